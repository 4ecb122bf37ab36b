//! Cited works on pages.

use crate::model::id::{EntityId, SourceId};
use crate::model::source::{Author, Source};
use crate::render::here::{Here, Room};
use crate::render::view::piece::{Ref, SourceItem};

/// Returns the works of a page, numbered from 1 in the order given.
pub(crate) fn numbered(here: Here<'_>, ids: &[SourceId]) -> Vec<SourceItem> {
    let item = |(at, id): (usize, &SourceId)| SourceItem {
        number: Some(here.number(at + 1)),
        anchor: format!("s-{}", at + 1),
        ..source_item(here, *id)
    };
    ids.iter().enumerate().map(item).collect()
}

/// Returns a work without a number.
pub(crate) fn source_item(here: Here<'_>, id: SourceId) -> SourceItem {
    let source = here.graph().source(id);
    let date = |dated| here.date(dated, Room::Short);
    SourceItem {
        number: None,
        anchor: String::new(),
        source: here.entity(EntityId::Source(id)),
        authors: source.authors.iter().map(|author| author_ref(here, author)).collect(),
        publisher: source.publisher.map(|id| here.entity(EntityId::Publisher(id))),
        date: source.date.as_ref().map(date),
        accessed: source.accessed.as_ref().map(date),
        kind: source.kind.map(|kind| kind.name()),
        unnamed: source.unnamed,
        host: source.url.as_deref().and_then(find_host).map(String::from),
        url: source.url.clone(),
        archive_url: source.archive_url.clone(),
        archive_date: source.archive_date.as_ref().map(date),
        language: language(here, source),
        reliability: source.reliability,
        credibility: source.credibility,
        credibility_number: source.credibility.map(|grade| here.number(grade.into())),
        quote: here.label(&source.quote),
        note: here.label(&source.note),
        derived_from: here.entities(source.derived_from.iter().map(|id| EntityId::Source(*id))),
    }
}

fn author_ref(here: Here<'_>, author: &Author) -> Ref {
    match author {
        Author::Actor(id) => here.entity(EntityId::Actor(*id)),
        Author::Name(name) => Ref { href: String::new(), name: here.label(name).unwrap_or_default() },
    }
}

/// Returns the name of the language of a work in the words of the page, where it is not the page's.
fn language(here: Here<'_>, source: &Source) -> Option<String> {
    let lang = source.language.filter(|lang| lang.language() != here.lang.language())?;
    let key = format!("language-{}", lang.language());
    let name = here.locale().strings.find(&key).map(String::from);
    Some(name.unwrap_or_else(|| lang.to_string()))
}

fn find_host(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    let host = host.rsplit('@').next().unwrap_or(host);
    Some(host.strip_prefix("www.").unwrap_or(host))
}
