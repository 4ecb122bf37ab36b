//! What all pages are made from. In: graph, plan, theme. Out: the same, with what every page of a language
//! needs made once.

use crate::input::Input;
use crate::lang::country::country_names;
use crate::lang::fold::fold;
use crate::lang::tag::Lang;
use crate::model::actor::ActorType;
use crate::model::config::{DateStyle, Digits, default_style};
use crate::model::date::FuzzyDate;
use crate::model::graph::{CoAppearance, Graph};
use crate::model::id::{
    ActorId, BriefId, EntityId, EventId, PageId, PlaceId, PublisherId, SourceId, TopicId,
};
use crate::plan::portion::{Listing, Period};
use crate::plan::target::{Kind, Plan, What};
use crate::render::card::Card;
use crate::render::csl::styling::Styling;
use crate::render::html::highlight::Highlights;
use crate::render::land::surroundings::Surroundings;
use crate::render::layout::network::Network;
use crate::render::theme::Theme;
use crate::render::view::piece::{DateView, Frame, Words};
use crate::render::view::ready::Ready;
use crate::render::wording::dates::DateWording;
use crate::render::wording::left::samples;
use crate::render::wording::numbers::Numbers;
use crate::render::wording::strings::{Filling, Strings};
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Deref;
use std::sync::{Arc, Mutex, OnceLock};

/// Returns what the site has for each country of an actor: the state that is filed under its code, or else a state or a
/// place by its name.
fn find_countries(graph: &Graph) -> BTreeMap<String, EntityId> {
    let actors = || graph.actors.iter().enumerate().map(|(at, actor)| (ActorId::from_index(at), actor));
    let states = || actors().filter(|(_, actor)| actor.kind == Some(ActorType::State));
    let filed = states().filter_map(|(id, actor)| Some((actor.country.clone()?, EntityId::Actor(id))));
    let mut countries: BTreeMap<String, EntityId> = filed.collect();
    let asked: BTreeSet<&String> = graph.actors.iter().filter_map(|actor| actor.country.as_ref()).collect();
    let unfiled: Vec<&String> = asked.into_iter().filter(|code| !countries.contains_key(*code)).collect();
    let codes: BTreeMap<String, &String> =
        unfiled.iter().flat_map(|code| country_names(code).map(|name| (fold(name), *code))).collect();
    if codes.is_empty() {
        return countries;
    }
    let places = graph.places.iter().enumerate().map(|(at, place)| (PlaceId::from_index(at), &place.name));
    let named = states()
        .filter(|(_, actor)| actor.country.is_none())
        .map(|(id, actor)| (EntityId::Actor(id), &actor.name))
        .chain(places.map(|(id, name)| (EntityId::Place(id), name)));
    for (id, name) in named {
        if let Some(code) = name.iter().find_map(|(_, name)| codes.get(&fold(name))) {
            countries.entry((*code).clone()).or_insert(id);
        }
    }
    countries
}

/// Everything that pages are made from.
pub struct Site<'a> {
    /// All facts and words.
    pub graph: &'a Graph,
    /// All files.
    pub plan: &'a Plan,
    /// The bytes of what is published as it is.
    pub input: &'a Input,
    /// Templates, words, assets.
    pub theme: &'a Theme,
    /// Whether the site is written in spite of errors.
    pub forced: bool,
    /// The cards of briefs, by their number.
    pub cards: &'a [Card],
    kept: Kept,
}

/// What is made once from the facts and names of a site, and kept while only words of its texts change.
pub struct Kept {
    card_of: HashMap<(BriefId, Lang), u32>,
    locales: BTreeMap<Lang, Locale>,
    /// For each brief its place in [`Graph::newest`].
    ranks: Vec<u32>,
    /// The briefs of each year, newest first.
    pub briefs_by_year: BTreeMap<i32, Vec<BriefId>>,
    /// The events of each year, in the order of time.
    pub events_by_year: BTreeMap<i32, Vec<EventId>>,
    /// The states and places that are countries of actors, by their codes.
    pub countries: BTreeMap<String, EntityId>,
    /// Code that was marked already.
    pub highlights: Highlights,
    /// The publisher that an actor is.
    pub publisher_of: BTreeMap<ActorId, PublisherId>,
    /// Who appears with whom, laid out when it is first asked for.
    network: OnceLock<Network>,
    /// With whom each actor appears, and in how many briefs, in the order of ids.
    ties: Vec<Vec<(ActorId, u32)>>,
    /// The land around places, which all of a neighbourhood share.
    pub surroundings: Surroundings,
    /// What stands in each part of the long lists that were asked for.
    parts: Mutex<FxHashMap<Listing, Arc<Parts>>>,
    /// What is the same around the pages of each folder, by language and section.
    around: Mutex<FxHashMap<Box<str>, Surrounded>>,
}

