//! YAML text → a tree of values with places. `granit-parser` finds the places and keeps out what front
//! matter has no use for; `serde_yaml` decodes behind it. Never knows what a key means.

pub mod node;
pub mod slip;
pub mod fault;
pub mod gate;
pub mod decode;
pub mod read;
