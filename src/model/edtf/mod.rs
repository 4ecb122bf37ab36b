//! Dates as EDTF writes them (ISO 8601-2): days, forms, reading, and what is wrong with what cannot be read.
//! Never says a date in words: that is the wording's work.

pub mod day;
pub mod form;
pub mod read;
pub mod guess;
pub mod fault;
