//! What a key point claims, and what it rests on.

use crate::model::id::SourceId;
use crate::model::source::Author;

/// A key point as a claim.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Its permanent anchor, the same in every language: that of its name, or else `p1`, `p2` …
    pub anchor: Box<str>,
    /// The sources that it cites, in order.
    pub sources: Vec<SourceId>,
    /// What these sources amount to.
    pub support: Support,
    /// What of it was put right: positions in [`Brief::corrections`](crate::model::brief::Brief).
    pub corrections: Vec<usize>,
}

/// What several sources amount to.
#[derive(Clone, Debug, Default)]
pub struct Support {
    /// How many of them have nothing in common: no work that they repeat, no author. The most that can be chosen so.
    pub independent: usize,
    /// The work that all of several go back to.
    pub origin: Option<SourceId>,
    /// Whether each of them is a person who is not named, or repeats one.
    pub is_unnamed: bool,
    /// The best reliability among them, by the Admiralty scale: `A` to `E`; `F` where none can be judged.
    pub reliability: Option<char>,
    /// The best credibility, by the same scale: 1 to 5; 6 where none can be judged.
    pub credibility: Option<u8>,
    /// Who said it by name: the authors of statements, interviews and the like.
    pub speakers: Vec<Author>,
}
