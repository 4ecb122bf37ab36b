//! Text cut into words and sentences, and names found in it. In: plain text. Out: ranges of its bytes.

use crate::lang::fold::{fold, fold_into, is_invisible};
use std::collections::HashMap;
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// Returns the words of `text`: runs of letters and digits with the marks on them.
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_word = |character: char| {
        if character.is_ascii() {
            return character.is_ascii_alphanumeric();
        }
        character.is_alphanumeric() || is_combining_mark(character) || is_invisible(character)
    };
    let mut characters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let start = characters.find(|(_, character)| is_word(*character))?.0;
        while characters.next_if(|(_, character)| is_word(*character)).is_some() {}
        Some(start..characters.peek().map_or(text.len(), |(at, _)| *at))
    })
}

/// Returns the sentence of `text` that the byte `at` stands in, without white space around it. A sentence
/// ends at `.`, `!`, `?`, `؟` or `…` before white space, and at a line's end; a full stop behind a single
/// letter or inside a number ends nothing.
#[must_use]
pub fn sentence_around(text: &str, at: usize) -> Range<usize> {
    let mut start = 0;
    let mut before: (char, char) = (' ', ' ');
    let mut characters = text.char_indices().peekable();
    while let Some((offset, character)) = characters.next() {
        let next = characters.peek().map_or(' ', |(_, next)| *next);
        let after = offset + character.len_utf8();
        if is_end(before, character, next) {
            if after > at {
                return trimmed(text, start..after);
            }
            start = after;
        }
        before = (before.1, character);
    }
    trimmed(text, start..text.len())
}

fn is_end((earlier, before): (char, char), character: char, next: char) -> bool {
    match character {
        '\n' => true,
        '!' | '?' | '؟' | '…' => next.is_whitespace(),
        '.' => next.is_whitespace() && (earlier.is_alphanumeric() || !before.is_uppercase()),
        '»' | '”' | '"' | ')' => matches!(before, '.' | '!' | '؟') && next.is_whitespace(),
        _ => false,
    }
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let slice = &text[range.clone()];
    let start = range.start + (slice.len() - slice.trim_start().len());
    start..(start + slice.trim().len())
}

/// One name: its folded words after the first, and whose it is.
#[derive(Debug)]
struct Name {
    owner: usize,
    rest: Vec<Box<str>>,
    /// The first word as written, where its case must be the same: an acronym such as `US`.
    exact: Option<Box<str>>,
}

/// Finds names in text: whole words, in any spelling, in Arabic with what is written onto the first word.
#[derive(Debug)]
pub struct NameFinder {
    by_first: HashMap<Box<str>, Vec<Name>>,
    beginnings: Vec<char>,
}

impl NameFinder {
    /// Returns the finder of names, each with the number of its owner. Names of fewer than three Arabic
    /// letters, and of one letter of any script, are left out: they would be found everywhere.
    pub fn new<'name>(names: impl Iterator<Item = (usize, &'name str)>) -> Self {
        let mut finder = Self { by_first: HashMap::new(), beginnings: Vec::new() };
        for (owner, name) in names {
            finder.add(owner, name);
        }
        #[expect(clippy::iter_over_hash_type, reason = "each list is sorted by itself")]
        for names in finder.by_first.values_mut() {
            names.sort_by(|a, b| b.rest.len().cmp(&a.rest.len()).then(a.owner.cmp(&b.owner)));
        }
        finder.beginnings.sort_unstable();
        finder.beginnings.dedup();
        finder
    }

    fn add(&mut self, owner: usize, name: &str) {
        let written: Vec<&str> = words(name).map(|range| &name[range]).collect();
        let mut folded: Vec<Box<str>> = written.iter().map(|word| fold(word).into()).collect();
        let letters: usize = folded.iter().map(|word| word.chars().count()).sum();
        let least = if name.is_ascii() { 2 } else { 3 };
        if folded.is_empty() || letters < least {
            return;
        }
        let first = folded.remove(0);
        let Some(beginning) = first.chars().next() else { return };
        let is_acronym =
            written[0].len() <= 5 && written[0].bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
        let exact = (is_acronym && folded.is_empty()).then(|| written[0].into());
        self.beginnings.push(beginning);
        self.by_first.entry(first).or_default().push(Name { owner, rest: folded, exact });
    }

    /// Returns every name in `text` that no longer name overlaps, in order: whose it is, and where. What is
    /// written onto an Arabic name (`و ف ب ل ك`) stays outside the range; the article, and `لل`, inside.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<(usize, Range<usize>)> {
        let places: Vec<Range<usize>> = words(text).collect();
        let mut found = Vec::new();
        let mut folded = String::new();
        let mut at = 0;
        while at < places.len() {
            folded.clear();
            fold_into(&text[places[at].clone()], &mut folded);
            match self.find_at(text, &places[at..], &folded) {
                Some((owner, range, count)) => {
                    found.push((owner, range));
                    at += count;
                }
                None => at += 1,
            }
        }
        found
    }

    fn find_at(
        &self,
        text: &str,
        places: &[Range<usize>],
        folded: &str,
    ) -> Option<(usize, Range<usize>, usize)> {
        let mut best: Option<(usize, Range<usize>, usize)> = None;
        for_each_stem(folded, &mut |stem, skipped| {
            let begins =
                stem.chars().next().is_some_and(|first| self.beginnings.binary_search(&first).is_ok());
            let Some(names) = begins.then(|| self.by_first.get(stem)).flatten() else { return };
            for name in names {
                let count = name.rest.len() + 1;
                if best.as_ref().is_some_and(|best| best.2 >= count) || !name.is_at(text, places) {
                    continue;
                }
                let start = places[0].start + written_length(&text[places[0].clone()], skipped);
                best = Some((name.owner, start..places[count - 1].end, count));
            }
        });
        best
    }
}

