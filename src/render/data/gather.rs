//! The graph as data. In: the graph and the plan. Out: the values of each kind, without addresses but those of pages.

use crate::input::Day;
use crate::lang::tag::Lang;
use crate::model::body::{Block, Inline, Piece, for_each_piece};
use crate::model::brief::{Brief, Correction, KeyPoint, Part, Standing, Text};
use crate::model::claim::{Claim, Shared};
use crate::model::date::Dated;
use crate::model::graph::Graph;
use crate::model::id::{ActorId, BriefId, EntityId, EventId, PlaceId, SourceId, TopicId};
use crate::model::label::Label;
use crate::model::quotation::{Quotation, Statement};
use crate::model::source::Author;
use crate::plan::search::prose_length;
use crate::plan::target::{Plan, What};
use crate::render::data::noun::{
    ActorData, AuthorData, BriefData, ClaimData, CorrectionData, DateData, EventData, Labels, LinkData,
    Lists, MembershipData, Pages, PartData, PlaceData, PositionData, SiteData, SourceData, StatementData,
    Tag, TopicData, TranslationData,
};
use std::collections::BTreeMap;

/// What data is gathered from.
#[derive(Clone, Copy)]
pub(crate) struct Gatherer<'a> {
    /// All facts.
    pub(crate) graph: &'a Graph,
    /// All pages.
    pub(crate) plan: &'a Plan,
}

/// Returns words by language.
pub(crate) fn labels(label: &Label) -> Labels<'_> {
    label.iter().map(|(lang, words)| (Tag(lang), words)).collect()
}

fn date(dated: &Dated) -> DateData<'_> {
    DateData {
        edtf: dated.date.to_string(),
        earliest: dated.date.earliest().map(Day::iso),
        latest: dated.date.latest().map(Day::iso),
        text: labels(&dated.text),
    }
}

/// Returns what a translation says of how it came to be, where it says something.
fn translation(text: &Text) -> Option<(Tag, TranslationData<'_>)> {
    let status = text.reviewed.map(|is_reviewed| if is_reviewed { "reviewed" } else { "draft" });
    let by = text.translated_by.as_deref();
    (by.is_some() || status.is_some()).then_some((Tag(text.lang), TranslationData { by, status }))
}

fn aliases(aliases: &[(Lang, Box<str>)]) -> Lists<'_> {
    let mut lists: Lists<'_> = BTreeMap::new();
    for (lang, name) in aliases {
        lists.entry(Tag(*lang)).or_default().push(name);
    }
    lists
}

fn strs(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}

