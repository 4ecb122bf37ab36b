//! Keys and values of front matter, of files of sources and of `book.toml`.

use crate::desk::page::Paper;
use crate::desk::spot::{Meaning, Part, Spot};
use crate::desk::stand::{Question, is_kind};
use crate::diag::code::Code;
use crate::ide::complete::dates::dates;
use crate::ide::complete::documents::{document, documents};
use crate::ide::complete::item::{Item, ItemKind};
use crate::parse::keys::brief::KNOWN_ROLES;
use crate::parse::keys::key::{Key, Kind, Shape};
use crate::scaffold::spell::yaml;

/// Languages that works are often in, beside those of the site.
const LANGUAGES: [&str; 8] = ["ar", "en", "fa", "ckb", "ku", "tr", "he", "fr"];

/// Returns what may be written at a spot.
pub(super) fn front(question: Question<'_>, spot: &Spot) -> Vec<Item> {
    let own = question.page.keys();
    if spot.path.is_empty() {
        return if spot.part == Part::Value { Vec::new() } else { keys(question, spot, &own) };
    }
    match question.meaning(spot) {
        Meaning::Keys(all) => keys(question, spot, &all.iter().collect::<Vec<_>>()),
        Meaning::Shape(shape) => below(question, spot, shape),
        Meaning::Unknown => Vec::new(),
    }
}

/// Returns the keys that the map at the spot has not yet.
fn keys(question: Question<'_>, spot: &Spot, all: &[&'static Key]) -> Vec<Item> {
    let text = question.page.text;
    let rest = text[spot.word.end..].trim_start_matches([' ', '"']);
    let is_book = question.page.paper() == Paper::Book;
    let in_header =
        is_book && text[question.page.line(spot.word.start).start..].trim_start().starts_with('[');
    let own = &text[spot.word.clone()];
    let is_new = |key: &&&Key| key.name == own || !spot.siblings.iter().any(|of| of == key.name);
    let item = |key: &&'static Key| {
        let insert = match is_book {
            _ if in_header => key.name.to_owned(),
            true if rest.starts_with('=') => key.name.to_owned(),
            true => format!("{} = ", key.name),
            false if rest.starts_with(':') => key.name.to_owned(),
            false => format!("{}: ", key.name),
        };
        let about = (key.about)().told(question.catalog);
        let item = Item::new(key.name, ItemKind::Key, spot.word.clone()).inserting(insert);
        Item { about: Some(about.clone()), ..item.detail(about) }
    };
    all.iter().filter(is_new).map(item).collect()
}

/// Returns what a value of this shape may be; in the place of a list, its first item.
fn below(question: Question<'_>, spot: &Spot, shape: &'static Shape) -> Vec<Item> {
    let (Shape::List(of), true) = (shape, spot.part != Part::Key) else {
        return values(question, spot, shape);
    };
    let is_line = spot.part == Part::Either;
    let wrap = |item: Item| {
        let insert = if is_line { format!("- {}", item.insert) } else { format!("[{}]", item.insert) };
        item.inserting(insert)
    };
    let plain = if is_line { of } else { alone(of) };
    values(question, spot, plain).into_iter().map(wrap).collect()
}

