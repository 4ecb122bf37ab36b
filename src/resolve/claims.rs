//! What each key point rests on. In: briefs with their texts, and sources. Out: claims with their support, and for
//! each source the claims that come down to it, and for each actor those that it says.

use crate::model::actor::{Actor, ActorType};
use crate::model::brief::Brief;
use crate::model::claim::{Claim, Shared, Support};
use crate::model::graph::ClaimOf;
use crate::model::id::{ActorId, BriefId, SourceId};
use crate::model::source::{Author, Publisher, Source, SourceType, bare_address, works_behind};
use crate::resolve::authors::spelt_alike;
use std::collections::{BTreeMap, BTreeSet};

/// Up to how many sources of one claim the independent ones are counted exactly; of more, by a good choice.
const EXACT: usize = 24;

/// Returns what the key points of each brief claim and rest on.
pub(crate) fn claims(briefs: &[Brief], (sources, publishers): (&[Source], &[Publisher])) -> Vec<Vec<Claim>> {
    let weigher = Weigher { sources, publishers };
    briefs.iter().map(|brief| claims_of(brief, &weigher)).collect()
}

/// Returns what the key points of one brief claim and rest on.
pub(crate) fn claims_of_brief(brief: &Brief, (sources, publishers): (&[Source], &[Publisher])) -> Vec<Claim> {
    claims_of(brief, &Weigher { sources, publishers })
}

fn claims_of(brief: &Brief, weigher: &Weigher<'_>) -> Vec<Claim> {
    let Some(text) = brief.texts.get(&brief.original) else { return Vec::new() };
    let claim = |(at, point): (usize, &crate::model::brief::KeyPoint)| {
        let corrections = brief.corrections.iter().enumerate();
        Claim {
            anchor: point.permanent_anchor(),
            sources: point.sources.clone(),
            support: weigher.support(&point.sources),
            corrections: corrections
                .filter(|(_, correction)| correction.point == Some(at))
                .map(|(at, _)| at)
                .collect(),
        }
    };
    text.summary.iter().enumerate().map(claim).collect()
}

/// Returns for each source the claims that cite it, or a work that repeats it, newest first.
pub(crate) fn claims_on(claims: &[Vec<Claim>], newest: &[BriefId], sources: &[Source]) -> Vec<Vec<ClaimOf>> {
    let mut on: Vec<Vec<ClaimOf>> = vec![Vec::new(); sources.len()];
    for (of, claim) in in_time(claims, newest) {
        for source in works_behind(sources, &claim.sources) {
            on[source.index()].push(of);
        }
    }
    on
}

/// Returns for each of `count` actors the claims that it says by name, newest first.
pub(crate) fn claims_by(claims: &[Vec<Claim>], newest: &[BriefId], count: usize) -> Vec<Vec<ClaimOf>> {
    let mut by: Vec<Vec<ClaimOf>> = vec![Vec::new(); count];
    for (of, claim) in in_time(claims, newest) {
        for actor in claim.support.speakers.iter().filter_map(Author::find_actor) {
            by[actor.index()].push(of);
        }
    }
    by
}

/// Returns all claims, those of the newest brief first.
fn in_time<'a>(
    claims: &'a [Vec<Claim>],
    newest: &'a [BriefId],
) -> impl Iterator<Item = (ClaimOf, &'a Claim)> {
    newest.iter().flat_map(move |brief| {
        let own = claims[brief.index()].iter().enumerate();
        own.map(move |(point, claim)| (ClaimOf { brief: *brief, point }, claim))
    })
}

/// Returns for each actor the sources that it wrote or said, newest first.
pub(crate) fn sources_by(
    actors: &[Actor],
    (sources, publishers): (&[Source], &[Publisher]),
) -> Vec<Vec<SourceId>> {
    let mut by: Vec<Vec<SourceId>> = vec![Vec::new(); actors.len()];
    for (at, source) in sources.iter().enumerate().filter(|(_, source)| !source.unnamed) {
        let publisher = source.publisher.and_then(|id| publishers[id.index()].actor);
        let issuer = publisher.filter(|id| is_issued(source, &actors[id.index()]));
        let authors: BTreeSet<ActorId> =
            source.authors.iter().filter_map(Author::find_actor).chain(issuer).collect();
        authors.into_iter().for_each(|actor| by[actor.index()].push(SourceId::from_index(at)));
    }
    let date = |id: &SourceId| sources[id.index()].date.as_ref().map(|date| &date.date);
    for sources in &mut by {
        sources.sort_by(|a, b| date(b).cmp(&date(a)).then(a.cmp(b)));
    }
    by
}

/// Returns whether a work is the word of whoever published it: a statement or a post. Those of others are what a news
/// outlet passes on.
fn is_issued(source: &Source, publisher: &Actor) -> bool {
    let is_own = source.authors.is_empty() || publisher.kind != Some(ActorType::Media);
    is_word(source) && is_own
}

