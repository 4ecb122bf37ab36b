//! What is wrong with a text that is no date, and what would be right. Never guesses a date: it only asks.

use crate::diag::phrase::{Phrase, say, say_count};
use crate::input::Day;
use crate::model::edtf::day::days_in_month;
use crate::model::edtf::form::Point;
use crate::model::edtf::guess;
use crate::model::edtf::read::Refusal;

/// Why a text is no date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError {
    /// The first byte of what is wrong.
    pub offset: usize,
    /// How many bytes are.
    pub length: usize,
    /// What is wrong: one lower-case phrase.
    pub message: Phrase,
    /// What would be right.
    pub help: Option<Phrase>,
}

/// Returns what every help falls back to.
fn forms() -> Phrase {
    say!(
        "write `2025-11-06`, `2025-11` or `2025`; `2025-11~` for about then; `2024/2026` for from \
         and to; `../2026` for no later than 2026"
    )
}

/// Returns what is wrong with `text`, which was refused.
#[must_use]
pub fn explain(text: &str, refusal: Refusal) -> DateError {
    let whole = |message: Phrase, help: Phrase| DateError {
        offset: 0,
        length: text.len(),
        message,
        help: Some(help),
    };
    let date = clip(text);
    match refusal {
        Refusal::Broken(offset, reason) => broken(text, offset, reason),
        Refusal::MarkInside => {
            let mark = text.chars().find(|letter| "?~%".contains(*letter)).unwrap_or('?');
            let message =
                say!("the mark `{mark}` in `{date}` is said of one part of the date only", mark, date);
            let bare: String = text.chars().filter(|letter| !"?~%".contains(*letter)).collect();
            let help = match guess::accepted(&format!("{bare}{mark}")) {
                Some(marked) => say!("mark the whole date: `{marked}`", marked),
                None => say!("put the mark at the end of the whole date, as in `2024-09~`"),
            };
            whole(message, help)
        }
        Refusal::OpenDigits => whole(
            say!("`{date}` leaves open digits that must be known", date),
            say!("use `X` only as in `201X`, `20XX`, `2025-XX`, `2025-11-XX` or `2025-XX-XX`"),
        ),
        Refusal::PartOfYear => whole(
            say!("`{date}` is neither a month nor a season", date),
            say!(
                "write a month from `01` to `12`, or a season: `21` spring, `22` summer, `23` autumn, `24` winter"
            ),
        ),
        Refusal::GreatYear => whole(
            say!("the year of `{date}` is not one that can be shown", date),
            say!("write a year of four digits, as in `2025`"),
        ),
        Refusal::AllOf => whole(
            say!("`{date}` is several dates at once", date),
            say!("write one entry for each date, or `[…]` if it is one of them and nobody knows which"),
        ),
        Refusal::VagueEdge => whole(
            say!("an end of `{date}` is both a date and open", date),
            say!("write a date at each end, or `..` for an open one, as in `../2026`"),
        ),
    }
}

/// Returns `text`, or its start where it is long.
fn clip(text: &str) -> String {
    let mut letters = text.chars();
    let mut start: String = letters.by_ref().take(40).collect();
    if letters.next().is_some() {
        start.push('…');
    }
    start
}

fn broken(text: &str, offset: usize, reason: &str) -> DateError {
    if text.is_empty() {
        return DateError { offset: 0, length: 0, message: say!("the date is empty"), help: Some(forms()) };
    }
    if let Some(error) = pieces(text).find_map(|(start, piece)| impossible(start, piece)) {
        return error;
    }
    if reason == "interval end precedes interval start"
        && let Some((from, to)) = text.split_once('/')
    {
        return DateError {
            offset: from.len() + 1,
            length: to.len(),
            message: say!("the end `{to}` comes before the start `{from}`", to = clip(to), from = clip(from)),
            help: Some(say!("write the earlier date first: `{to}/{from}`", to = clip(to), from = clip(from))),
        };
    }
    let help = guess::find(text).unwrap_or_else(forms);
    let message = if guess::ascii_digits(text) == text {
        say!("`{date}` is not a date", date = clip(text))
    } else {
        say!("the digits of `{date}` are not 0 to 9", date = clip(text))
    };
    // A long text is pointed at where it breaks, a short one as a whole.
    let offset =
        if text.len() > 24 && text.is_char_boundary(offset) { offset.min(text.len() - 1) } else { 0 };
    let offset = text.floor_char_boundary(offset);
    DateError { offset, length: text.len() - offset, message, help: Some(help) }
}

