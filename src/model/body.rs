//! Markdown as a tree with places. What a link leads to stands beside it, in the order of [`Reference`]s.

use crate::span::{Span, Word};

/// What stands in a translation where words are still to be translated. Nobody writes it by chance.
pub const GAP: &str = "⟦…⟧";

/// The number of a link, image or citation in its file: summary first, then body, in the order of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reference(pub u32);

/// How a reference was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceKind {
    /// `[[id]]` or `[[id|words]]`
    Wiki,
    /// `[words](target)`
    Link,
    /// `<https://…>` or `<a@b.c>`
    Autolink,
    /// `![words](target)` or `![[target]]`
    Image,
    /// `[@id]`: one of the works of a citation.
    Citation,
}

/// A word that is meant to lead somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferenceDraft {
    /// How it was written.
    pub kind: ReferenceKind,
    /// The target as written: an id with perhaps `#heading`, a path, an address.
    pub word: Word,
}

/// The prose of one file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Body {
    /// Its blocks, in order. A block's number, by which it has its anchor, counts the top-level ones from 0.
    pub blocks: Vec<Block>,
    /// Its footnotes, in the order of definition.
    pub footnotes: Vec<Footnote>,
}

/// A block and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands in the file.
    pub span: Span,
}

/// The definition of a footnote.
#[derive(Clone, Debug, PartialEq)]
pub struct Footnote {
    /// Its label, as written.
    pub label: Box<str>,
    /// Its words.
    pub blocks: Vec<Block>,
}

/// A kind of block.
#[derive(Clone, Debug, PartialEq)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading.
    Heading(Box<Heading>),
    /// A list.
    List(Box<List>),
    /// A blockquote that is not attributed.
    Quote(Vec<Block>),
    /// A blockquote whose last paragraph names who said it.
    Quotation(Box<QuotationDraft>),
    /// `> [!NOTE]` and its like.
    Alert(Alert, Vec<Block>),
    /// A code block: its info string and its text.
    Code(Box<str>, Box<str>),
    /// Raw HTML, as written (sanitised when rendered).
    Html(Box<str>),
    /// A thematic break.
    Rule,
    /// A table.
    Table(Box<Table>),
    /// A definition list.
    Definitions(Vec<Definition>),
}

/// A heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its id: as written in `{#id}`, or made from its words; unique in the file.
    pub id: Box<str>,
    /// Whether the id was written by the author.
    pub written_id: bool,
    /// Classes written in `{.class}`.
    pub classes: Vec<Box<str>>,
    /// Its words.
    pub words: Vec<Inline>,
}

/// A list.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// The first number of an ordered list.
    pub start: Option<u64>,
    /// Whether its items are paragraphs apart.
    pub loose: bool,
    /// Its items. The text of a tight list's item is a paragraph, rendered without `<p>`.
    pub items: Vec<Item>,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Whether it is a task, and done.
    pub task: Option<bool>,
    /// Its blocks.
    pub blocks: Vec<Block>,
}

/// A blockquote that names who said it.
#[derive(Clone, Debug, PartialEq)]
pub struct QuotationDraft {
    /// What was said.
    pub blocks: Vec<Block>,
    /// The line after the dash: who, where.
    pub attribution: Vec<Inline>,
}

/// Returns whether a sign is a dash, behind which a quotation names who said it.
#[must_use]
pub fn is_dash(sign: char) -> bool {
    matches!(sign, '—' | '–' | '―' | '‒')
}

/// A kind of alert.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alert {
    /// `[!NOTE]`
    Note,
    /// `[!TIP]`
    Tip,
    /// `[!IMPORTANT]`
    Important,
    /// `[!WARNING]`
    Warning,
    /// `[!CAUTION]`
    Caution,
}

/// The alignment of a table's column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// As the language has it.
    None,
    /// To the left.
    Left,
    /// Centred.
    Center,
    /// To the right.
    Right,
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// One for each column.
    pub alignments: Vec<Alignment>,
    /// The cells of the head.
    pub head: Vec<Vec<Inline>>,
    /// The cells of each row.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// A term and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition {
    /// The term.
    pub term: Vec<Inline>,
    /// Its meanings.
    pub meanings: Vec<Vec<Block>>,
}

