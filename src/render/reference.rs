//! A cited work as a formatted reference, and what stands in the text for it. In: ids, and where a page stands. Out:
//! HTML in the words of the page, each name in its own language and direction.

use crate::lang::tag::Lang;
use crate::model::date::{Dated, FuzzyDate};
use crate::model::edtf::form::{Form as DateForm, Mark, Part as DatePart, Point};
use crate::model::id::{EntityId, SourceId};
use crate::model::link::find_version_day;
use crate::model::source::{Author, Source};
use crate::render::csl::form::{Form, Part, Piece};
use crate::render::csl::shape::{DateShape, Hole, MOST_AUTHORS, Shape, is_private, numbers, persons};
use crate::render::csl::styling::Styling;
use crate::render::csl::title::with_own_capitals;
use crate::render::here::Here;
use crate::render::html::resolver::MarkKind;
use crate::render::html::{escape, escape_into};
use crate::render::site::{Locale, collator, sort_name};
use crate::render::view::piece::Words;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How much a reference tells, and where it leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telling {
    /// In a list: its names are links, its address is short.
    List,
    /// On its own page, to be copied: its address is whole.
    Own,
}

/// The letters that tell works of the same authors and year apart in Arabic.
const ABJAD: [&str; 28] = [
    "أ", "ب", "ج", "د", "هـ", "و", "ز", "ح", "ط", "ي", "ك", "ل", "م", "ن", "س", "ع", "ف", "ص", "ق", "ر", "ش",
    "ت", "ث", "خ", "ذ", "ض", "ظ", "غ",
];
/// The last year that styles know.
const LAST_YEAR: i32 = 9999;

/// Returns works in the order in which the style lists them.
#[must_use]
pub fn in_order(here: Here<'_>, mut ids: Vec<SourceId>) -> Vec<SourceId> {
    let locale = here.locale();
    if locale.styling.is_sorted {
        let ranks = locale.work_ranks.get_or_init(|| ranks(here));
        ids.sort_by_key(|id| ranks[id.index()]);
    }
    ids
}

/// Returns the place of each work among all: by what its reference begins with (the names of who made it, or else
/// what the style puts in their place), by date, by title. A style may ask for more; this is what all have in common.
fn ranks(here: Here<'_>) -> Vec<u32> {
    let graph = here.graph();
    let collator = collator(here.lang);
    let compare =
        |a: &str, b: &str| collator.as_ref().map_or_else(|| a.cmp(b), |collator| collator.compare(a, b));
    let key = |at: usize| {
        let source = &graph.sources[at];
        let date = source.date.as_ref().map(|dated| &dated.date);
        let title = source.title.best(here.lang).map_or("", |(title, _)| title);
        (Filling::new(here, SourceId::from_index(at), "").heading(), date, sort_name(title))
    };
    let keys: Vec<_> = (0..graph.sources.len()).into_par_iter().map(key).collect();
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.par_sort_by(|a, b| {
        let (one, other) = (&keys[*a], &keys[*b]);
        let by_name = compare(&one.0, &other.0).then_with(|| one.1.cmp(&other.1));
        by_name.then_with(|| compare(one.2, other.2)).then(a.cmp(b))
    });
    let mut ranks = vec![0; order.len()];
    for (rank, at) in (0u32..).zip(order) {
        ranks[at] = rank;
    }
    ranks
}

/// Returns what stands in the text for each of the works of a page, as HTML; nothing where numbers do.
#[must_use]
pub fn marks(here: Here<'_>, ids: &[SourceId]) -> Vec<String> {
    if here.locale().styling.marking.kind != MarkKind::Words {
        return Vec::new();
    }
    let letters = letters(here, ids);
    let mark = |(id, letter): (&SourceId, &String)| Filling::new(here, *id, letter).mark();
    ids.iter().zip(&letters).map(mark).collect()
}

