//! Words and numbers that a line keeps apart, as HTML. In: the inlines of one line. Out: the same, with an
//! element around each stretch that is read in its own direction.

use crate::lang::bidi::is_foreign;
use crate::lang::isolation::{BARRIER, FOREIGN, Nature, OWN, Stretch, is_plain, sign_of, stretches};
use crate::lang::tag::{Direction, Lang};
use crate::model::body::{Inline, plain_text};
use crate::model::brief::Mention;
use crate::render::html::{HtmlWriter, escape_into};
use std::ops::Range;

/// Returns the tag that opens words that run against `lang`. It claims a language only where the site has no
/// other one in their direction.
pub(super) fn opening(lang: Lang, against: Option<Lang>) -> String {
    let claimed = against.filter(|other| {
        matches!((lang.direction(), other.language()), (Direction::Rtl, "en") | (Direction::Ltr, "ar"))
    });
    match claimed {
        Some(other) => format!("<bdi lang=\"{other}\">"),
        None => "<bdi>".to_owned(),
    }
}

/// A line in the writing: its text, what it keeps apart, and how far it has come.
struct Line<'l> {
    text: &'l str,
    stretches: &'l [Stretch],
    is_open: bool,
}

impl<'a> HtmlWriter<'a> {
    /// Returns whether a line has something to keep apart.
    pub(super) fn is_mixed(&self, words: &[Inline]) -> bool {
        let is_mixed = |inline: &Inline| match inline {
            Inline::Text { text, .. } => !is_plain(self.direction, text),
            _ => false,
        };
        self.is_page() && words.iter().any(is_mixed)
    }

    /// Writes text that holds no references.
    pub(super) fn isolated_text(&mut self, text: &str) {
        if !self.is_page() || is_plain(self.direction, text) {
            return escape_into(text, &mut self.out);
        }
        let found = stretches(self.direction, text);
        let mut line = Line { text, stretches: &found, is_open: false };
        self.stretch_of(&mut line, 0..text.len());
    }

