//! Markdown becomes a [`Body`]: a tree with places. In: a file's text and where its prose stands. Out: the
//! tree, its references as words, and what is wrong. Nothing is looked up.

pub mod prose;
mod smart;
mod cite;
mod raw;
mod extension;
mod heading;
mod note;
mod stray;
mod quotation;
mod open;
mod builder;

use crate::diag::report::Report;
use crate::model::body::{Body, Inline, ReferenceDraft};
use crate::parse::markdown::builder::Builder;
use crate::parse::markdown::prose::Prose;
use crate::span::Word;
use std::ops::Range;

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

/// What stands before a line while it is read: with it, nothing in the line can begin a list, a quotation, a heading.
/// Letters behind it are marked up and quoted as at a beginning.
const BEFORE: char = '(';

/// Returns the words of one line: a key point, as YAML decoded it. Where the file has it letter by letter,
/// its words have places. It has no blocks: `2025. That year` is words, and no list from 2025 on.
pub fn parse_line(
    prose: Prose<'_>,
    line: &Word,
    references: &mut Vec<ReferenceDraft>,
    report: &mut Report,
) -> Vec<Inline> {
    let written = prose.source.get(line.span.range()).unwrap_or_default();
    let base = written.find(&line.value).map(|at| line.span.start as usize + at);
    let base = base.and_then(|base| base.checked_sub(BEFORE.len_utf8()));
    let mut builder = Builder::new(prose, base, references, report);
    builder.fallback = Some(line.span);
    builder.read(&format!("{BEFORE}{}", line.value.replace(['\n', '\r'], " ")));
    let mut words = builder.finish_line();
    if let Some(Inline::Text { text, at }) = words.first_mut() {
        *text = text.strip_prefix(BEFORE).unwrap_or(text).into();
        *at = at.map(|at| at + 1);
    }
    words.retain(|word| !matches!(word, Inline::Text { text, .. } if text.is_empty()));
    words
}
