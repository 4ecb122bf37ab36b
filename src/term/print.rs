//! The only code that prints.

use crate::diag::catalog::Catalog;
use crate::diag::failure;
use crate::diag::phrase::{Phrase, say};
use crate::term::place::{harmless, told};
use crate::term::text::Colour;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{IsTerminal, Write};

/// What the environment says of colours (`NO_COLOR`, `CLICOLOR_FORCE`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wish {
    /// Colours where there is a terminal.
    #[default]
    Automatic,
    /// Never.
    Never,
    /// Always.
    Always,
}

/// Where something is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// Standard output: what was asked for.
    Out,
    /// Standard error: news.
    Err,
}

/// Returns whether a stream takes colours.
#[must_use]
pub fn colour(wish: Wish, stream: Stream) -> Colour {
    let is_coloured = match (wish, stream) {
        (Wish::Never, _) => false,
        (Wish::Always, _) => true,
        (Wish::Automatic, Stream::Out) => std::io::stdout().is_terminal(),
        (Wish::Automatic, Stream::Err) => std::io::stderr().is_terminal(),
    };
    if is_coloured { Colour::Ansi } else { Colour::None }
}

/// Prints a result to standard output. A reader that has gone away is no fault.
pub fn result(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Prints news to standard error.
pub fn news(text: &str) {
    let mut out = std::io::stderr().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Prints why the program could not do its work.
pub fn failure(error: &anyhow::Error, words: &Catalog) {
    news(&format!("mujaz: {}\n", failure::told(error, words, &harmless)));
}

/// Asks a question on standard error, and returns whether the answer is yes; without a terminal nobody is asked, and
/// nobody agrees.
#[must_use]
pub fn is_agreed(question: &Phrase, words: &Catalog) -> bool {
    let question = say!("{question} [y/N]", question = question.clone());
    let answer = ask(&question, words).unwrap_or_default();
    matches!(answer.to_lowercase().as_str(), "y" | "yes" | "ن" | "نعم")
}

/// Asks a question on standard error, and returns the answer; nothing where nobody is there to answer.
#[must_use]
pub fn ask(question: &Phrase, words: &Catalog) -> Option<String> {
    if !std::io::stdin().is_terminal() || !std::io::stderr().is_terminal() {
        return None;
    }
    news(&format!("{} ", told(question, words)));
    let mut answer = String::new();
    let read = std::io::stdin().read_line(&mut answer).unwrap_or_default();
    (read > 0).then(|| answer.trim().to_owned())
}

/// Returns a bar that counts to `total` on standard error, or nothing to be seen where that is no terminal.
#[must_use]
pub fn progress(total: u64, doing: &Phrase, words: &Catalog) -> ProgressBar {
    if !std::io::stderr().is_terminal() || total < 500 {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(total);
    let style = ProgressStyle::with_template("{msg} {bar:40} {pos}/{len}");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar())).with_message(told(doing, words))
}
