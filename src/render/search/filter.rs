//! What results may be narrowed to. In: the site. Out: names, numbers and ids.

use crate::lang::isolation::isolate_stretches;
use crate::model::id::EntityId;
use crate::plan::search::SearchLayout;
use crate::plan::target::Kind;
use crate::render::here::Here;
use serde::Serialize;

/// The choices; each list in the order in which it is shown.
#[derive(Serialize)]
struct Filters {
    actors: Vec<Choice>,
    places: Vec<Choice>,
    topics: Vec<Choice>,
    years: Vec<(i32, String)>,
}

/// A name, its number in the index, its language; its id, by which addresses of the page name it.
#[derive(Serialize)]
struct Choice(String, usize, String, String);

/// Returns what results may be narrowed to in the language of `here`, as JSON.
#[must_use]
pub fn filters(here: Here<'_>, layout: &SearchLayout) -> String {
    let numbers = layout.numbers();
    let choices = |kind: Kind| {
        let ids = here.locale().by_name.get(&kind).into_iter().flatten();
        let is_met = |id: &&EntityId| is_met(here, **id);
        let choice = |id: &EntityId| {
            let (words, lang) = here.name(*id);
            let id_in_address = here.graph().slug(*id).to_string();
            let shown = isolate_stretches(lang.direction(), words);
            Some(Choice(shown, *numbers.get(id)?, lang.to_string(), id_in_address))
        };
        ids.filter(is_met).filter_map(choice).collect()
    };
    let years = here.site.briefs_by_year.keys().rev();
    let filters = Filters {
        actors: choices(Kind::Actors),
        places: choices(Kind::Places),
        topics: choices(Kind::Topics),
        years: years.map(|year| (*year, here.locale().dates.year(*year))).collect(),
    };
    serde_json::to_string(&filters).unwrap_or_default()
}

/// Returns whether briefs declare an entity, or a part of it.
fn is_met(here: Here<'_>, id: EntityId) -> bool {
    let found = here.graph().find_appearances(id);
    found.is_some_and(|found| !found.briefs.is_empty() || found.parts.iter().any(|part| is_met(here, *part)))
}
