//! Where in a work something stands: `p. 4`, as authors write it. In: the author's words. Out: in Arabic its own words
//! and digits, `ص ٤`; in every other language as it was written.

use crate::lang::tag::Lang;
use crate::render::wording::numbers::Numbers;
use std::borrow::Cow;

/// A term, as English has it of one and of several, and what Arabic says in its place before a number: of one, of two
/// and of more.
struct Term {
    one: &'static [&'static str],
    several: &'static [&'static str],
    arabic: [&'static str; 3],
}

/// What letters of Roman numerals are: numbers behind a term, as in `p. iv`, and else words, as an "I" is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Letters {
    Count,
    Say,
}

/// Signs that may follow a number.
const MARKS: [char; 3] = [',', ';', '.'];

const TERMS: [Term; 16] = [
    Term { one: &["p.", "p", "page"], several: &["pp.", "pp", "pages"], arabic: ["ص"; 3] },
    Term {
        one: &["para.", "par.", "paragraph", "¶"],
        several: &["paras.", "pars.", "paragraphs", "¶¶"],
        arabic: ["الفقرة", "الفقرتان", "الفقرات"],
    },
    Term {
        one: &["ch.", "chap.", "chapter"],
        several: &["chs.", "chaps.", "chapters"],
        arabic: ["الفصل", "الفصلان", "الفصول"],
    },
    Term {
        one: &["vol.", "volume"],
        several: &["vols.", "volumes"],
        arabic: ["المجلد", "المجلدان", "المجلدات"],
    },
    Term {
        one: &["no.", "issue"], several: &["nos.", "issues"], arabic: ["العدد", "العددان", "الأعداد"]
    },
    Term {
        one: &["fol.", "folio"], several: &["fols.", "folios"], arabic: ["الورقة", "الورقتان", "الأوراق"]
    },
    Term {
        one: &["sec.", "sect.", "section", "§"],
        several: &["secs.", "sects.", "sections", "§§"],
        arabic: ["القسم", "القسمان", "الأقسام"],
    },
    Term {
        one: &["fig.", "figure"], several: &["figs.", "figures"], arabic: ["الشكل", "الشكلان", "الأشكال"]
    },
    Term {
        one: &["table"], several: &["tables"], arabic: ["الجدول", "الجدولان", "الجداول"]
    },
    Term {
        one: &["l.", "line"], several: &["ll.", "lines"], arabic: ["السطر", "السطران", "الأسطر"]
    },
    Term {
        one: &["col.", "column"],
        several: &["cols.", "columns"],
        arabic: ["العمود", "العمودان", "الأعمدة"],
    },
    Term {
        one: &["n.", "fn.", "note", "footnote"],
        several: &["nn.", "fns.", "notes", "footnotes"],
        arabic: ["الحاشية", "الحاشيتان", "الحواشي"],
    },
    Term {
        one: &["pt.", "part"], several: &["pts.", "parts"], arabic: ["الجزء", "الجزءان", "الأجزاء"]
    },
    Term {
        one: &["art.", "article"],
        several: &["arts.", "articles"],
        arabic: ["المادة", "المادتان", "المواد"],
    },
    Term {
        one: &["bk.", "book"], several: &["bks.", "books"], arabic: ["الكتاب", "الكتابان", "الكتب"]
    },
    Term {
        one: &["app.", "appendix"],
        several: &["apps.", "appendices"],
        arabic: ["الملحق", "الملحقان", "الملاحق"],
    },
];

/// Of what a hyphen may belong to one number: `fig. 2-3` is most often the third of a second chapter.
const HYPHENED: [&str; 4] = ["الشكل", "الجدول", "القسم", "الملحق"];

/// Returns a place in a work in the words of a language.
#[must_use]
pub fn locator<'a>(words: &'a str, lang: Lang, numbers: &Numbers) -> Cow<'a, str> {
    if !lang.is_arabic() {
        return words.into();
    }
    let parts: Vec<&str> = words.split_whitespace().flat_map(parted).collect();
    let mut said: Vec<String> = Vec::with_capacity(parts.len());
    let mut scope = Letters::Say;
    let mut at = 0;
    while let Some(word) = parts.get(at) {
        let (before, rest) = (&parts[..at], &parts[at + 1..]);
        if let Some(term) = arabic_term(word, rest) {
            said.push(term.to_owned());
            scope = Letters::Count;
        } else if is_number(word, scope) {
            said.push(number(word, numbers));
            scope = Letters::Count;
        } else if is_and(word)
            && before.last().is_some_and(|word| is_number(word, scope))
            && let Some(next) = rest.first().filter(|word| is_number(word, scope))
        {
            let last = said.pop().unwrap_or_default();
            // Arabic writes its "and" onto the number.
            said.push(numbers.list(&[last, number(next, numbers)]));
            at += 1;
        } else {
            said.push((*word).to_owned());
            scope = Letters::Say;
        }
        at += 1;
    }
    said.join(" ").into()
}

/// Returns what Arabic says for a term, where a number follows it.
fn arabic_term(word: &str, rest: &[&str]) -> Option<&'static str> {
    let Term { several, arabic: [one, two, more], .. } =
        TERMS.iter().find(|term| is_any_of(term.one, word) || is_any_of(term.several, word))?;
    let number = rest.first().filter(|word| is_number(word, Letters::Count))?;
    let is_range = number.contains('–') || number.contains('-') && !HYPHENED.contains(one);
    if is_range || number.ends_with(MARKS) && is_any_of(several, word) {
        return Some(more);
    }
    let is_pair = match &rest[1..] {
        [and, next, ..] => is_and(and) && is_number(next, Letters::Count) && !next.contains(['-', '–']),
        _ => false,
    };
    Some(if is_pair {
        two
    } else if is_any_of(several, word) {
        more
    } else {
        one
    })
}

