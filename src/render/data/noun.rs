//! What the data of a site is made of: one struct for each kind of thing. Their names and comments are the JSON
//! Schema that is published with the data. In: facts. Out: values to be written; no address but of the site's pages.

use crate::lang::tag::Lang;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A language, by its tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Tag(pub(crate) Lang);

impl Serialize for Tag {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.as_str())
    }
}

impl JsonSchema for Tag {
    fn schema_name() -> Cow<'static, str> {
        "Language".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "description": "A language tag (BCP 47).", "pattern": "^[A-Za-z0-9-]+$" })
    }
}

/// Words by language.
pub(crate) type Labels<'a> = BTreeMap<Tag, &'a str>;
/// Several words by language.
pub(crate) type Lists<'a> = BTreeMap<Tag, Vec<&'a str>>;
/// Pages by language, as paths from the top of the site.
pub(crate) type Pages<'a> = BTreeMap<Tag, &'a str>;

/// All that the site knows, but for its prose.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct SiteData<'a> {
    /// The JSON Schema that describes this file, beside it.
    #[serde(rename = "$schema")]
    pub(crate) schema: &'static str,
    /// The site's name.
    pub(crate) title: Labels<'a>,
    /// One sentence about it.
    #[serde(skip_serializing_if = "Labels::is_empty")]
    pub(crate) description: Labels<'a>,
    /// Its absolute address; pages are found below it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) url: Option<&'a str>,
    /// Its languages, the default one first.
    pub(crate) languages: Vec<Tag>,
    /// Who makes it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) authors: Vec<&'a str>,
    /// The licence of the content: an SPDX id or words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) license: Option<&'a str>,
    /// The day it was made, ISO 8601.
    pub(crate) built: String,
    /// The briefs, newest first.
    pub(crate) briefs: Vec<BriefData<'a>>,
    /// People, institutions, states, forces, groups and publishers, by id.
    pub(crate) actors: Vec<ActorData<'a>>,
    /// Places, by id.
    pub(crate) places: Vec<PlaceData<'a>>,
    /// Topics, by id.
    pub(crate) topics: Vec<TopicData<'a>>,
    /// Cited works, by id.
    pub(crate) sources: Vec<SourceData<'a>>,
    /// What happened or is due, in the order of time.
    pub(crate) events: Vec<EventData<'a>>,
}

/// A date, as far as it is known.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct DateData<'a> {
    /// The date in EDTF (ISO 8601-2), level 1 with sets: `2025-11-06`, `2024-09/2026`, `../2026`.
    pub(crate) edtf: String,
    /// The first day it may be, ISO 8601; none where it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) earliest: Option<String>,
    /// The last day it may be; none where it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) latest: Option<String>,
    /// How the source put it.
    #[serde(skip_serializing_if = "Labels::is_empty")]
    pub(crate) text: Labels<'a>,
}

/// A brief: its facts, key points, statements and corrections.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct BriefData<'a> {
    /// Its permanent id.
    pub(crate) id: &'a str,
    /// Its page in each language.
    pub(crate) pages: Pages<'a>,
    /// The title in each language that it is written in.
    pub(crate) title: Labels<'a>,
    /// The language of the original.
    pub(crate) original: Tag,
    /// Languages of translations that are older than the original.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) outdated: Vec<Tag>,
    /// What translations say of how they came to be, by language.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) translations: BTreeMap<Tag, TranslationData<'a>>,
    /// The day it speaks from.
    pub(crate) date: DateData<'a>,
    /// The last substantive change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) updated: Option<DateData<'a>>,
    /// Its key points, each a claim.
    pub(crate) claims: Vec<ClaimData<'a>>,
    /// Attributed quotations.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) statements: Vec<StatementData<'a>>,
    /// Who is in it, and as what.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) actors: Vec<PartData<'a>>,
    /// Ids of places.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) places: Vec<&'a str>,
    /// Ids of topics.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) topics: Vec<&'a str>,
    /// Ids of the works that it lists or cites.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) sources: Vec<&'a str>,
    /// Ids of its events.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) events: Vec<String>,
    /// Ids of briefs to read next.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) related: Vec<&'a str>,
    /// What was put right, newest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) corrections: Vec<CorrectionData<'a>>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) authors: Vec<&'a str>,
    /// Who translated it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) translators: Vec<&'a str>,
    /// Who reviewed it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) reviewers: Vec<&'a str>,
}

