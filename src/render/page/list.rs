//! Lists of all entities of a kind, and of the briefs of a year.

use crate::lang::fold::fold;
use crate::model::id::{BriefId, EntityId};
use crate::plan::portion::{Listing, NAMES};
use crate::plan::site::folder;
use crate::plan::target::{Exported, Kind, What};
use crate::render::here::Here;
use crate::render::page::frame::{About, find_href, frame};
use crate::render::page::portion::portions;
use crate::render::page::source_item::downloads;
use crate::render::site::sort_name;
use crate::render::view::piece::{BriefCard, ListGroup, ListItem, NamesLink, Ref, Words, YearLink};
use crate::render::view::whole::{ListView, YearView};
use crate::render::wording::phrases::Room;

/// How many of the newest briefs the list of all shows; the rest are in the years.
const NEWEST: usize = 50;
/// How long the words are that a page of a list is named by.
const GUIDE: usize = 16;
/// From how many entries on a list is parted by letters.
const LETTERS: usize = 40;

/// Returns the view of the list of a kind.
pub(crate) fn list(here: Here<'_>, kind: Kind) -> ListView {
    names(here, kind, 1)
}

/// Returns the view of a page of the list of a kind.
pub(crate) fn names(here: Here<'_>, kind: Kind, page: u32) -> ListView {
    let ids = &here.locale().by_name[&kind];
    let title = here.say(nav_key(kind));
    let about = About { kind: "list", title, description: None, file: None };
    let is_briefs = kind == Kind::Briefs;
    let newest = if is_briefs { &here.graph().newest[..] } else { &[] };
    ListView {
        frame: frame(here, about),
        kind: folder(kind),
        count: if is_briefs { here.graph().briefs.len() } else { ids.len() },
        groups: groups(here, ids.chunks(NAMES).nth(page as usize - 1).unwrap_or_default()),
        downloads: if kind == Kind::Sources { downloads(here, Exported::All) } else { Vec::new() },
        pages: pages(here, kind, page),
        briefs: cards(here, &newest[..newest.len().min(NEWEST)], Room::Long),
        years: if is_briefs { years(here, None) } else { Vec::new() },
        picture: find_picture(here, kind),
    }
}

/// Returns the picture of all entities of a kind, where there is one.
fn find_picture(here: Here<'_>, kind: Kind) -> Option<Ref> {
    let (key, what) = match kind {
        Kind::Actors => ("network", What::Network(here.lang)),
        Kind::Places => ("map", What::Map(here.lang)),
        Kind::Briefs | Kind::Topics | Kind::Sources | Kind::Publishers => return None,
    };
    let name = Words::plain(here.say(key).to_owned()).into();
    Some(Ref { href: find_href(here, what)?, name })
}

/// Returns the pages of the list, where there are several.
fn pages(here: Here<'_>, kind: Kind, current: u32) -> Vec<NamesLink> {
    let ids = &here.locale().by_name[&kind];
    if ids.len() <= NAMES {
        return Vec::new();
    }
    let page = |(page, ids): (u32, &[EntityId])| NamesLink {
        first: guide(here.locale().name(ids[0])),
        href: here.href(match page {
            1 => What::List(kind, here.lang),
            _ => What::Names(kind, page, here.lang),
        }),
        current: page == current,
    };
    (1u32..).zip(ids.chunks(NAMES)).map(page).collect()
}

/// Returns the first words of a name, as they stand at the head of a dictionary's page.
fn guide(name: &Words) -> Words {
    let mut text = String::new();
    for word in sort_name(&name.text).split_whitespace() {
        if !text.is_empty() && text.chars().count() + word.chars().count() > GUIDE {
            break;
        }
        text.push_str(if text.is_empty() { "" } else { " " });
        text.push_str(word);
    }
    Words { text, ..name.clone() }
}

fn nav_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Briefs => "nav-briefs",
        Kind::Actors => "nav-actors",
        Kind::Places => "nav-places",
        Kind::Topics => "nav-topics",
        Kind::Sources => "nav-sources",
        Kind::Publishers => "nav-publishers",
    }
}

fn cards(here: Here<'_>, ids: &[BriefId], room: Room) -> Vec<BriefCard> {
    ids.iter().map(|id| here.card(*id, room)).collect()
}

fn groups(here: Here<'_>, ids: &[EntityId]) -> Vec<ListGroup> {
    let mut groups: Vec<ListGroup> = Vec::new();
    for id in ids {
        let heading = (ids.len() >= LETTERS).then(|| letter(here.graph().name(*id, here.lang).0));
        match groups.last_mut().filter(|group| group.heading == heading) {
            Some(group) => group.items.push(item(here, *id)),
            None => groups.push(ListGroup { heading, items: vec![item(here, *id)] }),
        }
    }
    groups
}

/// Returns the letter that a name is found under.
fn letter(name: &str) -> String {
    let first = fold(sort_name(name)).chars().next();
    first.filter(|c| c.is_alphabetic()).map_or_else(|| "#".to_owned(), |c| c.to_uppercase().to_string())
}

/// Returns an entity with the number of its briefs.
pub(crate) fn item(here: Here<'_>, id: EntityId) -> ListItem {
    let count = match id {
        EntityId::Publisher(id) => here.graph().published[id.index()].len(),
        EntityId::Brief(_)
        | EntityId::Actor(_)
        | EntityId::Place(_)
        | EntityId::Topic(_)
        | EntityId::Source(_)
        | EntityId::Page(_) => here.graph().find_appearances(id).map_or(0, |found| found.briefs.len()),
    };
    let kind = match id {
        EntityId::Actor(id) => here.graph().actor(id).kind.map(|kind| format!("actor-type-{}", kind.name())),
        EntityId::Source(id) => {
            here.graph().source(id).find_shown_kind().map(|kind| format!("source-type-{kind}"))
        }
        EntityId::Brief(_)
        | EntityId::Place(_)
        | EntityId::Topic(_)
        | EntityId::Publisher(_)
        | EntityId::Page(_) => None,
    };
    ListItem { entity: here.entity(id), count: (count > 0).then(|| here.number(count)), kind }
}

/// Returns the years of the briefs, newest first.
pub(crate) fn years(here: Here<'_>, current: Option<i32>) -> Vec<YearLink> {
    let years = here.site.briefs_by_year.iter().rev();
    let link = |(year, briefs): (&i32, &Vec<BriefId>)| YearLink {
        year: here.locale().dates.year(*year),
        href: here.href(What::Year(*year, here.lang)),
        count: here.number(briefs.len()),
        current: current == Some(*year),
    };
    years.map(link).collect()
}

/// Returns the view of the briefs of a year.
pub(crate) fn year(here: Here<'_>, year: i32) -> YearView {
    let words = here.locale().dates.year(year);
    let about = About { kind: "year", title: &words, description: None, file: None };
    let ids = here.site.briefs_by_year.get(&year).map(|ids| &ids[..]).unwrap_or_default();
    let room = if ids.len() > NEWEST { Room::Short } else { Room::Long };
    let portions = portions(here, Listing::Briefs(year), None);
    YearView {
        frame: frame(here, about),
        briefs: cards(here, if portions.is_empty() { ids } else { &ids[..NEWEST] }, room),
        portions,
        years: years(here, Some(year)),
        year: words,
    }
}
