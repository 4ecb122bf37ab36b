//! Times told from the article's day: `أمس`, `قبل يومين`, `last month`. In: a text and a place. Out: what stands there.

use crate::import::phrases::atom::{Atom, Hold};
use crate::import::phrases::calendar::{adjective, find_weekday, year_in_words};
use crate::import::phrases::months::{find_hijri_month, find_month};
use crate::import::phrases::numerals::{find_cardinal, find_ordinal};
use crate::import::phrases::token::{Text, is_arabic};
use crate::import::phrases::when::{Partial, Unit, When, YearOf};

/// Returns the time told from the article's day at a place.
#[must_use]
pub fn find_relative(text: &Text<'_>, at: usize) -> Option<Atom> {
    let found = day_away(text, at).or_else(|| today(text, at)).or_else(|| month_away(text, at));
    found.or_else(|| year_away(text, at)).or_else(|| ago(text, at)).or_else(|| after_event(text, at))
}

fn days(offset: i64, end: usize) -> Option<Atom> {
    let number = u32::try_from(offset.abs()).ok()?;
    let when = if offset < 0 { When::Ago(Unit::Day, number) } else { When::Ahead(number) };
    Some(Atom { when, end, hold: Hold::Firm })
}

fn day_away(text: &Text<'_>, at: usize) -> Option<Atom> {
    let phrases: [(&[&str], i64); 5] = [
        (&["اول امس", "الاول من امس", "اول من امس", "امس الاول", "the day before yesterday"], -2),
        (&["مساء امس", "صباح امس", "فجر امس", "ليل امس", "الليله الماضيه", "yesterday", "last night"], -1),
        (&["بعد غد", "the day after tomorrow"], 2),
        (&["يوم غد", "صباح غد", "مساء غد", "tomorrow"], 1),
        (
            &[
                "مساء اليوم",
                "صباح اليوم",
                "فجر اليوم",
                "ظهر اليوم",
                "tonight",
                "earlier today",
                "later today",
            ],
            0,
        ),
    ];
    for (phrases, offset) in phrases {
        if let Some(end) = text.after_any(at, phrases) {
            let is_quoted = text.is_before(at, &["مثل", "since", "like"]);
            return days(offset, with_weekday(text, end)).filter(|_| !is_quoted);
        }
    }
    if text.word(at) == "امس" && !text.is_before(at, &["منذ"]) {
        return days(-1, with_weekday(text, at + 1));
    }
    // `غدا` is a verb as well: with its ending it is the day.
    let is_tomorrow = text.word(at) == "غدا" && text.written(at..at + 1).contains('ً')
        || text.is(at, &["غدا", "غد"]) && find_weekday(text, at + 1).is_some();
    if is_tomorrow { days(1, with_weekday(text, at + 1)) } else { None }
}

/// Returns the place behind a day of the week that says the same again: `أمس الخميس`.
fn with_weekday(text: &Text<'_>, end: usize) -> usize {
    let next = end + usize::from(text.is_mark(end, &["،", ",", "("]));
    match find_weekday(text, next) {
        Some((_, after)) if text.is_mark(end, &["("]) => after + usize::from(text.is_mark(after, &[")"])),
        Some((_, after)) => after,
        None => end,
    }
}

/// Words before `اليوم` or `today` that make it another day, or no day: `حتى اليوم`, `today's world`.
const NOT_TODAY: [&str; 26] = [
    "هذا", "ذلك", "في", "حتي", "منذ", "من", "الي", "نفس", "طوال", "كل", "ب", "ل", "ك", "عالم", "عراق", "بعد",
    "قبل", "until", "to", "of", "than", "as", "even", "usa", "and", "here",
];
/// Verbs of saying and doing news, near which `اليوم` and `today` are the article's day.
const NEWS: [&str; 44] = [
    "قال",
    "قالت",
    "اعلن",
    "اعلنت",
    "اكد",
    "اكدت",
    "ذكر",
    "ذكرت",
    "افاد",
    "افادت",
    "كشف",
    "كشفت",
    "صرح",
    "وصل",
    "وصلت",
    "التقي",
    "زار",
    "عقد",
    "عقدت",
    "وقع",
    "وقعت",
    "اصدر",
    "اصدرت",
    "بدا",
    "بدات",
    "شهد",
    "شهدت",
    "دعا",
    "دعت",
    "اجري",
    "استقبل",
    "said",
    "announced",
    "met",
    "signed",
    "told",
    "arrived",
    "reported",
    "confirmed",
    "launched",
    "opened",
    "began",
    "held",
    "voted",
];

