//! Reads a site's folder, writes its output folder. The only code that touches files.

pub mod read;
pub mod path;
pub mod manifest;
pub mod stage;
