//! The page on which readers choose what they keep on their device.

use crate::model::id::EntityId;
use crate::plan::target::Kind;
use crate::render::here::Here;
use crate::render::page::frame::{About, frame};
use crate::render::view::whole::{OfflineLanguage, OfflineTopic, OfflineView, OfflineYear};

/// Returns the view of the page.
pub(crate) fn offline(here: Here<'_>) -> OfflineView {
    let about = About { kind: "offline", title: here.say("offline"), description: None, file: None };
    OfflineView {
        frame: frame(here, about),
        languages: languages(here),
        years: years(here),
        topics: topics(here),
    }
}

fn languages(here: Here<'_>) -> Vec<OfflineLanguage> {
    let language = |lang: &crate::lang::tag::Lang| OfflineLanguage {
        lang: lang.to_string(),
        dir: lang.direction().as_str(),
        name: here.graph().config.own_name(*lang),
        current: *lang == here.lang,
    };
    here.graph().config.languages.iter().map(language).collect()
}

fn years(here: Here<'_>) -> Vec<OfflineYear> {
    let years = here.site.briefs_by_year.keys().rev();
    years.map(|year| OfflineYear { value: *year, year: here.locale().dates.year(*year) }).collect()
}

/// Returns the topics that briefs are about; the others would keep nothing.
fn topics(here: Here<'_>) -> Vec<OfflineTopic> {
    let graph = here.graph();
    let has_briefs =
        |id: &&EntityId| graph.find_appearances(**id).is_some_and(|found| !found.briefs.is_empty());
    let topic =
        |id: &EntityId| OfflineTopic { value: graph.url_slug(*id).to_string(), name: here.entity(*id).name };
    here.locale().by_name[&Kind::Topics].iter().filter(has_briefs).map(topic).collect()
}
