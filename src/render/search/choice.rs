//! The sentences that a result may show. In: a text, and how rare its words are. Out: as many of its sentences as an
//! index has room for, in which what readers look for is likely to stand.

use crate::lang::sentences::sentence_around;
use crate::model::brief::Text;
use crate::model::id::EntityId;
use crate::model::label::Label;
use crate::render::here::Here;
use crate::render::search::document::{for_each_fact, for_each_line};
use crate::render::search::rarity::{Cores, Rarity};
use rustc_hash::FxHashSet;

/// After how many letters there are sentences enough. A whole text would be more than the index.
const ENOUGH: usize = 450;
/// About how many letters a sentence has at most; one that is longer is cut in parts.
const LONGEST: usize = 220;
/// By how many letters a sentence counts as longer than it is, so that the shortest are not the best.
const BESIDES: usize = 20;
/// How much more a word of the title or of the facts counts: results are found by these first.
const NAMED: u32 = 2;

/// Sentences, and whether they are all there are.
#[derive(Debug)]
pub struct Choice {
    /// The sentences: key points, then those of the text, in its order.
    pub sentences: Vec<String>,
    /// Whether nothing was left out.
    pub is_whole: bool,
    letters: usize,
}

impl Choice {
    fn add(&mut self, sentence: &Sentence) {
        self.letters += sentence.letters;
        self.is_whole &= !sentence.is_cut;
        self.sentences.push(sentence.words.clone());
    }

    fn room(&self) -> usize {
        ENOUGH.saturating_sub(self.letters)
    }
}

/// Chooses sentences, of one text after the other.
pub struct Chooser<'a> {
    rarity: &'a Rarity,
    cores: Cores,
    /// The words that stand in the title and the facts of what is chosen from.
    named: FxHashSet<u32>,
    /// The words that the sentences chosen already have.
    had: FxHashSet<u32>,
}

impl<'a> Chooser<'a> {
    /// Returns one that has read nothing.
    #[must_use]
    pub fn new(rarity: &'a Rarity) -> Self {
        Self { rarity, cores: Cores::default(), named: FxHashSet::default(), had: FxHashSet::default() }
    }

    /// Returns what a result of this entity may show in the language of `here`.
    #[must_use]
    pub fn choose(&mut self, here: Here<'_>, id: EntityId) -> Choice {
        let mut choice = Choice { sentences: Vec::new(), is_whole: true, letters: 0 };
        self.had.clear();
        if let Some(text) = here.graph().text(id, here.lang) {
            let points = text.summary.iter().map(|point| here.plain(text, &point.words));
            self.add_first(&points.collect::<Vec<_>>(), &mut choice);
            self.read_names(here, id, text);
            self.add_best(&sentences(here, text), &mut choice);
        }
        if let EntityId::Source(id) = id {
            let source = here.graph().source(id);
            let words = |label: &Label| label.find(here.lang).map(str::to_owned);
            let labels: Vec<String> = [&source.quote, &source.note].into_iter().filter_map(words).collect();
            self.add_first(&labels, &mut choice);
        }
        choice
    }

    fn read_names(&mut self, here: Here<'_>, id: EntityId, text: &Text) {
        let Self { cores, named, .. } = self;
        named.clear();
        let mut read = |words: &str| {
            cores.for_each(words, &mut |core| {
                named.insert(core);
            });
        };
        read(&text.title);
        for_each_fact(here, id, &mut |_, words| read(words));
    }

    /// Adds sentences as long as there is room.
    fn add_first(&mut self, sentences: &[String], choice: &mut Choice) {
        for words in sentences {
            if choice.room() == 0 {
                choice.is_whole = false;
            } else if let Some(sentence) = Sentence::parts(words).first() {
                self.take(sentence, choice);
            }
        }
    }

    /// Adds sentences of a text: all if there is room, or else the best one of each stretch, so that they are from
    /// all of it.
    fn add_best(&mut self, sentences: &[Sentence], choice: &mut Choice) {
        let letters: usize = sentences.iter().map(|sentence| sentence.letters).sum();
        let room = choice.room();
        if letters <= room {
            sentences.iter().for_each(|sentence| choice.add(sentence));
            return;
        }
        choice.is_whole = false;
        let stretches = (room * sentences.len()).div_ceil(letters);
        for stretch in 0..stretches {
            let of = |at: usize| at * sentences.len() / stretches;
            let best = sentences[of(stretch)..of(stretch + 1)]
                .iter()
                .map(|sentence| (self.worth(&sentence.words) * 1000 / (sentence.letters + BESIDES), sentence))
                .reduce(|best, next| if next.0 > best.0 { next } else { best });
            if let Some((_, sentence)) = best.filter(|_| choice.room() > 0) {
                self.take(sentence, choice);
            }
        }
    }

