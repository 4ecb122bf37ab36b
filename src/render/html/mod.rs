//! A body as HTML. In: a tree, and someone who knows what its references lead to. Out: HTML that holds
//! nothing that could run or load from elsewhere.

pub mod resolver;
pub mod highlight;
mod inline;
mod isolate;
mod block;
mod footnote;
mod sanitise;

use crate::lang::tag::{Direction, Lang};
use crate::model::body::{Block, Body, Inline};
use crate::render::html::highlight::Highlights;
use crate::render::html::resolver::Resolver;
use crate::render::wording::numbers::Numbers;
use crate::render::wording::strings::Strings;
use std::collections::{BTreeMap, BTreeSet};

/// How HTML is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// For the pages of a site: blocks with anchors, links with classes, raw HTML sanitised.
    Page,
    /// As the examples of CommonMark have it: nothing added, nothing taken away.
    CommonMark,
}

/// Words that the writer inserts, in the language of the page.
#[derive(Clone, Copy, Debug)]
pub struct HtmlWords<'text> {
    /// "Note", "Tip", "Important", "Warning", "Caution".
    pub alerts: [&'text str; 5],
    /// "Footnotes".
    pub footnotes: &'text str,
    /// "Sources first cited in what follows".
    pub evidence: &'text str,
    /// The words of footnotes and of the ways back from them; none where nobody hears them.
    pub strings: Option<&'text Strings>,
    /// "Done" and "to do", of tasks.
    pub tasks: [&'text str; 2],
    /// The numbers of the page's language; Latin digits where there are none.
    pub numbers: Option<&'text Numbers>,
}

/// Where the ids of a text's headings and footnotes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ids<'a> {
    /// On this page.
    Here,
    /// On the page at an address.
    On(&'a str),
    /// On no page that is known: footnotes are left out.
    Nowhere,
}

/// Writes the HTML of one text.
pub struct HtmlWriter<'a> {
    resolver: &'a dyn Resolver,
    words: HtmlWords<'a>,
    style: Style,
    lang: Lang,
    /// How the line in hand runs.
    direction: Direction,
    /// The tag that opens words that run against it.
    against: String,
    out: String,
    /// The ids and picture addresses that we wrote ourselves.
    own: Vec<String>,
    has_raw: bool,
    /// The number of each footnote, by label, in the order of first mention, and how often it was mentioned.
    footnotes: BTreeMap<&'a str, (usize, usize)>,
    /// Their labels, by number.
    noted: Vec<&'a str>,
    inside_link: usize,
    /// What marks code; none where it is left plain.
    highlights: Option<&'a Highlights>,
    /// How many bytes of code were marked so far.
    marked: usize,
    /// The numbers of the works that were cited so far, and notes on those that the block in hand cites first.
    cited: BTreeSet<String>,
    notes: Vec<String>,
    /// The numbers of the body's blocks, where they are not their places.
    numbers: &'a [u32],
    /// Where the ids of headings and footnotes are.
    ids: Ids<'a>,
    /// Whether works are told of beside the blocks that cite them.
    has_margin: bool,
}

impl<'a> HtmlWriter<'a> {
    /// Returns a writer for a text in `lang`.
    #[must_use]
    pub fn new(resolver: &'a dyn Resolver, words: HtmlWords<'a>, style: Style, lang: Lang) -> Self {
        Self {
            resolver,
            words,
            style,
            lang,
            direction: lang.direction(),
            against: isolate::opening(lang, resolver.language_against(lang)),
            out: String::new(),
            own: Vec::new(),
            has_raw: false,
            footnotes: BTreeMap::new(),
            noted: Vec::new(),
            inside_link: 0,
            highlights: None,
            marked: 0,
            cited: BTreeSet::new(),
            notes: Vec::new(),
            numbers: &[],
            ids: Ids::Here,
            has_margin: false,
        }
    }

    /// Returns the same writer, for a body whose blocks have these numbers.
    #[must_use]
    pub fn with_numbers(self, numbers: &'a [u32]) -> Self {
        Self { numbers, ..self }
    }

    /// Returns the same writer, which marks code.
    #[must_use]
    pub fn with_highlights(self, highlights: &'a Highlights) -> Self {
        Self { highlights: Some(highlights), ..self }
    }

