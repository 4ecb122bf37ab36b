//! What is due, what was due: with what was promised, by whom, and how long there is on the day of the build.

use crate::model::date::FuzzyDate;
use crate::model::event::EventType;
use crate::model::id::{EntityId, EventId};
use crate::render::here::Here;
use crate::render::page::event::event;
use crate::render::view::piece::{DeadlineView, SaidView};
use crate::render::wording::left::{Bounds, Standing};
use crate::render::wording::phrases::Room;

/// Returns deadlines in the order given.
pub(crate) fn deadlines<'id>(
    here: Here<'_>,
    ids: impl IntoIterator<Item = &'id EventId>,
    room: Room,
) -> Vec<DeadlineView> {
    ids.into_iter().map(|id| deadline(here, *id, room)).collect()
}

fn deadline(here: Here<'_>, id: EventId, room: Room) -> DeadlineView {
    let own = here.graph().event(id);
    let bounds = Bounds::new(&own.date.date);
    let today = here.graph().today;
    let said = |id: &crate::model::id::SourceId| SaidView {
        source: here.entity(EntityId::Source(*id)),
        date: here.graph().source(*id).date.as_ref().map(|date| here.date(date, Room::Short)),
    };
    let mut event = event(here, id, room);
    event.by = here.entities(own.by.iter().map(|id| EntityId::Actor(*id)));
    event.sources.clear();
    DeadlineView {
        event,
        said: own.sources.iter().filter(|_| room == Room::Long).map(said).collect(),
        standing: bounds.standing(today).name(),
        left: bounds.words(today, &here.locale().strings),
        first: bounds.first.map(|day| day.to_string()),
        last: bounds.last.map(|day| day.to_string()),
        about: bounds.is_about,
        spare: false,
    }
}

/// Returns what is due, the next first: deadlines sort by the last day they may be met on.
pub(crate) fn due(here: Here<'_>) -> Vec<EventId> {
    let mut due = deadlines_that(here, |is_past| !is_past);
    let latest = |id: &EventId| here.graph().event(*id).date.date.latest();
    due.sort_by_key(|id| (latest(id).is_none(), latest(id), *id));
    due
}

/// Returns the deadlines chosen by whether they are past.
fn deadlines_that(here: Here<'_>, is_chosen: impl Fn(bool) -> bool) -> Vec<EventId> {
    let all = here.graph().events.iter().enumerate();
    let deadlines = all.filter(|(_, event)| event.kind == EventType::Deadline);
    let is_past = |date: &FuzzyDate| Bounds::new(date).standing(here.graph().today) == Standing::Past;
    let chosen = deadlines.filter(|(_, event)| is_chosen(is_past(&event.date.date)));
    chosen.map(|(at, _)| EventId::from_index(at)).collect()
}

/// Returns what was due, the latest first.
pub(crate) fn over(here: Here<'_>) -> Vec<EventId> {
    let mut over = deadlines_that(here, |is_past| is_past);
    over.sort_by_key(|id| std::cmp::Reverse((here.graph().event(*id).date.date.latest(), *id)));
    over
}
