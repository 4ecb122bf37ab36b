//! The facts of a brief.

use crate::diag::code::Code;
use crate::diag::phrase::say;
use crate::diag::report::Diagnostic;
use crate::model::event::EventType;
use crate::model::label::Label;
use crate::parse::draft::{BriefFacts, CorrectionDraft, EventDraft, PartDraft, SourceReference};
use crate::parse::keys::brief as keys;
use crate::parse::keys::key::names;
use crate::parse::named::{Meant, Name};
use crate::parse::reader::{Fields, Reader};
use crate::parse::source;
use crate::parse::yaml::node::{Entry, Node, Value};
use crate::span::Word;

/// The keys that say a fact of a brief.
pub const FACTS: [&str; 12] = names(&keys::FACTS);

const EVENT: [&str; 8] = names(&keys::EVENT);
const PART: [&str; 2] = names(&keys::PART);
const CORRECTION: [&str; 4] = names(&keys::CORRECTION);

impl Reader<'_> {
    /// Returns the facts of a brief.
    pub fn brief_facts(&mut self, fields: &mut Fields) -> BriefFacts {
        let parts = self.list(fields, "actors");
        let sources = self.list(fields, "sources");
        let events = self.list(fields, "dates");
        let corrections = self.list(fields, "corrections");
        BriefFacts {
            date: self.date(fields, "date"),
            updated: self.date(fields, "updated"),
            actors: parts.into_iter().filter_map(|node| self.part(node)).collect(),
            sources: sources.into_iter().filter_map(|node| self.source_reference(node)).collect(),
            events: self.events(events),
            places: self.ids(fields, "places"),
            topics: self.ids(fields, "topics"),
            related: self.ids(fields, "related"),
            corrections: corrections.into_iter().filter_map(|node| self.correction(node)).collect(),
            authors: self.strings(fields, "authors"),
            translators: self.strings(fields, "translators"),
            reviewers: self.strings(fields, "reviewers"),
            draft: self.flag(fields, "draft"),
        }
    }

    fn part(&mut self, node: Node) -> Option<PartDraft> {
        let name = Name::Item("actors");
        if !matches!(node.value, Value::Map(_)) {
            return self.id_of(node, name).map(|id| PartDraft {
                id,
                role: None,
                role_label: Label::default(),
            });
        }
        let mut fields = self.fields(node, name, &PART)?;
        let id = self.needed_id(&mut fields, name);
        let (role, role_label) = self.role(&mut fields);
        id.map(|id| PartDraft { id, role, role_label })
    }

    fn role(&mut self, fields: &mut Fields) -> (Option<Word>, Label) {
        let is_map = |entry: &Entry| matches!(entry.node.value, Value::Map(_));
        if !fields.find("role").is_some_and(is_map) {
            return (self.text(fields, "role"), Label::default());
        }
        let span = fields.find("role").map_or(fields.span, |entry| self.first_line(entry.node.span));
        let label = self.label(fields, "role");
        let word = label.iter().next().map(|(_, words)| Word::new(words.to_owned(), span));
        (word, label)
    }

    fn needed_id(&mut self, fields: &mut Fields, name: Name<'_>) -> Option<Word> {
        match fields.take("id") {
            Some(node) => self.id_of(node, Name::Key("id")),
            None => {
                self.require(fields, "id", name);
                None
            }
        }
    }

    fn source_reference(&mut self, node: Node) -> Option<SourceReference> {
        let name = Name::Item("sources");
        if !matches!(node.value, Value::Map(_)) {
            return self.id_of(node, name).map(SourceReference::Id);
        }
        let mut fields = self.fields(node, Name::Source, &source::KEYS)?;
        let id = match fields.take("id") {
            Some(node) => self.id_of(node, Name::Key("id")),
            None => {
                self.require(&fields, "id", Name::Source);
                None
            }
        };
        if fields.length == 1 {
            return id.map(SourceReference::Id);
        }
        let facts = self.source_facts(&mut fields, Name::Source);
        let id = id.filter(|id| self.check_id(id, Name::Source))?;
        Some(SourceReference::Written(Box::new((id, facts))))
    }

    /// Returns the entries of `dates`, each once.
    fn events(&mut self, nodes: Vec<Node>) -> Vec<EventDraft> {
        let mut events: Vec<EventDraft> = Vec::new();
        for node in nodes {
            let Some(event) = self.event(node) else { continue };
            match events.iter().find(|of| is_same(of, &event)) {
                Some(first) => {
                    let message = say!("this date is listed twice");
                    let span = self.first_line(event.span);
                    let diagnostic = Diagnostic::new(Code::RepeatedItem, span, message);
                    let first = self.first_line(first.span);
                    let help = say!("remove one of the two");
                    self.report.add(diagnostic.label(first, say!("the first")).help(help));
                }
                None => events.push(event),
            }
        }
        events
    }

    fn event(&mut self, node: Node) -> Option<EventDraft> {
        let name = Name::Item("dates");
        let mut fields = self.fields(node, name, &EVENT)?;
        self.require(&fields, "date", name);
        let mut date = self.date(&mut fields, "date");
        let text = self.label(&mut fields, "text");
        if let Some(date) = &mut date
            && date.value.text.is_empty()
        {
            date.value.text = text;
        }
        let span = fields.span;
        let title = self.needed_label(&mut fields, "title", name);
        let kind = self.one_of(&mut fields, "type", &EventType::ALL).unwrap_or(EventType::Event);
        let by = self.one_or_more_ids(&mut fields, "by");
        let actors = self.ids(&mut fields, "actors");
        let places = self.ids(&mut fields, "places");
        let sources = self.one_or_more_ids(&mut fields, "source");
        Some(EventDraft { span, date, title, kind, by, actors, places, sources })
    }

    /// Returns the ids of a key that holds one, or a list of them.
    fn one_or_more_ids(&mut self, fields: &mut Fields, key: &str) -> Vec<Word> {
        match fields.find(key).map(|entry| &entry.node.value) {
            Some(Value::List(_)) => self.ids(fields, key),
            _ => fields.take(key).and_then(|node| self.id_of(node, Name::Key(key))).into_iter().collect(),
        }
    }

    fn correction(&mut self, node: Node) -> Option<CorrectionDraft> {
        let name = Name::Item("corrections");
        let mut fields = self.fields(node, name, &CORRECTION)?;
        self.require(&fields, "date", name);
        let date = self.date(&mut fields, "date");
        let text = self.needed_label(&mut fields, "text", name);
        let before = self.label(&mut fields, "before");
        let point = self.scalar(&mut fields, "point", Meant::Point);
        Some(CorrectionDraft { date: date?, text, before, point })
    }
}

/// Returns whether two entries tell of one thing: on the same date, by the same title, with the same actors and places.
fn is_same(one: &EventDraft, other: &EventDraft) -> bool {
    let date = |of: &EventDraft| of.date.as_ref().map(|date| date.value.date.clone());
    let ids = |words: &[Word]| words.iter().map(|word| word.value.clone()).collect::<Vec<_>>();
    let names = |of: &EventDraft| [ids(&of.by), ids(&of.actors), ids(&of.places)];
    date(one).is_some()
        && (date(one), &one.title, one.kind) == (date(other), &other.title, other.kind)
        && names(one) == names(other)
}
