//! Events on pages.

use crate::model::event::Event;
use crate::model::id::{EntityId, EventId};
use crate::render::here::Here;
use crate::render::view::piece::EventView;
use crate::render::wording::phrases::Room;

/// Returns events in the order given. With `Room::Long` they say who, where and by what source.
pub(crate) fn events<'id>(
    here: Here<'_>,
    ids: impl IntoIterator<Item = &'id EventId>,
    room: Room,
) -> Vec<EventView> {
    ids.into_iter().map(|id| event(here, *id, room)).collect()
}

/// Returns events in the order given for a page of what is known of somebody or something, in short. On the pages of an
/// actor they say whose word or deed they are: the actor's own, or another's.
pub(crate) fn events_of(here: Here<'_>, of: EntityId, ids: &[EventId]) -> Vec<EventView> {
    let mut views = events(here, ids, Room::Short);
    if matches!(of, EntityId::Actor(_)) {
        for (view, id) in views.iter_mut().zip(ids) {
            view.by = here.entities(here.graph().event(*id).by.iter().map(|id| EntityId::Actor(*id)));
        }
    }
    views
}

/// Returns one event, with the brief that tells it.
pub(crate) fn event(here: Here<'_>, id: EventId, room: Room) -> EventView {
    let event = here.graph().event(id);
    let is_long = room == Room::Long;
    let some = |ids: Vec<EntityId>| if is_long { here.entities(ids) } else { Vec::new() };
    let others = event.actors.iter().filter(|id| !event.by.contains(id));
    EventView {
        anchor: None,
        by: some(event.by.iter().map(|id| EntityId::Actor(*id)).collect()),
        date: here.event_date(event, room),
        title: here.label(&event.title).unwrap_or_default(),
        kind: event.kind.name(),
        brief: Some(here.entity(EntityId::Brief(event.brief))),
        actors: some(others.map(|id| EntityId::Actor(*id)).collect()),
        places: some(event.places.iter().map(|id| EntityId::Place(*id)).collect()),
        sources: some(event.sources.iter().map(|id| EntityId::Source(*id)).collect()),
        marks: Vec::new(),
        past: is_past(here, event),
    }
}

/// Returns whether an event's time is over on the day of the build.
pub(crate) fn is_past(here: Here<'_>, event: &Event) -> bool {
    event.date.date.latest().is_some_and(|day| day < here.graph().today)
}
