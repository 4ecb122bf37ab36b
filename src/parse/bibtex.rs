//! BibTeX, as Zotero writes it → sources. A broken entry is said at its line; those after it are still read.

use crate::diag::code::Code;
use crate::diag::phrase::say;
use crate::diag::report::Report;
use crate::input::Input;
use crate::lang::tag::Lang;
use crate::parse::bibtex_braces::with_braces;
use crate::parse::bibtex_entry::{LITERAL, source_facts};
use crate::parse::bibtex_text::{Found, WrittenField, read_raw, say, written};
use crate::parse::comment::{Comments, blanked};
use crate::parse::draft::{DocumentDraft, SourceFacts};
use crate::parse::files::Library;
use crate::parse::latex::{NO_BREAK, keep_lines, rewrite};
use crate::parse::library::entry;
use crate::parse::named::Name;
use crate::parse::reader::{Reader, Syntax};
use crate::span::{Span, Word};
use biblatex::{Bibliography, ParseError, ParseErrorKind, RawBibliography, RawChunk, RawEntry, Spanned};

/// How deep braces may stand in one another: the parser calls itself for each.
const DEPTH: usize = 32;

/// Returns the sources of a BibTeX file.
#[must_use]
pub fn read_bibtex(
    input: &Input,
    languages: &[Lang],
    library: Library,
    report: &mut Report,
) -> Vec<DocumentDraft<SourceFacts>> {
    let Library { file, lang, .. } = library;
    let source = &*blanked(input.text(file));
    let own = Report::new();
    let mut reader = Reader { source, file, lang, languages, syntax: Syntax::Bibtex, own: None, report: own };
    let braced = with_braces(source);
    let raw = read_raw(&braced, &mut reader);
    let bare: Vec<Vec<Option<String>>> = raw.abbreviations.iter().map(without_open_comments).collect();
    let abbreviations = replaced(&raw.abbreviations, &bare);
    let texts: Vec<Vec<Option<String>>> = abbreviations.iter().map(rewritten).collect();
    let abbreviations = replaced(&abbreviations, &texts);
    let mut sources = Vec::new();
    for found in raw.entries {
        let (base, key) = (found.base, &found.entry.v.key);
        let span = Span::new(file, base + key.span.start, base + key.span.end);
        let id = Word::new(key.v.to_owned(), span);
        let good = reader.check_id(&id, Name::Source);
        if let Some(facts) = read_entry(found, &abbreviations, &mut reader)
            && good
        {
            sources.push(entry(input, library, id, facts));
        }
    }
    report.merge(reader.report);
    sources
}

