//! Text → the dates in it, each as EDTF with its words and its place. In: plain text, and the day it speaks from where
//! that is known. Out: dates in the order of the text. Never a figure that is no date: what is doubtful is left out.

use crate::import::phrases::atom::{Atom, Hold};
use crate::import::phrases::calendar::{find_calendar, find_hijri_year, find_near_weekday};
use crate::import::phrases::frame::{Bound, Frame, Nearness, find_frame, first_words, is_introduced};
use crate::import::phrases::lexicon;
use crate::import::phrases::numeric::find_numeric;
use crate::import::phrases::period::find_period;
use crate::import::phrases::range::{Joint, Pair, Side, find_pair};
use crate::import::phrases::relative::{find_own_period, find_relative};
use crate::import::phrases::token::{Kind, Text};
use crate::import::phrases::trap::{is_name, names_may, with_named_year};
use crate::import::phrases::when::{Extent, Partial, Setting, Tense, When, YearOf};
use crate::import::phrases::year::{find_bare_year, is_phrase_end};
use crate::input::Day;
use crate::model::date::FuzzyDate;
use crate::model::edtf::form::Form;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;
use std::sync::OnceLock;

/// Why words are taken for a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// They say it whole.
    Said,
    /// They say it without its year.
    WithoutYear,
    /// They tell it from the article's day.
    FromArticle,
    /// They say it in the Hijri calendar.
    Hijri,
    /// They bound it: by, until, since.
    Bound,
    /// They name its two ends.
    Range,
    /// They say it loosely: early, about, the end of.
    Loose,
}

/// A date found in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundDate {
    /// Where its words stand.
    pub range: Range<usize>,
    /// The date.
    pub date: FuzzyDate,
    /// Why they are taken for it.
    pub why: Why,
}

/// Returns the dates of a text that speaks from `day`.
#[must_use]
pub fn find_dates(source: &str, day: Option<Day>) -> Vec<FoundDate> {
    let text = Text::new(source);
    let names_may = names_may(&text);
    let mut finder = Finder {
        text: &text,
        day,
        said: None,
        named: BTreeMap::new(),
        recent: None,
        names_may,
        found: Vec::new(),
    };
    let mut at = 0;
    while at < text.tokens.len() {
        at = finder.take(at).max(at + 1);
    }
    finder.found
}

struct Finder<'run> {
    text: &'run Text<'run>,
    day: Option<Day>,
    said: Option<i32>,
    named: BTreeMap<(u8, u8), i32>,
    /// The last date with its year.
    recent: Option<Recent>,
    names_may: bool,
    found: Vec<FoundDate>,
}

/// A date with its year that those behind it may mean as well.
#[derive(Clone, Copy)]
struct Recent {
    end: usize,
    year: i32,
    month: u8,
    /// How many tokens behind it they may stand.
    reach: usize,
}

/// What is to be added.
struct New {
    tokens: Range<usize>,
    form: Form,
    why: Why,
}