/// How a translation came to be.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct TranslationData<'a> {
    /// Who translated it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) by: Option<&'a str>,
    /// `reviewed`, or `draft` where it was not yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) status: Option<&'static str>,
}

/// An actor in a brief.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct PartData<'a> {
    /// The id of the actor.
    pub(crate) id: &'a str,
    /// As what: `participant`, `speaker` …, or a role of the site's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) role: Option<&'a str>,
    /// The words for it, where the site has its own.
    #[serde(skip_serializing_if = "Labels::is_empty")]
    pub(crate) role_label: Labels<'a>,
}

/// A key point: what is claimed, and what it rests on.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct ClaimData<'a> {
    /// Its permanent id: that of the brief, `#`, and its anchor on the brief's pages.
    pub(crate) id: String,
    /// Its words, by language.
    pub(crate) text: BTreeMap<Tag, String>,
    /// Ids of the works that it cites.
    pub(crate) sources: Vec<&'a str>,
    /// How many of these have nothing in common: no work that they repeat, no author, no address.
    pub(crate) independent: usize,
    /// Ids of the works that all of several go back to, where no two of them are independent; of those that one alone
    /// repeats.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) origins: Vec<&'a str>,
    /// What else all of several have in common, where no two of them are independent: an author's id or name, or an
    /// address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) shared: Option<&'a str>,
    /// Whether it rests on people who are not named alone.
    pub(crate) unnamed: bool,
    /// The best reliability of its sources: Admiralty scale, `A` to `F`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) reliability: Option<char>,
    /// The best credibility: Admiralty scale, 1 to 6.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) credibility: Option<u8>,
    /// Who says it by name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) speakers: Vec<AuthorData<'a>>,
    /// When it was put right, newest first (EDTF).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) corrected: Vec<String>,
}

/// An attributed quotation.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct StatementData<'a> {
    /// Its id: that of the brief, `#`, and its anchor on the original's page; where only a translation has it, `-` and its
    /// language behind that.
    pub(crate) id: String,
    /// The ids of the actors who said it: most often one.
    pub(crate) speakers: Vec<&'a str>,
    /// When, as far as is known: the day of what it is cited from, or else of the brief; EDTF.
    pub(crate) date: String,
    /// The language in which it was said, as far as is known: that of what it is cited from. Words in another are a
    /// translation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) language: Option<Tag>,
    /// The words, by language of the brief's texts.
    pub(crate) text: BTreeMap<Tag, String>,
    /// Ids of the works that it is cited from.
    pub(crate) sources: Vec<&'a str>,
}

/// What was put right.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct CorrectionData<'a> {
    /// The id of the brief, and the anchor of the correction on its page.
    pub(crate) id: String,
    /// When.
    pub(crate) date: DateData<'a>,
    /// What.
    pub(crate) text: Labels<'a>,
    /// What stood there before.
    #[serde(skip_serializing_if = "Labels::is_empty")]
    pub(crate) before: Labels<'a>,
    /// The id of the claim that it puts right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) claim: Option<String>,
}

/// Somebody who wrote or said something: an actor of the site, or a name.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct AuthorData<'a> {
    /// The id of the actor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) id: Option<&'a str>,
    /// The name, by language.
    pub(crate) name: Labels<'a>,
}

/// A person, an institution, a state, a force, a group, a publisher.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct ActorData<'a> {
    /// Its permanent id.
    pub(crate) id: &'a str,
    /// Its page in each language.
    pub(crate) pages: Pages<'a>,
    /// `person`, `organization`, `public-body`, `state`, `military`, `company`, `media` or `group`.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub(crate) kind: Option<&'static str>,
    /// Its name.
    pub(crate) name: Labels<'a>,
    /// Its other names.
    #[serde(skip_serializing_if = "Lists::is_empty")]
    pub(crate) aliases: Lists<'a>,
    /// Its posts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) positions: Vec<PositionData<'a>>,
    /// What it belongs to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) part_of: Vec<MembershipData<'a>>,
    /// ISO 3166, two letters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) country: Option<&'a str>,
    /// Its item in Wikidata.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) wikidata: Option<&'a str>,
    /// Links elsewhere about it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) links: Vec<LinkData<'a>>,
}

/// A link to somewhere else.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct LinkData<'a> {
    /// The address.
    pub(crate) url: &'a str,
    /// What it is.
    #[serde(skip_serializing_if = "Labels::is_empty")]
    pub(crate) title: Labels<'a>,
}

