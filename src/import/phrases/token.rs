//! Text cut into what dates in prose are made of: words, numbers and marks, with what is written onto Arabic words
//! of time cut off. In: plain text. Out: tokens with their places.

use crate::import::phrases::lexicon::is_of_time;
use crate::lang::fold::{fold, is_invisible};
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters.
    Word,
    /// Digits.
    Number,
    /// One sign of punctuation.
    Mark,
    /// The end of a line.
    Break,
}

/// One token.
#[derive(Clone, Debug)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub range: Range<usize>,
    /// Its words as they compare; digits as ASCII.
    pub folded: String,
    /// Whether nothing stands between it and the token before.
    pub glued: bool,
    /// Whether it begins with a capital letter.
    pub capital: bool,
}

/// A text and its tokens. Questions about a place that is none are answered as for an empty word.
#[derive(Debug)]
pub struct Text<'text> {
    /// The text.
    pub source: &'text str,
    /// Its tokens, in order.
    pub tokens: Vec<Token>,
}

impl<'text> Text<'text> {
    /// Returns the tokens of a text.
    #[must_use]
    pub fn new(source: &'text str) -> Self {
        let mut text = Self { source, tokens: Vec::new() };
        let mut at = 0;
        while let Some(first) = source[at..].chars().next() {
            let end = match first {
                '\n' => at + 1,
                _ if first.is_whitespace() => {
                    at += first.len_utf8();
                    continue;
                }
                _ if is_digit(first) => run(source, at, is_digit),
                _ if is_letter(first) => run(source, at, is_letter),
                _ => at + first.len_utf8(),
            };
            text.add(at..end, first);
            at = end;
        }
        text
    }

    fn add(&mut self, range: Range<usize>, first: char) {
        let kind = match first {
            '\n' => Kind::Break,
            _ if is_digit(first) => Kind::Number,
            _ if is_letter(first) => Kind::Word,
            _ => Kind::Mark,
        };
        let written = &self.source[range.clone()];
        let folded = fold(written);
        if kind == Kind::Word && folded.is_empty() {
            return;
        }
        if kind == Kind::Word && is_arabic(&folded) {
            return self.add_arabic(range, &folded);
        }
        self.push(kind, range, folded);
    }

    fn push(&mut self, kind: Kind, range: Range<usize>, folded: String) {
        let glued = self.tokens.last().is_some_and(|last| last.range.end == range.start);
        let capital = self.source[range.clone()].starts_with(char::is_uppercase);
        self.tokens.push(Token { kind, range, folded, glued, capital });
    }

    /// Adds an Arabic word: what is written onto a word of time (`و ف ب ل ك`) becomes tokens of its own.
    fn add_arabic(&mut self, range: Range<usize>, folded: &str) {
        let mut rest = folded.to_owned();
        let mut cut: Vec<char> = Vec::new();
        while !is_of_time(&rest) && cut.len() < 2 {
            let Some(letter) = rest.chars().next().filter(|of| "وفبلك".contains(*of)) else { break };
            let bare = rest[letter.len_utf8()..].to_owned();
            // The article after a preposition is written without its alif.
            rest = if letter == 'ل' && bare.starts_with('ل') { format!("ا{bare}") } else { bare };
            cut.push(letter);
        }
        if cut.is_empty() || !is_of_time(&rest) {
            return self.push(Kind::Word, range, folded.to_owned());
        }
        let mut start = range.start;
        for letter in cut {
            let end = letter_end(self.source, start..range.end);
            self.push(Kind::Word, start..end, letter.to_string());
            start = end;
        }
        self.push(Kind::Word, start..range.end, rest);
    }