impl Finder<'_> {
    /// Takes what stands at a place, and returns the place behind it; the place itself where there is nothing.
    fn take(&mut self, at: usize) -> usize {
        let text = self.text;
        if !may_begin(text, at) {
            return at;
        }
        if let Some(pair) = find_pair(text, at)
            && let Some(end) = self.take_pair(at, &pair)
        {
            return end;
        }
        if let Some(atom) = find_relative(text, at)
            && let Some(end) =
                self.take_atom(at, Frame { bound: Bound::On, nearness: Nearness::Exact, end: at }, &atom)
        {
            return end;
        }
        let frame = find_frame(text, at);
        for start in frame.starts(text) {
            if frame.is_said()
                && let Some(pair) = find_pair(text, start).filter(|_| frame.bound == Bound::On)
                && let Some(end) = self.take_pair(start, &pair)
            {
                return end;
            }
            let Some(atom) = self.atom(frame, start) else { continue };
            if let Some(end) = self.take_atom(at, self.settled(frame, at, &atom), &atom) {
                return end;
            }
        }
        at
    }

    /// Returns the time at a place, where the words around it let it stand.
    fn atom(&self, frame: Frame, at: usize) -> Option<Atom> {
        let text = self.text;
        let near = || find_own_period(text, at).filter(|_| frame.nearness != Nearness::Exact);
        let found = find_relative(text, at)
            .or_else(|| find_numeric(text, at))
            .or_else(|| find_near_weekday(text, at))
            .or_else(|| find_hijri_year(text, at))
            .or_else(|| find_calendar(text, at))
            .or_else(|| find_period(text, at))
            .or_else(|| find_bare_year(text, at))
            .or_else(near)?;
        let is_may = self.names_may && text.word(at) == "may" && found.hold < Hold::Firm;
        (self.holds(frame, at, &found) && !is_may).then_some(found)
    }

    fn holds(&self, frame: Frame, at: usize, atom: &Atom) -> bool {
        let text = self.text;
        let is_year = matches!(atom.when, When::Partial(Partial { month: None, year: Some(_), .. }));
        match atom.hold {
            Hold::Firm => true,
            Hold::Part if is_year => match frame.nearness {
                // `about 2000 protesters`
                Nearness::Around => is_phrase_end(text, atom.end) && frame.is_said(),
                Nearness::Exact | Nearness::Part | Nearness::End => {
                    frame.is_said() && (is_phrase_end(text, atom.end) || frame.bound == Bound::On)
                }
            },
            Hold::Part => false,
            Hold::Weak | Hold::Loose => frame.is_said() && !is_verb(text, atom) || is_introduced(text, at),
        }
    }

    /// Returns the frame as it fits its time: `after Tuesday's vote` and `by May` of a name say nothing of time.
    fn settled(&self, frame: Frame, at: usize, atom: &Atom) -> Frame {
        let is_weekday = matches!(atom.when, When::Partial(Partial { weekday: Some(_), month: None, .. }));
        if is_weekday && frame.is_loose(self.text, at) { Frame { bound: Bound::On, ..frame } } else { frame }
    }

    fn setting(&self, tokens: &Range<usize>, bound: Bound) -> Setting<'_> {
        let tense = if bound == Bound::Until {
            self.tense(tokens).max_ahead(self.text, tokens.start)
        } else {
            self.tense(tokens)
        };
        Setting { day: self.day, said: self.said, named: &self.named, tense }
    }

    /// Returns whether the clause around a time speaks of what is to come.
    fn tense(&self, tokens: &Range<usize>) -> Tense {
        let text = self.text;
        let stops = |place: usize| {
            text.is_sentence_start(place + 1)
                || text.is_mark(place, &["،", ",", ";", "؛"])
                || text.is(place, &["ان", "that"])
        };
        let before = (tokens.start.saturating_sub(9)..tokens.start).rev().take_while(|place| !stops(*place));
        let leads = tokens.start < 2 || stops(tokens.start - 1) || stops(tokens.start - 2);
        let reach = if leads { 10 } else { 2 };
        let mut after = (tokens.end..tokens.end + reach)
            .skip_while(|place| leads && *place == tokens.end && stops(*place));
        let is_ahead = before.into_iter().any(|place| is_future(text, place))
            || after.by_ref().take_while(|place| !stops(*place)).any(|place| is_future(text, place));
        if is_ahead { Tense::Ahead } else { Tense::Past }
    }

    fn take_atom(&mut self, at: usize, frame: Frame, atom: &Atom) -> Option<usize> {
        let tokens = at..atom.end;
        let named = frame.end.max(at)..atom.end;
        let mut when = atom.when.clone();
        if let When::Partial(partial) = when {
            let partial = with_named_year(self.text, &named, partial);
            if partial.year.is_none() && partial.month.is_some() && is_name(self.text, &named) {
                return None;
            }
            when = When::Partial(self.with_recent_year(partial, &tokens));
        }
        let Some(extent) = when.resolve(&self.setting(&tokens, frame.bound)) else {
            // A day that the calendar does not have is no month either.
            return when.is_whole().then_some(atom.end);
        };
        let form = frame.apply(&extent);
        self.remember(&when);
        if let (When::Partial(partial), Extent::Span(point, _)) = (&when, &extent)
            && partial.year.is_some()
        {
            // A year alone says less of what comes behind it than a month of it.
            let reach = if partial.month.is_some() { 25 } else { 6 };
            self.recent =
                Some(Recent { end: atom.end, year: point.year, month: partial.month.unwrap_or(1), reach });
        }
        let why = why(&when, frame);
        self.add(New { tokens, form, why });
        Some(atom.end)
    }

    /// Returns a date without its year with that of the date before it in the same sentence: `on 14 May last year, and
    /// on 28 May`.
    fn with_recent_year(&self, partial: Partial, tokens: &Range<usize>) -> Partial {
        let Some(Recent { end, year, month, reach }) = self.recent else { return partial };
        let is_open = partial.year.is_none() && partial.weekday.is_none() && partial.month >= Some(month);
        let is_near = tokens.start - end.min(tokens.start) <= reach
            && !(end..tokens.start).any(|place| self.text.is_sentence_start(place + 1));
        let is_other = self.day.is_none_or(|day| day.year != year);
        if is_open && is_near && is_other && self.tense(tokens) == Tense::Past {
            return Partial { year: Some(YearOf::Number(year)), ..partial };
        }
        partial
    }

    fn take_pair(&mut self, at: usize, pair: &Pair) -> Option<usize> {
        let tokens = at..pair.end;
        let setting = self.setting(&tokens, Bound::On);
        let is_bare =
            |side: &Side| matches!(side.when, When::Partial(Partial { year: None, month: Some(_), .. }));
        if is_bare(&pair.to) && is_name(self.text, &tokens) {
            return None;
        }
        let last = pair.to.when.resolve(&setting)?;
        let Extent::Span(_, to) = last else { return None };
        let mut from = pair.from.when.clone();
        if let When::Partial(partial) = &mut from
            && partial.year.is_none()
            && partial.weekday.is_none()
        {
            partial.year = Some(YearOf::Number(to.year));
        }
        let Extent::Span(from_point, _) = from.resolve(&setting)? else { return None };
        let mark = |side: &Side, point| {
            let frame = Frame { bound: Bound::On, nearness: side.nearness, end: at };
            match frame.apply(&Extent::on(point)) {
                Form::On(point) => point,
                Form::Moment(..) | Form::Span(..) | Form::OneOf(_) => point,
            }
        };
        let (first, second) = (mark(&pair.from, from_point), mark(&pair.to, to));
        if first.first() > second.last() {
            return None;
        }
        let is_near = first.last().days_until(second.first()) == 1;
        self.remember(&from);
        self.remember(&pair.to.when);
        if pair.joint == Joint::And && !is_near {
            for point in [first, second] {
                self.add(New { tokens: tokens.clone(), form: Form::On(point), why: Why::Said });
            }
        } else {
            self.add(New { tokens, form: Extent::Span(first, second).form(), why: Why::Range });
        }
        Some(pair.end)
    }

    fn remember(&mut self, when: &When) {
        let When::Partial(partial) = when else { return };
        if let Some(YearOf::Number(year)) = partial.year {
            self.said = Some(year);
            if let (Some(month), Some(day)) = (partial.month, partial.day) {
                self.named.insert((month, day), year);
            }
        }
    }

    fn add(&mut self, New { tokens, form, why }: New) {
        let Some(range) = self.text.range(tokens) else { return };
        // What cannot be read back is no date: a span that ends before it begins.
        if let Ok(date) = FuzzyDate::parse(&form.to_string()) {
            self.found.push(FoundDate { range, date, why });
        }
    }
}

