//! The keys of briefs and of pages, and those that documents of every kind have.

use crate::diag::phrase::say;
use crate::model::brief::ROLES;
use crate::model::event::EventType;
use crate::parse::keys::key::Shape::{
    Date, Flag, Free, Id, Label, List, Map, OneOf, OneOrMore, OwnLanguage, Role, Scalar, Short, Text,
};
use crate::parse::keys::key::{Key, Kind, Shape, optional, required, words};
use crate::parse::keys::source;

const EVENT_TYPES: [&str; 4] = words(&EventType::ALL);
const ACTOR: Shape = Id(Kind::Actor);
const PLACE: Shape = Id(Kind::Place);
const SOURCE: Shape = Id(Kind::Source);

/// The roles that every site knows.
pub static KNOWN_ROLES: &[&str] = &ROLES;

/// The words of a brief, in each of its files.
pub static WORDS: [Key; 2] = [
    required("title", Text, || say!("The title")),
    optional("summary", OneOrMore(&Text), || {
        say!("Key points: one sentence each, with its sources at the end: `… [@id]`")
    }),
];

/// The words of a page.
pub static PAGE: [Key; 1] = [required("title", Text, || say!("The title"))];

/// The facts of a brief, in its original alone.
pub static FACTS: [Key; 12] = [
    optional("date", Date, || say!("The day the brief speaks from; the name of the file may give it")),
    optional("updated", Date, || say!("The last change that matters to readers")),
    optional("actors", List(&Short(&ACTOR, &PART)), || say!("Who is in it: ids, or ids with a role")),
    optional("sources", List(&Short(&SOURCE, &source::KEYS)), || {
        say!("What it rests on: ids of sources, or sources written here")
    }),
    optional("dates", List(&Map(&EVENT)), || {
        say!("What happened or is due, and when: these make the timelines")
    }),
    optional("places", List(&PLACE), || say!("Where: ids of places")),
    optional("topics", List(&Id(Kind::Topic)), || say!("About what: ids of topics")),
    optional("related", List(&Id(Kind::Brief)), || {
        say!("What to read next: ids of briefs; without it, those with most in common")
    }),
    optional("corrections", List(&Map(&CORRECTION)), || {
        say!("What was put right, and when: readers are told")
    }),
    optional("authors", List(&Text), || say!("Who wrote it: names")),
    optional("translators", List(&Text), || say!("Who translated it: names")),
    optional("reviewers", List(&Text), || say!("Who reviewed it: names")),
];

/// The keys of an actor in a brief.
pub static PART: [Key; 2] = [
    required("id", ACTOR, || say!("The id of the actor")),
    optional("role", Role, || say!("As what the actor is in the brief")),
];

/// The keys of one of a brief's `dates`.
pub static EVENT: [Key; 8] = [
    required("date", Date, || say!("When it was or is due")),
    required("title", Label, || say!("What happened or is due, in a few words")),
    optional("type", OneOf(&EVENT_TYPES), || say!("Which kind; without it, `event`")),
    optional("by", OneOrMore(&ACTOR), || say!("Who promised, announced or did it: ids of actors")),
    optional("actors", List(&ACTOR), || say!("Whom it concerns: ids of actors")),
    optional("places", List(&PLACE), || say!("Where: ids of places")),
    optional("source", OneOrMore(&SOURCE), || say!("Who says so: the id of a source, or several")),
    optional("text", Label, || say!("The date in the words of the source")),
];

/// The keys of a correction.
pub static CORRECTION: [Key; 4] = [
    required("date", Date, || say!("When it was put right")),
    required("text", Label, || say!("What was wrong, and what is right")),
    optional("before", Label, || say!("What stood there before")),
    optional("point", Scalar, || say!("The number or the name of the key point that it puts right")),
];

/// Keys that a document of every kind may have in each of its files.
pub static EVERYWHERE: [Key; 3] = [
    optional("translation", Map(&TRANSLATION), || {
        say!("In a translation: what it was made from, and how far it has come")
    }),
    optional("draft", Flag, || say!("`true`: left out of the site until it is ready")),
    optional("internal", Free, || say!("Notes for editors: never published")),
];

/// Keys that a document of every kind may have in its original.
pub static ADDRESS: [Key; 3] = [
    optional("slug", Text, || say!("Another last part of its address than its id")),
    optional("aliases", List(&Text), || say!("Old addresses, which lead here: `old/talks.html`")),
    optional("extra", Free, || say!("Free keys, for templates")),
];

/// The keys of `translation`.
pub static TRANSLATION: [Key; 4] = [
    optional("of", OwnLanguage, || say!("The language that it was translated from")),
    optional("revision", Scalar, || say!("The original as it was translated: `mujaz sync` writes it")),
    optional("by", Text, || say!("Who translated it")),
    optional("status", OneOf(&["draft", "reviewed"]), || say!("Whether somebody has reviewed it")),
];
