//! Days and months as the calendar names them: `السادس من تشرين الثاني (نوفمبر) 2025`, `Thursday, Nov. 6`,
//! `15 رمضان 1446`, `next Tuesday`. In: a text and a place. Out: what stands there, before its year is known.

use crate::import::phrases::atom::{Atom, Hold, find_year_number, is_glued};
use crate::import::phrases::lexicon::{CURRENT, NEXT, PAST, SAME, SHORT_WEEKDAYS, WEEKDAYS};
use crate::import::phrases::months::{NamedMonth, Sense, find_hijri_month, find_month};
use crate::import::phrases::numerals::{find_cardinal, find_ordinal};
use crate::import::phrases::token::{Text, is_arabic};
use crate::import::phrases::when::{Partial, When, YearOf};
use crate::model::hijri;

/// Words of a part of the day that may stand before a day.
const HOURS: [&str; 19] = [
    "يوم",
    "مساء",
    "صباح",
    "فجر",
    "ظهر",
    "عصر",
    "ليل",
    "ليله",
    "عشيه",
    "تاريخ",
    "نهار",
    "on",
    "morning",
    "evening",
    "night",
    "afternoon",
    "اليوم",
    "yesterday",
    "today",
];

/// Returns the day of the week at a place, and the place behind it.
#[must_use]
pub fn find_weekday(text: &Text<'_>, at: usize) -> Option<(u8, usize)> {
    let word = text.word(at);
    let number = WEEKDAYS.iter().position(|names| names.contains(&word))?;
    let is_name = is_arabic(word) || text.is_capital(at);
    is_name.then_some((u8::try_from(number).ok()?, at + 1))
}

/// Returns the date at a place: a day with its month, a month, a day of the week, with the year where it is said.
#[must_use]
pub fn find_calendar(text: &Text<'_>, at: usize) -> Option<Atom> {
    let start = skip_hours(text, at);
    let found =
        with_weekday(text, start).or_else(|| month_day(text, start)).or_else(|| hijri_day(text, start));
    found.or_else(|| month_alone(text, start)).or_else(|| hijri_month(text, start))
}

/// Returns the place behind words such as `مساء يوم`, where a date can follow; else the place itself.
fn skip_hours(text: &Text<'_>, at: usize) -> usize {
    let mut end = at;
    while end < at + 3 && text.is(end, &HOURS) {
        end += 1;
        if text.is_mark(end, &["،", ","]) && text.is_before(end, &["اليوم", "yesterday", "today"]) {
            end += 1;
        }
    }
    end
}

fn with_weekday(text: &Text<'_>, at: usize) -> Option<Atom> {
    let short = || {
        let number = SHORT_WEEKDAYS.iter().position(|names| names.contains(&text.word(at)))?;
        let number = u8::try_from(number).ok().filter(|_| text.is_capital(at))?;
        Some((number, at + 1 + usize::from(text.is_mark(at + 1, &["."]))))
    };
    let full = find_weekday(text, at);
    let (weekday, after) = full.or_else(short)?;
    let mut next = after;
    if text.is_mark(next, &["،", ",", "("]) {
        next += 1;
    }
    next = text.skip(
        next,
        &["الموافق", "الموافقه", "ل", "the", "مساء", "صباح", "في", "morning", "evening", "night"],
    );
    if let Some(Atom { when: When::Partial(mut partial), end, hold }) = month_day(text, next)
        && hold == Hold::Firm
    {
        partial.weekday = Some(weekday);
        let end = end + usize::from(text.is_mark(after, &["("]) && text.is_mark(end, &[")"]));
        return Some(Atom { when: When::Partial(partial), end, hold });
    }
    full?;
    weekday_alone(text, at, (weekday, after))
}

