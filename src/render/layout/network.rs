//! Who appears with whom, laid out once for all languages. In: the graph. Out: actors with places and groups, in the
//! order in which a reader walks through them, and the ties between them.

use crate::lang::tag::Lang;
use crate::model::graph::Graph;
use crate::model::id::{ActorId, EntityId};
use crate::plan::pairs::{LISTED, Pair, pairs};
use crate::render::layout::clusters::clusters;
use crate::render::layout::forces::{Point, Scene, places};
use crate::render::layout::selection::{Selection, Tie, select};
use crate::render::layout::width::{Weight, lines, width};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How wide the picture is.
pub const WIDTH: f64 = 1120.0;
/// How wide a line of a name may be, in ems.
pub const WIDEST: f64 = 10.0;
/// From how many members on a group has a colour and a link.
const GROUP: usize = 3;
/// How many groups have a colour of their own.
const GROUPS: usize = 8;
/// How much wider than high the room around a name is for parting, at most.
const WIDEST_ROOM: f64 = 66.0;

/// How large the name of an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// Of those who appear with others most.
    First,
    /// Of those in between.
    Second,
    /// Of all others.
    Third,
}

impl Rank {
    /// Returns the size of letters, in the units of the picture; Arabic letters are smaller at the same size.
    #[must_use]
    pub fn size(self, lang: Lang) -> f64 {
        let size = match self {
            Self::First => 18.0,
            Self::Second => 15.0,
            Self::Third => 13.0,
        };
        if lang.is_arabic() { size * 1.15 } else { size }
    }

    /// Returns how thick they are.
    #[must_use]
    pub fn weight(self) -> Weight {
        match self {
            Self::First => Weight::Bold,
            Self::Second | Self::Third => Weight::Regular,
        }
    }
}

/// Returns how high a line of letters of a size is.
#[must_use]
pub fn leading(size: f64, lang: Lang) -> f64 {
    if lang.is_arabic() { size * 1.4 } else { size * 1.2 }
}

/// An actor in the picture.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// Who.
    pub actor: ActorId,
    /// Where.
    pub at: Point,
    /// How large: its area grows with the briefs that the actor is in.
    pub radius: f64,
    /// How large its name is.
    pub rank: Rank,
    /// The number of its group in [`Network::groups`], where it has one.
    pub group: Option<usize>,
}

/// Who appears with whom, as a picture.
#[derive(Debug)]
pub struct Network {
    /// The actors, group by group, in each the strongest first.
    pub nodes: Vec<Node>,
    /// The ties that are drawn, by the places of nodes, the weakest first.
    pub ties: Vec<Tie>,
    /// The members of each group: their first place, and how many they are. The largest group first.
    pub groups: Vec<(usize, usize)>,
    /// How high the picture is.
    pub height: f64,
    /// How many actors appear with others.
    pub connected: usize,
    /// In how many briefs two are together at least to be shown.
    pub least: u32,
    /// Whether of those who are together so often only the most frequent are shown.
    pub is_capped: bool,
    /// How many ties there are between those that are shown, drawn or not.
    pub all_ties: usize,
    /// The pairs of the table.
    pub pairs: Vec<Pair>,
    /// How many pairs there are.
    pub pair_count: usize,
}

impl Network {
    /// Returns the network of a site.
    #[must_use]
    pub fn new(graph: &Graph) -> Self {
        let mut pairs = pairs(graph);
        let selection = select(graph, &pairs);
        let pair_count = pairs.len();
        pairs.truncate(LISTED);
        let count = selection.actors.len();
        let walk = walk(&selection);
        let rank_of = ranks(&walk.strength);
        let radius_of: Vec<f64> = radii(graph, &selection.actors);
        let rooms: Vec<Point> =
            (0..count).map(|at| room(graph, selection.actors[at], (rank_of[at], radius_of[at]))).collect();
        let height = height(&rooms);
        let scene = Scene {
            ties: &selection.ties,
            group_of: &walk.group_of,
            rooms: &rooms,
            radii: &radius_of,
            frame: (WIDTH, height),
        };
        let places = places(&scene);
        let node = |at: &usize| Node {
            actor: selection.actors[*at],
            at: places[*at],
            radius: radius_of[*at],
            rank: rank_of[*at],
            group: Some(walk.group_of[*at]).filter(|group| *group < walk.groups.len()),
        };
        let mut place_of = vec![0; count];
        for (place, at) in walk.order.iter().enumerate() {
            place_of[*at] = place;
        }
        let tie = |tie: &Tie| Tie { one: place_of[tie.one], other: place_of[tie.other], ..*tie };
        Self {
            nodes: walk.order.iter().map(node).collect(),
            ties: selection.ties.iter().rev().map(tie).collect(),
            groups: walk.groups,
            height,
            connected: selection.connected,
            least: selection.least,
            is_capped: selection.is_capped,
            all_ties: selection.all_ties,
            pairs,
            pair_count,
        }
    }
}