/// Returns whether a work may be the word of whoever published it.
fn is_word(source: &Source) -> bool {
    matches!(source.kind, Some(SourceType::Statement | SourceType::SocialPost))
}

/// What a source may have in common with another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Root {
    /// A work: itself, or one that it repeats.
    Work(SourceId),
    /// Who wrote or said it.
    Actor(ActorId),
    /// Who wrote or said it, by the folded name.
    Name(String),
    /// Where it is read.
    Address(String),
}

struct Weigher<'a> {
    sources: &'a [Source],
    publishers: &'a [Publisher],
}

impl Weigher<'_> {
    fn source(&self, id: SourceId) -> &Source {
        &self.sources[id.index()]
    }

    /// Returns what several sources amount to.
    fn support(&self, ids: &[SourceId]) -> Support {
        if ids.is_empty() {
            return Support::default();
        }
        let works: Vec<BTreeSet<SourceId>> =
            ids.iter().map(|id| works_behind(self.sources, &[*id])).collect();
        let roots: Vec<BTreeSet<Root>> = works.iter().map(|works| self.roots(works)).collect();
        let independent = count_independent(&roots);
        let is_one_voice = ids.len() > 1 && independent == 1;
        Support {
            independent,
            origins: if independent == 1 { self.origins(ids, &works) } else { Vec::new() },
            shared: if is_one_voice { self.shared(&works[0], &roots) } else { None },
            unnamed: self.unnamed(ids),
            reliability: best(ids.iter().filter_map(|id| self.source(*id).reliability)),
            credibility: best(ids.iter().filter_map(|id| self.source(*id).credibility)),
            speakers: self.speakers(&works),
        }
    }

    fn roots(&self, works: &BTreeSet<SourceId>) -> BTreeSet<Root> {
        let mut roots = BTreeSet::new();
        for id in works {
            roots.insert(Root::Work(*id));
            let source = self.source(*id);
            let addresses = [&source.url, &source.archive_url].into_iter().flatten();
            roots.extend(addresses.map(|url| Root::Address(bare_address(url))));
            for author in &source.authors {
                match author {
                    Author::Actor(id) => {
                        roots.insert(Root::Actor(*id));
                    }
                    Author::Name(name, _) => {
                        roots.extend(name.iter().map(|(_, name)| Root::Name(spelt_alike(name))))
                    }
                }
            }
            roots.extend(self.find_voice(source).map(Root::Actor));
        }
        roots
    }

    /// Returns the actor who speaks in a statement or a post without an author: whoever published it.
    fn find_voice(&self, source: &Source) -> Option<ActorId> {
        let speaks = is_word(source) && source.authors.is_empty();
        let publisher = source.publisher.filter(|_| speaks && !source.unnamed)?;
        self.publishers[publisher.index()].actor
    }

    /// Returns whom or what all of several have in common, besides works.
    fn shared(&self, works: &BTreeSet<SourceId>, roots: &[BTreeSet<Root>]) -> Option<Shared> {
        let (first, others) = roots.split_first()?;
        let mut common = first.iter().filter(|root| others.iter().all(|roots| roots.contains(root)));
        let authors = || works.iter().flat_map(|id| &self.source(*id).authors);
        common.find_map(|root| match root {
            Root::Work(_) => None,
            Root::Actor(id) => Some(Shared::Author(Author::Actor(*id))),
            Root::Name(name) => authors().find(|author| is_called(author, name)).cloned().map(Shared::Author),
            Root::Address(address) => Some(Shared::Address(address.as_str().into())),
        })
    }

    /// Returns the works that all of several go back to: those of the common ones that repeat none; and of one alone
    /// those that it goes back to itself.
    fn origins(&self, ids: &[SourceId], works: &[BTreeSet<SourceId>]) -> Vec<SourceId> {
        let Some((first, others)) = works.split_first() else { return Vec::new() };
        let is_other = |id: &SourceId| ids != [*id];
        let is_common = |id: &SourceId| others.iter().all(|works| works.contains(id));
        let is_first = |id: &SourceId| self.source(*id).derived_from.is_empty();
        first.iter().copied().filter(|id| is_common(id) && is_first(id) && is_other(id)).collect()
    }

    /// Returns the people who are not named, where what these sources say comes from nobody else: what a person who is
    /// named said, or wrote without repeating another, comes from somebody.
    fn unnamed(&self, ids: &[SourceId]) -> Vec<SourceId> {
        let mut unnamed = BTreeSet::new();
        let mut seen: BTreeSet<SourceId> = ids.iter().copied().collect();
        let mut waiting = ids.to_vec();
        while let Some(at) = waiting.pop() {
            let source = self.source(at);
            if source.unnamed {
                unnamed.insert(at);
            } else if source.derived_from.is_empty() {
                return Vec::new();
            } else {
                waiting.extend(source.derived_from.iter().filter(|parent| seen.insert(**parent)));
            }
        }
        unnamed.into_iter().collect()
    }

    /// Returns who said it by name in any of several works and what they repeat, each once.
    fn speakers(&self, works: &[BTreeSet<SourceId>]) -> Vec<Author> {
        let mut speakers: BTreeMap<Root, Author> = BTreeMap::new();
        for id in works.iter().flatten() {
            let source = self.source(*id);
            if source.unnamed || !source.kind.is_some_and(is_spoken) {
                continue;
            }
            for author in &source.authors {
                let root = match author {
                    Author::Actor(id) => Root::Actor(*id),
                    Author::Name(name, _) => {
                        Root::Name(name.iter().next().map(|(_, name)| spelt_alike(name)).unwrap_or_default())
                    }
                };
                speakers.entry(root).or_insert_with(|| author.clone());
            }
            if let Some(voice) = self.find_voice(source) {
                speakers.entry(Root::Actor(voice)).or_insert(Author::Actor(voice));
            }
        }
        speakers.into_values().collect()
    }
}

