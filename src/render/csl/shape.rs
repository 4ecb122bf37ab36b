//! What of a cited work decides on the form of its reference, and an item of such a shape for a style to set.

use crate::model::edtf::guess::ascii_digits;
use crate::model::source::{Author, ImprintNumbers, PersonName, SourceType};
use hayagriva::citationberg::json::{
    DateValue, Item, LiteralName, NameItem, NameValue, Value, VecDate, VecDateRange,
};
use std::collections::BTreeMap;

/// A place in a form where words of the work stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hole {
    /// Its title.
    Title,
    /// Its author of this number, from 0.
    Author(u8),
    /// Those who are not named.
    Others,
    /// Who published it.
    Publisher,
    /// What it is a part of.
    Container,
    /// Its address.
    Url,
    /// When it was published, as far as that is known.
    Issued,
    /// The year of that alone.
    IssuedYear,
    /// When it was read.
    Accessed,
    /// A short name of it.
    Label,
    /// The letter that tells works of the same authors and year apart.
    Letter,
}

/// How many authors are told apart; further ones are left out.
pub const MOST_AUTHORS: usize = 60;
/// Signs for private use stand for the words while a style is run; words of authors hold none.
const AUTHOR: u32 = 0xe010;
const TITLE: char = '\u{e001}';
const PUBLISHER: char = '\u{e002}';
const URL: char = '\u{e003}';
const LABEL: char = '\u{e004}';
const OTHERS: char = '\u{e007}';
const CONTAINER: char = '\u{e008}';
/// What stands before and after a title that a style may change.
pub(super) const WRITTEN: [char; 2] = ['\u{e005}', '\u{e006}'];
/// Years that stand for a date: of publication, of reading.
pub(super) const ISSUED_YEAR: &str = "3801";
pub(super) const ACCESSED_YEAR: &str = "3802";

/// A date as a style sees it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DateShape {
    /// There is none.
    #[default]
    Lacking,
    /// One that reads as on the rest of the site; parts: 1 for a year, 2 for a month, 3 for a day.
    Worded(u8),
    /// One that reads as the style says: year, and month and day where they are not 0.
    Exact(i16, u8, u8),
}

/// What decides on the form of a reference.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Shape {
    /// What kind of work it is.
    pub kind: Option<SourceType>,
    /// How many authors it has.
    pub authors: u8,
    /// Those of them whose names have parts, by number: styles order these and shorten them.
    pub persons: BTreeMap<u8, PersonName>,
    /// Whether there are others with them, who are not named.
    pub has_others: bool,
    /// Whether anybody is known to have published it.
    pub published: bool,
    /// Whether it is part of something that has a title of its own.
    pub contained: bool,
    /// Whether a journal has it, and not a newspaper.
    pub is_in_journal: bool,
    /// The numbers by which it is found in what it appeared in.
    pub numbers: ImprintNumbers,
    /// Whether it has an address.
    pub has_url: bool,
    /// When it was published.
    pub issued: DateShape,
    /// When it was read.
    pub accessed: DateShape,
    /// Its title, where the style may change how it is spelt; else a hole stands for it.
    pub title: Option<Box<str>>,
}

impl Hole {
    /// Returns what a sign stands for.
    pub(super) fn find(sign: char) -> Option<Self> {
        let author = u32::from(sign).checked_sub(AUTHOR).filter(|at| *at < MOST_AUTHORS as u32);
        match sign {
            TITLE => Some(Self::Title),
            PUBLISHER => Some(Self::Publisher),
            CONTAINER => Some(Self::Container),
            URL => Some(Self::Url),
            LABEL => Some(Self::Label),
            OTHERS => Some(Self::Others),
            _ => author.and_then(|at| u8::try_from(at).ok()).map(Self::Author),
        }
    }
}

/// Returns whether a sign is for private use, and stands in no words of a reference.
#[must_use]
pub fn is_private(sign: char) -> bool {
    ('\u{e000}'..='\u{e0ff}').contains(&sign)
}

/// What a work is to a style: one of no kind is a page where it has an address, and else anything.
#[derive(Clone, Copy, Debug)]
pub struct Medium {
    /// What kind of work it is.
    pub kind: Option<SourceType>,
    /// Whether it has an address.
    pub has_url: bool,
    /// Whether a journal has it, and not a newspaper.
    pub is_in_journal: bool,
    /// Whether it is part of something that has a title of its own.
    pub contained: bool,
}

impl Medium {
    /// Returns the type that the Citation Style Language has for it.
    #[must_use]
    pub fn csl_type(self) -> &'static str {
        match self.kind {
            Some(SourceType::Article) if self.is_in_journal => "article-journal",
            Some(SourceType::Article) => "article-newspaper",
            Some(SourceType::Document) if self.contained => "chapter",
            Some(SourceType::Statement | SourceType::Report) => "report",
            Some(SourceType::Document | SourceType::Observation) => "document",
            Some(SourceType::Dataset) => "dataset",
            Some(SourceType::Interview) => "interview",
            Some(SourceType::Broadcast) => "broadcast",
            Some(SourceType::SocialPost) => "post",
            None if self.has_url => "webpage",
            None => "document",
        }
    }

    /// Returns whether its publisher is what it appeared in.
    #[must_use]
    pub fn is_container(self) -> bool {
        if self.contained {
            return false;
        }
        match self.kind {
            None => self.has_url,
            Some(SourceType::Article | SourceType::Broadcast | SourceType::SocialPost) => true,
            Some(
                SourceType::Statement
                | SourceType::Report
                | SourceType::Document
                | SourceType::Dataset
                | SourceType::Interview
                | SourceType::Observation,
            ) => false,
        }
    }
}

