//! Places within pages. In: a place that an author named in one language. Out: the same place on the page of another.
//! A block goes by its number, which is the same in all languages.

use crate::lang::tag::Lang;
use crate::model::body::{Block, BlockKind};
use crate::model::brief::Text;
use crate::model::graph::Graph;
use crate::model::id::EntityId;

/// Returns the anchor of a place on the page of an entity in `lang`: itself where the text shown there has it,
/// else that of the block of the same number; nothing where the text has no such place.
#[must_use]
pub fn find_anchor(graph: &Graph, (id, lang): (EntityId, Lang), fragment: &str) -> Option<String> {
    let shown = graph.text(id, lang)?;
    if has_heading(&shown.body.blocks, fragment) {
        return Some(fragment.to_owned());
    }
    let number = |prefix: &str| fragment.strip_prefix(prefix)?.parse::<u32>().ok();
    if let Some(name) = fragment.strip_prefix("p-") {
        let has_it = shown.summary.iter().any(|point| point.name.as_deref() == Some(name));
        return has_it.then(|| fragment.to_owned());
    }
    if let Some(point) = number("p") {
        return (1..=shown.summary.len()).contains(&(point as usize)).then(|| fragment.to_owned());
    }
    let block = number("b").or_else(|| {
        let texts = graph.config.languages.iter().filter_map(|other| graph.text(id, *other));
        texts.into_iter().find_map(|text| find_heading(text, fragment))
    });
    block_anchor(shown, block?)
}

/// Returns the anchor of the block of a number; nothing where there is none.
#[must_use]
pub fn block_anchor(text: &Text, number: u32) -> Option<String> {
    let at = text.numbers.iter().position(|own| *own == number)?;
    match &text.body.blocks.get(at)?.kind {
        BlockKind::Heading(heading) => Some(heading.id.to_string()),
        BlockKind::Html(_) => None,
        BlockKind::Paragraph(_)
        | BlockKind::Quote(_)
        | BlockKind::Quotation(_)
        | BlockKind::Alert(..)
        | BlockKind::List(_)
        | BlockKind::Definitions(_)
        | BlockKind::Code(..)
        | BlockKind::Rule
        | BlockKind::Table(_) => Some(format!("b{number}")),
    }
}

/// Returns the anchor of the footnote that is defined at a place; nothing where no mark leads to it.
#[must_use]
pub fn note_anchor(text: &Text, at: u32) -> Option<String> {
    text.body.footnote_number(at).map(|number| format!("fn-{number}"))
}

fn find_heading(text: &Text, id: &str) -> Option<u32> {
    let at = text.body.blocks.iter().position(|block| has_heading(std::slice::from_ref(block), id))?;
    text.numbers.get(at).copied()
}

/// Returns whether a heading with this id stands among blocks, at any depth.
fn has_heading(blocks: &[Block], id: &str) -> bool {
    blocks.iter().any(|block| match &block.kind {
        BlockKind::Heading(heading) => *heading.id == *id,
        BlockKind::Quote(blocks) | BlockKind::Alert(_, blocks) => has_heading(blocks, id),
        BlockKind::Quotation(quotation) => has_heading(&quotation.blocks, id),
        BlockKind::List(list) => list.items.iter().any(|item| has_heading(&item.blocks, id)),
        BlockKind::Definitions(definitions) => definitions
            .iter()
            .flat_map(|definition| &definition.meanings)
            .any(|blocks| has_heading(blocks, id)),
        BlockKind::Paragraph(_)
        | BlockKind::Code(..)
        | BlockKind::Html(_)
        | BlockKind::Rule
        | BlockKind::Table(_) => false,
    })
}
