//! Files that readers keep together. In: the graph and the plan. Out: batches, each to be made in one go; past
//! months are batches of their own, so that what tells of them need not be fetched twice.

use crate::lang::tag::Lang;
use crate::model::brief::Brief;
use crate::model::date::Precision;
use crate::model::graph::Graph;
use crate::model::id::{BriefId, EntityId};
use crate::plan::portion::Period;
use crate::plan::target::{Exported, Plan, SearchFile, Target, What};
use std::collections::BTreeMap;

/// From how many files on a batch may end.
const FEWEST: usize = 64;
/// How many files a batch has at most.
const MOST: usize = 256;
/// From how many files on a batch of words that are searched may end. What is changed in a text is spread over
/// them, so their batches are small: readers fetch those anew in which one file changed.
const FEWEST_OF_SEARCH: usize = 16;

/// With what a file is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Share {
    /// With anything: lists, timelines, whoever is spoken of in several years, stylesheets.
    Always,
    /// With a year.
    Year(i32),
    /// With the year that the month lies in.
    Month(i32, u8),
}

impl Share {
    /// Returns what both are kept with.
    fn join(self, other: Self) -> Self {
        match (self.year(), other.year()) {
            _ if self == other => self,
            (Some(one), Some(same)) if one == same => Self::Year(one),
            _ => Self::Always,
        }
    }

    /// Returns the year that it is kept with, where it is not kept with anything.
    #[must_use]
    pub fn year(self) -> Option<i32> {
        match self {
            Self::Always => None,
            Self::Year(year) | Self::Month(year, _) => Some(year),
        }
    }

    /// Returns its name: `base`, `2025`, `2025-11`.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Always => "base".to_owned(),
            Self::Year(year) => year.to_string(),
            Self::Month(year, month) => format!("{year}-{month:02}"),
        }
    }
}

/// Who keeps a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Group {
    /// Readers of this language; of any where there is none.
    pub lang: Option<Lang>,
    /// With what.
    pub share: Share,
}

/// Files to be made in one go.
#[derive(Debug, PartialEq, Eq)]
pub struct Batch {
    /// Who keeps them; nothing where nobody does.
    pub group: Option<Group>,
    /// Their places in the plan, in its order.
    pub targets: Vec<u32>,
}

/// Returns every file by itself.
#[must_use]
pub fn singles(plan: &Plan) -> Vec<Batch> {
    let targets = (0u32..).zip(&plan.targets);
    targets.map(|(at, _)| Batch { group: None, targets: vec![at] }).collect()
}

/// Returns all files of the plan in batches. A batch ends where the path of its last file says so, hence at the
/// same place when files are added before it or after it.
#[must_use]
pub fn batches(graph: &Graph, plan: &Plan) -> Vec<Batch> {
    let mut groups: BTreeMap<Group, Vec<u32>> = BTreeMap::new();
    let mut batches = Vec::new();
    for (at, target) in (0u32..).zip(&plan.targets) {
        match find_group(graph, target.what) {
            Some(group) => groups.entry(group).or_default().push(at),
            None => batches.push(Batch { group: None, targets: vec![at] }),
        }
    }
    for (group, targets) in groups {
        let mut batch = Vec::new();
        for (place, at) in targets.iter().enumerate() {
            batch.push(*at);
            let target = &plan.targets[*at as usize];
            let next = targets.get(place + 1).map(|next| plan.targets[*next as usize].what);
            let is_last = next.is_none_or(|next| spread(next) != spread(target.what));
            if is_last || batch.len() >= MOST || is_end(target, batch.len()) {
                batches.push(Batch { group: Some(group), targets: std::mem::take(&mut batch) });
            }
        }
    }
    batches
}

/// Returns whether a batch of so many files may end with a target: one path of 64 says so, one of 16 where texts are
/// spread.
fn is_end(target: &Target, files: usize) -> bool {
    let (fewest, of_256) = if spread(target.what) > 0 { (FEWEST_OF_SEARCH, 16) } else { (FEWEST, 4) };
    files >= fewest && blake3::hash(target.path.as_bytes()).as_bytes()[0] < of_256
}

