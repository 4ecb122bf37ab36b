//! First mentions. In: the names of what a brief declares. Out: where each is first named, once in the
//! summary and once in the body. Nothing undeclared is ever found.

use crate::lang::attribution::{is_called_by, is_of_another, is_possessive};
use crate::lang::words::NameFinder;
use crate::model::body::{Inline, Reference};
use crate::model::brief::{Mention, Target};
use crate::model::id::{ActorId, EntityId};
use crate::parse::draft::TextDraft;
use crate::resolve::lines::{body_lines, visit};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// The names of what a brief declares.
pub(crate) struct Declared {
    finder: Option<NameFinder>,
    entities: Vec<EntityId>,
}

impl Declared {
    /// Returns the finder of these names: the entity and one of its names.
    pub(crate) fn new(names: &[(EntityId, &str)]) -> Self {
        if names.is_empty() {
            return Self { finder: None, entities: Vec::new() };
        }
        let mut entities: Vec<EntityId> = names.iter().map(|(id, _)| *id).collect();
        entities.sort_unstable();
        entities.dedup();
        // A name that two actors have in common tells of neither.
        let mut owners: FxHashMap<&str, EntityId> = FxHashMap::default();
        let mut shared: Vec<&str> = Vec::new();
        for (id, name) in names.iter().filter(|(id, _)| matches!(id, EntityId::Actor(_))) {
            if *owners.entry(name).or_insert(*id) != *id {
                shared.push(name);
            }
        }
        let is_shared = |name: &str| shared.contains(&name);
        let number = |id: &EntityId| entities.binary_search(id).expect("every entity is in the list");
        let certain = names.iter().filter(|(id, name)| !matches!(id, EntityId::Actor(_)) || !is_shared(name));
        let finder = NameFinder::new(certain.map(|(id, name)| (number(id), *name)));
        Self { finder: Some(finder), entities }
    }

    /// Returns the first mentions in a text of `owner`, in the order of the file. What was linked by the
    /// author before is not linked again.
    pub(crate) fn find(&self, owner: EntityId, text: &TextDraft, targets: &[Target]) -> Vec<Mention> {
        let Some(finder) = &self.finder else { return Vec::new() };
        let search = |seen| Search { finder, entities: &self.entities, targets, seen, mentions: Vec::new() };
        let mut summary = search(BTreeSet::from([owner]));
        for point in &text.summary {
            summary.read(&point.words);
        }
        let mut body = search(BTreeSet::from([owner]));
        for line in body_lines(text) {
            if line.may_mention {
                body.read(line.words);
            } else {
                body.note_links(line.words);
            }
        }
        let mut mentions = summary.mentions;
        mentions.append(&mut body.mentions);
        mentions.sort_by_key(|mention| mention.start);
        mentions
    }
}

impl Declared {
    /// Returns the actor with whose name words begin, and those who are named as speaking with it.
    pub(crate) fn speakers(&self, words: &[Inline]) -> Vec<ActorId> {
        let Some(finder) = self.finder.as_ref() else { return Vec::new() };
        let mut text = String::new();
        add_leading(words, &mut text);
        let text = &*text;
        let mut speakers = Vec::new();
        let mut joint = Joint::default();
        let mut end = 0;
        for (number, range) in finder.find(text) {
            let before = &text[end..range.start];
            let behind = &text[range.end..];
            let EntityId::Actor(id) = self.entities[number] else { break };
            if is_possessive(behind) || is_called_by(behind) {
                break;
            }
            if speakers.is_empty() {
                // A title may stand before a name, a sentence not.
                if before.split_whitespace().count() > LONGEST_TITLE || is_of_another(before) {
                    break;
                }
                speakers.push(id);
            } else if !joint.takes(before, id, &mut speakers) {
                break;
            }
            end = range.end;
        }
        speakers
    }
}

/// The most words before the name of who said something: `the Deputy Minister of Defence`.
const LONGEST_TITLE: usize = 6;

/// Adds the words before the first link, citation or other thing that is no text. A mark that was set anew stands in a
/// text of its own.
fn add_leading(words: &[Inline], text: &mut String) -> bool {
    words.iter().all(|inline| match inline {
        Inline::Text { text: of, .. } => {
            text.push_str(of);
            true
        }
        Inline::SoftBreak => {
            text.push(' ');
            true
        }
        Inline::Emphasis(words) | Inline::Strong(words) => add_leading(words, text),
        _ => false,
    })
}

/// Who speaks with somebody: whom `and` joins to the first, and whom commas do in a list that ends with `and`. A comma
/// alone may say for whom somebody speaks.
#[derive(Debug, Default)]
pub(crate) struct Joint {
    /// Those behind a comma, of whom an `and` is still to tell.
    waiting: Vec<ActorId>,
}

impl Joint {
    /// Takes in who is named next, and what stands before that. Returns whether more may follow.
    pub(crate) fn takes(&mut self, between: &str, id: ActorId, speakers: &mut Vec<ActorId>) -> bool {
        match between.trim() {
            "," | "،" => self.waiting.push(id),
            other if is_and(other) => {
                self.waiting.push(id);
                for id in self.waiting.drain(..) {
                    if !speakers.contains(&id) {
                        speakers.push(id);
                    }
                }
            }
            _ => return false,
        }
        true
    }
}

/// Returns whether words are no more than the `and` or the comma between two names.
pub(crate) fn is_joining(between: &str) -> bool {
    matches!(between.trim(), "," | "،") || is_and(between)
}

/// Returns whether words are no more than the `and` between two names, with or without a comma before it.
fn is_and(words: &str) -> bool {
    let words = words.trim().trim_start_matches([',', '،']).trim_start();
    matches!(words, "و" | "and" | "&" | "et" | "und" | "y" | "e" | "ve" | "и" | "ו")
}

struct Search<'names> {
    finder: &'names NameFinder,
    entities: &'names [EntityId],
    targets: &'names [Target],
    seen: BTreeSet<EntityId>,
    mentions: Vec<Mention>,
}

impl Search<'_> {
    /// Remembers what is linked in words that take no links of ours.
    fn note_links(&mut self, words: &[Inline]) {
        visit(words, &mut |inline| {
            if let Inline::Link(link) = inline {
                self.note_link(link.reference);
            }
        });
    }

    fn note_link(&mut self, reference: Reference) {
        if let Some(Target::Entity { id, .. }) = self.targets.get(reference.0 as usize) {
            self.seen.insert(*id);
        }
    }

    fn read(&mut self, words: &[Inline]) {
        if self.seen.len() > self.entities.len() {
            return;
        }
        for inline in words {
            match inline {
                Inline::Text { text, at: Some(at) } => self.read_text(text, *at),
                Inline::Emphasis(words) | Inline::Strong(words) | Inline::Strikethrough(words) => {
                    self.read(words);
                }
                Inline::Link(link) => self.note_link(link.reference),
                Inline::Text { at: None, .. }
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

    fn read_text(&mut self, text: &str, at: u32) {
        for (number, range) in self.finder.find(text) {
            let id = self.entities[number];
            if self.seen.insert(id) {
                let place = |offset: usize| at + u32::try_from(offset).unwrap_or(u32::MAX - at);
                self.mentions.push(Mention { start: place(range.start), end: place(range.end), id });
            }
        }
    }
}