/// Returns the letter of each of the works of a page: those whose marks would be the same have one.
#[must_use]
pub fn letters(here: Here<'_>, ids: &[SourceId]) -> Vec<String> {
    if here.locale().styling.marking.kind != MarkKind::Words {
        return vec![String::new(); ids.len()];
    }
    let bare: Vec<String> = ids.iter().map(|id| Filling::new(here, *id, "").mark()).collect();
    let letter = |at: usize| {
        let same = bare.iter().filter(|mark| **mark == bare[at]).count();
        let before = bare[..at].iter().filter(|mark| **mark == bare[at]).count();
        if same > 1 { nth_letter(here, before) } else { String::new() }
    };
    (0..bare.len()).map(letter).collect()
}

fn nth_letter(here: Here<'_>, at: usize) -> String {
    if here.lang.is_arabic() {
        return ABJAD[at % ABJAD.len()].repeat(at / ABJAD.len() + 1);
    }
    let letter = u8::try_from(at % 26).map_or('a', |at| char::from(b'a' + at));
    letter.to_string().repeat(at / 26 + 1)
}

/// Returns a work's reference; `letter` tells it from others of the page, where one must.
#[must_use]
pub fn reference(here: Here<'_>, id: SourceId, (letter, telling): (&str, Telling)) -> String {
    Filling { telling, ..Filling::new(here, id, letter) }.reference()
}

/// Returns whether the reference of a work names its kind.
#[must_use]
pub fn names_kind(here: Here<'_>, id: SourceId) -> bool {
    let source = here.graph().source(id);
    let Some(kind) = source.find_shown_kind() else { return false };
    let key = format!("source-type-{kind}");
    let words = here.locale().strings.find(&key).unwrap_or_default().to_lowercase();
    let form = here.locale().styling.form(&shape(here, source));
    let is_named = |text: &str| text.contains(&words) || text.to_lowercase().contains(&words);
    form.reference.iter().any(|piece| matches!(&piece.part, Part::Text(text) if is_named(text)))
}

/// Returns whether the reference of a work has its address.
#[must_use]
pub fn tells_url(here: Here<'_>, id: SourceId) -> bool {
    let form = here.locale().styling.form(&shape(here, here.graph().source(id)));
    form.reference.iter().any(|piece| piece.part == Part::Hole(Hole::Url))
}

/// Returns whether the reference of a work says when it was read: it would be another if nobody knew.
#[must_use]
pub fn tells_accessed(here: Here<'_>, id: SourceId) -> bool {
    let styling = &here.locale().styling;
    let shape = shape(here, here.graph().source(id));
    let without = Shape { accessed: DateShape::Lacking, ..shape.clone() };
    shape != without && styling.form(&shape).reference != styling.form(&without).reference
}

/// Returns what stands for the title of a work that has none.
#[must_use]
pub fn untitled<'a>(locale: &'a Locale, source: &'a Source) -> &'a str {
    let strings = &*locale.strings;
    match source.find_shown_kind().filter(|_| !source.unnamed) {
        Some(kind) => strings.find(&format!("source-type-{kind}")).unwrap_or_default(),
        None if source.unnamed => strings.get("unnamed"),
        None => &source.slug,
    }
}

/// Returns what of a work decides on the form of its reference.
fn shape(here: Here<'_>, source: &Source) -> Shape {
    let styling = &here.locale().styling;
    let title =
        source.title.best(here.lang).filter(|(_, lang)| styling.spells_titles && lang.language() == "en");
    let date = |dated: &Option<Dated>| match dated {
        None => DateShape::Lacking,
        Some(dated) => date_shape(&dated.date, styling),
    };
    Shape {
        kind: source.kind,
        authors: u8::try_from(source.authors.len().min(MOST_AUTHORS)).unwrap_or_default(),
        persons: if styling.is_house { BTreeMap::new() } else { persons(&source.authors) },
        has_others: source.has_other_authors,
        published: source.publisher.is_some(),
        contained: source.is_contained(),
        is_in_journal: source.is_in_journal,
        numbers: numbers(&source.imprint.numbers),
        has_url: source.url.is_some(),
        issued: date(&source.date),
        accessed: date(&source.accessed),
        title: title.map(|(title, _)| title.chars().filter(|sign| !is_private(*sign)).collect()),
    }
}

