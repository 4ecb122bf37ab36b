//! Behaviour through public stages, in memory; one file per area.

mod support;
mod folder;
mod front;
mod reading;
mod writing;