/// Names in which a day of the week is no day: `صلاة الجمعة`, `Black Friday`.
const NO_DAY_AFTER: [&str; 40] = [
    "صلاه",
    "خطبه",
    "بين",
    "كلا",
    "كلتا",
    "احد",
    "ايام",
    "كل",
    "سوق",
    "مسجد",
    "جامع",
    "black",
    "good",
    "bloody",
    "ash",
    "super",
    "fat",
    "palm",
    "easter",
    "holy",
    "every",
    "each",
    "cyber",
    "throwback",
    "casual",
    "man",
    "of",
    "sheffield",
    "ruby",
    "صحيفه",
    "مدينه",
    "هذين",
    "هولاء",
    "هءلاء",
    "لواء",
    "قريه",
    "حي",
    "شارع",
    "قداس",
    "لجنه",
];
/// The same, by what follows: `Sunday Times`, `الأحد الشعانين`.
const NO_DAY_BEFORE: [&str; 18] = [
    "times",
    "telegraph",
    "mirror",
    "express",
    "mail",
    "club",
    "school",
    "roast",
    "league",
    "prayers",
    "prayer",
    "night",
    "الاسود",
    "العظيمه",
    "العظيم",
    "الماضيين",
    "فقط",
    "معا",
];

fn weekday_alone(text: &Text<'_>, at: usize, (weekday, end): (u8, usize)) -> Option<Atom> {
    if text.is(end, &["عشر", "عشره"]) {
        return None;
    }
    let is_day = text.is_before(at, &["يوم", "مساء", "صباح", "اليوم", "امس", "on"]);
    if !is_day && (text.is_before(at, &NO_DAY_AFTER) || text.is(end, &NO_DAY_BEFORE)) {
        return None;
    }
    if text.is_before(at, &["every", "each", "كل", "ايام", "of"]) {
        return None;
    }
    if text.word(end) == "of" && text.after_any(end, &["of last week", "of next week"]).is_none() {
        return None;
    }
    let (year, end) = nearness(text, end);
    let when = When::Partial(Partial { weekday: Some(weekday), year, ..Partial::default() });
    Some(Atom { when, end, hold: Hold::Firm })
}

/// Returns which day of the week is meant by what follows it, and the place behind that.
fn nearness(text: &Text<'_>, end: usize) -> (Option<YearOf>, usize) {
    if let Some(after) = text.after_any(end, &["من الاسبوع", "الاسبوع", "in the week", "من هذا الاسبوع"])
    {
        match adjective(text, after) {
            Some(YearOf::Past) => return (Some(YearOf::Offset(-1)), after + 1),
            Some(YearOf::Next) => return (Some(YearOf::Offset(1)), after + 1),
            _ => {}
        }
    }
    if let Some(after) = text.after_any(end, &["last week", "of last week"]) {
        return (Some(YearOf::Offset(-1)), after);
    }
    if let Some(after) = text.after_any(end, &["next week", "of next week"]) {
        return (Some(YearOf::Offset(1)), after);
    }
    match adjective(text, end) {
        Some(year) => (Some(year), end + 1),
        None => (None, end),
    }
}

/// Returns which one is meant by an Arabic adjective at a place.
#[must_use]
pub fn adjective(text: &Text<'_>, at: usize) -> Option<YearOf> {
    let word = text.word(at);
    if PAST.contains(&word) {
        Some(YearOf::Past)
    } else if NEXT.contains(&word) {
        Some(YearOf::Next)
    } else if CURRENT.contains(&word) {
        Some(YearOf::Offset(0))
    } else {
        SAME.contains(&word).then_some(YearOf::Said)
    }
}

/// Returns the number of a day at a place: digits or an ordinal.
fn day_at(text: &Text<'_>, at: usize) -> Option<(u8, usize)> {
    let at = at + usize::from(text.is(at, &["ال"]) && is_glued(text, at + 1));
    let digits = || {
        let digits = text.number_in_range(at).filter(|digits| digits.len() <= 2)?;
        digits.parse().ok().filter(|day| (1..=31).contains(day)).map(|day| (day, at + 1))
    };
    find_ordinal(text, at).or_else(digits)
}

