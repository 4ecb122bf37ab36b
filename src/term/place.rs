//! Diagnostics with the lines they speak of. In: spans. Out: paths, lines and columns.

use crate::diag::catalog::Catalog;
use crate::diag::code::Level;
use crate::diag::phrase::Phrase;
use crate::diag::report::Diagnostic;
use crate::input::Input;
use crate::span::{FileId, LineIndex, Position, Span};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Where a span is, for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place<'input> {
    /// The file, from the site's folder.
    pub path: &'input str,
    /// The first character.
    pub start: Position,
    /// The character after the last.
    pub end: Position,
    /// The line that `start` is in.
    pub line: &'input str,
}

/// Closed diagnostics, and the input they speak of.
#[derive(Debug)]
pub struct Located<'input> {
    input: &'input Input,
    diagnostics: &'input [(Level, Diagnostic)],
    indexes: BTreeMap<FileId, LineIndex>,
    /// The language in which they are told.
    pub words: &'static Catalog,
}

impl<'input> Located<'input> {
    /// Returns the diagnostics with the lines of their files counted, to be told in the language of `words`.
    #[must_use]
    pub fn new(
        input: &'input Input,
        diagnostics: &'input [(Level, Diagnostic)],
        words: &'static Catalog,
    ) -> Self {
        let mut files: Vec<FileId> = Vec::new();
        for (_, diagnostic) in diagnostics {
            let others = diagnostic.labels.iter().map(|label| label.span.file);
            files.extend(std::iter::once(diagnostic.span.file).chain(others));
        }
        files.sort_unstable();
        files.dedup();
        let index = |file: &FileId| (*file, LineIndex::new(input.text(*file)));
        let indexes: Vec<(FileId, LineIndex)> = files.par_iter().map(index).collect();
        let indexes = indexes.into_iter().collect();
        Self { input, diagnostics, indexes, words }
    }

    /// Returns every diagnostic with its level.
    pub fn iter(&self) -> impl Iterator<Item = (Level, &'input Diagnostic)> {
        self.diagnostics.iter().map(|(level, diagnostic)| (*level, diagnostic))
    }

    /// Returns how many diagnostics have this level.
    #[must_use]
    pub fn count(&self, level: Level) -> usize {
        self.diagnostics.iter().filter(|(of, _)| *of == level).count()
    }

    /// Returns where a span is.
    #[must_use]
    pub fn place(&self, span: Span) -> Place<'input> {
        let text = self.input.text(span.file);
        let index = &self.indexes[&span.file];
        let start = index.position(text, span.start as usize);
        let end = index.position(text, span.end as usize);
        let path = self.input.file(span.file).path.as_str();
        Place { path, start, end, line: index.line(text, start.line) }
    }
}

/// Returns a phrase in the language of `words`, with nothing in it that would act on a terminal.
#[must_use]
pub fn told(phrase: &Phrase, words: &Catalog) -> String {
    phrase.told_as(words, &harmless)
}

/// Returns `text` with what would act on a terminal made visible: control characters and those that change
/// the direction of what follows.
#[must_use]
pub fn harmless(text: &str) -> String {
    let show = |character: char| match character {
        '\t' => ' ',
        '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{61c}'
        | '\u{2028}'
        | '\u{2029}' => '\u{fffd}',
        _ if character.is_control() => '\u{fffd}',
        _ => character,
    };
    text.chars().map(show).collect()
}
