//! Facts with ids in the place of words. In: drafts without repeats. Out: actors, places, topics, sources
//! and pages; their texts come later.

use crate::diag::code::Code;
use crate::diag::phrase::say;
use crate::diag::report::{Diagnostic, Report};
use crate::model::actor::{Actor, Membership, Position};
use crate::model::id::{ActorId, EntityId, PublisherId, Slug, SourceId};
use crate::model::page::Page;
use crate::model::place::Place;
use crate::model::source::{Author, Source, SourceType};
use crate::model::topic::Topic;
use crate::parse::draft::{
    ActorFacts, AddressDraft, AuthorDraft, DocumentDraft, Drafts, MembershipDraft, PlaceFacts, PositionDraft,
    SourceFacts, TopicFacts,
};
use crate::resolve::authors::Actors;
use crate::resolve::names::Names;
use crate::resolve::origins::check_origins;
use crate::resolve::parts::{Tie, without_circles};
use crate::span::{Spanned, Word};
use std::collections::BTreeMap;

/// Returns the last part of a document's address.
pub(crate) fn url_slug(id: &Word, address: &AddressDraft) -> Slug {
    address.slug.as_ref().unwrap_or(id).value.as_str().into()
}

/// Returns a value without its place.
pub(crate) fn value<T>(spanned: Option<Spanned<T>>) -> Option<T> {
    spanned.map(|spanned| spanned.value)
}

/// Returns the actors.
pub(crate) fn actors(drafts: &mut Drafts, names: &Names, report: &mut Report) -> Vec<Actor> {
    let words = |facts: &ActorFacts| facts.part_of.iter().map(|draft| draft.id.clone()).collect();
    let parts = parts_of(&drafts.actors, words, &mut |word| names.actor(word, report));
    let parts = without_circles(Tie::Part, &parts, |id| id.index(), report);
    let mut actors = Vec::with_capacity(drafts.actors.len());
    for (draft, part_of) in drafts.actors.iter_mut().zip(parts) {
        let facts: ActorFacts = std::mem::take(&mut draft.facts);
        let address = std::mem::take(&mut draft.address);
        actors.push(Actor {
            slug: draft.id.value.as_str().into(),
            url_slug: url_slug(&draft.id, &address),
            aliases_of_url: address.aliases,
            name: facts.name,
            aliases: facts.aliases,
            kind: facts.kind,
            positions: facts.positions.into_iter().map(|draft| position(draft, names, report)).collect(),
            part_of: memberships(facts.part_of, &part_of, names),
            country: facts.country,
            wikidata: facts.wikidata,
            links: facts.links,
            original: draft.original,
            texts: BTreeMap::new(),
            extra: address.extra,
            path: draft.path.clone(),
        });
    }
    actors
}

/// Returns the memberships that are `kept`, in the order written.
fn memberships(drafts: Vec<MembershipDraft>, kept: &[ActorId], names: &Names) -> Vec<Membership> {
    let mut kept = kept.iter().copied().peekable();
    let mut all = Vec::new();
    for draft in drafts {
        let found = names.find(&draft.id.value);
        if let Some(whole) = kept.next_if(|id| found == Some(EntityId::Actor(*id))) {
            all.push(Membership { whole, from: value(draft.from), to: value(draft.to) });
        }
    }
    all
}

fn position(draft: PositionDraft, names: &Names, report: &mut Report) -> Position {
    Position {
        title: draft.title,
        organization: draft.organization.and_then(|word| names.actor(&word, report)),
        from: value(draft.from),
        to: value(draft.to),
    }
}

/// Returns for each draft the ids it is part of, with the words that name them.
fn parts_of<Facts, Id>(
    drafts: &[DocumentDraft<Facts>],
    part_of: impl Fn(&Facts) -> Vec<Word>,
    find: &mut dyn FnMut(&Word) -> Option<Id>,
) -> Vec<Vec<(Id, Word)>> {
    let mut all = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let words = part_of(&draft.facts).into_iter();
        all.push(words.filter_map(|word| find(&word).map(|id| (id, word))).collect());
    }
    all
}

/// Returns the places.
pub(crate) fn places(drafts: &mut Drafts, names: &Names, report: &mut Report) -> Vec<Place> {
    let parts =
        parts_of(&drafts.places, |facts| facts.part_of.clone(), &mut |word| names.place(word, report));
    let parts = without_circles(Tie::Part, &parts, |id| id.index(), report);
    let mut places = Vec::with_capacity(drafts.places.len());
    for (draft, part_of) in drafts.places.iter_mut().zip(parts) {
        let facts: PlaceFacts = std::mem::take(&mut draft.facts);
        let address = std::mem::take(&mut draft.address);
        places.push(Place {
            slug: draft.id.value.as_str().into(),
            url_slug: url_slug(&draft.id, &address),
            aliases_of_url: address.aliases,
            name: facts.name,
            aliases: facts.aliases,
            coordinates: facts.coordinates,
            part_of,
            wikidata: facts.wikidata,
            original: draft.original,
            texts: BTreeMap::new(),
            extra: address.extra,
            path: draft.path.clone(),
        });
    }
    places
}