/// Returns a date that is a day, a month or a year that nobody doubts.
fn find_exact(date: &FuzzyDate) -> Option<Point> {
    let point = match date.form() {
        DateForm::Moment(day, _) => Point::from_day(*day),
        DateForm::On(point) if point.mark == Mark::Sure => *point,
        DateForm::On(_) | DateForm::Span(..) | DateForm::OneOf(_) => return None,
    };
    let is_plain = matches!(point.part, DatePart::Day(..) | DatePart::Month(_) | DatePart::Year);
    (is_plain && (1..=LAST_YEAR).contains(&point.year)).then_some(point)
}

fn date_shape(date: &FuzzyDate, styling: &Styling) -> DateShape {
    let Some(point) = find_exact(date) else { return DateShape::Worded(1) };
    let (month, day) = match point.part {
        DatePart::Day(month, day) => (month, day),
        DatePart::Month(month) => (month, 0),
        _ => (0, 0),
    };
    if styling.is_house {
        return DateShape::Worded(1 + u8::from(month > 0) + u8::from(day > 0));
    }
    i16::try_from(point.year).map_or(DateShape::Worded(1), |year| DateShape::Exact(year, month, day))
}

/// The words of one work, on their way into a form.
struct Filling<'a> {
    here: Here<'a>,
    id: SourceId,
    source: &'a Source,
    form: Arc<Form>,
    letter: &'a str,
    telling: Telling,
}

impl<'a> Filling<'a> {
    fn new(here: Here<'a>, id: SourceId, letter: &'a str) -> Self {
        let source = here.graph().source(id);
        let form = here.locale().styling.form(&shape(here, source));
        Self { here, id, source, form, letter, telling: Telling::List }
    }

    fn reference(&self) -> String {
        let mut out = String::with_capacity(640);
        self.fill(&self.form.reference, Links::With, &mut out);
        out
    }

    /// Returns what it is sorted by.
    fn heading(&self) -> String {
        let lang = self.here.lang;
        let title = self.source.title.best(lang).map_or("", |(title, _)| title);
        let first = self.form.reference.iter().find(|piece| !matches!(piece.part, Part::Text(_)));
        match first.map(|piece| &piece.part) {
            Some(Part::Hole(Hole::Author(_)) | Part::Name(..)) => {
                let names = self.source.authors.iter().map(|author| self.sorted_name(author));
                names.collect::<Vec<_>>().join("\u{1}")
            }
            Some(Part::Hole(Hole::Publisher)) => {
                let id = self.source.publisher.map(EntityId::Publisher);
                sort_name(id.map_or(title, |id| self.here.graph().name(id, lang).0)).to_owned()
            }
            _ => sort_name(title).to_owned(),
        }
    }

    /// Returns what an author is sorted by: where the style takes names apart, the family's comes first.
    fn sorted_name(&self, author: &Author) -> String {
        let (lang, styling) = (self.here.lang, &self.here.locale().styling);
        match author {
            Author::Actor(id) => sort_name(self.here.graph().name(EntityId::Actor(*id), lang).0).to_owned(),
            Author::Name(_, Some(person)) if !styling.is_house => {
                let last = person.last();
                let last = if styling.sorts_by_family { &person.family } else { &last };
                format!("{last}, {}", person.given)
            }
            Author::Name(label, _) => sort_name(label.best(lang).map_or("", |(name, _)| name)).to_owned(),
        }
    }

    fn mark(&self) -> String {
        let mut out = String::with_capacity(64);
        self.fill(&self.form.mark, Links::Without, &mut out);
        out
    }

