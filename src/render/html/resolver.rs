//! Who knows what references lead to.

use crate::lang::tag::Lang;
use crate::model::body::{Cite, Link};
use crate::model::brief::Mention;
use crate::render::html::escape;
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

/// What stands in a text for a cited work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// Its number in the list, each work in brackets of its own.
    Number,
    /// Its number in the list, works that are cited together in the same brackets.
    NumberTogether,
    /// Words: who and when.
    Words,
    /// Its number; the reference stands in a note beside the text.
    Note,
}

/// How works are cited in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marking {
    /// What stands for a work.
    pub kind: MarkKind,
    /// What opens and closes a citation: `[` and `]`.
    pub around: [String; 2],
    /// What opens and closes each work in it, where they have marks of their own.
    pub each: [String; 2],
    /// What stands between works that are cited together.
    pub between: String,
    /// Whether marks stand above the line.
    pub is_raised: bool,
}

/// How one work of a citation is marked.
#[derive(Clone, Debug)]
pub struct CitationMark<'a> {
    /// What stands for it, as HTML: its number among the sources of the page, or who and when.
    pub words: Cow<'a, str>,
    /// The address of its entry.
    pub href: Cow<'a, str>,
    /// What is heard in its place; nothing where it is words itself.
    pub heard: Option<Heard>,
}

/// What is heard in the place of a mark.
#[derive(Clone, Debug)]
pub struct Heard {
    /// Its number: "source 1".
    pub number: String,
    /// The title of the work.
    pub title: String,
}

impl Heard {
    /// Returns it as a name: "source 1, p. 4: The title"; the place within the work comes with its comma.
    #[must_use]
    pub fn name(&self, place: &str) -> String {
        format!("{}{place}: {}", self.number, self.title)
    }
}

impl CitationMark<'_> {
    /// Returns it as it stands where no other work is cited: `[1]`.
    #[must_use]
    pub fn around(&self, marking: &Marking) -> String {
        let [open, close] = [0, 1].map(|side| {
            let marks = [&marking.around[side], &marking.each[side]];
            escape(&if side == 0 {
                marks.map(String::as_str).concat()
            } else {
                format!("{}{}", marks[1], marks[0])
            })
        });
        match marking.is_raised {
            true => format!("<sup>{open}{}{close}</sup>", self.words),
            false => format!("{open}{}{close}", self.words),
        }
    }
}

/// Knows what the references of one text lead to, seen from one page.
pub trait Resolver {
    /// Returns what a link or an image leads to.
    fn destination<'a>(&'a self, link: &'a Link) -> Destination<'a>;
    /// Returns the mark of a cited work, or nothing where there is no such work.
    fn citation<'a>(&'a self, cite: &'a Cite) -> Option<CitationMark<'a>>;
    /// Returns how works are cited.
    fn marking(&self) -> Option<&Marking> {
        None
    }
    /// Returns the id of the place where a work is cited, which its entry leads back to, and counts it.
    fn cited_at(&self, _cite: &Cite) -> Option<String> {
        None
    }
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
