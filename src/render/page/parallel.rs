//! A brief in two languages, side by side: the title, the key points, and block beside block. It repeats two pages,
//! so that it is kept light: citations and footnotes lead to those.

use crate::lang::tag::Lang;
use crate::model::brief::{KeyPoint, Standing, Text};
use crate::model::id::{BriefId, EntityId};
use crate::plan::target::What;
use crate::render::here::Here;
use crate::render::html::escape;
use crate::render::page::claim::brief_standing;
use crate::render::page::frame::{About, alternate, frame};
use crate::render::prose::Prose;
use crate::render::view::page::{CellView, PairView, ParallelView, SideView};
use crate::render::wording::phrases::Room;

/// Returns the view of the page with the texts of two languages, both of which the brief has.
pub(crate) fn parallel(here: Here<'_>, id: BriefId, languages: [Lang; 2]) -> ParallelView {
    let brief = here.graph().brief(id);
    let sides = languages.map(|lang| Side::new(here, id, &brief.texts[&lang]));
    let own = sides[0].text;
    let about = About { kind: "parallel", title: &own.title, description: None, file: None };
    let mut frame = frame(here, about);
    // Its switch leads to the page of each text; to machines it is a page of its own, in both languages.
    frame.alternates = sides.iter().map(|side| side.page(id)).collect();
    ParallelView {
        frame,
        date: here.date(&brief.date, Room::Long),
        title: title(&sides),
        points: points(&sides, id),
        blocks: blocks(&sides, u32::try_from(brief.texts[&brief.original].numbers.len()).unwrap_or(u32::MAX)),
        sides: sides.iter().map(|side| side.view(id)).collect(),
    }
}

/// One of the two texts.
struct Side<'a> {
    /// The page, as seen by readers of this text.
    here: Here<'a>,
    text: &'a Text,
    prose: Prose<'a>,
}

impl<'a> Side<'a> {
    fn new(here: Here<'a>, id: BriefId, text: &'a Text) -> Self {
        let here = Here { lang: text.lang, ..here };
        let prose = Prose::quoted(
            here,
            text,
            (here.entity_href(EntityId::Brief(id)), &here.graph().brief(id).sources),
        );
        Self { here, text, prose }
    }

    fn page(&self, id: BriefId) -> crate::render::view::piece::Alternate {
        let mut page =
            alternate(self.here, self.text.lang, What::Entity(EntityId::Brief(id), self.text.lang));
        page.absolute = None;
        page
    }

    fn view(&self, id: BriefId) -> SideView {
        SideView { page: self.page(id), points_title: self.here.say("key-points").to_owned() }
    }

    fn cell(&self, words_html: String) -> CellView {
        CellView {
            lang: self.text.lang.to_string(),
            dir: self.text.lang.direction().as_str(),
            words_html,
            note: None,
        }
    }

    /// Returns the cell of what this text has not.
    fn gap(&self) -> CellView {
        CellView { note: Some(self.here.say("no-counterpart").to_owned()), ..self.cell(String::new()) }
    }

    fn block(&self, number: u32, html: &str) -> CellView {
        let is_stale =
            matches!(&self.text.standing, Standing::Outdated { blocks, .. } if blocks.contains(&number));
        let note = is_stale.then(|| self.here.say("older-block").to_owned());
        CellView { note, ..self.cell(html.to_owned()) }
    }
}

fn title(sides: &[Side<'_>; 2]) -> PairView {
    let cells = sides.iter().map(|side| side.cell(escape(&side.text.title)));
    PairView { anchor: None, cells: cells.collect(), standing: None }
}

fn points(sides: &[Side<'_>; 2], id: BriefId) -> Vec<PairView> {
    let cell = |side: &Side<'_>, point: Option<&KeyPoint>| match point {
        Some(point) => side.cell(side.prose.line(&point.words)),
        None => side.gap(),
    };
    let known = sides.iter().flat_map(|side| &side.text.summary).filter_map(|point| point.of);
    let count = known.max().map_or(0, |last| last + 1);
    let pair = |at: usize| PairView {
        anchor: Some(format!("p{}", at + 1)),
        cells: sides.iter().map(|side| cell(side, side.text.find_point(at))).collect(),
        standing: brief_standing(sides[0].here, id, at),
    };
    // Of which point of the original these are the translation, nobody says.
    let alone = sides.iter().enumerate().flat_map(|(number, side)| {
        let points = side.text.summary.iter().filter(|point| point.of.is_none());
        points.map(move |point| (number, point))
    });
    let alone = alone.map(|(number, point)| PairView {
        anchor: None,
        cells: (0..).zip(sides).map(|(at, side)| cell(side, (at == number).then_some(point))).collect(),
        standing: None,
    });
    (0..count).map(pair).chain(alone).collect()
}

/// Returns the blocks of both texts, those with the same number beside each other; the original has `count`.
fn blocks(sides: &[Side<'_>; 2], count: u32) -> Vec<PairView> {
    let html = sides.each_ref().map(|side| side.prose.blocks());
    let numbers = sides.each_ref().map(|side| &side.text.numbers[..]);
    let mut rows = Vec::new();
    for places in pairs(numbers, count) {
        let number = |side: usize| places[side].map(|at| numbers[side][at]);
        let cell = |side: usize| match places[side] {
            Some(at) => sides[side].block(numbers[side][at], &html[side][at]),
            None => sides[side].gap(),
        };
        let anchor = number(0).or(number(1)).map(|number| format!("b{number}"));
        rows.push(PairView { anchor, cells: vec![cell(0), cell(1)], standing: None });
    }
    // What only one text has may be numbered as something that only the other has.
    let mut given = std::collections::BTreeSet::new();
    rows.iter_mut()
        .for_each(|row| row.anchor = row.anchor.take().filter(|anchor| given.insert(anchor.clone())));
    rows
}

/// Returns the places of what stands beside each other: numbers below `count` that both texts have, which are in the
/// same order in both. What one text has alone comes before the next that both have.
fn pairs([one, other]: [&[u32]; 2], count: u32) -> Vec<[Option<usize>; 2]> {
    let mut pairs = Vec::with_capacity(one.len().max(other.len()));
    let mut next = 0;
    for (at, number) in one.iter().enumerate() {
        match other[next..].iter().position(|own| own == number && *own < count) {
            Some(skipped) => {
                pairs.extend((next..next + skipped).map(|at| [None, Some(at)]));
                next += skipped + 1;
                pairs.push([Some(at), Some(next - 1)]);
            }
            None => pairs.push([Some(at), None]),
        }
    }
    pairs.extend((next..other.len()).map(|at| [None, Some(at)]));
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_text_has_alone_has_a_row_of_its_own() {
        assert_eq!(pairs([&[0, 1], &[0, 1]], 2), [[Some(0), Some(0)], [Some(1), Some(1)]]);
        assert_eq!(
            pairs([&[0, 1, 2], &[0, 3, 2]], 3),
            [[Some(0), Some(0)], [Some(1), None], [None, Some(1)], [Some(2), Some(2)]]
        );
        assert_eq!(pairs([&[], &[0]], 0), [[None, Some(0)]]);
        assert_eq!(pairs([&[0, 1], &[1]], 2), [[Some(0), None], [Some(1), Some(0)]]);
        // Two translations have each a block of their own, by chance with the same number.
        assert_eq!(
            pairs([&[2, 0, 1], &[0, 1, 2]], 2),
            [[Some(0), None], [Some(1), Some(0)], [Some(2), Some(1)], [None, Some(2)]]
        );
    }
}
