//! The files of the whole site. In: the graph and the theme's asset paths. Out: the plan.

use crate::diag::code::Code;
use crate::diag::phrase::say;
use crate::diag::report::{Diagnostic, Report};
use crate::input::Day;
use crate::lang::tag::Lang;
use crate::model::config::Keeping;
use crate::model::graph::Graph;
use crate::model::id::{AttachmentId, BriefId, EntityId, EventId, SourceId};
use crate::plan::calendar;
use crate::plan::feed;
use crate::plan::pairs;
use crate::plan::portion::{self, Listing};
use crate::plan::preview::{shard_count, shard_of};
use crate::plan::search::SearchLayout;
use crate::plan::target::{
    DataFile, ExportFormat, Exported, Fed, FeedFormat, Kind, Plan, Table, Target, What,
};
use crate::plan::url;
use crate::span::{FileId, Word};
use std::collections::{BTreeMap, BTreeSet};

/// How many addresses one sitemap may hold (sitemaps.org protocol, 0.9).
pub const SITEMAP_ADDRESSES: usize = 50_000;

/// Files that are not made from the graph.
#[derive(Debug, Default)]
pub struct Assets {
    /// The output paths of the theme's own files, in the order of the theme.
    pub theme: Vec<String>,
    /// The site's own stylesheets: output path and file.
    pub own: Vec<(String, FileId)>,
    /// The output paths of cards, in their order.
    pub cards: Vec<String>,
}

/// Returns the plan of the site. An old address that is taken, or leads outside the site, is reported.
#[must_use]
pub fn plan(graph: &Graph, assets: &Assets, report: &mut Report) -> Plan {
    let mut planner = Planner { targets: Vec::new(), taken: BTreeSet::new() };
    let previews = previews(graph);
    for lang in &graph.config.languages {
        planner.add_language(graph, *lang);
    }
    planner.add_site(graph, assets);
    planner.add_previews(graph, &previews);
    planner.add_redirects(graph, report);
    let mut plan = Plan::new(planner.targets);
    plan.previews = previews;
    plan
}

/// Returns the entities that have a preview, by their shards.
fn previews(graph: &Graph) -> Vec<Vec<EntityId>> {
    let all = graph.entities();
    let mut shards = vec![Vec::new(); shard_count(all.len())];
    let count = shards.len();
    for id in all {
        shards[shard_of(&preview_key(graph, id), count)].push(id);
    }
    shards
}

/// Returns the address of an entity's page without its language, by which its preview is found.
#[must_use]
pub fn preview_key(graph: &Graph, id: EntityId) -> String {
    url::encode(&format!("{}/{}.html", entity_folder(id), graph.url_slug(id)))
}

/// Returns the path by which feeds know a brief: that of its page where it has no `slug`. It stays when the brief is
/// given one.
#[must_use]
pub fn permanent_path(graph: &Graph, id: BriefId, lang: Lang) -> String {
    format!("{lang}/{}/{}.html", folder(Kind::Briefs), graph.brief(id).slug)
}

/// Returns the folder that the pages of a kind stand in.
#[must_use]
pub fn folder(kind: Kind) -> &'static str {
    match kind {
        Kind::Briefs => "briefs",
        Kind::Actors => "actors",
        Kind::Places => "places",
        Kind::Topics => "topics",
        Kind::Sources => "sources",
        Kind::Publishers => "publishers",
    }
}

/// Every kind that has a list, in the order of the navigation.
pub const KINDS: [Kind; 6] =
    [Kind::Briefs, Kind::Actors, Kind::Places, Kind::Topics, Kind::Sources, Kind::Publishers];

fn entity_folder(id: EntityId) -> &'static str {
    match id {
        EntityId::Brief(_) => folder(Kind::Briefs),
        EntityId::Actor(_) => folder(Kind::Actors),
        EntityId::Place(_) => folder(Kind::Places),
        EntityId::Topic(_) => folder(Kind::Topics),
        EntityId::Source(_) => folder(Kind::Sources),
        EntityId::Publisher(_) => folder(Kind::Publishers),
        EntityId::Page(_) => "pages",
    }
}

