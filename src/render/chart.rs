//! Events as a picture. In: events in the order of time. Out: an SVG as wide as the page, in which a day is a
//! dot, and what is less exactly known is as long as it may be. Time runs as the page is read.

use crate::input::Day;
use crate::lang::tag::Direction;
use crate::model::date::FuzzyDate;
use crate::model::id::EventId;
use crate::render::here::{Here, Room};
use crate::render::html::escape;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Up to how many events each has a mark; more are counted by month or year.
const MOST_MARKS: usize = 240;
/// The most rows of marks; what finds no room stands in the last.
const MOST_ROWS: usize = 14;
/// How much of the width lies between two marks of a row at least, in percent.
const GAP: f64 = 1.6;
/// How much of the width a span fades over at an open end, in percent.
const FADE: f64 = 14.0;
/// How many years have their names above, at most.
const MOST_NAMES: usize = 8;
/// How wide years without anything are together, beside one year.
const EMPTY: f64 = 0.35;
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

/// Days as places on the width, in percent from where reading starts.
struct Axis {
    /// The years or months that have a name above, by their first and last days.
    ticks: Vec<(Day, Day)>,
    /// Where the picture is bent: days in their order, with their places. Between two of them time runs evenly.
    bends: Vec<(i64, f64)>,
    /// The stretches of several years in which nothing lies, by their places: they are drawn narrow.
    gaps: Vec<(f64, f64)>,
    scale: Scale,
    is_mirrored: bool,
}

impl Axis {
    fn new(here: Here<'_>, dates: &[&FuzzyDate], scale: Scale) -> Option<Self> {
        let stretches = match scale {
            Scale::MonthsOf(_) if dates.is_empty() => return None,
            Scale::MonthsOf(year) => (1..=12u8).map(|month| Stretch::month(year, month)).collect(),
            Scale::Years => years(dates),
        };
        let whole: f64 = stretches.iter().map(Stretch::weight).sum();
        let is_mirrored = here.lang.direction() == Direction::Rtl;
        let (ticks, bends, gaps) = (Vec::new(), vec![(stretches.first()?.first.number(), 0.0)], Vec::new());
        let mut axis = Self { ticks, bends, gaps, scale, is_mirrored };
        let mut weight = 0.0;
        for stretch in stretches {
            let start = weight * 100.0 / whole;
            weight += stretch.weight();
            let end = weight * 100.0 / whole;
            axis.bends.push((stretch.end.number(), end));
            if stretch.is_empty {
                axis.gaps.push((start, end));
            } else {
                axis.ticks.push((stretch.first, stretch.end));
            }
        }
        Some(axis)
    }

    /// Returns how far into the picture a day begins, in percent from where reading starts.
    fn place(&self, day: i64) -> f64 {
        let after = self.bends.partition_point(|(bend, _)| *bend <= day);
        let Some((from, start)) = after.checked_sub(1).map(|at| self.bends[at]) else { return 0.0 };
        let Some((to, end)) = self.bends.get(after) else { return 100.0 };
        start + (end - start) * (day - from) as f64 / (to - from).max(1) as f64
    }

    /// Returns the left edge of what is so far from the start of reading, and so wide.
    fn left(&self, start: f64, width: f64) -> f64 {
        if self.is_mirrored { 100.0 - start - width } else { start }
    }

