//! Dates that are known as far as they are known.

use crate::model::label::Label;

/// A date with the source's own wording, where it was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The date.
    pub date: FuzzyDate,
    /// How the source put it.
    pub text: Label,
}

/// To be filled in by the dates work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FuzzyDate(String);

impl FuzzyDate {
    /// Returns whether this, as the start of a span, may lie on or before `other`.
    #[must_use]
    pub fn begins_by(&self, other: &FuzzyDate) -> bool {
        self.0 <= other.0
    }

    /// Returns whether this, as the end of a span, may lie on or after `other`.
    #[must_use]
    pub fn ends_from(&self, other: &FuzzyDate) -> bool {
        self.0 >= other.0
    }
}