/// What is the same around the pages of a folder, by language and section.
type Surrounded = Vec<((Lang, Option<What>), Frame)>;

/// What stands in each part of a list that is too long for one page; nothing where it is short.
pub type Parts = BTreeMap<Period, Part>;

/// What stands in a year or a month of a list, in its order.
#[derive(Debug, Default)]
pub struct Part {
    /// Its briefs.
    pub briefs: Vec<BriefId>,
    /// Its events.
    pub events: Vec<EventId>,
    /// How many entries it has of all kinds.
    pub count: usize,
}

/// What every page of a language needs.
pub struct Locale {
    /// The language.
    pub lang: Lang,
    /// Dates in words.
    pub dates: DateWording,
    /// Numbers and lists.
    pub numbers: Numbers,
    /// The digits of its pages: `latn`, `arab`, or `arabext` where they have Persian forms.
    pub digits: &'static str,
    /// The words that tell how long there is, as JSON.
    pub left_words: String,
    /// The fixed words.
    pub strings: Arc<Strings>,
    /// What is heard before and after the number of a cited work.
    pub cited_as: [String; 2],
    /// How cited works are told of.
    pub styling: Styling,
    /// All entities of each kind, by name in the order of the language.
    pub by_name: BTreeMap<Kind, Vec<EntityId>>,
    /// The name of each entity, by kind and number.
    names: [Vec<Ready<Words>>; EntityId::KINDS],
    /// The date of each brief, as there is room for in a list.
    days: Vec<Ready<DateView>>,
    /// The place of each cited work among all, by the names of who made it and when; where a style asks for it.
    pub(crate) work_ranks: OnceLock<Vec<u32>>,
}

fn by_id(with: &[CoAppearance]) -> Vec<(ActorId, u32)> {
    let mut ties: Vec<_> = with.iter().map(|with| (with.actor, with.briefs)).collect();
    ties.sort_unstable();
    ties
}

fn digits(lang: Lang, style: &DateStyle) -> &'static str {
    match style.digits {
        Digits::Latin => "latn",
        Digits::Arabic if lang.is_arabic() => "arab",
        Digits::Arabic => "arabext",
    }
}

impl Deref for Site<'_> {
    type Target = Kept;

    fn deref(&self) -> &Kept {
        &self.kept
    }
}

impl<'a> Site<'a> {
    /// Returns the site of these parts, with what was kept of one of which only words of texts were others.
    #[must_use]
    pub fn again(parts: SiteParts<'a>, kept: Kept) -> Self {
        let SiteParts { graph, plan, input, theme, forced, cards } = parts;
        Self { graph, plan, input, theme, forced, cards, kept }
    }

    /// Returns what can be kept while only words of texts change.
    #[must_use]
    pub fn keep(self) -> Kept {
        self.kept
    }

    /// Returns the site of these parts.
    #[must_use]
    pub fn new(parts: SiteParts<'a>) -> Self {
        let SiteParts { graph, theme, cards, .. } = parts;
        let locale = |lang: &Lang| (*lang, Locale::new(*lang, graph, theme));
        let mut ranks = vec![0; graph.briefs.len()];
        for (rank, id) in (0u32..).zip(&graph.newest) {
            ranks[id.index()] = rank;
        }
        let mut briefs_by_year: BTreeMap<i32, Vec<BriefId>> = BTreeMap::new();
        for id in &graph.newest {
            if let Some(year) = graph.brief(*id).date.date.year() {
                briefs_by_year.entry(year).or_default().push(*id);
            }
        }
        let mut events_by_year: BTreeMap<i32, Vec<EventId>> = BTreeMap::new();
        let event_years = graph.event_years();
        for (at, event) in graph.events.iter().enumerate() {
            for year in event_years.range(event.years()) {
                events_by_year.entry(*year).or_default().push(EventId::from_index(at));
            }
        }
        let publishers = graph.publishers.iter().enumerate();
        let publisher_of =
            publishers.filter_map(|(at, p)| Some((p.actor?, PublisherId::from_index(at)))).collect();
        let locales: Vec<(Lang, Locale)> = graph.config.languages.par_iter().map(locale).collect();
        let locales = locales.into_iter().collect();
        let kept = Kept {
            countries: find_countries(graph),
            highlights: Highlights::default(),
            card_of: (0u32..).zip(cards).map(|(at, card)| ((card.brief, card.lang), at)).collect(),
            locales,
            ranks,
            briefs_by_year,
            events_by_year,
            publisher_of,
            network: OnceLock::new(),
            ties: graph.together.par_iter().map(|with| by_id(with)).collect(),
            surroundings: Surroundings::default(),
            parts: Mutex::default(),
            around: Mutex::default(),
        };
        Self::again(parts, kept)
    }

