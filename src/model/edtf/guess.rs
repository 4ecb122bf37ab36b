//! What an author may have meant by a text that is no date, as a help in the imperative. Everything offered
//! is a date that can be read.

use crate::diag::phrase::{Phrase, say};
use crate::input::Day;
use crate::model::edtf::form::{Form, Part, Point};
use crate::model::edtf::read;

/// The names of the months that authors write, in Arabic letters as folded by [`fold`].
const NAMES: [&[&str]; 12] = [
    &["jan", "january", "كانون الثاني", "يناير", "جانفي"],
    &["feb", "february", "شباط", "فبراير", "فيفري"],
    &["mar", "march", "اذار", "مارس"],
    &["apr", "april", "نيسان", "ابريل", "افريل"],
    &["may", "ايار", "مايو", "ماي"],
    &["jun", "june", "حزيران", "يونيو", "يونيه", "جوان"],
    &["jul", "july", "تموز", "يوليو", "يوليه", "يوليوز", "جويليه"],
    &["aug", "august", "اب", "اغسطس", "غشت", "اوت"],
    &["sep", "sept", "september", "ايلول", "سبتمبر", "شتنبر"],
    &["oct", "october", "تشرين الاول", "اكتوبر"],
    &["nov", "november", "تشرين الثاني", "نوفمبر", "نونبر"],
    &["dec", "december", "كانون الاول", "ديسمبر", "دجنبر"],
];

/// Returns `text` where it is a date.
#[must_use]
pub fn accepted(text: &str) -> Option<String> {
    read::form(text).ok().map(|form| form.to_string())
}

/// Returns `text` with Arabic and Persian digits as 0 to 9.
#[must_use]
pub fn ascii_digits(text: &str) -> String {
    let digit = |letter: char| match letter {
        '٠'..='٩' => char::from_digit(u32::from(letter) - u32::from('٠'), 10).unwrap_or(letter),
        '۰'..='۹' => char::from_digit(u32::from(letter) - u32::from('۰'), 10).unwrap_or(letter),
        _ => letter,
    };
    text.chars().map(digit).collect()
}

/// Returns what would be right, where that can be told.
#[must_use]
pub fn find(text: &str) -> Option<Phrase> {
    if text.len() > 100 {
        return None;
    }
    let folded = fold(text);
    let found = accepted(&folded).or_else(|| numbers(&folded)).or_else(|| months(&folded));
    let found = found.or_else(|| spans(&folded)).or_else(|| times(&folded)).or_else(|| vague(&folded));
    match found {
        Some(date) => match swapped(&folded, &date) {
            Some(other) => Some(say!(
                "write the year first: `{date}`, or `{other}` if the month came first",
                date,
                other
            )),
            None => Some(say!("write `{right}`", right = date)),
        },
        None => None,
    }
}

/// Returns the month (1 to 12) that a name stands for, folded by [`fold`].
#[must_use]
pub fn month_named(folded: &str) -> Option<u8> {
    (1u8..).zip(NAMES).find(|(_, names)| names.contains(&folded)).map(|(number, _)| number)
}

/// Returns `text` in small letters, with plain digits, alifs without hamza and single hyphens.
#[must_use]
pub fn fold(text: &str) -> String {
    let letters = ascii_digits(text.trim()).to_lowercase();
    letters
        .chars()
        .filter(|letter| {
            let is_mark = matches!(letter, '\u{64b}'..='\u{652}' | '\u{640}');
            !is_mark && !matches!(letter, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{2060}')
        })
        .map(|letter| match letter {
            'أ' | 'إ' | 'آ' => 'ا',
            'ة' => 'ه',
            '–' | '—' | '−' | '‐' | '‑' => '-',
            'x' => 'X',
            'z' => 'Z',
            _ => letter,
        })
        .collect()
}

/// Returns the date of a year, month and day; a year of two digits is of this century.
fn day(year: &str, month: &str, day: &str) -> Option<String> {
    let year: i32 = year.parse().ok()?;
    let day = Day::find(year, month.parse().ok()?, day.parse().ok()?)?;
    Some(Point::from_day(day).to_string())
}

fn month(year: &str, month: &str) -> Option<String> {
    accepted(&format!("{year}-{:02}", month.parse::<u8>().ok().filter(|month| (1..=12).contains(month))?))
}

/// Returns the numbers of a date that is written with numbers alone.
fn split(text: &str) -> Option<Vec<&str>> {
    let parts: Vec<&str> = text.split(['/', '-', '.', ' ']).collect();
    let plain =
        |part: &&str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.iter().all(plain).then_some(parts)
}

/// Returns the date that three or two numbers, or eight digits, may stand for.
fn numbers(text: &str) -> Option<String> {
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return day(&text[..4], &text[4..6], &text[6..]);
    }
    match split(text)?.as_slice() {
        [first, second, third] if first.len() == 4 => {
            day(first, second, third).or_else(|| day(first, third, second))
        }
        [first, second, third] if third.len() == 4 => {
            day(third, second, first).or_else(|| day(third, first, second))
        }
        [first, second, third] if first.len() == 2 => day(&format!("20{first}"), second, third),
        [first, second] if first.len() == 4 && second.len() <= 2 => month(first, second),
        [first, second] if second.len() == 4 && first.len() <= 2 => month(second, first),
        _ => None,
    }
}