/// Returns the single dates of `text` with their places: what stands between `/`, `,` and brackets, without
/// marks and times.
fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let between = |letter: char| "/,[]{}".contains(letter);
    text.split(between).map(move |piece| {
        let start = piece.as_ptr() as usize - text.as_ptr() as usize;
        let trimmed = piece.trim_start_matches('.');
        let start = start + piece.len() - trimmed.len();
        let end = trimmed.find(['T', '?', '~', '%', '.']).unwrap_or(trimmed.len());
        (start, &trimmed[..end])
    })
}

/// Returns what is wrong with a date that has a right form but cannot be: a 13th month, a 30 February.
fn impossible(start: usize, piece: &str) -> Option<DateError> {
    let mut numbers = piece.splitn(3, '-');
    let (year, month, day) = (numbers.next()?, numbers.next()?, numbers.next());
    let number = |digits: &str, length: usize| {
        let fits = digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| digits.parse::<u8>().ok())?
    };
    let year: i32 =
        (year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit())).then(|| year.parse().ok())??;
    let month_number = number(month, 2)?;
    let day_number = match day {
        Some(day) => Some(number(day, 2)?),
        None => None,
    };
    if !(1..=12).contains(&month_number) {
        if day.is_none() && (21..=41).contains(&month_number) {
            return None;
        }
        let swapped = day_number.filter(|day| (1..=12).contains(day));
        let swapped = swapped.and_then(|day| Day::find(year, day, month_number)).map(Point::from_day);
        let help = swapped.map_or_else(
            || say!("write a month from `01` to `12`"),
            |day| say!("write the month before the day: `{day}`", day = day.to_string()),
        );
        let message = say!("`{piece}` cannot be: there is no month `{month}`", piece, month);
        return Some(DateError { offset: start + 5, length: 2, message, help: Some(help) });
    }
    let day_number = day_number?;
    let last = days_in_month(year, month_number);
    if (1..=last).contains(&day_number) {
        return None;
    }
    let message = say_count!(
        last,
        "`{piece}` cannot be: {month} of {year} has {count} day",
        "`{piece}` cannot be: {month} of {year} has {count} days",
        piece,
        month = month_name(month_number),
        year
    );
    let year = format!("{year:04}");
    let help = if day_number == 0 {
        say!("write a day from `{year}-{month}-01`, or `{year}-{month}` if the day is not known", year, month)
    } else {
        say!("write a day up to `{year}-{month}-{last}`, the last of that month", year, month, last)
    };
    Some(DateError { offset: start + 8, length: 2, message, help: Some(help) })
}

