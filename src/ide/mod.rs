//! Answers for an editor; no protocol. In: a site as it is known, a text as it is being written, a place in it. Out: what
//! an editor shows. Never changes anything itself.

pub mod schema;
pub mod complete;
pub mod hover;
pub mod jump;
pub mod rename;
pub mod outline;
pub mod fix;