    /// Returns the body, without its footnotes.
    pub fn body(&mut self, body: &'a Body) -> String {
        for (number, block) in body.blocks.iter().enumerate() {
            self.block(block, Some(number));
        }
        self.take()
    }

    /// Returns the body, with a note beside each block on the works that are cited there first.
    pub fn body_with_evidence(&mut self, body: &'a Body) -> String {
        self.has_margin = true;
        for (number, block) in body.blocks.iter().enumerate() {
            let start = self.out.len();
            self.block(block, Some(number));
            let notes = std::mem::take(&mut self.notes);
            if !notes.is_empty() {
                // It comes first, to float beside its block; where there is no margin, it is shown below it.
                let notes = notes.concat();
                let name = escape(self.words.evidence);
                let open = format!(
                    "<div class=\"noted\">\n<aside class=\"evidence\" role=\"note\" aria-label=\"{name}\">{notes}</aside>\n"
                );
                self.out.insert_str(start, &open);
                self.out.push_str("</div>\n");
            }
        }
        self.has_margin = false;
        self.take()
    }

    /// Returns the footnotes that were mentioned so far, as a section, or nothing where there are none.
    pub fn footnotes(&mut self, body: &'a Body) -> String {
        self.footnote_section(body);
        self.take()
    }

    /// Returns blocks without anchors and ids: a quotation on another page.
    pub fn excerpt(&mut self, blocks: &'a [Block]) -> String {
        self.ids = Ids::Nowhere;
        blocks.iter().for_each(|block| self.block(block, None));
        self.take()
    }

    /// Returns each block of a body by itself, without anchors and ids; footnotes are those of the page at `href`.
    pub fn blocks_apart(&mut self, body: &'a Body, href: &'a str) -> Vec<String> {
        self.ids = Ids::On(href);
        let mut apart = Vec::with_capacity(body.blocks.len());
        for block in &body.blocks {
            self.block(block, None);
            apart.push(self.take());
        }
        apart
    }

    /// Returns one line of words.
    pub fn line(&mut self, words: &'a [Inline]) -> String {
        self.inlines(words);
        self.take()
    }

    /// Returns what was written, sanitised where the author wrote any of it as HTML.
    fn take(&mut self) -> String {
        let out = std::mem::take(&mut self.out);
        let has_raw = std::mem::take(&mut self.has_raw);
        let own = std::mem::take(&mut self.own);
        if has_raw && self.style == Style::Page { sanitise::sanitise(&out, own) } else { out }
    }

    fn is_page(&self) -> bool {
        self.style == Style::Page
    }
}

/// Returns how many bytes from the start of `text` are such; it may return fewer. Most text has nothing to escape,
/// which is seen many bytes at a time.
pub(crate) fn plain_length(text: &str, is_kept: impl Fn(u8) -> bool) -> usize {
    let is_plain = |block: &&[u8]| block.iter().fold(true, |all, byte| all & is_kept(*byte));
    text.as_bytes().chunks(64).take_while(is_plain).map(<[u8]>::len).sum()
}

/// Appends `text` to `out`, escaped for text and for attributes in double quotes, of HTML and of XML. Signs that
/// XML may not hold at all are left out.
pub fn escape_into(text: &str, out: &mut String) {
    let is_kept = |byte: u8| {
        (byte >= b' ' || matches!(byte, b'\t' | b'\n' | b'\r'))
            && !matches!(byte, b'&' | b'<' | b'>' | b'"' | 0x7f | 0xef)
    };
    let from = plain_length(text, is_kept);
    let mut written = 0;
    for (at, byte) in text.bytes().enumerate().skip(from) {
        let (entity, length) = match byte {
            b'&' => ("&amp;", 1),
            b'<' => ("&lt;", 1),
            b'>' => ("&gt;", 1),
            b'"' => ("&quot;", 1),
            0..=8 | 0x0b | 0x0c | 0x0e..=0x1f | 0x7f => ("", 1),
            // U+FFFE and U+FFFF.
            0xef if matches!(text.as_bytes()[at..], [_, 0xbf, 0xbe | 0xbf, ..]) => ("", 3),
            _ => continue,
        };
        out.push_str(&text[written..at]);
        out.push_str(entity);
        written = at + length;
    }
    out.push_str(&text[written..]);
}

/// Returns `text` escaped for text and for attributes in double quotes.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    escape_into(text, &mut out);
    out
}