    /// Returns the parts of a list, as `part` makes them when they are first asked for.
    ///
    /// # Panics
    /// Where a thread panicked before while it held what is known.
    pub fn parts(&self, listing: Listing, part: impl FnOnce() -> Parts) -> Arc<Parts> {
        if let Some(parts) = self.parts.lock().expect("no thread panics with it").get(&listing) {
            return Arc::clone(parts);
        }
        let parts = Arc::new(part());
        let mut known = self.parts.lock().expect("no thread panics with it");
        Arc::clone(known.entry(listing).or_insert(parts))
    }

    /// Returns what is the same around the pages of a folder, in one language and section, as `around` makes it when it
    /// is first asked for.
    ///
    /// # Panics
    /// Where a thread panicked before while it held what is known.
    pub fn around(
        &self,
        (folder, lang, section): (&str, Lang, Option<What>),
        around: impl FnOnce() -> Frame,
    ) -> Frame {
        let known = self.around.lock().expect("no thread panics with it");
        let of_folder = known.get(folder).into_iter().flatten();
        let found =
            of_folder.filter(|(key, _)| *key == (lang, section)).map(|(_, found)| found.clone()).next();
        drop(known);
        found.unwrap_or_else(|| {
            let made = around();
            let mut known = self.around.lock().expect("no thread panics with it");
            known.entry(folder.into()).or_default().push(((lang, section), made.clone()));
            made
        })
    }

    /// Returns who appears with whom.
    #[must_use]
    pub fn network(&self) -> &Network {
        self.network.get_or_init(|| Network::new(self.graph))
    }

    /// Returns in how many briefs two actors are together.
    #[must_use]
    pub fn shared_briefs(&self, one: ActorId, other: ActorId) -> u32 {
        let ties = &self.ties[one.index()];
        ties.binary_search_by_key(&other, |(actor, _)| *actor).map_or(0, |at| ties[at].1)
    }

    /// Returns what pages of a language of the site need.
    #[must_use]
    pub fn locale(&self, lang: Lang) -> &Locale {
        &self.locales[&lang]
    }

    /// Returns what pages of a language need, or nothing where the site has none in it.
    #[must_use]
    pub fn find_locale(&self, lang: Lang) -> Option<&Locale> {
        self.locales.get(&lang)
    }

    /// Returns whether a brief names an entity among its facts or cites it.
    #[must_use]
    pub fn declares(&self, brief: BriefId, id: EntityId) -> bool {
        let brief = self.graph.brief(brief);
        match id {
            EntityId::Actor(id) => brief.actors.iter().any(|part| part.actor == id),
            EntityId::Place(id) => brief.places.contains(&id),
            EntityId::Topic(id) => brief.topics.contains(&id),
            EntityId::Source(id) => brief.sources.contains(&id),
            EntityId::Brief(_) | EntityId::Publisher(_) | EntityId::Page(_) => false,
        }
    }

    /// Returns the card of a brief in a language, where there is one.
    #[must_use]
    pub fn find_card(&self, brief: BriefId, lang: Lang) -> Option<What> {
        self.card_of.get(&(brief, lang)).map(|at| What::Card(*at))
    }

    /// Returns a brief's place among all briefs, newest first.
    #[must_use]
    pub fn rank(&self, id: BriefId) -> usize {
        self.ranks[id.index()] as usize
    }
}

/// What a site is made of.
#[derive(Clone, Copy, Debug)]
pub struct SiteParts<'a> {
    /// All facts and words.
    pub graph: &'a Graph,
    /// All files.
    pub plan: &'a Plan,
    /// The bytes of what is published as it is.
    pub input: &'a Input,
    /// Templates, words, assets.
    pub theme: &'a Theme,
    /// Whether the site is written in spite of errors.
    pub forced: bool,
    /// The cards of briefs, by their number.
    pub cards: &'a [Card],
}

impl Kept {
    /// Takes in that an entity may have another name: a brief's and a page's is its title.
    pub fn rename(&mut self, id: EntityId, graph: &Graph) {
        let (kind, number) = id.place();
        for (lang, locale) in &mut self.locales {
            let (name, of) = graph.name(id, *lang);
            locale.names[kind][number] = Words::new(*lang, name, of).into();
        }
        // Pages of prose are named around all others.
        self.around.get_mut().expect("no thread panics with it").clear();
    }
}

impl Locale {
    /// Returns the name of an entity, with its language where it is not this one.
    #[must_use]
    pub fn name(&self, id: EntityId) -> &Ready<Words> {
        let (kind, number) = id.place();
        &self.names[kind][number]
    }

    /// Returns the date of a brief, as there is room for in a list.
    #[must_use]
    pub fn day(&self, id: BriefId) -> &Ready<DateView> {
        &self.days[id.index()]
    }

