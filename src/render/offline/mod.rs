//! What readers keep on their device. In: files as they are made. Out: packs of many files, a catalogue of them,
//! and the service worker. Their names and bytes follow from the bytes of the other files, so the plan cannot
//! name them: they are made last.

pub mod pack;
pub mod topic;
pub mod catalogue;
pub mod worker;
