//! One document of any kind, and one library → drafts, each in the list of its kind.

use crate::diag::code::Code;
use crate::diag::phrase::say;
use crate::diag::report::{Diagnostic, Report};
use crate::lang::fold::fold;
use crate::model::date::{Dated, FuzzyDate};
use crate::model::label::Label;
use crate::parse::bibtex::read_bibtex;
use crate::parse::brief;
use crate::parse::document::{Keys, Outcome, Setting, read_document};
use crate::parse::draft::{
    ActorFacts, BriefFacts, DocumentDraft, Drafts, PageFacts, PlaceFacts, SourceFacts, TopicFacts,
};
use crate::parse::entity;
use crate::parse::files::{Folder, Group, Library, LibraryKind};
use crate::parse::keys;
use crate::parse::keys::key::{Key, names};
use crate::parse::library::read_yaml;
use crate::parse::named::Name;
use crate::parse::reader::{Fields, Reader};
use crate::parse::source::{self, IdFrom};
use crate::span::{Span, Spanned, Word};

const BRIEF_WORDS: [&str; 2] = names(&keys::brief::WORDS);
const PAGE_WORDS: [&str; 1] = names(&keys::brief::PAGE);

const BRIEF: Keys = Keys { facts: &brief::FACTS, words: &BRIEF_WORDS, noun: Name::Brief };
const ACTOR: Keys = Keys { facts: &entity::ACTOR, words: &[], noun: Name::Actor };
const PLACE: Keys = Keys { facts: &entity::PLACE, words: &[], noun: Name::Place };
const TOPIC: Keys = Keys { facts: &entity::TOPIC, words: &[], noun: Name::Topic };
const SOURCE: Keys = Keys { facts: &source::KEYS, words: &[], noun: Name::Source };
const PAGE: Keys = Keys { facts: &[], words: &PAGE_WORDS, noun: Name::Page };

/// Returns the keys that a document of this kind may have: its words, its facts, then what every document has.
#[must_use]
pub fn keys_of(folder: Folder) -> Vec<&'static Key> {
    let (words, facts): (&[Key], &[Key]) = match folder {
        Folder::Briefs => (&keys::brief::WORDS, &keys::brief::FACTS),
        Folder::Actors => (&[], &keys::entity::ACTOR),
        Folder::Places => (&[], &keys::entity::PLACE),
        Folder::Topics => (&[], &keys::entity::TOPIC),
        Folder::Sources => (&[], &keys::source::KEYS),
        Folder::Pages => (&keys::brief::PAGE, &[]),
    };
    // The aliases of an actor are names, not addresses.
    let is_new = |key: &&Key| !facts.iter().any(|of| of.name == key.name);
    let shared = keys::brief::EVERYWHERE.iter().chain(&keys::brief::ADDRESS).filter(is_new);
    words.iter().chain(facts).chain(shared).collect()
}

/// A document of any kind.
pub(super) enum Read {
    Brief(Outcome<BriefFacts>),
    Actor(Outcome<ActorFacts>),
    Place(Outcome<PlaceFacts>),
    Topic(Outcome<TopicFacts>),
    Source(Outcome<SourceFacts>),
    Page(Outcome<PageFacts>),
}

/// Returns one document.
pub(super) fn read(setting: Setting<'_>, group: &Group, report: &mut Report) -> Read {
    match group.folder {
        Folder::Briefs => {
            let facts = |reader: &mut Reader<'_>, fields: &mut Fields| brief_facts(reader, fields, &group.id);
            Read::Brief(read_document(setting, group, (BRIEF, facts), report))
        }
        Folder::Actors => {
            let facts = |reader: &mut Reader<'_>, fields: &mut Fields| reader.actor_facts(fields);
            Read::Actor(read_document(setting, group, (ACTOR, facts), report))
        }
        Folder::Places => {
            let facts = |reader: &mut Reader<'_>, fields: &mut Fields| reader.place_facts(fields);
            Read::Place(read_document(setting, group, (PLACE, facts), report))
        }
        Folder::Topics => {
            let facts = |reader: &mut Reader<'_>, fields: &mut Fields| reader.topic_facts(fields);
            Read::Topic(read_document(setting, group, (TOPIC, facts), report))
        }
        Folder::Sources => {
            let facts = |reader: &mut Reader<'_>, fields: &mut Fields| {
                reader.check_own_id(fields, &group.id, IdFrom::FileName);
                reader.source_facts(fields, Name::Source)
            };
            Read::Source(read_document(setting, group, (SOURCE, facts), report))
        }
        Folder::Pages => Read::Page(read_document(setting, group, (PAGE, |_, _| PageFacts), report)),
    }
}

