//! `shared-origin`: a key point whose several sources all go back to one.

use crate::diag::code::Code;
use crate::diag::phrase::{Phrase, say};
use crate::diag::report::{Diagnostic, Report};
use crate::model::claim::Claim;
use crate::model::graph::Graph;

/// Reports every key point of an original that cites several sources of which none is independent of another.
pub(crate) fn shared_origin(graph: &Graph, report: &mut Report) {
    graph.for_each_claim(&mut |_, number, point, claim| {
        if claim.sources.len() > 1 && claim.support.independent == 1 && !claim.support.is_unnamed {
            let message = say!("the sources of key point {number} are not independent", number);
            let diagnostic = Diagnostic::new(Code::SharedOrigin, point.span, message);
            report.add(diagnostic.help(help(graph, claim)));
        }
    });
}

fn help(graph: &Graph, claim: &Claim) -> Phrase {
    match claim.support.origin {
        Some(origin) => {
            let id = &graph.source(origin).slug;
            say!("all of them go back to `{id}`: cite one that does not, or that one alone", id)
        }
        None => say!("each shares an author or an origin with another: cite one that shares neither"),
    }
}
