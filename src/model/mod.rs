//! The nouns: plain data. In: values made by `parse` and `resolve`. Never reads or links anything by itself.

pub mod fingerprint;
pub mod label;
pub mod edtf;
pub mod date;
pub mod hijri;
pub mod id;
pub mod config;
pub mod markup;
pub mod body;
pub mod quotation;
pub mod brief;
pub mod history;
pub mod actor;
pub mod place;
pub mod topic;
pub mod page;
pub mod link;
pub mod source;
pub mod claim;
pub mod event;
pub mod graph;
