//! The words of one file, resolved. In: a text as drafted. Out: what its references lead to, who is
//! mentioned, what is cited and quoted, and which documents it speaks of, each with the sentence.

use crate::diag::report::Report;
use crate::lang::attribution::{is_of_another, is_possessive, speaks_for};
use crate::lang::sentences::sentence_around;
use crate::lang::tag::Lang;
use crate::model::body::{Body, Inline, QuotationDraft, Reference, for_each_quotation};
use crate::model::brief::{KeyPoint, Mention, Target, Text};
use crate::model::id::{ActorId, EntityId, SourceId};
use crate::model::quotation::{Quotation, QuotationPlace};
use crate::parse::draft::TextDraft;
use crate::resolve::lines::{Line, lines, visit};
use crate::resolve::links::{Linker, Standpoint};
use crate::resolve::mentions::{Declared, Joint, is_joining};

/// What a text was found to say of other documents.
#[derive(Debug, Default)]
pub(crate) struct Resolution {
    /// What each reference leads to.
    pub(crate) targets: Vec<Target>,
    /// First mentions of declared names.
    pub(crate) mentions: Vec<Mention>,
    /// The sources cited in each key point.
    pub(crate) point_sources: Vec<Vec<SourceId>>,
    /// Cited sources in the order of first citation.
    pub(crate) cited: Vec<SourceId>,
    /// Attributed quotations.
    pub(crate) quotations: Vec<Quotation>,
    /// Which documents are spoken of, where.
    pub(crate) links: Vec<Found>,
}

/// A document that is spoken of.
#[derive(Debug)]
pub(crate) struct Found {
    /// Which.
    pub(crate) to: EntityId,
    /// In which block; nothing in the summary and in footnotes.
    pub(crate) block: Option<u32>,
    /// The sentence, else what stands around it; nothing where there are no words around it.
    pub(crate) sentence: Box<str>,
}

/// Returns what the text at `from` says. `name_of` gives a document's name in a language, for wiki links
/// without words.
pub(crate) fn resolve_text<'names>(
    linker: &Linker<'_>,
    from: Standpoint<'_>,
    declared: &Declared,
    name_of: &dyn Fn(EntityId, Lang) -> &'names str,
) -> (Resolution, Report) {
    let mut report = Report::new();
    let references = from.text.references.iter();
    let targets: Vec<Target> =
        references.map(|reference| linker.target(reference, from, &mut report)).collect();
    let mut resolution = Resolution { targets, ..Resolution::default() };
    let lines = lines(from.text);
    for point in &from.text.summary {
        let sources = resolution.sources_in(&point.words);
        resolution.point_sources.push(sources);
    }
    for line in &lines {
        for source in resolution.sources_in(line.words) {
            if !resolution.cited.contains(&source) {
                resolution.cited.push(source);
            }
        }
        resolution.add_links(line, from, name_of);
    }
    resolution.add_quotations(&from.text.body, declared);
    resolution.mentions = declared.find(from.owner, from.text, &resolution.targets);
    (resolution, report)
}

impl Resolution {
    fn target(&self, reference: Reference) -> &Target {
        self.targets.get(reference.0 as usize).unwrap_or(&Target::Nowhere)
    }

    fn source(&self, reference: Reference) -> Option<SourceId> {
        match self.target(reference) {
            Target::Entity { id: EntityId::Source(id), .. } => Some(*id),
            _ => None,
        }
    }

    /// Returns the sources cited in `words`, in order, each once.
    fn sources_in(&self, words: &[Inline]) -> Vec<SourceId> {
        let mut sources = Vec::new();
        self.add_sources(words, &mut sources);
        sources
    }

    /// Adds the sources cited in `words` that are not there yet.
    fn add_sources(&self, words: &[Inline], sources: &mut Vec<SourceId>) {
        visit(words, &mut |inline| {
            if let Inline::Citation(cites) = inline {
                for source in cites.iter().filter_map(|cite| self.source(cite.reference)) {
                    if !sources.contains(&source) {
                        sources.push(source);
                    }
                }
            }
        });
    }

