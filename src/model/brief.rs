//! A brief: its facts, once; and its words, by language.

use crate::input::Day;
use crate::lang::tag::Lang;
use crate::model::body::{Block, Body, Inline, QuotationDraft, Reference, for_each_quotation};
use crate::model::date::{Dated, Moment};
use crate::model::id::{ActorId, AttachmentId, BriefId, EntityId, EventId, PlaceId, Slug, SourceId, TopicId};
use crate::model::label::Label;
use crate::model::quotation::{Quotation, QuotationPlace, Statement};
use crate::span::{FileId, Span, Word};
use std::collections::BTreeMap;

/// The roles every site knows; others are labelled in `book.toml`.
pub const ROLES: [&str; 9] = [
    "participant",
    "speaker",
    "signatory",
    "mediator",
    "subject",
    "target",
    "supporter",
    "opponent",
    "observer",
];

/// An actor in a brief.
#[derive(Clone, Debug)]
pub struct Part {
    /// Who.
    pub actor: ActorId,
    /// As what; one of [`ROLES`] or of the site's.
    pub role: Option<Box<str>>,
    /// Where the brief names it.
    pub span: Span,
}

/// What was put right, and when.
#[derive(Clone, Debug)]
pub struct Correction {
    /// Its anchor on the page of its brief, by its date: `correction-2025-11-10`, the second of a date with `-2`.
    pub anchor: Box<str>,
    /// When.
    pub date: Dated,
    /// What.
    pub text: Label,
    /// What stood there before.
    pub before: Label,
    /// Which key point it puts right: its position from 0; nothing where it is another part of the brief.
    pub point: Option<usize>,
}

/// The facts of a brief, and its words.
#[derive(Clone, Debug)]
pub struct Brief {
    /// Its id.
    pub slug: Slug,
    /// The last part of its address.
    pub url_slug: Slug,
    /// Old addresses.
    pub aliases_of_url: Vec<Word>,
    /// The day it speaks from.
    pub date: Dated,
    /// The last substantive change.
    pub updated: Option<Dated>,
    /// Who is in it.
    pub actors: Vec<Part>,
    /// What it rests on, in the order listed, then those only cited.
    pub sources: Vec<SourceId>,
    /// What happened or is due, in the order of time.
    pub events: Vec<EventId>,
    /// Where.
    pub places: Vec<PlaceId>,
    /// About what.
    pub topics: Vec<TopicId>,
    /// Read next: as written, or computed; nearest first.
    pub related: Vec<BriefId>,
    /// What was put right, newest first.
    pub corrections: Vec<Correction>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Who translated it.
    pub translators: Vec<String>,
    /// Who reviewed it.
    pub reviewers: Vec<String>,
    /// Whether it is a draft (shown only where drafts were asked for).
    pub draft: bool,
    /// The language of the original.
    pub original: Lang,
    /// The words, by language; the original's is always there.
    pub texts: BTreeMap<Lang, Box<Text>>,
    /// What somebody is quoted as saying, each once, in the order of the original.
    pub statements: Vec<Statement>,
    /// Files published beside it.
    pub attachments: Vec<AttachmentId>,
    /// Free keys for templates.
    pub extra: serde_json::Value,
    /// The original file's path.
    pub path: Box<str>,
}

impl Brief {
    /// Adds what one of its texts cites to its sources.
    pub fn add_cited(&mut self, cited: &[SourceId]) {
        for id in cited {
            if !self.sources.contains(id) {
                self.sources.push(*id);
            }
        }
    }

    /// Returns the quotation that stands for a statement: that of the original, else of the first translation that has
    /// it.
    #[must_use]
    pub fn find_leading(&self, statement: &Statement) -> Option<&Quotation> {
        let of = |lang: &Lang| self.texts.get(lang)?.quotations.get(*statement.quotations.get(lang)?);
        of(&self.original).or_else(|| statement.quotations.keys().find_map(of))
    }

    /// Returns when it was updated or put right last; nothing where it never was.
    #[must_use]
    pub fn last_revision(&self) -> Option<&Dated> {
        // The newest correction comes first.
        let corrected = self.corrections.first().map(|correction| &correction.date);
        corrected.into_iter().chain(&self.updated).max_by(|a, b| a.date.cmp(&b.date))
    }

    /// Returns when it says that it was updated, or put right after that; nothing where it says nothing.
    #[must_use]
    pub fn last_update(&self) -> Option<&Dated> {
        self.updated.as_ref().and(self.last_revision())
    }

    /// Returns when it was last changed: updated, put right or written, as far as that is known and machines can name
    /// the moment. Nothing was written after `today`, and nothing was put right.
    #[must_use]
    pub fn find_last_change(&self, today: Day) -> Option<Moment> {
        self.find_last(today).map(|(moment, _)| moment)
    }

    /// Returns the day on which it was last changed, where that is known to the day.
    #[must_use]
    pub fn find_day_of_change(&self, today: Day) -> Option<Day> {
        let (_, last) = self.find_last(today)?;
        last.date.find_day().map(|day| day.min(today))
    }