    /// Writes the inlines of a line, each stretch of it in an element of its own.
    pub(super) fn isolated_inlines(&mut self, words: &'a [Inline]) {
        let mut text = String::new();
        let places: Vec<usize> = words
            .iter()
            .map(|inline| {
                let at = text.len();
                self.add_to_line(inline, &mut text);
                at
            })
            .collect();
        let mentions: Vec<(Range<usize>, &'a Mention)> =
            words.iter().zip(&places).flat_map(|(inline, place)| self.mentions_in(inline, *place)).collect();
        let mut found = stretches(self.direction, &text);
        found.retain(|stretch| !mentions.iter().any(|(range, _)| is_crossed(&stretch.range, range)));
        let mut line = Line { text: &text, stretches: &found, is_open: false };
        for (number, inline) in words.iter().enumerate() {
            let range = places[number]..places.get(number + 1).copied().unwrap_or(text.len());
            match inline {
                Inline::Text { .. } | Inline::SoftBreak => self.text_of(&mut line, range, &mentions),
                _ => self.other_of(&mut line, range, inline),
            }
        }
    }

    /// Adds what an inline is to its line.
    fn add_to_line(&self, inline: &Inline, line: &mut String) {
        let stand_in_of = |plain: &str| {
            if is_foreign(self.direction, plain) {
                FOREIGN
            } else if plain.contains(char::is_alphabetic) {
                OWN
            } else {
                BARRIER
            }
        };
        let stand_in = |words: &[Inline]| stand_in_of(&plain_text(words, &|_| ""));
        match inline {
            Inline::Text { text, .. } => line.push_str(text),
            Inline::SoftBreak => line.push('\n'),
            Inline::Code(code) => line.push(stand_in_of(code)),
            Inline::Emphasis(words) | Inline::Strong(words) | Inline::Strikethrough(words) => {
                line.push(stand_in(words))
            }
            Inline::Link(link) => line.push(stand_in(&link.words)),
            Inline::HardBreak
            | Inline::Html(_)
            | Inline::Image(_)
            | Inline::Citation(_)
            | Inline::Footnote(_) => line.push(BARRIER),
        }
    }

    fn mentions_in(&self, inline: &Inline, place: usize) -> Vec<(Range<usize>, &'a Mention)> {
        let Inline::Text { text, at: Some(at) } = inline else { return Vec::new() };
        if self.inside_link > 0 {
            return Vec::new();
        }
        let mentions = self.resolver.mentions();
        let from = mentions.partition_point(|mention| mention.start < *at);
        let end = at + u32::try_from(text.len()).unwrap_or(u32::MAX - at);
        let inside = mentions[from..].iter().take_while(|mention| mention.end <= end);
        inside
            .map(|mention| {
                let start = place + (mention.start - at) as usize;
                (start..place + (mention.end - at) as usize, mention)
            })
            .filter(|(range, _)| {
                text.is_char_boundary(range.start - place) && text.is_char_boundary(range.end - place)
            })
            .collect()
    }

    /// Writes the text at `range` of the line, with the mentions in it.
    fn text_of(
        &mut self,
        line: &mut Line<'_>,
        range: Range<usize>,
        mentions: &[(Range<usize>, &'a Mention)],
    ) {
        let mut written = range.start;
        for (place, mention) in
            mentions.iter().filter(|(place, _)| range.start <= place.start && place.end <= range.end)
        {
            self.stretch_of(line, written..place.start);
            if !line.is_open
                && line
                    .stretches
                    .first()
                    .is_some_and(|next| next.range.start == place.start && next.range.end >= place.end)
            {
                self.open_stretch(line);
            }
            let is_link = self.open_mention(mention);
            if line.is_open {
                escape_into(&line.text[place.clone()], &mut self.out);
            } else {
                self.stretch_of(line, place.clone());
            }
            if is_link {
                self.out.push_str("</a>");
            }
            written = place.end;
        }
        self.stretch_of(line, written..range.end);
    }

    /// Writes an inline that is no text, which stands at `range` of the line.
    fn other_of(&mut self, line: &mut Line<'_>, range: Range<usize>, inline: &'a Inline) {
        if let Some(next) =
            line.stretches.first().filter(|next| !line.is_open && next.range.start == range.start)
        {
            if matches!(inline, Inline::Code(_)) && next.range == range {
                // It is kept apart already.
                line.stretches = &line.stretches[1..];
            } else {
                self.open_stretch(line);
            }
        }
        let direction = self.direction;
        if line.is_open {
            self.direction = if direction == Direction::Rtl { Direction::Ltr } else { Direction::Rtl };
        }
        self.inline(inline);
        self.direction = direction;
        self.stretch_of(line, range.end..range.end);
    }

    /// Writes the text at `range`, opens the stretches that begin in it and closes those that end by its end.
    fn stretch_of(&mut self, line: &mut Line<'_>, range: Range<usize>) {
        let mut at = range.start;
        while let Some(next) = line.stretches.first() {
            if line.is_open {
                if next.range.end > range.end {
                    break;
                }
                escape_into(&line.text[at..next.range.end], &mut self.out);
                self.out.push_str("</bdi>");
                at = next.range.end;
                line.is_open = false;
                line.stretches = &line.stretches[1..];
            } else if next.range.start < range.end {
                escape_into(&line.text[at..next.range.start], &mut self.out);
                let sign = sign_of(next, line.text);
                at = next.range.start + sign.len().min(1);
                self.open_stretch(line);
                self.out.push_str(sign);
            } else {
                break;
            }
        }
        escape_into(&line.text[at..range.end], &mut self.out);
    }

    fn open_stretch(&mut self, line: &mut Line<'_>) {
        let Some(next) = line.stretches.first() else { return };
        match next.nature {
            Nature::Number => self.out.push_str("<bdi dir=\"ltr\">"),
            Nature::Words => self.out.push_str(&self.against),
        }
        line.is_open = true;
    }
}

/// Whether one of the two begins inside the other and ends outside it.
fn is_crossed(a: &Range<usize>, b: &Range<usize>) -> bool {
    let is_apart = a.end <= b.start || b.end <= a.start;
    let is_inside = (a.start <= b.start && b.end <= a.end) || (b.start <= a.start && a.end <= b.end);
    !is_apart && !is_inside
}
