//! That the words on a page are not what its reader would expect.

use crate::lang::tag::Lang;
use crate::model::brief::{Standing, Text};
use crate::model::id::EntityId;
use crate::plan::target::What;
use crate::render::anchor::block_anchor;
use crate::render::here::Here;
use crate::render::view::piece::{Notice, Ref, Words};

/// Returns the notice for a page that shows `text` of an entity: that it is not translated, or that the
/// translation is older than the original, and where.
pub(crate) fn notice(here: Here<'_>, id: EntityId, text: &Text) -> Option<Notice> {
    if text.lang != here.lang {
        return Some(Notice { kind: "missing", original: original(here, id, text.lang), blocks: Vec::new() });
    }
    match &text.standing {
        Standing::Original | Standing::Current => None,
        Standing::Outdated { blocks, .. } => Some(Notice {
            kind: "outdated",
            original: original(here, id, here.graph().original(id)),
            blocks: blocks.iter().filter_map(|block| stale_block(here, text, *block)).collect(),
        }),
    }
}

fn original(here: Here<'_>, id: EntityId, lang: Lang) -> Ref {
    let name = Words::plain(language_name(here, lang)).into();
    Ref { href: here.href(What::Entity(id, lang)), name }
}

/// Returns the name of a language in the words of the page.
pub(crate) fn language_name(here: Here<'_>, lang: Lang) -> String {
    let key = format!("language-{}", lang.language());
    here.locale().strings.find(&key).map_or_else(|| lang.to_string(), String::from)
}

/// Returns the link to a paragraph that is behind, where the translation has one at its place.
fn stale_block(here: Here<'_>, text: &Text, block: u32) -> Option<Ref> {
    let href = format!("#{}", block_anchor(text, block)?);
    let name = Words::plain(here.number(block as usize + 1)).into();
    Some(Ref { href, name })
}
