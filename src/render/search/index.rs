//! The index of a whole site. In: the site. Out: the text of each of its files, made once, in parallel.

use crate::lang::forms::{IRREGULAR, MODELS};
use crate::lang::skeleton::skeleton;
use crate::lang::stem::{find_without_clitic, is_arabic, stem, without_article};
use crate::lang::tag::Lang;
use crate::model::graph::Graph;
use crate::model::id::{EntityId, PlaceId, TopicId};
use crate::plan::search::{SearchLayout, kind_name};
use crate::plan::target::{SearchFile, What};
use crate::render::here::Here;
use crate::render::search::document::for_each_text;
use crate::render::search::postings::{Lengths, Postings, postings};
use crate::render::search::reader::{Read, Reader, STOP};
use crate::render::search::script::script;
use crate::render::search::shard::{Line, Shards, cut};
use crate::render::search::vocabulary::{Vocabulary, vocabulary};
use crate::render::site::Site;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// In how many parts documents are read: enough for many cores, few enough that the same words are not gathered
/// too often.
const PARTS: usize = 8;

/// The files of the index that are made all at once.
#[derive(Debug)]
pub struct SearchIndex {
    /// The numbers of entities and files.
    pub layout: SearchLayout,
    manifest: String,
    terms: Vec<String>,
    vocabulary: Vocabulary,
    version: String,
}

/// What a browser knows before it loads anything else.
#[derive(Serialize)]
struct Manifest<'a> {
    /// Which build the files are of; they say the same.
    version: &'a str,
    languages: Vec<String>,
    /// How many documents have words.
    documents: usize,
    /// How many entities there are, and how many of them, the first, are briefs.
    entities: usize,
    briefs: usize,
    /// The first number of each kind, in the order of kinds.
    kinds: Vec<(&'static str, usize)>,
    /// How many entities a file of results describes: of briefs, and of others.
    results: (usize, usize),
    /// With what each file of terms begins, and each of the two orders of the vocabulary.
    terms: &'a [String],
    beginnings: &'a [String],
    endings: &'a [String],
    stop: &'a [&'a str],
    irregular: &'a [&'a str],
    models: &'a [&'a str],
}

impl SearchIndex {
    /// Returns the index of a site.
    #[must_use]
    pub fn new(site: &Site<'_>) -> Self {
        let layout = SearchLayout::new(site.graph);
        let parts = read(site, &layout);
        let lengths = Lengths::new(&parts);
        let mut terms = gather(&parts, &lengths);
        let vocabulary =
            vocabulary(terms.iter().map(|(term, found)| (&**term, found.count)), layout.vocabulary_files);
        terms.extend(facets(site.graph, &layout));
        let shards = terms_in_files(&terms, &layout);
        let version = version(&shards);
        let manifest = manifest(
            site.graph,
            &layout,
            &Files {
                shards: &shards,
                vocabulary: &vocabulary,
                version: &version,
                documents: lengths.count(),
            },
        );
        Self { layout, manifest, terms: shards.texts, vocabulary, version }
    }

    /// Returns the index itself: what a browser knows before it loads anything else.
    #[must_use]
    pub fn manifest(&self) -> &str {
        &self.manifest
    }

    /// Returns a file of terms.
    #[must_use]
    pub fn terms(&self, at: u32) -> String {
        self.file("terms", at, &self.terms)
    }

    /// Returns a file of the vocabulary, by beginnings.
    #[must_use]
    pub fn beginnings(&self, at: u32) -> String {
        self.file("begin", at, &self.vocabulary.beginnings.texts)
    }

    /// Returns a file of the vocabulary, by ends.
    #[must_use]
    pub fn endings(&self, at: u32) -> String {
        self.file("end", at, &self.vocabulary.endings.texts)
    }

    fn file(&self, name: &str, at: u32, texts: &[String]) -> String {
        let text = texts.get(at as usize).map_or("", String::as_str);
        script(&format!("{name}/{at}"), &(&self.version, text))
    }

    /// Returns which build the files are of.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }
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
                for_each_text(here, *id, &mut |field, text| reader.read(field, text));
            }
        }
        reader.finish()
    };
    layout.entities.par_chunks(size).enumerate().map(part).collect()
}

fn number_of(at: usize) -> u32 {
    u32::try_from(at).expect("a site has fewer than 2^28 documents")
}

type Terms<'a> = Vec<(Box<str>, Postings)>;

/// Returns every term with its postings.
fn gather(parts: &[Read], lengths: &Lengths) -> Terms<'static> {
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
    let found: Terms<'_> = places
        .par_iter()
        .map(|(word, places)| ((*word).into(), postings(parts, places, lengths)))
        .filter(|(_, postings): &(Box<str>, Postings)| postings.count > 0)
        .collect();
    found
}

