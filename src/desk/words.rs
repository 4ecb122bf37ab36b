//! Every word of a site that is meant to name a document. In: drafts. Out: words with their places, before anybody knows
//! whom they name.

use crate::model::body::ReferenceDraft;
use crate::parse::draft::{DocumentDraft, Drafts, SourceFacts, SourceReference};
use crate::span::{FileId, Word};

/// The words of a site that name documents.
#[derive(Debug, Default)]
pub struct Words {
    /// In front matter and in files of sources.
    pub facts: Vec<Word>,
    /// Those that may as well be a plain name: authors and publishers.
    pub names: Vec<Word>,
    /// In prose, by file, in the order of their numbers.
    pub references: Vec<(FileId, Vec<ReferenceDraft>)>,
}

impl Words {
    /// Returns the words of all drafts.
    #[must_use]
    pub fn new(drafts: &Drafts) -> Self {
        let mut words = Self::default();
        for draft in &drafts.briefs {
            words.texts(draft);
            let facts = &draft.facts;
            words.facts.extend(facts.actors.iter().map(|part| part.id.clone()));
            words.add(&[&facts.places, &facts.topics, &facts.related]);
            for event in &facts.events {
                words.add(&[&event.by, &event.actors, &event.places, &event.sources]);
            }
            for source in &facts.sources {
                match source {
                    SourceReference::Id(id) => words.facts.push(id.clone()),
                    SourceReference::Written(written) => words.source(&written.1),
                }
            }
        }
        for draft in &drafts.actors {
            words.texts(draft);
            let posts = draft.facts.positions.iter().filter_map(|post| post.organization.clone());
            words.facts.extend(posts);
            words.facts.extend(draft.facts.part_of.iter().map(|of| of.id.clone()));
        }
        for draft in &drafts.places {
            words.texts(draft);
            words.add(&[&draft.facts.part_of]);
        }
        for draft in &drafts.topics {
            words.texts(draft);
            words.add(&[&draft.facts.part_of]);
        }
        for draft in &drafts.pages {
            words.texts(draft);
        }
        for draft in &drafts.sources {
            words.texts(draft);
            words.source(&draft.facts);
        }
        words
    }

    fn add(&mut self, lists: &[&Vec<Word>]) {
        self.facts.extend(lists.iter().flat_map(|list| list.iter().cloned()));
    }

    fn source(&mut self, facts: &SourceFacts) {
        self.add(&[&facts.derived_from]);
        let authors = facts.authors.iter().chain(&facts.publisher);
        self.names.extend(authors.map(|author| author.word.clone()));
    }

    fn texts<Facts>(&mut self, draft: &DocumentDraft<Facts>) {
        let texts = draft.texts.iter().filter(|text| !text.references.is_empty());
        self.references.extend(texts.map(|text| (text.file, text.references.clone())));
    }
}
