//! A file of BibTeX → its entries as they are written: each field once, with what others hand down to it. A broken
//! entry is said at its line; those after it are still read.

use crate::diag::code::Code;
use crate::diag::phrase::{Phrase, say};
use crate::diag::report::Diagnostic;
use crate::lang::near::find_nearest;
use crate::parse::bibtex_braces::part_starts;
use crate::parse::reader::Reader;
use crate::span::{Span, Word};
use biblatex::{Pair, ParseError, ParseErrorKind, RawBibliography, RawChunk, RawEntry, Spanned};
use std::collections::HashMap;

/// An entry, as it stands in a file.
pub(super) struct Found<'text> {
    /// How many bytes its places are from the file's.
    pub(super) base: usize,
    pub(super) entry: Spanned<RawEntry<'text>>,
    /// Fields that it has from another, each with how many bytes its places are from the file's.
    pub(super) inherited: Vec<(usize, Pair<'text>)>,
}

/// What the parts of a file hold.
#[derive(Default)]
pub(super) struct Raw<'text> {
    pub(super) entries: Vec<Found<'text>>,
    /// `@string`s whose value is plain text: others could call for themselves.
    pub(super) abbreviations: Vec<Pair<'text>>,
}

/// The fields that say something of a source. Others (`abstract`, `file`, `keywords`) are not read at all, nor are notes
/// that people make for themselves (`annote`, `annotation`).
const FIELDS: [&str; 30] = [
    "title",
    "subtitle",
    "author",
    "journal",
    "journaltitle",
    "publisher",
    "organization",
    "institution",
    "school",
    "booktitle",
    "volume",
    "number",
    "issue",
    "pages",
    "edition",
    "url",
    "howpublished",
    "doi",
    "date",
    "year",
    "month",
    "day",
    "urldate",
    "language",
    "langid",
    "note",
    "type",
    "entrysubtype",
    "shortauthor",
    "crossref",
];

/// A field as it stands in the file, without its braces.
pub(super) struct WrittenField {
    pub(super) key: String,
    pub(super) text: String,
    pub(super) span: Span,
}

/// What an entry has from the one that its `crossref` names, where it lacks it: fields, and what they are in it.
const HANDED_DOWN: [(&str, &str); 13] = [
    ("title", "booktitle"),
    ("booktitle", "booktitle"),
    ("volume", "volume"),
    ("edition", "edition"),
    ("publisher", "publisher"),
    ("organization", "organization"),
    ("institution", "institution"),
    ("school", "school"),
    ("journal", "journal"),
    ("journaltitle", "journaltitle"),
    ("language", "language"),
    ("langid", "langid"),
    ("howpublished", "howpublished"),
];
/// Those that make a date: they come together, or not at all.
const DATE: [&str; 4] = ["date", "year", "month", "day"];
/// Those that name who published something: an entry that has one lacks none.
const PUBLISHERS: [&str; 6] =
    ["journaltitle", "journal", "publisher", "organization", "institution", "school"];

/// Returns the entries of a file: of the whole, or where that fails of each part that begins with `@`.
pub(super) fn read_raw<'text>(source: &'text str, reader: &mut Reader<'_>) -> Raw<'text> {
    let mut raw = Raw::default();
    if add(&mut raw, source, 0).is_err() {
        raw = Raw::default();
        let starts = part_starts(source);
        for (at, start) in starts.iter().enumerate() {
            let end = starts.get(at + 1).copied().unwrap_or(source.len());
            if let Err(error) = add(&mut raw, &source[*start..end], *start) {
                say(reader, &error, *start);
            }
        }
    }
    raw.entries.iter_mut().for_each(|found| keep_first(found, reader));
    hand_down(&mut raw.entries, reader);
    raw
}

fn add<'text>(raw: &mut Raw<'text>, source: &'text str, base: usize) -> Result<(), ParseError> {
    let RawBibliography { entries, abbreviations, .. } = RawBibliography::parse(source)?;
    raw.entries.extend(entries.into_iter().map(|entry| Found { base, entry, inherited: Vec::new() }));
    let is_plain = |pair: &Pair<'_>| {
        pair.value.v.iter().all(|chunk| matches!(chunk.v, RawChunk::Normal(text) if text.len() < 1024))
    };
    raw.abbreviations.extend(abbreviations.into_iter().filter(is_plain));
    Ok(())
}

/// Keeps the fields that say something of a source, each once; one that is written again is told of.
fn keep_first(found: &mut Found<'_>, reader: &mut Reader<'_>) {
    let (base, file) = (found.base, reader.file);
    let mut kept: Vec<(String, Span)> = Vec::new();
    let mut again = Vec::new();
    found.entry.v.fields.retain(|pair| {
        let key = pair.key.v.to_ascii_lowercase();
        if !FIELDS.contains(&key.as_str()) {
            return false;
        }
        let span = Span::new(file, base + pair.key.span.start, base + pair.key.span.end);
        if let Some((_, first)) = kept.iter().find(|(of, _)| *of == key) {
            again.push((pair.key.v, span, *first));
            return false;
        }
        kept.push((key, span));
        true
    });
    for (key, span, first) in again {
        let message = say!("the key `{key}` is written twice", key);
        let diagnostic = Diagnostic::new(Code::DuplicateKey, span, message);
        reader.report.add(diagnostic.label(first, say!("first here")).help(say!("keep one of the two")));
    }
}

