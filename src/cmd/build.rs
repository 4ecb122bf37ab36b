//! `mujaz build`: makes the site, and puts it in the place of the last one in one step.

use crate::cmd::environment::Environment;
use crate::cmd::site::{self, Outcome, PastArguments, SiteArguments};
use crate::diag::code::{Code, Level};
use crate::diag::failure::Because;
use crate::diag::phrase::{Phrase, Value, say, say_count};
use crate::diag::report::{Diagnostic, Levels, Report};
use crate::disk::stage::{Stage, Written};
use crate::input::Input;
use crate::session::{Cards, LinkNews, Prepared, SessionOptions, prepare};
use crate::span::{FileId, Span};
use crate::term::text::duration;
use anyhow::Result;
use clap::Args;
use std::time::Instant;

/// From how many bytes on a site nears the 1 GB that GitHub Pages takes.
const LARGE: u64 = 900_000_000;

/// Makes the site, and puts it in the place of the last one
///
/// The site is written beside the last one and takes its place in one step, so that readers never see half of
/// one. Files that did not change stay as they are, files that others put in the output folder are left alone.
/// Where the content has errors nothing is written.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    site: SiteArguments,
    /// Write the site even where the content has errors; its pages say so
    #[arg(long)]
    force: bool,
    /// Draw no pictures of briefs for social networks
    #[arg(long)]
    no_cards: bool,
    #[command(flatten)]
    past: PastArguments,
    /// Say nothing but errors
    #[arg(long, short)]
    quiet: bool,
}

impl Arguments {
    fn options(&self) -> SessionOptions {
        let cards = if self.no_cards { Cards::Without } else { Cards::With };
        SessionOptions { cards, links: LinkNews::Untold, ..self.site.options() }
    }
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, environment: Environment) -> Result<Outcome> {
    let started = Instant::now();
    let mut input = site::read_with_past(&arguments.site.root, &arguments.past, environment)?;
    let mut prepared = prepare(&input, arguments.options());
    let is_held = Build { arguments, input: &input, environment }.is_held_by(&prepared.diagnostics);
    prepared.forget_warnings();
    input.forget_texts(&prepared.published());
    let build = Build { arguments, input: &input, environment };
    let written = if is_held { None } else { build.write(&prepared)? };
    let Some(written) = written else {
        environment.news(&say!("nothing is written: correct the errors, or build with `--force`"));
        return Ok(Outcome::Errors);
    };
    if !arguments.quiet {
        environment.result(&say!(
            "{pages} in `{output}` ({files}, {time})",
            pages = site::pages(&prepared),
            output = build.output(&prepared),
            files = files(written),
            time = duration(started.elapsed()),
        ));
    }
    let outcome = if prepared.has_errors() { Outcome::Errors } else { Outcome::Fine };
    // The program ends: the system takes back all of a large site's memory at once.
    std::mem::forget(prepared);
    std::mem::forget(input);
    Ok(outcome)
}

/// Returns how many files there are, and how many of them were written anew.
fn files(written: Written) -> Phrase {
    let of = say_count!(
        written.files,
        "{changed} of {count} file written",
        "{changed} of {count} files written",
        changed = written.changed,
    );
    match written.removed {
        0 => of,
        removed => {
            let removed = say_count!(removed, "{count} removed", "{count} removed");
            say!("{both}", both = Value::Each(vec![of.into(), removed.into()]))
        }
    }
}

struct Build<'run> {
    arguments: &'run Arguments,
    input: &'run Input,
    environment: Environment,
}

impl Build<'_> {
    /// Returns the output folder as the user would name it.
    fn output(&self, prepared: &Prepared) -> String {
        let root = &self.arguments.site.root;
        let output = root.join(&prepared.graph.config.build_dir);
        output.strip_prefix(".").unwrap_or(&output).display().to_string()
    }

    /// Shows diagnostics, and returns whether they keep the site from being written.
    fn is_held_by(&self, diagnostics: &[(Level, Diagnostic)]) -> bool {
        let errors: Vec<_>;
        let mut shown = diagnostics;
        if self.arguments.quiet {
            errors = diagnostics.iter().filter(|(level, _)| *level == Level::Error).cloned().collect();
            shown = &errors;
        }
        site::has_errors(shown, self.input, self.environment) && !self.arguments.force
    }

    /// Writes the site; nothing where something found on the way keeps it from being written.
    fn write(&self, prepared: &Prepared) -> Result<Option<Written>> {
        let unharmed =
            || say!("the site is not written, `{path}` is as it was", path = self.output(prepared));
        let root = &self.arguments.site.root;
        let stage = Stage::open(root, &prepared.graph.config.build_dir).because(unharmed)?;
        let mut found = site::render((prepared, self.input), &stage, self.environment).because(unharmed)?;
        found.extend(self.size(&stage, prepared));
        if self.is_held_by(&found) {
            return Ok(None);
        }
        stage.finish().map(Some).because(unharmed)
    }

    /// Returns what is to be said of the size of the whole site.
    fn size(&self, stage: &Stage, prepared: &Prepared) -> Vec<(Level, Diagnostic)> {
        let mut report = Report::new();
        let book = self.input.find_path("book.toml").unwrap_or(FileId(0));
        if let Some(diagnostic) = large_site(stage.bytes(), book) {
            report.add(diagnostic);
        }
        let own = prepared.graph.config.levels.clone();
        let levels = Levels { own, strict: self.arguments.site.strict };
        report.close(&levels, |file| self.input.file(file).path.as_str())
    }
}

fn large_site(bytes: u64, book: FileId) -> Option<Diagnostic> {
    let size = bytes / 1_000_000;
    let message = say!("the site has {size} MB, and GitHub Pages takes 1000", size);
    let help = say!("publish large files elsewhere and link to them, or allow `large-site` under `[check]`");
    (bytes >= LARGE).then(|| Diagnostic::new(Code::LargeSite, Span::whole(book), message).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_large_from_900_megabytes_on() {
        assert_eq!(large_site(899_999_999, FileId(0)), None);
        let said = large_site(950_500_000, FileId(0)).map(|diagnostic| diagnostic.message.to_string());
        assert_eq!(said.as_deref(), Some("the site has 950 MB, and GitHub Pages takes 1000"));
    }
}
