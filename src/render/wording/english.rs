//! Dates in English: day first, or month first where the region does so.

use crate::lang::tag::Lang;
use crate::model::config::DateStyle;
use crate::model::edtf::form::{Choice, Clock, Part, Point, Season};
use crate::render::wording::months::MonthNames;
use crate::render::wording::numbers::Numbers;
use crate::render::wording::phrases::{self, Pair, Phrases, Room, Sense};

/// Which of day and month comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum First {
    Day,
    Month,
}

/// The English of dates.
#[derive(Debug)]
pub struct English {
    months: MonthNames,
    numbers: Numbers,
    first: First,
}

impl English {
    /// Returns the wording of `lang`, which is English.
    #[must_use]
    pub fn new(lang: Lang, style: &DateStyle) -> Self {
        let first = if matches!(lang.region(), Some("US" | "CA" | "PH")) { First::Month } else { First::Day };
        Self { months: MonthNames::new(lang, style), numbers: Numbers::new(lang, style), first }
    }

    fn month_name(&self, month: u8, room: Room) -> &str {
        match room {
            Room::Long => self.months.long(month),
            Room::Short => self.months.short(month),
        }
    }

    fn day_of_year(&self, month: u8, day: u8, room: Room) -> String {
        let (month, day) = (self.month_name(month, room), self.numbers.plain(day.into()));
        match self.first {
            First::Day => format!("{day} {month}"),
            First::Month => format!("{month} {day}"),
        }
    }

    /// Returns words with the year after them.
    fn with_year(&self, words: &str, year: i32) -> String {
        let comma = if self.first == First::Month { "," } else { "" };
        format!("{words}{comma} {}", self.year(year))
    }

    /// Returns a date without a word on how sure it is.
    fn plain(&self, point: Point, room: Room) -> String {
        let year = self.year(point.year);
        match point.part {
            Part::Day(month, day) => self.with_year(&self.day_of_year(month, day, room), point.year),
            Part::SomeDay(month) => format!("some day in {} {year}", self.month_name(month, room)),
            Part::Month(month) => format!("{} {year}", self.month_name(month, room)),
            Part::Season(season) => format!("{} {year}", season_name(season)),
            Part::SomeDayOfYear => format!("some day in {year}"),
            Part::SomeMonth => format!("some month of {year}"),
            Part::Year => year,
            Part::Decade if point.year > 0 => format!("the {year}s"),
            Part::Decade | Part::Century => format!("between {year} and {}", self.year(point.last().year)),
        }
    }

    /// Returns the end of a date: itself where it is a day.
    fn end(&self, point: Point, room: Room) -> String {
        match point.part {
            Part::Day(..) => self.plain(point, room),
            Part::Month(_) | Part::Season(_) | Part::Year => {
                format!("the end of {}", self.plain(point, room))
            }
            Part::SomeDay(month) => {
                format!("the end of {}", self.plain(Point { part: Part::Month(month), ..point }, room))
            }
            Part::SomeDayOfYear | Part::SomeMonth | Part::Decade | Part::Century => {
                format!("the end of {}", self.plain(phrases::last_year(point), room))
            }
        }
    }

    /// Returns the day, or the month, alone.
    fn without_shared(&self, point: Point, room: Room) -> String {
        match point.part {
            Part::Day(_, day) => self.numbers.plain(day.into()),
            Part::SomeDay(month) | Part::Month(month) => self.month_name(month, room).to_owned(),
            Part::Season(_) | Part::SomeDayOfYear | Part::SomeMonth => self.plain(point, room),
            Part::Year | Part::Decade | Part::Century => self.plain(point, room),
        }
    }
}

fn season_name(season: Season) -> &'static str {
    match season {
        Season::Spring => "spring",
        Season::Summer => "summer",
        Season::Autumn => "autumn",
        Season::Winter => "winter",
    }
}

/// Returns words with how sure a date is: before them, and after all of the phrase.
fn doubt(point: Point, room: Room) -> (&'static str, &'static str) {
    let before = match room {
        _ if !point.mark.is_approximate() => "",
        Room::Long => "around ",
        Room::Short => "c. ",
    };
    let after = match room {
        _ if !point.mark.is_uncertain() => "",
        Room::Long => " (uncertain)",
        Room::Short => "?",
    };
    (before, after)
}

impl Phrases for English {
    fn date(&self, point: Point, room: Room) -> String {
        let (around, uncertain) = doubt(point, room);
        format!("{around}{}{uncertain}", self.plain(point, room))
    }

