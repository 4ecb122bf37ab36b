//! Who appears with whom, as a table. In: the graph. Out: the pairs it lists, and on how many pages.

use crate::model::graph::Graph;
use crate::model::id::ActorId;

/// How many pairs a page lists.
pub const PAIRS: usize = 200;
/// How many pairs are listed at most, the most frequent; all others stand on the pages of their actors.
pub const LISTED: usize = 5_000;

/// Two actors who appear in the same briefs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The one whose id comes first.
    pub one: ActorId,
    /// The other.
    pub other: ActorId,
    /// In how many briefs both are.
    pub briefs: u32,
}

/// Returns how many pairs there are.
#[must_use]
pub fn count(graph: &Graph) -> usize {
    graph.together.iter().map(Vec::len).sum::<usize>() / 2
}

/// Returns on how many pages the table stands; on none where nobody appears with anybody.
#[must_use]
pub fn pages(graph: &Graph) -> u32 {
    u32::try_from(count(graph).min(LISTED).div_ceil(PAIRS)).unwrap_or(u32::MAX)
}

/// Returns all pairs, the most frequent first, then in the order of ids.
#[must_use]
pub fn pairs(graph: &Graph) -> Vec<Pair> {
    let mut pairs = Vec::with_capacity(count(graph));
    for (at, others) in graph.together.iter().enumerate() {
        let one = ActorId::from_index(at);
        let later = others.iter().filter(|with| with.actor > one);
        pairs.extend(later.map(|with| Pair { one, other: with.actor, briefs: with.briefs }));
    }
    pairs.sort_unstable_by_key(|pair| (std::cmp::Reverse(pair.briefs), pair.one, pair.other));
    pairs
}
