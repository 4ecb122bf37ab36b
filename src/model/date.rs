//! Dates that are known as far as they are known: their bounds, their order, their years. In: EDTF. Never
//! words, and never today.

use crate::input::Day;
use crate::model::edtf::fault::{self, DateError};
use crate::model::edtf::form::{Clock, Form, Mark, Part, Point};
use crate::model::edtf::read;
use crate::model::label::Label;
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// A date with the source's own wording, where it was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The date.
    pub date: FuzzyDate,
    /// How the source put it.
    pub text: Label,
}

/// How fine a date is, the finest first; a span is as fine as the vaguer of its ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// A time of a day.
    Time,
    /// A day.
    Day,
    /// A month, or some day of it.
    Month,
    /// A season.
    Season,
    /// A year, or some month or day of it.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// A date as an author knows it: a moment, a day, a month, a year, a span, one of several.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FuzzyDate(Form);

/// A moment by the clock of Greenwich.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The day there.
    pub day: Day,
    /// How many seconds of it have passed.
    pub second: u32,
}

impl Moment {
    /// Returns the first moment of a day.
    #[must_use]
    pub fn from_day(day: Day) -> Self {
        Self { day, second: 0 }
    }

    /// Returns whether formats of machines can name it: those of four digits know no year before the first.
    #[must_use]
    pub fn is_plain(self) -> bool {
        (1..=LAST_HTML_YEAR).contains(&self.day.year)
    }

    /// Returns its hour, minute and second.
    #[must_use]
    pub fn clock(self) -> (u32, u32, u32) {
        (self.second / 3600, self.second / 60 % 60, self.second % 60)
    }
}

/// A moment on a day as it was written: days of different clocks are kept apart, so that what is dated by
/// the day alone stands beside what has a time. Seconds count from midnight in Greenwich.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Instant(Day, i64);

impl FuzzyDate {
    /// Returns the date that `text` writes in EDTF.
    ///
    /// # Errors
    /// Where it is none: what is wrong, where, and what would be right.
    pub fn parse(text: &str) -> Result<Self, Box<DateError>> {
        let trimmed = text.trim();
        let start = text.len() - text.trim_start().len();
        read::form(trimmed).map(Self).map_err(|refusal| {
            let error = fault::explain(trimmed, refusal);
            Box::new(DateError { offset: error.offset + start, ..error })
        })
    }

    /// Returns the date of a day.
    #[must_use]
    pub fn from_day(day: Day) -> Self {
        Self(Form::On(Point::from_day(day)))
    }

    /// Returns its form.
    #[must_use]
    pub fn form(&self) -> &Form {
        &self.0
    }

    /// Returns the first day it may be, or nothing where it is open or unknown at its start.
    #[must_use]
    pub fn earliest(&self) -> Option<Day> {
        self.first_instant().map(|instant| instant.0)
    }

    /// Returns the last day it may be, or nothing where it is open or unknown at its end.
    #[must_use]
    pub fn latest(&self) -> Option<Day> {
        self.last_instant().map(|instant| instant.0)
    }

    /// Returns the first moment it may be, or that of its last day where it has no first. A day begins at midnight in
    /// Greenwich, and a clock of no known zone counts as one there.
    #[must_use]
    pub fn first_moment(&self) -> Option<Moment> {
        let Form::Moment(day, clock) = &self.0 else {
            return self.earliest().or_else(|| self.latest()).map(Moment::from_day);
        };
        // Few programs know of a sixty-first second.
        let seconds = clock.seconds() - i64::from(clock.second == Some(60));
        let day = Day::from_number(day.number() + seconds.div_euclid(SECONDS_OF_DAY));
        Some(Moment { day, second: u32::try_from(seconds.rem_euclid(SECONDS_OF_DAY)).unwrap_or(0) })
    }

    /// Returns the first moment it may be, at most the first of the day after which nothing can have been; nothing of
    /// what may only have been by a later day than that, and of what machines cannot name.
    #[must_use]
    pub fn first_moment_by(&self, last: Day) -> Option<Moment> {
        let moment = self.first_moment().filter(|moment| moment.is_plain())?;
        let is_late = moment.day > last;
        if is_late { self.earliest().map(|_| Moment::from_day(last)) } else { Some(moment) }
    }

    /// Returns the day it is placed at among others: its first, or its last where it has no first.
    #[must_use]
    pub fn sorting_day(&self) -> Option<Day> {
        self.sorting_instant().map(|instant| instant.0)
    }

