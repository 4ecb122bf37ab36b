//! What we know of languages. Knows no brief.

pub mod tag;
