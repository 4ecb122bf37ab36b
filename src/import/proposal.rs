//! What an article's words let one propose: dates, names, quotations, each with its place. In: an article, the names of
//! a site. Out: proposals in the order of the text, none twice.

use crate::import::article::Article;
use crate::import::escape::{one_line, shortened};
use crate::import::known::{Known, KnownKind, KnownNames};
use crate::import::people::{NameKind, find_names};
use crate::import::phrases::find::{Why, find_dates};
use crate::import::quotations::find_quotations;
use crate::lang::sentences::sentence_around;
use std::collections::{BTreeMap, BTreeSet};

/// Where words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In a key point, from 1 on.
    Point(usize),
    /// In a line of the prose, from 1 on.
    Line(usize),
}

/// A date that the text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateProposal {
    /// Where it does so first.
    pub place: Place,
    /// In which words.
    pub words: String,
    /// The date, in EDTF.
    pub date: String,
    /// The sentence, cut short.
    pub sentence: String,
    /// Why.
    pub why: Why,
}

/// Somebody or something that the text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameProposal {
    /// Where it does so first.
    pub place: Place,
    /// In which words.
    pub words: String,
    /// Who.
    pub name: Named,
}

/// Who is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// Whom the site knows, by id.
    Known(KnownKind, String),
    /// Whom it does not.
    New(NameKind),
}

/// A quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotationProposal {
    /// Where it stands.
    pub place: Place,
    /// What is said.
    pub words: String,
    /// Who says it, in the words of the text.
    pub speaker: Option<String>,
}

/// All that is proposed of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposals {
    /// Dates, each once.
    pub dates: Vec<DateProposal>,
    /// Names, each once.
    pub names: Vec<NameProposal>,
    /// Quotations.
    pub quotations: Vec<QuotationProposal>,
}

/// Returns what is proposed of an article.
#[must_use]
pub fn propose(article: &Article, names: &KnownNames) -> Proposals {
    let mut proposals = Proposals::default();
    let mut seen = Seen::default();
    let points = article.summary.iter().enumerate().map(|(at, point)| (Some(at + 1), point.as_str()));
    for (point, text) in points.chain([(None, article.body.as_str())]) {
        let lines = Lines::new(text);
        let place = |at: usize| point.map_or_else(|| Place::Line(lines.of(at)), Place::Point);
        for found in find_dates(text, article.find_day()) {
            let date = found.date.to_string();
            if seen.dates.insert(date.clone()) {
                let sentence = shortened(&plain(sentence(text, found.range.start)).replace("**", ""), 110);
                let words = one_line(&plain(&text[found.range.clone()]));
                proposals.dates.push(DateProposal {
                    place: place(found.range.start),
                    words,
                    date,
                    sentence,
                    why: found.why,
                });
            }
        }
        for Known { kind, id, range } in names.find(text) {
            if seen.known.insert(id.clone()) {
                let words = one_line(&text[range.clone()]);
                proposals.names.push(NameProposal {
                    place: place(range.start),
                    words,
                    name: Named::Known(kind, id),
                });
            }
        }
        for found in find_names(text, &names.places(text)) {
            let words = one_line(&plain(&text[found.range.clone()]));
            if seen.new.insert(words.clone()) {
                proposals.names.push(NameProposal {
                    place: place(found.range.start),
                    words,
                    name: Named::New(found.kind),
                });
            }
        }
        if point.is_none() {
            for quotation in find_quotations(text) {
                let words = one_line(&plain(&text[quotation.range.clone()]));
                let words = words.trim_end_matches([',', '،', ' ']).to_owned();
                let speaker = quotation.speaker.map(|name| plain(&name));
                proposals.quotations.push(QuotationProposal {
                    place: place(quotation.range.start),
                    words,
                    speaker,
                });
            }
        }
    }
    proposals
}

/// How many bytes before and behind a place its sentence is looked for in.
const REACH: usize = 1500;

/// Returns the sentence around a place, or what of it is near: a text may be one line of megabytes.
fn sentence(text: &str, at: usize) -> &str {
    let before = text[..at].rfind('\n').map_or(0, |at| at + 1).max(at.saturating_sub(REACH));
    let after = text.len().min(at + REACH);
    let start = (before..=at).find(|place| text.is_char_boundary(*place)).unwrap_or(at);
    let end = (after..=text.len()).find(|place| text.is_char_boundary(*place)).unwrap_or(text.len());
    let near = &text[start..end];
    &near[sentence_around(near, at - start)]
}

#[derive(Default)]
struct Seen {
    dates: BTreeSet<String>,
    known: BTreeSet<String>,
    new: BTreeSet<String>,
}

/// Returns Markdown without the backslashes that make signs plain.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let is_escape = character == '\\' && characters.peek().is_some_and(char::is_ascii_punctuation);
        if is_escape {
            plain.extend(characters.next());
        } else {
            plain.push(character);
        }
    }
    plain
}

/// Where lines begin.
struct Lines(BTreeMap<usize, usize>);

impl Lines {
    fn new(text: &str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
        Self(starts.enumerate().map(|(number, at)| (at, number + 1)).collect())
    }

    fn of(&self, at: usize) -> usize {
        self.0.range(..=at).next_back().map_or(1, |(_, number)| *number)
    }
}
