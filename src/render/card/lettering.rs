//! Words as letters on a canvas: shaped, broken into lines, in the order of their direction. Faces come from
//! the theme; none of the machine's is ever used, so that cards are the same everywhere.

use crate::lang::tag::Direction;
use crate::render::card::canvas::{Canvas, Ink, Mask};
use cosmic_text::fontdb::{Database, Source};
use cosmic_text::{
    Attrs, Buffer, Ellipsize, EllipsizeHeightLimit, Fallback, FontSystem, LayoutRun, Metrics, Shaping,
    SwashCache, SwashContent, Weight,
};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use unicode_script::Script;

/// The faces that cards are drawn with, and who draws with them.
pub(crate) struct Faces {
    database: Database,
    covered: BTreeSet<char>,
    /// The hash of their files.
    pub(crate) hash: blake3::Hash,
    /// Draughtsmen at rest: each knows shapes that it has drawn before.
    idle: Mutex<Vec<Desk>>,
}

/// One that draws letters, and what it draws on.
type Desk = (Lettering, Canvas);

impl std::fmt::Debug for Faces {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Faces").field("faces", &self.database.len()).finish_non_exhaustive()
    }
}

impl Faces {
    /// Returns the faces in these files (TrueType or OpenType); what is no face is passed over.
    pub(crate) fn new(files: impl IntoIterator<Item = Vec<u8>>) -> Self {
        let mut database = Database::new();
        let mut hasher = blake3::Hasher::new();
        for bytes in files {
            hasher.update(&bytes);
            database.load_font_source(Source::Binary(Arc::new(bytes)));
        }
        let mut faces =
            Self { database, covered: BTreeSet::new(), hash: hasher.finalize(), idle: Mutex::default() };
        let (mut letters, canvas) = faces.desk();
        let ids: Vec<_> = faces.database.faces().map(|face| (face.id, face.weight)).collect();
        for (id, weight) in ids {
            let Some(font) = letters.system.get_font(id, weight) else { continue };
            font.as_swash().charmap().enumerate(|code, _| faces.covered.extend(char::from_u32(code)));
        }
        faces.give_back((letters, canvas));
        faces
    }

    /// Returns the words as they can be drawn: signs that no face has are left out. Nothing where a letter or
    /// a digit is among them, for then the words would not be those of their author.
    pub(crate) fn find_drawable(&self, words: &str) -> Option<String> {
        let is_missing = |c: char| !c.is_whitespace() && !self.covered.contains(&c);
        if words.chars().any(|c| is_missing(c) && c.is_alphanumeric()) {
            return None;
        }
        let drawn: String = words.chars().map(|c| if is_missing(c) { ' ' } else { c }).collect();
        let drawn = drawn.split_whitespace().collect::<Vec<_>>().join(" ");
        (!drawn.is_empty()).then_some(drawn)
    }

    /// Returns what `draw` makes with these faces on an empty canvas.
    pub(crate) fn draw<T>(&self, draw: impl FnOnce(&mut Lettering, &mut Canvas) -> T) -> T {
        let (mut letters, mut canvas) = self.desk();
        canvas.clear();
        let made = draw(&mut letters, &mut canvas);
        self.give_back((letters, canvas));
        made
    }

    fn desk(&self) -> Desk {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        idle.unwrap_or_else(|| {
            let database = self.database.clone();
            let system = FontSystem::new_with_locale_and_db_and_fallback("und".into(), database, OnlyOurs);
            (Lettering { system, cache: SwashCache::new() }, Canvas::new())
        })
    }

    fn give_back(&self, desk: Desk) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(desk);
    }
}

/// No face of the machine stands in for another: all those loaded are tried in turn.
struct OnlyOurs;

impl Fallback for OnlyOurs {
    fn common_fallback(&self) -> &[&'static str] {
        &[]
    }

    fn forbidden_fallback(&self) -> &[&'static str] {
        &[]
    }

    fn script_fallback(&self, _script: Script, _locale: &str) -> &[&'static str] {
        &[]
    }
}

/// Words and how they are to be set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lines<'a> {
    /// The words.
    pub(crate) words: &'a str,
    /// The direction of their paragraph.
    pub(crate) direction: Direction,
    /// The size of the letters in pixels.
    pub(crate) size: f32,
    /// The most lines; what does not fit ends in an ellipsis.
    pub(crate) most: usize,
    /// The left and the right edge in pixels.
    pub(crate) edges: (f32, f32),
}

/// One that draws letters.
pub(crate) struct Lettering {
    system: FontSystem,
    cache: SwashCache,
}

/// Words cut into lines.
pub(crate) struct Set {
    buffer: Buffer,
    left: f32,
}

/// The height of a line, in sizes of its letters: Arabic needs more than Latin, and both stand side by side.
const LEADING: f32 = 1.45;

impl Set {
    /// Returns how many lines there are.
    pub(crate) fn count(&self) -> usize {
        self.buffer.layout_runs().count()
    }

    /// Returns their height in pixels.
    pub(crate) fn height(&self) -> f32 {
        self.buffer.layout_runs().map(|run| run.line_height).sum()
    }
}

