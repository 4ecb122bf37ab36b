//! `mixed-digits`: one number, or one date, in digits of two kinds.

use crate::check::prose::{Line, is_eastern_digit};
use crate::diag::code::Code;
use crate::diag::phrase::say;
use crate::diag::report::{Diagnostic, Edit, Fix};
use crate::lang::fold::fold;
use std::ops::Range;

/// Names of months, folded, that stand between the day and the year of a date. Of two words the first is enough.
const MONTHS: [&str; 57] = [
    "كانون",
    "شباط",
    "اذار",
    "نيسان",
    "ايار",
    "حزيران",
    "تموز",
    "اب",
    "ايلول",
    "تشرين",
    "يناير",
    "فبراير",
    "مارس",
    "ابريل",
    "مايو",
    "يونيو",
    "يونيه",
    "يوليو",
    "يوليه",
    "اغسطس",
    "سبتمبر",
    "اكتوبر",
    "نوفمبر",
    "ديسمبر",
    "جانفي",
    "فيفري",
    "افريل",
    "ماي",
    "جوان",
    "جويليه",
    "اوت",
    "غشت",
    "شتنبر",
    "نونبر",
    "دجنبر",
    "محرم",
    "صفر",
    "ربيع",
    "جمادي",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذي",
    "فروردين",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Adds every number and every date in a line whose digits are not all of one kind.
pub(crate) fn digits(line: &Line<'_>, found: &mut Vec<Diagnostic>) {
    // Numbers in a line of one kind of digits, which are nearly all, are not looked at.
    let bytes = line.text.as_bytes();
    if bytes.len() < 2 || !bytes.windows(2).fold(false, |found, pair| found | is_eastern_digit(pair)) {
        return;
    }
    let numbers = numbers(line.text);
    for (at, number) in numbers.iter().enumerate() {
        if kinds(&line.text[number.clone()]).count_ones() > 1 {
            let message = say!("`{number}` has digits of two kinds", number = &line.text[number.clone()]);
            add(line, number, message, found);
        } else if let Some(next) = numbers.get(at + 1)
            && is_date(line.text, number, next)
        {
            let whole = number.start..next.end;
            let message = say!("the date `{date}` has digits of two kinds", date = &line.text[whole.clone()]);
            add(line, &whole, message, found);
        }
    }
}

fn add(
    line: &Line<'_>,
    range: &Range<usize>,
    message: crate::diag::phrase::Phrase,
    found: &mut Vec<Diagnostic>,
) {
    let span = line.span(range);
    let right = in_one_kind(&line.text[range.clone()]);
    let help = say!("write all of them alike, as in `{right}`", right = &right);
    let mut diagnostic = Diagnostic::new(Code::MixedDigits, span, message).help(help);
    if line.find(range).is_some() {
        let title = say!("write `{right}`", right = &right);
        diagnostic = diagnostic.fix(Fix::suggested(title, vec![Edit { span, text: right }]));
    }
    found.push(diagnostic);
}

/// Returns the numbers of a text: digits with the marks between them that make them one.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let mut numbers: Vec<Range<usize>> = Vec::new();
    for (at, digit) in text.char_indices().filter(|(_, digit)| kind(*digit) > 0) {
        let end = at + digit.len_utf8();
        let joins = |last: &&mut Range<usize>| {
            let between = &text[last.end..at];
            between.is_empty() || matches!(between, "." | "," | "٫" | "٬" | "/" | "-" | "–" | ":" | "،")
        };
        match numbers.last_mut().filter(joins) {
            Some(last) => last.end = end,
            None => numbers.push(at..end),
        }
    }
    numbers
}

/// Returns a bit for the kind of a digit: European, Arabic-Indic, Persian; nothing where it is none.
fn kind(sign: char) -> u8 {
    match sign {
        '0'..='9' => 1,
        '٠'..='٩' => 2,
        '۰'..='۹' => 4,
        _ => 0,
    }
}

/// Returns the kinds of the digits of a text.
fn kinds(text: &str) -> u8 {
    text.chars().fold(0, |kinds, sign| kinds | kind(sign))
}

/// Returns whether two numbers of different kinds are the day and the year of a date: a month stands between them.
fn is_date(text: &str, day: &Range<usize>, year: &Range<usize>) -> bool {
    let length = |range: &Range<usize>| text[range.clone()].chars().count();
    let between = &text[day.end..year.start];
    let is_other = kinds(&text[day.clone()]) != kinds(&text[year.clone()]);
    if !is_other || length(day) > 2 || length(year) != 4 || between.len() > 60 {
        return false;
    }
    let words: Vec<String> =
        between.split([' ', '/', '\n', '\u{a0}']).filter(|word| !word.is_empty()).map(fold).collect();
    let is_word = |word: &String| word.chars().all(char::is_alphabetic);
    (1..=5).contains(&words.len()) && words.iter().all(is_word) && MONTHS.contains(&words[0].as_str())
}

/// Returns a text with all its digits of the kind that most of them have.
fn in_one_kind(text: &str) -> String {
    let count = |of: u8| text.chars().filter(|sign| kind(*sign) == of).count();
    let most = [1, 2, 4].into_iter().rev().max_by_key(|of| count(*of)).unwrap_or(1);
    let zero = match most {
        1 => '0',
        2 => '٠',
        _ => '۰',
    };
    let turned = |sign: char| {
        let value = fold(sign.encode_utf8(&mut [0; 4])).parse::<u32>().unwrap_or_default();
        char::from_u32(u32::from(zero) + value).unwrap_or(sign)
    };
    text.chars().map(|sign| if kind(sign) > 0 { turned(sign) } else { sign }).collect()
}
