//! What is said around a time: by it, until it, since it, about it. In: a text and a place. Out: the frame, and where
//! the time itself begins.

use crate::import::phrases::token::{Text, is_arabic};
use crate::import::phrases::when::Extent;
use crate::model::edtf::form::{Edge, Form, Mark, Part, Point};

/// Which end of a span a time is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// None: it is then.
    On,
    /// The last: it is no later.
    Until,
    /// The first: it is no earlier.
    From,
}

/// How near to a time something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nearness {
    /// In it.
    Exact,
    /// In some part of it: early, late, the middle.
    Part,
    /// At its end.
    End,
    /// Perhaps beside it.
    Around,
}

/// What is said around a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Which end it is.
    pub bound: Bound,
    /// How near.
    pub nearness: Nearness,
    /// Where the time begins.
    pub end: usize,
}

const UNTIL: [&str; 25] = [
    "بحلول",
    "افق",
    "حتي",
    "ل غايه",
    "الي غايه",
    "قبل",
    "لا يتجاوز",
    "لا تتجاوز",
    "لا يتعدي",
    "موعد اقصاه",
    "اقصاه",
    "في موعد اقصاه",
    "مده اقصاها",
    "by",
    "until",
    "till",
    "through",
    "up to",
    "before",
    "prior to",
    "no later than",
    "not later than",
    "by no later than",
    "up until",
    "لا يتخطي",
];
const FROM: [&str; 22] = [
    "منذ",
    "اعتبارا من",
    "ابتداء من",
    "بدءا من",
    "بدايه من",
    "انطلاقا من",
    "بعد",
    "since",
    "as from",
    "starting",
    "starting from",
    "starting in",
    "starting on",
    "beginning in",
    "beginning on",
    "effective",
    "effective from",
    "after",
    "ever since",
    "dating back to",
    "dating from",
    "going back to",
];
const END: [&str; 14] = [
    "نهايه",
    "ختام",
    "اخر",
    "الايام الاخيره من",
    "الاسبوع الاخير من",
    "نهايات",
    "the end of",
    "end of",
    "the close of",
    "the last days of",
    "the final days of",
    "the last week of",
    "the final week of",
    "الايام الاخيره ل",
];
const PART: [&str; 36] = [
    "اواخر",
    "اواءل",
    "مطلع",
    "بدايه",
    "بدايات",
    "مستهل",
    "منتصف",
    "اواسط",
    "الايام الاولي من",
    "الاسبوع الاول من",
    "الاسبوع الثاني من",
    "الاسبوع الثالث من",
    "النصف الاول من شهر",
    "النصف الثاني من شهر",
    "early",
    "late",
    "mid",
    "the beginning of",
    "beginning of",
    "the start of",
    "start of",
    "the middle of",
    "the early",
    "the late",
    "the first days of",
    "the first week of",
    "the second week of",
    "early in",
    "late in",
    "the opening days of",
    "the dawn of",
    "the latter part of",
    "the early part of",
    "الايام الاولي ل",
    "the third week of",
    "غضون",
];
const AROUND: [&str; 11] = [
    "نحو",
    "حوالي",
    "قرابه",
    "زهاء",
    "around",
    "about",
    "circa",
    "approximately",
    "roughly",
    "some time around",
    "sometime in",
];
/// Words between a frame and its time.
const FILLING: [&str; 11] = ["من", "في", "مع", "the", "of", "in", "on", "later", "earlier", "شهر", "month"];

/// Returns the words that a frame may begin with.
pub fn first_words() -> impl Iterator<Item = &'static str> {
    let phrases = UNTIL.iter().chain(&FROM).chain(&END).chain(&PART).chain(&AROUND);
    phrases.map(|phrase| phrase.split(' ').next().unwrap_or(phrase))
}

/// Returns what is said around a time that may begin at a place.
#[must_use]
pub fn find_frame(text: &Text<'_>, at: usize) -> Frame {
    let mut frame = Frame { bound: Bound::On, nearness: Nearness::Exact, end: at };
    for _ in 0..3 {
        let start = if frame.end > at {
            text.skip(frame.end, &["the", "في", "مع", "at", "in"])
        } else {
            frame.end
        };
        let bound = [(&UNTIL[..], Bound::Until), (&FROM[..], Bound::From)]
            .into_iter()
            .filter_map(|(phrases, bound)| Some((text.after_any(start, phrases)?, bound)))
            .max_by_key(|(end, _)| *end)
            // `على بعد` is how far away something is.
            .filter(|_| text.word(start) != "بعد" || !text.is_before(start, &["علي"]));
        let lists = [(&END[..], Nearness::End), (&PART[..], Nearness::Part), (&AROUND[..], Nearness::Around)];
        let near = [start, frame.end].into_iter().find_map(|start| {
            let found =
                lists.into_iter().filter_map(|(phrases, near)| Some((text.after_any(start, phrases)?, near)));
            found.max_by_key(|(end, _)| *end)
        });
        match (bound, near) {
            (Some((end, bound)), near) if near.is_none_or(|(other, _)| other < end) => {
                if frame.bound != Bound::On {
                    break;
                }
                frame = Frame { bound, end, ..frame };
            }
            (_, Some((end, nearness))) => {
                let dash = usize::from(text.is_mark(end, &["-"]) && text.word(end - 1) == "mid");
                frame = Frame { nearness, end: end + dash, ..frame };
            }
            (_, None) => break,
        }
    }
    frame
}

impl Frame {
    /// Returns whether anything is said.
    #[must_use]
    pub fn is_said(&self) -> bool {
        self.bound != Bound::On || self.nearness != Nearness::Exact
    }

    /// Returns the places at which its time may begin: as it stands, and behind words that fill.
    #[must_use]
    pub fn starts(&self, text: &Text<'_>) -> [usize; 2] {
        [self.end, if self.is_said() { text.skip(self.end, &FILLING) } else { self.end }]
    }

    /// Returns whether words of a frame may be about days and not about time: `after Tuesday's vote`.
    #[must_use]
    pub fn is_loose(&self, text: &Text<'_>, at: usize) -> bool {
        text.is(at, &["after", "before", "بعد", "قبل"])
    }

    /// Returns the form of a time in this frame.
    #[must_use]
    pub fn apply(&self, extent: &Extent) -> Form {
        let Extent::Span(from, to) = extent else { return extent.form() };
        let (from, to) = (self.mark(*from), self.mark(*to));
        match self.bound {
            Bound::On => Extent::Span(from, to).form(),
            Bound::Until => Form::Span(Edge::Open, Edge::On(to)),
            Bound::From => Form::Span(Edge::On(from), Edge::Open),
        }
    }

    /// Returns a date with the sign for "about then", where the frame says so. The end of a year or month bounds it
    /// as exactly as itself; early on a day is that day.
    fn mark(&self, point: Point) -> Point {
        let is_about = match self.nearness {
            Nearness::Exact => false,
            Nearness::End => self.bound != Bound::Until && !matches!(point.part, Part::Day(..)),
            Nearness::Part => !matches!(point.part, Part::Day(..)),
            Nearness::Around => true,
        };
        if is_about { Point { mark: Mark::Approximate, ..point } } else { point }
    }
}

/// Returns whether a preposition before a place shows that a month follows.
#[must_use]
pub fn is_introduced(text: &Text<'_>, at: usize) -> bool {
    let before = ["في", "خلال", "طوال", "منذ", "in", "during", "throughout", "since", "until"];
    let attached = text.is_before(at, &["ب", "ل"]) && is_arabic(text.word(at));
    text.is_before(at, &before) || attached || text.is_before(at, &["of"]) && text.is_capital(at)
}
