//! The only code that prints.

use crate::term::place::harmless;
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
pub fn failure(error: &anyhow::Error) {
    news(&format!("mujaz: {}\n", harmless(&format!("{error:#}"))));
}

/// Asks a question on standard error, and returns whether the answer is yes; without a terminal nobody is asked, and
/// nobody agrees.
#[must_use]
pub fn is_agreed(question: &str) -> bool {
    if !std::io::stdin().is_terminal() || !std::io::stderr().is_terminal() {
        return false;
    }
    news(&format!("{question} [y/N] "));
    let mut answer = String::new();
    let _ = std::io::stdin().read_line(&mut answer);
    matches!(answer.trim().to_lowercase().as_str(), "y" | "yes")
}

/// Asks a question on standard error, and returns the answer; nothing where nobody is there to answer.
#[must_use]
pub fn ask(question: &str) -> Option<String> {
    if !std::io::stdin().is_terminal() || !std::io::stderr().is_terminal() {
        return None;
    }
    news(&format!("{question} "));
    let mut answer = String::new();
    let read = std::io::stdin().read_line(&mut answer).unwrap_or_default();
    (read > 0).then(|| answer.trim().to_owned())
}

/// Returns a bar that counts to `total` on standard error, or nothing to be seen where that is no terminal.
#[must_use]
pub fn progress(total: u64) -> ProgressBar {
    if !std::io::stderr().is_terminal() || total < 500 {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(total);
    let style = ProgressStyle::with_template("{msg} {bar:40} {pos}/{len}");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar())).with_message("writing")
}
