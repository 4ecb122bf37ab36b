//! Who acts: people, institutions, states, forces, groups, media.

use crate::lang::tag::Lang;
use crate::model::brief::Text;
use crate::model::date::Dated;
use crate::model::id::{ActorId, Slug};
use crate::model::label::Label;
use crate::span::Word;
use std::collections::BTreeMap;

/// What kind of actor; the names are FollowTheMoney's and schema.org's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActorType {
    /// `person`
    Person,
    /// `organization`
    Organization,
    /// `public-body`
    PublicBody,
    /// `state`
    State,
    /// `military`
    Military,
    /// `company`
    Company,
    /// `media`
    Media,
    /// `group`
    Group,
}

impl ActorType {
    /// Every type with its name in front matter.
    pub const ALL: [(&'static str, Self); 8] = [
        ("person", Self::Person),
        ("organization", Self::Organization),
        ("public-body", Self::PublicBody),
        ("state", Self::State),
        ("military", Self::Military),
        ("company", Self::Company),
        ("media", Self::Media),
        ("group", Self::Group),
    ];

    /// Returns its name in front matter.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, of)| *of == self).map(|(name, _)| *name).unwrap_or_default()
    }
}

/// A post held for a time.
#[derive(Clone, Debug)]
pub struct Position {
    /// What the post is called.
    pub title: Label,
    /// Where it is held.
    pub organization: Option<ActorId>,
    /// Since when, as far as it is known.
    pub from: Option<Dated>,
    /// Until when; nothing where it is still held or not known.
    pub to: Option<Dated>,
}

/// That an actor belongs to another.
#[derive(Clone, Debug)]
pub struct Membership {
    /// To whom.
    pub whole: ActorId,
    /// Since when, as far as it is known.
    pub from: Option<Dated>,
    /// Until when; nothing where it still does or it is not known.
    pub to: Option<Dated>,
}

/// A link to somewhere else about a document.
#[derive(Clone, Debug)]
pub struct OutsideLink {
    /// The address; `http` or `https`.
    pub url: String,
    /// What it is.
    pub label: Label,
}

impl Actor {
    /// Returns whether it is known to be no person: an institution, a state, a force, a group.
    #[must_use]
    pub fn is_body(&self) -> bool {
        match self.kind {
            None | Some(ActorType::Person) => false,
            Some(
                ActorType::Organization
                | ActorType::PublicBody
                | ActorType::State
                | ActorType::Military
                | ActorType::Company
                | ActorType::Media
                | ActorType::Group,
            ) => true,
        }
    }
}

/// An actor.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Its id.
    pub slug: Slug,
    /// The last part of its address.
    pub url_slug: Slug,
    /// Old addresses.
    pub aliases_of_url: Vec<Word>,
    /// Its name.
    pub name: Label,
    /// Spellings, transliterations and short forms, by language.
    pub aliases: Vec<(Lang, Box<str>)>,
    /// What it is, if said.
    pub kind: Option<ActorType>,
    /// Posts, in the order written.
    pub positions: Vec<Position>,
    /// What it belongs to.
    pub part_of: Vec<Membership>,
    /// Its country: the two letters of ISO 3166.
    pub country: Option<String>,
    /// Its Wikidata item: `Q796`.
    pub wikidata: Option<String>,
    /// Links elsewhere.
    pub links: Vec<OutsideLink>,
    /// The language of the original file.
    pub original: Lang,
    /// Prose, by language; empty where there is none.
    pub texts: BTreeMap<Lang, Box<Text>>,
    /// Free keys for templates.
    pub extra: serde_json::Value,
    /// The original file's path, for "edit this page".
    pub path: Box<str>,
}
