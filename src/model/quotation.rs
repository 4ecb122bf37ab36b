//! What somebody is quoted as saying: where each text of a brief has it, and what of several texts is one.

use crate::lang::tag::Lang;
use crate::model::id::{ActorId, SourceId};
use std::collections::BTreeMap;

/// A blockquote that names who said it.
#[derive(Clone, Debug)]
pub struct Quotation {
    /// Where it stands.
    pub place: QuotationPlace,
    /// Its number in that place, from 0: a list may hold several.
    pub nth: u32,
    /// Who said it: most often one actor; those of a joint statement in the order of the attribution.
    pub speakers: Vec<ActorId>,
    /// The sources cited with it, those of quotations within it left out.
    pub sources: Vec<SourceId>,
}

/// Where a quotation stands in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum QuotationPlace {
    /// In the block of this place in the body, from 0.
    Block(u32),
    /// In the footnote of this place among those defined, from 0.
    Footnote(u32),
}

/// What somebody is quoted as saying: one quotation, in all texts of a brief that have it.
#[derive(Clone, Debug)]
pub struct Statement {
    /// By what it is told from others of the brief: the anchor that it has on the page of the original. One that the
    /// original has not is told by the language of the text that has it, too.
    pub anchor: Box<str>,
    /// Where it stands among the quotations of each text that has it.
    pub quotations: BTreeMap<Lang, usize>,
}
