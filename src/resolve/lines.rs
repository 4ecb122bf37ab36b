//! A text as runs of inline words. In: the tree. Out: its lines, in the order of reading.

use crate::model::body::{Block, BlockKind, Inline};
use crate::parse::draft::TextDraft;

/// One run of inline text.
pub(crate) struct Line<'draft> {
    /// The number of the top-level block; nothing in the summary and in footnotes.
    pub(crate) block: Option<u32>,
    /// The words.
    pub(crate) words: &'draft [Inline],
    /// Whether names in it may become links.
    pub(crate) may_mention: bool,
    /// The words that it says the author of, where it does.
    pub(crate) quoted: Option<&'draft [Inline]>,
}

/// Returns every run of inline text: the key points, then the body, then the footnotes.
pub(crate) fn lines(text: &TextDraft) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    for point in &text.summary {
        lines.push(Line { block: None, words: &point.words, may_mention: true, quoted: None });
    }
    lines.extend(body_lines(text));
    lines
}

/// Returns every run of inline text of the body, then of the footnotes.
pub(crate) fn body_lines(text: &TextDraft) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    for (number, block) in (0u32..).zip(&text.body.blocks) {
        add_lines(block, Some(number), &mut lines);
    }
    for footnote in &text.body.footnotes {
        footnote.blocks.iter().for_each(|block| add_lines(block, None, &mut lines));
    }
    lines
}

fn add_lines<'draft>(of: &'draft Block, block: Option<u32>, lines: &mut Vec<Line<'draft>>) {
    match &of.kind {
        BlockKind::Paragraph(words) => lines.push(Line { block, words, may_mention: true, quoted: None }),
        BlockKind::Heading(heading) => {
            lines.push(Line { block, words: &heading.words, may_mention: false, quoted: None });
        }
        BlockKind::List(list) => {
            let blocks = list.items.iter().flat_map(|item| &item.blocks);
            blocks.for_each(|inner| add_lines(inner, block, lines));
        }
        BlockKind::Quote(blocks) | BlockKind::Alert(_, blocks) => {
            blocks.iter().for_each(|inner| add_lines(inner, block, lines));
        }
        BlockKind::Quotation(quotation) => {
            quotation.blocks.iter().for_each(|inner| add_lines(inner, block, lines));
            lines.push(Line {
                block,
                words: &quotation.attribution,
                may_mention: true,
                quoted: first_line(&quotation.blocks),
            });
        }
        BlockKind::Table(table) => {
            let cells = table.head.iter().chain(table.rows.iter().flatten());
            lines.extend(cells.map(|words| Line { block, words, may_mention: true, quoted: None }));
        }
        BlockKind::Definitions(definitions) => {
            for definition in definitions {
                lines.push(Line { block, words: &definition.term, may_mention: true, quoted: None });
                let meanings = definition.meanings.iter().flatten();
                meanings.for_each(|inner| add_lines(inner, block, lines));
            }
        }
        BlockKind::Code(..) | BlockKind::Html(_) | BlockKind::Rule => {}
    }
}

/// Returns the words of the first paragraph of a quotation.
fn first_line(blocks: &[Block]) -> Option<&[Inline]> {
    blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Paragraph(words) => Some(&**words),
        _ => None,
    })
}

/// Calls `see` for every piece of `words`, outer before inner.
pub(crate) fn visit<'draft>(words: &'draft [Inline], see: &mut impl FnMut(&'draft Inline)) {
    for inline in words {
        see(inline);
        match inline {
            Inline::Emphasis(words) | Inline::Strong(words) | Inline::Strikethrough(words) => {
                visit(words, see);
            }
            Inline::Link(link) | Inline::Image(link) => visit(&link.words, see),
            Inline::Text { .. }
            | Inline::Code(_)
            | Inline::Html(_)
            | Inline::SoftBreak
            | Inline::HardBreak
            | Inline::Citation(_)
            | Inline::Footnote(_) => {}
        }
    }
}
