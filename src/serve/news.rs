//! What browsers are told while a site changes. In: diagnostics. Out: JSON, with words in the language of the page.

use crate::diag::catalog::Catalog;
use crate::diag::code::Level;
use crate::diag::report::Diagnostic;
use crate::input::Input;
use crate::term::json::json;
use crate::term::place::Located;

/// Returns what is told of a site with these diagnostics: its errors in each language of messages, and nothing
/// else. `version` grows with every
/// change that a page may show.
pub(crate) fn news(version: u64, input: &Input, diagnostics: &[(Level, Diagnostic)]) -> String {
    let errors: Vec<_> = diagnostics.iter().filter(|(level, _)| *level == Level::Error).cloned().collect();
    let told = |tag: &&str| {
        let words = Catalog::of(tag).unwrap_or(Catalog::english());
        let errors = json(&Located::new(input, &errors, words));
        // An event has no line ends in it.
        format!("\"{tag}\":{}", errors.lines().map(str::trim_start).collect::<String>())
    };
    let errors = Catalog::TAGS.iter().map(told).collect::<Vec<_>>().join(",");
    format!("{{\"version\":{version},\"errors\":{{{errors}}}}}")
}
