//! What a link leads to, in a few words. In: the entities of one shard. Out: a script that hands them to `site.js`,
//! which shows one beside its link; a script, because from a folder nothing else can be read.

use crate::lang::sentences::sentence_around;
use crate::lang::tag::Lang;
use crate::model::body::{Block, BlockKind};
use crate::model::brief::Text;
use crate::model::id::{ActorId, EntityId, SourceId};
use crate::plan::site::preview_key;
use crate::render::here::Here;
use crate::render::html::escape_into;
use crate::render::reference::add;
use crate::render::view::piece::Words;
use crate::render::wording::phrases::Room;
use serde_json::{Map, Value, json};

/// The most characters of a sentence that is shown.
const LONGEST: usize = 240;

/// Returns the script of a shard, in the language of `here`.
#[must_use]
pub fn preview(here: Here<'_>, shard: u32) -> String {
    let ids = here.site.plan.previews.get(shard as usize).map(|ids| &ids[..]).unwrap_or_default();
    let entry = |id: &EntityId| (preview_key(here.graph(), *id), Value::from(entry(here, *id)));
    let entries: Map<String, Value> = ids.iter().map(entry).collect();
    let (lang, dir) = (here.lang.as_str(), here.lang.direction().as_str());
    format!("mujazPreviews({},{},{shard},{});\n", json!(lang), json!(dir), Value::Object(entries))
}

/// Returns what is said of an entity, as HTML: what it is, its name, a line.
fn entry(here: Here<'_>, id: EntityId) -> String {
    let mut html = String::new();
    let mut line = |class: &str, words: &[Words]| {
        let words = words.iter().filter(|words| !words.text.is_empty());
        let mut said = String::new();
        for words in words {
            said.push_str(if said.is_empty() { "" } else { " · " });
            add(words, &mut said);
        }
        if !said.is_empty() {
            html.push_str(&format!("<p class=\"{class}\">{said}</p>"));
        }
    };
    line("what", &what(here, id));
    line("name", std::slice::from_ref(&**here.locale().name(id)));
    line("more", &more(here, id));
    if let Some((sentence, lang)) = sentence(here, id) {
        html.push_str(&format!("<p lang=\"{lang}\" dir=\"{}\">", lang.direction().as_str()));
        escape_into(&sentence, &mut html);
        html.push_str("</p>");
    }
    html
}

fn say(here: Here<'_>, key: &str) -> Words {
    let text = here.locale().strings.find(key).unwrap_or_default().to_owned();
    Words::plain(text)
}

/// Returns what an entity is: its kind, and when it is from.
fn what(here: Here<'_>, id: EntityId) -> Vec<Words> {
    let date = |date: &crate::model::date::Dated| Words {
        text: here.date(date, Room::Short).words,
        ..Words::default()
    };
    match id {
        EntityId::Brief(id) => vec![say(here, "preview-brief"), date(&here.graph().brief(id).date)],
        EntityId::Actor(id) => {
            let kind = here.graph().actor(id).kind.map(|kind| format!("actor-type-{}", kind.name()));
            kind.map(|key| say(here, &key)).into_iter().collect()
        }
        EntityId::Source(id) => {
            let source = here.graph().source(id);
            let kind = source
                .find_shown_kind()
                .map_or("preview-source".to_owned(), |kind| format!("source-type-{kind}"));
            std::iter::once(say(here, &kind)).chain(source.date.as_ref().map(date)).collect()
        }
        EntityId::Place(_) => vec![say(here, "preview-place")],
        EntityId::Topic(_) => vec![say(here, "preview-topic")],
        EntityId::Publisher(_) => vec![say(here, "publisher")],
        EntityId::Page(_) => Vec::new(),
    }
}

/// Returns what places an entity among others: the posts of an actor, the publisher of a work and how far it can be
/// relied on, what a place is part of.
fn more(here: Here<'_>, id: EntityId) -> Vec<Words> {
    let names = |ids: Vec<EntityId>| ids.into_iter().map(|id| Words::clone(here.locale().name(id))).collect();
    match id {
        EntityId::Actor(id) => posts(here, id),
        EntityId::Source(id) => standing(here, id),
        EntityId::Place(id) => {
            names(here.graph().place(id).part_of.iter().map(|id| EntityId::Place(*id)).collect())
        }
        EntityId::Topic(id) => {
            names(here.graph().topic(id).part_of.iter().map(|id| EntityId::Topic(*id)).collect())
        }
        EntityId::Brief(_) | EntityId::Publisher(_) | EntityId::Page(_) => Vec::new(),
    }
}

/// Returns the posts of an actor of which no end is known.
fn posts(here: Here<'_>, id: ActorId) -> Vec<Words> {
    let held = here.graph().actor(id).positions.iter().filter(|position| position.to.is_none());
    held.filter_map(|position| here.label(&position.title)).collect()
}

fn standing(here: Here<'_>, id: SourceId) -> Vec<Words> {
    let source = here.graph().source(id);
    let publisher = source.publisher.map(|id| Words::clone(here.locale().name(EntityId::Publisher(id))));
    let grade = source.reliability.map(|grade| say(here, &format!("reliability-{grade}")));
    publisher.into_iter().chain(grade).collect()
}

/// Returns one sentence: of a brief its first key point, of a work what is quoted of it, of others the first of
/// their prose.
fn sentence(here: Here<'_>, id: EntityId) -> Option<(String, Lang)> {
    if let EntityId::Source(id) = id
        && let Some((quote, lang)) = here.graph().source(id).quote.best(here.lang)
    {
        return Some((shortened(quote), lang));
    }
    let text = here.graph().text(id, here.lang)?;
    let plain = match id {
        EntityId::Brief(_) => first_point(here, text).or_else(|| first_paragraph(here, text)),
        EntityId::Actor(_)
        | EntityId::Place(_)
        | EntityId::Topic(_)
        | EntityId::Source(_)
        | EntityId::Publisher(_)
        | EntityId::Page(_) => first_paragraph(here, text),
    };
    plain.map(|plain| (shortened(&plain), text.lang))
}

fn first_point(here: Here<'_>, text: &Text) -> Option<String> {
    text.summary.first().map(|point| here.plain(text, &point.words))
}

fn first_paragraph(here: Here<'_>, text: &Text) -> Option<String> {
    let words = text.body.blocks.iter().find_map(|block: &Block| match &block.kind {
        BlockKind::Paragraph(words) => Some(words),
        _ => None,
    })?;
    let plain = here.plain(text, words);
    let sentence = plain.get(sentence_around(&plain, 0))?.to_owned();
    (!sentence.is_empty()).then_some(sentence)
}

/// Returns a sentence, cut behind a word where it is too long for a card.
fn shortened(sentence: &str) -> String {
    let Some((end, _)) = sentence.char_indices().nth(LONGEST) else { return sentence.to_owned() };
    let kept = &sentence[..end];
    let kept = kept.rfind(char::is_whitespace).map_or(kept, |at| &kept[..at]);
    format!("{} …", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_sentence_ends_behind_a_word() {
        let long = "كلمة ".repeat(100);
        let short = shortened(&long);
        assert!(short.ends_with("كلمة …") && short.chars().count() <= LONGEST + 2, "{short}");
        assert_eq!(shortened("a b."), "a b.");
    }
}
