//! What of a network is shown, where it has more than a picture can show. In: all pairs. Out: the actors who appear
//! with others most often, and the strongest ties between them.

use crate::model::graph::Graph;
use crate::model::id::ActorId;
use crate::plan::pairs::Pair;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many actors a picture shows.
const MOST_ACTORS: usize = 160;
/// How many ties it shows.
const MOST_TIES: usize = 420;
/// How many ties each actor keeps in any case, its strongest.
const KEPT: usize = 2;

/// Two of the actors that are shown, by their places in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The one.
    pub one: usize,
    /// The other.
    pub other: usize,
    /// In how many briefs both are.
    pub briefs: u32,
}

/// What is shown of a network.
#[derive(Debug, Default)]
pub(crate) struct Selection {
    /// The actors, in the order of ids.
    pub(crate) actors: Vec<ActorId>,
    /// The ties between them that are drawn, the strongest first.
    pub(crate) ties: Vec<Tie>,
    /// How many ties there are between them, drawn or not.
    pub(crate) all_ties: usize,
    /// How many actors appear with others at all.
    pub(crate) connected: usize,
    /// In how many briefs two are together at least to be shown.
    pub(crate) least: u32,
    /// Whether of those who are together so often only the most frequent are shown.
    pub(crate) is_capped: bool,
}

/// Returns what is shown of all `pairs`, which stand in their order.
pub(crate) fn select(graph: &Graph, pairs: &[Pair]) -> Selection {
    // How often each actor is together with the one it is together with most often, the most often first.
    let mut most: Vec<u32> = graph.together.iter().filter_map(|with| Some(with.first()?.briefs)).collect();
    most.sort_unstable_by_key(|briefs| Reverse(*briefs));
    let connected = most.len();
    let mut least = most.get(MOST_ACTORS).map_or(1, |first_left_out| first_left_out + 1);
    let reached = most.partition_point(|briefs| *briefs >= least);
    let is_capped = reached < MOST_ACTORS / 2 && connected > MOST_ACTORS;
    if is_capped {
        // Too many are together equally often: of them those are shown who are together with most others.
        least -= 1;
    }
    let pairs: Vec<&Pair> = pairs.iter().take_while(|pair| pair.briefs >= least).collect();
    let actors = strongest(&pairs);
    let place_of: BTreeMap<ActorId, usize> = actors.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let tie = |pair: &&Pair| {
        let (one, other) = (*place_of.get(&pair.one)?, *place_of.get(&pair.other)?);
        Some(Tie { one, other, briefs: pair.briefs })
    };
    let all: Vec<Tie> = pairs.iter().filter_map(tie).collect();
    let ties = backbone(actors.len(), &all);
    without_loners(Selection { actors, ties, all_ties: all.len(), connected, least, is_capped })
}

/// Returns the actors of the pairs who are in most of them, each pair as often as it is together; in the order of ids.
fn strongest(pairs: &[&Pair]) -> Vec<ActorId> {
    let mut strength: BTreeMap<ActorId, u64> = BTreeMap::new();
    for pair in pairs {
        *strength.entry(pair.one).or_default() += u64::from(pair.briefs);
        *strength.entry(pair.other).or_default() += u64::from(pair.briefs);
    }
    let mut actors: Vec<(u64, ActorId)> = strength.into_iter().map(|(id, strength)| (strength, id)).collect();
    actors.sort_unstable_by_key(|(strength, id)| (Reverse(*strength), *id));
    let mut actors: Vec<ActorId> = actors.into_iter().take(MOST_ACTORS).map(|(_, id)| id).collect();
    actors.sort_unstable();
    actors
}

/// Returns the ties that are drawn: the strongest of each actor, then the strongest of all, as many as there is room
/// for.
fn backbone(actors: usize, all: &[Tie]) -> Vec<Tie> {
    let mut kept = vec![0; actors];
    let mut is_drawn = vec![false; all.len()];
    for (at, tie) in all.iter().enumerate() {
        if kept[tie.one] < KEPT || kept[tie.other] < KEPT {
            is_drawn[at] = true;
            kept[tie.one] += 1;
            kept[tie.other] += 1;
        }
    }
    let mut room = MOST_TIES.saturating_sub(is_drawn.iter().filter(|is_drawn| **is_drawn).count());
    for is_drawn in &mut is_drawn {
        if !*is_drawn && room > 0 {
            *is_drawn = true;
            room -= 1;
        }
    }
    all.iter().zip(is_drawn).filter(|(_, is_drawn)| *is_drawn).map(|(tie, _)| *tie).collect()
}

/// Returns the selection without those who are together with nobody that is shown.
fn without_loners(selection: Selection) -> Selection {
    let mut is_tied = vec![false; selection.actors.len()];
    for tie in &selection.ties {
        is_tied[tie.one] = true;
        is_tied[tie.other] = true;
    }
    let mut place = 0;
    let places: Vec<usize> = is_tied
        .iter()
        .map(|is_tied| {
            let at = place;
            place += usize::from(*is_tied);
            at
        })
        .collect();
    let ties =
        selection.ties.iter().map(|tie| Tie { one: places[tie.one], other: places[tie.other], ..*tie });
    let actors = selection.actors.iter().zip(&is_tied).filter(|(_, is_tied)| **is_tied).map(|(id, _)| *id);
    Selection { ties: ties.collect(), actors: actors.collect(), ..selection }
}
