//! Everything, linked. In: made whole by `resolve`. Out: answers to questions. Never changed afterwards.

use crate::input::Day;
use crate::lang::tag::Lang;
use crate::model::actor::{Actor, Position};
use crate::model::body::{Inline, Link, plain_text};
use crate::model::brief::{Brief, KeyPoint, Target, Text};
use crate::model::claim::Claim;
use crate::model::config::Config;
use crate::model::date::Dated;
use crate::model::event::Event;
use crate::model::history::Revision;
use crate::model::id::{
    ActorId, AttachmentId, BriefId, EntityId, EventId, PageId, PlaceId, PublisherId, Slug, SourceId, TopicId,
};
use crate::model::link::Links;
use crate::model::page::Page;
use crate::model::place::Place;
use crate::model::quotation::Quotation;
use crate::model::source::{Author, Publisher, Source, works_behind};
use crate::model::topic::Topic;
use crate::span::FileId;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// A file published beside a brief.
#[derive(Clone, Debug)]
pub struct Attachment {
    /// Whose it is.
    pub owner: EntityId,
    /// Its name inside the document's folder.
    pub name: Box<str>,
    /// Its bytes.
    pub file: FileId,
}

/// One place where a document is spoken of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Backlink {
    /// The document that speaks of it.
    pub from: EntityId,
    /// In which of its languages.
    pub lang: Lang,
    /// The block of the body it stands in; nothing where it is the summary.
    pub block: Option<u32>,
    /// The sentence it stands in, as plain text, else what stands around it; nothing where there are no words around it.
    pub sentence: Box<str>,
}

/// Someone who appears in the same briefs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoAppearance {
    /// Who.
    pub actor: ActorId,
    /// In how many briefs.
    pub briefs: u32,
}

/// What is known of an entity from everywhere else, each newest first.
#[derive(Clone, Debug, Default)]
pub struct Appearances {
    /// The briefs that declare it.
    pub briefs: Vec<BriefId>,
    /// The events it is part of, in the order of time.
    pub events: Vec<EventId>,
    /// Where it is linked or cited, without the briefs' own lists.
    pub backlinks: Vec<Backlink>,
    /// The entities that are part of it.
    pub parts: Vec<EntityId>,
}

/// A key point of a brief.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClaimOf {
    /// The brief it stands in.
    pub brief: BriefId,
    /// Its position among the key points of the original.
    pub point: usize,
}

/// That somebody is quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The brief that quotes.
    pub brief: BriefId,
    /// The position among the [statements](crate::model::brief::Brief::statements) of the brief.
    pub statement: usize,
}

/// That an actor held a post in another, or belonged to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tenure {
    /// Who.
    pub actor: ActorId,
    /// As what.
    pub of: TenureOf,
}

/// What an actor was in another: its number among the actor's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TenureOf {
    /// One of its positions.
    Position(usize),
    /// One of its memberships.
    Membership(usize),
}

/// The whole site: facts, words and links in both directions; no URL, no HTML.
#[derive(Debug)]
pub struct Graph {
    /// What `book.toml` means.
    pub config: Config,
    /// The day of the build.
    pub today: Day,
    /// Briefs by slug.
    pub briefs: Vec<Brief>,
    /// The briefs in the order of time, newest first.
    pub newest: Vec<BriefId>,
    /// Actors by slug.
    pub actors: Vec<Actor>,
    /// Places by slug.
    pub places: Vec<Place>,
    /// Topics by slug.
    pub topics: Vec<Topic>,
    /// Sources by slug.
    pub sources: Vec<Source>,
    /// Publishers by slug.
    pub publishers: Vec<Publisher>,
    /// Prose pages by slug.
    pub pages: Vec<Page>,
    /// All events, in the order of time.
    pub events: Vec<Event>,
    /// Files published beside briefs.
    pub attachments: Vec<Attachment>,
    /// What is known of each entity from elsewhere.
    pub appearances: FxHashMap<EntityId, Appearances>,
    /// Who appears with whom, the most frequent first; by actor.
    pub together: Vec<Vec<CoAppearance>>,
    /// What the key points of each brief's original claim and rest on; by brief.
    pub claims: Vec<Vec<Claim>>,
    /// How each brief came to be, newest first; none where that is not known, or it was never changed; by brief.
    pub revisions: Vec<Vec<Revision>>,
    /// The key points that cite each source, or a work that repeats it, near or far, newest first; by source.
    pub claims_on: Vec<Vec<ClaimOf>>,
    /// The key points that each actor says by name, newest first; by actor.
    pub claims_by: Vec<Vec<ClaimOf>>,
    /// The sources that each actor wrote or said, newest first; by actor.
    pub sources_by: Vec<Vec<SourceId>>,
    /// What each actor is quoted as saying, newest first.
    pub statements: Vec<Vec<Quoted>>,
    /// Who held a post in each actor, or belonged to it for a time that is told, by their slugs.
    pub tenures: Vec<Vec<Tenure>>,
    /// The sources of each publisher, newest first.
    pub published: Vec<Vec<SourceId>>,
    /// What addresses on the web answered.
    pub links: Links,
}

