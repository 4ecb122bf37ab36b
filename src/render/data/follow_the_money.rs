//! The data as entities of FollowTheMoney (followthemoney.tech), one JSON object a line, as Aleph and other tools of
//! investigators read them. In: the data. Out: text. What their model has no word for is left out: topics are
//! keywords of briefs, and a date is as exact as the model lets it be.

use crate::render::data::gather::{Gatherer, room};
use crate::render::data::noun::{
    ActorData, AuthorData, BriefData, DateData, EventData, Labels, PlaceData, SourceData,
};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// One entity.
#[derive(Serialize)]
struct Entity {
    id: String,
    schema: &'static str,
    properties: BTreeMap<&'static str, Vec<String>>,
}

impl Entity {
    fn new(id: String, schema: &'static str) -> Self {
        Self { id, schema, properties: BTreeMap::new() }
    }

    /// Adds the values that say something, each once.
    fn with<Words: Into<String>>(
        mut self,
        name: &'static str,
        values: impl IntoIterator<Item = Words>,
    ) -> Self {
        for value in values {
            let value: String = value.into();
            if value.trim().is_empty() {
                continue;
            }
            let own = self.properties.entry(name).or_default();
            if !own.contains(&value) {
                own.push(value);
            }
        }
        self
    }
}

/// Returns every entity, a line each.
pub(crate) fn entities(gatherer: Gatherer<'_>) -> String {
    let mut writer = Writer::new(gatherer);
    gatherer.places().for_each(|place| writer.place(&place));
    for actor in gatherer.actors() {
        writer.actor(&actor);
        writer.memberships(&actor);
        writer.positions(&actor);
    }
    gatherer.sources().for_each(|source| writer.source(&source));
    gatherer.briefs().for_each(|brief| writer.brief(&brief));
    gatherer.events().for_each(|event| writer.event(&event));
    writer.lines
}

/// What an entity of a type may be: its schema.
fn schema(kind: Option<&str>) -> &'static str {
    match kind {
        Some("person") => "Person",
        Some("public-body" | "state" | "military") => "PublicBody",
        Some("company") => "Company",
        Some("organization" | "media" | "group") => "Organization",
        Some(_) | None => "LegalEntity",
    }
}

/// Returns an id as the model has it: letters and digits of ASCII, `-` and `.`; others by what they are hashed to.
fn id(slug: &str) -> String {
    let is_plain = slug.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'));
    let is_end = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric());
    if is_plain && is_end(slug.bytes().next()) && is_end(slug.bytes().last()) {
        return slug.to_owned();
    }
    hashed(&[slug])
}

/// Returns an id made from several words.
fn hashed(words: &[&str]) -> String {
    format!("x{}", &blake3::hash(words.join("\u{0}").as_bytes()).to_hex()[..30])
}

/// Returns a date of the model: a year, a month or a day; nothing of what is vaguer, and of years that it does
/// not know.
fn date(date: &DateData<'_>) -> Option<String> {
    let edtf = date.edtf.trim_end_matches(['~', '?', '%']);
    let is_date = edtf.len() <= 10
        && edtf.split('-').enumerate().all(|(at, part)| {
            part.len() == if at == 0 { 4 } else { 2 } && part.bytes().all(|byte| byte.is_ascii_digit())
        });
    // A season has the number of no month.
    let is_season = edtf.get(5..7).is_some_and(|month| month > "12");
    match (&date.earliest, &date.latest) {
        _ if is_date && !is_season => is_known(edtf).then(|| edtf.to_owned()),
        (Some(first), Some(last)) if first == last && is_known(first) => Some(first.clone()),
        _ => None,
    }
}

/// Returns whether the model knows the year of a date: it knows those from 1000 to 2999.
fn is_known(date: &str) -> bool {
    date.starts_with(['1', '2'])
}

fn edge(day: Option<&String>) -> Option<String> {
    day.filter(|day| is_known(day)).cloned()
}

/// Returns what the model's date of something leaves out: the date as it was written, and in the source's own words.
fn vague(of: Option<&DateData<'_>>, before: &str) -> Vec<String> {
    let Some(of) = of else { return Vec::new() };
    let written = (date(of).as_deref() != Some(&of.edtf)).then(|| format!("{before}{}", of.edtf));
    written.into_iter().chain(words(&of.text)).collect()
}

