//! Tokens as lists of documents. In: what was read, in parts. Out: for each term the documents it stands in, with
//! how much it says of each, as few letters.

use crate::render::search::bits::{Bits, letter};
use crate::render::search::reader::Read;

/// How soon more of the same word says no more (BM25's k₁).
const SATURATION: f32 = 1.2;
/// How much of a word's weight a document's length takes (BM25's b).
const LENGTH: f32 = 0.9;
/// How much a word of prose weighs.
const PROSE: f32 = 2.0;
/// How many steps there are of what a word says of a document.
const STEPS: f32 = 8.0;
/// How many ones stand for each of these steps: the commonest has the fewest.
const ONES: [u32; 8] = [7, 0, 1, 2, 3, 4, 6, 5];
/// By how much the mean length of documents grows from one step to the next. It is known in steps, so that what
/// one more text changes is not the lists of all.
const MEAN_STEP: f32 = 1.25;
/// What the first letter of a list has besides, where a list does not tell what it says of its documents.
const BARE: u32 = 32;

/// Returns each document that a term stands in, with the sum of its weights there.
fn documents(read: &Read, term: u32) -> impl Iterator<Item = (u32, u32)> {
    let same = read.tokens(term).chunk_by(|a, b| a.document() == b.document());
    same.map(|same| (same[0].document(), same.iter().map(|token| token.weight()).sum()))
}

/// How long documents are.
#[derive(Debug)]
pub struct Lengths {
    by_document: Vec<u32>,
    mean: f32,
}

impl Lengths {
    /// Returns the lengths of all documents.
    #[must_use]
    pub fn new(parts: &[Read]) -> Self {
        let lengths = || parts.iter().flat_map(|part| &part.lengths);
        let most = lengths().map(|(document, _)| *document as usize + 1).max().unwrap_or(0);
        let mut by_document = vec![0; most];
        for (document, length) in lengths() {
            by_document[*document as usize] = *length;
        }
        let (count, sum) =
            lengths().fold((0u32, 0u64), |(n, sum), (_, length)| (n + 1, sum + u64::from(*length)));
        #[expect(clippy::cast_precision_loss, reason = "a mean need not be exact")]
        let mean = if count == 0 { 1.0 } else { (sum as f32 / count as f32).max(1.0) };
        Self { by_document, mean: MEAN_STEP.powf(mean.log(MEAN_STEP).round()) }
    }

    /// Returns how many documents have words.
    #[must_use]
    pub fn count(&self) -> usize {
        self.by_document.iter().filter(|length| **length > 0).count()
    }

    /// Returns how much a term with these weights says of a document, from 0 to 7.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the value lies between 0 and 7"
    )]
    fn impact(&self, document: u32, weight: u32) -> u32 {
        let length = self.by_document.get(document as usize).copied().unwrap_or(0) as f32 / self.mean;
        let count = weight as f32 / PROSE;
        let share = count / (count + SATURATION * (1.0 - LENGTH + LENGTH * length));
        ((share * STEPS).round() - 1.0).clamp(0.0, STEPS - 1.0) as u32
    }
}

/// The documents of a term as text, and how many they are.
#[derive(Debug, Default)]
pub struct Postings {
    /// Two letters that say how it is to be read, then the documents.
    pub text: String,
    /// How many there are.
    pub count: u32,
}

/// Returns the postings of a term that has these numbers in these parts, in the order of parts.
#[must_use]
pub fn postings(parts: &[Read], places: &[(u32, u32)], (lengths, languages): (&Lengths, u32)) -> Postings {
    let mut found = Vec::new();
    for (part, term) in places {
        for (document, weight) in documents(&parts[*part as usize], *term) {
            found.push((document, lengths.impact(document, weight)));
        }
    }
    let numbers: Vec<u32> = found.iter().map(|(document, _)| *document).collect();
    let text = written(&numbers, languages, |bits, at| bits.push_ones(ONES[found[at].1 as usize]));
    Postings { text, count: u32::try_from(found.len()).unwrap_or(u32::MAX) }
}

/// Returns a list of documents that does not tell what it says of them.
#[must_use]
pub fn bare(documents: &[u32], languages: u32) -> Postings {
    let mut text = written(documents, languages, |_, _| {});
    if let Some(first) = text.chars().next() {
        let value = crate::render::search::bits::LETTERS.iter().position(|of| char::from(*of) == first);
        text.replace_range(..1, &letter(value.unwrap_or(0) | BARE as usize).to_string());
    }
    Postings { text, count: u32::try_from(documents.len()).unwrap_or(u32::MAX) }
}

/// Returns documents as letters: into how many bits the low part of each gap goes (Rice's code), the language of
/// all of them or, where they are of several, how many languages there are; then each gap, and what `say` appends.
fn written(documents: &[u32], languages: u32, say: impl Fn(&mut Bits, usize)) -> String {
    let Some((first, last)) = documents.first().zip(documents.last()) else { return String::new() };
    let lang = first % languages;
    let is_one = documents.iter().all(|document| document % languages == lang);
    let number = |document: u32| if is_one { document / languages } else { document };
    let count = u32::try_from(documents.len()).unwrap_or(u32::MAX);
    let mean = number(*last) / count * 7 / 10;
    let low = mean.checked_ilog2().unwrap_or(0);
    let mut bits = Bits::default();
    let mut next = 0;
    for (at, document) in documents.iter().enumerate() {
        let gap = number(*document) - next;
        bits.push_ones(gap >> low);
        bits.push(gap, low);
        say(&mut bits, at);
        next = number(*document) + 1;
    }
    let mut text = String::new();
    text.push(letter(low as usize));
    text.push(letter(if is_one { lang } else { languages } as usize));
    text.push_str(&bits.finish());
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::search::document::Field;
    use crate::render::search::reader::Reader;

    fn read(documents: &[(u32, Field, &str)]) -> Read {
        let mut reader = Reader::default();
        for (document, field, text) in documents {
            reader.begin(*document);
            reader.read(*field, text);
        }
        reader.finish()
    }

    #[test]
    fn parts_are_joined_and_titles_say_more() {
        let parts = [
            read(&[(0, Field::Prose, "aa bb cc dd"), (1, Field::Title, "bb cc dd ee")]),
            read(&[(5, Field::Prose, "bb")]),
        ];
        let lengths = Lengths::new(&parts);
        assert_eq!(lengths.count(), 3);
        let found = postings(&parts, &[(0, 1), (1, 0)], (&lengths, 2));
        assert_eq!(found.count, 3);
        assert!(lengths.impact(1, 6) > lengths.impact(0, 2));
    }

    #[test]
    fn lists_are_short_and_tell_their_language() {
        assert_eq!(bare(&[], 2).text, "");
        // Every document of the second language: a zero each, and ones to the end of the letter.
        assert_eq!(bare(&[1, 3, 5, 7], 2).text, format!("{}{}{}", letter(32), letter(1), letter(0b11)));
        assert_eq!(&bare(&[0, 1], 2).text[1..2], "C");
    }
}
