//! A word becomes an id. In: the ids of all drafts. Out: answers, and a diagnostic where there is none.

use crate::diag::code::Code;
use crate::diag::phrase::{Phrase, say};
use crate::diag::report::{Diagnostic, Report};
use crate::lang::fold::fold;
use crate::lang::near::find_nearest;
use crate::lang::tag::Lang;
use crate::model::id::{ActorId, AttachmentId, BriefId, EntityId, PageId, PlaceId, SourceId, TopicId};
use crate::parse::draft::{DocumentDraft, Drafts};
use crate::span::Word;
use std::collections::{BTreeMap, HashMap, HashSet};

/// A kind of document that a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    Actor,
    Place,
    Topic,
    Source,
    Brief,
}

impl Wanted {
    fn folder(self) -> &'static str {
        match self {
            Self::Actor => "actors",
            Self::Place => "places",
            Self::Topic => "topics",
            Self::Source => "sources",
            Self::Brief => "briefs",
        }
    }

    /// Returns that nothing of the kind has this id.
    fn is_unknown(self, id: &str) -> Phrase {
        match self {
            Self::Actor => say!("no actor named `{id}`", id),
            Self::Place => say!("no place named `{id}`", id),
            Self::Topic => say!("no topic named `{id}`", id),
            Self::Source => say!("no source named `{id}`", id),
            Self::Brief => say!("no brief named `{id}`", id),
        }
    }

    /// Returns that the id is that of a document of another kind.
    fn is_other(self, id: &str, other: Phrase) -> Phrase {
        match self {
            Self::Actor => say!("`{id}` is {other}; give the id of an actor here", id, other),
            Self::Place => say!("`{id}` is {other}; give the id of a place here", id, other),
            Self::Topic => say!("`{id}` is {other}; give the id of a topic here", id, other),
            Self::Source => say!("`{id}` is {other}; give the id of a source here", id, other),
            Self::Brief => say!("`{id}` is {other}; give the id of a brief here", id, other),
        }
    }

    fn code(self) -> Code {
        match self {
            Self::Actor => Code::UnknownActor,
            Self::Place => Code::UnknownPlace,
            Self::Topic => Code::UnknownTopic,
            Self::Source => Code::UnknownSource,
            Self::Brief => Code::UnknownBrief,
        }
    }
}

/// Every id, path and file of the site.
#[derive(Debug, Default)]
pub struct Names {
    ids: BTreeMap<Box<str>, EntityId>,
    stems: HashMap<Box<str>, EntityId>,
    files: HashMap<String, AttachmentId>,
    left_out: HashSet<String>,
    /// Documents by their names and titles, folded; nothing where several have one.
    called: HashMap<String, Option<EntityId>>,
}

/// Returns the word for a kind of document, with its article.
fn noun_of(id: EntityId) -> Phrase {
    match id {
        EntityId::Brief(_) => say!("a brief"),
        EntityId::Actor(_) => say!("an actor"),
        EntityId::Place(_) => say!("a place"),
        EntityId::Topic(_) => say!("a topic"),
        EntityId::Source(_) => say!("a source"),
        EntityId::Publisher(_) => say!("a publisher"),
        EntityId::Page(_) => say!("a page"),
    }
}

impl Names {
    /// Returns the names of drafts whose lists are sorted by id and without repeats.
    pub(crate) fn new(drafts: &Drafts) -> Self {
        let mut names = Self::default();
        names.add_all(&drafts.briefs, |at| EntityId::Brief(BriefId::from_index(at)));
        names.add_all(&drafts.actors, |at| EntityId::Actor(ActorId::from_index(at)));
        names.add_all(&drafts.places, |at| EntityId::Place(PlaceId::from_index(at)));
        names.add_all(&drafts.topics, |at| EntityId::Topic(TopicId::from_index(at)));
        names.add_all(&drafts.sources, |at| EntityId::Source(SourceId::from_index(at)));
        names.add_all(&drafts.pages, |at| EntityId::Page(PageId::from_index(at)));
        names.call_all(drafts);
        names.left_out = drafts.left_out.iter().map(|word| word.value.clone()).collect();
        names
    }