    fn add_links<'names>(
        &mut self,
        line: &Line<'_>,
        from: Standpoint<'_>,
        name_of: &dyn Fn(EntityId, Lang) -> &'names str,
    ) {
        let has_any = {
            let mut any = false;
            visit(line.words, &mut |inline| any |= matches!(inline, Inline::Link(_) | Inline::Citation(_)));
            any
        };
        if !has_any {
            return;
        }
        let name = |reference: Reference| match self.target(reference) {
            Target::Entity { id, .. } => name_of(*id, from.text.lang),
            _ => "",
        };
        let flat = Flat::of(line.words, &name);
        // Who is said to have said it speaks of less than what was said.
        let said = line.quoted.map(|words| Flat::of(words, &name).text);
        let mut links: Vec<Found> = Vec::new();
        for (at, reference) in flat.references {
            let Target::Entity { id, .. } = *self.target(reference) else { continue };
            let is_known = |found: &Found| found.to == id && found.block == line.block;
            if id == from.owner || self.links.iter().chain(&links).any(is_known) {
                continue;
            }
            let sentence = match &said {
                Some(said) => said[sentence_around(said, 0)].trim(),
                None => flat.text[sentence_around(&flat.text, at)].trim(),
            };
            let sentence = if has_words(sentence) { sentence.into() } else { beside(line, &name).into() };
            links.push(Found { to: id, block: line.block, sentence });
        }
        self.links.extend(links);
    }

    /// Adds the quotations whose speakers are linked, or named first in the attribution and declared.
    fn add_quotations(&mut self, body: &Body, declared: &Declared) {
        let blocks = (0u32..).zip(&body.blocks);
        let blocks = blocks.map(|(at, block)| (QuotationPlace::Block(at), std::slice::from_ref(block)));
        let notes = (0u32..).zip(&body.footnotes);
        let notes = notes.map(|(at, note)| (QuotationPlace::Footnote(at), &note.blocks[..]));
        for (place, blocks) in blocks.chain(notes) {
            let mut found = Vec::new();
            for_each_quotation(blocks, &mut |_, quotation| found.push(quotation));
            for (nth, quotation) in (0u32..).zip(found) {
                let mut speakers = self.linked_speakers(&quotation.attribution);
                if speakers.is_empty() {
                    speakers = declared.speakers(&quotation.attribution);
                }
                if !speakers.is_empty() {
                    let sources = self.sources_of(quotation);
                    self.quotations.push(Quotation { place, nth, speakers, sources });
                }
            }
        }
    }

    /// Returns the works that an attribution cites, and those that the words before it do. What is quoted within them
    /// rests on works of its own.
    fn sources_of(&self, quotation: &QuotationDraft) -> Vec<SourceId> {
        let mut sources = self.sources_in(&quotation.attribution);
        quotation.for_each_own_line(&mut |words| self.add_sources(words, &mut sources));
        sources
    }

    /// Returns the actor whom an attribution links first, but for those by whom it only tells of somebody else, and those
    /// whom it names as speaking with it.
    fn linked_speakers(&self, attribution: &[Inline]) -> Vec<ActorId> {
        let actor = |inline: &Inline| match inline {
            Inline::Link(link) => match self.target(link.reference) {
                Target::Entity { id: EntityId::Actor(id), .. } => Some(*id),
                _ => None,
            },
            _ => None,
        };
        let is_next = |behind: &[Inline]| match behind {
            [Inline::Text { text, .. }, next, ..] => {
                text.trim().trim_matches([',', '،']).is_empty() && actor(next).is_some()
            }
            _ => false,
        };
        let mut before = String::new();
        let mut since: Option<String> = None;
        let mut speakers = Vec::new();
        let mut rest = attribution;
        while let Some((inline, behind)) = rest.split_first() {
            rest = behind;
            let mut first = None;
            visit(std::slice::from_ref(inline), &mut |inline| first = first.or_else(|| actor(inline)));
            let owns = owns(behind);
            let is_joined = since.as_ref().is_some_and(|since: &String| is_joining(since));
            match (inline, first) {
                (Inline::Text { text, .. }, _) => {
                    before.push_str(text);
                    if let Some(since) = &mut since {
                        since.push_str(text);
                    }
                }
                // Who speaks for somebody may be named right behind.
                (_, Some(_)) if speaks_for(&before) && is_next(behind) => before.push_str(" x "),
                (_, Some(id)) if !owns && !is_joined && !is_of_another(&before) => {
                    speakers.push(id);
                    break;
                }
                // Whoever stands here is what the next name is told by; so is who is joined to it by “and”.
                (_, other) => {
                    before.push_str(" x ");
                    since = other.map(|_| String::new());
                }
            }
        }
        let mut joint = Joint::default();
        let mut between = String::new();
        while let Some((inline, behind)) = rest.split_first() {
            rest = behind;
            match inline {
                Inline::Text { text, .. } => between.push_str(text),
                // Each of them may be cited by itself.
                Inline::Citation(_) => {}
                _ => match actor(inline) {
                    Some(id) if !owns(behind) && joint.takes(&between, id, &mut speakers) => between.clear(),
                    Some(_) | None => break,
                },
            }
        }
        speakers
    }
}