/// Returns the shape of an item that stands alone.
fn alone(shape: &'static Shape) -> &'static Shape {
    match shape {
        Shape::Short(alone, _) => alone,
        other => other,
    }
}

/// Returns what a value of this shape may be.
fn values(question: Question<'_>, spot: &Spot, shape: &'static Shape) -> Vec<Item> {
    let graph = question.desk.graph();
    let site = || graph.config.languages.iter().map(|lang| lang.as_str()).collect::<Vec<_>>();
    match shape {
        Shape::Flag => bare(spot, &["true", "false"]),
        Shape::OneOf(all) => words(question, spot, all),
        Shape::Date => {
            let found = dates(question, &spot.word);
            found.into_iter().map(|item| spelt(question, spot, item)).collect()
        }
        Shape::Role => {
            let own = graph.config.roles.keys().map(String::as_str);
            words(question, spot, &KNOWN_ROLES.iter().copied().chain(own).collect::<Vec<_>>())
        }
        Shape::Id(kind) => ids(question, spot, *kind),
        Shape::ActorOrName => ids(question, spot, Kind::Actor),
        Shape::OwnLanguage => words(question, spot, &site()),
        Shape::Language => {
            let mut all = site();
            all.extend(
                LANGUAGES
                    .iter()
                    .filter(|lang| !graph.config.languages.iter().any(|of| of.as_str() == **lang)),
            );
            words(question, spot, &all)
        }
        Shape::Short(alone, keys) => {
            let mut all = values(question, spot, alone);
            if spot.part == Part::Either {
                all.extend(self::keys(question, spot, &keys.iter().collect::<Vec<_>>()));
            }
            all
        }
        Shape::Map(keys) if spot.part == Part::Either => {
            self::keys(question, spot, &keys.iter().collect::<Vec<_>>())
        }
        Shape::Label | Shape::Names | Shape::ByLanguage(_) if spot.part != Part::Value => {
            let all = site().into_iter().filter(|lang| !spot.siblings.iter().any(|of| of == lang));
            all.map(|lang| key(question, spot, lang)).collect()
        }
        Shape::Levels if spot.part == Part::Key => {
            Code::ALL.iter().map(|code| key(question, spot, code.name())).collect()
        }
        Shape::OneOrMore(of) => values(question, spot, of),
        Shape::Text
        | Shape::Label
        | Shape::Scalar
        | Shape::Url
        | Shape::Country
        | Shape::Wikidata
        | Shape::Coordinates
        | Shape::Names
        | Shape::List(_)
        | Shape::Map(_)
        | Shape::Table(_)
        | Shape::ByLanguage(_)
        | Shape::Levels
        | Shape::Free => Vec::new(),
    }
}

/// Returns a key of a map whose keys are no list of ours.
fn key(question: Question<'_>, spot: &Spot, name: &str) -> Item {
    let rest = question.page.text[spot.word.end..].trim_start_matches(' ');
    let is_book = question.page.paper() == Paper::Book;
    let insert = match is_book {
        true if rest.starts_with(['=', ']']) => name.to_owned(),
        true => format!("{name} = "),
        false if rest.starts_with(':') => name.to_owned(),
        false => format!("{name}: "),
    };
    Item::new(name, ItemKind::Key, spot.word.clone()).inserting(insert)
}

fn bare(spot: &Spot, all: &[&str]) -> Vec<Item> {
    all.iter().map(|word| Item::new(word, ItemKind::Word, spot.word.clone())).collect()
}

fn words(question: Question<'_>, spot: &Spot, all: &[&str]) -> Vec<Item> {
    bare(spot, all).into_iter().map(|item| spelt(question, spot, item)).collect()
}

fn ids(question: Question<'_>, spot: &Spot, kind: Kind) -> Vec<Item> {
    let word = &question.page.text[spot.word.start..question.offset.clamp(spot.word.start, spot.word.end)];
    let found = documents(question.desk, word, |entry| is_kind(entry.entity, kind));
    found.into_iter().map(|entry| spelt(question, spot, document(entry, word, spot.word.clone()))).collect()
}

/// Returns an item in quotes, where the file needs them and has none.
fn spelt(question: Question<'_>, spot: &Spot, item: Item) -> Item {
    let text = question.page.text;
    if text[..spot.word.start].ends_with(['"', '\'']) {
        return item;
    }
    let insert = match question.page.paper() {
        Paper::Book => format!("\"{}\"", item.insert),
        _ if item.kind == ItemKind::Date || item.insert.bytes().all(|of| of.is_ascii_digit()) => return item,
        _ if item.insert.starts_with(|sign: char| sign.is_ascii_digit()) && item.insert.contains('-') => {
            return item;
        }
        _ => yaml(&item.insert),
    };
    item.inserting(insert)
}
