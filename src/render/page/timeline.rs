//! What happened when, what is due, what was put right.

use crate::model::date::Dated;
use crate::model::event::EventType;
use crate::model::id::EventId;
use crate::model::label::Label;
use crate::plan::portion::Listing;
use crate::plan::target::What;
use crate::render::chart::{Scale, anchor, chart};
use crate::render::here::{Here, Room};
use crate::render::page::event::{event, events, is_past};
use crate::render::page::frame::{About, frame};
use crate::render::page::portion::portions;
use crate::render::view::page::{DeadlinesView, TimelineView};
use crate::render::view::piece::{EventGroup, EventView, YearLink};

/// How many events before and after today the overview shows.
const NEAR: usize = 60;
/// How many deadlines to come, and how many past ones, are shown where all are parted by time.
const SHOWN: usize = 60;
/// Up to how many events say who and where.
const FULL: usize = 200;

/// Returns the view of the whole timeline: all years, and what is near today.
pub(crate) fn overview(here: Here<'_>) -> TimelineView {
    let all = &here.graph().events;
    let next = all.partition_point(|event| is_past(here, event));
    let near = next.saturating_sub(NEAR)..all.len().min(next + NEAR);
    let mut groups: Vec<EventGroup> = Vec::new();
    let ids: Vec<EventId> = near.map(EventId::from_index).collect();
    for (number, id) in ids.iter().enumerate() {
        let date = &here.graph().event(*id).date.date;
        let year = date.year().map(|year| here.locale().dates.year(year));
        let view = EventView { anchor: Some(anchor(number)), ..event(here, *id, Room::Long) };
        match groups.last_mut().filter(|group| group.heading == year) {
            Some(group) => group.events.push(view),
            None => groups.push(EventGroup { heading: year, events: vec![view] }),
        }
    }
    let about = About { kind: "timeline", title: here.say("nav-timeline"), description: None, file: None };
    TimelineView {
        frame: frame(here, about),
        year: None,
        years: years(here, None),
        chart_html: chart(here, &ids, Scale::Years),
        groups,
        portions: Vec::new(),
        count: all.len(),
    }
}

/// Returns the view of the timeline of a year.
pub(crate) fn year(here: Here<'_>, year: i32) -> TimelineView {
    let ids = here.site.events_by_year.get(&year).map(|ids| &ids[..]).unwrap_or_default();
    let room = if ids.len() > FULL { Room::Short } else { Room::Long };
    let words = here.locale().dates.year(year);
    let title = format!("{} {words}", here.say("nav-timeline"));
    let portions = portions(here, Listing::Events(year), None);
    let about = About { kind: "timeline", title: &title, description: None, file: None };
    TimelineView {
        frame: frame(here, about),
        years: years(here, Some(year)),
        chart_html: chart(here, ids, Scale::MonthsOf(year)),
        groups: match portions.is_empty() {
            true => vec![EventGroup { heading: None, events: anchored(events(here, ids, room)) }],
            false => Vec::new(),
        },
        portions,
        count: ids.len(),
        year: Some(words),
    }
}

/// Returns events with the anchors that the picture leads to.
fn anchored(mut events: Vec<EventView>) -> Vec<EventView> {
    for (number, event) in events.iter_mut().enumerate() {
        event.anchor = Some(anchor(number));
    }
    events
}

fn years(here: Here<'_>, current: Option<i32>) -> Vec<YearLink> {
    let years = here.site.events_by_year.iter().rev();
    let link = |(year, events): (&i32, &Vec<EventId>)| YearLink {
        year: here.locale().dates.year(*year),
        href: here.href(What::TimelineYear(*year, here.lang)),
        count: here.number(events.len()),
        current: current == Some(*year),
    };
    years.map(link).collect()
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
    let chosen = deadlines.filter(|(_, event)| is_chosen(is_past(here, event)));
    chosen.map(|(at, _)| EventId::from_index(at)).collect()
}

/// Returns the view of the deadlines.
pub(crate) fn deadlines(here: Here<'_>) -> DeadlinesView {
    let portions = portions(here, Listing::Deadlines, None);
    let (mut due, mut over) = (due(here), deadlines_that(here, |is_past| is_past));
    over.reverse();
    if !portions.is_empty() {
        due.truncate(SHOWN);
        over.truncate(SHOWN);
    }
    let today =
        Dated { date: crate::model::date::FuzzyDate::from_day(here.graph().today), text: Label::default() };
    let full = |ids: &[EventId]| -> Vec<EventView> {
        let room = if ids.len() > FULL { Room::Short } else { Room::Long };
        events(here, ids, room)
    };
    let about = About { kind: "deadlines", title: here.say("nav-deadlines"), description: None, file: None };
    DeadlinesView {
        frame: frame(here, about),
        today: here.date(&today, Room::Short),
        due: full(&due),
        past: full(&over),
        portions,
    }
}
