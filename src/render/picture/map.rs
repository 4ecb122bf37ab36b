//! Places on a map. In: the places of a site that are known to lie somewhere. Out: an SVG of the land around them, with
//! a mark for each that leads to its page. No border is drawn, and no name but the site's own.

use crate::lang::bidi::isolate;
use crate::model::id::{EntityId, PlaceId};
use crate::render::here::Here;
use crate::render::html::escape;
use crate::render::land::frame::Frame;
use crate::render::land::outline::{Detail, outline};
use crate::render::layout::width::Weight;
use crate::render::picture::label::{Label, Letters, Mark, Point, Spot, is_tied, spots, write_label};
use crate::render::picture::spread::{Circle, spread};
use crate::render::wording::strings::Filling;
use std::cmp::Reverse;
use std::fmt::Write as _;

/// The size of the picture, where it does not show the whole earth.
const SIZE: Point = (1120.0, 700.0);
/// How many degrees high it is at least, the closest first, until it shows a coast.
const HEIGHTS: [f64; 5] = [7.0, 11.0, 16.0, 24.0, 36.0];
/// How many points of a coast it shows at least.
const COAST: usize = 40;
/// How many places are marked, those of the most briefs.
const MOST: usize = 240;
/// How many of them, those of the most briefs, have a name even where there is no room beside them.
const TIED: usize = 6;
/// From how far on a mark is seen not to be where it belongs.
const MOVED: f64 = 0.5;
const DETAIL: Detail = Detail { steps: 2.0, tolerance: 0.4, bytes: 26_000 };

/// Returns how many briefs a place is in.
#[must_use]
pub fn briefs(here: Here<'_>, id: PlaceId) -> usize {
    here.graph().find_appearances(EntityId::Place(id)).map_or(0, |found| found.briefs.len())
}

/// Returns the places that are marked, those of the most briefs first.
#[must_use]
pub fn marked(here: Here<'_>) -> Vec<PlaceId> {
    let places = here.graph().places.iter().enumerate().filter(|(_, place)| place.coordinates.is_some());
    let mut ids: Vec<PlaceId> = places.map(|(at, _)| PlaceId::from_index(at)).collect();
    ids.sort_by_key(|id| (Reverse(briefs(here, *id)), *id));
    ids.truncate(MOST);
    ids
}

/// A map.
#[derive(Debug)]
pub struct Map {
    /// The picture.
    pub svg: String,
    /// Whether marks had to be moved apart.
    pub is_crowded: bool,
}

/// Returns the map of these places.
#[must_use]
pub fn map(here: Here<'_>, ids: &[PlaceId]) -> Map {
    let coordinates = |id: &PlaceId| here.graph().place(*id).coordinates.unwrap_or_default();
    let places: Vec<Point> = ids.iter().map(coordinates).map(|(north, east)| (east, north)).collect();
    let (frame, path) = land(&places);
    let most = ids.first().map_or(1, |id| briefs(here, *id)).max(1) as f64;
    let circle = |(id, place): (&PlaceId, &Point)| {
        let share = (briefs(here, *id) as f64 / most).sqrt();
        let radius = ((3.5 + 14.5 * share) * 10.0).round() / 10.0;
        (frame.place_mark(*place, radius), radius)
    };
    let belong: Vec<Circle> = ids.iter().zip(&places).map(circle).collect();
    let circles = spread(&belong, frame.size);
    let mark = |(number, ((id, (belongs, full)), (at, radius))): (usize, ((&PlaceId, &Circle), &Circle))| {
        let label = Label::new(here, EntityId::Place(*id), letters(here, *full));
        let radius = (*radius * 10.0).round() / 10.0;
        Mark { at: *at, belongs: *belongs, radius, label, may_be_tied: number < TIED }
    };
    let marks: Vec<Mark> = ids.iter().zip(&belong).zip(&circles).enumerate().map(mark).collect();
    let order: Vec<usize> = (0..marks.len()).collect();
    let spots = spots(&marks, &order, frame.size);
    let mut svg = format!(
        "<svg class=\"picture map\" paint-order=\"stroke\" viewBox=\"0 0 {:.0} {:.0}\" role=\"group\" aria-labelledby=\"title\">\n",
        frame.size.0, frame.size.1
    );
    let _ = write!(
        svg,
        "<path class=\"water\" d=\"{}\"/><path class=\"land\" vector-effect=\"non-scaling-stroke\" transform=\"scale({})\" d=\"{path}\"/>",
        water(&frame),
        1.0 / DETAIL.steps
    );
    // Those of fewer briefs are smaller, and lie on the larger ones, so that each can be reached. On all lies what has a line
    // to its name: the middles of the others are free.
    let (tied, beside): (Vec<usize>, Vec<usize>) =
        order.iter().partition(|at| is_tied(&marks[**at], spots[**at]));
    for at in beside.into_iter().chain(tied.into_iter().rev()) {
        write_mark(here, (ids[at], &marks[at]), (spots[at], letters(here, belong[at].1)), &mut svg);
    }
    let (leads, ends) = leads(&marks);
    let is_crowded = !leads.is_empty();
    if is_crowded {
        let _ = write!(svg, "\n<path class=\"leads\" vector-effect=\"non-scaling-stroke\" d=\"{leads}\"/>");
        let _ = write!(svg, "<path class=\"ends\" vector-effect=\"non-scaling-stroke\" d=\"{ends}\"/>");
    }
    svg.push_str("\n</svg>\n");
    Map { svg, is_crowded }
}

