//! `single-unnamed-source`: a key point that rests on one person who is not named.

use crate::diag::code::Code;
use crate::diag::phrase::say;
use crate::diag::report::{Diagnostic, Report};
use crate::model::graph::Graph;

/// Reports every key point of an original whose sources all come down to one who is not named.
pub(crate) fn unnamed(graph: &Graph, report: &mut Report) {
    graph.for_each_claim(&mut |_, number, point, claim| {
        if let [unnamed] = claim.support.unnamed.as_slice() {
            let message = say!("key point {number} rests on one source who is not named", number);
            let id = &graph.source(*unnamed).slug;
            let help = say!(
                "cite a second source that does not repeat `{id}`, or make the point in the text instead",
                id
            );
            report.add(Diagnostic::new(Code::SingleUnnamedSource, point.span, message).help(help));
        }
    });
}
