//! A note on a cited work, for the margin of a text. In: the work, and its mark. Out: HTML in the words of
//! the page.

use crate::model::id::{EntityId, SourceId};
use crate::render::here::Here;
use crate::render::html::resolver::{CitationMark, Heard, MarkKind};
use crate::render::html::{escape, escape_into};
use crate::render::reference::{Telling, add, reference};
use crate::render::spoken::heard;
use crate::render::wording::phrases::Room;

/// Returns a note: its mark, who, what, when, how reliable, whom it repeats; where the style of the site has notes,
/// the whole reference.
#[must_use]
pub fn evidence(here: Here<'_>, id: SourceId, mark: &CitationMark<'_>) -> String {
    let mut note = format!(
        "<p lang=\"{}\" dir=\"{}\"><a class=\"cite\" href=\"{}\" role=\"doc-biblioref\"{}><bdi>{}</bdi></a> ",
        here.lang,
        here.lang.direction().as_str(),
        escape(&mark.href),
        heard(here.site, here.locale(), (id, &mark.words)).map_or_else(String::new, label),
        mark.around(&here.locale().styling.marking)
    );
    if here.locale().styling.marking.kind == MarkKind::Note {
        note.push_str(&reference(here, id, ("", Telling::List)));
    } else {
        add_short(here, id, &mut note);
    }
    add_worth(here, id, &mut note);
    note.push_str("</p>");
    note
}

/// Returns what is heard of the mark: its number, as the title follows.
fn label(heard: Heard) -> String {
    format!(" aria-label=\"{}\"", escape(&heard.number))
}

/// Adds who, what and when.
fn add_short(here: Here<'_>, id: SourceId, note: &mut String) {
    let source = here.graph().source(id);
    for (at, author) in source.authors.iter().enumerate() {
        add(&here.author(author).name, note);
        if source.has_other_authors && at + 1 == source.authors.len() {
            note.push(' ');
            escape_into(here.say("and-others"), note);
        }
        escape_into(here.say("comma"), note);
        note.push(' ');
    }
    add_link(here, EntityId::Source(id), note);
    if let Some(date) = &source.date {
        escape_into(here.say("comma"), note);
        note.push(' ');
        escape_into(&here.date(date, Room::Short).words, note);
    }
    note.push('.');
}

/// Adds how reliable it is, and whom it repeats.
fn add_worth(here: Here<'_>, id: SourceId, note: &mut String) {
    let source = here.graph().source(id);
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
            add_link(here, EntityId::Source(*id), note);
        }
        note.push_str("</span>");
    }
}

fn add_link(here: Here<'_>, id: EntityId, note: &mut String) {
    let link = here.entity(id);
    note.push_str(&format!("<a class=\"source\" href=\"{}\">", escape(&link.href)));
    add(&link.name, note);
    note.push_str("</a>");
}