impl Graph {
    /// Returns a brief.
    #[must_use]
    pub fn brief(&self, id: BriefId) -> &Brief {
        &self.briefs[id.index()]
    }

    /// Returns an actor.
    #[must_use]
    pub fn actor(&self, id: ActorId) -> &Actor {
        &self.actors[id.index()]
    }

    /// Returns a place.
    #[must_use]
    pub fn place(&self, id: PlaceId) -> &Place {
        &self.places[id.index()]
    }

    /// Returns a topic.
    #[must_use]
    pub fn topic(&self, id: TopicId) -> &Topic {
        &self.topics[id.index()]
    }

    /// Returns a source.
    #[must_use]
    pub fn source(&self, id: SourceId) -> &Source {
        &self.sources[id.index()]
    }

    /// Returns a publisher.
    #[must_use]
    pub fn publisher(&self, id: PublisherId) -> &Publisher {
        &self.publishers[id.index()]
    }

    /// Returns a prose page.
    #[must_use]
    pub fn page(&self, id: PageId) -> &Page {
        &self.pages[id.index()]
    }

    /// Returns an event.
    #[must_use]
    pub fn event(&self, id: EventId) -> &Event {
        &self.events[id.index()]
    }

    /// Returns a file published beside a brief.
    #[must_use]
    pub fn attachment(&self, id: AttachmentId) -> &Attachment {
        &self.attachments[id.index()]
    }

    /// Returns what is known of an entity from elsewhere, if anything is.
    #[must_use]
    pub fn find_appearances(&self, id: EntityId) -> Option<&Appearances> {
        self.appearances.get(&id)
    }

    /// Returns the texts of an entity, by language; publishers have none.
    #[must_use]
    pub fn texts(&self, id: EntityId) -> Option<&BTreeMap<Lang, Box<Text>>> {
        match id {
            EntityId::Brief(id) => Some(&self.brief(id).texts),
            EntityId::Actor(id) => Some(&self.actor(id).texts),
            EntityId::Place(id) => Some(&self.place(id).texts),
            EntityId::Topic(id) => Some(&self.topic(id).texts),
            EntityId::Source(id) => Some(&self.source(id).texts),
            EntityId::Page(id) => Some(&self.page(id).texts),
            EntityId::Publisher(_) => None,
        }
    }

    /// Returns the texts of an entity, to be changed.
    pub fn texts_mut(&mut self, id: EntityId) -> Option<&mut BTreeMap<Lang, Box<Text>>> {
        match id {
            EntityId::Brief(id) => Some(&mut self.briefs[id.index()].texts),
            EntityId::Actor(id) => Some(&mut self.actors[id.index()].texts),
            EntityId::Place(id) => Some(&mut self.places[id.index()].texts),
            EntityId::Topic(id) => Some(&mut self.topics[id.index()].texts),
            EntityId::Source(id) => Some(&mut self.sources[id.index()].texts),
            EntityId::Page(id) => Some(&mut self.pages[id.index()].texts),
            EntityId::Publisher(_) => None,
        }
    }

    /// Returns the language of an entity's original.
    #[must_use]
    pub fn original(&self, id: EntityId) -> Lang {
        match id {
            EntityId::Brief(id) => self.brief(id).original,
            EntityId::Actor(id) => self.actor(id).original,
            EntityId::Place(id) => self.place(id).original,
            EntityId::Topic(id) => self.topic(id).original,
            EntityId::Source(id) => self.source(id).original,
            EntityId::Page(id) => self.page(id).original,
            EntityId::Publisher(_) => self.config.default_language,
        }
    }

