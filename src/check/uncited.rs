//! `uncited-key-point`: a key point that cites no source.

use crate::diag::code::Code;
use crate::diag::report::{Diagnostic, Report};
use crate::model::graph::Graph;

/// Reports every key point of an original that cites no source. Translations follow their original.
pub(crate) fn uncited(graph: &Graph, report: &mut Report) {
    graph.for_each_claim(&mut |brief, number, point, _| {
        if !point.sources.is_empty() {
            return;
        }
        let message = format!("key point {number} cites no source");
        let help = match brief.sources.first() {
            Some(source) => {
                format!("end it with a citation, such as `[@{}]`", graph.source(*source).slug)
            }
            None => "add a source to `sources`, and end the sentence with `[@its-id]`".to_owned(),
        };
        report.add(Diagnostic::new(Code::UncitedKeyPoint, point.span, message).help(help));
    });
}
