//! The gate before the decoder: one pass that finds the place of every value and refuses anchors, aliases,
//! tags, several documents, duplicate keys and excess depth. Values are still text.

use crate::diag::code::Code;
use crate::diag::phrase::{Phrase, say};
use crate::diag::report::{Diagnostic, Report};
use crate::parse::yaml::fault;
use crate::parse::yaml::node::{Entry, Node, Value};
use crate::span::{FileId, Span, Word};
use granit_parser::{Event, Parser, ScanError, options};

/// How deep values may stand in one another.
const DEPTH: usize = 32;

/// How many anchors, aliases and tags are told of in one text: many are no slip, and one is enough to know.
const MOST_REFUSED: usize = 4;

/// What passed the gate.
pub(super) struct Passed {
    /// The tree; scalars are text, to be decoded. Nothing where there is no value at all.
    pub(super) node: Option<Node>,
    /// The text to decode, with what was refused blanked out, where anything was.
    pub(super) blanked: Option<String>,
    /// Where the first document ends in the text.
    pub(super) end: usize,
}

/// A list or map that is not finished.
enum Frame {
    List(Span, Vec<Node>),
    Map(Span, Vec<Entry>, Option<Word>),
}

/// What YAML has and front matter may not.
#[derive(Clone, Copy)]
enum Refused {
    Tag,
    Anchor,
    Alias,
}

impl Refused {
    fn message(self, token: &str) -> Phrase {
        match self {
            Self::Tag => say!("a tag: `{token}`", token),
            Self::Anchor => say!("an anchor: `{token}`", token),
            Self::Alias => say!("an alias: `{token}`", token),
        }
    }

    fn help(self) -> Phrase {
        match self {
            Self::Tag => say!("remove it, and write the value in quotes if it begins with `!`"),
            Self::Anchor => say!("remove it, and write the value out where it is needed"),
            Self::Alias => say!("write the value out, or in quotes if it begins with `*`"),
        }
    }
}

/// Why the pass ended before its end; the report knows already.
struct Stopped;

pub(super) struct Gate<'run> {
    source: &'run str,
    base: usize,
    file: FileId,
    report: &'run mut Report,
    frames: Vec<Frame>,
    root: Option<Node>,
    blanked: Option<Vec<u8>>,
    /// How many anchors, aliases and tags were refused so far.
    refused: usize,
    /// Whether the node just read is a key: an anchor or tag on it cannot be blanked out.
    at_key: bool,
    end: usize,
}

impl<'run> Gate<'run> {
    /// Returns the gate for `source`, which stands `base` bytes into `file`.
    pub(super) fn new(source: &'run str, base: usize, file: FileId, report: &'run mut Report) -> Self {
        let end = source.len();
        let frames = Vec::new();
        Self { source, base, file, report, frames, root: None, blanked: None, refused: 0, at_key: false, end }
    }

