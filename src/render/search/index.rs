//! The index of a whole site. In: the site. Out: the text of each of its files, made once, in parallel. No file says
//! of which build it is, and where files part depends on no other words, so that what changes with a text is few files.

use crate::lang::forms::{IRREGULAR, MODELS};
use crate::lang::tag::Lang;
use crate::model::id::EntityId;
use crate::plan::search::SearchLayout;
use crate::plan::target::{SearchFile, What};
use crate::render::here::Here;
use crate::render::search::bits::sum;
use crate::render::search::choice::Chooser;
use crate::render::search::clitic::others;
use crate::render::search::dictionary::{Dictionary, Terms, dictionary};
use crate::render::search::document::{Field, for_each_fact, for_each_line};
use crate::render::search::facet::facets;
use crate::render::search::filter::filters;
use crate::render::search::pack::Packer;
use crate::render::search::pair::pairs;
use crate::render::search::postings::{Lengths, Postings, postings};
use crate::render::search::rarity::Rarity;
use crate::render::search::reader::{Prose, Read, Reader, STOP};
use crate::render::search::result::results;
use crate::render::search::script::script;
use crate::render::search::shard::Shards;
use crate::render::search::vocabulary::{Vocabulary, vocabulary};
use crate::render::site::Site;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::collections::BTreeMap;

/// In how many parts documents are read: enough for many cores, few enough that the same words are not gathered
/// too often.
const PARTS: usize = 8;
/// By how many letters a file is known.
const SUM: usize = 3;
/// By how many letters files of results are known: they are many, and the browser has to know all.
const RESULT_SUM: usize = 2;

/// The files of the index that are made all at once.
#[derive(Debug)]
pub struct SearchIndex {
    /// The numbers of entities and files.
    pub layout: SearchLayout,
    manifest: String,
    dictionary: Dictionary,
    pairs: Vec<String>,
    vocabulary: Vocabulary,
    filters: BTreeMap<Lang, String>,
    /// The files of results of each language, packed.
    results: Vec<(Lang, Vec<String>)>,
    /// By what each of them is known: by what the files of that number hold in all languages.
    result_sums: Vec<String>,
}

/// What a browser knows before it loads anything else.
#[derive(Serialize)]
struct Manifest<'a> {
    languages: Vec<String>,
    /// How many documents have words.
    documents: usize,
    entities: usize,
    /// How many entities a file of results describes, and by what these files are known, one after the other.
    results: (usize, String),
    /// By what files of terms are known, one after the other.
    terms: String,
    /// How many files of lists there are, and of pairs, and how the list of what the latter are known by is known.
    lists: usize,
    pairs: (usize, String),
    /// With what each file of the vocabulary begins, in its two orders, and how it is known.
    begin: (&'a [String], String),
    end: (&'a [String], String),
    filters: BTreeMap<String, String>,
    stop: &'a [&'a str],
    irregular: &'a [&'a str],
    models: &'a [&'a str],
}

impl SearchIndex {
    /// Returns the index of a site.
    #[must_use]
    pub fn new(site: &Site<'_>) -> Self {
        let layout = SearchLayout::new(site.graph);
        let languages = u32::try_from(site.graph.config.languages.len()).unwrap_or(1);
        let parts = read(site, &layout);
        let lengths = Lengths::new(&parts);
        let (terms, pairs) =
            rayon::join(|| gather(&parts, (&lengths, languages)), || pairs(&parts, languages, &layout));
        // Of each entity in each language, in the order of their numbers.
        let prose: Vec<Prose> = parts.into_iter().flat_map(|part| part.prose).collect();
        let others = others(&terms);
        // With `و` before it a word is hardly what a reader begins to type, or mistypes.
        let plain =
            terms.iter().zip(&others).filter(|((term, _), other)| other.is_none() || !term.starts_with('و'));
        let vocabulary =
            vocabulary(plain.map(|((term, found), _)| (&**term, found.count)), layout.vocabulary_files);
        let facets = facets(site.graph, &layout);
        let dictionary = dictionary((&terms, &facets), &others, &layout);
        let of_languages = site.graph.config.languages.iter();
        let filters = of_languages.map(|lang| (*lang, filters(page(site, *lang), &layout))).collect();
        let rarity = Rarity::new(&terms, lengths.count());
        drop(terms);
        let (results, result_sums) = shown(site, &layout, (&rarity, &prose));
        let mut index = Self {
            layout,
            manifest: String::new(),
            dictionary,
            pairs,
            vocabulary,
            filters,
            results,
            result_sums,
        };
        index.manifest = index.written(site, lengths.count());
        index
    }

