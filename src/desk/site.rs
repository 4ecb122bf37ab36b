//! The site as it was last known: its graph, what is wrong with it, and where each document is named.

use crate::desk::words::Words;
use crate::input::Input;
use crate::lang::fold::fold;
use crate::lang::tag::Lang;
use crate::model::body::ReferenceKind;
use crate::model::brief::Target;
use crate::model::config::default_style;
use crate::model::graph::Graph;
use crate::model::id::EntityId;
use crate::plan::url::encode;
use crate::render::wording::dates::DateWording;
use crate::session::{Audience, Drafting, Prepared, SessionOptions, prepare_seeing};
use crate::span::{FileId, Span};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// How a document is named somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Naming {
    /// By its id in a value of YAML.
    Fact,
    /// By its id in prose: `[[id]]` or `[@id]`.
    Prose,
    /// By its path: `[words](../actors/id.md)`.
    Path,
}

/// A place where a document is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Use {
    /// Where.
    pub span: Span,
    /// How.
    pub naming: Naming,
}

/// A document as lists of them show it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What it is.
    pub entity: EntityId,
    /// Its id.
    pub id: Box<str>,
    /// Its names in the site's languages, without repeats, then its other names.
    pub names: Vec<Box<str>>,
    /// How many of them are its own names, not other ones.
    pub own: usize,
    /// Its id and its names, folded for comparing.
    folded: Vec<String>,
}

/// The site as it was last known.
pub struct Desk {
    /// What it was made from.
    pub input: Input,
    /// The site, and what is wrong with it.
    pub prepared: Prepared,
    /// All documents, by id.
    pub entries: Vec<Entry>,
    /// Dates in the words of the one who writes.
    pub dates: DateWording,
    by_id: BTreeMap<Box<str>, usize>,
    uses: BTreeMap<EntityId, Vec<Use>>,
    files: FxHashMap<FileId, (EntityId, Lang)>,
}

impl std::fmt::Debug for Desk {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Desk").field("entries", &self.entries.len()).finish_non_exhaustive()
    }
}

/// How well a document answers to a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// Its id begins with it.
    Id,
    /// One of its names does.
    Name,
    /// A word of a name does.
    Word,
    /// It stands somewhere in a name.
    Inside,
}

impl Entry {
    /// Returns how well the document answers to a word that is folded.
    #[must_use]
    pub fn find_nearness(&self, word: &str) -> Option<Nearness> {
        let near = |(at, name): (usize, &String)| {
            let found = name.find(word)?;
            let is_start = found == 0 || name[..found].ends_with([' ', '-', '_', '(', '«', '"']);
            // `العراق` is found by `عراق` as well.
            let is_word = is_start || name[..found].ends_with("ال");
            Some(match (at, found, is_word) {
                (0, 0, _) => Nearness::Id,
                (_, 0, _) => Nearness::Name,
                (_, _, true) => Nearness::Word,
                (_, _, false) => Nearness::Inside,
            })
        };
        self.folded.iter().enumerate().filter_map(near).min()
    }
}

impl Desk {
    /// Returns the site of an input, drafts included, for one who reads `lang`.
    #[must_use]
    pub fn new(input: Input, lang: Lang) -> Self {
        let options = SessionOptions {
            drafts: Drafting::With,
            audience: Audience::Editors,
            ..SessionOptions::default()
        };
        let (prepared, words) = prepare_seeing(&input, options, Words::new);
        let graph = &prepared.graph;
        let style = graph.config.dates.get(&lang).cloned().unwrap_or_else(|| default_style(lang));
        let entries = entries(graph);
        let by_id: BTreeMap<Box<str>, usize> =
            entries.iter().enumerate().map(|(at, entry)| (entry.id.clone(), at)).collect();
        let mut files = FxHashMap::default();
        for entry in &entries {
            for text in graph.texts(entry.entity).into_iter().flat_map(BTreeMap::values) {
                files.insert(text.file, (entry.entity, text.lang));
            }
        }
        let mut desk = Self {
            dates: DateWording::new(lang, &style),
            input,
            prepared,
            entries,
            by_id,
            files,
            uses: BTreeMap::new(),
        };
        desk.gather(&words);
        desk
    }

    /// Returns the graph.
    #[must_use]
    pub fn graph(&self) -> &Graph {
        &self.prepared.graph
    }