/// Writes a mark and its name: a link to the page of its place.
fn write_mark(
    here: Here<'_>,
    (id, mark): (PlaceId, &Mark),
    (spot, letters): (Spot, Letters),
    svg: &mut String,
) {
    let _ = write!(
        svg,
        "\n<a href=\"{}\" class=\"{}\" font-size=\"{}\" transform=\"translate({:.1} {:.1})\"{}><title>{}</title><circle r=\"{}\"/>",
        escape(&here.entity_href(EntityId::Place(id))),
        if letters.weight == Weight::Bold { "r1" } else { "r2" },
        letters.size,
        mark.at.0,
        mark.at.1,
        from(mark),
        escape(&title(here, id)),
        mark.radius
    );
    write_label(mark, spot, svg);
    svg.push_str("</a>");
}

/// Returns lines from where marks belong to where they are, of those that were moved, and the points where they belong.
fn leads(marks: &[Mark]) -> (String, String) {
    let (mut lines, mut ends) = (String::new(), String::new());
    for mark in marks.iter().filter(|mark| is_moved(mark)) {
        let ((x, y), at) = (mark.belongs, mark.at);
        let _ = write!(lines, "M{x:.1} {y:.1}L{:.1} {:.1}", at.0, at.1);
        let _ = write!(ends, "M{x:.1} {y:.1}h0");
    }
    (lines, ends)
}

fn is_moved(mark: &Mark) -> bool {
    (mark.belongs.0 - mark.at.0).hypot(mark.belongs.1 - mark.at.1) > MOVED
}

/// Returns where a mark belongs that was moved, as an attribute: it goes back there in a larger picture.
fn from(mark: &Mark) -> String {
    let (x, y) = mark.belongs;
    if is_moved(mark) { format!(" data-from=\"{x:.1} {y:.1}\"") } else { String::new() }
}

/// Returns how the name of a mark is set.
fn letters(here: Here<'_>, radius: f64) -> Letters {
    let (size, weight) = if radius > 10.0 { (18.0, Weight::Bold) } else { (15.0, Weight::Regular) };
    Letters { size: if here.lang.is_arabic() { size * 1.15 } else { size }, weight }
}

/// Returns the part of the earth that shows all places and a coast, and the land in it.
fn land(places: &[Point]) -> (Frame, String) {
    let mut found = (Frame::whole(0.0, SIZE.0), String::new());
    for degrees in HEIGHTS {
        let frame = Frame::around(places, degrees, SIZE);
        let land = outline(&frame, DETAIL);
        let is_enough = land.coast >= COAST || frame.is_whole;
        found = (frame, land.path);
        if is_enough {
            break;
        }
    }
    found
}

/// Returns the shape of the water: the whole picture, or the earth in it.
fn water(frame: &Frame) -> String {
    if !frame.is_whole {
        return format!("M0 0H{:.0}V{:.0}H0z", frame.size.0, frame.size.1);
    }
    let (west, east) = (frame.middle.0 - 180.0, frame.middle.0 + 180.0);
    let latitudes = (-18..=18).map(|step| f64::from(step) * 5.0);
    let around =
        latitudes.clone().map(|north| (west, north)).chain(latitudes.rev().map(|north| (east, north)));
    let points: Vec<String> = around
        .map(|point| {
            let (x, y) = frame.place(point);
            format!("{x:.1} {y:.1}")
        })
        .collect();
    format!("M{}z", points.join("L"))
}

/// Returns what a mark says of its place.
fn title(here: Here<'_>, id: PlaceId) -> String {
    let (name, _) = here.graph().name(EntityId::Place(id), here.lang);
    let name = isolate(name);
    let count = i64::try_from(briefs(here, id)).unwrap_or(i64::MAX);
    let values = [("name", Filling::Text(&name)), ("briefs", Filling::Number(count))];
    here.locale().strings.fill("map-place", &values).unwrap_or(name)
}
