//! Prose pages: about, method, corrections policy.

use crate::lang::tag::Lang;
use crate::model::brief::Text;
use crate::model::id::Slug;
use crate::span::Word;
use std::collections::BTreeMap;

/// A prose page.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its id.
    pub slug: Slug,
    /// The last part of its address.
    pub url_slug: Slug,
    /// Old addresses.
    pub aliases_of_url: Vec<Word>,
    /// The language of the original file.
    pub original: Lang,
    /// Its title and words, by language.
    pub texts: BTreeMap<Lang, Box<Text>>,
    /// Free keys for templates.
    pub extra: serde_json::Value,
    /// The original file's path.
    pub path: Box<str>,
}