    /// Returns the token at a place.
    #[must_use]
    pub fn find(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// Returns the folded word at a place, or nothing.
    #[must_use]
    pub fn word(&self, at: usize) -> &str {
        self.find(at).filter(|token| token.kind == Kind::Word).map_or("", |token| &token.folded)
    }

    /// Returns the folded word before a place, or nothing.
    #[must_use]
    pub fn word_before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// Returns whether the word at a place is one of these.
    #[must_use]
    pub fn is(&self, at: usize, words: &[&str]) -> bool {
        let word = self.word(at);
        !word.is_empty() && words.contains(&word)
    }

    /// Returns whether the word before a place is one of these.
    #[must_use]
    pub fn is_before(&self, at: usize, words: &[&str]) -> bool {
        at.checked_sub(1).is_some_and(|before| self.is(before, words))
    }

    /// Returns the place behind the first of these phrases, of words parted by spaces, that stands at a place.
    #[must_use]
    pub fn after_any(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        phrases.iter().filter_map(|phrase| self.after(at, phrase)).max()
    }

    /// Returns the place behind a phrase that stands at a place.
    #[must_use]
    pub fn after(&self, at: usize, phrase: &str) -> Option<usize> {
        let mut end = at;
        for word in phrase.split(' ') {
            if self.word(end) != word {
                return None;
            }
            end += 1;
        }
        Some(end)
    }

    /// Returns the place behind the words among these that stand from a place on.
    #[must_use]
    pub fn skip(&self, mut at: usize, words: &[&str]) -> usize {
        while self.is(at, words) {
            at += 1;
        }
        at
    }

    /// Returns whether one of these signs stands at a place.
    #[must_use]
    pub fn is_mark(&self, at: usize, marks: &[&str]) -> bool {
        self.find(at).is_some_and(|token| {
            token.kind == Kind::Mark && marks.contains(&&self.source[token.range.clone()])
        })
    }

    /// Returns the digits at a place, where they are no part of a larger number, amount, code or version.
    #[must_use]
    pub fn number(&self, at: usize) -> Option<&str> {
        let token = self.find(at).filter(|token| token.kind == Kind::Number)?;
        (self.is_free_before(at) && self.is_free_after(at)).then_some(token.folded.as_str())
    }

    /// Returns the digits at a place, where they are a number by themselves or one end of a range: `6-8`, `2014–2017`.
    #[must_use]
    pub fn number_in_range(&self, at: usize) -> Option<&str> {
        let signs = ["-", "–", "—", "/", ".", ":", ","];
        let is_glued = |at: usize| self.find(at).is_some_and(|token| token.glued);
        let joins = |dash: usize, other: usize| {
            self.is_mark(dash, &["-", "–", "—", "/"])
                && self.digits(other).is_some_and(|digits| matches!(digits.len(), 1 | 2 | 4))
        };
        let before = |step: usize| at.checked_sub(step).unwrap_or(usize::MAX);
        let goes_on = self.is_mark(at + 3, &signs)
            && is_glued(at + 3)
            && is_glued(at + 4)
            && self.digits(at + 4).is_some();
        let is_first =
            joins(at + 1, at + 2) && !goes_on && self.is_free_before(at) && self.is_free_after(at + 2);
        let came = is_glued(before(2)) && self.is_mark(before(3), &signs);
        let is_last =
            joins(before(1), before(2)) && !came && self.is_free_after(at) && self.is_free_before(before(2));
        if is_first || is_last { self.digits(at) } else { self.number(at) }
    }

    /// Returns the digits at a place, whatever stands around them.
    #[must_use]
    pub fn digits(&self, at: usize) -> Option<&str> {
        self.find(at).filter(|token| token.kind == Kind::Number).map(|token| token.folded.as_str())
    }

    /// Returns whether no sign before a number makes it a part of something else.
    #[must_use]
    pub fn is_free_before(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return true };
        let (Some(token), Some(last)) = (self.find(at), self.find(before)) else { return true };
        if last.kind == Kind::Mark && self.is_mark(before, &["$", "€", "£", "#", "№", "+"]) {
            return false;
        }
        match last.kind {
            _ if !token.glued => true,
            // `mid-2016`
            Kind::Mark if self.is_before(before, &["mid", "early", "late"]) => true,
            Kind::Word => is_arabic(&last.folded) && last.folded.chars().count() <= 3,
            Kind::Number => false,
            Kind::Mark
                if self
                    .is_mark(before, &["-", "–", "/", ".", ",", "٫", "٬", ":", "_", "−", "\\", "@", "="]) =>
            {
                // A dash after a word, or with a space before it, is no part of a number.
                !last.glued || self.is_mark(before, &[","]) && self.digits(before.wrapping_sub(1)).is_none()
            }
            Kind::Mark | Kind::Break => true,
        }
    }

