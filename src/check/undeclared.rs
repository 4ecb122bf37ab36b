//! `undeclared-actor`: a brief that mentions an actor of the site by name, and does not declare it.

use crate::check::understood::all_actors_understood;
use crate::diag::code::Code;
use crate::diag::phrase::say;
use crate::diag::report::{Diagnostic, Edit, Fix, Report};
use crate::input::Input;
use crate::lang::fold::fold;
use crate::lang::words::{Memory, NameFinder, words};
use crate::model::actor::Actor;
use crate::model::body::{Inline, for_each_line};
use crate::model::brief::{Brief, Target, Text};
use crate::model::graph::Graph;
use crate::model::id::{ActorId, BriefId, EntityId};
use crate::span::Span;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The fewest letters of a name of one word; shorter ones are words of the language too often.
const FEWEST: usize = 4;

/// Reports the first mention of each actor that a brief names and does not declare.
pub(crate) fn undeclared(graph: &Graph, input: &Input, report: &mut Report) {
    if !all_actors_understood(report, input) {
        return;
    }
    let (owners, names) = names(graph);
    let finder = NameFinder::new(names.iter().map(|(name, owner)| (*owner, *name)));
    let search = Search { graph, input, owners: &owners, finder: &finder };
    let found: Vec<Vec<Diagnostic>> = (0..graph.briefs.len())
        .into_par_iter()
        .with_min_len(64)
        .map_init(Memory::default, |memory, at| search.brief(BriefId::from_index(at), memory))
        .collect();
    // A name in a link that was not closed is no mention: the link is what was meant.
    let unclosed = report.diagnostics().iter().filter(|of| of.code == Code::UnclosedLink);
    let unclosed: Vec<Span> = unclosed.map(|of| of.span).collect();
    let holds = |of: &Span, span: Span| of.file == span.file && of.start <= span.start && span.end <= of.end;
    let is_free = |found: &Diagnostic| !unclosed.iter().any(|of| holds(of, found.span));
    found.into_iter().flatten().filter(is_free).for_each(|diagnostic| report.add(diagnostic));
}

/// Returns who owns names, nobody where it is not certain, and each name with the number of its owner.
fn names(graph: &Graph) -> (Vec<Option<ActorId>>, Vec<(&str, usize)>) {
    let mut by_name: BTreeMap<String, (&str, Option<ActorId>)> = BTreeMap::new();
    for (at, actor) in graph.actors.iter().enumerate() {
        let id = ActorId::from_index(at);
        for (name, is_certain) in names_of(actor) {
            let owner = Some(id).filter(|_| is_certain);
            by_name
                .entry(fold(name))
                .and_modify(|(_, of)| {
                    if *of != owner {
                        *of = None;
                    }
                })
                .or_insert((name, owner));
        }
    }
    // A longer name of a place is no mention of whom a part of it would name.
    for place in &graph.places {
        let names = place.name.iter().map(|(_, name)| name);
        for name in names.chain(place.aliases.iter().map(|(_, name)| &**name)) {
            by_name.entry(fold(name)).and_modify(|(_, of)| *of = None).or_insert((name, None));
        }
    }
    let owners: Vec<Option<ActorId>> = by_name.values().map(|(_, owner)| *owner).collect();
    let names = by_name.into_values().enumerate().map(|(number, (name, _))| (name, number)).collect();
    (owners, names)
}

/// Returns the names of an actor, each with whether it names nobody and nothing else: that of several words, or its own
/// of one long word, or capitals. A family name alone is none.
fn names_of(actor: &Actor) -> impl Iterator<Item = (&str, bool)> {
    let own = actor.name.iter().map(|(_, name)| (name, true));
    let others = actor.aliases.iter().map(|(_, name)| (&**name, false));
    own.chain(others).map(|(name, is_own)| {
        let letters = name.chars().filter(|letter| letter.is_alphabetic()).count();
        let is_acronym = name.bytes().all(|byte| byte.is_ascii_uppercase());
        let is_several = words(name).nth(1).is_some();
        (name, letters >= FEWEST && (is_several || is_own || is_acronym))
    })
}

struct Search<'a> {
    graph: &'a Graph,
    input: &'a Input,
    owners: &'a [Option<ActorId>],
    finder: &'a NameFinder,
}

