//! What is wrong with a text that is no date, and what would be right. Never guesses a date: it only asks.

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
    pub message: String,
    /// What would be right.
    pub help: Option<String>,
}

/// What every help falls back to.
const FORMS: &str = "write `2025-11-06`, `2025-11` or `2025`; `2025-11~` for about then; `2024/2026` for from \
     and to; `../2026` for no later than 2026";

/// Returns what is wrong with `text`, which was refused.
#[must_use]
pub fn explain(text: &str, refusal: Refusal) -> DateError {
    let whole = |message: String, help: &str| DateError {
        offset: 0,
        length: text.len(),
        message,
        help: Some(help.to_owned()),
    };
    let shown = clip(text);
    match refusal {
        Refusal::Broken(offset, reason) => broken(text, offset, reason),
        Refusal::MarkInside => {
            let mark = text.chars().find(|letter| "?~%".contains(*letter)).unwrap_or('?');
            let message = format!("the mark `{mark}` in `{shown}` is said of one part of the date only");
            let bare: String = text.chars().filter(|letter| !"?~%".contains(*letter)).collect();
            let help = match guess::accepted(&format!("{bare}{mark}")) {
                Some(marked) => format!("mark the whole date: `{marked}`"),
                None => "put the mark at the end of the whole date, as in `2024-09~`".to_owned(),
            };
            whole(message, &help)
        }
        Refusal::OpenDigits => whole(
            format!("`{shown}` leaves open digits that must be known"),
            "use `X` only as in `201X`, `20XX`, `2025-XX`, `2025-11-XX` or `2025-XX-XX`",
        ),
        Refusal::PartOfYear => whole(
            format!("`{shown}` is neither a month nor a season"),
            "write a month from `01` to `12`, or a season: `21` spring, `22` summer, `23` autumn, `24` winter",
        ),
        Refusal::GreatYear => whole(
            format!("the year of `{shown}` is not one that can be shown"),
            "write a year of four digits, as in `2025`",
        ),
        Refusal::AllOf => whole(
            format!("`{shown}` is several dates at once"),
            "write one entry for each date, or `[…]` if it is one of them and nobody knows which",
        ),
        Refusal::VagueEdge => whole(
            format!("an end of `{shown}` is both a date and open"),
            "write a date at each end, or `..` for an open one, as in `../2026`",
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
        return DateError {
            offset: 0,
            length: 0,
            message: "the date is empty".to_owned(),
            help: Some(FORMS.to_owned()),
        };
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
            message: format!("the end `{}` comes before the start `{}`", clip(to), clip(from)),
            help: Some(format!("write the earlier date first: `{}/{}`", clip(to), clip(from))),
        };
    }
    let help = guess::find(text).unwrap_or_else(|| FORMS.to_owned());
    let message = if guess::ascii_digits(text) == text {
        format!("`{}` is not a date", clip(text))
    } else {
        format!("the digits of `{}` are not 0 to 9", clip(text))
    };
    // A long text is pointed at where it breaks, a short one as a whole.
    let offset =
        if text.len() > 24 && text.is_char_boundary(offset) { offset.min(text.len() - 1) } else { 0 };
    let offset = (0..=offset).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
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
            || "write a month from `01` to `12`".to_owned(),
            |day| format!("write the month before the day: `{day}`"),
        );
        let message = format!("`{piece}` cannot be: there is no month `{month}`");
        return Some(DateError { offset: start + 5, length: 2, message, help: Some(help) });
    }
    let day_number = day_number?;
    let last = days_in_month(year, month_number);
    if (1..=last).contains(&day_number) {
        return None;
    }
    let message =
        format!("`{piece}` cannot be: {} of {year} has {last} days", MONTHS[usize::from(month_number) - 1]);
    let help = if day_number == 0 {
        format!("write a day from `{year:04}-{month}-01`, or `{year:04}-{month}` if the day is not known")
    } else {
        format!("write a day up to `{year:04}-{month}-{last}`, the last of that month")
    };
    Some(DateError { offset: start + 8, length: 2, message, help: Some(help) })
}

/// The months in English, which is the language of diagnostics.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

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
        assert_eq!(found.message, "`2025-02-30` cannot be: February of 2025 has 28 days");
        assert_eq!(found.help.as_deref(), Some("write a day up to `2025-02-28`, the last of that month"));
        assert_eq!((found.offset, found.length), (8, 2));
        let found = error("2024-09/2025-06-31");
        assert_eq!(&"2024-09/2025-06-31"[found.offset..found.offset + found.length], "31");
        assert!(error("2025-06-31T14:30+03:00").message.contains("June of 2025 has 30 days"));
    }

    #[test]
    fn a_month_that_is_not_is_pointed_at() {
        let found = error("2025-13-05");
        assert_eq!((found.offset, found.length), (5, 2));
        assert_eq!(found.help.as_deref(), Some("write the month before the day: `2025-05-13`"));
        assert_eq!(error("2025-00").help.as_deref(), Some("write a month from `01` to `12`"));
        assert!(error("2025-33").help.expect("a help").contains("`21` spring"));
        assert!(error("2025-60").message.contains("there is no month `60`"));
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
            let help = found.help.as_deref().unwrap_or_default();
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
            assert!(found.help.is_some_and(|help| help.contains('`')), "{text}");
            assert!(found.offset + found.length <= text.len(), "{text}");
        }
    }
}
