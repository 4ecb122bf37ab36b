//! Days and months that are parts of names and say no date: `قوى 14 آذار`, `the March 14 alliance`. In: a text and the
//! place of a date without its year. Out: whether it is one.

use crate::import::phrases::token::Text;
use crate::import::phrases::when::{Partial, YearOf, find_named_year};
use std::ops::Range;

/// What is called by a day: before it in Arabic.
const BEFORE: [&str; 32] = [
    "قوي",
    "تحالف",
    "تيار",
    "فريق",
    "حركه",
    "كتله",
    "ميدان",
    "ساحه",
    "جسر",
    "شارع",
    "جامعه",
    "مدينه",
    "ملعب",
    "مستشفي",
    "سد",
    "ثوره",
    "انتفاضه",
    "معركه",
    "مجلس",
    "سرايا",
    "كوبري",
    "محور",
    "لواء",
    "كتيبه",
    "مفاعل",
    "قاعه",
    "متحف",
    "حديقه",
    "مدرسه",
    "كتاءب",
    "منظمه",
    "مجموعه",
];
/// What is called by a day: behind it in English.
const AFTER: [&str; 22] = [
    "alliance",
    "movement",
    "bridge",
    "group",
    "revolution",
    "university",
    "city",
    "street",
    "square",
    "brigade",
    "brigades",
    "stadium",
    "coalition",
    "bloc",
    "camp",
    "panel",
    "committee",
    "hospital",
    "museum",
    "organisation",
    "organization",
    "war",
];
/// What happened on a day that is known by its name.
const EVENTS: [&str; 26] = [
    "هجوم",
    "هجمات",
    "احداث",
    "عمليه",
    "اعتداءات",
    "طوفان",
    "تفجيرات",
    "مجزره",
    "هجومي",
    "الهجوم",
    "ذكري",
    "attack",
    "attacks",
    "massacre",
    "events",
    "assault",
    "bombings",
    "hijackings",
    "riot",
    "insurrection",
    "raid",
    "massacres",
    "anniversary",
    "commission",
    "committee",
    "hearings",
];

/// Returns whether a date without its year is a part of a name.
#[must_use]
pub fn is_name(text: &Text<'_>, at: &Range<usize>) -> bool {
    let bare = text.word_before(at.start).trim_start_matches(['و', 'ل', 'ب']);
    let before = text.word_before(at.start);
    BEFORE.contains(&before) || BEFORE.contains(&bare) || text.is(at.end, &AFTER) && !text.is(at.end, &EVENTS)
}

/// Returns the date with the year of what happened then, where the words around it name that.
#[must_use]
pub fn with_named_year(text: &Text<'_>, at: &Range<usize>, partial: Partial) -> Partial {
    let (Some(month), Some(day), None) = (partial.month, partial.day, partial.year) else { return partial };
    let before = (at.start.saturating_sub(2)..at.start).any(|place| {
        let word = text.word(place);
        EVENTS.contains(&word) || EVENTS.contains(&word.trim_start_matches(['و', 'ل', 'ب']))
    });
    let is_event = before || (at.end..at.end + 2).any(|place| text.is(place, &EVENTS));
    match find_named_year(month, day).filter(|_| is_event) {
        Some(year) => Partial { year: Some(YearOf::Number(year)), ..partial },
        None => partial,
    }
}

/// People called by a month: where one is named, the bare month is the name.
const PEOPLE: [&str; 8] =
    ["theresa may", "mrs may", "ms may", "minister may", "premier may", "mr may", "brian may", "elaine may"];

/// Returns whether a text speaks of somebody called May.
#[must_use]
pub fn names_may(text: &Text<'_>) -> bool {
    let is_may = |at: &usize| text.word(*at) == "may" && text.is_capital(*at);
    let named = |at: usize| {
        let before = text.word_before(at - usize::from(text.is_mark(at.wrapping_sub(1), &["."])));
        PEOPLE.contains(&format!("{before} may").as_str())
    };
    (1..text.tokens.len()).filter(is_may).any(named)
}
