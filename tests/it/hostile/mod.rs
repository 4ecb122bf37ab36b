//! Texts written to do harm: nothing in them runs, loads, or brings the program down.

pub(crate) mod judge;
mod payloads;
mod places;
mod size;
