//! Addresses on the web asked whether they are there: politely, within bounds, and never anything but public ones.

mod address;
pub mod client;
pub mod round;
