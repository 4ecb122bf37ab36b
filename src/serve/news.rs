//! What browsers are told while a site changes. In: diagnostics. Out: JSON, with words in the language of the page.

use crate::diag::code::Level;
use crate::diag::report::Diagnostic;
use crate::input::Input;
use crate::term::json::json;
use crate::term::place::Located;

/// Returns what is told of a site with these diagnostics: its errors, and nothing else. `version` grows with every
/// change that a page may show.
pub(crate) fn news(version: u64, input: &Input, diagnostics: &[(Level, Diagnostic)]) -> String {
    let errors: Vec<_> = diagnostics.iter().filter(|(level, _)| *level == Level::Error).cloned().collect();
    let errors = json(&Located::new(input, &errors));
    // An event has no line ends in it.
    let errors = errors.lines().map(str::trim_start).collect::<String>();
    format!("{{\"version\":{version},\"errors\":{errors}}}")
}
