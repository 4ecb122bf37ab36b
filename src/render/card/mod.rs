//! The picture of a brief that social networks show. In: its title, date and site, in one language. Out: a PNG
//! under a name that changes with what is on it, so that one drawn for the last site need not be drawn again.

pub(crate) mod canvas;
pub(crate) mod lettering;

use crate::lang::tag::{Direction, Lang};
use crate::model::config::default_style;
use crate::model::graph::Graph;
use crate::model::id::{BriefId, EntityId};
use crate::render::card::canvas::{Canvas, HEIGHT, Ink, WIDTH};
use crate::render::card::lettering::{Faces, Lettering, Lines};
use crate::render::wording::dates::DateWording;
use rayon::prelude::*;

/// Counts changes of the drawing itself: cards of another number are drawn anew.
const DRAWING: u8 = 1;
/// The edge around the words in pixels.
const EDGE: f32 = 84.0;
/// The width of the bar at the side where reading begins.
const BAR: usize = 28;
/// The sizes that a title may have, each with how many lines of it there is room for.
const SIZES: [(f32, usize); 3] = [(72.0, 3), (58.0, 4), (46.0, 5)];

/// A card to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Whose it is.
    pub brief: BriefId,
    /// In which language.
    pub lang: Lang,
    /// Its path from the output folder.
    pub path: String,
    title: String,
    site: String,
    date: String,
}

/// Returns the card of each text of each brief. One that no face of the theme has the letters for is left out.
pub(crate) fn cards(graph: &Graph, faces: &Faces) -> Vec<Card> {
    let mut cards = Vec::new();
    for lang in &graph.config.languages {
        let style = graph.config.dates.get(lang).cloned().unwrap_or_else(|| default_style(*lang));
        let series = Series { graph, faces, lang: *lang, dates: DateWording::new(*lang, &style) };
        let briefs = (0..graph.briefs.len()).into_par_iter();
        cards.par_extend(briefs.filter_map(|at| series.find_card(BriefId::from_index(at))));
    }
    cards
}

/// The cards of one language.
struct Series<'a> {
    graph: &'a Graph,
    faces: &'a Faces,
    lang: Lang,
    dates: DateWording,
}

impl Series<'_> {
    fn find_card(&self, brief: BriefId) -> Option<Card> {
        let of = EntityId::Brief(brief);
        let text = self.graph.text(of, self.lang).filter(|text| text.lang == self.lang)?;
        let title = self.faces.find_drawable(&text.title)?;
        let site = self.graph.config.title.best(self.lang).map(|(site, _)| site).unwrap_or_default();
        let site = self.faces.find_drawable(site).unwrap_or_default();
        let date = self.dates.full(&self.graph.brief(brief).date.date);
        let date = self.faces.find_drawable(&date).unwrap_or_default();
        let mut hasher = blake3::Hasher::new();
        hasher.update(&[DRAWING, u8::from(self.lang.direction() == Direction::Rtl)]);
        hasher.update(self.faces.hash.as_bytes());
        for words in [&title, &site, &date] {
            hasher.update(words.as_bytes()).update(b"\n");
        }
        let hash = hasher.finalize().to_hex();
        let path = format!("cards/{}/{}.{}.png", self.lang, self.graph.url_slug(of), &hash[..8]);
        Some(Card { brief, lang: self.lang, path, title, site, date })
    }
}

/// Returns the bytes of a card.
///
/// # Panics
/// Where the encoder refuses a picture of ours, which is a mistake of this program.
pub(crate) fn draw(card: &Card, faces: &Faces) -> Vec<u8> {
    let png = faces.draw(|letters, canvas| {
        paint(card, letters, canvas);
        canvas.png()
    });
    png.expect("a picture of this size and these colours can be packed")
}

fn paint(card: &Card, letters: &mut Lettering, canvas: &mut Canvas) {
    let direction = card.lang.direction();
    let (bar, right) = match direction {
        Direction::Ltr => (0, WIDTH),
        Direction::Rtl => (WIDTH - BAR, WIDTH),
    };
    canvas.fill((bar, 0), (right.min(bar + BAR), HEIGHT), Ink::Accent);
    #[expect(clippy::cast_precision_loss, reason = "1200 and 630 are exact in any float")]
    let (width, height) = (WIDTH as f32, HEIGHT as f32);
    let lines = |words, size, most| Lines { words, direction, size, most, edges: (EDGE, width - EDGE) };
    let site = letters.set(lines(&card.site, 34.0, 1));
    letters.draw(canvas, &site, (56.0, Ink::Accent));
    let date = letters.set(lines(&card.date, 30.0, 1));
    letters.draw(canvas, &date, (height - 56.0 - date.height(), Ink::Text));
    let title = title(letters, &lines, &card.title);
    let room = (56.0 + site.height(), height - 56.0 - date.height());
    let top = room.0 + (room.1 - room.0 - title.height()) / 2.0;
    letters.draw(canvas, &title, (top, Ink::Text));
}

/// Returns the title in the largest size that it has room in.
fn title<'a>(
    letters: &mut Lettering,
    lines: &impl Fn(&'a str, f32, usize) -> Lines<'a>,
    words: &'a str,
) -> lettering::Set {
    let (largest, most) = SIZES[0];
    let mut set = letters.set(lines(words, largest, most + 1));
    for (at, (size, most)) in SIZES.into_iter().enumerate() {
        if at > 0 {
            // One line more than there is room for shows that a smaller size is needed; the last cuts.
            let is_last = at + 1 == SIZES.len();
            letters.resize(&mut set, (size, if is_last { most } else { most + 1 }));
        }
        if set.count() <= most {
            break;
        }
    }
    set
}
