//! How things read in each language: dates, numbers, lists and fixed words. Plain text comes out, never HTML.

pub mod numbers;
