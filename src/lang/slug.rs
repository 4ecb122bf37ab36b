//! Words as part of an address. In: any text. Out: ASCII letters, digits and hyphens.

use crate::lang::fold::fold;
use unicode_normalization::UnicodeNormalization;

/// The longest slug, in letters.
const LONGEST: usize = 60;

/// Returns `text` as `a-z0-9-`: Arabic letters by their sounds, other scripts by a fingerprint. Never empty.
#[must_use]
pub fn slugify(text: &str) -> String {
    let mut slug = String::new();
    for character in fold(text).chars() {
        match character {
            'a'..='z' | '0'..='9' => slug.push(character),
            _ => match latin(character) {
                Some(letters) => slug.push_str(letters),
                None if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
                None => {}
            },
        }
    }
    if slug.len() > LONGEST {
        slug.truncate(LONGEST);
        if let Some(at) = slug.rfind('-').filter(|at| *at > LONGEST / 2) {
            slug.truncate(at);
        }
    }
    let slug = slug.trim_matches('-');
    if slug.is_empty() {
        return format!("x{}", &blake3::hash(text.as_bytes()).to_hex()[..8]);
    }
    slug.to_owned()
}

/// The longest id that is made from a title, in bytes, without the date before it.
const LONGEST_ID: usize = 72;

/// Returns the words of a title as those of an id: in Latin letters in their plain form, in any other script as they are,
/// without what is written above and below letters, so that an Arabic text is cited in Arabic.
#[must_use]
pub fn words_of_id(title: &str) -> String {
    let is_latin = |sign: char| sign < '\u{250}' || matches!(sign, '\u{1e00}'..='\u{1eff}');
    if title.chars().filter(|sign| sign.is_alphabetic()).all(is_latin) {
        return slugify(title);
    }
    let is_mark = |sign: &char| matches!(sign, '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}');
    let signs = title.nfc().filter(|sign| !is_mark(sign)).flat_map(char::to_lowercase);
    let plain: String = signs.map(|sign| if sign.is_alphanumeric() { sign } else { ' ' }).collect();
    let mut id = String::new();
    for word in plain.split_whitespace() {
        if id.len() + 1 + word.len() > LONGEST_ID {
            break;
        }
        if !id.is_empty() {
            id.push('-');
        }
        id.push_str(word);
    }
    if id.is_empty() { slugify(title) } else { id }
}

/// Returns the sound of a folded Arabic letter.
fn latin(character: char) -> Option<&'static str> {
    Some(match character {
        'ا' => "a",
        'ب' => "b",
        'ت' | 'ط' => "t",
        'ث' => "th",
        'ج' => "j",
        'ح' | 'ه' => "h",
        'خ' => "kh",
        'د' | 'ض' => "d",
        'ذ' => "dh",
        'ر' => "r",
        'ز' | 'ظ' => "z",
        'س' | 'ص' => "s",
        'ش' => "sh",
        'ع' | 'ء' => "",
        'غ' => "gh",
        'ف' => "f",
        'ق' => "q",
        'ك' => "k",
        'ل' => "l",
        'م' => "m",
        'ن' => "n",
        'و' => "w",
        'ي' => "y",
        'پ' => "p",
        'چ' => "ch",
        'ژ' => "zh",
        'گ' => "g",
        'ڤ' => "v",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_plain() {
        assert_eq!(slugify("Key points!"), "key-points");
        assert_eq!(slugify("العربي الجديد"), "alrby-aljdyd");
        assert_eq!(slugify("Élysée — 2025"), "elysee-2025");
        assert_eq!(slugify("日本"), slugify("日本"));
        assert!(slugify("日本").starts_with('x'));
        assert!(slugify(&"word ".repeat(40)).len() <= 60);
        assert_ne!(slugify("!"), slugify("?"));
    }
}
