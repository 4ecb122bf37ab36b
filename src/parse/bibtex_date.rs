//! The fields of an entry of BibTeX that date it → a date. They are read as they are written, since EDTF has `~` and
//! `?`. What cannot be read is told of, and never makes a date say more than is known.

use crate::diag::code::Code;
use crate::diag::phrase::say;
use crate::model::date::Dated;
use crate::model::edtf::guess::{fold, month_named};
use crate::parse::bibtex_text::WrittenField;
use crate::parse::latex::NO_BREAK;
use crate::parse::named::Name;
use crate::parse::reader::Reader;
use crate::parse::yaml::node::{Node, Value};
use crate::span::{Span, Spanned};

/// How names of months begin, in many languages.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/// The seasons, each with its number in EDTF, folded as the names of months.
const SEASONS: [(u8, &[&str]); 4] = [
    (21, &["spring", "ربيع", "الربيع"]),
    (22, &["summer", "صيف", "الصيف"]),
    (23, &["autumn", "fall", "خريف", "الخريف"]),
    (24, &["winter", "شتاء", "الشتاء"]),
];
/// Words between the two ends of a span.
const BETWEEN: [&str; 5] = ["-", "to", "and", "&", "الى"];
/// Words that say nothing.
const EMPTY: [&str; 4] = ["of", "the", "من", "شهر"];

/// A word of a `month` or a `day`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item {
    Month(u8),
    Season(u8),
    Number(u8),
    To,
}

/// Returns `date`, or `year` with `month` and `day`.
pub(super) fn date(written: &[WrittenField], reader: &mut Reader<'_>) -> Option<Spanned<Dated>> {
    let find = |name: &str| written.iter().find(|of| of.key == name && !of.text.trim().is_empty());
    if let Some(date) = find("date") {
        return read_date(&date.text, date.span, reader);
    }
    let year = find("year")?;
    let text = within(year.text.trim(), (find("month"), find("day")), reader);
    read_date(text.as_deref().unwrap_or(&year.text), year.span, reader)
}

/// Returns the date that a text writes in EDTF.
pub(super) fn read_date(text: &str, span: Span, reader: &mut Reader<'_>) -> Option<Spanned<Dated>> {
    reader.date_of(Node { value: Value::Text(text.to_owned()), span }, Name::Key("date"))
}

/// Returns a month or day of a year in EDTF; where that cannot be told, says so.
fn within(
    year: &str,
    (month, day): (Option<&WrittenField>, Option<&WrittenField>),
    reader: &mut Reader<'_>,
) -> Option<String> {
    let Some(month) = month else {
        if let Some(day) = day {
            let help = say!("write the `month` as well, or remove `day`");
            reader.say(Code::BadDate, day.span, say!("a `day` without a `month`"), help);
        }
        return None;
    };
    let mut items = month_items(&month.text, year).unwrap_or_default();
    if let Some(day) = day {
        match day_items(&day.text, year) {
            // A month that cannot be read is told of alone, and a day that it has is the same again.
            Some(days) if items.is_empty() || days.iter().all(|day| items.contains(day)) => {}
            Some(days) => items.extend(days),
            None => {
                let message = say!("`{day}` is not a day", day = day.text.trim());
                reader.say(Code::BadDate, day.span, message, say!("write a number from 1 to 31"));
            }
        }
    }
    let found = in_edtf(year, &items);
    if found.is_none() {
        let message = say!("`{month}` is not a month", month = month.text.trim());
        let help = say!(
            "write a number from 1 to 12, or `jan` to `dec`; or the whole as `date`: `2025-11-06`, `2025-12/2026-01`"
        );
        reader.say(Code::BadDate, month.span, message, help);
    }
    found
}

/// Returns the words of a `month`: a number alone is one.
fn month_items(text: &str, year: &str) -> Option<Vec<Item>> {
    let items = items(text, year)?;
    match items.as_slice() {
        [Item::Number(number)] => (1..=12).contains(number).then(|| vec![Item::Month(*number)]),
        _ => Some(items),
    }
}

/// Returns the words of a `day`, which are numbers.
fn day_items(text: &str, year: &str) -> Option<Vec<Item>> {
    let items = items(text, year)?;
    matches!(items.as_slice(), [Item::Number(_)] | [Item::Number(_), Item::To, Item::Number(_)])
        .then_some(items)
}

