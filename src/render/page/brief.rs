//! The page of a brief.

use crate::model::brief::{Brief, Part, ROLES, Text};
use crate::model::id::{BriefId, EntityId};
use crate::plan::target::{Exported, What};
use crate::render::here::Here;
use crate::render::page::backlink::backlinks;
use crate::render::page::claim::standing_of_text;
use crate::render::page::correction::correction_view;
use crate::render::page::event::events;
use crate::render::page::frame::{About, find_href, frame};
use crate::render::page::notice::{language_name, notice};
use crate::render::page::over_time::{anchored, events_picture};
use crate::render::page::source_item::{downloads, numbered};
use crate::render::prose::Prose;
use crate::render::view::page::{BriefView, PartView, PointView};
use crate::render::view::piece::{EventView, Ref, Words};
use crate::render::wording::phrases::Room;
use crate::render::wording::strings::Filling;

/// Returns the view of a brief's page.
pub(crate) fn brief(here: Here<'_>, id: BriefId) -> BriefView {
    let graph = here.graph();
    let brief = graph.brief(id);
    let of = EntityId::Brief(id);
    let text = graph.text(of, here.lang).expect("a brief has the text of its original");
    let prose = Prose::new(here, text, &brief.sources).with_evidence();
    // In the order of the page: places of citation are counted.
    let points = points((here, id), text, &prose);
    let events = own_events(here, brief, &prose);
    let (body_html, footnotes_html) = prose.body();
    let is_foreign = text.lang != here.lang;
    let title = here.words(&text.title, text.lang);
    let about = About {
        kind: "brief",
        title: &text.title,
        description: first_point(here, text),
        file: Some(&text.path),
    };
    BriefView {
        frame: frame(here, about),
        title,
        parallels: parallels(here, id),
        text_lang: is_foreign.then(|| text.lang.to_string()),
        text_dir: is_foreign.then(|| text.lang.direction().as_str()),
        notice: notice(here, of, text),
        draft: brief.draft,
        date: here.date(&brief.date, Room::Long),
        updated: brief.last_update().map(|date| here.date(date, Room::Long)),
        history: find_href(here, What::History(id, here.lang)),
        points,
        body_html,
        footnotes_html,
        actors: brief.actors.iter().map(|part| part_view(here, id, part)).collect(),
        places: here.entities(brief.places.iter().map(|id| EntityId::Place(*id))),
        topics: here.entities(brief.topics.iter().map(|id| EntityId::Topic(*id))),
        events,
        chart_html: events_picture(here, &brief.events, here.say("dates")),
        sources: numbered(here, &prose),
        downloads: downloads(here, Exported::Brief(id)),
        corrections: brief.corrections.iter().map(|of| correction_view(here, id, of)).collect(),
        authors: here.people(&brief.authors),
        translators: here.people(&translators(brief, text)),
        reviewers: here.people(&brief.reviewers),
        related: brief.related.iter().map(|id| here.card(*id, Room::Short)).collect(),
        backlinks: backlinks(here, of),
        earlier: neighbour(here, id, 1),
        later: neighbour(here, id, -1),
    }
}

/// Returns the pages on which this text stands beside that of another language.
fn parallels(here: Here<'_>, id: BriefId) -> Vec<Ref> {
    let languages = here.graph().config.languages.iter();
    let pages = languages.flat_map(|lang| [(here.lang, *lang), (*lang, here.lang)]);
    let page = |(one, other)| {
        let what = What::Parallel(id, one, other);
        here.site.plan.find_path(what)?;
        let names = [one, other].map(|lang| language_name(here, lang));
        let texts = [("first", Filling::Text(&names[0])), ("second", Filling::Text(&names[1]))];
        let words = here.locale().strings.fill("side-by-side", &texts).unwrap_or_default();
        Some(Ref { href: here.href(what), name: Words::plain(words).into() })
    };
    pages.filter_map(page).collect()
}

fn first_point(here: Here<'_>, text: &Text) -> Option<String> {
    text.summary.first().map(|point| here.plain(text, &point.words))
}

fn points((here, id): (Here<'_>, BriefId), text: &Text, prose: &Prose<'_>) -> Vec<PointView> {
    let point = |point: &crate::model::brief::KeyPoint| PointView {
        anchor: point.anchor.to_string(),
        permanent: point.permanent_anchor().into(),
        words_html: prose.line(&point.words),
        standing: point.of.and_then(|at| standing_of_text(here, (id, at), text)),
    };
    text.summary.iter().map(point).collect()
}

fn part_view(here: Here<'_>, id: BriefId, part: &Part) -> PartView {
    let positions = here.graph().positions_on(part.actor, id);
    PartView {
        actor: here.entity(EntityId::Actor(part.actor)),
        role: part.role.as_deref().and_then(|role| role_words(here, role)),
        positions: positions.into_iter().filter_map(|position| here.label(&position.title)).collect(),
    }
}

/// Returns the words for a role: the theme's, or those of `book.toml`.
pub(crate) fn role_words(here: Here<'_>, role: &str) -> Option<Words> {
    if let Some(label) = here.graph().config.roles.get(role) {
        return here.label(label);
    }
    let known = ROLES.into_iter().find(|known| *known == role)?;
    let key = format!("role-{known}");
    let words = here.locale().strings.find(&key).unwrap_or(known);
    Some(Words::plain(words.to_owned()))
}

/// Returns the brief's events, with their sources by number where the page lists them.
fn own_events(here: Here<'_>, brief: &Brief, prose: &Prose<'_>) -> Vec<EventView> {
    let mut own = anchored(events(here, &brief.events, Room::Long), 0);
    for (view, id) in own.iter_mut().zip(&brief.events) {
        view.brief = None;
        let sources = &here.graph().event(*id).sources;
        if sources.iter().all(|id| prose.sources().contains(id)) {
            view.sources.clear();
            view.marks = sources.iter().filter_map(|id| prose.mark(*id)).collect();
        }
    }
    own
}

fn translators(brief: &Brief, text: &Text) -> Vec<String> {
    match &text.translated_by {
        Some(name) => vec![name.clone()],
        None if text.lang == brief.original => Vec::new(),
        None => brief.translators.clone(),
    }
}

/// Returns the brief `step` places on in the order of time, newest first.
fn neighbour(here: Here<'_>, id: BriefId, step: isize) -> Option<Ref> {
    let at = here.site.rank(id).checked_add_signed(step)?;
    here.graph().newest.get(at).map(|id| here.entity(EntityId::Brief(*id)))
}
