//! Prose pages.

use crate::model::id::{EntityId, PageId};
use crate::render::here::Here;
use crate::render::page::frame::{About, frame};
use crate::render::page::notice::notice;
use crate::render::page::source_item::numbered;
use crate::render::prose::Prose;
use crate::render::view::page::PageView;

/// Returns the view of a prose page.
pub(crate) fn prose_page(here: Here<'_>, id: PageId) -> PageView {
    let of = EntityId::Page(id);
    let text = here.graph().text(of, here.lang).expect("a page has the text of its original");
    let prose = Prose::new(here, text, &[]);
    let (body, notes) = prose.body();
    let is_foreign = text.lang != here.lang;
    let about = About { kind: "page", title: &text.title, description: None, file: Some(&text.path) };
    PageView {
        frame: frame(here, about),
        title: here.words(&text.title, text.lang),
        text_lang: is_foreign.then(|| text.lang.to_string()),
        text_dir: is_foreign.then(|| text.lang.direction().as_str()),
        notice: notice(here, of, text),
        body_html: body + &notes,
        sources: numbered(here, &prose),
    }
}
