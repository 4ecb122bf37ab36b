//! How translations stand to their originals. In: the drafts of a site, unfinished ones among them. Out: for each
//! document and each language that it is not written in, whether there is a translation and which of its blocks are old.

use crate::amend::{Change, New};
use crate::input::Input;
use crate::lang::tag::Lang;
use crate::model::body::BlockKind;
use crate::parse::draft::{DocumentDraft, Drafts, TextDraft};
use crate::parse::files::Folder;
use crate::resolve::pairing::numbers;
use crate::resolve::staleness::{Changes, changes, revision};
use crate::span::{FileId, Span};

/// A document of any kind, as far as its words go.
#[derive(Clone, Copy, Debug)]
pub struct Document<'drafts> {
    /// What it is.
    pub folder: Folder,
    /// Its id.
    pub id: &'drafts str,
    /// Its path without language and ending.
    pub stem: &'drafts str,
    /// The path of the original.
    pub path: &'drafts str,
    /// The language of the original.
    pub original: Lang,
    /// The words, the original first.
    pub texts: &'drafts [TextDraft],
}

impl Document<'_> {
    /// Returns the words of the original, where it has any that a translation could say.
    #[must_use]
    pub fn find_original(&self) -> Option<&TextDraft> {
        let has_words = |text: &&TextDraft| {
            text.title.is_some() || !text.summary.is_empty() || !text.body.blocks.is_empty()
        };
        self.texts.first().filter(|text| text.lang == self.original).filter(has_words)
    }
}

/// Returns all documents: briefs, actors, places, topics, pages, sources.
#[must_use]
pub fn documents(drafts: &Drafts) -> Vec<Document<'_>> {
    let mut all = Vec::new();
    all.extend(drafts.briefs.iter().map(|of| document(Folder::Briefs, of)));
    all.extend(drafts.actors.iter().map(|of| document(Folder::Actors, of)));
    all.extend(drafts.places.iter().map(|of| document(Folder::Places, of)));
    all.extend(drafts.topics.iter().map(|of| document(Folder::Topics, of)));
    all.extend(drafts.pages.iter().map(|of| document(Folder::Pages, of)));
    all.extend(drafts.sources.iter().map(|of| document(Folder::Sources, of)));
    all
}

fn document<Facts>(folder: Folder, draft: &DocumentDraft<Facts>) -> Document<'_> {
    let (id, stem, path) = (draft.id.value.as_str(), &*draft.stem, &*draft.path);
    Document { folder, id, stem, path, original: draft.original, texts: &draft.texts }
}

/// What kind of block one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockNoun {
    /// A paragraph.
    Paragraph,
    /// A heading.
    Heading,
    /// A list.
    List,
    /// A quotation.
    Quotation,
    /// An alert.
    Note,
    /// A block of code.
    Code,
    /// Raw HTML.
    Html,
    /// A rule across the text.
    Line,
    /// A table.
    Table,
    /// Terms and what they mean.
    Definitions,
}

impl BlockNoun {
    /// Returns its name, for programs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Paragraph => "paragraph",
            Self::Heading => "heading",
            Self::List => "list",
            Self::Quotation => "quotation",
            Self::Note => "note",
            Self::Code => "code",
            Self::Html => "HTML",
            Self::Line => "line",
            Self::Table => "table",
            Self::Definitions => "definitions",
        }
    }
}

/// What of an original changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its title or its key points.
    Head,
    /// One of its blocks: what kind of block it is.
    Block(BlockNoun),
    /// A block that was translated and is gone.
    Gone,
    /// The order of its blocks.
    Order,
}

/// A part of a translation that is old.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// What changed.
    pub part: Part,
    /// Where it stands in the original; nothing where it is gone.
    pub original: Option<Span>,
    /// Where its translation stands; nothing where it has none yet.
    pub translation: Option<Span>,
}

/// How a translation stands to its original.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// There is none.
    Missing,
    /// Nothing says which state of the original it translates.
    Unsynced,
    /// These parts are old.
    Stale(Vec<Stale>),
    /// It translates what the original says now.
    Current,
}

/// A document in a language that it is not originally written in.
#[derive(Clone, Debug)]
pub struct Translation {
    /// The document's id.
    pub id: Box<str>,
    /// The language.
    pub lang: Lang,
    /// The language of the original.
    pub of: Lang,
    /// The file of the original.
    pub original: FileId,
    /// The file of the translation.
    pub file: Option<FileId>,
    /// How it stands.
    pub state: State,
    /// Whether it says that it is a draft.
    pub is_draft: bool,
    /// Whether it says what it was translated from.
    pub names_original: bool,
    /// Blocks of the original that the translation lacks.
    pub gaps: Vec<Span>,
    /// How many key points it has, and how many the original.
    pub points: (usize, usize),
    /// Where its revision is written.
    pub recorded: Option<Span>,
    /// The revision of the original as it is now.
    pub revision: String,
}

impl Translation {
    /// Returns what is to be written into the translation for it to be known as current.
    #[must_use]
    pub fn keys(&self) -> Vec<Change> {
        let text = |key, text: &str| Change { key, value: New::Text(text.to_owned()) };
        let of = (!self.names_original).then(|| text("of", self.of.as_str()));
        let inner = of.into_iter().chain([text("revision", &self.revision)]).collect();
        vec![Change { key: "translation", value: New::Map(inner) }]
    }
}