impl Tense {
    /// Returns what is to come behind `by` and `بحلول`; what lasted until then may be over.
    fn max_ahead(self, text: &Text<'_>, at: usize) -> Self {
        let is_open = text.is(at, &["until", "till", "up", "through", "حتي"]);
        if is_open { self } else { Self::Ahead }
    }
}

fn why(when: &When, frame: Frame) -> Why {
    if frame.bound != Bound::On {
        return Why::Bound;
    }
    match when {
        When::Days(..) => Why::Hijri,
        When::MonthAway(..) | When::Ago(..) | When::Ahead(_) => Why::FromArticle,
        When::Partial(Partial { year: Some(YearOf::Number(_)), .. }) | When::OneOf(..)
            if frame.nearness == Nearness::Exact =>
        {
            Why::Said
        }
        When::Partial(Partial { year: None, month: Some(_), .. }) => Why::WithoutYear,
        When::Partial(Partial {
            year: None | Some(YearOf::Offset(_) | YearOf::Past | YearOf::Next), ..
        }) => Why::FromArticle,
        _ if frame.nearness != Nearness::Exact => Why::Loose,
        When::Partial(_) | When::Season(..) | When::Months(..) | When::Wide(_) | When::OneOf(..) => Why::Said,
    }
}

/// Returns whether a month that is a verb as well is more likely one here: `until March on the capital`.
fn is_verb(text: &Text<'_>, atom: &Atom) -> bool {
    atom.hold == Hold::Loose && text.is(atom.end, &["on", "be", "have", "not", "الضغوط", "ضغوطا", "دورا"])
}

