//! The pages of many things, and those that the whole site has once: one struct for each template of that name.

use crate::render::view::piece::{
    Alternate, BriefCard, CorrectionView, DateView, DeadlineView, DownloadView, EventGroup, EventView, Frame,
    ListGroup, ListItem, NamesLink, Ref, TogetherView, Words, YearLink,
};
use crate::render::view::ready::Ready;
use serde::Serialize;

/// `list.html`: all entities of a kind; for briefs, the newest and the years.
#[derive(Debug, Serialize)]
pub struct ListView {
    /// The frame.
    pub frame: Frame,
    /// `briefs`, `actors` …
    pub kind: &'static str,
    /// How many there are.
    pub count: usize,
    /// The entries, by letter.
    pub groups: Vec<ListGroup>,
    /// On the list of sources, all of them for programs that keep references.
    pub downloads: Vec<DownloadView>,
    /// Where there are very many: the pages of the list, by the first name on each.
    pub pages: Vec<NamesLink>,
    /// The newest briefs.
    pub briefs: Vec<BriefCard>,
    /// The years of the briefs.
    pub years: Vec<YearLink>,
    /// The same entities as a picture: who appears with whom, or places on a map.
    pub picture: Option<Ref>,
}

/// `year.html`: the briefs of one year.
#[derive(Debug, Serialize)]
pub struct YearView {
    /// The frame.
    pub frame: Frame,
    /// The year, in the digits of the page.
    pub year: String,
    /// Its briefs, newest first; where there are very many the newest.
    pub briefs: Vec<BriefCard>,
    /// Where there are very many: all of them by month, newest first.
    pub portions: Vec<YearLink>,
    /// All years.
    pub years: Vec<YearLink>,
}

/// `portion.html`: a year or month of a list that is too long for one page.
#[derive(Debug, Serialize)]
pub struct PortionView {
    /// The frame.
    pub frame: Frame,
    /// The list it is of.
    pub whole: Ref,
    /// The year or month, in words.
    pub period: String,
    /// All years and months of the list, newest first.
    pub portions: Vec<YearLink>,
    /// The briefs, newest first.
    pub briefs: Vec<BriefCard>,
    /// The events, in the order of time; none of deadlines.
    pub events: Vec<EventView>,
    /// The deadlines, in the order in which they are due.
    pub deadlines: Vec<DeadlineView>,
    /// What was put right, newest first.
    pub corrections: Vec<CorrectionView>,
    /// The words that `deadlines.js` reckons with, as JSON.
    pub left_words: String,
}

/// `timeline.html`: of one year, or the years with what is near today.
#[derive(Debug, Serialize)]
pub struct TimelineView {
    /// The frame.
    pub frame: Frame,
    /// The year, in the digits of the page; none on the overview.
    pub year: Option<String>,
    /// All years.
    pub years: Vec<YearLink>,
    /// Whether some events count in several of these years, so that all together count more than there are.
    pub overlaps: bool,
    /// The same events as pictures; empty where there are none.
    pub chart_html: String,
    /// The events; none where they are parted by month.
    pub groups: Vec<EventGroup>,
    /// Where there are very many in the year: all of them by month, newest first.
    pub portions: Vec<YearLink>,
    /// How many events there are in all.
    pub count: usize,
}

/// `deadlines.html`.
#[derive(Debug, Serialize)]
pub struct DeadlinesView {
    /// The frame.
    pub frame: Frame,
    /// The day of the build.
    pub today: DateView,
    /// What is due, the next first.
    pub due: Vec<DeadlineView>,
    /// What was due, the latest first.
    pub past: Vec<DeadlineView>,
    /// The words that `deadlines.js` reckons with, as JSON.
    pub left_words: String,
    /// All deadlines as a file for calendars; none where no deadline has a last day.
    pub calendar: Option<String>,
    /// The address by which calendars subscribe to it; none without a `site-url`.
    pub subscription: Option<String>,
    /// How many deadlines have no day that a calendar can hold.
    pub undated: usize,
    /// Where there are very many: all of them by year or month, newest first.
    pub portions: Vec<YearLink>,
}

/// `corrections.html`.
#[derive(Debug, Serialize)]
pub struct CorrectionsView {
    /// The frame.
    pub frame: Frame,
    /// What was put right, newest first; where there is very much the last.
    pub corrections: Vec<CorrectionView>,
    /// Where there are very many: all of them by year or month, newest first.
    pub portions: Vec<YearLink>,
    /// The same as feeds.
    pub feeds: Vec<DownloadView>,
}

