//! Numbers and lists as a language writes them. Never says what is counted: plural forms are the theme's strings.

use crate::lang::tag::{Direction, Lang};
use crate::model::config::{DateStyle, Digits};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale::Locale;

/// The digits, the thousands and the lists of one language.
#[derive(Debug)]
pub struct Numbers {
    digits: [char; 10],
    formatter: Option<DecimalFormatter>,
    joints: Joints,
}

/// What stands between the parts of a list: between most of them, and before the last.
#[derive(Clone, Copy, Debug)]
struct Joints {
    comma: &'static str,
    and: &'static str,
    last_and: &'static str,
    or: &'static str,
    last_or: &'static str,
}

impl Numbers {
    /// Returns the numbers of `lang` with the digits that `style` asks for.
    #[must_use]
    pub fn new(lang: Lang, style: &DateStyle) -> Self {
        let formatter = DecimalFormatter::try_new(locale(lang, style.digits).into(), Default::default()).ok();
        let digit = |number: u32| {
            let plain = char::from_digit(number, 10).unwrap_or('0');
            let Some(formatter) = &formatter else { return plain };
            formatter.format(&Decimal::from(number)).to_string().chars().next().unwrap_or(plain)
        };
        Self { digits: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(digit), joints: joints(lang), formatter }
    }

    /// Returns a number with its thousands marked: `1,234`.
    #[must_use]
    pub fn integer(&self, number: i64) -> String {
        match &self.formatter {
            Some(formatter) => visible(&formatter.format(&Decimal::from(number)).to_string()),
            None => self.plain(number),
        }
    }

    /// Returns a number as its digits alone: `1234`.
    #[must_use]
    pub fn plain(&self, number: i64) -> String {
        self.spell(&number.to_string())
    }

    /// Returns a number as it was written, with four digits at most behind the sign that the language has for decimals:
    /// `0.52`, `٠٫٥٢`.
    #[must_use]
    pub fn decimal(&self, number: f64) -> String {
        let text = format!("{number:.4}");
        let text = text.trim_end_matches('0').trim_end_matches('.');
        match (&self.formatter, Decimal::try_from_str(text)) {
            (Some(formatter), Ok(decimal)) => visible(&formatter.format(&decimal).to_string()),
            _ => self.spell(text),
        }
    }

    /// Returns `text` with its digits 0 to 9 as those of the language.
    #[must_use]
    pub fn spell(&self, text: &str) -> String {
        let digit = |letter: char| letter.to_digit(10).map_or(letter, |digit| self.digits[digit as usize]);
        text.chars().map(digit).collect()
    }

    /// Returns the list of all parts: `العراق وسوريا ولبنان`, `A, B and C`.
    #[must_use]
    pub fn list<T: AsRef<str>>(&self, parts: &[T]) -> String {
        join(parts, self.joints.and, self.joints.last_and)
    }

    /// Returns the list of parts of which one holds: `A, B or C`.
    #[must_use]
    pub fn either<T: AsRef<str>>(&self, parts: &[T]) -> String {
        join(parts, self.joints.or, self.joints.last_or)
    }

    /// Returns the parts side by side, with neither "and" nor "or".
    #[must_use]
    pub fn row<T: AsRef<str>>(&self, parts: &[T]) -> String {
        join(parts, self.joints.comma, self.joints.comma)
    }
}

fn join<T: AsRef<str>>(parts: &[T], between: &str, before_last: &str) -> String {
    let mut text = String::new();
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            text.push_str(if at + 1 == parts.len() { before_last } else { between });
        }
        // "And" that is written onto a word of its own script stands a little apart from one of another.
        if at > 0
            && text.ends_with('و')
            && part.as_ref().starts_with(|letter: char| letter.is_ascii_alphanumeric())
        {
            text.push('\u{202f}');
        }
        text.push_str(part.as_ref());
    }
    text
}

fn joints(lang: Lang) -> Joints {
    if lang.is_arabic() {
        // Arabic repeats its "and" and "or" before every part; "and" is written onto the word.
        return Joints { comma: "، ", and: " و", last_and: " و", or: " أو ", last_or: " أو " };
    }
    match lang.language() {
        "en" => Joints { comma: ", ", and: ", ", last_and: " and ", or: ", ", last_or: " or " },
        "ja" | "zh" | "yue" => {
            Joints { comma: "、", and: "、", last_and: "、", or: " / ", last_or: " / " }
        }
        _ if lang.direction() == Direction::Rtl && lang.language() != "he" && lang.language() != "yi" => {
            Joints { comma: "، ", and: "، ", last_and: "، ", or: " / ", last_or: " / " }
        }
        _ => Joints { comma: ", ", and: ", ", last_and: ", ", or: " / ", last_or: " / " },
    }
}

