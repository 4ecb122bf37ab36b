//! What we tell authors. In: facts about their text. Out: a [`report::Report`]. Never decides to stop, never prints.

pub mod plural;
pub mod catalog;
pub mod phrase;
pub mod failure;
pub mod code;
pub mod report;
pub mod removal;
