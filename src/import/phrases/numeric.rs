//! Dates in digits alone: `2025-11-06`, `6/11/2025`. Years have four digits; of a day and a month that could be
//! either, Arabic writes the day first, and of English both are kept.

use crate::import::phrases::atom::{Atom, Hold, is_glued};
use crate::import::phrases::token::{Kind, Text, is_arabic};
use crate::import::phrases::when::{Partial, When, YearOf};
use crate::input::Day;

/// Signs that part the numbers of a date.
const PARTING: [&str; 4] = ["-", "/", ".", "‑"];

/// Returns the date in digits at a place.
#[must_use]
pub fn find_numeric(text: &Text<'_>, at: usize) -> Option<Atom> {
    text.digits(at).filter(|_| text.is_free_before(at) && !is_version(text, at))?;
    let [first, second, third] = three(text, at)?;
    let end = at + 5;
    if !text.is_free_after(end - 1) && !text.is_mark(end, &["."]) && text.word(end) != "t" {
        return None;
    }
    // `2025-11-07-talks` is an id.
    let goes_on = text.is_mark(end, &["-", "_", "/"]) && is_glued(text, end) && is_glued(text, end + 1);
    if goes_on {
        return None;
    }
    let number = |digits: &str| digits.parse::<u8>().ok();
    if first.len() == 4 {
        return whole(first, number(second)?, number(third)?, end);
    }
    if third.len() != 4 || first.len() > 2 || second.len() > 2 {
        return None;
    }
    let (first, second) = (number(first)?, number(second)?);
    let year: i32 = third.parse().ok().filter(|year| (1000..=2200).contains(year))?;
    let (day_first, month_first) = (Day::find(year, second, first), Day::find(year, first, second));
    match (day_first, month_first) {
        (Some(day), Some(other))
            if day != other && !is_arabic_around(text, at) && text.is_mark(at + 1, &["/"]) =>
        {
            Some(Atom { when: When::OneOf(day.min(other), day.max(other)), end, hold: Hold::Firm })
        }
        (Some(day), _) | (None, Some(day)) => on(day, end),
        (None, None) => None,
    }
}

/// Returns the digits of three numbers with the same sign between them and nothing else.
fn three<'a>(text: &'a Text<'_>, at: usize) -> Option<[&'a str; 3]> {
    let sign = PARTING.iter().find(|sign| text.is_mark(at + 1, &[**sign]))?;
    let is_tight = |at: usize| text.find(at).is_some_and(|token| token.glued);
    let is_good = text.is_mark(at + 3, &[*sign]) && (1..=4).all(|step| is_tight(at + step));
    is_good.then_some([text.digits(at)?, text.digits(at + 2)?, text.digits(at + 4)?])
}

fn whole(year: &str, month: u8, day: u8, end: usize) -> Option<Atom> {
    let year: i32 = year.parse().ok().filter(|year| (1000..=2200).contains(year))?;
    on(Day::find(year, month, day)?, end)
}

fn on(day: Day, end: usize) -> Option<Atom> {
    let (day, month, year) = (Some(day.day), Some(day.month), Some(YearOf::Number(day.year)));
    Some(Atom { when: When::Partial(Partial { weekday: None, day, month, year }), end, hold: Hold::Firm })
}

fn is_version(text: &Text<'_>, at: usize) -> bool {
    text.is_before(at, &["version", "v", "الاصدار", "اصدار", "release", "ip"])
}

/// Returns whether the words around a place are Arabic.
fn is_arabic_around(text: &Text<'_>, at: usize) -> bool {
    let near = text.tokens[at.saturating_sub(12)..text.tokens.len().min(at + 12)].iter();
    let words = near.filter(|token| token.kind == Kind::Word);
    let (arabic, other): (Vec<_>, Vec<_>) = words.partition(|token| is_arabic(&token.folded));
    arabic.len() > other.len()
}
