//! How the search index is cut into files. In: the graph. Out: what number each entity has in the index, and how
//! many files there are: only by how much there is to read, so that the plan is made before the index. Numbers and
//! counts stay when a text changes, and most stay when a brief is added.

use crate::lang::tag::Lang;
use crate::model::body::Body;
use crate::model::graph::Graph;
use crate::model::id::{EntityId, PublisherId};
use crate::plan::target::SearchFile;
use std::collections::BTreeMap;

/// How many entities one file of results describes. A page of results needs as many files as it has results, so
/// they are small.
const RESULTS_IN_FILE: usize = 4;
/// How many bytes of prose one file of terms answers for.
const PROSE_OF_TERMS: usize = 25_000;
/// How many bytes of prose one file of long lists answers for: few, for who loads one wants one stem of it.
const PROSE_OF_LISTS: usize = 7_000;
/// How many bytes of prose one file of neighbours answers for.
const PROSE_OF_PAIRS: usize = 100_000;
/// How many bytes of prose one file of the vocabulary answers for, in each of its two orders.
const PROSE_OF_VOCABULARY: usize = 500_000;
/// The most files of a kind.
const MOST_FILES: u32 = 4096;
/// The most files of long lists.
const MOST_LISTS: u32 = 4 * MOST_FILES;

/// The numbers of entities in the index, and the numbers of its files.
#[derive(Debug)]
pub struct SearchLayout {
    /// Every entity: each brief from the oldest on, and before it what no older one speaks of. What a new brief
    /// brings along has the last numbers, and all others keep theirs.
    pub entities: Vec<EntityId>,
    /// How many files hold terms: like all counts here a power of two, which seldom changes.
    pub term_files: u32,
    /// How many files hold lists that are too long to stand beside their terms.
    pub list_files: u32,
    /// How many files tell which words stand beside each other.
    pub pair_files: u32,
    /// How many files hold the vocabulary in each of its two orders.
    pub vocabulary_files: u32,
}

impl SearchLayout {
    /// Returns the layout of the index of a site.
    #[must_use]
    pub fn new(graph: &Graph) -> Self {
        let entities = numbered(graph);
        let prose: usize = entities.iter().map(|id| prose_length(graph, *id)).sum();
        Self {
            entities,
            term_files: files(prose, PROSE_OF_TERMS, MOST_FILES),
            list_files: files(prose, PROSE_OF_LISTS, MOST_LISTS),
            pair_files: files(prose, PROSE_OF_PAIRS, MOST_FILES),
            vocabulary_files: files(prose, PROSE_OF_VOCABULARY, MOST_FILES),
        }
    }

    /// Returns every file of the index with its path.
    #[must_use]
    pub fn files(&self, languages: &[Lang]) -> Vec<(String, SearchFile)> {
        let mut files = vec![("search/index.js".to_owned(), SearchFile::Index)];
        let mut add = |folder: &str, count: u32, file: &dyn Fn(u32) -> SearchFile| {
            files.extend((0..count).map(|at| (format!("search/{folder}/{at}.js"), file(at))));
        };
        add("terms", self.term_files, &SearchFile::Terms);
        add("lists", self.list_files, &SearchFile::Lists);
        add("pairs", self.pair_files, &SearchFile::Pairs);
        add("begin", self.vocabulary_files, &SearchFile::Beginnings);
        add("end", self.vocabulary_files, &SearchFile::Endings);
        for lang in languages {
            add(&lang.to_string(), self.result_files(), &|at| SearchFile::Results(at, *lang));
        }
        for lang in languages {
            files.push((format!("search/{lang}/filters.js"), SearchFile::Filters(*lang)));
        }
        files.push(("search/pairs/sums.js".to_owned(), SearchFile::PairSums));
        files
    }

    /// Returns how many files describe results, in each language.
    #[must_use]
    pub fn result_files(&self) -> u32 {
        u32::try_from(self.entities.len().div_ceil(RESULTS_IN_FILE)).unwrap_or(u32::MAX)
    }

    /// Returns the entities that a file of results describes.
    #[must_use]
    pub fn results(&self, file: u32) -> &[EntityId] {
        let start = (file as usize).saturating_mul(RESULTS_IN_FILE);
        let end = start.saturating_add(RESULTS_IN_FILE).min(self.entities.len());
        self.entities.get(start..end).unwrap_or_default()
    }

    /// Returns how many entities a file of results describes.
    #[must_use]
    pub fn results_in_file(&self) -> usize {
        RESULTS_IN_FILE
    }

    /// Returns the number of each entity.
    #[must_use]
    pub fn numbers(&self) -> BTreeMap<EntityId, usize> {
        self.entities.iter().enumerate().map(|(number, id)| (*id, number)).collect()
    }
}

/// Returns the power of two that is nearest to how many files of so much prose there are.
fn files(prose: usize, of: usize, most: u32) -> u32 {
    let wanted = u32::try_from(prose.div_ceil(of)).unwrap_or(u32::MAX).clamp(1, most);
    let above = wanted.next_power_of_two();
    if wanted < above / 4 * 3 { above / 2 } else { above }
}

/// Returns every entity in the order of its number.
fn numbered(graph: &Graph) -> Vec<EntityId> {
    let place: BTreeMap<EntityId, usize> =
        graph.newest.iter().rev().enumerate().map(|(at, id)| (EntityId::Brief(*id), at + 1)).collect();
    let first = |id: EntityId| {
        let briefs = graph.find_appearances(id).map(|found| &found.briefs[..]).unwrap_or_default();
        briefs.iter().filter_map(|brief| place.get(&EntityId::Brief(*brief))).min().copied()
    };
    let of_publisher = |id: PublisherId| {
        graph.published[id.index()].iter().filter_map(|source| first(EntityId::Source(*source))).min()
    };
    let mut entities: Vec<(usize, bool, EntityId)> = graph
        .entities()
        .into_iter()
        .map(|id| match id {
            EntityId::Brief(_) => (place.get(&id).copied().unwrap_or(0), true, id),
            EntityId::Publisher(publisher) => (of_publisher(publisher).unwrap_or(0), false, id),
            EntityId::Actor(_)
            | EntityId::Place(_)
            | EntityId::Topic(_)
            | EntityId::Source(_)
            | EntityId::Page(_) => (first(id).unwrap_or(0), false, id),
        })
        .collect();
    entities.sort_unstable();
    entities.into_iter().map(|(_, _, id)| id).collect()
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
#[must_use]
pub fn prose_length(graph: &Graph, id: EntityId) -> usize {
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
    use crate::model::id::BriefId;

    #[test]
    fn every_entity_is_in_one_file_of_results() {
        let entities: Vec<EntityId> = (0..17).map(|at| EntityId::Brief(BriefId(at))).collect();
        let layout =
            SearchLayout { entities, term_files: 1, list_files: 1, pair_files: 1, vocabulary_files: 1 };
        let all: Vec<EntityId> =
            (0..layout.result_files()).flat_map(|file| layout.results(file).to_vec()).collect();
        assert_eq!(all, layout.entities);
        assert_eq!(layout.result_files(), 5);
        assert!(layout.results(9).is_empty());
    }

    #[test]
    fn counts_of_files_are_powers_of_two() {
        assert_eq!(
            [0, 1, 5, 9, 11, 13, 1 << 40].map(|prose| files(prose, 1, MOST_FILES)),
            [1, 1, 4, 8, 8, 16, MOST_FILES]
        );
    }
}
