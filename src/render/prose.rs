//! The prose of a text on a page. In: a text, and where the page stands. Out: HTML, and the numbers of the
//! works it cites.

use crate::lang::tag::Lang;
use crate::model::body::{Block, BlockKind, Cite, Inline, Link};
use crate::model::brief::{Mention, Target, Text};
use crate::model::id::{EntityId, SourceId};
use crate::plan::target::What;
use crate::plan::url;
use crate::render::anchor::find_anchor;
use crate::render::evidence::evidence;
use crate::render::here::Here;
use crate::render::html::resolver::Marking;
use crate::render::html::resolver::{CitationMark, Destination, Resolver};
use crate::render::html::{HtmlWords, HtmlWriter, Style};
use crate::render::reference::{in_order, marks};
use crate::render::site::Locale;
use crate::render::spoken::heard;
use crate::render::view::piece::MarkView;
use std::borrow::Cow;
use std::cell::RefCell;

/// A text on a page.
pub struct Prose<'a> {
    here: Here<'a>,
    text: &'a Text,
    /// The works in the order of their numbers, from 1.
    sources: Vec<SourceId>,
    /// The page that lists them, where it is another one.
    listed_on: String,
    works: Works,
    /// What stands in the text for each, where that is no number.
    marks: Vec<String>,
    /// How often each was cited so far.
    cited: RefCell<Vec<u32>>,
}

/// Returns the id of the place where the work of a number is cited, for this time.
#[must_use]
pub fn place(number: usize, time: u32) -> String {
    format!("c-{number}-{time}")
}

/// Where the works of a text are told of, apart from the list of all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Works {
    /// Beside the blocks that cite them first, too.
    Beside,
    /// In the list alone.
    Below,
}

impl<'a> Prose<'a> {
    /// Returns the prose of `text`, whose works are listed on this page: those it cites in the order of
    /// citation, then `others`.
    #[must_use]
    pub fn new(here: Here<'a>, text: &'a Text, others: &[SourceId]) -> Self {
        let mut sources = text.cited.clone();
        sources.extend(others.iter().filter(|id| !text.cited.contains(id)));
        let sources = in_order(here, sources);
        let (marks, cited) = (marks(here, &sources), RefCell::new(vec![0; sources.len()]));
        Self { here, text, sources, listed_on: String::new(), works: Works::Below, marks, cited }
    }

    /// Returns the same prose with a note on each work beside the block that cites it first.
    #[must_use]
    pub fn with_evidence(self) -> Self {
        Self { works: Works::Beside, ..self }
    }

    /// Returns the prose of a text that is quoted on this page; its works are listed on the page at `href`, those it
    /// cites and then `others`.
    #[must_use]
    pub fn quoted(here: Here<'a>, text: &'a Text, (href, others): (String, &[SourceId])) -> Self {
        Self { listed_on: href, ..Self::new(here, text, others) }
    }

    /// Returns the mark of a work where the page cites it outside its text, and the id of that place.
    #[must_use]
    pub fn mark(&self, id: SourceId) -> Option<MarkView> {
        let at = self.sources.iter().position(|source| *source == id)?;
        let mark = self.mark_of(at, self.here.locale());
        Some(MarkView {
            words_html: mark.around(&self.here.locale().styling.marking),
            name: mark.heard.map_or_else(String::new, |heard| heard.name("")),
            href: mark.href.into_owned(),
            id: self.count(at),
        })
    }

    /// Returns how often each work was cited so far, in the order of their numbers.
    #[must_use]
    pub fn citations(&self) -> Vec<u32> {
        self.cited.borrow().clone()
    }