fn is_any_of(terms: &[&str], word: &str) -> bool {
    terms.iter().any(|term| term.eq_ignore_ascii_case(word))
}

fn is_term(word: &str) -> bool {
    TERMS.iter().any(|term| is_any_of(term.one, word) || is_any_of(term.several, word))
}

fn is_and(word: &str) -> bool {
    matches!(word, "and" | "&")
}

fn is_number(word: &str, letters: Letters) -> bool {
    word.starts_with(|letter: char| letter.is_ascii_digit()) || letters == Letters::Count && is_roman(word)
}

/// Returns whether a word is a Roman numeral, or a range of them: `iv`, `XII–XV,`. One letter is a number up to ten:
/// `n. d.` tells of no date.
fn is_roman(word: &str) -> bool {
    let numbers = word.trim_end_matches(MARKS);
    numbers.split(['-', '–']).all(|numeral| {
        let is_small = numeral.starts_with(|letter: char| letter.is_ascii_lowercase());
        let is_even = numeral.chars().all(|letter| letter.is_ascii_lowercase() == is_small);
        is_even && is_canonical(&numeral.to_ascii_lowercase())
    })
}

fn is_canonical(numeral: &str) -> bool {
    const SIGNS: [(&str, usize); 13] = [
        ("m", 3),
        ("cm", 1),
        ("d", 1),
        ("cd", 1),
        ("c", 3),
        ("xc", 1),
        ("l", 1),
        ("xl", 1),
        ("x", 3),
        ("ix", 1),
        ("v", 1),
        ("iv", 1),
        ("i", 3),
    ];
    let mut rest = numeral;
    for (sign, most) in SIGNS {
        for _ in 0..most {
            rest = rest.strip_prefix(sign).unwrap_or(rest);
        }
    }
    rest.is_empty() && !matches!(numeral, "" | "l" | "c" | "d" | "m")
}

/// Returns a word as it is, or a term and the number that is written onto it: `p.4`, `p.iv`.
fn parted(word: &str) -> impl Iterator<Item = &str> {
    let digit = word.find(|letter: char| letter.is_ascii_digit());
    let letter = word.find('.').map(|at| at + 1).filter(|at| is_roman(&word[*at..]));
    let (term, rest) = word.split_at(digit.or(letter).unwrap_or(0));
    let (first, second) = if is_term(term) { (Some(term), rest) } else { (None, word) };
    first.into_iter().chain(Some(second))
}

/// Returns numbers and ranges of them in the digits of the language: `12-15,` as `١٢–١٥،`.
fn number(word: &str, numbers: &Numbers) -> String {
    let letters: Vec<char> = word.chars().collect();
    let is_digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let is_roman = is_roman(word);
    let sign = |(at, letter): (usize, &char)| match letter {
        '-' if is_roman || is_digit(at.checked_sub(1)) && is_digit(Some(at + 1)) => '–',
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
            ("p. iv", "ص iv", "ص iv"),
            ("p.iv", "ص iv", "ص iv"),
            ("pp. iv-vi, 3", "ص iv–vi، ٣", "ص iv–vi، 3"),
            ("Pages XII–XV", "ص XII–XV", "ص XII–XV"),
            ("fig. 2", "الشكل ٢", "الشكل 2"),
            ("figure 2", "الشكل ٢", "الشكل 2"),
            ("figs. 2-4", "الأشكال ٢–٤", "الأشكال 2–4"),
            ("fig. 2-4", "الشكل ٢–٤", "الشكل 2–4"),
            ("line 3", "السطر ٣", "السطر 3"),
            ("ll. 3–9", "الأسطر ٣–٩", "الأسطر 3–9"),
            ("table 2", "الجدول ٢", "الجدول 2"),
            ("section 2", "القسم ٢", "القسم 2"),
            ("§4", "القسم ٤", "القسم 4"),
            ("n. 4", "الحاشية ٤", "الحاشية 4"),
            ("p. 12, n. 4", "ص ١٢، الحاشية ٤", "ص 12، الحاشية 4"),
            ("nn. 4, 6 and 7", "الحواشي ٤، ٦ و٧", "الحواشي 4، 6 و\u{202f}7"),
            ("ch. 3", "الفصل ٣", "الفصل 3"),
            ("ch. 3-5", "الفصول ٣–٥", "الفصول 3–5"),
            ("para. 5", "الفقرة ٥", "الفقرة 5"),
            ("paras. 3 and 4", "الفقرتان ٣ و٤", "الفقرتان 3 و\u{202f}4"),
            ("vols. II & III", "المجلدان II و\u{202f}III", "المجلدان II و\u{202f}III"),
            ("vol. 2", "المجلد ٢", "المجلد 2"),
            ("art. 7", "المادة ٧", "المادة 7"),
            ("n. d.", "n. d.", "n. d."),
            ("note by I. M.", "note by I. M.", "note by I. M."),
            ("line of fire", "line of fire", "line of fire"),
            ("Annex B", "Annex B", "Annex B"),
        ] {
            assert_eq!(said(words, Digits::Arabic), arabic);
            assert_eq!(said(words, Digits::Latin), latin);
        }
        let english = Numbers::new(lang("en"), &default_style(lang("en")));
        assert_eq!(locator("pp. 12-15", lang("en"), &english), "pp. 12-15");
    }
}