fn today(text: &Text<'_>, at: usize) -> Option<Atom> {
    if text.word(at) == "اليوم" {
        let end = with_weekday(text, at + 1);
        if end > at + 1 {
            return days(0, end);
        }
        let is_described = text.word(at + 1).starts_with("ال") || find_ordinal(text, at + 1).is_some();
        return days(0, end)
            .filter(|_| !is_described && !text.is_before(at, &NOT_TODAY) && is_news(text, at));
    }
    if let Some(end) = text.after_any(at, &["this morning", "this evening", "this afternoon"]) {
        return days(0, end);
    }
    let is_today = text.word(at) == "today" && !text.is_mark(at + 1, &["'", "’"]);
    if is_today && !text.is_before(at, &NOT_TODAY) && is_news(text, at) {
        days(0, with_weekday(text, at + 1))
    } else {
        None
    }
}

/// Returns whether a verb of news stands in the same clause.
fn is_news(text: &Text<'_>, at: usize) -> bool {
    let stops = |place: &usize| text.is_sentence_start(place + 1);
    let before = (at.saturating_sub(8)..at).rev().take_while(|place| !stops(place));
    let after = (at + 1..at + 6).take_while(|place| !stops(place));
    let is_verb = |place: usize| {
        let word = text.word(place);
        let bare = word.strip_prefix('و').unwrap_or(word);
        NEWS.contains(&word) || NEWS.contains(&bare)
    };
    before.chain(after).any(is_verb)
}

fn month_away(text: &Text<'_>, at: usize) -> Option<Atom> {
    let (day, next) = match find_ordinal(text, at).or_else(|| plain_day(text, at)) {
        Some((day, after)) if text.is(after, &["من", "of"]) => (Some(day), after + 1),
        _ => (None, at),
    };
    // `في 15 الجاري` leaves out the month's word.
    if let Some((day, after)) = plain_day(text, at)
        && text.is(after, &["الجاري", "الحالي"])
    {
        return Some(Atom { when: When::MonthAway(0, Some(day)), end: after + 1, hold: Hold::Firm });
    }
    let (offset, end) = month_offset(text, next)?;
    Some(Atom { when: When::MonthAway(offset, day), end, hold: Hold::Firm })
}

fn plain_day(text: &Text<'_>, at: usize) -> Option<(u8, usize)> {
    let day: u8 = text.number(at)?.parse().ok().filter(|day| (1..=31).contains(day))?;
    Some((day, at + 1))
}

fn month_offset(text: &Text<'_>, at: usize) -> Option<(i32, usize)> {
    if let Some(end) = text.after_any(at, &["هذا الشهر", "this month", "the current month"]) {
        return Some((0, end));
    }
    if text.word(at) == "الشهر" {
        let offset = match adjective(text, at + 1)? {
            YearOf::Past => -1,
            YearOf::Next => 1,
            YearOf::Offset(0) => 0,
            _ => return None,
        };
        return Some((offset, at + 2));
    }
    // `the last month` is the month before now, not the calendar's.
    let is_duration = text.is_before(at, &["the", "past"]);
    let phrases = [("last month", -1), ("next month", 1)];
    let found = phrases.iter().find_map(|(phrase, offset)| Some((*offset, text.after(at, phrase)?)));
    found.filter(|_| !is_duration)
}

fn year_away(text: &Text<'_>, at: usize) -> Option<Atom> {
    if text.is_before(at, &["the", "past", "a"]) && !is_arabic(text.word(at)) && text.word(at) != "year" {
        return None;
    }
    let (year, end) = year_in_words(text, at)?;
    let is_school = text.is(end, &["الدراسي", "المالي"]);
    let when = When::Partial(Partial { year: Some(year), ..Partial::default() });
    (!is_school).then_some(Atom { when, end, hold: Hold::Firm })
}

/// A unit with what it is called.
struct Names {
    unit: Unit,
    one: &'static [&'static str],
    two: &'static [&'static str],
    many: &'static [&'static str],
}

const UNITS: [Names; 4] = [
    Names {
        unit: Unit::Day, one: &["يوم", "day"], two: &["يومين"], many: &["ايام", "يوما", "يوم", "days"]
    },
    Names {
        unit: Unit::Week,
        one: &["اسبوع", "week"],
        two: &["اسبوعين"],
        many: &["اسابيع", "اسبوعا", "اسبوع", "weeks"],
    },
    Names {
        unit: Unit::Month,
        one: &["شهر", "month"],
        two: &["شهرين"],
        many: &["اشهر", "شهور", "شهرا", "شهر", "months"],
    },
    Names {
        unit: Unit::Year,
        one: &["عام", "سنه", "year"],
        two: &["عامين", "سنتين"],
        many: &["اعوام", "سنوات", "عاما", "سنه", "عام", "years"],
    },
];

