//! Times joined: from one to another, between two, one and another. In: a text and a place. Out: both.

use crate::import::phrases::atom::{Atom, Hold, is_counted, is_glued, is_unit};
use crate::import::phrases::calendar::{find_bare_day, find_calendar, year_after};
use crate::import::phrases::frame::{Bound, Nearness, find_frame};
use crate::import::phrases::numeric::find_numeric;
use crate::import::phrases::period::find_period;
use crate::import::phrases::relative::find_relative;
use crate::import::phrases::token::Text;
use crate::import::phrases::when::{Partial, When, YearOf};
use crate::import::phrases::year::{find_bare_year, find_range_year};

/// One end of a range.
#[derive(Clone, Debug)]
pub struct Side {
    /// When.
    pub when: When,
    /// How near to it.
    pub nearness: Nearness,
    /// How far its words show that they speak of time.
    pub hold: Hold,
}

/// How two times are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// From one to the other.
    Span,
    /// One and the other.
    And,
}

/// Two times.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The first.
    pub from: Side,
    /// The second.
    pub to: Side,
    /// What is between.
    pub joint: Joint,
    /// The place behind both.
    pub end: usize,
}

/// How a range begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opening {
    /// `between`, `بين`.
    Between,
    /// `from`, `من`.
    From,
    /// With the first time.
    None,
}

/// Returns the two times at a place.
#[must_use]
pub fn find_pair(text: &Text<'_>, at: usize) -> Option<Pair> {
    let (opening, start) = opening(text, at);
    let (from, after) = side(text, start)?;
    let (joint, next) = joint(text, after, opening)?;
    let (mut to, mut end) = second(text, next, &from)?;
    if !fits(&from.when, &to.when) {
        return None;
    }
    // `November 6-8, 2025`: the year behind both is that of both.
    if let (When::Partial(first), When::Partial(last)) = (&from.when, &mut to.when)
        && last.month.is_none()
        && last.day.is_some()
    {
        last.month = first.month;
        last.year = first.year;
        if let Some((year, after)) = year_after(text, end).filter(|_| last.year.is_none()) {
            last.year = Some(year);
            end = after;
        }
    }
    let from = Side { when: from.when.completed(&to.when), ..from };
    let pair = Pair { from, to, joint, end };
    let is_held = opening != Opening::None || pair.is_held(text, at);
    is_held.then_some(pair)
}

fn opening(text: &Text<'_>, at: usize) -> (Opening, usize) {
    let years = ["عامي", "العامين", "سنتي", "شهري", "يومي", "ال", "the", "years", "عام", "الفتره", "من"];
    if let Some(end) = text.after_any(at, &["ما بين", "بين", "between"]) {
        let next = text.skip(end, &years);
        let is_year = text.is_before(next, &["عام"]);
        return (Opening::Between, if is_year { next - 1 } else { next });
    }
    match text.after_any(at, &["من", "from", "بدءا من", "starting from"]) {
        Some(end) => (Opening::From, end),
        None => (Opening::None, text.skip(at, &["عامي", "العامين", "سنتي", "شهري", "يومي"])),
    }
}

fn joint(text: &Text<'_>, at: usize, opening: Opening) -> Option<(Joint, usize)> {
    let to = [
        "الي",
        "حتي",
        "و حتي",
        "و الي",
        "ل غايه",
        "الي غايه",
        "to",
        "until",
        "till",
        "through",
        "up to",
        "to the",
    ];
    if opening != Opening::Between {
        if let Some(end) = text.after_any(at, &to) {
            return Some((Joint::Span, end));
        }
        if text.is_mark(at, &["-", "–", "—", "‑"]) {
            return Some((Joint::Span, at + 1));
        }
        if text.is_mark(at, &["/"]) && is_glued(text, at) && opening == Opening::None {
            return Some((Joint::Span, at + 1));
        }
    }
    if opening == Opening::From {
        return None;
    }
    let joint = if opening == Opening::Between { Joint::Span } else { Joint::And };
    if text.is(at, &["و", "and"]) || text.is_mark(at, &["&"]) {
        let end = text.skip(at + 1, &["بين", "the"]);
        return Some((joint, end));
    }
    None
}

