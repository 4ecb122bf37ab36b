//! `uncited-quotation`: words in quotation that do not say where they are known from.

use crate::diag::code::Code;
use crate::diag::phrase::{Phrase, say};
use crate::diag::report::{Diagnostic, Report};
use crate::model::body::{Block, Inline, QuotationDraft, for_each_quotation};
use crate::model::brief::Text;
use crate::model::graph::Graph;
use crate::model::id::EntityId;

/// Reports every quotation that names who said it and cites no source, in each language. What the page of a source
/// quotes is its own.
pub(crate) fn quotation(graph: &Graph, report: &mut Report) {
    let entities = graph.entities().into_iter().filter(|id| !matches!(id, EntityId::Source(_)));
    for text in entities.filter_map(|id| graph.texts(id)).flat_map(|texts| texts.values()) {
        let notes = text.body.footnotes.iter().flat_map(|note| &note.blocks);
        let mut see = |block: &Block, quotation: &QuotationDraft| {
            if !has_citation(quotation) {
                let message = say!("a quotation cites no source");
                let diagnostic = Diagnostic::new(Code::UncitedQuotation, block.span, message);
                report.add(diagnostic.help(help(graph, text)));
            }
        };
        for block in text.body.blocks.iter().chain(notes) {
            for_each_quotation(std::slice::from_ref(block), &mut see);
        }
    }
}

fn help(graph: &Graph, text: &Text) -> Phrase {
    let source = text.cited.first().map_or("its-source", |id| &*graph.source(*id).slug);
    say!("end it with who said it and a citation: `> — [[who]] [@{source}]`", source)
}

/// Returns whether a quotation cites a source for what it says itself.
fn has_citation(quotation: &QuotationDraft) -> bool {
    let mut found = false;
    quotation.for_each_own_line(&mut |words| found |= cites(words));
    found
}

fn cites(words: &[Inline]) -> bool {
    words.iter().any(|inline| match inline {
        Inline::Citation(_) => true,
        Inline::Emphasis(words) | Inline::Strong(words) | Inline::Strikethrough(words) => cites(words),
        Inline::Link(link) => cites(&link.words),
        Inline::Text { .. }
        | Inline::Code(_)
        | Inline::Html(_)
        | Inline::SoftBreak
        | Inline::HardBreak
        | Inline::Image(_)
        | Inline::Footnote(_) => false,
    })
}