/// Returns whether a date may begin at a place, by its first word alone.
fn may_begin(text: &Text<'_>, at: usize) -> bool {
    static FRAMES: OnceLock<HashSet<&str>> = OnceLock::new();
    let Some(token) = text.find(at) else { return false };
    match token.kind {
        Kind::Number => true,
        Kind::Mark => text.is_mark(at, &["'", "’", "‘"]),
        Kind::Break => false,
        Kind::Word => {
            let frames = FRAMES.get_or_init(|| first_words().collect());
            frames.contains(token.folded.as_str()) || lexicon::may_begin(&token.folded)
        }
    }
}

/// Words that show that something is to come.
const FUTURE: [&str; 29] = [
    "will",
    "shall",
    "scheduled",
    "planned",
    "expected",
    "upcoming",
    "deadline",
    "slated",
    "expects",
    "سوف",
    "المقرر",
    "المقرره",
    "المزمع",
    "المرتقب",
    "المرتقبه",
    "المتوقع",
    "المتوقعه",
    "يعتزم",
    "تعتزم",
    "مقرر",
    "مقرره",
    "مزمع",
    "متوقع",
    "ينتظر",
    "يتوقع",
    "المنتظر",
    "لن",
    "القادمه",
    "موعدا",
];
/// Words that begin as verbs of the future do.
const NOT_FUTURE: [&str; 30] = [
    "سياسه",
    "سياسي",
    "سياسيه",
    "سياسات",
    "سياسيا",
    "سياسيين",
    "سياده",
    "سيطره",
    "سيطر",
    "سيطرت",
    "سيناريو",
    "سيناء",
    "سيده",
    "سيدات",
    "سيارات",
    "سياره",
    "سيبراني",
    "سيبرانيه",
    "ستين",
    "ستون",
    "ستمءه",
    "سيول",
    "سيره",
    "سيرته",
    "ستار",
    "سيف",
    "سيدي",
    "سياق",
    "سيرا",
    "ستوكهولم",
];

fn is_future(text: &Text<'_>, at: usize) -> bool {
    let word = text.word(at);
    let is_due = word == "due" && text.is_before(at, &["is", "are", "was", "were", "be"]);
    let is_meant = text.after_any(at, &["set to", "set for", "plans to", "plan to", "hopes to"]).is_some();
    if FUTURE.contains(&word) || is_due || is_meant {
        return true;
    }
    let word = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    let is_verb = word.starts_with("سي") || word.starts_with("ست");
    is_verb && word.chars().count() >= 4 && !NOT_FUTURE.contains(&word)
}
