//! What is known of each document from everywhere else. In: finished briefs and the links of all texts.
//! Out: appearances, who appears with whom, and statements.

use crate::lang::tag::Lang;
use crate::model::actor::Actor;
use crate::model::brief::Brief;
use crate::model::event::Event;
use crate::model::graph::{Appearances, Backlink, CoAppearance, Quoted, Tenure, TenureOf};
use crate::model::id::{ActorId, BriefId, EntityId, EventId, PlaceId, PublisherId, SourceId, TopicId};
use crate::model::place::Place;
use crate::model::source::Source;
use crate::model::topic::Topic;
use crate::resolve::texts::Found;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// The documents found in one text.
pub(crate) struct FoundIn {
    /// Whose text it is.
    pub(crate) from: EntityId,
    /// The language of the text.
    pub(crate) lang: Lang,
    /// What it speaks of.
    pub(crate) found: Vec<Found>,
}

/// Everything that appearances are gathered from.
pub(crate) struct Gathered<'graph> {
    /// Briefs by slug.
    pub(crate) briefs: &'graph [Brief],
    /// The briefs, newest first.
    pub(crate) newest: &'graph [BriefId],
    /// Events in the order of time.
    pub(crate) events: &'graph [Event],
    /// Actors by slug.
    pub(crate) actors: &'graph [Actor],
    /// Places by slug.
    pub(crate) places: &'graph [Place],
    /// Topics by slug.
    pub(crate) topics: &'graph [Topic],
    /// Sources by slug.
    pub(crate) sources: &'graph [Source],
}