/// Returns whether the words behind a name make it the owner of whoever said it.
fn owns(behind: &[Inline]) -> bool {
    let texts = behind.iter().map_while(|inline| match inline {
        Inline::Text { text, .. } => Some(&**text),
        _ => None,
    });
    // A mark that was set anew stands in a text of its own.
    is_possessive(&texts.take(2).collect::<String>())
}

/// Returns whether something can be read in a sentence: in the brackets around a citation nothing can.
fn has_words(sentence: &str) -> bool {
    sentence.contains(char::is_alphanumeric)
}

/// Returns what tells of a line without words, as a citation alone: the rest of the row of a table, else the heading above;
/// nothing where neither has words.
fn beside<'names>(line: &Line<'_>, name: &dyn Fn(Reference) -> &'names str) -> String {
    let told =
        |words: &[Inline]| Some(Flat::of(words, name).text.trim().to_owned()).filter(|text| has_words(text));
    let cells: Vec<String> = line.around.row.iter().filter_map(|words| told(words)).collect();
    if cells.is_empty() { told(line.around.heading).unwrap_or_default() } else { cells.join(" · ") }
}

/// A line as plain text, and where its references stand in it.
struct Flat {
    text: String,
    references: Vec<(usize, Reference)>,
}

impl Flat {
    fn of<'names>(words: &[Inline], name: &dyn Fn(Reference) -> &'names str) -> Self {
        let mut flat = Self { text: String::new(), references: Vec::new() };
        flat.add(words, name);
        flat
    }

    fn add<'names>(&mut self, words: &[Inline], name: &dyn Fn(Reference) -> &'names str) {
        for inline in words {
            match inline {
                Inline::Text { text, .. } | Inline::Code(text) => self.text.push_str(text),
                Inline::SoftBreak | Inline::HardBreak => self.text.push(' '),
                Inline::Emphasis(words) | Inline::Strong(words) | Inline::Strikethrough(words) => {
                    self.add(words, name);
                }
                Inline::Link(link) => {
                    self.references.push((self.text.len(), link.reference));
                    if link.words.is_empty() {
                        self.text.push_str(name(link.reference));
                    }
                    self.add(&link.words, name);
                }
                Inline::Image(link) => self.add(&link.words, name),
                Inline::Citation(cites) => {
                    // A citation belongs to the sentence before it, even behind the full stop.
                    self.text.truncate(self.text.trim_end().len());
                    let at = self.text.floor_char_boundary(self.text.len().saturating_sub(1));
                    self.references.extend(cites.iter().map(|cite| (at, cite.reference)));
                }
                Inline::Html(_) | Inline::Footnote(_) => {}
            }
        }
    }
}

/// Returns the finished text of a draft and what was found in it; `standing` is the original's until the
/// caller knows better.
pub(crate) fn finish(draft: TextDraft, resolution: Resolution, path: &str) -> Text {
    let points = draft.summary.into_iter().zip(resolution.point_sources);
    let summary = (1u32..).zip(points).map(|(number, (point, sources))| KeyPoint {
        anchor: format!("p{number}").into(),
        name: point.name.map(|name| name.value.into()),
        of: point.of,
        words: point.words,
        sources,
        span: point.span,
    });
    let translation = draft.translation;
    Text {
        lang: draft.lang,
        file: draft.file,
        path: path.into(),
        title: draft.title.map(|title| title.value).unwrap_or_default().into(),
        summary: summary.collect(),
        numbers: Vec::new(),
        body: draft.body,
        targets: resolution.targets,
        places: draft.references.iter().map(|reference| reference.word.span).collect(),
        mentions: resolution.mentions,
        cited: resolution.cited,
        quotations: resolution.quotations,
        standing: crate::model::brief::Standing::Original,
        revision: translation.as_ref().and_then(|of| of.revision.as_ref()).map(|word| word.span),
        reviewed: translation.as_ref().and_then(|translation| translation.reviewed),
        translated_by: translation.and_then(|translation| translation.by),
    }
}
