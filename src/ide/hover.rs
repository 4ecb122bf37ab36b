//! What is told of the word at a place: who is named, what a key is for, a date in words. In: a question. Out: a card in
//! Markdown, and which word it is about.

use crate::desk::site::{Desk, Entry};
use crate::desk::spot::{Meaning, Part, Spot};
use crate::desk::stand::{Question, Standing};
use crate::diag::catalog::Catalog;
use crate::diag::code::Code;
use crate::diag::phrase::{Phrase, say, say_count};
use crate::import::escape::escape_markdown;
use crate::lang::bidi::isolate;
use crate::model::body::plain_text;
use crate::model::date::FuzzyDate;
use crate::model::id::EntityId;
use crate::parse::keys::key::{Key, Shape};
use std::ops::Range;

/// A card, and the word it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// What is told, in Markdown.
    pub text: String,
    /// The bytes of the word.
    pub range: Range<usize>,
}

/// Returns what is told of the word at the place.
#[must_use]
pub fn hover(question: Question<'_>) -> Option<Card> {
    let standing = question.standing();
    if let Standing::Spot(spot) = &standing
        && let Some(card) = key(question, spot).or_else(|| value(question, spot))
    {
        return Some(card);
    }
    let (entry, range) = question.find_named()?;
    Some(Card { text: document(question.desk, entry, question.catalog), range })
}

/// Returns what a key is for, and what it may hold; of a rule of `book.toml`, its page.
fn key(question: Question<'_>, spot: &Spot) -> Option<Card> {
    if spot.part == Part::Value || spot.word.is_empty() {
        return None;
    }
    let name = &question.page.text[spot.word.clone()];
    let own = question.page.keys();
    let keys: Vec<&'static Key> = match question.meaning(spot) {
        _ if spot.path.is_empty() => own,
        Meaning::Keys(keys) => keys.iter().collect(),
        Meaning::Shape(Shape::Levels) => {
            let page = Code::find(name)?.page();
            return Some(Card { text: page.to_owned(), range: spot.word.clone() });
        }
        Meaning::Shape(shape) => shape.keys().iter().collect(),
        Meaning::Unknown => return None,
    };
    let key = keys.into_iter().find(|key| key.name == name)?;
    let mut text = format!("**`{name}`** — {}", (key.about)().told(question.catalog));
    if let Shape::OneOf(words) = key.shape.item() {
        let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
        text.push_str(&format!("\n\n{}", words.join(" ")));
    }
    Some(Card { text, range: spot.word.clone() })
}

/// Returns what a date says, in words.
fn value(question: Question<'_>, spot: &Spot) -> Option<Card> {
    if spot.part == Part::Key {
        return None;
    }
    let Meaning::Shape(shape) = question.meaning(spot) else { return None };
    let is_date = match shape {
        Shape::Date => true,
        Shape::Scalar => matches!(spot.path.last(), Some(crate::desk::spot::Step::Key(key)) if key == "date"),
        _ => false,
    };
    let written = &question.page.text[spot.word.clone()];
    let date = FuzzyDate::parse(written).ok().filter(|_| is_date)?;
    let mut text = format!("`{written}` — {}", isolate(&question.desk.dates.long(&date)));
    if let (Some(first), Some(last)) = (date.earliest(), date.latest())
        && first != last
    {
        let (first, last) = (first.iso(), last.iso());
        text.push_str(&format!(
            "\n\n{}",
            say!("from `{first}` to `{last}`", first, last).told(question.catalog)
        ));
    }
    Some(Card { text, range: spot.word.clone() })
}

/// Returns the card of a document.
fn document(desk: &Desk, entry: &Entry, catalog: &Catalog) -> String {
    let names =
        entry.names[..entry.own].iter().map(|name| format!("**{}**", isolate(&escape_markdown(name))));
    let mut lines = vec![names.collect::<Vec<_>>().join(" · ")];
    let mut about = format!("`{}` — {}", entry.id, kind(desk, entry.entity).told(catalog));
    if let Some(date) = date(desk, entry.entity) {
        about.push_str(&format!(" · {}", isolate(&desk.dates.long(date))));
    }
    lines.push(about);
    let others: Vec<String> =
        entry.names[entry.own..].iter().map(|name| isolate(&escape_markdown(name)).to_string()).collect();
    if !others.is_empty() {
        let others = others.join(", ");
        lines.push(say!("also called {others}", others = Phrase::foreign(others)).told(catalog));
    }
    lines.extend(details(desk, entry.entity, catalog));
    let count = desk.uses(entry.entity).len();
    lines.push(say_count!(count, "named in {count} place", "named in {count} places").told(catalog));
    lines.retain(|line| !line.is_empty());
    lines.join("\n\n")
}

fn date(desk: &Desk, entity: EntityId) -> Option<&FuzzyDate> {
    match entity {
        EntityId::Brief(id) => Some(&desk.graph().brief(id).date.date),
        EntityId::Source(id) => desk.graph().source(id).date.as_ref().map(|dated| &dated.date),
        EntityId::Actor(_)
        | EntityId::Place(_)
        | EntityId::Topic(_)
        | EntityId::Publisher(_)
        | EntityId::Page(_) => None,
    }
}

fn kind(desk: &Desk, entity: EntityId) -> Phrase {
    let graph = desk.graph();
    match entity {
        EntityId::Brief(id) if graph.brief(id).draft => say!("a brief, still a draft"),
        EntityId::Brief(_) => say!("a brief"),
        EntityId::Actor(id) => match graph.actor(id).kind {
            Some(kind) => say!("an actor (`{kind}`)", kind = kind.name()),
            None => say!("an actor"),
        },
        EntityId::Place(_) => say!("a place"),
        EntityId::Topic(_) => say!("a topic"),
        EntityId::Source(id) => match graph.source(id).kind {
            Some(kind) => say!("a source (`{kind}`)", kind = kind.name()),
            None => say!("a source"),
        },
        EntityId::Publisher(_) => say!("a publisher"),
        EntityId::Page(_) => say!("a page"),
    }
}

/// Returns what else is told: of a brief its first key point, of a source where it can be read and what it is worth.
fn details(desk: &Desk, entity: EntityId, catalog: &Catalog) -> Vec<String> {
    let graph = desk.graph();
    match entity {
        EntityId::Brief(id) => {
            let brief = graph.brief(id);
            let text = brief.texts.get(&brief.original);
            let first = text.and_then(|text| text.summary.first());
            first
                .map(|point| isolate(&escape_markdown(&plain_text(&point.words, &|_| ""))).to_string())
                .into_iter()
                .collect()
        }
        EntityId::Source(id) => {
            let source = graph.source(id);
            let publisher = source.publisher.map(|id| {
                let name = graph.name(EntityId::Publisher(id), source.original).0;
                isolate(&escape_markdown(name)).to_string()
            });
            let worth: String = source
                .reliability
                .map(String::from)
                .into_iter()
                .chain(source.credibility.map(|of| of.to_string()))
                .collect();
            let worth = (!worth.is_empty())
                .then(|| say!("worth `{worth}` on the Admiralty scale", worth).told(catalog));
            let url = source.url.as_ref().map(|url| format!("<{url}>"));
            publisher.into_iter().chain(worth).chain(url).collect()
        }
        EntityId::Actor(_)
        | EntityId::Place(_)
        | EntityId::Topic(_)
        | EntityId::Publisher(_)
        | EntityId::Page(_) => Vec::new(),
    }
}
