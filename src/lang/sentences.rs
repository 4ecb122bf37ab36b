//! Text cut into sentences. In: plain text. Out: ranges of its bytes.

use std::ops::Range;

/// Words behind which a full stop ends nothing.
const SHORTENED: [&str; 16] =
    ["Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Lt", "Col", "Maj", "Capt", "Sen", "Rep", "St", "vs", "No", "p"];

/// The signs that may end a sentence.
const SIGNS: [char; 12] = ['\n', '!', '?', '؟', '…', '۔', '.', '»', '”', '’', '"', ')'];
/// Whether a byte is the last of such a sign, or could be: most text is passed over by a look at each byte.
const MAY_END: [bool; 256] = may_end();

const fn may_end() -> [bool; 256] {
    let mut table = [false; 256];
    let mut at = 0;
    while at < SIGNS.len() {
        let mut room = [0; 4];
        let length = SIGNS[at].encode_utf8(&mut room).len();
        table[room[length - 1] as usize] = true;
        at += 1;
    }
    table
}

/// Returns the sentence of `text` that the byte `at` stands in, without white space around it. A sentence
/// ends at `.`, `!`, `?`, `؟` or `…` before white space, and at a line's end; a full stop behind a single
/// letter (`د. محمد`, `George W. Bush`), behind a shortened title or inside a number ends nothing.
#[must_use]
pub fn sentence_around(text: &str, at: usize) -> Range<usize> {
    let bytes = text.as_bytes();
    let mut start = 0;
    let mut from = 0;
    while let Some(found) = bytes[from..].iter().position(|byte| MAY_END[usize::from(*byte)]) {
        let Some((offset, sign)) = sign_at(text, from + found) else {
            from += found + 1;
            continue;
        };
        let after = offset + sign.len_utf8();
        from = after;
        if is_end(&text[start..], offset - start, sign) {
            if after > at {
                return trimmed(text, start..after);
            }
            start = after;
        }
    }
    trimmed(text, start..text.len())
}

/// Returns the sign that the byte at `at` is of, where it is one that may end a sentence.
fn sign_at(text: &str, at: usize) -> Option<(usize, char)> {
    let start = text.floor_char_boundary(at);
    let sign = text[start..].chars().next()?;
    SIGNS.contains(&sign).then_some((start, sign))
}

/// Returns whether the sign at `offset` ends the sentence that `text` begins with.
fn is_end(text: &str, offset: usize, sign: char) -> bool {
    let (before, after) = (&text[..offset], &text[offset + sign.len_utf8()..]);
    let is_last = || after.chars().next().is_none_or(char::is_whitespace);
    match sign {
        '\n' => true,
        '.' => is_last() && !is_shortened(before, after),
        '»' | '”' | '’' | '"' | ')' => before.ends_with(['.', '!', '?', '؟', '…']) && is_last(),
        _ => is_last(),
    }
}

/// Returns whether the last word before a full stop is a letter, or a title, cut short.
fn is_shortened(before: &str, after: &str) -> bool {
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let mut letters = word.chars();
    let is_letter = letters.next().is_some_and(|first| first.is_uppercase() || ('ء'..='ي').contains(&first))
        && letters.next().is_none();
    let is_number = after.trim_start().starts_with(|c: char| c.is_ascii_digit());
    match word {
        "No" | "p" => is_number,
        _ => is_letter || SHORTENED.contains(&word),
    }
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let slice = &text[range.clone()];
    let start = range.start + (slice.len() - slice.trim_start().len());
    start..(start + slice.trim().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<&str> {
        let mut sentences: Vec<&str> =
            text.char_indices().map(|(at, _)| &text[sentence_around(text, at)]).collect();
        sentences.dedup();
        sentences
    }

    #[test]
    fn sentences_end_where_people_end_them() {
        assert_eq!(sentences("قال 3.5 مليون. ثم عاد؟ نعم!"), ["قال 3.5 مليون.", "ثم عاد؟", "نعم!"]);
        assert_eq!(sentences("قال: «ذهبنا.» ثم صمت."), ["قال: «ذهبنا.»", "ثم صمت."]);
        assert_eq!(sentences("They left (in May.) Then no one."), ["They left (in May.)", "Then no one."]);
        assert_eq!(sentences("سطر بلا نقطة\nسطر آخر"), ["سطر بلا نقطة", "سطر آخر"]);
        assert_eq!(sentences("It fell… Then it rose."), ["It fell…", "Then it rose."]);
    }

    #[test]
    fn a_full_stop_of_a_shortened_word_ends_nothing() {
        for whole in [
            "George W. Bush spoke.",
            "قال د. محمد إنه ذهب.",
            "Gen. Kurilla met Dr. Ali.",
            "The U.S. Army left.",
            "See p. 4 of it.",
            "Resolution No. 2254 passed.",
        ] {
            assert_eq!(sentences(whole), [whole]);
        }
        assert_eq!(sentences("He said no. They left."), ["He said no.", "They left."]);
        assert_eq!(sentences("He said No. They left."), ["He said No.", "They left."]);
    }

    #[test]
    fn any_offset_is_in_a_sentence() {
        assert_eq!(sentence_around("", 0), 0..0);
        assert_eq!(sentence_around("One. Two", 999), 5..8);
        assert_eq!(&"  One.  "[sentence_around("  One.  ", 0)], "One.");
        assert_eq!(sentences("... . ! ؟"), ["...", ".", "!", "؟"]);
    }
}
