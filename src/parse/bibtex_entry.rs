//! One entry of BibTeX → the facts of a source.

use crate::diag::code::Code;
use crate::diag::phrase::say;
use crate::lang::tag::Lang;
use crate::model::label::Label;
use crate::model::source::{Imprint, ImprintNumbers, SourceType};
use crate::parse::bibtex_date::{date, read_date};
use crate::parse::bibtex_doi::address_of;
use crate::parse::bibtex_text::WrittenField;
use crate::parse::draft::{AuthorDraft, SourceFacts};
use crate::parse::exported_note;
use crate::parse::latex::{LINE_END, NO_BREAK};
use crate::parse::named::Name;
use crate::parse::person_name::{Break, Held, Listed, Named, Sign, read_names};
use crate::parse::reader::{Reader, match_language};
use crate::parse::source::{in_own_language, page_range};
use crate::parse::values::{find_any_language, language_named};
use crate::parse::yaml::node::{Node, Value};
use crate::span::{Span, Word};
use biblatex::{Chunk, ChunksExt, Entry, EntryType};

/// Those that hold no words: a `~` in them is one.
pub(super) const LITERAL: [&str; 9] =
    ["url", "doi", "date", "year", "month", "day", "urldate", "language", "langid"];

/// Returns the facts of an entry whose key stands at `key`.
pub(super) fn source_facts(
    entry: &Entry,
    written: &[WrittenField],
    key: Span,
    reader: &mut Reader<'_>,
) -> SourceFacts {
    let find = |name: &str| written.iter().find(|of| of.key == name && !of.text.trim().is_empty());
    let language = language(&[find("language"), find("langid")], reader);
    let others: Vec<Lang> = language.iter().chain(reader.languages).copied().collect();
    let label = |text: Option<String>| {
        let label = text.map(|text| Label::plain(reader.lang, &text)).unwrap_or_default();
        in_own_language(label, reader.lang, &others)
    };
    let place_of = |names: &[&str]| names.iter().find_map(|name| find(name)).map_or(key, |of| of.span);
    let title = label(title(entry));
    let imprint = Imprint { container: label(text(entry, "booktitle")), numbers: numbers(entry) };
    let named = authors(entry);
    let has_other_authors = named.others && !named.names.is_empty();
    let authors = named.names.into_iter().map(|(name, person)| AuthorDraft {
        word: Word::new(name.clone(), place_of(&["author"])),
        name: label(Some(name)),
        person,
    });
    let authors = authors.collect();
    let publisher_fields = ["journaltitle", "journal", "publisher", "organization", "institution", "school"];
    let publisher = publisher_fields.iter().find_map(|name| Some((*name, text(entry, name)?)));
    let publisher = publisher.map(|(field, name)| AuthorDraft {
        word: Word::new(name.clone(), place_of(&[field])),
        name: label(Some(name)),
        person: None,
    });
    let written_note = text(entry, "note");
    let opened = written_note.as_deref().and_then(exported_note::open);
    let own = opened.as_ref().map_or_else(|| written_note.clone(), |(own, _)| Some(own.clone()));
    let (note, kind) = (label(own.filter(|own| !own.is_empty())), kind(entry));
    check_names(named.listed, named.broken, place_of(&["author"]), reader);
    let mut facts = SourceFacts {
        title,
        authors,
        has_other_authors,
        publisher,
        imprint,
        url: url(entry, written, reader),
        date: date(written, reader),
        accessed: find("urldate").and_then(|of| read_date(&of.text, of.span, reader)),
        language,
        kind,
        is_in_journal: is_in_journal(entry),
        note,
        ..SourceFacts::default()
    };
    if let Some((_, parts)) = opened {
        exported_note::add(parts, find("note").map_or(key, |of| of.span), reader, &mut facts);
    }
    if facts.unnamed && !facts.authors.is_empty() {
        reader.say_named(place_of(&["author"]));
    }
    if facts.title.is_empty() && !facts.unnamed {
        reader.missing(key, "title", Name::Key(&entry.key));
    }
    facts
}

fn text(entry: &Entry, name: &str) -> Option<String> {
    let text = entry.get(name)?.format_verbatim();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").replace(NO_BREAK, "\u{a0}");
    let text = text.split(LINE_END).map(str::trim).collect::<Vec<_>>().join("\n").trim().to_owned();
    (!text.is_empty()).then_some(text)
}

fn title(entry: &Entry) -> Option<String> {
    let title = text(entry, "title")?;
    Some(match text(entry, "subtitle") {
        Some(subtitle) => format!("{title}: {subtitle}"),
        None => title,
    })
}

/// Returns who wrote it. Whoever edited a work did not write it.
fn authors(entry: &Entry) -> Named {
    names(entry.get("author").unwrap_or_default())
}

/// Says what is wrong with a list of names: that it does not end, or is parted by other signs.
fn check_names(listed: Listed, broken: Vec<(String, Break)>, span: Span, reader: &mut Reader<'_>) {
    for (name, found) in broken {
        let at = reader.source.get(span.range()).and_then(|text| text.find(&name));
        let start = span.start as usize + at.unwrap_or_default();
        let place = if at.is_some() { Span::new(span.file, start, start + name.len()) } else { span };
        let message = match found {
            Break::Semicolon => say!("a `;` in the name `{name}`", name),
            Break::Commas => say!("`{name}` has more commas than a name can have", name),
        };
        let help = say!("write `and` between names, and the name of a body in braces: `{…}`");
        reader.say(Code::BadBibtex, place, message, help);
    }
    if listed == Listed::Unfinished {
        let message = say!("a list of names that ends in `and`");
        let help = say!("name who comes behind it, write `and others`, or remove `and`");
        reader.say(Code::BadBibtex, span, message, help);
    }
}

