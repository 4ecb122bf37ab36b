//! The width of a picture. In: the days that it has to have room for. Out: places on the width, in percent from where
//! reading starts, and lines where months or years begin. Months or years in which nothing lies are narrow.

use crate::input::Day;
use crate::lang::tag::Direction;
use crate::render::here::Here;
use crate::render::html::escape;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Up to how many months of the dates each has a place of its own; more are years.
const MOST_MONTHS: usize = 8;
/// Up to how many months from the first to the last none is left out.
const MOST_IN_ROW: i32 = 18;
/// Up to how many months are told apart by their weeks.
const MOST_WITH_DAYS: usize = 2;
/// How many years or months have their names above, at most.
const MOST_NAMES: usize = 9;
/// How wide a letter of a name is on a narrow phone, in percent.
const LETTER: f64 = 2.2;
/// How wide a stretch without anything is, beside a month or a year.
const EMPTY: f64 = 0.35;
/// How much of the width is kept free where something is open at that end, in percent.
const MARGIN: f64 = 8.0;
/// The height of one and of two lines of names above, in pixels.
const LINE: usize = 26;
const LINES: usize = 40;

/// What the width is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// The months or years that the dates lie in.
    Fitting,
    /// The months of a year.
    MonthsOf(i32),
}

/// The days that a picture has to have room for.
#[derive(Clone, Copy, Debug)]
pub struct Days<'a> {
    /// All of them.
    pub all: &'a [Day],
    /// Those that are known as such, and no mere bounds of a year or more: they have more room.
    pub exact: &'a [Day],
}

/// Whether the day of the build is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Today {
    /// As a line, where it lies inside.
    Drawn,
    /// Not at all: the picture stays the same from day to day.
    Absent,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Month,
    Year,
}

/// Days as places on the width, in percent from where reading starts.
#[derive(Debug)]
pub struct Axis {
    /// The years or months that have a name above, by their first and last days.
    pub ticks: Vec<(Day, Day)>,
    /// Where the picture is bent: days in their order, with their places. Between two of them time runs evenly.
    bends: Vec<(i64, f64)>,
    /// The stretches in which nothing lies, by their places: they are drawn narrow.
    pub gaps: Vec<(f64, f64)>,
    /// Where the day of the build is, if it is drawn.
    pub today: Option<f64>,
    unit: Unit,
    is_of_year: bool,
    is_mirrored: bool,
}

impl Axis {
    /// Returns the axis for these days, with a margin where something is open at the start and at the end; nothing
    /// where there are no days.
    #[must_use]
    pub fn new(here: Here<'_>, days: Days<'_>, scale: Scale, opens: [bool; 2]) -> Option<Self> {
        let (unit, stretches) = match scale {
            Scale::MonthsOf(_) if days.all.is_empty() => return None,
            Scale::MonthsOf(year) => {
                (Unit::Month, (1..=12).map(|month| Stretch::month(year, month)).collect())
            }
            Scale::Fitting => fitting(days),
        };
        let whole: f64 = stretches.iter().map(|stretch| stretch.weight(unit)).sum();
        let margins = opens.map(|opens| if opens && scale == Scale::Fitting { MARGIN } else { 0.0 });
        let room = 100.0 - margins[0] - margins[1];
        let mut axis = Self {
            ticks: Vec::new(),
            bends: vec![(stretches.first()?.first.number(), margins[0])],
            gaps: Vec::new(),
            today: None,
            unit,
            is_of_year: scale != Scale::Fitting,
            is_mirrored: here.lang.direction() == Direction::Rtl,
        };
        let mut weight = 0.0;
        for stretch in stretches {
            let start = margins[0] + weight * room / whole;
            weight += stretch.weight(unit);
            let end = margins[0] + weight * room / whole;
            axis.bends.push((stretch.end.number(), end));
            if stretch.is_empty {
                axis.gaps.push((start, end));
            } else {
                axis.ticks.push((stretch.first, stretch.end));
            }
        }
        Some(axis)
    }

    /// Draws the day of the build as well, where it lies inside.
    #[must_use]
    pub fn with_today(mut self, today: Day) -> Self {
        let number = today.number();
        let is_inside = self.bends.first().is_some_and(|(first, _)| *first <= number)
            && self.bends.last().is_some_and(|(end, _)| number < *end);
        self.today = is_inside.then(|| self.place(number));
        self
    }

