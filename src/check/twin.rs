//! `near-duplicate-actor`: one actor that was given two files.

use crate::diag::code::Code;
use crate::diag::phrase::say;
use crate::diag::report::{Diagnostic, Report};
use crate::input::Input;
use crate::lang::fold::fold;
use crate::lang::stem::without_article;
use crate::lang::transliteration::{Script, find_key, find_script, may_be_same};
use crate::lang::words::words;
use crate::model::actor::Actor;
use crate::model::graph::Graph;
use crate::model::id::ActorId;
use crate::span::Span;
use std::collections::BTreeMap;

/// The most actors of one key that are compared with each other.
const MOST: usize = 50;

/// Reports every actor that has a name of another one, in another spelling or in the other script. Names are compared
/// within groups that share their consonants, and never all with all.
pub(crate) fn twin(graph: &Graph, input: &Input, report: &mut Report) {
    let mut pairs: BTreeMap<(ActorId, ActorId), (String, String)> = BTreeMap::new();
    let mut equal: BTreeMap<String, Vec<Name<'_>>> = BTreeMap::new();
    let mut alike: BTreeMap<String, Vec<Name<'_>>> = BTreeMap::new();
    for (at, actor) in graph.actors.iter().enumerate() {
        for name in names(ActorId::from_index(at), actor) {
            equal.entry(spelling(name.text)).or_default().push(name);
            if let Some(key) = find_key(name.text) {
                alike.entry(key).or_default().push(name);
            }
        }
    }
    let mut note = |(one, other): (&Name<'_>, &Name<'_>)| {
        let pair = if one.of < other.of { (one, other) } else { (other, one) };
        let texts = (pair.0.text.to_owned(), pair.1.text.to_owned());
        pairs.entry((pair.0.of, pair.1.of)).or_insert(texts);
    };
    for group in equal.values() {
        for_each_pair(group, &mut |one, other| {
            if (one.is_own || other.is_own) && may_be_one(graph, (one.of, other.of)) {
                note((one, other));
            }
        });
    }
    for group in alike.values() {
        for_each_pair(group, &mut |one, other| {
            let (first, second) = (graph.actor(one.of), graph.actor(other.of));
            let is_told = has(first, Script::Arabic) && has(second, Script::Arabic);
            let is_crossing = find_script(one.text) != find_script(other.text);
            // Where a name of the same script is there to compare, the other script says nothing.
            let is_idle = is_crossing
                && [Script::Arabic, Script::Latin]
                    .iter()
                    .any(|script| has(first, *script) && has(second, *script));
            let is_own = one.is_own || other.is_own;
            if is_own
                && !is_told
                && !is_idle
                && may_be_one(graph, (one.of, other.of))
                && may_be_same(one.text, other.text)
            {
                note((one, other));
            }
        });
    }
    for ((first, second), (name, own)) in pairs {
        report.add(fault((graph.actor(first), graph.actor(second)), (&name, &own), input));
    }
}

/// A name, whose it is, and whether it is the first name of that actor in its language or one of its others.
#[derive(Clone, Copy)]
struct Name<'graph> {
    of: ActorId,
    text: &'graph str,
    is_own: bool,
}

/// Returns the names that tell an actor from others: its own, and others of several words.
fn names(of: ActorId, actor: &Actor) -> impl Iterator<Item = Name<'_>> {
    let own = actor.name.iter().map(move |(_, text)| Name { of, text, is_own: true });
    let others = actor.aliases.iter().filter(|(_, text)| words(text).nth(1).is_some());
    own.chain(others.map(move |(_, text)| Name { of, text, is_own: false }))
}

fn for_each_pair(group: &[Name<'_>], see: &mut dyn FnMut(&Name<'_>, &Name<'_>)) {
    for (at, one) in group.iter().enumerate() {
        for other in group[at + 1..].iter().take(MOST).filter(|other| other.of != one.of) {
            see(one, other);
        }
    }
}

/// Returns a name in the one spelling of all that mean the same, without articles.
fn spelling(name: &str) -> String {
    let folded: Vec<String> = words(name).map(|range| fold(&name[range])).collect();
    let bare =
        folded.iter().map(|word| without_article(word)).filter(|word| !matches!(*word, "al" | "el" | "the"));
    let bare: Vec<String> = bare.map(|word| word.replace("امريك", "اميرك")).collect();
    if bare.is_empty() { folded.join(" ") } else { bare.join(" ") }
}

fn has(actor: &Actor, script: Script) -> bool {
    actor.name.iter().any(|(_, name)| find_script(name) == Some(script))
}

/// Returns whether nothing tells two actors apart: what they are, where they are from, who says so, what they belong to.
fn may_be_one(graph: &Graph, (one, other): (ActorId, ActorId)) -> bool {
    let (first, second) = (graph.actor(one), graph.actor(other));
    let differ =
        |one: &Option<String>, other: &Option<String>| one.is_some() && other.is_some() && one != other;
    let is_part = |of: &Actor, whole: ActorId| of.part_of.iter().any(|of| of.whole == whole);
    let kinds = first.kind.is_some() && second.kind.is_some() && first.kind != second.kind;
    !kinds
        && !differ(&first.country, &second.country)
        && !differ(&first.wikidata, &second.wikidata)
        && !is_part(first, other)
        && !is_part(second, one)
}

fn fault((first, second): (&Actor, &Actor), (name, own): (&str, &str), input: &Input) -> Diagnostic {
    let whole = |actor: &Actor| input.find_path(&actor.path).map(Span::whole);
    let span = whole(second).unwrap_or(Span::whole(crate::span::FileId(0)));
    let message =
        say!("`{own}` may be the same as `{name}`, the actor `{slug}`", own, name, slug = &*first.slug);
    let help = say!(
        "keep one of the two and add the other's names to its `aliases`; where they are two, say so with their `wikidata` or `country`"
    );
    let diagnostic = Diagnostic::new(Code::NearDuplicateActor, span, message).help(help);
    match whole(first) {
        Some(span) => diagnostic.label(span, say!("the other one")),
        None => diagnostic,
    }
}
