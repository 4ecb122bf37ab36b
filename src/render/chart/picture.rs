//! A mark for each entry. In: entries in the order in which they are listed. Out: an SVG that is a list of links to
//! them. A day is a mark, what is less exactly known is as long as it may be, and fades where its end is not known.

use crate::input::Day;
use crate::model::event::EventType;
use crate::render::chart::axis::{Axis, Days, Scale, Today, em};
use crate::render::chart::extent::Extent;
use crate::render::chart::key::{Shape, key, outline};
use crate::render::here::Here;
use crate::render::html::escape;
use crate::render::layout::width::{Weight, width};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The most rows of marks; what finds no room stands in the last.
const MOST_ROWS: usize = 14;
/// How much of the width lies between two marks of a row at least, in percent, where they are few and many.
const GAP: f64 = 3.2;
const SMALL_GAP: f64 = 1.6;
/// From how many marks on they stand close.
const MANY: usize = 60;
/// How much of the width what is open at an end reaches beyond what is known, and over how much of it what goes on
/// beyond the picture fades, in percent.
const FADE: f64 = 14.0;
/// The height of a row, and of one with words above, in twelfths of a letter's size.
const ROW: usize = 18;
const TALL_ROW: usize = 36;
/// From how many marks on readers may pass over them.
const TO_PASS: usize = 6;
/// How many letters the words above a bar may have.
const LONGEST: usize = 34;
/// How wide a picture is on a narrow phone, and how wide a letter of the words is at least, in the size of its letters.
const NARROW: f64 = 27.0;
const LETTER: f64 = 0.5;

/// What is drawn.
#[derive(Debug)]
pub struct Entry {
    /// How far it reaches.
    pub extent: Extent,
    /// An event of this type; nothing for a post.
    pub kind: Option<EventType>,
    /// The anchor of the same in the list.
    pub anchor: String,
    /// When and what, in words.
    pub title: String,
    /// What stands above its bar; nothing for an event.
    pub words: Option<String>,
}

/// How a picture is made.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// What its list is called.
    pub name: &'a str,
    /// Its number on the page, from 1.
    pub number: usize,
    /// What the width is.
    pub scale: Scale,
    /// Whether the day of the build is drawn.
    pub today: Today,
}

/// Returns the picture with its key, or nothing where fewer than two entries have a place in time, or all have the
/// same.
#[must_use]
pub fn picture(here: Here<'_>, entries: &[Entry], frame: Frame<'_>) -> String {
    let days_of = |is_chosen: fn(&Extent) -> bool| -> Vec<Day> {
        let extents = entries.iter().map(|entry| &entry.extent).filter(|extent| is_chosen(extent));
        extents.flat_map(|extent| extent.days.iter().copied()).collect()
    };
    let (all, exact) = (days_of(|_| true), days_of(|extent| !extent.is_vague()));
    let mut spread = entries.iter().map(|entry| (&entry.extent.start, &entry.extent.end));
    let first = spread.next();
    let is_alike = frame.scale == Scale::Fitting && spread.all(|other| Some(other) == first);
    let opens = [
        entries.iter().any(|entry| entry.extent.start.is_none()),
        entries.iter().any(|entry| entry.extent.end.is_none()),
    ];
    let axis = Axis::new(here, Days { all: &all, exact: &exact }, frame.scale, opens);
    let Some(axis) = axis.filter(|_| !is_alike) else { return String::new() };
    let axis = match frame.today {
        Today::Drawn => axis.with_today(here.graph().today),
        Today::Absent => axis,
    };
    let mut drawing = Drawing::new(axis, frame.number, if entries.len() > MANY { SMALL_GAP } else { GAP });
    entries.iter().for_each(|entry| drawing.add(entry));
    let mut html = String::new();
    if entries.len() >= TO_PASS {
        let _ = writeln!(
            html,
            "<a class=\"skip\" href=\"#{}\">{}</a>",
            entries[0].anchor,
            escape(here.say("chart-skip"))
        );
    }
    drawing.finish(here, frame.name, &mut html);
    html
}

/// How far an entry reaches across the picture, in percent from where reading starts.
struct Reach {
    start: f64,
    width: f64,
    /// How much of it fades at its start and at its end, in percent of itself.
    fades: [u32; 2],
    /// Whether it goes on before and after what is drawn.
    goes_on: [bool; 2],
}

