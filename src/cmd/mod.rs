//! x

pub mod environment;
