//! What readers see, line by line, for the rules that look at characters. In: texts of the graph, and labels. Out:
//! lines with the place of every character. Code, addresses and raw HTML are no part of them.

use crate::input::Input;
use crate::lang::tag::Lang;
use crate::model::body::{Inline, ReferenceKind, for_each_line};
use crate::model::brief::Text;
use crate::model::graph::Graph;
use crate::model::id::EntityId;
use crate::model::label::Label;
use crate::span::{FileId, Span};
use std::ops::Range;

/// What stands in a line for code, an image or words that are put in from elsewhere.
pub(crate) const OBJECT: char = '\u{fffc}';
/// What stands in a line for a citation or the mark of a footnote, which is no word of it.
pub(crate) const MARK: char = '\u{1c}';

/// One paragraph, heading, item or cell as plain text; a line end in it is `\n`.
pub(crate) struct Line<'a> {
    /// The language of the text.
    pub(crate) lang: Lang,
    /// Its words.
    pub(crate) text: &'a str,
    /// Where it is written.
    places: Places<'a>,
}

enum Places<'a> {
    /// The pieces of prose: where each begins in the line, and in the file where it stands there unchanged.
    Pieces(FileId, &'a str, &'a [(usize, Option<u32>)]),
    /// A value of front matter, which is looked for when its place is asked for.
    Value(FileId, &'a str),
}

impl Line<'_> {
    /// Returns where a range of the line is written; nothing where it does not stand in the file as it is.
    pub(crate) fn find(&self, range: &Range<usize>) -> Option<Span> {
        match &self.places {
            Places::Pieces(file, _, pieces) => {
                let piece = pieces.partition_point(|(start, _)| *start <= range.start).checked_sub(1)?;
                let (start, at) = pieces[piece];
                let next = pieces.get(piece + 1).map_or(self.text.len(), |(start, _)| *start);
                let at = at.filter(|_| range.end <= next)? as usize;
                Some(Span::new(*file, at + range.start - start, at + range.end - start))
            }
            Places::Value(file, source) => {
                let at = source.find(self.text)?;
                Some(Span::new(*file, at + range.start, at + range.end))
            }
        }
    }

    /// Returns whether it is a value of front matter.
    pub(crate) fn is_value(&self) -> bool {
        matches!(self.places, Places::Value(..))
    }

    /// Returns whether a sign is written behind a backslash, by which it is meant as it is.
    pub(crate) fn is_escaped(&self, span: Span) -> bool {
        match &self.places {
            Places::Pieces(_, source, _) => source[..span.start as usize].ends_with('\\'),
            Places::Value(..) => false,
        }
    }

    /// Returns where a range of the line is written, or else where the words before it are.
    pub(crate) fn span(&self, range: &Range<usize>) -> Span {
        let before = || match &self.places {
            Places::Value(file, _) => Span::whole(*file),
            Places::Pieces(file, _, pieces) => {
                let mut known = pieces.iter().rev().filter(|(start, _)| *start <= range.start);
                known
                    .find_map(|(_, at)| *at)
                    .map_or(Span::whole(*file), |at| Span::new(*file, at as usize, at as usize))
            }
        };
        self.find(range).unwrap_or_else(before)
    }
}

/// Calls `see` with every line of a text: its title, its key points, its prose, its footnotes.
pub(crate) fn for_each_line_of(text: &Text, input: &Input, see: &mut dyn FnMut(&Line<'_>)) {
    if !text.title.is_empty() {
        see_value((text.lang, &text.title), (text.file, input.text(text.file)), see);
    }
    let mut flat = Flat::default();
    let mut see_words = |words: &[Inline]| {
        flat.text.clear();
        flat.pieces.clear();
        flat.add(words);
        let places = Places::Pieces(text.file, input.text(text.file), &flat.pieces);
        see(&Line { lang: text.lang, text: &flat.text, places });
    };
    for_each_words_of(text, &mut see_words);
}

/// Calls `see` with the words of every line of a text: its key points, its prose, its footnotes.
pub(crate) fn for_each_words_of(text: &Text, see: &mut dyn FnMut(&[Inline])) {
    text.summary.iter().for_each(|point| see(&point.words));
    for_each_line(&text.body.blocks, see);
    text.body.footnotes.iter().for_each(|footnote| for_each_line(&footnote.blocks, see));
}

/// Returns whether two bytes are a digit that is Arabic-Indic or Persian.
pub(crate) fn is_eastern_digit(pair: &[u8]) -> bool {
    (pair[0] == 0xd9) & (0xa0..=0xa9).contains(&pair[1])
        | (pair[0] == 0xdb) & (0xb0..=0xb9).contains(&pair[1])
}

fn see_value((lang, text): (Lang, &str), (file, source): (FileId, &str), see: &mut dyn FnMut(&Line<'_>)) {
    see(&Line { lang, text, places: Places::Value(file, source) });
}

/// Calls `see` with the words among the facts of a document that readers are shown: titles of dates, corrections,
/// quotations from sources and notes on them. Names are no prose.
pub(crate) fn for_each_label_of(
    of: EntityId,
    (graph, input): (&Graph, &Input),
    see: &mut dyn FnMut(&Line<'_>),
) {
    let mut see_label = |path: &str, label: &Label| {
        let Some(file) = input.find_path(path).filter(|_| !label.is_empty()) else { return };
        label.iter().for_each(|words| see_value(words, (file, input.text(file)), see));
    };
    match of {
        EntityId::Brief(id) => {
            let brief = graph.brief(id);
            for event in &brief.events {
                see_label(&brief.path, &graph.event(*event).title);
            }
            for correction in &brief.corrections {
                see_label(&brief.path, &correction.text);
                see_label(&brief.path, &correction.before);
            }
        }
        EntityId::Source(id) => {
            let source = graph.source(id);
            see_label(&source.path, &source.quote);
            see_label(&source.path, &source.note);
        }
        EntityId::Actor(id) => {
            let actor = graph.actor(id);
            actor.positions.iter().for_each(|position| see_label(&actor.path, &position.title));
        }
        EntityId::Place(_) | EntityId::Topic(_) | EntityId::Publisher(_) | EntityId::Page(_) => {}
    }
}

#[derive(Default)]
struct Flat {
    text: String,
    pieces: Vec<(usize, Option<u32>)>,
}

impl Flat {
    fn put(&mut self, sign: char) {
        self.pieces.push((self.text.len(), None));
        self.text.push(sign);
    }

    fn add(&mut self, words: &[Inline]) {
        for inline in words {
            match inline {
                Inline::Text { text, at } => {
                    self.pieces.push((self.text.len(), *at));
                    self.text.push_str(text);
                }
                Inline::Code(_) => self.put(OBJECT),
                Inline::SoftBreak | Inline::HardBreak => self.put('\n'),
                Inline::Emphasis(words) | Inline::Strong(words) | Inline::Strikethrough(words) => {
                    self.add(words);
                }
                Inline::Link(link) if link.kind == ReferenceKind::Autolink || link.words.is_empty() => {
                    self.put(OBJECT);
                }
                Inline::Link(link) => self.add(&link.words),
                Inline::Image(link) => {
                    self.put(OBJECT);
                    self.add(&link.words);
                    self.put(OBJECT);
                }
                Inline::Citation(_) | Inline::Footnote(_) => self.put(MARK),
                Inline::Html(_) => {}
            }
        }
    }
}