/// Says whether the digits of `lang` have their Persian forms where they are not Latin.
pub(crate) fn has_persian_digits(lang: Lang) -> bool {
    matches!(lang.language(), "fa" | "ur" | "ps" | "ckb" | "sd" | "ks" | "ug" | "azb" | "mzn" | "lrc")
}

/// Returns the locale that ICU formats `lang` by: with its digits, and with English as it is written
/// between nations where no region is named.
#[must_use]
pub fn locale(lang: Lang, digits: Digits) -> Locale {
    let own_arabic = has_persian_digits(lang);
    let system = match digits {
        Digits::Arabic if own_arabic => Some("arabext"),
        Digits::Arabic => Some("arab"),
        // Languages with digits of yet another script keep them.
        Digits::Latin if own_arabic || lang.is_arabic() => Some("latn"),
        Digits::Latin => None,
    };
    let tag = if lang.as_str() == "en" { "en-GB" } else { lang.as_str() };
    let with_digits = system.and_then(|system| Locale::try_from_str(&format!("{tag}-u-nu-{system}")).ok());
    with_digits.or_else(|| Locale::try_from_str(tag).ok()).unwrap_or(Locale::UNKNOWN)
}

/// Returns `text` without the marks of direction that ICU adds: pages isolate what they show themselves.
#[must_use]
pub fn visible(text: &str) -> String {
    let hidden =
        |letter: &char| matches!(letter, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{2066}'..='\u{2069}');
    text.chars().filter(|letter| !hidden(letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::config::default_style;

    fn numbers(tag: &str, digits: Digits) -> Numbers {
        let lang = Lang::parse(tag).expect("a tag");
        Numbers::new(lang, &DateStyle { digits, ..default_style(lang) })
    }

    #[test]
    fn numbers_have_the_digits_that_are_asked_for() {
        assert_eq!(numbers("ar", Digits::Latin).integer(1_234_567), "1,234,567");
        assert_eq!(numbers("ar-IQ", Digits::Latin).plain(2025), "2025");
        assert_eq!(numbers("ar-IQ", Digits::Arabic).integer(1_234_567), "١٬٢٣٤٬٥٦٧");
        assert_eq!(numbers("ar", Digits::Arabic).plain(2025), "٢٠٢٥");
        assert_eq!(numbers("ar", Digits::Arabic).integer(-5), "-٥");
        assert_eq!(numbers("fa", Digits::Arabic).plain(2025), "۲۰۲۵");
        assert_eq!(numbers("en", Digits::Latin).integer(12_345), "12,345");
    }

    #[test]
    fn decimals_have_the_sign_of_the_language() {
        assert_eq!(numbers("ar", Digits::Latin).decimal(0.52126), "0.5213");
        assert_eq!(numbers("ar-IQ", Digits::Arabic).decimal(166.93), "١٦٦٫٩٣");
        assert_eq!(numbers("fa", Digits::Arabic).decimal(0.5), "۰٫۵");
        assert_eq!(numbers("en", Digits::Latin).decimal(90.0), "90");
        assert_eq!(numbers("de", Digits::Latin).decimal(33.3), "33,3");
    }

    #[test]
    fn lists_are_joined_as_the_language_joins_them() {
        let arabic = numbers("ar", Digits::Latin);
        assert_eq!(arabic.list(&["العراق", "سوريا", "لبنان"]), "العراق وسوريا ولبنان");
        assert_eq!(arabic.either(&["أ", "ب"]), "أ أو ب");
        let english = numbers("en", Digits::Latin);
        assert_eq!(english.list(&["A", "B", "C"]), "A, B and C");
        assert_eq!(english.list(&["A", "B"]), "A and B");
        assert_eq!(english.list(&["A"]), "A");
        assert_eq!(english.list::<&str>(&[]), "");
        assert_eq!(english.either(&["A", "B", "C"]), "A, B or C");
        assert_eq!(numbers("fa", Digits::Arabic).list(&["الف", "ب"]), "الف، ب");
    }
}
