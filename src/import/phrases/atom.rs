//! One time named at a place of a text, and how far its words alone show that it is one.

use crate::import::phrases::token::{Kind, Text, is_arabic};
use crate::import::phrases::when::When;

/// How far the words of a time show that they speak of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hold {
    /// Only as an end of a range: a number.
    Part,
    /// Only behind a phrase that can speak of nothing else: `أوائل مارس`, `early May`.
    Loose,
    /// Behind a preposition: `في نوفمبر`, `in 2008`.
    Weak,
    /// Wherever they stand.
    Firm,
}

/// One time named in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Atom {
    /// What it says.
    pub when: When,
    /// The place behind it.
    pub end: usize,
    /// How far its words show that.
    pub hold: Hold,
}

/// What is counted behind a number that is no year.
const COUNTED: [&str; 134] = [
    "percent",
    "per",
    "people",
    "persons",
    "men",
    "women",
    "children",
    "soldiers",
    "troops",
    "fighters",
    "homes",
    "houses",
    "families",
    "villages",
    "cases",
    "dollars",
    "euros",
    "pounds",
    "dinars",
    "riyals",
    "million",
    "billion",
    "thousand",
    "km",
    "kilometres",
    "kilometers",
    "metres",
    "meters",
    "miles",
    "tons",
    "tonnes",
    "barrels",
    "hours",
    "minutes",
    "seconds",
    "days",
    "weeks",
    "months",
    "years",
    "points",
    "votes",
    "seats",
    "pages",
    "words",
    "units",
    "vehicles",
    "trucks",
    "schools",
    "prisoners",
    "detainees",
    "refugees",
    "residents",
    "employees",
    "workers",
    "students",
    "members",
    "times",
    "square",
    "mw",
    "megawatts",
    "feet",
    "kg",
    "calories",
    "civilians",
    "victims",
    "players",
    "fans",
    "meters",
    "litres",
    "copies",
    "شخص",
    "شخصا",
    "اشخاص",
    "قتيل",
    "قتيلا",
    "قتلي",
    "جريح",
    "جريحا",
    "دولار",
    "دولارا",
    "يورو",
    "دينار",
    "دينارا",
    "ريال",
    "جنيه",
    "درهم",
    "ليره",
    "مليون",
    "مليار",
    "الف",
    "متر",
    "مترا",
    "كيلومتر",
    "كيلومترا",
    "كلم",
    "كم",
    "طن",
    "طنا",
    "برميل",
    "برميلا",
    "جندي",
    "جنديا",
    "ساعه",
    "دقيقه",
    "نسمه",
    "صوت",
    "صوتا",
    "مقعد",
    "مقعدا",
    "وحده",
    "قريه",
    "مدرسه",
    "منزل",
    "منزلا",
    "اسره",
    "عاءله",
    "حاله",
    "اصابه",
    "موقع",
    "موقعا",
    "صاروخ",
    "صاروخا",
    "كتاب",
    "نسخه",
    "امتار",
    "كيلومترات",
    "دولارات",
    "اطنان",
    "قتلي",
    "جرحي",
    "منازل",
    "اسر",
    "عاءلات",
    "قري",
];

/// Words that may follow a year, so that it is none of the things counted above even where it is round.
const FOLLOWING: [&str; 50] = [
    "و",
    "ان",
    "من",
    "في",
    "الي",
    "حتي",
    "علي",
    "عن",
    "مع",
    "او",
    "ثم",
    "لكن",
    "بعد",
    "قبل",
    "خلال",
    "منذ",
    "بين",
    "اي",
    "كما",
    "حين",
    "عندما",
    "الذي",
    "التي",
    "كان",
    "كانت",
    "قد",
    "لم",
    "لا",
    "بسبب",
    "and",
    "or",
    "to",
    "in",
    "on",
    "the",
    "was",
    "were",
    "has",
    "had",
    "is",
    "when",
    "after",
    "before",
    "with",
    "by",
    "as",
    "but",
    "that",
    "which",
    "for",
];

/// Adverbs with the ending of what is counted.
const ADVERBS: [&str; 14] = [
    "تحديدا",
    "تقريبا",
    "ايضا",
    "حاليا",
    "رسميا",
    "نهاءيا",
    "لاحقا",
    "مثلا",
    "اولا",
    "خصوصا",
    "تماما",
    "مبدءيا",
    "فصاعدا",
    "سابقا",
];

/// Returns whether what numbers count stands at a place.
#[must_use]
pub fn is_unit(text: &Text<'_>, at: usize) -> bool {
    text.is(at, &COUNTED)
}

/// Returns whether the number before a place counts something, and so is no year.
#[must_use]
pub fn is_counted(text: &Text<'_>, end: usize) -> bool {
    let word = text.word(end);
    if word.is_empty() {
        return text.is_mark(end, &["%", "٪"]);
    }
    if COUNTED.contains(&word)
        || text.after_any(end, &["في المءه", "بالمءه", "في الماءه", "بالماءه"]).is_some()
    {
        return true;
    }
    if FOLLOWING.contains(&word) {
        return false;
    }
    let written = text.written(end..end + 1);
    let is_round =
        end.checked_sub(1).and_then(|at| text.digits(at)).is_some_and(|number| number.ends_with("00"));
    if is_arabic(word) {
        // What is counted beyond ten is written with this ending: `2015 موقعاً`.
        let is_adverb = ADVERBS.contains(&word);
        let is_accusative = !is_adverb && (written.ends_with("اً") || written.ends_with("ًا"));
        return is_accusative || (is_round && !word.starts_with("ال"));
    }
    is_round && word.ends_with('s') && !text.is_capital(end)
}

/// Returns the year of four digits at a place and the place behind it. What it may count is for the caller to see.
#[must_use]
pub fn find_year_number(text: &Text<'_>, at: usize) -> Option<(i32, usize)> {
    text.number(at).and_then(|digits| year_of(text, at, digits))
}

/// Returns the year of four digits at a place that may be one end of a range.
#[must_use]
pub fn find_year_in_range(text: &Text<'_>, at: usize) -> Option<(i32, usize)> {
    text.number_in_range(at).and_then(|digits| year_of(text, at, digits))
}

fn year_of(text: &Text<'_>, at: usize, digits: &str) -> Option<(i32, usize)> {
    let digits = Some(digits).filter(|digits| digits.len() == 4)?;
    let year: i32 = digits.parse().ok().filter(|year| (1000..=2200).contains(year))?;
    let mut end = at + 1;
    if text.is(end, &["ه", "هجري", "هجريه", "ah"]) || text.is(end, &["s"]) && is_glued(text, end) {
        return None;
    }
    if text.is(end, &["م", "ميلادي", "ميلاديه"]) {
        end += 1;
    }
    let is_ancient = text.after_any(end, &["قبل الميلاد", "ق م", "bc", "bce"]).is_some();
    (!is_ancient && !text.is_mark(end, &["%", "٪"])).then_some((year, end))
}

/// Returns whether nothing stands before the token at a place.
#[must_use]
pub fn is_glued(text: &Text<'_>, at: usize) -> bool {
    text.find(at).is_some_and(|token| token.glued)
}

/// Returns whether the token at a place is a word of English letters.
#[must_use]
pub fn is_latin_word(text: &Text<'_>, at: usize) -> bool {
    text.find(at).is_some_and(|token| token.kind == Kind::Word && !is_arabic(&token.folded))
}
