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
/// How many sentences of a brief a list of briefs quotes.
pub(crate) const SENTENCES: usize = 3;

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
    let mut views: Vec<(EntityId, BacklinkView)> = Vec::new();
    let shown: Vec<&Backlink> = appearances.backlinks.iter().filter(is_shown).collect();
    let mut room = QUOTED;
    for links in shown.chunk_by(|one, other| one.from == other.from) {
        let from = links[0].from;
        let mut seen = BTreeSet::new();
        // A place without words would be a link that nobody sees.
        let worded = links.iter().filter(|link| !link.sentence.is_empty());
        let told: Vec<&&Backlink> = worded.filter(|link| seen.insert(&link.sentence)).collect();
        // Briefs that declare the entity stand in its list of briefs, all of them: of what they say of it only
        // the newest is quoted.
        if matches!(from, EntityId::Brief(brief) if here.site.declares(brief, id)) {
            if room == 0 {
                continue;
            }
            room = room.saturating_sub(told.len().min(SENTENCES));
        }
        let places = told.into_iter().map(|link| place(here, link)).collect();
        views.push((from, BacklinkView { from: here.entity(from), places }));
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