    /// Returns the text that a reader of `lang` gets: that language's, or the original's.
    #[must_use]
    pub fn text(&self, id: EntityId, lang: Lang) -> Option<&Text> {
        let texts = self.texts(id)?;
        texts.get(&lang).or_else(|| texts.get(&self.original(id))).map(|text| &**text)
    }

    /// Returns the id of an entity.
    #[must_use]
    pub fn slug(&self, id: EntityId) -> &Slug {
        match id {
            EntityId::Brief(id) => &self.brief(id).slug,
            EntityId::Actor(id) => &self.actor(id).slug,
            EntityId::Place(id) => &self.place(id).slug,
            EntityId::Topic(id) => &self.topic(id).slug,
            EntityId::Source(id) => &self.source(id).slug,
            EntityId::Page(id) => &self.page(id).slug,
            EntityId::Publisher(id) => &self.publisher(id).slug,
        }
    }

    /// Returns the last part of an entity's address.
    #[must_use]
    pub fn url_slug(&self, id: EntityId) -> &Slug {
        match id {
            EntityId::Brief(id) => &self.brief(id).url_slug,
            EntityId::Actor(id) => &self.actor(id).url_slug,
            EntityId::Place(id) => &self.place(id).url_slug,
            EntityId::Topic(id) => &self.topic(id).url_slug,
            EntityId::Source(id) => &self.source(id).url_slug,
            EntityId::Page(id) => &self.page(id).url_slug,
            EntityId::Publisher(id) => &self.publisher(id).slug,
        }
    }

    /// Returns the name of an entity in a language, or in the language it has one in, and which that is.
    #[must_use]
    pub fn name(&self, id: EntityId, lang: Lang) -> (&str, Lang) {
        let titled = |id| self.text(id, lang).map(|text| (&*text.title, text.lang));
        let found = match id {
            EntityId::Brief(_) | EntityId::Page(_) => titled(id),
            EntityId::Actor(id) => self.actor(id).name.best(lang),
            EntityId::Place(id) => self.place(id).name.best(lang),
            EntityId::Topic(id) => self.topic(id).name.best(lang),
            EntityId::Source(id) => self.source(id).title.best(lang),
            EntityId::Publisher(id) => self.publisher(id).name.best(lang),
        };
        found.unwrap_or((self.url_slug(id), lang))
    }

    /// Returns whether an entity is a source that is neither named nor titled: its id is no name for readers.
    #[must_use]
    pub fn is_nameless(&self, id: EntityId) -> bool {
        let EntityId::Source(id) = id else { return false };
        self.source(id).unnamed && self.source(id).title.is_empty()
    }

    /// Returns when a quotation of a brief was said, as far as is known: on the day of what it is cited from, or else
    /// on that of the brief.
    #[must_use]
    pub fn day_said<'a>(&'a self, brief: &'a Brief, quotation: &Quotation) -> &'a Dated {
        let dated = quotation.sources.iter().find_map(|id| self.source(*id).date.as_ref());
        dated.unwrap_or(&brief.date)
    }

    /// Returns the language in which something was said, as far as is known: that of the first work it is cited from that
    /// has one.
    #[must_use]
    pub fn language_said(&self, quotation: &Quotation) -> Option<Lang> {
        quotation.sources.iter().find_map(|id| self.source(*id).language)
    }

    /// Calls `see` with every key point of every original: its brief, its number from 1, itself, what it claims.
    pub fn for_each_claim(&self, see: &mut dyn FnMut(&Brief, usize, &KeyPoint, &Claim)) {
        for (brief, claims) in self.briefs.iter().zip(&self.claims) {
            let points = brief.texts.get(&brief.original).map_or(&[][..], |text| &text.summary);
            for (number, (point, claim)) in (1..).zip(points.iter().zip(claims)) {
                see(brief, number, point, claim);
            }
        }
    }

    /// Returns the works among those that a claim cites by which it comes down to a source; none where it cites the
    /// source itself.
    #[must_use]
    pub fn works_between(&self, claim: &Claim, source: SourceId) -> Vec<SourceId> {
        if claim.sources.contains(&source) {
            return Vec::new();
        }
        let comes_down = |cited: &SourceId| works_behind(&self.sources, &[*cited]).contains(&source);
        claim.sources.iter().copied().filter(comes_down).collect()
    }

