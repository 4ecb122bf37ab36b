//! Where a document is spoken of.

use crate::model::graph::Backlink;
use crate::model::id::EntityId;
use crate::plan::target::What;
use crate::plan::url;
use crate::render::anchor::block_anchor;
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
    let number = || here.graph().texts(link.from)?.get(&link.lang)?.find_number(link.block?);
    let shown = here.graph().text(link.from, here.lang);
    let anchor = number().and_then(|number| block_anchor(shown?, number));
    let href = anchor.map_or_else(|| page.clone(), |anchor| url::with_fragment(&page, &anchor));
    BacklinkPlace { href, sentence: here.words(&link.sentence, link.lang) }
}
