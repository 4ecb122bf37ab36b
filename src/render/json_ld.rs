//! What machines read on each page: JSON-LD with schema.org's terms. In: the page. Out: JSON that cannot end
//! the element it stands in.

use crate::input::Day;
use crate::lang::tag::Lang;
use crate::model::actor::{Actor, ActorType, Membership, Position};
use crate::model::brief::{Brief, Text};
use crate::model::date::{Dated, FuzzyDate};
use crate::model::edtf::form::{Edge, Form, Mark};
use crate::model::event::Event;
use crate::model::id::{BriefId, EntityId, PublisherId, SourceId};
use crate::model::source::{Author, Source, SourceType};
use crate::plan::target::What;
use crate::plan::url;
use crate::render::here::Here;
use crate::render::json::{Json, Node};

/// Returns the JSON-LD of the page that `here` is, ready for a `<script>`; nothing where it says nothing.
#[must_use]
pub fn json_ld(here: Here<'_>) -> String {
    node(here).for_page()
}

/// Returns the same as a node among others.
pub(crate) fn node(here: Here<'_>) -> Json {
    match here.what {
        What::Home(_) => website(here),
        What::Entity(EntityId::Brief(id), _) => brief(here, id),
        What::Entity(EntityId::Page(_), _) => prose(here),
        What::Entity(id, _) => entity(here, id),
        What::Chooser
        | What::NotFound
        | What::History(..)
        | What::Parallel(..)
        | What::List(..)
        | What::Year(..)
        | What::Portion(..)
        | What::Names(..)
        | What::Timeline(_)
        | What::TimelineYear(..)
        | What::Deadlines(_)
        | What::Corrections(_)
        | What::Network(_)
        | What::Pairs(..)
        | What::Map(_)
        | What::Offline(_)
        | What::WebApp(_)
        | What::SearchPage(_)
        | What::DataPage(_)
        | What::Data(_)
        | What::Search(_)
        | What::Feed(..)
        | What::Calendar(_)
        | What::CalendarOf(..)
        | What::Sitemap(_)
        | What::SitemapIndex
        | What::Robots
        | What::NoJekyll
        | What::Cname
        | What::Asset(_)
        | What::OwnAsset(_)
        | What::Attachment(_)
        | What::Copy(_)
        | What::Card(_)
        | What::Preview(..)
        | What::Export(..)
        | What::Redirect(..) => Json::default(),
    }
}

/// Returns the id of an entity: its page's absolute address, the same in every language but for the folder.
fn id(here: Here<'_>, id: EntityId) -> Option<String> {
    here.absolute(What::Entity(id, here.lang))
}

fn website(here: Here<'_>) -> Json {
    let config = &here.graph().config;
    let words = |label: &crate::model::label::Label| label.best(here.lang).map(|(text, _)| text.to_owned());
    Node::new("WebSite")
        .with("@id", here.absolute(here.what))
        .with("url", here.absolute(here.what))
        .with("name", words(&config.title))
        .with("description", words(&config.description))
        .with("inLanguage", here.lang.as_str())
        .with("license", license(here))
        .done()
}

fn prose(here: Here<'_>) -> Json {
    let What::Entity(of, _) = here.what else { return Json::default() };
    let (name, lang) = here.name(of);
    Node::new("WebPage").with("@id", id(here, of)).with("name", name).with("inLanguage", lang.as_str()).done()
}

fn brief(here: Here<'_>, brief_id: BriefId) -> Json {
    let graph = here.graph();
    let brief = graph.brief(brief_id);
    let of = EntityId::Brief(brief_id);
    let Some(text) = graph.text(of, here.lang) else { return Json::default() };
    let points: Vec<String> = text.summary.iter().map(|point| here.plain(text, &point.words)).collect();
    let updated = brief.last_revision();
    let node = Node::new("NewsArticle")
        .with("@id", id(here, of))
        .with("url", id(here, of))
        .with("headline", &*text.title)
        .with("inLanguage", text.lang.as_str())
        .with("abstract", points.join("\n"))
        .with("datePublished", iso(&brief.date.date))
        .with("dateModified", updated.and_then(|dated| iso(&dated.date)).or_else(|| iso(&brief.date.date)))
        .with("temporalCoverage", coverage(here, brief))
        .with("author", authors(here, brief))
        .with("translator", people(translators(brief, text)))
        .with("publisher", publisher(here))
        .with("license", license(here))
        .with("about", references(here, brief.topics.iter().map(|id| EntityId::Topic(*id))))
        .with("mentions", mentions(here, brief))
        .with("citation", citations(here, brief))
        .with("hasPart", claims(here, (brief_id, text), &points))
        .with("correction", corrections(here, brief_id))
        .with("subjectOf", events(here, brief));
    translations(here, brief_id, text.lang, node).done()
}

