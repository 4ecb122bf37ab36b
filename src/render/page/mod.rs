//! A target becomes a page. In: the site, and where the page stands. Out: HTML, by way of a view and a template.

mod social;
mod frame;
mod event;
mod over_time;
mod deadline;
mod tenure;
mod source_item;
mod backlink;
mod notice;
mod correction;
mod portion;
mod correction_log;
mod claim;
mod entity;
mod brief;
mod history;
mod parallel;
mod statement;
mod actor;
mod entities;
mod list;
mod timeline;
mod home;
mod prose_page;
mod search;
mod data;
mod doors;
mod offline;
mod network;
mod map;

use crate::model::id::EntityId;
use crate::plan::target::What;
use crate::render::here::Here;
use serde::Serialize;

/// Returns the HTML of the page that `here` is.
///
/// # Errors
/// Where a template asks a view for something that it has not.
pub fn page(here: Here<'_>) -> Result<Vec<u8>, String> {
    match here.what {
        What::Chooser => template(here, "chooser.html", &doors::chooser(here)),
        What::NotFound => template(here, "404.html", &doors::not_found(here)),
        What::Home(_) => template(here, "home.html", &home::home(here)),
        What::Entity(id, _) => entity_page(here, id),
        What::Parallel(id, one, other) => {
            template(here, "parallel.html", &parallel::parallel(here, id, [one, other]))
        }
        What::History(id, _) => template(here, "history.html", &history::history(here, id)),
        What::List(kind, _) => template(here, "list.html", &list::list(here, kind)),
        What::Year(year, _) => template(here, "year.html", &list::year(here, year)),
        What::Timeline(_) => template(here, "timeline.html", &timeline::overview(here)),
        What::TimelineYear(year, _) => template(here, "timeline.html", &timeline::year(here, year)),
        What::Deadlines(_) => template(here, "deadlines.html", &timeline::deadlines(here)),
        What::Portion(listing, period, _) => {
            template(here, "portion.html", &portion::portion(here, listing, period))
        }
        What::Names(kind, page, _) => template(here, "list.html", &list::names(here, kind, page)),
        What::Corrections(_) => template(here, "corrections.html", &correction_log::corrections(here)),
        What::Network(_) => template(here, "network.html", &network::network(here)),
        What::Pairs(page, _) => template(here, "network.html", &network::pairs(here, page)),
        What::Map(_) => template(here, "map.html", &map::map(here)),
        What::Offline(_) => template(here, "offline.html", &offline::offline(here)),
        What::DataPage(_) => template(here, "data.html", &data::data(here)),
        What::SearchPage(_) => template(here, "search.html", &search::search(here)),
        What::WebApp(_)
        | What::Data(_)
        | What::Search(_)
        | What::Feed(..)
        | What::Calendar(_)
        | What::CalendarOf(..)
        | What::Sitemap(_)
        | What::SitemapIndex
        | What::Robots
        | What::NoJekyll
        | What::Cname
        | What::Asset(_)
        | What::OwnAsset(_)
        | What::Attachment(_)
        | What::Copy(_)
        | What::Card(_)
        | What::Preview(..)
        | What::Export(..)
        | What::Redirect(..) => Err(format!("`{}` is no page", here.path)),
    }
}

fn entity_page(here: Here<'_>, id: EntityId) -> Result<Vec<u8>, String> {
    match id {
        EntityId::Brief(id) => template(here, "brief.html", &brief::brief(here, id)),
        EntityId::Actor(id) => template(here, "actor.html", &actor::actor(here, id)),
        EntityId::Place(id) => template(here, "place.html", &entities::place(here, id)),
        EntityId::Topic(id) => template(here, "topic.html", &entities::topic(here, id)),
        EntityId::Source(id) => template(here, "source.html", &entities::source(here, id)),
        EntityId::Publisher(id) => template(here, "publisher.html", &entities::publisher(here, id)),
        EntityId::Page(id) => template(here, "page.html", &prose_page::prose_page(here, id)),
    }
}

fn template(here: Here<'_>, name: &str, view: &impl Serialize) -> Result<Vec<u8>, String> {
    here.site.theme.render(name, here.lang, view)
}
