//! The keys of actors, places and topics.

use crate::diag::phrase::say;
use crate::model::actor::ActorType;
use crate::parse::keys::key::Shape::{
    Coordinates, Country, Date, Id, Label, List, Map, Names, OneOf, Short, Url, Wikidata,
};
use crate::parse::keys::key::{Key, Kind, Shape, optional, required, words};

const ACTOR_TYPES: [&str; 8] = words(&ActorType::ALL);
const AN_ACTOR: Shape = Id(Kind::Actor);

/// The facts of an actor.
pub static ACTOR: [Key; 8] = [
    optional("name", Label, || say!("Its name, in each language: `{ar: …, en: …}`")),
    optional("aliases", Names, || say!("Other names by which texts call it, in each language")),
    optional("type", OneOf(&ACTOR_TYPES), || say!("What it is: a person, a state, an institution …")),
    optional("positions", List(&Map(&POSITION)), || say!("Posts, and their time as far as it is known")),
    optional("part-of", List(&Short(&AN_ACTOR, &MEMBERSHIP)), || {
        say!("What it belongs to: ids of actors, or ids with a time")
    }),
    optional("country", Country, || say!("The two letters that ISO 3166 has for its country: `IQ`")),
    optional("wikidata", Wikidata, || say!("Its item in Wikidata: `Q796`")),
    optional("links", List(&Short(&Url, &LINK)), || say!("Links about it elsewhere")),
];

/// The facts of a place.
pub static PLACE: [Key; 5] = [
    optional("name", Label, || say!("Its name, in each language: `{ar: …, en: …}`")),
    optional("aliases", Names, || say!("Other names by which texts call it, in each language")),
    optional("coordinates", Coordinates, || say!("Latitude and longitude in degrees: `[33.3, 44.4]`")),
    optional("part-of", List(&Id(Kind::Place)), || say!("What it lies in: ids of places")),
    optional("wikidata", Wikidata, || say!("Its item in Wikidata: `Q796`")),
];

/// The facts of a topic.
pub static TOPIC: [Key; 2] = [
    optional("name", Label, || say!("Its name, in each language: `{ar: …, en: …}`")),
    optional("part-of", List(&Id(Kind::Topic)), || say!("What it is a part of: ids of topics")),
];

/// The keys of a post.
pub static POSITION: [Key; 4] = [
    required("title", Label, || say!("What the post is called")),
    optional("organization", AN_ACTOR, || say!("Where it is held: the id of an actor")),
    optional("from", Date, || say!("Since when, as far as it is known")),
    optional("to", Date, || say!("Until when; left out where it is still so, or not known")),
];

/// The keys of what an actor belongs to.
pub static MEMBERSHIP: [Key; 3] = [
    required("id", AN_ACTOR, || say!("The id of the actor")),
    optional("from", Date, || say!("Since when, as far as it is known")),
    optional("to", Date, || say!("Until when; left out where it is still so, or not known")),
];

/// The keys of a link elsewhere.
pub static LINK: [Key; 2] = [
    required("url", Url, || say!("Its address")),
    optional("title", Label, || say!("What it is, in a few words")),
];
