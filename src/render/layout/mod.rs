//! Who stands where in a picture. In: what is shown, and how wide its words are. Out: places, as numbers; no
//! picture is drawn here. Only sums, products, quotients and roots are taken, which are the same on every machine.

pub mod width;
pub mod boxes;
mod selection;
mod clusters;
mod forces;
pub mod network;
