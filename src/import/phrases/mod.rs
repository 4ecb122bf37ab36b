//! Dates in prose, in Arabic and English. In: plain text and the day it speaks from. Out: EDTF with the words it was
//! read from. A text becomes tokens (`token`, by the words of `lexicon`); at each place stands a time or none (`atom`:
//! `numeric`, `calendar` with `months` and `numerals`, `relative`, `period`, `year`), perhaps framed (`frame`) or
//! joined with another (`range`); `when` says what it comes to, `trap` what is a name, and `find` goes through a text.

pub mod lexicon;
pub mod token;
pub mod months;
pub mod numerals;
pub mod when;
pub mod atom;
pub mod numeric;
pub mod calendar;
pub mod relative;
pub mod period;
pub mod year;
pub mod frame;
pub mod range;
pub mod trap;
pub mod find;
