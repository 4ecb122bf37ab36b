//! Events as a picture. In: events in the order of time. Out: an SVG as wide as the page, in which a day is a
//! dot, and what is less exactly known is as long as it may be. Time runs as the page is read.

use crate::input::Day;
use crate::lang::tag::Direction;
use crate::model::date::FuzzyDate;
use crate::model::id::EventId;
use crate::render::here::{Here, Room};
use crate::render::html::escape;
use std::fmt::Write as _;

/// Up to how many events each has a mark; more are counted by month or year.
const MOST_MARKS: usize = 240;
/// The most rows of marks; what finds no room stands in the last.
const MOST_ROWS: usize = 14;
/// How much of the width lies between two marks of a row at least, in percent.
const GAP: f64 = 1.6;
/// How much of the width a span fades over at an open end, in percent.
const FADE: f64 = 14.0;
/// The height of a row, and of the names above, in pixels.
const ROW: usize = 16;
const HEAD: usize = 26;
/// The height of the tallest column of a count, in pixels.
const TALLEST: usize = 90;

/// What the width of the picture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// All years of the events.
    Years,
    /// The months of a year.
    MonthsOf(i32),
}

/// Returns the anchor of the event of this number on the page.
#[must_use]
pub fn anchor(number: usize) -> String {
    format!("e{}", number + 1)
}

/// Returns the picture, or nothing where there are no events. Its marks lead to the events by their anchors.
#[must_use]
pub fn chart(here: Here<'_>, ids: &[EventId], scale: Scale) -> String {
    let dates: Vec<&FuzzyDate> = ids.iter().map(|id| &here.graph().event(*id).date.date).collect();
    let Some(axis) = Axis::new(here, &dates, scale) else { return String::new() };
    let mut inside = String::new();
    let height = if ids.len() > MOST_MARKS {
        columns(&axis, &dates, &mut inside)
    } else {
        marks(here, &axis, ids, &mut inside)
    };
    let mut svg = format!(
        "<svg class=\"chart\" width=\"100%\" height=\"{height}\" aria-hidden=\"true\" focusable=\"false\">\n\
         <defs><linearGradient id=\"fade-left\"><stop offset=\"0\" stop-opacity=\"0\"/><stop offset=\"1\"/></linearGradient>\
         <linearGradient id=\"fade-right\"><stop offset=\"0\"/><stop offset=\"1\" stop-opacity=\"0\"/></linearGradient></defs>\n"
    );
    axis.draw(here, height, &mut svg);
    svg.push_str(&inside);
    svg.push_str("</svg>\n");
    svg
}

/// Days as places on the width, in percent from the left.
struct Axis {
    years: (i32, i32),
    first: i64,
    last: i64,
    scale: Scale,
    is_mirrored: bool,
}

impl Axis {
    fn new(here: Here<'_>, dates: &[&FuzzyDate], scale: Scale) -> Option<Self> {
        let (from, to) = match scale {
            Scale::MonthsOf(year) if !dates.is_empty() => (year, year),
            Scale::MonthsOf(_) => return None,
            Scale::Years => {
                let known = dates.iter().flat_map(|date| [date.earliest(), date.latest()]).flatten();
                let years: Vec<i32> = known.map(|day| day.year).collect();
                (years.iter().copied().min()?, years.iter().copied().max()?)
            }
        };
        let first = Day { year: from, month: 1, day: 1 }.number();
        let last = Day { year: to, month: 12, day: 31 }.number() + 1;
        Some(Self {
            years: (from, to),
            first,
            last,
            scale,
            is_mirrored: here.lang.direction() == Direction::Rtl,
        })
    }

    /// Returns how far into the picture a day begins, in percent from where reading starts.
    fn place(&self, day: i64) -> f64 {
        let share = (day - self.first) as f64 / (self.last - self.first) as f64;
        (share * 100.0).clamp(0.0, 100.0)
    }

    /// Returns the left edge of what is so far from the start of reading, and so wide.
    fn left(&self, start: f64, width: f64) -> f64 {
        if self.is_mirrored { 100.0 - start - width } else { start }
    }

    /// Draws lines where months or years begin, with their names.
    fn draw(&self, here: Here<'_>, height: usize, svg: &mut String) {
        let (from, to) = self.years;
        let step = usize::try_from((to - from) / 12 + 1).unwrap_or(1);
        let ticks: Vec<(Day, String)> = match self.scale {
            Scale::MonthsOf(year) => (1..=12u8)
                .map(|month| (Day { year, month, day: 1 }, here.number(usize::from(month))))
                .collect(),
            Scale::Years => (from..=to)
                .step_by(step)
                .map(|year| Day { year, month: 1, day: 1 })
                .map(|day| (day, here.locale().dates.year(day.year)))
                .collect(),
        };
        let half = ticks.get(1).map_or(50.0, |(next, _)| self.place(next.number()) / 2.0);
        for (day, name) in ticks {
            let at = self.place(day.number());
            let x = self.left(at, 0.0);
            let _ = writeln!(
                svg,
                "<line class=\"tick\" x1=\"{x:.2}%\" x2=\"{x:.2}%\" y1=\"{HEAD}\" y2=\"{height}\"/>\
                 <text class=\"tick-name\" x=\"{:.2}%\" y=\"16\" text-anchor=\"middle\">{}</text>",
                self.left(at + half, 0.0).clamp(2.0, 98.0),
                escape(&name)
            );
        }
        let today = here.graph().today.number();
        if (self.first..self.last).contains(&today) {
            let x = self.left(self.place(today), 0.0);
            let _ = writeln!(
                svg,
                "<line class=\"today\" x1=\"{x:.2}%\" x2=\"{x:.2}%\" y1=\"{HEAD}\" y2=\"{height}\"/>"
            );
        }
    }
}

