//! Tokens as lists of documents. In: what was read, in parts. Out: for each term the documents it stands in, with
//! how much it says of each.

use crate::render::search::number::push_number;
use crate::render::search::reader::Read;

/// How soon more of the same word says no more (BM25's k₁).
const SATURATION: f32 = 1.2;
/// How much of a word's weight a document's length takes (BM25's b).
const LENGTH: f32 = 0.9;
/// How much a word of prose weighs.
const PROSE: f32 = 2.0;
/// How many steps there are of what a word says of a document.
const STEPS: f32 = 8.0;

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
        let mean = if count == 0 { 1.0 } else { sum as f32 / count as f32 };
        Self { by_document, mean }
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
    /// For each the gap to the one before, times eight, and what the term says of it.
    pub text: String,
    /// How many there are.
    pub count: u32,
    last: u32,
}

impl Postings {
    /// Appends a document, greater than the last, with what the term says of it (0 to 7).
    pub fn push(&mut self, document: u32, impact: u32) {
        push_number(&mut self.text, (document - self.last) * 8 + impact);
        self.last = document;
        self.count += 1;
    }
}

/// Returns the postings of a term that has these numbers in these parts, in the order of parts.
#[must_use]
pub fn postings(parts: &[Read], places: &[(u32, u32)], lengths: &Lengths) -> Postings {
    let mut postings = Postings::default();
    for (part, term) in places {
        for (document, weight) in documents(&parts[*part as usize], *term) {
            postings.push(document, lengths.impact(document, weight));
        }
    }
    postings
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
        let found = postings(&parts, &[(0, 1), (1, 0)], &lengths);
        assert_eq!(found.count, 3);
        assert!(lengths.impact(1, 6) > lengths.impact(0, 2));
        let numbers: Vec<u32> = found.text.bytes().map(u32::from).collect();
        assert_eq!(numbers.len(), 4, "{}", found.text);
    }
}