    fn add_all<Facts>(&mut self, drafts: &[DocumentDraft<Facts>], id_of: impl Fn(usize) -> EntityId) {
        for (at, draft) in drafts.iter().enumerate() {
            self.ids.entry(draft.id.value.as_str().into()).or_insert(id_of(at));
            if !draft.texts.is_empty() {
                self.stems.entry(draft.stem.clone()).or_insert(id_of(at));
            }
        }
    }

    /// Makes known how documents are called, for those who write a name where an id is meant.
    fn call_all(&mut self, drafts: &Drafts) {
        for (at, draft) in drafts.actors.iter().enumerate() {
            let id = EntityId::Actor(ActorId::from_index(at));
            draft.facts.name.iter().for_each(|(_, name)| self.call(name, id));
            draft.facts.aliases.iter().for_each(|(_, name)| self.call(name, id));
        }
        for (at, draft) in drafts.places.iter().enumerate() {
            let id = EntityId::Place(PlaceId::from_index(at));
            draft.facts.name.iter().for_each(|(_, name)| self.call(name, id));
            draft.facts.aliases.iter().for_each(|(_, name)| self.call(name, id));
        }
        for (at, draft) in drafts.topics.iter().enumerate() {
            let id = EntityId::Topic(TopicId::from_index(at));
            draft.facts.name.iter().for_each(|(_, name)| self.call(name, id));
        }
        for (at, draft) in drafts.sources.iter().enumerate() {
            let id = EntityId::Source(SourceId::from_index(at));
            draft.facts.title.iter().for_each(|(_, title)| self.call(title, id));
        }
    }

    fn call(&mut self, name: &str, id: EntityId) {
        let known = self.called.entry(fold(name)).or_insert(Some(id));
        if *known != Some(id) {
            *known = None;
        }
    }

    /// Returns the id of the only document that is called so.
    fn find_called(&self, name: &str, is_wanted: impl Fn(EntityId) -> bool) -> Option<&str> {
        let id = self.called.get(&fold(name)).copied().flatten().filter(|id| is_wanted(*id))?;
        self.ids.iter().find(|(_, of)| **of == id).map(|(id, _)| &**id)
    }

    /// Makes a file known by its path.
    pub(crate) fn add_file(&mut self, path: String, id: AttachmentId) {
        self.files.insert(path, id);
    }

    /// Returns what an id names.
    pub(crate) fn find(&self, id: &str) -> Option<EntityId> {
        self.ids.get(id).copied()
    }

    /// Returns the document whose files have this path, without language and ending.
    pub(crate) fn find_stem(&self, stem: &str) -> Option<EntityId> {
        self.stems.get(stem).copied()
    }

    /// Returns the published file at this path.
    pub(crate) fn find_file(&self, path: &str) -> Option<AttachmentId> {
        self.files.get(path).copied()
    }

    /// Returns the document whose folder this is; `languages` may each have a tree of their own.
    pub(crate) fn find_folder(&self, folder: &str, languages: &[Lang]) -> Option<EntityId> {
        let index = |folder: &str| self.find_stem(&format!("{folder}/index"));
        let in_tree = || {
            let (content, rest) = folder.split_once('/')?;
            let (lang, rest) = rest.split_once('/')?;
            let is_language = languages.iter().any(|language| language.as_str() == lang);
            is_language.then(|| index(&format!("{content}/{rest}"))).flatten()
        };
        index(folder).or_else(in_tree)
    }

    /// Returns whether `id` is a draft that this build leaves out.
    pub(crate) fn is_left_out(&self, id: &str) -> bool {
        self.left_out.contains(id)
    }

    /// Returns the id of what is called so, or the id nearest in spelling, of any kind.
    pub(crate) fn find_near(&self, word: &str) -> Option<&str> {
        let nearest = || find_nearest(word, self.ids.keys().map(|id| &**id));
        self.find_called(word, |_| true).or_else(nearest)
    }