/// Returns the years of the briefs.
fn brief_years(graph: &Graph) -> BTreeSet<i32> {
    graph.briefs.iter().filter_map(|brief| brief.date.date.year()).collect()
}

/// Returns how many names the list of a kind has; briefs are listed by time.
fn count(graph: &Graph, kind: Kind) -> usize {
    match kind {
        Kind::Briefs => 0,
        Kind::Actors => graph.actors.len(),
        Kind::Places => graph.places.len(),
        Kind::Topics => graph.topics.len(),
        Kind::Sources => graph.sources.len(),
        Kind::Publishers => graph.publishers.len(),
    }
}

struct Planner {
    targets: Vec<Target>,
    taken: BTreeSet<String>,
}

impl Planner {
    fn add(&mut self, path: String, what: What) {
        self.taken.insert(path.to_lowercase());
        self.targets.push(Target { path: path.into(), what });
    }

    fn add_language(&mut self, graph: &Graph, lang: Lang) {
        self.add(format!("{lang}/index.html"), What::Home(lang));
        for id in graph.entities() {
            let path = format!("{lang}/{}/{}.html", entity_folder(id), graph.url_slug(id));
            self.add(path, What::Entity(id, lang));
        }
        self.add_parallels(graph, lang);
        self.add_histories(graph, lang);
        for kind in KINDS {
            self.add(format!("{lang}/{}/index.html", folder(kind)), What::List(kind, lang));
        }
        for year in brief_years(graph) {
            self.add(format!("{lang}/years/{year}.html"), What::Year(year, lang));
        }
        for year in graph.event_years() {
            self.add(format!("{lang}/timeline/{year}.html"), What::TimelineYear(year, lang));
        }
        self.add(format!("{lang}/timeline/index.html"), What::Timeline(lang));
        self.add(format!("{lang}/deadlines.html"), What::Deadlines(lang));
        self.add_calendars(graph, lang);
        self.add_portions(graph, lang);
        self.add(format!("{lang}/corrections.html"), What::Corrections(lang));
        self.add_pictures(graph, lang);
        self.add(format!("{lang}/search.html"), What::SearchPage(lang));
        self.add(format!("{lang}/data.html"), What::DataPage(lang));
        if graph.config.site_url.is_some() {
            self.add(format!("data/{lang}/graph.jsonld"), What::Data(DataFile::Linked(lang)));
        }
        if graph.config.site_url.is_some() {
            self.add_feeds(graph, lang);
        }
        if graph.config.offline == Keeping::Offered {
            self.add(format!("{lang}/offline.html"), What::Offline(lang));
            self.add(format!("{lang}/app.webmanifest"), What::WebApp(lang));
        }
    }

    /// Plans a calendar of all deadlines, and one for each actor and topic that has any.
    fn add_calendars(&mut self, graph: &Graph, lang: Lang) {
        if portion::deadlines(graph).any(|id| calendar::is_dated(graph, id)) {
            self.add(format!("{lang}/deadlines.ics"), What::Calendar(lang));
        }
        for id in calendar::owners(graph) {
            let path = format!("{lang}/{}/{}.ics", entity_folder(id), graph.url_slug(id));
            self.add(path, What::CalendarOf(id, lang));
        }
    }

    /// Adds the feeds of the site, of its corrections, and of whoever has one.
    fn add_feeds(&mut self, graph: &Graph, lang: Lang) {
        for (_, format) in FeedFormat::ALL {
            let ending = format.ending();
            self.add(format!("{lang}/feed.{ending}"), What::Feed(Fed::Site, format, lang));
            self.add(format!("{lang}/corrections.{ending}"), What::Feed(Fed::Corrections, format, lang));
            for id in feed::owners(graph) {
                let path = format!("{lang}/{}/{}.{ending}", entity_folder(id), graph.url_slug(id));
                self.add(path, What::Feed(Fed::Of(id), format, lang));
            }
        }
    }