fn month_name(number: u8) -> Phrase {
    match number {
        1 => say!("January"),
        2 => say!("February"),
        3 => say!("March"),
        4 => say!("April"),
        5 => say!("May"),
        6 => say!("June"),
        7 => say!("July"),
        8 => say!("August"),
        9 => say!("September"),
        10 => say!("October"),
        11 => say!("November"),
        _ => say!("December"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::edtf::read;

    fn error(text: &str) -> DateError {
        explain(text, read::form(text).expect_err(text))
    }

    #[test]
    fn an_impossible_day_names_the_last_of_its_month() {
        let found = error("2025-02-30");
        assert_eq!(found.message.to_string(), "`2025-02-30` cannot be: February of 2025 has 28 days");
        assert_eq!(
            found.help.map(|help| help.to_string()).as_deref(),
            Some("write a day up to `2025-02-28`, the last of that month")
        );
        assert_eq!((found.offset, found.length), (8, 2));
        let found = error("2024-09/2025-06-31");
        assert_eq!(&"2024-09/2025-06-31"[found.offset..found.offset + found.length], "31");
        assert!(error("2025-06-31T14:30+03:00").message.to_string().contains("June of 2025 has 30 days"));
    }

    #[test]
    fn a_month_that_is_not_is_pointed_at() {
        let found = error("2025-13-05");
        assert_eq!((found.offset, found.length), (5, 2));
        assert_eq!(
            found.help.map(|help| help.to_string()).as_deref(),
            Some("write the month before the day: `2025-05-13`")
        );
        assert_eq!(
            error("2025-00").help.map(|help| help.to_string()).as_deref(),
            Some("write a month from `01` to `12`")
        );
        assert!(error("2025-33").help.expect("a help").to_string().contains("`21` spring"));
        assert!(error("2025-60").message.to_string().contains("there is no month `60`"));
    }

    #[test]
    fn every_help_that_offers_a_date_offers_one_that_is_read() {
        let wrong = [
            ("٢٠٢٥-١١-٠٦", "2025-11-06"),
            ("۲۰۲۵-۱۱-۰۶", "2025-11-06"),
            ("٦/١١/٢٠٢٥", "2025-11-06"),
            ("2025/11/06", "2025-11-06"),
            ("2025/11", "2025-11"),
            ("06-11-2025", "2025-11-06"),
            ("6.11.2025", "2025-11-06"),
            ("13/2/2025", "2025-02-13"),
            ("2/13/2025", "2025-02-13"),
            ("2025-2-3", "2025-02-03"),
            ("2025-2", "2025-02"),
            ("20251106", "2025-11-06"),
            ("6 November 2025", "2025-11-06"),
            ("Nov. 6, 2025", "2025-11-06"),
            ("november 2025", "2025-11"),
            ("6 تشرين الثاني 2025", "2025-11-06"),
            ("٦ تشرين الثاني/نوفمبر ٢٠٢٥", "2025-11-06"),
            ("أيلول 2024", "2024-09"),
            ("2025-11-06 14:30", "2025-11-06T14:30"),
            ("2025-11-06t14:30", "2025-11-06T14:30"),
            ("2025-11-06T14:30:00.000+03:00", "2025-11-06T14:30:00+03:00"),
            ("2025-11-06T14:30+0300", "2025-11-06T14:30+03:00"),
            ("2024–2026", "2024/2026"),
            ("2024-2026", "2024/2026"),
            ("2024 - 2026", "2024/2026"),
            ("2024..2026", "2024/2026"),
            ("..2026", "../2026"),
            ("2026..", "2026/.."),
            ("c. 2024", "2024~"),
            ("ca 2024-09", "2024-09~"),
            ("circa 2024", "2024~"),
            ("2024-09?~", "2024-09%"),
            ("2010s", "201X"),
            ("201x", "201X"),
            ("2025-11-xx", "2025-11-XX"),
            ("2024-09 / 2026", "2024-09/2026"),
            ("2025-11-06/09", "2025-11-06/2025-11-09"),
            ("25-11-06", "2025-11-06"),
            ("2026/2024", "2024/2026"),
            ("2024?-09", "2024-09?"),
            ("2024/open", "2024/.."),
        ];
        for (text, right) in wrong {
            let found = error(text);
            let help = found.help.as_ref().map(ToString::to_string).unwrap_or_default();
            assert!(help.contains(&format!("`{right}`")), "{text}: {} — {help}", found.message);
            assert!(read::form(right).is_ok(), "{right}");
            assert!(text.get(found.offset..found.offset + found.length).is_some(), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_at_all_is_told_the_forms() {
        for text in ["", "soon", "2025-11-06T25:00", "[2024", "{2024,2025}", "Y17E8", "1XXX", "قريبا", "/"]
        {
            let found = error(text);
            assert!(found.help.is_some_and(|help| help.to_string().contains('`')), "{text}");
            assert!(found.offset + found.length <= text.len(), "{text}");
        }
    }
}