/// A piece of running text.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Words. Where `at` is given, the text is the file's bytes from there on, unchanged; an escape,
    /// an entity or a smart quote makes a text of its own without a place.
    Text {
        /// The words.
        text: Box<str>,
        /// The first byte in the file.
        at: Option<u32>,
    },
    /// Code.
    Code(Box<str>),
    /// A raw HTML tag, as written (sanitised when rendered).
    Html(Box<str>),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// Struck out.
    Strikethrough(Vec<Inline>),
    /// A line end in the source.
    SoftBreak,
    /// A line end on the page.
    HardBreak,
    /// A link; no words where a wiki link gives none.
    Link(Box<Link>),
    /// An image.
    Image(Box<Link>),
    /// A citation of one or more works.
    Citation(Box<[Cite]>),
    /// The mark of a footnote: its label.
    Footnote(Box<str>),
}

/// A link or an image.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// What it leads to.
    pub reference: Reference,
    /// How it was written.
    pub kind: ReferenceKind,
    /// The target as written, for where nothing is resolved.
    pub destination: Box<str>,
    /// The title, or nothing.
    pub title: Box<str>,
    /// Its words; an image's description.
    pub words: Vec<Inline>,
}

/// One work of a citation.
#[derive(Clone, Debug, PartialEq)]
pub struct Cite {
    /// The work.
    pub reference: Reference,
    /// Where in it: `p. 4`.
    pub locator: Option<Box<str>>,
}

/// Returns words as plain text; `name_of` gives the name of what a link without words leads to.
#[must_use]
pub fn plain_text<'name>(words: &[Inline], name_of: &dyn Fn(&Link) -> &'name str) -> String {
    let mut text = String::new();
    add_plain(words, name_of, &mut text);
    text.trim().to_owned()
}

/// Calls `see` with every block, those within others too, outer before inner, in the order of reading.
pub fn for_each_block<'a>(blocks: &'a [Block], see: &mut dyn FnMut(&'a Block)) {
    for block in blocks {
        see(block);
        match &block.kind {
            BlockKind::Quotation(quotation) => for_each_block(&quotation.blocks, see),
            BlockKind::List(list) => {
                list.items.iter().for_each(|item| for_each_block(&item.blocks, see));
            }
            BlockKind::Quote(blocks) | BlockKind::Alert(_, blocks) => for_each_block(blocks, see),
            BlockKind::Definitions(definitions) => {
                let meanings = definitions.iter().flat_map(|definition| &definition.meanings);
                meanings.for_each(|blocks| for_each_block(blocks, see));
            }
            BlockKind::Paragraph(_)
            | BlockKind::Heading(_)
            | BlockKind::Table(_)
            | BlockKind::Code(..)
            | BlockKind::Html(_)
            | BlockKind::Rule => {}
        }
    }
}

/// Calls `see` with every attributed quotation of blocks, with the block that it is: those in lists, other quotations and
/// the like too, in the order of reading.
pub fn for_each_quotation<'a>(blocks: &'a [Block], see: &mut dyn FnMut(&'a Block, &'a QuotationDraft)) {
    for_each_block(blocks, &mut |block| {
        if let BlockKind::Quotation(quotation) = &block.kind {
            see(block, quotation);
        }
    });
}

/// A piece of what blocks say.
#[derive(Clone, Copy, Debug)]
pub enum Piece<'a> {
    /// A run of inline words that stands in no attributed quotation.
    Line(&'a [Inline]),
    /// An attributed quotation, whole.
    Quotation(&'a QuotationDraft),
}

/// Calls `see` with every piece of blocks, in the order of reading. Code and raw HTML have none.
pub fn for_each_piece<'a>(blocks: &'a [Block], see: &mut dyn FnMut(Piece<'a>)) {
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(words) => see(Piece::Line(words)),
            BlockKind::Heading(heading) => see(Piece::Line(&heading.words)),
            BlockKind::List(list) => {
                list.items.iter().for_each(|item| for_each_piece(&item.blocks, see));
            }
            BlockKind::Quote(blocks) | BlockKind::Alert(_, blocks) => for_each_piece(blocks, see),
            BlockKind::Quotation(quotation) => see(Piece::Quotation(quotation)),
            BlockKind::Table(table) => {
                let cells = table.head.iter().chain(table.rows.iter().flatten());
                cells.for_each(|words| see(Piece::Line(words)));
            }
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    see(Piece::Line(&definition.term));
                    definition.meanings.iter().for_each(|blocks| for_each_piece(blocks, see));
                }
            }
            BlockKind::Code(..) | BlockKind::Html(_) | BlockKind::Rule => {}
        }
    }
}