impl Name {
    fn is_at(&self, text: &str, places: &[Range<usize>]) -> bool {
        if self.exact.as_ref().is_some_and(|exact| text[places[0].clone()] != **exact) {
            return false;
        }
        let Some(rest) = places.get(1..=self.rest.len()) else { return false };
        let mut end = places[0].end;
        for (place, word) in rest.iter().zip(&self.rest) {
            let between = &text[end..place.start];
            let is_join = between.chars().all(|c| c.is_whitespace() || "-–'’.".contains(c));
            if !is_join || fold(&text[place.clone()]) != **word {
                return false;
            }
            end = place.end;
        }
        true
    }
}

/// Returns how many bytes of `word` its first `letters` letters take, marks on them included.
fn written_length(word: &str, letters: usize) -> usize {
    let is_letter = |character: char| !is_combining_mark(character) && !is_invisible(character);
    let mut starts = word.char_indices().filter(|(_, character)| is_letter(*character));
    starts.nth(letters).map_or(word.len(), |(at, _)| if letters == 0 { 0 } else { at })
}

/// Calls `see` with every word that `word` may be with something written onto it, and how many letters
/// before it are not its own: `وببغداد` may be `بغداد` behind two, `للقيادة` is `القيادة` behind none.
fn for_each_stem(word: &str, see: &mut impl FnMut(&str, usize)) {
    see(word, 0);
    if !word.starts_with(|first: char| ('ء'..='ي').contains(&first)) {
        return;
    }
    see_article(word, 0, see);
    see_preposition(word, 0, see);
    if let Some(rest) = word.strip_prefix(['و', 'ف']) {
        see(rest, 1);
        see_article(rest, 1, see);
        see_preposition(rest, 1, see);
    }
}

fn see_article(word: &str, skipped: usize, see: &mut impl FnMut(&str, usize)) {
    if let Some(rest) = word.strip_prefix("ال") {
        see(rest, skipped);
    }
}

fn see_preposition(word: &str, skipped: usize, see: &mut impl FnMut(&str, usize)) {
    if let Some(rest) = word.strip_prefix("لل") {
        see(&format!("ال{rest}"), skipped);
        see(rest, skipped);
    }
    if let Some(rest) = word.strip_prefix(['ب', 'ل', 'ك']) {
        see(rest, skipped + 1);
        see_article(rest, skipped + 1, see);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'text>(names: &[&str], text: &'text str) -> Vec<(usize, &'text str)> {
        let finder = NameFinder::new(names.iter().copied().enumerate());
        finder.find(text).into_iter().map(|(owner, range)| (owner, &text[range])).collect()
    }

    #[test]
    fn arabic_names_are_found_with_what_is_written_onto_them() {
        let names = ["بغداد", "القيادة المركزية الأميركية", "العراق"];
        assert_eq!(found(&names, "عُقدت ببغداد"), [(0, "بغداد")]);
        assert_eq!(found(&names, "وبغدادَ، وفي بغداد"), [(0, "بغدادَ"), (0, "بغداد")]);
        assert_eq!(found(&names, "وقال للقيادة المركزية الأمريكية"), []);
        assert_eq!(found(&names, "وقال للقيادة المركزية الاميركيه شيئاً"), [(1, "للقيادة المركزية الاميركيه")]);
        assert_eq!(found(&names, "والقيادة المركزية الأميركية"), [(1, "القيادة المركزية الأميركية")]);
        assert_eq!(found(&names, "بالعراق وللعراق"), [(2, "العراق"), (2, "للعراق")]);
        assert_eq!(found(&names, "البغدادي والبغداديون"), []);
    }

    #[test]
    fn the_longest_name_wins() {
        let names = ["وزارة الدفاع", "وزارة الدفاع العراقية"];
        assert_eq!(found(&names, "في وزارة الدفاع العراقية"), [(1, "وزارة الدفاع العراقية")]);
        assert_eq!(found(&names, "في وزارة الدفاع، العراقية"), [(0, "وزارة الدفاع")]);
    }

    #[test]
    fn latin_names_are_whole_words_and_acronyms_keep_their_case() {
        let names = ["US", "NATO", "Ain al-Asad", "Iraq"];
        assert_eq!(found(&names, "let us see"), []);
        assert_eq!(found(&names, "the US and nato NATO"), [(0, "US"), (1, "NATO")]);
        assert_eq!(found(&names, "at ain al Asad base"), [(2, "ain al Asad")]);
        assert_eq!(found(&names, "Iraqi, Iraq's"), [(3, "Iraq")]);
    }

    #[test]
    fn sentences_end_where_people_end_them() {
        let text = "قال 3.5 مليون. ثم عاد؟ نعم!";
        let of = |word: &str| &text[sentence_around(text, text.find(word).expect("there"))];
        assert_eq!(of("مليون"), "قال 3.5 مليون.");
        assert_eq!(of("عاد"), "ثم عاد؟");
        assert_eq!(of("نعم"), "نعم!");
        let text = "George W. Bush said. Then";
        assert_eq!(&text[sentence_around(text, 0)], "George W. Bush said.");
        assert_eq!(&text[sentence_around(text, 999)], "Then");
    }
}
