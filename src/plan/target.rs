//! The files that will exist.

use crate::lang::tag::Lang;
use crate::model::id::{AttachmentId, BriefId, EntityId, SourceId};
use crate::plan::portion::{Listing, Period};
use crate::span::FileId;
use rustc_hash::FxHashMap;

/// The kinds of entities that have a list of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `briefs/`
    Briefs,
    /// `actors/`
    Actors,
    /// `places/`
    Places,
    /// `topics/`
    Topics,
    /// `sources/`
    Sources,
    /// `publishers/`
    Publishers,
}

/// A file of the search index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SearchFile {
    /// What a browser knows before it loads anything else.
    Index,
    /// Terms and the documents they stand in.
    Terms(u32),
    /// Lists of documents that are too long to stand beside their terms.
    Lists(u32),
    /// Which words stand beside each other, for phrases.
    Pairs(u32),
    /// What the files of pairs are known by.
    PairSums,
    /// The vocabulary, by the beginnings of words.
    Beginnings(u32),
    /// The vocabulary, by the ends of words.
    Endings(u32),
    /// What results show of their entities.
    Results(u32, Lang),
    /// What results may be narrowed to.
    Filters(Lang),
}

impl SearchFile {
    /// Returns the language whose readers it is for; nothing where it is for all.
    #[must_use]
    pub fn find_language(self) -> Option<Lang> {
        match self {
            Self::Results(_, lang) | Self::Filters(lang) => Some(lang),
            Self::Index
            | Self::Terms(_)
            | Self::Lists(_)
            | Self::Pairs(_)
            | Self::PairSums
            | Self::Beginnings(_)
            | Self::Endings(_) => None,
        }
    }
}

/// A table of the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// Briefs.
    Briefs,
    /// Key points, and what they rest on.
    Claims,
    /// Attributed quotations.
    Statements,
    /// What was put right.
    Corrections,
    /// Who is in which brief, and as what.
    Parts,
    /// People and bodies.
    Actors,
    /// Posts that they held.
    Positions,
    /// To whom they belonged, and when.
    Memberships,
    /// Places.
    Places,
    /// Topics.
    Topics,
    /// Cited works.
    Sources,
    /// What happened or is due.
    Events,
}

impl Table {
    /// Every table with its name.
    pub const ALL: [(&'static str, Self); 12] = [
        ("briefs", Self::Briefs),
        ("claims", Self::Claims),
        ("statements", Self::Statements),
        ("corrections", Self::Corrections),
        ("parts", Self::Parts),
        ("actors", Self::Actors),
        ("positions", Self::Positions),
        ("memberships", Self::Memberships),
        ("places", Self::Places),
        ("topics", Self::Topics),
        ("sources", Self::Sources),
        ("events", Self::Events),
    ];
}

/// A file of the site's data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DataFile {
    /// The whole graph as JSON.
    Graph,
    /// The JSON Schema of the graph.
    Schema,
    /// A table as CSV.
    Table(Table),
    /// Everything in a language as JSON-LD, with the terms of schema.org.
    Linked(Lang),
    /// Entities of FollowTheMoney.
    FollowTheMoney,
}

/// Whose cited works a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Exported {
    /// Those of a brief.
    Brief(BriefId),
    /// All of the site.
    All,
}

/// How a file of cited works is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExportFormat {
    /// BibTeX, in the fields of biblatex.
    Bibtex,
    /// RIS.
    Ris,
    /// CSL-JSON.
    CslJson,
}

impl ExportFormat {
    /// Every format, with its own name.
    pub const ALL: [(&'static str, Self); 3] =
        [("BibTeX", Self::Bibtex), ("RIS", Self::Ris), ("CSL-JSON", Self::CslJson)];

    /// Returns what the names of its files end with.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Bibtex => "bib",
            Self::Ris => "ris",
            Self::CslJson => "json",
        }
    }
}

/// What a feed tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fed {
    /// All briefs.
    Site,
    /// What was put right.
    Corrections,
    /// The briefs of an actor, a place or a topic.
    Of(EntityId),
}

/// How a feed is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FeedFormat {
    /// Atom (RFC 4287).
    Atom,
    /// JSON Feed 1.1.
    Json,
}