/// That an actor belongs to another.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct MembershipData<'a> {
    /// The id of the other.
    pub(crate) id: &'a str,
    /// Since when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) from: Option<DateData<'a>>,
    /// Until when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) to: Option<DateData<'a>>,
}

/// A post held for a time.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct PositionData<'a> {
    /// What it is called.
    pub(crate) title: Labels<'a>,
    /// The id of the actor where it is held.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) organization: Option<&'a str>,
    /// Since when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) from: Option<DateData<'a>>,
    /// Until when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) to: Option<DateData<'a>>,
}

/// A place.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct PlaceData<'a> {
    /// Its permanent id.
    pub(crate) id: &'a str,
    /// Its page in each language.
    pub(crate) pages: Pages<'a>,
    /// Its name.
    pub(crate) name: Labels<'a>,
    /// Its other names.
    #[serde(skip_serializing_if = "Lists::is_empty")]
    pub(crate) aliases: Lists<'a>,
    /// Latitude and longitude in degrees (WGS 84).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) coordinates: Option<(f64, f64)>,
    /// Ids of what it lies in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) part_of: Vec<&'a str>,
    /// Its item in Wikidata.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) wikidata: Option<&'a str>,
}

/// A topic.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct TopicData<'a> {
    /// Its permanent id.
    pub(crate) id: &'a str,
    /// Its page in each language.
    pub(crate) pages: Pages<'a>,
    /// Its name.
    pub(crate) name: Labels<'a>,
    /// Ids of wider topics.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) part_of: Vec<&'a str>,
}

/// A cited work.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct SourceData<'a> {
    /// Its permanent id.
    pub(crate) id: &'a str,
    /// Its page in each language.
    pub(crate) pages: Pages<'a>,
    /// Its title; in brackets where it is a description.
    pub(crate) title: Labels<'a>,
    /// `article`, `statement`, `report` …
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub(crate) kind: Option<&'static str>,
    /// Who wrote or said it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) authors: Vec<AuthorData<'a>>,
    /// Whether others wrote it with them, who are not named.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) has_other_authors: bool,
    /// Who published it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) publisher: Option<AuthorData<'a>>,
    /// What it is a part of, where that is not its publisher.
    #[serde(skip_serializing_if = "Labels::is_empty")]
    pub(crate) container: Labels<'a>,
    /// Its volume, as printed.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(crate) volume: &'a str,
    /// The number of the issue that it stands in, or its own as a report.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(crate) number: &'a str,
    /// The pages that it stands on.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(crate) page_range: &'a str,
    /// Its edition, as printed.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(crate) edition: &'a str,
    /// Its address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) url: Option<&'a str>,
    /// The address of an archived copy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) archive_url: Option<&'a str>,
    /// When the copy was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) archive_date: Option<DateData<'a>>,
    /// When it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) date: Option<DateData<'a>>,
    /// When it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) accessed: Option<DateData<'a>>,
    /// The language it is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) language: Option<Tag>,
    /// Whether it is a person who is not named.
    pub(crate) unnamed: bool,
    /// Ids of the works that it repeats.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) derived_from: Vec<&'a str>,
    /// Admiralty scale, `A` to `F`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) reliability: Option<char>,
    /// Admiralty scale, 1 to 6.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) credibility: Option<u8>,
    /// Words quoted from it.
    #[serde(skip_serializing_if = "Labels::is_empty")]
    pub(crate) quote: Labels<'a>,
    /// What readers should know of it.
    #[serde(skip_serializing_if = "Labels::is_empty")]
    pub(crate) note: Labels<'a>,
}

/// Something that happened or is due.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct EventData<'a> {
    /// Its id, made from its brief and its title.
    pub(crate) id: String,
    /// The id of the brief that tells it.
    pub(crate) brief: &'a str,
    /// When.
    pub(crate) date: DateData<'a>,
    /// What.
    pub(crate) title: Labels<'a>,
    /// `event`, `deadline`, `announcement` or `period`.
    #[serde(rename = "type")]
    pub(crate) kind: &'static str,
    /// Ids of who promised it, announced it or did it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) by: Vec<&'a str>,
    /// Ids of whom it concerns.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) actors: Vec<&'a str>,
    /// Ids of where.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) places: Vec<&'a str>,
    /// Ids of who says so.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) sources: Vec<&'a str>,
}
