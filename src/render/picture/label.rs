//! The name beside a mark. In: an entity, how large its name is, what room is taken. Out: the name as SVG, in one line
//! or two, in the middle of its own room: then it does not matter in which direction it is read.

use crate::lang::isolation::isolate_stretches;
use crate::lang::tag::Direction;
use crate::model::id::EntityId;
use crate::render::here::Here;
use crate::render::html::escape;
use crate::render::layout::boxes::{Rect, Taken};
use crate::render::layout::network::{WIDEST, leading};
use crate::render::layout::width::{Weight, lines, width};
use std::f64::consts::TAU;
use std::fmt::Write as _;

/// How far a name is from its mark.
const GAP: f64 = 3.0;
/// How far from its mark a name may be that a line ties to it, the nearest first, and from how far on it is tied.
const FAR: [f64; 6] = [14.0, 24.0, 36.0, 50.0, 66.0, 84.0];
const TIED: f64 = 4.0;
/// How far from other marks and names it is then, so that it seems none of theirs.
const APART: f64 = 6.0;
/// How many directions a name is looked for in, once it is far.
const DIRECTIONS: usize = 16;
/// How many times as large a reader makes the picture before names are shown that have no room in the whole of it.
const CLOSE: f64 = 2.5;
/// How many times as large a picture can be made: there, marks that were moved aside stand where they belong.
const LARGEST: f64 = 8.0;

/// A place in a picture.
pub(crate) type Point = (f64, f64);

/// How letters are set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Letters {
    /// Their size, in the units of the picture.
    pub(crate) size: f64,
    /// How thick they are.
    pub(crate) weight: Weight,
}

/// A name, ready to be placed.
#[derive(Clone, Debug)]
pub(crate) struct Label {
    lines: Vec<String>,
    attributes: String,
    /// From line to line.
    leading: f64,
    /// Its width and its height.
    pub(crate) room: Point,
}

impl Label {
    /// Returns the name of an entity.
    pub(crate) fn new(here: Here<'_>, id: EntityId, letters: Letters) -> Self {
        let (name, lang) = here.graph().name(id, here.lang);
        let direction = lang.direction();
        let lines = lines(name, WIDEST, letters.weight);
        let widest = lines.iter().map(|line| width(line, letters.weight)).fold(0.0, f64::max) * letters.size;
        let mut attributes = String::new();
        if lang != here.lang {
            let _ = write!(attributes, " lang=\"{lang}\"");
        }
        if direction != here.lang.direction() {
            let _ = write!(attributes, " direction=\"{}\"", direction.as_str());
        }
        let leading = leading(letters.size, here.lang);
        let room = (widest, leading * lines.len() as f64);
        let apart = |line: String| escape(&isolate_stretches(direction, &line));
        Self { lines: lines.into_iter().map(apart).collect(), attributes, leading, room }
    }

    /// Returns where the name may stand beside a mark that reaches so far: the middle of its room, the best first.
    fn choices(&self, radius: f64) -> [Point; 8] {
        let (across, down) = (self.room.0 / 2.0 + radius + GAP, self.room.1 / 2.0 + radius + GAP * 0.5);
        let aside = self.room.0 / 2.0 + GAP;
        [
            (0.0, down),
            (across, 0.0),
            (-across, 0.0),
            (0.0, -down),
            (-aside, -down),
            (aside, -down),
            (-aside, down),
            (aside, down),
        ]
    }

    /// Returns where the name may stand, farther away, so that a line ties it to its mark.
    fn far_choices(&self, radius: f64) -> impl Iterator<Item = Point> {
        let (across, down) = (self.room.0 / 2.0, self.room.1 / 2.0);
        let around = move |far: f64| {
            let turns = (0..DIRECTIONS).map(|at| at as f64 * TAU / DIRECTIONS as f64);
            turns.map(move |turn| (turn.sin() * (radius + far + across), turn.cos() * (radius + far + down)))
        };
        FAR.into_iter().flat_map(around)
    }

    /// Returns the line from the edge of its mark to a name that is far from it.
    fn tie(&self, at: Point, radius: f64) -> Option<(Point, Point)> {
        let room = self.rect(at);
        let (x, y) =
            (room.left.max(0.0).min(room.left + room.width), room.top.max(0.0).min(room.top + room.height));
        let far = x.hypot(y);
        (far > radius + TIED).then(|| ((x * radius / far, y * radius / far), (x, y)))
    }

    /// Returns the room that the name takes around a point.
    fn rect(&self, (x, y): Point) -> Rect {
        let (width, height) = self.room;
        Rect { left: x - width / 2.0, top: y - height / 2.0, width, height }
    }