    /// Returns the year it is placed in among others.
    #[must_use]
    pub fn year(&self) -> Option<i32> {
        self.sorting_day().map(|day| day.year)
    }

    /// Returns the years it may lie in; of one that is open, the year of the end that is known.
    #[must_use]
    pub fn years(&self) -> RangeInclusive<i32> {
        let known = self.year().unwrap_or_default();
        match (self.earliest(), self.latest()) {
            (Some(first), Some(last)) => first.year..=last.year,
            (Some(_), None) | (None, Some(_)) | (None, None) => known..=known,
        }
    }

    /// Returns the years that it names: in which it is, begins or ends. A decade and a century name none of
    /// theirs.
    #[must_use]
    pub fn named_years(&self) -> BTreeSet<i32> {
        if let Form::Moment(day, _) = &self.0 {
            return BTreeSet::from([day.year]);
        }
        let is_wide = |point: &Point| matches!(point.part, Part::Decade | Part::Century);
        let points = self.points().into_iter().filter(|point| !is_wide(point));
        points.flat_map(|point| [point.first().year, point.last().year]).collect()
    }

    /// Returns how fine it is.
    #[must_use]
    pub fn precision(&self) -> Precision {
        let points = self.points().into_iter().map(|point| match point.part {
            Part::Day(..) => Precision::Day,
            Part::SomeDay(_) | Part::Month(_) => Precision::Month,
            Part::Season(_) => Precision::Season,
            Part::SomeDayOfYear | Part::SomeMonth | Part::Year => Precision::Year,
            Part::Decade => Precision::Decade,
            Part::Century => Precision::Century,
        });
        points.max().unwrap_or(Precision::Time)
    }

    /// Returns whether it names one day, with or without a time.
    #[must_use]
    pub fn is_day(&self) -> bool {
        self.find_day().is_some()
    }

    /// Returns the day it names, where it names one, with or without a time.
    #[must_use]
    pub fn find_day(&self) -> Option<Day> {
        match &self.0 {
            Form::Moment(day, _) => Some(*day),
            Form::On(point) => point.find_day(),
            Form::Span(..) | Form::OneOf(_) => None,
        }
    }

    /// Returns its time of day.
    #[must_use]
    pub fn find_clock(&self) -> Option<Clock> {
        match &self.0 {
            Form::Moment(_, clock) => Some(*clock),
            Form::On(_) | Form::Span(..) | Form::OneOf(_) => None,
        }
    }

