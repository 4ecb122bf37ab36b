//! Which words stand beside each other, for phrases. In: what was read. Out: files of lists. Pairs of words are many,
//! and a list of each would be more than the index: pairs share lists, so that one of some dozens of texts that hold
//! both words, though not beside each other, is taken for one that holds the phrase.

use crate::plan::search::SearchLayout;
use crate::render::search::bits::letters;
use crate::render::search::neighbour::LISTS;
use crate::render::search::postings::bare;
use crate::render::search::reader::Read;
use rayon::prelude::*;

/// Returns the files of the lists: each has those whose numbers end alike.
#[must_use]
pub fn pairs(parts: &[Read], languages: u32, layout: &SearchLayout) -> Vec<String> {
    let files = layout.pair_files;
    let file = |file: u32| {
        let mut text = String::new();
        for list in (file..LISTS).step_by(files as usize) {
            let documents: Vec<u32> = parts.iter().flat_map(|part| part.neighbours(list)).copied().collect();
            if !documents.is_empty() {
                text.extend([&letters(list, 2), " ", &bare(&documents, languages).text, ";"]);
            }
        }
        text
    };
    (0..files).into_par_iter().map(file).collect()
}
