//! What a phrase says of a time, before it is known when the article speaks, and what it comes to then.

use crate::input::Day;
use crate::model::edtf::form::{Choice, Edge, Form, Mark, Part, Point, Season};
use std::collections::BTreeMap;

/// Which year is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearOf {
    /// This one.
    Number(i32),
    /// So many after that of the article.
    Offset(i32),
    /// The last one in which it was before the article.
    Past,
    /// The next one in which it is after the article.
    Next,
    /// The one last spoken of.
    Said,
}

/// A day, month or year, as far as it is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Partial {
    /// From Monday, 0, on.
    pub weekday: Option<u8>,
    /// Of the month.
    pub day: Option<u8>,
    /// 1 to 12.
    pub month: Option<u8>,
    /// Which year.
    pub year: Option<YearOf>,
}

/// A unit that times are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Known exactly.
    Day,
    /// Seven days, about.
    Week,
    /// About.
    Month,
    /// About.
    Year,
}

/// What a phrase says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// A date as the calendar has it.
    Partial(Partial),
    /// A month so many after the article's, or a day of it.
    MonthAway(i32, Option<u8>),
    /// So many units before the article.
    Ago(Unit, u32),
    /// So many days after the article.
    Ahead(u32),
    /// A season.
    Season(Season, Option<YearOf>),
    /// The months from one to another.
    Months(YearOf, u8, u8),
    /// A decade or a century.
    Wide(Point),
    /// The days of a Hijri month or year.
    Days(Day, Day),
    /// One of these days: it is not said whether the day or the month comes first.
    OneOf(Day, Day),
}

/// What is known of the place that a phrase stands in.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'run> {
    /// The day that the article speaks from.
    pub day: Option<Day>,
    /// The year last spoken of.
    pub said: Option<i32>,
    /// Days and months that were named with their year.
    pub named: &'run BTreeMap<(u8, u8), i32>,
    /// Whether the clause speaks of what is to come.
    pub tense: Tense,
}

/// Whether a clause speaks of what was or of what is to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// Of what was, or nothing says so.
    Past,
    /// Of what is to come.
    Ahead,
}

/// From when to when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Extent {
    /// From one date to another, which may be the same.
    Span(Point, Point),
    /// One of these days.
    OneOf(Day, Day),
}

impl Extent {
    /// Returns a date alone.
    #[must_use]
    pub fn on(point: Point) -> Self {
        Self::Span(point, point)
    }

    /// Returns it as a form of EDTF.
    #[must_use]
    pub fn form(&self) -> Form {
        match self {
            Self::Span(from, to) if from == to => Form::On(*from),
            Self::Span(from, to) => Form::Span(Edge::On(*from), Edge::On(*to)),
            Self::OneOf(first, second) => {
                Form::OneOf([*first, *second].map(|day| Choice::On(Point::from_day(day))).into())
            }
        }
    }
}

/// Returns the date of a part of a year that is sure.
#[must_use]
pub fn sure(year: i32, part: Part) -> Point {
    Point { year, part, mark: Mark::Sure }
}

/// Days that are known by the day and month alone: of what happened then the year needs no saying.
const NAMED_YEARS: [((u8, u8), i32); 3] = [((9, 11), 2001), ((10, 7), 2023), ((1, 6), 2021)];

/// Returns the year of a day that is spoken of as a name.
#[must_use]
pub fn find_named_year(month: u8, day: u8) -> Option<i32> {
    NAMED_YEARS.iter().find(|(of, _)| *of == (month, day)).map(|(_, year)| *year)
}

