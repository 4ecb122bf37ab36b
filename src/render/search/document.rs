//! The words by which an entity is found in a language. In: the graph. Out: plain text by field.

use crate::lang::tag::Lang;
use crate::model::body::{self, Inline};
use crate::model::brief::{Brief, Text};
use crate::model::date::FuzzyDate;
use crate::model::id::{EntityId, SourceId};
use crate::model::label::Label;
use crate::model::source::Author;
use crate::render::here::Here;

/// Where words stand, and so how much they weigh.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// A title or a name.
    Title,
    /// A name among its facts: who, where, about what, when.
    Fact,
    /// A key point.
    Point,
    /// Prose.
    Prose,
}

impl Field {
    /// Returns how much a word in this field weighs; prose weighs 2.
    #[must_use]
    pub fn weight(self) -> u32 {
        match self {
            Self::Title => 6,
            Self::Fact => 4,
            Self::Point => 3,
            Self::Prose => 2,
        }
    }
}

/// Calls `see` with the words by which an entity is found that stand in no text of its own, and with their language: that
/// of `here` where they have the same form in all.
pub fn for_each_fact(here: Here<'_>, id: EntityId, see: &mut dyn FnMut(Field, Lang, &str)) {
    let graph = here.graph();
    match id {
        EntityId::Brief(of) => {
            brief(here, graph.brief(of), see);
            let text = graph.texts(id).and_then(|texts| texts.get(&here.lang));
            if let Some(name) = text.and_then(|text| text.translated_by.as_deref()) {
                see(Field::Fact, here.lang, name);
            }
        }
        EntityId::Actor(id) => {
            let actor = graph.actor(id);
            names(here, (&actor.name, &actor.aliases), Field::Title, see);
            for position in &actor.positions {
                own(here, &position.title, Field::Fact, see);
            }
        }
        EntityId::Place(id) => {
            let place = graph.place(id);
            names(here, (&place.name, &place.aliases), Field::Title, see);
        }
        EntityId::Topic(id) => own(here, &graph.topic(id).name, Field::Title, see),
        EntityId::Source(id) => source(here, id, see),
        EntityId::Publisher(id) => own(here, &graph.publisher(id).name, Field::Title, see),
        EntityId::Page(_) => {}
    }
}

fn brief(here: Here<'_>, brief: &Brief, see: &mut dyn FnMut(Field, Lang, &str)) {
    let graph = here.graph();
    for part in &brief.actors {
        let actor = graph.actor(part.actor);
        names(here, (&actor.name, &actor.aliases), Field::Fact, see);
    }
    for id in &brief.places {
        let place = graph.place(*id);
        names(here, (&place.name, &place.aliases), Field::Fact, see);
    }
    for id in &brief.topics {
        own(here, &graph.topic(*id).name, Field::Fact, see);
    }
    for id in &brief.events {
        own(here, &graph.event(*id).title, Field::Prose, see);
    }
    for correction in &brief.corrections {
        own(here, &correction.text, Field::Prose, see);
    }
    // Who wrote it has one name in all languages.
    for name in brief.authors.iter().chain(&brief.translators) {
        see(Field::Fact, here.lang, name);
    }
    date(here, &brief.date.date, see);
}

fn source(here: Here<'_>, id: SourceId, see: &mut dyn FnMut(Field, Lang, &str)) {
    let source = here.graph().source(id);
    own(here, &source.title, Field::Title, see);
    own(here, &source.quote, Field::Prose, see);
    own(here, &source.note, Field::Prose, see);
    for author in &source.authors {
        match author {
            Author::Actor(id) => own(here, &here.graph().actor(*id).name, Field::Fact, see),
            Author::Name(name, _) => own(here, name, Field::Fact, see),
        }
    }
    if let Some(id) = source.publisher {
        own(here, &here.graph().publisher(id).name, Field::Fact, see);
    }
    if let Some(dated) = &source.date {
        date(here, &dated.date, see);
    }
}

/// Sees a date in words, and as its numbers, so that `2025-11-07` is found as well as `7 November 2025`.
fn date(here: Here<'_>, date: &FuzzyDate, see: &mut dyn FnMut(Field, Lang, &str)) {
    see(Field::Fact, here.lang, &here.locale().dates.full(date));
    if let Some(iso) = date.datetime_attribute() {
        see(Field::Fact, here.lang, &iso);
    }
}

/// Returns whether the words of a label in a language belong to the language of `here`: they are in it, or in
/// none of the site's, and it is the default.
fn is_here(here: Here<'_>, lang: Lang) -> bool {
    let config = &here.graph().config;
    lang == here.lang || (!config.languages.contains(&lang) && here.lang == config.default_language)
}

fn own(here: Here<'_>, label: &Label, field: Field, see: &mut dyn FnMut(Field, Lang, &str)) {
    for (lang, words) in label.iter().filter(|(lang, _)| is_here(here, *lang)) {
        see(field, lang, words);
    }
}

fn names(
    here: Here<'_>,
    (name, aliases): (&Label, &[(Lang, Box<str>)]),
    field: Field,
    see: &mut dyn FnMut(Field, Lang, &str),
) {
    own(here, name, field, see);
    for (lang, words) in aliases.iter().filter(|(lang, _)| is_here(here, *lang)) {
        see(field, *lang, words);
    }
}

/// Calls `see` with every run of inline words of a text's body, then of its footnotes.
pub fn for_each_line(text: &Text, see: &mut dyn FnMut(&[Inline])) {
    // Code is not what readers look for, and what stands in raw HTML is words of a block beside it.
    body::for_each_line(&text.body.blocks, see);
    for footnote in &text.body.footnotes {
        body::for_each_line(&footnote.blocks, see);
    }
}
