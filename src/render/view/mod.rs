//! What a template receives: one struct a page, and the pieces they share. Text is plain and is escaped by
//! the template; only fields whose names end in `_html` hold HTML. Addresses are relative unless they are
//! called absolute.

pub mod ready;
pub mod piece;
mod words;
pub mod page;
pub mod whole;
