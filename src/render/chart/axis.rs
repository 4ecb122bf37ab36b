//! The width of a picture. In: the days that it has to have room for. Out: places on the width, in percent from where
//! reading starts, and lines where months or years begin. Months or years in which nothing lies are narrow.

use crate::input::Day;
use crate::lang::tag::Direction;
use crate::render::chart::names::{Row, Shown};
use crate::render::here::Here;
use crate::render::html::escape;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Up to how many months of the dates each has a place of its own; more are years.
const MOST_MONTHS: usize = 8;
/// Up to how many months from the first to the last none is left out.
const MOST_IN_ROW: i32 = 18;
/// Up to how many months are told apart by their weeks.
const MOST_WITH_DAYS: usize = 2;
/// How wide a stretch without anything is, beside a month or a year.
const EMPTY: f64 = 0.35;
/// How much of the width is kept free where something is open at that end, in percent.
const MARGIN: f64 = 8.0;
/// The height of one and of two lines of names above, in twelfths of a letter's size.
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

/// A month or a year on the width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Its first day.
    pub first: Day,
    /// The first day after it.
    pub end: Day,
    /// Whether only bounds of longer times lie in it.
    is_vague: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Month,
    Year,
}

/// Days as places on the width, in percent from where reading starts.
#[derive(Debug)]
pub struct Axis {
    /// The years or months in which something lies.
    pub ticks: Vec<Tick>,
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
                let Stretch { first, end, is_vague, .. } = stretch;
                axis.ticks.push(Tick { first, end, is_vague });
            }
        }
        Some(axis)
    }

    /// Draws the day of the build as well, where it lies inside.
    #[must_use]
    pub fn with_today(mut self, today: Day) -> Self {
        let number = today.number();
        self.today = (self.side(number) == Ordering::Equal).then(|| self.place(number));
        self
    }

    /// Returns whether a day lies before what is drawn, in it, or after it.
    #[must_use]
    pub fn side(&self, day: i64) -> Ordering {
        let (first, end) = (self.bends.first(), self.bends.last());
        if first.is_some_and(|(first, _)| day < *first) {
            Ordering::Less
        } else if end.is_some_and(|(end, _)| day >= *end) {
            Ordering::Greater
        } else {
            Ordering::Equal
        }
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

    /// Returns how much room the names above take, in twelfths of a letter's size.
    #[must_use]
    pub fn head(&self) -> usize {
        if self.is_of_year || self.unit == Unit::Year { LINE } else { LINES }
    }

    /// Draws lines where months or years begin, with their names.
    pub fn draw(&self, here: Here<'_>, height: usize, svg: &mut String) {
        svg.push_str("<g aria-hidden=\"true\">");
        let head = self.head();
        self.draw_gaps(height, svg);
        for tick in &self.ticks {
            self.line(("tick", self.place(tick.first.number())), (head, height), svg);
        }
        if self.unit == Unit::Month && !self.is_of_year && self.ticks.len() <= MOST_WITH_DAYS {
            for tick in &self.ticks {
                let name = here.locale().dates.month_year(tick.first.year, tick.first.month);
                let (start, end) = self.band(tick);
                self.name((&name, f64::midpoint(start, end), Shown::Always), 14, svg);
                self.draw_days(here, tick.first, svg);
            }
        } else {
            let (years, months) = self.names(here);
            for (row, y) in [(years, 14), (months, head - 10)] {
                for name in row.names {
                    let y = if self.unit == Unit::Year { head - 10 } else { y };
                    self.name((&name.text, name.middle, name.shown), y, svg);
                }
            }
        }
        if let Some(today) = self.today {
            self.line(("today", today), (head, height), svg);
        }
        svg.push_str("</g>\n");
    }

    /// Returns the names above: years, and months under them. Where there is no room for all, years have it before months,
    /// what is known exactly before mere bounds, and the first month of a year before its others; no month is named
    /// whose year is not.
    fn names(&self, here: Here<'_>) -> (Row, Row) {
        let (mut years, mut months) = (Row::default(), Row::default());
        let mut of_years = BTreeMap::new();
        let (first, later) = self.first_and_later();
        if !self.is_of_year {
            let is_vague = |year: i32| self.ticks.iter().all(|tick| tick.first.year != year || tick.is_vague);
            let (vague, exact): (Vec<&Tick>, Vec<&Tick>) =
                first.iter().copied().partition(|tick| is_vague(tick.first.year));
            for tick in exact.into_iter().chain(vague) {
                let name = here.locale().dates.year(tick.first.year);
                let shown = years.take(&name, self.band(tick), Shown::Always);
                of_years.extend(shown.map(|shown| (tick.first.year, shown)));
            }
        }
        if self.unit == Unit::Year {
            return (years, months);
        }
        for tick in first.into_iter().chain(later) {
            let of_year = of_years.get(&tick.first.year).copied();
            let Some(shown) = of_year.or(self.is_of_year.then_some(Shown::Always)) else { continue };
            months.take(&here.number(usize::from(tick.first.month)), self.band(tick), shown);
        }
        (years, months)
    }

    /// Returns what comes first of each year, and what comes later in it.
    fn first_and_later(&self) -> (Vec<&Tick>, Vec<&Tick>) {
        let mut year = None;
        self.ticks.iter().partition(|tick| year.replace(tick.first.year) != Some(tick.first.year))
    }

    /// Returns from where to where a month or a year reaches.
    fn band(&self, tick: &Tick) -> (f64, f64) {
        (self.place(tick.first.number()), self.place(tick.end.number()))
    }

    /// Draws the stretches that are left out.
    fn draw_gaps(&self, height: usize, svg: &mut String) {
        let head = self.head();
        for (start, end) in &self.gaps {
            let (left, width) = (self.left(*start, end - start), end - start);
            let (head, tall) = (em(head), em(height - head));
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
            self.name((&here.number(usize::from(day)), start, Shown::Always), self.head() - 10, svg);
        }
    }

    fn line(&self, (class, start): (&str, f64), (top, bottom): (usize, usize), svg: &mut String) {
        let (x, top, bottom) = (self.left(start, 0.0), em(top), em(bottom));
        let _ = write!(
            svg,
            "<line class=\"{class}\" x1=\"{x:.1}%\" x2=\"{x:.1}%\" y1=\"{top}\" y2=\"{bottom}\"/>"
        );
    }

    fn name(&self, (name, middle, shown): (&str, f64, Shown), y: usize, svg: &mut String) {
        let (x, y) = (self.left(middle, 0.0).clamp(2.5, 97.5), em(y));
        let class = if shown == Shown::Wide { " class=\"wide\"" } else { "" };
        let _ = write!(svg, "<text x=\"{x:.1}%\" y=\"{y}\"{class}>{}</text>", escape(name));
    }
}

/// Returns a height, told in twelfths of a letter's size, as a length that grows with the letters.
#[must_use]
pub fn em(twelfths: usize) -> String {
    let words = format!("{:.2}", twelfths as f64 / 12.0);
    format!("{}em", words.trim_end_matches('0').trim_end_matches('.'))
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
