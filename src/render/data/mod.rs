//! The site as data: JSON with its schema, tables, linked data, entities for investigators. In: facts. Out: files.

mod noun;
mod gather;
mod table;
mod follow_the_money;
mod linked;
pub mod file;