fn words(labels: &Labels<'_>) -> Vec<String> {
    labels.values().map(|words| (*words).to_owned()).collect()
}

fn names(authors: &[AuthorData<'_>]) -> Vec<String> {
    authors.iter().flat_map(|author| words(&author.name)).collect()
}

/// The three letters of a language (ISO 639-3) by the two of its tag.
const LANGUAGES: [(&str, &str); 24] = [
    ("am", "amh"),
    ("ar", "ara"),
    ("az", "aze"),
    ("ckb", "ckb"),
    ("de", "deu"),
    ("en", "eng"),
    ("es", "spa"),
    ("fa", "fas"),
    ("fr", "fra"),
    ("he", "heb"),
    ("hi", "hin"),
    ("hy", "hye"),
    ("it", "ita"),
    ("ja", "jpn"),
    ("ku", "kur"),
    ("nl", "nld"),
    ("ps", "pus"),
    ("pt", "por"),
    ("ru", "rus"),
    ("so", "som"),
    ("tr", "tur"),
    ("uk", "ukr"),
    ("ur", "urd"),
    ("zh", "zho"),
];

fn language(tag: &str) -> Option<&'static str> {
    let short = tag.split('-').next()?;
    LANGUAGES.iter().find(|(two, _)| *two == short).map(|(_, three)| *three)
}

/// Returns what tells times of the same thing apart: both ends as they are written.
fn times<'a>(from: Option<&'a DateData<'_>>, to: Option<&'a DateData<'_>>) -> [&'a str; 2] {
    [from, to].map(|date| date.map_or("", |date| date.edtf.as_str()))
}

/// What stands before a date as it was written.
const DATED: &str = "EDTF: ";
const STARTS: &str = "EDTF startDate: ";
const ENDS: &str = "EDTF endDate: ";
const CHANGED: &str = "EDTF modifiedAt: ";
const READ: &str = "EDTF retrievedAt: ";

/// Entities on their way to a file.
struct Writer<'a> {
    lines: String,
    gatherer: Gatherer<'a>,
    /// The schema of each actor, by its slug.
    schemas: BTreeMap<&'a str, &'static str>,
    places: BTreeMap<&'a str, Labels<'a>>,
    topics: BTreeMap<&'a str, Labels<'a>>,
    /// Posts that were written already.
    posts: BTreeSet<String>,
}

impl<'a> Writer<'a> {
    fn new(gatherer: Gatherer<'a>) -> Self {
        Self {
            lines: String::with_capacity(room(gatherer.graph)),
            schemas: gatherer.actors().map(|actor| (actor.id, schema(actor.kind))).collect(),
            places: gatherer.places().map(|place| (place.id, place.name)).collect(),
            topics: gatherer.topics().map(|topic| (topic.id, topic.name)).collect(),
            posts: BTreeSet::new(),
            gatherer,
        }
    }

    fn add(&mut self, entity: &Entity) {
        self.lines.push_str(&serde_json::to_string(entity).expect("text is JSON"));
        self.lines.push('\n');
    }

    /// Returns the absolute addresses of pages, where the site's is known.
    fn addresses(&self, pages: &Labels<'_>) -> Vec<String> {
        let Some(site) = &self.gatherer.graph.config.site_url else { return Vec::new() };
        pages.values().map(|path| crate::plan::url::absolute(site, path)).collect()
    }

    fn is_organization(&self, slug: &str) -> bool {
        matches!(self.schemas.get(slug), Some(&("Organization" | "PublicBody" | "Company")))
    }

    fn place(&mut self, place: &PlaceData<'_>) {
        let entity = Entity::new(id(place.id), "Address")
            .with("name", words(&place.name))
            .with("full", words(&place.name))
            .with("alias", place.aliases.values().flatten().copied())
            .with("latitude", place.coordinates.map(|at| at.0.to_string()))
            .with("longitude", place.coordinates.map(|at| at.1.to_string()))
            .with("wikidataId", place.wikidata)
            .with("sourceUrl", self.addresses(&place.pages));
        self.add(&entity);
    }

