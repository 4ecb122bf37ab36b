//! `shared-origin`: a key point whose several sources all go back to one.

use crate::diag::code::Code;
use crate::diag::report::{Diagnostic, Report};
use crate::model::claim::Claim;
use crate::model::graph::Graph;

/// Reports every key point of an original that cites several sources of which none is independent of another.
pub(crate) fn shared_origin(graph: &Graph, report: &mut Report) {
    graph.for_each_claim(&mut |_, number, point, claim| {
        if claim.sources.len() > 1 && claim.support.independent == 1 && !claim.support.is_unnamed {
            let message = format!("the sources of key point {number} are not independent");
            let diagnostic = Diagnostic::new(Code::SharedOrigin, point.span, message);
            report.add(diagnostic.help(help(graph, claim)));
        }
    });
}

fn help(graph: &Graph, claim: &Claim) -> String {
    match claim.support.origin {
        Some(origin) => {
            format!(
                "all of them go back to `{}`: cite one that does not, or that one alone",
                graph.source(origin).slug
            )
        }
        None => "each shares an author or an origin with another: cite one that shares neither".to_owned(),
    }
}
