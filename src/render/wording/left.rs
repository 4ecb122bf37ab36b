//! How long something is still ahead, or how long ago it was. In: a date and a day. Out: words, never more exact than the
//! date. `static/js/deadlines.js` reckons the same from the reader's own clock, with the words that [`samples`] gives it.

use crate::input::Day;
use crate::model::date::FuzzyDate;
use crate::render::wording::numbers::Numbers;
use crate::render::wording::strings::{Filling, Strings};
use serde_json::{Map, Value};

/// Up to how many days are told as days; more are told as months, about.
const MOST_DAYS: i64 = 60;
/// Up to how many days are told as months; more are told as years, about.
const MOST_MONTH_DAYS: i64 = 730;
/// Numbers that between them have every plural form of a language.
const SAMPLES: [i64; 12] = [1, 2, 3, 5, 11, 21, 22, 25, 100, 101, 102, 103];
/// The words that have no number in them, and those that have one.
const PLAIN: [&str; 5] = ["left-today", "left-tomorrow", "left-yesterday", "left-last-day", "left-open"];
const TIMED: [&str; 7] =
    ["left-in", "left-ago", "left-least-in", "left-least-ago", "left-most", "left-any-day", "left-about"];

/// How a date stands to a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is still ahead, or may be met until its last day.
    Due,
    /// It may be now.
    Now,
    /// Its last possible day is over.
    Past,
}

impl Standing {
    /// Returns its name, as a class and in scripts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Now => "now",
            Self::Past => "past",
        }
    }
}

/// What is known of when, in days from 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The first day it may be; nothing where it may be any day before its last.
    pub first: Option<i64>,
    /// The last day it may be.
    pub last: Option<i64>,
    /// Whether the bounds themselves are only about right.
    pub is_about: bool,
}

impl Bounds {
    /// Returns the bounds of a date. The day of a moment is that of Greenwich, as the day of the build is.
    #[must_use]
    pub fn new(date: &FuzzyDate) -> Self {
        let has_zone = date.find_clock().is_some_and(|clock| clock.zone.is_some());
        if let Some(moment) = date.first_moment().filter(|_| has_zone) {
            let day = Some(moment.day.number());
            return Self { first: day, last: day, is_about: false };
        }
        Self {
            first: date.earliest().map(Day::number),
            last: date.latest().map(Day::number),
            is_about: date.is_approximate(),
        }
    }

    fn is_exact(self) -> bool {
        self.first == self.last && self.first.is_some() && !self.is_about
    }

    /// Returns how it stands on a day.
    #[must_use]
    pub fn standing(self, today: Day) -> Standing {
        let today = today.number();
        match (self.first, self.last) {
            (_, Some(last)) if last < today => Standing::Past,
            (None, Some(_)) => Standing::Due,
            (Some(first), _) if today < first || self.is_exact() => Standing::Due,
            (_, _) => Standing::Now,
        }
    }

    /// Returns which words tell how it stands on a day, and the days they are told with.
    fn phrase(self, today: Day) -> (&'static str, Option<i64>) {
        let number = today.number();
        match (self.standing(today), self.first, self.last) {
            (_, _, Some(last)) if self.is_exact() => match last - number {
                0 => ("left-today", None),
                1 => ("left-tomorrow", None),
                -1 => ("left-yesterday", None),
                days if days > 0 => ("left-in", Some(days)),
                days => ("left-ago", Some(-days)),
            },
            (Standing::Past, first, Some(last)) => {
                // The limit itself is known to the day where something is "no later than" it.
                let key = if first.is_none() { "left-ago" } else { "left-least-ago" };
                (key, Some(number - last))
            }
            (_, Some(first), _) if number < first => ("left-least-in", Some(first - number)),
            (_, _, Some(last)) if last == number => ("left-last-day", None),
            (_, None, Some(last)) => ("left-most", Some(last - number)),
            (_, Some(_), Some(last)) => ("left-any-day", Some(last - number)),
            (_, _, None) => ("left-open", None),
        }
    }

    /// Returns how long it is ahead or ago on a day.
    #[must_use]
    pub fn words(self, today: Day, strings: &Strings) -> String {
        let (key, days) = self.phrase(today);
        let Some(days) = days else { return strings.get(key).to_owned() };
        let least = if key == "left-least-ago" { self.months_since_last(today) } else { None };
        let (time, is_rough) = self.time((days, least), strings);
        // "Or more" says already that it is no exact count.
        let about = is_rough && least.is_none();
        let time = match strings.fill("left-about", &[("time", Filling::Text(&time))]).filter(|_| about) {
            Some(about) => about,
            None => time,
        };
        strings.fill(key, &[("time", Filling::Text(&time))]).unwrap_or_default()
    }

    /// Returns how many whole months are over since the last day it may have been.
    fn months_since_last(self, today: Day) -> Option<i64> {
        let last = Day::from_number(self.last?);
        let months = i64::from(today.year - last.year) * 12 + i64::from(today.month) - i64::from(last.month);
        Some(months - i64::from(today.day < last.day))
    }

