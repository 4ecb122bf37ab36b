//! The name of a month at a place of a text, also where it is said twice: `آب/أغسطس`, `تشرين الثاني (نوفمبر)`.

use crate::import::phrases::lexicon::{DOUBLE_MONTHS, HIJRI_MONTHS, MONTHS};
use crate::import::phrases::token::{Text, is_arabic};

/// How sure it is that a name is that of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// It can hardly be anything else.
    Clear,
    /// It is another word or a name as well: `مارس`, `May`.
    Other,
    /// It is so only beside a number: `Jan`, `أب`.
    Numbered,
}

/// A month named in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedMonth {
    /// 1 to 12.
    pub month: u8,
    /// The place behind it.
    pub end: usize,
    /// How sure it is.
    pub sense: Sense,
}

/// Names of months that are other words as well.
const OTHERS: [&str; 13] = [
    "مارس",
    "ماي",
    "اوت",
    "جوان",
    "نيسان",
    "ايار",
    "شباط",
    "تموز",
    "may",
    "march",
    "april",
    "june",
    "august",
];

/// Returns the month that is named at a place.
#[must_use]
pub fn find_month(text: &Text<'_>, at: usize) -> Option<NamedMonth> {
    let first = single(text, at)?;
    let again = |at: usize| single(text, at).filter(|other| other.month == first.month);
    let dual = if text.is_mark(first.end, &["/", "-", "–", "("]) {
        let second = again(first.end + 1);
        let is_open = text.is_mark(first.end, &["("]);
        second
            .filter(|second| !is_open || text.is_mark(second.end, &[")"]))
            .map(|second| NamedMonth { end: second.end + usize::from(is_open), ..second })
    } else {
        again(first.end).filter(|_| is_arabic(text.word(at)))
    };
    Some(dual.map_or(first, |dual| NamedMonth { sense: Sense::Clear, ..dual }))
}

fn single(text: &Text<'_>, at: usize) -> Option<NamedMonth> {
    let word = text.word(at);
    for (first, seconds, month) in DOUBLE_MONTHS {
        if word == first && text.is(at + 1, seconds) {
            return Some(NamedMonth { month, end: at + 2, sense: Sense::Clear });
        }
    }
    let number = MONTHS.iter().position(|names| names.contains(&word))?;
    let month = u8::try_from(number + 1).ok()?;
    if is_arabic(word) {
        // The fathers of `أب` and `اب` are many; the month is written with a madda.
        let is_father = word == "اب" && !text.written(at..at + 1).contains('آ');
        let sense = if is_father {
            Sense::Numbered
        } else if OTHERS.contains(&word) {
            Sense::Other
        } else {
            Sense::Clear
        };
        return Some(NamedMonth { month, end: at + 1, sense });
    }
    if !text.is_capital(at) {
        return None;
    }
    let is_short = word.len() <= 4 && !matches!(word, "may" | "june" | "july");
    let sense = match word {
        _ if is_short => Sense::Numbered,
        _ if OTHERS.contains(&word) => Sense::Other,
        _ => Sense::Clear,
    };
    let is_stopped =
        is_short && text.is_mark(at + 1, &["."]) && text.find(at + 1).is_some_and(|dot| dot.glued);
    Some(NamedMonth { month, end: at + 1 + usize::from(is_stopped), sense })
}

/// Returns the Hijri month (1 to 12) that is named at a place, and the place behind it.
#[must_use]
pub fn find_hijri_month(text: &Text<'_>, at: usize) -> Option<(u8, usize)> {
    let found = HIJRI_MONTHS.iter().enumerate().find_map(|(number, names)| {
        let end = text.after_any(at, names)?;
        u8::try_from(number + 1).ok().map(|month| (month, end))
    })?;
    let is_latin = !is_arabic(text.word(at));
    (!is_latin || text.is_capital(at)).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(source: &str) -> Option<(u8, Sense)> {
        let text = Text::new(source);
        find_month(&text, 0)
            .filter(|month| month.end == text.tokens.len())
            .map(|month| (month.month, month.sense))
    }

    #[test]
    fn months_have_many_names() {
        for (source, number) in [
            ("تشرين الثاني (نوفمبر)", 11),
            ("سبتمبر/ أيلول", 9),
            ("أغسطس/ آب", 8),
            ("آب أغسطس", 8),
            ("كانون الأول - ديسمبر", 12),
            ("دجنبر", 12),
            ("شتنبر", 9),
            ("جويلية", 7),
            ("January", 1),
            ("Nov.", 11),
        ] {
            assert_eq!(month(source).map(|(month, _)| month), Some(number), "{source}");
        }
        assert_eq!(month("march"), None);
        assert_eq!(month("مارس"), Some((3, Sense::Other)));
        assert_eq!(month("أب"), Some((8, Sense::Numbered)));
        assert_eq!(month("أيار/مايو"), Some((5, Sense::Clear)));
        assert_eq!(month("July/August"), None);
    }
}
