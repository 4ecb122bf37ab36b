//! Posts and memberships: those of an actor, and who held them in it.

use crate::input::Day;
use crate::model::date::{Dated, FuzzyDate};
use crate::model::edtf::form::{Form, Part};
use crate::model::graph::{Tenure, TenureOf};
use crate::model::id::{ActorId, EntityId};
use crate::model::label::Label;
use crate::render::chart::extent::Extent;
use crate::render::chart::picture::Entry;
use crate::render::here::Here;
use crate::render::page::over_time::anchor;
use crate::render::view::page::{PositionView, TenureView};
use crate::render::view::piece::{DateView, Words};
use crate::render::wording::phrases::Room;

/// How many who held posts are drawn at most.
const DRAWN: usize = 40;

/// A time in a post, or of belonging to somebody.
struct Held<'a> {
    title: Option<&'a Label>,
    whole: Option<ActorId>,
    from: Option<&'a Dated>,
    to: Option<&'a Dated>,
}

impl Held<'_> {
    /// Returns the day by which it stands among others.
    fn first(&self) -> Option<Day> {
        self.from.or(self.to).and_then(|dated| dated.date.sorting_day())
    }

    /// Returns the last day of what is over.
    fn last(&self) -> Option<Day> {
        self.to.and_then(|dated| dated.date.latest())
    }

    fn extent(&self) -> Extent {
        Extent::held(self.from.map(|from| &from.date), self.to.map(|to| &to.date))
    }

    /// Returns the words before each end, and what stands between both: `since` of what is still held, `from` and `to` of
    /// what was, `until`; or where one of the ends is no plain date, which end it is.
    fn leads<'here>(&self, here: Here<'here>) -> ([&'here str; 2], &'static str) {
        let is_plain = [self.from, self.to].into_iter().flatten().all(|dated| is_plain(&dated.date));
        let (keys, between) = match (is_plain, self.from, self.to) {
            (false, ..) => (["starts", "ends"], " · "),
            (true, Some(_), Some(_)) => (["held-from", "held-to"], " "),
            (true, ..) => (["since", "until"], ""),
        };
        (keys.map(|key| here.say(key)), between)
    }

    /// Returns since when and until when, as there is room for.
    fn words(&self, here: Here<'_>) -> String {
        let (leads, between) = self.leads(here);
        let both = [self.from, self.to].into_iter().zip(leads);
        let words = |(dated, lead): (Option<&Dated>, &str)| {
            dated.map(|dated| format!("{lead} {}", here.locale().dates.end(&dated.date)))
        };
        both.filter_map(words).collect::<Vec<_>>().join(between)
    }
}

/// Returns whether "since" and "until" may stand before a date.
fn is_plain(date: &FuzzyDate) -> bool {
    match date.form() {
        Form::Moment(..) => true,
        Form::On(point) => {
            matches!(point.part, Part::Day(..) | Part::Month(_) | Part::Season(_) | Part::Year)
        }
        Form::Span(..) | Form::OneOf(_) => false,
    }
}

fn end(here: Here<'_>, dated: &Dated) -> DateView {
    DateView { words: here.locale().dates.end(&dated.date), ..here.date(dated, Room::Short) }
}

fn held<'a>(here: Here<'a>, tenure: Tenure) -> Held<'a> {
    let actor = here.graph().actor(tenure.actor);
    match tenure.of {
        TenureOf::Position(at) => {
            let position = &actor.positions[at];
            Held {
                title: Some(&position.title),
                whole: position.organization,
                from: position.from.as_ref(),
                to: position.to.as_ref(),
            }
        }
        TenureOf::Membership(at) => {
            let membership = &actor.part_of[at];
            Held {
                title: None,
                whole: Some(membership.whole),
                from: membership.from.as_ref(),
                to: membership.to.as_ref(),
            }
        }
    }
}

/// Returns the posts of an actor and the times for which it belonged to others, in the order of time, as a list and as
/// entries of a picture. What has no date comes last.
/// Of what it belongs to for no time that is told, its page tells elsewhere.
pub(crate) fn posts(here: Here<'_>, id: ActorId) -> (Vec<PositionView>, Vec<Entry>) {
    let actor = here.graph().actor(id);
    let positions = (0..actor.positions.len()).map(TenureOf::Position);
    let dated = |at: &usize| actor.part_of[*at].from.is_some() || actor.part_of[*at].to.is_some();
    let memberships = (0..actor.part_of.len()).filter(dated).map(TenureOf::Membership);
    let mut views = Vec::new();
    let mut entries = Vec::new();
    let mut all: Vec<Held<'_>> =
        positions.chain(memberships).map(|of| held(here, Tenure { actor: id, of })).collect();
    all.sort_by_cached_key(|held| (held.first().is_none(), held.first(), held.last()));
    for (number, held) in all.into_iter().enumerate() {
        let title = held.title.and_then(|title| here.label(title));
        let whole = held.whole.map(|id| here.entity(EntityId::Actor(id)));
        let name = title.as_ref().or(whole.as_ref().map(|whole| &*whole.name));
        entries.push(entry(here, &held, (number, name)));
        let ([since, until], between) = held.leads(here);
        views.push(PositionView {
            anchor: anchor(number),
            title,
            organization: whole,
            before_from: since.to_owned(),
            from: held.from.map(|dated| end(here, dated)),
            between,
            before_to: until.to_owned(),
            to: held.to.map(|dated| end(here, dated)),
        });
    }
    (views, entries)
}

/// Returns who held posts in an actor or belonged to it for a time, the last first, and those of them with a date as
/// entries of a picture; `before` anchors of the page are taken.
pub(crate) fn tenures(here: Here<'_>, id: ActorId, before: usize) -> (Vec<TenureView>, Vec<Entry>) {
    let mut all: Vec<(Tenure, Held<'_>)> =
        here.graph().tenures[id.index()].iter().map(|tenure| (*tenure, held(here, *tenure))).collect();
    all.sort_by_key(|(_, held)| std::cmp::Reverse(held.first()));
    let mut views = Vec::new();
    let mut entries = Vec::new();
    for (number, (tenure, held)) in (before..).zip(all) {
        let actor = here.entity(EntityId::Actor(tenure.actor));
        let title = held.title.and_then(|title| here.label(title));
        let entry = entry(here, &held, (number, Some(&actor.name)));
        if entry.extent.is_known() && entries.len() < DRAWN {
            entries.push(entry);
        }
        let ([since, until], between) = held.leads(here);
        views.push(TenureView {
            anchor: anchor(number),
            actor,
            title,
            before_from: since.to_owned(),
            from: held.from.map(|dated| end(here, dated)),
            between,
            before_to: until.to_owned(),
            to: held.to.map(|dated| end(here, dated)),
        });
    }
    (views, entries)
}

fn entry(here: Here<'_>, held: &Held<'_>, (number, name): (usize, Option<&Words>)) -> Entry {
    let name = name.map(|name| name.text.clone()).unwrap_or_default();
    Entry {
        extent: held.extent(),
        kind: None,
        anchor: anchor(number),
        title: format!("{} · {name}", held.words(here)),
        words: Some(name),
    }
}