impl When {
    /// Returns what it comes to; nothing where that depends on what is not known.
    #[must_use]
    pub fn resolve(&self, setting: &Setting<'_>) -> Option<Extent> {
        match self {
            Self::Partial(partial) => partial.resolve(setting).map(Extent::on),
            Self::MonthAway(offset, day) => {
                let (year, month) = add_months(setting.day?, *offset);
                let part = day.map_or(Part::Month(month), |day| Part::Day(month, day));
                is_real(year, part).then(|| Extent::on(sure(year, part)))
            }
            Self::Ago(unit, number) => ago(setting.day?, *unit, *number).map(Extent::on),
            Self::Ahead(days) => Some(Extent::on(Point::from_day(plus(setting.day?, i64::from(*days))))),
            Self::Season(season, year) => {
                let year = season_year(*season, *year, setting)?;
                Some(Extent::on(sure(year, Part::Season(*season))))
            }
            Self::Months(year, from, to) => {
                let year = plain_year(*year, setting)?;
                Some(Extent::Span(sure(year, Part::Month(*from)), sure(year, Part::Month(*to))))
            }
            Self::Wide(point) => Some(Extent::on(*point)),
            Self::Days(from, to) => Some(Extent::Span(Point::from_day(*from), Point::from_day(*to))),
            Self::OneOf(first, second) => Some(Extent::OneOf(*first, *second)),
        }
    }

    /// Returns whether it says day, month and year.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        matches!(
            self,
            Self::Partial(Partial { day: Some(_), month: Some(_), year: Some(YearOf::Number(_)), .. })
        )
    }

    /// Returns it with what the end of a range says for both: the month and the year.
    #[must_use]
    pub fn completed(&self, end: &Self) -> Self {
        let (Self::Partial(from), Self::Partial(to)) = (self, end) else { return self.clone() };
        let mut from = *from;
        if from.month.is_none() && from.day.is_some() {
            from.month = to.month;
        }
        if from.year.is_none() && from.month.is_some() {
            from.year = to.year;
            if let (Some(YearOf::Number(year)), Some(first), Some(last)) = (to.year, from.month, to.month)
                && first > last
            {
                from.year = Some(YearOf::Number(year - 1));
            }
        }
        Self::Partial(from)
    }
}

impl Partial {
    fn resolve(self, setting: &Setting<'_>) -> Option<Point> {
        match (self.month, self.day, self.weekday, self.year) {
            (Some(month), day, weekday, year) => {
                let part = day.map_or(Part::Month(month), |day| Part::Day(month, day));
                let year = match year {
                    Some(YearOf::Past) => nearest(part, setting.day?, -1)?,
                    Some(YearOf::Next) => nearest(part, setting.day?, 1)?,
                    Some(year) => plain_year(year, setting)?,
                    None => open_year(part, weekday, setting)?,
                };
                is_real(year, part).then(|| sure(year, part))
            }
            (None, None, Some(weekday), year) => weekday_of(weekday, year, setting).map(Point::from_day),
            (None, None, None, Some(year)) => Some(sure(plain_year(year, setting)?, Part::Year)),
            (None, Some(_), _, _) | (None, None, None, None) => None,
        }
    }
}

fn plain_year(year: YearOf, setting: &Setting<'_>) -> Option<i32> {
    match year {
        YearOf::Number(year) => Some(year),
        YearOf::Offset(offset) => Some(setting.day?.year + offset),
        YearOf::Past => Some(setting.day?.year - 1),
        YearOf::Next => Some(setting.day?.year + 1),
        YearOf::Said => setting.said,
    }
}

/// Returns whether the calendar has such a day.
#[must_use]
pub fn is_real(year: i32, part: Part) -> bool {
    match part {
        Part::Day(month, day) => Day::find(year, month, day).is_some(),
        _ => true,
    }
}

/// Returns the day so many days after another.
#[must_use]
pub fn plus(day: Day, days: i64) -> Day {
    Day::from_number(day.number() + days)
}

fn add_months(day: Day, months: i32) -> (i32, u8) {
    let months = day.year * 12 + i32::from(day.month) - 1 + months;
    (months.div_euclid(12), u8::try_from(months.rem_euclid(12) + 1).unwrap_or(1))
}

