//! The page of an actor.

use crate::model::actor::Actor;
use crate::model::id::{ActorId, EntityId};
use crate::plan::target::{Kind, What};
use crate::render::here::Here;
use crate::render::page::brief::role_words;
use crate::render::page::claim::claims_by;
use crate::render::page::entity::{Named, entity};
use crate::render::page::frame::{About, find_href, frame};
use crate::render::page::over_time::posts_picture;
use crate::render::page::source_item::listed;
use crate::render::page::statement::statements;
use crate::render::page::tenure::{posts, tenures};
use crate::render::picture::neighbourhood::neighbourhood;
use crate::render::view::page::{ActorView, OutsideView};
use crate::render::view::piece::{ListItem, Ref, Words};

/// How many others a page lists with whom its actor appears.
const TOGETHER: usize = 40;
/// How many of the sources that its actor wrote or said a page lists, the newest.
const SOURCES: usize = 40;

/// Returns the view of an actor's page.
pub(crate) fn actor(here: Here<'_>, id: ActorId) -> ActorView {
    let graph = here.graph();
    let actor = graph.actor(id);
    let of = EntityId::Actor(id);
    let part_of = whole_of(actor);
    let (positions, posts) = posts(here, id);
    let mut parts =
        entity(here, Named { id: of, name: &actor.name, aliases: &actor.aliases, part_of, posts });
    let (tenures, drawn) = tenures(here, id, positions.len() + parts.events.len());
    add_roles(here, id, &mut parts.briefs);
    let title = parts.name.text.clone();
    let about = About { kind: "actor", title: &title, description: None, file: Some(&actor.path) };
    let link = |link: &crate::model::actor::OutsideLink| OutsideView {
        url: link.url.clone(),
        label: here.label(&link.label).unwrap_or_else(|| Words {
            text: link.url.clone(),
            lang: None,
            dir: Some("ltr"),
        }),
    };
    let (statements, statement_count) = statements(here, id);
    let (claims, claim_count) = claims_by(here, id);
    let own = &here.graph().sources_by[id.index()];
    ActorView {
        frame: frame(here, about),
        kind: actor.kind.map(|kind| kind.name()),
        country: country(here, id),
        wikidata: actor.wikidata.clone(),
        links: actor.links.iter().map(link).collect(),
        positions,
        tenures,
        tenures_chart_html: posts_picture(here, &drawn, (here.say("tenures"), 3)),
        statement_count,
        statements,
        claims,
        claim_count,
        own_sources: own.iter().take(SOURCES).map(|id| listed(here, *id, "")).collect(),
        own_source_count: own.len(),
        all_sources: find_href(here, What::List(Kind::Sources, here.lang)),
        together: together(here, id),
        neighbourhood_html: neighbourhood(here, id),
        network: find_href(here, What::Network(here.lang)),
        publisher: here.site.publisher_of.get(&id).map(|id| here.entity(EntityId::Publisher(*id))),
        entity: parts,
    }
}

/// Returns what an actor is part of, each once.
fn whole_of(actor: &Actor) -> Vec<EntityId> {
    let mut whole: Vec<EntityId> = Vec::new();
    for membership in &actor.part_of {
        let id = EntityId::Actor(membership.whole);
        if !whole.contains(&id) {
            whole.push(id);
        }
    }
    whole
}

/// Returns the country of an actor: the state or the place that the site has for its code, where it is not the actor
/// itself.
fn country(here: Here<'_>, id: ActorId) -> Option<Ref> {
    let graph = here.graph();
    let code = graph.actor(id).country.as_ref()?;
    match here.site.countries.get(code) {
        Some(country) if *country == EntityId::Actor(id) => None,
        Some(country) => Some(here.entity(*country)),
        None => Some(Ref {
            href: String::new(),
            name: Words { text: code.clone(), lang: None, dir: Some("ltr") }.into(),
        }),
    }
}

fn add_roles(here: Here<'_>, id: ActorId, cards: &mut [crate::render::view::piece::BriefCard]) {
    let Some(appearances) = here.graph().find_appearances(EntityId::Actor(id)) else { return };
    for (card, brief) in cards.iter_mut().zip(&appearances.briefs) {
        let part = here.graph().brief(*brief).actors.iter().find(|part| part.actor == id);
        let role = part.and_then(|part| part.role.as_deref()).and_then(|role| role_words(here, role));
        card.role = role.map(|words| words.text);
    }
}

fn together(here: Here<'_>, id: ActorId) -> Vec<ListItem> {
    let item = |other: &crate::model::graph::CoAppearance| ListItem {
        entity: here.entity(EntityId::Actor(other.actor)),
        count: Some(here.number(other.briefs as usize)),
        kind: None,
    };
    here.graph().together[id.index()].iter().take(TOGETHER).map(item).collect()
}