impl Search<'_> {
    fn brief(&self, id: BriefId, memory: &mut Memory) -> Vec<Diagnostic> {
        let brief = self.graph.brief(id);
        let mut known = self.known(id);
        let mut found = Vec::new();
        let original = brief.texts.get(&brief.original);
        let others = brief.texts.values().filter(|text| text.lang != brief.original);
        for text in original.into_iter().chain(others) {
            let mut see = |words: &[Inline]| {
                self.read((words, memory), &mut |actor, start, end| {
                    if known.insert(actor) {
                        found.push(self.fault((brief, text), actor, Span { file: text.file, start, end }));
                    }
                });
            };
            text.summary.iter().for_each(|point| see(&point.words));
            for_each_line(&text.body.blocks, &mut see);
        }
        found
    }

    /// Returns the actors that a brief need not declare, or does: those of its dates and sources, those that its
    /// actors belong to or hold a post in, and those that it links by hand.
    fn known(&self, id: BriefId) -> BTreeSet<ActorId> {
        let graph = self.graph;
        let brief = graph.brief(id);
        let mut known: BTreeSet<ActorId> = brief.actors.iter().map(|part| part.actor).collect();
        known.extend(graph.actors_of_dates(id));
        known.extend(graph.wholes(known.iter().copied()));
        known.extend(graph.actors_of_works(id));
        let targets = brief.texts.values().flat_map(|text| &text.targets);
        known.extend(targets.filter_map(|target| match target {
            Target::Entity { id: EntityId::Actor(id), .. } => Some(*id),
            _ => None,
        }));
        known
    }

    fn read(&self, (words, memory): (&[Inline], &mut Memory), see: &mut dyn FnMut(ActorId, u32, u32)) {
        for inline in words {
            match inline {
                Inline::Text { text, at: Some(at) } => {
                    for (number, range) in self.finder.find_remembering(text, memory) {
                        let Some(actor) = self.owners[number] else { continue };
                        let place = |offset: usize| at + u32::try_from(offset).unwrap_or(u32::MAX - at);
                        see(actor, place(range.start), place(range.end));
                    }
                }
                Inline::Emphasis(words) | Inline::Strong(words) | Inline::Strikethrough(words) => {
                    self.read((words, memory), see);
                }
                Inline::Text { at: None, .. }
                | Inline::Link(_)
                | Inline::Image(_)
                | Inline::Code(_)
                | Inline::Html(_)
                | Inline::SoftBreak
                | Inline::HardBreak
                | Inline::Citation(_)
                | Inline::Footnote(_) => {}
            }
        }
    }

    fn fault(&self, (brief, text): (&Brief, &Text), actor: ActorId, span: Span) -> Diagnostic {
        let slug = &self.graph.actor(actor).slug;
        let name = &self.input.text(text.file)[span.range()];
        let message = say!("`{name}` is mentioned, and is not among the actors of the brief", name);
        let help = say!(
            "add `{slug}` to `actors` in `{path}`, or link the words: `[[{slug}|{name}]]`",
            slug = &**slug,
            path = &*brief.path,
            name
        );
        let diagnostic = Diagnostic::new(Code::UndeclaredActor, span, message).help(help);
        match self.addition(brief, slug) {
            Some(edit) => {
                diagnostic.fix(Fix::suggested(say!("add `{slug}` to `actors`", slug = &**slug), vec![edit]))
            }
            None => diagnostic,
        }
    }

    /// Returns the change that adds an id to the list of actors, behind the last of those that stand there.
    fn addition(&self, brief: &Brief, slug: &str) -> Option<Edit> {
        let last = brief.actors.last()?.span;
        let source = self.input.text(last.file);
        let line = source[..last.range().start].rfind('\n').map_or(0, |at| at + 1);
        let before = &source[line..last.range().start];
        let end = last.range().end;
        let (at, text) = match before.trim_start() {
            "- " => (end, format!("\n{}- {slug}", &before[..before.len() - 2])),
            _ if before.trim_start().starts_with("- {") => {
                let close = end + source[end..].find('\n')?;
                let is_whole = source[end..close].trim_end().ends_with('}');
                let at = is_whole.then(|| end + source[end..close].trim_end().len())?;
                (at, format!("\n{}- {slug}", &before[..before.len() - before.trim_start().len()]))
            }
            _ if before.starts_with("actors: [") && source[end..].starts_with([']', ',']) => {
                (end, format!(", {slug}"))
            }
            _ => return None,
        };
        Some(Edit { span: Span::new(last.file, at, at), text })
    }
}
