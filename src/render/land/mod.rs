//! The land of the earth, without borders. In: what part of it, and how large. Out: its outline as the path of an SVG.
//! Only sums, products, quotients and roots are taken, which are the same on every machine.

pub mod rings;
pub mod frame;
pub mod outline;
pub mod surroundings;
