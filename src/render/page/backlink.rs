//! Where a document is spoken of.

use crate::model::graph::Backlink;
use crate::model::id::EntityId;
use crate::plan::target::What;
use crate::plan::url;
use crate::render::here::Here;
use crate::render::view::piece::{BacklinkPlace, BacklinkView};
use std::collections::BTreeSet;

/// How many sentences of briefs that declare an entity its page quotes.
const QUOTED: usize = 50;

/// Returns the places where an entity is spoken of: those in the language of the page, and of documents
/// that have no words in it those in the original's.
pub(crate) fn backlinks(here: Here<'_>, id: EntityId) -> Vec<BacklinkView> {
    by_document(here, id).into_iter().map(|(_, view)| view).collect()
}

/// Returns the same, each with the document that speaks.
pub(crate) fn by_document(here: Here<'_>, id: EntityId) -> Vec<(EntityId, BacklinkView)> {
    let Some(appearances) = here.graph().find_appearances(id) else { return Vec::new() };
    let in_language: BTreeSet<EntityId> =
        appearances.backlinks.iter().filter(|link| link.lang == here.lang).map(|link| link.from).collect();
    let is_shown = |link: &&Backlink| {
        link.lang == here.lang
            || (!in_language.contains(&link.from) && link.lang == here.graph().original(link.from))
    };
    // Briefs that declare the entity stand in its list of briefs, all of them: of what they say of it only
    // the newest is quoted.
    let mut quoted = 0;
    let is_quoted = |link: &&Backlink| {
        let EntityId::Brief(from) = link.from else { return true };
        if here.site.declares(from, id) {
            quoted += 1;
        }
        quoted <= QUOTED || !here.site.declares(from, id)
    };
    let mut views: Vec<(EntityId, BacklinkView)> = Vec::new();
    for link in appearances.backlinks.iter().filter(is_shown).filter(is_quoted) {
        let place = place(here, link);
        match views.last_mut().filter(|(from, _)| *from == link.from) {
            Some((_, view)) if view.places.iter().any(|other| other.sentence.text == place.sentence.text) => {
            }
            Some((_, view)) => view.places.push(place),
            None => {
                views.push((link.from, BacklinkView { from: here.entity(link.from), places: vec![place] }));
            }
        }
    }
    views
}

fn place(here: Here<'_>, link: &Backlink) -> BacklinkPlace {
    let page = here.href(What::Entity(link.from, here.lang));
    let fragment = link.block.map(|block| format!("b{block}"));
    let href = match fragment {
        // A heading has an anchor of its own: the block's is not on the page.
        Some(fragment) if !is_heading(here, link) => url::with_fragment(&page, &fragment),
        Some(_) | None => page,
    };
    BacklinkPlace { href, sentence: here.words(&link.sentence, link.lang) }
}

/// Returns whether the page that is linked has no anchor for the block: where it is a heading there, or the
/// page shows another text than the link was found in and has fewer blocks.
fn is_heading(here: Here<'_>, link: &Backlink) -> bool {
    let shown = here.graph().text(link.from, here.lang);
    let block = link.block.and_then(|number| shown?.body.blocks.get(number as usize));
    block.is_none_or(|block| {
        matches!(
            block.kind,
            crate::model::body::BlockKind::Heading(_) | crate::model::body::BlockKind::Html(_)
        )
    })
}