    /// Draws lines where months or years begin, with their names.
    fn draw(&self, here: Here<'_>, height: usize, svg: &mut String) {
        for (start, end) in &self.gaps {
            let (left, width) = (self.left(*start, end - start), end - start);
            let tall = height - HEAD;
            let _ = writeln!(
                svg,
                "<rect class=\"gap\" x=\"{left:.2}%\" y=\"{HEAD}\" width=\"{width:.2}%\" height=\"{tall}\"/>"
            );
        }
        let step = match self.scale {
            Scale::MonthsOf(_) => 1,
            Scale::Years => self.ticks.len().div_ceil(MOST_NAMES).max(1),
        };
        for (at, (first, end)) in self.ticks.iter().enumerate() {
            let (start, end) = (self.place(first.number()), self.place(end.number()));
            let x = self.left(start, 0.0);
            let _ = writeln!(
                svg,
                "<line class=\"tick\" x1=\"{x:.2}%\" x2=\"{x:.2}%\" y1=\"{HEAD}\" y2=\"{height}\"/>"
            );
            if at % step == 0 {
                let middle = self.left(f64::midpoint(start, end), 0.0).clamp(3.0, 97.0);
                let name = match self.scale {
                    Scale::MonthsOf(_) => here.number(usize::from(first.month)),
                    Scale::Years => here.locale().dates.year(first.year),
                };
                let name = escape(&name);
                let _ = writeln!(
                    svg,
                    "<text class=\"tick-name\" x=\"{middle:.2}%\" y=\"16\" text-anchor=\"middle\">{name}</text>"
                );
            }
        }
        let today = here.graph().today.number();
        let is_inside = self.bends.first().is_some_and(|(first, _)| *first <= today)
            && self.bends.last().is_some_and(|(end, _)| today < *end);
        if is_inside {
            let x = self.left(self.place(today), 0.0);
            let _ = writeln!(
                svg,
                "<line class=\"today\" x1=\"{x:.2}%\" x2=\"{x:.2}%\" y1=\"{HEAD}\" y2=\"{height}\"/>"
            );
        }
    }
}

/// A part of the width: a month, a year, or several years in which nothing lies.
struct Stretch {
    first: Day,
    /// The first day after it.
    end: Day,
    is_empty: bool,
}

impl Stretch {
    fn month(year: i32, month: u8) -> Self {
        let end = if month == 12 { new_year(year + 1) } else { Day { year, month: month + 1, day: 1 } };
        Self { first: Day { year, month, day: 1 }, end, is_empty: false }
    }

    /// Returns how wide it is beside the others.
    fn weight(&self) -> f64 {
        if self.is_empty { EMPTY } else { (self.end.number() - self.first.number()) as f64 / 365.25 }
    }
}

fn new_year(year: i32) -> Day {
    Day { year, month: 1, day: 1 }
}

/// Returns the years that the dates lie in, and the stretches of two or more between them without any.
fn years(dates: &[&FuzzyDate]) -> Vec<Stretch> {
    let known = dates.iter().flat_map(|date| [date.earliest(), date.latest()]).flatten();
    let years: BTreeSet<i32> = known.map(|day| day.year).collect();
    let mut stretches: Vec<Stretch> = Vec::new();
    for year in years {
        let last = stretches.last().map_or(year, |stretch| stretch.end.year);
        match year - last {
            0 => {}
            1 => stretches.push(Stretch { first: new_year(last), end: new_year(year), is_empty: false }),
            _ => stretches.push(Stretch { first: new_year(last), end: new_year(year), is_empty: true }),
        }
        stretches.push(Stretch { first: new_year(year), end: new_year(year + 1), is_empty: false });
    }
    stretches
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
    let mut counts = vec![0usize; axis.ticks.len()];
    for date in dates {
        let Some(day) = date.sorting_day() else { continue };
        // What began before the year that is drawn stands in its first month.
        let at = axis.ticks.partition_point(|(first, _)| *first <= day).saturating_sub(1);
        if let Some(count) = counts.get_mut(at) {
            *count += 1;
        }
    }
    let most = counts.iter().copied().max().unwrap_or(1).max(1);
    for (at, events) in counts.iter().enumerate().filter(|(_, events)| **events > 0) {
        let height = (events * TALLEST).div_ceil(most);
        let (start, end) = (axis.place(axis.ticks[at].0.number()), axis.place(axis.ticks[at].1.number()));
        let width = (end - start) * 0.8;
        let left = axis.left(start + width * 0.125, width);
        let _ = writeln!(
            svg,
            "<rect class=\"column\" x=\"{left:.2}%\" y=\"{}\" width=\"{width:.2}%\" height=\"{height}\"/>",
            HEAD + TALLEST - height,
        );
    }
    HEAD + TALLEST + 2
}
