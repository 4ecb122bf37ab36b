//! Words as tokens. In: the texts of some documents. Out: their terms, numbered as they are met, and where each
//! stands.

use crate::lang::term::{for_each_term, write_term};
use crate::render::search::document::Field;
use rustc_hash::FxHashMap;

/// Words that say nothing by themselves, folded. They are found in titles and names alone.
pub const STOP: &[&str] = &[
    "في",
    "من",
    "علي",
    "الي",
    "عن",
    "ان",
    "هو",
    "هي",
    "ما",
    "لا",
    "لم",
    "لن",
    "قد",
    "كل",
    "هذا",
    "هذه",
    "ذلك",
    "تلك",
    "التي",
    "الذي",
    "الذين",
    "بعد",
    "قبل",
    "بين",
    "حتي",
    "كان",
    "كانت",
    "كما",
    "او",
    "ثم",
    "مع",
    "عند",
    "منذ",
    "دون",
    "غير",
    "اذا",
    "انها",
    "انه",
    "وقد",
    "فيما",
    "بينما",
    "لكن",
    "ايضا",
    "اي",
    "وفي",
    "ومن",
    "وان",
    "فقد",
    "وهو",
    "وهي",
    "ماذا",
    "متي",
    "اين",
    "كيف",
    "لماذا",
    "هل",
    "the",
    "a",
    "an",
    "of",
    "and",
    "or",
    "to",
    "in",
    "on",
    "at",
    "by",
    "for",
    "from",
    "with",
    "as",
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "it",
    "its",
    "this",
    "that",
    "these",
    "those",
    "has",
    "have",
    "had",
    "not",
    "but",
    "his",
    "her",
    "their",
    "he",
    "she",
    "they",
    "who",
    "which",
    "will",
    "would",
    "can",
    "about",
    "into",
    "than",
    "then",
    "there",
    "when",
    "while",
    "what",
    "where",
    "how",
    "why",
    "did",
    "does",
    "do",
];

/// Where a term stands: its number, the document and the weight of the field, in the order of sorting.
pub type Token = u64;

/// Returns the number of a token's term.
#[must_use]
pub fn term_of(token: Token) -> u32 {
    u32::try_from(token >> 32).unwrap_or(u32::MAX)
}

/// Returns the document of a token.
#[must_use]
pub fn document_of(token: Token) -> u32 {
    u32::try_from((token >> 4) & 0x0fff_ffff).unwrap_or(u32::MAX)
}

/// Returns the weight of a token.
#[must_use]
pub fn weight_of(token: Token) -> u32 {
    u32::try_from(token & 15).unwrap_or(0)
}

/// What was read of some documents.
#[derive(Debug, Default)]
pub struct Read {
    /// The terms, by number.
    pub terms: Vec<Box<str>>,
    /// Every token, sorted.
    pub tokens: Vec<Token>,
    /// How many words each document has, stop words among them; by document.
    pub lengths: Vec<(u32, u32)>,
    /// How many bytes of text were read.
    pub bytes: usize,
}

/// Reads documents, one after the other.
#[derive(Debug, Default)]
pub struct Reader {
    read: Read,
    /// The number of the term of each word as written.
    by_word: FxHashMap<Box<str>, Entry>,
    by_term: FxHashMap<Box<str>, Entry>,
    document: u32,
    length: u32,
    term: String,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    number: u32,
    says_nothing: bool,
}

impl Reader {
    /// Begins a document; its number is greater than that of the last.
    pub fn begin(&mut self, document: u32) {
        self.finish_document();
        self.document = document;
    }

    /// Reads words of the document.
    pub fn read(&mut self, field: Field, text: &str) {
        self.read.bytes += text.len();
        for_each_term(text, &mut |place| {
            self.length += 1;
            let entry = self.entry(&text[place]);
            if entry.number != u32::MAX
                && (!entry.says_nothing || matches!(field, Field::Title | Field::Fact))
            {
                let token =
                    u64::from(entry.number) << 32 | u64::from(self.document) << 4 | u64::from(field.weight());
                self.read.tokens.push(token);
            }
        });
    }

    fn entry(&mut self, word: &str) -> Entry {
        if let Some(entry) = self.by_word.get(word) {
            return *entry;
        }
        write_term(word, &mut self.term);
        let entry = match self.by_term.get(&*self.term) {
            Some(entry) => *entry,
            None => self.new_entry(),
        };
        self.by_word.insert(word.into(), entry);
        entry
    }

    fn new_entry(&mut self) -> Entry {
        if self.term.is_empty() {
            return Entry { number: u32::MAX, says_nothing: true };
        }
        let number = u32::try_from(self.read.terms.len()).expect("a site has fewer than 2^32 terms");
        let term: Box<str> = self.term.as_str().into();
        let entry = Entry { number, says_nothing: STOP.contains(&&*term) };
        self.read.terms.push(term.clone());
        self.by_term.insert(term, entry);
        entry
    }

    fn finish_document(&mut self) {
        if self.length > 0 {
            self.read.lengths.push((self.document, self.length));
        }
        self.length = 0;
    }

    /// Returns what was read.
    #[must_use]
    pub fn finish(mut self) -> Read {
        self.finish_document();
        self.read.tokens.sort_unstable();
        self.read
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::term::term;

    #[test]
    fn stop_words_are_as_terms_are() {
        for word in STOP {
            assert_eq!(term(word), *word);
        }
    }

    #[test]
    fn spellings_are_one_term_and_stop_words_count_only_in_titles() {
        let mut reader = Reader::default();
        reader.begin(3);
        reader.read(Field::Title, "The Who");
        reader.read(Field::Prose, "أحمد the احمد");
        reader.begin(4);
        reader.read(Field::Prose, "who أحمدُ");
        let read = reader.finish();
        assert_eq!(read.terms.iter().map(|term| &**term).collect::<Vec<_>>(), ["the", "who", "احمد"]);
        let seen: Vec<_> = read
            .tokens
            .iter()
            .map(|token| (term_of(*token), document_of(*token), weight_of(*token)))
            .collect();
        assert_eq!(seen, [(0, 3, 6), (1, 3, 6), (2, 3, 2), (2, 3, 2), (2, 4, 2)]);
        assert_eq!(read.lengths, [(3, 5), (4, 2)]);
    }
}
