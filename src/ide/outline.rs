//! What a file is made of, and documents by name. In: a text as it is being written, or the site as it is known. Out:
//! symbols.

use crate::desk::page::{Page, Paper};
use crate::desk::site::{Desk, Entry, Nearness};
use crate::diag::report::Report;
use crate::lang::fold::fold;
use crate::lang::tag::Lang;
use crate::model::body::{BlockKind, plain_text};
use crate::model::id::EntityId;
use crate::parse::front::read_front;
use crate::parse::markdown::parse_body;
use crate::parse::markdown::prose::{Dialect, Prose};
use crate::parse::toml;
use crate::parse::yaml::node::{Entry as YamlEntry, Node, Value};
use crate::parse::yaml::read::read;
use crate::span::FileId;
use std::ops::Range;

/// The most documents that one search finds.
const MOST: usize = 200;

/// What kind of thing a symbol is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SymbolKind {
    /// A key.
    Key,
    /// A key point.
    Point,
    /// A heading.
    Heading,
    /// A source of a file of several.
    Source,
}

/// A part of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// What it is called.
    pub name: String,
    /// What kind of thing it is.
    pub kind: SymbolKind,
    /// All of it.
    pub range: Range<usize>,
    /// What it is called by, in the text.
    pub own: Range<usize>,
    /// Its parts.
    pub parts: Vec<Symbol>,
}

/// Returns the parts of a file: keys with key points, and headings by their level.
#[must_use]
pub fn outline(page: Page<'_>, lang: Lang) -> Vec<Symbol> {
    let (text, file) = (page.text, FileId(0));
    let mut unheard = Report::new();
    match page.paper() {
        Paper::Document(_) => {
            let front = read_front(text, file, &mut unheard);
            let mut symbols = front.keys.map_or_else(Vec::new, |node| keys(text, &node, SymbolKind::Key));
            let prose = Prose { file, source: text, lang, dialect: Dialect::Briefs };
            let range = front.body;
            let end = range.end;
            let body = parse_body(prose, range, &mut Vec::new(), &mut unheard);
            let headings = body.blocks.iter().filter_map(|block| match &block.kind {
                BlockKind::Heading(heading) => {
                    let name = plain_text(&heading.words, &|_| "");
                    let own = block.span.range();
                    let name = if name.is_empty() { heading.id.to_string() } else { name };
                    let kind = SymbolKind::Heading;
                    Some((heading.level, Symbol { name, kind, range: own.clone(), own, parts: Vec::new() }))
                }
                _ => None,
            });
            symbols.extend(nested(headings.collect(), end));
            symbols
        }
        Paper::Library => match read(text, 0..text.len(), file, &mut unheard) {
            Some(node) => keys(text, &node, SymbolKind::Source),
            None => Vec::new(),
        },
        Paper::Book => keys(text, &toml::read(text, file).0, SymbolKind::Key),
        Paper::Other => Vec::new(),
    }
}

/// Returns the keys of a map, those of maps in it, and the items of a list of words.
fn keys(text: &str, node: &Node, kind: SymbolKind) -> Vec<Symbol> {
    let Value::Map(entries) = &node.value else { return Vec::new() };
    let symbol = |entry: &YamlEntry| {
        let own = entry.key.span.range();
        let value = entry.node.span.range();
        // A table of TOML stands elsewhere than its name.
        let range = if value.start >= own.end { own.start..value.end } else { own.clone() };
        let range = range.start..range.start + text[range.clone()].trim_end().len().max(own.len());
        let parts = match &entry.node.value {
            Value::Map(_) => inside(keys(text, &entry.node, SymbolKind::Key), &range),
            Value::List(items) if entry.key.value == "summary" => {
                inside(items.iter().filter_map(point).collect(), &range)
            }
            _ => Vec::new(),
        };
        let name = if entry.key.value.trim().is_empty() { "…".to_owned() } else { entry.key.value.clone() };
        Symbol { name, kind, range, own, parts }
    };
    entries.iter().map(symbol).collect()
}

/// Returns those symbols that stand in a range, as the protocol wants it of parts.
fn inside(parts: Vec<Symbol>, range: &Range<usize>) -> Vec<Symbol> {
    parts.into_iter().filter(|part| part.range.start >= range.start && part.range.end <= range.end).collect()
}

fn point(node: &Node) -> Option<Symbol> {
    let Value::Text(words) = &node.value else { return None };
    let own = node.span.range();
    let name = words.trim().to_owned();
    let kind = SymbolKind::Point;
    (!name.is_empty()).then(|| Symbol { name, kind, range: own.clone(), own, parts: Vec::new() })
}

/// Returns headings with those of lower levels in them; each reaches to the next one that is not.
fn nested(headings: Vec<(u8, Symbol)>, end: usize) -> Vec<Symbol> {
    let mut open: Vec<(u8, Symbol)> = Vec::new();
    let mut done: Vec<Symbol> = Vec::new();
    let close = |open: &mut Vec<(u8, Symbol)>, done: &mut Vec<Symbol>, at: usize| {
        let Some((_, mut symbol)) = open.pop() else { return };
        symbol.range.end = at.max(symbol.range.end);
        match open.last_mut() {
            Some((_, above)) => above.parts.push(symbol),
            None => done.push(symbol),
        }
    };
    for (level, symbol) in headings {
        while open.last().is_some_and(|(of, _)| *of >= level) {
            close(&mut open, &mut done, symbol.range.start);
        }
        open.push((level, symbol));
    }
    while !open.is_empty() {
        close(&mut open, &mut done, end);
    }
    done
}

/// Returns the documents that answer to a word, the nearest first.
#[must_use]
pub fn find_documents<'desk>(desk: &'desk Desk, word: &str) -> Vec<&'desk Entry> {
    let folded = fold(word.trim());
    let kind = |entity: EntityId| entity.place().0;
    let mut found: Vec<(Nearness, usize, &Entry)> = desk
        .entries
        .iter()
        .filter_map(|entry| Some((entry.find_nearness(&folded)?, kind(entry.entity), entry)))
        .collect();
    found.sort_by_key(|(nearness, kind, entry)| (*nearness, *kind, &entry.id));
    found.into_iter().map(|(_, _, entry)| entry).take(MOST).collect()
}
