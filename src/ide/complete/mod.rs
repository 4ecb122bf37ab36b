//! What may be written at a place: keys, values, ids, roles, dates, links. In: a question. Out: what to offer, the nearest
//! first.

pub mod item;
mod documents;
mod dates;
mod front;
mod prose;

use crate::desk::stand::{Question, Standing};
use crate::ide::complete::front::front;
use crate::ide::complete::item::Item;
use crate::ide::complete::prose::prose;

/// Returns what may be written at the place.
#[must_use]
pub fn complete(question: Question<'_>) -> Vec<Item> {
    match question.standing() {
        Standing::Mark(mark) => prose(question, &mark),
        Standing::Spot(spot) => front(question, &spot),
        Standing::OwnId(_) | Standing::Nothing => Vec::new(),
    }
}