/// Gives each entry with a `crossref` what it lacks.
fn hand_down(entries: &mut [Found<'_>], reader: &mut Reader<'_>) {
    let parents: HashMap<String, usize> =
        entries.iter().enumerate().rev().map(|(at, of)| (of.entry.v.key.v.to_lowercase(), at)).collect();
    for at in 0..entries.len() {
        let found = &entries[at];
        let Some(pair) = found.entry.v.fields.iter().find(|pair| pair.key.v.eq_ignore_ascii_case("crossref"))
        else {
            continue;
        };
        let written = written(pair, found.base, reader);
        match parents.get(&written.text.trim().to_lowercase()) {
            Some(parent) if *parent != at => entries[at].inherited = inherited(found, &entries[*parent]),
            Some(_) => {}
            None => {
                let message = say!("no entry of this file is called `{key}`", key = written.text.trim());
                let near = entries.iter().map(|of| of.entry.v.key.v);
                let word = Word::new(written.text.trim().to_owned(), written.span);
                let near = find_nearest(&word.value, near);
                let diagnostic = Diagnostic::new(Code::BadBibtex, written.span, message);
                let otherwise =
                    say!("write the key of the entry that this one is part of, or remove `crossref`");
                reader.say_near(diagnostic, &word, near, otherwise);
            }
        }
    }
}

fn inherited<'text>(child: &Found<'text>, parent: &Found<'text>) -> Vec<(usize, Pair<'text>)> {
    let lacks = |names: &[&str]| {
        let mut fields = child.entry.v.fields.iter();
        !fields.any(|pair| names.iter().any(|name| pair.key.v.eq_ignore_ascii_case(name)))
    };
    let is_undated = lacks(&DATE);
    let mut inherited: Vec<(usize, Pair<'text>)> = Vec::new();
    for pair in &parent.entry.v.fields {
        let key = pair.key.v.to_ascii_lowercase();
        let date = DATE.iter().find(|name| **name == key && is_undated).copied();
        let other = HANDED_DOWN.iter().find(|(from, _)| *from == key).map(|(_, to)| *to);
        let Some(to) = date.or(other) else { continue };
        let group: &[&str] = if PUBLISHERS.contains(&to) { &PUBLISHERS } else { &[to] };
        let is_lacking = date.is_some() || lacks(group);
        if is_lacking && !inherited.iter().any(|(_, of)| of.key.v == to) {
            let key = Spanned::new(to, pair.key.span.clone());
            inherited.push((parent.base, Pair { key, value: pair.value.clone() }));
        }
    }
    inherited
}

/// Returns a field as it is written.
pub(super) fn written(pair: &Pair<'_>, base: usize, reader: &Reader<'_>) -> WrittenField {
    let start = base + pair.value.v.first().map_or(pair.value.span.start, |chunk| chunk.span.start);
    let end = base + pair.value.v.last().map_or(pair.value.span.end, |chunk| chunk.span.end);
    let span = Span::new(reader.file, start, end);
    let text = reader.source.get(span.range()).unwrap_or_default();
    // The places of some chunks hold their braces or quotes, those of others do not.
    let text = text.split("<!--").next().unwrap_or_default();
    let bare = text.trim_matches(['{', '}', '"']);
    let start = start + (text.len() - text.trim_start_matches(['{', '}', '"']).len());
    let span = Span::new(reader.file, start, start + bare.len());
    WrittenField { key: pair.key.v.to_ascii_lowercase(), text: bare.to_owned(), span }
}

/// Says what is wrong with an entry whose places begin at `base`.
pub(super) fn say(reader: &mut Reader<'_>, error: &ParseError, base: usize) {
    let source = reader.source;
    let at = source.floor_char_boundary(base + error.span.start);
    let rest = &source[at..];
    // An entry that never ends is shown where it begins.
    let unfinished = matches!(error.kind, ParseErrorKind::UnexpectedEof);
    let at =
        if unfinished || rest.trim().is_empty() { base + source[base..].find('@').unwrap_or(0) } else { at };
    let line = source[at..].lines().next().map_or(0, str::len);
    let end = if unfinished { line } else { source[at..].chars().next().map_or(0, char::len_utf8).min(line) };
    let (message, help) = match &error.kind {
        ParseErrorKind::UnexpectedEof => (
            say!("an entry that does not end"),
            say!("close each `{`, `\"` and `$`, and end the entry with `}`"),
        ),
        ParseErrorKind::UnknownAbbreviation(word) => {
            (say!("no `@string` is called `{word}`", word), say!("write the value in braces: `{…}`"))
        }
        ParseErrorKind::MalformedCommand => {
            (say!("a `\\` that begins no command"), say!("write `\\textbackslash`, or remove it"))
        }
        other => (
            say!("not BibTeX: {fault}", fault = Phrase::foreign(other.to_string())),
            say!("write entries as `@article{id, title = {…}, url = {…}}`"),
        ),
    };
    let span = Span::new(reader.file, at, at + end);
    reader.report.add(Diagnostic::new(Code::BadBibtex, span, message).help(help));
}
