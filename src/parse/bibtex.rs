//! BibTeX, as Zotero writes it → sources. A broken entry is said at its line; those after it are still read.

use crate::diag::code::Code;
use crate::diag::phrase::{Phrase, say};
use crate::diag::report::{Diagnostic, Report};
use crate::input::Input;
use crate::lang::tag::Lang;
use crate::parse::bibtex_entry::{FIELDS, LITERAL, WrittenField, source_facts};
use crate::parse::draft::{DocumentDraft, SourceFacts};
use crate::parse::files::Library;
use crate::parse::latex::rewrite;
use crate::parse::library::entry;
use crate::parse::named::Name;
use crate::parse::reader::{Reader, Syntax};
use crate::span::{Span, Word};
use biblatex::{Bibliography, ParseError, ParseErrorKind, RawBibliography, RawChunk, RawEntry, Spanned};

/// How deep braces may stand in one another: the parser calls itself for each.
const DEPTH: usize = 32;

/// An entry and how many bytes its places are from the file's.
type Found<'text> = (usize, Spanned<RawEntry<'text>>);

/// What the parts of a file hold.
#[derive(Default)]
struct Raw<'text> {
    entries: Vec<Found<'text>>,
    /// `@string`s whose value is plain text: others could call for themselves.
    abbreviations: Vec<biblatex::Pair<'text>>,
}

/// Returns the sources of a BibTeX file.
#[must_use]
pub fn read_bibtex(
    input: &Input,
    languages: &[Lang],
    library: Library,
    report: &mut Report,
) -> Vec<DocumentDraft<SourceFacts>> {
    let Library { file, lang, .. } = library;
    let source = input.text(file);
    let own = Report::new();
    let mut reader = Reader { source, file, lang, languages, syntax: Syntax::Bibtex, report: own };
    let raw = read_raw(source, &mut reader);
    let mut sources = Vec::new();
    for (base, found) in raw.entries {
        let key = &found.v.key;
        let span = Span::new(file, base + key.span.start, base + key.span.end);
        let id = Word::new(key.v.to_owned(), span);
        let good = reader.check_id(&id, Name::Source);
        if let Some(facts) = read_entry(base, found, &raw.abbreviations, &mut reader)
            && good
        {
            sources.push(entry(input, library, id, facts));
        }
    }
    report.merge(reader.report);
    sources
}

/// Returns the entries of a file: of the whole, or where that fails of each part that begins with `@`.
fn read_raw<'text>(source: &'text str, reader: &mut Reader<'_>) -> Raw<'text> {
    let mut raw = Raw::default();
    if add(&mut raw, source, 0).is_ok() {
        return raw;
    }
    let mut raw = Raw::default();
    let starts = part_starts(source);
    for (at, start) in starts.iter().enumerate() {
        let end = starts.get(at + 1).copied().unwrap_or(source.len());
        if let Err(error) = add(&mut raw, &source[*start..end], *start) {
            say(reader, &error, *start);
        }
    }
    raw
}

fn part_starts(source: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        if line.trim_start().starts_with('@') {
            starts.push(at + line.len() - line.trim_start().len());
        }
        at += line.len();
    }
    starts
}

fn add<'text>(raw: &mut Raw<'text>, source: &'text str, base: usize) -> Result<(), ParseError> {
    let RawBibliography { entries, abbreviations, .. } = RawBibliography::parse(source)?;
    raw.entries.extend(entries.into_iter().map(|entry| (base, entry)));
    let is_plain = |pair: &biblatex::Pair<'_>| {
        pair.value.v.iter().all(|chunk| matches!(chunk.v, RawChunk::Normal(text) if text.len() < 1024))
    };
    raw.abbreviations.extend(abbreviations.into_iter().filter(is_plain));
    Ok(())
}

