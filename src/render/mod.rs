//! Plan → Artifacts: the bytes of each file. Never reads a file, never looks anything up by name.

pub mod wording;
pub mod html;
pub mod view;
pub mod theme_file;
pub mod asset;
pub mod card;
pub mod theme;
pub mod site;
pub mod anchor;
pub mod here;
pub mod evidence;
pub mod prose;
pub mod chart;
pub(crate) mod json;
pub mod json_ld;
pub mod preview;
pub mod page;
pub mod feed;
pub mod calendar;
pub mod sitemap;
pub mod web_app;
pub mod search;
pub mod data;
pub mod metadata;
pub mod artifact;
pub mod offline;
