//! `unmentioned-actor`: a brief that declares an actor whom none of its texts mentions.

use crate::check::prose::{for_each_label_of, for_each_line_of};
use crate::check::understood::all_actors_understood;
use crate::diag::code::Code;
use crate::diag::phrase::say;
use crate::diag::report::{Diagnostic, Report};
use crate::input::Input;
use crate::lang::fold::fold;
use crate::lang::stem::{find_without_clitic, without_article};
use crate::lang::words::{NameFinder, words};
use crate::model::actor::Actor;
use crate::model::brief::{Brief, Target};
use crate::model::graph::Graph;
use crate::model::id::{ActorId, BriefId, EntityId};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// The fewest letters that a word of one's people shares with the name: `Iraqi`, `Iraq`.
const FEWEST: usize = 4;
/// What stands between lines: no name goes on behind it.
const APART: char = '\u{1c}';

/// Reports every actor that a brief declares and no text of it mentions: by a name, by a post, by a link, or by who
/// belongs to it.
pub(crate) fn unmentioned(graph: &Graph, input: &Input, report: &mut Report) {
    if !all_actors_understood(report, input) {
        return;
    }
    let search = |at: usize| brief(BriefId::from_index(at), graph, input);
    let found: Vec<Vec<Diagnostic>> = (0..graph.briefs.len()).into_par_iter().map(search).collect();
    found.into_iter().flatten().for_each(|diagnostic| report.add(diagnostic));
}

fn brief(id: BriefId, graph: &Graph, input: &Input) -> Vec<Diagnostic> {
    let brief = graph.brief(id);
    let has_words = brief.texts.values().any(|text| !text.summary.is_empty() || !text.body.blocks.is_empty());
    let known = known(id, graph);
    let left: Vec<_> = brief.actors.iter().filter(|part| !known.contains(&part.actor)).collect();
    if left.is_empty() || !has_words {
        return Vec::new();
    }
    let mut text = String::new();
    let mut add = |line: &str| {
        text.push_str(line);
        text.push(APART);
    };
    brief.texts.values().for_each(|text| for_each_line_of(text, input, &mut |line| add(line.text)));
    for_each_label_of(EntityId::Brief(id), (graph, input), &mut |line| add(line.text));
    let is_mentioned = mentioned(&text, left.iter().map(|part| graph.actor(part.actor)).collect());
    let left = left.into_iter().zip(is_mentioned).filter(|(_, is_mentioned)| !is_mentioned);
    left.map(|(part, _)| {
        let slug = &*graph.actor(part.actor).slug;
        let message = say!("no text of the brief mentions `{slug}`", slug);
        let help = say!("mention it, add the name that the text has to its `aliases`, or remove it here");
        Diagnostic::new(Code::UnmentionedActor, part.span, message).help(help)
    })
    .collect()
}

/// Returns the actors that are mentioned in a brief as far as its links tell, those that it has dates or sources of, and
/// those that one of these belongs to.
fn known(id: BriefId, graph: &Graph) -> BTreeSet<ActorId> {
    let brief: &Brief = graph.brief(id);
    let mut known: BTreeSet<ActorId> = BTreeSet::new();
    let actor = |of: &EntityId| match of {
        EntityId::Actor(id) => Some(*id),
        _ => None,
    };
    for text in brief.texts.values() {
        known.extend(text.mentions.iter().filter_map(|mention| actor(&mention.id)));
        known.extend(text.targets.iter().filter_map(|target| match target {
            Target::Entity { id, .. } => actor(id),
            _ => None,
        }));
    }
    known.extend(graph.actors_of_dates(id));
    known.extend(graph.actors_of_works(id));
    let declared = brief.actors.iter().map(|part| part.actor);
    known.extend(graph.wholes(known.iter().copied().chain(declared)));
    known
}

/// Returns for each actor whether a text mentions it.
fn mentioned(text: &str, actors: Vec<&Actor>) -> Vec<bool> {
    let called: Vec<Vec<&str>> = actors.into_iter().map(names_of).collect();
    let all = called.iter().flatten().map(|name| (0, *name));
    // Most often there is no name at all, which one look tells.
    let has_any = !NameFinder::new(all).find(text).is_empty();
    let mut words: Option<BTreeSet<String>> = None;
    called
        .iter()
        .map(|names| {
            let finder = || NameFinder::new(names.iter().map(|name| (0, *name)));
            has_any && !finder().find(text).is_empty()
                || names.iter().filter_map(|name| find_stem(name)).any(|stem| {
                    let words = words.get_or_insert_with(|| bare_words(text));
                    words.range(stem.clone()..).next().is_some_and(|word| word.starts_with(&stem))
                })
        })
        .collect()
}

/// Returns what an actor is called: its names, and its posts.
fn names_of(actor: &Actor) -> Vec<&str> {
    let names = actor.name.iter().map(|(_, name)| name);
    let names = names.chain(actor.aliases.iter().map(|(_, name)| &**name));
    let posts = actor.positions.iter().flat_map(|position| position.title.iter().map(|(_, title)| title));
    names.chain(posts).collect()
}

/// Returns what words of a people begin with, from a name of one word: `العراقية` and `Iraqis` speak of Iraq.
fn find_stem(name: &str) -> Option<String> {
    if words(name).count() != 1 {
        return None;
    }
    let folded = fold(name);
    let name = without_article(folded.trim());
    let stem = name.trim_end_matches(['ا', 'ه', 'ي']);
    let stem = if stem.chars().count() < FEWEST { name } else { stem };
    (stem.chars().count() >= FEWEST).then(|| stem.to_owned())
}

/// Returns the words of a text, folded, without what is written onto them.
fn bare_words(text: &str) -> BTreeSet<String> {
    let mut bare = BTreeSet::new();
    for range in words(text) {
        let word = fold(&text[range]);
        bare.extend(find_without_clitic(&word).map(|rest| without_article(rest).to_owned()));
        bare.insert(without_article(&word).to_owned());
    }
    bare
}