    /// Returns how far into the picture a day begins, in percent from where reading starts.
    #[must_use]
    pub fn place(&self, day: i64) -> f64 {
        let after = self.bends.partition_point(|(bend, _)| *bend <= day);
        let Some((from, start)) = after.checked_sub(1).map(|at| self.bends[at]) else {
            return self.bends.first().map_or(0.0, |(_, start)| *start);
        };
        let Some((to, end)) = self.bends.get(after) else { return start };
        start + (end - start) * (day - from) as f64 / (to - from).max(1) as f64
    }

    /// Returns the left edge of what is so far from the start of reading, and so wide.
    #[must_use]
    pub fn left(&self, start: f64, width: f64) -> f64 {
        if self.is_mirrored { 100.0 - start - width } else { start }
    }

    /// Returns whether time runs to the left.
    #[must_use]
    pub fn is_mirrored(&self) -> bool {
        self.is_mirrored
    }

    /// Returns how much room the names above take, in pixels.
    #[must_use]
    pub fn head(&self) -> usize {
        if self.is_of_year || self.unit == Unit::Year { LINE } else { LINES }
    }

    /// Draws lines where months or years begin, with their names.
    pub fn draw(&self, here: Here<'_>, height: usize, svg: &mut String) {
        svg.push_str("<g aria-hidden=\"true\">");
        let head = self.head();
        self.draw_gaps(height, svg);
        let step = self.ticks.len().div_ceil(if self.is_of_year { 12 } else { MOST_NAMES }).max(1);
        let mut year = None;
        let (mut years, mut others) = (Row::default(), Row::default());
        for (at, (first, end)) in self.ticks.iter().enumerate() {
            let (start, end) = (self.place(first.number()), self.place(end.number()));
            self.line(("tick", start), (head, height), svg);
            if self.unit == Unit::Month && !self.is_of_year && self.ticks.len() <= MOST_WITH_DAYS {
                let name = here.locale().dates.month_year(first.year, first.month);
                self.name((&name, f64::midpoint(start, end)), 14, svg);
                self.draw_days(here, *first, svg);
                continue;
            }
            if self.unit == Unit::Month && !self.is_of_year && year != Some(first.year) {
                year = Some(first.year);
                let name = here.locale().dates.year(first.year);
                if years.takes(&name, f64::midpoint(start, end)) {
                    self.name((&name, f64::midpoint(start, end)), 14, svg);
                }
            }
            if at % step == 0 {
                let name = match self.unit {
                    Unit::Month => here.number(usize::from(first.month)),
                    Unit::Year => here.locale().dates.year(first.year),
                };
                if others.takes(&name, f64::midpoint(start, end)) {
                    self.name((&name, f64::midpoint(start, end)), head - 10, svg);
                }
            }
        }
        if let Some(today) = self.today {
            self.line(("today", today), (head, height), svg);
        }
        svg.push_str("</g>\n");
    }

    /// Draws the stretches that are left out.
    fn draw_gaps(&self, height: usize, svg: &mut String) {
        let head = self.head();
        for (start, end) in &self.gaps {
            let (left, width, tall) = (self.left(*start, end - start), end - start, height - head);
            let _ = write!(
                svg,
                "<rect class=\"gap\" x=\"{left:.1}%\" y=\"{head}\" width=\"{width:.1}%\" height=\"{tall}\"/>"
            );
        }
    }

    /// Writes the first days of the weeks of a month above.
    fn draw_days(&self, here: Here<'_>, first: Day, svg: &mut String) {
        for day in [1, 8, 15, 22] {
            let start = self.place(Day { day, ..first }.number());
            self.name((&here.number(usize::from(day)), start), self.head() - 10, svg);
        }
    }

    fn line(&self, (class, start): (&str, f64), (top, bottom): (usize, usize), svg: &mut String) {
        let x = self.left(start, 0.0);
        let _ = write!(
            svg,
            "<line class=\"{class}\" x1=\"{x:.1}%\" x2=\"{x:.1}%\" y1=\"{top}\" y2=\"{bottom}\"/>"
        );
    }

    fn name(&self, (name, middle): (&str, f64), y: usize, svg: &mut String) {
        let x = self.left(middle, 0.0).clamp(2.5, 97.5);
        let _ = write!(svg, "<text x=\"{x:.1}%\" y=\"{y}\">{}</text>", escape(name));
    }
}

/// A row of names above, from where reading starts.
#[derive(Default)]
struct Row {
    /// How far the last name reaches, in percent.
    end: f64,
}

impl Row {
    /// Returns whether there is room for a name around a place, and takes it.
    fn takes(&mut self, name: &str, middle: f64) -> bool {
        let half = name.chars().count() as f64 * LETTER / 2.0;
        let has_room = self.end == 0.0 || middle - half >= self.end + LETTER / 2.0;
        if has_room {
            self.end = middle + half;
        }
        has_room
    }
}