impl Gathered<'_> {
    /// Returns what is known of each entity from elsewhere.
    pub(crate) fn appearances(&self, found: Vec<FoundIn>) -> FxHashMap<EntityId, Appearances> {
        let mut all: BTreeMap<EntityId, Appearances> = BTreeMap::new();
        for id in self.newest {
            for entity in declared(&self.briefs[id.index()]) {
                all.entry(entity).or_default().briefs.push(*id);
            }
        }
        for (at, event) in self.events.iter().enumerate() {
            let by = event.by.iter().filter(|id| !event.actors.contains(id));
            let actors = event.actors.iter().chain(by).map(|id| EntityId::Actor(*id));
            // A brief's topics are those of what it tells.
            let topics = self.briefs[event.brief.index()].topics.iter().map(|id| EntityId::Topic(*id));
            let places = event.places.iter().map(|id| EntityId::Place(*id));
            let sources = event.sources.iter().map(|id| EntityId::Source(*id));
            for entity in actors.chain(places).chain(topics).chain(sources) {
                all.entry(entity).or_default().events.push(EventId::from_index(at));
            }
        }
        self.add_parts(&mut all);
        for text in found {
            for link in text.found {
                let backlink =
                    Backlink { from: text.from, lang: text.lang, block: link.block, sentence: link.sentence };
                all.entry(link.to).or_default().backlinks.push(backlink);
            }
        }
        self.sort_backlinks(&mut all);
        all.into_iter().collect()
    }

    fn add_parts(&self, all: &mut BTreeMap<EntityId, Appearances>) {
        let mut add = |whole: EntityId, part: EntityId| {
            let parts = &mut all.entry(whole).or_default().parts;
            // Who belonged to it twice is one of its parts once.
            if parts.last() != Some(&part) {
                parts.push(part);
            }
        };
        for (at, actor) in self.actors.iter().enumerate() {
            let part = EntityId::Actor(ActorId::from_index(at));
            actor.part_of.iter().for_each(|of| add(EntityId::Actor(of.whole), part));
        }
        for (at, place) in self.places.iter().enumerate() {
            let part = EntityId::Place(PlaceId::from_index(at));
            place.part_of.iter().for_each(|whole| add(EntityId::Place(*whole), part));
        }
        for (at, topic) in self.topics.iter().enumerate() {
            let part = EntityId::Topic(TopicId::from_index(at));
            topic.part_of.iter().for_each(|whole| add(EntityId::Topic(*whole), part));
        }
        for (at, source) in self.sources.iter().enumerate() {
            let part = EntityId::Source(SourceId::from_index(at));
            source.derived_from.iter().for_each(|whole| add(EntityId::Source(*whole), part));
        }
    }

    /// Sorts backlinks: those from briefs first, newest first, then the rest by id.
    fn sort_backlinks(&self, all: &mut BTreeMap<EntityId, Appearances>) {
        let mut ranks = vec![0u32; self.briefs.len()];
        for (rank, id) in (0u32..).zip(self.newest) {
            ranks[id.index()] = rank;
        }
        let rank = |id: EntityId| match id {
            EntityId::Brief(id) => ranks[id.index()],
            EntityId::Actor(_)
            | EntityId::Place(_)
            | EntityId::Topic(_)
            | EntityId::Source(_)
            | EntityId::Publisher(_)
            | EntityId::Page(_) => u32::MAX,
        };
        for appearances in all.values_mut() {
            appearances.backlinks.sort_by_key(|link| (rank(link.from), link.from, link.lang, link.block));
        }
    }

    /// Returns for each actor with whom it appears, most often first.
    pub(crate) fn together(&self) -> Vec<Vec<CoAppearance>> {
        let mut others: Vec<Vec<ActorId>> = vec![Vec::new(); self.actors.len()];
        for brief in self.briefs {
            for one in &brief.actors {
                let with = brief.actors.iter().map(|part| part.actor);
                others[one.actor.index()].extend(with.filter(|other| *other != one.actor));
            }
        }
        let listed = |mut others: Vec<ActorId>| {
            others.sort_unstable();
            let same = others.chunk_by(|a, b| a == b);
            let mut listed: Vec<CoAppearance> = same
                .map(|same| CoAppearance {
                    actor: same[0],
                    briefs: u32::try_from(same.len()).unwrap_or(u32::MAX),
                })
                .collect();
            listed.sort_by(|a, b| b.briefs.cmp(&a.briefs).then(a.actor.cmp(&b.actor)));
            listed
        };
        others.into_par_iter().map(listed).collect()
    }

    /// Returns for each actor who held a post in it or belonged to it for a time that is told.
    pub(crate) fn tenures(&self) -> Vec<Vec<Tenure>> {
        let mut tenures: Vec<Vec<Tenure>> = vec![Vec::new(); self.actors.len()];
        for (at, actor) in self.actors.iter().enumerate() {
            let id = ActorId::from_index(at);
            for (number, position) in actor.positions.iter().enumerate() {
                if let Some(organization) = position.organization {
                    tenures[organization.index()].push(Tenure { actor: id, of: TenureOf::Position(number) });
                }
            }
            for (number, membership) in actor.part_of.iter().enumerate() {
                if membership.from.is_some() || membership.to.is_some() {
                    let tenure = Tenure { actor: id, of: TenureOf::Membership(number) };
                    tenures[membership.whole.index()].push(tenure);
                }
            }
        }
        tenures
    }

    /// Returns what each actor is quoted as saying, newest first.
    pub(crate) fn statements(&self) -> Vec<Vec<Quoted>> {
        let mut quoted: Vec<Vec<Quoted>> = vec![Vec::new(); self.actors.len()];
        for id in self.newest {
            let brief = &self.briefs[id.index()];
            for (number, statement) in brief.statements.iter().enumerate() {
                let texts = statement.quotations.iter();
                let speakers: BTreeSet<ActorId> = texts
                    .flat_map(|(lang, at)| &brief.texts[lang].quotations[*at].speakers)
                    .copied()
                    .collect();
                for speaker in speakers {
                    quoted[speaker.index()].push(Quoted { brief: *id, statement: number });
                }
            }
        }
        quoted
    }

    /// Returns the sources of each of `count` publishers, newest first.
    pub(crate) fn published(&self, count: usize) -> Vec<Vec<SourceId>> {
        let mut published: Vec<Vec<SourceId>> = vec![Vec::new(); count];
        for (at, source) in self.sources.iter().enumerate() {
            if let Some(PublisherId(publisher)) = source.publisher {
                published[publisher as usize].push(SourceId::from_index(at));
            }
        }
        let date = |id: &SourceId| self.sources[id.index()].date.as_ref().map(|date| &date.date);
        for sources in &mut published {
            sources.sort_by(|a, b| date(b).cmp(&date(a)).then(a.cmp(b)));
        }
        published
    }
}

/// Returns everything that a brief declares or cites.
fn declared(brief: &Brief) -> Vec<EntityId> {
    let mut entities: Vec<EntityId> = Vec::new();
    entities.extend(brief.actors.iter().map(|part| EntityId::Actor(part.actor)));
    entities.extend(brief.places.iter().map(|id| EntityId::Place(*id)));
    entities.extend(brief.topics.iter().map(|id| EntityId::Topic(*id)));
    entities.extend(brief.sources.iter().map(|id| EntityId::Source(*id)));
    entities
}
