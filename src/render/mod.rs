//! Plan → Artifacts: the bytes of each file. Never reads a file, never looks anything up by name.

pub mod wording;
pub mod view;
