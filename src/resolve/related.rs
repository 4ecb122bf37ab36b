//! What to read next. In: briefs with their facts. Out: for each the briefs that share most with it; what
//! few briefs share weighs more (inverse document frequency).

use crate::model::brief::Brief;
use crate::model::event::Event;
use crate::model::id::BriefId;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// How many related briefs are computed.
const MOST: usize = 5;
/// How many briefs on either side, in the order of time, are looked at for something that many share.
const WINDOW: usize = 64;

/// Something that briefs share.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Shared {
    Actor(u32),
    Place(u32),
    Topic(u32),
    Source(u32),
    Day(i32, u8, u8),
}

impl Shared {
    fn weight(self) -> f32 {
        match self {
            Self::Actor(_) | Self::Topic(_) => 1.0,
            Self::Place(_) => 0.7,
            Self::Source(_) => 1.2,
            Self::Day(..) => 0.8,
        }
    }
}

/// Returns for each brief those nearest to it. `newest` holds all briefs, newest first.
pub(crate) fn related(briefs: &[Brief], events: &[Event], newest: &[BriefId]) -> Vec<Vec<BriefId>> {
    let mut sharing: BTreeMap<Shared, Vec<u32>> = BTreeMap::new();
    let features: Vec<Vec<Shared>> = briefs.iter().map(|brief| features(brief, events)).collect();
    let mut ranks = vec![0u32; briefs.len()];
    for (rank, id) in (0u32..).zip(newest) {
        ranks[id.index()] = rank;
        for feature in &features[id.index()] {
            sharing.entry(*feature).or_default().push(rank);
        }
    }
    let scores = || Scores { of: vec![0.0; briefs.len()], scored: Vec::new() };
    let nearest = |scores: &mut Scores, at: usize| nearest(&features[at], ranks[at], &sharing, scores);
    let ranks = (0..briefs.len()).into_par_iter().map_init(scores, nearest);
    ranks.map(|ranks| ranks.into_iter().map(|rank| newest[rank as usize]).collect()).collect()
}

fn features(brief: &Brief, events: &[Event]) -> Vec<Shared> {
    let mut features: Vec<Shared> = Vec::new();
    features.extend(brief.actors.iter().map(|part| Shared::Actor(part.actor.0)));
    features.extend(brief.places.iter().map(|id| Shared::Place(id.0)));
    features.extend(brief.topics.iter().map(|id| Shared::Topic(id.0)));
    features.extend(brief.sources.iter().map(|id| Shared::Source(id.0)));
    let dates = brief.events.iter().map(|id| &events[id.index()].date.date);
    let days = dates.filter(|date| date.is_day()).filter_map(|date| date.earliest());
    features.extend(days.map(|day| Shared::Day(day.year, day.month, day.day)));
    features.sort_unstable();
    features.dedup();
    features
}

/// How much briefs have in common with one of them, by rank. It is used again for the next, for it is long.
struct Scores {
    of: Vec<f32>,
    /// Those that have something in common with it.
    scored: Vec<u32>,
}

/// Returns the ranks of the briefs that have most in common with that of `rank`, the nearest first.
fn nearest(
    features: &[Shared],
    rank: u32,
    sharing: &BTreeMap<Shared, Vec<u32>>,
    scores: &mut Scores,
) -> Vec<u32> {
    let Scores { of, scored } = scores;
    let total = of.len() as f32;
    for feature in features {
        let ranks = &sharing[feature];
        let weight = feature.weight() * (total / ranks.len() as f32).ln_1p();
        let at = ranks.partition_point(|other| *other < rank);
        let near = &ranks[at.saturating_sub(WINDOW)..ranks.len().min(at + WINDOW + 1)];
        for other in near.iter().filter(|other| **other != rank) {
            let score = &mut of[*other as usize];
            if *score == 0.0 {
                scored.push(*other);
            }
            *score += weight;
        }
    }
    let order = |a: &u32, b: &u32| {
        let (one, other) = (of[*a as usize], of[*b as usize]);
        other.total_cmp(&one).then_with(|| a.abs_diff(rank).cmp(&b.abs_diff(rank))).then(a.cmp(b))
    };
    if scored.len() > MOST {
        scored.select_nth_unstable_by(MOST, order);
    }
    let mut nearest = scored[..scored.len().min(MOST)].to_vec();
    nearest.sort_unstable_by(order);
    for rank in scored.drain(..) {
        of[rank as usize] = 0.0;
    }
    nearest
}