/// Adds what the text is a translation of, or what it was translated into.
fn translations(here: Here<'_>, brief: BriefId, lang: Lang, node: Node) -> Node {
    let of = EntityId::Brief(brief);
    let facts = here.graph().brief(brief);
    let work = |lang: Lang| {
        let title = facts.texts.get(&lang).map(|text| text.title.to_string());
        let address = here.absolute(What::Entity(of, lang));
        Node::new("NewsArticle")
            .with("@id", address)
            .with("headline", title)
            .with("inLanguage", lang.as_str())
            .done()
    };
    if lang != facts.original {
        return node.with("translationOfWork", work(facts.original));
    }
    let others = facts.texts.keys().filter(|other| **other != lang);
    node.with("workTranslation", others.map(|other| work(*other)).collect::<Vec<Json>>())
}

fn translators(brief: &Brief, text: &Text) -> Vec<String> {
    if text.lang == brief.original {
        Vec::new()
    } else {
        text.translated_by.iter().cloned().chain(brief.translators.iter().cloned()).collect()
    }
}

fn people(names: Vec<String>) -> Vec<Json> {
    names.into_iter().map(|name| Node::new("Person").with("name", name).done()).collect()
}

fn authors(here: Here<'_>, brief: &Brief) -> Json {
    let names = if brief.authors.is_empty() { &here.graph().config.authors } else { &brief.authors };
    if names.is_empty() { publisher(here) } else { Json::list(&people(names.clone())) }
}

fn publisher(here: Here<'_>) -> Json {
    let name = here.graph().config.title.best(here.lang).map(|(title, _)| title.to_owned());
    let home = here.absolute(What::Home(here.lang));
    Node::new("Organization").with("name", name).with("url", home).done()
}

/// Returns the days from the first to the last of a brief's events, as ISO 8601 has a span.
fn coverage(here: Here<'_>, brief: &Brief) -> Option<String> {
    let dates = || brief.events.iter().map(|id| &here.graph().event(*id).date.date);
    let first = dates().filter_map(FuzzyDate::earliest).min();
    // What began and has no end leaves the end open; what has no beginning, as a deadline, says nothing of the others'.
    let is_open = dates().any(|date| date.earliest().is_some() && date.latest().is_none());
    let last = dates().filter_map(FuzzyDate::latest).max().filter(|_| !is_open);
    match (first, last) {
        (Some(first), Some(last)) if first == last => Some(first.iso()),
        (None, None) => None,
        (first, last) => {
            let side = |day: Option<Day>| day.map_or_else(|| "..".to_owned(), Day::iso);
            Some(format!("{}/{}", side(first), side(last)))
        }
    }
}

fn iso(date: &FuzzyDate) -> Option<String> {
    date.datetime_attribute()
}

/// Returns the licence of the site: the address of one of Creative Commons, or else a work by its name.
fn license(here: Here<'_>) -> Json {
    let Some(license) = &here.graph().config.license else { return Json::default() };
    match license_address(license) {
        Some(address) => Json::of(&address),
        None => Node::new("CreativeWork").with("name", license.as_str()).done(),
    }
}

