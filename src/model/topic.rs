//! What briefs are about.

use crate::lang::tag::Lang;
use crate::model::brief::Text;
use crate::model::id::{Slug, TopicId};
use crate::model::label::Label;
use crate::span::Word;
use std::collections::BTreeMap;

/// A topic.
#[derive(Clone, Debug)]
pub struct Topic {
    /// Its id.
    pub slug: Slug,
    /// The last part of its address.
    pub url_slug: Slug,
    /// Old addresses.
    pub aliases_of_url: Vec<Word>,
    /// Its name.
    pub name: Label,
    /// The wider topics it belongs to.
    pub part_of: Vec<TopicId>,
    /// The language of the original file.
    pub original: Lang,
    /// Prose, by language.
    pub texts: BTreeMap<Lang, Box<Text>>,
    /// Free keys for templates.
    pub extra: serde_json::Value,
    /// The original file's path.
    pub path: Box<str>,
}
