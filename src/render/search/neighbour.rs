//! Two words that stand beside each other, as a number. In: terms. Out: one of some thousands.

use crate::lang::stem::{find_without_clitic, is_arabic, stem, without_article};
use crate::render::search::bits::spread;

/// How many lists pairs share: two letters name one.
pub const LISTS: u32 = 2048;

/// Returns the number by which a term takes part in pairs: alike for all its inflections, and with whatever is
/// written onto it.
#[must_use]
pub fn core(term: &str) -> u32 {
    let mut word = term;
    if is_arabic(term) {
        loop {
            let bare = without_article(word);
            let less = if bare.len() < word.len() { Some(bare) } else { find_without_clitic(word) };
            let Some(less) = less else { break };
            word = less;
        }
    }
    spread(stem(word))
}

/// Returns which list two neighbours share with others; `between` words that say nothing stand between them.
#[must_use]
pub fn list_of(one: u32, next: u32, between: u32) -> u32 {
    (one.rotate_left(5) ^ next.wrapping_add(between)).wrapping_mul(0x9e37_79b1) >> 21
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_onto_a_word_does_not_part_it_from_its_neighbour() {
        for (a, b) in [
            ("البنك", "وبنك"),
            ("بنوك", "والبنوك"),
            ("ووزاره", "الوزاره"),
            ("banks", "bank"),
            ("بوساطه", "وساطه"),
        ] {
            assert_eq!(core(a), core(b), "{a} {b}");
        }
        let (central, bank) = (core("central"), core("bank"));
        assert_ne!(list_of(central, bank, 0), list_of(bank, central, 0));
        assert_ne!(list_of(central, bank, 0), list_of(central, bank, 1));
        assert!(list_of(u32::MAX, 1, 0) < LISTS);
    }
}