/// Returns numbers as a style takes them: in digits that it knows, without signs that stand for other words.
#[must_use]
pub fn numbers(imprint: &ImprintNumbers) -> ImprintNumbers {
    let plain =
        |text: &String| ascii_digits(&text.chars().filter(|sign| !is_private(*sign)).collect::<String>());
    let ImprintNumbers { volume, number, pages, edition } = imprint;
    let [volume, number, pages, edition] = [volume, number, pages, edition].map(plain);
    ImprintNumbers { volume, number, pages, edition }
}

/// Returns the authors whose names have parts, by number.
#[must_use]
pub fn persons(authors: &[Author]) -> BTreeMap<u8, PersonName> {
    let plain = |text: &str| text.chars().filter(|sign| !is_private(*sign)).collect();
    let person = |author: &Author| match author {
        Author::Name(_, Some(PersonName { family, given, particle, suffix })) => Some(PersonName {
            family: plain(family),
            given: plain(given),
            particle: plain(particle),
            suffix: plain(suffix),
        }),
        Author::Name(_, None) | Author::Actor(_) => None,
    };
    let all = (0..).zip(authors.iter().take(MOST_AUTHORS));
    all.filter_map(|(at, author)| Some((at, person(author)?))).collect()
}

impl Shape {
    fn medium(&self) -> Medium {
        let Self { kind, has_url, is_in_journal, contained, .. } = *self;
        Medium { kind, has_url, is_in_journal, contained }
    }

    /// Returns the type by which a style sets it. Styles that know interviews ask who led them, which nobody here is
    /// asked: without it they tell of a letter, or of "an interview by".
    fn set_type(&self) -> &'static str {
        let kind = self.kind.filter(|kind| *kind != SourceType::Interview);
        Medium { kind, ..self.medium() }.csl_type()
    }
}

/// Returns an item of a shape; `genre` is what its kind is called, where that is said.
pub(super) fn item(shape: &Shape, id: &str, genre: Option<&str>) -> Item {
    let mut fields = BTreeMap::new();
    let text = |text: &str| Value::String(text.to_owned());
    fields.insert("id".to_owned(), text(id));
    fields.insert("type".to_owned(), text(shape.set_type()));
    match &shape.title {
        Some(title) => {
            fields.insert("title".to_owned(), text(&format!("{}{title}{}", WRITTEN[0], WRITTEN[1])));
            fields.insert("language".to_owned(), text("en"));
        }
        None => {
            fields.insert("title".to_owned(), text(&TITLE.to_string()));
            fields.insert("language".to_owned(), text("zxx"));
        }
    }
    fields.insert("citation-label".to_owned(), text(&LABEL.to_string()));
    let literal = |sign: char| NameValue::Literal(LiteralName { literal: sign.to_string() });
    let others = shape.has_others.then(|| literal(OTHERS));
    let authors: Vec<NameValue> = (0..shape.authors).filter_map(|at| name(shape, at)).chain(others).collect();
    if !authors.is_empty() {
        fields.insert("author".to_owned(), Value::Names(authors));
    }
    if shape.published {
        let field = if shape.medium().is_container() { "container-title" } else { "publisher" };
        fields.insert(field.to_owned(), text(&PUBLISHER.to_string()));
    }
    if shape.contained {
        fields.insert("container-title".to_owned(), text(&CONTAINER.to_string()));
    }
    let ImprintNumbers { volume, number, pages, edition } = &shape.numbers;
    let of_number = if shape.kind == Some(SourceType::Article) { "issue" } else { "number" };
    for (field, words) in [("volume", volume), (of_number, number), ("page", pages), ("edition", edition)] {
        if !words.is_empty() {
            fields.insert(field.to_owned(), text(words));
        }
    }
    if shape.has_url {
        fields.insert("URL".to_owned(), text(&URL.to_string()));
    }
    if let Some(genre) = genre {
        fields.insert("genre".to_owned(), text(genre));
    }
    fields.extend(date(shape.issued, 3801).map(|date| ("issued".to_owned(), date)));
    if shape.has_url {
        fields.extend(date(shape.accessed, 3802).map(|date| ("accessed".to_owned(), date)));
    }
    Item(fields)
}

/// Returns the author of this number: the parts of the name, or a sign for the whole.
fn name(shape: &Shape, at: u8) -> Option<NameValue> {
    let Some(person) = shape.persons.get(&at) else {
        let literal = char::from_u32(AUTHOR + u32::from(at))?.to_string();
        return Some(NameValue::Literal(LiteralName { literal }));
    };
    let some = |part: &str| Some(part.to_owned()).filter(|part| !part.is_empty());
    // A family of several words is told of in two: else small letters in it would be taken for a particle.
    let last = person.last();
    let (first, rest) = last.split_once(' ').map_or((None, &*last), |(first, rest)| (some(first), rest));
    Some(NameValue::Item(NameItem {
        family: rest.to_owned(),
        given: some(&person.given),
        non_dropping_particle: first,
        dropping_particle: None,
        suffix: some(&person.suffix),
        comma_suffix: None,
    }))
}

fn date(shape: DateShape, year: i16) -> Option<Value> {
    let parts: Vec<i16> = match shape {
        DateShape::Lacking => return None,
        DateShape::Worded(parts) => [year, 2, 3].into_iter().take(usize::from(parts.clamp(1, 3))).collect(),
        DateShape::Exact(year, month, day) => {
            let parts = [Some(year), (month > 0).then_some(month.into()), (day > 0).then_some(day.into())];
            parts.into_iter().map_while(|part| part).collect()
        }
    };
    Some(Value::Date(DateValue::DateParts {
        date_parts: VecDateRange(vec![VecDate(parts)]),
        literal: None,
        season: None,
        circa: false,
    }))
}
