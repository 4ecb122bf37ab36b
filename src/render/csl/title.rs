//! Titles as styles spell them, with the capitals that no style may change: `NATO`, `iPhone`, `McDonald`. In: what a
//! style made of a title, and the title as its author wrote it. Out: the title.

use std::ops::Range;

/// Returns a title as a style spells it; its first letter, and words with capitals behind their first letter, are as
/// their author wrote them. Styles begin titles with a capital and do not see ours for the sign before it, and know
/// no words of capitals. A style that writes all letters alike is left alone, and so is a title all in capitals.
#[must_use]
pub fn with_own_capitals(styled: &str, own: &str) -> String {
    let mut signs: Vec<char> = styled.chars().collect();
    let written: Vec<char> = own.chars().collect();
    let is_alike = |at: usize| match (signs.get(at), written.get(at)) {
        (Some(styled), Some(own)) => styled.to_lowercase().eq(own.to_lowercase()),
        (_, _) => false,
    };
    if !written.first().is_some_and(|_| is_alike(0)) {
        return styled.to_owned();
    }
    let kept: Vec<usize> = if signs.len() == written.len() && has_both(&signs) && !is_shouted(&written) {
        words(&written)
            .filter(|word| is_capitalized(&written[word.clone()]) && word.clone().all(is_alike))
            .flatten()
            .collect()
    } else {
        Vec::new()
    };
    for at in kept.into_iter().chain([0]) {
        signs[at] = written[at];
    }
    signs.into_iter().collect()
}

/// Returns whether there are small letters and capitals.
fn has_both(signs: &[char]) -> bool {
    signs.iter().any(|sign| sign.is_lowercase()) && signs.iter().any(|sign| sign.is_uppercase())
}

/// Returns whether several words have no small letter among them.
fn is_shouted(signs: &[char]) -> bool {
    words(signs).count() > 1 && !signs.iter().any(|sign| sign.is_lowercase())
}

/// Returns whether a word has a capital behind its first letter, or is one that no style may make small: `B` is, `A` is
/// most often an article.
fn is_capitalized(word: &[char]) -> bool {
    match word {
        [letter] => letter.is_uppercase() && *letter != 'A',
        _ => word.iter().skip(1).any(|sign| sign.is_uppercase()),
    }
}

fn words(signs: &[char]) -> impl Iterator<Item = Range<usize>> {
    let is_in_word = |at: usize| {
        let between = matches!(signs[at], '\'' | '’') && at > 0 && signs[at - 1].is_alphanumeric();
        signs[at].is_alphanumeric() || between
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = (at..signs.len()).find(|at| is_in_word(*at))?;
        at = (start..signs.len()).find(|at| !is_in_word(*at)).unwrap_or(signs.len());
        Some(start..at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_capitals_are_as_their_author_wrote_them() {
        for (styled, own, title) in [
            (
                "us and Un Talks on Isis in Nato",
                "US and UN talks on ISIS in NATO",
                "US and UN Talks on ISIS in NATO",
            ),
            ("Us and un talks on isis", "US and UN talks on ISIS", "US and UN talks on ISIS"),
            ("Why Iphone and Mcdonald’S", "Why iPhone and McDonald’s", "Why iPhone and McDonald’s"),
            (
                "Us-Led “Talks”, Plan b for a Day",
                "US-led \"talks\", plan B for a day",
                "US-Led “Talks”, Plan B for a Day",
            ),
            ("CENTCOM AND NATO TALK", "CENTCOM and NATO talk", "CENTCOM AND NATO TALK"),
            ("Talks in Baghdad", "TALKS IN BAGHDAD", "Talks in Baghdad"),
            ("Centcom", "CENTCOM", "CENTCOM"),
            ("A Round", "a round", "a Round"),
            ("Another title", "US talks", "Another title"),
            ("", "", ""),
        ] {
            assert_eq!(with_own_capitals(styled, own), title);
        }
    }
}