    fn take(&mut self, sentence: &Sentence, choice: &mut Choice) {
        let Self { cores, had, .. } = self;
        cores.for_each(&sentence.words, &mut |core| {
            had.insert(core);
        });
        choice.add(sentence);
    }

    /// Returns how rare the words of a sentence are all together, without those that others have already.
    fn worth(&mut self, words: &str) -> usize {
        let Self { rarity, cores, named, had } = self;
        let mut worth = 0;
        cores.for_each(words, &mut |core| {
            if !had.contains(&core) {
                worth += rarity.of(core) * if named.contains(&core) { NAMED } else { 1 };
            }
        });
        worth as usize
    }
}

/// A sentence as it is shown.
#[derive(Debug)]
struct Sentence {
    words: String,
    letters: usize,
    is_cut: bool,
}

impl Sentence {
    /// Returns a sentence as it is shown: one that is too long in parts, cut at words, since what readers look for
    /// may stand in any of them. None is empty.
    fn parts(words: &str) -> Vec<Self> {
        let letters = words.chars().count();
        let count = letters.div_ceil(LONGEST).max(1);
        let mut parts: Vec<Self> = Vec::new();
        let mut start = 0;
        for part in 1..=count {
            start += words[start..].len() - words[start..].trim_start().len();
            let found = words.char_indices().nth(part * letters / count);
            let furthest = found.map_or(words.len(), |(at, _)| at).max(start);
            let end = match words[start..furthest].rfind(char::is_whitespace) {
                Some(at) if part < count => start + at,
                Some(_) | None => furthest,
            };
            let piece = words[start..end].trim();
            if !piece.is_empty() {
                let marks = [if start > 0 { "…" } else { "" }, if end < words.len() { "…" } else { "" }];
                let words = [marks[0], piece, marks[1]].concat();
                parts.push(Self { letters: words.chars().count(), words, is_cut: count > 1 });
            }
            start = end;
        }
        parts
    }
}

/// Returns the sentences of a text, in its order.
fn sentences(here: Here<'_>, text: &Text) -> Vec<Sentence> {
    let mut found = Vec::new();
    for_each_line(text, &mut |words| {
        let line = here.plain(text, words);
        let mut rest = line.trim_start();
        while !rest.is_empty() {
            let sentence = sentence_around(rest, 0);
            found.extend(Sentence::parts(&rest[sentence.clone()]));
            rest = rest[sentence.end.max(1)..].trim_start();
        }
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_sentence_is_cut_at_words_and_says_so() {
        let parts = Sentence::parts(&"زيتون ".repeat(50));
        let words: Vec<&str> = parts.iter().map(|part| &*part.words).collect();
        assert_eq!(words.len(), 2, "{words:?}");
        assert!(parts.iter().all(|part| part.is_cut && part.letters <= LONGEST + 2));
        assert!(words[0].starts_with("زيتون") && words[0].ends_with("زيتون…"), "{words:?}");
        assert!(words[1].starts_with("…زيتون") && words[1].ends_with("زيتون"), "{words:?}");
        assert!(Sentence::parts("").is_empty());
        let whole = Sentence::parts("A well.");
        assert!(whole.len() == 1 && whole[0].words == "A well." && !whole[0].is_cut);
        for endless in ["س".repeat(700), format!("س {}", "ص".repeat(700)), " \u{2003}".repeat(500) + "س"]
        {
            let parts = Sentence::parts(&endless);
            assert!(parts.iter().all(|part| part.letters <= 2 * LONGEST + 2), "{parts:?}");
            let letters: String = parts.iter().flat_map(|part| part.words.chars()).collect();
            let of = |text: &str| text.chars().filter(|letter| letter.is_alphabetic()).count();
            assert_eq!(of(&letters), of(&endless));
        }
    }

    #[test]
    fn sentences_are_from_all_of_a_text_and_have_what_is_rare() {
        let terms = |count| crate::render::search::postings::Postings { count, ..Default::default() };
        let common = ["fields", "were", "green", "that", "year"].map(|word| (word.into(), terms(900)));
        let rare = ["heron", "otter"].map(|word| (word.into(), terms(2)));
        let rarity = Rarity::new(&common.into_iter().chain(rare).collect(), 1000);
        let plain = "The fields were green that year, the fields were green that year, and green.";
        let mut texts = vec![plain; 20];
        texts[3] = "The fields were green that year, and a heron stood in the fields that year.";
        texts[18] = "The fields were green that year, and an otter swam by the fields that year.";
        let sentences: Vec<Sentence> = texts.into_iter().flat_map(Sentence::parts).collect();
        let mut choice = Choice { sentences: Vec::new(), is_whole: true, letters: 0 };
        Chooser::new(&rarity).add_best(&sentences, &mut choice);
        assert!(!choice.is_whole && choice.letters < ENOUGH + LONGEST);
        for word in ["heron", "otter"] {
            assert_eq!(choice.sentences.iter().filter(|text| text.contains(word)).count(), 1, "{choice:?}");
        }
    }
}