    fn no_later(&self, point: Point, (sense, room): (Sense, Room)) -> String {
        let (around, uncertain) = doubt(point, room);
        let end = format!("{around}{}", self.end(point, room));
        match (sense, point.part) {
            (Sense::Due, _) => format!("no later than {end}{uncertain}"),
            (Sense::Lasts, _) => format!("until {end} at the latest{uncertain}"),
            (Sense::Happens, Part::Day(..)) => format!("on or before {end}{uncertain}"),
            (Sense::Happens, _) => format!("by {end}{uncertain}"),
        }
    }

    fn no_earlier(&self, point: Point, room: Room) -> String {
        format!("no earlier than {}", self.date(point, room))
    }

    fn onward(&self, point: Point, room: Room) -> String {
        let (around, uncertain) = doubt(point, room);
        let on = match room {
            Room::Long => " on",
            Room::Short => "",
        };
        format!("from {around}{}{on}{uncertain}", self.plain(point, room))
    }

    fn until(&self, point: Point, room: Room) -> String {
        match room {
            Room::Long => format!("until {} (start unknown)", self.date(point, room)),
            Room::Short => format!("until {}", self.date(point, room)),
        }
    }

    fn unended(&self, point: Point, room: Room) -> String {
        match room {
            Room::Long => format!("from {} (end unknown)", self.date(point, room)),
            Room::Short => format!("from {}", self.date(point, room)),
        }
    }

    fn span(&self, from: Point, to: Point, room: Room) -> String {
        let month = |month| self.month_name(month, room);
        let day = |day: u8| self.numbers.plain(day.into());
        match phrases::pair(from, to) {
            Pair::Same => self.date(from, room),
            Pair::DaysOfMonth(first, last) => {
                let name = month(from.first().month);
                let days = format!("{}–{}", day(first), day(last));
                let words = match self.first {
                    First::Day => format!("{days} {name}"),
                    First::Month => format!("{name} {days}"),
                };
                self.with_year(&words, from.year)
            }
            Pair::DaysOfYear(first, last) => {
                let words = [first, last].map(|(month, day)| self.day_of_year(month, day, room));
                self.with_year(&words.join(" – "), from.year)
            }
            Pair::MonthsOfYear(first, last) => {
                format!("{}–{} {}", month(first), month(last), self.year(from.year))
            }
            Pair::Years(first, last) => format!("{}–{}", self.year(first), self.year(last)),
            Pair::Apart => match room {
                Room::Long => format!("from {} to {}", self.date(from, room), self.date(to, room)),
                Room::Short => format!("{} – {}", self.date(from, room), self.date(to, room)),
            },
        }
    }

    fn between(&self, from: Point, to: Point, room: Room) -> String {
        format!("between {} and {}", self.date(from, room), self.date(to, room))
    }

    fn one_of(&self, choices: &[Choice], room: Room) -> String {
        let either = if choices.len() == 2 { "either " } else { "" };
        let words: Vec<String> = match phrases::alike(choices) {
            Some(points) => points.iter().map(|point| self.without_shared(*point, room)).collect(),
            None => choices.iter().map(|choice| self.choice(*choice, room)).collect(),
        };
        let words = self.numbers.either(&words);
        match phrases::alike(choices).and_then(|points| points.first().copied()) {
            Some(Point { year, part: Part::Day(month, _), .. }) => match self.first {
                First::Day => format!("{either}{words} {} {}", self.month_name(month, room), self.year(year)),
                First::Month => {
                    format!("{either}{} {words}, {}", self.month_name(month, room), self.year(year))
                }
            },
            Some(point) => format!("{either}{words} {}", self.year(point.year)),
            None => format!("{either}{words}"),
        }
    }

    fn moment(&self, day: String, clock: Clock, room: Room) -> String {
        let time = phrases::time(&self.numbers, clock);
        match (room, phrases::offset(&self.numbers, clock)) {
            (Room::Long, Some(offset)) => format!("{day}, {time} (UTC{offset})"),
            (Room::Long, None) | (Room::Short, _) => format!("{day}, {time}"),
        }
    }

    fn month(&self, year: i32, month: u8) -> String {
        format!("{} {}", self.months.long(month), self.year(year))
    }

    fn year(&self, year: i32) -> String {
        let (number, is_before) = phrases::year_of_era(year);
        let era = if is_before { " BC" } else { "" };
        format!("{}{era}", self.numbers.plain(number))
    }
}