    fn fill(&self, pieces: &[Piece], links: Links, out: &mut String) {
        let mut after = After::default();
        let mut named = None;
        for piece in pieces {
            let tags = tags(piece);
            let name = if let Part::Name(at, _) = &piece.part { Some(*at) } else { None };
            if named != name && named.is_some() {
                out.push_str("</bdi>");
            }
            if let Some(at) = name.filter(|_| named != name) {
                std::mem::take(&mut after).text("", out);
                self.open_name(at, out);
            }
            named = name;
            tags.iter().for_each(|(open, _)| out.push_str(open));
            if let Part::Text(text) = &piece.part {
                std::mem::take(&mut after).text(text, out);
            } else {
                std::mem::take(&mut after).text("", out);
            }
            match &piece.part {
                Part::Text(_) | Part::Number => {}
                Part::Name(_, text) => {
                    escape_into(text, out);
                    after.is_stopped = is_stopped(out);
                }
                Part::Title(title) => {
                    let (own, lang) = self.source.title.best(self.here.lang).unwrap_or(("", self.here.lang));
                    after = self.title((&with_own_capitals(title, own), lang), links, out);
                }
                Part::Hole(Hole::Title) => after = self.own_title(links, out),
                Part::Hole(hole) => {
                    self.hole(*hole, links, out);
                    after.is_stopped = is_stopped(out);
                }
            }
            tags.iter().rev().for_each(|(_, close)| out.push_str(close));
        }
        if named.is_some() {
            out.push_str("</bdi>");
        }
        after.text("", out);
    }

    /// Opens what keeps the parts of a name together, in its own direction.
    fn open_name(&self, at: u8, out: &mut String) {
        let words = match self.source.authors.get(usize::from(at)) {
            Some(Author::Name(label, _)) => self.here.label(label),
            Some(Author::Actor(_)) | None => None,
        };
        open(&words.unwrap_or_default(), out);
    }

    /// Writes words of the work.
    fn hole(&self, hole: Hole, links: Links, out: &mut String) {
        match hole {
            Hole::Title => {}
            Hole::Author(at) => {
                if let Some(author) = self.source.authors.get(usize::from(at)) {
                    self.author(author, links, out);
                }
            }
            Hole::Publisher => {
                if let Some(id) = self.source.publisher {
                    let id = EntityId::Publisher(id);
                    self.link(self.here.locale().name(id), (id, links), out);
                }
            }
            Hole::Container => {
                add(&self.here.label(&self.source.imprint.container).unwrap_or_default(), out);
            }
            Hole::Url => self.url(out),
            Hole::Issued => self.date(self.source.date.as_ref(), out),
            Hole::Accessed => self.date(self.source.accessed.as_ref(), out),
            Hole::IssuedYear => match self.source.date.as_ref().map(|dated| find_exact(&dated.date)) {
                Some(Some(point)) => escape_into(&self.here.locale().dates.year(point.year), out),
                Some(None) | None => self.date(self.source.date.as_ref(), out),
            },
            Hole::Others => escape_into(self.here.say("others"), out),
            Hole::Label => escape_into(&self.source.slug, out),
            Hole::Letter => escape_into(self.letter, out),
        }
    }

    /// Writes the title as the work has it; one without is told of in brackets.
    fn own_title(&self, links: Links, out: &mut String) -> After {
        let here = self.here;
        let Some((title, lang)) = self.source.title.best(here.lang) else {
            let words = untitled(here.locale(), self.source);
            return self.title((&format!("[{words}]"), here.lang), links, out);
        };
        self.title((title, lang), links, out)
    }

