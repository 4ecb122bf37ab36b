//! How a brief came to be: what was changed in its texts, when and by whom.

use crate::input::Day;
use crate::lang::tag::Lang;

/// What was done to a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Touch {
    /// Readers had it for the first time.
    Added,
    /// It was changed.
    Changed,
    /// Its file was given another name or folder, and nothing else.
    Moved,
}

/// A change of a brief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// When; nothing where that is not known.
    pub day: Option<Day>,
    /// The name of whoever made it; empty where it says none.
    pub author: Box<str>,
    /// What they said of it; empty where they said nothing, or also spoke of something that readers do not have.
    pub subject: Box<str>,
    /// How many briefs were changed at once, where it was so many that the change was not of this one.
    pub at_once: Option<usize>,
    /// Which texts, the original first, and what was done to them.
    pub texts: Vec<(Lang, Touch)>,
}