    /// Returns whether it is open or unknown at an end.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.earliest().is_none() || self.latest().is_none()
    }

    /// Returns whether it says "about then", anywhere.
    #[must_use]
    pub fn is_approximate(&self) -> bool {
        self.points().iter().any(|point| point.mark.is_approximate())
    }

    /// Returns whether it says that the source may be wrong, anywhere.
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        self.points().iter().any(|point| point.mark.is_uncertain())
    }

    /// Returns whether nothing is said against any of it: neither "about then" nor that the source may be wrong.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        self.points().iter().all(|point| point.mark == Mark::Sure)
    }

    /// Returns whether this, as the start of a span, may lie on or before `other`.
    #[must_use]
    pub fn begins_by(&self, other: &FuzzyDate) -> bool {
        match (self.earliest(), other.latest()) {
            (Some(start), Some(end)) => start <= end,
            _ => true,
        }
    }

    /// Returns whether this is later than `other` can be, by more than the day that zones and newspapers of tomorrow
    /// account for.
    #[must_use]
    pub fn is_well_after(&self, other: &FuzzyDate) -> bool {
        match (self.earliest(), other.latest()) {
            (Some(start), Some(end)) => start.number() > end.number() + 1,
            _ => false,
        }
    }

    /// Returns whether this, as the end of a span, may lie on or after `other`.
    #[must_use]
    pub fn ends_from(&self, other: &FuzzyDate) -> bool {
        match (self.latest(), other.earliest()) {
            (Some(end), Some(start)) => end >= start,
            _ => true,
        }
    }

    /// Returns the value of `<time datetime>`: a moment, a day, a month or a year that is sure, as HTML
    /// writes them; nothing for what HTML cannot say.
    #[must_use]
    pub fn datetime_attribute(&self) -> Option<String> {
        let is_html = |year: i32| (1..=LAST_HTML_YEAR).contains(&year);
        match &self.0 {
            Form::Moment(day, clock) if is_html(day.year) && clock.second != Some(60) => {
                Some(self.to_string())
            }
            Form::On(point) if is_html(point.year) && point.mark == Mark::Sure => match point.part {
                Part::Day(..) | Part::Month(_) | Part::Year => Some(self.to_string()),
                Part::SomeDay(_) | Part::Season(_) | Part::SomeDayOfYear | Part::SomeMonth => None,
                Part::Decade | Part::Century => None,
            },
            Form::Moment(..) | Form::On(_) | Form::Span(..) | Form::OneOf(_) => None,
        }
    }

    /// Returns every date in it.
    fn points(&self) -> Vec<Point> {
        match &self.0 {
            Form::Moment(..) => Vec::new(),
            Form::On(point) => vec![*point],
            Form::Span(from, to) => from.point().into_iter().chain(to.point()).collect(),
            Form::OneOf(choices) => {
                let both = choices.iter().map(|choice| choice.edges());
                both.flat_map(|(first, last)| first.into_iter().chain(last)).collect()
            }
        }
    }

    /// Returns where it is sorted: its start, or its end, or where it has neither, the first date in it.
    fn sorting_instant(&self) -> Option<Instant> {
        let known = || self.points().into_iter().map(|point| Instant(point.first(), i64::MIN)).min();
        self.first_instant().or_else(|| self.last_instant()).or_else(known)
    }

    fn first_instant(&self) -> Option<Instant> {
        let start = |point: Point| Instant(point.first(), i64::MIN);
        match &self.0 {
            Form::Moment(day, clock) => Some(Instant(*day, clock.seconds())),
            Form::On(point) => Some(start(*point)),
            Form::Span(from, _) => from.point().map(start),
            Form::OneOf(choices) => {
                let all = choices.iter().map(|choice| choice.edges().0.map(start));
                all.collect::<Option<Vec<_>>>()?.into_iter().min()
            }
        }
    }

    fn last_instant(&self) -> Option<Instant> {
        let end = |point: Point| Instant(point.last(), i64::MAX);
        match &self.0 {
            Form::Moment(day, clock) => {
                let rest = if clock.second.is_none() { 59 } else { 0 };
                Some(Instant(*day, clock.seconds() + rest))
            }
            Form::On(point) => Some(end(*point)),
            Form::Span(_, to) => to.point().map(end),
            Form::OneOf(choices) => {
                let all = choices.iter().map(|choice| choice.edges().1.map(end));
                all.collect::<Option<Vec<_>>>()?.into_iter().max()
            }
        }
    }
}

const SECONDS_OF_DAY: i64 = 24 * 60 * 60;

/// HTML knows years of four digits and more; five or more EDTF writes with a `Y` that HTML does not.
const LAST_HTML_YEAR: i32 = 9999;

impl Ord for FuzzyDate {
    /// By the earliest possible moment, then by the latest, then the finer first; a date open at its start
    /// sorts by its end. What is then still alike is told apart by its form, so that only equals are equal.
    fn cmp(&self, other: &Self) -> Ordering {
        let last = |date: &Self| date.last_instant().map_or((true, None), |last| (false, Some(last)));
        let by_start = self.sorting_instant().cmp(&other.sorting_instant());
        let by_end = by_start.then_with(|| last(self).cmp(&last(other)));
        let by_precision = by_end.then_with(|| self.precision().cmp(&other.precision()));
        by_precision.then_with(|| self.0.cmp(&other.0))
    }
}

impl PartialOrd for FuzzyDate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl std::fmt::Display for FuzzyDate {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::edtf::day::days_in_month;
    use crate::model::edtf::form::{Choice, Edge, LAST_YEAR, Season, Zone};
    use proptest::prelude::*;

    fn date(text: &str) -> FuzzyDate {
        FuzzyDate::parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"))
    }

    fn day() -> impl Strategy<Value = Day> {
        let year = prop_oneof![8 => 1990..2040i32, 1 => -9999..=9999i32];
        (year, 1..=12u8, 0..31u8).prop_map(|(year, month, day)| Day {
            year,
            month,
            day: day % days_in_month(year, month) + 1,
        })
    }

    fn mark() -> impl Strategy<Value = Mark> {
        prop_oneof![4 => Just(Mark::Sure), 1 => Just(Mark::Approximate), 1 => Just(Mark::Uncertain), 1 => Just(Mark::Both)]
    }