impl Lettering {
    /// Returns words cut into lines.
    pub(crate) fn set(&mut self, lines: Lines<'_>) -> Set {
        let metrics = Metrics::new(lines.size, lines.size * LEADING);
        let mut buffer = Buffer::new(&mut self.system, metrics);
        buffer.set_size(Some(lines.edges.1 - lines.edges.0), None);
        buffer.set_ellipsize(Ellipsize::End(EllipsizeHeightLimit::Lines(lines.most)));
        // A mark in front gives the paragraph its direction, whatever its first word is.
        let mark = match lines.direction {
            Direction::Rtl => '\u{200f}',
            Direction::Ltr => '\u{200e}',
        };
        let words = format!("{mark}{}", lines.words);
        buffer.set_text(&words, &Attrs::new().weight(Weight::BOLD), Shaping::Advanced, None);
        buffer.shape_until_scroll(&mut self.system, false);
        Set { buffer, left: lines.edges.0 }
    }

    /// Sets the same words anew in letters of another size, in at most so many lines. Their shapes are known
    /// already, which is most of the work.
    pub(crate) fn resize(&mut self, set: &mut Set, (size, most): (f32, usize)) {
        set.buffer.set_metrics(Metrics::new(size, size * LEADING));
        set.buffer.set_ellipsize(Ellipsize::End(EllipsizeHeightLimit::Lines(most)));
        set.buffer.shape_until_scroll(&mut self.system, false);
    }

    /// Draws lines with their upper edge at `top`.
    pub(crate) fn draw(&mut self, canvas: &mut Canvas, set: &Set, (top, ink): (f32, Ink)) {
        for run in set.buffer.layout_runs() {
            self.draw_line(canvas, &run, (set.left, top, ink));
        }
    }

    fn draw_line(&mut self, canvas: &mut Canvas, run: &LayoutRun<'_>, (left, top, ink): (f32, f32, Ink)) {
        for glyph in run.glyphs {
            let placed = glyph.physical((left, top + run.line_y), 1.0);
            let Some(image) = self.cache.get_image(&mut self.system, placed.cache_key) else { continue };
            if image.content == SwashContent::Mask {
                let mask = Mask {
                    left: placed.x + image.placement.left,
                    top: placed.y - image.placement.top,
                    width: image.placement.width as usize,
                    bytes: &image.data,
                };
                canvas.stamp(mask, ink);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faces() -> Faces {
        let arabic = include_bytes!("../../../themes/default/cards/arabic.ttf").to_vec();
        Faces::new([arabic, include_bytes!("../../../themes/default/cards/latin.ttf").to_vec()])
    }

    fn set(words: &str, (direction, most): (Direction, usize)) -> Set {
        faces().draw(|letters, _| {
            letters.set(Lines { words, direction, size: 60.0, most, edges: (0.0, 1000.0) })
        })
    }

    /// Returns the width of the only line.
    fn width(words: &str) -> f32 {
        set(words, (Direction::Rtl, 9)).buffer.layout_runs().map(|run| run.line_w).sum()
    }

    #[test]
    fn arabic_letters_are_joined() {
        assert!(width("ببب") < width("ب\u{200c}ب\u{200c}ب") * 0.8);
    }

    #[test]
    fn the_first_word_stands_where_reading_begins() {
        let lefts = |words, direction| {
            let set = set(words, (direction, 9));
            let runs = set.buffer.layout_runs();
            let glyphs: Vec<(usize, f32)> =
                runs.flat_map(|run| run.glyphs.iter().map(|glyph| (glyph.start, glyph.x))).collect();
            let first = glyphs.iter().filter(|(start, _)| *start >= 3).min_by_key(|(start, _)| *start);
            let last = glyphs.iter().max_by_key(|(start, _)| *start);
            (first.map_or(0.0, |glyph| glyph.1), last.map_or(0.0, |glyph| glyph.1))
        };
        let (first, last) = lefts("CENTCOM سنتكوم تعلن", Direction::Rtl);
        assert!(first > last && first > 500.0, "{first} {last}");
        let (first, last) = lefts("سنتكوم says so", Direction::Ltr);
        assert!(first < last && last < 600.0, "{first} {last}");
    }

    #[test]
    fn long_words_are_cut_into_lines_and_end_in_an_ellipsis() {
        let long = "مشاورات فنية في بغداد ".repeat(20);
        assert_eq!(set(&long, (Direction::Rtl, 3)).count(), 3);
    }

    #[test]
    fn only_what_can_be_drawn_is_drawn() {
        let faces = faces();
        assert_eq!(faces.find_drawable("بغداد 2025 – Iraq’s").as_deref(), Some("بغداد 2025 – Iraq’s"));
        assert_eq!(faces.find_drawable("Talks 🕊 in Baghdad").as_deref(), Some("Talks in Baghdad"));
        assert_eq!(faces.find_drawable("北京"), None);
        assert_eq!(faces.find_drawable("🕊"), None);
    }
}
