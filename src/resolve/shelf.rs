//! What a link may lead to within other documents. In: texts, as drafts or as the graph has them. Out: outlines.

use crate::lang::tag::Lang;
use crate::model::body::{Block, BlockKind};
use crate::model::brief::{Standing, Text};
use crate::model::graph::Graph;
use crate::model::id::EntityId;
use crate::parse::draft::{Drafts, TextDraft};

/// All texts of a site, before or after they are resolved.
pub(crate) trait Shelf: Sync {
    /// Returns the languages of the site.
    fn languages(&self) -> &[Lang];

    /// Returns the outlines of a document's texts, the original's first.
    fn outlines(&self, id: EntityId) -> Vec<Outline<'_>>;
}

/// What links may lead to within a text.
#[derive(Debug)]
pub(crate) struct Outline<'text> {
    /// Its language.
    pub(crate) lang: Lang,
    /// Its blocks.
    pub(crate) blocks: &'text [Block],
    /// The name of each key point, where it has one.
    pub(crate) points: Vec<Option<&'text str>>,
}

impl<'text> Outline<'text> {
    /// Returns the outline of a text as it was drafted.
    pub(crate) fn of_draft(text: &'text TextDraft) -> Self {
        let points = text.summary.iter().map(|point| point.name.as_ref().map(|name| name.value.as_str()));
        Self { lang: text.lang, blocks: &text.body.blocks, points: points.collect() }
    }

    fn of_text(text: &'text Text) -> Self {
        let points = text.summary.iter().map(|point| point.name.as_deref());
        Self { lang: text.lang, blocks: &text.body.blocks, points: points.collect() }
    }

    /// Returns the ids of all headings.
    pub(crate) fn headings(&self) -> Vec<&'text str> {
        let mut ids = Vec::new();
        add_headings(self.blocks, &mut ids);
        ids
    }
}

impl Shelf for Drafts {
    fn languages(&self) -> &[Lang] {
        &self.config.languages
    }

    fn outlines(&self, id: EntityId) -> Vec<Outline<'_>> {
        let texts: &[TextDraft] = match id {
            EntityId::Brief(id) => &self.briefs[id.index()].texts,
            EntityId::Actor(id) => &self.actors[id.index()].texts,
            EntityId::Place(id) => &self.places[id.index()].texts,
            EntityId::Topic(id) => &self.topics[id.index()].texts,
            EntityId::Source(id) => &self.sources[id.index()].texts,
            EntityId::Page(id) => &self.pages[id.index()].texts,
            EntityId::Publisher(_) => &[],
        };
        texts.iter().map(Outline::of_draft).collect()
    }
}

impl Shelf for Graph {
    fn languages(&self) -> &[Lang] {
        &self.config.languages
    }

    fn outlines(&self, id: EntityId) -> Vec<Outline<'_>> {
        let mut texts: Vec<&Box<Text>> =
            self.texts(id).into_iter().flat_map(|texts| texts.values()).collect();
        texts.sort_by_key(|text| text.standing != Standing::Original);
        texts.into_iter().map(|text| Outline::of_text(text)).collect()
    }
}

fn add_headings<'text>(blocks: &'text [Block], ids: &mut Vec<&'text str>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading(heading) => ids.push(&heading.id),
            BlockKind::Quote(blocks) | BlockKind::Alert(_, blocks) => add_headings(blocks, ids),
            BlockKind::Quotation(quotation) => add_headings(&quotation.blocks, ids),
            BlockKind::List(list) => list.items.iter().for_each(|item| add_headings(&item.blocks, ids)),
            BlockKind::Definitions(definitions) => {
                let meanings = definitions.iter().flat_map(|definition| &definition.meanings);
                meanings.for_each(|blocks| add_headings(blocks, ids));
            }
            BlockKind::Paragraph(_)
            | BlockKind::Code(..)
            | BlockKind::Html(_)
            | BlockKind::Rule
            | BlockKind::Table(_) => {}
        }
    }
}