    fn point() -> impl Strategy<Value = Point> {
        let season = |number: u8| Season::ALL[usize::from(number) % 4].0;
        (day(), 0..10u8, mark(), 10_000..=LAST_YEAR).prop_map(move |(day, part, mark, far)| {
            let (year, part) = match part {
                0..=2 => (day.year, Part::Day(day.month, day.day)),
                3 => (day.year, Part::Month(day.month)),
                4 => (day.year, Part::Season(season(day.month))),
                5 => (day.year.abs(), Part::SomeDay(day.month)),
                6 => (day.year.abs(), if day.day > 15 { Part::SomeMonth } else { Part::SomeDayOfYear }),
                7 => (day.year.abs() / 10 * 10, Part::Decade),
                8 => (day.year.abs() / 100 * 100, Part::Century),
                _ => (if day.day == 1 { far } else { day.year }, Part::Year),
            };
            Point { year, part, mark }
        })
    }

    fn clock() -> impl Strategy<Value = Clock> {
        let zone = prop_oneof![
            Just(None),
            Just(Some(Zone::Utc)),
            (-56..=56i16).prop_filter_map("no zero", |quarter| {
                (quarter != 0).then_some(Some(Zone::Offset(quarter * 15)))
            })
        ];
        (0..24u8, 0..60u8, proptest::option::of(0..=60u8), zone)
            .prop_map(|(hour, minute, second, zone)| Clock { hour, minute, second, zone })
    }

    /// Returns two dates, the one that starts earlier first.
    fn pair() -> impl Strategy<Value = (Point, Point)> {
        (point(), point()).prop_map(|(a, b)| if a.first() <= b.first() { (a, b) } else { (b, a) })
    }

    fn choice() -> impl Strategy<Value = Choice> {
        let range = (day(), day(), 0..3u8).prop_map(|(a, b, fineness)| {
            let point = |day: Day| match fineness {
                0 => Point::from_day(day),
                1 => Point { part: Part::Month(day.month), ..Point::from_day(day) },
                _ => Point { part: Part::Year, ..Point::from_day(day) },
            };
            Choice::Between(point(a.min(b)), point(a.max(b)))
        });
        prop_oneof![
            3 => point().prop_map(Choice::On),
            1 => point().prop_map(Choice::UpTo),
            1 => point().prop_map(Choice::From),
            1 => range,
        ]
    }

    fn fuzzy() -> impl Strategy<Value = FuzzyDate> {
        let span = prop_oneof![
            3 => pair().prop_map(|(from, to)| Form::Span(Edge::On(from), Edge::On(to))),
            1 => point().prop_map(|to| Form::Span(Edge::Open, Edge::On(to))),
            1 => point().prop_map(|to| Form::Span(Edge::Unknown, Edge::On(to))),
            1 => point().prop_map(|from| Form::Span(Edge::On(from), Edge::Open)),
            1 => point().prop_map(|from| Form::Span(Edge::On(from), Edge::Unknown)),
        ];
        prop_oneof![
            point().prop_map(Form::On),
            (day(), clock())
                .prop_map(|(day, clock)| Form::Moment(Day { year: day.year.abs(), ..day }, clock)),
            span,
            proptest::collection::vec(choice(), 1..4).prop_map(|choices| Form::OneOf(choices.into())),
        ]
        .prop_map(FuzzyDate)
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

        #[test]
        fn what_is_printed_is_read_as_the_same_date(date in fuzzy()) {
            prop_assert_eq!(FuzzyDate::parse(&date.to_string()), Ok(date));
        }

        #[test]
        fn the_order_is_total(a in fuzzy(), b in fuzzy(), c in fuzzy()) {
            prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
            prop_assert_eq!(a.cmp(&b) == Ordering::Equal, a == b);
            prop_assert_eq!(a.cmp(&a.clone()), Ordering::Equal);
            let mut sorted = [a, b, c];
            sorted.sort();
            prop_assert!(sorted[0] <= sorted[1] && sorted[1] <= sorted[2] && sorted[0] <= sorted[2]);
        }

        #[test]
        fn bounds_hold(date in fuzzy()) {
            if let (Some(first), Some(last)) = (date.earliest(), date.latest()) {
                prop_assert!(first <= last, "{date}");
                prop_assert_eq!(first.year, *date.years().start());
                prop_assert_eq!(last.year, *date.years().end());
                prop_assert!(date.named_years().iter().all(|year| date.years().contains(year)));
            }
            prop_assert!(date.years().start() <= date.years().end());
            prop_assert!(date.year().is_some());
            prop_assert!(date.begins_by(&date) && date.ends_from(&date));
        }

        #[test]
        fn no_text_is_too_odd_to_be_read_or_refused(text in "\\PC{0,30}|[0-9X/.,~?%TZ:+\\[\\]{}Y-]{0,24}") {
            if let Err(error) = FuzzyDate::parse(&text) {
                prop_assert!(text.get(error.offset..error.offset + error.length).is_some());
            }
        }
    }

