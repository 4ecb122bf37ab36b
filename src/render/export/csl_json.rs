//! A cited work as CSL-JSON.

use crate::model::date::FuzzyDate;
use crate::model::source::{ImprintNumbers, PersonName, SourceType};
use crate::render::csl::shape::Medium;
use crate::render::export::record::{Near, Record, RecordAuthor, find_near, parts};
use serde::Serialize;

/// An item of CSL-JSON.
#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    r#type: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    title: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Name<'a>>,
    #[serde(rename = "container-title", skip_serializing_if = "Option::is_none")]
    container_title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    volume: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    issue: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    number: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    page: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    edition: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    genre: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accessed: Option<Date>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(skip_serializing_if = "str::is_empty")]
    r#abstract: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    note: &'a str,
}

#[derive(Serialize)]
#[serde(untagged, rename_all_fields = "kebab-case")]
enum Name<'a> {
    /// A name that nobody takes apart.
    Literal { literal: &'a str },
    Person {
        family: &'a str,
        given: &'a str,
        #[serde(skip_serializing_if = "str::is_empty")]
        non_dropping_particle: &'a str,
        #[serde(skip_serializing_if = "str::is_empty")]
        suffix: &'a str,
    },
}

#[derive(Serialize)]
#[serde(untagged)]
enum Date {
    Parts {
        /// One date, or the two of a span.
        #[serde(rename = "date-parts")]
        parts: Vec<Vec<i32>>,
        /// Whether more or less is known than that.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        circa: bool,
    },
    /// As EDTF has it.
    Literal { literal: String },
}

/// Adds an item.
pub(super) fn add(record: &Record<'_>, out: &mut String) {
    let medium = Medium {
        kind: record.kind,
        has_url: record.url.is_some(),
        is_in_journal: record.is_in_journal,
        contained: !record.container.is_empty(),
    };
    let container = Some(&*record.container).filter(|container| !container.is_empty());
    let [container_title, publisher] = match medium.is_container() {
        true => [record.publisher.as_deref(), None],
        false => [container, record.publisher.as_deref()],
    };
    let ImprintNumbers { volume, number, pages, edition } = record.numbers;
    let [issue, number] =
        if record.kind == Some(SourceType::Article) { [&**number, ""] } else { ["", &**number] };
    let item = Item {
        id: record.id,
        r#type: medium.csl_type(),
        title: &record.title,
        author: record.authors.iter().map(name).collect(),
        container_title,
        publisher,
        volume,
        issue,
        number,
        page: pages,
        edition,
        genre: record.kind.map(|kind| kind.name()),
        issued: record.date.map(date),
        accessed: record.accessed.map(date),
        url: record.url,
        language: record.language.map(|lang| lang.to_string()),
        r#abstract: &record.r#abstract,
        note: &record.note,
    };
    out.push_str(&serde_json::to_string(&item).unwrap_or_default());
}

fn name<'a>(author: &'a RecordAuthor<'_>) -> Name<'a> {
    match author.person {
        Some(PersonName { family, given, particle, suffix }) => {
            Name::Person { family, given, non_dropping_particle: particle, suffix }
        }
        None => Name::Literal { literal: &author.name },
    }
}

fn date(date: &FuzzyDate) -> Date {
    match find_near(date) {
        Some(Near { first, last, is_doubted }) => Date::Parts {
            parts: [Some(first), last].into_iter().flatten().map(parts).collect(),
            circa: is_doubted,
        },
        None => Date::Literal { literal: date.to_string() },
    }
}
