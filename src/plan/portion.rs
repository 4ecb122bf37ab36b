//! Long lists, parted by the time of what stands in them. In: the graph. Out: the years and months that have a
//! page of their own. A list that is short enough for one page has none.

use crate::input::Day;
use crate::model::brief::Correction;
use crate::model::event::EventType;
use crate::model::graph::Graph;
use crate::model::id::{BriefId, EntityId, EventId};
use std::collections::BTreeMap;
use std::fmt;

/// How many entries a page may list before they are parted.
pub const LONG: usize = 200;
/// How many names a page of a list by name holds.
pub const NAMES: usize = 300;

/// A list that grows with the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Listing {
    /// The briefs of a year.
    Briefs(i32),
    /// The events of a year.
    Events(i32),
    /// All deadlines.
    Deadlines,
    /// What was put right.
    Corrections,
    /// The briefs and events of an entity.
    Of(EntityId),
}

/// A year, or a month of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// The year.
    pub year: i32,
    /// The month, from 1 to 12.
    pub month: Option<u8>,
}

impl Period {
    /// Returns whether a day lies in it.
    #[must_use]
    pub fn holds(self, day: Day) -> bool {
        day.year == self.year && self.month.is_none_or(|month| month == day.month)
    }
}

/// Writes `2025` or `2025-03`, as it stands in addresses.
impl fmt::Display for Period {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.year)?;
        self.month.map_or(Ok(()), |month| write!(formatter, "-{month:02}"))
    }
}

/// Returns the day that a brief stands under.
#[must_use]
pub fn brief_day(graph: &Graph, id: BriefId) -> Option<Day> {
    graph.brief(id).date.date.sorting_day()
}

/// Returns the day that an event stands under; a deadline stands under the last day it may be met on.
#[must_use]
pub fn event_day(graph: &Graph, id: EventId) -> Option<Day> {
    let event = graph.event(id);
    let date = &event.date.date;
    match event.kind {
        EventType::Deadline => date.latest().or_else(|| date.sorting_day()),
        EventType::Event | EventType::Announcement | EventType::Period => date.sorting_day(),
    }
}

/// Returns the day that an event stands under in a year that it touches.
#[must_use]
pub fn event_day_in(graph: &Graph, id: EventId, year: i32) -> Option<Day> {
    let (first, last) = (Day { year, month: 1, day: 1 }, Day { year, month: 12, day: 31 });
    graph.event(id).date.date.sorting_day().map(|day| day.clamp(first, last))
}

/// Returns all deadlines, in the order of time.
pub fn deadlines(graph: &Graph) -> impl Iterator<Item = EventId> + '_ {
    let all = graph.events.iter().enumerate();
    let deadlines = all.filter(|(_, event)| event.kind == EventType::Deadline);
    deadlines.map(|(at, _)| EventId::from_index(at))
}

/// Returns the day that a correction stands under.
#[must_use]
pub fn correction_day(correction: &Correction) -> Option<Day> {
    correction.date.date.sorting_day()
}

/// Returns all corrections with their briefs, newest first.
#[must_use]
pub fn corrections(graph: &Graph) -> Vec<(BriefId, &Correction)> {
    let briefs = graph.newest.iter();
    let mut all: Vec<(BriefId, &Correction)> = briefs
        .flat_map(|id| graph.brief(*id).corrections.iter().map(|correction| (*id, correction)))
        .collect();
    all.sort_by(|a, b| b.1.date.date.cmp(&a.1.date.date));
    all
}

/// Returns the periods that have a page of their own, with the number of entries in each: whole years where they are
/// short, else their months. Nothing where the list is short.
#[must_use]
pub fn periods(days: &[Day]) -> BTreeMap<Period, usize> {
    if days.len() <= LONG {
        return BTreeMap::new();
    }
    let mut years: BTreeMap<i32, usize> = BTreeMap::new();
    for day in days {
        *years.entry(day.year).or_default() += 1;
    }
    let mut periods = BTreeMap::new();
    for day in days {
        let month = (years[&day.year] > LONG).then_some(day.month);
        *periods.entry(Period { year: day.year, month }).or_default() += 1;
    }
    periods
}

/// Returns the period of those that have a page in which a day lies; nothing where none does.
#[must_use]
pub fn find_period<V>(periods: &BTreeMap<Period, V>, day: Day) -> Option<Period> {
    let month = Period { year: day.year, month: Some(day.month) };
    let year = Period { year: day.year, month: None };
    [month, year].into_iter().find(|period| periods.contains_key(period))
}

/// Returns the periods of the list of an entity.
#[must_use]
pub fn periods_of(graph: &Graph, id: EntityId) -> BTreeMap<Period, usize> {
    let Some(found) = graph.find_appearances(id) else { return BTreeMap::new() };
    if found.briefs.len() + found.events.len() <= LONG {
        return BTreeMap::new();
    }
    let briefs = found.briefs.iter().filter_map(|id| brief_day(graph, *id));
    let events = found.events.iter().filter_map(|id| event_day(graph, *id));
    periods(&briefs.chain(events).collect::<Vec<_>>())
}

/// Returns on how many pages a list of so many names stands.
#[must_use]
pub fn name_pages(names: usize) -> u32 {
    u32::try_from(names.div_ceil(NAMES)).unwrap_or(u32::MAX).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(count: usize, year: i32) -> Vec<Day> {
        (0..count).map(|at| Day { year, month: (at % 12) as u8 + 1, day: 1 }).collect()
    }

    #[test]
    fn short_lists_stay_whole_and_long_years_are_parted_by_month() {
        assert_eq!(periods(&days(LONG, 2025)), BTreeMap::new());
        let mixed = [days(LONG + 1, 2025), days(3, 2024)].concat();
        let periods = periods(&mixed);
        assert_eq!(periods.keys().next(), Some(&Period { year: 2024, month: None }));
        assert_eq!(periods.len(), 13);
        assert_eq!(periods.values().sum::<usize>(), LONG + 4, "nothing is lost");
        assert_eq!(Period { year: 2025, month: Some(3) }.to_string(), "2025-03");
        let day = |year| Day { year, month: 3, day: 9 };
        assert_eq!(find_period(&periods, day(2025)), Some(Period { year: 2025, month: Some(3) }));
        assert_eq!(find_period(&periods, day(2024)), Some(Period { year: 2024, month: None }));
        assert_eq!(find_period(&periods, day(2023)), None);
    }
}
