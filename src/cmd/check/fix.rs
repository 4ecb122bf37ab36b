//! `mujaz check --fix`: puts right what has one right answer, and shows the change first.

use crate::cmd::environment::Environment;
use crate::diag::phrase::{say, say_count};
use crate::diag::report::Diagnostic;
use crate::disk::read::read_unchanged_text_of;
use crate::disk::replace::{Existing, replace};
use crate::input::Input;
use crate::mend::{Mended, mend, unified};
use crate::session::{SessionOptions, prepare};
use crate::term::place::harmless;
use crate::term::print;
use anyhow::Result;
use std::path::Path;

/// Whether somebody is asked before anything is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asking {
    /// Somebody is; where nobody is there, nothing is written.
    Asked,
    /// It was agreed to before.
    Agreed,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Done {
    /// Texts were written: the site is to be read again.
    Written,
    /// Nothing was.
    Nothing,
}

/// Shows what can be put right for certain, and writes it where that is agreed to.
pub(super) fn fix(
    root: &Path,
    (input, options): (&Input, SessionOptions),
    asking: Asking,
    (show, environment): (&dyn Fn(&str), Environment),
) -> Result<Done> {
    let diagnose = |input: &Input| -> Vec<Diagnostic> {
        prepare(input, options).diagnostics.into_iter().map(|(_, diagnostic)| diagnostic).collect()
    };
    let (mended, count) = mend(input, &diagnose);
    if mended.is_empty() {
        environment.news(&say!("nothing that has one right answer"));
        return Ok(Done::Nothing);
    }
    let diffs: String = mended.iter().map(unified).collect();
    show(&shown(&diffs));
    let faults = say_count!(count, "{count} fault", "{count} faults");
    let files = say_count!(mended.len(), "in {count} file", "in {count} files");
    let both = say!("{faults} {files}", faults, files);
    let question = say!("put right {both}?", both = both.clone());
    if asking == Asking::Asked && !print::is_agreed(&question, environment.words) {
        environment.news(&say!("nothing is written: {both}; `--yes` writes without asking", both));
        return Ok(Done::Nothing);
    }
    write(root, &mended)?;
    environment.news(&say!("put right: {both}", both));
    Ok(Done::Written)
}

/// Returns a change as it can be shown at a terminal.
fn shown(diffs: &str) -> String {
    diffs.lines().map(|line| harmless(line.trim_end_matches('\r')) + "\n").collect()
}

/// Writes each text in one step. Nothing is written where any of them was changed since it was read.
fn write(root: &Path, mended: &[Mended]) -> Result<()> {
    let mut ready: Vec<(&str, String)> = Vec::with_capacity(mended.len());
    for Mended { path, before, after } in mended {
        ready.push((path, read_unchanged_text_of(root, path, before)?.with(after)));
    }
    ready.iter().try_for_each(|(path, text)| replace(root, path, (text.as_bytes(), Existing::Replaced)))
}