    /// Returns words of a text as plain text, links without words by what they lead to.
    #[must_use]
    pub fn plain(&self, text: &Text, words: &[Inline]) -> String {
        let name_of = |link: &Link| match text.target(link.reference) {
            Target::Entity { id, .. } => self.name(*id, text.lang).0,
            Target::Attachment(_) | Target::Fragment(_) | Target::Outside(_) | Target::Nowhere => "",
        };
        plain_text(words, &name_of)
    }

    /// Returns every entity, in the order of kinds and slugs.
    #[must_use]
    pub fn entities(&self) -> Vec<EntityId> {
        let mut all = Vec::new();
        all.extend((0..self.briefs.len()).map(|at| EntityId::Brief(BriefId::from_index(at))));
        all.extend((0..self.actors.len()).map(|at| EntityId::Actor(ActorId::from_index(at))));
        all.extend((0..self.places.len()).map(|at| EntityId::Place(PlaceId::from_index(at))));
        all.extend((0..self.topics.len()).map(|at| EntityId::Topic(TopicId::from_index(at))));
        all.extend((0..self.sources.len()).map(|at| EntityId::Source(SourceId::from_index(at))));
        all.extend((0..self.publishers.len()).map(|at| EntityId::Publisher(PublisherId::from_index(at))));
        all.extend((0..self.pages.len()).map(|at| EntityId::Page(PageId::from_index(at))));
        all
    }

    /// Returns the works that a brief rests on: those among its facts, then those that its texts cite besides.
    #[must_use]
    pub fn works(&self, id: BriefId) -> Vec<SourceId> {
        let brief = self.brief(id);
        let mut works = brief.sources.clone();
        for cited in brief.texts.values().flat_map(|text| &text.cited) {
            if !works.contains(cited) {
                works.push(*cited);
            }
        }
        works
    }

    /// Returns the actors of a brief's dates: whom they concern, and who promised or did what is dated.
    pub fn actors_of_dates(&self, id: BriefId) -> impl Iterator<Item = ActorId> {
        let events = self.brief(id).events.iter().map(|event| self.event(*event));
        events.flat_map(|event| event.actors.iter().chain(&event.by).copied())
    }

    /// Returns the actors who wrote or published the works that a brief rests on.
    pub fn actors_of_works(&self, id: BriefId) -> impl Iterator<Item = ActorId> {
        let works = self.works(id).into_iter().map(|work| self.source(work));
        works.flat_map(|work| {
            let publisher = work.publisher.and_then(|publisher| self.publisher(publisher).actor);
            work.authors.iter().filter_map(Author::find_actor).chain(publisher)
        })
    }

    /// Returns what actors belong to or hold a post in, and what that belongs to, and so on.
    #[must_use]
    pub fn wholes(&self, actors: impl IntoIterator<Item = ActorId>) -> BTreeSet<ActorId> {
        let mut wholes = BTreeSet::new();
        let mut waiting: Vec<ActorId> = actors.into_iter().collect();
        let mut seen: BTreeSet<ActorId> = waiting.iter().copied().collect();
        while let Some(actor) = waiting.pop() {
            let actor = self.actor(actor);
            let above = actor.part_of.iter().map(|of| of.whole);
            for whole in above.chain(actor.positions.iter().filter_map(|of| of.organization)) {
                wholes.insert(whole);
                if seen.insert(whole) {
                    waiting.push(whole);
                }
            }
        }
        wholes
    }

    /// Returns the positions that an actor held on the date of a brief, as far as dates tell.
    #[must_use]
    pub fn positions_on(&self, actor: ActorId, brief: BriefId) -> Vec<&Position> {
        let day = &self.brief(brief).date.date;
        let held = |position: &&Position| {
            let begun = position.from.as_ref().is_none_or(|from| from.date.begins_by(day));
            begun && position.to.as_ref().is_none_or(|to| to.date.ends_from(day))
        };
        self.actor(actor).positions.iter().filter(held).collect()
    }

    /// Returns the years that have a timeline of their own: those in which an event is, begins or ends. What may
    /// lie anywhere in a decade or a century is told of in the first of its years, and in those that others name.
    #[must_use]
    pub fn event_years(&self) -> BTreeSet<i32> {
        let years = |event: &Event| {
            let date = &event.date.date;
            date.named_years().into_iter().chain(date.year())
        };
        self.events.iter().flat_map(years).collect()
    }
}
