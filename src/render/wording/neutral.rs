//! Dates in every other language: ICU's days, months and years, with signs in the place of words.

use crate::input::Day;
use crate::lang::tag::Lang;
use crate::model::config::DateStyle;
use crate::model::edtf::form::{Choice, Clock, Part, Point};
use crate::render::wording::numbers::{self, Numbers};
use crate::render::wording::phrases::{self, Phrases, Room, Sense};
use icu_calendar::{Date, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{Y, YM, YMD};

type Formatter<Fields> = Option<FixedCalendarDateTimeFormatter<Gregorian, Fields>>;

/// The dates of a language that has no sentences here.
#[derive(Debug)]
pub struct Neutral {
    long_days: Formatter<YMD>,
    short_days: Formatter<YMD>,
    long_months: Formatter<YM>,
    short_months: Formatter<YM>,
    years: Formatter<Y>,
    numbers: Numbers,
}

impl Neutral {
    /// Returns the wording of `lang`.
    #[must_use]
    pub fn new(lang: Lang, style: &DateStyle) -> Self {
        let locale = || numbers::locale(lang, style.digits).into();
        Self {
            long_days: FixedCalendarDateTimeFormatter::try_new(locale(), YMD::long()).ok(),
            short_days: FixedCalendarDateTimeFormatter::try_new(locale(), YMD::medium()).ok(),
            long_months: FixedCalendarDateTimeFormatter::try_new(locale(), YM::long()).ok(),
            short_months: FixedCalendarDateTimeFormatter::try_new(locale(), YM::medium()).ok(),
            years: FixedCalendarDateTimeFormatter::try_new(locale(), Y::long()).ok(),
            numbers: Numbers::new(lang, style),
        }
    }

    fn day(&self, day: Day, room: Room) -> String {
        let formatter = match room {
            Room::Long => &self.long_days,
            Room::Short => &self.short_days,
        };
        let date = date(day);
        let words = formatter.as_ref().zip(date).map(|(formatter, date)| formatter.format(&date).to_string());
        words.map_or_else(|| Point::from_day(day).to_string(), |words| numbers::visible(&words))
    }

    fn month_of(&self, day: Day, room: Room) -> String {
        let formatter = match room {
            Room::Long => &self.long_months,
            Room::Short => &self.short_months,
        };
        let words =
            formatter.as_ref().zip(date(day)).map(|(formatter, date)| formatter.format(&date).to_string());
        let plain = || Point { part: Part::Month(day.month), ..Point::from_day(day) }.to_string();
        words.map_or_else(plain, |words| numbers::visible(&words))
    }

    fn plain(&self, point: Point, room: Room) -> String {
        let (first, last) = (point.first(), point.last());
        match point.part {
            Part::Day(..) => self.day(first, room),
            Part::SomeDay(_) | Part::Month(_) => self.month_of(first, room),
            Part::Season(_) => format!("{} – {}", self.month_of(first, room), self.month_of(last, room)),
            Part::SomeDayOfYear | Part::SomeMonth | Part::Year => self.year(point.year),
            Part::Decade | Part::Century => format!("{} – {}", self.year(first.year), self.year(last.year)),
        }
    }
}

fn date(day: Day) -> Option<Date<Gregorian>> {
    Date::try_new_gregorian(day.year, day.month, day.day).ok()
}

impl Phrases for Neutral {
    fn date(&self, point: Point, room: Room) -> String {
        let around = if point.mark.is_approximate() { "~ " } else { "" };
        let uncertain = if point.mark.is_uncertain() { " (?)" } else { "" };
        format!("{around}{}{uncertain}", self.plain(point, room))
    }

    fn no_later(&self, point: Point, (_, room): (Sense, Room)) -> String {
        format!("≤ {}", self.date(point, room))
    }

    fn no_earlier(&self, point: Point, room: Room) -> String {
        format!("≥ {}", self.date(point, room))
    }

    fn onward(&self, point: Point, room: Room) -> String {
        format!("{} – …", self.date(point, room))
    }

    fn until(&self, point: Point, room: Room) -> String {
        format!("? – {}", self.date(point, room))
    }

    fn unended(&self, point: Point, room: Room) -> String {
        format!("{} – ?", self.date(point, room))
    }

    fn span(&self, from: Point, to: Point, room: Room) -> String {
        if from == to {
            return self.date(from, room);
        }
        format!("{} – {}", self.date(from, room), self.date(to, room))
    }

    fn between(&self, from: Point, to: Point, room: Room) -> String {
        format!("{} – {} (?)", self.date(from, room), self.date(to, room))
    }

    fn one_of(&self, choices: &[Choice], room: Room) -> String {
        choices.iter().map(|choice| self.choice(*choice, room)).collect::<Vec<_>>().join(" / ")
    }

    fn moment(&self, day: String, clock: Clock, room: Room) -> String {
        let time = phrases::time(&self.numbers, clock);
        match (room, phrases::offset(&self.numbers, clock)) {
            (Room::Long, Some(offset)) => format!("{day} {time} (UTC{offset})"),
            (Room::Long, None) | (Room::Short, _) => format!("{day} {time}"),
        }
    }

    fn month(&self, year: i32, month: u8) -> String {
        self.month_of(Day { year, month, day: 1 }, Room::Long)
    }

    fn year(&self, year: i32) -> String {
        let date = date(Day { year, month: 1, day: 1 });
        let words =
            self.years.as_ref().zip(date).map(|(formatter, date)| formatter.format(&date).to_string());
        words.map_or_else(|| self.numbers.plain(year.into()), |words| numbers::visible(&words))
    }
}