    /// Returns the document of an id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Entry> {
        self.by_id.get(id).and_then(|at| self.entries.get(*at))
    }

    /// Returns the document whose words a file holds, and their language.
    #[must_use]
    pub fn find_file(&self, path: &str) -> Option<(EntityId, Lang)> {
        self.files.get(&self.input.find_path(path)?).copied()
    }

    /// Returns where a document is named, by file and place.
    #[must_use]
    pub fn uses(&self, entity: EntityId) -> &[Use] {
        self.uses.get(&entity).map_or(&[], Vec::as_slice)
    }

    /// Returns where a document is written: the start of its original, or its id in a file of several.
    #[must_use]
    pub fn find_home(&self, entity: EntityId) -> Option<Span> {
        let graph = self.graph();
        let path = match entity {
            EntityId::Source(id) => return Some(graph.source(id).span),
            EntityId::Publisher(id) => return self.find_home(EntityId::Actor(graph.publisher(id).actor?)),
            EntityId::Brief(id) => &graph.brief(id).path,
            EntityId::Actor(id) => &graph.actor(id).path,
            EntityId::Place(id) => &graph.place(id).path,
            EntityId::Topic(id) => &graph.topic(id).path,
            EntityId::Page(id) => &graph.page(id).path,
        };
        self.input.find_path(path).map(Span::whole)
    }

    fn gather(&mut self, words: &Words) {
        let mut uses: BTreeMap<EntityId, Vec<Use>> = BTreeMap::new();
        let mut add = |entity, span, naming| uses.entry(entity).or_default().push(Use { span, naming });
        for word in &words.facts {
            if let Some(entry) = self.find(&word.value) {
                add(entry.entity, word.span, Naming::Fact);
            }
        }
        for word in &words.names {
            if let Some(entry) = self.find(&word.value).filter(|of| matches!(of.entity, EntityId::Actor(_))) {
                add(entry.entity, word.span, Naming::Fact);
            }
        }
        let graph = self.graph();
        for (file, references) in &words.references {
            let text = self.files.get(file).and_then(|(entity, lang)| graph.texts(*entity)?.get(lang));
            let Some(text) = text else { continue };
            for (reference, target) in references.iter().zip(&text.targets) {
                let naming = match reference.kind {
                    ReferenceKind::Wiki | ReferenceKind::Citation => Naming::Prose,
                    ReferenceKind::Link | ReferenceKind::Autolink | ReferenceKind::Image => Naming::Path,
                };
                match target {
                    Target::Entity { id, .. } => add(*id, reference.word.span, naming),
                    Target::Attachment(id) => {
                        let owner = graph.attachment(*id).owner;
                        if names_folder(&reference.word.value, id_of(graph, owner)) {
                            add(owner, reference.word.span, Naming::Path);
                        }
                    }
                    Target::Fragment(_) | Target::Outside(_) | Target::Nowhere => {}
                }
            }
        }
        for list in uses.values_mut() {
            list.sort_unstable();
            list.dedup();
        }
        self.uses = uses;
    }
}

/// Returns whether a path leads through the folder of a document.
fn names_folder(path: &str, id: &str) -> bool {
    path.split('/').any(|part| part == id || part == encode(id))
}

/// Returns the id of a document; of a publisher, that of the actor it is, if any.
fn id_of(graph: &Graph, entity: EntityId) -> &str {
    match entity {
        EntityId::Brief(id) => &graph.brief(id).slug,
        EntityId::Actor(id) => &graph.actor(id).slug,
        EntityId::Place(id) => &graph.place(id).slug,
        EntityId::Topic(id) => &graph.topic(id).slug,
        EntityId::Source(id) => &graph.source(id).slug,
        EntityId::Page(id) => &graph.page(id).slug,
        EntityId::Publisher(id) => &graph.publisher(id).slug,
    }
}

/// Returns all documents, by id; publishers that are only a name are none.
fn entries(graph: &Graph) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for entity in graph.entities() {
        let others: &[(Lang, Box<str>)] = match entity {
            EntityId::Actor(id) => &graph.actor(id).aliases,
            EntityId::Place(id) => &graph.place(id).aliases,
            EntityId::Brief(_) | EntityId::Topic(_) | EntityId::Source(_) | EntityId::Page(_) => &[],
            EntityId::Publisher(_) => continue,
        };
        let id = id_of(graph, entity);
        let mut names: Vec<Box<str>> = Vec::new();
        let own = graph.config.languages.iter().map(|lang| graph.name(entity, *lang).0);
        for name in own {
            if name != id && !names.iter().any(|of| **of == *name) {
                names.push(name.into());
            }
        }
        let own = names.len();
        names.extend(others.iter().map(|(_, name)| name.clone()));
        let folded = std::iter::once(fold(id)).chain(names.iter().map(|name| fold(name))).collect();
        entries.push(Entry { entity, id: id.into(), names, own, folded });
    }
    entries.sort_by(|a, b| a.id.cmp(&b.id));
    entries
}
