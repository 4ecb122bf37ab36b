//! Diagnostics as workflow commands of GitHub Actions, which shows them on the changed lines.

use crate::diag::code::Level;
use crate::term::place::{Located, harmless, told};

/// Returns the diagnostics, one command a line.
#[must_use]
pub fn github(located: &Located<'_>) -> String {
    let mut text = String::new();
    for (level, diagnostic) in located.iter() {
        let place = located.place(diagnostic.span);
        let command = match level {
            Level::Error => "error",
            Level::Warn | Level::Allow => "warning",
        };
        let message = told(&diagnostic.message, located.words);
        let message = match &diagnostic.help {
            Some(help) => format!("{message}\n{}", told(help, located.words)),
            None => message,
        };
        let end = if place.end.line == place.start.line {
            format!(",endColumn={}", place.end.column)
        } else {
            String::new()
        };
        text.push_str(&format!(
            "::{command} file={},line={},col={}{end},title={}::{}\n",
            property(place.path),
            place.start.line,
            place.start.column,
            property(diagnostic.code.name()),
            escaped(&message),
        ));
    }
    text
}

fn data(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(harmless).collect();
    escaped(&lines.join("\n"))
}

/// Returns harmless text as the data of a command.
fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_command_early() {
        assert_eq!(data("50% of\n::error::\r`x`"), "50%25 of%0A::error::\u{fffd}`x`");
        assert_eq!(property("a,b:c%\n"), "a%2Cb%3Ac%25%0A");
    }
}
