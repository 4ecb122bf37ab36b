//! Addresses on the web asked whether they are there: politely, within bounds, and never anything but public ones.

pub(crate) mod address;
pub mod client;
pub mod round;
