//! What is to be read: prose in a file, and the Markdown it is written in.

use crate::lang::tag::Lang;
use crate::span::FileId;

/// Which Markdown is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// CommonMark with everything that briefs are written with.
    Briefs,
    /// CommonMark 0.31.2 and nothing else, for its own examples.
    CommonMark,
}

/// The prose of a file.
#[derive(Clone, Copy, Debug)]
pub struct Prose<'text> {
    /// The file.
    pub file: FileId,
    /// Its whole text.
    pub source: &'text str,
    /// The language of the prose.
    pub lang: Lang,
    /// Which Markdown it is.
    pub dialect: Dialect,
}
