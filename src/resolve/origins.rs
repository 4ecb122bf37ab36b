//! What sources repeat. In: the sources that each is said to repeat. Out: what cannot be so, in the report.

use crate::diag::code::Code;
use crate::diag::phrase::say;
use crate::diag::report::{Diagnostic, Report};
use crate::model::id::SourceId;
use crate::model::source::SourceType;
use crate::parse::draft::Drafts;
use crate::span::Word;

/// Reports what was published well after a source that is said to repeat it.
pub(crate) fn check_origins(drafts: &Drafts, derived: &[Vec<(SourceId, Word)>], report: &mut Report) {
    for (draft, origins) in drafts.sources.iter().zip(derived) {
        let Some(own) = draft.facts.date.as_ref().filter(|_| is_report(draft.facts.kind)) else { continue };
        for (id, word) in origins {
            let Some(date) = &drafts.sources[id.index()].facts.date else { continue };
            if !date.value.date.is_well_after(&own.value.date) {
                continue;
            }
            let message = say!("`{id}` was published later than what repeats it", id = &word.value);
            let diagnostic = Diagnostic::new(Code::ImplausibleDate, word.span, message);
            let help = say!("put one of the two dates right, or remove `{id}` here", id = &word.value);
            let diagnostic = diagnostic.help(help).label(own.span, say!("this was published then"));
            report.add(diagnostic.label(date.span, say!("the other was published then")));
        }
    }
}

/// Returns whether a work of this kind reports: what people said, and what others found, may be known only from a
/// report of a later day, which it then is said to come from.
fn is_report(kind: Option<SourceType>) -> bool {
    matches!(kind, Some(SourceType::Article | SourceType::Report))
}
