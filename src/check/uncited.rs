//! `uncited-key-point`: a key point that cites no source.

use crate::diag::code::Code;
use crate::diag::phrase::say;
use crate::diag::report::{Diagnostic, Report};
use crate::model::body::Inline;
use crate::model::graph::Graph;
use crate::span::Span;

/// Reports every key point of an original that cites no source. Translations follow their original.
pub(crate) fn uncited(graph: &Graph, report: &mut Report) {
    let bad = report.diagnostics().iter().filter(|of| of.code == Code::BadCitation);
    let bad: Vec<Span> = bad.map(|of| of.span).collect();
    graph.for_each_claim(&mut |brief, number, point, _| {
        // A citation that leads nowhere, or is written wrongly, is told of by itself.
        let is_bad = |of: &Span| {
            of.file == point.span.file && of.start <= point.span.end && point.span.start <= of.end
        };
        if point.words.iter().any(|inline| matches!(inline, Inline::Citation(_))) || bad.iter().any(is_bad) {
            return;
        }
        let message = say!("key point {number} cites no source", number);
        let help = match brief.sources.first() {
            Some(source) => {
                say!("end it with a citation, such as `[@{id}]`", id = &graph.source(*source).slug)
            }
            None => say!("add a source to `sources`, and end the sentence with `[@its-id]`"),
        };
        report.add(Diagnostic::new(Code::UncitedKeyPoint, point.span, message).help(help));
    });
}
