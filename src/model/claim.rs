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

/// What sources that are no works of each other have in common.
#[derive(Clone, Debug)]
pub enum Shared {
    /// Who wrote or said them.
    Author(Author),
    /// Where they are read, without what does not change that.
    Address(Box<str>),
}

/// What several sources amount to.
#[derive(Clone, Debug, Default)]
pub struct Support {
    /// How many of them have nothing in common: no work that they repeat, no author, no address. The most that can be
    /// chosen so.
    pub independent: usize,
    /// The works that all of several go back to, where no two of them are independent; those that one alone repeats.
    pub origins: Vec<SourceId>,
    /// What else all of several have in common, where no two of them are independent.
    pub shared: Option<Shared>,
    /// The people who are not named, where all of it comes from nobody else; none where anybody is named.
    pub unnamed: Vec<SourceId>,
    /// The best reliability among them, by the Admiralty scale: `A` to `E`; `F` where none can be judged.
    pub reliability: Option<char>,
    /// The best credibility, by the same scale: 1 to 5; 6 where none can be judged.
    pub credibility: Option<u8>,
    /// Who said it by name: the authors of statements, interviews and the like, among the sources and what they repeat.
    pub speakers: Vec<Author>,
}
