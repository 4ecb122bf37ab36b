//! Reads a site's folder, writes its output folder. The only code that touches files.

mod path;
mod manifest;
mod tree;
mod beside;
mod workspace;
pub mod read;
pub mod replace;
pub mod create;
pub mod outside;
pub mod stage;
pub mod begin;
mod zip;
pub mod archive;
