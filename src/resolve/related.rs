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
    let nearest = |at: usize| nearest(&features[at], ranks[at], &sharing, newest);
    (0..briefs.len()).into_par_iter().map(nearest).collect()
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

fn nearest(
    features: &[Shared],
    rank: u32,
    sharing: &BTreeMap<Shared, Vec<u32>>,
    newest: &[BriefId],
) -> Vec<BriefId> {
    let mut scores: BTreeMap<u32, f32> = BTreeMap::new();
    let total = newest.len() as f32;
    for feature in features {
        let ranks = &sharing[feature];
        let weight = feature.weight() * (total / ranks.len() as f32).ln_1p();
        let at = ranks.partition_point(|other| *other < rank);
        let near = &ranks[at.saturating_sub(WINDOW)..ranks.len().min(at + WINDOW + 1)];
        for other in near.iter().filter(|other| **other != rank) {
            *scores.entry(*other).or_default() += weight;
        }
    }
    let mut scored: Vec<(u32, f32)> = scores.into_iter().collect();
    let distance = |other: u32| other.abs_diff(rank);
    scored.sort_by(|a, b| {
        b.1.total_cmp(&a.1).then_with(|| distance(a.0).cmp(&distance(b.0))).then(a.0.cmp(&b.0))
    });
    scored.into_iter().take(MOST).map(|(rank, _)| newest[rank as usize]).collect()
}