    fn actor(&mut self, actor: &ActorData<'_>) {
        let entity = Entity::new(id(actor.id), schema(actor.kind))
            .with("name", words(&actor.name))
            .with("alias", actor.aliases.values().flatten().copied())
            .with("country", actor.country.map(str::to_lowercase))
            .with("wikidataId", actor.wikidata)
            .with("website", actor.links.iter().map(|link| link.url))
            .with("sourceUrl", self.addresses(&actor.pages))
            .with(
                "position",
                actor
                    .positions
                    .iter()
                    .flat_map(|of| words(&of.title))
                    .filter(|_| actor.kind == Some("person")),
            );
        self.add(&entity);
    }

    fn memberships(&mut self, actor: &ActorData<'_>) {
        for membership in &actor.part_of {
            let whole = membership.id;
            let (from, to) = (membership.from.as_ref(), membership.to.as_ref());
            let [since, until] = times(from, to);
            let link = hashed(&["membership", actor.id, whole, since, until]);
            let entity = if self.is_organization(whole) {
                Entity::new(link, "Membership")
                    .with("member", [id(actor.id)])
                    .with("organization", [id(whole)])
            } else {
                Entity::new(link, "UnknownLink")
                    .with("subject", [id(actor.id)])
                    .with("object", [id(whole)])
                    .with("role", ["part of"])
            };
            let entity = entity
                .with("startDate", from.and_then(date))
                .with("endDate", to.and_then(date))
                .with("description", vague(from, STARTS))
                .with("description", vague(to, ENDS));
            self.add(&entity);
        }
    }

    fn positions(&mut self, actor: &ActorData<'_>) {
        if actor.kind != Some("person") {
            return;
        }
        for position in &actor.positions {
            let titles = words(&position.title);
            let body = position.organization.filter(|slug| self.is_organization(slug));
            let title = titles.first().map(String::as_str).unwrap_or_default();
            let post = hashed(&["post", title, position.organization.unwrap_or_default()]);
            if self.posts.insert(post.clone()) {
                let entity = Entity::new(post.clone(), "Position")
                    .with("name", titles.clone())
                    .with("organization", body.map(id));
                self.add(&entity);
            }
            let (from, to) = (position.from.as_ref(), position.to.as_ref());
            let [since, until] = times(from, to);
            let entity = Entity::new(hashed(&["held", actor.id, &post, since, until]), "Occupancy")
                .with("holder", [id(actor.id)])
                .with("post", [post])
                .with("startDate", from.and_then(date))
                .with("endDate", to.and_then(date))
                .with("description", vague(from, STARTS))
                .with("description", vague(to, ENDS));
            self.add(&entity);
        }
    }

    fn source(&mut self, source: &SourceData<'_>) {
        let is_article = matches!(source.kind, Some("article" | "report"));
        let entity = Entity::new(id(source.id), if is_article { "Article" } else { "Document" })
            .with("title", words(&source.title))
            .with("name", words(&source.title))
            .with("author", names(&source.authors))
            .with("publisher", source.publisher.iter().flat_map(|publisher| words(&publisher.name)))
            .with("date", source.date.as_ref().and_then(date))
            .with("publishedAt", source.date.as_ref().and_then(date).filter(|_| is_article))
            .with("retrievedAt", source.accessed.as_ref().and_then(date))
            .with("sourceUrl", source.url.into_iter().chain(source.archive_url))
            .with("language", source.language.as_ref().and_then(|tag| language(tag.0.as_str())))
            .with("summary", words(&source.quote))
            .with("notes", words(&source.note))
            .with("description", vague(source.date.as_ref(), DATED))
            .with("description", vague(source.accessed.as_ref(), READ))
            .with("proof", source.derived_from.iter().map(|slug| id(slug)));
        self.add(&entity);
    }

