//! The language server, as an editor talks with it: the program itself, over its standard input and output.

mod client;
mod protocol;
mod large;
mod completing;
mod finding;
mod anything;