impl FeedFormat {
    /// Every format, with its own name.
    pub const ALL: [(&'static str, Self); 2] = [("Atom", Self::Atom), ("JSON Feed", Self::Json)];

    /// Returns what the names of its files end with.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Atom => "xml",
            Self::Json => "json",
        }
    }

    /// Returns its media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Atom => "application/atom+xml",
            Self::Json => "application/feed+json",
        }
    }
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// `index.html`: the reader chooses a language.
    Chooser,
    /// `404.html`.
    NotFound,
    /// The home page of a language.
    Home(Lang),
    /// The page of an entity.
    Entity(EntityId, Lang),
    /// How a brief came to be.
    History(BriefId, Lang),
    /// A brief in two languages, side by side, the first of them the page's.
    Parallel(BriefId, Lang, Lang),
    /// The list of all entities of a kind (briefs: newest years, linking to each year's list).
    List(Kind, Lang),
    /// The briefs of one year.
    Year(i32, Lang),
    /// The whole timeline.
    Timeline(Lang),
    /// The timeline of one year.
    TimelineYear(i32, Lang),
    /// What is due, and what was.
    Deadlines(Lang),
    /// A year or month of a list that is too long for one page.
    Portion(Listing, Period, Lang),
    /// A list of a kind by name, from its second page on; pages are counted from 1.
    Names(Kind, u32, Lang),
    /// What was put right.
    Corrections(Lang),
    /// Who appears with whom.
    Network(Lang),
    /// The table of who appears with whom, from its second page on; pages are counted from 1.
    Pairs(u32, Lang),
    /// All places on a map.
    Map(Lang),
    /// What a reader keeps on the device for reading without a network.
    Offline(Lang),
    /// What a browser needs to install the site as an app (W3C, Web Application Manifest).
    WebApp(Lang),
    /// The page that lists the data.
    DataPage(Lang),
    /// A file of the data.
    Data(DataFile),
    /// The page on which readers search.
    SearchPage(Lang),
    /// A file of the search index.
    Search(SearchFile),
    /// A feed.
    Feed(Fed, FeedFormat, Lang),
    /// All deadlines, for calendars (iCalendar, RFC 5545).
    Calendar(Lang),
    /// The deadlines of an actor or a topic, for calendars.
    CalendarOf(EntityId, Lang),
    /// One part of the sitemap, from 0 (50,000 addresses at most).
    Sitemap(u32),
    /// The list of sitemaps, where there is more than one.
    SitemapIndex,
    /// `robots.txt`.
    Robots,
    /// `.nojekyll`.
    NoJekyll,
    /// `CNAME`.
    Cname,
    /// A stylesheet, script, font or picture of the theme: its number in the theme.
    Asset(u32),
    /// A file of the site's own folder, from `additional-css`.
    OwnAsset(FileId),
    /// A file published beside a document.
    Attachment(AttachmentId),
    /// Our copy of a source, byte for byte.
    Copy(SourceId),
    /// What links to entities lead to, in a few words: one part of it, in a language.
    Preview(Lang, u32),
    /// The picture of a brief that social networks show: its number among all cards.
    Card(u32),
    /// Cited works, for programs that keep references.
    Export(Exported, ExportFormat),
    /// An old address that leads to an entity.
    Redirect(EntityId, Lang),
}

impl What {
    /// Returns whether it is a page that people read.
    #[must_use]
    pub fn is_page(self) -> bool {
        match self {
            Self::Chooser
            | Self::NotFound
            | Self::Home(_)
            | Self::Entity(..)
            | Self::History(..)
            | Self::Parallel(..)
            | Self::List(..)
            | Self::Year(..)
            | Self::Timeline(_)
            | Self::TimelineYear(..)
            | Self::Deadlines(_)
            | Self::Portion(..)
            | Self::Names(..)
            | Self::Corrections(_)
            | Self::DataPage(_)
            | Self::Network(_)
            | Self::Pairs(..)
            | Self::Map(_)
            | Self::SearchPage(_)
            | Self::Offline(_) => true,
            Self::WebApp(_)
            | Self::Data(_)
            | Self::Search(_)
            | Self::Feed(..)
            | Self::Calendar(_)
            | Self::CalendarOf(..)
            | Self::Sitemap(_)
            | Self::SitemapIndex
            | Self::Robots
            | Self::NoJekyll
            | Self::Cname
            | Self::Asset(_)
            | Self::OwnAsset(_)
            | Self::Attachment(_)
            | Self::Copy(_)
            | Self::Preview(..)
            | Self::Card(_)
            | Self::Export(..)
            | Self::Redirect(..) => false,
        }
    }

