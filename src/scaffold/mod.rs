//! What editors begin with. In: what is to be made. Out: paths and texts that are read back as they were meant; or why
//! they cannot be had, in a sentence.

pub mod spell;
pub mod skeleton;
pub mod document;
pub mod translation;
pub mod starter;
