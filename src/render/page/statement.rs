//! What an actor said: attributed quotations of all briefs, in the language of the page where there is a
//! translation, marked as such, with the original's words.

use crate::lang::tag::Lang;
use crate::model::brief::{Quotation, Text};
use crate::model::date::Dated;
use crate::model::id::{ActorId, BriefId, EntityId};
use crate::plan::url;
use crate::render::anchor::find_anchor;
use crate::render::here::{Here, Room};
use crate::render::page::notice::language_name;
use crate::render::prose::Prose;
use crate::render::view::page::{QuotedWords, StatementView};
use std::collections::BTreeSet;

/// How many statements a page quotes, the newest.
const QUOTED: usize = 60;

/// A quotation in the text that a reader gets of it.
#[derive(Clone, Copy)]
struct Said<'a> {
    brief: BriefId,
    text: &'a Text,
    quotation: &'a Quotation,
    /// The number of its block, the same in every language.
    number: Option<u32>,
}

/// Returns an actor's statements, newest first, and how many there are in all.
pub(crate) fn statements(here: Here<'_>, id: ActorId) -> (Vec<StatementView>, usize) {
    let mut said = said(here, id);
    said.sort_by(|a, b| date(here, *b).date.cmp(&date(here, *a).date));
    let count = said.len();
    (said.into_iter().take(QUOTED).filter_map(|said| view(here, said)).collect(), count)
}

/// Returns each quotation once: in the language of the page, or else in the original's.
fn said(here: Here<'_>, id: ActorId) -> Vec<Said<'_>> {
    let graph = here.graph();
    let mut all = Vec::new();
    for statement in &graph.statements[id.index()] {
        let Some(text) = graph.brief(statement.brief).texts.get(&statement.lang) else { continue };
        let Some(quotation) = text.quotations.get(statement.quotation) else { continue };
        let number = text.find_number(quotation.block);
        all.push(Said { brief: statement.brief, text, quotation, number });
    }
    let place = |said: &Said<'_>| (said.brief, said.number, said.quotation.nth);
    let own: BTreeSet<(BriefId, Option<u32>, u32)> =
        all.iter().filter(|said| said.text.lang == here.lang).map(place).collect();
    all.retain(|said| {
        let is_original = said.text.lang == graph.brief(said.brief).original;
        said.text.lang == here.lang || (is_original && !own.contains(&place(said)))
    });
    all
}

/// Returns when it was said, as far as is known.
fn date<'a>(here: Here<'a>, said: Said<'a>) -> &'a Dated {
    here.graph().day_said(here.graph().brief(said.brief), said.quotation)
}

/// Returns the language that the words shown were translated from: that of the brief's original, or where they are the
/// original's, of what they rest on. Nothing where they are as they were said, as far as is known.
fn translated_from(here: Here<'_>, said: Said<'_>) -> Option<Lang> {
    let graph = here.graph();
    let original = graph.brief(said.brief).original;
    if said.text.lang != original {
        return Some(original);
    }
    let spoken = said.quotation.sources.iter().find_map(|id| graph.source(*id).language)?;
    (spoken.language() != original.language()).then_some(spoken)
}

fn view(here: Here<'_>, said: Said<'_>) -> Option<StatementView> {
    let is_foreign = said.text.lang != here.lang;
    let mut brief = here.entity(EntityId::Brief(said.brief));
    let view = StatementView {
        words_html: words(here, said, &brief.href)?,
        lang: is_foreign.then(|| said.text.lang.to_string()),
        dir: is_foreign.then(|| said.text.lang.direction().as_str()),
        translated_from: translated_from(here, said).map(|lang| language_name(here, lang)),
        original: original(here, said, &brief.href),
        date: here.date(date(here, said), Room::Short),
        sources: here.entities(said.quotation.sources.iter().map(|id| EntityId::Source(*id))),
        brief: {
            let block = format!("b{}", said.number?);
            let of = EntityId::Brief(said.brief);
            if let Some(anchor) = find_anchor(here.graph(), (of, here.lang), &block) {
                brief.href = url::with_fragment(&brief.href, &anchor);
            }
            brief
        },
    };
    Some(view)
}

fn words(here: Here<'_>, said: Said<'_>, page: &str) -> Option<String> {
    let quotation = said.text.find_quoted(said.quotation)?;
    let works = &here.graph().brief(said.brief).sources;
    Some(Prose::quoted(here, said.text, (page.to_owned(), works)).excerpt(&quotation.blocks))
}

/// Returns the words of the original, where those shown are a translation of them.
fn original(here: Here<'_>, said: Said<'_>, page: &str) -> Option<QuotedWords> {
    let brief = here.graph().brief(said.brief);
    let text = brief.texts.get(&brief.original).filter(|text| text.lang != said.text.lang)?;
    let is_same = |quotation: &&Quotation| {
        text.find_number(quotation.block) == said.number && quotation.is_same(said.quotation)
    };
    let quotation = text.quotations.iter().find(is_same)?;
    Some(QuotedWords {
        words_html: words(here, Said { text, quotation, ..said }, page)?,
        lang: text.lang.to_string(),
        dir: text.lang.direction().as_str(),
        name: language_name(here, text.lang),
    })
}