/// Returns the address of a licence: itself, or that of the Creative Commons licence with this SPDX id.
fn license_address(license: &str) -> Option<String> {
    let home = "https://creativecommons.org";
    match license {
        _ if license.starts_with("https://") || license.starts_with("http://") => {
            return Some(license.to_owned());
        }
        "CC0-1.0" => return Some(format!("{home}/publicdomain/zero/1.0/")),
        "CC-PDM-1.0" => return Some(format!("{home}/publicdomain/mark/1.0/")),
        _ => {}
    }
    let (kind, version) = license.strip_prefix("CC-")?.rsplit_once('-')?;
    let is_known = ["BY", "BY-SA", "BY-NC", "BY-ND", "BY-NC-SA", "BY-NC-ND"].contains(&kind)
        && ["1.0", "2.0", "2.5", "3.0", "4.0"].contains(&version);
    is_known.then(|| format!("{home}/licenses/{}/{version}/", kind.to_ascii_lowercase()))
}

fn references(here: Here<'_>, ids: impl Iterator<Item = EntityId>) -> Vec<Json> {
    ids.map(|entity| reference(here, entity)).collect()
}

/// Returns an entity by its id and name alone.
fn reference(here: Here<'_>, of: EntityId) -> Json {
    let (name, _) = here.name(of);
    Node::new(kind(here, of)).with("@id", id(here, of)).with("name", name).done()
}