    fn brief(&mut self, brief: &BriefData<'_>) {
        let claims = brief.claims.iter().flat_map(|claim| claim.text.values().cloned());
        let topics = brief.topics.iter().filter_map(|topic| self.topics.get(topic)).flat_map(words);
        let places = brief.places.iter().filter_map(|place| self.places.get(place)).flat_map(words);
        let entity = Entity::new(id(brief.id), "Article")
            .with("title", words(&brief.title))
            .with("name", words(&brief.title))
            .with("author", brief.authors.iter().copied())
            .with("publisher", words(&crate::render::data::gather::labels(&self.gatherer.graph.config.title)))
            .with("publishedAt", date(&brief.date))
            .with("modifiedAt", brief.updated.as_ref().and_then(date))
            .with("language", brief.title.keys().filter_map(|tag| language(tag.0.as_str())))
            .with("summary", claims)
            .with("keywords", topics)
            .with("locationMentioned", places)
            .with("description", vague(Some(&brief.date), DATED))
            .with("description", vague(brief.updated.as_ref(), CHANGED))
            .with("sourceUrl", self.addresses(&brief.pages))
            .with("proof", brief.sources.iter().map(|slug| id(slug)));
        self.add(&entity);
        for part in &brief.actors {
            let entity = Entity::new(hashed(&["documentation", brief.id, part.id]), "Documentation")
                .with("document", [id(brief.id)])
                .with("entity", [id(part.id)])
                .with("role", part.role)
                .with("role", words(&part.role_label))
                .with("date", date(&brief.date))
                .with("description", vague(Some(&brief.date), DATED));
            self.add(&entity);
        }
    }

    fn event(&mut self, event: &EventData<'_>) {
        let places = event.places.iter().filter_map(|place| self.places.get(place)).flat_map(words);
        let exact = date(&event.date);
        let (first, last) = match exact {
            Some(_) => (None, None),
            None => (edge(event.date.earliest.as_ref()), edge(event.date.latest.as_ref())),
        };
        let entity = Entity::new(hashed(&["event", &event.id]), "Event")
            .with("name", words(&event.title))
            .with("date", exact)
            .with("startDate", first)
            .with("endDate", last)
            .with("description", vague(Some(&event.date), DATED))
            .with("organizer", event.by.iter().map(|slug| id(slug)))
            .with("involved", event.actors.iter().map(|slug| id(slug)))
            .with("location", places)
            .with("keywords", [event.kind])
            .with("recordId", [event.id.as_str()])
            .with("proof", event.sources.iter().copied().chain([event.brief]).map(id));
        self.add(&entity);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn data(edtf: &str, earliest: &str, latest: &str) -> DateData<'static> {
        let day = |day: &str| (!day.is_empty()).then(|| day.to_owned());
        DateData {
            edtf: edtf.to_owned(),
            earliest: day(earliest),
            latest: day(latest),
            text: BTreeMap::new(),
        }
    }

    #[test]
    fn dates_are_as_exact_as_the_model_allows() {
        assert_eq!(date(&data("2025-11", "2025-11-01", "2025-11-30")).as_deref(), Some("2025-11"));
        assert_eq!(date(&data("2025-11-06~", "2025-11-06", "2025-11-06")).as_deref(), Some("2025-11-06"));
        assert_eq!(
            date(&data("2025-11-06T14:30+03:00", "2025-11-06", "2025-11-06")).as_deref(),
            Some("2025-11-06")
        );
        assert_eq!(date(&data("2025-21", "2025-03-01", "2025-05-31")), None);
        assert_eq!(date(&data("201X", "2010-01-01", "2019-12-31")), None);
        assert_eq!(date(&data("../2026", "", "2026-12-31")), None);
        assert_eq!(date(&data("0044-03-15", "0044-03-15", "0044-03-15")), None);
        assert_eq!(date(&data("[0999-01-01]", "0999-01-01", "0999-01-01")), None);
        assert_eq!(edge(Some(&"0999-01-01".to_owned())), None);
        assert_eq!(edge(Some(&"3000-01-01".to_owned())), None);
        assert_eq!(date(&data("1000", "1000-01-01", "1000-12-31")).as_deref(), Some("1000"));
    }

    #[test]
    fn what_a_date_of_the_model_leaves_out_is_told() {
        let told = |edtf: &str| vague(Some(&data(edtf, "2025-11-06", "2025-11-06")), DATED);
        for edtf in
            ["2025-11-06~", "2025-11-06?", "[2024-09,2024-10]", "201X", "2025-21", "2025-11-06T14:30Z"]
        {
            assert_eq!(told(edtf), [format!("EDTF: {edtf}")]);
        }
        assert!(told("2025-11-06").is_empty() && vague(None, DATED).is_empty());
    }

    #[test]
    fn ids_are_of_ascii() {
        assert_eq!(id("sabah-al-numan"), "sabah-al-numan");
        assert!(id("بغداد").starts_with('x') && id("بغداد").is_ascii());
        assert_ne!(id("بغداد"), id("البصرة"));
        assert_ne!(id("a_b"), "a_b");
    }
}
