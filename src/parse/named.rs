//! What messages call a value, and what they say is meant in its place.

use crate::diag::phrase::{Phrase, say};

/// What messages call a map or a value. It is put into words only where something is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name<'a> {
    /// The keys of a brief.
    Brief,
    /// The keys of an actor.
    Actor,
    /// The keys of a place.
    Place,
    /// The keys of a topic.
    Topic,
    /// The keys of a source, wherever it is written.
    Source,
    /// The keys of a page.
    Page,
    /// A document's own address.
    Address,
    /// All of a file.
    File,
    /// The value of a key, or a table.
    Key(&'a str),
    /// An item of a key's list.
    Item(&'a str),
    /// What a key's map has under one language.
    LanguageOf(&'a str),
    /// The text that a map of languages has for one of them.
    In(&'a Name<'a>, &'a str),
}

impl Name<'_> {
    /// Returns it in words.
    #[must_use]
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::Brief => say!("keys of" => "a brief"),
            Self::Actor => say!("keys of" => "an actor"),
            Self::Place => say!("keys of" => "a place"),
            Self::Topic => say!("keys of" => "a topic"),
            Self::Source => say!("keys of" => "a source"),
            Self::Page => say!("keys of" => "a page"),
            Self::Address => say!("an address"),
            Self::File => say!("the file"),
            Self::Key(key) => say!("`{key}`", key),
            Self::Item(key) => say!("an item of `{key}`", key),
            Self::LanguageOf(key) => say!("a language of `{key}`", key),
            Self::In(name, lang) => say!("{name} in `{lang}`", name = name.phrase(), lang),
        }
    }
}

/// What is meant in the place of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meant {
    /// Text.
    Text,
    /// Text, or text in several languages.
    Label,
    /// A list.
    List,
    /// A map whose keys are known.
    Keys,
    /// A map whose keys are languages, and whose values lists.
    Lists,
    /// A map whose keys are ids, and whose values maps.
    Entries,
    /// An id.
    Id,
    /// `true` or `false`.
    Flag,
    /// A date.
    Date,
    /// A table of TOML.
    Table,
    /// A latitude and a longitude.
    Coordinates,
    /// What names a key point.
    Point,
}

impl Meant {
    /// Returns it in words: "where a list is meant".
    #[must_use]
    pub fn phrase(self) -> Phrase {
        match self {
            Self::Text => say!("meant" => "text"),
            Self::Label => say!("meant" => "text or a map of languages"),
            Self::List => say!("meant" => "a list"),
            Self::Keys => say!("meant" => "a map of keys"),
            Self::Lists => say!("meant" => "a map of lists (`{ar: […]}`)"),
            Self::Entries => say!("meant" => "a map of ids to keys"),
            Self::Id => say!("meant" => "an id"),
            Self::Flag => say!("meant" => "`true` or `false`"),
            Self::Date => say!("meant" => "a date"),
            Self::Table => say!("meant" => "a table"),
            Self::Coordinates => say!("meant" => "a list of latitude and longitude"),
            Self::Point => say!("meant" => "the number or the name of a key point"),
        }
    }

    /// Returns it in words, as what is to be written: "write a list".
    #[must_use]
    pub fn to_write(self) -> Phrase {
        match self {
            Self::Text => say!("to write" => "text"),
            Self::Label => say!("to write" => "text or a map of languages"),
            Self::List => say!("to write" => "a list"),
            Self::Keys => say!("to write" => "a map of keys"),
            Self::Lists => say!("to write" => "a map of lists (`{ar: […]}`)"),
            Self::Entries => say!("to write" => "a map of ids to keys"),
            Self::Id => say!("to write" => "an id"),
            Self::Flag => say!("to write" => "`true` or `false`"),
            Self::Date => say!("to write" => "a date"),
            Self::Table => say!("to write" => "a table"),
            Self::Coordinates => say!("to write" => "a list of latitude and longitude"),
            Self::Point => say!("to write" => "the number or the name of a key point"),
        }
    }
}
