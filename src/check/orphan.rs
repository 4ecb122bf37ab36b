//! What nothing speaks of: `orphan-actor`, `orphan-place`, `orphan-topic`.

use crate::check::understood::all_names_understood;
use crate::diag::code::Code;
use crate::diag::phrase::say;
use crate::diag::report::{Diagnostic, Report};
use crate::input::{Content, Input};
use crate::model::graph::{Appearances, Graph};
use crate::model::id::{ActorId, EntityId, PlaceId, TopicId};
use crate::model::source::Author;
use crate::span::{FileId, Span};
use std::collections::BTreeSet;

/// Reports every actor, place and topic that no brief names, no text links, and nothing else is part of or rests on.
/// What only a draft speaks of, that this build leaves out, is none; a
/// site without a brief has only begun.
pub(crate) fn orphan(graph: &Graph, input: &Input, report: &mut Report) {
    if graph.briefs.is_empty() || !all_names_understood(report) {
        return;
    }
    let mut candidates: Vec<(EntityId, &str, &str)> = Vec::new();
    let needed = needed(graph);
    let is_alone = |id: EntityId| !graph.find_appearances(id).is_some_and(is_spoken_of);
    for (at, actor) in graph.actors.iter().enumerate() {
        let id = ActorId::from_index(at);
        if is_alone(EntityId::Actor(id)) && !needed.contains(&id) {
            candidates.push((EntityId::Actor(id), &actor.slug, &actor.path));
        }
    }
    for (at, place) in graph.places.iter().enumerate() {
        let id = EntityId::Place(PlaceId::from_index(at));
        if is_alone(id) {
            candidates.push((id, &place.slug, &place.path));
        }
    }
    for (at, topic) in graph.topics.iter().enumerate() {
        let id = EntityId::Topic(TopicId::from_index(at));
        if is_alone(id) {
            candidates.push((id, &topic.slug, &topic.path));
        }
    }
    if candidates.is_empty() {
        return;
    }
    let in_drafts = words_of_drafts(graph, input);
    for (id, slug, path) in candidates {
        let Some(file) = input.find_path(path).filter(|_| !in_drafts.contains(slug)) else { continue };
        let (code, message, help) = match id {
            EntityId::Place(_) => (
                Code::OrphanPlace,
                say!("nothing speaks of the place `{slug}`", slug),
                say!("name it among the `places` of a brief, or remove its file"),
            ),
            EntityId::Topic(_) => (
                Code::OrphanTopic,
                say!("no brief is about the topic `{slug}`", slug),
                say!("name it among the `topics` of a brief, or remove its file"),
            ),
            EntityId::Actor(_)
            | EntityId::Brief(_)
            | EntityId::Source(_)
            | EntityId::Publisher(_)
            | EntityId::Page(_) => (
                Code::OrphanActor,
                say!("nothing speaks of the actor `{slug}`", slug),
                say!("name it among the `actors` of a brief, or remove its file"),
            ),
        };
        report.add(Diagnostic::new(code, Span::whole(file), message).help(help));
    }
}

fn is_spoken_of(of: &Appearances) -> bool {
    !of.briefs.is_empty() || !of.events.is_empty() || !of.backlinks.is_empty() || !of.parts.is_empty()
}

/// Returns the actors that others need: who wrote or published a source, and where a post is held.
fn needed(graph: &Graph) -> BTreeSet<ActorId> {
    let authors = graph.sources.iter().flat_map(|source| &source.authors);
    let authors = authors.filter_map(Author::find_actor);
    let publishers = graph.publishers.iter().filter_map(|publisher| publisher.actor);
    let posts = graph.actors.iter().flat_map(|actor| &actor.positions);
    authors.chain(publishers).chain(posts.filter_map(|position| position.organization)).collect()
}

/// Returns the words of texts that are not part of this build: drafts.
fn words_of_drafts<'input>(graph: &Graph, input: &'input Input) -> BTreeSet<&'input str> {
    let mut known: BTreeSet<FileId> = BTreeSet::new();
    for id in graph.entities() {
        known.extend(graph.texts(id).into_iter().flat_map(|texts| texts.values().map(|text| text.file)));
    }
    let files = (0u32..).map(FileId).zip(&input.files);
    let drafts = files.filter(|(file, of)| {
        !known.contains(file) && of.path.starts_with("content/briefs/") && of.path.ends_with(".md")
    });
    let is_part = |sign: char| sign.is_alphanumeric() || matches!(sign, '-' | '_' | '.');
    let words = drafts.flat_map(|(_, of)| match &of.content {
        Content::Text(text) => text.split(move |sign: char| !is_part(sign)).collect::<Vec<_>>(),
        Content::Bytes(_) | Content::Fault(_) => Vec::new(),
    });
    words.collect()
}
