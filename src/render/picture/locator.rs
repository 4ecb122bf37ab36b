//! Where one place is, as a small picture. In: a place. Out: an SVG of the land around it, as close as a coast is near,
//! and of the whole earth in a corner.

use crate::lang::bidi::isolate;
use crate::model::id::{EntityId, PlaceId};
use crate::render::here::Here;
use crate::render::html::escape;
use crate::render::land::surroundings::SIZE;
use crate::render::wording::strings::Filling;
use std::fmt::Write as _;

/// How far the whole earth is from the corner.
const MARGIN: f64 = 5.0;
/// How far the dots reach.
const DOT: f64 = 6.0;
const SMALL_DOT: f64 = 3.0;

/// Returns the picture; nothing where it is not known where the place is.
#[must_use]
pub fn locator(here: Here<'_>, id: PlaceId) -> String {
    let Some((north, east)) = here.graph().place(id).coordinates else { return String::new() };
    let found = here.site.surroundings.around((east, north));
    let whole = here.site.surroundings.whole();
    let (name, _) = here.graph().name(EntityId::Place(id), here.lang);
    let name = isolate(name);
    let title = here.locale().strings.fill("locator", &[("name", Filling::Text(&name))]);
    let title = escape(&title.unwrap_or_else(|| name.clone()));
    let (width, height) = SIZE;
    let (x, y) = found.frame.place_mark((east, north), DOT);
    let (w, h) = (whole.frame.size.0, whole.frame.size.1.ceil());
    // The whole earth stands where the place is not.
    let left = if x < width / 2.0 { width - w - MARGIN } else { MARGIN };
    let (dot_x, dot_y) = whole.frame.place_mark((east, north), SMALL_DOT);
    let mut svg = String::with_capacity(5 * 1024);
    let _ = write!(
        svg,
        "<svg class=\"picture locator\" paint-order=\"stroke\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{title}\">\n\
         <path class=\"water\" d=\"M0 0H{width}V{height}H0z\"/><path class=\"land\" vector-effect=\"non-scaling-stroke\" d=\"{}\"/>\
         <circle class=\"here\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{DOT}\"/>\n\
         <g transform=\"translate({left:.0} {:.0})\"><path class=\"water inset\" d=\"M0 0H{w:.0}V{h:.0}H0z\"/>\
         <path class=\"land\" vector-effect=\"non-scaling-stroke\" d=\"{}\"/><circle class=\"here\" cx=\"{dot_x:.1}\" cy=\"{dot_y:.1}\" r=\"{SMALL_DOT}\"/></g></svg>\n",
        found.land.path,
        height - h - MARGIN,
        whole.land.path,
    );
    svg
}