/// Returns a brief's facts; its date is in the file's name where the front matter has none.
fn brief_facts(reader: &mut Reader<'_>, fields: &mut Fields, id: &str) -> BriefFacts {
    let written = fields.has("date");
    let mut facts = reader.brief_facts(fields);
    if !written {
        facts.date = date_of_name(reader, fields, id);
    }
    if let Some(date) = &facts.date {
        let updated = facts.updated.iter().map(|updated| (updated, "updated"));
        let corrected = facts.corrections.iter().map(|correction| (&correction.date, "corrections"));
        updated.chain(corrected).for_each(|later| reader.check_order((date, "date"), later));
    }
    facts
}

/// Returns the date that the file's name gives; says so where it gives none.
fn date_of_name(reader: &mut Reader<'_>, fields: &Fields, id: &str) -> Option<Spanned<Dated>> {
    let span = Span::whole(reader.file);
    match date_prefix(id).map(FuzzyDate::parse) {
        Some(Ok(date)) => return Some(Spanned::new(Dated { date, text: Label::default() }, span)),
        Some(Err(error)) => {
            let message = say!("the file's name: {fault}", fault = error.message);
            reader.report.add(Diagnostic::new(Code::BadDate, span, message).maybe_help(error.help));
        }
        None => match eastern_date(id) {
            Some(date) if !fields.may_have("date") => {
                let message = say!("the date in the file's name is written in digits of another kind");
                let help = say!("write it `{date}` in the name, or add `date: {date}`", date);
                reader.report.add(Diagnostic::new(Code::BadDate, span, message).help(help));
            }
            Some(_) | None => reader.require(fields, "date", Name::Brief),
        },
    }
    None
}

/// Returns the date that a name begins with in Arabic or Persian digits: `٢٠٢٥-١١-٠٧-…`.
fn eastern_date(id: &str) -> Option<String> {
    let head: String = id.chars().take(11).collect();
    let date = fold(&head);
    let is_other = date != head && date.is_ascii();
    let date = date_prefix(&date).filter(|date| is_other && FuzzyDate::parse(date).is_ok())?;
    Some(date.to_owned())
}

/// Returns the date that a name begins with: `2025-11-07-…`.
fn date_prefix(id: &str) -> Option<&str> {
    let digits = |range: std::ops::Range<usize>| {
        id.as_bytes().get(range).is_some_and(|bytes| bytes.iter().all(u8::is_ascii_digit))
    };
    let dashes = [4, 7, 10].iter().all(|at| id.as_bytes().get(*at) == Some(&b'-'));
    (digits(0..4) && digits(5..7) && digits(8..10) && dashes).then(|| &id[..10])
}

/// Returns the sources of one library.
pub(super) fn read_library(
    setting: Setting<'_>,
    library: Library,
    report: &mut Report,
) -> Vec<DocumentDraft<SourceFacts>> {
    match library.kind {
        LibraryKind::Yaml => read_yaml(setting.input, setting.languages, library, report),
        LibraryKind::Bibtex => read_bibtex(setting.input, setting.languages, library, report),
    }
}

/// Puts a document in the list of its kind.
pub(super) fn add(drafts: &mut Drafts, read: Read) {
    let left_out = &mut drafts.left_out;
    match read {
        Read::Brief(outcome) => keep(outcome, &mut drafts.briefs, left_out),
        Read::Actor(outcome) => keep(outcome, &mut drafts.actors, left_out),
        Read::Place(outcome) => keep(outcome, &mut drafts.places, left_out),
        Read::Topic(outcome) => keep(outcome, &mut drafts.topics, left_out),
        Read::Source(outcome) => keep(outcome, &mut drafts.sources, left_out),
        Read::Page(outcome) => keep(outcome, &mut drafts.pages, left_out),
    }
}

fn keep<Facts>(outcome: Outcome<Facts>, list: &mut Vec<DocumentDraft<Facts>>, left_out: &mut Vec<Word>) {
    match outcome {
        Outcome::Read(draft) => list.push(*draft),
        Outcome::LeftOut(id) => left_out.push(id),
        Outcome::Refused => {}
    }
}
