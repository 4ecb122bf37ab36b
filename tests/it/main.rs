//! Behaviour through public stages, in memory; one file per area.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod resolve;
mod support;
mod commonmark;
mod data;
mod evidence;
mod folder;
mod front;
mod pages;
mod readme;
mod theme_readme;
mod theming;
mod mistakes;
mod rendering;
mod reading;
mod wording;
mod writing;
mod killing;
mod cards;
mod theme;
mod time;
mod scripts;
mod network;
mod map;
mod parallel;
mod plain;
mod preview;
mod offline;
mod commands;
mod mutations;
mod hostile;
mod links;
mod references;
mod search;
mod house;
