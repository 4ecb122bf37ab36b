//! How the search index is cut into files. In: the graph. Out: what number each entity has in the index, and how
//! many files there are: only by how much there is to read, so that the plan is made before the index.

use crate::lang::tag::Lang;
use crate::model::body::Body;
use crate::model::graph::Graph;
use crate::model::id::EntityId;
use crate::plan::target::SearchFile;
use std::ops::Range;

/// How many briefs one file of results describes. A page of results needs as many files as it has results,
/// so they are small.
const BRIEFS_IN_FILE: usize = 5;
/// How many other entities it describes: they have few words.
const OTHERS_IN_FILE: usize = 24;
/// How many bytes of prose one file of terms answers for.
const PROSE_OF_TERMS: usize = 80_000;
/// How many bytes of prose one file of the vocabulary answers for, in each of its two orders.
const PROSE_OF_VOCABULARY: usize = 1_600_000;

/// The numbers of entities in the index, and the numbers of its files.
#[derive(Debug)]
pub struct SearchLayout {
    /// Every entity: briefs from the oldest on, so that new ones change few files of results; then the other
    /// kinds in their order.
    pub entities: Vec<EntityId>,
    /// How many of them are briefs.
    pub briefs: usize,
    /// How many files hold terms.
    pub term_files: u32,
    /// How many files hold the vocabulary in each of its two orders.
    pub vocabulary_files: u32,
}

impl SearchLayout {
    /// Returns the layout of the index of a site.
    #[must_use]
    pub fn new(graph: &Graph) -> Self {
        let mut entities: Vec<EntityId> = graph.newest.iter().rev().map(|id| EntityId::Brief(*id)).collect();
        let briefs = entities.len();
        entities.extend(graph.entities().into_iter().filter(|id| !matches!(id, EntityId::Brief(_))));
        let prose: usize = entities.iter().map(|id| prose(graph, *id)).sum();
        let files = |of: usize| u32::try_from(prose.div_ceil(of).max(1)).unwrap_or(u32::MAX);
        Self {
            entities,
            briefs,
            term_files: files(PROSE_OF_TERMS),
            vocabulary_files: files(PROSE_OF_VOCABULARY),
        }
    }

    /// Returns every file of the index with its path.
    #[must_use]
    pub fn files(&self, languages: &[Lang]) -> Vec<(String, SearchFile)> {
        let mut files = vec![("search/index.js".to_owned(), SearchFile::Index)];
        files.extend((0..self.term_files).map(|at| (format!("search/terms/{at}.js"), SearchFile::Terms(at))));
        for at in 0..self.vocabulary_files {
            files.push((format!("search/begin/{at}.js"), SearchFile::Beginnings(at)));
            files.push((format!("search/end/{at}.js"), SearchFile::Endings(at)));
        }
        for lang in languages {
            files.push((format!("search/{lang}/filters.js"), SearchFile::Filters(*lang)));
            for at in 0..self.result_files() {
                files.push((format!("search/{lang}/{at}.js"), SearchFile::Results(at, *lang)));
            }
        }
        files
    }

    /// Returns how many files describe results, in each language.
    #[must_use]
    pub fn result_files(&self) -> u32 {
        let others = self.entities.len() - self.briefs;
        let count = self.briefs.div_ceil(BRIEFS_IN_FILE) + others.div_ceil(OTHERS_IN_FILE);
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    /// Returns the entities that a file of results describes.
    #[must_use]
    pub fn results(&self, file: u32) -> &[EntityId] {
        let file = file as usize;
        let of_briefs = self.briefs.div_ceil(BRIEFS_IN_FILE);
        let range: Range<usize> = if file < of_briefs {
            file * BRIEFS_IN_FILE..((file + 1) * BRIEFS_IN_FILE).min(self.briefs)
        } else {
            let start = self.briefs + (file - of_briefs) * OTHERS_IN_FILE;
            start..(start + OTHERS_IN_FILE).min(self.entities.len())
        };
        self.entities.get(range).unwrap_or_default()
    }

    /// Returns how many entities a file of results describes: of briefs, and of others.
    #[must_use]
    pub fn results_in_file(&self) -> (usize, usize) {
        (BRIEFS_IN_FILE, OTHERS_IN_FILE)
    }
}

/// Returns the name of an entity's kind, as filters use it.
#[must_use]
pub fn kind_name(id: EntityId) -> &'static str {
    match id {
        EntityId::Brief(_) => "brief",
        EntityId::Actor(_) => "actor",
        EntityId::Place(_) => "place",
        EntityId::Topic(_) => "topic",
        EntityId::Source(_) => "source",
        EntityId::Publisher(_) => "publisher",
        EntityId::Page(_) => "page",
    }
}

/// Returns about how many bytes of prose an entity has, in all languages.
fn prose(graph: &Graph, id: EntityId) -> usize {
    let texts = graph.texts(id).into_iter().flatten();
    texts.map(|(_, text)| length(&text.body)).sum()
}

fn length(body: &Body) -> usize {
    let first = body.blocks.first().map_or(0, |block| block.span.start);
    body.blocks.last().map_or(0, |block| (block.span.end - first) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::id::{ActorId, BriefId};

    #[test]
    fn every_entity_is_in_one_file_of_results() {
        let briefs = (0..17).map(|at| EntityId::Brief(BriefId(at)));
        let entities: Vec<EntityId> = briefs.chain((0..50).map(|at| EntityId::Actor(ActorId(at)))).collect();
        let layout = SearchLayout { entities, briefs: 17, term_files: 1, vocabulary_files: 1 };
        let all: Vec<EntityId> =
            (0..layout.result_files()).flat_map(|file| layout.results(file).to_vec()).collect();
        assert_eq!(all, layout.entities);
        assert_eq!(layout.result_files(), 4 + 3);
        assert!(layout.results(9).is_empty());
    }
}
