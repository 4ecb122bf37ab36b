//! What there is to keep. In: all packs. Out: the catalogue, a file of JSON that the page "offline" reads, and one
//! for each topic. Every file is told with its length and fingerprint, so that it counts only when it is whole.

use crate::lang::tag::Lang;
use crate::model::fingerprint::Fingerprint;
use crate::model::graph::Graph;
use crate::model::id::{EntityId, TopicId};
use crate::plan::batch::Share;
use crate::plan::target::Plan;
use crate::render::offline::pack::{Pack, PackedFile};
use crate::render::offline::topic;
use rayon::prelude::*;
use serde::Serialize;

/// The path of the catalogue from the output folder.
pub const PATH: &str = "offline/catalogue.json";

/// A file made from packs.
#[derive(Debug)]
pub struct Made {
    /// Its path from the output folder.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// All that there is to keep.
#[derive(Debug)]
pub struct Catalogue {
    /// What tells this site from every other state of it.
    pub version: String,
    /// The catalogue and the lists of topics.
    pub files: Vec<Made>,
}

#[derive(Serialize)]
struct Contents {
    version: String,
    packs: Vec<PackEntry>,
    topics: Vec<TopicEntry>,
}

#[derive(Serialize)]
struct PackEntry {
    path: String,
    bytes: usize,
    sha256: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<i32>,
    first: String,
    last: String,
}

#[derive(Serialize)]
struct TopicEntry {
    topic: String,
    lang: String,
    /// Where the list of its pages is.
    path: String,
    sha256: String,
    /// About how many bytes a server sends for the pages.
    bytes: usize,
    /// How many bytes they take on the device.
    stored: usize,
}

/// A page of a topic: its path, its length, its fingerprint.
#[derive(Serialize)]
struct PageEntry<'a>(&'a str, usize, String);

/// A file in a pack, with the pack's length and that of all that is in it.
#[derive(Clone, Copy)]
struct Kept<'a> {
    file: &'a PackedFile,
    packed: usize,
    whole: usize,
}

/// Returns the catalogue of all packs of a site.
///
/// # Panics
/// Where texts and numbers have no form in JSON, which is a mistake of this program.
#[must_use]
pub fn catalogue(graph: &Graph, plan: &Plan, packs: &[Pack]) -> Catalogue {
    let mut kept: Vec<Option<Kept<'_>>> = vec![None; plan.targets.len()];
    for pack in packs {
        let whole = pack.files.iter().map(|file| file.packed).sum();
        for file in &pack.files {
            kept[file.target as usize] = Some(Kept { file, packed: pack.length, whole });
        }
    }
    let languages = &graph.config.languages;
    let topics = (0..graph.topics.len()).map(TopicId::from_index);
    let topics: Vec<(TopicId, Lang)> =
        topics.flat_map(|id| languages.iter().map(move |lang| (id, *lang))).collect();
    let listed: Vec<(TopicEntry, Made)> =
        topics.into_par_iter().filter_map(|of| list(graph, plan, of, &kept)).collect();
    let (topics, mut files): (Vec<TopicEntry>, Vec<Made>) = listed.into_iter().unzip();
    let mut contents = Contents { version: String::new(), packs: packs.iter().map(entry).collect(), topics };
    let json =
        |contents: &Contents| serde_json::to_vec(contents).expect("texts and numbers have a form in JSON");
    contents.version = Fingerprint::of(&json(&contents)).hex()[..16].to_owned();
    files.push(Made { path: PATH.to_owned(), bytes: json(&contents) });
    Catalogue { version: contents.version, files }
}

fn entry(pack: &Pack) -> PackEntry {
    let year = match pack.group.share {
        Share::Always => None,
        Share::Year(year) | Share::Month(year, _) => Some(year),
    };
    PackEntry {
        path: pack.path.clone(),
        bytes: pack.length,
        sha256: pack.fingerprint.hex(),
        lang: pack.group.lang.map(|lang| lang.to_string()),
        year,
        first: pack.first.clone(),
        last: pack.last.clone(),
    }
}

/// Returns the list of the pages of a topic; nothing where no brief is about it.
fn list(
    graph: &Graph,
    plan: &Plan,
    (topic, lang): (TopicId, Lang),
    kept: &[Option<Kept<'_>>],
) -> Option<(TopicEntry, Made)> {
    if topic::briefs(graph, topic).is_empty() {
        return None;
    }
    let mut entry = TopicEntry {
        topic: graph.url_slug(EntityId::Topic(topic)).to_string(),
        lang: lang.to_string(),
        path: String::new(),
        sha256: String::new(),
        bytes: 0,
        stored: 0,
    };
    let mut pages = Vec::new();
    for at in topic::pages(graph, plan, (topic, lang)) {
        let Some(Kept { file, packed, whole }) = kept[at as usize] else { continue };
        let path = &*plan.targets[at as usize].path;
        pages.push(PageEntry(path, file.length, file.fingerprint.hex()));
        entry.bytes += file.length * packed / whole.max(1);
        entry.stored += file.length;
    }
    let bytes = serde_json::to_vec(&pages).expect("texts and numbers have a form in JSON");
    entry.sha256 = Fingerprint::of(&bytes).hex();
    entry.path = format!("offline/{lang}-topics/{}.{}.json", entry.topic, &entry.sha256[..16]);
    let made = Made { path: entry.path.clone(), bytes };
    Some((entry, made))
}
