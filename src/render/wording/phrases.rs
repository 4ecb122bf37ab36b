//! What a language must be able to say of a date, and what all languages share in saying it.

use crate::model::edtf::form::{Choice, Clock, Mark, Part, Point, Zone};
use crate::model::event::EventType;
use crate::render::wording::numbers::Numbers;

/// How much room there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// As in a sentence.
    Long,
    /// As in a list.
    Short,
}

/// What it is that has a date: it decides how a date is told of which only the last day is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// Something that happens, or was made: it did so by then.
    Happens,
    /// Something that is due: no later.
    Due,
    /// Something that lasts: until then at the latest.
    Lasts,
}

impl From<EventType> for Sense {
    fn from(kind: EventType) -> Self {
        match kind {
            EventType::Deadline => Self::Due,
            EventType::Period => Self::Lasts,
            EventType::Event | EventType::Announcement => Self::Happens,
        }
    }
}

/// The sentences of dates in one language.
pub trait Phrases: Send + Sync {
    /// Returns a date on its own, with how sure it is: `around September 2024`.
    fn date(&self, point: Point, room: Room) -> String;
    /// Returns that something is no later than the end of a date.
    fn no_later(&self, point: Point, at: (Sense, Room)) -> String;
    /// Returns that something is no earlier than a date.
    fn no_earlier(&self, point: Point, room: Room) -> String;
    /// Returns that something lasts from a date on.
    fn onward(&self, point: Point, room: Room) -> String;
    /// Returns that something ends with a date and began nobody knows when.
    fn until(&self, point: Point, room: Room) -> String;
    /// Returns that something begins with a date and ends nobody knows when.
    fn unended(&self, point: Point, room: Room) -> String;
    /// Returns that something lasts from one date to another.
    fn span(&self, from: Point, to: Point, room: Room) -> String;
    /// Returns that something lies somewhere between two dates.
    fn between(&self, from: Point, to: Point, room: Room) -> String;
    /// Returns one of several possible dates.
    fn choice(&self, choice: Choice, room: Room) -> String {
        match choice {
            Choice::On(point) => self.date(point, room),
            Choice::UpTo(point) => self.no_later(point, (Sense::Happens, room)),
            Choice::From(point) => self.no_earlier(point, room),
            Choice::Between(from, to) => self.between(from, to, room),
        }
    }
    /// Returns that one of several dates is right; there are two at least.
    fn one_of(&self, choices: &[Choice], room: Room) -> String;
    /// Returns a day, already in words, with a time of it.
    fn moment(&self, day: String, clock: Clock, room: Room) -> String;
    /// Returns a month of a year.
    fn month(&self, year: i32, month: u8) -> String;
    /// Returns a year.
    fn year(&self, year: i32) -> String;
}

/// Two dates, as far as they can share words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pair {
    /// The same date twice.
    Same,
    /// Days of one month: the days.
    DaysOfMonth(u8, u8),
    /// Days of one year: month and day, twice.
    DaysOfYear((u8, u8), (u8, u8)),
    /// Months of one year.
    MonthsOfYear(u8, u8),
    /// Two years.
    Years(i32, i32),
    /// Nothing is shared.
    Apart,
}

/// Returns what two dates share; nothing where one of them is doubtful, for doubt is said of one.
#[must_use]
pub fn pair(from: Point, to: Point) -> Pair {
    if from == to {
        return Pair::Same;
    }
    if from.mark != Mark::Sure || to.mark != Mark::Sure {
        return Pair::Apart;
    }
    match (from.part, to.part) {
        (Part::Year, Part::Year) if from.year > 0 && to.year > 0 => Pair::Years(from.year, to.year),
        _ if from.year != to.year => Pair::Apart,
        (Part::Day(month, from), Part::Day(same, to)) if month == same => Pair::DaysOfMonth(from, to),
        (Part::Day(from_month, from), Part::Day(to_month, to)) => {
            Pair::DaysOfYear((from_month, from), (to_month, to))
        }
        (Part::Month(from), Part::Month(to)) => Pair::MonthsOfYear(from, to),
        _ => Pair::Apart,
    }
}

/// Returns the dates of choices that are all single and sure, lie in one year, and are all days of one month
/// or all months: what comes last says the rest for all of them.
#[must_use]
pub fn alike(choices: &[Choice]) -> Option<Vec<Point>> {
    let single = choices.iter().map(|choice| match choice {
        Choice::On(point) => Some(*point),
        Choice::UpTo(_) | Choice::From(_) | Choice::Between(..) => None,
    });
    let points = single.collect::<Option<Vec<_>>>()?;
    let shares = points
        .windows(2)
        .all(|two| matches!(pair(two[0], two[1]), Pair::DaysOfMonth(..) | Pair::MonthsOfYear(..)));
    shares.then_some(points)
}

/// Returns the time in digits: `14:30`.
#[must_use]
pub fn time(numbers: &Numbers, clock: Clock) -> String {
    let seconds = clock.second.map(|second| format!(":{second:02}")).unwrap_or_default();
    numbers.spell(&format!("{:02}:{:02}{seconds}", clock.hour, clock.minute))
}

/// Returns how far a clock is from Greenwich: `+3`, `−5`, `+5:30`; nothing where it is not known, an empty
/// text where it is not away from it.
#[must_use]
pub fn offset(numbers: &Numbers, clock: Clock) -> Option<String> {
    let minutes = match clock.zone? {
        Zone::Utc | Zone::Offset(0) => return Some(String::new()),
        Zone::Offset(minutes) => minutes,
    };
    let (sign, size) = (if minutes < 0 { '−' } else { '+' }, minutes.unsigned_abs());
    let rest = if size % 60 == 0 { String::new() } else { format!(":{:02}", size % 60) };
    Some(numbers.spell(&format!("{sign}{}{rest}", size / 60)))
}

/// Returns the last year that a date may lie in, as a date.
#[must_use]
pub fn last_year(point: Point) -> Point {
    Point { year: point.last().year, part: Part::Year, mark: point.mark }
}

/// Returns the number of a year in its era, and whether that is the one before the common era.
#[must_use]
pub fn year_of_era(year: i32) -> (i64, bool) {
    if year > 0 { (i64::from(year), false) } else { (1 - i64::from(year), true) }
}
