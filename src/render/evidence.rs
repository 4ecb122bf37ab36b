//! A note on a cited work, for the margin of a text. In: the work, and its mark. Out: HTML in the words of
//! the page.

use crate::model::id::{EntityId, SourceId};
use crate::model::source::Author;
use crate::render::here::{Here, Room};
use crate::render::html::resolver::CitationMark;
use crate::render::html::{escape, escape_into};
use crate::render::view::piece::Words;

/// Returns a note: number, who, what, when, how reliable, whom it repeats.
#[must_use]
pub fn evidence(here: Here<'_>, id: SourceId, mark: &CitationMark<'_>) -> String {
    let source = here.graph().source(id);
    let mut note = format!(
        "<p lang=\"{}\" dir=\"{}\"><a class=\"cite\" href=\"{}\"><bdi>[{}]</bdi></a> ",
        here.lang,
        here.lang.direction().as_str(),
        escape(&mark.href),
        escape(&mark.number)
    );
    for author in &source.authors {
        match author {
            Author::Actor(id) => add(&here.entity(EntityId::Actor(*id)).name, &mut note),
            Author::Name(name) => add(&here.label(name).unwrap_or_default(), &mut note),
        }
        escape_into(here.say("comma"), &mut note);
        note.push(' ');
    }
    add_link(here, EntityId::Source(id), &mut note);
    if let Some(date) = &source.date {
        escape_into(here.say("comma"), &mut note);
        note.push(' ');
        escape_into(&here.date(date, Room::Short).words, &mut note);
    }
    note.push('.');
    let grades = [
        source.reliability.map(|grade| ("reliability", format!("reliability-{grade}"))),
        source.credibility.map(|grade| ("credibility", format!("credibility-{grade}"))),
    ];
    let said: Vec<String> = grades
        .iter()
        .flatten()
        .filter_map(|(of, key)| Some(format!("{}: {}", here.say(of), here.locale().strings.find(key)?)))
        .collect();
    if !said.is_empty() {
        note.push_str(&format!(" <span class=\"grade\">{}</span>", escape(&said.join(" · "))));
    }
    if !source.derived_from.is_empty() {
        note.push_str(&format!(" <span class=\"via\">{}: ", escape(here.say("derived-from"))));
        for (at, id) in source.derived_from.iter().enumerate() {
            if at > 0 {
                note.push_str(" · ");
            }
            add_link(here, EntityId::Source(*id), &mut note);
        }
        note.push_str("</span>");
    }
    note.push_str("</p>");
    note
}

fn add_link(here: Here<'_>, id: EntityId, note: &mut String) {
    let link = here.entity(id);
    note.push_str(&format!("<a class=\"source\" href=\"{}\">", escape(&link.href)));
    add(&link.name, note);
    note.push_str("</a>");
}

/// Appends words, isolated.
pub(crate) fn add(words: &Words, note: &mut String) {
    note.push_str("<bdi");
    if let Some(lang) = &words.lang {
        note.push_str(&format!(" lang=\"{lang}\""));
    }
    if let Some(direction) = words.dir {
        note.push_str(&format!(" dir=\"{direction}\""));
    }
    note.push('>');
    escape_into(&words.text, note);
    note.push_str("</bdi>");
}
