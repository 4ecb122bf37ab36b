//! What a key is: its name, what it holds, what it is for.

use crate::diag::phrase::{Phrase, say};

/// A key.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// How it is written.
    pub name: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// What it is for: a sentence without a full stop.
    pub about: fn() -> Phrase,
    /// Whether a map of keys may be without it.
    pub need: Need,
}

/// Whether a key has to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Only where it is known.
    Optional,
    /// Always.
    Required,
}

/// A kind of document that an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// An actor.
    Actor,
    /// A place.
    Place,
    /// A topic.
    Topic,
    /// A source.
    Source,
    /// A brief.
    Brief,
}

/// What a key holds.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// Text.
    Text,
    /// Text in the language of the file, or a map of languages.
    Label,
    /// Text or a number, as it is written.
    Scalar,
    /// `true` or `false`.
    Flag,
    /// A date, or a map of `date` and `text`.
    Date,
    /// An address of the web.
    Url,
    /// The tag of any language.
    Language,
    /// The tag of one of the site's languages.
    OwnLanguage,
    /// The two letters of a country.
    Country,
    /// An item of Wikidata.
    Wikidata,
    /// Latitude and longitude.
    Coordinates,
    /// Names: a list, or a map of languages to lists.
    Names,
    /// A role of an actor in a brief: one of those known, one that the site labels, or a label.
    Role,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// The id of a document.
    Id(Kind),
    /// The id of an actor, or a name.
    ActorOrName,
    /// A list.
    List(&'static Shape),
    /// One, or a list of them.
    OneOrMore(&'static Shape),
    /// A map of keys.
    Map(&'static [Key]),
    /// A map of keys, or the one that matters most, alone.
    Short(&'static Shape, &'static [Key]),
    /// A map whose keys are free: what each of them holds.
    Table(&'static Shape),
    /// A map from each of the site's languages.
    ByLanguage(&'static [Key]),
    /// The level of each message, by its name.
    Levels,
    /// Anything.
    Free,
}

/// Returns a key that need not be there.
#[must_use]
pub const fn optional(name: &'static str, shape: Shape, about: fn() -> Phrase) -> Key {
    Key { name, shape, about, need: Need::Optional }
}

/// Returns a key that has to be there.
#[must_use]
pub const fn required(name: &'static str, shape: Shape, about: fn() -> Phrase) -> Key {
    Key { name, shape, about, need: Need::Required }
}

/// Returns the names of keys.
#[must_use]
pub const fn names<const N: usize>(keys: &[Key; N]) -> [&'static str; N] {
    let mut names = [""; N];
    let mut at = 0;
    while at < N {
        names[at] = keys[at].name;
        at += 1;
    }
    names
}

/// Returns the words of a list of words and what they mean.
#[must_use]
pub const fn words<T, const N: usize>(all: &[(&'static str, T); N]) -> [&'static str; N] {
    let mut words = [""; N];
    let mut at = 0;
    while at < N {
        words[at] = all[at].0;
        at += 1;
    }
    words
}

impl Shape {
    /// Returns the keys of a map of this shape, or of one in its lists.
    #[must_use]
    pub fn keys(&self) -> &'static [Key] {
        match self {
            Self::Map(keys) | Self::Short(_, keys) | Self::ByLanguage(keys) => keys,
            Self::List(of) | Self::OneOrMore(of) | Self::Table(of) => of.keys(),
            Self::Date => &DATE,
            Self::Text
            | Self::Label
            | Self::Scalar
            | Self::Flag
            | Self::Url
            | Self::Language
            | Self::OwnLanguage
            | Self::Country
            | Self::Wikidata
            | Self::Coordinates
            | Self::Names
            | Self::Role
            | Self::OneOf(_)
            | Self::Id(_)
            | Self::ActorOrName
            | Self::Levels
            | Self::Free => &[],
        }
    }

    /// Returns the shape of one item, where it is a list or may be one.
    #[must_use]
    pub fn item(&'static self) -> &'static Shape {
        match self {
            Self::List(of) | Self::OneOrMore(of) => of,
            other => other,
        }
    }
}

/// The keys of a date with words.
pub static DATE: [Key; 2] = [
    required("date", Shape::Scalar, || say!("When, as far as it is known: a date of EDTF")),
    optional("text", Shape::Label, || say!("The date in the words of the source")),
];
