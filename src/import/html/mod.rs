//! A web page → an article. In: HTML, however broken. Out: what it says of itself (`about`) and its prose as Markdown
//! (`prose`), from a tree of its elements (`tree`) and its tables
//! (`table`). Scripts, styles and what surrounds the article are left behind.

pub mod tree;
pub mod table;
pub mod prose;
pub mod about;
