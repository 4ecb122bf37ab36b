//! Briefs and their events. In: the facts of drafts. Out: briefs without texts, all events in the order of
//! time, and the order of the briefs.

use crate::diag::code::Code;
use crate::diag::phrase::{Phrase, Value, say};
use crate::diag::removal;
use crate::diag::report::{Diagnostic, Edit, Report};
use crate::input::{Day, Input};
use crate::lang::near::find_nearest;
use crate::model::brief::{Brief, Correction, Part, ROLES};
use crate::model::date::{Dated, FuzzyDate};
use crate::model::event::Event;
use crate::model::id::{BriefId, EntityId, EventId, SourceId};
use crate::model::label::Label;
use crate::parse::draft::{
    BriefFacts, CorrectionDraft, Drafts, EventDraft, KeyPointDraft, PartDraft, SourceReference,
};
use crate::resolve::facts::{url_slug, value};
use crate::resolve::names::Names;
use crate::span::{Spanned, Word};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Briefs, and what of them is in the order of time.
pub(crate) struct Briefs {
    /// By slug.
    pub(crate) all: Vec<Brief>,
    /// The ids `related` names, by brief; `None` where it is left to be computed.
    pub(crate) related: Vec<Option<Vec<BriefId>>>,
    /// All events, in the order of time.
    pub(crate) events: Vec<Event>,
}

/// Returns the briefs of the drafts. One without a date (already reported) is given the day of the build.
pub(crate) fn briefs(drafts: &mut Drafts, names: &Names, input: &Input, report: &mut Report) -> Briefs {
    let roles = drafts.config.roles.keys().cloned().collect();
    let events = Vec::with_capacity(drafts.briefs.iter().map(|draft| draft.facts.events.len()).sum());
    let mut builder = Builder { names, roles, input, report, events };
    let mut all = Vec::with_capacity(drafts.briefs.len());
    let mut related = Vec::with_capacity(drafts.briefs.len());
    for (at, draft) in drafts.briefs.iter_mut().enumerate() {
        let mut facts = std::mem::take(&mut draft.facts);
        let id = BriefId::from_index(at);
        let words = std::mem::take(&mut facts.related);
        related.push((!words.is_empty()).then(|| builder.related(id, &words)));
        let points = draft.texts.first().map(|text| &text.summary[..]).unwrap_or_default();
        let mut brief = builder.brief(id, facts, (input.today, points));
        let address = std::mem::take(&mut draft.address);
        brief.slug = draft.id.value.as_str().into();
        brief.url_slug = url_slug(&draft.id, &address);
        brief.aliases_of_url = address.aliases;
        brief.extra = address.extra;
        brief.original = draft.original;
        brief.path = draft.path.clone();
        all.push(brief);
    }
    let mut events = in_time(builder.events, &mut all);
    add_keys(&mut events, &all);
    Briefs { all, related, events }
}

/// Returns the events in the order of time, and gives each brief the numbers of its own.
fn in_time(mut events: Vec<Event>, briefs: &mut [Brief]) -> Vec<Event> {
    events.par_sort_by(|a, b| a.date.date.cmp(&b.date.date).then(a.brief.cmp(&b.brief)));
    for (at, event) in events.iter().enumerate() {
        briefs[event.brief.index()].events.push(EventId::from_index(at));
    }
    events
}

/// Gives each event its key: from its brief and its title in the original's language. Those of a brief that have one
/// title are told apart by their order in time.
fn add_keys(events: &mut [Event], briefs: &[Brief]) {
    for brief in briefs {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for id in &brief.events {
            let event = &mut events[id.index()];
            let title =
                event.title.best(brief.original).map(|(words, _)| words.to_owned()).unwrap_or_default();
            let number = seen.entry(title.clone()).or_default();
            *number += 1;
            let key = blake3::hash(format!("{}\n{title}\n{number}", brief.slug).as_bytes()).to_hex();
            event.key = key[..32].into();
        }
    }
}

