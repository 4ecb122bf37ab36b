//! What was put right, as pages show it.

use crate::model::brief::Correction;
use crate::model::id::{BriefId, EntityId};
use crate::plan::target::What;
use crate::plan::url;
use crate::render::here::Here;
use crate::render::view::piece::{CorrectionView, Ref, Words};
use crate::render::wording::phrases::Room;
use crate::render::wording::strings::Filling;

/// Returns a correction of a brief, as the page that `here` is shows it.
pub(crate) fn correction_view(here: Here<'_>, brief: BriefId, correction: &Correction) -> CorrectionView {
    let is_own = here.what == What::Entity(EntityId::Brief(brief), here.lang);
    let page = here.entity(EntityId::Brief(brief));
    let href = url::with_fragment(&page.href, &correction.anchor);
    CorrectionView {
        anchor: correction.anchor.to_string(),
        date: here.date(&correction.date, Room::Short),
        text: here.label(&correction.text).unwrap_or_default(),
        before: here.label(&correction.before),
        point: correction.point.and_then(|at| {
            let text = here.graph().text(EntityId::Brief(brief), here.lang)?;
            let anchor = text.find_point(at).map(|point| point.permanent_anchor());
            let number = here.number(at + 1);
            let words = here.locale().strings.fill("point-number", &[("number", Filling::Text(&number))])?;
            let page = if is_own { "" } else { &page.href };
            let href = anchor.map(|anchor| url::with_fragment(page, &anchor)).unwrap_or_default();
            Some(Ref { href, name: Words::plain(words).into() })
        }),
        brief: (!is_own).then_some(Ref { href, ..page }),
    }
}
