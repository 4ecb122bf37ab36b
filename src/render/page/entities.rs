//! The pages of places, topics, sources and publishers.

use crate::lang::isolation::isolate_stretches;
use crate::model::id::{EntityId, PlaceId, PublisherId, SourceId, TopicId};
use crate::plan::target::What;
use crate::render::here::Here;
use crate::render::page::claim::claims_on;
use crate::render::page::entity::{Named, entity};
use crate::render::page::frame::{About, find_href, frame};
use crate::render::page::source_item::{listed, own};
use crate::render::picture::locator::locator;
use crate::render::view::page::{PlaceView, PublisherView, SourceView, TopicView};
use crate::render::wording::strings::Filling;

/// Returns the view of a place's page.
pub(crate) fn place(here: Here<'_>, id: PlaceId) -> PlaceView {
    let place = here.graph().place(id);
    let part_of = place.part_of.iter().map(|id| EntityId::Place(*id)).collect();
    let named = Named {
        id: EntityId::Place(id),
        name: &place.name,
        aliases: &place.aliases,
        part_of,
        posts: Vec::new(),
    };
    let parts = entity(here, named);
    let title = parts.name.text.clone();
    let about = About { kind: "place", title: &title, description: None, file: Some(&place.path) };
    PlaceView {
        frame: frame(here, about),
        coordinates: place.coordinates.map(|at| degrees(here, at)),
        locator_html: locator(here, id),
        map: find_href(here, What::Map(here.lang)),
        wikidata: place.wikidata.clone(),
        entity: parts,
    }
}

/// Returns coordinates as people write them: `33.3° N, 44.4° E`, no more exactly than they are given.
fn degrees(here: Here<'_>, (latitude, longitude): (f64, f64)) -> String {
    let side = |value: f64, [plus, minus]: [&str; 2]| {
        let degrees = format!("{}°", here.locale().numbers.decimal(value.abs()));
        let key = if value < 0.0 { minus } else { plus };
        here.locale().strings.fill(key, &[("degrees", Filling::Text(&degrees))]).unwrap_or(degrees)
    };
    let latitude = side(latitude, ["degrees-north", "degrees-south"]);
    let longitude = side(longitude, ["degrees-east", "degrees-west"]);
    let both = [("latitude", Filling::Text(&latitude)), ("longitude", Filling::Text(&longitude))];
    let both = here.locale().strings.fill("coordinates-pair", &both);
    isolate_stretches(here.lang.direction(), &both.unwrap_or(latitude))
}

/// Returns the view of a topic's page.
pub(crate) fn topic(here: Here<'_>, id: TopicId) -> TopicView {
    let topic = here.graph().topic(id);
    let part_of = topic.part_of.iter().map(|id| EntityId::Topic(*id)).collect();
    let parts = entity(
        here,
        Named { id: EntityId::Topic(id), name: &topic.name, aliases: &[], part_of, posts: Vec::new() },
    );
    let title = parts.name.text.clone();
    let about = About { kind: "topic", title: &title, description: None, file: Some(&topic.path) };
    TopicView { frame: frame(here, about), entity: parts }
}

/// Returns the view of a source's page.
pub(crate) fn source(here: Here<'_>, id: SourceId) -> SourceView {
    let source = here.graph().source(id);
    let named = Named {
        id: EntityId::Source(id),
        name: &source.title,
        aliases: &[],
        part_of: Vec::new(),
        posts: Vec::new(),
    };
    let parts = entity(here, named);
    let title = parts.name.text.clone();
    let about = About { kind: "source", title: &title, description: None, file: Some(&source.path) };
    let (claims, claim_count) = claims_on(here, id);
    SourceView { frame: frame(here, about), entity: parts, claims, claim_count, source: own(here, id) }
}

/// Returns the view of a publisher's page.
pub(crate) fn publisher(here: Here<'_>, id: PublisherId) -> PublisherView {
    let publisher = here.graph().publisher(id);
    let name = here.entity(EntityId::Publisher(id)).name;
    let about = About { kind: "publisher", title: &name.text, description: None, file: None };
    PublisherView {
        frame: frame(here, about),
        actor: publisher.actor.map(|id| here.entity(EntityId::Actor(id))),
        sources: here.graph().published[id.index()].iter().map(|id| listed(here, *id, "")).collect(),
        name,
    }
}
