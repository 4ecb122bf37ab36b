//! All documents of a site while they are resolved. In: drafts and facts. Out: every text, resolved in
//! parallel and put together in the order of the drafts.

use crate::diag::report::Report;
use crate::input::Input;
use crate::lang::tag::Lang;
use crate::model::actor::Actor;
use crate::model::brief::{Brief, Standing, Text};
use crate::model::graph::Attachment;
use crate::model::id::{ActorId, AttachmentId, BriefId, EntityId, PageId, PlaceId, SourceId, TopicId};
use crate::model::page::Page;
use crate::model::place::Place;
use crate::model::source::{Publisher, Source};
use crate::model::topic::Topic;
use crate::parse::draft::{DocumentDraft, Drafts, TextDraft};
use crate::resolve::facts;
use crate::resolve::links::{Linker, Standpoint};
use crate::resolve::mentions::Declared;
use crate::resolve::names::Names;
use crate::resolve::pairing::numbers;
use crate::resolve::staleness::standing;
use crate::resolve::texts::{Found, Resolution, finish, resolve_text};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// The nouns of the graph, each list by slug.
pub(crate) struct Nouns {
    /// Briefs.
    pub(crate) briefs: Vec<Brief>,
    /// Actors.
    pub(crate) actors: Vec<Actor>,
    /// Places.
    pub(crate) places: Vec<Place>,
    /// Topics.
    pub(crate) topics: Vec<Topic>,
    /// Sources.
    pub(crate) sources: Vec<Source>,
    /// Publishers.
    pub(crate) publishers: Vec<Publisher>,
    /// Prose pages.
    pub(crate) pages: Vec<Page>,
}

/// A finished text.
pub(crate) struct TextOf {
    /// Whose.
    pub(crate) of: EntityId,
    /// The text.
    pub(crate) text: Box<Text>,
    /// What it speaks of.
    pub(crate) found: Vec<Found>,
}

/// Reports documents of one kind with the same address.
pub(crate) fn check_slugs(drafts: &Drafts, report: &mut Report) {
    facts::check_slugs(&drafts.briefs, report);
    facts::check_slugs(&drafts.actors, report);
    facts::check_slugs(&drafts.places, report);
    facts::check_slugs(&drafts.topics, report);
    facts::check_slugs(&drafts.sources, report);
    facts::check_slugs(&drafts.pages, report);
}

/// Returns the files published beside documents, each once, and makes them known by their paths.
pub(crate) fn attachments(drafts: &mut Drafts, names: &mut Names) -> Vec<Attachment> {
    let mut attachments: Vec<Attachment> = Vec::new();
    for draft in std::mem::take(&mut drafts.attachments) {
        let Some(owner) = names.find_folder(&draft.folder, &drafts.config.languages) else { continue };
        let id = AttachmentId::from_index(attachments.len());
        names.add_file(format!("{}/{}", draft.folder, draft.name), id);
        attachments.push(Attachment { owner, name: draft.name, file: draft.file });
    }
    attachments
}

impl Nouns {
    /// Returns the name of an entity for a wiki link without words; a brief's and a page's title is not
    /// known while texts are resolved, so their drafts are asked.
    fn name<'nouns>(&'nouns self, id: EntityId, lang: Lang, drafts: &'nouns Drafts) -> &'nouns str {
        let best = |label: &'nouns crate::model::label::Label| label.best(lang).map(|(name, _)| name);
        let found = match id {
            EntityId::Brief(id) => title(&drafts.briefs[id.index()].texts, lang),
            EntityId::Page(id) => title(&drafts.pages[id.index()].texts, lang),
            EntityId::Actor(id) => best(&self.actors[id.index()].name),
            EntityId::Place(id) => best(&self.places[id.index()].name),
            EntityId::Topic(id) => best(&self.topics[id.index()].name),
            EntityId::Source(id) => best(&self.sources[id.index()].title),
            EntityId::Publisher(id) => best(&self.publishers[id.index()].name),
        };
        found.unwrap_or_default()
    }

    fn facts(&self) -> Facts<'_> {
        Facts {
            briefs: &self.briefs,
            actors: &self.actors,
            places: &self.places,
            sources: &self.sources,
            publishers: &self.publishers,
        }
    }
}

/// The facts that tell what a text may mention.
#[derive(Clone, Copy)]
pub(crate) struct Facts<'nouns> {
    /// Briefs.
    pub(crate) briefs: &'nouns [Brief],
    /// Actors.
    pub(crate) actors: &'nouns [Actor],
    /// Places.
    pub(crate) places: &'nouns [Place],
    /// Sources.
    pub(crate) sources: &'nouns [Source],
    /// Publishers.
    pub(crate) publishers: &'nouns [Publisher],
}

