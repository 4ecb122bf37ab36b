//! What a foreign text says of itself: the value that every reader of one returns. Holds no proposal.

use crate::input::Day;
use crate::lang::tag::Lang;
use crate::model::date::{FuzzyDate, Precision};
use crate::model::source::SourceType;

/// A foreign text, read.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// Its title.
    pub title: Option<String>,
    /// The day it speaks from, in EDTF.
    pub date: Option<String>,
    /// Its last change, in EDTF.
    pub updated: Option<String>,
    /// Its key points.
    pub summary: Vec<String>,
    /// Its prose, as Markdown.
    pub body: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// The work it is, or was made from.
    pub source: Option<Cited>,
    /// Its tags, which may be topics.
    pub tags: Vec<String>,
    /// What else it says of itself, by key.
    pub kept: Vec<(String, serde_json::Value)>,
    /// Its language, where it says so.
    pub lang: Option<Lang>,
    /// The last part of its address.
    pub slug: Option<String>,
    /// What its editor should look at.
    pub notes: Vec<Note>,
}

/// A cited work as a foreign text tells of it.
#[derive(Clone, Debug, Default)]
pub struct Cited {
    /// Its id, where it has one.
    pub id: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Its authors.
    pub authors: Vec<String>,
    /// Its publisher.
    pub publisher: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Its date, in EDTF.
    pub date: Option<String>,
    /// When it was looked at, in EDTF.
    pub accessed: Option<String>,
    /// Its language.
    pub language: Option<Lang>,
    /// What it is.
    pub kind: Option<SourceType>,
    /// What is said of it.
    pub note: Option<String>,
}

/// What an editor should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// A command of another generator stands in the prose, as written.
    Shortcode(String),
    /// A link or picture leads to what the site does not have.
    LeadsNowhere(String),
}

impl Article {
    /// Returns the day that it speaks from, where its date is one, or a month.
    #[must_use]
    pub fn find_day(&self) -> Option<Day> {
        let date = FuzzyDate::parse(self.date.as_deref()?).ok()?;
        date.earliest().filter(|_| date.precision() <= Precision::Month)
    }
}