    /// Writes a title, and returns what is to follow: the original one where the page has another. What an editor
    /// writes in brackets describes a work that has no title, and stands in no quotes.
    fn title(&self, (title, lang): (&str, Lang), links: Links, out: &mut String) -> After {
        let here = self.here;
        let is_described = is_bracketed(title);
        if is_described && out.ends_with(QUOTES) {
            out.pop();
        }
        let within = within_quotes(title, out);
        self.link(&here.words(&within, lang), (EntityId::Source(self.id), links), out);
        let mut original = String::new();
        let own =
            self.source.language.filter(|own| own.language() != lang.language() && links == Links::With);
        if let Some((words, own)) = own.and_then(|own| Some((self.source.title.find(own)?, own))) {
            let [open, close] = if is_bracketed(words) { [" ", ""] } else { [" [", "]"] };
            original.push_str(open);
            add(&here.words(words, own), &mut original);
            original.push_str(close);
        }
        After { is_stopped: title.ends_with(STOPS), is_described, original }
    }

    fn author(&self, author: &Author, links: Links, out: &mut String) {
        match author {
            Author::Actor(id) => {
                let id = EntityId::Actor(*id);
                self.link(self.here.locale().name(id), (id, links), out);
            }
            Author::Name(name, _) => add(&self.here.label(name).unwrap_or_default(), out),
        }
    }

    fn link(&self, words: &Words, (id, links): (EntityId, Links), out: &mut String) {
        let is_own = self.telling == Telling::Own && id == EntityId::Source(self.id);
        if links == Links::Without || is_own {
            return add(words, out);
        }
        let class = if id == EntityId::Source(self.id) { " class=\"source\"" } else { "" };
        out.push_str("<a");
        out.push_str(class);
        out.push_str(" href=\"");
        escape_into(&self.here.entity_href(id), out);
        out.push_str("\">");
        add(words, out);
        out.push_str("</a>");
    }

    fn url(&self, out: &mut String) {
        let Some(url) = &self.source.url else { return };
        let (shown, whole) = match self.telling {
            Telling::List => (find_host(url).unwrap_or(url), ""),
            Telling::Own => (url.as_str(), " whole"),
        };
        out.push_str(&format!("<a class=\"outside{whole}\" rel=\"external noopener\" href=\""));
        escape_into(url, out);
        out.push_str("\" dir=\"ltr\"");
        out.push_str(&robust(self.source));
        out.push('>');
        escape_into(shown, out);
        out.push_str("</a>");
    }

    fn date(&self, dated: Option<&Dated>, out: &mut String) {
        let Some(dated) = dated else { return };
        let dates = &self.here.locale().dates;
        let words = match dated.date.form() {
            DateForm::Moment(day, _) => dates.day(*day),
            DateForm::On(_) | DateForm::Span(..) | DateForm::OneOf(_) => dates.full(&dated.date),
        };
        match dated.date.datetime_attribute() {
            Some(value) => {
                out.push_str(&format!("<time datetime=\"{}\">{}</time>", escape(&value), escape(&words)));
            }
            None => out.push_str(&format!("<span class=\"date\">{}</span>", escape(&words))),
        }
    }
}

/// Returns a title whose own quotation marks are the inner ones, where it stands in the same behind `html`.
fn within_quotes<'title>(title: &'title str, html: &str) -> Cow<'title, str> {
    let [open, close, inner_open, inner_close] = match html.chars().next_back() {
        Some('“') => ['“', '”', '‘', '’'],
        Some('«') => ['«', '»', '“', '”'],
        _ => return Cow::Borrowed(title),
    };
    if !title.contains(open) {
        return Cow::Borrowed(title);
    }
    let inner = |sign: char| match sign {
        sign if sign == open => inner_open,
        sign if sign == close => inner_close,
        sign => sign,
    };
    Cow::Owned(title.chars().map(inner).collect())
}

/// Returns whether what readers see of HTML ends with a full stop.
fn is_stopped(html: &str) -> bool {
    let mut rest = html;
    while let Some((before, tag)) = rest.strip_suffix('>').and_then(|rest| rest.rsplit_once('<'))
        && tag.starts_with('/')
    {
        rest = before;
    }
    rest.ends_with('.')
}