impl<'a> Gatherer<'a> {
    /// Returns all of it.
    pub(crate) fn site(self) -> SiteData<'a> {
        let config = &self.graph.config;
        let others = config.languages.iter().filter(|lang| **lang != config.default_language);
        SiteData {
            schema: "graph.schema.json",
            title: labels(&config.title),
            description: labels(&config.description),
            url: config.site_url.as_ref().map(|site| site.url.as_str()),
            languages: std::iter::once(&config.default_language)
                .chain(others)
                .map(|lang| Tag(*lang))
                .collect(),
            authors: strs(&config.authors),
            license: config.license.as_deref(),
            built: self.graph.today.iso(),
            briefs: self.briefs().collect(),
            actors: self.actors().collect(),
            places: self.places().collect(),
            topics: self.topics().collect(),
            sources: self.sources().collect(),
            events: self.events().collect(),
        }
    }

    fn pages(self, id: EntityId) -> Pages<'a> {
        let page = |lang: &Lang| Some((Tag(*lang), self.plan.find_path(What::Entity(id, *lang))?));
        self.graph.config.languages.iter().filter_map(page).collect()
    }

    fn slug(self, id: EntityId) -> &'a str {
        match id {
            EntityId::Brief(id) => &self.graph.brief(id).slug,
            EntityId::Actor(id) => &self.graph.actor(id).slug,
            EntityId::Place(id) => &self.graph.place(id).slug,
            EntityId::Topic(id) => &self.graph.topic(id).slug,
            EntityId::Source(id) => &self.graph.source(id).slug,
            EntityId::Publisher(id) => &self.graph.publisher(id).slug,
            EntityId::Page(id) => &self.graph.page(id).slug,
        }
    }

    fn slugs(self, ids: impl IntoIterator<Item = EntityId>) -> Vec<&'a str> {
        ids.into_iter().map(|id| self.slug(id)).collect()
    }

    fn source_slugs(self, ids: &[SourceId]) -> Vec<&'a str> {
        self.slugs(ids.iter().map(|id| EntityId::Source(*id)))
    }

    fn actor_slugs(self, ids: &[ActorId]) -> Vec<&'a str> {
        self.slugs(ids.iter().map(|id| EntityId::Actor(*id)))
    }

    /// Returns what several sources have in common that are no works of each other: an id, a name, an address.
    fn shared(self, shared: &'a Shared) -> &'a str {
        match shared {
            Shared::Author(Author::Actor(id)) => &self.graph.actor(*id).slug,
            Shared::Author(Author::Name(name, _)) => name.iter().next().map_or("", |(_, words)| words),
            Shared::Address(address) => address,
        }
    }

    fn author(self, author: &'a Author) -> AuthorData<'a> {
        match author {
            Author::Actor(id) => {
                let actor = self.graph.actor(*id);
                AuthorData { id: Some(&actor.slug), name: labels(&actor.name) }
            }
            Author::Name(name, _) => AuthorData { id: None, name: labels(name) },
        }
    }

    /// Returns the briefs, newest first.
    pub(crate) fn briefs(self) -> impl Iterator<Item = BriefData<'a>> {
        self.graph.newest.iter().map(move |id| self.brief(*id))
    }

    fn brief(self, id: BriefId) -> BriefData<'a> {
        let brief = self.graph.brief(id);
        let outdated = brief.texts.values().filter(|text| matches!(text.standing, Standing::Outdated { .. }));
        BriefData {
            id: &brief.slug,
            pages: self.pages(EntityId::Brief(id)),
            title: brief.texts.values().map(|text| (Tag(text.lang), &*text.title)).collect(),
            original: Tag(brief.original),
            outdated: outdated.map(|text| Tag(text.lang)).collect(),
            translations: brief.texts.values().filter_map(|text| translation(text)).collect(),
            date: date(&brief.date),
            updated: brief.updated.as_ref().map(date),
            claims: self.claims(id),
            statements: self.statements(brief),
            actors: self.parts(brief),
            places: self.slugs(brief.places.iter().map(|id| EntityId::Place(*id))),
            topics: self.slugs(brief.topics.iter().map(|id| EntityId::Topic(*id))),
            sources: self.source_slugs(&brief.sources),
            events: brief.events.iter().map(|id| self.event_id(*id)).collect(),
            related: self.slugs(brief.related.iter().map(|id| EntityId::Brief(*id))),
            corrections: self.corrections(id),
            authors: strs(&brief.authors),
            translators: strs(&brief.translators),
            reviewers: strs(&brief.reviewers),
        }
    }

    /// Returns who is in a brief, and as what.
    pub(crate) fn parts(self, brief: &'a Brief) -> Vec<PartData<'a>> {
        let label = |role: &str| self.graph.config.roles.get(role).map(labels);
        let part = |part: &'a Part| PartData {
            id: self.slug(EntityId::Actor(part.actor)),
            role: part.role.as_deref(),
            role_label: part.role.as_deref().and_then(label).unwrap_or_default(),
        };
        brief.actors.iter().map(part).collect()
    }

    /// Returns the key points of a brief.
    pub(crate) fn claims(self, id: BriefId) -> Vec<ClaimData<'a>> {
        let brief = self.graph.brief(id);
        let claim = |(at, claim): (usize, &'a Claim)| {
            let points = brief.texts.values().filter_map(|text| Some((&**text, text.find_point(at)?)));
            let words =
                |(text, point): (&'a Text, &'a KeyPoint)| (Tag(text.lang), self.plain(text, &point.words));
            let support = &claim.support;
            let corrections = claim.corrections.iter().map(|at| &brief.corrections[*at]);
            ClaimData {
                id: format!("{}#{}", brief.slug, claim.anchor),
                text: points.map(words).collect(),
                sources: self.source_slugs(&claim.sources),
                independent: support.independent,
                origins: self.source_slugs(&support.origins),
                shared: support.shared.as_ref().map(|shared| self.shared(shared)),
                unnamed: !support.unnamed.is_empty(),
                reliability: support.reliability,
                credibility: support.credibility,
                speakers: support.speakers.iter().map(|author| self.author(author)).collect(),
                corrected: corrections.map(|correction| correction.date.date.to_string()).collect(),
            }
        };
        self.graph.claims[id.index()].iter().enumerate().map(claim).collect()
    }

    /// Returns what somebody is quoted as saying in a brief.
    pub(crate) fn statements(self, brief: &'a Brief) -> Vec<StatementData<'a>> {
        brief.statements.iter().filter_map(|statement| self.statement(brief, statement)).collect()
    }

    fn statement(self, brief: &'a Brief, statement: &'a Statement) -> Option<StatementData<'a>> {
        let quotation = brief.find_leading(statement)?;
        let texts = statement.quotations.iter().filter_map(|(lang, at)| {
            let text = brief.texts.get(lang)?;
            Some((Tag(*lang), self.said(text, text.quotations.get(*at)?)))
        });
        Some(StatementData {
            id: format!("{}#{}", brief.slug, statement.anchor),
            speakers: quotation.speakers.iter().map(|id| self.slug(EntityId::Actor(*id))).collect(),
            date: self.graph.day_said(brief, quotation).date.to_string(),
            language: self.graph.language_said(quotation).map(Tag),
            text: texts.collect(),
            sources: self.source_slugs(&quotation.sources),
        })
    }

    /// Returns what a quotation says, its paragraphs parted by empty lines.
    fn said(self, text: &Text, quotation: &Quotation) -> String {
        let mut lines = Vec::new();
        self.add_said(text, text.find_quoted(quotation).map_or(&[], |quoted| &quoted.blocks), &mut lines);
        lines.join("\n\n")
    }

    fn add_said(self, text: &Text, blocks: &[Block], lines: &mut Vec<String>) {
        for_each_piece(blocks, &mut |piece| match piece {
            Piece::Line(words) => lines.push(self.plain(text, words)),
            // What is quoted within it is said by whom the line behind its dash names.
            Piece::Quotation(quoted) => {
                self.add_said(text, &quoted.blocks, lines);
                lines.push(format!("— {}", self.plain(text, &quoted.attribution)));
            }
        });
    }

    fn plain(self, text: &Text, words: &[Inline]) -> String {
        self.graph.plain(text, words)
    }

    /// Returns what was put right in a brief, newest first.
    pub(crate) fn corrections(self, id: BriefId) -> Vec<CorrectionData<'a>> {
        self.graph.brief(id).corrections.iter().map(|of| self.correction(id, of)).collect()
    }

    fn correction(self, id: BriefId, correction: &'a Correction) -> CorrectionData<'a> {
        let claim = correction.point.and_then(|at| self.graph.claims[id.index()].get(at));
        CorrectionData {
            id: format!("{}#{}", self.graph.brief(id).slug, correction.anchor),
            date: date(&correction.date),
            text: labels(&correction.text),
            before: labels(&correction.before),
            claim: claim.map(|claim| format!("{}#{}", self.graph.brief(id).slug, claim.anchor)),
        }
    }

    /// Returns the actors.
    pub(crate) fn actors(self) -> impl Iterator<Item = ActorData<'a>> {
        self.graph.actors.iter().enumerate().map(move |(at, actor)| ActorData {
            id: &actor.slug,
            pages: self.pages(EntityId::Actor(ActorId::from_index(at))),
            kind: actor.kind.map(|kind| kind.name()),
            name: labels(&actor.name),
            aliases: aliases(&actor.aliases),
            positions: actor
                .positions
                .iter()
                .map(|position| PositionData {
                    title: labels(&position.title),
                    organization: position.organization.map(|id| self.slug(EntityId::Actor(id))),
                    from: position.from.as_ref().map(date),
                    to: position.to.as_ref().map(date),
                })
                .collect(),
            part_of: actor
                .part_of
                .iter()
                .map(|membership| MembershipData {
                    id: self.slug(EntityId::Actor(membership.whole)),
                    from: membership.from.as_ref().map(date),
                    to: membership.to.as_ref().map(date),
                })
                .collect(),
            country: actor.country.as_deref(),
            wikidata: actor.wikidata.as_deref(),
            links: actor
                .links
                .iter()
                .map(|link| LinkData { url: link.url.as_str(), title: labels(&link.label) })
                .collect(),
        })
    }

    /// Returns the places.
    pub(crate) fn places(self) -> impl Iterator<Item = PlaceData<'a>> {
        self.graph.places.iter().enumerate().map(move |(at, place)| PlaceData {
            id: &place.slug,
            pages: self.pages(EntityId::Place(PlaceId::from_index(at))),
            name: labels(&place.name),
            aliases: aliases(&place.aliases),
            coordinates: place.coordinates,
            part_of: self.slugs(place.part_of.iter().map(|id| EntityId::Place(*id))),
            wikidata: place.wikidata.as_deref(),
        })
    }

    /// Returns the topics.
    pub(crate) fn topics(self) -> impl Iterator<Item = TopicData<'a>> {
        self.graph.topics.iter().enumerate().map(move |(at, topic)| TopicData {
            id: &topic.slug,
            pages: self.pages(EntityId::Topic(TopicId::from_index(at))),
            name: labels(&topic.name),
            part_of: self.slugs(topic.part_of.iter().map(|id| EntityId::Topic(*id))),
        })
    }

    /// Returns the cited works.
    pub(crate) fn sources(self) -> impl Iterator<Item = SourceData<'a>> {
        self.graph.sources.iter().enumerate().map(move |(at, source)| SourceData {
            id: &source.slug,
            pages: self.pages(EntityId::Source(SourceId::from_index(at))),
            title: labels(&source.title),
            kind: source.kind.map(|kind| kind.name()),
            authors: source.authors.iter().map(|author| self.author(author)).collect(),
            has_other_authors: source.has_other_authors,
            publisher: source.publisher.map(|id| {
                let publisher = self.graph.publisher(id);
                let actor = publisher.actor.map(|id| self.slug(EntityId::Actor(id)));
                AuthorData { id: actor, name: labels(&publisher.name) }
            }),
            container: labels(&source.imprint.container),
            volume: &source.imprint.numbers.volume,
            number: &source.imprint.numbers.number,
            page_range: &source.imprint.numbers.pages,
            edition: &source.imprint.numbers.edition,
            url: source.url.as_deref(),
            archive_url: source.archive_url.as_deref(),
            archive_date: source.archive_date.as_ref().map(date),
            date: source.date.as_ref().map(date),
            accessed: source.accessed.as_ref().map(date),
            language: source.language.map(Tag),
            unnamed: source.unnamed,
            derived_from: self.source_slugs(&source.derived_from),
            reliability: source.reliability,
            credibility: source.credibility,
            quote: labels(&source.quote),
            note: labels(&source.note),
        })
    }

    /// Returns the events, in the order of time.
    pub(crate) fn events(self) -> impl Iterator<Item = EventData<'a>> {
        self.graph.events.iter().enumerate().map(move |(at, event)| EventData {
            id: self.event_id(EventId::from_index(at)),
            brief: self.slug(EntityId::Brief(event.brief)),
            date: date(&event.date),
            title: labels(&event.title),
            kind: event.kind.name(),
            by: self.actor_slugs(&event.by),
            actors: self.actor_slugs(&event.actors),
            places: self.slugs(event.places.iter().map(|id| EntityId::Place(*id))),
            sources: self.source_slugs(&event.sources),
        })
    }

    /// Returns the id of an event: it stays while its title does.
    fn event_id(self, id: EventId) -> String {
        let event = self.graph.event(id);
        format!("{}#{}", self.graph.brief(event.brief).slug, event.key)
    }
}

/// Returns about how many bytes the largest files of data have, so that they need not move while they grow: room that
/// is not used takes none.
pub(crate) fn room(graph: &Graph) -> usize {
    graph.entities().into_iter().map(|id| prose_length(graph, id)).sum()
}
