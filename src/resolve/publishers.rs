//! Who publishes the sources. In: the `publisher` of each source. Out: a sorted list of publishers, and
//! which one each source has. A name that is exactly an actor's is that actor.

use crate::lang::fold::fold;
use crate::lang::slug::slugify;
use crate::model::id::{ActorId, PublisherId, Slug};
use crate::model::label::Label;
use crate::model::source::Publisher;
use crate::parse::draft::{AuthorDraft, Drafts};
use crate::resolve::authors::Actors;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What makes two publishers the same.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Identity {
    Actor(ActorId),
    Name(String),
}

/// The publishers, and for each source of the drafts its publisher.
pub(crate) struct Publishers {
    /// By slug.
    pub(crate) all: Vec<Publisher>,
    /// In the order of the drafts' sources.
    pub(crate) of_source: Vec<Option<PublisherId>>,
}

/// Returns the publishers of all sources.
pub(crate) fn publishers(drafts: &Drafts, actors: &Actors) -> Publishers {
    let identity = |author: &AuthorDraft| match actors.find(author) {
        Some(id) => Identity::Actor(id),
        None => Identity::Name(fold(&author.word.value).split_whitespace().collect::<Vec<_>>().join(" ")),
    };
    let of_source: Vec<Option<Identity>> =
        drafts.sources.iter().map(|source| source.facts.publisher.as_ref().map(identity)).collect();
    let mut labels: BTreeMap<Identity, Label> = BTreeMap::new();
    for (source, identity) in drafts.sources.iter().zip(&of_source) {
        let (Some(author), Some(identity)) = (&source.facts.publisher, identity) else { continue };
        let label = labels.entry(identity.clone()).or_default();
        label.add_missing(&author.name);
    }
    let all = named(drafts, labels);
    let numbers: HashMap<String, PublisherId> = all
        .iter()
        .enumerate()
        .map(|(at, (identity, _))| (key(identity), PublisherId::from_index(at)))
        .collect();
    Publishers {
        of_source: of_source.iter().map(|identity| numbers.get(&key(identity.as_ref()?)).copied()).collect(),
        all: all.into_iter().map(|(_, publisher)| publisher).collect(),
    }
}

fn key(identity: &Identity) -> String {
    match identity {
        Identity::Actor(id) => format!("actor {}", id.0),
        Identity::Name(name) => format!("name {name}"),
    }
}

/// Returns the publishers with their slugs, sorted by slug: an actor's is its id, a name's is made from it.
fn named(drafts: &Drafts, labels: BTreeMap<Identity, Label>) -> Vec<(Identity, Publisher)> {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut all = Vec::new();
    for (identity, label) in labels {
        let (slug, name, actor) = match &identity {
            Identity::Actor(id) => {
                let draft = &drafts.actors[id.index()];
                (draft.id.value.clone(), draft.facts.name.clone(), Some(*id))
            }
            Identity::Name(name) => {
                let latin = label.iter().find(|(_, words)| words.is_ascii()).map(|(_, words)| slugify(words));
                (latin.unwrap_or_else(|| slugify(name)), label, None)
            }
        };
        let slug: Slug = free(&slug, &mut taken).into();
        all.push((identity, Publisher { slug, name, actor }));
    }
    all.sort_by(|a, b| a.1.slug.cmp(&b.1.slug));
    all
}

fn free(slug: &str, taken: &mut BTreeSet<String>) -> String {
    let mut free = slug.to_owned();
    let mut number = 2;
    while !taken.insert(free.to_lowercase()) {
        free = format!("{slug}-{number}");
        number += 1;
    }
    free
}