    /// Returns whether only a server has a use for it, or a program that asks one.
    #[must_use]
    pub fn is_for_servers(self) -> bool {
        matches!(
            self,
            Self::NotFound
                | Self::Sitemap(_)
                | Self::SitemapIndex
                | Self::Robots
                | Self::NoJekyll
                | Self::Cname
                | Self::WebApp(_)
                | Self::Offline(_)
                | Self::Card(_)
        )
    }

    /// Returns the language of a page, where it has one.
    #[must_use]
    pub fn find_language(self) -> Option<Lang> {
        match self {
            Self::Home(lang)
            | Self::Entity(_, lang)
            | Self::History(_, lang)
            | Self::Parallel(_, lang, _)
            | Self::List(_, lang)
            | Self::Year(_, lang)
            | Self::Timeline(lang)
            | Self::TimelineYear(_, lang)
            | Self::Deadlines(lang)
            | Self::Portion(_, _, lang)
            | Self::Names(_, _, lang)
            | Self::Corrections(lang)
            | Self::Network(lang)
            | Self::Pairs(_, lang)
            | Self::Map(lang)
            | Self::Offline(lang)
            | Self::WebApp(lang)
            | Self::DataPage(lang)
            | Self::SearchPage(lang)
            | Self::Feed(_, _, lang)
            | Self::Calendar(lang)
            | Self::CalendarOf(_, lang)
            | Self::Redirect(_, lang) => Some(lang),
            Self::Chooser
            | Self::NotFound
            | Self::Data(_)
            | Self::Search(_)
            | Self::Sitemap(_)
            | Self::SitemapIndex
            | Self::Robots
            | Self::NoJekyll
            | Self::Cname
            | Self::Asset(_)
            | Self::OwnAsset(_)
            | Self::Attachment(_)
            | Self::Copy(_)
            | Self::Preview(..)
            | Self::Card(_)
            | Self::Export(..) => None,
        }
    }

    /// Returns the same page in another language; nothing where it is no page of one language.
    #[must_use]
    pub fn in_language(self, lang: Lang) -> Option<Self> {
        match self {
            Self::Home(_) => Some(Self::Home(lang)),
            Self::Entity(id, _) => Some(Self::Entity(id, lang)),
            Self::History(id, _) => Some(Self::History(id, lang)),
            Self::List(kind, _) => Some(Self::List(kind, lang)),
            Self::Year(year, _) => Some(Self::Year(year, lang)),
            Self::Timeline(_) => Some(Self::Timeline(lang)),
            Self::TimelineYear(year, _) => Some(Self::TimelineYear(year, lang)),
            Self::Deadlines(_) => Some(Self::Deadlines(lang)),
            Self::Portion(listing, period, _) => Some(Self::Portion(listing, period, lang)),
            Self::Names(kind, page, _) => Some(Self::Names(kind, page, lang)),
            Self::Corrections(_) => Some(Self::Corrections(lang)),
            Self::Network(_) => Some(Self::Network(lang)),
            Self::Pairs(page, _) => Some(Self::Pairs(page, lang)),
            Self::Map(_) => Some(Self::Map(lang)),
            Self::Offline(_) => Some(Self::Offline(lang)),
            Self::WebApp(_) => Some(Self::WebApp(lang)),
            Self::SearchPage(_) => Some(Self::SearchPage(lang)),
            Self::DataPage(_) => Some(Self::DataPage(lang)),
            Self::Feed(of, format, _) => Some(Self::Feed(of, format, lang)),
            Self::Calendar(_) => Some(Self::Calendar(lang)),
            Self::CalendarOf(id, _) => Some(Self::CalendarOf(id, lang)),
            Self::Chooser
            | Self::NotFound
            | Self::Data(_)
            | Self::Search(_)
            | Self::Sitemap(_)
            | Self::SitemapIndex
            | Self::Robots
            | Self::NoJekyll
            | Self::Cname
            | Self::Asset(_)
            | Self::OwnAsset(_)
            | Self::Attachment(_)
            | Self::Copy(_)
            | Self::Preview(..)
            | Self::Card(_)
            | Self::Export(..)
            | Self::Parallel(..)
            | Self::Redirect(..) => None,
        }
    }
}

