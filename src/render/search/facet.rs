//! What results are narrowed by. In: the graph. Out: terms with lists.

use crate::model::graph::Graph;
use crate::model::id::{EntityId, PlaceId, TopicId};
use crate::plan::search::{SearchLayout, kind_name};
use crate::render::search::dictionary::Terms;
use crate::render::search::postings::bare;
use std::collections::{BTreeMap, BTreeSet};

/// Returns what results may be narrowed to, as terms that no reader types: a kind with all that are of it; a year,
/// or the number of an actor, place or topic, with the briefs that declare it or a part of it.
#[must_use]
pub fn facets(graph: &Graph, layout: &SearchLayout) -> Terms {
    let numbers = layout.numbers();
    let languages = u32::try_from(graph.config.languages.len()).unwrap_or(1);
    let mut facets: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (number, id) in layout.entities.iter().enumerate() {
        let number = u32::try_from(number).expect("a site has fewer than 2^28 documents") * languages;
        facets.entry(format!("@{}", kind_name(*id))).or_default().push(number);
        let EntityId::Brief(brief) = *id else { continue };
        let brief = graph.brief(brief);
        let mut of: BTreeSet<EntityId> =
            brief.actors.iter().map(|part| EntityId::Actor(part.actor)).collect();
        brief.places.iter().for_each(|id| add_place(graph, *id, &mut of));
        brief.topics.iter().for_each(|id| add_topic(graph, *id, &mut of));
        let names = of.iter().filter_map(|id| numbers.get(id)).map(|number| format!("@{number}"));
        let year = brief.date.date.year().map(|year| format!("@y{year}"));
        for name in names.chain(year) {
            facets.entry(name).or_default().push(number);
        }
    }
    facets.into_iter().map(|(name, numbers)| (name.into(), bare(&numbers, languages))).collect()
}

fn add_place(graph: &Graph, id: PlaceId, of: &mut BTreeSet<EntityId>) {
    if of.insert(EntityId::Place(id)) {
        graph.place(id).part_of.iter().for_each(|wider| add_place(graph, *wider, of));
    }
}

fn add_topic(graph: &Graph, id: TopicId, of: &mut BTreeSet<EntityId>) {
    if of.insert(EntityId::Topic(id)) {
        graph.topic(id).part_of.iter().for_each(|wider| add_topic(graph, *wider, of));
    }
}