    /// Writes the name with its middle at a point.
    pub(crate) fn write(&self, (x, y): Point, class: &str, svg: &mut String) {
        let across = if x.abs() < 0.05 { String::new() } else { format!(" x=\"{x:.0}\"") };
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        let top = y - self.room.1 / 2.0;
        for (number, line) in self.lines.iter().enumerate() {
            let base = top + self.leading * (number as f64 + 0.72);
            let _ = write!(svg, "<text{across} y=\"{base:.0}\"{class}{}>{line}</text>", self.attributes);
        }
    }
}

/// Where a name stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Spot {
    /// Beside its mark, this far from its middle.
    Shown(Point),
    /// There as well, once the picture is made larger.
    Close(Point),
    /// Nowhere: the mark itself says it when it is asked.
    Nowhere,
}

/// A mark that has a name.
#[derive(Debug)]
pub(crate) struct Mark {
    /// Where it is.
    pub(crate) at: Point,
    /// Where it would be if no other were in its way.
    pub(crate) belongs: Point,
    /// How far it reaches.
    pub(crate) radius: f64,
    /// Its name.
    pub(crate) label: Label,
    /// Whether its name may be far from it, with a line between both, where there is no room beside it.
    pub(crate) may_be_tied: bool,
}

impl Mark {
    /// Returns where something beside it is in a picture that is so many times as large. What was moved aside comes
    /// nearer to where it belongs there.
    fn place(&self, scale: f64, (x, y): Point) -> Point {
        let aside = (LARGEST - scale) / (LARGEST - 1.0);
        let along = |belongs: f64, at: f64| belongs * scale + (at - belongs) * aside;
        (along(self.belongs.0, self.at.0) + x, along(self.belongs.1, self.at.1) + y)
    }
}

/// The room that is taken in a picture of one size.
struct Room {
    scale: f64,
    /// By marks, names, and lines to them.
    all: Taken,
    /// By names and lines to them.
    names: Taken,
}

impl Room {
    /// Returns the picture with its marks, and no name yet.
    fn new(marks: &[Mark], size: Point, scale: f64) -> Self {
        let frame = Rect { left: 0.0, top: 0.0, width: size.0 * scale, height: size.1 * scale };
        let mut all = Taken::new(frame);
        for mark in marks {
            all.take(Rect::around(mark.place(scale, (0.0, 0.0)), mark.radius * 0.85));
        }
        Self { scale, all, names: Taken::new(frame) }
    }

    /// Returns the room of a name, and of the line to it.
    fn rects(&self, mark: &Mark, at: Point) -> (Rect, Vec<Rect>) {
        let line = mark.label.tie(at, mark.radius).map_or_else(Vec::new, |(_, (x, y))| {
            let length = x.hypot(y);
            let first = mark.radius * 1.25 + 2.0;
            let steps = ((length - first) / 3.0).max(0.0) as usize;
            let along = (0..=steps).map(|step| (first + step as f64 * 3.0) / length);
            along.map(|share| Rect::around(mark.place(self.scale, (x * share, y * share)), 1.0)).collect()
        });
        (mark.label.rect(mark.place(self.scale, at)), line)
    }

    fn take(&mut self, mark: &Mark, at: Point) {
        let (name, line) = self.rects(mark, at);
        for rect in line.into_iter().chain([name]) {
            self.all.take(rect);
            self.names.take(rect);
        }
    }

    /// Returns where the name of a mark has room: beside it, or tied to it by a line that crosses nothing, or at least no
    /// name.
    fn find(&self, mark: &Mark, is_free: impl Fn(Point) -> bool) -> Option<Point> {
        let has_room = |at: &Point| self.all.has_room(&self.rects(mark, *at).0) && is_free(*at);
        let crosses =
            |at: &Point, taken: &Taken| self.rects(mark, *at).1.iter().any(|rect| !taken.has_room(rect));
        let near = mark.label.choices(mark.radius).into_iter().find(has_room);
        if near.is_some() || !mark.may_be_tied {
            return near;
        }
        let is_apart = |at: &Point| self.all.has_room(&self.rects(mark, *at).0.widened(APART));
        let far: Vec<Point> =
            mark.label.far_choices(mark.radius).filter(|at| is_apart(at) && is_free(*at)).collect();
        let find = |taken: &Taken| far.iter().copied().find(|at| !crosses(at, taken));
        find(&self.all).or_else(|| find(&self.names))
    }
}

