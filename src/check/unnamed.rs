//! `single-unnamed-source`: a key point that rests on one person who is not named.

use crate::diag::code::Code;
use crate::diag::report::{Diagnostic, Report};
use crate::model::graph::Graph;

/// Reports every key point of an original whose sources all come down to one who is not named.
pub(crate) fn unnamed(graph: &Graph, report: &mut Report) {
    for (brief, claims) in graph.briefs.iter().zip(&graph.claims) {
        let Some(text) = brief.texts.get(&brief.original) else { continue };
        for (at, (point, claim)) in text.summary.iter().zip(claims).enumerate() {
            let Some(first) = claim.sources.first() else { continue };
            if claim.support.is_unnamed && claim.support.independent <= 1 {
                let message = format!("key point {} rests on one source who is not named", at + 1);
                let slug = &graph.source(*first).slug;
                let help = format!(
                    "cite a second source that does not repeat `{slug}`, or make the point in the text instead"
                );
                report.add(Diagnostic::new(Code::SingleUnnamedSource, point.span, message).help(help));
            }
        }
    }
}
