//! The home page of a language.

use crate::model::id::EntityId;
use crate::plan::target::{Kind, What};
use crate::render::here::Here;
use crate::render::page::deadline::{deadlines, due};
use crate::render::page::frame::{About, find_href, frame};
use crate::render::page::list::{item, years};
use crate::render::view::page::HomeView;
use crate::render::view::piece::ListItem;
use crate::render::wording::phrases::Room;

/// How many of the newest briefs are shown.
const NEWEST: usize = 12;
/// How many deadlines are shown.
const DUE: usize = 6;
/// How many of the most frequent entities of a kind are shown.
const FREQUENT: usize = 12;

/// Returns the view of the home page.
pub(crate) fn home(here: Here<'_>) -> HomeView {
    let graph = here.graph();
    let description = here.label(&graph.config.description);
    let text = description.as_ref().map(|words| words.text.clone());
    let about = About { kind: "home", title: "", description: text, file: None };
    let due = due(here);
    let mut next = deadlines(here, due.iter().take(2 * DUE), Room::Short);
    next.iter_mut().skip(DUE).for_each(|deadline| deadline.spare = true);
    let all = |kind| here.href(What::List(kind, here.lang));
    HomeView {
        frame: frame(here, about),
        description,
        latest: graph.newest.iter().take(NEWEST).map(|id| here.card(*id, Room::Long)).collect(),
        due: next,
        left_words: here.locale().left_words.clone(),
        actors: frequent(here, Kind::Actors),
        places: frequent(here, Kind::Places),
        topics: frequent(here, Kind::Topics),
        years: years(here, None),
        brief_count: graph.briefs.len(),
        all_briefs: all(Kind::Briefs),
        all_deadlines: here.href(What::Deadlines(here.lang)),
        all_actors: all(Kind::Actors),
        all_places: all(Kind::Places),
        all_topics: all(Kind::Topics),
        network: find_href(here, What::Network(here.lang)),
        map: find_href(here, What::Map(here.lang)),
    }
}

/// Returns the entities of a kind that are in the most briefs.
fn frequent(here: Here<'_>, kind: Kind) -> Vec<ListItem> {
    let count = |id: &EntityId| here.graph().find_appearances(*id).map_or(0, |found| found.briefs.len());
    let mut ids: Vec<EntityId> =
        here.locale().by_name[&kind].iter().copied().filter(|id| count(id) > 0).collect();
    ids.sort_by_key(|id| std::cmp::Reverse(count(id)));
    ids.truncate(FREQUENT);
    ids.into_iter().map(|id| item(here, id)).collect()
}
