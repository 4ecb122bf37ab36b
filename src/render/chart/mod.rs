//! Time as a picture. In: events, posts and memberships with their dates. Out: an SVG as wide as its column, which is
//! a list of links for whoever does not see it. Time runs as the page is read.
//!
//! `extent` says what is known of a date, `axis` which days have how much room, `names` what stands above them, `picture` draws a mark for each entry,
//! `columns` draws how many there are where they are too many for that, `key` says in words what the shapes mean.

pub mod extent;
pub mod names;
pub mod axis;
pub mod key;
pub mod picture;
pub mod columns;
