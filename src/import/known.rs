//! The actors, places and topics of a site that a text names, by any of their names. In: a graph and a text. Out: ids
//! with the places of their names.

use crate::lang::words::NameFinder;
use crate::model::graph::Graph;
use std::collections::BTreeSet;
use std::ops::Range;

/// What a name of the site names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KnownKind {
    /// An actor.
    Actor,
    /// A place.
    Place,
    /// A topic.
    Topic,
}

/// A name of the site in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// What it is.
    pub kind: KnownKind,
    /// Its id.
    pub id: String,
    /// Where it stands first.
    pub range: Range<usize>,
}

/// All names of a site.
#[derive(Debug)]
pub struct KnownNames {
    finder: NameFinder,
    owners: Vec<(KnownKind, String)>,
    sources: BTreeSet<String>,
}

impl KnownNames {
    /// Returns the names of a site.
    #[must_use]
    pub fn new(graph: &Graph) -> Self {
        let mut owners = Vec::new();
        let mut names: Vec<(usize, String)> = Vec::new();
        let mut add = |kind, slug: &str, words: Vec<String>| {
            names.extend(words.into_iter().map(|word| (owners.len(), word)));
            owners.push((kind, slug.to_owned()));
        };
        let labels = |label: &crate::model::label::Label| {
            label.iter().map(|(_, name)| name.to_owned()).collect::<Vec<_>>()
        };
        for actor in &graph.actors {
            let aliases = actor.aliases.iter().map(|(_, name)| name.to_string());
            add(KnownKind::Actor, &actor.slug, labels(&actor.name).into_iter().chain(aliases).collect());
        }
        for place in &graph.places {
            let aliases = place.aliases.iter().map(|(_, name)| name.to_string());
            add(KnownKind::Place, &place.slug, labels(&place.name).into_iter().chain(aliases).collect());
        }
        for topic in &graph.topics {
            let words = labels(&topic.name);
            add(KnownKind::Topic, &topic.slug, words);
        }
        let finder = NameFinder::new(names.iter().map(|(owner, name)| (*owner, name.as_str())));
        let sources = graph.sources.iter().map(|source| source.slug.to_string()).collect();
        Self { finder, owners, sources }
    }

    /// Returns each thing that a text names, once, where it does so first.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Known> {
        let mut seen = BTreeSet::new();
        let found = self.finder.find(text).into_iter().filter(|(owner, _)| seen.insert(*owner));
        found
            .map(|(owner, range)| {
                let (kind, id) = self.owners[owner].clone();
                Known { kind, id, range }
            })
            .collect()
    }

    /// Returns every place in a text at which a name stands.
    #[must_use]
    pub fn places(&self, text: &str) -> Vec<Range<usize>> {
        self.finder.find(text).into_iter().map(|(_, range)| range).collect()
    }

    /// Returns the topic that a tag names.
    #[must_use]
    pub fn find_topic(&self, tag: &str) -> Option<&str> {
        let is_topic =
            |(kind, id): &&(KnownKind, String)| *kind == KnownKind::Topic && id.eq_ignore_ascii_case(tag);
        if let Some((_, id)) = self.owners.iter().find(is_topic) {
            return Some(id);
        }
        let (owner, range) = self.finder.find(tag).into_iter().next()?;
        let (kind, id) = &self.owners[owner];
        (*kind == KnownKind::Topic && range == (0..tag.len())).then_some(id)
    }

    /// Returns whether the site has a source with this id.
    #[must_use]
    pub fn has_source(&self, id: &str) -> bool {
        self.sources.contains(id)
    }
}
