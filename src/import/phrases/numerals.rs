//! Numbers in words: ordinals, by which days are named, and cardinals. In: a text and a place. Out: a number and the
//! place behind it.

use crate::import::phrases::lexicon::{CARDINALS, ENGLISH_ORDINALS, ORDINALS};
use crate::import::phrases::token::{Text, is_arabic};

/// Returns the ordinal (1 to 31) at a place, in words or as `6th`.
#[must_use]
pub fn find_ordinal(text: &Text<'_>, at: usize) -> Option<(u8, usize)> {
    if let Some(digits) = text.digits(at) {
        let number: u8 = digits.parse().ok().filter(|number| (1..=31).contains(number))?;
        let is_ordinal = text.is(at + 1, &["st", "nd", "rd", "th"])
            && text.find(at + 1).is_some_and(|ending| ending.glued)
            && text.is_free_before(at);
        return is_ordinal.then_some((number, at + 2));
    }
    if is_arabic(text.word(at)) { arabic_ordinal(text, at) } else { english_ordinal(text, at) }
}

fn arabic_ordinal(text: &Text<'_>, at: usize) -> Option<(u8, usize)> {
    match text.word(at) {
        "العشرين" | "العشرون" => return Some((20, at + 1)),
        "الثلاثين" | "الثلاثون" => return Some((30, at + 1)),
        _ => {}
    }
    let number = ORDINALS.iter().position(|names| names.contains(&text.word(at)))?;
    let unit = u8::try_from(number + 1).ok()?;
    if text.is(at + 1, &["عشر", "عشره"]) {
        return (unit < 10).then_some((unit + 10, at + 2));
    }
    if text.word(at + 1) == "و" && text.find(at + 2).is_some_and(|token| token.glued) {
        let tens = match text.word(at + 2) {
            "العشرين" | "العشرون" => 20,
            "الثلاثين" | "الثلاثون" => 30,
            _ => 0,
        };
        if tens > 0 && unit < 10 {
            return Some((unit + tens, at + 3));
        }
    }
    (!matches!(text.word(at), "الحادي")).then_some((unit, at + 1))
}

fn english_ordinal(text: &Text<'_>, at: usize) -> Option<(u8, usize)> {
    let unit = |at: usize| {
        let number = ENGLISH_ORDINALS.iter().position(|word| *word == text.word(at))?;
        u8::try_from(number + 1).ok()
    };
    let tens = match text.word(at) {
        "thirtieth" => return Some((30, at + 1)),
        "twenty" => 20,
        "thirty" => 30,
        _ => return unit(at).map(|number| (number, at + 1)),
    };
    let next = at + 1 + usize::from(text.is_mark(at + 1, &["-"]));
    unit(next).filter(|number| *number < 10).map(|number| (tens + number, next + 1))
}

/// Returns the cardinal at a place, in words: `خمسة عشر`, `ألفين وثمانية`, `three`.
#[must_use]
pub fn find_cardinal(text: &Text<'_>, at: usize) -> Option<(u32, usize)> {
    let value = |at: usize| {
        let word = text.word(at);
        CARDINALS.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
    };
    let mut sum = value(at)?;
    let mut end = at + 1;
    if !is_arabic(text.word(at)) {
        return Some((sum, end));
    }
    loop {
        if sum % 10 > 0 && text.is(end, &["عشر", "عشره"]) {
            sum += 10;
            end += 1;
        } else if text.word(end) == "و" && text.find(end + 1).is_some_and(|token| token.glued) {
            let Some(more) = value(end + 1) else { break };
            sum += more;
            end += 2;
        } else {
            break;
        }
    }
    Some((sum, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_are_days() {
        for (source, number) in [
            ("السادس", 6),
            ("الحادي عشر", 11),
            ("الثاني عشر", 12),
            ("الحادي والعشرين", 21),
            ("الحادي والثلاثين", 31),
            ("الثلاثين", 30),
            ("الفاتح", 1),
            ("6th", 6),
            ("twenty-first", 21),
            ("Twelfth", 12),
        ] {
            let text = Text::new(source);
            assert_eq!(find_ordinal(&text, 0), Some((number, text.tokens.len())), "{source}");
        }
        assert_eq!(find_ordinal(&Text::new("الحادي"), 0), None);
        assert_eq!(find_ordinal(&Text::new("6"), 0), None);
    }

    #[test]
    fn cardinals_add_up() {
        for (source, number) in [
            ("خمسة عشر", 15),
            ("ثلاثة وعشرين", 23),
            ("ألفين وثمانية", 2008),
            ("ألف وتسعمئة وواحد وتسعين", 1991),
            ("three", 3),
        ] {
            let text = Text::new(source);
            assert_eq!(find_cardinal(&text, 0), Some((number, text.tokens.len())), "{source}");
        }
    }
}