/// Returns the number at a place as a day that lacks its month.
#[must_use]
pub fn find_bare_day(text: &Text<'_>, at: usize) -> Option<Atom> {
    let (day, end) = day_at(text, at)?;
    Some(Atom {
        when: When::Partial(Partial { day: Some(day), ..Partial::default() }),
        end,
        hold: Hold::Part,
    })
}

fn month_day(text: &Text<'_>, at: usize) -> Option<Atom> {
    let (day, month) = day_first(text, at).or_else(|| month_first(text, at))?;
    let (year, end) = match year_after(text, month.end) {
        Some((year, end)) => (Some(year), end),
        None => (None, month.end),
    };
    let partial = Partial { weekday: None, day: Some(day), month: Some(month.month), year };
    let (partial, end) = trailing_year(text, partial, end);
    Some(Atom { when: When::Partial(partial), end, hold: Hold::Firm })
}

fn day_first(text: &Text<'_>, at: usize) -> Option<(u8, NamedMonth)> {
    let at = text.skip(at, &["اليوم", "the"]);
    let (day, after) = day_at(text, at)?;
    let next = text.skip(after, &["من", "شهر", "of", "day"]);
    let month = find_month(text, next)?;
    let is_in_words = text.digits(at).is_none() && !text.is(at, &["ال"]);
    // `the second May`, `الأول آذار`: an ordinal needs its preposition.
    let is_first = text.is(at, &["فاتح", "غره"]);
    (!is_in_words || next > after || is_first).then_some((day, month))
}

fn month_first(text: &Text<'_>, at: usize) -> Option<(u8, NamedMonth)> {
    let month = find_month(text, at).filter(|_| !is_arabic(text.word(at)))?;
    let next = text.skip(month.end, &["the"]);
    let (day, end) = day_at(text, next)?;
    Some((day, NamedMonth { end, ..month }))
}

/// Returns the year said of a month, and the place behind it.
#[must_use]
pub fn year_after(text: &Text<'_>, at: usize) -> Option<(YearOf, usize)> {
    let next = if text.is_mark(at, &[",", "،", "("]) { at + 1 } else { at };
    if let Some((year, end)) = find_year_number(text, next) {
        let is_open = text.is_mark(at, &["("]);
        let end = if is_open && text.is_mark(end, &[")"]) { end + 1 } else { end };
        return Some((YearOf::Number(year), end));
    }
    if let Some(year) = adjective(text, at).filter(|_| !text.is(at, &["هذا", "ذلك"])) {
        return Some((year, at + 1));
    }
    let next = text.skip(at, &["من", "في", "of"]);
    if let Some((year, end)) = year_in_words(text, next) {
        return Some((year, end));
    }
    if next > at
        && text.word(at) == "of"
        && let Some((year, end)) = find_year_number(text, next)
    {
        return Some((YearOf::Number(year), end));
    }
    None
}

/// Returns the year at a place that begins with a word of years: `عام 2008`, `العام الماضي`, `last year`.
#[must_use]
pub fn year_in_words(text: &Text<'_>, at: usize) -> Option<(YearOf, usize)> {
    let english = [
        (&["last year", "the previous year"][..], YearOf::Offset(-1)),
        (&["this year", "the current year"], YearOf::Offset(0)),
        (&["next year", "the coming year"], YearOf::Offset(1)),
        (&["the same year", "that year", "that same year"], YearOf::Said),
    ];
    for (phrases, year) in english {
        if let Some(end) = text.after_any(at, phrases) {
            return Some((year, end));
        }
    }
    if let Some(after) = text.after_any(at, &["the year", "year"])
        && let Some((year, end)) = find_year_number(text, after)
    {
        return Some((YearOf::Number(year), end));
    }
    if let Some(end) = text.after_any(at, &["هذا العام", "هذه السنه"]) {
        return Some((YearOf::Offset(0), end));
    }
    if let Some(end) = text.after_any(at, &["ذلك العام", "تلك السنه"]) {
        return Some((YearOf::Said, end));
    }
    if !text.is(at, &["عام", "العام", "سنه", "السنه"]) {
        return None;
    }
    if let Some((year, end)) = find_year_number(text, at + 1) {
        return Some((YearOf::Number(year), end));
    }
    if let Some((number, end)) =
        find_cardinal(text, at + 1).filter(|(number, _)| (1900..=2100).contains(number))
    {
        return i32::try_from(number).ok().map(|year| (YearOf::Number(year), end));
    }
    let year =
        adjective(text, at + 1).filter(|_| text.is(at, &["العام", "السنه"]) && !is_office(text, at))?;
    let year = match year {
        YearOf::Past => YearOf::Offset(-1),
        YearOf::Next => YearOf::Offset(1),
        YearOf::Number(_) | YearOf::Offset(_) | YearOf::Said => year,
    };
    Some((year, at + 2))
}

