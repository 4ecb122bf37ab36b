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
    /// What tells of it where it has no words.
    pub(crate) around: Around<'draft>,
}

/// What stands around a line.
#[derive(Clone, Copy, Default)]
pub(crate) struct Around<'draft> {
    /// The cells of the row of a table that it is one of.
    pub(crate) row: &'draft [Vec<Inline>],
    /// The heading that it stands under; nothing in the summary and in footnotes.
    pub(crate) heading: &'draft [Inline],
}

/// Returns every run of inline text: the key points, then the body, then the footnotes.
pub(crate) fn lines(text: &TextDraft) -> Vec<Line<'_>> {
    let mut lines = Lines::default();
    for point in &text.summary {
        lines.add(&point.words);
    }
    lines.add_body(text);
    lines.found
}

/// Returns every run of inline text of the body, then of the footnotes.
pub(crate) fn body_lines(text: &TextDraft) -> Vec<Line<'_>> {
    let mut lines = Lines::default();
    lines.add_body(text);
    lines.found
}

/// Lines, and where the next one stands.
#[derive(Default)]
struct Lines<'draft> {
    found: Vec<Line<'draft>>,
    block: Option<u32>,
    around: Around<'draft>,
}

impl<'draft> Lines<'draft> {
    fn add(&mut self, words: &'draft [Inline]) {
        let (block, around) = (self.block, self.around);
        self.found.push(Line { block, words, may_mention: true, quoted: None, around });
    }

    fn add_body(&mut self, text: &'draft TextDraft) {
        for (number, block) in (0u32..).zip(&text.body.blocks) {
            self.block = Some(number);
            self.add_block(block);
            if let BlockKind::Heading(heading) = &block.kind {
                self.around.heading = &heading.words;
            }
        }
        (self.block, self.around) = (None, Around::default());
        self.add_blocks(text.body.footnotes.iter().flat_map(|footnote| &footnote.blocks));
    }

    fn add_blocks(&mut self, blocks: impl IntoIterator<Item = &'draft Block>) {
        blocks.into_iter().for_each(|block| self.add_block(block));
    }

    fn add_row(&mut self, cells: &'draft [Vec<Inline>]) {
        self.around.row = cells;
        cells.iter().for_each(|words| self.add(words));
        self.around.row = &[];
    }

    fn add_block(&mut self, of: &'draft Block) {
        let (block, around) = (self.block, self.around);
        match &of.kind {
            BlockKind::Paragraph(words) => self.add(words),
            BlockKind::Heading(heading) => {
                let words = &heading.words;
                self.found.push(Line { block, words, may_mention: false, quoted: None, around });
            }
            BlockKind::List(list) => self.add_blocks(list.items.iter().flat_map(|item| &item.blocks)),
            BlockKind::Quote(blocks) | BlockKind::Alert(_, blocks) => self.add_blocks(blocks),
            BlockKind::Quotation(quotation) => {
                self.add_blocks(&quotation.blocks);
                let (words, quoted) = (&quotation.attribution, first_line(&quotation.blocks));
                self.found.push(Line { block, words, may_mention: true, quoted, around });
            }
            BlockKind::Table(table) => {
                self.add_row(&table.head);
                table.rows.iter().for_each(|row| self.add_row(row));
            }
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    self.add(&definition.term);
                    self.add_blocks(definition.meanings.iter().flatten());
                }
            }
            BlockKind::Code(..) | BlockKind::Html(_) | BlockKind::Rule => {}
        }
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