/// Returns the topics.
pub(crate) fn topics(drafts: &mut Drafts, names: &Names, report: &mut Report) -> Vec<Topic> {
    let parts =
        parts_of(&drafts.topics, |facts| facts.part_of.clone(), &mut |word| names.topic(word, report));
    let parts = without_circles(Tie::Part, &parts, |id| id.index(), report);
    let mut topics = Vec::with_capacity(drafts.topics.len());
    for (draft, part_of) in drafts.topics.iter_mut().zip(parts) {
        let facts: TopicFacts = std::mem::take(&mut draft.facts);
        let address = std::mem::take(&mut draft.address);
        topics.push(Topic {
            slug: draft.id.value.as_str().into(),
            url_slug: url_slug(&draft.id, &address),
            aliases_of_url: address.aliases,
            name: facts.name,
            part_of,
            original: draft.original,
            texts: BTreeMap::new(),
            extra: address.extra,
            path: draft.path.clone(),
        });
    }
    topics
}

/// Returns the prose pages.
pub(crate) fn pages(drafts: &mut Drafts) -> Vec<Page> {
    let mut pages = Vec::with_capacity(drafts.pages.len());
    for draft in &mut drafts.pages {
        let address = std::mem::take(&mut draft.address);
        pages.push(Page {
            slug: draft.id.value.as_str().into(),
            url_slug: url_slug(&draft.id, &address),
            aliases_of_url: address.aliases,
            original: draft.original,
            texts: BTreeMap::new(),
            extra: address.extra,
            path: draft.path.clone(),
        });
    }
    pages
}

/// Returns the sources; `publishers` holds each one's publisher, in order.
pub(crate) fn sources(
    drafts: &mut Drafts,
    (names, actors): (&Names, &Actors),
    publishers: Vec<Option<PublisherId>>,
    report: &mut Report,
) -> Vec<Source> {
    let derived =
        parts_of(&drafts.sources, |facts| facts.derived_from.clone(), &mut |word| names.source(word, report));
    check_origins(drafts, &derived, report);
    // A circle is told of, and stays: what is in it shares an origin, wherever it was entered.
    without_circles(Tie::Source, &derived, |id| id.index(), report);
    let derived = derived.iter().enumerate().map(|(at, parents)| others(at, parents));
    let mut sources = Vec::with_capacity(drafts.sources.len());
    for ((draft, publisher), derived_from) in drafts.sources.iter_mut().zip(publishers).zip(derived) {
        let facts: SourceFacts = std::mem::take(&mut draft.facts);
        let address = std::mem::take(&mut draft.address);
        let is_in_journal = facts.kind == Some(SourceType::Article)
            && (facts.is_in_journal || !facts.imprint.numbers.volume.is_empty());
        sources.push(Source {
            slug: draft.id.value.as_str().into(),
            url_slug: url_slug(&draft.id, &address),
            aliases_of_url: address.aliases,
            title: facts.title,
            authors: facts.authors.into_iter().map(|author| author_of(author, actors)).collect(),
            has_other_authors: facts.has_other_authors,
            is_in_journal,
            publisher,
            imprint: facts.imprint,
            url: facts.url,
            archive_url: facts.archive_url,
            archive_date: value(facts.archive_date),
            date: value(facts.date),
            accessed: value(facts.accessed),
            language: facts.language,
            kind: facts.kind,
            unnamed: facts.unnamed,
            derived_from,
            reliability: facts.reliability,
            credibility: facts.credibility,
            quote: facts.quote,
            note: facts.note,
            copy: facts.copy,
            original: draft.original,
            texts: BTreeMap::new(),
            extra: address.extra,
            path: draft.path.clone(),
            span: draft.id.span,
        });
    }
    sources
}

/// Returns the sources that the one at `at` repeats, each once, without itself.
fn others(at: usize, parents: &[(SourceId, Word)]) -> Vec<SourceId> {
    let mut others: Vec<SourceId> = Vec::with_capacity(parents.len());
    for (id, _) in parents {
        if id.index() != at && !others.contains(id) {
            others.push(*id);
        }
    }
    others
}

fn author_of(draft: AuthorDraft, actors: &Actors) -> Author {
    actors.find(&draft).map_or(Author::Name(draft.name, draft.person), Author::Actor)
}

/// Reports two documents of one kind whose addresses are the same when case is ignored.
pub(crate) fn check_slugs<Facts>(drafts: &[DocumentDraft<Facts>], report: &mut Report) {
    let mut taken: BTreeMap<String, &Word> = BTreeMap::new();
    for draft in drafts {
        let written = draft.address.slug.as_ref().unwrap_or(&draft.id);
        let folded = written.value.to_lowercase();
        match taken.get(&folded) {
            Some(first) if draft.address.slug.is_some() || first.span != written.span => {
                let message = say!("the address `{address}` is already taken", address = &written.value);
                let diagnostic = Diagnostic::new(Code::DuplicateUrl, written.span, message);
                report.add(
                    diagnostic.help(say!("choose another `slug`")).label(first.span, say!("taken here")),
                );
            }
            Some(_) => {}
            None => {
                taken.insert(folded, written);
            }
        }
    }
}
