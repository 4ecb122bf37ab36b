//! Who appears with whom: the picture, and the table of pairs.

use crate::model::id::{BriefId, EntityId};
use crate::plan::pairs::{LISTED, PAIRS, Pair};
use crate::plan::target::What;
use crate::render::here::Here;
use crate::render::page::frame::{About, frame};
use crate::render::picture::network::{anchor, network as picture};
use crate::render::view::piece::{NamesLink, Ref, TogetherView, Words};
use crate::render::view::whole::NetworkView;
use crate::render::wording::strings::Filling;

/// Returns the view of the network, with the first page of its table.
pub(crate) fn network(here: Here<'_>) -> NetworkView {
    NetworkView {
        picture_html: picture(here),
        shown: shown(here),
        groups: groups(here),
        whole: None,
        ..pairs(here, 1)
    }
}

/// Returns the view of a page of the table.
pub(crate) fn pairs(here: Here<'_>, page: u32) -> NetworkView {
    let network = here.site.network();
    let title = here.say("network");
    let numbered =
        if page == 1 { title.to_owned() } else { format!("{title} · {}", here.number(page as usize)) };
    let about = About { kind: "network-page", title: &numbered, description: None, file: None };
    let listed = network.pairs.chunks(PAIRS).nth(page as usize - 1).unwrap_or_default();
    let name = Words::plain(title.to_owned()).into();
    NetworkView {
        frame: frame(here, about),
        picture_html: String::new(),
        shown: Vec::new(),
        groups: Vec::new(),
        whole: Some(Ref { href: here.href(What::Network(here.lang)), name }),
        listed: (network.pair_count > LISTED)
            .then(|| say(here, "network-listed", &[("listed", LISTED), ("pairs", network.pair_count)])),
        pairs: listed.iter().map(|pair| view(here, pair)).collect(),
        pages: pages(here, page),
    }
}

/// Says what the picture shows, and what it leaves out.
fn shown(here: Here<'_>) -> Vec<String> {
    let network = here.site.network();
    let (shown, all, least) = (network.nodes.len(), network.connected, network.least as usize);
    let actors = [("shown", shown), ("all", all), ("least", least)];
    let who = match (shown == all, network.is_capped) {
        (true, _) => say(here, "network-all", &[("all", all)]),
        (false, true) => say(here, "network-capped", &actors),
        (false, false) => say(here, "network-shown", &actors),
    };
    let mut words = vec![who];
    if network.ties.len() < network.all_ties {
        words.push(say(here, "network-ties", &[("drawn", network.ties.len()), ("ties", network.all_ties)]));
    }
    words
}

fn say(here: Here<'_>, key: &str, counts: &[(&str, usize)]) -> String {
    let number = |count: &usize| Filling::Number(i64::try_from(*count).unwrap_or(i64::MAX));
    let values: Vec<(&str, Filling<'_>)> =
        counts.iter().map(|(name, count)| (*name, number(count))).collect();
    here.locale().strings.fill(key, &values).unwrap_or_default()
}

/// Returns the groups of the picture, each by its strongest member.
fn groups(here: Here<'_>) -> Vec<Ref> {
    let network = here.site.network();
    let group = |(number, (first, _)): (usize, &(usize, usize))| Ref {
        href: format!("#{}", anchor(number)),
        name: here.entity(EntityId::Actor(network.nodes[*first].actor)).name,
    };
    network.groups.iter().enumerate().map(group).collect()
}

fn view(here: Here<'_>, pair: &Pair) -> TogetherView {
    let newest = find_newest(here, pair);
    TogetherView {
        one: here.entity(EntityId::Actor(pair.one)),
        other: here.entity(EntityId::Actor(pair.other)),
        count: here.number(pair.briefs as usize),
        brief: newest.map(|id| here.entity(EntityId::Brief(id))),
        date: newest.map(|id| here.locale().day(id).clone()),
    }
}

/// Returns the newest brief that both are in.
fn find_newest(here: Here<'_>, pair: &Pair) -> Option<BriefId> {
    let briefs = |actor| {
        here.graph().find_appearances(EntityId::Actor(actor)).map_or(&[][..], |found| &found.briefs[..])
    };
    let (mut one, mut other) = (briefs(pair.one).iter().peekable(), briefs(pair.other).iter().peekable());
    // Both lists are newest first: whichever is at a newer brief goes on.
    loop {
        let (a, b) = (**one.peek()?, **other.peek()?);
        match here.site.rank(a).cmp(&here.site.rank(b)) {
            std::cmp::Ordering::Equal => return Some(a),
            std::cmp::Ordering::Less => one.next(),
            std::cmp::Ordering::Greater => other.next(),
        };
    }
}

/// Returns the pages of the table, where there are several.
fn pages(here: Here<'_>, current: u32) -> Vec<NamesLink> {
    let count = here.site.network().pairs.chunks(PAIRS).len();
    if count < 2 {
        return Vec::new();
    }
    let page = |page: u32| NamesLink {
        first: Words::plain(here.number(page as usize)),
        href: here.href(if page == 1 { What::Network(here.lang) } else { What::Pairs(page, here.lang) }),
        current: page == current,
    };
    (1u32..).take(count).map(page).collect()
}
