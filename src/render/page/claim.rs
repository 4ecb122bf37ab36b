//! What key points rest on, in words.

use crate::lang::bidi::isolate;
use crate::model::brief::{Standing, Text};
use crate::model::claim::{Claim, Shared, Support};
use crate::model::graph::ClaimOf;
use crate::model::id::{ActorId, BriefId, EntityId, SourceId};
use crate::model::source::Author;
use crate::plan::url;
use crate::render::here::Here;
use crate::render::view::piece::{ClaimView, Ref, ShortStanding, StandingView, Words};
use crate::render::wording::phrases::Room;
use crate::render::wording::strings::Filling;

/// How many key points the page of a source or an actor lists, the newest.
const LISTED: usize = 40;

/// Returns what the key point at a place of a brief rests on; nothing where the original has none there.
pub(crate) fn standing(here: Here<'_>, brief: BriefId, point: usize) -> Option<StandingView> {
    let graph = here.graph();
    let claim = graph.claims[brief.index()].get(point)?;
    let support = &claim.support;
    let kind = kind(claim);
    let corrected = claim.corrections.first().map(|at| {
        let correction = &graph.brief(brief).corrections[*at];
        here.date(&correction.date, Room::Short)
    });
    Some(StandingView {
        kind,
        has_several: claim.sources.len() > 1,
        words: words(here, claim, kind),
        origins: here.entities(support.origins.iter().map(|id| EntityId::Source(*id))),
        shared: support.shared.as_ref().map(|shared| common(here, shared)),
        reliability: support.reliability,
        credibility: support.credibility,
        credibility_number: support.credibility.map(|grade| here.number(grade.into())),
        people: speakers(here, support, Speaker::Person),
        bodies: speakers(here, support, Speaker::Body),
        corrected,
        is_older: false,
    })
}

/// Returns the same beside the words of a text, which may be older than what was put right in the original.
pub(crate) fn standing_of_text(
    here: Here<'_>,
    (brief, point): (BriefId, usize),
    text: &Text,
) -> Option<StandingView> {
    let is_older = matches!(text.standing, Standing::Outdated { head: true, .. });
    Some(StandingView { is_older, ..standing(here, brief, point)? })
}

/// Returns what all sources have in common that are no works of each other.
fn common(here: Here<'_>, shared: &Shared) -> Ref {
    match shared {
        Shared::Author(author) => here.author(author),
        Shared::Address(address) => {
            let name = Words::plain(isolate(address)).into();
            Ref { href: String::new(), name }
        }
    }
}

/// Returns in short what the key point at a place of a brief rests on, for a page that shows the brief beside another
/// text; nothing where the original has none there.
pub(crate) fn brief_standing(here: Here<'_>, brief: BriefId, point: usize) -> Option<ShortStanding> {
    let graph = here.graph();
    let claim = graph.claims[brief.index()].get(point)?;
    let kind = kind(claim);
    let correction = claim.corrections.first().map(|at| &graph.brief(brief).corrections[*at]);
    let page = || here.entity_href(EntityId::Brief(brief));
    Some(ShortStanding {
        kind,
        words: words(here, claim, kind),
        corrected: correction.map(|of| here.date(&of.date, Room::Short)),
        correction: correction.map(|of| url::with_fragment(&page(), &of.anchor)).unwrap_or_default(),
    })
}

/// Returns how well a claim is founded: `none`, `unnamed`, `one`, `shared` or `several`.
fn kind(claim: &Claim) -> &'static str {
    match (claim.sources.len(), claim.support.independent) {
        (0, _) => "none",
        (_, 0 | 1) if claim.support.unnamed.len() == 1 => "unnamed",
        (1, _) => "one",
        (_, 0 | 1) => "shared",
        (_, _) => "several",
    }
}