    /// Returns a file of the index as a script; nothing of one that it does not have.
    #[must_use]
    pub fn find(&self, file: SearchFile) -> Option<String> {
        let (name, at, texts) = match file {
            SearchFile::Index => return Some(self.manifest.clone()),
            SearchFile::PairSums => {
                let sums = sums(&self.pairs);
                return Some(script("pairs/sums", &sum(&sums, SUM), &sums));
            }
            SearchFile::Filters(lang) => {
                let json = self.filters.get(&lang).map_or("null", String::as_str);
                let value: serde_json::Value = serde_json::from_str(json).ok()?;
                return Some(script(&format!("{lang}/filters"), &sum(json, SUM), &value));
            }
            SearchFile::Results(at, lang) => {
                let (_, files) = self.results.iter().find(|(of, _)| *of == lang)?;
                let (text, sum) = (files.get(at as usize)?, self.result_sums.get(at as usize)?);
                return Some(script(&format!("{lang}/{at}"), sum, text));
            }
            SearchFile::Terms(at) => ("terms", at, &self.dictionary.terms),
            SearchFile::Lists(at) => ("lists", at, &self.dictionary.lists),
            SearchFile::Pairs(at) => ("pairs", at, &self.pairs),
            SearchFile::Beginnings(at) => ("begin", at, &self.vocabulary.beginnings.texts),
            SearchFile::Endings(at) => ("end", at, &self.vocabulary.endings.texts),
        };
        let text = texts.get(at as usize).map_or("", String::as_str);
        Some(script(&format!("{name}/{at}"), &sum(text, SUM), &text))
    }

    fn written(&self, site: &Site<'_>, documents: usize) -> String {
        let known = |shards: &Shards| sums(&shards.texts);
        let manifest = Manifest {
            languages: site.graph.config.languages.iter().map(Lang::to_string).collect(),
            documents,
            entities: self.layout.entities.len(),
            results: (self.layout.results_in_file(), self.result_sums.concat()),
            terms: sums(&self.dictionary.terms),
            lists: self.dictionary.lists.len(),
            pairs: (self.pairs.len(), sum(&sums(&self.pairs), SUM)),
            begin: (&self.vocabulary.beginnings.firsts, known(&self.vocabulary.beginnings)),
            end: (&self.vocabulary.endings.firsts, known(&self.vocabulary.endings)),
            filters: self.filters.iter().map(|(lang, json)| (lang.to_string(), sum(json, SUM))).collect(),
            stop: STOP,
            irregular: IRREGULAR,
            models: MODELS,
        };
        let json = serde_json::to_string(&manifest).unwrap_or_default();
        script("index", &sum(&json, 8), &manifest)
    }
}

/// Returns what files are known by, one after the other.
fn sums(texts: &[String]) -> String {
    texts.iter().map(|text| sum(text, SUM)).collect()
}

