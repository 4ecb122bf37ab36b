//! A question at a place: what stands there, in whatever kind of file it is.

use crate::desk::page::{Page, Paper};
use crate::desk::prose::{Mark, mark};
use crate::desk::site::{Desk, Entry};
use crate::desk::spot::{Meaning, Part, Spot};
use crate::desk::{toml, yaml};
use crate::diag::catalog::Catalog;
use crate::lang::tag::Lang;
use crate::model::id::EntityId;
use crate::parse::keys::key::{Kind, Shape};
use std::ops::Range;

/// A question of an editor.
#[derive(Clone, Copy, Debug)]
pub struct Question<'run> {
    /// The site as it was last known.
    pub desk: &'run Desk,
    /// The file as it is now.
    pub page: Page<'run>,
    /// The byte that is asked about.
    pub offset: usize,
    /// The language of the answer.
    pub catalog: &'run Catalog,
}

/// What stands at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Something of prose.
    Mark(Mark),
    /// A key or a value.
    Spot(Spot),
    /// The id of a source in a file of several: where it is given.
    OwnId(Range<usize>),
    /// Nothing that is known of.
    Nothing,
}

impl<'run> Question<'run> {
    /// Returns what stands at the place.
    #[must_use]
    pub fn standing(&self) -> Standing {
        let Page { text, .. } = self.page;
        if self.offset > text.len() || !text.is_char_boundary(self.offset) {
            return Standing::Nothing;
        }
        match self.page.paper() {
            Paper::Book => toml::spot(text, self.offset).map_or(Standing::Nothing, Standing::Spot),
            Paper::Library => self.in_library(),
            Paper::Document(_) => {
                let line = self.page.line(self.offset);
                if let Some(mark) = mark(text, line, self.offset) {
                    return Standing::Mark(mark);
                }
                let front =
                    self.page.front().filter(|front| (front.start..=front.end).contains(&self.offset));
                let spot = front.and_then(|front| yaml::spot(text, front, self.offset));
                spot.map_or(Standing::Nothing, Standing::Spot)
            }
            Paper::Other => Standing::Nothing,
        }
    }

    fn in_library(&self) -> Standing {
        let text = self.page.text;
        let Some(mut spot) = yaml::spot(text, 0..text.len(), self.offset) else { return Standing::Nothing };
        if spot.path.is_empty() {
            return Standing::OwnId(spot.word);
        }
        spot.path.remove(0);
        Standing::Spot(spot)
    }

    /// Returns what is meant to stand at a spot.
    #[must_use]
    pub fn meaning(&self, spot: &Spot) -> Meaning {
        spot.meaning(&self.page.keys())
    }

    /// Returns the document that is named at the place, and where its name stands; also the one that is written there.
    #[must_use]
    pub fn find_named(&self) -> Option<(&'run Entry, Range<usize>)> {
        let text = self.page.text;
        let range = match self.standing() {
            Standing::Mark(Mark::Wiki(id) | Mark::Citation(id) | Mark::WikiHeading(id, _)) => id,
            Standing::Mark(Mark::Link(path) | Mark::LinkHeading(path, _)) => {
                let entry = self.find_linked(&text[path.clone()])?;
                return Some((entry, path));
            }
            Standing::Mark(Mark::Footnote(_)) | Standing::Nothing => return None,
            Standing::OwnId(id) => id,
            Standing::Spot(spot) => return self.find_at(&spot),
        };
        Some((self.desk.find(&text[range.clone()])?, range))
    }

    fn find_at(&self, spot: &Spot) -> Option<(&'run Entry, Range<usize>)> {
        let text = self.page.text;
        if spot.path.is_empty() && spot.part == Part::Key {
            // At the name of a document its file speaks of itself.
            let is_own = matches!(&text[spot.word.clone()], "name" | "title");
            return Some((self.find_own().filter(|_| is_own)?, spot.word.clone()));
        }
        let Meaning::Shape(shape) = self.meaning(spot) else { return None };
        let entry = self.desk.find(&text[spot.word.clone()])?;
        let is_meant = match shape.item() {
            Shape::Id(_) | Shape::ActorOrName => true,
            Shape::Short(Shape::Id(_), _) => true,
            Shape::Text => matches!(spot.path.last(), Some(crate::desk::spot::Step::Key(key)) if key == "id"),
            _ => false,
        };
        is_meant.then_some((entry, spot.word.clone()))
    }

    /// Returns the document that the file is one of.
    #[must_use]
    pub fn find_own(&self) -> Option<&'run Entry> {
        match self.page.paper() {
            Paper::Document(_) => self.desk.find(self.page.id()),
            Paper::Library | Paper::Book | Paper::Other => None,
        }
    }

    /// Returns the language of the file.
    #[must_use]
    pub fn lang(&self) -> Lang {
        let found = self.desk.find_file(self.page.path).map(|(_, lang)| lang);
        found.unwrap_or(self.desk.graph().config.default_language)
    }

    /// Returns the document that a link to a path leads to.
    #[must_use]
    pub fn find_linked(&self, path: &str) -> Option<&'run Entry> {
        let target = self.find_path(path)?;
        let (entity, _) = self.desk.find_file(&target)?;
        self.desk.entries.iter().find(|entry| entry.entity == entity)
    }

    /// Returns the file of the site that a path leads to from this file.
    #[must_use]
    pub fn find_path(&self, path: &str) -> Option<String> {
        let path = percent_encoding::percent_decode_str(path).decode_utf8().ok()?;
        if path.is_empty() || path.contains("://") {
            return None;
        }
        let folder = self.page.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
        for part in path.split('/') {
            match part {
                "" | "." => {}
                ".." => drop(parts.pop()?),
                part => parts.push(part),
            }
        }
        let target = parts.join("/");
        let is_there = |path: &String| self.desk.input.find_path(path).is_some();
        let stem = target.strip_suffix(".md").unwrap_or(&target);
        let lang = self.lang();
        let near = [format!("{stem}.{lang}.md"), format!("{stem}.md"), format!("{stem}/index.{lang}.md")];
        std::iter::once(target.clone()).chain(near).find(is_there)
    }
}

/// Returns whether a document is of a kind that a key asks for.
#[must_use]
pub fn is_kind(entity: EntityId, kind: Kind) -> bool {
    match entity {
        EntityId::Brief(_) => kind == Kind::Brief,
        EntityId::Actor(_) => kind == Kind::Actor,
        EntityId::Place(_) => kind == Kind::Place,
        EntityId::Topic(_) => kind == Kind::Topic,
        EntityId::Source(_) => kind == Kind::Source,
        EntityId::Publisher(_) | EntityId::Page(_) => false,
    }
}