/// What is general and no year: `الأمين العام الحالي`.
const OFFICES: [&str; 40] = [
    "الامين",
    "المدير",
    "الناءب",
    "القاءد",
    "المدعي",
    "المفتش",
    "الكاتب",
    "المنسق",
    "المندوب",
    "الحاكم",
    "القنصل",
    "الراي",
    "القطاع",
    "الشان",
    "المال",
    "السكرتير",
    "الوكيل",
    "المراقب",
    "العفو",
    "الموتمر",
    "المءتمر",
    "الاضراب",
    "الاتحاد",
    "السياق",
    "الاتجاه",
    "الاطار",
    "الجو",
    "الصالح",
    "النفع",
    "المشهد",
    "النظام",
    "الامن",
    "النقل",
    "الطريق",
    "المزاج",
    "الانفاق",
    "الدين",
    "المشرف",
    "الوضع",
    "المستشفي",
];

fn is_office(text: &Text<'_>, at: usize) -> bool {
    let bare = text.word_before(at).trim_start_matches(['و', 'ف', 'ب', 'ك']);
    let bare = bare.strip_prefix("لل").map_or_else(|| bare.to_owned(), |rest| format!("ال{rest}"));
    OFFICES.contains(&bare.as_str())
}

/// Adds the year that stands behind a date in other words: `6 November last year`.
fn trailing_year(text: &Text<'_>, mut partial: Partial, end: usize) -> (Partial, usize) {
    if partial.year.is_none()
        && let Some((year, after)) = year_in_words(text, end)
    {
        partial.year = Some(year);
        return (partial, after);
    }
    (partial, end)
}

fn month_alone(text: &Text<'_>, at: usize) -> Option<Atom> {
    let (nearness, at) = english_nearness(text, at);
    let next = text.skip(at, &["شهر", "الشهر"]);
    let month = find_month(text, next)?;
    let partial = Partial { month: Some(month.month), ..Partial::default() };
    if let Some(year) = nearness {
        let end = month.end;
        let partial = Partial { year: Some(year), ..partial };
        return Some(Atom { when: When::Partial(partial), end, hold: Hold::Firm });
    }
    if let Some((year, end)) = year_after(text, month.end).or_else(|| year_in_words(text, month.end)) {
        let partial = Partial { year: Some(year), ..partial };
        return Some(Atom { when: When::Partial(partial), end, hold: Hold::Firm });
    }
    let hold = match month.sense {
        _ if next > at => Hold::Firm,
        Sense::Clear => Hold::Weak,
        Sense::Other => Hold::Loose,
        Sense::Numbered => Hold::Part,
    };
    Some(Atom { when: When::Partial(partial), end: month.end, hold })
}

/// Returns which one is meant by `last`, `next` or `this` at a place, and the place behind it.
#[must_use]
pub fn english_nearness(text: &Text<'_>, at: usize) -> (Option<YearOf>, usize) {
    let phrases = [
        (&["last", "this past"][..], YearOf::Past),
        (&["next", "this coming", "the coming", "coming", "upcoming"], YearOf::Next),
        (&["this"], YearOf::Offset(0)),
    ];
    for (phrases, year) in phrases {
        if let Some(end) = text.after_any(at, phrases) {
            return (Some(year), end);
        }
    }
    (None, at)
}