/// Returns of which kind a file of the search index is; 0 where it is none. All texts are spread over these files. A
/// batch has one kind.
fn spread(what: What) -> u8 {
    let What::Search(file) = what else { return 0 };
    match file {
        SearchFile::Index | SearchFile::PairSums => 1,
        SearchFile::Terms(_) => 2,
        SearchFile::Lists(_) => 3,
        SearchFile::Pairs(_) => 4,
        SearchFile::Beginnings(_) => 5,
        SearchFile::Endings(_) => 6,
        SearchFile::Results(..) => 7,
        SearchFile::Filters(_) => 8,
    }
}

/// Returns who keeps a file.
fn find_group(graph: &Graph, what: What) -> Option<Group> {
    let share = match what {
        What::Chooser
        | What::NotFound
        | What::Home(_)
        | What::List(..)
        | What::Names(..)
        | What::Timeline(_)
        | What::Deadlines(_)
        | What::Calendar(_)
        | What::Corrections(_)
        | What::Network(_)
        | What::Pairs(..)
        | What::Map(_)
        | What::SearchPage(_)
        | What::DataPage(_)
        | What::Search(_)
        | What::Offline(_)
        | What::WebApp(_)
        | What::Asset(_)
        | What::OwnAsset(_)
        | What::Preview(..) => Share::Always,
        What::Entity(id, _) | What::CalendarOf(id, _) | What::Redirect(id, _) => share(graph, id),
        What::History(id, _) | What::Parallel(id, ..) => share(graph, EntityId::Brief(id)),
        What::Year(year, _) => Share::Year(year),
        What::TimelineYear(year, _) | What::Portion(_, Period { year, .. }, _)
            if graph.briefs.iter().any(|brief| year_of(brief) == Some(year)) =>
        {
            Share::Year(year)
        }
        What::TimelineYear(..) | What::Portion(..) => Share::Always,
        What::Export(Exported::Brief(id), _) => share(graph, EntityId::Brief(id)),
        What::Attachment(id) => share(graph, graph.attachment(id).owner),
        What::Data(_)
        | What::Feed(..)
        | What::Sitemap(_)
        | What::SitemapIndex
        | What::Robots
        | What::NoJekyll
        | What::Cname
        | What::Export(Exported::All, _)
        | What::Copy(_)
        | What::Card(_) => return None,
    };
    let lang = if let What::Preview(lang, _) = what {
        Some(lang)
    } else if let What::Search(file) = what {
        file.find_language()
    } else {
        what.find_language()
    };
    Some(Group { lang, share })
}

fn year_of(brief: &Brief) -> Option<i32> {
    brief.date.date.year()
}

/// Returns with what the page of an entity is kept: a brief with its month; whoever is spoken of in one year only
/// with that year, for the months that are over must not change with what comes after them.
fn share(graph: &Graph, id: EntityId) -> Share {
    match id {
        EntityId::Brief(id) => share_of_brief(graph.brief(id)),
        EntityId::Actor(_) | EntityId::Place(_) | EntityId::Source(_) => {
            let briefs = graph.find_appearances(id).map(|found| &found.briefs[..]).unwrap_or_default();
            one_year(graph, briefs.iter().copied())
        }
        EntityId::Publisher(publisher) => {
            let sources = graph.published[publisher.index()].iter();
            let found = sources.filter_map(|source| graph.find_appearances(EntityId::Source(*source)));
            one_year(graph, found.flat_map(|found| found.briefs.iter().copied()))
        }
        EntityId::Topic(_) | EntityId::Page(_) => Share::Always,
    }
}

fn share_of_brief(brief: &Brief) -> Share {
    let Some(day) = brief.date.date.sorting_day() else { return Share::Always };
    if brief.date.date.precision() <= Precision::Month {
        Share::Month(day.year, day.month)
    } else {
        Share::Year(day.year)
    }
}

fn one_year(graph: &Graph, briefs: impl Iterator<Item = BriefId>) -> Share {
    let years = briefs.map(|id| year_of(graph.brief(id)).map_or(Share::Always, Share::Year));
    years.reduce(Share::join).unwrap_or(Share::Always)
}
