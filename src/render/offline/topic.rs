//! What belongs to a topic. In: the graph and the plan. Out: the pages that a reader keeps who keeps the topic: its
//! briefs, everyone and everything that they name, and the lists that lead to them.

use crate::lang::tag::Lang;
use crate::model::graph::Graph;
use crate::model::id::{BriefId, EntityId, PageId, TopicId};
use crate::plan::site::KINDS;
use crate::plan::target::{Plan, What};
use std::collections::BTreeSet;

/// Returns the pages of a topic in a language, by their places in the plan.
#[must_use]
pub fn pages(graph: &Graph, plan: &Plan, (topic, lang): (TopicId, Lang)) -> Vec<u32> {
    let briefs = briefs(graph, topic);
    let mut pages: Vec<What> = vec![
        What::Home(lang),
        What::Timeline(lang),
        What::Deadlines(lang),
        What::Corrections(lang),
        What::Offline(lang),
        What::Chooser,
    ];
    pages.extend(KINDS.map(|kind| What::List(kind, lang)));
    let mut entities: Vec<EntityId> = vec![EntityId::Topic(topic)];
    entities.extend((0..graph.pages.len()).map(|at| EntityId::Page(PageId::from_index(at))));
    let event_years = graph.event_years();
    for id in briefs {
        let brief = graph.brief(id);
        entities.push(EntityId::Brief(id));
        let others = graph.config.languages.iter();
        pages.push(What::History(id, lang));
        pages.extend(others.map(|other| What::Parallel(id, lang, *other)));
        entities.extend(brief.actors.iter().map(|part| EntityId::Actor(part.actor)));
        entities.extend(brief.places.iter().map(|id| EntityId::Place(*id)));
        entities.extend(brief.topics.iter().map(|id| EntityId::Topic(*id)));
        entities.extend(brief.sources.iter().map(|id| EntityId::Source(*id)));
        let publishers = brief.sources.iter().filter_map(|id| graph.source(*id).publisher);
        entities.extend(publishers.map(EntityId::Publisher));
        pages.extend(brief.date.date.year().map(|year| What::Year(year, lang)));
        for event in &brief.events {
            let years = event_years.range(graph.events[event.index()].years());
            pages.extend(years.map(|year| What::TimelineYear(*year, lang)));
        }
        pages.extend(brief.attachments.iter().map(|id| What::Attachment(*id)));
    }
    entities.sort_unstable();
    entities.dedup();
    pages.extend(entities.into_iter().map(|id| What::Entity(id, lang)));
    pages.sort_unstable();
    pages.dedup();
    pages.into_iter().filter_map(|what| plan.find_place(what)).collect()
}

/// Returns the briefs of a topic and of those that are part of it.
#[must_use]
pub fn briefs(graph: &Graph, topic: TopicId) -> BTreeSet<BriefId> {
    let mut briefs = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut topics = vec![EntityId::Topic(topic)];
    while let Some(topic) = topics.pop() {
        if let Some(found) = graph.find_appearances(topic)
            && seen.insert(topic)
        {
            briefs.extend(found.briefs.iter().copied());
            topics.extend(found.parts.iter().copied());
        }
    }
    briefs
}
