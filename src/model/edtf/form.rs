//! The forms that a date may have, small in memory, and how EDTF writes them. Never reads a text.

use crate::input::Day;
use std::fmt::{Display, Formatter, Result, Write as _};

/// The largest number of a year, before and after year 0.
pub const LAST_YEAR: i32 = 999_999;

/// How sure the author is of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// Nothing is said against it.
    Sure,
    /// `~`: about then.
    Approximate,
    /// `?`: the source may be wrong.
    Uncertain,
    /// `%`: both.
    Both,
}

impl Mark {
    /// Returns whether it says "about then".
    #[must_use]
    pub fn is_approximate(self) -> bool {
        matches!(self, Self::Approximate | Self::Both)
    }

    /// Returns whether it says that the source may be wrong.
    #[must_use]
    pub fn is_uncertain(self) -> bool {
        matches!(self, Self::Uncertain | Self::Both)
    }
}

/// A quarter of the year by its weather, in the northern half of the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Season {
    /// `21`: March to May.
    Spring,
    /// `22`: June to August.
    Summer,
    /// `23`: September to November.
    Autumn,
    /// `24`: December to February of the next year.
    Winter,
}

/// How much of a date is known beside its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// `2025-11-06`: month and day.
    Day(u8, u8),
    /// `2025-11-XX`: some day of a month.
    SomeDay(u8),
    /// `2025-11`: a month.
    Month(u8),
    /// `2025-21`: a season.
    Season(Season),
    /// `2025-XX-XX`: some day of the year.
    SomeDayOfYear,
    /// `2025-XX`: some month of the year.
    SomeMonth,
    /// `2025`: the year.
    Year,
    /// `201X`: some year of ten, of which `year` is the first.
    Decade,
    /// `20XX`: some year of a hundred, of which `year` is the first.
    Century,
}

/// One date, without a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Point {
    /// The year, astronomical: 0 is 1 BC.
    pub year: i32,
    /// What is known beside it.
    pub part: Part,
    /// How sure it is.
    pub mark: Mark,
}

/// How far a clock is from that of Greenwich.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Zone {
    /// `Z`
    Utc,
    /// `+03:00`, in minutes.
    Offset(i16),
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 60, where it was written.
    pub second: Option<u8>,
    /// Whose clock, where it was written.
    pub zone: Option<Zone>,
}

/// An end of a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edge {
    /// A date.
    On(Point),
    /// `..`: none.
    Open,
    /// Nothing written: there is one, but nobody knows which.
    Unknown,
}

/// One of several possible dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Choice {
    /// This one.
    On(Point),
    /// `..2026`: this one or an earlier one.
    UpTo(Point),
    /// `2026..`: this one or a later one.
    From(Point),
    /// `2024..2026`: one of these.
    Between(Point, Point),
}

/// What an author can write as a date.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// `2025-11-06T14:30+03:00`
    Moment(Day, Clock),
    /// `2025-11-06`
    On(Point),
    /// `2024-09/2026`; at least one of the ends is a date.
    Span(Edge, Edge),
    /// `[2024-09,2024-10]`: one of these, nobody knows which; never empty.
    OneOf(Box<[Choice]>),
}

impl Season {
    /// Every season with its number and its first month.
    pub const ALL: [(Self, u8, u8); 4] =
        [(Self::Spring, 21, 3), (Self::Summer, 22, 6), (Self::Autumn, 23, 9), (Self::Winter, 24, 12)];

    /// Returns the season with this number.
    #[must_use]
    pub fn find_number(number: u8) -> Option<Self> {
        Self::ALL.iter().find(|(_, of, _)| *of == number).map(|(season, _, _)| *season)
    }

    /// Returns its number in EDTF and its first month.
    #[must_use]
    pub fn number_and_month(self) -> (u8, u8) {
        match self {
            Self::Spring => (21, 3),
            Self::Summer => (22, 6),
            Self::Autumn => (23, 9),
            Self::Winter => (24, 12),
        }
    }
}

impl Point {
    /// Returns the date of a day that is sure.
    #[must_use]
    pub fn from_day(day: Day) -> Self {
        Self { year: day.year, part: Part::Day(day.month, day.day), mark: Mark::Sure }
    }

    /// Returns the same date with nothing said against it.
    #[must_use]
    pub fn unmarked(self) -> Self {
        Self { mark: Mark::Sure, ..self }
    }

    /// Returns the first day it may be.
    #[must_use]
    pub fn first(self) -> Day {
        let (month, day) = match self.part {
            Part::Day(month, day) => (month, day),
            Part::SomeDay(month) | Part::Month(month) => (month, 1),
            Part::Season(season) => (season.number_and_month().1, 1),
            Part::SomeDayOfYear | Part::SomeMonth | Part::Year | Part::Decade | Part::Century => (1, 1),
        };
        Day { year: self.year, month, day }
    }