/// Returns a time that may be an end of a range, and the place behind it.
fn side(text: &Text<'_>, at: usize) -> Option<(Side, usize)> {
    let frame = find_frame(text, at);
    let is_near = frame.nearness != Nearness::Exact && frame.bound == Bound::On;
    let start = if is_near { frame.starts(text)[1] } else { text.skip(at, &["the", "ال"]) };
    let nearness = if is_near { frame.nearness } else { Nearness::Exact };
    let found = find_numeric(text, start)
        .or_else(|| find_relative(text, start).filter(|_| text.word(at) != "قبل"))
        .or_else(|| find_calendar(text, start))
        .or_else(|| find_period(text, start))
        .or_else(|| find_bare_year(text, start))
        .or_else(|| find_range_year(text, start))
        .or_else(|| find_bare_day(text, start));
    found.map(|Atom { when, end, hold }| (Side { when, nearness, hold }, end))
}

/// Returns the second of two times; of a year its last two digits are enough: `2014–17`.
fn second(text: &Text<'_>, at: usize, from: &Side) -> Option<(Side, usize)> {
    if let When::Partial(Partial { month: None, day: None, weekday: None, year: Some(YearOf::Number(first)) }) =
        from.when
        && let Some(digits) = text.digits(at).filter(|digits| digits.len() == 2)
        && is_glued(text, at)
        && text.is_free_after(at)
    {
        let year = first / 100 * 100 + digits.parse::<i32>().ok()?;
        let when = When::Partial(Partial { year: Some(YearOf::Number(year)), ..Partial::default() });
        // `2010/11` is a season that spans two years, `2010/12` a number of something.
        let is_season = !text.is_mark(at - 1, &["/"]) || year == first + 1;
        return (year > first && is_season)
            .then_some((Side { when, nearness: Nearness::Exact, hold: Hold::Part }, at + 1));
    }
    side(text, at)
}

/// Returns whether two times can be the ends of one range.
fn fits(from: &When, to: &When) -> bool {
    let (When::Partial(from), When::Partial(to)) = (from, to) else {
        return std::mem::discriminant(from) == std::mem::discriminant(to)
            || !matches!(from, When::Partial(Partial { month: None, weekday: None, day: Some(_), .. }))
                && !matches!(to, When::Partial(Partial { month: None, weekday: None, day: Some(_), .. }));
    };
    match (from.month, from.day, to.month, to.day) {
        (None, Some(_), Some(_), Some(_)) => from.year.is_none(),
        (None, Some(_), ..) => false,
        (Some(_), Some(_), None, Some(_)) => true,
        (_, _, None, Some(_)) => false,
        (Some(_), None, Some(_), None) | (Some(_), Some(_), Some(_), Some(_)) => true,
        (None, None, None, None) => from.weekday.is_some() == to.weekday.is_some(),
        (Some(_), Some(_), Some(_) | None, None) => to.year.is_some() && from.year.is_some(),
        (Some(_), None, ..) => to.year.is_some() && from.year.is_some(),
        (None, None, Some(_), _) => from.year.is_some() && to.year.is_some(),
    }
}

impl Pair {
    /// Returns whether two times without an opening are surely that.
    fn is_held(&self, text: &Text<'_>, at: usize) -> bool {
        let (When::Partial(from), When::Partial(to)) = (&self.from.when, &self.to.when) else {
            return self.from.hold == Hold::Firm && self.to.hold == Hold::Firm && self.joint == Joint::Span;
        };
        if to.day.is_some() && to.month.is_some() {
            return from.day.is_some();
        }
        if to.month.is_some() {
            let is_firm = self.to.hold == Hold::Firm && (from.year.is_some() || to.year.is_some());
            return is_firm && from.day.is_none();
        }
        let is_year = |partial: &Partial| {
            matches!(partial.year, Some(YearOf::Number(_)))
                && partial.month.is_none()
                && partial.day.is_none()
        };
        if !is_year(from) || !is_year(to) {
            return false;
        }
        let introducing =
            ["في", "خلال", "in", "during", "عامي", "العامين", "سنتي", "for", "years", "عام", "الاعوام"];
        let is_told = text.is_before(at, &introducing) || text.is(at, &["عامي", "العامين", "سنتي"]);
        let is_dashed = self.joint == Joint::Span
            && text.is_mark(at + 1, &["-", "–", "—", "/"])
            && is_glued(text, at + 1);
        if is_dashed && !is_unit(text, self.end) {
            return true;
        }
        is_told && self.to.hold >= Hold::Part && !is_counted(text, self.end)
    }
}