/// Returns every document in every language of the site but its own, by language and path; of originals that are drafts
/// only what is there. Without words of its own a document is not there to be translated.
#[must_use]
pub fn survey(drafts: &Drafts, input: &Input) -> Vec<Translation> {
    let languages = &drafts.config.languages;
    let mut found = Vec::new();
    for document in documents(drafts) {
        let Some(original) = document.find_original() else { continue };
        let source = input.text(original.file);
        for lang in languages.iter().filter(|lang| **lang != original.lang) {
            let text = document.texts.iter().find(|text| text.lang == *lang);
            if text.is_some() || !original.draft {
                found.push(compare(document.id, (original, source), (*lang, text)));
            }
        }
    }
    let place = |lang: Lang| languages.iter().position(|of| *of == lang);
    let path = |of: &Translation| input.file(of.file.unwrap_or(of.original)).path.clone();
    found.sort_by_cached_key(|of| (place(of.lang), path(of)));
    found
}

fn compare(
    id: &str,
    (original, source): (&TextDraft, &str),
    (lang, text): (Lang, Option<&TextDraft>),
) -> Translation {
    let said = text.and_then(|text| text.translation.as_ref());
    let recorded = said.and_then(|said| said.revision.as_ref());
    let changes = recorded.and_then(|recorded| changes(&recorded.value, original, source));
    let pairs = text.map(|text| pairs(original, text, changes.as_ref())).unwrap_or_default();
    let state = match (text, changes) {
        (None, _) => State::Missing,
        (Some(_), None) => State::Unsynced,
        (Some(_), Some(changes)) if !changes.any => State::Current,
        (Some(text), Some(changes)) => State::Stale(stale(&changes, (original, text), &pairs)),
    };
    let lacking = pairs.iter().zip(&original.body.blocks).filter(|(pair, _)| pair.is_none());
    Translation {
        id: id.into(),
        lang,
        of: original.lang,
        original: original.file,
        file: text.map(|text| text.file),
        state,
        is_draft: text.is_some_and(|text| text.draft)
            || said.is_some_and(|said| said.reviewed == Some(false)),
        names_original: said.is_some_and(|said| said.of.is_some()),
        gaps: lacking.map(|(_, block)| block.span).collect(),
        points: (text.map_or(0, |text| text.summary.len()), original.summary.len()),
        recorded: recorded.map(|recorded| recorded.span),
        revision: revision(original, source),
    }
}

/// Returns which block of a translation stands for each of the original. Where the translation has as many blocks as the
/// original had when it was recorded, they stand for those; else they are compared with those of today.
fn pairs(original: &TextDraft, text: &TextDraft, changes: Option<&Changes>) -> Vec<Option<usize>> {
    let (blocks, own) = (&original.body.blocks, &text.body.blocks);
    if let Some(changes) = changes
        && own.len() == changes.then
        && own.len() != blocks.len()
    {
        return changes.was.clone();
    }
    let numbers = numbers(blocks, own);
    let find = |at: usize| numbers.iter().position(|number| *number as usize == at);
    (0..blocks.len()).map(find).collect()
}

fn stale(
    changes: &Changes,
    (original, text): (&TextDraft, &TextDraft),
    pairs: &[Option<usize>],
) -> Vec<Stale> {
    let own = &text.body.blocks;
    let mut found = Vec::new();
    if changes.head {
        let (one, other) = (head(original), head(text));
        found.push(Stale { part: Part::Head, original: Some(one), translation: Some(other) });
    }
    for number in &changes.blocks {
        let at = *number as usize;
        let Some(block) = original.body.blocks.get(at) else { continue };
        let pair = pairs.get(at).copied().flatten().and_then(|at| own.get(at));
        let part = Part::Block(noun(&block.kind));
        found.push(Stale { part, original: Some(block.span), translation: pair.map(|block| block.span) });
    }
    let is_gone = |at: &usize| !changes.was.contains(&Some(*at));
    if own.len() == changes.then {
        for at in (0..own.len()).filter(is_gone) {
            found.push(Stale { part: Part::Gone, original: None, translation: Some(own[at].span) });
        }
    }
    if found.is_empty() {
        let part = if (0..changes.then).any(|at| is_gone(&at)) { Part::Gone } else { Part::Order };
        found.push(Stale { part, original: None, translation: Some(head(text)) });
    }
    found
}

/// Returns where a text begins: its title, or else its file.
fn head(text: &TextDraft) -> Span {
    text.title.as_ref().map_or(Span::whole(text.file), |title| title.span)
}

fn noun(kind: &BlockKind) -> BlockNoun {
    match kind {
        BlockKind::Paragraph(_) => BlockNoun::Paragraph,
        BlockKind::Heading(_) => BlockNoun::Heading,
        BlockKind::List(_) => BlockNoun::List,
        BlockKind::Quote(_) | BlockKind::Quotation(_) => BlockNoun::Quotation,
        BlockKind::Alert(..) => BlockNoun::Note,
        BlockKind::Code(..) => BlockNoun::Code,
        BlockKind::Html(_) => BlockNoun::Html,
        BlockKind::Rule => BlockNoun::Line,
        BlockKind::Table(_) => BlockNoun::Table,
        BlockKind::Definitions(_) => BlockNoun::Definitions,
    }
}
