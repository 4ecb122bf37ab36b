//! Text → form, through `edtf-core`, of which level 1 is taken, and of level 2 the sets `[..]`.

use crate::model::edtf::form::{Choice, Clock, Edge, Form, LAST_YEAR, Mark, Part, Point, Season, Zone};
use edtf_core::{Date, DateField, Edtf, IntervalEndpoint, SetElement, SetKind, Time, TimeShift, YearKind};

/// Why a text is no date of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is no EDTF at all: the byte at which it stops being so, and the reason.
    Broken(usize, &'static str),
    /// A mark stands inside: `2024?-09`.
    MarkInside,
    /// Digits are left open that cannot be: `1XXX`, `2004-1X`.
    OpenDigits,
    /// Half a year, a quarter, a season of one half of the world: `2025-33`.
    PartOfYear,
    /// Years with an exponent or significant digits, or too far away.
    GreatYear,
    /// `{2024,2025}`
    AllOf,
    /// `..2024/2026`
    VagueEdge,
}

type Read<T> = Result<T, Refusal>;

/// Returns the form of `text`, which has no white space around it.
///
/// # Errors
/// Where the text is no date; see [`Refusal`].
pub fn form(text: &str) -> Read<Form> {
    // A time may be written without its seconds, which EDTF itself requires.
    let whole = minutes_end(text).map(|at| format!("{}:00{}", &text[..at], &text[at..]));
    let parsed = match whole.as_deref().unwrap_or(text).parse::<Edtf>() {
        Ok(parsed) => parsed,
        Err(error) => {
            let inserted = minutes_end(text).map_or(0, |at| error.offset.saturating_sub(at).min(3));
            return Err(Refusal::Broken(error.offset - inserted, error.message));
        }
    };
    match parsed {
        Edtf::Date(date) => Ok(Form::On(point(&date)?)),
        Edtf::DateTime(moment) => {
            let day = point(&moment.date)?.find_day().ok_or(Refusal::OpenDigits)?;
            let second = if whole.is_some() { None } else { Some(moment.time.second) };
            Ok(Form::Moment(day, clock(&moment.time, second)))
        }
        Edtf::Interval(span) => Ok(Form::Span(edge(&span.start)?, edge(&span.end)?)),
        Edtf::Set(set) if set.kind == SetKind::AllMembers => Err(Refusal::AllOf),
        Edtf::Set(set) => Ok(Form::OneOf(set.elements.iter().map(choice).collect::<Read<_>>()?)),
    }
}

/// Returns where the seconds of a time are missing: after `T14:30`.
fn minutes_end(text: &str) -> Option<usize> {
    let start = text.find('T')? + 1;
    let time = text.get(start..start + 5)?.as_bytes();
    let is_time = time.iter().enumerate().all(|(at, byte)| match at {
        2 => *byte == b':',
        _ => byte.is_ascii_digit(),
    });
    let ends = !text[start + 5..].starts_with([':', '.', ',']);
    (is_time && ends).then_some(start + 5)
}

fn clock(time: &Time, second: Option<u8>) -> Clock {
    let zone = time.shift.map(|shift| match shift {
        TimeShift::Utc => Zone::Utc,
        TimeShift::Offset { minutes, .. } => Zone::Offset(minutes),
    });
    Clock { hour: time.hour, minute: time.minute, second, zone }
}

fn edge(end: &IntervalEndpoint) -> Read<Edge> {
    match end {
        IntervalEndpoint::Date(date) => Ok(Edge::On(point(date)?)),
        IntervalEndpoint::Open => Ok(Edge::Open),
        IntervalEndpoint::Unknown => Ok(Edge::Unknown),
        IntervalEndpoint::OnOrBefore(_) | IntervalEndpoint::OnOrAfter(_) => Err(Refusal::VagueEdge),
    }
}

fn choice(element: &SetElement) -> Read<Choice> {
    match element {
        SetElement::Date(date) => Ok(Choice::On(point(date)?)),
        SetElement::OnOrBefore(date) => Ok(Choice::UpTo(point(date)?)),
        SetElement::OnOrAfter(date) => Ok(Choice::From(point(date)?)),
        SetElement::Range(from, to) => Ok(Choice::Between(point(from)?, point(to)?)),
    }
}

fn point(date: &Date) -> Read<Point> {
    let (year, open_digits) = year(date)?;
    let part = match (date.month, open_digits) {
        (None, 0) => Part::Year,
        (None, 1) => Part::Decade,
        (None, 2) => Part::Century,
        (Some(month), 0) => part_of_year(month, date.day)?,
        _ => return Err(Refusal::OpenDigits),
    };
    Ok(Point { year, part, mark: mark(date)? })
}

/// Returns the year, its open digits as 0, and how many those are.
fn year(date: &Date) -> Read<(i32, usize)> {
    if date.year.significant_digits.is_some() {
        return Err(Refusal::GreatYear);
    }
    let (year, open_digits) = match date.year.kind {
        YearKind::Standard { negative, digits } => {
            let open = digits.iter().rev().take_while(|digit| digit.is_none()).count();
            if digits[..4 - open].contains(&None) {
                return Err(Refusal::OpenDigits);
            }
            let year = digits.iter().fold(0, |year, digit| year * 10 + i32::from(digit.unwrap_or(0)));
            (if negative { -year } else { year }, open)
        }
        YearKind::Big { value } => (i32::try_from(value).map_err(|_| Refusal::GreatYear)?, 0),
        YearKind::Exponential { .. } => return Err(Refusal::GreatYear),
    };
    if (-LAST_YEAR..=LAST_YEAR).contains(&year) { Ok((year, open_digits)) } else { Err(Refusal::GreatYear) }
}

fn part_of_year(month: DateField, day: Option<DateField>) -> Read<Part> {
    let is_open = |field: DateField| field.digits == [None, None];
    match (month.value(), day) {
        (Some(month @ 1..=12), None) => Ok(Part::Month(month)),
        (Some(number), None) => Season::find_number(number).map(Part::Season).ok_or(Refusal::PartOfYear),
        (Some(month), Some(day)) if is_open(day) => Ok(Part::SomeDay(month)),
        (Some(month), Some(day)) => day.value().map(|day| Part::Day(month, day)).ok_or(Refusal::OpenDigits),
        (None, None) if is_open(month) => Ok(Part::SomeMonth),
        (None, Some(day)) if is_open(month) && is_open(day) => Ok(Part::SomeDayOfYear),
        (None, _) => Err(Refusal::OpenDigits),
    }
}

fn mark(date: &Date) -> Read<Mark> {
    let whole = date.year.qualifier;
    let parts = [date.month, date.day];
    if parts.iter().flatten().any(|part| part.qualifier != whole) {
        return Err(Refusal::MarkInside);
    }
    Ok(match (whole.uncertain, whole.approximate) {
        (false, false) => Mark::Sure,
        (false, true) => Mark::Approximate,
        (true, false) => Mark::Uncertain,
        (true, true) => Mark::Both,
    })
}