/// Returns `last Tuesday` and the like.
#[must_use]
pub fn find_near_weekday(text: &Text<'_>, at: usize) -> Option<Atom> {
    let (Some(year), next) = english_nearness(text, at) else { return None };
    let (weekday, end) = find_weekday(text, next)?;
    if text.is(end, &["of", "in"]) || text.is_before(at, &["every", "each"]) {
        return None;
    }
    let partial = Partial { weekday: Some(weekday), year: Some(year), ..Partial::default() };
    Some(Atom { when: When::Partial(partial), end, hold: Hold::Firm })
}

/// Returns the Hijri year at a place and the place behind it: `1446`, `1446 هـ`, `من عام 1446 هجرية`.
fn hijri_year(text: &Text<'_>, at: usize) -> Option<(i32, usize)> {
    let next = text.skip(at, &["من", "عام", "سنه", "العام", "of"]);
    let next = next + usize::from(text.is_mark(next, &[",", "،"]));
    let year: i32 = text.number(next)?.parse().ok().filter(|year| (1300..=1600).contains(year))?;
    Some((year, text.skip(next + 1, &["ه", "هجري", "هجريه", "للهجره", "ah"])))
}

fn hijri_day(text: &Text<'_>, at: usize) -> Option<Atom> {
    let start = text.skip(at, &["اليوم", "the"]);
    let latin = || {
        let (month, after) = find_hijri_month(text, start).filter(|_| !is_arabic(text.word(start)))?;
        let (day, after) = day_at(text, after)?;
        Some((day, month, after))
    };
    let (day, month, after) = day_at(text, start)
        .and_then(|(day, after)| {
            let next = text.skip(after, &["من", "شهر", "of"]);
            find_hijri_month(text, next).map(|(month, end)| (day, month, end))
        })
        .or_else(latin)?;
    let (year, end) = hijri_year(text, after)?;
    let found = hijri::find_gregorian(year, month, day)?;
    Some(Atom { when: When::Days(found, found), end: western_twin(text, end), hold: Hold::Firm })
}

fn hijri_month(text: &Text<'_>, at: usize) -> Option<Atom> {
    let next = text.skip(at, &["شهر"]);
    let (month, after) = find_hijri_month(text, next)?;
    let (year, end) = hijri_year(text, after)?;
    let (first, last) = hijri::find_month(year, month)?;
    Some(Atom { when: When::Days(first, last), end, hold: Hold::Firm })
}

/// Returns the place behind what leads from a Hijri date to the same in the other calendar: the pair is one date,
/// and the second is read by itself where it stands.
fn western_twin(text: &Text<'_>, end: usize) -> usize {
    let next = end + usize::from(text.is_mark(end, &["،", ",", "("]));
    let next = text.skip(next, &["الموافق", "الموافقه", "ل", "corresponding", "to"]);
    let is_twin = next > end && month_day(text, next).is_some_and(|twin| twin.hold == Hold::Firm);
    match month_day(text, next).filter(|_| is_twin) {
        Some(twin) => twin.end,
        None => end,
    }
}

/// Returns the Hijri year at a place that says it is one: `عام 1446 هـ`.
#[must_use]
pub fn find_hijri_year(text: &Text<'_>, at: usize) -> Option<Atom> {
    let next = text.skip(at, &["عام", "سنه", "العام", "السنه"]);
    let year: i32 = text.number(next)?.parse().ok().filter(|year| (1300..=1600).contains(year))?;
    let end = text.skip(next + 1, &["ه", "هجري", "هجريه", "للهجره", "ah"]);
    let (first, last) = hijri::find_year(year).filter(|_| end > next + 1)?;
    Some(Atom { when: When::Days(first, last), end, hold: Hold::Firm })
}
