//! The note of an entry that mujaz wrote itself → the facts that BibTeX has no field for. Any other note is left alone.

use crate::lang::tag::Lang;
use crate::model::label::Label;
use crate::model::source::SourceType;
use crate::parse::draft::SourceFacts;
use crate::parse::named::Name;
use crate::parse::reader::Reader;
use crate::parse::yaml::node::{Node, Value};
use crate::span::{Span, Word};

/// What stands between the parts of a note.
pub(crate) const BETWEEN: &str = " | ";
const KEYS: [&str; 11] = [
    "type",
    "unnamed",
    "date",
    "date-text",
    "accessed",
    "accessed-text",
    "archive-url",
    "archive-date",
    "derived-from",
    "reliability",
    "credibility",
];
/// Keys that say something in a language: `quote`, `quote-ar`.
const LABELS: [&str; 4] = ["title", "container", "quote", "note"];

/// Returns what readers should know, and the parts behind it with their keys; nothing where the note has none.
pub(super) fn open(note: &str) -> Option<(String, Vec<(&str, String)>)> {
    let mut parts = parts(note).into_iter().peekable();
    let first = parts.peek().copied().filter(|part| find_part(part).is_none());
    let own = first.map(unsealed).unwrap_or_default();
    let skipped = usize::from(first.is_some());
    let found: Option<Vec<(&str, String)>> = parts.skip(skipped).map(find_part).collect();
    found.filter(|found| !found.is_empty()).map(|found| (own, found))
}

/// Returns whether a part of a note begins: a bar before such words stands between parts.
#[must_use]
pub(crate) fn begins_part(text: &str) -> bool {
    find_part(text).is_some()
}

/// Returns a note in its parts. A bar before anything else is a bar.
fn parts(note: &str) -> Vec<&str> {
    let ends = note.match_indices(BETWEEN).map(|(at, _)| at);
    let ends = ends.filter(|at| begins_part(&note[at + BETWEEN.len()..]));
    let mut parts = Vec::new();
    let mut start = 0;
    for end in ends.chain([note.len()]).collect::<Vec<_>>() {
        parts.push(&note[start..end]);
        start = (end + BETWEEN.len()).min(note.len());
    }
    parts
}

fn find_part(part: &str) -> Option<(&str, String)> {
    let (key, value) = part.split_once(": ")?;
    let label = LABELS.iter().any(|label| {
        let rest = key.strip_prefix(label);
        rest.is_some_and(|rest| rest.strip_prefix('-').is_some_and(|lang| Lang::parse(lang).is_some()))
    });
    (label || key == "quote" || KEYS.contains(&key)).then(|| (key, unsealed(value)))
}

fn unsealed(value: &str) -> String {
    value.replace("%0A", "\n").replace("%7C", "|").replace("%25", "%").trim().to_owned()
}

/// Puts the parts where they belong; `span` is the place of the note.
pub(super) fn add(parts: Vec<(&str, String)>, span: Span, reader: &mut Reader<'_>, facts: &mut SourceFacts) {
    let lang = facts.language.filter(|lang| reader.languages.contains(lang)).unwrap_or(reader.lang);
    for (key, value) in parts {
        let node = || Node { value: Value::Text(value.clone()), span };
        match key {
            "type" => {
                let named = SourceType::ALL.iter().find(|(name, _)| *name == value);
                facts.kind = named.map(|(_, kind)| *kind).or(facts.kind);
            }
            "unnamed" => facts.unnamed = value == "true",
            "date" => facts.date = reader.date_of(node(), Name::Key("date")),
            "accessed" => facts.accessed = reader.date_of(node(), Name::Key("accessed")),
            "archive-url" => facts.archive_url = reader.url_of(node(), Name::Key("archive-url")),
            "archive-date" => facts.archive_date = reader.date_of(node(), Name::Key("archive-date")),
            "derived-from" => {
                facts.derived_from = value.split(' ').map(|id| Word::new(id.to_owned(), span)).collect();
            }
            "reliability" => facts.reliability = value.chars().next().filter(|c| ('A'..='F').contains(c)),
            "credibility" => facts.credibility = value.parse().ok().filter(|grade| (1..=6).contains(grade)),
            "date-text" | "accessed-text" => {
                let date = if key == "date-text" { &mut facts.date } else { &mut facts.accessed };
                if let Some(date) = date {
                    date.value.text = Label::plain(lang, &value);
                }
            }
            "quote" => facts.quote = Label::plain(lang, &value),
            _ => add_label(key, &value, facts),
        }
    }
}

fn add_label(key: &str, value: &str, facts: &mut SourceFacts) {
    let Some((name, lang)) = key.split_once('-').and_then(|(name, lang)| Some((name, Lang::parse(lang)?)))
    else {
        return;
    };
    let label = match name {
        "title" => &mut facts.title,
        "container" => &mut facts.imprint.container,
        "quote" => &mut facts.quote,
        _ => &mut facts.note,
    };
    label.add_missing(&Label::plain(lang, value));
}