/// A part of the width: a month, a year, or several in which nothing lies.
struct Stretch {
    first: Day,
    /// The first day after it.
    end: Day,
    is_empty: bool,
    /// Whether only bounds of longer times lie in it.
    is_vague: bool,
}

impl Stretch {
    fn month(year: i32, month: u8) -> Self {
        let number = year * 12 + i32::from(month) - 1;
        Self { first: month_of(number), end: month_of(number + 1), is_empty: false, is_vague: false }
    }

    /// Returns how wide it is beside the others.
    fn weight(&self, unit: Unit) -> f64 {
        let days = (self.end.number() - self.first.number()) as f64;
        match unit {
            _ if self.is_empty || self.is_vague => EMPTY,
            Unit::Month => days / 30.4375,
            Unit::Year => days / 365.25,
        }
    }
}

/// Returns the first day of the month of this number; January of year 0 has the number 0.
fn month_of(number: i32) -> Day {
    Day { year: number.div_euclid(12), month: u8::try_from(number.rem_euclid(12)).unwrap_or(0) + 1, day: 1 }
}

fn month_number(day: Day) -> i32 {
    day.year * 12 + i32::from(day.month) - 1
}

fn months(days: &[Day]) -> BTreeSet<i32> {
    days.iter().map(|day| month_number(*day)).collect()
}

/// Returns the stretches that suit the days: their months where they are few, else their years.
fn fitting(days: Days<'_>) -> (Unit, Vec<Stretch>) {
    let months = months(days.all);
    let range = months.first().zip(months.last()).map_or(0, |(first, last)| last - first + 1);
    if months.len() <= MOST_MONTHS {
        let exact = self::months(days.exact);
        let mut all = stretches(&months, month_of);
        for stretch in &mut all {
            let month = month_number(stretch.first);
            stretch.is_vague = months.contains(&month) && !exact.contains(&month) && !exact.is_empty();
        }
        return (Unit::Month, all);
    }
    if range <= MOST_IN_ROW {
        let all = months.first().copied().unwrap_or(0)..=months.last().copied().unwrap_or(0);
        return (Unit::Month, stretches(&all.collect(), month_of));
    }
    let years: BTreeSet<i32> = days.all.iter().map(|day| day.year).collect();
    (Unit::Year, stretches(&years, |year| Day { year, month: 1, day: 1 }))
}

/// Returns a stretch for each of these months or years, and for those that are left out between them: one alone as
/// itself, several as one that is empty.
fn stretches(numbers: &BTreeSet<i32>, first_day: impl Fn(i32) -> Day) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut next = numbers.first().copied().unwrap_or(0);
    for number in numbers {
        if *number > next {
            let is_empty = number - next > 1;
            stretches.push(Stretch {
                first: first_day(next),
                end: first_day(*number),
                is_empty,
                is_vague: false,
            });
        }
        let (first, end) = (first_day(*number), first_day(number + 1));
        stretches.push(Stretch { first, end, is_empty: false, is_vague: false });
        next = number + 1;
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u8, day: u8) -> Day {
        Day { year, month, day }
    }

    fn both(days: &[Day]) -> Days<'_> {
        Days { all: days, exact: days }
    }

    #[test]
    fn bounds_of_a_year_have_little_room_beside_days() {
        let (year, days) = ([day(2008, 1, 1), day(2008, 12, 31)], [day(2025, 11, 6)]);
        let all = [&year[..], &days[..]].concat();
        let (unit, parts) = fitting(Days { all: &all, exact: &days });
        let widths: Vec<f64> = parts.iter().map(|part| part.weight(unit)).collect();
        assert!(widths[..4].iter().all(|width| *width == EMPTY) && widths[4] > 0.9, "{widths:?}");
    }

    #[test]
    fn few_months_have_a_place_each_and_many_are_years() {
        let (unit, parts) =
            fitting(both(&[day(2008, 1, 1), day(2025, 11, 6), day(2025, 11, 7), day(2026, 1, 1)]));
        assert_eq!(unit, Unit::Month);
        let shape: Vec<bool> = parts.iter().map(|part| part.is_empty).collect();
        assert_eq!(shape, [false, true, false, false, false], "a month alone between two is drawn as it is");
        let long: Vec<Day> = (0..20).map(|at| day(2000 + at, 5, 1)).collect();
        let (unit, parts) = fitting(both(&long));
        assert_eq!((unit, parts.len()), (Unit::Year, 20));
        let row: Vec<Day> = (1..=12).map(|month| day(2025, month, 1)).collect();
        assert_eq!(fitting(both(&row)).0, Unit::Month);
    }
}
