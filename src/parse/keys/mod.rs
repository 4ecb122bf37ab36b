//! Which keys there are, what each holds and what it is for: of front matter, of sources, of `book.toml`. The one list by
//! which keys are known, completed, told of, and made into a schema. Reads nothing.

pub mod key;
pub mod book;
pub mod entity;
pub mod source;
pub mod brief;
