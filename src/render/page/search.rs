//! The page on which readers search. Without JavaScript it says where the lists are.

use crate::plan::search::kind_name;
use crate::plan::target::{Kind, SearchFile, What};
use crate::render::here::Here;
use crate::render::page::frame::{About, frame};
use crate::render::page::list::years;
use crate::render::view::whole::SearchView;

/// Returns the view of the page on which readers search.
pub(crate) fn search(here: Here<'_>) -> SearchView {
    let about = About { kind: "search-page", title: here.say("search"), description: None, file: None };
    let frame = frame(here, about);
    let list = |kind| here.href(What::List(kind, here.lang));
    SearchView {
        frame,
        index: here.href(What::Search(SearchFile::Index)),
        kinds: kinds(here),
        years: years(here, None),
        briefs: list(Kind::Briefs),
        actors: list(Kind::Actors),
        places: list(Kind::Places),
        topics: list(Kind::Topics),
        sources: list(Kind::Sources),
    }
}

/// Returns the kinds of which the site has entities.
fn kinds(here: Here<'_>) -> Vec<&'static str> {
    let mut kinds: Vec<&'static str> = here.graph().entities().into_iter().map(kind_name).collect();
    kinds.dedup();
    kinds
}