    /// Returns what passes, or nothing where the text cannot be read at all; the report says why.
    pub(super) fn pass(mut self) -> Option<Passed> {
        let mut options = options! {
            emit_anchor_events: true,
            emit_unresolved_aliases: true,
            disallow_directives: true,
            block_scalar_eof_without_line_feed: true,
        };
        options.set_emit_comments(false);
        for event in Parser::new_from_str_with_options(self.source, options) {
            match self.take(event) {
                Ok(true) => {}
                Ok(false) => break,
                Err(Stopped) => return None,
            }
        }
        let blanked = self.blanked.map(|bytes| {
            String::from_utf8(bytes).expect("whole tokens, which are whole characters, were blanked")
        });
        Some(Passed { node: self.root, blanked, end: self.end })
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, self.base + start, self.base + end)
    }

    fn say(&mut self, code: Code, span: Span, message: Phrase, help: Phrase) {
        self.report.add(Diagnostic::new(code, span, message).help(help));
    }

    /// Takes one event; `false` ends the pass.
    fn take(&mut self, event: Result<(Event<'_>, granit_parser::Span), ScanError>) -> Result<bool, Stopped> {
        let (event, place) = event.map_err(|error| {
            self.report.add(fault::diagnose(&error, self.source, self.base, self.file));
            Stopped
        })?;
        let range = place.byte_range().unwrap_or_default();
        let span = self.span(range.start, range.end);
        if let Some(tag) = place.tag_span().and_then(|tag| tag.byte_range()) {
            self.refuse(tag, Refused::Tag);
        }
        match event {
            Event::DocumentStart(..) if self.root.is_some() => {
                let end = self.source[range.start..].lines().next().map_or(0, str::len);
                let span = self.span(range.start, range.start + end);
                let help = say!("keep one document in a file");
                self.say(Code::ForbiddenYaml, span, say!("a second document"), help);
                return Ok(false);
            }
            Event::DocumentEnd => self.end = range.start,
            Event::Scalar(text, style, _, tag) => {
                let end = range.start + self.source[range.clone()].trim_end().len();
                let value = if tag.is_some() { Value::Refused } else { Value::Text(text.into_owned()) };
                let plain_nothing = range.is_empty() && style == granit_parser::ScalarStyle::Plain;
                let value = if plain_nothing { Value::Null } else { value };
                self.place(Node { value, span: self.span(range.start, end) })?;
                if tag.is_some() && self.at_key {
                    return Err(Stopped);
                }
            }
            Event::SequenceStart(..) => self.open(Frame::List(span, Vec::new()))?,
            Event::MappingStart(..) => self.open(Frame::Map(span, Vec::new(), None))?,
            Event::SequenceEnd | Event::MappingEnd => self.close(range.end)?,
            Event::Anchor(..) => {
                self.refuse(range, Refused::Anchor);
                if self.at_key {
                    return Err(Stopped);
                }
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.refuse_alias(range)?;
            }
            _ => {}
        }
        Ok(true)
    }

    /// Says that the token at `range` is refused, and blanks it out for the decoder.
    fn refuse(&mut self, range: std::ops::Range<usize>, what: Refused) {
        let span = self.span(range.start, range.end);
        let token = self.source.get(range.clone()).unwrap_or_default();
        self.refused += 1;
        match self.refused {
            ..MOST_REFUSED => self.say(Code::ForbiddenYaml, span, what.message(token), what.help()),
            MOST_REFUSED => {
                let message = say!("{first}, and perhaps more after it", first = what.message(token));
                self.say(Code::ForbiddenYaml, span, message, what.help());
            }
            _ => {}
        }
        let bytes = self.blanked.get_or_insert_with(|| self.source.as_bytes().to_vec());
        bytes[range].fill(b' ');
    }

    fn refuse_alias(&mut self, range: std::ops::Range<usize>) -> Result<(), Stopped> {
        let span = self.span(range.start, range.end);
        let start = range.start;
        self.refuse(range, Refused::Alias);
        if let Some(bytes) = &mut self.blanked {
            bytes[start] = b'~';
        }
        self.place(Node { value: Value::Refused, span })?;
        if self.at_key { Err(Stopped) } else { Ok(()) }
    }

    fn open(&mut self, frame: Frame) -> Result<(), Stopped> {
        let (Frame::List(span, _) | Frame::Map(span, ..)) = &frame;
        let span = *span;
        if self.frames.len() >= DEPTH {
            let message = say!("values nested more than {depth} levels deep", depth = DEPTH);
            self.say(Code::DeepNesting, span, message, say!("write it with fewer levels"));
            return Err(Stopped);
        }
        if let Some(Frame::Map(_, _, None)) = self.frames.last() {
            let help = say!("write keys as plain words: `key: value`");
            self.say(Code::BadYaml, span, say!("a list or map where a key is meant"), help);
            return Err(Stopped);
        }
        self.at_key = false;
        self.frames.push(frame);
        Ok(())
    }

    fn close(&mut self, end: usize) -> Result<(), Stopped> {
        let source = self.source;
        let base = self.base;
        let around = |span: Span, first: Option<Span>, last: Option<Span>| {
            // A flow collection ends with its bracket, a block with its last value.
            let closed = matches!(source.as_bytes().get(end.wrapping_sub(1)), Some(b']' | b'}'));
            let block_end = last.map_or(span.end, |last| last.end) as usize;
            let end = if closed && span.start < span.end { base + end } else { block_end };
            // A block whose first item is empty is said to begin after it.
            let start = first.map_or(span.start, |first| first.start.min(span.start)) as usize;
            Span::new(span.file, start, end)
        };
        let node = match self.frames.pop() {
            Some(Frame::List(span, items)) => {
                let span =
                    around(span, items.first().map(|node| node.span), items.last().map(|node| node.span));
                Node { span, value: Value::List(items) }
            }
            Some(Frame::Map(span, mut entries, _)) => {
                let first = entries.first().map(|entry| entry.key.span);
                let span = around(span, first, entries.last().map(|entry| entry.node.span));
                self.find_repeated(&mut entries);
                Node { span, value: Value::Map(entries) }
            }
            None => return Ok(()),
        };
        self.place(node)
    }

    /// Puts a finished node where it belongs: a key, a value, an item, or the root.
    fn place(&mut self, node: Node) -> Result<(), Stopped> {
        self.at_key = false;
        match self.frames.last_mut() {
            None => self.root = Some(node),
            Some(Frame::List(_, items)) => {
                let span = if is_unwritten(&node) {
                    dash_before(self.source, self.base, node.span)
                } else {
                    node.span
                };
                items.push(Node { span, ..node });
            }
            Some(Frame::Map(_, entries, key)) => match key.take() {
                Some(key) => {
                    let span = if is_unwritten(&node) { key.span } else { node.span };
                    entries.push(Entry { key, node: Node { span, ..node }, repeated: false });
                }
                None => {
                    let word = self.key(node)?;
                    self.at_key = true;
                    if let Some(Frame::Map(_, _, key)) = self.frames.last_mut() {
                        *key = Some(word);
                    }
                }
            },
        }
        Ok(())
    }

    /// Returns a key without hidden characters, of which it speaks.
    fn key(&mut self, node: Node) -> Result<Word, Stopped> {
        let Value::Text(text) = node.value else {
            if !matches!(node.value, Value::Refused) {
                let help = say!("write a key before the `:`");
                self.say(Code::BadYaml, node.span, say!("a `:` without a key"), help);
            }
            return if matches!(node.value, Value::Refused) {
                Ok(Word::new(String::new(), node.span))
            } else {
                Err(Stopped)
            };
        };
        if text == "<<" {
            let help = say!("write the keys out where they are needed");
            self.say(Code::ForbiddenYaml, node.span, say!("a merge key: `<<`"), help);
        }
        let Some(hidden) = text.chars().find(|character| is_hidden(*character)) else {
            return Ok(Word::new(text, node.span));
        };
        let clean: String = text.chars().filter(|character| !is_hidden(*character)).collect();
        let code = format!("U+{:04X}", u32::from(hidden));
        let message = say!("a hidden character ({code}) in the key `{clean}`", code, clean = &clean);
        self.say(
            Code::HiddenCharacter,
            node.span,
            message,
            say!("type the key anew: `{clean}`", clean = &clean),
        );
        Ok(Word::new(clean, node.span))
    }

    fn find_repeated(&mut self, entries: &mut [Entry]) {
        let mut order: Vec<usize> = (0..entries.len()).collect();
        order.sort_by(|a, b| entries[*a].key.value.cmp(&entries[*b].key.value).then(a.cmp(b)));
        let mut first = 0;
        for at in 1..order.len() {
            if entries[order[at]].key.value != entries[order[first]].key.value {
                first = at;
                continue;
            }
            let (here, there) = (entries[order[at]].key.clone(), entries[order[first]].key.span);
            entries[order[at]].repeated = true;
            let message = say!("the key `{key}` is written twice", key = &here.value);
            let diagnostic = Diagnostic::new(Code::DuplicateKey, here.span, message);
            let diagnostic = diagnostic.label(there, say!("first here"));
            self.report.add(diagnostic.help(say!("keep one of the two")));
        }
    }
}

/// Returns whether nothing stands where a value should: it is shown at its key or at the dash of its item.
fn is_unwritten(node: &Node) -> bool {
    matches!(node.value, Value::Null) && node.span.start == node.span.end
}

fn dash_before(source: &str, base: usize, span: Span) -> Span {
    let at = span.start as usize - base;
    let dash = source[..at].rfind('-').filter(|dash| source[*dash + 1..at].trim().is_empty());
    dash.map_or(span, |dash| Span::new(span.file, base + dash, base + dash + 1))
}

/// Returns whether a character is not seen: a direction mark, a joiner, a byte order mark.
#[must_use]
pub(crate) fn is_hidden(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{61c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{206f}'
            | '\u{feff}'
    )
}
