//! Years that stand as a bare number: a preposition, an article or the word for what happened then shows them to be
//! years. In: a text and a place. Out: the year.

use crate::import::phrases::atom::{
    Atom, Hold, find_year_in_range, find_year_number, is_counted, is_glued, is_latin_word, is_unit,
};
use crate::import::phrases::token::{Kind, Text, is_arabic};
use crate::import::phrases::when::{Partial, When, YearOf};

/// What happens in a year and is called by it: `انتخابات 2021`, `the war of 2003`.
const EVENTS: [&str; 56] = [
    "حرب",
    "اتفاق",
    "اتفاقيه",
    "انتخابات",
    "دستور",
    "قانون",
    "موازنه",
    "غزو",
    "ثوره",
    "انتفاضه",
    "مونديال",
    "هزيمه",
    "نكسه",
    "نكبه",
    "احداث",
    "احتجاجات",
    "عدوان",
    "صيف",
    "معاهده",
    "مجزره",
    "هدنه",
    "زلزال",
    "انقلاب",
    "ميزانيه",
    "تظاهرات",
    "مظاهرات",
    "حراك",
    "استفتاء",
    "اولمبياد",
    "قمه",
    "دوره",
    "موسم",
    "تعداد",
    "war",
    "crisis",
    "agreement",
    "deal",
    "constitution",
    "invasion",
    "elections",
    "election",
    "law",
    "revolution",
    "uprising",
    "accord",
    "accords",
    "treaty",
    "act",
    "protests",
    "truce",
    "coup",
    "earthquake",
    "census",
    "ceasefire",
    "summer",
    "budget",
];
/// Words before an English year that is called by what follows: `the 2008 agreement`.
const DETERMINERS: [&str; 14] = [
    "the", "a", "its", "their", "his", "her", "our", "s", "that", "this", "late", "early", "disputed",
    "landmark",
];
/// Prepositions behind which a number of four digits may be a year.
const PREPOSITIONS: [&str; 7] = ["في", "خلال", "in", "during", "throughout", "طوال", "until"];
/// What has a number and no year: `Resolution 2254`.
const NUMBERED: [&str; 26] = [
    "القرار",
    "قرار",
    "رقم",
    "الماده",
    "ماده",
    "الفقره",
    "صفحه",
    "غرفه",
    "رحله",
    "الرحله",
    "طريق",
    "resolution",
    "no",
    "number",
    "page",
    "article",
    "flight",
    "room",
    "boeing",
    "route",
    "highway",
    "version",
    "model",
    "section",
    "chapter",
    "unit",
];

/// Returns the year that a bare number at a place is.
#[must_use]
pub fn find_bare_year(text: &Text<'_>, at: usize) -> Option<Atom> {
    let (year, end) = find_year_number(text, at).filter(|(year, _)| (1900..=2100).contains(year))?;
    let is_enclosed = at > 0 && text.is_mark(at - 1, &["("]) && text.is_mark(end, &[")"]);
    if is_enclosed && !is_glued(text, at - 1) {
        let when = When::Partial(Partial { year: Some(YearOf::Number(year)), ..Partial::default() });
        return Some(Atom { when, end, hold: Hold::Firm });
    }
    if text.is_before(at, &NUMBERED) || is_counted(text, end) {
        return None;
    }
    let is_marked = end > at + 1;
    let hold = if is_marked || is_told(text, (at, end)) { Hold::Firm } else { Hold::Part };
    let when = When::Partial(Partial { year: Some(YearOf::Number(year)), ..Partial::default() });
    Some(Atom { when, end, hold })
}

/// Returns the year at a place that is one end of a range: `2014–2017`.
#[must_use]
pub fn find_range_year(text: &Text<'_>, at: usize) -> Option<Atom> {
    let (year, end) = find_year_in_range(text, at).filter(|(year, _)| (1900..=2100).contains(year))?;
    let when = When::Partial(Partial { year: Some(YearOf::Number(year)), ..Partial::default() });
    (!text.is_before(at, &NUMBERED) && !is_unit(text, end)).then_some(Atom { when, end, hold: Hold::Part })
}

/// Returns whether the words around a number show it to be a year.
fn is_told(text: &Text<'_>, (at, end): (usize, usize)) -> bool {
    if text.is_before(at, &PREPOSITIONS) {
        return true;
    }
    if text.is_before(at, &["ل", "ب"]) && is_glued(text, at) {
        return is_phrase_end(text, end);
    }
    let before = text.word_before(at);
    let bare =
        if is_arabic(before) { before.strip_prefix(['و', 'ل', 'ب']).unwrap_or(before) } else { before };
    if (EVENTS.contains(&before) || EVENTS.contains(&bare)) && is_phrase_end(text, end) {
        return true;
    }
    if before == "of" && at >= 2 && text.is(at - 2, &EVENTS) {
        return true;
    }
    let is_determined =
        DETERMINERS.contains(&before) && (before != "s" || at >= 2 && text.is_mark(at - 2, &["'", "’"]));
    is_determined && is_latin_word(text, end) && !is_counted(text, end) && !is_plural(text, end)
}

/// Returns whether the word at a place may be a plural that a number before it counts.
fn is_plural(text: &Text<'_>, at: usize) -> bool {
    let word = text.word(at);
    let is_event =
        EVENTS.contains(&word) || matches!(word, "talks" | "results" | "negotiations" | "polls" | "attacks");
    word.ends_with('s') && !word.ends_with("ss") && !is_event && !text.is_capital(at)
}

/// Returns whether what was said ends at a place, so that no noun follows that is counted.
#[must_use]
pub fn is_phrase_end(text: &Text<'_>, at: usize) -> bool {
    let Some(token) = text.find(at) else { return true };
    match token.kind {
        Kind::Mark | Kind::Break => !text.is_mark(at, &["%", "٪", "-", "/"]),
        Kind::Number => false,
        Kind::Word if is_arabic(&token.folded) => {
            let is_noun = token.folded.ends_with('ه') || token.folded.ends_with("ات");
            token.folded.starts_with("ال") || !is_noun && !is_counted(text, at)
        }
        Kind::Word => !is_counted(text, at) && !is_plural(text, at),
    }
}
