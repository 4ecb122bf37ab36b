//! One match over the files of the index.

use crate::lang::tag::Lang;
use crate::plan::target::{SearchFile, What};
use crate::render::here::Here;
use crate::render::search::filter::filters;
use crate::render::search::index::SearchIndex;
use crate::render::search::result::results;
use crate::render::site::Site;

/// Returns a file of the index as a script.
#[must_use]
pub fn search_file(site: &Site<'_>, index: &SearchIndex, file: SearchFile) -> String {
    match file {
        SearchFile::Index => index.manifest().to_owned(),
        SearchFile::Terms(at) => index.terms(at),
        SearchFile::Beginnings(at) => index.beginnings(at),
        SearchFile::Endings(at) => index.endings(at),
        SearchFile::Results(at, lang) => {
            let name = format!("{lang}/{at}");
            results(page(site, lang), (&name, index.version()), index.layout.results(at))
        }
        SearchFile::Filters(lang) => {
            let name = format!("{lang}/filters");
            filters(page(site, lang), (&name, index.version()), &index.layout)
        }
    }
}

/// Returns the standpoint of the page on which readers of a language search, from which results lead on.
fn page<'a>(site: &'a Site<'a>, lang: Lang) -> Here<'a> {
    let what = What::SearchPage(lang);
    Here { site, what, lang, path: site.plan.find_path(what).unwrap_or_default() }
}