    fn new(lang: Lang, graph: &Graph, theme: &Theme) -> Self {
        let style = graph.config.dates.get(&lang).cloned().unwrap_or_else(|| default_style(lang));
        let collator = collator(lang);
        let sorted = |ids: Vec<EntityId>| by_name(ids, graph, (lang, collator.as_ref()));
        let by_name = BTreeMap::from([
            (Kind::Briefs, Vec::new()),
            (Kind::Actors, sorted(all(graph.actors.len(), |at| EntityId::Actor(ActorId::from_index(at))))),
            (Kind::Places, sorted(all(graph.places.len(), |at| EntityId::Place(PlaceId::from_index(at))))),
            (Kind::Topics, sorted(all(graph.topics.len(), |at| EntityId::Topic(TopicId::from_index(at))))),
            (
                Kind::Sources,
                sorted(all(graph.sources.len(), |at| EntityId::Source(SourceId::from_index(at)))),
            ),
            (
                Kind::Publishers,
                sorted(all(graph.publishers.len(), |at| EntityId::Publisher(PublisherId::from_index(at)))),
            ),
        ]);
        let dates = DateWording::new(lang, &style);
        let numbers = Numbers::new(lang, &style);
        let strings = theme.strings(lang);
        let mut names: [Vec<Ready<Words>>; EntityId::KINDS] = Default::default();
        let nothing = Ready::default();
        for id in graph.entities() {
            let (kind, number) = id.place();
            let (name, of) = name(graph, strings, (id, lang));
            names[kind].resize(names[kind].len().max(number + 1), Ready::clone(&nothing));
            names[kind][number] = Words::new(lang, name, of).into();
        }
        Self {
            names,
            days: graph.briefs.iter().map(|brief| short_date(&dates, &brief.date.date).into()).collect(),
            lang,
            dates,
            left_words: samples(theme.strings(lang), &numbers),
            numbers,
            digits: digits(lang, &style),
            strings: theme.shared_strings(lang),
            cited_as: cited_as(theme.strings(lang)),
            styling: Styling::new(&graph.config.citation_style, (lang, &style), theme.strings(lang)),
            work_ranks: OnceLock::new(),
            by_name,
        }
    }
}

/// Returns what an entity is called in a language, and the language of that: a source that is neither named nor titled,
/// by the words for one.
pub(crate) fn name<'a>(
    graph: &'a Graph,
    strings: &'a Strings,
    (id, lang): (EntityId, Lang),
) -> (&'a str, Lang) {
    let nameless = strings.find("unnamed-name").filter(|_| graph.is_nameless(id));
    nameless.map_or_else(|| graph.name(id, lang), |words| (words, lang))
}

/// Returns what is heard before and after the number of a cited work: a page has many, and the words are the same.
fn cited_as(strings: &Strings) -> [String; 2] {
    const NUMBER: &str = "\u{e000}";
    let words = strings.fill("cite-name", &[("number", Filling::Text(NUMBER))]).unwrap_or_default();
    words.split_once(NUMBER).map_or_else(Default::default, |(before, after)| [before.into(), after.into()])
}

/// Returns a date in words, as there is room for in a list.
pub(crate) fn short_date(dates: &DateWording, date: &FuzzyDate) -> DateView {
    DateView { words: dates.short(date), datetime: date.datetime_attribute(), ..DateView::default() }
}

fn all(count: usize, id_of: impl Fn(usize) -> EntityId) -> Vec<EntityId> {
    (0..count).map(id_of).collect()
}

/// Returns how names are compared in a language, where that is known.
pub(crate) fn collator(lang: Lang) -> Option<CollatorBorrowed<'static>> {
    let locale: icu_locale::Locale = lang.as_str().parse().ok()?;
    Collator::try_new(locale.into(), CollatorOptions::default()).ok()
}

fn by_name(
    mut ids: Vec<EntityId>,
    graph: &Graph,
    (lang, collator): (Lang, Option<&CollatorBorrowed<'_>>),
) -> Vec<EntityId> {
    ids.sort_by(|a, b| {
        let (a_name, b_name) = (sort_name(graph.name(*a, lang).0), sort_name(graph.name(*b, lang).0));
        let order = collator.map_or_else(|| a_name.cmp(b_name), |collator| collator.compare(a_name, b_name));
        order.then(a.cmp(b))
    });
    ids
}

/// Returns a name as it is sorted: without the Arabic article, and without what brackets it.
#[must_use]
pub fn sort_name(name: &str) -> &str {
    let name = name.trim_start_matches(|c: char| !c.is_alphanumeric());
    match name.strip_prefix("ال") {
        Some(rest) if rest.chars().count() > 2 => rest,
        Some(_) | None => name,
    }
}

/// Returns every prose page.
#[must_use]
pub fn prose_pages(graph: &Graph) -> Vec<EntityId> {
    all(graph.pages.len(), |at| EntityId::Page(PageId::from_index(at)))
}