    /// Adds who appears with whom, where anybody does, and the map, where any place is known to lie somewhere.
    fn add_pictures(&mut self, graph: &Graph, lang: Lang) {
        for page in 1..=pairs::pages(graph) {
            match page {
                1 => self.add(format!("{lang}/network.html"), What::Network(lang)),
                _ => self.add(format!("{lang}/network/{page}.html"), What::Pairs(page, lang)),
            }
        }
        if graph.places.iter().any(|place| place.coordinates.is_some()) {
            self.add(format!("{lang}/map.html"), What::Map(lang));
        }
    }

    fn add_previews(&mut self, graph: &Graph, previews: &[Vec<EntityId>]) {
        let shards = (0u32..).zip(previews).filter(|(_, shard)| !shard.is_empty());
        for (shard, _) in shards {
            for lang in &graph.config.languages {
                self.add(format!("previews/{lang}/{shard}.js"), What::Preview(*lang, shard));
            }
        }
    }

    /// Plans a page for each brief that has words in `lang` and in a later language of the site: two languages are
    /// shown side by side once.
    fn add_parallels(&mut self, graph: &Graph, lang: Lang) {
        let languages = &graph.config.languages;
        let later = languages.iter().skip_while(|other| **other != lang).skip(1);
        for other in later {
            for (at, brief) in graph.briefs.iter().enumerate() {
                if brief.texts.contains_key(&lang) && brief.texts.contains_key(other) {
                    let path = format!("{lang}/with-{other}/{}.html", brief.url_slug);
                    self.add(path, What::Parallel(BriefId::from_index(at), lang, *other));
                }
            }
        }
    }

    /// Plans a page for each brief that was changed.
    fn add_histories(&mut self, graph: &Graph, lang: Lang) {
        for (at, brief) in graph.briefs.iter().enumerate() {
            if !graph.revisions[at].is_empty() {
                let path = format!("{lang}/{}/{}/history.html", folder(Kind::Briefs), brief.url_slug);
                self.add(path, What::History(BriefId::from_index(at), lang));
            }
        }
    }

    /// Adds the pages of lists that are too long for one.
    fn add_portions(&mut self, graph: &Graph, lang: Lang) {
        let mut years: BTreeMap<i32, (Vec<Day>, Vec<Day>)> = BTreeMap::new();
        for at in 0..graph.briefs.len() {
            if let Some(day) = portion::brief_day(graph, BriefId::from_index(at)) {
                years.entry(day.year).or_default().0.push(day);
            }
        }
        let event_years = graph.event_years();
        for at in 0..graph.events.len() {
            let id = EventId::from_index(at);
            for year in event_years.range(graph.event(id).years()) {
                let day = portion::event_day_in(graph, id, *year);
                years.entry(*year).or_default().1.extend(day);
            }
        }
        for (year, (briefs, events)) in years {
            self.add_periods(&format!("{lang}/years/"), (Listing::Briefs(year), &briefs), lang);
            self.add_periods(&format!("{lang}/timeline/"), (Listing::Events(year), &events), lang);
        }
        let deadlines = portion::deadlines(graph).filter_map(|id| portion::event_day(graph, id));
        let deadlines: Vec<Day> = deadlines.collect();
        self.add_periods(&format!("{lang}/deadlines/"), (Listing::Deadlines, &deadlines), lang);
        let corrections = portion::corrections(graph);
        let corrections = corrections.into_iter().filter_map(|(_, of)| portion::correction_day(of));
        let corrections: Vec<Day> = corrections.collect();
        self.add_periods(&format!("{lang}/corrections/"), (Listing::Corrections, &corrections), lang);
        for id in graph.entities() {
            for period in portion::periods_of(graph, id).into_keys() {
                let path = format!("{lang}/{}/{}/{period}.html", entity_folder(id), graph.url_slug(id));
                self.add(path, What::Portion(Listing::Of(id), period, lang));
            }
        }
        for kind in KINDS {
            for page in 2..=portion::name_pages(count(graph, kind)) {
                let path = format!("{lang}/{}/names/{page}.html", folder(kind));
                self.add(path, What::Names(kind, page, lang));
            }
        }
    }

