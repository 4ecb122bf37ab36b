//! What a feed says, before it is written in any format.

use crate::lang::bidi::isolate;
use crate::lang::isolation::isolate_stretches;
use crate::lang::tag::Lang;
use crate::model::brief::Correction;
use crate::model::date::Moment;
use crate::model::graph::Graph;
use crate::model::id::{BriefId, EntityId};
use crate::plan::site::permanent_path;
use crate::plan::target::What;
use crate::plan::url;
use crate::render::here::Here;

/// A feed.
pub(super) struct Channel {
    /// The language of its readers.
    pub(super) lang: Lang,
    /// What it is called.
    pub(super) title: String,
    /// One sentence about the site.
    pub(super) subtitle: Option<String>,
    /// Its own address.
    pub(super) address: String,
    /// The page that shows the same.
    pub(super) home: String,
    /// The last change of any entry.
    pub(super) updated: String,
    /// Who makes the site; never empty.
    pub(super) authors: Vec<String>,
    /// The licence of the content.
    pub(super) license: Option<String>,
    /// Those changed last stand first.
    pub(super) entries: Vec<Entry>,
}

/// An entry of a feed.
pub(super) struct Entry {
    /// By what programs know it: an address that stays, whatever becomes of the page.
    pub(super) id: String,
    /// Its page.
    pub(super) address: String,
    /// Its page in the other languages that it has words in.
    pub(super) others: Vec<(Lang, String)>,
    /// The language of its words.
    pub(super) lang: Lang,
    /// The language of its page.
    pub(super) page_lang: Lang,
    /// Its title.
    pub(super) title: String,
    /// What it says, a line for each thing.
    pub(super) text: String,
    /// When it was published, where that is known.
    pub(super) published: Option<String>,
    /// When it was last changed, where that is known.
    pub(super) updated: Option<String>,
    /// Who wrote it; empty where that is the site.
    pub(super) authors: Vec<String>,
    /// What it is about: the id of each topic, and its name.
    pub(super) topics: Vec<(String, String)>,
}

/// Returns a moment as RFC 3339 has it; of one that it cannot name nothing.
pub(super) fn instant(moment: Moment) -> Option<String> {
    let Moment { day, .. } = moment;
    let (hour, minute, second) = moment.clock();
    moment.is_plain().then(|| {
        format!("{:04}-{:02}-{:02}T{hour:02}:{minute:02}:{second:02}Z", day.year, day.month, day.day)
    })
}

/// Returns when a brief was last changed, by what it says of itself or else by its history.
pub(super) fn last_change(graph: &Graph, id: BriefId) -> Option<Moment> {
    let kept = || graph.revisions.get(id.index()).into_iter().flatten().filter_map(|of| of.day).max();
    graph.brief(id).find_last_change(graph.today).or_else(|| kept().map(Moment::from_day))
}

/// Returns the entry of a brief.
pub(super) fn brief_entry(here: Here<'_>, id: BriefId) -> Option<Entry> {
    let graph = here.graph();
    let brief = graph.brief(id);
    let of = EntityId::Brief(id);
    let text = graph.text(of, here.lang)?;
    let others = graph.config.languages.iter();
    let others = others.filter(|lang| **lang != here.lang && brief.texts.contains_key(lang));
    let other = |lang: &Lang| Some((*lang, here.absolute(What::Entity(of, *lang))?));
    let topic = |id: &_| {
        let (name, _) = graph.name(EntityId::Topic(*id), here.lang);
        (graph.topic(*id).slug.to_string(), name.to_owned())
    };
    Some(Entry {
        id: permanent(here, id)?,
        address: here.absolute(What::Entity(of, here.lang))?,
        others: others.filter_map(other).collect(),
        lang: text.lang,
        page_lang: here.lang,
        title: isolate_stretches(text.lang.direction(), &text.title),
        text: said(here, id),
        published: brief.date.date.first_moment_by(graph.today).and_then(instant),
        updated: last_change(graph, id).and_then(instant),
        authors: brief.authors.clone(),
        topics: brief.topics.iter().map(topic).collect(),
    })
}

/// Returns the address by which programs know a brief.
fn permanent(here: Here<'_>, id: BriefId) -> Option<String> {
    let site = here.graph().config.site_url.as_ref()?;
    Some(url::absolute(site, &permanent_path(here.graph(), id, here.lang)))
}

/// Returns the key points and what was put right, a line each, each isolated from the next.
fn said(here: Here<'_>, id: BriefId) -> String {
    let brief = here.graph().brief(id);
    let Some(text) = here.graph().text(EntityId::Brief(id), here.lang) else { return String::new() };
    let mut lines: Vec<String> = text
        .summary
        .iter()
        .map(|point| isolate_stretches(text.lang.direction(), &here.plain(text, &point.words)))
        .collect();
    for correction in &brief.corrections {
        let date = here.locale().dates.short(&correction.date.date);
        let what = format!("{} ({date})", here.say("correction"));
        lines.extend(correction_lines(here, correction, &what));
    }
    lines.join("\n")
}

/// Returns what was put right after the words `what`, and what stood there before.
fn correction_lines(here: Here<'_>, correction: &Correction, what: &str) -> Vec<String> {
    let line = |what: &str, label: &crate::model::label::Label| {
        let (words, lang) = label.best(here.lang)?;
        Some(format!("{what}: {}", isolate(&isolate_stretches(lang.direction(), words))))
    };
    let lines = [line(what, &correction.text), line(here.say("correction-before"), &correction.before)];
    lines.into_iter().flatten().collect()
}

/// Returns an entry for each of the last corrections of the site.
pub(super) fn correction_entries(here: Here<'_>, most: usize) -> Vec<Entry> {
    let graph = here.graph();
    let mut all: Vec<(BriefId, &Correction)> = Vec::new();
    for id in &graph.newest {
        all.extend(graph.brief(*id).corrections.iter().map(|correction| (*id, correction)));
    }
    let moment = |correction: &Correction| correction.date.date.first_moment_by(graph.today);
    all.sort_by_key(|(_, correction)| std::cmp::Reverse(moment(correction)));
    all.truncate(most);
    let entry = |(id, correction): (BriefId, &Correction)| {
        let of = EntityId::Brief(id);
        let text = graph.text(of, here.lang)?;
        let title = isolate(&isolate_stretches(text.lang.direction(), &text.title));
        let moment = moment(correction).and_then(instant);
        Some(Entry {
            id: url::with_fragment(&permanent(here, id)?, &correction.anchor),
            address: url::with_fragment(&here.absolute(What::Entity(of, here.lang))?, &correction.anchor),
            others: Vec::new(),
            lang: here.lang,
            page_lang: here.lang,
            title: format!("{}: {title}", here.say("correction")),
            text: correction_lines(here, correction, here.say("correction")).join("\n"),
            published: moment.clone(),
            updated: moment,
            authors: graph.brief(id).authors.clone(),
            topics: Vec::new(),
        })
    };
    all.into_iter().filter_map(entry).collect()
}
