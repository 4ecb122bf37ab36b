//! How translations stand, for people and for programs. In: the survey of a site. Out: lines, or JSON.

use crate::input::Input;
use crate::lang::tag::Lang;
use crate::span::{LineIndex, Span};
use crate::survey::{Part, Stale, State, Translation};
use crate::term::place::harmless;
use crate::term::text::counted;
use serde::Serialize;
use std::fmt::Write;

/// What is told of.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'run> {
    /// The files.
    pub input: &'run Input,
    /// The languages, in the site's order.
    pub languages: &'run [Lang],
    /// The translations, by language and path.
    pub translations: &'run [Translation],
}

/// A group of translations under a heading.
type Group = (&'static str, fn(&Translation) -> bool);

const GROUPS: [Group; 4] = [
    ("missing", |of| of.state == State::Missing),
    ("stale", |of| matches!(of.state, State::Stale(_))),
    ("draft", |of| of.is_draft),
    ("never synced", |of| of.state == State::Unsynced),
];

/// Returns lines for people.
#[must_use]
pub fn text(standing: &Standing<'_>) -> String {
    let mut out = String::new();
    for lang in standing.languages {
        let all: Vec<&Translation> = standing.of(*lang).collect();
        let name = lang.find_own_name().map(|name| format!(" ({name})")).unwrap_or_default();
        let _ = writeln!(out, "{lang}{name}: {}", tally(&all));
        for (heading, is_of) in GROUPS {
            let group: Vec<&&Translation> = all.iter().filter(|of| is_of(of)).collect();
            if !group.is_empty() {
                let _ = writeln!(out, "  {heading}");
            }
            for translation in group {
                let path = standing.path(translation.file.unwrap_or(translation.original));
                let _ = writeln!(out, "    {}: {path}", harmless(&translation.id));
                if let (State::Stale(parts), "stale") = (&translation.state, heading) {
                    parts.iter().for_each(|part| standing.part(part, &mut out));
                }
            }
        }
    }
    out
}

/// Returns how many there are of each kind: `1 missing, 2 stale, 5 current`.
fn tally(all: &[&Translation]) -> String {
    let count = |is_of: &dyn Fn(&Translation) -> bool| all.iter().filter(|of| is_of(of)).count();
    let groups = GROUPS.iter().map(|(name, is_of)| (count(is_of), *name));
    let current = count(&|of| of.state == State::Current);
    let said: Vec<String> = groups
        .chain([(current, "current")])
        .filter(|(count, _)| *count > 0)
        .map(|(count, name)| format!("{count} {name}"))
        .collect();
    let whole = counted(all.len(), "document");
    if said.is_empty() { "nothing to translate".to_owned() } else { format!("{whole}, {}", said.join(", ")) }
}

fn word(part: Part) -> &'static str {
    match part {
        Part::Head => "title or key points",
        Part::Block(noun) => noun,
        Part::Gone => "gone from the original",
        Part::Order => "moved in the original",
    }
}

impl<'run> Standing<'run> {
    fn of(&self, lang: Lang) -> impl Iterator<Item = &'run Translation> {
        self.translations.iter().filter(move |of| of.lang == lang)
    }

    fn path(&self, file: crate::span::FileId) -> String {
        harmless(&self.input.file(file).path)
    }

    /// Returns where something stands, as editors open it: `content/a.en.md:12`.
    fn place(&self, span: Span) -> (String, usize) {
        let text = self.input.text(span.file);
        let line = LineIndex::new(text).position(text, span.start as usize).line;
        (self.path(span.file), line)
    }

    fn part(&self, part: &Stale, out: &mut String) {
        let say = |span: Span| {
            let (path, line) = self.place(span);
            format!("{path}:{line}")
        };
        let what = word(part.part);
        let said = match (part.translation.map(say), part.original.map(say)) {
            (Some(own), Some(original)) => format!("{own}: {what}, see {original}"),
            (None, Some(original)) => format!("{original}: {what}, not translated yet"),
            (Some(own), None) => format!("{own}: {what}"),
            (None, None) => what.to_owned(),
        };
        let _ = writeln!(out, "      {said}");
    }
}

#[derive(Serialize)]
struct Item {
    id: String,
    language: String,
    state: &'static str,
    draft: bool,
    original: String,
    translation: Option<String>,
    stale: Vec<StaleItem>,
}

#[derive(Serialize)]
struct StaleItem {
    part: &'static str,
    original: Option<Where>,
    translation: Option<Where>,
}

#[derive(Serialize)]
struct Where {
    file: String,
    line: usize,
}

/// Returns an array of objects for programs, one for each document in each language that it is not originally
/// written in.
#[must_use]
pub fn json(standing: &Standing<'_>) -> String {
    let place = |span: Span| {
        let (file, line) = standing.place(span);
        Where { file, line }
    };
    let stale = |part: &Stale| StaleItem {
        part: match part.part {
            Part::Head => "head",
            Part::Block(noun) => noun,
            Part::Gone => "gone",
            Part::Order => "order",
        },
        original: part.original.map(place),
        translation: part.translation.map(place),
    };
    let item = |of: &Translation| Item {
        id: of.id.to_string(),
        language: of.lang.to_string(),
        state: match of.state {
            State::Missing => "missing",
            State::Unsynced => "unsynced",
            State::Stale(_) => "stale",
            State::Current => "current",
        },
        draft: of.is_draft,
        original: standing.path(of.original),
        translation: of.file.map(|file| standing.path(file)),
        stale: match &of.state {
            State::Stale(parts) => parts.iter().map(stale).collect(),
            State::Missing | State::Unsynced | State::Current => Vec::new(),
        },
    };
    let items: Vec<Item> = standing.translations.iter().map(item).collect();
    serde_json::to_string_pretty(&items).expect("strings and numbers are always JSON") + "\n"
}
