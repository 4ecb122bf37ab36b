//! Seasons, quarters, halves, decades and centuries. In: a text and a place. Out: what stands there.

use crate::import::phrases::atom::{Atom, Hold, find_year_number, is_glued};
use crate::import::phrases::calendar::{adjective, english_nearness, year_in_words};
use crate::import::phrases::lexicon::{ENGLISH_DECADES, find_decade};
use crate::import::phrases::numerals::find_ordinal;
use crate::import::phrases::token::{Text, is_arabic};
use crate::import::phrases::when::{When, YearOf, sure};
use crate::model::edtf::form::{Part, Season};

/// Returns the season, part of a year, decade or century at a place.
#[must_use]
pub fn find_period(text: &Text<'_>, at: usize) -> Option<Atom> {
    let found = season(text, at).or_else(|| part_of_year(text, at)).or_else(|| decade(text, at));
    found.or_else(|| century(text, at))
}

fn firm(when: When, end: usize) -> Option<Atom> {
    Some(Atom { when, end, hold: Hold::Firm })
}

/// Seasons with their names: with the article, without it, in English.
const SEASONS: [(Season, &[&str]); 4] = [
    (Season::Spring, &["ربيع", "الربيع", "spring"]),
    (Season::Summer, &["صيف", "الصيف", "summer"]),
    (Season::Autumn, &["خريف", "الخريف", "autumn", "fall"]),
    (Season::Winter, &["شتاء", "الشتاء", "winter"]),
];

fn season(text: &Text<'_>, at: usize) -> Option<Atom> {
    let (near, at) = english_nearness(text, at);
    let start = text.skip(at, &["the"]);
    let word = text.word(start);
    let (season, _) = SEASONS.iter().find(|(_, names)| names.contains(&word))?;
    let next = start + 1;
    if let Some(year) = near {
        // `this fall`, `next fall` are seasons, `this fall of` is a fall.
        let is_season = text.word(next) != "of" && (year != YearOf::Offset(0) || word != "fall");
        return if is_season { firm(When::Season(*season, Some(year)), next) } else { None };
    }
    if word.starts_with("ال") {
        let year = adjective(text, next).filter(|year| *year != YearOf::Said)?;
        return firm(When::Season(*season, Some(year)), next + 1);
    }
    let after = text.skip(next, &["of", "من"]);
    let (year, end) = year_in_words(text, after)
        .or_else(|| find_year_number(text, after).map(|(year, end)| (YearOf::Number(year), end)))?;
    firm(When::Season(*season, Some(year)), end)
}

fn part_of_year(text: &Text<'_>, at: usize) -> Option<Atom> {
    let start = text.skip(at, &["the"]);
    let (number, parts, after) = part(text, start)?;
    let next = text.skip(after, &["من", "of", "in"]);
    let (year, end) = year_in_words(text, next)
        .or_else(|| find_year_number(text, next).map(|(year, end)| (YearOf::Number(year), end)))?;
    let length = 12 / parts;
    let last = number * length;
    firm(When::Months(year, last + 1 - length, last), end)
}

/// Returns the number of a quarter or half at a place, how many of them a year has, and the place behind it.
fn part(text: &Text<'_>, at: usize) -> Option<(u8, u8, usize)> {
    let parts_of = |word: &str| match word {
        "الربع" | "quarter" => Some(4),
        "النصف" | "half" => Some(2),
        _ => None,
    };
    if let Some(parts) = parts_of(text.word(at)).filter(|_| is_arabic(text.word(at))) {
        if text.is(at + 1, &["الاخير"]) {
            return Some((parts, parts, at + 2));
        }
        let (number, end) = find_ordinal(text, at + 1)?;
        return (number <= parts).then_some((number, parts, end));
    }
    if text.word(at) == "q" && is_glued(text, at + 1) {
        let number = text.digits(at + 1)?.parse().ok().filter(|number| (1..=4).contains(number))?;
        return Some((number, 4, at + 2));
    }
    let (number, end) = match text.word(at) {
        "last" | "final" => (0, at + 1),
        _ => find_ordinal(text, at)?,
    };
    let parts = parts_of(text.word(end)).filter(|_| !is_arabic(text.word(end)))?;
    let number = if number == 0 { parts } else { number };
    (number <= parts).then_some((number, parts, end + 1))
}

