//! Pictures of events, posts and memberships for the pages that list them, and the anchors that they lead to.

use crate::input::Day;
use crate::model::id::{EntityId, EventId};
use crate::plan::portion::{Listing, Period, event_day, event_day_in};
use crate::plan::target::What;
use crate::render::chart::axis::{Scale, Today};
use crate::render::chart::columns::{columns, scale};
use crate::render::chart::extent::Extent;
use crate::render::chart::picture::{Entry, Frame, picture};
use crate::render::here::Here;
use crate::render::view::piece::EventView;
use crate::render::wording::phrases::Room;

/// Returns the anchor of the entry of this number on the page.
pub(crate) fn anchor(number: usize) -> String {
    format!("e{}", number + 1)
}

/// Returns events with the anchors that the picture leads to; `before` of them are taken.
pub(crate) fn anchored(mut events: Vec<EventView>, before: usize) -> Vec<EventView> {
    for (number, event) in (before..).zip(&mut events) {
        event.anchor = Some(anchor(number));
    }
    events
}

/// Returns the entries of events, with the anchors from `before` on.
fn entries(here: Here<'_>, ids: &[EventId], before: usize) -> Vec<Entry> {
    let entry = |(number, id): (usize, &EventId)| {
        let event = here.graph().event(*id);
        let title = here.label(&event.title).map(|words| words.text).unwrap_or_default();
        let when = here.event_date(event, Room::Short).words;
        Entry {
            extent: Extent::new(&event.date.date),
            kind: Some(event.kind),
            anchor: anchor(number),
            title: format!("{when} · {title}"),
            words: None,
        }
    };
    (before..).zip(ids).map(entry).collect()
}

/// Returns the picture of the events of a brief.
pub(crate) fn events_picture(here: Here<'_>, ids: &[EventId], name: &str) -> String {
    let frame = Frame { name, number: 1, scale: Scale::Fitting, today: Today::Absent };
    picture(here, &entries(here, ids, 0), frame)
}

/// Returns the picture of posts, or of who held them.
pub(crate) fn posts_picture(here: Here<'_>, posts: &[Entry], (name, number): (&str, usize)) -> String {
    picture(here, posts, Frame { name, number, scale: Scale::Fitting, today: Today::Absent })
}

/// Returns the picture of events that a page of the timeline lists.
pub(crate) fn timeline_picture(here: Here<'_>, ids: &[EventId], scale: Scale) -> String {
    let frame = Frame { name: here.say("nav-timeline"), number: 1, scale, today: Today::Drawn };
    picture(here, &entries(here, ids, 0), frame)
}

/// Returns the picture of how many events each year has.
pub(crate) fn years_picture(here: Here<'_>) -> String {
    let days: Vec<Day> =
        here.graph().events.iter().filter_map(|event| event.date.date.sorting_day()).collect();
    let frame = Frame { name: here.say("years"), number: 2, scale: Scale::Fitting, today: Today::Absent };
    columns(here, &days, frame, |day, _| find(here, What::TimelineYear(day.year, here.lang)))
}

/// Returns the picture of how many events each month of a year has.
pub(crate) fn months_picture(here: Here<'_>, ids: &[EventId], year: i32) -> String {
    let days: Vec<Day> = ids.iter().filter_map(|id| event_day_in(here.graph(), *id, year)).collect();
    let name = here.say("nav-timeline");
    let frame = Frame { name, number: 1, scale: Scale::MonthsOf(year), today: Today::Drawn };
    let page = |period| find(here, What::Portion(Listing::Events(year), period, here.lang));
    columns(here, &days, frame, |day, month| {
        page(Period { year: day.year, month }).or_else(|| page(Period { year: day.year, month: None }))
    })
}

/// What of an entity is drawn.
pub(crate) struct Shown<'a> {
    /// All its events.
    pub(crate) all: &'a [EventId],
    /// Those that the page lists.
    pub(crate) listed: &'a [EventId],
    /// Its posts.
    pub(crate) posts: Vec<Entry>,
}

/// Returns the picture of the events and posts of an entity; of very many events how many each year has.
pub(crate) fn entity_picture(here: Here<'_>, id: EntityId, shown: Shown<'_>) -> String {
    let name = here.say("over-time");
    let Shown { all, listed, posts } = shown;
    let before = posts.len();
    let mut drawn: Vec<Entry> = posts.into_iter().filter(|post| post.extent.is_known()).collect();
    if listed.len() == all.len() {
        drawn.extend(entries(here, listed, before));
        return posts_picture(here, &drawn, (name, 1));
    }
    let days: Vec<Day> = all.iter().filter_map(|id| event_day(here.graph(), *id)).collect();
    let page = |period| find(here, What::Portion(Listing::Of(id), period, here.lang));
    let frame = Frame { name, number: 1, scale: scale(&days), today: Today::Absent };
    let counted = columns(here, &days, frame, |day, month| {
        let months = [month, None].into_iter().chain((1..=12).map(Some));
        months.map(|month| Period { year: day.year, month }).find_map(page)
    });
    counted + &posts_picture(here, &drawn, (here.say("positions"), 2))
}

/// Returns the address of a page that not every site has.
fn find(here: Here<'_>, what: What) -> Option<String> {
    here.site.plan.find_path(what).map(|_| here.href(what))
}
