//! Something that is offered.

use std::ops::Range;

/// What kind of thing is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// A key.
    Key,
    /// The id of a document.
    Document,
    /// A word of a closed list.
    Word,
    /// A date.
    Date,
    /// A path of a file.
    Path,
    /// A heading or a footnote.
    Anchor,
}

/// Something that is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is called in the list.
    pub label: String,
    /// What kind of thing it is.
    pub kind: ItemKind,
    /// What stands beside it in the list.
    pub detail: Option<String>,
    /// What is told of it, in Markdown.
    pub about: Option<String>,
    /// What typed words are compared with.
    pub filter: String,
    /// What is written.
    pub insert: String,
    /// What makes way for it.
    pub replace: Range<usize>,
}

impl Item {
    /// Returns an item that is called what is written.
    #[must_use]
    pub fn new(label: &str, kind: ItemKind, replace: Range<usize>) -> Self {
        Self {
            label: label.to_owned(),
            kind,
            detail: None,
            about: None,
            filter: label.to_owned(),
            insert: label.to_owned(),
            replace,
        }
    }

    /// Returns it with something else to be written.
    #[must_use]
    pub fn inserting(mut self, insert: String) -> Self {
        self.insert = insert;
        self
    }

    /// Returns it with something beside it.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }
}