    /// Returns the actor called `word`, or reports that there is none.
    pub(crate) fn actor(&self, word: &Word, report: &mut Report) -> Option<ActorId> {
        match self.find(&word.value) {
            Some(EntityId::Actor(id)) => Some(id),
            other => self.complain(word, Wanted::Actor, other, report),
        }
    }

    /// Returns the place called `word`, or reports that there is none.
    pub(crate) fn place(&self, word: &Word, report: &mut Report) -> Option<PlaceId> {
        match self.find(&word.value) {
            Some(EntityId::Place(id)) => Some(id),
            other => self.complain(word, Wanted::Place, other, report),
        }
    }

    /// Returns the topic called `word`, or reports that there is none.
    pub(crate) fn topic(&self, word: &Word, report: &mut Report) -> Option<TopicId> {
        match self.find(&word.value) {
            Some(EntityId::Topic(id)) => Some(id),
            other => self.complain(word, Wanted::Topic, other, report),
        }
    }

    /// Returns the source called `word`, or reports that there is none.
    pub(crate) fn source(&self, word: &Word, report: &mut Report) -> Option<SourceId> {
        match self.find(&word.value) {
            Some(EntityId::Source(id)) => Some(id),
            other => self.complain(word, Wanted::Source, other, report),
        }
    }

    /// Returns the brief called `word`, or reports that there is none; a draft that is left out is not one.
    pub(crate) fn brief(&self, word: &Word, report: &mut Report) -> Option<BriefId> {
        match self.find(&word.value) {
            Some(EntityId::Brief(id)) => Some(id),
            None if self.is_left_out(&word.value) => None,
            other => self.complain(word, Wanted::Brief, other, report),
        }
    }

    /// Reports that `word` names nothing of the kind that was wanted. Returns nothing.
    fn complain<Id>(
        &self,
        word: &Word,
        wanted: Wanted,
        found: Option<EntityId>,
        report: &mut Report,
    ) -> Option<Id> {
        let id = &word.value;
        let message = wanted.is_unknown(id);
        let other = |other| wanted.is_other(id, noun_of(other));
        let folder = || {
            let folder = wanted.folder();
            say!("add `content/{folder}/{id}.md`, or correct the id", folder, id)
        };
        let commas = || {
            let parted = id.contains('،').then(|| id.replace('،', ","));
            parted.map(|parted| say!("part the ids of a list with `,`: `[{parted}]`", parted))
        };
        let diagnostic = Diagnostic::new(wanted.code(), word.span, message);
        let draft = || {
            let is_draft = self.is_left_out(id);
            is_draft.then(|| {
                say!("`{id}` is a draft, and drafts are left out: publish it, or take the id out", id)
            })
        };
        let known = found.map(other).or_else(draft).or_else(commas);
        report.add(match (known, self.find_near_kind(id, wanted)) {
            (Some(help), _) => diagnostic.help(help),
            (None, Some(near)) => diagnostic.did_you_mean(word, near),
            (None, None) => diagnostic.help(folder()),
        });
        None
    }

    fn find_near_kind(&self, word: &str, wanted: Wanted) -> Option<&str> {
        let is_wanted = |id: EntityId| match id {
            EntityId::Brief(_) => wanted == Wanted::Brief,
            EntityId::Actor(_) => wanted == Wanted::Actor,
            EntityId::Place(_) => wanted == Wanted::Place,
            EntityId::Topic(_) => wanted == Wanted::Topic,
            EntityId::Source(_) => wanted == Wanted::Source,
            EntityId::Publisher(_) | EntityId::Page(_) => false,
        };
        let of_kind = self.ids.iter().filter(|(_, id)| is_wanted(**id));
        self.find_called(word, is_wanted).or_else(|| find_nearest(word, of_kind.map(|(id, _)| &**id)))
    }
}
