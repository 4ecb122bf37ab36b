//! A year or a month of a list that is too long for one page, and the links between them.

use crate::input::Day;
use crate::model::id::{BriefId, EventId};
use crate::plan::portion::{self, Listing, Period};
use crate::plan::target::What;
use crate::render::here::Here;
use crate::render::page::correction::correction_view;
use crate::render::page::deadline::deadlines;
use crate::render::page::event::{events, events_of};
use crate::render::page::frame::{About, frame};
use crate::render::site::{Part, Parts};
use crate::render::view::piece::{CorrectionView, Ref, Words, YearLink};
use crate::render::view::whole::PortionView;
use crate::render::wording::phrases::Room;
use std::sync::Arc;

/// How many events of a portion say who and where.
const FULL: usize = 60;

/// Returns the view of a portion of a list.
pub(crate) fn portion(here: Here<'_>, listing: Listing, period: Period) -> PortionView {
    let words = words(here, period);
    let whole = whole(here, listing);
    let title = format!("{} · {words}", whole.name.text);
    let about = About { kind: "portion", title: &title, description: None, file: None };
    let parts = parts(here, listing);
    let nothing = Part::default();
    let Part { briefs, events: found, .. } = parts.get(&period).unwrap_or(&nothing);
    let is_deadlines = listing == Listing::Deadlines;
    let room = if found.len() > FULL { Room::Short } else { Room::Long };
    let corrections = match listing {
        Listing::Corrections => corrections_of(here, period),
        Listing::Briefs(_) | Listing::Events(_) | Listing::Deadlines | Listing::Of(_) => Vec::new(),
    };
    PortionView {
        frame: frame(here, about),
        whole,
        period: words,
        portions: portions(here, listing, Some(period)),
        briefs: briefs.iter().map(|id| here.card(*id, Room::Short)).collect(),
        deadlines: if is_deadlines { deadlines(here, found, room) } else { Vec::new() },
        corrections,
        left_words: if is_deadlines { here.locale().left_words.clone() } else { String::new() },
        events: match listing {
            Listing::Deadlines => Vec::new(),
            Listing::Of(id) if room == Room::Short => events_of(here, id, found),
            Listing::Briefs(_) | Listing::Events(_) | Listing::Corrections | Listing::Of(_) => {
                events(here, found, room)
            }
        },
    }
}

fn corrections_of(here: Here<'_>, period: Period) -> Vec<CorrectionView> {
    let all = portion::corrections(here.graph()).into_iter();
    let own = all.filter(|(_, of)| portion::correction_day(of).is_some_and(|day| period.holds(day)));
    own.map(|(id, of)| correction_view(here, id, of)).collect()
}

/// Returns the list that is parted.
fn whole(here: Here<'_>, listing: Listing) -> Ref {
    let page = |name: String, what: What| Ref { href: here.href(what), name: Words::plain(name).into() };
    let year = |key, year| format!("{} {}", here.say(key), here.locale().dates.year(year));
    match listing {
        Listing::Briefs(of) => page(year("nav-briefs", of), What::Year(of, here.lang)),
        Listing::Events(of) => page(year("nav-timeline", of), What::TimelineYear(of, here.lang)),
        Listing::Deadlines => page(here.say("nav-deadlines").to_owned(), What::Deadlines(here.lang)),
        Listing::Corrections => page(here.say("corrections").to_owned(), What::Corrections(here.lang)),
        Listing::Of(id) => here.entity(id),
    }
}

/// Returns the years and months that a list is parted into, newest first; nothing where it is short.
pub(crate) fn portions(here: Here<'_>, listing: Listing, current: Option<Period>) -> Vec<YearLink> {
    let link = |(period, part): (&Period, &Part)| YearLink {
        year: words(here, *period),
        href: here.href(What::Portion(listing, *period, here.lang)),
        count: here.number(part.count),
        current: current == Some(*period),
    };
    parts(here, listing).iter().rev().map(link).collect()
}

/// Returns what stands in each part of a list.
fn parts(here: Here<'_>, listing: Listing) -> Arc<Parts> {
    here.site.parts(listing, || part(here, listing))
}

fn part(here: Here<'_>, listing: Listing) -> Parts {
    let graph = here.graph();
    let on = |id: &BriefId| Some((portion::brief_day(graph, *id)?, *id));
    let at = |id: EventId| Some((portion::event_day(graph, id)?, id));
    let (mut briefs, mut events, mut others) = (Vec::new(), Vec::new(), Vec::new());
    match listing {
        Listing::Briefs(year) => {
            briefs.extend(here.site.briefs_by_year.get(&year).into_iter().flatten().filter_map(on));
        }
        Listing::Events(year) => {
            let all = here.site.events_by_year.get(&year).into_iter().flatten();
            events.extend(all.filter_map(|id| Some((portion::event_day_in(graph, *id, year)?, *id))));
        }
        Listing::Deadlines => {
            events.extend(portion::deadlines(graph).filter_map(at));
            events.sort_unstable();
        }
        Listing::Corrections => {
            let all = portion::corrections(graph).into_iter();
            others.extend(all.filter_map(|(_, of)| portion::correction_day(of)));
        }
        Listing::Of(id) => {
            let found = graph.find_appearances(id);
            briefs.extend(found.iter().flat_map(|found| &found.briefs).filter_map(on));
            events.extend(found.iter().flat_map(|found| &found.events).filter_map(|id| at(*id)));
        }
    }
    let days = briefs.iter().map(|(day, _)| *day).chain(events.iter().map(|(day, _)| *day)).chain(others);
    let counts = portion::periods(&days.collect::<Vec<_>>());
    let part = |(period, count)| (period, Part { count, ..Part::default() });
    let mut parts: Parts = counts.into_iter().map(part).collect();
    for (day, id) in briefs {
        find_part(&mut parts, day).into_iter().for_each(|part| part.briefs.push(id));
    }
    for (day, id) in events {
        find_part(&mut parts, day).into_iter().for_each(|part| part.events.push(id));
    }
    parts
}

fn find_part(parts: &mut Parts, day: Day) -> Option<&mut Part> {
    let period = portion::find_period(parts, day)?;
    parts.get_mut(&period)
}

fn words(here: Here<'_>, period: Period) -> String {
    let dates = &here.locale().dates;
    match period.month {
        Some(month) => dates.month_year(period.year, month),
        None => dates.year(period.year),
    }
}
