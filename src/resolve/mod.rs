//! Drafts → Graph: words become ids, and links run both ways. Never a URL, never HTML.

pub mod staleness;
pub mod pairing;
pub mod names;
mod library;
mod authors;
mod publishers;
mod parts;
mod origins;
mod plausible;
mod facts;
mod briefs;
mod lines;
mod shelf;
mod links;
mod mentions;
mod texts;
mod documents;
mod related;
mod appearances;
mod claims;
mod statements;
mod history;
pub mod reword;

use crate::diag::report::Report;
use crate::input::Input;
use crate::lang::tag::Lang;
use crate::model::brief::{Brief, Text};
use crate::model::event::Event;
use crate::model::graph::{Attachment, Graph};
use crate::model::id::{ActorId, BriefId, EntityId, PageId, PlaceId, SourceId, TopicId};
use crate::model::source::{COPIES, Source};
use crate::parse::answers::answers;
use crate::parse::draft::Drafts;
use crate::resolve::appearances::{FoundIn, Gathered};
use crate::resolve::authors::Actors;
use crate::resolve::documents::{Nouns, TextOf};
use crate::resolve::names::Names;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Returns the graph of the drafts. Whatever names nothing is reported and left out.
#[must_use]
pub fn resolve(drafts: Drafts, input: &Input, report: &mut Report) -> Graph {
    resolve_keeping(drafts, input, report).0
}

/// Returns the graph of the drafts, and the names by which documents that change are resolved again.
#[must_use]
pub fn resolve_keeping(mut drafts: Drafts, input: &Input, report: &mut Report) -> (Graph, Names) {
    let left_out = history::left_out(&drafts, input);
    library::gather(&mut drafts, report);
    check(&drafts, input, report);
    let actors = Actors::new(&drafts);
    let publishers = publishers::publishers(&drafts, &actors);
    let mut names = Names::new(&drafts);
    let attachments = documents::attachments(&mut drafts, &mut names);
    let mut nouns = Nouns {
        actors: facts::actors(&mut drafts, &names, report),
        places: facts::places(&mut drafts, &names, report),
        topics: facts::topics(&mut drafts, &names, report),
        pages: facts::pages(&mut drafts),
        sources: facts::sources(&mut drafts, (&names, &actors), publishers.of_source, report),
        publishers: publishers.all,
        briefs: Vec::new(),
    };
    let briefs::Briefs { all, related, events } = briefs::briefs(&mut drafts, &names, input, report);
    nouns.briefs = all;
    let resolved = documents::resolve_texts(&drafts, &names, &nouns, report);
    let texts = documents::finish_texts(&mut drafts, resolved, input, report);
    let found = place_texts(texts, &mut nouns);
    nouns.briefs.par_iter_mut().for_each(|brief| brief.statements = statements::statements(brief));
    place_attachments(&attachments, &mut nouns.briefs);
    place_copies(&mut nouns.sources, input);
    let newest = briefs::newest(&nouns.briefs);
    let computed = related::related(&nouns.briefs, &events, &newest);
    let related = related.into_iter().zip(computed).map(|(written, computed)| written.unwrap_or(computed));
    nouns.briefs.iter_mut().zip(related).for_each(|(brief, related)| brief.related = related);
    let gathered = gathered(&nouns, (&newest, &events));
    let works = (&nouns.sources[..], &nouns.publishers[..]);
    let (appearances, (together, claims)) = rayon::join(
        || gathered.appearances(found),
        || (gathered.together(), claims::claims(&nouns.briefs, works)),
    );
    let graph = Graph {
        appearances,
        together,
        claims_on: claims::claims_on(&claims, &newest, works.0),
        claims_by: claims::claims_by(&claims, &newest, nouns.actors.len()),
        sources_by: claims::sources_by(&nouns.actors, works),
        claims,
        statements: gathered.statements(),
        tenures: gathered.tenures(),
        revisions: history::revisions((&nouns.briefs, &drafts.config), &left_out, input, report),
        links: answers(input, report),
        published: gathered.published(nouns.publishers.len()),
        today: input.today,
        config: drafts.config,
        newest,
        events,
        attachments,
        briefs: nouns.briefs,
        actors: nouns.actors,
        places: nouns.places,
        topics: nouns.topics,
        sources: nouns.sources,
        publishers: nouns.publishers,
        pages: nouns.pages,
    };
    (graph, names)
}

/// Reports what drafts say that cannot be, or hardly.
fn check(drafts: &Drafts, input: &Input, report: &mut Report) {
    plausible::check_days(drafts, input.today, report);
    documents::check_slugs(drafts, report);
}

fn gathered<'a>(nouns: &'a Nouns, (newest, events): (&'a [BriefId], &'a [Event])) -> Gathered<'a> {
    Gathered {
        briefs: &nouns.briefs,
        newest,
        events,
        actors: &nouns.actors,
        places: &nouns.places,
        topics: &nouns.topics,
        sources: &nouns.sources,
    }
}

/// Gives each brief the numbers of the files published beside it.
fn place_attachments(attachments: &[Attachment], briefs: &mut [Brief]) {
    for (at, attachment) in attachments.iter().enumerate() {
        if let EntityId::Brief(id) = attachment.owner {
            briefs[id.index()].attachments.push(crate::model::id::AttachmentId::from_index(at));
        }
    }
}

/// Gives each source the file of its copy.
fn place_copies(sources: &mut [Source], input: &Input) {
    for copy in sources.iter_mut().filter_map(|source| source.copy.as_mut()) {
        copy.file = input.find_path(&format!("{COPIES}{}", copy.name));
    }
}

/// Puts each text where it belongs, adds what a brief cites to its sources, and returns what all texts
/// speak of.
fn place_texts(texts: Vec<TextOf>, nouns: &mut Nouns) -> Vec<FoundIn> {
    let mut found = Vec::with_capacity(texts.len());
    for TextOf { of, text, found: links } in texts {
        found.push(FoundIn { from: of, lang: text.lang, found: links });
        let lang = text.lang;
        if let EntityId::Brief(id) = of {
            nouns.briefs[id.index()].add_cited(&text.cited);
        }
        if let Some(texts) = texts_of(of, nouns) {
            texts.insert(lang, text);
        }
    }
    found
}

fn texts_of(of: EntityId, nouns: &mut Nouns) -> Option<&mut BTreeMap<Lang, Box<Text>>> {
    match of {
        EntityId::Brief(BriefId(at)) => Some(&mut nouns.briefs[at as usize].texts),
        EntityId::Actor(ActorId(at)) => Some(&mut nouns.actors[at as usize].texts),
        EntityId::Place(PlaceId(at)) => Some(&mut nouns.places[at as usize].texts),
        EntityId::Topic(TopicId(at)) => Some(&mut nouns.topics[at as usize].texts),
        EntityId::Source(SourceId(at)) => Some(&mut nouns.sources[at as usize].texts),
        EntityId::Page(PageId(at)) => Some(&mut nouns.pages[at as usize].texts),
        EntityId::Publisher(_) => None,
    }
}
