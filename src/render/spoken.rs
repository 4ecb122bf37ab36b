//! Citations as they are heard: of a mark a screen reader says a number in brackets, which tells nobody what is cited.
//! In: a cited work and its number. Out: its name in words.

use crate::lang::bidi::isolate;
use crate::model::id::SourceId;
use crate::render::html::resolver::{Heard, MarkKind};
use crate::render::reference::{is_bracketed, untitled};
use crate::render::site::{Locale, Site};

/// Returns what is heard of the mark of a work, in the words of a language; nothing where the mark is words itself.
#[must_use]
pub fn heard(site: &Site<'_>, locale: &Locale, (id, number): (SourceId, &str)) -> Option<Heard> {
    if locale.styling.marking.kind == MarkKind::Words {
        return None;
    }
    let [before, after] = &locale.cited_as;
    let source = site.graph.source(id);
    let title = match source.title.best(locale.lang) {
        Some((title, lang)) if lang.direction() == locale.lang.direction() => bare(title).to_owned(),
        Some((title, _)) => isolate(bare(title)),
        None => untitled(locale, source).to_owned(),
    };
    Some(Heard { number: format!("{before}{number}{after}"), title })
}

/// Returns a title without the brackets of an editor who describes a work that has none.
fn bare(title: &str) -> &str {
    match is_bracketed(title) {
        true => title.trim_matches(['[', ']']),
        false => title,
    }
}
