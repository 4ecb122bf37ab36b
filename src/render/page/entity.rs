//! What the pages of actors, places, topics and sources have in common.

use crate::lang::tag::Lang;
use crate::model::actor::ActorType;
use crate::model::id::{BriefId, EntityId};
use crate::model::label::Label;
use crate::plan::portion::Listing;
use crate::plan::target::{Fed, What};
use crate::render::chart::picture::Entry;
use crate::render::here::Here;
use crate::render::page::backlink::{SENTENCES, by_document};
use crate::render::page::event::events_of;
use crate::render::page::frame::{feed_files, find_href};
use crate::render::page::notice::notice;
use crate::render::page::over_time::{Shown, anchored, entity_picture};
use crate::render::page::portion::portions;
use crate::render::page::source_item::numbered;
use crate::render::prose::Prose;
use crate::render::view::page::EntityParts;
use crate::render::view::piece::{BacklinkPlace, BacklinkView, BriefCard, LeftOut, Words};
use crate::render::wording::phrases::Room;

/// How many briefs a page lists with their first key point; longer lists have titles alone.
const CARDS: usize = 30;

/// How many of its newest briefs and last events a page lists where all are parted by time.
const SHOWN: usize = 40;

/// An entity and its names.
pub(crate) struct Named<'a> {
    /// The entity.
    pub(crate) id: EntityId,
    /// Its name.
    pub(crate) name: &'a Label,
    /// Its other names.
    pub(crate) aliases: &'a [(Lang, Box<str>)],
    /// What it is part of.
    pub(crate) part_of: Vec<EntityId>,
    /// Its posts, which stand in its picture: they have the first anchors of the page.
    pub(crate) posts: Vec<Entry>,
}

/// Returns what the entity's page shares with others.
pub(crate) fn entity(here: Here<'_>, named: Named<'_>) -> EntityParts {
    let graph = here.graph();
    let appearances = graph.find_appearances(named.id);
    let briefs = appearances.map(|found| &found.briefs[..]).unwrap_or_default();
    let room = if briefs.len() > CARDS { Room::Short } else { Room::Long };
    let found = appearances.map(|found| &found.events[..]).unwrap_or_default();
    let portions = portions(here, Listing::Of(named.id), None);
    let all = found;
    let (briefs, found) = match portions.is_empty() {
        true => (briefs, found),
        false => (&briefs[..briefs.len().min(SHOWN)], &found[found.len().saturating_sub(SHOWN)..]),
    };
    let name = here.entity(named.id).name;
    let calendar = What::CalendarOf(named.id, here.lang);
    let mut cards: Vec<BriefCard> = briefs.iter().map(|id| here.card(*id, room)).collect();
    // Briefs that are left to the parts by time stand there, with their titles.
    let is_elsewhere = |id: &BriefId| !briefs.contains(id) && here.site.declares(*id, named.id);
    let mut spoken = by_document(here, named.id);
    spoken.retain(|(from, _)| !matches!(from, EntityId::Brief(id) if is_elsewhere(id)));
    let backlinks = say_in_cards(spoken, (named.id, &name.text, briefs), &mut cards);
    let belonging = appearances.map(|found| &found.parts[..]).unwrap_or_default();
    let (people, belonging): (Vec<EntityId>, Vec<EntityId>) =
        belonging.iter().copied().partition(|id| is_person(here, *id));
    let mut parts = EntityParts {
        name,
        aliases: aliases(here, &named),
        part_of: here.entities(named.part_of.iter().copied()),
        parts: here.entities(belonging),
        people: here.entities(people),
        is_person: is_person(here, named.id),
        notice: None,
        text_lang: None,
        text_dir: None,
        body_html: String::new(),
        sources: Vec::new(),
        briefs: cards,
        events: anchored(events_of(here, named.id, found), named.posts.len()),
        chart_html: entity_picture(here, named.id, Shown { all, listed: found, posts: named.posts }),
        calendar: find_href(here, calendar),
        feeds: feed_files(here, Fed::Of(named.id)),
        portions,
        backlinks,
    };
    add_prose(here, named.id, &mut parts);
    parts
}

fn is_person(here: Here<'_>, id: EntityId) -> bool {
    matches!(id, EntityId::Actor(id) if here.graph().actor(id).kind == Some(ActorType::Person))
}

/// Puts the sentences of briefs that are listed into their cards, in the place of their first key points, and
/// returns what is left: nothing is said twice on a page.
fn say_in_cards(
    spoken: Vec<(EntityId, BacklinkView)>,
    (of, name, briefs): (EntityId, &str, &[BriefId]),
    cards: &mut [BriefCard],
) -> Vec<BacklinkView> {
    let mut left = Vec::new();
    for (from, view) in spoken {
        let at = briefs.iter().position(|id| EntityId::Brief(*id) == from);
        match at.and_then(|at| cards.get_mut(at)) {
            Some(card) => {
                // The name alone, under a quotation, says nothing of the entity.
                let says_more = |place: &BacklinkPlace| place.sentence.text != name;
                let mut places: Vec<BacklinkPlace> = view.places.into_iter().filter(says_more).collect();
                if !places.is_empty() {
                    card.point = None;
                }
                if matches!(of, EntityId::Source(_)) {
                    // Key points stand in a list of their own: the list of briefs quotes the text.
                    places.retain(|place| place.href.contains('#'));
                }
                let left_out = places.split_off(places.len().min(SENTENCES));
                let first = left_out.first().map(|place| place.href.clone());
                card.left_out = first.map(|href| LeftOut { href, count: left_out.len() });
                card.places = places;
            }
            None => left.push(view),
        }
    }
    left
}

fn add_prose(here: Here<'_>, id: EntityId, parts: &mut EntityParts) {
    let Some(text) = here.graph().text(id, here.lang).filter(|text| !text.body.blocks.is_empty()) else {
        return;
    };
    let prose = Prose::new(here, text, &[]);
    let (body, notes) = prose.body();
    parts.body_html = body + &notes;
    parts.sources = numbered(here, &prose);
    parts.notice = notice(here, id, text);
    if text.lang != here.lang {
        parts.text_lang = Some(text.lang.to_string());
        parts.text_dir = Some(text.lang.direction().as_str());
    }
}

/// Returns the names beside the one the page is headed with: those in other languages, then the aliases.
fn aliases(here: Here<'_>, named: &Named<'_>) -> Vec<Words> {
    let shown = named.name.best(here.lang).map(|(name, _)| name).unwrap_or_default();
    let mut seen = vec![shown];
    let mut names = Vec::new();
    let aliases = named.aliases.iter().map(|(lang, name)| (*lang, &**name));
    for (lang, name) in named.name.iter().chain(aliases) {
        if !seen.contains(&name) {
            seen.push(name);
            names.push(here.words(name, lang));
        }
    }
    names
}
