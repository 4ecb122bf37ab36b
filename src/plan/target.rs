//! The files that will exist.

use crate::lang::tag::Lang;
use crate::model::id::{AttachmentId, EntityId};
use crate::span::FileId;

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
    /// What was put right.
    Corrections(Lang),
    /// An Atom feed.
    Feed(Lang),
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
    /// An old address that leads to an entity.
    Redirect(EntityId, Lang),
}

/// A file to be made.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Target {
    /// Its path from the output folder, with `/`.
    pub path: Box<str>,
    /// What it is.
    pub what: What,
}