/// A picture in the making.
struct Drawing {
    axis: Axis,
    number: usize,
    gap: f64,
    /// Where the last mark of each row ends.
    rows: Vec<f64>,
    /// The top of the next row of a post: posts stand above events, each in a row of its own.
    top: usize,
    svg: String,
    shapes: BTreeSet<Shape>,
    /// The marks that are used again and again.
    kinds: BTreeSet<EventType>,
    /// The fades, by their class and how far they reach from each side.
    fades: BTreeMap<(&'static str, [u32; 2]), usize>,
}

impl Drawing {
    fn new(axis: Axis, number: usize, gap: f64) -> Self {
        let top = axis.head();
        let mut shapes = BTreeSet::new();
        if !axis.gaps.is_empty() {
            shapes.insert(Shape::Gap);
        }
        if axis.today.is_some() {
            shapes.insert(Shape::Today);
        }
        let (kinds, fades) = (BTreeSet::new(), BTreeMap::new());
        Self { axis, number, gap, rows: Vec::new(), top, svg: String::new(), shapes, kinds, fades }
    }

    fn add(&mut self, entry: &Entry) {
        let reach = self.reach(entry);
        let class = entry.kind.map_or("post", EventType::name);
        let doubtful = if entry.extent.is_doubtful { " doubtful" } else { "" };
        let _ = write!(
            self.svg,
            "<g role=\"listitem\"><a href=\"#{}\" class=\"mark {class}{doubtful}\"><title>{}</title>",
            entry.anchor,
            escape(&entry.title)
        );
        if entry.extent.is_doubtful {
            self.shapes.insert(Shape::Doubtful);
        }
        match entry.kind {
            Some(kind) => {
                let row = self.row(&reach);
                let middle = self.top + row * ROW + ROW / 2;
                self.event((entry, kind), &reach, middle);
            }
            None => {
                self.words(entry, &reach);
                self.shapes.insert(Shape::Post);
                let middle = self.top + TALL_ROW - ROW / 2;
                self.bar(("lasts", "post"), &reach, middle);
                self.top += TALL_ROW;
            }
        }
        self.svg.push_str("</a></g>\n");
    }

    /// Returns the first row with room for a mark.
    fn row(&mut self, reach: &Reach) -> usize {
        let row = match self.rows.iter().position(|end| *end + self.gap <= reach.start) {
            Some(row) => row,
            None if self.rows.len() < MOST_ROWS => {
                self.rows.push(0.0);
                self.rows.len() - 1
            }
            None => MOST_ROWS - 1,
        };
        self.rows[row] = self.rows[row].max(reach.start + reach.width);
        row
    }

    fn reach(&self, entry: &Entry) -> Reach {
        let Extent { start, end, days, .. } = &entry.extent;
        let place = |day: i64| self.axis.place(day);
        let is_post = entry.kind.is_none();
        let goes_on = [
            start.is_some() && self.side(days.first()) == Ordering::Less,
            end.is_some() && self.side(days.last()) == Ordering::Greater,
        ];
        // A post is held until somebody says that it is not; an event that is open ends nobody knows when. One that began
        // before what is drawn is told there because it may still last.
        let known = |end: f64| if goes_on[0] { end.max(100.0 - FADE) } else { end };
        let beyond = |known: f64| if is_post { 100.0 } else { (known + FADE).min(100.0) };
        let before = |known: f64| if is_post { 0.0 } else { (known - FADE).max(0.0) };
        let (first, sure) = start.map_or_else(
            || end.map_or((0.0, 0.0), |(sure, _)| (before(place(sure)), place(sure))),
            |(first, sure)| (place(first), place(sure)),
        );
        let (sure_end, last) = end.map_or_else(
            || start.map_or((100.0, 100.0), |(_, sure)| (known(place(sure)), beyond(known(place(sure))))),
            |(sure, last)| (place(sure), place(last)),
        );
        if entry.extent.is_day {
            let start = place(start.map_or(0, |(day, _)| day));
            return Reach { start, width: 0.0, fades: [0, 0], goes_on };
        }
        let width = (last - first).max(0.9);
        // Fades are told to the next twentieth, so that few are alike only nearly.
        let part = |of: f64| ((of / width * 20.0).round().clamp(0.0, 20.0) as u32) * 5;
        let mut fades = [part(sure - first), part(last - sure_end)];
        for (fade, goes_on) in fades.iter_mut().zip(goes_on) {
            *fade = if goes_on { part(FADE.min(width / 2.0)).max(*fade) } else { *fade };
        }
        Reach { start: first, width, fades: meet(fades), goes_on }
    }

