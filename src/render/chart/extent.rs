//! How far a date reaches: the days on which it may begin and end, and between which of them it surely lies.

use crate::input::Day;
use crate::model::date::FuzzyDate;
use crate::model::edtf::form::{Edge, Form, Part, Point};

/// How many days what is only about a day reaches to both sides, at least.
const ABOUT: i64 = 4;
/// How many days a season has at most.
const SEASON: i64 = 92;

/// What is known of when something begins and ends, in days from 1970; ends are the first days after.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extent {
    /// The first day on which it may begin, and the first after it must have; nothing where it is open.
    pub start: Option<(i64, i64)>,
    /// The day before which it cannot end, and the first day after it must have; nothing where it is open.
    pub end: Option<(i64, i64)>,
    /// The days that the picture has to have room for.
    pub days: Vec<Day>,
    /// Whether it is one day, nothing said against it but that its source may be wrong.
    pub is_day: bool,
    /// Whether its source may be wrong.
    pub is_doubtful: bool,
    /// Whether it lasts from its start to its end; otherwise it lies somewhere between them.
    pub lasts: bool,
}

impl Extent {
    /// Returns the extent of a date.
    #[must_use]
    pub fn new(date: &FuzzyDate) -> Self {
        let mut extent = match date.form() {
            Form::Moment(day, _) => moment(*day),
            Form::On(point) => on(*point),
            Form::Span(from, to) => Self { lasts: true, ..between(from.point(), to.point()) },
            Form::OneOf(_) => {
                let bounds = (date.earliest(), date.latest());
                Self {
                    start: bounds.0.map(|day| (day.number(), day.number())),
                    end: bounds.1.map(|day| (day.number() + 1, day.number() + 1)),
                    ..Self::default()
                }
            }
        };
        // "No later than" is a limit, and what lies before it need not last.
        if let Form::Span(Edge::Open, Edge::On(to)) = date.form() {
            extent.lasts = false;
            let limit = extent.end.map(|(_, last)| (last, last));
            extent.end = if to.mark.is_approximate() { extent.end } else { limit };
        }
        extent.days = [date.earliest(), date.latest()].into_iter().flatten().collect();
        if extent.days.is_empty() {
            extent.days.extend(date.sorting_day());
        }
        extent.is_doubtful = date.is_uncertain();
        extent
    }

    /// Returns whether it lies somewhere within a time that is longer than a season.
    #[must_use]
    pub fn is_vague(&self) -> bool {
        let longest = |((first, _), (_, last))| last - first > SEASON;
        !self.lasts && self.start.zip(self.end).is_some_and(longest)
    }

    /// Returns whether anything is known of it.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.start.is_some() || self.end.is_some()
    }

    /// Returns the extent of what was held from one date to another.
    #[must_use]
    pub fn held(from: Option<&FuzzyDate>, to: Option<&FuzzyDate>) -> Self {
        let (first, last) = (from.map(Self::new), to.map(Self::new));
        let days =
            [&first, &last].into_iter().flatten().flat_map(|extent| extent.days.clone()).collect::<Vec<_>>();
        let doubts = [&first, &last].into_iter().flatten().any(|extent| extent.is_doubtful);
        let whole = |extent: Extent| Some((extent.start?.0, extent.end?.1));
        let (start, end) = (first.and_then(whole), last.and_then(whole));
        Self { start, end, days, is_doubtful: doubts, lasts: true, is_day: false }
    }
}

fn moment(day: Day) -> Extent {
    let number = day.number();
    Extent {
        start: Some((number, number)),
        end: Some((number + 1, number + 1)),
        is_day: true,
        ..Extent::default()
    }
}

/// Returns the days that a date may be, with those around it where it is only about then.
fn bounds(point: Point) -> (i64, i64) {
    let (first, end) = (point.first().number(), point.last().number() + 1);
    let about = if point.mark.is_approximate() { ((end - first) / 2).max(ABOUT) } else { 0 };
    (first - about, end + about)
}

/// Returns the extent of one date: a month, a year and a decade have ends, a season has none that are
/// sharp.
fn on(point: Point) -> Extent {
    if let Some(day) = point.find_day().filter(|_| !point.mark.is_approximate()) {
        return moment(day);
    }
    let (first, end) = bounds(point);
    let is_soft = match point.part {
        Part::Season(_) => true,
        Part::Day(..) | Part::SomeDay(_) | Part::Month(_) => false,
        Part::SomeDayOfYear | Part::SomeMonth | Part::Year | Part::Decade | Part::Century => false,
    };
    let fade = match (point.mark.is_approximate(), is_soft) {
        (true, _) => (end - first) / 2,
        (false, true) => (end - first) / 4,
        (false, false) => 0,
    };
    Extent { start: Some((first, first + fade)), end: Some((end - fade, end)), ..Extent::default() }
}

/// Returns the extent of what lasts from one date to another. What begins in a year begins on some day of it.
fn between(from: Option<Point>, to: Option<Point>) -> Extent {
    let reach = |point: Point| match point.find_day() {
        Some(day) if !point.mark.is_approximate() => (day.number(), day.number()),
        Some(_) | None => bounds(point),
    };
    let end = |point: Point| match point.find_day() {
        Some(day) if !point.mark.is_approximate() => (day.number() + 1, day.number() + 1),
        Some(_) | None => bounds(point),
    };
    Extent { start: from.map(reach), end: to.map(end), ..Extent::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn extent(text: &str) -> Extent {
        Extent::new(&FuzzyDate::parse(text).expect("a date"))
    }

    fn soft(text: &str) -> (Option<i64>, Option<i64>) {
        let Extent { start, end, .. } = extent(text);
        (start.map(|(first, sure)| sure - first), end.map(|(sure, last)| last - sure))
    }

    #[test]
    fn ends_are_as_soft_as_they_are_unknown() {
        assert!(
            extent("2025-11-06").is_day && extent("2025-11-06?").is_day && extent("2025-11-06?").is_doubtful
        );
        assert!(!extent("2025-11-06~").is_day);
        assert_eq!(soft("2025-11"), (Some(0), Some(0)), "a month has sharp ends");
        assert_eq!(soft("2025-11~"), (Some(30), Some(30)), "about a month has none");
        assert_eq!(soft("197X"), (Some(0), Some(0)), "a decade has sharp ends");
        assert_eq!(soft("2025-21"), (Some(23), Some(23)));
        assert_eq!(soft("2024-09/2025"), (Some(30), Some(365)));
        assert_eq!(soft("2024-09-01/2025-02-03"), (Some(0), Some(0)));
        assert_eq!(soft("../2026"), (None, Some(0)));
        assert_eq!(soft("/2026"), (None, Some(365)));
        assert_eq!(soft("2026-12-31/.."), (Some(0), None));
        assert!(extent("201X").end.expect("an end").1 - extent("201X").start.expect("a start").0 == 3652);
        assert!(extent("2024-09/2026").lasts && extent("2025-11-07/..").lasts && extent("/2026").lasts);
        assert!(!extent("../2026").lasts && !extent("2025-11").lasts && !extent("[2024,2026]").lasts);
        assert!(!Extent::held(None, None).is_known());
    }
}
