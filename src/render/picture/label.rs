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
use std::fmt::Write as _;

/// How far a name is from its mark.
const GAP: f64 = 3.0;
/// How many times as large a reader makes the picture before names are shown that have no room in the whole of it.
const CLOSE: f64 = 2.5;

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
    /// How far it reaches.
    pub(crate) radius: f64,
    /// Its name.
    pub(crate) label: Label,
}

/// Returns where the names of marks stand, so that none lies on another or on a mark. `order` says which come first.
pub(crate) fn spots(marks: &[Mark], order: &[usize], size: Point) -> Vec<Spot> {
    let mut spots = vec![Spot::Nowhere; marks.len()];
    for (scale, spot) in [(1.0, Spot::Shown as fn(Point) -> Spot), (CLOSE, Spot::Close)] {
        let frame = Rect { left: 0.0, top: 0.0, width: size.0 * scale, height: size.1 * scale };
        let mut taken = Taken::new(frame);
        let place = |mark: &Mark, (x, y): Point| (mark.at.0 * scale + x, mark.at.1 * scale + y);
        for mark in marks {
            taken.take(Rect::around(place(mark, (0.0, 0.0)), mark.radius * 0.85));
        }
        for (mark, spot) in marks.iter().zip(&spots) {
            if let Spot::Shown(at) = spot {
                taken.take(mark.label.rect(place(mark, *at)));
            }
        }
        for at in order {
            let mark = &marks[*at];
            if spots[*at] == Spot::Nowhere {
                let choices = mark.label.choices(mark.radius);
                let free =
                    choices.into_iter().find(|choice| taken.try_take(mark.label.rect(place(mark, *choice))));
                spots[*at] = free.map_or(Spot::Nowhere, spot);
            }
        }
    }
    spots
}

/// Writes the name of a mark where it stands, if it does.
pub(crate) fn write_label(mark: &Mark, spot: Spot, svg: &mut String) {
    match spot {
        Spot::Shown(at) => mark.label.write(at, "", svg),
        Spot::Close(at) => mark.label.write(at, "more", svg),
        Spot::Nowhere => {}
    }
}

/// Returns the end of a page's side at which reading starts, as a sign: 1 is the right one.
pub(crate) fn start_side(here: Here<'_>) -> f64 {
    if here.lang.direction() == Direction::Rtl { 1.0 } else { -1.0 }
}