fn names(chunks: &[biblatex::Spanned<Chunk>]) -> Named {
    let mut signs: Vec<Sign> = Vec::new();
    for chunk in chunks {
        let (text, held) = match &chunk.v {
            Chunk::Normal(text) => (text, Held::No),
            Chunk::Verbatim(text) | Chunk::Math(text) => (text, Held::Yes),
        };
        signs.extend(text.chars().map(|sign| (sign, held)));
    }
    read_names(&signs)
}

fn kind(entry: &Entry) -> Option<SourceType> {
    let said = text(entry, "entrysubtype").or_else(|| text(entry, "type")).unwrap_or_default().to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| said.contains(word));
    if has(&["tweet", "post", "thread"]) {
        return Some(SourceType::SocialPost);
    } else if has(&["press release", "statement"]) {
        return Some(SourceType::Statement);
    } else if has(&["interview"]) {
        return Some(SourceType::Interview);
    } else if has(&["broadcast", "radio", "television", "podcast"]) {
        return Some(SourceType::Broadcast);
    }
    Some(match &entry.entry_type {
        EntryType::Article => SourceType::Article,
        // A page that may be anything; a part of a book.
        EntryType::Online => return None,
        EntryType::InProceedings | EntryType::InCollection | EntryType::InBook => SourceType::Document,
        EntryType::Report | EntryType::TechReport => SourceType::Report,
        EntryType::Dataset => SourceType::Dataset,
        EntryType::Book | EntryType::Booklet | EntryType::Manual | EntryType::Thesis => SourceType::Document,
        EntryType::PhdThesis | EntryType::MastersThesis | EntryType::Unpublished => SourceType::Document,
        EntryType::Unknown(name) => match name.to_ascii_lowercase().as_str() {
            "video" | "movie" | "audio" => SourceType::Broadcast,
            "legislation" | "legal" | "jurisdiction" | "letter" => SourceType::Document,
            _ => return None,
        },
        _ => return None,
    })
}

/// Returns what is printed of its place in what it appeared in. What `number` is of a book is that of a series.
fn numbers(entry: &Entry) -> ImprintNumbers {
    let written = |name: &str| text(entry, name).unwrap_or_default();
    let is_numbered =
        matches!(entry.entry_type, EntryType::Article | EntryType::Report | EntryType::TechReport);
    let number = Some(written("number")).filter(|number| is_numbered && !number.is_empty());
    ImprintNumbers {
        volume: written("volume"),
        number: number.unwrap_or_else(|| written("issue")),
        pages: page_range(&written("pages")),
        edition: edition(written("edition")),
    }
}

/// Returns the number of an edition where it is written as a word or with its ending, as BibTeX has it: `Second`, `2nd`.
fn edition(written: String) -> String {
    const WORDS: [&str; 10] =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    let small = written.to_lowercase();
    let bare = ["st", "nd", "rd", "th"].iter().find_map(|ending| small.strip_suffix(ending));
    let is_number = |text: &&str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match (WORDS.iter().position(|word| *word == small), bare.filter(is_number)) {
        (Some(at), _) => (at + 1).to_string(),
        (None, Some(number)) => number.to_owned(),
        (None, None) => written,
    }
}

/// Returns whether it says that a journal has it, and not that this is a newspaper.
fn is_in_journal(entry: &Entry) -> bool {
    let has = |name: &str| text(entry, name).is_some();
    let is_article = matches!(entry.entry_type, EntryType::Article);
    is_article && (has("journal") || has("journaltitle")) && !has("entrysubtype") && !has("type")
}

/// Returns the address: `url`, or what `howpublished` or a DOI leads to.
fn url(entry: &Entry, written: &[WrittenField], reader: &mut Reader<'_>) -> Option<String> {
    let find = |name: &str| written.iter().find(|of| of.key == name);
    let span = |name: &str| find(name).map_or(Span::whole(reader.file), |of| of.span);
    if let Some(url) = text(entry, "url") {
        let span = span("url");
        return reader.url_of(Node { value: Value::Text(url), span }, Name::Key("url"));
    }
    let address = text(entry, "howpublished").filter(|text| text.starts_with("http") && !text.contains(' '));
    if address.is_some() {
        return address;
    }
    let (doi, span) = (text(entry, "doi")?, span("doi"));
    if let Some(address) = address_of(&doi) {
        return reader.url_of(Node { value: Value::Text(address), span }, Name::Key("doi"));
    }
    let message = say!("`{doi}` is not a DOI", doi);
    let help = say!("write it as `10.1234/abc`, or remove the key");
    reader.say(Code::BadUrl, span, message, help);
    None
}

/// Returns the first language that fields name. None that is known is told of.
fn language(fields: &[Option<&WrittenField>], reader: &mut Reader<'_>) -> Option<Lang> {
    let mut written = fields.iter().flatten();
    let found = written.clone().find_map(|of| language_of(&of.text, reader.languages));
    if let Some(of) = written.next().filter(|_| found.is_none()) {
        reader.say_no_language(&of.text, of.span);
    }
    found
}

/// Returns the language of a tag (`en-US`, `en_US`) or of a name (`english`), the first of several; nothing where it
/// is neither.
fn language_of(text: &str, languages: &[Lang]) -> Option<Lang> {
    let first = text.split([',', ';', '/', '(']).next().unwrap_or_default();
    let tag = first.trim().replace('_', "-");
    match language_named(&tag) {
        Some(tag) => match_language(tag, languages).or_else(|| Lang::parse(tag)),
        None => find_any_language(&tag),
    }
}