/// Returns what briefs may be narrowed to, as terms that no reader types: a year, or the number of an actor,
/// place or topic, with the briefs that declare it or a part of it.
fn facets(graph: &Graph, layout: &SearchLayout) -> Terms<'static> {
    let numbers: BTreeMap<EntityId, usize> =
        layout.entities.iter().enumerate().map(|(number, id)| (*id, number)).collect();
    let mut facets: BTreeMap<String, Postings> = BTreeMap::new();
    for (number, id) in layout.entities[..layout.briefs].iter().enumerate() {
        let EntityId::Brief(brief) = *id else { continue };
        let brief = graph.brief(brief);
        let mut of: BTreeSet<EntityId> =
            brief.actors.iter().map(|part| EntityId::Actor(part.actor)).collect();
        brief.places.iter().for_each(|id| add_place(graph, *id, &mut of));
        brief.topics.iter().for_each(|id| add_topic(graph, *id, &mut of));
        let names = of.iter().filter_map(|id| numbers.get(id)).map(|number| format!("@{number}"));
        let year = brief.date.date.year().map(|year| format!("@y{year}"));
        for name in names.chain(year) {
            facets.entry(name).or_default().push(number_of(number), 0);
        }
    }
    facets.into_iter().map(|(name, postings)| (name.into(), postings)).collect()
}

fn add_place(graph: &Graph, id: PlaceId, of: &mut BTreeSet<EntityId>) {
    if of.insert(EntityId::Place(id)) {
        graph.place(id).part_of.iter().for_each(|wider| add_place(graph, *wider, of));
    }
}

fn add_topic(graph: &Graph, id: TopicId, of: &mut BTreeSet<EntityId>) {
    if of.insert(EntityId::Topic(id)) {
        graph.topic(id).part_of.iter().for_each(|wider| add_topic(graph, *wider, of));
    }
}

/// A term as it stands in a file: under the skeleton of its stem, or of what it is without its first letter.
struct Entry {
    key: String,
    word: String,
    rest: String,
}

fn terms_in_files(terms: &Terms<'_>, layout: &SearchLayout) -> Shards {
    let known: FxHashSet<&str> = terms.iter().map(|(term, _)| without_article(term)).collect();
    let with_article: FxHashSet<&str> = terms
        .iter()
        .map(|(term, _)| &**term)
        .filter(|term| without_article(term).len() < term.len())
        .map(without_article)
        .collect();
    let entries = |(term, postings): &(Box<str>, Postings)| {
        let key = if term.starts_with('@') { term.to_string() } else { skeleton(stem(term)) };
        let own = Entry { key, word: term.to_string(), rest: format!(" {}", postings.text) };
        let other = find_other(term, &known, &with_article).map(|other| Entry {
            key: skeleton(stem(other)),
            word: format!("{other}~"),
            rest: own.rest.clone(),
        });
        std::iter::once(own).chain(other).collect::<Vec<_>>()
    };
    let mut entries: Vec<Entry> = terms.par_iter().flat_map_iter(entries).collect();
    entries.par_sort_unstable_by(|a, b| (&a.key, &a.word, &a.rest).cmp(&(&b.key, &b.word, &b.rest)));
    let lines: Vec<Line<'_>> = entries
        .iter()
        .map(|entry| Line { key: &entry.key, mark: "", word: &entry.word, rest: &entry.rest })
        .collect();
    cut(&lines, layout.term_files)
}

/// Returns what a term is found under as well: itself without a letter that may be written onto it. The
/// site's own words tell: a word that stands with the article begins with that letter, unless the rest is a
/// word of the site too; and in `للبنان` the second `ل` is the word's, since the site has a `لبنان`.
fn find_other<'a>(term: &'a str, known: &FxHashSet<&str>, with_article: &FxHashSet<&str>) -> Option<&'a str> {
    if !is_arabic(term) {
        return None;
    }
    let behind = term.strip_prefix(['و', 'ف']).filter(|rest| rest.starts_with("لل")).unwrap_or(term);
    if let Some(rest) = behind.strip_prefix('ل').filter(|rest| rest.starts_with('ل')) {
        return known.contains(rest).then_some(rest);
    }
    let other = find_without_clitic(term)?;
    let is_likely = term.starts_with('و') || other.chars().nth(3).is_some();
    (known.contains(other) || (is_likely && !with_article.contains(term))).then_some(other)
}

/// Returns which build the files are of: by what is in them.
fn version(shards: &Shards) -> String {
    let mut hasher = blake3::Hasher::new();
    for text in &shards.texts {
        hasher.update(text.as_bytes());
    }
    hasher.finalize().to_hex()[..8].to_owned()
}

struct Files<'a> {
    shards: &'a Shards,
    vocabulary: &'a Vocabulary,
    version: &'a str,
    documents: usize,
}

fn manifest(graph: &Graph, layout: &SearchLayout, files: &Files<'_>) -> String {
    let mut kinds: Vec<(&'static str, usize)> = Vec::new();
    for (number, id) in layout.entities.iter().enumerate() {
        let kind = kind_name(*id);
        if kinds.last().is_none_or(|(last, _)| *last != kind) {
            kinds.push((kind, number));
        }
    }
    let manifest = Manifest {
        version: files.version,
        languages: graph.config.languages.iter().map(Lang::to_string).collect(),
        documents: files.documents,
        entities: layout.entities.len(),
        briefs: layout.briefs,
        kinds,
        results: layout.results_in_file(),
        terms: &files.shards.firsts,
        beginnings: &files.vocabulary.beginnings.firsts,
        endings: &files.vocabulary.endings.firsts,
        stop: STOP,
        irregular: IRREGULAR,
        models: MODELS,
    };
    script("index", &(files.version, manifest))
}
