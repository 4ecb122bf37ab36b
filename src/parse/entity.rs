//! The facts of actors, places and topics.

use crate::lang::tag::Lang;
use crate::model::actor::{ActorType, OutsideLink};
use crate::model::label::Label;
use crate::parse::draft::{ActorFacts, MembershipDraft, PlaceFacts, PositionDraft, TopicFacts};
use crate::parse::keys::entity as keys;
use crate::parse::keys::key::names;
use crate::parse::named::{Meant, Name};
use crate::parse::reader::{Fields, Reader};
use crate::parse::yaml::node::{Node, Value};

/// The keys that say a fact of an actor.
pub const ACTOR: [&str; 8] = names(&keys::ACTOR);
/// The keys that say a fact of a place.
pub const PLACE: [&str; 5] = names(&keys::PLACE);
/// The keys that say a fact of a topic.
pub const TOPIC: [&str; 2] = names(&keys::TOPIC);

const POSITION: [&str; 4] = names(&keys::POSITION);
const MEMBERSHIP: [&str; 3] = names(&keys::MEMBERSHIP);
const LINK: [&str; 2] = names(&keys::LINK);

impl Reader<'_> {
    /// Returns the facts of an actor.
    pub fn actor_facts(&mut self, fields: &mut Fields) -> ActorFacts {
        let positions = self.list(fields, "positions");
        let part_of = self.list(fields, "part-of");
        let links = self.list(fields, "links");
        ActorFacts {
            name: self.needed_label(fields, "name", Name::Actor),
            aliases: self.names(fields),
            kind: self.one_of(fields, "type", &ActorType::ALL),
            positions: positions.into_iter().filter_map(|node| self.position(node)).collect(),
            part_of: part_of.into_iter().filter_map(|node| self.membership(node)).collect(),
            country: self.country(fields),
            wikidata: self.wikidata(fields),
            links: links.into_iter().filter_map(|node| self.outside_link(node)).collect(),
        }
    }

    /// Returns the facts of a place.
    pub fn place_facts(&mut self, fields: &mut Fields) -> PlaceFacts {
        PlaceFacts {
            name: self.needed_label(fields, "name", Name::Place),
            aliases: self.names(fields),
            coordinates: self.coordinates(fields),
            part_of: self.ids(fields, "part-of"),
            wikidata: self.wikidata(fields),
        }
    }

    /// Returns the facts of a topic.
    pub fn topic_facts(&mut self, fields: &mut Fields) -> TopicFacts {
        TopicFacts {
            name: self.needed_label(fields, "name", Name::Topic),
            part_of: self.ids(fields, "part-of"),
        }
    }

    /// Returns other names: a map of lists, or a list in the file's language.
    fn names(&mut self, fields: &mut Fields) -> Vec<(Lang, Box<str>)> {
        let Some(node) = fields.take("aliases") else { return Vec::new() };
        let entries = match node.value {
            Value::List(items) => return self.names_in(items, self.lang),
            Value::Map(entries) => entries,
            value => {
                self.wrong_type(&value, node.span, Name::Key("aliases"), Meant::Lists);
                return Vec::new();
            }
        };
        let mut names = Vec::new();
        for entry in entries.into_iter().filter(|entry| !entry.repeated) {
            let lang = self.find_language(&entry.key);
            match entry.node.value {
                Value::List(items) => {
                    names.extend(lang.map(|lang| self.names_in(items, lang)).unwrap_or_default())
                }
                value => {
                    self.wrong_type(&value, entry.node.span, Name::LanguageOf("aliases"), Meant::List);
                }
            }
        }
        names
    }

    fn names_in(&mut self, items: Vec<Node>, lang: Lang) -> Vec<(Lang, Box<str>)> {
        let texts = items.into_iter().filter_map(|node| self.text_of(node, Name::Item("aliases")));
        texts.map(|word| (lang, word.value.into())).collect()
    }

    fn position(&mut self, node: Node) -> Option<PositionDraft> {
        let name = Name::Item("positions");
        let mut fields = self.fields(node, name, &POSITION)?;
        let title = self.needed_label(&mut fields, "title", name);
        let organization =
            fields.take("organization").and_then(|node| self.id_of(node, Name::Key("organization")));
        let from = self.date(&mut fields, "from");
        let to = self.date(&mut fields, "to");
        if let (Some(from), Some(to)) = (&from, &to) {
            self.check_order((from, "from"), (to, "to"));
        }
        Some(PositionDraft { title, organization, from, to })
    }

    /// Returns an actor's id, or a map of `id`, `from` and `to`.
    fn membership(&mut self, node: Node) -> Option<MembershipDraft> {
        let name = Name::Item("part-of");
        if !matches!(node.value, Value::Map(_)) {
            return self.id_of(node, name).map(|id| MembershipDraft { id, from: None, to: None });
        }
        let mut fields = self.fields(node, name, &MEMBERSHIP)?;
        self.require(&fields, "id", name);
        let id = fields.take("id").and_then(|node| self.id_of(node, Name::Key("id")));
        let from = self.date(&mut fields, "from");
        let to = self.date(&mut fields, "to");
        if let (Some(from), Some(to)) = (&from, &to) {
            self.check_order((from, "from"), (to, "to"));
        }
        id.map(|id| MembershipDraft { id, from, to })
    }

    /// Returns an address, or a map of `url` and `title`.
    fn outside_link(&mut self, node: Node) -> Option<OutsideLink> {
        let name = Name::Item("links");
        if !matches!(node.value, Value::Map(_)) {
            return self.url_of(node, name).map(|url| OutsideLink { url, label: Label::default() });
        }
        let mut fields = self.fields(node, name, &LINK)?;
        self.require(&fields, "url", name);
        let label = self.label(&mut fields, "title");
        self.url(&mut fields, "url").map(|url| OutsideLink { url, label })
    }
}
