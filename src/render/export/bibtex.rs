//! A cited work as an entry of BibTeX, in the fields of biblatex, as Zotero writes them.

use crate::model::date::FuzzyDate;
use crate::model::source::{ImprintNumbers, PersonName, SourceType, joined};
use crate::parse::person_name::{is_one_name, read_name};
use crate::render::export::record::{Record, RecordAuthor, find_near, one_line};

/// The name that BibTeX has for authors who are not named.
const OTHERS: &str = "others";

/// Adds an entry.
pub(super) fn add(record: &Record<'_>, out: &mut String) {
    let (entry, kind, publisher) = match record.kind {
        Some(SourceType::Article) if record.is_in_journal => ("article", "", "journaltitle"),
        Some(SourceType::Article) => ("article", "newspaper", "journaltitle"),
        Some(SourceType::Statement) => ("report", "statement", "institution"),
        Some(SourceType::Report) => ("report", "report", "institution"),
        Some(SourceType::Document) if !record.container.is_empty() => {
            ("incollection", "document", "publisher")
        }
        Some(SourceType::Document) => ("misc", "document", "publisher"),
        Some(SourceType::Dataset) => ("dataset", "", "publisher"),
        Some(SourceType::Interview) => ("misc", "interview", "publisher"),
        Some(SourceType::Broadcast) => ("misc", "broadcast", "publisher"),
        Some(SourceType::SocialPost) => ("online", "post", "organization"),
        Some(SourceType::Observation) => ("misc", "observation", "publisher"),
        None if record.url.is_some() => ("online", "", "organization"),
        None => ("misc", "", "publisher"),
    };
    out.push_str(&format!("@{entry}{{{},\n", record.id));
    let mut field = |name: &str, value: &str| {
        if !value.is_empty() {
            out.push_str(&format!("  {name} = {{{value}}},\n"));
        }
    };
    field("title", &escaped(&record.title));
    let others = record.has_other_authors.then(|| OTHERS.to_owned());
    let authors: Vec<String> = record.authors.iter().map(author).chain(others).collect();
    field("author", &authors.join(" and "));
    // The name of a body is held in braces; one without a container of its own is in the field of that.
    let publisher_field = if record.container.is_empty() { publisher } else { "publisher" };
    let body = record.publisher.as_deref().map(|name| format!("{{{}}}", escaped(name)));
    field(publisher_field, &body.unwrap_or_default());
    field(if publisher == "journaltitle" { publisher } else { "booktitle" }, &escaped(&record.container));
    let ImprintNumbers { volume, number, pages, edition } = record.numbers;
    field("volume", &escaped(volume));
    field("number", &escaped(number));
    field("pages", &escaped(pages).replace('–', "--"));
    field("edition", &escaped(edition));
    field(if entry == "report" { "type" } else { "entrysubtype" }, kind);
    let near = |date: Option<&FuzzyDate>| {
        let Some(near) = date.and_then(find_near) else { return String::new() };
        let last = near.last.map(|last| format!("/{last}")).unwrap_or_default();
        format!("{}{last}", near.first)
    };
    field("date", &near(record.date));
    field("urldate", &near(record.accessed));
    field("url", &record.url.map(address).unwrap_or_default());
    field("language", &record.language.map(|lang| lang.to_string()).unwrap_or_default());
    field("abstract", &escaped(&record.r#abstract));
    field("note", &paragraphs(&record.note));
    out.push_str("}\n\n");
}

/// Returns a name. Braces of its own keep one whole: nobody guesses which part of it is the family's. One with parts is
/// written so that they are read again.
fn author(author: &RecordAuthor<'_>) -> String {
    let Some(person) = author.person else {
        // A person's name is left to the programs that read it; one that they would part is held.
        let is_plain = author.is_person && is_one_name(&author.name);
        return if is_plain { escaped(&author.name) } else { format!("{{{}}}", escaped(&author.name)) };
    };
    let PersonName { family, given, particle, suffix } = person;
    let plain = joined(&[&person.last(), suffix, given], ", ");
    if read_name(&plain).as_ref() == Some(person) {
        return escaped(&plain);
    }
    let parts: &[(&str, &String)] = if particle.is_empty() {
        &[("", family), ("", suffix), ("", given)]
    } else {
        &[("family=", family), ("given=", given), ("prefix=", particle), ("suffix=", suffix)]
    };
    let parts = parts.iter().filter(|(_, part)| !part.is_empty());
    parts.map(|(key, part)| format!("{key}{{{}}}", escaped(part))).collect::<Vec<_>>().join(", ")
}

/// Returns an address without what would end its field.
fn address(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for sign in url.chars() {
        match sign {
            '{' => out.push_str("%7B"),
            '}' => out.push_str("%7D"),
            '\\' => out.push_str("%5C"),
            ' ' => out.push_str("%20"),
            _ => out.push(sign),
        }
    }
    out
}

/// Returns text whose lines are paragraphs, each behind an empty line: a line end alone is a space to programs.
fn paragraphs(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, line) in text.split('\n').enumerate() {
        out.push_str(if at == 0 { "" } else { "\n" });
        out.push_str(if at == 0 || line.is_empty() { "" } else { "\n" });
        out.push_str(&escaped(line));
    }
    out
}

/// Returns text in which no sign means anything but itself.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut last = ' ';
    for sign in one_line(text).chars() {
        match sign {
            '\\' => out.push_str("{\\textbackslash}"),
            '~' => out.push_str("{\\textasciitilde}"),
            '^' => out.push_str("{\\textasciicircum}"),
            '`' => out.push_str("{\\textasciigrave}"),
            '\u{a0}' => out.push('~'),
            '{' | '}' | '$' | '%' | '&' | '#' | '_' => {
                out.push('\\');
                out.push(sign);
            }
            // Two of these would become another sign.
            '-' | '\'' if last == sign => {
                out.push_str("{}");
                out.push(sign);
            }
            _ => out.push(sign),
        }
        last = sign;
    }
    out
}
