//! Did you mean …? In: a word and the words that would be right. Out: the nearest in spelling, if any is near.

use crate::lang::fold::fold;

/// Returns the candidate nearest to `word`; the first in the order of spelling where two are as near.
/// Nothing is near that differs in more than a third of its letters.
pub fn find_nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(word);
    let length = folded.chars().count();
    if length == 0 || length > 100 {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let other = fold(candidate);
        let other_length = other.chars().count();
        let most = (length.max(other_length) / 3).clamp(1, 4);
        if length.abs_diff(other_length) > most {
            continue;
        }
        let distance = strsim::osa_distance(&folded, &other);
        let is_better = best.is_none_or(|best| (distance, candidate) < best);
        if distance <= most && is_better {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_found_in_any_script() {
        assert_eq!(find_nearest("isreal", ["iraq", "israel"]), Some("israel"));
        assert_eq!(find_nearest("وزاره", ["وزير", "وزارة"]), Some("وزارة"));
        assert_eq!(find_nearest("titel", ["title", "date"]), Some("title"));
        assert_eq!(find_nearest("zebra", ["iraq", "israel"]), None);
        assert_eq!(find_nearest("", ["a"]), None);
    }
}
