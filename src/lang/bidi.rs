//! Direction of text that is not HTML, and of words among others. In: text. Out: isolated text, or which
//! way it runs. Marks up nothing.

use crate::lang::tag::Direction;
use unicode_bidi::{BidiClass, bidi_class};

/// U+2066, LEFT-TO-RIGHT ISOLATE: it, U+2067 and U+2068 are those that open.
const LRI: char = '\u{2066}';
/// U+2068, FIRST STRONG ISOLATE.
const OPEN: char = '\u{2068}';
/// U+2069, POP DIRECTIONAL ISOLATE.
const CLOSE: char = '\u{2069}';

/// Returns `text` isolated from what stands around it, for where there is no markup: titles, attributes,
/// feeds. Isolates that are open in it are closed.
#[must_use]
pub fn isolate(text: &str) -> String {
    let mut isolated = String::with_capacity(text.len() + 6);
    isolated.push(OPEN);
    let mut depth = 0usize;
    for character in text.chars() {
        match character {
            LRI..=OPEN => depth += 1,
            CLOSE if depth == 0 => continue,
            CLOSE => depth -= 1,
            _ => {}
        }
        isolated.push(character);
    }
    isolated.extend(std::iter::repeat_n(CLOSE, depth + 1));
    isolated
}

/// Returns the direction of the first letter of `text` that has one (rules P2 and P3 of UAX #9), if any has.
#[must_use]
pub fn find_direction(text: &str) -> Option<Direction> {
    let mut depth = 0usize;
    for character in text.chars() {
        match character {
            LRI..=OPEN => depth += 1,
            CLOSE => depth = depth.saturating_sub(1),
            _ if depth == 0 => {
                if let Some(direction) = strong(character) {
                    return Some(direction);
                }
            }
            _ => {}
        }
    }
    None
}

/// Returns whether every letter of `text` that has a direction runs against `direction`, and one does.
#[must_use]
pub fn is_foreign(direction: Direction, text: &str) -> bool {
    let mut is_foreign = false;
    for character in text.chars() {
        let Some(found) = strong(character) else { continue };
        if found == direction {
            return false;
        }
        is_foreign = true;
    }
    is_foreign
}

/// Returns the direction of a character that has one of its own. Names are asked for theirs wherever they stand:
/// the letters that most are made of need no table.
fn strong(character: char) -> Option<Direction> {
    match character {
        'a'..='z' | 'A'..='Z' => return Some(Direction::Ltr),
        'ء'..='ي' => return Some(Direction::Rtl),
        '\0'..='\x7f' => return None,
        _ => {}
    }
    match bidi_class(character) {
        BidiClass::L => Some(Direction::Ltr),
        BidiClass::R | BidiClass::AL => Some(Direction::Rtl),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn isolates_are_balanced() {
        assert_eq!(isolate("CENTCOM (سنتكوم)"), "\u{2068}CENTCOM (سنتكوم)\u{2069}");
        assert_eq!(isolate("a\u{2067}b"), "\u{2068}a\u{2067}b\u{2069}\u{2069}");
        assert_eq!(isolate("a\u{2069}b"), "\u{2068}ab\u{2069}");
        assert_eq!(isolate(""), "\u{2068}\u{2069}");
    }

    #[test]
    fn direction_is_that_of_the_first_letter() {
        assert_eq!(find_direction("2025 – بغداد Baghdad"), Some(Direction::Rtl));
        assert_eq!(find_direction("«Reuters» قالت"), Some(Direction::Ltr));
        assert_eq!(find_direction("\u{2067}بغداد\u{2069} Baghdad"), Some(Direction::Ltr));
        assert_eq!(find_direction("٢٠٢٥ 2025 (…)"), None);
    }

    #[test]
    fn letters_that_need_no_table_run_as_the_table_says() {
        for character in ('\0'..='\u{6ff}').chain('\u{2000}'..='\u{206f}') {
            let said = match bidi_class(character) {
                BidiClass::L => Some(Direction::Ltr),
                BidiClass::R | BidiClass::AL => Some(Direction::Rtl),
                _ => None,
            };
            assert_eq!(strong(character), said, "{character:?}");
        }
    }

    #[test]
    fn foreign_text_has_no_letter_of_its_surroundings() {
        assert!(is_foreign(Direction::Rtl, "F-16 (AFRICOM)"));
        assert!(is_foreign(Direction::Ltr, "«العربي الجديد»"));
        assert!(!is_foreign(Direction::Rtl, "سنتكوم (CENTCOM)"));
        assert!(!is_foreign(Direction::Rtl, "2025-11-06"));
    }
}
