//! Words as tokens. In: the texts of some documents. Out: their terms, numbered as they are met, and where each
//! stands.

use crate::lang::term::{for_each_term, write_term};
use crate::render::search::document::Field;
use crate::render::search::neighbour::{LISTS, core, list_of};
use crate::render::search::sentence::{Cut, sentences};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

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

/// The sentences of a document's prose, and the words that each has.
#[derive(Debug, Default)]
pub struct Prose {
    /// Its sentences, in its order.
    pub sentences: Box<[Sentence]>,
    /// The cores of the words that say something, one sentence after the other.
    cores: Box<[u32]>,
}

/// A sentence, where it stands in the prose.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// The number of its line.
    pub line: u32,
    /// What of the line it is.
    pub cut: Cut,
    /// Where its words end among those of the document.
    end: u32,
}

impl Prose {
    /// Returns the cores of the words of a sentence.
    #[must_use]
    pub fn cores(&self, sentence: usize) -> &[u32] {
        let end = |at: usize| self.sentences[at].end as usize;
        let start = sentence.checked_sub(1).map_or(0, end);
        &self.cores[start..end(sentence)]
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
    /// The documents in which a pair of each list stands, one list after the other; those of one in their order.
    neighbours: Vec<u32>,
    /// Where the documents of each list begin, and where those of the last end.
    list_starts: Vec<u32>,
    /// The prose of each document, in the order in which they were begun.
    pub prose: Vec<Prose>,
}

impl Read {
    /// Returns the tokens of a term, in the order of documents.
    #[must_use]
    pub fn tokens(&self, term: u32) -> &[Token] {
        let at = term as usize;
        &self.tokens[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// Returns the documents in which neighbours stand that share a list.
    #[must_use]
    pub fn neighbours(&self, list: u32) -> &[u32] {
        let at = list as usize;
        &self.neighbours[self.list_starts[at] as usize..self.list_starts[at + 1] as usize]
    }
}

/// Reads documents, one after the other.
#[derive(Debug, Default)]
pub struct Reader {
    read: Read,
    /// Each token with the number of its term, as they were met.
    met: Vec<(u32, Token)>,
    pairs: Pairs,
    /// The number of the term of each word as written.
    by_word: FxHashMap<SmolStr, Entry>,
    by_term: FxHashMap<Box<str>, Entry>,
    document: u32,
    /// Whether a document was begun.
    has_begun: bool,
    length: u32,
    term: String,
    /// How many lines of its prose were read.
    lines: u32,
    sentences: Vec<Sentence>,
    cores: Vec<u32>,
}

/// Lists of pairs that were met.
#[derive(Debug, Default)]
struct Pairs {
    /// The lists of each document, one document after the other.
    lists: Vec<u16>,
    /// Each document that has some, and where they end.
    ends: Vec<(u32, usize)>,
    /// Which lists the document in hand has: a bit for each.
    has: [u64; LISTS as usize / 64],
}

impl Pairs {
    /// Takes a pair of the document in hand; a list is taken once.
    fn add(&mut self, list: u32) {
        let (word, bit) = (&mut self.has[list as usize / 64], 1 << (list % 64));
        if *word & bit == 0 {
            *word |= bit;
            self.lists.push(u16::try_from(list).expect("there are fewer lists than 2^16"));
        }
    }

    fn finish_document(&mut self, document: u32) {
        if self.ends.last().map_or(0, |(_, end)| *end) < self.lists.len() {
            self.ends.push((document, self.lists.len()));
            self.has.fill(0);
        }
    }

    /// Returns the documents of each list, one list after the other, and where those of each begin.
    fn finish(self) -> (Vec<u32>, Vec<u32>) {
        let starts = starts(LISTS as usize, self.lists.iter().map(|list| usize::from(*list)));
        let mut next = starts.clone();
        let mut documents = vec![0; self.lists.len()];
        let mut begin = 0;
        for (document, end) in self.ends {
            for list in &self.lists[begin..end] {
                let at = &mut next[usize::from(*list)];
                documents[*at as usize] = document;
                *at += 1;
            }
            begin = end;
        }
        (documents, starts)
    }
}

/// Returns where the members of each of so many groups begin, once sorted by group, and where those of the last end.
fn starts(groups: usize, members: impl Iterator<Item = usize>) -> Vec<u32> {
    let mut starts = vec![0u32; groups + 1];
    for group in members {
        starts[group + 1] += 1;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    starts
}

/// A term that was met.
#[derive(Clone, Copy, Debug)]
struct Entry {
    number: u32,
    says_nothing: bool,
    /// What it is in pairs.
    core: u32,
}

impl Entry {
    /// What is no term.
    const NONE: Self = Self { number: u32::MAX, says_nothing: true, core: 0 };
}

impl Reader {
    /// Begins a document; its number is greater than that of the last.
    pub fn begin(&mut self, document: u32) {
        self.finish_document();
        self.document = document;
        self.has_begun = true;
    }

    /// Reads words of the document.
    pub fn read(&mut self, field: Field, text: &str) {
        self.read_words(field, text, &mut |_, _| {});
    }

    /// Reads a line of the document's prose, from which results show sentences.
    pub fn read_line(&mut self, text: &str) {
        let mut cuts = sentences(text).into_iter().peekable();
        let (line, mut cores, mut found) =
            (self.lines, std::mem::take(&mut self.cores), std::mem::take(&mut self.sentences));
        let mut close = |cut: Cut, cores: &Vec<u32>| {
            found.push(Sentence { line, cut, end: u32::try_from(cores.len()).unwrap_or(u32::MAX) });
        };
        self.read_words(Field::Prose, text, &mut |at, core| {
            while let Some(cut) = cuts.next_if(|cut| cut.place.end <= at) {
                close(cut, &cores);
            }
            cores.push(core);
        });
        for cut in cuts {
            close(cut, &cores);
        }
        (self.cores, self.sentences) = (cores, found);
        self.lines += 1;
    }

    /// Reads words, and calls `see` with the place and the core of each that says something.
    fn read_words(&mut self, field: Field, text: &str, see: &mut dyn FnMut(usize, u32)) {
        let mut last: Option<u32> = None;
        let mut between = 0;
        for_each_term(text, &mut |place| {
            self.length += 1;
            let at = place.start;
            let entry = self.entry(&text[place]);
            if entry.number == Entry::NONE.number {
                return;
            }
            if entry.says_nothing {
                between += 1;
            } else {
                see(at, entry.core);
                if let Some(last) = last.replace(entry.core) {
                    self.pairs.add(list_of(last, entry.core, between));
                }
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
            return Entry::NONE;
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
        self.pairs.finish_document(self.document);
        self.length = 0;
        self.lines = 0;
        if std::mem::take(&mut self.has_begun) {
            let prose =
                Prose { sentences: self.sentences.as_slice().into(), cores: self.cores.as_slice().into() };
            self.read.prose.push(prose);
        }
        self.sentences.clear();
        self.cores.clear();
    }

    /// Returns what was read.
    #[must_use]
    pub fn finish(mut self) -> Read {
        self.finish_document();
        // They are large, and what follows is as well.
        drop((self.by_word, self.by_term));
        let (neighbours, list_starts) = self.pairs.finish();
        let starts = starts(self.read.terms.len(), self.met.iter().map(|(term, _)| *term as usize));
        let mut next = starts.clone();
        let mut tokens = vec![Token::default(); self.met.len()];
        for (term, token) in self.met {
            let at = &mut next[term as usize];
            tokens[*at as usize] = token;
            *at += 1;
        }
        Read { tokens, starts, neighbours, list_starts, ..self.read }
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
    fn sentences_have_their_words() {
        let mut reader = Reader::default();
        reader.begin(0);
        reader.read(Field::Title, "Title");
        reader.read_line("The heron came. It went.");
        reader.read_line("Otters");
        reader.begin(1);
        let prose = reader.finish().prose;
        assert_eq!(prose.len(), 2);
        let words = |at: usize| prose[0].cores(at).to_vec();
        let cores = |words: &[&str]| words.iter().map(|word| core(&term(word))).collect::<Vec<u32>>();
        assert_eq!(
            [words(0), words(1), words(2)],
            [cores(&["heron", "came"]), cores(&["went"]), cores(&["otters"])]
        );
        assert_eq!(prose[0].sentences.iter().map(|of| of.line).collect::<Vec<_>>(), [0, 0, 1]);
        assert!(prose[1].sentences.is_empty());
    }

    #[test]
    fn neighbours_are_listed_once_in_each_document() {
        let mut reader = Reader::default();
        for (document, text) in [(2, "heron came heron came"), (4, "heron"), (5, "the heron came")] {
            reader.begin(document);
            reader.read(Field::Prose, text);
        }
        let read = reader.finish();
        let list = |one: &str, next: &str| list_of(core(&term(one)), core(&term(next)), 0);
        assert_eq!(read.neighbours(list("heron", "came")), [2, 5]);
        assert_eq!(read.neighbours(list("came", "heron")), [2]);
        let all: usize = (0..LISTS).map(|list| read.neighbours(list).len()).sum();
        assert_eq!(all, 3);
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
