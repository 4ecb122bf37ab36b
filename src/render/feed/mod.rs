//! Feeds for the programs that people read with. In: the graph. Out: the newest briefs, or what was put right, as Atom
//! and as JSON Feed; both say the same. Every address in them is absolute, and nothing in them can run.

mod entry;
mod atom;
mod json_feed;

use crate::lang::bidi::isolate;
use crate::model::date::Moment;
use crate::model::id::BriefId;
use crate::plan::target::{Fed, FeedFormat, What};
use crate::render::here::Here;
use entry::{Channel, Entry, brief_entry, correction_entries, instant, last_change};

/// How many entries a feed of the site has.
const MOST: usize = 50;
/// How many entries the feed of an actor, a place or a topic has. Whoever reads a feed asks for it daily, and a large
/// site has thousands of these.
const MOST_OF_ONE: usize = 10;

/// Returns the feed that `here` is.
#[must_use]
pub fn feed(here: Here<'_>, (of, format): (Fed, FeedFormat)) -> String {
    let channel = channel(here, of);
    match format {
        FeedFormat::Atom => atom::write(&channel),
        FeedFormat::Json => json_feed::write(&channel),
    }
}

fn channel(here: Here<'_>, of: Fed) -> Channel {
    let graph = here.graph();
    let config = &graph.config;
    let site = config.title.best(here.lang).map(|(title, _)| title).unwrap_or_default();
    let (title, home, entries) = match of {
        Fed::Site => {
            let entries = brief_entries(here, (&graph.newest, MOST));
            (site.to_owned(), What::Home(here.lang), entries)
        }
        Fed::Corrections => {
            let title = format!("{} · {}", isolate(here.say("corrections")), isolate(site));
            (title, What::Corrections(here.lang), correction_entries(here, MOST))
        }
        Fed::Of(id) => {
            let title = format!("{} · {}", isolate(&here.locale().name(id).text), isolate(site));
            let briefs = graph.find_appearances(id).map(|found| &found.briefs[..]).unwrap_or_default();
            (title, What::Entity(id, here.lang), brief_entries(here, (briefs, MOST_OF_ONE)))
        }
    };
    let latest = entries.iter().filter_map(|entry| entry.updated.as_ref()).max();
    Channel {
        lang: here.lang,
        title,
        subtitle: config.description.best(here.lang).map(|(text, _)| text.to_owned()),
        address: here.absolute(here.what).unwrap_or_default(),
        home: here.absolute(home).unwrap_or_default(),
        updated: latest.cloned().or_else(|| instant(Moment::from_day(graph.today))).unwrap_or_default(),
        authors: if config.authors.is_empty() { vec![site.to_owned()] } else { config.authors.clone() },
        license: config.license.clone(),
        entries,
    }
}

/// Returns the entries of those briefs that were written or changed last.
fn brief_entries(here: Here<'_>, (briefs, most): (&[BriefId], usize)) -> Vec<Entry> {
    let mut ids: Vec<_> = briefs.iter().map(|id| (last_change(here.graph(), *id), *id)).collect();
    ids.sort_by_key(|(changed, _)| std::cmp::Reverse(*changed));
    ids.truncate(most);
    ids.into_iter().filter_map(|(_, id)| brief_entry(here, id)).collect()
}