/// A file to be made.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Target {
    /// Its path from the output folder, with `/`.
    pub path: Box<str>,
    /// What it is.
    pub what: What,
}

/// Every file that will exist.
#[derive(Debug)]
pub struct Plan {
    /// The files, sorted by path; no two paths are the same when case is ignored.
    pub targets: Vec<Target>,
    /// The entities that have a preview, by the number of their shard.
    pub previews: Vec<Vec<EntityId>>,
    /// The places of the pages of entities.
    entities: EntityPlaces,
    /// The places of all other files.
    places: FxHashMap<What, u32>,
}

/// The places of the pages of entities, which are asked for most: by kind, by entity and language.
#[derive(Debug, Default)]
struct EntityPlaces {
    languages: Vec<Lang>,
    of_kind: [Vec<Option<u32>>; EntityId::KINDS],
}

impl EntityPlaces {
    fn new(targets: &[Target]) -> Self {
        let pages = |target: &Target| match target.what {
            What::Entity(id, lang) => Some((id, lang)),
            _ => None,
        };
        let mut languages: Vec<Lang> = targets.iter().filter_map(pages).map(|(_, lang)| lang).collect();
        languages.sort();
        languages.dedup();
        let mut places = Self { languages, ..Self::default() };
        for (at, (id, lang)) in (0u32..).zip(targets).filter_map(|(at, target)| Some((at, pages(target)?))) {
            let Some((kind, number)) = places.find_slot(id, lang) else { continue };
            let of_kind = &mut places.of_kind[kind];
            of_kind.resize(of_kind.len().max(number + 1), None);
            of_kind[number] = Some(at);
        }
        places
    }

    fn find(&self, id: EntityId, lang: Lang) -> Option<u32> {
        let (kind, number) = self.find_slot(id, lang)?;
        self.of_kind[kind].get(number).copied().flatten()
    }

    fn find_slot(&self, id: EntityId, lang: Lang) -> Option<(usize, usize)> {
        let lang = self.languages.iter().position(|of| *of == lang)?;
        let (kind, number) = id.place();
        Some((kind, number * self.languages.len() + lang))
    }
}

impl Plan {
    /// Returns the plan of these targets.
    #[must_use]
    pub fn new(mut targets: Vec<Target>) -> Self {
        targets.sort();
        let numbered = (0u32..).zip(&targets);
        let places =
            numbered.filter(|(_, target)| !matches!(target.what, What::Redirect(..) | What::Entity(..)));
        let places = places.map(|(at, target)| (target.what, at)).collect();
        Self { entities: EntityPlaces::new(&targets), targets, previews: Vec::new(), places }
    }

    /// Returns it without what only a server has a use for.
    #[must_use]
    pub fn for_a_folder(self) -> Self {
        let targets = self.targets.into_iter().filter(|target| !target.what.is_for_servers()).collect();
        Self { previews: self.previews, ..Self::new(targets) }
    }

    /// Returns the path of a file, from the output folder; nothing where it is not planned. Redirects, of
    /// which an entity may have several, are not found so.
    #[must_use]
    pub fn find_path(&self, what: What) -> Option<&str> {
        self.find_place(what).map(|at| &*self.targets[at as usize].path)
    }

    /// Returns the place of a file among all files; nothing where it is not planned, or a redirect.
    #[must_use]
    pub fn find_place(&self, what: What) -> Option<u32> {
        match what {
            What::Entity(id, lang) => self.entities.find(id, lang),
            _ => self.places.get(&what).copied(),
        }
    }

    /// Returns how many pages a reader may open.
    #[must_use]
    pub fn page_count(&self) -> usize {
        self.targets.iter().filter(|target| target.what.is_page()).count()
    }
}
