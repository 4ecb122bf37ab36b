//! What a result shows: name, kind, date, and sentences to choose from. In: entities. Out: a file of the index.

use crate::lang::sentences::sentence_around;
use crate::lang::tag::Lang;
use crate::model::brief::Text;
use crate::model::date::Dated;
use crate::model::id::EntityId;
use crate::model::label::Label;
use crate::plan::target::What;
use crate::plan::url;
use crate::render::here::Here;
use crate::render::search::document::for_each_line;
use crate::render::search::script::script;
use serde::Serialize;

/// After how many bytes a result has sentences enough to choose from: key points first, then the text from its
/// beginning. A whole text would be more than the index.
const SENTENCES: usize = 200;
/// How many bytes a sentence has at most; the rest is cut.
const LONGEST: usize = 300;

/// One result; a list in JSON, since there are many, and as short as may be.
#[derive(Serialize)]
#[serde(untagged)]
enum Entry<'a> {
    /// One in the reader's own language.
    Own(Shown<'a>),
    /// One of which something is in another: with the languages of the name and of the sentences.
    Other(Shown<'a>, String, String),
}

/// The address, from the page on which readers search; the name; the kind in words; the date in words, and for
/// machines; sentences; whether they are all there are.
#[derive(Serialize)]
struct Shown<'a>(String, &'a str, String, Option<(String, Option<String>)>, Vec<String>, u8);

/// Returns the file of results of these entities in the language of `here`, which is the page on which readers
/// search.
#[must_use]
pub fn results(here: Here<'_>, (name, known_by): (&str, &str), entities: &[EntityId]) -> String {
    let entries: Vec<Entry<'_>> = entities.iter().map(|id| entry(here, *id)).collect();
    script(name, known_by, &entries)
}

fn entry<'a>(here: Here<'a>, id: EntityId) -> Entry<'a> {
    let (name, name_lang) = here.graph().name(id, here.lang);
    let address = here.site.plan.find_path(What::Entity(id, here.lang)).unwrap_or_default();
    let (chosen, lang) = sentences(here, id);
    let date =
        date(here, id).map(|dated| (here.locale().dates.short(&dated.date), dated.date.datetime_attribute()));
    let address = url::relative(here.path, address);
    let shown = Shown(address, name, kind(here, id), date, chosen.sentences, u8::from(chosen.is_whole));
    if name_lang == here.lang && lang == here.lang {
        Entry::Own(shown)
    } else {
        Entry::Other(shown, name_lang.to_string(), lang.to_string())
    }
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

fn sentences(here: Here<'_>, id: EntityId) -> (Chosen, Lang) {
    let mut chosen = Chosen { sentences: Vec::new(), bytes: 0, is_whole: true };
    let mut lang = here.lang;
    if let Some(text) = here.graph().text(id, here.lang) {
        lang = text.lang;
        choose(here, text, &mut chosen);
    }
    if let EntityId::Source(id) = id {
        let source = here.graph().source(id);
        add_label(&source.quote, here.lang, &mut chosen);
        add_label(&source.note, here.lang, &mut chosen);
    }
    (chosen, lang)
}

/// Sentences as far as there is room.
struct Chosen {
    sentences: Vec<String>,
    bytes: usize,
    /// Whether nothing was left out.
    is_whole: bool,
}

impl Chosen {
    fn add(&mut self, sentence: &str) {
        let all = sentence;
        let sentence = shortened(sentence);
        if !sentence.is_empty() && self.has_room() {
            self.is_whole &= sentence.len() == all.len();
            self.bytes += sentence.len();
            self.sentences.push(sentence.to_owned());
        }
    }

    fn has_room(&self) -> bool {
        self.bytes < SENTENCES
    }
}

fn add_label(label: &Label, lang: Lang, chosen: &mut Chosen) {
    if let Some(words) = label.find(lang) {
        chosen.add(words);
    }
}

fn choose(here: Here<'_>, text: &Text, chosen: &mut Chosen) {
    for point in &text.summary {
        chosen.add(&here.plain(text, &point.words));
    }
    for_each_line(text, &mut |words| {
        if !chosen.has_room() {
            chosen.is_whole = false;
            return;
        }
        let line = here.plain(text, words);
        let mut rest = line.as_str();
        while !rest.is_empty() && chosen.has_room() {
            let sentence = sentence_around(rest, 0);
            chosen.add(&rest[sentence.clone()]);
            rest = rest[sentence.end..].trim_start();
        }
        chosen.is_whole &= rest.is_empty();
    });
}

/// Returns a sentence, cut at a word where it is too long.
fn shortened(sentence: &str) -> &str {
    if sentence.len() <= LONGEST {
        return sentence;
    }
    let end = (0..=LONGEST).rev().find(|at| sentence.is_char_boundary(*at)).unwrap_or(0);
    let end = sentence[..end].rfind(char::is_whitespace).unwrap_or(end);
    &sentence[..end]
}
