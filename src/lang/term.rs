//! Text cut into the terms that search compares. In: plain text. Out: folded words with their places.
//! `themes/default/static/js/search/analyser.js` does the same in a browser; `tests/search/vectors.tsv` holds them
//! together.

use crate::lang::fold::fold_into;
use crate::lang::words::words;
use std::ops::Range;

/// Calls `see` with the place of every term of `text`: a word, with what an apostrophe or hyphen sign for a
/// glottal stop joins to it; a number with its separators, but not a date.
pub fn for_each_term(text: &str, see: &mut impl FnMut(Range<usize>)) {
    let mut last: Option<Range<usize>> = None;
    for word in words(text) {
        match last.take() {
            Some(before) if is_joined(text, &before, &word) => last = Some(before.start..word.end),
            Some(before) => {
                see(before);
                last = Some(word);
            }
            None => last = Some(word),
        }
    }
    if let Some(before) = last {
        see(before);
    }
}

/// Returns whether two words that follow each other are one term: `1,200`, `9.5`, `Sana'a`, `Iraq's`, `U.N.`.
fn is_joined(text: &str, before: &Range<usize>, word: &Range<usize>) -> bool {
    let between = &text[before.end..word.start];
    if between == " " {
        return false;
    }
    let (Some(last), Some(first)) =
        (text[before.clone()].chars().next_back(), text[word.clone()].chars().next())
    else {
        return false;
    };
    match between {
        "," | "٬" => is_digit(last) && is_group(&text[word.clone()]) && is_number(&text[before.clone()]),
        "." if first.is_alphabetic() && is_letter(&text[word.clone()]) => {
            text[before.clone()].split('.').all(is_letter)
        }
        "." | "٫" => is_number(&text[before.clone()]) && is_number(&text[word.clone()]),
        "'" | "’" | "‘" | "`" => {
            last.is_alphabetic() && first.is_alphabetic() && text[before.clone()].chars().nth(1).is_some()
        }
        _ => false,
    }
}

/// Returns whether a word is one letter.
fn is_letter(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
}

fn is_digit(character: char) -> bool {
    matches!(character, '0'..='9' | '٠'..='٩' | '۰'..='۹')
}

/// Returns whether a word is digits, perhaps with separators between them, and an Arabic letter before them.
fn is_number(word: &str) -> bool {
    let digits = without_letter(word);
    !digits.is_empty()
        && digits.chars().all(|character| is_digit(character) || matches!(character, ',' | '٬'))
}

/// Returns a word without an Arabic letter, and perhaps a tatweel, that is written onto a number: `و9`, `بـ9`.
fn without_letter(word: &str) -> &str {
    let rest = word.strip_prefix(['و', 'ف', 'ب', 'ل', 'ك']).unwrap_or(word);
    rest.trim_start_matches('ـ')
}

fn is_group(word: &str) -> bool {
    word.chars().count() == 3 && word.chars().all(is_digit)
}

/// Writes the term that the words at a place of a text stand for to `term`: folded, Persian letters as
/// Arabic ones, separators off, without an English possessive and the dots of an acronym.
pub fn write_term(words: &str, term: &mut String) {
    term.clear();
    fold_into(words, term);
    if let Some(rest) = ["'s", "’s"].iter().find_map(|ending| term.strip_suffix(ending)) {
        term.truncate(rest.len());
    }
    let rest = without_letter(term);
    if rest.len() < term.len() && rest.starts_with(|first: char| first.is_ascii_digit()) {
        *term = rest.to_owned();
    }
    if term.is_ascii() && term.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return;
    }
    if term.contains('.') && term.split('.').all(is_letter) {
        term.retain(|letter| letter != '.');
    }
    if term.contains(is_foreign_or_sign) {
        let settled: String = term.chars().filter_map(settle).collect();
        *term = settled;
    }
}

/// Returns the term that words stand for, as [`write_term`] writes it.
#[must_use]
pub fn term(words: &str) -> String {
    let mut term = String::new();
    write_term(words, &mut term);
    term
}

fn is_foreign_or_sign(letter: char) -> bool {
    settle(letter) != Some(letter)
}

fn settle(letter: char) -> Option<char> {
    match letter {
        'پ' => Some('ب'),
        'چ' => Some('ج'),
        'ژ' => Some('ز'),
        'ڤ' => Some('ف'),
        'گ' => Some('ك'),
        '٫' => Some('.'),
        '.' => Some('.'),
        // What words are made of most often, without a look into the tables of Unicode.
        'ء'..='غ' | 'ف'..='ي' => Some(letter),
        _ => letter.is_alphanumeric().then_some(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str) -> Vec<String> {
        let mut terms = Vec::new();
        for_each_term(text, &mut |place| terms.push(term(&text[place])));
        terms
    }

    #[test]
    fn numbers_keep_together_and_dates_do_not() {
        assert_eq!(terms("1,200 و٣٬٥٠٠ و9.5%"), ["1200", "3500", "9.5"]);
        assert_eq!(terms("٩٫٥ ۴۹ 1.4"), ["9.5", "49", "1.4"]);
        assert_eq!(terms("12,5 2025-12-28 3.5."), ["12", "5", "2025", "12", "28", "3.5"]);
        assert_eq!(terms("1,234,567"), ["1234567"]);
    }

    #[test]
    fn letters_parted_by_dots_are_one_word() {
        assert_eq!(terms("U.N.I.C.E.F., the U.N. أ.و.ب.ك"), ["unicef", "the", "un", "اوبك"]);
        assert_eq!(
            terms("J. Smith J.Smith 3.5 v.2 U.K.’s a.b.example"),
            ["j", "smith", "j", "smith", "3.5", "v", "2", "uk", "s", "ab", "example"]
        );
    }

    #[test]
    fn apostrophes_join_and_possessives_go() {
        assert_eq!(terms("Sana'a Iraq’s teachers' l'eau"), ["sanaa", "iraq", "teachers", "l", "eau"]);
        assert_eq!(terms("ʿAyn CENTCOM-Ⅷ"), ["ayn", "centcom", "viii"]);
    }

    #[test]
    fn persian_letters_are_arabic_ones() {
        assert_eq!(terms("پاکستان گیلان"), ["باكستان", "كيلان"]);
    }
}
