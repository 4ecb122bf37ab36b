//! What the author wrote: every word with its place, nothing looked up.

use crate::lang::tag::Lang;
use crate::model::actor::{ActorType, OutsideLink};
use crate::model::body::{Body, Inline, ReferenceDraft};
use crate::model::config::Config;
use crate::model::date::Dated;
use crate::model::event::EventType;
use crate::model::label::Label;
use crate::model::source::{Imprint, PersonName, SourceCopy, SourceType};
use crate::span::{FileId, Span, Spanned, Word};

/// All that the input's texts say.
#[derive(Debug)]
pub struct Drafts {
    /// `book.toml`.
    pub config: Config,
    /// The span of `book.toml`, for what is missing there.
    pub config_span: Span,
    /// Briefs, by path.
    pub briefs: Vec<DocumentDraft<BriefFacts>>,
    /// Actors, by path.
    pub actors: Vec<DocumentDraft<ActorFacts>>,
    /// Places, by path.
    pub places: Vec<DocumentDraft<PlaceFacts>>,
    /// Topics, by path.
    pub topics: Vec<DocumentDraft<TopicFacts>>,
    /// Prose pages, by path.
    pub pages: Vec<DocumentDraft<PageFacts>>,
    /// The library, by path: one for a Markdown file, one for each entry of YAML and BibTeX.
    pub sources: Vec<DocumentDraft<SourceFacts>>,
    /// Files to publish beside documents.
    pub attachments: Vec<AttachmentDraft>,
    /// The ids of documents that are drafts, where drafts were not asked for: links to them lead nowhere yet.
    pub left_out: Vec<Word>,
}

/// A document: one set of facts, words in some languages.
#[derive(Debug)]
pub struct DocumentDraft<Facts> {
    /// Its id and where it stands (for a file name: the start of the file).
    pub id: Word,
    /// The folder that links in it are relative to: `content/briefs/2025-11-07-talks`.
    pub folder: Box<str>,
    /// The path it is linked by, without language and ending: `content/briefs/2025-11-07-talks/index`.
    pub stem: Box<str>,
    /// The language of the original.
    pub original: Lang,
    /// The facts.
    pub facts: Facts,
    /// `slug` and `aliases` of the address, `extra`.
    pub address: AddressDraft,
    /// The words, the original first; BibTeX and YAML sources have none.
    pub texts: Vec<TextDraft>,
    /// The path of the original file.
    pub path: Box<str>,
}

/// Where a document is found, beside its id.
#[derive(Debug, Default)]
pub struct AddressDraft {
    /// Another last part of the address.
    pub slug: Option<Word>,
    /// Old addresses.
    pub aliases: Vec<Word>,
    /// Free keys for templates, as JSON.
    pub extra: serde_json::Value,
}

/// One file's words.
#[derive(Debug)]
pub struct TextDraft {
    /// The language.
    pub lang: Lang,
    /// The file.
    pub file: FileId,
    /// `title`.
    pub title: Option<Word>,
    /// `summary`: one a key point.
    pub summary: Vec<KeyPointDraft>,
    /// The prose.
    pub body: Body,
    /// Every reference of the summary, then of the body.
    pub references: Vec<ReferenceDraft>,
    /// `translation`, in a translation.
    pub translation: Option<TranslationDraft>,
    /// Whether this file is a draft (only there where drafts were asked for).
    pub draft: bool,
}

/// A key point.
#[derive(Debug)]
pub struct KeyPointDraft {
    /// Its name, as `{#name}` at its end gives it.
    pub name: Option<Word>,
    /// The place of the original's key point that it is, from 0, as soon as that is known.
    pub of: Option<usize>,
    /// Its words.
    pub words: Vec<Inline>,
    /// Where it stands.
    pub span: Span,
}

impl TextDraft {
    /// Returns the place of the key point that has the name of another.
    #[must_use]
    pub fn find_named(&self, other: &KeyPointDraft) -> Option<usize> {
        let name = other.name.as_ref()?;
        self.summary.iter().position(|point| point.name.as_ref().is_some_and(|own| own.value == name.value))
    }
}

/// The key `translation`.
#[derive(Debug, Default)]
pub struct TranslationDraft {
    /// `of`: the language it was made from.
    pub of: Option<Spanned<Lang>>,
    /// `revision`: the fingerprint of the original as it was translated.
    pub revision: Option<Word>,
    /// `by`: who translated.
    pub by: Option<String>,
    /// `status`: whether it was reviewed.
    pub reviewed: Option<bool>,
}

/// An id with a role.
#[derive(Debug)]
pub struct PartDraft {
    /// Who.
    pub id: Word,
    /// As what; where the role is written as a map of languages, the first of its words.
    pub role: Option<Word>,
    /// The role's words, where it is written as a map of languages.
    pub role_label: Label,
}

/// A source in a brief: the id of one, or one written in place.
#[derive(Debug)]
pub enum SourceReference {
    /// The id of a source of the library, or of another brief.
    Id(Word),
    /// A source written in place, with its id.
    Written(Box<(Word, SourceFacts)>),
}

/// One of a brief's `dates`.
#[derive(Debug)]
pub struct EventDraft {
    /// Where it stands.
    pub span: Span,
    /// When; nothing where it was not understood (said in the report).
    pub date: Option<Spanned<Dated>>,
    /// What.
    pub title: Label,
    /// Which kind.
    pub kind: EventType,
    /// Ids of actors whose word or deed it is.
    pub by: Vec<Word>,
    /// Ids of actors.
    pub actors: Vec<Word>,
    /// Ids of places.
    pub places: Vec<Word>,
    /// Ids of sources.
    pub sources: Vec<Word>,
}

