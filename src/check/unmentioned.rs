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
use crate::model::source::Author;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// The fewest letters that a word of one's people shares with the name: `Iraqi`, `Iraq`.
const FEWEST: usize = 4;

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
    let mut said = Said { lines: Vec::new(), words: BTreeSet::new() };
    brief.texts.values().for_each(|text| for_each_line_of(text, input, &mut |line| said.add(line.text)));
    for_each_label_of(EntityId::Brief(id), (graph, input), &mut |line| said.add(line.text));
    let fault = |actor: ActorId| {
        let slug = &*graph.actor(actor).slug;
        (
            say!("no text of the brief mentions `{slug}`", slug),
            say!("mention it, add the name that the text has to its `aliases`, or remove it here"),
        )
    };
    let left = left.into_iter().filter(|part| !said.mentions(graph.actor(part.actor)));
    left.map(|part| {
        let (message, help) = fault(part.actor);
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
    for event in &brief.events {
        let event = graph.event(*event);
        known.extend(event.actors.iter().chain(&event.by));
    }
    for source in graph.works(id) {
        let source = graph.source(source);
        known.extend(source.authors.iter().filter_map(|author| match author {
            Author::Actor(id) => Some(*id),
            Author::Name(_) => None,
        }));
        known.extend(source.publisher.and_then(|publisher| graph.publisher(publisher).actor));
    }
    let mut waiting: Vec<ActorId> =
        known.iter().copied().chain(brief.actors.iter().map(|part| part.actor)).collect();
    let mut seen: BTreeSet<ActorId> = waiting.iter().copied().collect();
    while let Some(actor) = waiting.pop() {
        let actor = graph.actor(actor);
        let wholes = actor.part_of.iter().map(|of| of.whole);
        for whole in wholes.chain(actor.positions.iter().filter_map(|of| of.organization)) {
            known.insert(whole);
            if seen.insert(whole) {
                waiting.push(whole);
            }
        }
    }
    known
}

/// What the texts of a brief say.
struct Said {
    lines: Vec<String>,
    /// Its words, folded, without what is written onto them.
    words: BTreeSet<String>,
}

impl Said {
    fn add(&mut self, line: &str) {
        self.lines.push(line.to_owned());
        for range in words(line) {
            let word = fold(&line[range]);
            let stripped = find_without_clitic(&word).map(|rest| without_article(rest).to_owned());
            self.words.extend(stripped);
            self.words.insert(without_article(&word).to_owned());
        }
    }

    fn mentions(&self, actor: &Actor) -> bool {
        let names = actor.name.iter().map(|(_, name)| name);
        let names = names.chain(actor.aliases.iter().map(|(_, name)| &**name));
        let posts = actor.positions.iter().flat_map(|position| position.title.iter().map(|(_, title)| title));
        let all: Vec<&str> = names.chain(posts).collect();
        let finder = NameFinder::new(all.iter().map(|name| (0, *name)));
        self.lines.iter().any(|line| !finder.find(line).is_empty())
            || all.iter().any(|name| self.has_people_of(name))
    }

    /// Returns whether a word begins as a name of one word does: `العراقية` and `Iraqis` speak of Iraq.
    fn has_people_of(&self, name: &str) -> bool {
        if words(name).count() != 1 {
            return false;
        }
        let folded = fold(name);
        let name = without_article(folded.trim());
        let stem = name.trim_end_matches(['ا', 'ه', 'ي']);
        let stem = if stem.chars().count() < FEWEST { name } else { stem };
        stem.chars().count() >= FEWEST
            && self.words.range(stem.to_owned()..).next().is_some_and(|word| word.starts_with(stem))
    }
}