impl<'nouns> Facts<'nouns> {
    /// Returns what a text may mention: the actors, places and publishers that its brief declares.
    pub(crate) fn declared(&self, of: EntityId, text: &TextDraft, names_of_site: &Names) -> Declared {
        let EntityId::Brief(id) = of else { return Declared::new(&[]) };
        let brief = &self.briefs[id.index()];
        let mut names: Vec<(EntityId, &'nouns str)> = Vec::new();
        for part in &brief.actors {
            self.add_actor(part.actor, &mut names);
        }
        for id in &brief.places {
            let place = &self.places[id.index()];
            let of = EntityId::Place(*id);
            names.extend(place.name.iter().map(|(_, name)| (of, name)));
            names.extend(place.aliases.iter().map(|(_, name)| (of, &**name)));
        }
        let cited = text.references.iter().filter_map(|reference| names_of_site.find(&reference.word.value));
        let cited = cited.filter_map(|id| match id {
            EntityId::Source(id) => Some(id),
            EntityId::Brief(_)
            | EntityId::Actor(_)
            | EntityId::Place(_)
            | EntityId::Topic(_)
            | EntityId::Publisher(_)
            | EntityId::Page(_) => None,
        });
        let mut sources: Vec<SourceId> = brief.sources.iter().copied().chain(cited).collect();
        sources.sort_unstable();
        sources.dedup();
        let mut publishers: Vec<_> =
            sources.iter().filter_map(|id| self.sources[id.index()].publisher).collect();
        publishers.sort_unstable();
        publishers.dedup();
        for id in publishers {
            let publisher = &self.publishers[id.index()];
            match publisher.actor {
                Some(actor) => self.add_actor(actor, &mut names),
                None => names.extend(publisher.name.iter().map(|(_, name)| (EntityId::Publisher(id), name))),
            }
        }
        Declared::new(&names)
    }

    fn add_actor(&self, id: ActorId, names: &mut Vec<(EntityId, &'nouns str)>) {
        let actor = &self.actors[id.index()];
        let of = EntityId::Actor(id);
        names.extend(actor.name.iter().map(|(_, name)| (of, name)));
        names.extend(actor.aliases.iter().map(|(_, name)| (of, &**name)));
    }
}

fn title(texts: &[TextDraft], lang: Lang) -> Option<&str> {
    let text = texts.iter().find(|text| text.lang == lang).or(texts.first())?;
    text.title.as_ref().map(|title| title.value.as_str())
}

/// Returns every text with its document, in the order of kinds, slugs and languages.
fn standpoints(drafts: &Drafts) -> Vec<Standpoint<'_>> {
    let mut all = Vec::new();
    add_standpoints(&drafts.briefs, |at| EntityId::Brief(BriefId::from_index(at)), &mut all);
    add_standpoints(&drafts.actors, |at| EntityId::Actor(ActorId::from_index(at)), &mut all);
    add_standpoints(&drafts.places, |at| EntityId::Place(PlaceId::from_index(at)), &mut all);
    add_standpoints(&drafts.topics, |at| EntityId::Topic(TopicId::from_index(at)), &mut all);
    add_standpoints(&drafts.sources, |at| EntityId::Source(SourceId::from_index(at)), &mut all);
    add_standpoints(&drafts.pages, |at| EntityId::Page(PageId::from_index(at)), &mut all);
    all
}

fn add_standpoints<'draft, Facts>(
    drafts: &'draft [DocumentDraft<Facts>],
    id_of: impl Fn(usize) -> EntityId,
    all: &mut Vec<Standpoint<'draft>>,
) {
    for (at, draft) in drafts.iter().enumerate() {
        let texts = draft.texts.iter();
        all.extend(texts.map(|text| Standpoint { owner: id_of(at), text, folder: &draft.folder }));
    }
}

/// Returns the resolution of every text, in the order of [`standpoints`].
pub(crate) fn resolve_texts(
    drafts: &Drafts,
    names: &Names,
    nouns: &Nouns,
    report: &mut Report,
) -> Vec<Resolution> {
    let linker = Linker { names, shelf: drafts };
    let name_of = |id: EntityId, lang: Lang| nouns.name(id, lang, drafts);
    let resolve = |from: &Standpoint<'_>| {
        let declared = nouns.facts().declared(from.owner, from.text, names);
        resolve_text(&linker, *from, &declared, &name_of)
    };
    let resolved: Vec<(Resolution, Report)> = standpoints(drafts).par_iter().map(resolve).collect();
    let mut resolutions = Vec::with_capacity(resolved.len());
    for (resolution, own) in resolved {
        report.merge(own);
        resolutions.push(resolution);
    }
    resolutions
}

