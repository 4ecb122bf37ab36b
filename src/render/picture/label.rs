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
}

impl Mark {
    /// Returns where something beside it is in a picture that is so many times as large. What was moved aside comes
    /// nearer to where it belongs there.
    fn place(&self, scale: f64, (x, y): Point) -> Point {
        let aside = (LARGEST - scale) / (LARGEST - 1.0);
        let along = |belongs: f64, at: f64| belongs * scale + (at - belongs) * aside;
        if self.at == self.belongs {
            return (self.at.0 * scale + x, self.at.1 * scale + y);
        }
        (along(self.belongs.0, self.at.0) + x, along(self.belongs.1, self.at.1) + y)
    }
}

/// Returns where the names of marks stand, so that none lies on another or on a mark. `order` says which come first.
pub(crate) fn spots(marks: &[Mark], order: &[usize], size: Point) -> Vec<Spot> {
    let mut spots = vec![Spot::Nowhere; marks.len()];
    // Where marks come nearer to each other again, their names must not meet.
    let frame = |scale: f64| Rect { left: 0.0, top: 0.0, width: size.0 * scale, height: size.1 * scale };
    let mut largest = Taken::new(frame(LARGEST));
    let are_moved = marks.iter().any(|mark| mark.at != mark.belongs);
    for (scale, spot) in [(1.0, Spot::Shown as fn(Point) -> Spot), (CLOSE, Spot::Close)] {
        let mut taken = Taken::new(frame(scale));
        let place = |mark: &Mark, at: Point| mark.place(scale, at);
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
                let later = |choice: Point| mark.label.rect(mark.place(LARGEST, choice));
                let free = choices.into_iter().find(|choice| {
                    (!are_moved || largest.has_room(&later(*choice)))
                        && taken.try_take(mark.label.rect(place(mark, *choice)))
                });
                if let Some(choice) = free {
                    largest.take(later(choice));
                }
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
        Mark { at, belongs, radius: 14.0, label }
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
}