/// Returns the number of units at a place: `يومين`, `ثلاثة أيام`, `two weeks`, `a year`.
fn count(text: &Text<'_>, at: usize) -> Option<(Unit, u32, usize)> {
    if let Some(names) = UNITS.iter().find(|names| text.is(at, names.two)) {
        return Some((names.unit, 2, at + 1));
    }
    for names in &UNITS {
        if text.is(at, names.one) && is_arabic(text.word(at)) {
            return Some((names.unit, 1, at + 1));
        }
        if text.is(at, &["a", "an", "one"]) && text.is(at + 1, names.one) {
            return Some((names.unit, 1, at + 2));
        }
    }
    let digits = || text.number(at)?.parse().ok().map(|number: u32| (number, at + 1));
    let (number, next) = digits().or_else(|| find_cardinal(text, at)).filter(|(number, _)| *number < 400)?;
    UNITS.iter().find(|names| text.is(next, names.many)).map(|names| (names.unit, number, next + 1))
}

fn ago(text: &Text<'_>, at: usize) -> Option<Atom> {
    if text.word(at) == "قبل" {
        let (unit, number, end) = count(text, at + 1)?;
        // `قبل عام 2003`, `قبل شهر رمضان`, `قبل يوم الثلاثاء` are no durations.
        let is_named = text.digits(end).is_some()
            || find_cardinal(text, end).is_some()
            || find_weekday(text, end).is_some()
            || find_month(text, end).is_some()
            || find_hijri_month(text, end).is_some();
        if number == 1 && is_named {
            return None;
        }
        if let Some(end) = text.after(end, "من الان") {
            return Some(Atom { when: When::Ago(unit, number), end, hold: Hold::Firm });
        }
        // `قبل يومين من الانتخابات` is told from the elections.
        let is_from_other = text.is(end, &["من", "علي", "فقط"]) || text.word(end).starts_with("عن");
        return (!is_from_other).then_some(Atom { when: When::Ago(unit, number), end, hold: Hold::Firm });
    }
    let (unit, number, end) = count(text, at).filter(|_| !is_arabic(text.word(at)))?;
    (text.word(end) == "ago").then_some(Atom {
        when: When::Ago(unit, number),
        end: end + 1,
        hold: Hold::Firm,
    })
}

/// Returns the day of an event that the article's news come so long after: `يأتي ذلك بعد يومين على إعلان`.
fn after_event(text: &Text<'_>, at: usize) -> Option<Atom> {
    let comes = [
        "ياتي",
        "تاتي",
        "جاء",
        "جاءت",
        "وياتي",
        "وتاتي",
        "وجاء",
        "وجاءت",
        "comes",
        "come",
        "came",
        "ياتيان",
        "اتي",
    ];
    let is_coming = |at: usize| (at.saturating_sub(6)..at).any(|place| text.is(place, &comes));
    let (unit, number, end) = if text.word(at) == "بعد" {
        let (unit, number, end) = count(text, at + 1)?;
        (unit, number, Some(end).filter(|end| text.is(*end, &["علي", "من"]))?)
    } else {
        let (unit, number, end) = count(text, at).filter(|_| !is_arabic(text.word(at)))?;
        (unit, number, Some(end).filter(|end| text.word(*end) == "after")?)
    };
    let is_told = is_coming(at) && matches!(unit, Unit::Day | Unit::Week);
    is_told.then_some(Atom { when: When::Ago(unit, number), end, hold: Hold::Firm })
}

/// Returns the year or month that `نهاية العام` and `the end of the year` speak of, behind such words.
#[must_use]
pub fn find_own_period(text: &Text<'_>, at: usize) -> Option<Atom> {
    let year = Partial { year: Some(YearOf::Offset(0)), ..Partial::default() };
    let (when, end) = match (text.word(at), text.word(at + 1)) {
        ("العام" | "السنه", _) => (When::Partial(year), at + 1),
        ("الشهر", _) => (When::MonthAway(0, None), at + 1),
        ("the", "year") => (When::Partial(year), at + 2),
        ("the", "month") => (When::MonthAway(0, None), at + 2),
        ("year", _) => (When::Partial(year), at + 1),
        _ => return None,
    };
    let is_other = text.word(end).starts_with("ال") || text.digits(end).is_some();
    (!is_other).then_some(Atom { when, end, hold: Hold::Loose })
}
