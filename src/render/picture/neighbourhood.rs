//! With whom one actor appears most, as a small picture. In: an actor. Out: an SVG in which the actor is in the middle,
//! and those whom the list beside it names first stand around. It says nothing that the list does not say, and is
//! passed over by those who listen.

use crate::lang::isolation::isolate_stretches;
use crate::lang::tag::Direction;
use crate::model::graph::CoAppearance;
use crate::model::id::{ActorId, EntityId};
use crate::render::here::Here;
use crate::render::html::escape;
use crate::render::layout::width::{Weight, lines, width};
use crate::render::picture::label::{Point, start_side};
use std::fmt::Write as _;

/// How many others are shown.
const AROUND: usize = 12;
/// How many ties among the others are drawn, the strongest.
const AMONG: usize = 24;
/// How wide the picture is.
const WIDTH: f64 = 304.0;
/// How far one mark of a side is from the next.
const STEP: f64 = 37.0;
/// How far the marks of a side are from the middle at most.
const REACH: f64 = 58.0;
/// How far a name is from the middle of its mark.
const GAP: f64 = 9.0;

/// Returns the picture; nothing where the actor appears with nobody, or with one other only.
#[must_use]
pub fn neighbourhood(here: Here<'_>, actor: ActorId) -> String {
    let together = &here.graph().together[actor.index()];
    let around = &together[..together.len().min(AROUND)];
    if around.len() < 2 {
        return String::new();
    }
    let size = if here.lang.is_arabic() { 13.5 } else { 12.0 };
    let side = around.len().div_ceil(2);
    let height = (side as f64 * STEP + 8.0).max(96.0);
    let middle = (WIDTH / 2.0, height / 2.0);
    let places: Vec<Point> = (0..around.len()).map(|at| place(here, at, (around.len(), middle))).collect();
    let mut svg = String::with_capacity(4 * 1024);
    let _ = write!(
        svg,
        "<svg class=\"picture ego\" paint-order=\"stroke\" viewBox=\"0 0 {WIDTH} {height}\" font-size=\"{size}\" aria-hidden=\"true\" focusable=\"false\">"
    );
    write_among(here, (around, &places), &mut svg);
    let most = f64::from(around[0].briefs);
    for strength in [1u8, 2, 3] {
        let of = |with: &CoAppearance| match f64::from(with.briefs) / most {
            share if share > 0.7 => 3,
            share if share > 0.35 => 2,
            _ => 1,
        };
        let mut path = String::new();
        for (_, to) in around.iter().zip(&places).filter(|(with, _)| of(with) == strength) {
            let _ = write!(path, "M{:.0} {:.0}L{:.0} {:.0}", middle.0, middle.1, to.0, to.1);
        }
        if !path.is_empty() {
            let _ = write!(svg, "<path class=\"t{strength}\" d=\"{path}\"/>");
        }
    }
    for (with, at) in around.iter().zip(&places) {
        write_other(here, (with, *at), (middle.0, size), &mut svg);
    }
    let _ =
        writeln!(svg, "<circle class=\"self\" cx=\"{:.0}\" cy=\"{:.0}\" r=\"9\"/></svg>", middle.0, middle.1);
    svg
}

/// Returns where the other of this number stands: in turn on both sides, from the top, where reading starts first.
fn place(here: Here<'_>, at: usize, (count, middle): (usize, Point)) -> Point {
    let is_first_side = at.is_multiple_of(2);
    let on_side = if is_first_side { count.div_ceil(2) } else { count / 2 };
    let step = (at / 2) as f64 - (on_side as f64 - 1.0) / 2.0;
    let side = if is_first_side { start_side(here) } else { -start_side(here) };
    let share = step / (on_side as f64 / 2.0 + 0.6);
    let reach = REACH * (1.0 - share * share).max(0.0).sqrt().max(0.5);
    (middle.0 + side * reach, middle.1 + step * STEP)
}

/// Writes the ties among the others.
fn write_among(here: Here<'_>, (around, places): (&[CoAppearance], &[Point]), svg: &mut String) {
    let mut ties = Vec::new();
    for (one, with) in around.iter().enumerate() {
        for (other, too) in around.iter().enumerate().skip(one + 1) {
            let briefs = here.site.shared_briefs(with.actor, too.actor);
            if briefs > 0 {
                ties.push((std::cmp::Reverse(briefs), one, other));
            }
        }
    }
    ties.sort_unstable();
    let mut path = String::new();
    for (_, one, other) in ties.iter().take(AMONG) {
        let (from, to) = (places[*one], places[*other]);
        let _ = write!(path, "M{:.0} {:.0}L{:.0} {:.0}", from.0, from.1, to.0, to.1);
    }
    if !path.is_empty() {
        let _ = write!(svg, "<path class=\"t0\" d=\"{path}\"/>");
    }
}

/// Writes one of the others, its name on the outer side.
fn write_other(here: Here<'_>, (with, at): (&CoAppearance, Point), (middle, size): Point, svg: &mut String) {
    let id = EntityId::Actor(with.actor);
    let (name, lang) = here.graph().name(id, here.lang);
    let is_right = at.0 > middle;
    let room = if is_right { WIDTH - at.0 - GAP } else { at.0 - GAP };
    let mut lines = lines(name, room / size / 1.15, Weight::Regular);
    lines.retain(|line| width(line, Weight::Regular) * size <= room * 1.1);
    // A text begins where its language begins: on the right of a mark the start is the near end from left to right,
    // and the end is from right to left.
    let direction = lang.direction();
    let anchor = if is_right == (direction == Direction::Ltr) { "" } else { " text-anchor=\"end\"" };
    let mut attributes = String::new();
    if lang != here.lang {
        let _ = write!(attributes, " lang=\"{lang}\"");
    }
    if direction != here.lang.direction() {
        let _ = write!(attributes, " direction=\"{}\"", direction.as_str());
    }
    let _ = write!(
        svg,
        "\n<a href=\"{}\" tabindex=\"-1\" transform=\"translate({:.0} {:.0})\"><circle r=\"5\"/>",
        escape(&here.entity_href(id)),
        at.0,
        at.1
    );
    let leading = size * 1.15;
    let first = -leading * (lines.len() as f64 - 1.0) / 2.0 + size * 0.33;
    let x = if is_right { GAP } else { -GAP };
    for (number, line) in lines.iter().enumerate() {
        let y = first + number as f64 * leading;
        let line = escape(&isolate_stretches(direction, line));
        let _ = write!(svg, "<text x=\"{x:.0}\" y=\"{y:.0}\"{anchor}{attributes}>{line}</text>");
    }
    svg.push_str("</a>");
}