    /// Returns whether no sign after a number makes it a part of something else.
    #[must_use]
    pub fn is_free_after(&self, at: usize) -> bool {
        let Some(next) = self.find(at + 1) else { return true };
        if self.is_mark(at + 1, &["%", "٪", "°", "$", "€", "£"]) {
            return false;
        }
        if !next.glued {
            return true;
        }
        match next.kind {
            Kind::Word => matches!(next.folded.as_str(), "st" | "nd" | "rd" | "th" | "s" | "م" | "ه"),
            Kind::Number => false,
            Kind::Mark
                if self
                    .is_mark(at + 1, &["-", "–", "/", ".", ",", "٫", "٬", ":", "_", "−", "\\", "@", "="]) =>
            {
                let follows =
                    self.find(at + 2).is_some_and(|token| token.glued && token.kind == Kind::Number);
                !follows
            }
            Kind::Mark | Kind::Break => true,
        }
    }

    /// Returns the text as written from one token to before another.
    #[must_use]
    pub fn written(&self, tokens: Range<usize>) -> &'text str {
        self.range(tokens).map_or("", |range| &self.source[range])
    }

    /// Returns the place in the text of the tokens from one to before another.
    #[must_use]
    pub fn range(&self, tokens: Range<usize>) -> Option<Range<usize>> {
        let (first, last) = (self.find(tokens.start)?, self.find(tokens.end.checked_sub(1)?)?);
        Some(first.range.start..last.range.end.max(first.range.start))
    }

    /// Returns whether the word at a place begins with a capital letter.
    #[must_use]
    pub fn is_capital(&self, at: usize) -> bool {
        self.find(at).is_some_and(|token| token.capital)
    }

    /// Returns whether a sentence ends before a place.
    #[must_use]
    pub fn is_sentence_start(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return true };
        self.find(before).is_none_or(|token| token.kind == Kind::Break)
            || self.is_mark(before, &[".", "!", "?", "؟", "…", ":"])
    }
}

/// Returns whether a folded word is in Arabic letters.
#[must_use]
pub fn is_arabic(word: &str) -> bool {
    word.starts_with(|first: char| matches!(first, 'ء'..='ي'))
}

fn is_digit(character: char) -> bool {
    matches!(character, '0'..='9' | '٠'..='٩' | '۰'..='۹')
}

fn is_letter(character: char) -> bool {
    !is_digit(character)
        && (character.is_alphabetic() || is_combining_mark(character) || is_invisible(character))
}

fn run(source: &str, at: usize, is_part: impl Fn(char) -> bool) -> usize {
    source[at..].find(|character| !is_part(character)).map_or(source.len(), |length| at + length)
}

/// Returns where the first letter of a word ends, with the marks on it.
fn letter_end(source: &str, range: Range<usize>) -> usize {
    let mut letters = source[range.clone()].char_indices();
    let is_letter = |character: char| !is_combining_mark(character) && !is_invisible(character);
    let first = letters.by_ref().position(|(_, character)| is_letter(character));
    let next = first.and_then(|_| letters.find(|(_, character)| is_letter(*character)));
    next.map_or(range.end, |(at, _)| range.start + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_onto_words_of_time_is_cut_off() {
        let cut = |source| Text::new(source).tokens.into_iter().map(|token| token.folded).collect::<Vec<_>>();
        assert_eq!(cut("ولعام 2008"), ["و", "ل", "عام", "2008"]);
        assert_eq!(cut("للعام ٢٠٢٥"), ["ل", "العام", "2025"]);
        assert_eq!(cut("مارس ومايو"), ["مارس", "و", "مايو"]);
        assert_eq!(cut("وبحلول، ووزير"), ["و", "بحلول", "،", "ووزير"]);
        assert_eq!(cut("الحادي والعشرين"), ["الحادي", "و", "العشرين"]);
    }

    #[test]
    fn numbers_that_are_parts_of_others_are_none() {
        let free = |source: &str| {
            let text = Text::new(source);
            (0..text.tokens.len()).filter_map(|at| text.number(at)).map(str::to_owned).collect::<Vec<_>>()
        };
        for source in
            ["1,200", "3.5", "F-16", "MH370", "20%", "$2008", "10:30", "+964", "3-1", "v2.0", "2008 %"]
        {
            assert_eq!(free(source), Vec::<String>::new(), "{source}");
        }
        assert_eq!(free("(2008), 6th; 1990s. 7"), ["2008", "6", "1990", "7"]);
        assert_eq!(free("و7 الـ6 2008م"), ["7", "6", "2008"]);
    }
}
