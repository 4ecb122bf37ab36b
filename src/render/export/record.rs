//! A cited work as all formats have it: plain words in the work's own language, and a note that holds what the formats
//! have no field for, as `key: value`, one after the other.

use crate::lang::tag::Lang;
use crate::model::actor::ActorType;
use crate::model::body::{Block, BlockKind, Inline};
use crate::model::brief::Text;
use crate::model::date::{Dated, FuzzyDate};
use crate::model::edtf::form::{Edge, Form, Mark, Part, Point};
use crate::model::graph::Graph;
use crate::model::id::{EntityId, SourceId};
use crate::model::label::Label;
use crate::model::source::{Author, ImprintNumbers, PersonName, Source, SourceType};
use crate::parse::exported_note::{BETWEEN, begins_part};
use std::fmt::Write as _;

/// A cited work.
pub(super) struct Record<'a> {
    pub(super) id: &'a str,
    pub(super) kind: Option<SourceType>,
    pub(super) title: String,
    pub(super) authors: Vec<RecordAuthor<'a>>,
    /// Whether others wrote it with them.
    pub(super) has_other_authors: bool,
    /// Whether a journal has it, and not a newspaper.
    pub(super) is_in_journal: bool,
    pub(super) publisher: Option<String>,
    /// What it is a part of.
    pub(super) container: String,
    pub(super) numbers: &'a ImprintNumbers,
    pub(super) url: Option<&'a str>,
    pub(super) date: Option<&'a FuzzyDate>,
    pub(super) accessed: Option<&'a FuzzyDate>,
    pub(super) language: Option<Lang>,
    pub(super) r#abstract: String,
    /// What readers should know of it, and what has no field of its own; of several lines where it has such.
    pub(super) note: String,
}

/// Who wrote it.
pub(super) struct RecordAuthor<'a> {
    /// The whole name.
    pub(super) name: String,
    /// Its parts, where they are known.
    pub(super) person: Option<&'a PersonName>,
    /// Whether it is known to be a person's.
    pub(super) is_person: bool,
}

/// Returns a work.
pub(super) fn record(graph: &Graph, id: SourceId) -> Record<'_> {
    let source = graph.source(id);
    let lang = source.language.unwrap_or(source.original);
    let author = |author| match author {
        &Author::Actor(id) => RecordAuthor {
            name: one_line(graph.name(EntityId::Actor(id), lang).0),
            person: None,
            is_person: graph.actor(id).kind == Some(ActorType::Person),
        },
        Author::Name(label, person) => RecordAuthor {
            name: one_line(&words(label, lang)),
            person: person.as_ref(),
            is_person: person.is_some(),
        },
    };
    Record {
        id: &source.slug,
        kind: source.kind,
        title: words(&source.title, lang),
        authors: source.authors.iter().map(author).collect(),
        has_other_authors: source.has_other_authors,
        is_in_journal: source.is_in_journal,
        publisher: source.publisher.map(|id| one_line(graph.name(EntityId::Publisher(id), lang).0)),
        container: one_line(&words(&source.imprint.container, lang)),
        numbers: &source.imprint.numbers,
        url: source.url.as_deref(),
        date: source.date.as_ref().map(|dated| &dated.date),
        accessed: source.accessed.as_ref().map(|dated| &dated.date),
        language: source.language,
        r#abstract: one_line(&prose(graph, id)),
        note: note(graph, source, lang),
    }
}

fn words(label: &Label, lang: Lang) -> String {
    label.best(lang).map(|(words, _)| words.to_owned()).unwrap_or_default()
}

