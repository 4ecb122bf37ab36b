//! Cited works on pages.

use crate::model::date::{Dated, FuzzyDate};
use crate::model::id::{EntityId, SourceId};
use crate::model::label::Label;
use crate::model::link::{Death, Standing};
use crate::model::source::Source;
use crate::plan::target::{ExportFormat, Exported, What};
use crate::render::here::Here;
use crate::render::html::resolver::MarkKind;
use crate::render::prose::{Prose, place};
use crate::render::reference::{
    Telling, find_host, letters, names_kind, reference, robust, tells_accessed, tells_url,
};
use crate::render::view::piece::{CitedAt, CopyView, DateView, DownloadView, Ref, SourceItem};
use crate::render::wording::phrases::Room;
use crate::render::wording::strings::Filling;

/// Returns the works of a text, numbered from 1 where the style has numbers, each with the places that cite it. All
/// prose of the page has been written by then.
pub(crate) fn numbered(here: Here<'_>, prose: &Prose<'_>) -> Vec<SourceItem> {
    let ids = prose.sources();
    let letters = letters(here, ids);
    let has_numbers = here.locale().styling.marking.kind != MarkKind::Words;
    let times = prose.citations();
    let item = |(at, id): (usize, &SourceId)| SourceItem {
        number: has_numbers.then(|| here.number(at + 1)),
        anchor: format!("s-{}", at + 1),
        cited_at: (1..=times[at]).map(|time| cited_at(here, at + 1, (time, times[at]))).collect(),
        ..listed(here, *id, &letters[at])
    };
    ids.iter().enumerate().map(item).collect()
}

fn cited_at(here: Here<'_>, number: usize, (time, times): (u32, u32)) -> CitedAt {
    let values = [time, times].map(|of| here.number(of as usize));
    let of = here.number(number);
    let filling = [("number", &of), ("place", &values[0]), ("places", &values[1])];
    let key = match (here.locale().styling.marking.kind == MarkKind::Words, times) {
        (true, 1) => "cited-at-unnumbered",
        (true, _) => "cited-at-unnumbered-of",
        (false, 1) => "cited-at",
        (false, _) => "cited-at-of",
    };
    let label = here.locale().strings.fill(key, &filling.map(|(key, words)| (key, Filling::Text(words))));
    let [shown, _] = values;
    CitedAt {
        href: format!("#{}", place(number, time)),
        number: (times > 1).then_some(shown),
        label: label.unwrap_or_default(),
    }
}

/// Returns a work of a list: its reference, and beside it what the reference does not tell.
pub(crate) fn listed(here: Here<'_>, id: SourceId, letter: &str) -> SourceItem {
    let mut item = source_item(here, id);
    item.reference_html = reference(here, id, (letter, Telling::List));
    item.kind = item.kind.filter(|_| !names_kind(here, id));
    item.url = item.url.filter(|_| !tells_url(here, id));
    item.accessed = item.accessed.filter(|_| !tells_accessed(here, id));
    item
}

/// Returns a work for its own page.
pub(crate) fn own(here: Here<'_>, id: SourceId) -> SourceItem {
    SourceItem { reference_html: reference(here, id, ("", Telling::Own)), ..source_item(here, id) }
}

/// Returns the words for authors who are not named, where there are such.
fn others(here: Here<'_>, source: &Source) -> Option<Ref> {
    let words = || here.words(here.say("and-others"), here.lang);
    source.has_other_authors.then(|| Ref { href: String::new(), name: words().into() })
}

fn source_item(here: Here<'_>, id: SourceId) -> SourceItem {
    let source = here.graph().source(id);
    let date = |dated| here.date(dated, Room::Short);
    SourceItem {
        number: None,
        anchor: String::new(),
        reference_html: String::new(),
        cited_at: Vec::new(),
        source: here.entity(EntityId::Source(id)),
        authors: source
            .authors
            .iter()
            .map(|author| here.author(author))
            .chain(others(here, source))
            .collect(),
        publisher: source.publisher.map(|id| here.entity(EntityId::Publisher(id))),
        date: source.date.as_ref().map(date),
        accessed: source.accessed.as_ref().map(date),
        kind: source.find_shown_kind(),
        unnamed: source.unnamed,
        host: source.url.as_deref().and_then(find_host).map(String::from),
        url: source.url.clone(),
        // A copy that is known to be gone is none.
        archive_url: source.archive_url.clone().filter(|url| find_death(here, url).is_none()),
        archive_date: source.archive_date.as_ref().map(date),
        robust_html: robust(source),
        dead: dead(here, source),
        copy: source.find_published_copy().map(|copy| CopyView {
            href: here.href(What::Copy(id)),
            name: copy.name.to_string(),
            sha256: copy.sha256.to_string(),
        }),
        language: language(here, source),
        reliability: source.reliability,
        credibility: source.credibility,
        credibility_number: source.credibility.map(|grade| here.number(grade.into())),
        quote: here.label(&source.quote),
        note: here.label(&source.note),
        derived_from: here.entities(source.derived_from.iter().map(|id| EntityId::Source(*id))),
    }
}

/// Returns when the address of a work was last found dead.
fn dead(here: Here<'_>, source: &Source) -> Option<DateView> {
    let date = FuzzyDate::from_day(find_death(here, source.url.as_deref()?)?.last);
    Some(here.date(&Dated { date, text: Label::default() }, Room::Short))
}

fn find_death(here: Here<'_>, url: &str) -> Option<Death> {
    match here.graph().links.standing(url) {
        Standing::Dead(death) => Some(death),
        Standing::Unasked | Standing::Alive | Standing::Uncertain => None,
    }
}

/// Returns the name of the language of a work in the words of the page, where it is not the page's.
fn language(here: Here<'_>, source: &Source) -> Option<String> {
    let lang = source.language.filter(|lang| lang.language() != here.lang.language())?;
    let key = format!("language-{}", lang.language());
    let name = here.locale().strings.find(&key).map(String::from);
    Some(name.unwrap_or_else(|| lang.to_string()))
}

/// Returns the files of cited works that there are.
pub(crate) fn downloads(here: Here<'_>, of: Exported) -> Vec<DownloadView> {
    let file = |(name, format): (&'static str, ExportFormat)| {
        let what = What::Export(of, format);
        here.site.plan.find_path(what).map(|_| DownloadView { href: here.href(what), name })
    };
    ExportFormat::ALL.into_iter().filter_map(file).collect()
}