    fn add_periods(&mut self, folder: &str, (listing, days): (Listing, &[Day]), lang: Lang) {
        for period in portion::periods(days).into_keys() {
            self.add(format!("{folder}{period}.html"), What::Portion(listing, period, lang));
        }
    }

    fn add_site(&mut self, graph: &Graph, assets: &Assets) {
        self.add("index.html".into(), What::Chooser);
        self.add("404.html".into(), What::NotFound);
        self.add("robots.txt".into(), What::Robots);
        self.add(".nojekyll".into(), What::NoJekyll);
        if graph.config.cname.is_some() {
            self.add("CNAME".into(), What::Cname);
        }
        if graph.config.site_url.is_some() {
            self.add_sitemaps();
        }
        self.add("data/graph.json".into(), What::Data(DataFile::Graph));
        self.add("data/graph.schema.json".into(), What::Data(DataFile::Schema));
        self.add("data/entities.ftm.json".into(), What::Data(DataFile::FollowTheMoney));
        for (name, table) in Table::ALL {
            self.add(format!("data/{name}.csv"), What::Data(DataFile::Table(table)));
        }
        self.add_exports(graph);
        for (path, file) in SearchLayout::new(graph).files(&graph.config.languages) {
            self.add(path, What::Search(file));
        }
        for (number, path) in (0u32..).zip(&assets.theme) {
            self.add(path.clone(), What::Asset(number));
        }
        for (path, file) in &assets.own {
            self.add(path.clone(), What::OwnAsset(*file));
        }
        for (number, path) in (0u32..).zip(&assets.cards) {
            self.add(path.clone(), What::Card(number));
        }
        for (at, attachment) in graph.attachments.iter().enumerate() {
            let path = format!("files/{}/{}", graph.url_slug(attachment.owner), attachment.name);
            self.add(path, What::Attachment(AttachmentId::from_index(at)));
        }
        for (at, source) in graph.sources.iter().enumerate() {
            if let Some(copy) = source.find_published_copy() {
                self.add(
                    format!("copies/{}/{}", source.url_slug, copy.name),
                    What::Copy(SourceId::from_index(at)),
                );
            }
        }
    }

    /// Adds the cited works of each brief and of the site, for programs that keep references.
    fn add_exports(&mut self, graph: &Graph) {
        for (_, format) in ExportFormat::ALL {
            let ending = format.ending();
            for (at, brief) in graph.briefs.iter().enumerate() {
                let id = BriefId::from_index(at);
                if graph.works(id).is_empty() {
                    continue;
                }
                let what = What::Export(Exported::Brief(id), format);
                self.add(format!("references/{}.{ending}", brief.url_slug), what);
            }
            if !graph.sources.is_empty() {
                self.add(format!("references.{ending}"), What::Export(Exported::All, format));
            }
        }
    }

    fn add_sitemaps(&mut self) {
        let pages = self.targets.iter().filter(|target| target.what.is_page()).count();
        let parts = pages.div_ceil(SITEMAP_ADDRESSES);
        if parts <= 1 {
            self.add("sitemap.xml".into(), What::Sitemap(0));
            return;
        }
        self.add("sitemap.xml".into(), What::SitemapIndex);
        for part in (0u32..).take(parts) {
            self.add(format!("sitemap-{}.xml", part + 1), What::Sitemap(part));
        }
    }

    fn add_redirects(&mut self, graph: &Graph, report: &mut Report) {
        let mut leading: BTreeMap<String, Word> = BTreeMap::new();
        for id in graph.entities() {
            for alias in aliases(graph, id) {
                self.add_alias(&AliasOf { graph, id, alias }, &mut leading, report);
            }
        }
    }

