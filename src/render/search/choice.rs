//! The sentences that a result may show. In: a text, and how rare its words are. Out: as many of its sentences as an
//! index has room for, in which what readers look for is likely to stand.

use crate::lang::tag::Lang;
use crate::model::brief::Text;
use crate::model::id::EntityId;
use crate::model::label::Label;
use crate::render::here::Here;
use crate::render::search::document::{for_each_fact, for_each_line};
use crate::render::search::rarity::{Cores, Rarity};
use crate::render::search::reader::Prose;
use crate::render::search::sentence::{Cut, parts};
use rustc_hash::FxHashSet;

/// After how many letters there are sentences enough. A whole text would be more than the index.
const ENOUGH: usize = 430;
/// By how many letters a sentence counts as longer than it is, so that the shortest are not the best.
const BESIDES: usize = 20;
/// How much more a word of the title or of the facts counts: results are found by these first.
const NAMED: u32 = 2;

/// Sentences, and whether they are all there are.
#[derive(Debug)]
pub struct Choice {
    /// The sentences, each with its language: key points, then those of the text, in its order.
    pub sentences: Vec<(Lang, String)>,
    /// Whether nothing was left out.
    pub is_whole: bool,
    letters: usize,
}

impl Choice {
    fn add(&mut self, cut: &Cut, (lang, line): (Lang, &str)) {
        self.letters += cut.letters;
        self.is_whole &= !cut.is_part();
        self.sentences.push((lang, cut.shown(line)));
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

    /// Returns what a result of this entity may show in the language of `here`, from the prose that was read of it in
    /// each language of the site.
    #[must_use]
    pub fn choose(&mut self, here: Here<'_>, id: EntityId, prose: &[Prose]) -> Choice {
        let mut choice = Choice { sentences: Vec::new(), is_whole: true, letters: 0 };
        self.had.clear();
        if let Some(text) = here.graph().text(id, here.lang) {
            let points = text.summary.iter().map(|point| here.plain(text, &point.words));
            self.add_first(text.lang, &points.collect::<Vec<_>>(), &mut choice);
            self.read_names(here, id, text);
            let languages = &here.graph().config.languages;
            let of = languages.iter().position(|lang| *lang == text.lang);
            if let Some(prose) = of.and_then(|at| prose.get(at)) {
                let best = self.best(prose, &mut choice);
                add_sentences((here, text), prose, &best, &mut choice);
            }
        }
        if let EntityId::Source(id) = id {
            let source = here.graph().source(id);
            let words = |label: &Label| label.find(here.lang).map(str::to_owned);
            let labels: Vec<String> = [&source.quote, &source.note].into_iter().filter_map(words).collect();
            self.add_first(here.lang, &labels, &mut choice);
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
        for_each_fact(here, id, &mut |_, _, words| read(words));
    }

    /// Adds sentences as long as there is room.
    fn add_first(&mut self, lang: Lang, sentences: &[String], choice: &mut Choice) {
        for words in sentences {
            if choice.room() == 0 {
                choice.is_whole = false;
            } else if let Some(cut) = parts(words).first() {
                let Self { cores, had, .. } = self;
                cores.for_each(&words[cut.place.clone()], &mut |core| {
                    had.insert(core);
                });
                choice.add(cut, (lang, words));
            }
        }
    }

    /// Returns the sentences of a text that there is room for: all, or else the best one of each stretch, so that
    /// they are from all of it.
    fn best(&mut self, prose: &Prose, choice: &mut Choice) -> Vec<usize> {
        let sentences = &prose.sentences;
        let letters: usize = sentences.iter().map(|sentence| sentence.cut.letters).sum();
        let mut room = choice.room();
        if letters <= room {
            return (0..sentences.len()).collect();
        }
        choice.is_whole = false;
        let stretches = (room * sentences.len()).div_ceil(letters);
        let mut chosen = Vec::with_capacity(stretches);
        for stretch in 0..stretches {
            let of = |at: usize| at * sentences.len() / stretches;
            let best = (of(stretch)..of(stretch + 1))
                .map(|at| (self.worth(prose.cores(at)) * 1000 / (sentences[at].cut.letters + BESIDES), at))
                .reduce(|best, next| if next.0 > best.0 { next } else { best });
            if let Some((_, at)) = best.filter(|_| room > 0) {
                self.had.extend(prose.cores(at));
                room = room.saturating_sub(sentences[at].cut.letters);
                chosen.push(at);
            }
        }
        chosen
    }

    /// Returns how rare words are all together, without those that others have already.
    fn worth(&self, cores: &[u32]) -> usize {
        let new = cores.iter().filter(|core| !self.had.contains(core));
        let worth = |core: &u32| self.rarity.of(*core) * if self.named.contains(core) { NAMED } else { 1 };
        new.map(worth).sum::<u32>() as usize
    }
}

/// Adds sentences of a text, by their numbers, which grow.
fn add_sentences((here, text): (Here<'_>, &Text), prose: &Prose, chosen: &[usize], choice: &mut Choice) {
    let mut chosen = chosen.iter().map(|at| &prose.sentences[*at]).peekable();
    let mut number = 0;
    for_each_line(text, &mut |words| {
        if chosen.peek().is_some_and(|sentence| sentence.line == number) {
            let line = here.plain(text, words);
            while let Some(sentence) = chosen.next_if(|sentence| sentence.line == number) {
                choice.add(&sentence.cut, (text.lang, &line));
            }
        }
        number += 1;
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::search::reader::Reader;

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
        let mut reader = Reader::default();
        reader.begin(0);
        texts.iter().for_each(|text| reader.read_line(text));
        let prose = &reader.finish().prose[0];
        let mut choice = Choice { sentences: Vec::new(), is_whole: true, letters: 0 };
        let best = Chooser::new(&rarity).best(prose, &mut choice);
        assert!(!choice.is_whole && best.is_sorted() && best.len() < 10, "{best:?}");
        assert!(best.contains(&3) && best.contains(&18), "{best:?}");
    }
}