/// Returns what the words of a text mean, but for the year; nothing where one means nothing.
fn items(text: &str, year: &str) -> Option<Vec<Item>> {
    let mut spaced = String::with_capacity(text.len());
    for sign in fold(text).chars() {
        match sign {
            '-' | '/' | '&' => spaced.push_str(" - "),
            '~' | NO_BREAK | ',' | '،' | '.' | '(' | ')' | '{' | '}' => spaced.push(' '),
            _ => spaced.push(sign),
        }
    }
    let mut words =
        spaced.split_whitespace().filter(|word| !EMPTY.contains(word) && *word != year).peekable();
    let mut items: Vec<Item> = Vec::new();
    while let Some(word) = words.next() {
        let both = words.peek().and_then(|next| month_named(&format!("{word} {next}")));
        if both.is_some() {
            words.next();
        }
        let item = both.map(Item::Month).or_else(|| item(word))?;
        match items.as_slice() {
            // A month by two of its names: `آذار/مارس`, `آذار (مارس)`.
            [.., last] | [.., last, Item::To] if *last == item && matches!(item, Item::Month(_)) => {
                items.truncate(items.len() - usize::from(items.ends_with(&[Item::To])));
            }
            [.., Item::To] if item == Item::To => {}
            _ => items.push(item),
        }
    }
    Some(items)
}

fn item(word: &str) -> Option<Item> {
    if BETWEEN.contains(&word) {
        return Some(Item::To);
    }
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        let ending = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending));
        return ending.unwrap_or(word).parse().ok().map(Item::Number);
    }
    let season = SEASONS.iter().find(|(_, names)| names.contains(&word)).map(|(number, _)| *number);
    let begun = || (1u8..).zip(MONTHS).find(|(_, start)| word.starts_with(start)).map(|(number, _)| number);
    season.map(Item::Season).or_else(|| month_named(word).or_else(begun).map(Item::Month))
}

/// Returns what words mean in a year, in EDTF.
fn in_edtf(year: &str, items: &[Item]) -> Option<String> {
    use Item::{Month, Number, Season, To};
    let day = |month: u8, day: u8| format!("{year}-{month:02}-{day:02}");
    let span = |(from, to): (String, String), is_forward: bool| is_forward.then(|| format!("{from}/{to}"));
    match *items {
        [Month(part) | Season(part)] => Some(format!("{year}-{part:02}")),
        [Month(month), Number(of)] | [Number(of), Month(month)] => Some(day(month, of)),
        [Month(from), To, Month(to)] | [Season(from), To, Season(to)] => {
            span((format!("{year}-{from:02}"), format!("{year}-{to:02}")), from < to)
        }
        [Month(month), Number(from), To, Number(to)] | [Number(from), To, Number(to), Month(month)] => {
            span((day(month, from), day(month, to)), from < to)
        }
        [Month(first), Number(from), To, Month(last), Number(to)]
        | [Number(from), Month(first), To, Number(to), Month(last)] => {
            span((day(first, from), day(last, to)), (first, from) < (last, to))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::FuzzyDate;

    #[test]
    fn a_month_says_what_it_is_written_to_say() {
        for (written, meant) in [
            ("mar", "2003-03"),
            ("05", "2003-05"),
            ("Sept.", "2003-09"),
            ("May 5", "2003-05-05"),
            ("5~May", "2003-05-05"),
            ("mar~12", "2003-03-12"),
            ("May 5th, 2003", "2003-05-05"),
            ("March/April", "2003-03/2003-04"),
            ("March and April", "2003-03/2003-04"),
            ("jun~6--10", "2003-06-06/2003-06-10"),
            ("6–10 June", "2003-06-06/2003-06-10"),
            ("May 31--June 2", "2003-05-31/2003-06-02"),
            ("31 May to 2 June", "2003-05-31/2003-06-02"),
            ("Fall", "2003-23"),
            ("Spring/Summer", "2003-21/2003-22"),
            ("مايو", "2003-05"),
            ("٥ أيار", "2003-05-05"),
            ("آذار/مارس", "2003-03"),
            ("كانون الثاني (يناير)", "2003-01"),
            ("كانون الثاني/شباط", "2003-01/2003-02"),
        ] {
            let found = month_items(written, "2003").and_then(|items| in_edtf("2003", &items));
            assert_eq!(found.as_deref(), Some(meant), "{written}");
            assert!(FuzzyDate::parse(meant).is_ok(), "{meant}");
        }
        for other in ["Michaelmas", "13", "3/4", "December/January", "May 5 6", "5?", "ربيع الأول", "2003", ""]
        {
            let found = month_items(other, "2003").and_then(|items| in_edtf("2003", &items));
            assert_eq!(found, None, "{other}");
        }
    }
}
