//! All words of the site, by their beginnings and by their ends. In: terms with how many documents have each.
//! Out: two lists in files, from which a browser completes what is typed and mends what is mistyped: one wrong
//! letter leaves the beginning or the end of a word as it is.

use crate::lang::stem::without_article;
use crate::render::search::bits::LETTERS;
use crate::render::search::shard::{Line, Shards, cut};

/// The fewest letters of a word in the vocabulary.
const FEWEST: usize = 3;

/// The two lists.
#[derive(Debug)]
pub struct Vocabulary {
    /// By beginnings.
    pub beginnings: Shards,
    /// By ends: each word is written backwards.
    pub endings: Shards,
}

/// Returns the vocabulary of these terms, each with the number of its documents, in `files` files each.
#[must_use]
pub fn vocabulary<'a>(terms: impl Iterator<Item = (&'a str, u32)>, files: u32) -> Vocabulary {
    let is_word = |word: &str| {
        word.chars().nth(FEWEST - 1).is_some()
            && !word.starts_with(|first: char| first.is_ascii_digit() || first == '@')
    };
    let mut words: Vec<(&str, u32)> =
        terms.map(|(term, count)| (without_article(term), count)).filter(|(word, _)| is_word(word)).collect();
    words.sort_unstable();
    words.dedup_by(|next, kept| {
        let is_same = next.0 == kept.0;
        kept.1 += if is_same { next.1 } else { 0 };
        is_same
    });
    let mut backwards: Vec<(String, u32)> =
        words.iter().map(|(word, count)| (word.chars().rev().collect(), *count)).collect();
    backwards.sort_unstable();
    let beginnings: Vec<Line<'_>> = words.iter().map(|(word, count)| line(word, *count)).collect();
    let endings: Vec<Line<'_>> = backwards.iter().map(|(word, count)| line(word, *count)).collect();
    Vocabulary { beginnings: cut(&beginnings, files), endings: cut(&endings, files) }
}

/// Returns the line of a word: how often it is met, in steps of two, then the word.
fn line(word: &str, count: u32) -> Line<'_> {
    let step = (u32::BITS - count.leading_zeros()) as usize;
    let mark = std::str::from_utf8(&LETTERS[step..=step]).unwrap_or("A");
    Line { mark, word, rest: "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_once_by_both_ends() {
        let terms = [("الجراد", 3), ("جراد", 1), ("جراح", 1), ("2025", 9), ("ab", 1), ("abc", 1)];
        let vocabulary = vocabulary(terms.into_iter(), 1);
        assert_eq!(vocabulary.beginnings.texts, ["ABabc;ABجراح;DDد;"]);
        assert_eq!(vocabulary.endings.texts, ["ABcba;ABحارج;ADدارج;"]);
    }
}
