//! The consonants of a word, alike in Arabic and Latin letters, by which search finds its neighbours:
//! inflections, broken plurals, and one name in two scripts. In: stems. Out: ASCII.

use crate::lang::stem::is_arabic;

/// Returns the skeleton of a stem: of Arabic and Latin words the consonants, those that transliteration
/// confuses as one, repeated ones once; of numbers the digits; of other scripts the first letters.
#[must_use]
pub fn skeleton(stem: &str) -> String {
    let mut skeleton = String::with_capacity(stem.len());
    if stem.starts_with(|first: char| first.is_ascii_digit()) {
        skeleton.push('#');
        skeleton.extend(stem.chars().filter(char::is_ascii_alphanumeric).take(4));
    } else if is_arabic(stem) {
        stem.chars().filter_map(arabic).for_each(|class| push(&mut skeleton, class));
    } else if stem.starts_with(|first: char| first.is_ascii_lowercase()) {
        latin(stem.as_bytes(), &mut skeleton);
    } else {
        skeleton.push('~');
        stem.chars().take(3).for_each(|letter| skeleton.push_str(&format!("{:x}.", u32::from(letter))));
    }
    if skeleton.is_empty() {
        skeleton.push('_');
    }
    skeleton
}

fn push(skeleton: &mut String, class: char) {
    if !skeleton.ends_with(class) {
        skeleton.push(class);
    }
}

/// Returns the class of an Arabic consonant; weak letters and `ع`, which Latin spelling leaves out, have none.
fn arabic(letter: char) -> Option<char> {
    Some(match letter {
        'ب' => 'b',
        'ت' | 'ط' => 't',
        'ث' => '8',
        'ج' => 'j',
        'ح' | 'ه' => 'h',
        'خ' => 'x',
        'د' | 'ض' => 'd',
        'ذ' | 'ز' | 'ظ' => 'z',
        'ر' => 'r',
        'س' | 'ص' => 's',
        'ش' => 'c',
        'غ' => 'g',
        'ف' => 'f',
        'ق' | 'ك' => 'k',
        'ل' => 'l',
        'م' => 'm',
        'ن' => 'n',
        _ => return None,
    })
}

fn latin(word: &[u8], skeleton: &mut String) {
    let mut at = 0;
    while let Some(&letter) = word.get(at) {
        let next = word.get(at + 1).copied().unwrap_or(b' ');
        let (class, length) = match (letter, next) {
            (b'k', b'h') => ("x", 2),
            (b'g', b'h') => ("g", 2),
            (b's' | b'c', b'h') => ("c", 2),
            (b't', b'h') => ("8", 2),
            (b'd', b'h') => ("z", 2),
            (b'p', b'h') => ("f", 2),
            (b'c', b'e' | b'i' | b'y') => ("s", 1),
            // A final h is only a vowel's: Basrah.
            (b'h', b' ') if at > 0 => ("", 1),
            _ => (latin_letter(letter), 1),
        };
        class.chars().for_each(|class| push(skeleton, class));
        at += length;
    }
}

fn latin_letter(letter: u8) -> &'static str {
    match letter {
        b'b' | b'p' => "b",
        b'c' | b'k' | b'q' => "k",
        b'd' => "d",
        b'f' | b'v' => "f",
        b'g' => "g",
        b'h' => "h",
        b'j' => "j",
        b'l' => "l",
        b'm' => "m",
        b'n' => "n",
        b'r' => "r",
        b's' => "s",
        b't' => "t",
        b'x' => "ks",
        b'z' => "z",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_in_two_scripts_is_one() {
        for (a, b) in [
            ("زبير", "zubair"),
            ("كسلا", "kassala"),
            ("قحطان", "qahtan"),
            ("غسان", "ghassan"),
            ("بصر", "basrah"),
            ("موصل", "mosul"),
            ("خرطوم", "khartoum"),
            ("شام", "sham"),
            ("جعفر", "jaafar"),
            ("عثم", "othm"),
        ] {
            assert_eq!(skeleton(a), skeleton(b), "{a} {b}");
        }
    }

    #[test]
    fn a_broken_plural_keeps_its_skeleton() {
        for (a, b) in
            [("قافل", "قوافل"), ("جسر", "جسور"), ("صندوق", "صناديق"), ("لص", "لصوص"), ("طاءر", "طيور")]
        {
            assert_eq!(skeleton(a), skeleton(b), "{a} {b}");
        }
    }

    #[test]
    fn everything_has_a_skeleton() {
        assert_eq!(skeleton("2025"), "#2025");
        assert_eq!(skeleton("9.5"), "#95");
        assert_eq!(skeleton("او"), "_");
        assert_eq!(skeleton("мир"), "~43c.438.440.");
        assert_eq!(skeleton(""), "~");
    }
}