    /// Returns a number of days as days, months or years, and whether that is only about so. Where `least`, so many
    /// whole months, have passed, no more than that is told.
    fn time(self, (days, least): (i64, Option<i64>), strings: &Strings) -> (String, bool) {
        let near = |length: f64| (days as f64 / length).round() as i64;
        let (unit, count) = match days {
            0..=MOST_DAYS => ("left-days", days),
            days if days <= MOST_MONTH_DAYS => ("left-months", least.unwrap_or_else(|| near(30.4375))),
            _ => ("left-years", least.map_or_else(|| near(365.25), |months| months / 12)),
        };
        let time = strings.fill(unit, &[("count", Filling::Number(count))]).unwrap_or_default();
        (time, unit != "left-days" || self.is_about)
    }
}

/// Returns all words that tell how long something is ahead or ago, as JSON for the script: `#` stands for a number, `@`
/// for a time. Of counted words there is one for each of some numbers, among which every plural form is.
#[must_use]
pub fn samples(strings: &Strings, numbers: &Numbers) -> String {
    let name = |key: &str| key.trim_start_matches("left-").to_owned();
    let mut words = Map::new();
    for key in PLAIN {
        words.insert(name(key), Value::from(strings.get(key)));
    }
    for key in TIMED {
        words.insert(name(key), Value::from(strings.fill(key, &[("time", Filling::Text("@"))])));
    }
    for key in ["left-days", "left-months", "left-years"] {
        let counted = SAMPLES.into_iter().map(|count| {
            let text = strings.fill(key, &[("count", Filling::Number(count))]).unwrap_or_default();
            (count.to_string(), Value::from(text.replacen(&numbers.plain(count), "#", 1)))
        });
        words.insert(name(key), Value::Object(counted.collect()));
    }
    words.insert("clock".to_owned(), Value::from(strings.get("deadlines-by-clock")));
    Value::Object(words).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(date: &str, today: (i32, u8, u8)) -> (&'static str, &'static str, Option<i64>) {
        let bounds = Bounds::new(&FuzzyDate::parse(date).expect("a date"));
        let today = Day { year: today.0, month: today.1, day: today.2 };
        let (key, days) = bounds.phrase(today);
        (bounds.standing(today).name(), key, days)
    }

    #[test]
    fn a_moment_is_on_the_day_of_greenwich() {
        assert_eq!(standing("2026-03-14T23:30-05:00", (2026, 3, 15)), ("due", "left-today", None));
        assert_eq!(standing("2026-03-15T02:30+03:00", (2026, 3, 15)), ("past", "left-yesterday", None));
        assert_eq!(standing("2026-03-15T02:30", (2026, 3, 15)), ("due", "left-today", None));
    }

    #[test]
    fn a_day_is_told_to_the_day() {
        assert_eq!(standing("2026-05-10", (2026, 5, 7)), ("due", "left-in", Some(3)));
        assert_eq!(standing("2026-05-10", (2026, 5, 9)), ("due", "left-tomorrow", None));
        assert_eq!(standing("2026-05-10", (2026, 5, 10)), ("due", "left-today", None));
        assert_eq!(standing("2026-05-10", (2026, 5, 11)), ("past", "left-yesterday", None));
        assert_eq!(standing("2026-05-10", (2026, 5, 20)), ("past", "left-ago", Some(10)));
    }

    #[test]
    fn what_is_at_least_so_long_ago_is_told_in_whole_months() {
        let months = |date: &str, (year, month, day)| {
            let bounds = Bounds::new(&FuzzyDate::parse(date).expect("a date"));
            bounds.months_since_last(Day { year, month, day })
        };
        assert_eq!(months("2026-03", (2026, 11, 26)), Some(7));
        assert_eq!(months("2025-12", (2026, 11, 26)), Some(10));
        assert_eq!(months("2025-06", (2026, 11, 26)), Some(16));
        assert_eq!(months("2025-06", (2026, 11, 30)), Some(17));
        assert_eq!(months("2024-12", (2026, 12, 30)), Some(23));
        assert_eq!(months("2026-12-31/..", (2027, 1, 1)), None);
    }

    #[test]
    fn what_is_less_exactly_known_is_past_only_when_its_last_day_is() {
        assert_eq!(standing("../2026", (2025, 11, 7)), ("due", "left-most", Some(419)));
        assert_eq!(standing("../2026", (2026, 12, 31)), ("due", "left-last-day", None));
        assert_eq!(standing("../2026", (2027, 1, 1)), ("past", "left-ago", Some(1)));
        assert_eq!(standing("2026-05", (2026, 4, 20)), ("due", "left-least-in", Some(11)));
        assert_eq!(standing("2026-05", (2026, 5, 20)), ("now", "left-any-day", Some(11)));
        assert_eq!(standing("2026-05", (2026, 5, 31)), ("now", "left-last-day", None));
        assert_eq!(standing("2026-05", (2026, 6, 3)), ("past", "left-least-ago", Some(3)));
        assert_eq!(standing("2026-12-31/..", (2026, 1, 1)), ("due", "left-least-in", Some(364)));
        assert_eq!(standing("2026-12-31/..", (2030, 1, 1)), ("now", "left-open", None));
        assert_eq!(standing("2026-05-10~", (2026, 5, 10)), ("now", "left-last-day", None));
    }
}