    fn add_alias(&mut self, of: &AliasOf<'_>, leading: &mut BTreeMap<String, Word>, report: &mut Report) {
        let targets = of.targets();
        if targets.is_empty() {
            let message =
                say!("the old address `{address}` is no path inside the site", address = &of.alias.value);
            let help = say!("write it from the site's root, without `..`: `/2025/old-name.html`");
            report.add(Diagnostic::new(Code::BadUrl, of.alias.span, message).help(help));
        }
        for (path, lang) in targets {
            let folded = path.to_lowercase();
            if let Some(other) = leading.get(&folded) {
                let message = say!("the old address `{address}` is given twice", address = &of.alias.value);
                let diagnostic = Diagnostic::new(Code::DuplicateUrl, of.alias.span, message);
                let help = say!("keep it in one document");
                report.add(diagnostic.help(help).label(other.span, say!("also here")));
            } else if self.taken.contains(&folded) {
                let message =
                    say!("the old address `{address}` is the address of a page", address = &of.alias.value);
                let diagnostic = Diagnostic::new(Code::DuplicateUrl, of.alias.span, message);
                report.add(diagnostic.help(say!("remove the alias, or change the `slug` of that page")));
            } else {
                leading.insert(folded, of.alias.clone());
                self.add(path, What::Redirect(of.id, lang));
            }
        }
    }
}

struct AliasOf<'graph> {
    graph: &'graph Graph,
    id: EntityId,
    alias: &'graph Word,
}

impl AliasOf<'_> {
    /// Returns the paths that the alias stands for, each with the language it leads to: a bare name is an
    /// old last part in every language; a path is itself; nothing where it is not inside the site.
    fn targets(&self) -> Vec<(String, Lang)> {
        let config = &self.graph.config;
        let Some(path) = clean_path(&self.alias.value) else { return Vec::new() };
        if !self.alias.value.contains('/') {
            let folder = entity_folder(self.id);
            return config.languages.iter().map(|lang| (format!("{lang}/{folder}/{path}"), *lang)).collect();
        }
        let first = path.split('/').next().unwrap_or_default();
        let lang = config.languages.iter().copied().find(|lang| lang.as_str() == first);
        vec![(path, lang.unwrap_or(config.default_language))]
    }
}

/// Returns the file that an old address names: without the leading `/`, with `index.html` after a final
/// `/` and `.html` where there is no ending. Nothing for what could lead outside or is no file name.
fn clean_path(address: &str) -> Option<String> {
    let path = address.strip_prefix('/').unwrap_or(address);
    let is_bad = |part: &str| part.is_empty() || part.starts_with('.') || part.ends_with(['.', ' ']);
    let is_bad_char = |c: char| c.is_control() || "\\:?#%*|<>\"".contains(c);
    if path.len() > 150 || path.contains(is_bad_char) {
        return None;
    }
    let folder = path.strip_suffix('/');
    if folder.unwrap_or(path).split('/').any(is_bad) {
        return None;
    }
    let last = path.rsplit('/').next().unwrap_or_default();
    Some(match folder {
        Some(folder) => format!("{folder}/index.html"),
        None if last.ends_with(".html") || last.ends_with(".htm") => path.to_owned(),
        None => format!("{path}.html"),
    })
}

fn aliases(graph: &Graph, id: EntityId) -> &[Word] {
    match id {
        EntityId::Brief(id) => &graph.brief(id).aliases_of_url,
        EntityId::Actor(id) => &graph.actor(id).aliases_of_url,
        EntityId::Place(id) => &graph.place(id).aliases_of_url,
        EntityId::Topic(id) => &graph.topic(id).aliases_of_url,
        EntityId::Source(id) => &graph.source(id).aliases_of_url,
        EntityId::Page(id) => &graph.page(id).aliases_of_url,
        EntityId::Publisher(_) => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_addresses_stay_inside() {
        assert_eq!(clean_path("/2025/a/"), Some("2025/a/index.html".into()));
        assert_eq!(clean_path("2025/a"), Some("2025/a.html".into()));
        assert_eq!(clean_path("old-name"), Some("old-name.html".into()));
        assert_eq!(clean_path("/a.html"), Some("a.html".into()));
        for bad in ["../a", "/a/../b", "//host/a", "https://a.b/c", "a\\b", "", "/", ".git/config", "a\0b"] {
            assert_eq!(clean_path(bad), None, "{bad:?}");
        }
    }
}
