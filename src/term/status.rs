//! How translations stand, for people and for programs. In: the survey of a site. Out: lines, or JSON.

use crate::diag::catalog::Catalog;
use crate::diag::phrase::{Phrase, Value, say, say_count};
use crate::input::Input;
use crate::lang::tag::Lang;
use crate::span::{LineIndex, Span};
use crate::survey::{BlockNoun, Part, Stale, State, Translation};
use crate::term::place::{harmless, told};
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
    /// The language in which it is told.
    pub words: &'static Catalog,
}

/// A group of translations under a heading.
type Group = (Kind, fn(&Translation) -> bool);

const GROUPS: [Group; 4] = [
    (Kind::Missing, |of| of.state == State::Missing),
    (Kind::Stale, |of| matches!(of.state, State::Stale(_))),
    (Kind::Draft, |of| of.is_draft),
    (Kind::Unsynced, |of| of.state == State::Unsynced),
];

/// How a translation stands, for its heading and its count.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Missing,
    Stale,
    Draft,
    Unsynced,
    Current,
}

impl Kind {
    fn heading(self) -> Phrase {
        match self {
            Self::Missing => say!("missing"),
            Self::Stale => say!("stale"),
            Self::Draft => say!("draft"),
            Self::Unsynced => say!("never synced"),
            Self::Current => say!("current"),
        }
    }

    fn counted(self, count: usize) -> Phrase {
        match self {
            Self::Missing => say_count!(count, "{count} missing", "{count} missing"),
            Self::Stale => say_count!(count, "{count} stale", "{count} stale"),
            Self::Draft => say_count!(count, "{count} draft", "{count} draft"),
            Self::Unsynced => say_count!(count, "{count} never synced", "{count} never synced"),
            Self::Current => say_count!(count, "{count} current", "{count} current"),
        }
    }
}

/// Returns lines for people.
#[must_use]
pub fn text(standing: &Standing<'_>) -> String {
    let mut out = String::new();
    for lang in standing.languages {
        let all: Vec<&Translation> = standing.of(*lang).collect();
        let name = lang.find_own_name().map(|name| format!(" ({name})")).unwrap_or_default();
        let _ = writeln!(out, "{lang}{name}: {}", told(&tally(&all), standing.words));
        for (heading, is_of) in GROUPS {
            let group: Vec<&&Translation> = all.iter().filter(|of| is_of(of)).collect();
            if !group.is_empty() {
                let _ = writeln!(out, "  {}", told(&heading.heading(), standing.words));
            }
            for translation in group {
                let path = standing.path(translation.file.unwrap_or(translation.original));
                let _ = writeln!(out, "    {}: {path}", harmless(&translation.id));
                if let (State::Stale(parts), Kind::Stale) = (&translation.state, heading) {
                    parts.iter().for_each(|part| standing.part(part, &mut out));
                }
            }
        }
    }
    out
}

/// Returns how many there are of each kind: `1 missing, 2 stale, 5 current`.
fn tally(all: &[&Translation]) -> Phrase {
    let count = |is_of: &dyn Fn(&Translation) -> bool| all.iter().filter(|of| is_of(of)).count();
    let groups = GROUPS.iter().map(|(kind, is_of)| (count(is_of), *kind));
    let current = count(&|of| of.state == State::Current);
    let said = groups.chain([(current, Kind::Current)]).filter(|(count, _)| *count > 0);
    let said: Vec<Value> = said.map(|(count, kind)| kind.counted(count).into()).collect();
    if said.is_empty() {
        return say!("nothing to translate");
    }
    let whole = say_count!(all.len(), "{count} document", "{count} documents");
    say!("{all}", all = Value::Each([vec![whole.into()], said].concat()))
}

fn word(part: Part) -> Phrase {
    match part {
        Part::Head => say!("title or key points"),
        Part::Block(block) => match block {
            BlockNoun::Paragraph => say!("paragraph"),
            BlockNoun::Heading => say!("heading"),
            BlockNoun::List => say!("list"),
            BlockNoun::Quotation => say!("quotation"),
            BlockNoun::Note => say!("note"),
            BlockNoun::Code => say!("code"),
            BlockNoun::Html => say!("HTML"),
            BlockNoun::Line => say!("line"),
            BlockNoun::Table => say!("table"),
            BlockNoun::Definitions => say!("definitions"),
        },
        Part::Gone => say!("gone from the original"),
        Part::Order => say!("moved in the original"),
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
        let place = |span: Span| {
            let (path, line) = self.place(span);
            format!("{path}:{line}")
        };
        let what = word(part.part);
        // Places stand alone at the start of the line, where programs find them.
        let said = match (part.translation.map(place), part.original.map(place)) {
            (Some(own), Some(original)) => (own, say!("{what}, see {original}", what, original)),
            (None, Some(original)) => (original, say!("{what}, not translated yet", what)),
            (Some(own), None) => (own, what),
            (None, None) => (String::new(), what),
        };
        let (place, what) = (said.0, told(&said.1, self.words));
        let colon = if place.is_empty() { "" } else { ": " };
        let _ = writeln!(out, "      {place}{colon}{what}");
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
            Part::Block(block) => block.name(),
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