fn read_entry(
    base: usize,
    found: Spanned<RawEntry<'_>>,
    abbreviations: &[biblatex::Pair<'_>],
    reader: &mut Reader<'_>,
) -> Option<SourceFacts> {
    let key_span = found.v.key.span.clone();
    let span = Span::new(reader.file, base + key_span.start, base + key_span.end);
    let mut found = found;
    found.v.fields.retain(|pair| FIELDS.contains(&pair.key.v.to_ascii_lowercase().as_str()));
    let written: Vec<WrittenField> = found.v.fields.iter().map(|pair| written(pair, base, reader)).collect();
    if let Some(deep) = written.iter().find(|of| depth(&of.text) > DEPTH) {
        let message = say!("braces nested more than {depth} deep", depth = DEPTH);
        let help = say!("write it with fewer braces");
        reader.say(Code::BadBibtex, reader.first_line(deep.span), message, help);
        return None;
    }
    match without_commands(&found, abbreviations) {
        Ok(bibliography) => {
            bibliography.iter().next().map(|entry| source_facts(entry, &written, span, reader))
        }
        Err(error) => {
            // A value that does not end is told of where its entry begins.
            let unfinished = matches!(error.kind, ParseErrorKind::UnexpectedEof);
            say(reader, &error, if unfinished { base + found.span.start } else { base });
            None
        }
    }
}

/// Returns the entry without commands of LaTeX; where that is no BibTeX, as the parser sees it.
fn without_commands(
    found: &Spanned<RawEntry<'_>>,
    abbreviations: &[biblatex::Pair<'_>],
) -> Result<Bibliography, ParseError> {
    let bibliography = |entry: Spanned<RawEntry<'_>>, abbreviations: Vec<biblatex::Pair<'_>>| {
        let raw = RawBibliography { preamble: String::new(), entries: vec![entry], abbreviations };
        Bibliography::from_raw(raw)
    };
    let pairs = found.v.fields.iter().chain(abbreviations);
    let texts: Vec<Vec<Option<String>>> = pairs.map(rewritten).collect();
    let mut entry = found.clone();
    let mut plain = abbreviations.to_vec();
    for (pair, texts) in entry.v.fields.iter_mut().chain(&mut plain).zip(&texts) {
        for (chunk, text) in pair.value.v.iter_mut().zip(texts) {
            if let Some(text) = text {
                chunk.v = RawChunk::Normal(text);
            }
        }
    }
    let read = bibliography(entry.clone(), plain.clone());
    read.or_else(|_| bibliography(found.clone(), abbreviations.to_vec()))
}

/// Returns the texts of a field without commands of LaTeX, where it may have some. The parser makes dashes of hyphens
/// even in addresses: they are kept apart.
fn rewritten(pair: &biblatex::Pair<'_>) -> Vec<Option<String>> {
    let key = pair.key.v.to_ascii_lowercase();
    let is_text = !LITERAL.contains(&key.as_str());
    let is_address = ["url", "doi"].contains(&key.as_str());
    let text = |chunk: &Spanned<RawChunk<'_>>| match chunk.v {
        RawChunk::Normal(text) if is_text => Some(rewrite(text)),
        RawChunk::Normal(text) if is_address && text.contains("--") => {
            Some(text.replace("--", "-{}-").replace("--", "-{}-"))
        }
        RawChunk::Normal(_) | RawChunk::Abbreviation(_) => None,
    };
    pair.value.v.iter().map(text).collect()
}

fn written(pair: &biblatex::Pair<'_>, base: usize, reader: &Reader<'_>) -> WrittenField {
    let start = base + pair.value.v.first().map_or(pair.value.span.start, |chunk| chunk.span.start);
    let end = base + pair.value.v.last().map_or(pair.value.span.end, |chunk| chunk.span.end);
    let span = Span::new(reader.file, start, end);
    let text = reader.source.get(span.range()).unwrap_or_default();
    // The places of some chunks hold their braces or quotes, those of others do not.
    let bare = text.trim_matches(['{', '}', '"']);
    let start = start + (text.len() - text.trim_start_matches(['{', '}', '"']).len());
    let span = Span::new(reader.file, start, start + bare.len());
    WrittenField { key: pair.key.v.to_ascii_lowercase(), text: bare.to_owned(), span }
}

/// Returns how deep braces stand in one another, escaped ones included.
fn depth(text: &str) -> usize {
    let mut now = 0usize;
    let mut most = 0;
    for byte in text.bytes() {
        match byte {
            b'{' => now += 1,
            b'}' => now = now.saturating_sub(1),
            _ => {}
        }
        most = most.max(now);
    }
    most
}

fn say(reader: &mut Reader<'_>, error: &ParseError, base: usize) {
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