fn ago(day: Day, unit: Unit, number: u32) -> Option<Point> {
    let number = i32::try_from(number).ok().filter(|number| *number < 3000)?;
    let about = |point: Point| Point { mark: Mark::Approximate, ..point };
    Some(match unit {
        Unit::Day => Point::from_day(plus(day, -i64::from(number))),
        Unit::Week => about(Point::from_day(plus(day, -7 * i64::from(number)))),
        Unit::Month => {
            let (year, month) = add_months(day, -number);
            about(sure(year, Part::Month(month)))
        }
        Unit::Year => about(sure(day.year - number, Part::Year)),
    })
}

/// Returns the nearest year in which a day or month lies wholly before (`-1`) or after (`1`) the article's.
fn nearest(part: Part, day: Day, direction: i32) -> Option<i32> {
    let is_there = |year: i32| {
        let point = sure(year, part);
        if direction < 0 { point.last() < day } else { point.first() > day }
    };
    (0..=8).map(|step| day.year + direction * step).find(|year| is_real(*year, part) && is_there(*year))
}

/// Returns the year of a day or month that is named without one.
fn open_year(part: Part, weekday: Option<u8>, setting: &Setting<'_>) -> Option<i32> {
    if let Part::Day(month, day) = part
        && let Some(year) = setting.named.get(&(month, day))
    {
        return Some(*year);
    }
    let article = setting.day?;
    let years = [article.year, article.year - 1, article.year + 1];
    if let (Some(weekday), Part::Day(month, day)) = (weekday, part) {
        let on_weekday =
            |year: &&i32| Day::find(**year, month, day).is_some_and(|day| day.weekday() == weekday);
        if let Some(year) = years.iter().find(on_weekday) {
            return Some(*year);
        }
    }
    let distance = |year: i32| {
        let point = sure(year, part);
        let (first, last) = (article.days_until(point.first()), article.days_until(point.last()));
        if first <= 0 && last >= 0 {
            0
        } else if last < 0 {
            last
        } else {
            first
        }
    };
    if setting.tense == Tense::Ahead {
        return [article.year, article.year + 1].into_iter().find(|year| distance(*year) >= 0);
    }
    // Newspapers leave out the year of their own day; around New Year that of the nearer day.
    let own = distance(article.year);
    // Of a month to come somebody would say so; `in September` was the last one.
    if matches!(part, Part::Month(_)) && own > 31 {
        return Some(article.year - 1);
    }
    let last = Some(article.year - 1).filter(|year| distance(*year).abs() <= 100);
    let next = Some(article.year + 1).filter(|year| distance(*year) <= 45 && matches!(part, Part::Day(..)));
    Some(last.or(next).filter(|_| own.abs() > 200).unwrap_or(article.year))
}

fn weekday_of(weekday: u8, year: Option<YearOf>, setting: &Setting<'_>) -> Option<Day> {
    let article = setting.day?;
    let after = i64::from((weekday + 7 - article.weekday()) % 7);
    let before = i64::from((article.weekday() + 7 - weekday) % 7);
    let strictly = |days: i64| if days == 0 { 7 } else { days };
    let offset = match (year, setting.tense) {
        (Some(YearOf::Past), _) => -strictly(before),
        (Some(YearOf::Next), _) => strictly(after),
        (Some(YearOf::Offset(weeks)), _) if weeks != 0 => {
            // A day of the week before or after the article's.
            i64::from(weekday) - i64::from(article.weekday()) + 7 * i64::from(weeks)
        }
        (Some(YearOf::Offset(_)), _) | (None, Tense::Ahead) => after,
        (None, Tense::Past) => -before,
        (Some(YearOf::Number(_) | YearOf::Said), _) => return None,
    };
    Some(plus(article, offset))
}

fn season_year(season: Season, year: Option<YearOf>, setting: &Setting<'_>) -> Option<i32> {
    match year {
        Some(YearOf::Past) => nearest(Part::Season(season), setting.day?, -1),
        Some(YearOf::Next) => nearest(Part::Season(season), setting.day?, 1),
        Some(year) => plain_year(year, setting),
        None => None,
    }
}
