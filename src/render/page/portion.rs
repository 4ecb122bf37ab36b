//! A year or a month of a list that is too long for one page, and the links between them.

use crate::model::id::EventId;
use crate::plan::portion::{self, Listing, Period};
use crate::plan::target::What;
use crate::render::here::{Here, Room};
use crate::render::page::correction::correction_view;
use crate::render::page::deadline::deadlines;
use crate::render::page::event::events;
use crate::render::page::frame::{About, frame};
use crate::render::view::piece::{BriefCard, CorrectionView, Ref, Words, YearLink};
use crate::render::view::whole::PortionView;
use std::collections::BTreeMap;

/// How many events of a portion say who and where.
const FULL: usize = 60;

/// Returns the view of a portion of a list.
pub(crate) fn portion(here: Here<'_>, listing: Listing, period: Period) -> PortionView {
    let graph = here.graph();
    let words = words(here, period);
    let whole = whole(here, listing);
    let title = format!("{} · {words}", whole.name.text);
    let about = About { kind: "portion", title: &title, description: None, file: None };
    let mut briefs = Vec::new();
    let mut found: Vec<EventId> = Vec::new();
    let is_in = |day: Option<_>| day.is_some_and(|day| period.holds(day));
    match listing {
        Listing::Briefs(year) => {
            briefs.extend(here.site.briefs_by_year.get(&year).into_iter().flatten().copied());
        }
        Listing::Events(year) => {
            let all = here.site.events_by_year.get(&year).into_iter().flatten();
            found.extend(all.filter(|id| is_in(portion::event_day_in(graph, **id, year))));
        }
        Listing::Deadlines => {
            found.extend(portion::deadlines(graph).filter(|id| is_in(portion::event_day(graph, *id))));
            found.sort_by_key(|id| (portion::event_day(graph, *id), *id));
        }
        Listing::Corrections => {}
        Listing::Of(id) => {
            if let Some(appearances) = graph.find_appearances(id) {
                briefs.extend(appearances.briefs.iter().copied());
                let is_in = |id: &&EventId| is_in(portion::event_day(graph, **id));
                found.extend(appearances.events.iter().filter(is_in));
            }
        }
    }
    briefs.retain(|id| is_in(portion::brief_day(graph, *id)));
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
        briefs: briefs.into_iter().map(|id| here.card(id, Room::Short)).collect::<Vec<BriefCard>>(),
        deadlines: if is_deadlines { deadlines(here, &found, room) } else { Vec::new() },
        corrections,
        left_words: if is_deadlines { here.locale().left_words.clone() } else { String::new() },
        events: if is_deadlines { Vec::new() } else { events(here, &found, room) },
    }
}

fn corrections_of(here: Here<'_>, period: Period) -> Vec<CorrectionView> {
    let all = portion::corrections(here.graph()).into_iter();
    let own = all.filter(|(_, of)| portion::correction_day(of).is_some_and(|day| period.holds(day)));
    own.map(|(id, of)| correction_view(here, id, of)).collect()
}

/// Returns the list that is parted.
fn whole(here: Here<'_>, listing: Listing) -> Ref {
    let page = |name: String, what: What| Ref {
        href: here.href(what),
        name: Words { text: name, lang: None, dir: None },
    };
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
    let link = |(period, count): (Period, usize)| YearLink {
        year: words(here, period),
        href: here.href(What::Portion(listing, period, here.lang)),
        count: here.number(count),
        current: current == Some(period),
    };
    periods(here, listing).into_iter().rev().map(link).collect()
}

fn periods(here: Here<'_>, listing: Listing) -> BTreeMap<Period, usize> {
    let graph = here.graph();
    let days: Vec<_> = match listing {
        Listing::Briefs(year) => {
            let all = here.site.briefs_by_year.get(&year).into_iter().flatten();
            all.filter_map(|id| portion::brief_day(graph, *id)).filter(|day| day.year == year).collect()
        }
        Listing::Events(year) => {
            let all = here.site.events_by_year.get(&year).into_iter().flatten();
            all.filter_map(|id| portion::event_day_in(graph, *id, year)).collect()
        }
        Listing::Deadlines => {
            portion::deadlines(graph).filter_map(|id| portion::event_day(graph, id)).collect()
        }
        Listing::Corrections => {
            let all = portion::corrections(graph).into_iter();
            all.filter_map(|(_, of)| portion::correction_day(of)).collect()
        }
        Listing::Of(id) => return portion::periods_of(graph, id),
    };
    portion::periods(&days)
}

fn words(here: Here<'_>, period: Period) -> String {
    let dates = &here.locale().dates;
    match period.month {
        Some(month) => dates.month_year(period.year, month),
        None => dates.year(period.year),
    }
}
