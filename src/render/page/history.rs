//! How a brief came to be: what was changed in its texts, when, by whom and what they said of it.

use crate::lang::bidi::{find_direction, isolate};
use crate::lang::isolation::isolate_stretches;
use crate::lang::tag::Lang;
use crate::model::date::FuzzyDate;
use crate::model::history::{Revision, Touch};
use crate::model::id::{BriefId, EntityId};
use crate::render::here::Here;
use crate::render::page::frame::{About, frame};
use crate::render::page::notice::language_name;
use crate::render::site::short_date;
use crate::render::view::page::{HistoryView, RevisionView, TouchView};
use crate::render::view::piece::Words;

/// Returns the view of a brief's history.
pub(crate) fn history(here: Here<'_>, id: BriefId) -> HistoryView {
    let graph = here.graph();
    let brief = here.entity(EntityId::Brief(id));
    let title = format!("{}: {}", here.say("history"), isolate(&brief.name.text));
    let original = graph.brief(id).original;
    let revisions = graph.revisions[id.index()].iter();
    HistoryView {
        frame: frame(here, About { kind: "history", title: &title, description: None, file: None }),
        brief,
        revisions: revisions.map(|revision| revision_view(here, original, revision)).collect(),
    }
}

fn revision_view(here: Here<'_>, original: Lang, revision: &Revision) -> RevisionView {
    let date = |day| short_date(&here.locale().dates, &FuzzyDate::from_day(day));
    let touch = |(lang, touch): &(Lang, Touch)| TouchView {
        of: if *lang == original { "original" } else { "translation" },
        kind: match touch {
            Touch::Added => "added",
            Touch::Changed => "changed",
            Touch::Moved => "moved",
        },
        language: language_name(here, *lang),
    };
    RevisionView {
        date: revision.day.map(date),
        author: own_words(here, &revision.author),
        subject: own_words(here, &revision.subject),
        at_once: revision.at_once,
        texts: revision.texts.iter().map(touch).collect(),
    }
}

/// Returns words of which no language is known, in the direction of their first letter; nothing where there are none.
fn own_words(here: Here<'_>, text: &str) -> Option<Words> {
    let direction = find_direction(text).unwrap_or(here.lang.direction());
    let words =
        || Words { text: isolate_stretches(direction, text), lang: None, dir: Some(direction.as_str()) };
    (!text.is_empty()).then(words)
}