/// In which order a reader walks.
struct Walk {
    /// The places of actors in the selection.
    order: Vec<usize>,
    /// The group of each, the largest is 0.
    group_of: Vec<usize>,
    /// Those that have a colour and a link.
    groups: Vec<(usize, usize)>,
    /// How often each is together with others that are shown.
    strength: Vec<u64>,
}

fn walk(selection: &Selection) -> Walk {
    let count = selection.actors.len();
    let ties = &selection.ties;
    let found = clusters(count, ties.iter().map(|tie| (tie.one, tie.other, tie.briefs)));
    let mut strength = vec![0u64; count];
    for tie in ties {
        strength[tie.one] += u64::from(tie.briefs);
        strength[tie.other] += u64::from(tie.briefs);
    }
    let mut members: BTreeMap<usize, (usize, u64)> = BTreeMap::new();
    for (at, group) in found.iter().enumerate() {
        let group = members.entry(*group).or_default();
        group.0 += 1;
        group.1 += strength[at];
    }
    let mut by_size: Vec<(usize, (usize, u64))> = members.into_iter().collect();
    by_size.sort_by_key(|(group, (size, strength))| (Reverse(*size), Reverse(*strength), *group));
    let rank_of: BTreeMap<usize, usize> =
        by_size.iter().enumerate().map(|(rank, (group, _))| (*group, rank)).collect();
    let group_of: Vec<usize> = found.iter().map(|group| rank_of[group]).collect();
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|at| (group_of[*at], Reverse(strength[*at]), *at));
    let mut groups = Vec::new();
    let mut first = 0;
    for (_, (size, _)) in by_size.iter().take(GROUPS).filter(|(_, (size, _))| *size >= GROUP) {
        groups.push((first, *size));
        first += size;
    }
    Walk { order, group_of, groups, strength }
}

/// Returns how large the names are: an eighth is first, three eighths are second. Those of one strength are alike: they
/// have the place in their middle.
fn ranks(strength: &[u64]) -> Vec<Rank> {
    let mut order: Vec<usize> = (0..strength.len()).collect();
    order.sort_by_key(|at| (Reverse(strength[*at]), *at));
    let mut ranks = vec![Rank::Third; strength.len()];
    let mut first = 0;
    for alike in order.chunk_by(|one, other| strength[*one] == strength[*other]) {
        let places = first * 2 + alike.len() - 1;
        let rank = match places * 4 / strength.len() {
            0 => Rank::First,
            1..=3 => Rank::Second,
            _ => Rank::Third,
        };
        alike.iter().for_each(|at| ranks[*at] = rank);
        first += alike.len();
    }
    ranks
}

/// Returns how high the picture is: about twice what all need.
fn height(rooms: &[Point]) -> f64 {
    let area: f64 = rooms.iter().map(|room| room.0 * room.1 * 4.0).sum();
    let least = (300.0 + 4.0 * rooms.len() as f64).max(380.0);
    (area * 2.0 / WIDTH).clamp(least, 1500.0).round()
}

fn radii(graph: &Graph, actors: &[ActorId]) -> Vec<f64> {
    let briefs = |id: &ActorId| {
        graph.find_appearances(EntityId::Actor(*id)).map_or(0.0, |found| found.briefs.len() as f64)
    };
    let most = actors.iter().map(briefs).fold(1.0, f64::max);
    actors.iter().map(|id| ((4.0 + 14.0 * (briefs(id) / most).sqrt()) * 10.0).round() / 10.0).collect()
}

/// Returns how much room an actor needs with its name, in whichever language that is widest.
fn room(graph: &Graph, actor: ActorId, (rank, radius): (Rank, f64)) -> Point {
    let mut room = (radius + 4.0, radius + 4.0);
    for lang in &graph.config.languages {
        let (name, _) = graph.name(EntityId::Actor(actor), *lang);
        let size = rank.size(*lang);
        let lines = lines(name, WIDEST, rank.weight());
        let widest = lines.iter().map(|line| width(line, rank.weight())).fold(0.0, f64::max) * size;
        let high = lines.len() as f64 * leading(size, *lang);
        room.0 = f64::max(room.0, (widest / 2.0 + 3.0).min(WIDEST_ROOM));
        room.1 = f64::max(room.1, radius + high / 2.0 + 2.0);
    }
    room
}
