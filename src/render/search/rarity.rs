//! How rare words are on a site. In: its terms. Out: for each word a small number. It grows and falls in steps of
//! four times as many texts, so that what one text more or less changes is the number of few words.

use crate::lang::term::{for_each_term, write_term};
use crate::render::search::dictionary::Terms;
use crate::render::search::neighbour::core;
use crate::render::search::reader::STOP;
use rustc_hash::FxHashMap;

/// Words share as many numbers as this: two rare ones seldom the same.
const NUMBERS: usize = 1 << 20;

/// How rare words are, whatever inflection they stand in.
#[derive(Debug)]
pub struct Rarity {
    by_core: Vec<u8>,
}

impl Rarity {
    /// Returns how rare the terms of a site are that has so many documents.
    #[must_use]
    pub fn new(terms: &Terms, documents: usize) -> Self {
        let mut counts = vec![0u32; NUMBERS];
        for (term, postings) in terms {
            counts[place(core(term))] += postings.count;
        }
        let all = step(u32::try_from(documents).unwrap_or(u32::MAX));
        Self { by_core: counts.into_iter().map(|count| all.saturating_sub(step(count))).collect() }
    }

    /// Returns how rare a word of this core is; none is 0 where it is in about every text.
    #[must_use]
    pub fn of(&self, core: u32) -> u32 {
        u32::from(self.by_core[place(core)])
    }
}

fn place(core: u32) -> usize {
    core as usize & (NUMBERS - 1)
}

/// Returns how often a count can be parted by four.
fn step(count: u32) -> u8 {
    u8::try_from(count.max(1).ilog2() / 2).unwrap_or(u8::MAX)
}

/// Knows the cores of words that it has met.
#[derive(Debug, Default)]
pub struct Cores {
    by_word: FxHashMap<Box<str>, Option<u32>>,
    term: String,
}

impl Cores {
    /// Calls `see` with the core of each word of a text that says something.
    pub fn for_each(&mut self, text: &str, see: &mut dyn FnMut(u32)) {
        for_each_term(text, &mut |place| {
            if let Some(core) = self.find(&text[place]) {
                see(core);
            }
        });
    }

    fn find(&mut self, word: &str) -> Option<u32> {
        if let Some(core) = self.by_word.get(word) {
            return *core;
        }
        write_term(word, &mut self.term);
        let says = !self.term.is_empty() && !STOP.contains(&&*self.term);
        let core = says.then(|| core(&self.term));
        self.by_word.insert(word.into(), core);
        core
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::search::postings::Postings;

    #[test]
    fn words_of_few_texts_are_rare_in_all_their_inflections() {
        let mut terms = Terms::default();
        for (term, count) in [("market", 60), ("markets", 10), ("heron", 3)] {
            terms.push((term.into(), Postings { count, ..Postings::default() }));
        }
        let rarity = Rarity::new(&terms, 256);
        let mut cores = Cores::default();
        let mut found = Vec::new();
        cores.for_each("The herons of the market", &mut |core| found.push(rarity.of(core)));
        assert_eq!(found, [4, 1]);
    }
}
