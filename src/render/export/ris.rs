//! A cited work as RIS: a line a field, each of two letters or digits.

use crate::model::date::FuzzyDate;
use crate::model::source::{ImprintNumbers, SourceType, joined};
use crate::parse::exported_note::BETWEEN;
use crate::render::export::record::{Record, find_near, is_exact, one_line, parts};

/// Adds an entry.
pub(super) fn add(record: &Record<'_>, out: &mut String) {
    let kind = match record.kind {
        Some(SourceType::Article) if record.is_in_journal => "JOUR",
        Some(SourceType::Article) => "NEWS",
        Some(SourceType::Statement | SourceType::Report) => "RPRT",
        Some(SourceType::Document) if !record.container.is_empty() => "CHAP",
        Some(SourceType::Document | SourceType::Interview | SourceType::Observation) => "GEN",
        Some(SourceType::Dataset) => "DATA",
        Some(SourceType::Broadcast) => "VIDEO",
        Some(SourceType::SocialPost) => "BLOG",
        None if record.url.is_some() => "ELEC",
        None => "GEN",
    };
    let mut line = |tag: &str, value: &str| {
        let value = one_line(value);
        if !value.is_empty() {
            out.push_str(&format!("{tag}  - {value}\r\n"));
        }
    };
    line("TY", kind);
    line("ID", record.id);
    line("TI", &record.title);
    for author in &record.authors {
        let name = author.person.map(|of| joined(&[&of.last(), &of.given, &of.suffix], ", "));
        line("AU", name.as_ref().unwrap_or(&author.name));
    }
    let publisher = record.publisher.as_deref().unwrap_or_default();
    let is_container = record.container.is_empty() && matches!(kind, "NEWS" | "JOUR" | "BLOG");
    line(if is_container { "T2" } else { "PB" }, publisher);
    line("T2", &record.container);
    let ImprintNumbers { volume, number, pages, edition } = record.numbers;
    line("VL", volume);
    line(if kind == "RPRT" { "SN" } else { "IS" }, number);
    let (first, last) = pages.split_once('–').unwrap_or((pages, ""));
    line("SP", first);
    line("EP", last);
    line("ET", edition);
    line(
        "PY",
        &record.date.and_then(find_near).map(|near| format!("{:04}", near.first.year)).unwrap_or_default(),
    );
    line("DA", &date(record.date));
    line("Y2", &date(record.accessed));
    line("UR", record.url.unwrap_or_default());
    line("LA", &record.language.map(|lang| lang.to_string()).unwrap_or_default());
    line("M3", record.kind.map_or("", SourceType::name));
    line("AB", &record.r#abstract);
    line("N1", &note(record, kind));
    out.push_str("ER  - \r\n\r\n");
}

/// Returns the note. Some programs read no more than the year of what a newspaper printed, and not when a page was
/// read: it says so again.
fn note(record: &Record<'_>, kind: &str) -> String {
    let exact = |date: Option<&FuzzyDate>| date.filter(|date| is_exact(date)).map(ToString::to_string);
    let date = exact(record.date).filter(|date| kind == "NEWS" && date.len() > 4);
    let accessed = exact(record.accessed).filter(|_| kind == "ELEC");
    let mut parts: Vec<String> =
        Some(record.note.clone()).filter(|note| !note.is_empty()).into_iter().collect();
    parts.extend(date.map(|date| format!("date: {date}")));
    parts.extend(accessed.map(|date| format!("accessed: {date}")));
    parts.join(BETWEEN)
}

/// Returns `2025/11/06/`, as far as it is known.
fn date(date: Option<&FuzzyDate>) -> String {
    let Some(near) = date.and_then(find_near) else { return String::new() };
    let mut written = parts(near.first).iter().map(|part| format!("{part:02}")).collect::<Vec<_>>();
    written.resize(4, String::new());
    written.join("/")
}