fn kind(here: Here<'_>, of: EntityId) -> &'static str {
    match of {
        EntityId::Actor(id) => match here.graph().actor(id).kind {
            Some(ActorType::Person) => "Person",
            Some(ActorType::PublicBody | ActorType::Military) => "GovernmentOrganization",
            Some(ActorType::State) => "Country",
            Some(ActorType::Company) => "Corporation",
            Some(ActorType::Media) => "NewsMediaOrganization",
            Some(ActorType::Organization | ActorType::Group) => "Organization",
            None => "Thing",
        },
        EntityId::Place(_) => "Place",
        EntityId::Topic(_) => "DefinedTerm",
        EntityId::Source(id) => match here.graph().source(id).kind {
            Some(SourceType::Article) => "Article",
            Some(SourceType::Report) => "Report",
            Some(SourceType::Dataset) => "Dataset",
            Some(SourceType::SocialPost) => "SocialMediaPosting",
            Some(SourceType::Document) => "DigitalDocument",
            Some(
                SourceType::Statement
                | SourceType::Interview
                | SourceType::Broadcast
                | SourceType::Observation,
            )
            | None => "CreativeWork",
        },
        EntityId::Publisher(_) => "Organization",
        EntityId::Brief(_) => "NewsArticle",
        EntityId::Page(_) => "WebPage",
    }
}

fn mentions(here: Here<'_>, brief: &Brief) -> Vec<Json> {
    let actors = brief.actors.iter().map(|part| EntityId::Actor(part.actor));
    references(here, actors.chain(brief.places.iter().map(|id| EntityId::Place(*id))))
}

fn citations(here: Here<'_>, brief: &Brief) -> Vec<Json> {
    brief.sources.iter().map(|id| cited(here, *id)).collect()
}

/// Returns a work with what finds it. The page of the work, whose id it has, tells the rest.
fn cited(here: Here<'_>, source_id: SourceId) -> Json {
    let source = here.graph().source(source_id);
    let of = EntityId::Source(source_id);
    let (name, _) = here.name(of);
    Node::new(kind(here, of))
        .with("@id", id(here, of))
        .with("name", name)
        .with("url", source.url.clone())
        .with("datePublished", source.date.as_ref().and_then(|dated| iso(&dated.date)))
        .done()
}

fn work(here: Here<'_>, source_id: SourceId) -> Json {
    let source = here.graph().source(source_id);
    let of = EntityId::Source(source_id);
    let (name, _) = here.name(of);
    let author = |author: &Author| match author {
        Author::Actor(id) => reference(here, EntityId::Actor(*id)),
        Author::Name(name, _) => {
            Node::new("Person").with("name", name.best(here.lang).map(|(name, _)| name.to_owned())).done()
        }
    };
    let date = |dated: &Option<Dated>| dated.as_ref().and_then(|dated| iso(&dated.date));
    Node::new(kind(here, of))
        .with("@id", id(here, of))
        .with("name", name)
        .with("url", source.url.clone())
        .with("archivedAt", source.archive_url.clone())
        .with("datePublished", date(&source.date))
        .with("inLanguage", source.language.map(|lang| lang.to_string()))
        .with("author", source.authors.iter().map(author).collect::<Vec<Json>>())
        .with("publisher", source.publisher.map(|id| published_by(here, id)))
        .with("isPartOf", appeared_in(here, source))
        .with("pagination", printed(&source.imprint.numbers.pages))
        .with("bookEdition", printed(&source.imprint.numbers.edition))
        .with("isBasedOn", references(here, source.derived_from.iter().map(|id| EntityId::Source(*id))))
        .done()
}

fn printed(number: &str) -> Option<String> {
    Some(number.to_owned()).filter(|number| !number.is_empty())
}

/// Returns what a work is a part of: the issue of a volume of a book or journal, as far as they are known.
fn appeared_in(here: Here<'_>, source: &Source) -> Option<Json> {
    let container = source.imprint.container.best(here.lang);
    let container = container.map(|(name, _)| Node::new("CreativeWork").with("name", name.to_owned()).done());
    let volume = printed(&source.imprint.numbers.volume).map(|volume| {
        Node::new("PublicationVolume").with("volumeNumber", volume).with("isPartOf", container.clone()).done()
    });
    let is_issue = source.kind == Some(SourceType::Article);
    let issue = printed(&source.imprint.numbers.number).filter(|_| is_issue).map(|number| {
        let whole = volume.clone().or_else(|| container.clone());
        Node::new("PublicationIssue").with("issueNumber", number).with("isPartOf", whole).done()
    });
    issue.or(volume).or(container)
}

/// Returns the key points, each a claim with an address of its own and the ids of the works that it cites.
fn claims(here: Here<'_>, (brief, text): (BriefId, &Text), words: &[String]) -> Vec<Json> {
    let Some(page) = id(here, EntityId::Brief(brief)) else { return Vec::new() };
    let source = |id_of: &SourceId| id(here, EntityId::Source(*id_of));
    let rests_on = &here.graph().claims[brief.index()];
    let claim = |(point, words): (&crate::model::brief::KeyPoint, &String)| {
        // A translation rests on what its original does.
        let original = point.of.and_then(|at| rests_on.get(at));
        let sources = original.map_or(&point.sources, |claim| &claim.sources);
        Node::new("Claim")
            .with("@id", url::with_fragment(&page, &point.permanent_anchor()))
            .with("text", words.as_str())
            .with("citation", sources.iter().map(source).collect::<Vec<Option<String>>>())
            .done()
    };
    text.summary.iter().zip(words).map(claim).collect()
}

fn corrections(here: Here<'_>, brief: BriefId) -> Vec<Json> {
    let page = id(here, EntityId::Brief(brief));
    let comment = |correction: &crate::model::brief::Correction| {
        let text = correction.text.best(here.lang).map(|(text, _)| text.to_owned());
        Node::new("CorrectionComment")
            .with("@id", page.as_ref().map(|page| url::with_fragment(page, &correction.anchor)))
            .with("datePublished", iso(&correction.date.date))
            .with("text", text)
            .done()
    };
    here.graph().brief(brief).corrections.iter().map(comment).collect()
}

fn events(here: Here<'_>, brief: &Brief) -> Vec<Json> {
    brief.events.iter().map(|id| event(here, here.graph().event(*id))).collect()
}

fn event(here: Here<'_>, event: &Event) -> Json {
    let date = &event.date.date;
    let (start, end) = bounds(date);
    Node::new("Event")
        .with("name", event.title.best(here.lang).map(|(title, _)| title.to_owned()))
        .with("startDate", start)
        .with("endDate", end)
        .with("location", references(here, event.places.iter().map(|id| EntityId::Place(*id))))
        .with("about", references(here, event.actors.iter().map(|id| EntityId::Actor(*id))))
        .done()
}

/// Returns when something began and when it ended, each no more exactly than it is known. What is known to a month or a
/// year alone did not last as long: it has no end. What is not sure is left out: machines have no word for "about".
fn bounds(date: &FuzzyDate) -> (Option<String>, Option<String>) {
    let sure = |edge: &Edge| edge.point().filter(|point| point.mark == Mark::Sure);
    let edge = |edge: &Edge| sure(edge).and_then(|point| common(point.first(), point.last()));
    match date.form() {
        Form::Span(from, to) => (edge(from), edge(to)),
        // What has a time begins and ends then.
        Form::Moment(day, _) => {
            let moment = iso(date).unwrap_or_else(|| day.iso());
            (Some(moment.clone()), Some(moment))
        }
        Form::On(_) | Form::OneOf(_) if !date.is_sure() => (None, None),
        Form::On(_) | Form::OneOf(_) => {
            let known = date.find_day().map(Day::iso);
            (known.clone().or_else(|| point_in_time(date)), known)
        }
    }
}

/// Returns as much of a date as is surely known of a moment that lies in it.
fn point_in_time(date: &FuzzyDate) -> Option<String> {
    if !date.is_sure() {
        return None;
    }
    common(date.earliest()?, date.latest()?)
}

/// Returns what all days from one to another have in common: the day, the month or the year.
fn common(first: Day, last: Day) -> Option<String> {
    let day = first.iso();
    let length = match last {
        _ if first == last => day.len(),
        Day { year, month, .. } if (year, month) == (first.year, first.month) => day.len() - "-01".len(),
        Day { year, .. } if year == first.year => day.len() - "-01-01".len(),
        Day { .. } => return None,
    };
    day.get(..length).map(str::to_owned)
}

/// Returns the bodies that an actor belongs to, with the times of it where they are known.
fn wholes(here: Here<'_>, actor: &Actor, property: &'static str) -> Vec<Json> {
    let whole = |of: &Membership| {
        let body = reference(here, EntityId::Actor(of.whole));
        if of.from.is_none() && of.to.is_none() {
            return body;
        }
        let role = Node::new("OrganizationRole").with(property, body);
        times(role, (of.from.as_ref(), of.to.as_ref())).done()
    };
    actor.part_of.iter().map(whole).collect()
}

/// Returns the posts of a person: as occupations, each in the role that has its times.
fn occupations(here: Here<'_>, actor: &Actor) -> Vec<Json> {
    let held = |post: &Position| {
        let name = post.title.best(here.lang).map(|(title, _)| title.to_owned());
        let role = Node::new("Role").with("hasOccupation", Node::new("Occupation").with("name", name).done());
        times(role, (post.from.as_ref(), post.to.as_ref())).done()
    };
    actor.positions.iter().map(held).collect()
}

/// Returns the bodies where a person holds or held posts, each in the role of the post.
fn workplaces(here: Here<'_>, actor: &Actor) -> Vec<Json> {
    let held = |post: &Position| {
        let body = reference(here, EntityId::Actor(post.organization?));
        let title = post.title.best(here.lang).map(|(title, _)| title.to_owned());
        let role = Node::new("OrganizationRole").with("affiliation", body).with("roleName", title);
        Some(times(role, (post.from.as_ref(), post.to.as_ref())).done())
    };
    actor.positions.iter().filter_map(held).collect()
}

/// Adds since when and until when something is so.
fn times(node: Node, (from, to): (Option<&Dated>, Option<&Dated>)) -> Node {
    let at = |dated: Option<&Dated>| {
        dated.and_then(|dated| iso(&dated.date).or_else(|| point_in_time(&dated.date)))
    };
    node.with("startDate", at(from)).with("endDate", at(to))
}

/// Returns who publishes a work: the actor, where it is one.
fn published_by(here: Here<'_>, id: PublisherId) -> Json {
    let actor = here.graph().publisher(id).actor;
    reference(here, actor.map_or(EntityId::Publisher(id), EntityId::Actor))
}

/// Returns an actor, a place, a topic, a source or a publisher, with what is known of it.
fn entity(here: Here<'_>, of: EntityId) -> Json {
    if let EntityId::Source(id) = of {
        return work(here, id);
    }
    let graph = here.graph();
    let (name, _) = graph.name(of, here.lang);
    let node =
        Node::new(kind(here, of)).with("@id", id(here, of)).with("url", id(here, of)).with("name", name);
    match of {
        EntityId::Actor(id) => {
            let actor = graph.actor(id);
            let others: Vec<String> = actor
                .name
                .iter()
                .map(|(_, name)| name.to_owned())
                .filter(|other| other != name)
                .chain(actor.aliases.iter().map(|(_, name)| name.to_string()))
                .collect();
            let wikidata = actor.wikidata.iter().map(|item| format!("https://www.wikidata.org/wiki/{item}"));
            let links = actor.links.iter().map(|link| link.url.clone());
            let node = node
                .with("alternateName", others)
                .with("sameAs", wikidata.chain(links).collect::<Vec<String>>());
            if actor.kind == Some(ActorType::Person) {
                let mut bodies = wholes(here, actor, "affiliation");
                bodies.extend(workplaces(here, actor));
                node.with("affiliation", bodies).with("hasOccupation", occupations(here, actor))
            } else {
                node.with("parentOrganization", wholes(here, actor, "parentOrganization"))
            }
        }
        EntityId::Place(id) => {
            let place = graph.place(id);
            let geo = place.coordinates.map(|(latitude, longitude)| {
                Node::new("GeoCoordinates").with("latitude", latitude).with("longitude", longitude).done()
            });
            let wikidata =
                place.wikidata.as_ref().map(|item| format!("https://www.wikidata.org/wiki/{item}"));
            node.with("geo", geo).with("sameAs", wikidata).with(
                "containedInPlace",
                references(here, place.part_of.iter().map(|id| EntityId::Place(*id))),
            )
        }
        EntityId::Publisher(publisher) => {
            let actor = graph.publisher(publisher).actor;
            node.with("sameAs", actor.and_then(|actor| id(here, EntityId::Actor(actor))))
        }
        EntityId::Topic(_) | EntityId::Brief(_) | EntityId::Page(_) | EntityId::Source(_) => node,
    }
    .done()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_are_no_more_exact_than_their_dates() {
        let of = |text: &str| {
            let (start, end) = bounds(&FuzzyDate::parse(text).expect("a date"));
            format!("{} {}", start.unwrap_or_default(), end.unwrap_or_default())
        };
        assert_eq!([of("2024"), of("2024-09"), of("2025-21")], ["2024 ", "2024-09 ", "2025 "]);
        assert_eq!([of("2024?"), of("2024-09~"), of("2025-11-06~"), of("2025-06-XX%")], [" "; 4]);
        assert_eq!([of("2024-09~/2026"), of("2024-09/2026?")], [" 2026", "2024-09 "]);
        assert_eq!([of("201X"), of("2025-24"), of("[2027-03-01..]")], [" "; 3]);
        assert_eq!([of("[2024-09,2024-10]"), of("2025-06-XX")], ["2024 ", "2025-06 "]);
        assert_eq!(of("2025-11-06"), "2025-11-06 2025-11-06");
        assert_eq!(of("2024-09/2026"), "2024-09 2026");
        assert_eq!([of("../2026"), of("2026-12-31/..")], [" 2026", "2026-12-31 "]);
        assert_eq!(of("2025-11-06T14:30Z"), "2025-11-06T14:30Z 2025-11-06T14:30Z");
        assert_eq!(of("-0043-03"), "-0043-03 ");
    }

    #[test]
    fn days_and_licences_are_as_machines_know_them() {
        let day = |year| Day { year, month: 3, day: 1 }.iso();
        assert_eq!([day(2025), day(44), day(0)], ["2025-03-01", "0044-03-01", "0000-03-01"]);
        assert_eq!([day(-43), day(12_345)], ["-0043-03-01", "12345-03-01"]);
        let address = |license| license_address(license).unwrap_or_default();
        assert_eq!(address("CC-BY-4.0"), "https://creativecommons.org/licenses/by/4.0/");
        assert_eq!(address("CC-BY-NC-SA-3.0"), "https://creativecommons.org/licenses/by-nc-sa/3.0/");
        assert_eq!(address("CC0-1.0"), "https://creativecommons.org/publicdomain/zero/1.0/");
        assert_eq!(address("https://example.org/terms"), "https://example.org/terms");
        assert_eq!([address("CC-BY-9.0"), address("MIT"), address("CC-BY")], [""; 3]);
    }
}