/// Calls `see` with every run of inline words of blocks, those of quotations and of who said them too, in the order of
/// reading.
pub fn for_each_line<'a>(blocks: &'a [Block], see: &mut dyn FnMut(&'a [Inline])) {
    for_each_piece(blocks, &mut |piece| match piece {
        Piece::Line(words) => see(words),
        Piece::Quotation(quotation) => {
            for_each_line(&quotation.blocks, see);
            see(&quotation.attribution);
        }
    });
}

impl QuotationDraft {
    /// Calls `see` with every run of inline words of its own, those of quotations within it left out, and with the line
    /// that says who said it.
    pub fn for_each_own_line<'a>(&'a self, see: &mut dyn FnMut(&'a [Inline])) {
        for_each_piece(&self.blocks, &mut |piece| match piece {
            Piece::Line(words) => see(words),
            Piece::Quotation(_) => {}
        });
        see(&self.attribution);
    }
}

impl Body {
    /// Returns the footnotes that are mentioned, by their places among those defined, in the order in which they are
    /// numbered: that of their first marks, those that notes mention behind the others. Nothing for one that is not
    /// defined.
    fn numbered_footnotes(&self) -> Vec<Option<usize>> {
        let mut labels: Vec<&str> = Vec::new();
        add_marks(&self.blocks, &mut labels);
        let mut numbered = Vec::new();
        while let Some(label) = labels.get(numbered.len()) {
            let place = self.footnotes.iter().position(|note| *note.label == **label);
            numbered.push(place);
            add_marks(place.map_or(&[], |place| &self.footnotes[place].blocks), &mut labels);
        }
        numbered
    }

    /// Returns the number of the footnote that is defined at a place, from 1; nothing where no mark leads to it.
    #[must_use]
    pub fn footnote_number(&self, at: u32) -> Option<usize> {
        let place = self.numbered_footnotes().iter().position(|place| *place == Some(at as usize))?;
        Some(place + 1)
    }
}

/// Adds the labels of the footnotes that blocks mention, each once.
fn add_marks<'a>(blocks: &'a [Block], labels: &mut Vec<&'a str>) {
    for_each_line(blocks, &mut |words| add_marks_of(words, labels));
}

fn add_marks_of<'a>(words: &'a [Inline], labels: &mut Vec<&'a str>) {
    for inline in words {
        match inline {
            Inline::Footnote(label) if !labels.contains(&&**label) => labels.push(label),
            Inline::Emphasis(words) | Inline::Strong(words) | Inline::Strikethrough(words) => {
                add_marks_of(words, labels);
            }
            Inline::Link(link) => add_marks_of(&link.words, labels),
            Inline::Footnote(_)
            | Inline::Text { .. }
            | Inline::Code(_)
            | Inline::Html(_)
            | Inline::SoftBreak
            | Inline::HardBreak
            | Inline::Image(_)
            | Inline::Citation(_) => {}
        }
    }
}

fn add_plain<'name>(words: &[Inline], name_of: &dyn Fn(&Link) -> &'name str, plain: &mut String) {
    for inline in words {
        match inline {
            Inline::Text { text, .. } | Inline::Code(text) => plain.push_str(text),
            Inline::SoftBreak | Inline::HardBreak => plain.push(' '),
            Inline::Emphasis(words) | Inline::Strong(words) | Inline::Strikethrough(words) => {
                add_plain(words, name_of, plain);
            }
            Inline::Link(link) if link.words.is_empty() => plain.push_str(name_of(link)),
            Inline::Link(link) | Inline::Image(link) => add_plain(&link.words, name_of, plain),
            // What stood before a mark that is left out would stand before a full stop.
            Inline::Citation(_) => plain.truncate(plain.trim_end_matches(' ').len()),
            Inline::Html(_) | Inline::Footnote(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_words_have_no_space_before_a_full_stop() {
        let text = |text: &str| Inline::Text { text: text.into(), at: Some(0) };
        let words = [text("It ended "), Inline::Citation(Vec::new().into()), text(".")];
        assert_eq!(plain_text(&words, &|_| ""), "It ended.");
    }
}