/// Returns in a phrase how many sources there are, and how many of them stand for themselves.
fn words(here: Here<'_>, claim: &Claim, kind: &str) -> String {
    let count = |count: usize| Filling::Number(i64::try_from(count).unwrap_or(i64::MAX));
    let (all, independent) = (claim.sources.len(), claim.support.independent);
    let strings = &*here.locale().strings;
    let key = match kind {
        "none" => "standing-none",
        "one" if claim.support.unnamed.len() > 1 => "standing-one-of-unnamed",
        "one" => "standing-one",
        "unnamed" if claim.sources == claim.support.unnamed => "standing-unnamed",
        "unnamed" if all == 1 => "standing-one-of-one-unnamed",
        "unnamed" => "standing-unnamed-shared",
        "shared" => "standing-shared",
        _ if independent == all => "standing-several",
        _ => "standing-some",
    };
    let independent_words =
        strings.fill("count-independent", &[("count", count(independent))]).unwrap_or_default();
    let values = [("count", count(all)), ("independent", Filling::Text(&independent_words))];
    let words = strings.fill(key, &values).unwrap_or_default();
    if claim.support.unnamed.len() > 1 && all > 1 {
        return strings
            .fill("standing-nobody-named", &[("words", Filling::Text(&words)), ("count", count(all))])
            .unwrap_or_default();
    }
    words
}

/// Who says something by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Speaker {
    /// A person, or one of whom nothing but the name is known.
    Person,
    /// An institution, a state, a group.
    Body,
}

fn speakers(here: Here<'_>, support: &Support, wanted: Speaker) -> Vec<Ref> {
    let graph = here.graph();
    let speaker = |author: &Author| match author {
        Author::Actor(id) if graph.actor(*id).is_body() => Speaker::Body,
        Author::Actor(_) | Author::Name(..) => Speaker::Person,
    };
    let link = |author| here.author(author);
    support.speakers.iter().filter(|author| speaker(author) == wanted).map(link).collect()
}

/// Returns the newest key points that come down to a source, and how many there are in all.
pub(crate) fn claims_on(here: Here<'_>, id: SourceId) -> (Vec<ClaimView>, usize) {
    let graph = here.graph();
    let (mut views, count) = newest(here, &graph.claims_on[id.index()]);
    for (of, view) in &mut views {
        let claim = graph.claims[of.brief.index()].get(of.point);
        let works = claim.map(|claim| graph.works_between(claim, id)).unwrap_or_default();
        view.through = here.entities(works.into_iter().map(EntityId::Source));
    }
    (views.into_iter().map(|(_, view)| view).collect(), count)
}

/// Returns the newest key points that an actor says by name, and how many there are in all.
pub(crate) fn claims_by(here: Here<'_>, id: ActorId) -> (Vec<ClaimView>, usize) {
    let (views, count) = newest(here, &here.graph().claims_by[id.index()]);
    (views.into_iter().map(|(_, view)| view).collect(), count)
}

fn newest(here: Here<'_>, all: &[ClaimOf]) -> (Vec<(ClaimOf, ClaimView)>, usize) {
    let views = all.iter().take(LISTED).filter_map(|of| Some((*of, claim_view(here, *of)?)));
    (views.collect(), all.len())
}

fn claim_view(here: Here<'_>, of: ClaimOf) -> Option<ClaimView> {
    let graph = here.graph();
    let text = graph.text(EntityId::Brief(of.brief), here.lang)?;
    // A translation may not have all key points of its original.
    let original = graph.brief(of.brief).texts.get(&graph.brief(of.brief).original);
    let texts = [Some(text), original.map(|original| &**original)];
    let found = texts.into_iter().flatten().find_map(|text| Some((text, text.find_point(of.point)?)));
    let (shown, point) = found?;
    let mut brief = here.entity(EntityId::Brief(of.brief));
    if shown.lang == text.lang {
        brief.href = url::with_fragment(&brief.href, &point.permanent_anchor());
    }
    Some(ClaimView {
        words: here.words(&here.plain(shown, &point.words), shown.lang),
        date: here.locale().day(of.brief).clone(),
        standing: standing_of_text(here, (of.brief, of.point), shown)?,
        brief,
        through: Vec::new(),
    })
}
