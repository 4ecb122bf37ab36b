//! Diagnostics as workflow commands of GitHub Actions, which shows them on the changed lines.

use crate::diag::code::Level;
use crate::term::place::Located;

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
        let message = match &diagnostic.help {
            Some(help) => format!("{}\n{help}", diagnostic.message),
            None => diagnostic.message.clone(),
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
            data(&message),
        ));
    }
    text
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
