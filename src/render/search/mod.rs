//! The search index: what a browser loads, file by file, to find what a reader means. In: the site. Out: classic
//! scripts, each a call of `__mujaz` with a name and what it holds, so that they work with no server.
//!
//! | module | |
//! |---|---|
//! | `script` | a value as a script |
//! | `number` | numbers as few letters |
//! | `document` | the words by which an entity is found |
//! | `reader` | those words as tokens |
//! | `postings` | tokens as lists of documents |
//! | `shard` | terms cut into files |
//! | `vocabulary` | all words by their beginnings and by their ends |
//! | `index` | all of these together |
//! | `result` | what a result shows |
//! | `filter` | what results may be narrowed to |
//! | `file` | one match over the files |

pub mod script;
pub mod number;
pub mod document;
pub mod reader;
pub mod postings;
pub mod shard;
pub mod vocabulary;
pub mod index;
pub mod result;
pub mod filter;
pub mod file;
