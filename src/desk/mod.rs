//! What an editor has before it: the site as it was last known, and texts as they are being written. In: an input, and
//! texts that may be broken anywhere. Out: where ids are named, and what stands at a place. Never waits for a text to be
//! right.

pub mod lines;
pub mod page;
pub mod spot;
pub mod yaml;
pub mod toml;
pub mod prose;
pub mod words;
pub mod site;
pub mod stand;