    /// Returns the mark of a work, heard in the words of a language.
    fn mark_of(&self, at: usize, locale: &Locale) -> CitationMark<'_> {
        let words = self.marks.get(at).map_or_else(|| self.here.number(at + 1).into(), Cow::from);
        let heard = heard(self.here.site, locale, (self.sources[at], &words));
        CitationMark { words, href: format!("{}#s-{}", self.listed_on, at + 1).into(), heard }
    }

    /// Returns what the language of the text needs: what is said within it is said in that.
    fn text_locale(&self) -> &'a Locale {
        self.here.site.find_locale(self.text.lang).unwrap_or(self.here.locale())
    }

    /// Returns the id of the next place where a work is cited.
    fn count(&self, at: usize) -> String {
        let mut cited = self.cited.borrow_mut();
        cited[at] += 1;
        place(at + 1, cited[at])
    }

    fn find_place(&self, cite: &Cite) -> Option<usize> {
        let Target::Entity { id: EntityId::Source(id), .. } = self.text.target(cite.reference) else {
            return None;
        };
        self.sources.iter().position(|source| source == id)
    }

    /// Returns the works in the order of their numbers.
    #[must_use]
    pub fn sources(&self) -> &[SourceId] {
        &self.sources
    }

    /// Returns the body and its footnotes.
    #[must_use]
    pub fn body(&self) -> (String, String) {
        let mut writer = self.writer();
        let body = match self.works {
            Works::Beside => writer.body_with_evidence(&self.text.body),
            Works::Below => writer.body(&self.text.body),
        };
        let notes = writer.footnotes(&self.text.body);
        (body, notes)
    }

    /// Returns one line: a key point.
    #[must_use]
    pub fn line(&self, words: &[Inline]) -> String {
        self.writer().line(words)
    }

    /// Returns blocks without anchors.
    #[must_use]
    pub fn excerpt(&self, blocks: &[Block]) -> String {
        self.writer().excerpt(blocks)
    }

    /// Returns each block by itself, without anchors, its footnotes numbered through the whole text.
    #[must_use]
    pub fn blocks(&self) -> Vec<String> {
        self.writer().blocks_apart(&self.text.body, &self.listed_on)
    }

    fn writer<'s>(&'s self) -> HtmlWriter<'s> {
        let strings = &*self.text_locale().strings;
        let say = |key: &'static str| strings.get(key);
        let words = HtmlWords {
            alerts: ["alert-note", "alert-tip", "alert-important", "alert-warning", "alert-caution"].map(say),
            footnotes: say("footnotes"),
            evidence: say("evidence"),
            strings: Some(strings),
            tasks: [say("task-done"), say("task-open")],
            numbers: Some(&self.here.locale().numbers),
        };
        let writer = HtmlWriter::new(self, words, Style::Page, self.text.lang);
        writer.with_numbers(&self.text.numbers).with_highlights(&self.here.site.highlights)
    }

    /// Returns the words of a heading of this text, for a link to it that has none.
    fn heading_name(&self, id: &str) -> Option<(Cow<'_, str>, Lang)> {
        let headings = self.text.body.blocks.iter().filter_map(|block| match &block.kind {
            BlockKind::Heading(heading) => Some(heading),
            _ => None,
        });
        let heading = headings.into_iter().find(|heading| *heading.id == *id)?;
        Some((self.here.plain(self.text, &heading.words).into(), self.text.lang))
    }

    fn to_entity(&self, id: EntityId) -> Destination<'_> {
        let (name, lang) = self.here.graph().name(id, self.text.lang);
        Destination::Inside {
            href: self.here.entity_href(id).into(),
            class: class_of(id),
            name: Some((name.into(), lang)),
        }
    }
}

fn class_of(id: EntityId) -> &'static str {
    match id {
        EntityId::Brief(_) => "brief",
        EntityId::Actor(_) => "actor",
        EntityId::Place(_) => "place",
        EntityId::Topic(_) => "topic",
        EntityId::Source(_) => "source",
        EntityId::Publisher(_) => "publisher",
        EntityId::Page(_) => "page",
    }
}

impl Resolver for Prose<'_> {
    fn destination<'s>(&'s self, link: &'s Link) -> Destination<'s> {
        match self.text.target(link.reference) {
            Target::Entity { id, fragment: None } => self.to_entity(*id),
            Target::Entity { id, fragment: Some(fragment) } => match self.to_entity(*id) {
                Destination::Inside { href, class, name } => {
                    let anchor = find_anchor(self.here.graph(), (*id, self.here.lang), fragment);
                    let href =
                        anchor.map_or(href.clone(), |anchor| url::with_fragment(&href, &anchor).into());
                    Destination::Inside { href, class, name }
                }
                other => other,
            },
            Target::Attachment(id) => {
                let href = self.here.href(What::Attachment(*id)).into();
                Destination::Inside { href, class: "file", name: None }
            }
            Target::Fragment(fragment) => {
                let href = url::with_fragment(&self.listed_on, fragment).into();
                Destination::Inside { href, class: "here", name: self.heading_name(fragment) }
            }
            Target::Outside(address) => Destination::Outside(Cow::Borrowed(address)),
            Target::Nowhere => Destination::Nowhere,
        }
    }

    fn citation<'s>(&'s self, cite: &'s Cite) -> Option<CitationMark<'s>> {
        self.find_place(cite).map(|at| self.mark_of(at, self.text_locale()))
    }

    fn marking(&self) -> Option<&Marking> {
        Some(&self.here.locale().styling.marking)
    }

    fn cited_at(&self, cite: &Cite) -> Option<String> {
        let at = self.find_place(cite).filter(|_| self.listed_on.is_empty())?;
        Some(self.count(at))
    }

    fn evidence(&self, cite: &Cite) -> Option<String> {
        let Target::Entity { id: EntityId::Source(id), .. } = self.text.target(cite.reference) else {
            return None;
        };
        Some(evidence(self.here, *id, &self.citation(cite)?))
    }

    fn language_against(&self, lang: Lang) -> Option<Lang> {
        let languages = &self.here.graph().config.languages;
        let mut against = languages.iter().filter(|other| other.direction() != lang.direction());
        let found = against.next()?;
        against.next().is_none().then_some(*found)
    }

    fn mentions(&self) -> &[Mention] {
        &self.text.mentions
    }

    fn mentioned<'s>(&'s self, mention: &'s Mention) -> Destination<'s> {
        self.to_entity(mention.id)
    }
}
