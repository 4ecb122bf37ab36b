//! How things read in each language: dates, numbers, lists and fixed words. Plain text comes out, never HTML.

pub mod numbers;
pub mod months;
pub mod phrases;
pub mod english;
pub mod arabic;
pub mod neutral;
pub mod dates;
pub mod strings;
pub mod left;
pub mod locators;
