//! What a style writes in the order of English, as Arabic writes it. In: the pieces of a form, before their marks are
//! those of Arabic. Out: days before months before years, and `و` at the name behind it.

use crate::lang::tag::Lang;
use crate::model::config::DateStyle;
use crate::render::csl::form::{Part, Piece};
use crate::render::csl::shape::Hole;
use crate::render::wording::months::MonthNames;
use std::ops::Range;

/// What stands between the last two names: signs and words for "and", with the comma before them.
const ANDS: [&str; 4] = [" & ", " و ", "، و ", "، & "];

/// What styles have behind the number of an edition.
const EDITION: &str = " ط";

/// A date in a text.
#[derive(Debug)]
struct Found<'a> {
    range: Range<usize>,
    day: Option<&'a str>,
    month: &'a str,
    year: Option<&'a str>,
}

/// Returns the names of months in a language, longer ones first.
pub(super) fn month_names(lang: Lang, dates: &DateStyle) -> Vec<Box<str>> {
    let months = MonthNames::new(lang, dates);
    let both = (1..=12).flat_map(|month| [months.long(month), months.short(month)]);
    let mut names: Vec<Box<str>> = both.filter(|name| !name.is_empty()).map(Box::from).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names.dedup();
    names
}

/// Puts dates into the order of Arabic, and `و` at the name behind it.
pub(super) fn arrange(pieces: &mut [Piece], months: &[Box<str>]) {
    for at in 0..pieces.len() {
        let is_before_name = matches!(
            pieces.get(at + 1),
            Some(Piece { part: Part::Hole(Hole::Author(_) | Hole::Others) | Part::Name(..), .. })
        );
        around_letter(pieces, at, months);
        let Part::Text(text) = &mut pieces[at].part else { continue };
        *text = with_editions(&ordered(text, months));
        if is_before_name {
            join_names(text);
        }
    }
}

/// Returns a text in which the number of an edition stands behind the word for it: `ط 2` for `2 ط`.
fn with_editions(text: &str) -> String {
    let mut done = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(EDITION) {
        let numbered = before.trim_end_matches('.');
        let digits = digits_at_end(numbered);
        if digits.is_empty() || behind.starts_with(char::is_alphabetic) {
            done.extend([before, EDITION]);
        } else {
            done.extend([&numbered[..numbered.len() - digits.len()], EDITION.trim_start(), " ", digits]);
        }
        rest = behind;
    }
    done + rest
}

fn join_names(text: &mut String) {
    let and = ANDS.iter().filter(|and| text.replace(',', "،").ends_with(**and)).max_by_key(|and| and.len());
    if let Some(and) = and {
        let signs = text.chars().count() - and.chars().count();
        *text = text.chars().take(signs).chain(" و".chars()).collect();
    }
}

/// Puts a day and a month that stand behind a year and the hole for its letter before that year.
fn around_letter(pieces: &mut [Piece], at: usize, months: &[Box<str>]) {
    let Some([before, letter, after]) = pieces.get_mut(at..at + 3) else { return };
    let (Part::Text(text), Part::Hole(Hole::Letter), Part::Text(rest)) =
        (&mut before.part, &letter.part, &mut after.part)
    else {
        return;
    };
    let Some(start) = year_at_end(text) else { return };
    let whole = format!("{}{rest}", &text[start..]);
    let Some(Found { range, day, month, year: Some(year) }) = find(&whole, months) else { return };
    if range.start > 0 || year.len() > range.len() || !whole.starts_with(year) {
        return;
    }
    let day = day.map(|day| format!("{day} ")).unwrap_or_default();
    *text = format!("{}{day}{month} {year}", &text[..start]);
    *rest = whole[range.end..].to_owned();
}

/// Returns a text with its dates in the order of Arabic.
fn ordered(text: &str, months: &[Box<str>]) -> String {
    let mut done = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(Found { range, day, month, year }) = find(rest, months) {
        done.push_str(&rest[..range.start]);
        let parts: Vec<&str> = [day, Some(month), year].into_iter().flatten().collect();
        done.push_str(&parts.join(" "));
        rest = &rest[range.end..];
    }
    done + rest
}