fn read_entry(
    found: Found<'_>,
    abbreviations: &[biblatex::Pair<'_>],
    reader: &mut Reader<'_>,
) -> Option<SourceFacts> {
    let Found { base, mut entry, inherited } = found;
    let key_span = entry.v.key.span.clone();
    let span = Span::new(reader.file, base + key_span.start, base + key_span.end);
    let own = entry.v.fields.iter().map(|pair| (base, pair));
    let all = own.chain(inherited.iter().map(|(base, pair)| (*base, pair)));
    let mut written: Vec<WrittenField> = all.map(|(base, pair)| written(pair, base, reader)).collect();
    entry.v.fields.extend(inherited.into_iter().map(|(_, pair)| pair));
    entry.v.fields.retain(|pair| !pair.key.v.eq_ignore_ascii_case("crossref"));
    let texts: Vec<Vec<Option<String>>> = entry.v.fields.iter().map(without_open_comments).collect();
    entry.v.fields = replaced(&entry.v.fields, &texts);
    if let Some(deep) = written.iter().find(|of| depth(&of.text) > DEPTH) {
        let message = say!("braces nested more than {depth} deep", depth = DEPTH);
        let help = say!("write it with fewer braces");
        reader.say(Code::BadBibtex, reader.first_line(deep.span), message, help);
        return None;
    }
    join(&mut written, &entry.v.fields, abbreviations);
    match without_commands(&entry, abbreviations) {
        Ok(bibliography) => {
            bibliography.iter().next().map(|entry| source_facts(entry, &written, span, reader))
        }
        Err(error) => {
            // A value that does not end is told of where its entry begins.
            let unfinished = matches!(error.kind, ParseErrorKind::UnexpectedEof);
            say(reader, &error, if unfinished { base + entry.span.start } else { base });
            None
        }
    }
}

/// Gives fields that hold no words what their parts make together: `{20} # {04}`, `mar # "~12"`.
fn join(written: &mut [WrittenField], fields: &[biblatex::Pair<'_>], abbreviations: &[biblatex::Pair<'_>]) {
    for of in written.iter_mut().filter(|of| LITERAL.contains(&of.key.as_str())) {
        let Some(pair) = fields.iter().find(|pair| pair.key.v.eq_ignore_ascii_case(&of.key)) else {
            continue;
        };
        if matches!(pair.value.v.as_slice(), [chunk] if matches!(chunk.v, RawChunk::Normal(_))) {
            continue;
        }
        let mut text = String::new();
        for chunk in &pair.value.v {
            let (RawChunk::Normal(part) | RawChunk::Abbreviation(part)) = chunk.v;
            let named = abbreviations.iter().rfind(|pair| chunk.v == RawChunk::Abbreviation(pair.key.v));
            match named {
                Some(named) => named.value.v.iter().for_each(|of| match of.v {
                    RawChunk::Normal(part) | RawChunk::Abbreviation(part) => text.push_str(part),
                }),
                // A name of nothing is that of a month.
                None => text.push_str(part),
            }
        }
        of.text = text.replace(NO_BREAK, "~").replace(['{', '}'], "");
    }
}

/// Returns the entry without commands of LaTeX; where that is no BibTeX, as the parser sees it.
fn without_commands(
    found: &Spanned<RawEntry<'_>>,
    abbreviations: &[biblatex::Pair<'_>],
) -> Result<Bibliography, ParseError> {
    let chunks = found.v.fields.iter().flat_map(|pair| &pair.value.v);
    let is_used = |name: &str| chunks.clone().any(|chunk| chunk.v == RawChunk::Abbreviation(name));
    let used: Vec<_> = abbreviations.iter().filter(|pair| is_used(pair.key.v)).cloned().collect();
    let bibliography = |entry: Spanned<RawEntry<'_>>| {
        let raw =
            RawBibliography { preamble: String::new(), entries: vec![entry], abbreviations: used.clone() };
        Bibliography::from_raw(raw)
    };
    let texts: Vec<Vec<Option<String>>> = found.v.fields.iter().map(rewritten).collect();
    let mut entry = found.clone();
    entry.v.fields = replaced(&found.v.fields, &texts);
    bibliography(entry).or_else(|_| bibliography(found.clone()))
}

/// Returns fields with other texts, where there are some.
fn replaced<'text>(
    pairs: &[biblatex::Pair<'text>],
    texts: &'text [Vec<Option<String>>],
) -> Vec<biblatex::Pair<'text>> {
    let mut pairs = pairs.to_vec();
    for (pair, texts) in pairs.iter_mut().zip(texts) {
        for (chunk, text) in pair.value.v.iter_mut().zip(texts) {
            if let Some(text) = text {
                chunk.v = RawChunk::Normal(text);
            }
        }
    }
    pairs
}

/// Returns the texts of a field without a comment that does not end in the file, which goes on to the end of the field.
fn without_open_comments(pair: &biblatex::Pair<'_>) -> Vec<Option<String>> {
    let mut comments = Comments::default();
    let mut text = |chunk: &Spanned<RawChunk<'_>>| match chunk.v {
        RawChunk::Normal(text) if comments.is_open() || text.contains("<!--") => {
            let bare = comments.strip(text, 0);
            // A group that the comment has ended in is none.
            let is_whole = depth_behind(&bare) == Some(0);
            Some(if is_whole { bare } else { bare.replace(['{', '}'], "") })
        }
        RawChunk::Abbreviation(_) if comments.is_open() => Some(String::new()),
        RawChunk::Normal(_) | RawChunk::Abbreviation(_) => None,
    };
    pair.value.v.iter().map(&mut text).collect()
}

