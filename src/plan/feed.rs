//! Who has feeds. In: the graph. Out: the actors, places and topics whose briefs can be subscribed to.

use crate::model::graph::Graph;
use crate::model::id::EntityId;

/// In how many briefs an entity is that has feeds of its own. What is in one brief alone is told of by the feed of the
/// site: most names of a large site are, and their feeds would be most of its files.
const FEWEST: usize = 2;

/// Returns the actors, places and topics that have feeds.
pub fn owners(graph: &Graph) -> impl Iterator<Item = EntityId> + '_ {
    let may_own = |id: &EntityId| matches!(id, EntityId::Actor(_) | EntityId::Place(_) | EntityId::Topic(_));
    let briefs = |id: &EntityId| graph.find_appearances(*id).map_or(0, |found| found.briefs.len());
    graph.entities().into_iter().filter(may_own).filter(move |id| briefs(id) >= FEWEST)
}