/// Returns the other reading of numbers that end in a year, where both can be.
fn swapped(text: &str, chosen: &str) -> Option<String> {
    match split(text)?.as_slice() {
        [first, second, third] if third.len() == 4 => {
            day(third, first, second).filter(|other| other != chosen)
        }
        _ => None,
    }
}

/// Returns the date that a month's name stands in: `6 november 2025`, `ايلول 2024`.
fn months(text: &str) -> Option<String> {
    let mut rest = format!(" {} ", text.replace(['/', ',', '.', '،', '(', ')', '-'], " "));
    let mut found = None;
    for (number, names) in (1u8..).zip(NAMES) {
        for name in names {
            let spaced = format!(" {name} ");
            if rest.contains(&spaced) {
                if found.is_some_and(|other| other != number) {
                    return None;
                }
                found = Some(number);
                rest = rest.replace(&spaced, "  ");
            }
        }
    }
    let found = found?.to_string();
    let mut words: Vec<&str> = rest.split_whitespace().collect();
    words.retain(|word| !matches!(*word, "of" | "the" | "من" | "عام" | "سنه" | "شهر"));
    match words.as_slice() {
        [year] if year.len() == 4 => month(year, &found),
        [number, year] if year.len() == 4 => {
            day(year, &found, number.trim_end_matches(|letter: char| letter.is_ascii_alphabetic()))
        }
        _ => None,
    }
}

/// Returns the span that two dates with something between them may be.
fn spans(text: &str) -> Option<String> {
    let text = text.replace("open", "..").replace("present", "..").replace("now", "..");
    let tight: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let found = accepted(&tight).filter(|_| tight.contains('/'));
    let found = found.or_else(|| accepted(&format!("../{}", tight.strip_prefix("..")?)));
    let found = found.or_else(|| accepted(&format!("{}/..", tight.strip_suffix("..")?)));
    let found = found.or_else(|| accepted(&tight.replacen("..", "/", 1)));
    let found = found.or_else(|| {
        let (from, to) = text.split_once(" - ").or_else(|| text.split_once(" to "))?;
        accepted(&format!("{}/{}", from.trim(), to.trim()))
    });
    let found = found.or_else(|| accepted(&tight.replacen('-', "/", 1)).filter(|_| tight.len() == 9));
    found.or_else(|| short_end(&tight))
}

/// Returns the span whose second end leaves out what it shares with the first: `2025-11-06/09`.
fn short_end(text: &str) -> Option<String> {
    let (from, to) = text.split_once('/')?;
    let shared = from.len().checked_sub(to.len())?;
    let is_part = to.len() >= 2 && from.get(..shared)?.ends_with('-');
    is_part.then(|| accepted(&format!("{from}/{}{to}", &from[..shared])))?
}

/// Returns the moment that a day and a time may be: a space for the `T`, fractions, a zone without its colon.
fn times(text: &str) -> Option<String> {
    let (date, time) = text.split_once(['t', ' ']).filter(|(_, time)| time.is_ascii())?;
    let time = time.trim().replace(' ', "");
    let whole_seconds = match time.split_once(['.', ',']) {
        Some((start, end)) => {
            format!("{start}{}", end.trim_start_matches(|letter: char| letter.is_ascii_digit()))
        }
        None => time,
    };
    let zoned = whole_seconds.rfind(['+', '-']).filter(|at| whole_seconds.len() - at == 5);
    let moment = match zoned {
        Some(at) => format!("{}:{}", &whole_seconds[..at + 3], &whole_seconds[at + 3..]),
        None => whole_seconds,
    };
    let moment = match moment.as_bytes().get(1) {
        Some(b':') => format!("0{moment}"),
        _ => moment,
    };
    accepted(&format!("{date}T{moment}"))
}

/// Returns the date that words and marks of doubt may stand for: `c. 2024`, `2010s`, `2024?~`.
fn vague(text: &str) -> Option<String> {
    let about = ["circa", "about", "around", "ca.", "ca", "c.", "c", "~", "نحو", "حوالي", "قرابه"];
    let rest = about.iter().find_map(|word| text.strip_prefix(word));
    if let Some(rest) = rest {
        let date = months(rest.trim()).or_else(|| accepted(rest.trim()))?;
        return accepted(&format!("{date}~"));
    }
    let bare = text.trim_end_matches(['?', '~', '%']);
    if bare.len() + 2 <= text.len() {
        return accepted(&format!("{bare}%"));
    }
    let decade = text.strip_suffix("0s").or_else(|| text.strip_suffix("0's"))?;
    let decade = accepted(&format!("{decade}X"))?;
    matches!(read::form(&decade), Ok(Form::On(Point { part: Part::Decade, .. }))).then_some(decade)
}