/// What was put right, and when.
#[derive(Debug)]
pub struct CorrectionDraft {
    /// When.
    pub date: Spanned<Dated>,
    /// What.
    pub text: Label,
    /// `before`: what stood there.
    pub before: Label,
    /// `point`: the number or the name of the key point that it puts right.
    pub point: Option<Word>,
}

/// The facts of a brief.
#[derive(Debug, Default)]
pub struct BriefFacts {
    /// `date`, or from the file's name; missing where neither gives one (said in the report).
    pub date: Option<Spanned<Dated>>,
    /// `updated`.
    pub updated: Option<Spanned<Dated>>,
    /// `actors`.
    pub actors: Vec<PartDraft>,
    /// `sources`.
    pub sources: Vec<SourceReference>,
    /// `dates`.
    pub events: Vec<EventDraft>,
    /// `places`.
    pub places: Vec<Word>,
    /// `topics`.
    pub topics: Vec<Word>,
    /// `related`.
    pub related: Vec<Word>,
    /// `corrections`.
    pub corrections: Vec<CorrectionDraft>,
    /// `authors`.
    pub authors: Vec<String>,
    /// `translators`.
    pub translators: Vec<String>,
    /// `reviewers`.
    pub reviewers: Vec<String>,
    /// `draft`.
    pub draft: bool,
}

/// A post.
#[derive(Debug)]
pub struct PositionDraft {
    /// `title`.
    pub title: Label,
    /// `organization`: an actor's id.
    pub organization: Option<Word>,
    /// `from`.
    pub from: Option<Spanned<Dated>>,
    /// `to`.
    pub to: Option<Spanned<Dated>>,
}

/// One of an actor's `part-of`.
#[derive(Debug)]
pub struct MembershipDraft {
    /// An actor's id.
    pub id: Word,
    /// `from`.
    pub from: Option<Spanned<Dated>>,
    /// `to`.
    pub to: Option<Spanned<Dated>>,
}

/// The facts of an actor.
#[derive(Debug, Default)]
pub struct ActorFacts {
    /// `name`.
    pub name: Label,
    /// `aliases`, by language.
    pub aliases: Vec<(Lang, Box<str>)>,
    /// `type`.
    pub kind: Option<ActorType>,
    /// `positions`.
    pub positions: Vec<PositionDraft>,
    /// `part-of`.
    pub part_of: Vec<MembershipDraft>,
    /// `country`.
    pub country: Option<String>,
    /// `wikidata`.
    pub wikidata: Option<String>,
    /// `links`.
    pub links: Vec<OutsideLink>,
}

/// The facts of a place.
#[derive(Debug, Default)]
pub struct PlaceFacts {
    /// `name`.
    pub name: Label,
    /// `aliases`, by language.
    pub aliases: Vec<(Lang, Box<str>)>,
    /// `coordinates`: latitude, longitude.
    pub coordinates: Option<(f64, f64)>,
    /// `part-of`.
    pub part_of: Vec<Word>,
    /// `wikidata`.
    pub wikidata: Option<String>,
}

/// The facts of a topic.
#[derive(Debug, Default)]
pub struct TopicFacts {
    /// `name`.
    pub name: Label,
    /// `part-of`.
    pub part_of: Vec<Word>,
}

/// A prose page has no facts.
#[derive(Debug, Default)]
pub struct PageFacts;

/// Who wrote a source, as written.
#[derive(Debug)]
pub struct AuthorDraft {
    /// The word, which may be an actor's id.
    pub word: Word,
    /// The words as a name.
    pub name: Label,
    /// The parts of the name, where a library has them.
    pub person: Option<PersonName>,
}

/// The facts of a source.
#[derive(Debug, Default)]
pub struct SourceFacts {
    /// `title`.
    pub title: Label,
    /// `author`: one or several.
    pub authors: Vec<AuthorDraft>,
    /// Whether BibTeX says `and others` behind them.
    pub has_other_authors: bool,
    /// Whether a journal has it, and not a newspaper, as far as a library says so.
    pub is_in_journal: bool,
    /// `publisher`: an actor's id or a name.
    pub publisher: Option<AuthorDraft>,
    /// `container`, `volume`, `number`, `pages`, `edition`.
    pub imprint: Imprint,
    /// `url`.
    pub url: Option<String>,
    /// `archive-url`.
    pub archive_url: Option<String>,
    /// `archive-date`.
    pub archive_date: Option<Spanned<Dated>>,
    /// `date`.
    pub date: Option<Spanned<Dated>>,
    /// `accessed`.
    pub accessed: Option<Spanned<Dated>>,
    /// `language`.
    pub language: Option<Lang>,
    /// `type`.
    pub kind: Option<SourceType>,
    /// `unnamed`.
    pub unnamed: bool,
    /// `derived-from`.
    pub derived_from: Vec<Word>,
    /// `reliability`: `A` to `F`.
    pub reliability: Option<char>,
    /// `credibility`: 1 to 6.
    pub credibility: Option<u8>,
    /// `quote`.
    pub quote: Label,
    /// `note`.
    pub note: Label,
    /// `copy`.
    pub copy: Option<SourceCopy>,
}

/// A file to publish beside a document.
#[derive(Debug)]
pub struct AttachmentDraft {
    /// The folder of the document: `content/briefs/2025-11-07-talks`.
    pub folder: Box<str>,
    /// Its path inside that folder.
    pub name: Box<str>,
    /// Its bytes.
    pub file: FileId,
}
