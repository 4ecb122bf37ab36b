//! What an actor said: attributed quotations of all briefs, in the language of the page where there is a
//! translation, marked as such, with the original's words.

use crate::lang::tag::Lang;
use crate::model::brief::Text;
use crate::model::date::Dated;
use crate::model::graph::Quoted;
use crate::model::id::{ActorId, BriefId, EntityId};
use crate::model::quotation::{Quotation, QuotationPlace, Statement};
use crate::plan::url;
use crate::render::anchor::{block_anchor, note_anchor};
use crate::render::here::Here;
use crate::render::page::notice::language_name;
use crate::render::prose::Prose;
use crate::render::view::page::{QuotedWords, StatementView};
use crate::render::wording::phrases::Room;

/// How many statements a page quotes, the newest.
const QUOTED: usize = 60;

/// A quotation in the text that a reader gets of it.
#[derive(Clone, Copy)]
struct Said<'a> {
    brief: BriefId,
    statement: &'a Statement,
    text: &'a Text,
    quotation: &'a Quotation,
}

/// Returns an actor's statements, newest first, and how many there are in all.
pub(crate) fn statements(here: Here<'_>, id: ActorId) -> (Vec<StatementView>, usize) {
    let mut said: Vec<Said<'_>> =
        here.graph().statements[id.index()].iter().filter_map(|of| find_said(here, *of)).collect();
    said.sort_by(|a, b| date(here, *b).date.cmp(&date(here, *a).date));
    let count = said.len();
    (said.into_iter().take(QUOTED).filter_map(|said| view(here, said)).collect(), count)
}

/// Returns a statement in the language of the page, or else in the original's; nothing where only another translation
/// has it.
fn find_said(here: Here<'_>, of: Quoted) -> Option<Said<'_>> {
    let brief = here.graph().brief(of.brief);
    let statement = brief.statements.get(of.statement)?;
    let said = |lang: Lang| {
        let (text, at) = (brief.texts.get(&lang)?, *statement.quotations.get(&lang)?);
        Some(Said { brief: of.brief, statement, text, quotation: text.quotations.get(at)? })
    };
    said(here.lang).or_else(|| said(brief.original))
}

/// Returns when it was said, as far as is known.
fn date<'a>(here: Here<'a>, said: Said<'a>) -> &'a Dated {
    here.graph().day_said(here.graph().brief(said.brief), said.quotation)
}

/// Returns the language that the words shown were translated from: that of what they rest on, or where nothing tells, that
/// of the brief's original. Nothing where they are as they were said, as far as is known.
fn translated_from(here: Here<'_>, said: Said<'_>) -> Option<Lang> {
    let graph = here.graph();
    let spoken = graph.language_said(said.quotation).unwrap_or(graph.brief(said.brief).original);
    (spoken.language() != said.text.lang.language()).then_some(spoken)
}

fn view(here: Here<'_>, said: Said<'_>) -> Option<StatementView> {
    let is_foreign = said.text.lang != here.lang;
    let mut brief = here.entity(EntityId::Brief(said.brief));
    let page = brief.href.clone();
    if let Some(anchor) = find_place(here, said) {
        brief.href = url::with_fragment(&brief.href, &anchor);
    }
    Some(StatementView {
        words_html: words(here, said, &page)?,
        lang: is_foreign.then(|| said.text.lang.to_string()),
        dir: is_foreign.then(|| said.text.lang.direction().as_str()),
        translated_from: translated_from(here, said).map(|lang| language_name(here, lang)),
        original: original(here, said, &page),
        date: here.date(date(here, said), Room::Short),
        sources: here.entities(said.quotation.sources.iter().map(|id| EntityId::Source(*id))),
        brief,
    })
}

/// Returns the anchor of a statement on the page of its brief in the language of `here`.
fn find_place(here: Here<'_>, said: Said<'_>) -> Option<String> {
    let of = EntityId::Brief(said.brief);
    let shown = here.graph().text(of, here.lang)?;
    let Some(at) = said.statement.quotations.get(&shown.lang) else {
        // Where the text shown has it not, the block of the original leads as near as there is a way.
        let QuotationPlace::Block(at) = said.quotation.place else { return None };
        return block_anchor(shown, said.text.find_number(at)?);
    };
    match shown.quotations.get(*at)?.place {
        QuotationPlace::Block(at) => block_anchor(shown, shown.find_number(at)?),
        QuotationPlace::Footnote(at) => note_anchor(shown, at),
    }
}

fn words(here: Here<'_>, said: Said<'_>, page: &str) -> Option<String> {
    let quotation = said.text.find_quoted(said.quotation)?;
    let works = &here.graph().brief(said.brief).sources;
    Some(Prose::quoted(here, said.text, (page.to_owned(), works)).excerpt(&quotation.blocks))
}

/// Returns the words of the original, where those shown are a translation of them: not where the speaker's words were of
/// a third language, or of that which is shown.
fn original(here: Here<'_>, said: Said<'_>, page: &str) -> Option<QuotedWords> {
    let brief = here.graph().brief(said.brief);
    let text = brief.texts.get(&brief.original).filter(|text| text.lang != said.text.lang)?;
    translated_from(here, said).filter(|lang| lang.language() == text.lang.language())?;
    let quotation = text.quotations.get(*said.statement.quotations.get(&text.lang)?)?;
    Some(QuotedWords {
        words_html: words(here, Said { text, quotation, ..said }, page)?,
        lang: text.lang.to_string(),
        dir: text.lang.direction().as_str(),
        name: language_name(here, text.lang),
    })
}