/// Returns the files of results of each language, packed, and by what those of each number are known.
fn shown(
    site: &Site<'_>,
    layout: &SearchLayout,
    (rarity, prose): (&Rarity, &[Prose]),
) -> (Vec<(Lang, Vec<String>)>, Vec<String>) {
    let languages = &site.graph.config.languages;
    let files: Vec<u32> = (0..layout.result_files()).collect();
    let size = files.len().div_ceil(PARTS).max(1);
    let part = |files: &[u32]| {
        let (mut chooser, mut packer) = (Chooser::new(rarity), Packer::new());
        let file = |at: &u32| {
            let of = layout.results(*at);
            let first = *at as usize * layout.results_in_file() * languages.len();
            let prose = prose[first..].chunks(languages.len());
            let of: Vec<(EntityId, &[Prose])> = of.iter().copied().zip(prose).collect();
            let of_languages = languages.iter();
            let texts: Vec<String> =
                of_languages.map(|lang| results(page(site, *lang), &mut chooser, &of)).collect();
            let packed: Vec<String> = texts.iter().map(|text| packer.pack(text)).collect();
            (packed, sum(&texts.concat(), RESULT_SUM))
        };
        files.iter().map(file).collect::<Vec<_>>()
    };
    let parts: Vec<_> = files.par_chunks(size).map(part).collect();
    let mut by_language: Vec<(Lang, Vec<String>)> =
        languages.iter().map(|lang| (*lang, Vec::with_capacity(files.len()))).collect();
    let mut sums = Vec::with_capacity(files.len());
    for (packed, sum) in parts.into_iter().flatten() {
        by_language.iter_mut().zip(packed).for_each(|((_, files), text)| files.push(text));
        sums.push(sum);
    }
    (by_language, sums)
}

/// Returns the standpoint of the page on which readers of a language search, from which results lead on.
#[must_use]
pub fn page<'a>(site: &'a Site<'a>, lang: Lang) -> Here<'a> {
    let what = What::SearchPage(lang);
    Here { site, what, lang, path: site.plan.find_path(what).unwrap_or_default() }
}

/// Reads all documents. The number of one is that of its entity, times the number of languages, and its own.
fn read(site: &Site<'_>, layout: &SearchLayout) -> Vec<Read> {
    let languages = &site.graph.config.languages;
    let size = layout.entities.len().div_ceil(PARTS).max(1);
    let part = |(at, entities): (usize, &[EntityId])| {
        let mut reader = Reader::default();
        for (number, id) in entities.iter().enumerate() {
            for (lang_at, lang) in languages.iter().enumerate() {
                reader.begin(number_of((at * size + number) * languages.len() + lang_at));
                let here = Here {
                    site,
                    what: What::Search(SearchFile::Index),
                    lang: *lang,
                    path: "search/index.js",
                };
                read_entity(here, *id, &mut reader);
            }
        }
        reader.finish()
    };
    layout.entities.par_chunks(size).enumerate().map(part).collect()
}

/// Reads all words by which an entity is found in the language of `here`.
fn read_entity(here: Here<'_>, id: EntityId, reader: &mut Reader) {
    for_each_fact(here, id, &mut |field, _, words| reader.read(field, words));
    if let Some(text) = here.graph().texts(id).and_then(|texts| texts.get(&here.lang)) {
        reader.read(Field::Title, &text.title);
        for point in &text.summary {
            reader.read(Field::Point, &here.plain(text, &point.words));
        }
        for_each_line(text, &mut |words| reader.read_line(&here.plain(text, words)));
    }
}

fn number_of(at: usize) -> u32 {
    u32::try_from(at).expect("a site has fewer than 2^28 documents")
}

/// Returns every term with its postings.
fn gather(parts: &[Read], lengths: (&Lengths, u32)) -> Terms {
    let mut numbers: FxHashMap<&str, usize> = FxHashMap::default();
    let mut places: Vec<(&str, Vec<(u32, u32)>)> = Vec::new();
    for (part, of) in (0u32..).zip(parts) {
        for (term, word) in (0u32..).zip(&of.terms) {
            let number = *numbers.entry(word).or_insert_with(|| {
                places.push((word, Vec::new()));
                places.len() - 1
            });
            places[number].1.push((part, term));
        }
    }
    let found: Terms = places
        .par_iter()
        .map(|(word, places)| ((*word).into(), postings(parts, places, lengths)))
        .filter(|(_, postings): &(Box<str>, Postings)| postings.count > 0)
        .collect();
    found
}