/// Returns text without line ends and with single spaces: what BibTeX and RIS can keep.
pub(super) fn one_line(text: &str) -> String {
    let words =
        text.split(|sign: char| sign.is_whitespace() && sign != '\u{a0}').filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

fn note(graph: &Graph, source: &Source, lang: Lang) -> String {
    let mut note = String::new();
    let best = |label: &Label| label.best(lang).map(|(words, of)| (words.to_owned(), of));
    let own = best(&source.note).map(|(words, _)| words).unwrap_or_default();
    let mut add = |key: &str, value: &str| {
        if !value.is_empty() {
            let between = if note.is_empty() { "" } else { BETWEEN };
            let _ = write!(note, "{between}{key}: {}", sealed(value));
        }
    };
    add("type", source.kind.map_or("", SourceType::name));
    add("unnamed", if source.unnamed { "true" } else { "" });
    for (key, dated) in [("date", &source.date), ("accessed", &source.accessed)] {
        let inexact = dated.as_ref().filter(|dated| !is_exact(&dated.date));
        add(key, &inexact.map(|dated| dated.date.to_string()).unwrap_or_default());
        add(
            &format!("{key}-text"),
            &dated.as_ref().map(|dated: &Dated| words(&dated.text, lang)).unwrap_or_default(),
        );
    }
    add("archive-url", source.archive_url.as_deref().unwrap_or_default());
    add(
        "archive-date",
        &source.archive_date.as_ref().map(|dated| dated.date.to_string()).unwrap_or_default(),
    );
    add("quote", &words(&source.quote, lang));
    let labels = [
        ("title", &source.title),
        ("container", &source.imprint.container),
        ("quote", &source.quote),
        ("note", &source.note),
    ];
    for (key, label) in labels {
        let shown = best(label).map(|(_, of)| of);
        for (of, words) in label.iter().filter(|(of, _)| Some(*of) != shown) {
            add(&format!("{key}-{of}"), words);
        }
    }
    let derived = source.derived_from.iter().map(|id| &*graph.source(*id).slug).collect::<Vec<&str>>();
    add("derived-from", &derived.join(" "));
    add("reliability", &source.reliability.map(String::from).unwrap_or_default());
    add("credibility", &source.credibility.map(|grade| grade.to_string()).unwrap_or_default());
    match (own.trim(), note.is_empty()) {
        ("", _) => note,
        // Without parts, nobody takes it for one of ours.
        (own, true) => lines(own),
        (own, false) => format!("{}{BETWEEN}{note}", sealed(own)),
    }
}

/// Returns a value that ends where it should: a bar before what would be another part is written as in addresses, and
/// what is written so already is told apart from that.
fn sealed(value: &str) -> String {
    let value = lines(value);
    let mut sealed = String::with_capacity(value.len());
    for (at, sign) in value.char_indices() {
        let rest = &value[at..];
        match sign {
            '|' if rest.strip_prefix("| ").is_some_and(begins_part) => sealed.push_str("%7C"),
            '%' if ["%0A", "%7C", "%25"].iter().any(|code| rest.starts_with(code)) => sealed.push_str("%25"),
            _ => sealed.push(sign),
        }
    }
    sealed
}

/// Returns text with single spaces in each of its lines.
fn lines(text: &str) -> String {
    text.trim().lines().map(one_line).collect::<Vec<_>>().join("\n")
}

/// Returns whether a date is a day, a month or a year that nobody doubts.
pub(super) fn is_exact(date: &FuzzyDate) -> bool {
    matches!(date.form(), Form::On(point) if plain(*point) == Some(*point))
}

/// The nearest that formats without vague dates have to a date.
pub(super) struct Near {
    /// A day, a month or a year: all of it, or its first.
    pub(super) first: Point,
    /// The last of a span.
    pub(super) last: Option<Point>,
    /// Whether it is less certain than that.
    pub(super) is_doubted: bool,
}

/// Returns the nearest plain date: the day of a moment, the year of a season, the ends of a span. What it leaves out
/// stands in the note, where it is not [exact](is_exact).
pub(super) fn find_near(date: &FuzzyDate) -> Option<Near> {
    let near = |first: Point, last: Option<Point>| {
        let is_doubted = [Some(first), last].into_iter().flatten().any(|of| plain(of) != Some(of));
        let last = match last {
            Some(last) => Some(plain(last)?),
            None => None,
        };
        Some(Near { first: plain(first)?, last, is_doubted })
    };
    match date.form() {
        Form::Moment(day, _) => near(Point::from_day(*day), None),
        Form::On(point) => near(*point, None),
        Form::Span(Edge::On(first), Edge::On(last)) => near(*first, Some(*last)),
        Form::Span(..) | Form::OneOf(_) => None,
    }
}

/// Returns the day, the month or the year of a date, as if it were sure.
fn plain(point: Point) -> Option<Point> {
    let part = match point.part {
        Part::Day(..) | Part::Month(_) | Part::Year => point.part,
        Part::SomeDay(month) => Part::Month(month),
        Part::Season(_) | Part::SomeDayOfYear | Part::SomeMonth => Part::Year,
        Part::Decade | Part::Century => return None,
    };
    (1..=9999).contains(&point.year).then_some(Point { part, mark: Mark::Sure, ..point })
}

/// Returns year, month and day, as far as they are known.
pub(super) fn parts(point: Point) -> Vec<i32> {
    match point.part {
        Part::Day(month, day) => vec![point.year, month.into(), day.into()],
        Part::Month(month) => vec![point.year, month.into()],
        _ => vec![point.year],
    }
}

/// Returns what is written of a work, as plain words.
fn prose(graph: &Graph, id: SourceId) -> String {
    let source = graph.source(id);
    let text = source.texts.get(&source.original).or_else(|| source.texts.values().next());
    let Some(text) = text else { return String::new() };
    let mut lines = Vec::new();
    text.body.blocks.iter().for_each(|block| add_lines(graph, (text, block), &mut lines));
    lines.join(" ")
}

fn add_lines(graph: &Graph, (text, block): (&Text, &Block), lines: &mut Vec<String>) {
    let mut line = |words: &[Inline]| lines.push(graph.plain(text, words));
    match &block.kind {
        BlockKind::Paragraph(words) => line(words),
        BlockKind::Heading(heading) => line(&heading.words),
        BlockKind::Table(table) => {
            table.head.iter().chain(table.rows.iter().flatten()).for_each(|words| line(words));
        }
        BlockKind::List(list) => {
            let inner = list.items.iter().flat_map(|item| &item.blocks);
            inner.for_each(|block| add_lines(graph, (text, block), lines));
        }
        BlockKind::Quote(blocks) | BlockKind::Alert(_, blocks) => {
            blocks.iter().for_each(|block| add_lines(graph, (text, block), lines));
        }
        BlockKind::Quotation(quotation) => {
            quotation.blocks.iter().for_each(|block| add_lines(graph, (text, block), lines));
        }
        BlockKind::Definitions(definitions) => {
            for definition in definitions {
                lines.push(graph.plain(text, &definition.term));
                let inner = definition.meanings.iter().flatten();
                inner.for_each(|block| add_lines(graph, (text, block), lines));
            }
        }
        BlockKind::Code(..) | BlockKind::Html(_) | BlockKind::Rule => {}
    }
}
