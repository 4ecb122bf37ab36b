//! Pictures of who appears with whom and of where: SVG as part of a page. In: places in a picture, and names. Out: marks
//! that lead to pages, with names where there is room for them. Colours and lines are the stylesheet's.

mod label;
mod spread;
pub mod network;
pub mod neighbourhood;
pub mod map;
pub mod locator;
