//! Where in a work something stands: `p. 4`, as authors write it. In: the author's words. Out: in Arabic its own words
//! and digits, `ص ٤`; in every other language as it was written.

use crate::lang::tag::Lang;
use crate::render::wording::numbers::Numbers;
use std::borrow::Cow;

/// The terms of English, and what Arabic says in their place before a number.
const TERMS: [(&str, &str); 24] = [
    ("p.", "ص"),
    ("pp.", "ص"),
    ("p", "ص"),
    ("pp", "ص"),
    ("page", "ص"),
    ("pages", "ص"),
    ("para.", "الفقرة"),
    ("paras.", "الفقرات"),
    ("par.", "الفقرة"),
    ("paragraph", "الفقرة"),
    ("¶", "الفقرة"),
    ("ch.", "الفصل"),
    ("chap.", "الفصل"),
    ("chs.", "الفصول"),
    ("chapter", "الفصل"),
    ("vol.", "المجلد"),
    ("vols.", "المجلدات"),
    ("volume", "المجلد"),
    ("no.", "العدد"),
    ("nos.", "الأعداد"),
    ("fol.", "الورقة"),
    ("fols.", "الأوراق"),
    ("sec.", "القسم"),
    ("§", "القسم"),
];

/// Returns a place in a work in the words of a language.
#[must_use]
pub fn locator<'a>(words: &'a str, lang: Lang, numbers: &Numbers) -> Cow<'a, str> {
    if !lang.is_arabic() {
        return words.into();
    }
    let parts: Vec<&str> = words.split_whitespace().flat_map(parted).collect();
    let begins_with_digit = |word: &&str| word.starts_with(|letter: char| letter.is_ascii_digit());
    let mut said = Vec::with_capacity(parts.len());
    for (at, word) in parts.iter().enumerate() {
        let term = TERMS.iter().find(|(term, _)| term.eq_ignore_ascii_case(word));
        let is_before_number = parts.get(at + 1).is_some_and(begins_with_digit);
        match term.filter(|_| is_before_number) {
            Some((_, arabic)) => said.push((*arabic).to_owned()),
            None if begins_with_digit(word) => said.push(number(word, numbers)),
            None => said.push((*word).to_owned()),
        }
    }
    said.join(" ").into()
}

/// Returns a word as it is, or a term and the number that is written onto it: `p.4`.
fn parted(word: &str) -> impl Iterator<Item = &str> {
    let digit = word.find(|letter: char| letter.is_ascii_digit()).unwrap_or(0);
    let (term, rest) = word.split_at(digit);
    let is_term = TERMS.iter().any(|(known, _)| known.eq_ignore_ascii_case(term));
    let (first, second) = if is_term { (Some(term), rest) } else { (None, word) };
    first.into_iter().chain(Some(second))
}

/// Returns numbers and ranges of them in the digits of the language: `12-15,` as `١٢–١٥،`.
fn number(word: &str, numbers: &Numbers) -> String {
    let letters: Vec<char> = word.chars().collect();
    let is_digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let sign = |(at, letter): (usize, &char)| match letter {
        '-' if is_digit(at.checked_sub(1)) && is_digit(Some(at + 1)) => '–',
        ',' => '،',
        ';' => '؛',
        letter => *letter,
    };
    numbers.spell(&letters.iter().enumerate().map(sign).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::config::{DateStyle, Digits, default_style};

    #[test]
    fn arabic_has_its_own_words_and_digits_and_others_keep_what_was_written() {
        let lang = |tag| Lang::parse(tag).expect("a tag");
        let said = |words: &str, digits| {
            let style = DateStyle { digits, ..default_style(lang("ar")) };
            locator(words, lang("ar"), &Numbers::new(lang("ar"), &style)).into_owned()
        };
        for (words, arabic, latin) in [
            ("p. 4", "ص ٤", "ص 4"),
            ("p.4", "ص ٤", "ص 4"),
            ("pp. 12–15", "ص ١٢–١٥", "ص 12–15"),
            ("pp. 12-15", "ص ١٢–١٥", "ص 12–15"),
            ("vol. 2, p. 7", "المجلد ٢، ص ٧", "المجلد 2، ص 7"),
            ("para. 3", "الفقرة ٣", "الفقرة 3"),
            ("ch. 2", "الفصل ٢", "الفصل 2"),
            ("no. 11", "العدد ١١", "العدد 11"),
            ("fol. 3v", "الورقة ٣v", "الورقة 3v"),
            ("ص 4", "ص ٤", "ص 4"),
            ("p. iv", "p. iv", "p. iv"),
            ("Annex B", "Annex B", "Annex B"),
        ] {
            assert_eq!(said(words, Digits::Arabic), arabic);
            assert_eq!(said(words, Digits::Latin), latin);
        }
        let english = Numbers::new(lang("en"), &default_style(lang("en")));
        assert_eq!(locator("pp. 12-15", lang("en"), &english), "pp. 12-15");
    }
}
