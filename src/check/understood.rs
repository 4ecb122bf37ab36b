//! Whether what was written is known well enough to say that something is never spoken of.

use crate::diag::code::{Code, Level};
use crate::diag::report::Report;
use crate::input::Input;

/// Returns whether every name was understood: one that was not may be that of anything.
pub(crate) fn all_names_understood(report: &Report) -> bool {
    let may_hide =
        |code: Code| code.level() == Level::Error || matches!(code, Code::UnclosedLink | Code::EmptyLink);
    !report.diagnostics().iter().any(|diagnostic| may_hide(diagnostic.code))
}

/// Returns whether every citation was understood: where one was not, it may be of a source that nothing else cites.
pub(crate) fn all_citations_understood(report: &Report) -> bool {
    let is_lost = report.diagnostics().iter().any(|diagnostic| diagnostic.code == Code::BadCitation);
    all_names_understood(report) && !is_lost
}

/// Returns whether what actors are called was understood: their files, and the languages of the site.
pub(crate) fn all_actors_understood(report: &Report, input: &Input) -> bool {
    let is_of_actors = |path: &str| path == "book.toml" || path.contains("/actors/");
    let errors = report.diagnostics().iter().filter(|of| of.code.level() == Level::Error);
    !errors.into_iter().any(|of| is_of_actors(&input.file(of.span.file).path))
}