/// Returns how many braces are open behind a text; nothing where one closes that is not.
fn depth_behind(text: &str) -> Option<usize> {
    let mut braces = text.bytes().filter(|byte| matches!(byte, b'{' | b'}'));
    braces.try_fold(0usize, |depth, byte| if byte == b'{' { Some(depth + 1) } else { depth.checked_sub(1) })
}

/// Returns the texts of a field without commands of LaTeX, where it may have some. The parser makes dashes of hyphens
/// even in addresses: they are kept apart.
fn rewritten(pair: &biblatex::Pair<'_>) -> Vec<Option<String>> {
    let key = pair.key.v.to_ascii_lowercase();
    let is_text = !LITERAL.contains(&key.as_str());
    let is_note = key == "note";
    let is_address = ["url", "doi"].contains(&key.as_str());
    let text = |chunk: &Spanned<RawChunk<'_>>| match chunk.v {
        RawChunk::Normal(text) if is_note => Some(rewrite(&keep_lines(text))),
        RawChunk::Normal(text) if is_text => Some(rewrite(text)),
        RawChunk::Normal(text) if is_address && (text.contains("--") || text.contains('\\')) => {
            Some(unescaped(text).replace("--", "-{}-").replace("--", "-{}-"))
        }
        RawChunk::Normal(_) | RawChunk::Abbreviation(_) => None,
    };
    pair.value.v.iter().map(text).collect()
}

