//! Markdown becomes a [`Body`]: a tree with places. In: a file's text and where its prose stands. Out: the
//! tree, its references as words, and what is wrong. Nothing is looked up.

mod smart;
mod cite;
mod comment;
mod raw;
mod heading;
mod quotation;
mod open;
mod builder;

use crate::diag::report::Report;
use crate::lang::tag::Lang;
use crate::model::body::{Body, Inline, ReferenceDraft};
use crate::parse::markdown::builder::Builder;
use crate::span::{FileId, Word};
use std::ops::Range;

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

/// Returns the tree of `prose` in `range` of its file. Its references are added to `references`.
pub fn parse_body(
    prose: Prose<'_>,
    range: Range<usize>,
    references: &mut Vec<ReferenceDraft>,
    report: &mut Report,
) -> Body {
    let text = prose.source.get(range.clone()).unwrap_or_default();
    let mut builder = Builder::new(prose, Some(range.start), references, report);
    builder.read(text);
    builder.finish()
}

/// Returns the words of one line: a key point, as YAML decoded it. Where the file has it letter by letter,
/// its words have places.
pub fn parse_line(
    prose: Prose<'_>,
    line: &Word,
    references: &mut Vec<ReferenceDraft>,
    report: &mut Report,
) -> Vec<Inline> {
    let written = prose.source.get(line.span.range()).unwrap_or_default();
    let base = written.find(&line.value).map(|at| line.span.start as usize + at);
    let mut builder = Builder::new(prose, base, references, report);
    builder.fallback = Some(line.span);
    builder.read(&line.value);
    builder.finish_line()
}
