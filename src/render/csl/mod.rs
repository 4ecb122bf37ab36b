//! Cited works in a citation style. In: what of a work decides on the form of its reference. Out: the form, with
//! holes for the words. Works of the same form share one: a style is run some dozens of times for a large site.

pub mod title;
pub mod shape;
pub mod form;
mod names;
mod terms;
mod arabic;
pub mod styling;
