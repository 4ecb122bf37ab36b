//! The newest briefs of a language as an Atom feed (RFC 4287).

use crate::input::Day;
use crate::lang::bidi::isolate;
use crate::lang::isolation::isolate_stretches;
use crate::model::brief::Brief;
use crate::model::date::FuzzyDate;
use crate::model::id::{BriefId, EntityId};
use crate::plan::target::What;
use crate::render::here::Here;
use crate::render::html::escape;
use std::fmt::Write;

/// How many briefs a feed has.
const MOST: usize = 50;

/// Returns the feed that `here` is.
#[must_use]
pub fn feed(here: Here<'_>) -> String {
    let config = &here.graph().config;
    let address = |what| escape(&here.absolute(what).unwrap_or_default());
    let title = config.title.best(here.lang).map(|(title, _)| title).unwrap_or_default();
    let ids: Vec<BriefId> = recent(here);
    let latest = ids.iter().map(|id| changed(here.graph().brief(*id))).max();
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
         <title>{}</title>\n",
        here.lang,
        escape(title)
    );
    if let Some((subtitle, _)) = config.description.best(here.lang) {
        let _ = writeln!(xml, "<subtitle>{}</subtitle>", escape(subtitle));
    }
    let _ = writeln!(xml, "<id>{}</id>", address(here.what));
    let _ =
        writeln!(xml, "<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>", address(here.what));
    let home = What::Home(here.lang);
    let _ = writeln!(xml, "<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>", address(home));
    let _ = writeln!(xml, "<updated>{}</updated>", latest.unwrap_or_else(|| instant(here.graph().today)));
    add_authors(&config.authors, title, &mut xml);
    if let Some(license) = &config.license {
        let _ = writeln!(xml, "<rights>{}</rights>", escape(license));
    }
    for id in ids {
        add_entry(here, id, &mut xml);
    }
    xml.push_str("</feed>\n");
    xml
}

/// Returns the briefs that were written or changed last.
fn recent(here: Here<'_>) -> Vec<BriefId> {
    let mut ids = here.graph().newest.clone();
    ids.sort_by_key(|id| std::cmp::Reverse(changed(here.graph().brief(*id))));
    ids.truncate(MOST);
    ids
}

fn add_authors(names: &[String], otherwise: &str, xml: &mut String) {
    let names: Vec<&str> =
        if names.is_empty() { vec![otherwise] } else { names.iter().map(String::as_str).collect() };
    for name in names {
        let _ = writeln!(xml, "<author><name>{}</name></author>", escape(name));
    }
}

/// Returns when a brief was last changed: updated, or put right, or written.
fn changed(brief: &Brief) -> String {
    brief.find_last_change().map_or_else(|| "1970-01-01T00:00:00Z".to_owned(), instant)
}

fn first_day(date: &FuzzyDate) -> Option<Day> {
    date.earliest().or_else(|| date.latest())
}

/// Returns the first moment of a day as RFC 3339 has it.
fn instant(day: Day) -> String {
    format!("{:04}-{:02}-{:02}T00:00:00Z", day.year.clamp(0, 9999), day.month, day.day)
}

fn add_entry(here: Here<'_>, id: BriefId, xml: &mut String) {
    let graph = here.graph();
    let brief = graph.brief(id);
    let of = EntityId::Brief(id);
    let Some(text) = graph.text(of, here.lang) else { return };
    let page = What::Entity(of, here.lang);
    let address = escape(&here.absolute(page).unwrap_or_default());
    let _ = writeln!(
        xml,
        "<entry xml:lang=\"{}\">\n<title>{}</title>\n<id>{address}</id>",
        text.lang,
        escape(&isolate_stretches(text.lang.direction(), &text.title))
    );
    let _ = writeln!(
        xml,
        "<link rel=\"alternate\" type=\"text/html\" hreflang=\"{}\" href=\"{address}\"/>",
        here.lang
    );
    for lang in
        graph.config.languages.iter().filter(|lang| **lang != here.lang && brief.texts.contains_key(lang))
    {
        if let Some(other) = here.absolute(What::Entity(of, *lang)) {
            let other = escape(&other);
            let _ = writeln!(
                xml,
                "<link rel=\"alternate\" type=\"text/html\" hreflang=\"{lang}\" href=\"{other}\"/>"
            );
        }
    }
    if let Some(day) = first_day(&brief.date.date) {
        let _ = writeln!(xml, "<published>{}</published>", instant(day));
    }
    let _ = writeln!(xml, "<updated>{}</updated>", changed(brief));
    if !brief.authors.is_empty() {
        add_authors(&brief.authors, "", xml);
    }
    for topic in &brief.topics {
        let (name, _) = graph.name(EntityId::Topic(*topic), here.lang);
        let _ = writeln!(
            xml,
            "<category term=\"{}\" label=\"{}\"/>",
            escape(&graph.topic(*topic).slug),
            escape(name)
        );
    }
    let _ = writeln!(xml, "<summary>{}</summary>\n</entry>", escape(&summary(here, id)));
}

/// Returns the key points and what was put right, a line each, each isolated from the next.
fn summary(here: Here<'_>, id: BriefId) -> String {
    let brief = here.graph().brief(id);
    let Some(text) = here.graph().text(EntityId::Brief(id), here.lang) else { return String::new() };
    let mut lines: Vec<String> = text
        .summary
        .iter()
        .map(|point| isolate_stretches(text.lang.direction(), &here.plain(text, &point.words)))
        .collect();
    for correction in &brief.corrections {
        if let Some((words, _)) = correction.text.best(here.lang) {
            let date = here.locale().dates.short(&correction.date.date);
            lines.push(format!(
                "{} ({date}): {}",
                here.say("correction"),
                isolate(&isolate_stretches(here.lang.direction(), words))
            ));
        }
    }
    lines.join("\n")
}