/// Gives each correction its anchor. Those of one date are counted as they were written, the oldest first, so that
/// one that is added renames no other, whichever end of the list it is added to.
fn name_corrections(corrections: &mut [Correction]) {
    let is_newest_first = match corrections {
        [first, .., last] => first.date.date > last.date.date,
        _ => false,
    };
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut name = |correction: &mut Correction| {
        let written = correction.date.date.to_string();
        let day = written.split('T').next().unwrap_or_default();
        let is_part = |character: char| character.is_ascii_alphanumeric() || character == '-';
        let parts: Vec<&str> = day.split(|c| !is_part(c)).filter(|part| !part.is_empty()).collect();
        let first = format!("correction-{}", parts.join("-"));
        let mut anchor = first.clone();
        let mut number = 1;
        while !taken.insert(anchor.clone()) {
            number += 1;
            anchor = format!("{first}-{number}");
        }
        correction.anchor = anchor.into();
    };
    if is_newest_first {
        corrections.iter_mut().rev().for_each(&mut name);
    } else {
        corrections.iter_mut().for_each(&mut name);
    }
}

struct Builder<'names> {
    names: &'names Names,
    roles: Vec<String>,
    input: &'names Input,
    report: &'names mut Report,
    events: Vec<Event>,
}

impl Builder<'_> {
    fn correction(&mut self, draft: CorrectionDraft, points: &[KeyPointDraft]) -> Correction {
        let point = draft.point.and_then(|point| self.point(&point, points));
        self.check_past(&draft.date, say!("the correction is dated in the future"));
        Correction {
            anchor: "".into(),
            date: draft.date.value,
            text: draft.text,
            before: draft.before,
            point,
        }
    }

    /// Says where what was done is dated well after the day of the build.
    fn check_past(&mut self, date: &Spanned<Dated>, message: Phrase) {
        if date.value.date.is_well_after(&FuzzyDate::from_day(self.input.today)) {
            let help = say!("write the day on which it was done");
            self.report.add(Diagnostic::new(Code::ImplausibleDate, date.span, message).help(help));
        }
    }

    /// Returns the position of the key point of this number or name.
    fn point(&mut self, word: &Word, points: &[KeyPointDraft]) -> Option<usize> {
        let names = || points.iter().filter_map(|point| point.name.as_ref());
        let number = word.value.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let is_named =
            |point: &KeyPointDraft| point.name.as_ref().is_some_and(|name| name.value == word.value);
        let found = points.iter().position(is_named).or(number.filter(|at| *at < points.len()));
        if found.is_none() {
            let message = say!("no key point `{point}`", point = &word.value);
            let near = find_nearest(&word.value, names().map(|name| name.value.as_str()));
            let help = match (near, points.len()) {
                (Some(near), _) => say!("did you mean `{near}`?", near),
                (None, 0) => say!("remove `point`: the brief has no key points"),
                (None, last) => say!("write its number, from 1 to {last}, or its name", last),
            };
            self.report.add(Diagnostic::new(Code::UnknownValue, word.span, message).help(help));
        }
        found
    }

    fn brief(&mut self, id: BriefId, facts: BriefFacts, (today, points): (Day, &[KeyPointDraft])) -> Brief {
        let undated = || Dated { date: FuzzyDate::from_day(today), text: Label::default() };
        let events = facts.events.into_iter().filter_map(|event| self.event(id, event));
        let events: Vec<Event> = events.collect();
        self.events.extend(events);
        let drafts = facts.corrections.into_iter();
        let mut corrections: Vec<Correction> = drafts.map(|draft| self.correction(draft, points)).collect();
        name_corrections(&mut corrections);
        corrections.sort_by(|a, b| b.date.date.cmp(&a.date.date));
        if let Some(updated) = &facts.updated {
            self.check_past(updated, say!("the brief was updated in the future"));
        }
        Brief {
            slug: "".into(),
            url_slug: "".into(),
            aliases_of_url: Vec::new(),
            date: value(facts.date).unwrap_or_else(undated),
            updated: value(facts.updated),
            actors: self.parts(facts.actors),
            sources: self.sources(&facts.sources),
            events: Vec::new(),
            places: self.each(&facts.places, Names::place),
            topics: self.each(&facts.topics, Names::topic),
            related: Vec::new(),
            corrections,
            authors: facts.authors,
            translators: facts.translators,
            reviewers: facts.reviewers,
            draft: facts.draft,
            original: crate::lang::tag::Lang::parse("en").expect("`en` is a tag"),
            texts: BTreeMap::new(),
            statements: Vec::new(),
            attachments: Vec::new(),
            extra: serde_json::Value::Null,
            path: "".into(),
        }
    }

    /// Returns the ids of `words`, each once, in order.
    fn each<Id: PartialEq>(
        &mut self,
        words: &[Word],
        find: impl Fn(&Names, &Word, &mut Report) -> Option<Id>,
    ) -> Vec<Id> {
        let mut ids = Vec::with_capacity(words.len());
        for word in words {
            let Some(id) = find(self.names, word, self.report) else { continue };
            if ids.contains(&id) {
                self.report_repeated(word);
            } else {
                ids.push(id);
            }
        }
        ids
    }

    /// Says that a list names something again, where nothing was said of that place: of two sources written
    /// under one id it was.
    fn report_repeated(&mut self, word: &Word) {
        if self.report.diagnostics().iter().any(|said| said.span == word.span) {
            return;
        }
        let message = say!("`{word}` is listed twice", word = &word.value);
        let help = say!("remove one of the two");
        let diagnostic = Diagnostic::new(Code::RepeatedItem, word.span, message).help(help);
        self.report.add(diagnostic.maybe_certain(say!("remove the second"), self.removal(word)));
    }

    /// Returns the change that takes a word out of its list.
    fn removal(&self, word: &Word) -> Option<Edit> {
        removal::item(self.input.text(word.span.file), word.span)
    }

    /// Returns the briefs that `words` name, but for the one that they stand in.
    fn related(&mut self, own: BriefId, words: &[Word]) -> Vec<BriefId> {
        let mut others = self.each(words, Names::brief);
        if let Some(at) = others.iter().position(|id| *id == own) {
            others.remove(at);
            let is_own = |word: &&Word| self.names.find(&word.value) == Some(EntityId::Brief(own));
            if let Some(word) = words.iter().find(is_own) {
                let message = say!("`{id}` is this brief itself", id = &word.value);
                let diagnostic = Diagnostic::new(Code::RelatedToItself, word.span, message);
                let diagnostic = diagnostic.help(say!("remove it"));
                self.report.add(diagnostic.maybe_certain(say!("remove it"), self.removal(word)));
            }
        }
        others
    }

    fn sources(&mut self, sources: &[SourceReference]) -> Vec<SourceId> {
        let words: Vec<Word> = sources
            .iter()
            .map(|source| match source {
                SourceReference::Id(word) => word.clone(),
                SourceReference::Written(written) => written.0.clone(),
            })
            .collect();
        self.each(&words, Names::source)
    }

    fn parts(&mut self, drafts: Vec<PartDraft>) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::with_capacity(drafts.len());
        for draft in drafts {
            let role = draft.role.and_then(|role| self.role(role));
            let Some(actor) = self.names.actor(&draft.id, self.report) else { continue };
            if parts.iter().all(|part| part.actor != actor) {
                parts.push(Part { actor, role, span: draft.id.span });
            } else {
                self.report_repeated(&draft.id);
            }
        }
        parts
    }

    fn role(&mut self, role: Word) -> Option<Box<str>> {
        if ROLES.contains(&role.value.as_str()) || self.roles.contains(&role.value) {
            return Some(role.value.into());
        }
        let message = say!("no role named `{role}`", role = &role.value);
        let known = ROLES.into_iter().chain(self.roles.iter().map(String::as_str));
        let diagnostic = Diagnostic::new(Code::UnknownValue, role.span, message);
        self.report.add(match find_nearest(&role.value, known) {
            Some(near) => diagnostic.did_you_mean(&role, near),
            None => {
                let all = Value::Each(ROLES.into_iter().map(Value::from).collect());
                diagnostic.help(say!("use one of {all}, or label it under `[roles]` in `book.toml`", all))
            }
        });
        None
    }

    fn event(&mut self, brief: BriefId, draft: EventDraft) -> Option<Event> {
        let by = self.each(&draft.by, Names::actor);
        let actors = self.each(&draft.actors, Names::actor);
        let places = self.each(&draft.places, Names::place);
        let sources = self.each(&draft.sources, Names::source);
        let date = value(draft.date)?;
        let key = "".into();
        Some(Event { brief, date, title: draft.title, kind: draft.kind, by, actors, places, sources, key })
    }
}

/// Returns the briefs in the order of time, newest first.
pub(crate) fn newest(briefs: &[Brief]) -> Vec<BriefId> {
    let mut newest: Vec<BriefId> = (0..briefs.len()).map(BriefId::from_index).collect();
    let date = |id: &BriefId| &briefs[id.index()].date.date;
    newest.sort_by(|a, b| date(b).cmp(date(a)).then(a.cmp(b)));
    newest
}