/// Words before a decade without its century that show it to be no age: `في مطلع الثمانينيات`.
const BEFORE_DECADE: [&str; 16] = [
    "خلال",
    "منذ",
    "اواءل",
    "اواخر",
    "مطلع",
    "منتصف",
    "اواسط",
    "بدايه",
    "نهايه",
    "حقبه",
    "عقد",
    "فتره",
    "بدايات",
    "سنوات",
    "حتي",
    "اعوام",
];

fn decade(text: &Text<'_>, at: usize) -> Option<Atom> {
    let wide = |year: i32, end: usize| firm(When::Wide(sure(year, Part::Decade)), end);
    if let Some(tens) = find_decade(text.word(at)) {
        let is_age =
            text.after_any(at + 1, &["من العمر", "من عمره", "من عمرها", "من عمرهم", "عمره", "عمرها"]);
        if is_age.is_some() {
            return None;
        }
        let next = text.skip(at + 1, &["من"]);
        if let Some((century, end)) = century_at(text, next) {
            return wide(century + tens, end);
        }
        let is_told = text.is_before(at, &BEFORE_DECADE) && tens >= 50 && text.word(at).starts_with("ال");
        return if is_told { wide(1900 + tens, at + 1) } else { None };
    }
    let start = text.skip(at, &["the"]);
    if let Some((_, tens)) = ENGLISH_DECADES.iter().find(|(name, _)| *name == text.word(start)) {
        let is_told = start > at && !text.is_before(at, &["temperatures"]) && *tens >= 50;
        return if is_told { wide(1900 + tens, start + 1) } else { None };
    }
    let is_short = text.is_mark(start, &["'", "’", "‘"]);
    let digits = text.digits(start + usize::from(is_short))?;
    let end = start + 1 + usize::from(is_short);
    let next = end + usize::from(text.is_mark(end, &["'", "’"]) && text.word(end + 1) == "s");
    if text.word(next) != "s" || !is_glued(text, next) || !digits.ends_with('0') {
        return None;
    }
    let number: i32 = digits.parse().ok()?;
    match digits.len() {
        4 if number % 100 == 0 && !(1900..=2000).contains(&number) => None,
        4 if (1000..=2100).contains(&number) => wide(number, next + 1),
        2 if is_short && number >= 20 => wide(1900 + number, next + 1),
        _ => None,
    }
}

fn century(text: &Text<'_>, at: usize) -> Option<Atom> {
    let (year, end) = century_at(text, at)?;
    let is_ancient = text.after_any(end, &["قبل الميلاد", "الهجري", "هجري", "bc", "bce"]).is_some();
    if is_ancient { None } else { firm(When::Wide(sure(year, Part::Century)), end) }
}

/// Returns the first year of the century at a place, and the place behind it: `القرن التاسع عشر`.
fn century_at(text: &Text<'_>, at: usize) -> Option<(i32, usize)> {
    if text.word(at) == "القرن" {
        return match adjective(text, at + 1) {
            Some(YearOf::Past) => Some((1900, at + 2)),
            Some(YearOf::Offset(0)) => Some((2000, at + 2)),
            _ => {
                let (number, end) = find_ordinal(text, at + 1)?;
                let end = text.skip(end, &["الميلادي"]);
                (number >= 5).then_some((100 * (i32::from(number) - 1), end))
            }
        };
    }
    let start = text.skip(at, &["the"]);
    if let Some(end) = text.after(start, "last century") {
        return Some((1900, end));
    }
    let (number, end) = find_ordinal(text, start)?;
    let end = end + usize::from(text.is_mark(end, &["-"]));
    (text.is(end, &["century"]) && number >= 5).then_some((100 * (i32::from(number) - 1), end + 1))
}