/// `network.html`: who appears with whom, as a picture and as a table; from the second page of the table on without
/// the picture.
#[derive(Debug, Serialize)]
pub struct NetworkView {
    /// The frame.
    pub frame: Frame,
    /// The picture; empty on further pages of the table.
    pub picture_html: String,
    /// What the picture shows, and what it leaves out, in sentences.
    pub shown: Vec<String>,
    /// The groups of the picture: links to them, each by its strongest member.
    pub groups: Vec<Ref>,
    /// The page with the picture, on the others.
    pub whole: Option<Ref>,
    /// What the table leaves out, in a sentence.
    pub listed: Option<String>,
    /// The pairs, the most frequent first.
    pub pairs: Vec<TogetherView>,
    /// The pages of the table, where there are several.
    pub pages: Vec<NamesLink>,
}

/// `map.html`: all places on a map, and as a list.
#[derive(Debug, Serialize)]
pub struct MapView {
    /// The frame.
    pub frame: Frame,
    /// The map.
    pub picture_html: String,
    /// Whether marks of the map had to be moved apart.
    pub is_crowded: bool,
    /// What the map shows, in a sentence.
    pub shown: String,
    /// The places on it, those of the most briefs first; where there are very many the first of them.
    pub places: Vec<ListItem>,
    /// Places of which nobody has said where they lie.
    pub elsewhere: Vec<ListItem>,
    /// The list of all places.
    pub all_places: String,
    /// How many places there are in all.
    pub place_count: usize,
}

/// `offline.html`: what a reader keeps on the device.
#[derive(Debug, Serialize)]
pub struct OfflineView {
    /// The frame.
    pub frame: Frame,
    /// The languages of the site, by their own names.
    pub languages: Vec<OfflineLanguage>,
    /// The years of the briefs, newest first.
    pub years: Vec<OfflineYear>,
    /// The topics, in the order of the language.
    pub topics: Vec<OfflineTopic>,
}

/// A language that may be kept.
#[derive(Debug, Serialize)]
pub struct OfflineLanguage {
    /// Its tag.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// Its own name for itself.
    pub name: String,
    /// Whether it is the language of the page.
    pub current: bool,
}

/// A year that may be kept.
#[derive(Debug, Serialize)]
pub struct OfflineYear {
    /// The year in plain digits, as the catalogue has it.
    pub value: i32,
    /// The year in the digits of the page.
    pub year: String,
}

/// A topic that may be kept.
#[derive(Debug, Serialize)]
pub struct OfflineTopic {
    /// The last part of its address, as the catalogue has it.
    pub value: String,
    /// What it is called.
    pub name: Ready<Words>,
}

/// `data.html`: the data of the site, to take away.
#[derive(Debug, Serialize)]
pub struct DataView {
    /// What every page has.
    pub frame: Frame,
    /// The whole graph as JSON.
    pub graph: String,
    /// Its JSON Schema.
    pub schema: String,
    /// The tables: `data-table-…` in the theme's strings is what they hold.
    pub tables: Vec<DataTable>,
    /// Everything as JSON-LD, by language; none where the address of the site is not known.
    pub linked: Vec<Alternate>,
    /// The entities of FollowTheMoney.
    pub follow_the_money: String,
    /// The feeds of the site.
    pub feeds: Vec<DownloadView>,
    /// The feeds of its corrections.
    pub correction_feeds: Vec<DownloadView>,
}

/// A table of the data.
#[derive(Debug, Serialize)]
pub struct DataTable {
    /// `briefs`, `claims` …
    pub name: &'static str,
    /// Its address.
    pub href: String,
}

/// `search.html`: the page on which readers search.
#[derive(Debug, Serialize)]
pub struct SearchView {
    /// What every page has.
    pub frame: Frame,
    /// The script of the index, which all its other files stand beside.
    pub index: String,
    /// The kinds that results may be narrowed to; `kind-…` in the theme's strings.
    pub kinds: Vec<&'static str>,
    /// The years of the briefs, newest first.
    pub years: Vec<YearLink>,
    /// The list of all briefs.
    pub briefs: String,
    /// The list of all actors.
    pub actors: String,
    /// The list of all places.
    pub places: String,
    /// The list of all topics.
    pub topics: String,
    /// The list of all sources.
    pub sources: String,
}
