//! Who appears with whom, as a picture. In: the network, laid out. Out: an SVG whose marks are links, in the order in
//! which a reader walks through them: group by group, in each the strongest first.

use crate::lang::bidi::isolate;
use crate::model::id::EntityId;
use crate::render::here::Here;
use crate::render::html::escape;
use crate::render::layout::network::{Network, Node, WIDTH};
use crate::render::picture::label::{Label, Letters, Mark, spots, write_label};
use crate::render::wording::strings::Filling;
use std::fmt::Write as _;

/// How strong a tie looks, by its share of the strongest one.
const STRENGTHS: [(f64, u8); 4] = [(0.75, 4), (0.45, 3), (0.2, 2), (0.0, 1)];

/// Returns the anchor of a group of the picture, counted from 0.
#[must_use]
pub fn anchor(group: usize) -> String {
    format!("group-{}", group + 1)
}

/// Returns the picture. Its ties stand in the order of `data-ties`: pairs of marks, by their places.
#[must_use]
pub fn network(here: Here<'_>) -> String {
    let network = here.site.network();
    let mut svg = String::with_capacity(64 * 1024);
    let ties: Vec<String> = network.ties.iter().map(|tie| format!("{} {}", tie.one, tie.other)).collect();
    let _ = writeln!(
        svg,
        "<svg class=\"picture network\" paint-order=\"stroke\" viewBox=\"0 0 {WIDTH} {}\" role=\"group\" aria-labelledby=\"title\" data-ties=\"{}\">",
        network.height,
        ties.join(" ")
    );
    write_ties(network, &mut svg);
    let marks: Vec<Mark> = network.nodes.iter().map(|node| mark(here, node)).collect();
    let mut order: Vec<usize> = (0..marks.len()).collect();
    order.sort_by(|a, b| {
        let (one, other) = (&network.nodes[*a], &network.nodes[*b]);
        one.rank.cmp(&other.rank).then(other.radius.total_cmp(&one.radius)).then(a.cmp(b))
    });
    let spots = spots(&marks, &order, (WIDTH, network.height));
    let mut last = None;
    for (at, (node, mark)) in network.nodes.iter().zip(&marks).enumerate() {
        if at == 0 || node.group != last {
            svg.push_str(if at == 0 { "" } else { "</g>\n" });
            match node.group {
                Some(group) => drop(write!(svg, "<g id=\"{}\" class=\"c{}\">", anchor(group), group + 1)),
                None => svg.push_str("<g class=\"c0\">"),
            }
            last = node.group;
        }
        let _ = write!(
            svg,
            "\n<a href=\"{}\" class=\"r{}\" font-size=\"{}\" transform=\"translate({} {})\"><title>{}</title><circle r=\"{}\"/>",
            escape(&here.entity_href(EntityId::Actor(node.actor))),
            node.rank as u8 + 1,
            node.rank.size(here.lang),
            node.at.0,
            node.at.1,
            escape(&title(here, node)),
            node.radius
        );
        write_label(mark, spots[at], &mut svg);
        svg.push_str("</a>");
    }
    svg.push_str("</g>\n</svg>\n");
    svg
}

fn mark(here: Here<'_>, node: &Node) -> Mark {
    let letters = Letters { size: node.rank.size(here.lang), weight: node.rank.weight() };
    let label = Label::new(here, EntityId::Actor(node.actor), letters);
    Mark { at: node.at, belongs: node.at, radius: node.radius, label, may_be_tied: false }
}

/// Writes the ties as lines, those of one strength together.
fn write_ties(network: &Network, svg: &mut String) {
    let most = f64::from(network.ties.last().map_or(1, |tie| tie.briefs));
    let mut last = 0;
    svg.push_str("<g class=\"ties\">");
    for tie in &network.ties {
        let share = f64::from(tie.briefs) / most;
        let strength = STRENGTHS.iter().find(|(from, _)| share >= *from).map_or(1, |(_, strength)| *strength);
        if strength != last {
            let _ = write!(svg, "{}\n<g class=\"t{strength}\">", if last == 0 { "" } else { "</g>" });
            last = strength;
        }
        let (from, to) = (network.nodes[tie.one].at, network.nodes[tie.other].at);
        let _ = write!(
            svg,
            "<path vector-effect=\"non-scaling-stroke\" d=\"M{:.0} {:.0}L{:.0} {:.0}\"/>",
            from.0, from.1, to.0, to.1
        );
    }
    svg.push_str(if last == 0 { "</g>\n" } else { "</g></g>\n" });
}

/// Returns what a mark says of its actor.
fn title(here: Here<'_>, node: &Node) -> String {
    let (name, _) = here.graph().name(EntityId::Actor(node.actor), here.lang);
    let name = isolate(name);
    let count = |count: usize| Filling::Number(i64::try_from(count).unwrap_or(i64::MAX));
    let briefs =
        here.graph().find_appearances(EntityId::Actor(node.actor)).map_or(0, |found| found.briefs.len());
    let others = here.graph().together[node.actor.index()].len();
    let values = [("name", Filling::Text(&name)), ("others", count(others)), ("briefs", count(briefs))];
    here.locale().strings.fill("network-node", &values).unwrap_or(name)
}
