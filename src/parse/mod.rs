//! Input → Drafts: text becomes words with places. A name is still a word; nothing is looked up.

pub mod draft;