    #[test]
    fn every_form_of_the_contract_is_read() {
        for text in [
            "2025-11-06",
            "2025-11",
            "2026",
            "2025-11~",
            "2024?",
            "2024-09/2026",
            "../2026",
            "2026-12-31/..",
            "201X",
            "20XX",
            "2025-21",
            "2025-11-06T14:30+03:00",
            "2025-11-06T14:30:05Z",
            "2025-XX",
            "2025-11-XX",
            "[2024-09,2024-10]",
            "[..2026]",
            "[2024..2026]",
            "2024%",
            "/2026",
            "2024/",
            "-0043",
            "Y12345",
        ] {
            assert_eq!(date(text).to_string(), text);
        }
        assert_eq!(date(" 2025-11-06 "), date("2025-11-06"));
        assert_eq!(FuzzyDate::parse("  2025-02-30").expect_err("no day").offset, 10);
    }

    #[test]
    fn dates_sort_as_the_contract_says() {
        let sorted = [
            "2024-09/2026",
            "2024-12-31",
            "2025-01-01",
            "2025-01",
            "2025",
            "2025?",
            "2025/..",
            "2025-11",
            "2025-11-05T23:00Z",
            "2025-11-06",
            "2025-11-06T00:00+03:00",
            "2025-11-06T14:30+03:00",
            "2025-11-06T12:00Z",
            "2025-12",
            "2026",
            "2026-12-31",
            "2026-12-31/..",
            "../2026",
            "2027",
        ];
        for pair in sorted.windows(2) {
            assert!(date(pair[0]) < date(pair[1]), "{} {}", pair[0], pair[1]);
        }
        assert!(date("[..2026]") > date("2026-06"));
    }

    #[test]
    fn positions_are_held_from_and_to_what_is_known() {
        let held =
            |from: &str, to: &str, on: &str| date(from).begins_by(&date(on)) && date(to).ends_from(&date(on));
        assert!(held("2022", "2024", "2022-01-01"));
        assert!(held("2022", "2024", "2024-12-31"));
        assert!(held("2022-06", "2024", "2022"));
        assert!(!held("2022-06", "2024", "2022-05"));
        assert!(!held("2022", "2024", "2025-01-01"));
        assert!(held("../2020", "2024/..", "2030"));
    }

    #[test]
    fn html_is_given_what_html_can_say() {
        let attribute = |text: &str| date(text).datetime_attribute();
        for text in ["2025-11-06", "2025-11", "2025", "2025-11-06T14:30+03:00", "2025-11-06T14:30"] {
            assert_eq!(attribute(text).as_deref(), Some(text));
        }
        for text in ["2025-11~", "2025-21", "201X", "../2026", "2025-XX", "0000", "-0043", "Y12345", "[2024]"]
        {
            assert_eq!(attribute(text), None, "{text}");
        }
    }

    #[test]
    fn years_of_open_and_long_dates() {
        assert_eq!(date("../2026").years(), 2026..=2026);
        assert_eq!(date("2026-12-31/..").years(), 2026..=2026);
        assert_eq!(date("2024-09/2026").years(), 2024..=2026);
        assert_eq!(date("201X").years(), 2010..=2019);
        assert_eq!(date("19XX").years(), 1900..=1999);
        assert_eq!(date("2025-24").years(), 2025..=2026);
        assert_eq!(date("[..2020,2022..]").years(), 2020..=2020);
    }

    #[test]
    fn only_years_in_which_something_begins_or_ends_are_named() {
        let named = |text: &str| date(text).named_years().into_iter().collect::<Vec<_>>();
        assert_eq!(named("2025-11-06T14:30Z"), [2025]);
        assert_eq!(named("2025-24"), [2025, 2026]);
        assert_eq!(named("1990/2020"), [1990, 2020]);
        assert_eq!(named("../2026"), [2026]);
        assert_eq!(named("[2001,2003..2009]"), [2001, 2003, 2009]);
        assert_eq!(named("201X"), [0i32; 0]);
        assert_eq!(named("19XX/2003"), [2003]);
    }

    #[test]
    fn a_date_is_small() {
        assert!(size_of::<FuzzyDate>() <= 24, "{}", size_of::<FuzzyDate>());
    }
}
