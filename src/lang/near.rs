//! Did you mean …? In: a word and the words that would be right. Out: the nearest in spelling, if any is near.

use crate::lang::fold::fold;

/// The longest word that has neighbours, in letters.
const LONGEST: usize = 100;
/// The shortest word that is looked for as a part of others, in bytes.
const SHORTEST_PART: usize = 3;

/// Returns the candidate nearest to `word`; the first in the order of spelling where two are as near.
/// Nothing is near that differs in more than a third of its letters, but for the only candidate that has
/// all the parts of `word` among its own: `numan` is near to `sabah-al-numan`.
pub fn find_nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(word);
    let length = folded.chars().count();
    if length == 0 || length > LONGEST {
        return None;
    }
    let letters = letters(&folded);
    let mut best: Option<(usize, &str)> = None;
    let mut containing = Containing::None;
    for candidate in candidates {
        let other = fold(candidate);
        let other_length = other.chars().count();
        let most = (length.max(other_length) / 3).clamp(1, 4);
        if other_length > length && has_parts(&other, &folded) {
            containing = containing.and(candidate);
        }
        // An edit changes at most two letters of the sets: one goes, one comes.
        let is_hopeless = (letters ^ self::letters(&other)).count_ones() as usize > 2 * most;
        if is_hopeless || length.abs_diff(other_length) > most {
            continue;
        }
        let distance = strsim::osa_distance(&folded, &other);
        let is_better = best.is_none_or(|best| (distance, candidate) < best);
        if distance <= most && distance < length && is_better {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate).or(containing.only())
}

/// The candidates that have all the parts of a word.
enum Containing<'a> {
    None,
    One(&'a str),
    Several,
}

impl<'a> Containing<'a> {
    fn and(self, candidate: &'a str) -> Self {
        match self {
            Self::None => Self::One(candidate),
            Self::One(_) | Self::Several => Self::Several,
        }
    }

    fn only(self) -> Option<&'a str> {
        match self {
            Self::One(candidate) => Some(candidate),
            Self::None | Self::Several => None,
        }
    }
}

/// Returns whether every part of `word` is one of `other`.
fn has_parts(other: &str, word: &str) -> bool {
    let parts = |text| str::split(text, ['-', '_', ' ']);
    word.len() >= SHORTEST_PART && parts(word).all(|part| parts(other).any(|own| own == part))
}

/// Returns the set of letters of a word, where letters share bits.
fn letters(word: &str) -> u64 {
    word.chars().fold(0, |set, letter| set | 1 << (u32::from(letter) % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_found_in_any_script() {
        assert_eq!(find_nearest("isreal", ["iraq", "israel"]), Some("israel"));
        assert_eq!(find_nearest("وزاره", ["وزير", "وزارة"]), Some("وزارة"));
        assert_eq!(find_nearest("titel", ["title", "date"]), Some("title"));
        assert_eq!(find_nearest("Summary", ["title", "summary"]), Some("summary"));
        assert_eq!(find_nearest("sources", ["source", "sauces"]), Some("source"));
        assert_eq!(find_nearest("zebra", ["iraq", "israel"]), None);
        assert_eq!(find_nearest("", ["a"]), None);
        assert_eq!(find_nearest("x", ["y", "z"]), None);
        assert_eq!(find_nearest(&"a".repeat(200), ["a"]), None);
    }

    #[test]
    fn of_two_as_near_the_first_is_found_in_any_order() {
        assert_eq!(find_nearest("cat", ["rat", "bat"]), Some("bat"));
        assert_eq!(find_nearest("cat", ["bat", "rat"]), Some("bat"));
    }

    #[test]
    fn a_part_of_one_name_is_near_to_it() {
        let names = ["sabah-al-numan", "sabah-al-ahmad", "iraq"];
        assert_eq!(find_nearest("numan", names), Some("sabah-al-numan"));
        assert_eq!(find_nearest("numan-sabah", names), Some("sabah-al-numan"));
        assert_eq!(find_nearest("sabah", names), None);
        assert_eq!(find_nearest("al", names), None);
    }
}
