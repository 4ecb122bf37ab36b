//! All places on a map, and beside it as a list.

use crate::model::id::{EntityId, PlaceId};
use crate::plan::target::{Kind, What};
use crate::render::here::Here;
use crate::render::page::frame::{About, frame};
use crate::render::page::list::item;
use crate::render::picture::map::{briefs, map as picture, marked};
use crate::render::view::piece::ListItem;
use crate::render::view::whole::MapView;
use crate::render::wording::strings::Filling;
use std::cmp::Reverse;

/// How many places each list names, those of the most briefs.
const LISTED: usize = 160;

/// Returns the view of the map.
pub(crate) fn map(here: Here<'_>) -> MapView {
    let marked = marked(here);
    let all = &here.graph().places;
    let located = all.iter().filter(|place| place.coordinates.is_some()).count();
    let values = [("shown", number(marked.len())), ("all", number(located))];
    let key = if marked.len() < located { "map-capped" } else { "map-all" };
    let mut others: Vec<PlaceId> = (0..all.len())
        .map(PlaceId::from_index)
        .filter(|id| here.graph().place(*id).coordinates.is_none())
        .collect();
    others.sort_by_key(|id| (Reverse(briefs(here, *id)), *id));
    let items = |ids: &[PlaceId]| -> Vec<ListItem> {
        ids.iter().take(LISTED).map(|id| item(here, EntityId::Place(*id))).collect()
    };
    let about = About { kind: "map-page", title: here.say("map"), description: None, file: None };
    let map = picture(here, &marked);
    MapView {
        frame: frame(here, about),
        picture_html: map.svg,
        is_crowded: map.is_crowded,
        shown: here.locale().strings.fill(key, &values).unwrap_or_default(),
        places: items(&marked),
        elsewhere: items(&others),
        all_places: here.href(What::List(Kind::Places, here.lang)),
        place_count: all.len(),
    }
}

fn number(count: usize) -> Filling<'static> {
    Filling::Number(i64::try_from(count).unwrap_or(i64::MAX))
}