/// What a title leaves for the words of the style behind it.
#[derive(Default)]
struct After {
    /// It ends with a stop: the style's own is not written.
    is_stopped: bool,
    /// It stands in no quotes: the style's are not closed.
    is_described: bool,
    /// The original title, to follow the quotes.
    original: String,
}

impl After {
    fn text(self, text: &str, out: &mut String) {
        // Some styles put a comma or a stop into the quotes.
        let inner = text.trim_start_matches([',', '.', '،']);
        let (quote, rest) = match inner.strip_prefix(QUOTES) {
            Some(rest) => text.split_at(text.len() - rest.len()),
            None => ("", text),
        };
        let is_inside = inner.len() < text.len() && !quote.is_empty();
        let is_stopped = self.is_stopped && self.original.is_empty();
        if is_inside {
            out.push_str(&self.original);
        }
        let quote = if self.is_described { quote.trim_end_matches(QUOTES) } else { quote };
        escape_into(
            if is_stopped && is_inside { quote.trim_start_matches([',', '.', '،']) } else { quote },
            out,
        );
        if !is_inside {
            out.push_str(&self.original);
        }
        escape_into(if is_stopped { rest.strip_prefix('.').unwrap_or(rest) } else { rest }, out);
    }
}

/// Returns whether a title is a description by an editor of a work that has none.
#[must_use]
pub fn is_bracketed(title: &str) -> bool {
    title.starts_with('[') && title.ends_with(']')
}

/// What stands around titles.
const QUOTES: [char; 8] = ['«', '»', '“', '”', '‘', '’', '"', '„'];
/// What ends a sentence.
const STOPS: [char; 5] = ['.', '?', '!', '؟', '…'];

/// Whether names are links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Links {
    With,
    Without,
}

/// Returns the tags around a piece: what opens it, and what closes it.
fn tags(piece: &Piece) -> Vec<(&'static str, &'static str)> {
    let setting = piece.setting;
    let all = [
        (setting.is_italic, ("<i>", "</i>")),
        (setting.is_bold, ("<b>", "</b>")),
        (setting.is_small, ("<span class=\"small-capitals\">", "</span>")),
        (setting.is_underlined, ("<u>", "</u>")),
        (setting.is_raised, ("<sup>", "</sup>")),
    ];
    all.into_iter().filter(|(is_so, _)| *is_so).map(|(_, tags)| tags).collect()
}

/// Returns the attributes that tell a program where a work was and where a copy of it is (Robust Links), each with a
/// space before it; nothing where no copy is known. The day is that of the copy, where that is known to the day.
#[must_use]
pub fn robust(source: &Source) -> String {
    let (Some(url), Some(version)) = (&source.url, &source.archive_url) else { return String::new() };
    let day = match &source.archive_date {
        Some(dated) => dated.date.find_day(),
        None => find_version_day(version),
    };
    let mut attributes =
        format!(" data-originalurl=\"{}\" data-versionurl=\"{}\"", escape(url), escape(version));
    if let Some(day) = day {
        attributes.push_str(&format!(" data-versiondate=\"{}\"", FuzzyDate::from_day(day)));
    }
    attributes
}

/// Returns the host of an address.
#[must_use]
pub fn find_host(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    let host = host.rsplit('@').next().unwrap_or(host);
    Some(host.strip_prefix("www.").unwrap_or(host))
}

/// Appends words, isolated.
pub(crate) fn add(words: &Words, note: &mut String) {
    open(words, note);
    escape_into(&words.text, note);
    note.push_str("</bdi>");
}

fn open(words: &Words, note: &mut String) {
    note.push_str("<bdi");
    if let Some(lang) = &words.lang {
        note.push_str(&format!(" lang=\"{lang}\""));
    }
    if let Some(direction) = words.dir {
        note.push_str(&format!(" dir=\"{direction}\""));
    }
    note.push('>');
}
