//! What we know of languages. Knows no brief.

pub mod tag;
pub mod fold;
pub mod words;
pub mod term;
pub mod stem;
pub mod skeleton;
pub mod transliteration;
pub mod forms;
pub mod sentences;
pub mod attribution;
pub mod bidi;
pub mod isolation;
pub mod near;
pub mod slug;
pub mod country;
