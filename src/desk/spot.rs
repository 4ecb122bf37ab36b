//! What stands at a place in front matter or in `book.toml`.

use crate::parse::keys::key::{Key, Shape};
use std::ops::Range;

/// A step on the way to a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Into the value of a key.
    Key(String),
    /// Into an item of a list.
    Item,
}

/// Which part of what is written a place is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A key.
    Key,
    /// A value.
    Value,
    /// A word that may become either.
    Either,
}

/// What stands at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The way to it: of a key, to the map that it is in.
    pub path: Vec<Step>,
    /// Which part it is.
    pub part: Part,
    /// The word around the place, without quotes.
    pub word: Range<usize>,
    /// The keys that the same map has already, but for the one at the place.
    pub siblings: Vec<String>,
}

/// What the keys say of a place.
#[derive(Clone, Copy, Debug)]
pub enum Meaning {
    /// The keys of the map it is in.
    Keys(&'static [Key]),
    /// The shape of the value.
    Shape(&'static Shape),
    /// Any key may stand there, or nothing is known of it.
    Unknown,
}

impl Spot {
    /// Returns what the place is meant to hold, where the path begins with one of `keys`.
    #[must_use]
    pub fn meaning(&self, keys: &[&'static Key]) -> Meaning {
        let mut steps = self.path.iter();
        let Some(Step::Key(first)) = steps.next() else { return Meaning::Unknown };
        let Some(key) = keys.iter().find(|key| key.name == first) else { return Meaning::Unknown };
        let mut shape = &key.shape;
        for step in steps {
            shape = match (step, shape) {
                (Step::Item, Shape::List(of) | Shape::OneOrMore(of)) => of,
                (Step::Item, _) => return Meaning::Unknown,
                (Step::Key(_), Shape::ByLanguage(keys)) => return self.below(keys),
                (Step::Key(_), Shape::Label | Shape::Role | Shape::ActorOrName) => &Shape::Text,
                (Step::Key(_), Shape::Table(of)) => of,
                (Step::Key(_), Shape::Levels) => &LEVEL,
                (Step::Key(name), of) => match of.keys().iter().find(|key| key.name == name) {
                    Some(key) => &key.shape,
                    None => return Meaning::Unknown,
                },
            };
        }
        match (self.part, shape) {
            (Part::Key, Shape::ByLanguage(_) | Shape::Date) => Meaning::Shape(shape),
            (Part::Key, shape) if !shape.keys().is_empty() => Meaning::Keys(shape.keys()),
            _ => Meaning::Shape(shape),
        }
    }

    /// Returns the meaning below a language of a map of languages.
    fn below(&self, keys: &'static [Key]) -> Meaning {
        match (self.path.last(), self.part) {
            (Some(Step::Key(name)), Part::Value) => {
                let found = keys.iter().find(|key| key.name == name);
                found.map_or(Meaning::Unknown, |key| Meaning::Shape(&key.shape))
            }
            _ => Meaning::Keys(keys),
        }
    }
}

static LEVEL: Shape = Shape::OneOf(&["error", "warn", "allow"]);
