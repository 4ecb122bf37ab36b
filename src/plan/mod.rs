//! Graph → Plan: which files exist, and where. Never their bytes.

pub mod url;
pub mod preview;
pub mod calendar;
pub mod feed;
pub mod portion;
pub mod pairs;
pub mod target;
pub mod search;
pub mod site;
pub mod batch;