    /// Returns on which side of what is drawn a day lies.
    fn side(&self, day: Option<&Day>) -> Ordering {
        day.map_or(Ordering::Equal, |day| self.axis.side(day.number()))
    }

    fn event(&mut self, (entry, kind): (&Entry, EventType), reach: &Reach, middle: usize) {
        if entry.extent.is_day {
            self.sign(kind, reach.start, middle);
            return;
        }
        let (class, shape) =
            if entry.extent.lasts { ("lasts", Shape::Lasts) } else { ("within", Shape::Within) };
        self.shapes.insert(shape);
        self.bar((class, kind.name()), reach, middle);
        // A bar says by a mark what it is: a deadline where it ends, anything else where it begins. A day that is not
        // drawn has none.
        let is_drawn = |day: Option<&Day>| self.side(day) == Ordering::Equal;
        let days = &entry.extent.days;
        match kind {
            EventType::Deadline if is_drawn(days.last()) => {
                let end = if entry.extent.end.is_some() { reach.start + reach.width } else { reach.start };
                self.sign(kind, end, middle);
            }
            EventType::Announcement if is_drawn(days.first()) => {
                let start =
                    if entry.extent.start.is_some() { reach.start } else { reach.start + reach.width };
                self.sign(kind, start, middle);
            }
            EventType::Deadline | EventType::Announcement | EventType::Event | EventType::Period => {}
        }
    }

    fn sign(&mut self, kind: EventType, start: f64, middle: usize) {
        self.kinds.insert(kind);
        self.shapes.insert(Shape::Kind(kind));
        let x = self.axis.left(start, 0.0);
        let (name, number, middle) = (kind.name(), self.number, em(middle));
        let _ = write!(
            self.svg,
            "<use href=\"#chart-{number}-{name}\" x=\"{x:.1}%\" y=\"{middle}\" width=\"1em\" height=\"1em\"/>"
        );
    }

    fn bar(&mut self, (class, kind): (&'static str, &'static str), reach: &Reach, middle: usize) {
        let (left, width) = (self.axis.left(reach.start, reach.width), reach.width);
        let mut fill = String::new();
        if reach.fades != [0, 0] {
            let sides = reach.fades.into_iter().zip(reach.goes_on).filter(|(fade, _)| *fade > 0);
            self.shapes.extend(sides.map(|(_, goes_on)| if goes_on { Shape::GoesOn } else { Shape::Soft }));
            let colour = if kind == "deadline" { "deadline" } else { "" };
            let next = self.fades.len() + 1;
            let fade = *self.fades.entry((colour, reach.fades)).or_insert(next);
            fill = format!(" fill=\"url(#chart-{}-{fade})\"", self.number);
        }
        let top = em(middle - 4);
        let _ = write!(
            self.svg,
            "<rect class=\"{class}\" x=\"{left:.1}%\" y=\"{top}\" width=\"{width:.1}%\" height=\".67em\" rx=\"2\"{fill}/>"
        );
    }

    /// Writes what a post is called above its bar.
    fn words(&mut self, entry: &Entry, reach: &Reach) {
        let Some(words) = &entry.words else { return };
        let words = shortened(words);
        let (place, anchor) = place_words(&words, (reach.start, reach.start + reach.width));
        let (x, y) = (self.axis.left(place, 0.0), em(self.top + 14));
        let words = escape(&words);
        let _ = write!(self.svg, "<text x=\"{x:.1}%\" y=\"{y}\" class=\"{anchor}\">{words}</text>");
    }

    fn finish(self, here: Here<'_>, name: &str, html: &mut String) {
        let height = self.top + self.rows.len() * ROW + 6;
        let _ = write!(
            html,
            "<svg class=\"chart\" width=\"100%\" height=\"{}\" role=\"list\" aria-label=\"{}\"><defs>",
            em(height),
            escape(name)
        );
        for kind in &self.kinds {
            // Marks are drawn in twelfths of a letter's size around their middle, and so grow with the letters.
            let _ = write!(
                html,
                "<symbol id=\"chart-{}-{}\" viewBox=\"0 0 12 12\" overflow=\"visible\">{}</symbol>",
                self.number,
                kind.name(),
                outline(*kind)
            );
        }
        for ((colour, fades), id) in &self.fades {
            let sides = if self.axis.is_mirrored() { [fades[1], fades[0]] } else { *fades };
            self.fade((colour, *id), sides, html);
        }
        html.push_str("</defs>\n");
        self.axis.draw(here, height, html);
        html.push_str(&self.svg);
        html.push_str("</svg>\n");
        html.push_str(&key(here, &self.shapes));
    }

