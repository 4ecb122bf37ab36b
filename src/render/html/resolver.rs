//! Who knows what references lead to.

use crate::lang::tag::Lang;
use crate::model::body::{Cite, Link};
use crate::model::brief::Mention;
use std::borrow::Cow;

/// What a link leads to.
#[derive(Clone, Debug)]
pub enum Destination<'a> {
    /// Nowhere: its words are shown without a link.
    Nowhere,
    /// A page or a file of the site.
    Inside {
        /// Its address, ready for an attribute but for escaping.
        href: Cow<'a, str>,
        /// The class of the link: `actor`, `brief`, `file` …
        class: &'static str,
        /// Its name and the language of that, for a link without words.
        name: Option<(Cow<'a, str>, Lang)>,
    },
    /// An address elsewhere.
    Outside(Cow<'a, str>),
}

/// How one work of a citation is marked.
#[derive(Clone, Debug)]
pub struct CitationMark<'a> {
    /// Its number among the sources of the page.
    pub number: Cow<'a, str>,
    /// The address of its entry.
    pub href: Cow<'a, str>,
}

/// Knows what the references of one text lead to, seen from one page.
pub trait Resolver {
    /// Returns what a link or an image leads to.
    fn destination<'a>(&'a self, link: &'a Link) -> Destination<'a>;
    /// Returns the mark of a cited work, or nothing where there is no such work.
    fn citation<'a>(&'a self, cite: &'a Cite) -> Option<CitationMark<'a>>;
    /// Returns what a reader should know of a cited work beside the block that cites it first, as HTML.
    fn evidence(&self, _cite: &Cite) -> Option<String> {
        None
    }
    /// Returns the one language of the site that runs against `lang`, where there is only one.
    fn language_against(&self, _lang: Lang) -> Option<Lang> {
        None
    }
    /// Returns the first mentions of declared names, sorted by place.
    fn mentions(&self) -> &[Mention];
    /// Returns what a mention leads to.
    fn mentioned<'a>(&'a self, mention: &'a Mention) -> Destination<'a>;
}