/// How far a date reaches across the picture, in percent from where reading starts.
struct Reach {
    start: f64,
    width: f64,
    opens: bool,
    ends: bool,
}

fn reach(axis: &Axis, date: &FuzzyDate) -> Option<Reach> {
    let (first, last) = (date.earliest().map(Day::number), date.latest().map(|day| day.number() + 1));
    let known = date.sorting_day()?.number();
    let start =
        first.map_or_else(|| (axis.place(last.unwrap_or(known)) - FADE).max(0.0), |day| axis.place(day));
    let end =
        last.map_or_else(|| (axis.place(first.unwrap_or(known)) + FADE).min(100.0), |day| axis.place(day));
    Some(Reach { start, width: (end - start).max(0.0), opens: first.is_none(), ends: last.is_none() })
}

/// Draws a mark for each event, and returns the height of the picture.
fn marks(here: Here<'_>, axis: &Axis, ids: &[EventId], svg: &mut String) -> usize {
    let mut rows: Vec<f64> = Vec::new();
    for (number, id) in ids.iter().enumerate() {
        let event = here.graph().event(*id);
        let date = &event.date.date;
        let Some(reach) = reach(axis, date) else { continue };
        let row = match rows.iter().position(|end| *end + GAP <= reach.start) {
            Some(row) => row,
            None if rows.len() < MOST_ROWS => {
                rows.push(0.0);
                rows.len() - 1
            }
            None => MOST_ROWS - 1,
        };
        rows[row] = reach.start + reach.width;
        let middle = HEAD + row * ROW + ROW / 2;
        let title = here.label(&event.title).map(|words| words.text).unwrap_or_default();
        let words = here.date(&event.date, Room::Short).words;
        let _ = write!(
            svg,
            "<a href=\"#{}\" tabindex=\"-1\" class=\"mark {}\"><title>{}</title>",
            anchor(number),
            event.kind.name(),
            escape(&format!("{words} · {title}"))
        );
        draw_mark(axis, date, &reach, (middle, svg));
        svg.push_str("</a>\n");
    }
    HEAD + rows.len() * ROW + 6
}

fn draw_mark(axis: &Axis, date: &FuzzyDate, reach: &Reach, (middle, svg): (usize, &mut String)) {
    if date.is_day() {
        let _ = write!(svg, "<circle cx=\"{:.2}%\" cy=\"{middle}\" r=\"5\"/>", axis.left(reach.start, 0.0));
        return;
    }
    let width = reach.width.max(0.9);
    let left = axis.left(reach.start, width);
    // Where reading starts at the right, what is open at its start fades to the right.
    let fade = match (reach.opens, reach.ends, axis.is_mirrored) {
        (true, false, false) | (false, true, true) => " fill=\"url(#fade-left)\"",
        (true, false, true) | (false, true, false) => " fill=\"url(#fade-right)\"",
        (true, true, _) | (false, false, _) => "",
    };
    let class = match (fade.is_empty(), date.is_approximate() || date.is_uncertain()) {
        (false, _) => "open",
        (true, true) => "vague",
        (true, false) => "span",
    };
    let top = middle - 4;
    let _ = write!(
        svg,
        "<rect class=\"{class}\" x=\"{left:.2}%\" y=\"{top}\" width=\"{width:.2}%\" height=\"8\" rx=\"4\"{fade}/>"
    );
}

/// Draws how many events each month or year has, and returns the height of the picture.
fn columns(axis: &Axis, dates: &[&FuzzyDate], svg: &mut String) -> usize {
    let width = match axis.scale {
        Scale::MonthsOf(_) => 100.0 / 12.0,
        Scale::Years => 365.25 * 100.0 / (axis.last - axis.first) as f64,
    };
    let count = (100.0 / width).round().max(1.0) as usize;
    let mut counts = vec![0usize; count];
    for date in dates {
        let Some(day) = date.sorting_day() else { continue };
        let at = (axis.place(day.number()) / width).floor() as usize;
        counts[at.min(count - 1)] += 1;
    }
    let most = counts.iter().copied().max().unwrap_or(1).max(1);
    for (at, events) in counts.iter().enumerate().filter(|(_, events)| **events > 0) {
        let height = (events * TALLEST).div_ceil(most);
        let left = axis.left(at as f64 * width + width * 0.1, width * 0.8);
        let _ = writeln!(
            svg,
            "<rect class=\"column\" x=\"{left:.2}%\" y=\"{}\" width=\"{:.2}%\" height=\"{height}\"/>",
            HEAD + TALLEST - height,
            width * 0.8,
        );
    }
    HEAD + TALLEST + 2
}
