//! What is open while a tree is built: one for each element around the next event.

use crate::model::body::{
    Alert, Alignment, Block, BlockKind, Cite, Definition, Inline, Item, List, ReferenceKind, Table,
};

/// What kind of element is open.
#[derive(Debug)]
pub(crate) enum OpenKind {
    Root,
    Paragraph,
    Heading(u8, Option<String>, Vec<Box<str>>),
    Quote(Option<Alert>),
    List(Option<u64>),
    Item(Option<bool>),
    Code(Box<str>, String),
    Html(String),
    Footnote(Box<str>),
    Definitions,
    Term,
    Meaning,
    Table(Vec<Alignment>),
    Head,
    Row,
    Cell,
    Emphasis,
    Strong,
    Strikethrough,
    /// A link: how it was written, its destination and its title.
    Link(ReferenceKind, Box<str>, Box<str>),
    Image(ReferenceKind, Box<str>, Box<str>),
    /// A citation; its text is passed over, unless `[words][@id]` gives words of its own.
    Citation(Box<[Cite]>, CitationText),
}

/// What the brackets of a citation hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CitationText {
    /// The ids themselves.
    Ids,
    /// Words before the ids.
    Words,
}

/// An open element and what it holds so far.
#[derive(Debug)]
pub(crate) struct Open {
    pub(crate) kind: OpenKind,
    /// The number of its link or image.
    pub(crate) reference: u32,
    pub(crate) start: usize,
    pub(crate) blocks: Vec<Block>,
    pub(crate) words: Vec<Inline>,
    /// Where pending words of a tight item begin and end.
    pub(crate) words_from: Option<usize>,
    pub(crate) words_to: usize,
    pub(crate) items: Vec<Item>,
    pub(crate) loose: bool,
    pub(crate) definitions: Vec<Definition>,
    pub(crate) head: Vec<Vec<Inline>>,
    pub(crate) rows: Vec<Vec<Vec<Inline>>>,
}

impl Open {
    pub(crate) fn new(kind: OpenKind, start: usize) -> Self {
        Self {
            kind,
            reference: 0,
            start,
            blocks: Vec::new(),
            words: Vec::new(),
            words_from: None,
            words_to: start,
            items: Vec::new(),
            loose: false,
            definitions: Vec::new(),
            head: Vec::new(),
            rows: Vec::new(),
        }
    }

    /// Returns whether it holds blocks, so that words right inside it are a paragraph of their own.
    pub(crate) fn holds_blocks(&self) -> bool {
        matches!(
            self.kind,
            OpenKind::Root
                | OpenKind::Quote(_)
                | OpenKind::Item(_)
                | OpenKind::Footnote(_)
                | OpenKind::Meaning
        )
    }

    /// Returns it without room for more: the tree is kept for as long as the site is made, and the room with it.
    pub(crate) fn without_room(mut self) -> Self {
        self.words.shrink_to_fit();
        self.blocks.shrink_to_fit();
        self
    }

    /// Returns the list it was.
    pub(crate) fn into_list(self, start: Option<u64>) -> BlockKind {
        BlockKind::List(Box::new(List { start, loose: self.loose, items: self.items }))
    }

    /// Returns the table it was.
    pub(crate) fn into_table(self, alignments: Vec<Alignment>) -> BlockKind {
        BlockKind::Table(Box::new(Table { alignments, head: self.head, rows: self.rows }))
    }
}

/// Returns where the last block of a definition list ends: the parser has the list end where the next block does.
pub(crate) fn end_of_definitions(kind: &BlockKind) -> Option<u32> {
    let BlockKind::Definitions(definitions) = kind else { return None };
    let last = definitions.last()?.meanings.last()?.last()?;
    Some(last.span.end)
}