    fn fade(&self, (colour, id): (&str, usize), [left, right]: [u32; 2], html: &mut String) {
        let _ = write!(html, "<linearGradient id=\"chart-{}-{id}\" class=\"{colour}\">", self.number);
        if left > 0 {
            let _ = write!(html, "<stop stop-opacity=\"0\"/><stop offset=\"{left}%\"/>");
        }
        if right > 0 {
            let from = 100 - right;
            let _ = write!(html, "<stop offset=\"{from}%\"/><stop offset=\"100%\" stop-opacity=\"0\"/>");
        }
        html.push_str("</linearGradient>");
    }
}

/// Returns the fades of both ends so that they meet where they would cross.
fn meet([start, end]: [u32; 2]) -> [u32; 2] {
    if start + end <= 100 { [start, end] } else { [50, 50] }
}

/// Returns how much of the width of a picture words take on a narrow phone, in percent.
fn share(words: &str) -> f64 {
    width(words, Weight::Regular).max(words.chars().count() as f64 * LETTER) * 100.0 / NARROW
}

/// Returns where words stand above a bar, and which of their ends is there: from where the bar begins, or to where it ends,
/// or to the end of the picture where they would run over its edges.
fn place_words(words: &str, (start, end): (f64, f64)) -> (f64, &'static str) {
    let share = share(words);
    let from_start = Some((start, "start")).filter(|_| start + share <= 100.0);
    let to_end = Some((end, "end")).filter(|_| end - share >= 0.0);
    let found = if start < 50.0 { from_start.or(to_end) } else { to_end.or(from_start) };
    found.unwrap_or((100.0, "end"))
}

/// Returns words as there is room for above a bar.
fn shortened(words: &str) -> String {
    let fits = |words: &str| words.chars().count() <= LONGEST && share(&format!("{words}…")) <= 100.0;
    if fits(words) {
        return words.to_owned();
    }
    let mut short = String::new();
    for word in words.split_whitespace() {
        let longer = if short.is_empty() { word.to_owned() } else { format!("{short} {word}") };
        if !fits(&longer) {
            break;
        }
        short = longer;
    }
    if short.is_empty() {
        for letter in words.trim().chars() {
            short.push(letter);
            if !fits(&format!("{short}…")) {
                break;
            }
        }
    }
    format!("{short}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: [&str; 4] = [
        "Adviser to the Prime Minister for foreign relations",
        "مستشار رئيس الوزراء لشؤون العلاقات الخارجية",
        "外務省国際協力局地球規模課題総括課の職員外務省国際協力局地球規模課題総括課",
        "Landwirtschaftsministeriumssprecherinnenvertretung",
    ];

    #[test]
    fn words_above_a_bar_end_inside_the_picture() {
        for words in LONG {
            let short = shortened(words);
            assert!(short.ends_with('…') && short.chars().count() > 8, "{short}");
            for start in 0..20 {
                for end in start..=20 {
                    let bar = (f64::from(start) * 5.0, f64::from(end) * 5.0);
                    let (place, anchor) = place_words(&short, bar);
                    let left = if anchor == "start" { place } else { place - share(&short) };
                    assert!(
                        left >= -0.001 && left + share(&short) <= 100.001,
                        "{short}: {bar:?} {place} {anchor}"
                    );
                }
            }
        }
        assert_eq!(
            place_words("Minister", (40.0, 100.0)),
            (40.0, "start"),
            "what has room stands where its bar begins"
        );
        assert_eq!(place_words("Minister", (60.0, 100.0)), (100.0, "end"));
        assert_eq!(place_words(&shortened(LONG[0]), (40.0, 100.0)), (100.0, "end"));
        assert_eq!(shortened("Minister"), "Minister");
    }

    #[test]
    fn words_are_no_wider_than_they_are_reckoned() {
        // Measured in Chromium in DejaVu Sans, the widest face of most systems, in the size of its letters.
        for (words, measured) in
            [(LONG[0], 24.67), (LONG[1], 19.94), ("Spokesperson", 6.99), ("وزير الخارجية", 5.59)]
        {
            let reckoned = share(words) * NARROW / 100.0;
            assert!(reckoned >= measured && reckoned < measured * 1.3, "{words}: {reckoned} {measured}");
        }
    }
}
