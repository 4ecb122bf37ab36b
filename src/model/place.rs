//! Where things happen.

use crate::lang::tag::Lang;
use crate::model::brief::Text;
use crate::model::id::{PlaceId, Slug};
use crate::model::label::Label;
use crate::span::Word;
use std::collections::BTreeMap;

/// A place.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its id.
    pub slug: Slug,
    /// The last part of its address.
    pub url_slug: Slug,
    /// Old addresses.
    pub aliases_of_url: Vec<Word>,
    /// Its name.
    pub name: Label,
    /// Other names, by language.
    pub aliases: Vec<(Lang, Box<str>)>,
    /// Latitude and longitude in degrees (WGS 84).
    pub coordinates: Option<(f64, f64)>,
    /// What it lies in.
    pub part_of: Vec<PlaceId>,
    /// Its Wikidata item.
    pub wikidata: Option<String>,
    /// The language of the original file.
    pub original: Lang,
    /// Prose, by language.
    pub texts: BTreeMap<Lang, Box<Text>>,
    /// Free keys for templates.
    pub extra: serde_json::Value,
    /// The original file's path.
    pub path: Box<str>,
}