fn is_called(author: &Author, name: &str) -> bool {
    match author {
        Author::Actor(_) => false,
        Author::Name(label, _) => label.iter().any(|(_, words)| spelt_alike(words) == name),
    }
}

/// Returns whether the author of a work of this kind is who says it, and not who reports it.
fn is_spoken(kind: SourceType) -> bool {
    match kind {
        SourceType::Statement
        | SourceType::Interview
        | SourceType::Broadcast
        | SourceType::SocialPost
        | SourceType::Observation => true,
        SourceType::Article | SourceType::Report | SourceType::Document | SourceType::Dataset => false,
    }
}

/// Returns the best of several grades: the least, but the last of the scale (`F`, 6), which says that nothing can be
/// said, only where there is no other.
fn best<Grade: Ord>(grades: impl Iterator<Item = Grade>) -> Option<Grade> {
    // On either scale what cannot be judged comes after the worst.
    grades.min()
}

/// Returns the most sources of which no two have anything in common.
fn count_independent(roots: &[BTreeSet<Root>]) -> usize {
    let shares = |one: usize, other: usize| !roots[one].is_disjoint(&roots[other]);
    let neighbours: Vec<Vec<usize>> = (0..roots.len())
        .map(|one| (0..roots.len()).filter(|other| *other != one && shares(one, *other)).collect())
        .collect();
    most_apart(&neighbours, (0..roots.len()).collect())
}

/// Returns the size of the largest choice among `left` in which none is a neighbour of another (a maximum independent
/// set); where there are many, that of one made by always taking what has the fewest neighbours.
fn most_apart(neighbours: &[Vec<usize>], left: BTreeSet<usize>) -> usize {
    let degree =
        |at: usize, left: &BTreeSet<usize>| neighbours[at].iter().filter(|n| left.contains(n)).count();
    let without = |at: usize, left: &BTreeSet<usize>| -> BTreeSet<usize> {
        left.iter().copied().filter(|other| *other != at && !neighbours[at].contains(other)).collect()
    };
    let Some(least) = left.iter().copied().min_by_key(|at| degree(*at, &left)) else { return 0 };
    if degree(least, &left) <= 1 || left.len() > EXACT {
        return 1 + most_apart(neighbours, without(least, &left));
    }
    let Some(most) = left.iter().copied().max_by_key(|at| degree(*at, &left)) else { return 0 };
    let taken = 1 + most_apart(neighbours, without(most, &left));
    let mut rest = left;
    rest.remove(&most);
    taken.max(most_apart(neighbours, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roots(of: &[&[u32]]) -> Vec<BTreeSet<Root>> {
        of.iter().map(|ids| ids.iter().map(|id| Root::Work(SourceId(*id))).collect()).collect()
    }

    #[test]
    fn sources_that_share_a_root_count_once() {
        assert_eq!(count_independent(&roots(&[])), 0);
        assert_eq!(count_independent(&roots(&[&[0], &[1]])), 2);
        assert_eq!(count_independent(&roots(&[&[0, 9], &[1, 9], &[2, 9]])), 1);
        // A report that repeats both of two others adds nothing to them, and takes nothing from them.
        assert_eq!(count_independent(&roots(&[&[0], &[1], &[2, 0, 1]])), 2);
        // A ring of five, each sharing with the next: two at most.
        assert_eq!(count_independent(&roots(&[&[0, 1], &[1, 2], &[2, 3], &[3, 4], &[4, 0]])), 2);
        let many: Vec<BTreeSet<Root>> =
            (0..200).map(|at| BTreeSet::from([Root::Work(SourceId(at / 2))])).collect();
        assert_eq!(count_independent(&many), 100);
    }

    #[test]
    fn what_cannot_be_judged_is_no_grade_above_the_worst() {
        assert_eq!(best(['F', 'E'].into_iter()), Some('E'));
        assert_eq!(best([6, 2, 5].into_iter()), Some(2));
        assert_eq!(best(std::iter::empty::<u8>()), None);
    }
}