    /// Returns the last day it may be.
    #[must_use]
    pub fn last(self) -> Day {
        match self.part {
            Part::Day(month, day) => Day { year: self.year, month, day },
            Part::SomeDay(month) | Part::Month(month) => Day::last_of_month(self.year, month),
            Part::Season(Season::Winter) => Day::last_of_month(self.year + 1, 2),
            Part::Season(season) => Day::last_of_month(self.year, season.number_and_month().1 + 2),
            Part::SomeDayOfYear | Part::SomeMonth | Part::Year => Day::last_of_month(self.year, 12),
            Part::Decade => Day::last_of_month(self.year + 9, 12),
            Part::Century => Day::last_of_month(self.year + 99, 12),
        }
    }

    /// Returns the day, where it is one.
    #[must_use]
    pub fn find_day(self) -> Option<Day> {
        match self.part {
            Part::Day(month, day) => Some(Day { year: self.year, month, day }),
            Part::SomeDay(_) | Part::Month(_) | Part::Season(_) | Part::SomeDayOfYear => None,
            Part::SomeMonth | Part::Year | Part::Decade | Part::Century => None,
        }
    }
}

impl Clock {
    /// Returns the seconds from midnight in Greenwich; a clock of no known zone counts as one there.
    #[must_use]
    pub fn seconds(self) -> i64 {
        let minutes = i64::from(self.hour) * 60 + i64::from(self.minute);
        let offset = match self.zone {
            Some(Zone::Offset(offset)) => i64::from(offset),
            Some(Zone::Utc) | None => 0,
        };
        (minutes - offset) * 60 + i64::from(self.second.unwrap_or(0))
    }
}

impl Edge {
    /// Returns its date.
    #[must_use]
    pub fn point(self) -> Option<Point> {
        match self {
            Self::On(point) => Some(point),
            Self::Open | Self::Unknown => None,
        }
    }
}

impl Choice {
    /// Returns the dates that bound it: the first, unless it has none, and the last, unless it has none.
    #[must_use]
    pub fn edges(self) -> (Option<Point>, Option<Point>) {
        match self {
            Self::On(point) => (Some(point), Some(point)),
            Self::UpTo(point) => (None, Some(point)),
            Self::From(point) => (Some(point), None),
            Self::Between(from, to) => (Some(from), Some(to)),
        }
    }
}

/// Returns the digits of a year; of one that is partly known, all but the last `unknown`.
fn year_digits(year: i32, unknown: usize) -> String {
    if year.abs() > 9999 {
        return format!("Y{year}");
    }
    let sign = if year < 0 { "-" } else { "" };
    let mut digits = format!("{sign}{:04}", year.abs());
    digits.truncate(digits.len() - unknown);
    digits + &"X".repeat(unknown)
}

impl Display for Point {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        let unknown = match self.part {
            Part::Decade => 1,
            Part::Century => 2,
            Part::Day(..) | Part::SomeDay(_) | Part::Month(_) | Part::Season(_) => 0,
            Part::SomeDayOfYear | Part::SomeMonth | Part::Year => 0,
        };
        out.write_str(&year_digits(self.year, unknown))?;
        match self.part {
            Part::Day(month, day) => write!(out, "-{month:02}-{day:02}")?,
            Part::SomeDay(month) => write!(out, "-{month:02}-XX")?,
            Part::Month(month) => write!(out, "-{month:02}")?,
            Part::Season(season) => write!(out, "-{}", season.number_and_month().0)?,
            Part::SomeDayOfYear => out.write_str("-XX-XX")?,
            Part::SomeMonth => out.write_str("-XX")?,
            Part::Year | Part::Decade | Part::Century => {}
        }
        match self.mark {
            Mark::Sure => Ok(()),
            Mark::Approximate => out.write_char('~'),
            Mark::Uncertain => out.write_char('?'),
            Mark::Both => out.write_char('%'),
        }
    }
}

impl Display for Clock {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        write!(out, "{:02}:{:02}", self.hour, self.minute)?;
        if let Some(second) = self.second {
            write!(out, ":{second:02}")?;
        }
        match self.zone {
            None => Ok(()),
            Some(Zone::Utc) => out.write_char('Z'),
            Some(Zone::Offset(minutes)) => {
                let (sign, size) = (if minutes < 0 { '-' } else { '+' }, minutes.unsigned_abs());
                write!(out, "{sign}{:02}:{:02}", size / 60, size % 60)
            }
        }
    }
}

impl Display for Edge {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        match self {
            Self::On(point) => point.fmt(out),
            Self::Open => out.write_str(".."),
            Self::Unknown => Ok(()),
        }
    }
}

impl Display for Choice {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        match self {
            Self::On(point) => point.fmt(out),
            Self::UpTo(point) => write!(out, "..{point}"),
            Self::From(point) => write!(out, "{point}.."),
            Self::Between(from, to) => write!(out, "{from}..{to}"),
        }
    }
}

impl Display for Form {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        match self {
            Self::Moment(day, clock) => write!(out, "{}T{clock}", Point::from_day(*day)),
            Self::On(point) => point.fmt(out),
            Self::Span(from, to) => write!(out, "{from}/{to}"),
            Self::OneOf(choices) => {
                out.write_char('[')?;
                for (at, choice) in choices.iter().enumerate() {
                    write!(out, "{}{choice}", if at == 0 { "" } else { "," })?;
                }
                out.write_char(']')
            }
        }
    }
}
