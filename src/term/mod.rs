//! What people at a terminal are shown. In: diagnostics and figures. Out: lines. Only `print` writes them.

pub mod place;
pub mod text;
pub mod json;
pub mod sarif;
pub mod github;
pub mod status;
pub mod print;