/// Returns where the names of marks stand, so that none lies on another or on a mark. `order` says which come first.
pub(crate) fn spots(marks: &[Mark], order: &[usize], size: Point) -> Vec<Spot> {
    let mut spots = vec![Spot::Nowhere; marks.len()];
    // Where marks come nearer to each other again, their names must not meet.
    let mut largest = Room::new(marks, size, LARGEST);
    let are_moved = marks.iter().any(|mark| mark.at != mark.belongs);
    for (scale, spot) in [(1.0, Spot::Shown as fn(Point) -> Spot), (CLOSE, Spot::Close)] {
        let mut room = Room::new(marks, size, scale);
        for (mark, spot) in marks.iter().zip(&spots) {
            if let Spot::Shown(at) = spot {
                room.take(mark, *at);
            }
        }
        for at in order {
            let mark = &marks[*at];
            if spots[*at] == Spot::Nowhere {
                let is_free = |at| !are_moved || largest.names.has_room(&largest.rects(mark, at).0);
                let Some(found) = room.find(mark, is_free) else { continue };
                room.take(mark, found);
                largest.take(mark, found);
                spots[*at] = spot(found);
            }
        }
    }
    spots
}

/// Returns whether a line ties a mark to its name.
pub(crate) fn is_tied(mark: &Mark, spot: Spot) -> bool {
    matches!(spot, Spot::Shown(at) | Spot::Close(at) if mark.label.tie(at, mark.radius).is_some())
}

/// Writes the name of a mark where it stands, if it does.
pub(crate) fn write_label(mark: &Mark, spot: Spot, svg: &mut String) {
    let (at, class) = match spot {
        Spot::Shown(at) => (at, ""),
        Spot::Close(at) => (at, "more"),
        Spot::Nowhere => return,
    };
    if let Some((from, to)) = mark.label.tie(at, mark.radius) {
        let class = if class.is_empty() { "tie" } else { "tie more" };
        let _ = write!(
            svg,
            "<path class=\"{class}\" d=\"M{:.1} {:.1}L{:.1} {:.1}\"/>",
            from.0, from.1, to.0, to.1
        );
    }
    mark.label.write(at, class, svg);
}

/// Returns the end of a page's side at which reading starts, as a sign: 1 is the right one.
pub(crate) fn start_side(here: Here<'_>) -> f64 {
    if here.lang.direction() == Direction::Rtl { 1.0 } else { -1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(at: Point, belongs: Point) -> Mark {
        let label = Label {
            lines: vec!["x".to_owned()],
            attributes: String::new(),
            leading: 20.0,
            room: (60.0, 20.0),
        };
        Mark { at, belongs, radius: 14.0, label, may_be_tied: false }
    }

    #[test]
    fn what_was_moved_aside_comes_back_as_the_picture_grows_as_the_script_has_it() {
        let moved = mark((120.0, 100.0), (100.0, 100.0));
        assert_eq!(moved.place(1.0, (0.0, 0.0)), (120.0, 100.0));
        let aside = |scale: f64| moved.place(scale, (0.0, 0.0)).0 - 100.0 * scale;
        assert!(aside(2.0) < 20.0 && aside(2.0) > aside(4.0) && aside(4.0) > 0.0);
        assert_eq!(moved.place(LARGEST, (0.0, 0.0)), (800.0, 800.0));
        let script = include_str!("../../../themes/default/static/js/picture.js");
        assert!(script.contains("const MOST = 8;") && script.contains("const CLOSE = 2.5;"));
    }

    #[test]
    fn names_that_come_first_are_kept_in_a_crowd_and_tied_by_a_line() {
        let around = [(0.0, 0.0), (0.0, -17.0), (17.0, 0.0), (-17.0, 4.0), (14.0, 17.0)];
        let mut marks: Vec<Mark> = around.map(|(x, y)| (400.0 + x, 300.0 + y)).map(|at| mark(at, at)).into();
        let order: Vec<usize> = (0..marks.len()).collect();
        assert_eq!(spots(&marks, &order, (800.0, 600.0))[0], Spot::Nowhere, "there is no room beside it");
        marks[0].may_be_tied = true;
        let found = spots(&marks, &order, (800.0, 600.0));
        assert!(matches!(found[0], Spot::Shown(_)) && is_tied(&marks[0], found[0]), "{found:?}");
        assert!(found[1..].iter().zip(&marks[1..]).all(|(spot, mark)| !is_tied(mark, *spot)), "{found:?}");
        let room = |at: usize| match found[at] {
            Spot::Shown(spot) => Some(marks[at].label.rect(marks[at].place(1.0, spot))),
            Spot::Close(_) | Spot::Nowhere => None,
        };
        let name = room(0).expect("a name");
        assert!((1..5).filter_map(room).all(|other| !other.overlaps(&name)), "{found:?}");
        let is_free = |mark: &Mark| !Rect::around(mark.at, mark.radius * 0.85).overlaps(&name);
        assert!(marks.iter().all(is_free), "{found:?}");
    }
}