/// Returns an address with the plain signs that some programs write behind a `\`.
fn unescaped(address: &str) -> String {
    let mut plain = address.to_owned();
    for sign in ['_', '%', '&', '#', '~'] {
        plain = plain.replace(&format!("\\{sign}"), &sign.to_string());
    }
    plain
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{Content, Day, InputFile};
    use crate::parse::files::LibraryKind;
    use crate::span::FileId;

    /// Returns the sources of a library, and what is said of it: each with the code, the place in the text and the words.
    fn read(text: &str) -> (Vec<SourceFacts>, Vec<(&'static str, String, String)>) {
        let lang = Lang::parse("en").expect("a language");
        let file =
            InputFile { path: "content/sources/a.bib".to_owned(), content: Content::Text(text.to_owned()) };
        let input = Input::new(vec![file], Day { year: 2026, month: 1, day: 1 });
        let mut report = Report::new();
        let library = Library { file: FileId(0), lang, kind: LibraryKind::Bibtex };
        let drafts = read_bibtex(&input, &[lang], library, &mut report);
        let said = report.diagnostics().iter();
        let said = said.map(|of| (of.code.name(), text[of.span.range()].to_owned(), of.message.to_string()));
        (drafts.into_iter().map(|draft| draft.facts).collect(), said.collect())
    }

    fn words(label: &crate::model::label::Label) -> &str {
        label.best(Lang::parse("en").expect("a language")).expect("words").0
    }

    #[test]
    fn a_value_in_quotes_is_read_whole_where_braces_hold_quotes() {
        let text = r#"@misc{a1, title = "He said {"}hi{"} there", author="Ann Lee", year=2005, url={https://e.example/1}}
@misc{a2, title={Second}, year={205}}"#;
        let (sources, said) = read(text);
        assert_eq!(sources.len(), 2);
        assert_eq!(words(&sources[0].title), "He said \"hi\" there");
        assert_eq!(words(&sources[0].authors[0].name), "Ann Lee");
        assert_eq!(sources[0].url.as_deref(), Some("https://e.example/1"));
        assert_eq!(sources[0].date.as_ref().map(|date| date.value.date.to_string()).as_deref(), Some("2005"));
        assert_eq!(said[0].1, "205");
    }

    #[test]
    fn names_that_are_not_parted_by_and_are_told_of() {
        let text = "@misc{a, title={A}, author={Lee, Ann; Roe, Bob}}
@misc{b, title={B}, author={Poe, Cid and Smith, John, Doe, Jane}}
@misc{c, title={C}, author={{Water, Energy, Land; Rivers} and O\\;Neill, Ann}}";
        let (sources, said) = read(text);
        let said: Vec<(&str, &str)> = said.iter().map(|(code, place, _)| (*code, place.as_str())).collect();
        assert_eq!(said, [("bad-bibtex", "Lee, Ann; Roe, Bob"), ("bad-bibtex", "Smith, John, Doe, Jane")]);
        let names: Vec<&str> = sources.iter().flat_map(|of| &of.authors).map(|of| words(&of.name)).collect();
        let whole = ["Lee, Ann; Roe, Bob", "Cid Poe", "Smith, John, Doe, Jane"];
        assert_eq!(names, [&whole[..], &["Water, Energy, Land; Rivers", "Ann O Neill"]].concat());
    }

    #[test]
    fn a_doi_is_an_address_or_told_of() {
        let text = r"@misc{a, title={A}, doi={DOI: 10.1000/183}}
@misc{b, title={B}, doi={http://dx.doi.org/10.1000/1\_84--5}}
@misc{c, title={C}, doi={10.1000/182<x>}}
@misc{d, title={D}, doi={https://e.example/10.1000/1}}
@misc{e, title={E}, doi={none}, url={https://e.example/e}}";
        let (sources, said) = read(text);
        let urls: Vec<Option<&str>> = sources.iter().map(|of| of.url.as_deref()).collect();
        let whole = ["183", "1_84--5", "182%3Cx%3E"].map(|end| format!("https://doi.org/10.1000/{end}"));
        let expected =
            [Some(&*whole[0]), Some(&whole[1]), Some(&whole[2]), None, Some("https://e.example/e")];
        assert_eq!(urls, expected);
        let said: Vec<(&str, &str)> = said.iter().map(|(code, place, _)| (*code, place.as_str())).collect();
        assert_eq!(said, [("bad-url", "https://e.example/10.1000/1")]);
    }

    #[test]
    fn dates_say_no_more_and_no_less_than_is_written() {
        let text = "@string{twelve = {~12}}
@string{year = {2004}}
@misc{a, title={A}, year = {20} # {04}}
@misc{b, title={B}, year = 2004, month = mar # \"~12\"}
@misc{c, title={C}, year = year, month = mar # twelve}
@misc{d, title={D}, date = year # {-05~}}
@misc{e, title={E}, year = 2004, month = {March/April}}
@misc{f, title={F}, year = 2004, month = jun, day={6--10}}
@misc{g, title={G}, year = 2004, month = {Fall}}
@misc{h, title={H}, year = 2004, month = {5~May}, day=5}
@misc{i, title={I}, year = 2004, month = {Michaelmas}, day={1}}
@misc{j, title={J}, year = 2004, month = may, day={first}}
@misc{k, title={K}, year = 2004, day={2}}";
        let (sources, said) = read(text);
        let dates = sources.iter().filter_map(|of| of.date.as_ref()).map(|date| date.value.date.to_string());
        let meant =
            ["2004", "2004-03-12", "2004-03-12", "2004-05~", "2004-03/2004-04", "2004-06-06/2004-06-10"];
        let others = ["2004-23", "2004-05-05", "2004", "2004-05", "2004"];
        assert_eq!(dates.collect::<Vec<_>>(), [&meant[..], &others].concat());
        let said: Vec<(&str, &str)> = said.iter().map(|(code, place, _)| (*code, place.as_str())).collect();
        assert_eq!(said, [("bad-date", "Michaelmas"), ("bad-date", "first"), ("bad-date", "2")]);
    }
}
