//! Something that has a date.

use crate::model::date::Dated;
use crate::model::edtf::form::{Edge, Form};
use crate::model::id::{ActorId, BriefId, PlaceId, SourceId};
use crate::model::label::Label;
use std::ops::RangeInclusive;

/// What kind of event it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventType {
    /// `event`
    Event,
    /// `deadline`
    Deadline,
    /// `announcement`
    Announcement,
    /// `period`
    Period,
}

impl EventType {
    /// Every type with its name in front matter.
    pub const ALL: [(&'static str, Self); 4] = [
        ("event", Self::Event),
        ("deadline", Self::Deadline),
        ("announcement", Self::Announcement),
        ("period", Self::Period),
    ];

    /// Returns its name in front matter.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, of)| *of == self).map(|(name, _)| *name).unwrap_or_default()
    }
}

impl Event {
    /// Returns the years that it may lie in. A period whose end is open goes on through all that follow.
    #[must_use]
    pub fn years(&self) -> RangeInclusive<i32> {
        let years = self.date.date.years();
        match self.date.date.form() {
            Form::Span(Edge::On(_), Edge::Open) if self.kind == EventType::Period => {
                *years.start()..=i32::MAX
            }
            _ => years,
        }
    }
}

/// One entry of a brief's `dates`.
#[derive(Clone, Debug)]
pub struct Event {
    /// The brief that tells it.
    pub brief: BriefId,
    /// When.
    pub date: Dated,
    /// What.
    pub title: Label,
    /// Which kind.
    pub kind: EventType,
    /// Who promised it, announced it or did it.
    pub by: Vec<ActorId>,
    /// Whom it concerns, whoever of them it is by.
    pub actors: Vec<ActorId>,
    /// Where.
    pub places: Vec<PlaceId>,
    /// Who says so.
    pub sources: Vec<SourceId>,
    /// Its name for machines, the same for as long as it stands in its brief under its title.
    pub key: Box<str>,
}
