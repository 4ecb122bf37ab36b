//! The search index: what a browser loads, file by file, to find what a reader means. In: the site. Out: classic
//! scripts, each a call of `__mujaz` with a name and what it holds, so that they work with no server.
//!
//! | module | |
//! |---|---|
//! | `script` | a value as a script |
//! | `bits` | bits as letters, and what texts are known by |
//! | `neighbour` | two words beside each other |
//! | `document` | the words by which an entity is found |
//! | `sentence` | text cut into what a result may show at once |
//! | `reader` | those words as tokens |
//! | `postings` | tokens as lists of documents |
//! | `shard` | words as texts |
//! | `dictionary` | terms and their lists in files |
//! | `clitic` | what is written onto words |
//! | `facet` | what results are narrowed by |
//! | `pair` | which words stand beside each other |
//! | `vocabulary` | all words by their beginnings and by their ends |
//! | `filter` | what results may be narrowed to |
//! | `pack` | text as few letters |
//! | `rarity` | how rare words are |
//! | `choice` | the sentences that a result may show |
//! | `result` | what a result shows |
//! | `index` | all of these together |

pub mod script;
pub mod bits;
pub mod neighbour;
pub mod document;
pub mod sentence;
pub mod reader;
pub mod postings;
pub mod shard;
pub mod dictionary;
pub mod clitic;
pub mod facet;
pub mod pair;
pub mod vocabulary;
pub mod filter;
pub mod pack;
pub mod rarity;
pub mod choice;
pub mod result;
pub mod index;