    fn find_last(&self, today: Day) -> Option<(Moment, &Dated)> {
        let corrections = self.corrections.iter().map(|correction| &correction.date);
        let corrections = corrections.filter(|of| of.date.earliest().is_none_or(|first| first <= today));
        let all = [&self.date].into_iter().chain(corrections).chain(&self.updated);
        let moments = all.filter_map(|dated| Some((dated.date.first_moment_by(today)?, dated)));
        moments.filter(|(moment, _)| moment.is_plain()).max_by_key(|(moment, _)| *moment)
    }
}

/// One sentence of a brief's summary.
#[derive(Clone, Debug)]
pub struct KeyPoint {
    /// Its anchor: `p1`, `p2` …
    pub anchor: Box<str>,
    /// Its name, `{#name}`, by which it is found wherever it stands.
    pub name: Option<Box<str>>,
    /// The place of the original's key point that it is, from 0; nothing in a translation that has another number of
    /// them, and does not say by name which it is.
    pub of: Option<usize>,
    /// Its words.
    pub words: Vec<Inline>,
    /// The sources it cites.
    pub sources: Vec<SourceId>,
    /// Where it stands.
    pub span: Span,
}

/// Returns the anchor of a key point that has a name.
#[must_use]
pub fn point_anchor(name: &str) -> Box<str> {
    format!("p-{name}").into()
}

impl KeyPoint {
    /// Returns the anchor that stays when key points change their order: that of its name, if it has one.
    #[must_use]
    pub fn permanent_anchor(&self) -> Box<str> {
        self.name.as_deref().map_or_else(|| self.anchor.clone(), point_anchor)
    }
}

/// How a translation stands to its original.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is the original.
    Original,
    /// It is a translation that nothing says is behind.
    Current,
    /// It is a translation older than its original.
    Outdated {
        /// Whether its title or its key points changed since.
        head: bool,
        /// The blocks of the original that changed since; empty where that is not known.
        blocks: Vec<u32>,
    },
}

/// The words of a document in one language.
#[derive(Clone, Debug)]
pub struct Text {
    /// The language.
    pub lang: Lang,
    /// The file they are in.
    pub file: FileId,
    /// Its path, for "edit this page".
    pub path: Box<str>,
    /// The title; empty for documents that have a name instead.
    pub title: Box<str>,
    /// The key points, in order.
    pub summary: Vec<KeyPoint>,
    /// The prose.
    pub body: Body,
    /// The number of each block, by which it has its anchor: that of the block of the original it stands for.
    /// Blocks that have none there are numbered on from the end of the original.
    pub numbers: Vec<u32>,
    /// What each reference of the summary and the body leads to; [`Reference`] numbers them.
    pub targets: Vec<Target>,
    /// Where each reference is written.
    pub places: Vec<Span>,
    /// Where declared names are first mentioned, sorted by place in the file.
    pub mentions: Vec<Mention>,
    /// Cited sources in the order of first citation; a citation's number is its position from 1.
    pub cited: Vec<SourceId>,
    /// Attributed quotations.
    pub quotations: Vec<Quotation>,
    /// How it stands to the original.
    pub standing: Standing,
    /// Where it says which state of the original it translates, if it does.
    pub revision: Option<Span>,
    /// Who translated this text, if it says so.
    pub translated_by: Option<String>,
    /// Whether the translation says it was reviewed; nothing where it says nothing.
    pub reviewed: Option<bool>,
}

impl Text {
    /// Returns what stands here for the key point of the original at a place; nothing where none is known to.
    #[must_use]
    pub fn find_point(&self, of: usize) -> Option<&KeyPoint> {
        self.summary.iter().find(|point| point.of == Some(of))
    }

    /// Returns what stands in the body for a quotation.
    #[must_use]
    pub fn find_quoted(&self, quotation: &Quotation) -> Option<&QuotationDraft> {
        self.find_quoted_block(quotation).map(|(_, quoted)| quoted)
    }

    /// Returns the same, with the block that it is.
    #[must_use]
    pub fn find_quoted_block(&self, quotation: &Quotation) -> Option<(&Block, &QuotationDraft)> {
        let blocks = match quotation.place {
            QuotationPlace::Block(at) => std::slice::from_ref(self.body.blocks.get(at as usize)?),
            QuotationPlace::Footnote(at) => &self.body.footnotes.get(at as usize)?.blocks,
        };
        let mut all = Vec::new();
        for_each_quotation(blocks, &mut |block, quoted| all.push((block, quoted)));
        all.get(quotation.nth as usize).copied()
    }

    /// Returns the number of the block at a place in the body.
    #[must_use]
    pub fn find_number(&self, at: u32) -> Option<u32> {
        self.numbers.get(at as usize).copied()
    }
}

/// What a reference leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A document, and perhaps a place in it.
    Entity {
        /// Which.
        id: EntityId,
        /// The id of a heading there.
        fragment: Option<Box<str>>,
    },
    /// A file published beside a brief.
    Attachment(AttachmentId),
    /// A place on the same page.
    Fragment(Box<str>),
    /// An address elsewhere: `http`, `https`, `mailto` or `tel`.
    Outside(Box<str>),
    /// Nothing: what was written leads nowhere; said in the report.
    Nowhere,
}

/// The first mention of a declared name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The first byte of the words in the file.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
    /// Whose name it is.
    pub id: EntityId,
}

impl Text {
    /// Returns what a reference leads to.
    #[must_use]
    pub fn target(&self, reference: Reference) -> &Target {
        self.targets.get(reference.0 as usize).unwrap_or(&Target::Nowhere)
    }
}
