//! What happened when, what is due, what was put right.

use crate::model::date::{Dated, FuzzyDate};
use crate::model::id::EventId;
use crate::model::label::Label;
use crate::plan::calendar::is_dated;
use crate::plan::portion::{self, Listing};
use crate::plan::target::What;
use crate::plan::url;
use crate::render::chart::axis::Scale;
use crate::render::here::Here;
use crate::render::page::deadline;
use crate::render::page::event::{event, events, is_past};
use crate::render::page::frame::{About, frame};
use crate::render::page::over_time::{anchor, anchored, months_picture, timeline_picture, years_picture};
use crate::render::page::portion::portions;
use crate::render::view::piece::{DeadlineView, EventGroup, EventView, YearLink};
use crate::render::view::whole::{DeadlinesView, TimelineView};
use crate::render::wording::phrases::Room;

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
    // What is not listed here is counted by year, and the years lead on.
    let mut charts = if ids.len() < all.len() { years_picture(here) } else { String::new() };
    charts += &timeline_picture(here, &ids, Scale::Fitting);
    let about = About { kind: "timeline", title: here.say("nav-timeline"), description: None, file: None };
    TimelineView {
        frame: frame(here, about),
        year: None,
        years: years(here, None),
        overlaps: here.site.events_by_year.values().map(Vec::len).sum::<usize>() > all.len(),
        chart_html: charts,
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
        overlaps: false,
        chart_html: match portions.is_empty() {
            true => timeline_picture(here, ids, Scale::MonthsOf(year)),
            false => months_picture(here, ids, year),
        },
        groups: match portions.is_empty() {
            true => vec![EventGroup { heading: None, events: anchored(events(here, ids, room), 0) }],
            false => Vec::new(),
        },
        portions,
        count: ids.len(),
        year: Some(words),
    }
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

/// Returns the view of the deadlines.
pub(crate) fn deadlines(here: Here<'_>) -> DeadlinesView {
    let graph = here.graph();
    let portions = portions(here, Listing::Deadlines, None);
    let (mut due, mut over) = (deadline::due(here), deadline::over(here));
    if !portions.is_empty() {
        due.truncate(SHOWN);
        over.truncate(SHOWN);
    }
    let today = Dated { date: FuzzyDate::from_day(graph.today), text: Label::default() };
    let full = |ids: &[EventId]| -> Vec<DeadlineView> {
        deadline::deadlines(here, ids, if ids.len() > FULL { Room::Short } else { Room::Long })
    };
    let about = About { kind: "deadlines", title: here.say("nav-deadlines"), description: None, file: None };
    let calendar = What::Calendar(here.lang);
    DeadlinesView {
        frame: frame(here, about),
        today: here.date(&today, Room::Short),
        due: full(&due),
        past: full(&over),
        left_words: here.locale().left_words.clone(),
        calendar: here.site.plan.find_path(calendar).map(|_| here.href(calendar)),
        subscription: here.absolute(calendar).as_deref().and_then(url::subscription),
        undated: portion::deadlines(graph).filter(|id| !is_dated(graph, *id)).count(),
        portions,
    }
}
