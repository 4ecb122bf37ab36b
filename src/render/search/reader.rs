//! Words as tokens. In: the texts of some documents. Out: their terms, numbered as they are met, and where each
//! stands.

use crate::lang::term::{for_each_term, write_term};
use crate::render::search::document::Field;
use crate::render::search::neighbour::{core, list_of};
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

/// Where a term stands: the document, and the weight of the field in the last four bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Token(u32);

impl Token {
    fn new(document: u32, field: Field) -> Self {
        Self(document << 4 | field.weight())
    }

    /// Returns the document.
    #[must_use]
    pub fn document(self) -> u32 {
        self.0 >> 4
    }

    /// Returns the weight of the field.
    #[must_use]
    pub fn weight(self) -> u32 {
        self.0 & 15
    }
}

/// What was read of some documents.
#[derive(Debug, Default)]
pub struct Read {
    /// The terms, by number.
    pub terms: Vec<Box<str>>,
    /// The tokens of all terms, one term after the other; those of one in the order of documents.
    tokens: Vec<Token>,
    /// Where the tokens of each term begin, and where those of the last end.
    starts: Vec<u32>,
    /// How many words each document has, stop words among them; by document.
    pub lengths: Vec<(u32, u32)>,
    /// Lists of pairs with the documents in which a pair of theirs stands, sorted.
    pairs: Vec<(u32, u32)>,
}

impl Read {
    /// Returns the tokens of a term, in the order of documents.
    #[must_use]
    pub fn tokens(&self, term: u32) -> &[Token] {
        let at = term as usize;
        &self.tokens[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// Returns the documents in which neighbours stand that share a list.
    pub fn neighbours(&self, list: u32) -> impl Iterator<Item = u32> {
        let start = self.pairs.partition_point(|(of, _)| *of < list);
        self.pairs[start..].iter().take_while(move |(of, _)| *of == list).map(|(_, document)| *document)
    }
}

/// Reads documents, one after the other.
#[derive(Debug, Default)]
pub struct Reader {
    read: Read,
    /// Each token with the number of its term, as they were met.
    met: Vec<(u32, Token)>,
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
    /// What it is in pairs.
    core: u32,
}

impl Reader {
    /// Begins a document; its number is greater than that of the last.
    pub fn begin(&mut self, document: u32) {
        self.finish_document();
        self.document = document;
    }

    /// Reads words of the document.
    pub fn read(&mut self, field: Field, text: &str) {
        let mut last: Option<u32> = None;
        let mut between = 0;
        for_each_term(text, &mut |place| {
            self.length += 1;
            let entry = self.entry(&text[place]);
            if entry.number == u32::MAX {
                return;
            }
            if entry.says_nothing {
                between += 1;
            } else {
                let pair = last.replace(entry.core).map(|last| list_of(last, entry.core, between));
                self.read.pairs.extend(pair.map(|pair| (pair, self.document)));
                between = 0;
            }
            if !entry.says_nothing || matches!(field, Field::Title | Field::Fact) {
                self.met.push((entry.number, Token::new(self.document, field)));
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
            return Entry { number: u32::MAX, says_nothing: true, core: 0 };
        }
        let number = u32::try_from(self.read.terms.len()).expect("a site has fewer than 2^32 terms");
        let term: Box<str> = self.term.as_str().into();
        let entry = Entry { number, says_nothing: STOP.contains(&&*term), core: core(&term) };
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
        self.read.pairs.sort_unstable();
        self.read.pairs.dedup();
        let mut starts = vec![0u32; self.read.terms.len() + 1];
        for (term, _) in &self.met {
            starts[*term as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut tokens = vec![Token::default(); self.met.len()];
        for (term, token) in self.met {
            let at = &mut next[term as usize];
            tokens[*at as usize] = token;
            *at += 1;
        }
        Read { tokens, starts, ..self.read }
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
        let seen = |term| -> Vec<(u32, u32)> {
            read.tokens(term).iter().map(|token| (token.document(), token.weight())).collect()
        };
        assert_eq!([seen(0), seen(1)], [[(3, 6)], [(3, 6)]]);
        assert_eq!(seen(2), [(3, 2), (3, 2), (4, 2)]);
        assert_eq!(read.lengths, [(3, 5), (4, 2)]);
    }
}
