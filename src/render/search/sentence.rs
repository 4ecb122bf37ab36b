//! Text cut into what a result may show at once. In: a line of prose. Out: its sentences, the long ones in parts.

use crate::lang::sentences::sentence_around;
use std::ops::Range;

/// About how many letters a sentence has at most; one that is longer is cut in parts.
const LONGEST: usize = 220;

/// A sentence or a part of one, without white space around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Where it stands. It is not empty.
    pub place: Range<usize>,
    /// How many letters are shown, signs that something is left out among them.
    pub letters: usize,
    /// Whether something of the sentence stands before it.
    pub is_continued: bool,
    /// Whether something of the sentence stands behind it.
    pub continues: bool,
}

impl Cut {
    /// Returns it as it is shown; `line` is what it was cut from.
    #[must_use]
    pub fn shown(&self, line: &str) -> String {
        let sign = |is_there| if is_there { "…" } else { "" };
        [sign(self.is_continued), &line[self.place.clone()], sign(self.continues)].concat()
    }

    /// Returns whether it is a part.
    #[must_use]
    pub fn is_part(&self) -> bool {
        self.is_continued || self.continues
    }
}

/// Returns the sentences of a line, in its order.
#[must_use]
pub fn sentences(line: &str) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let mut start = line.len() - line.trim_start().len();
    while start < line.len() {
        let sentence = sentence_around(&line[start..], 0);
        add_parts(line, start + sentence.start..start + sentence.end, &mut cuts);
        let rest = &line[start + sentence.end.max(1)..];
        start = line.len() - rest.trim_start().len();
    }
    cuts
}

/// Returns words as they are shown: those that are too long in parts, cut at white space, since what readers look for
/// may stand in any of them.
#[must_use]
pub fn parts(words: &str) -> Vec<Cut> {
    let mut cuts = Vec::new();
    add_parts(words, 0..words.len(), &mut cuts);
    cuts
}

fn add_parts(line: &str, place: Range<usize>, cuts: &mut Vec<Cut>) {
    let (base, words) = (place.start, &line[place]);
    let letters = words.chars().count();
    let count = letters.div_ceil(LONGEST).max(1);
    let mut start = 0;
    for part in 1..=count {
        start += words[start..].len() - words[start..].trim_start().len();
        let found = if part == count { None } else { words.char_indices().nth(part * letters / count) };
        let furthest = found.map_or(words.len(), |(at, _)| at).max(start);
        let end = match words[start..furthest].rfind(char::is_whitespace) {
            Some(at) if part < count => start + at,
            Some(_) | None => furthest,
        };
        let piece = words[start..end].trim();
        if !piece.is_empty() {
            let at = start + (words[start..end].len() - words[start..end].trim_start().len());
            let (is_continued, continues) = (start > 0, end < words.len());
            let letters = if count == 1 { letters } else { piece.chars().count() };
            cuts.push(Cut {
                place: base + at..base + at + piece.len(),
                letters: letters + usize::from(is_continued) + usize::from(continues),
                is_continued,
                continues,
            });
        }
        start = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_sentence_is_cut_at_words_and_says_so() {
        let shown = |line: &str| parts(line).iter().map(|part| part.shown(line)).collect::<Vec<_>>();
        let long = "زيتون ".repeat(50);
        let words = shown(&long);
        assert_eq!(words.len(), 2, "{words:?}");
        assert!(parts(&long).iter().all(|part| part.is_part() && part.letters <= LONGEST + 2));
        assert!(words[0].starts_with("زيتون") && words[0].ends_with("زيتون…"), "{words:?}");
        assert!(words[1].starts_with("…زيتون") && words[1].ends_with("زيتون"), "{words:?}");
        assert!(parts("").is_empty());
        assert_eq!(shown("A well."), ["A well."]);
        assert!(!parts("A well.")[0].is_part());
        for endless in ["س".repeat(700), format!("س {}", "ص".repeat(700)), " \u{2003}".repeat(500) + "س"]
        {
            assert!(parts(&endless).iter().all(|part| part.letters <= 2 * LONGEST + 2), "{endless}");
            let letters: String = shown(&endless).concat();
            let of = |text: &str| text.chars().filter(|letter| letter.is_alphabetic()).count();
            assert_eq!(of(&letters), of(&endless));
        }
    }

    #[test]
    fn a_line_is_cut_at_its_sentences() {
        let line = " One came. Two went!  And so on";
        let cuts = sentences(line);
        let shown: Vec<String> = cuts.iter().map(|cut| cut.shown(line)).collect();
        assert_eq!(shown, ["One came.", "Two went!", "And so on"]);
        assert!(cuts.iter().all(|cut| cut.letters == 9 && !cut.is_part()));
        assert!(sentences("  ").is_empty());
    }
}
