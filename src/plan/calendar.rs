//! Deadlines in calendars. In: the graph. Out: which of them have days that a calendar can hold, and whose calendars
//! there are.

use crate::input::Day;
use crate::model::date::FuzzyDate;
use crate::model::event::EventType;
use crate::model::graph::Graph;
use crate::model::id::{EntityId, EventId};

/// How many days one entry of a calendar covers at most: a season.
const LONGEST: i64 = 92;

/// Returns the first and the last day of a date's entry in a calendar: all the days that it may be, or where they are
/// many, the last of them; its first day where it has no last. Nothing where it has neither, or one that no calendar can
/// hold.
#[must_use]
pub fn days(date: &FuzzyDate) -> Option<(Day, Day)> {
    let last = date.latest().or_else(|| date.earliest())?;
    let first = date.earliest().filter(|first| first.days_until(last) < LONGEST).unwrap_or(last);
    let is_known = |day: Day| (1..=9998).contains(&day.year);
    (is_known(first) && is_known(last)).then_some((first, last))
}

/// Returns the deadlines of an entity that a calendar can hold, in the order of time.
pub fn deadlines_of(graph: &Graph, id: EntityId) -> impl Iterator<Item = EventId> + '_ {
    let found = graph.find_appearances(id).map(|found| &found.events[..]).unwrap_or_default();
    found.iter().copied().filter(|id| is_dated(graph, *id))
}

/// Returns whether an event is a deadline that a calendar can hold.
#[must_use]
pub fn is_dated(graph: &Graph, id: EventId) -> bool {
    let event = graph.event(id);
    event.kind == EventType::Deadline && days(&event.date.date).is_some()
}

/// Returns the actors and topics that have a calendar of their own.
pub fn owners(graph: &Graph) -> impl Iterator<Item = EntityId> + '_ {
    let may_own = |id: &EntityId| matches!(id, EntityId::Actor(_) | EntityId::Topic(_));
    graph.entities().into_iter().filter(may_own).filter(|id| deadlines_of(graph, *id).next().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_times_stand_on_their_last_day_and_open_ones_on_their_first() {
        let of = |text: &str| {
            let days = days(&FuzzyDate::parse(text).expect("a date"));
            days.map(|(first, last)| (first.month, first.day, last.month, last.day))
        };
        assert_eq!(of("2026-05-10"), Some((5, 10, 5, 10)));
        assert_eq!(of("2026-05"), Some((5, 1, 5, 31)));
        assert_eq!(of("2026-21"), Some((3, 1, 5, 31)));
        assert_eq!(of("2026"), Some((12, 31, 12, 31)));
        assert_eq!(of("../2026"), Some((12, 31, 12, 31)));
        assert_eq!(of("2026-12-31/.."), Some((12, 31, 12, 31)));
        assert_eq!(of("2027-05~/.."), Some((5, 1, 5, 1)));
        assert_eq!(of("[2027-03-01..]"), Some((3, 1, 3, 1)));
        assert_eq!(of("[..2025,2027..]"), None);
        assert_eq!(of("Y12345"), None);
    }
}
