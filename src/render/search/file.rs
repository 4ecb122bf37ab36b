//! One match over the files of the index.

use crate::plan::target::SearchFile;
use crate::render::search::index::{SearchIndex, page};
use crate::render::search::result::results;
use crate::render::site::Site;

/// Returns a file of the index as a script.
#[must_use]
pub fn search_file(site: &Site<'_>, index: &SearchIndex, file: SearchFile) -> String {
    match file {
        SearchFile::Results(at, lang) => {
            let name = format!("{lang}/{at}");
            results(page(site, lang), (&name, index.block(at)), index.layout.results(at))
        }
        SearchFile::Index
        | SearchFile::Terms(_)
        | SearchFile::Lists(_)
        | SearchFile::Pairs(_)
        | SearchFile::PairSums
        | SearchFile::Beginnings(_)
        | SearchFile::Endings(_)
        | SearchFile::Filters(_) => index.find(file).unwrap_or_default(),
    }
}
