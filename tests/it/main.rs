//! Behaviour through public stages, in memory; one file per area.

mod support;
mod front;
