//! Titles as styles spell them, with the capitals that no style may change: `NATO`, `iPhone`, `McDonald`. In: what a
//! style made of a title, and the title as its author wrote it. Out: the title.

use std::ops::Range;

/// How many words in capitals are a sentence that somebody shouts, in which capitals tell nothing of a word.
const SHOUTED: usize = 4;
const APOSTROPHES: [char; 2] = ['\'', '’'];

/// Returns a title as a style spells it; its first letter, and words with capitals behind their first letter, are as
/// their author wrote them. Styles begin titles with a capital and do not see ours for the sign before it, and know
/// no words of capitals. A style that writes all in capitals is left alone, and so is a sentence all in capitals.
#[must_use]
pub fn with_own_capitals(styled: &str, own: &str) -> String {
    let [of_style, of_author] = [words(styled), words(own)];
    if of_style.len() != of_author.len() || !has_small(styled) && has_small(own) {
        return styled.to_owned();
    }
    let is_shouted = is_shouted(own);
    let mut title = String::with_capacity(styled.len());
    let mut end = 0;
    for (at, (range, written)) in of_style.into_iter().zip(of_author).enumerate() {
        title.push_str(&styled[end..range.start]);
        end = range.end;
        let (word, written) = (&styled[range], &own[written]);
        if folded(word) != folded(written) {
            title.push_str(word);
        } else if !is_shouted && is_capitalized(written) || word.chars().count() != written.chars().count() {
            // A letter that becomes two is no word's own spelling: `ß`, `ﬁ`, `İ`.
            title.push_str(written);
        } else if at == 0 {
            title.extend(written.chars().take(1).chain(word.chars().skip(1)));
        } else {
            title.push_str(word);
        }
    }
    title.push_str(&styled[end..]);
    title
}

/// Returns the letters of a word, whatever their case.
fn folded(word: &str) -> String {
    word.to_uppercase().to_lowercase()
}

fn has_small(text: &str) -> bool {
    text.chars().any(char::is_lowercase)
}

/// Returns whether a sentence has no small letter in it.
fn is_shouted(title: &str) -> bool {
    let words = title.split_whitespace().filter(|word| word.contains(char::is_alphabetic));
    words.count() >= SHOUTED && !has_small(title)
}

/// Returns whether a word has a capital behind its first letter, or is one that no style may make small: `B` is, `A` is
/// most often an article.
fn is_capitalized(word: &str) -> bool {
    let mut letters = word.chars();
    match (letters.next(), letters.as_str()) {
        (Some(letter), "") => letter.is_uppercase() && letter != 'A',
        (_, rest) => rest.chars().any(char::is_uppercase),
    }
}

/// Returns where the words of a title stand.
fn words(title: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, sign) in title.char_indices() {
        let after = at + sign.len_utf8();
        match found.last_mut().filter(|word| word.end == at) {
            Some(word) if sign.is_alphanumeric() || is_within(sign) => word.end = after,
            None if sign.is_alphanumeric() => found.push(at..after),
            Some(_) | None => {}
        }
    }
    // What closes a quotation may be the sign of an apostrophe.
    found
        .iter_mut()
        .for_each(|word| word.end = word.start + title[word.clone()].trim_end_matches(APOSTROPHES).len());
    found
}

/// Returns whether a sign that is no letter belongs to the word before it: an apostrophe, a mark upon a letter.
fn is_within(sign: char) -> bool {
    APOSTROPHES.contains(&sign) || ('\u{300}'..='\u{36f}').contains(&sign)
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
            ("Talks Held in Baghdad", "TALKS HELD IN BAGHDAD", "Talks Held in Baghdad"),
            ("talks held in baghdad", "TALKS HELD IN BAGHDAD", "Talks held in baghdad"),
            ("Centcom", "CENTCOM", "CENTCOM"),
            ("isis 2014", "ISIS 2014", "ISIS 2014"),
            ("‘sofa’", "“SOFA”", "‘SOFA’"),
            ("‘Sofa’ and us–uk Talks", "“SOFA” and US–UK talks", "‘SOFA’ and US–UK Talks"),
            ("i̇stanbul and isis talks", "İstanbul and ISIS talks", "İstanbul and ISIS talks"),
            (
                "FInance and SSeta of Iphone: a Cafe\u{301} in Nato",
                "ﬁnance and ßeta of iPhone: a cafe\u{301} in NATO",
                "ﬁnance and ßeta of iPhone: a Cafe\u{301} in NATO",
            ),
            ("A ROUND OF TALKS", "a round of talks", "A ROUND OF TALKS"),
            ("A Round", "a round", "a Round"),
            ("Another title", "US talks", "Another title"),
            ("", "", ""),
        ] {
            assert_eq!(with_own_capitals(styled, own), title);
        }
    }
}