/// Returns the first date with a month in words.
fn find<'a>(text: &'a str, months: &[Box<str>]) -> Option<Found<'a>> {
    let is_word = |range: &Range<usize>| {
        !text[..range.start].ends_with(char::is_alphabetic)
            && !text[range.end..].starts_with(char::is_alphabetic)
    };
    let each = months.iter().flat_map(|name| text.match_indices(&**name));
    let all = each.map(|(at, name)| at..at + name.len()).filter(is_word);
    let at = all.min_by_key(|range| (range.start, std::cmp::Reverse(range.end)))?;
    let mut range = at.clone();
    let (before, after) = (&text[..at.start], &text[at.end..]);
    let mut day = before.strip_suffix(' ').map(digits_at_end).filter(is_day);
    if let Some(day) = day {
        range.start -= day.len() + 1;
    } else if let Some(of) = after.strip_prefix(' ').map(digits_at_start).filter(is_day) {
        range.end += of.len() + 1;
        day = Some(of);
    }
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let mut year =
        gap_at_start(after).map(|gap| (gap, digits_at_start(&after[gap..]))).filter(|of| of.1.len() == 4);
    if let Some((gap, year)) = year {
        range.end += gap + year.len();
    } else if let Some(gap) = gap_at_end(before)
        && let Some(start) = year_at_end(&before[..before.len() - gap])
    {
        let of = &before[start..before.len() - gap];
        range.start = start;
        year = Some((gap, of));
    }
    Some(Found { range, day, month: &text[at], year: year.map(|(_, year)| year) })
}

fn is_day(digits: &&str) -> bool {
    (1..=2).contains(&digits.len())
}

/// Returns how long the space at the start is, with a comma before it.
fn gap_at_start(text: &str) -> Option<usize> {
    [" ", ", ", "، "].into_iter().find(|gap| text.starts_with(gap)).map(str::len)
}

/// Returns how long the space at the end is, with a comma before it.
fn gap_at_end(text: &str) -> Option<usize> {
    [", ", "، ", " "].into_iter().find(|gap| text.ends_with(gap)).map(str::len)
}

/// Returns where a year at the end of a text begins.
fn year_at_end(text: &str) -> Option<usize> {
    let digits = digits_at_end(text);
    (digits.len() == 4).then(|| text.len() - 4)
}

fn digits_at_start(text: &str) -> &str {
    &text[..text.len() - text.trim_start_matches(|sign: char| sign.is_ascii_digit()).len()]
}

fn digits_at_end(text: &str) -> &str {
    &text[text.trim_end_matches(|sign: char| sign.is_ascii_digit()).len()..]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::config::default_style;

    #[test]
    fn dates_have_the_order_of_arabic() {
        let lang = Lang::parse("ar").expect("a tag");
        let months = month_names(lang, &default_style(lang));
        for (written, right) in [
            ("(2025, نوفمبر 7). ", "(7 نوفمبر 2025). "),
            ("7 نوفمبر, 2025.", "7 نوفمبر 2025."),
            ("نوفمبر 7, 2025", "7 نوفمبر 2025"),
            (" أغسطس 30.", " 30 أغسطس."),
            ("(2025, ديسمبر)", "(ديسمبر 2025)"),
            ("نوفمبر, 2025", "نوفمبر 2025"),
            ("2025 نوفمبر 7;", "7 نوفمبر 2025;"),
            ("نوفمبر 7, 2025 (اطُّلع عليه في نوفمبر 8, 2025)", "7 نوفمبر 2025 (اطُّلع عليه في 8 نوفمبر 2025)"),
            ("12025 نوفمبر", "12025 نوفمبر"),
            ("2025-11-07, نوفمبرية", "2025-11-07, نوفمبرية"),
            ("بلا تاريخ", "بلا تاريخ"),
        ] {
            assert_eq!(ordered(written, &months), right);
        }
    }

    #[test]
    fn the_number_of_an_edition_stands_behind_its_word() {
        for (written, right) in [
            (" (2 ط, المجلد 3). ", " (ط 2, المجلد 3). "),
            ("، 2. ط. دار", "، ط 2. دار"),
            ("3 طبعات", "3 طبعات"),
            ("أول ط، 2 ط", "أول ط، ط 2"),
            ("", ""),
        ] {
            assert_eq!(with_editions(written), right);
        }
    }

    #[test]
    fn a_letter_stays_at_its_year_and_and_at_its_name() {
        let lang = Lang::parse("ar").expect("a tag");
        let months = month_names(lang, &default_style(lang));
        let setting = Default::default();
        let text = |text: &str| Piece { part: Part::Text(text.to_owned()), setting };
        let hole = |hole| Piece { part: Part::Hole(hole), setting };
        let arranged = |mut pieces: Vec<Piece>| {
            arrange(&mut pieces, &months);
            pieces
        };
        assert_eq!(
            arranged(vec![text("(2025"), hole(Hole::Letter), text(", نوفمبر 7). ")]),
            [text("(7 نوفمبر 2025"), hole(Hole::Letter), text("). ")]
        );
        for and in [" & ", ", & ", " و ", ", و "] {
            assert_eq!(
                arranged(vec![text(and), hole(Hole::Author(1))]),
                [text(" و"), hole(Hole::Author(1))],
                "{and}"
            );
        }
        assert_eq!(arranged(vec![text(", "), hole(Hole::Author(1))])[0], text(", "));
    }
}
