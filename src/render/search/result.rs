//! What a result shows: name, kind, date, and sentences to choose from. In: entities. Out: what a file of the index
//! holds.

use crate::lang::bidi::isolate;
use crate::lang::isolation::{is_plain, isolate_stretches, stretches};
use crate::lang::tag::Lang;
use crate::model::date::Dated;
use crate::model::id::EntityId;
use crate::plan::target::What;
use crate::plan::url;
use crate::render::here::Here;
use crate::render::search::choice::Chooser;
use crate::render::search::document::for_each_fact;
use crate::render::search::reader::Prose;
use serde::Serialize;

/// One result; a list in JSON, since there are many, and as short as may be.
#[derive(Serialize)]
#[serde(untagged)]
enum Entry {
    /// One in the reader's own language.
    Own(Shown),
    /// One of which something is in another: with the languages of the name and of the sentences.
    Other(Shown, String, String),
}

/// The address, from the page on which readers search; the name; the kind in words; the date in words, and for
/// machines; sentences; whether they are all there are, and if so what it is found by besides, in the reader's own
/// language. What runs against its words is between isolates, since a browser has no markup of it.
#[derive(Serialize)]
struct Shown(
    String,
    String,
    String,
    Option<(String, Option<String>)>,
    Vec<Line>,
    u8,
    #[serde(skip_serializing_if = "Vec::is_empty")] Vec<Line>,
);

/// A line of a result.
#[derive(Serialize)]
#[serde(untagged)]
enum Line {
    /// One in the language that most of its list are in.
    Usual(String),
    /// One in another, with the language.
    Other(String, String),
}

impl Line {
    fn new(usual: Lang, lang: Lang, words: &str) -> Self {
        let words = apart(lang, words);
        if lang == usual { Self::Usual(words) } else { Self::Other(words, lang.to_string()) }
    }
}

/// Returns the results of these entities in the language of `here`, which is the page on which readers search. Each
/// comes with its prose in every language of the site.
#[must_use]
pub fn results(here: Here<'_>, chooser: &mut Chooser<'_>, entities: &[(EntityId, &[Prose])]) -> String {
    let entries: Vec<Entry> = entities.iter().map(|of| entry(here, chooser, *of)).collect();
    serde_json::to_string(&entries).unwrap_or_default()
}

fn entry(here: Here<'_>, chooser: &mut Chooser<'_>, (id, prose): (EntityId, &[Prose])) -> Entry {
    let (name, name_lang) = here.name(id);
    let address = here.site.plan.find_path(What::Entity(id, here.lang)).unwrap_or_default();
    let lang = here.graph().text(id, here.lang).map_or(here.lang, |text| text.lang);
    let choice = chooser.choose(here, id, prose);
    let in_words = |dated: &Dated| apart(here.lang, &here.locale().dates.short(&dated.date));
    let date = date(here, id).map(|dated| (in_words(dated), dated.date.datetime_attribute()));
    let besides = if choice.is_whole { besides(here, id, (name, &choice.sentences)) } else { Vec::new() };
    let sentences = choice.sentences.iter().map(|(of, words)| Line::new(lang, *of, words)).collect();
    let (address, name) = (url::relative(here.path, address), apart(name_lang, name));
    let shown = Shown(address, name, kind(here, id), date, sentences, u8::from(choice.is_whole), besides);
    if name_lang == here.lang && lang == here.lang {
        Entry::Own(shown)
    } else {
        Entry::Other(shown, name_lang.to_string(), lang.to_string())
    }
}

/// Returns words with what runs against them between isolates, be that all of them.
fn apart(lang: Lang, words: &str) -> String {
    let direction = lang.direction();
    let is_whole = |words: &str| stretches(direction, words).iter().any(|of| of.range.len() == words.len());
    if !is_plain(direction, words) && is_whole(words) {
        return isolate(words);
    }
    isolate_stretches(direction, words)
}

/// Returns the words of no text by which an entity is found and that its result does not show, so that a browser can
/// tell whether a phrase stands in them.
fn besides(here: Here<'_>, id: EntityId, (name, sentences): (&str, &[(Lang, String)])) -> Vec<Line> {
    let mut found: Vec<(Lang, String)> = Vec::new();
    for_each_fact(here, id, &mut |_, lang, words| {
        let is_shown = words == name || sentences.iter().any(|(_, shown)| shown == words);
        // One word is no phrase, and what begins with digits is a date, which the result has.
        let is_phrase = words.contains(' ') || words.contains('-') && !words.starts_with(char::is_numeric);
        if is_phrase && !is_shown && !found.iter().any(|(_, other)| other == words) {
            found.push((lang, words.to_owned()));
        }
    });
    found.into_iter().map(|(lang, words)| Line::new(here.lang, lang, &words)).collect()
}

fn date<'a>(here: Here<'a>, id: EntityId) -> Option<&'a Dated> {
    match id {
        EntityId::Brief(id) => Some(&here.graph().brief(id).date),
        EntityId::Source(id) => here.graph().source(id).date.as_ref(),
        EntityId::Actor(_)
        | EntityId::Place(_)
        | EntityId::Topic(_)
        | EntityId::Publisher(_)
        | EntityId::Page(_) => None,
    }
}

/// Returns in words what an entity is.
fn kind(here: Here<'_>, id: EntityId) -> String {
    let key = match id {
        EntityId::Actor(id) => match here.graph().actor(id).kind {
            Some(kind) => {
                return here.locale().strings.get(&format!("actor-type-{}", kind.name())).to_owned();
            }
            None => "kind-actor",
        },
        EntityId::Brief(_) => "kind-brief",
        EntityId::Place(_) => "kind-place",
        EntityId::Topic(_) => "kind-topic",
        EntityId::Source(_) => "kind-source",
        EntityId::Publisher(_) => "kind-publisher",
        EntityId::Page(_) => "kind-page",
    };
    here.say(key).to_owned()
}