/// Returns every text, finished, in the order of [`standpoints`]. Takes the texts out of the drafts.
pub(crate) fn finish_texts(
    drafts: &mut Drafts,
    resolutions: Vec<Resolution>,
    input: &Input,
    report: &mut Report,
) -> Vec<TextOf> {
    let texts = Vec::with_capacity(resolutions.len());
    let mut finisher = Finisher { resolutions: resolutions.into_iter(), input, report, texts };
    finisher.add(&mut drafts.briefs, |at| EntityId::Brief(BriefId::from_index(at)));
    finisher.add(&mut drafts.actors, |at| EntityId::Actor(ActorId::from_index(at)));
    finisher.add(&mut drafts.places, |at| EntityId::Place(PlaceId::from_index(at)));
    finisher.add(&mut drafts.topics, |at| EntityId::Topic(TopicId::from_index(at)));
    finisher.add(&mut drafts.sources, |at| EntityId::Source(SourceId::from_index(at)));
    finisher.add(&mut drafts.pages, |at| EntityId::Page(PageId::from_index(at)));
    finisher.texts
}

/// Returns the texts of one document, finished, in the order of its draft. Takes them out of the draft.
pub(crate) fn finish_document<Facts>(
    (of, draft): (EntityId, &mut DocumentDraft<Facts>),
    resolutions: Vec<Resolution>,
    input: &Input,
    report: &mut Report,
) -> Vec<TextOf> {
    let mut finisher = Finisher { resolutions: resolutions.into_iter(), input, report, texts: Vec::new() };
    finisher.add_document(of, draft);
    finisher.texts
}

/// Returns the numbers of the blocks of each text of a document, by those of the original.
fn numbers_of<Facts>(draft: &DocumentDraft<Facts>) -> Vec<Vec<u32>> {
    let original = draft.texts.iter().find(|text| text.lang == draft.original).or(draft.texts.first());
    let blocks = original.map_or(&[][..], |original| &original.body.blocks);
    draft.texts.iter().map(|text| numbers(blocks, &text.body.blocks)).collect()
}

/// Says of each key point which of the original it is, and gives those of translations its name: of as many, that of
/// the same number, else that of the same name.
fn pair_points(texts: &mut [TextDraft]) {
    let Some((original, translations)) = texts.split_first_mut() else { return };
    for (at, point) in original.summary.iter_mut().enumerate() {
        point.of = Some(at);
    }
    for text in translations {
        let has_all = text.summary.len() == original.summary.len();
        let mut taken = BTreeSet::new();
        for (at, point) in text.summary.iter_mut().enumerate() {
            let same = if has_all { Some(at) } else { original.find_named(point) };
            point.of = same.filter(|of| taken.insert(*of));
            point.name = point.of.and_then(|of| original.summary[of].name.clone());
        }
    }
}

struct Finisher<'input> {
    resolutions: std::vec::IntoIter<Resolution>,
    input: &'input Input,
    report: &'input mut Report,
    texts: Vec<TextOf>,
}

impl Finisher<'_> {
    fn add<Facts>(&mut self, drafts: &mut [DocumentDraft<Facts>], id_of: impl Fn(usize) -> EntityId) {
        for (at, draft) in drafts.iter_mut().enumerate() {
            self.add_document(id_of(at), draft);
        }
    }

    fn add_document<Facts>(&mut self, of: EntityId, draft: &mut DocumentDraft<Facts>) {
        pair_points(&mut draft.texts);
        let standings = self.standings(draft).into_iter().zip(numbers_of(draft));
        for (text, (standing, numbers)) in std::mem::take(&mut draft.texts).into_iter().zip(standings) {
            let resolution = self.resolutions.next().expect("one resolution for each text");
            self.finish(of, text, (resolution, standing, numbers));
        }
    }

    fn finish(
        &mut self,
        of: EntityId,
        draft: TextDraft,
        (resolution, standing, numbers): (Resolution, Standing, Vec<u32>),
    ) {
        let mut resolution = resolution;
        let found = std::mem::take(&mut resolution.links);
        let path = self.input.file(draft.file).path.as_str();
        let mut text = Box::new(finish(draft, resolution, path));
        text.standing = standing;
        text.numbers = numbers;
        self.texts.push(TextOf { of, text, found });
    }

    /// Returns how each text of a document stands to its original.
    fn standings<Facts>(&mut self, draft: &DocumentDraft<Facts>) -> Vec<Standing> {
        let original = draft.texts.iter().find(|text| text.lang == draft.original);
        let mut standings = Vec::with_capacity(draft.texts.len());
        for text in &draft.texts {
            let Some(original) = original.filter(|original| original.lang != text.lang) else {
                standings.push(Standing::Original);
                continue;
            };
            let written = text.translation.as_ref().and_then(|translation| translation.revision.as_ref());
            let source = self.input.text(original.file);
            standings.push(standing(written, original, source, self.report));
        }
        standings
    }
}
