//! Events become a tree. In: what pulldown-cmark finds. Out: a [`Body`]. The tree is never deeper than
//! [`DEEPEST`], however deep the text is.

use crate::diag::code::Code;
use crate::diag::phrase::{Phrase, say};
use crate::diag::report::{Diagnostic, Report};
use crate::model::body::{
    Block, BlockKind, Body, Cite, Definition, Footnote, Heading, Inline, Item, Link, Reference,
    ReferenceDraft, ReferenceKind,
};
use crate::model::markup::is_unsafe_address;
use crate::parse::comment::{Comments, unended, without_comments};
use crate::parse::markdown::cite::find_cited;
use crate::parse::markdown::extension::{alert, alignment, options};
use crate::parse::markdown::heading::{HeadingIds, is_numbered};
use crate::parse::markdown::note::{Notes, fold_label};
use crate::parse::markdown::open::{CitationText, Open, OpenKind, end_of_definitions};
use crate::parse::markdown::prose::{Dialect, Prose};
use crate::parse::markdown::quotation::quote;
use crate::parse::markdown::raw::Raw;
use crate::parse::markdown::smart::{Quotes, push};
use crate::parse::markdown::stray::{Stray, find_empty, find_parted_works, find_strays};
use crate::parse::values::is_web_address;
use crate::span::{Span, Spanned};
use pulldown_cmark::{BrokenLink, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// How deep a tree may be.
const DEEPEST: usize = 48;

/// What marks a citation among the links.
const CITATION: &str = "mujaz-cite:";

/// Builds one tree.
pub(crate) struct Builder<'a> {
    prose: Prose<'a>,
    /// The byte of the file that the text begins at; nothing where the text is not the file's.
    base: Option<usize>,
    /// Where to point for a text that has no place.
    pub(crate) fallback: Option<Span>,
    references: &'a mut Vec<ReferenceDraft>,
    report: &'a mut Report,
    open: Vec<Open>,
    /// How many elements beyond [`DEEPEST`] are open.
    beyond: usize,
    is_deep: bool,
    footnotes: Vec<Footnote>,
    notes: Notes,
    quotes: Quotes,
    comments: Comments,
    ids: HeadingIds,
}

impl<'a> Builder<'a> {
    /// Returns a builder for a text that begins at `base` in its file.
    pub(crate) fn new(
        prose: Prose<'a>,
        base: Option<usize>,
        references: &'a mut Vec<ReferenceDraft>,
        report: &'a mut Report,
    ) -> Self {
        Self {
            prose,
            base,
            fallback: None,
            references,
            report,
            open: vec![Open::new(OpenKind::Root, 0)],
            beyond: 0,
            is_deep: false,
            footnotes: Vec::new(),
            notes: Notes::default(),
            quotes: Quotes::default(),
            comments: Comments::default(),
            ids: HeadingIds::default(),
        }
    }

    fn is_briefs(&self) -> bool {
        self.prose.dialect == Dialect::Briefs
    }

    /// Reads `text` to its end.
    pub(crate) fn read(&mut self, text: &str) {
        let is_briefs = self.is_briefs();
        let find = |link: BrokenLink<'_>| {
            if !is_briefs {
                return None;
            }
            find_cited(&link.reference)?;
            Some((CowStr::from(format!("{CITATION}{}", link.reference)), CowStr::from("")))
        };
        let options = if is_briefs { options() } else { Options::empty() };
        let parser = Parser::new_with_broken_link_callback(text, options, Some(find));
        for (event, range) in parser.into_offset_iter() {
            self.take(event, range, text);
        }
    }

    /// Says which marks among the words at `range` are shown as they are written.
    fn check_strays(&mut self, range: &Range<usize>, text: &str) {
        for Stray { range, code, message, help } in find_strays(range, text) {
            self.report.add(Diagnostic::new(code, self.span(&range), message).help(help));
        }
    }

    /// Says that a link leads nowhere, or cannot be seen.
    fn check_empty(&mut self, kind: ReferenceKind, link: (&[Inline], &str), range: &Range<usize>) {
        if let Some((message, help)) = find_empty(kind, link) {
            self.report.add(Diagnostic::new(Code::EmptyLink, self.span(range), message).help(help));
        }
    }

    /// Returns the tree.
    pub(crate) fn finish(mut self) -> Body {
        self.flush_words();
        if self.is_briefs() {
            let faults = std::mem::take(&mut self.notes).diagnose();
            faults.into_iter().for_each(|fault| self.report.add(fault));
            let places: Vec<usize> = self.comments.unended().collect();
            places.into_iter().for_each(|at| self.report.add(unended(self.span(&(at..at + "<!--".len())))));
        }
        let root = self.open.swap_remove(0);
        Body { blocks: root.blocks, footnotes: self.footnotes }
    }

    /// Returns the words of a text that is one line; blocks in it are run together.
    pub(crate) fn finish_line(self) -> Vec<Inline> {
        let mut words = Vec::new();
        for block in self.finish().blocks {
            if !words.is_empty() {
                words.push(Inline::SoftBreak);
            }
            match block.kind {
                BlockKind::Paragraph(inner) => words.extend(inner),
                BlockKind::Heading(heading) => words.extend(heading.words),
                BlockKind::Code(_, text) | BlockKind::Html(text) => {
                    words.push(Inline::Text { text, at: None })
                }
                BlockKind::List(_)
                | BlockKind::Quote(_)
                | BlockKind::Quotation(_)
                | BlockKind::Alert(..)
                | BlockKind::Rule
                | BlockKind::Table(_)
                | BlockKind::Definitions(_) => {}
            }
        }
        words
    }

    fn span(&self, range: &Range<usize>) -> Span {
        match (self.base, self.fallback) {
            (Some(base), _) => Span::new(self.prose.file, base + range.start, base + range.end),
            (None, Some(span)) => span,
            (None, None) => Span::whole(self.prose.file),
        }
    }

    fn top(&mut self) -> &mut Open {
        self.open.last_mut().expect("the root is never closed")
    }

    fn take(&mut self, event: Event<'_>, range: Range<usize>, text: &str) {
        if self.comments.is_open() && self.is_commented(&event, range.start) {
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, range, text),
            Event::End(end) => self.end(end, range),
            Event::Text(words) => self.text(&words, &range, text),
            Event::Code(code) => self.inline(Inline::Code((&*code).into()), &range),
            Event::Html(html) => self.html(&html, &range),
            Event::InlineHtml(html) => self.inline_html(&html, &range),
            Event::SoftBreak => self.inline(Inline::SoftBreak, &range),
            Event::HardBreak => self.inline(Inline::HardBreak, &range),
            Event::Rule => self.block(BlockKind::Rule, &range),
            Event::FootnoteReference(label) => {
                self.notes.mention(&label);
                self.inline(Inline::Footnote(fold_label(&label).into()), &range);
            }
            Event::TaskListMarker(is_done) => {
                if let OpenKind::Item(task) = &mut self.top().kind {
                    *task = Some(is_done);
                }
            }
            Event::InlineMath(words) | Event::DisplayMath(words) => self.text(&words, &range, text),
        }
    }

    /// Returns whether an event is inside a comment that goes on from before, which it may end.
    fn is_commented(&mut self, event: &Event<'_>, at: usize) -> bool {
        match event {
            Event::Text(words) | Event::Html(words) | Event::InlineHtml(words) | Event::Code(words) => {
                let rest = self.comments.strip(words, at);
                if !rest.is_empty() {
                    push(&rest, None, &mut self.top().words);
                }
                true
            }
            Event::Start(_) | Event::End(_) => false,
            Event::SoftBreak
            | Event::HardBreak
            | Event::Rule
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => true,
        }
    }

    fn text(&mut self, words: &str, range: &Range<usize>, text: &str) {
        let at = self.base.filter(|_| text.get(range.clone()) == Some(words));
        let at = at.and_then(|base| u32::try_from(base + range.start).ok());
        let (is_briefs, lang) = (self.is_briefs(), self.prose.lang);
        let mut quotes = self.quotes;
        let top = self.top();
        match &mut top.kind {
            OpenKind::Code(_, code) => return code.push_str(words),
            OpenKind::Html(html) => return html.push_str(words),
            OpenKind::Citation(_, CitationText::Ids) => return,
            _ => {}
        }
        top.words_from.get_or_insert(range.start);
        top.words_to = range.end;
        if is_briefs {
            self.check_strays(range, text);
        }
        // An escaped or decoded character is meant as it is.
        if is_briefs && (at.is_some() || self.base.is_none()) {
            let mut added = std::mem::take(&mut self.top().words);
            quotes.add(lang, (words, at), &mut added);
            self.quotes = quotes;
            self.top().words = added;
        } else {
            push(words, at, &mut self.top().words);
            self.quotes.pass();
        }
    }

    fn inline(&mut self, inline: Inline, range: &Range<usize>) {
        match inline {
            Inline::SoftBreak | Inline::HardBreak => self.quotes.space(),
            _ => self.quotes.pass(),
        }
        let top = self.top();
        if matches!(top.kind, OpenKind::Citation(_, CitationText::Ids)) {
            return;
        }
        top.words_from.get_or_insert(range.start);
        top.words_to = range.end;
        top.words.push(inline);
    }

    fn html(&mut self, html: &str, range: &Range<usize>) {
        self.report_unsafe(html, range);
        let html = if self.is_briefs() { self.comments.strip(html, range.start) } else { html.to_owned() };
        if let OpenKind::Html(whole) = &mut self.top().kind {
            whole.push_str(&html);
        }
    }

    fn inline_html(&mut self, html: &str, range: &Range<usize>) {
        self.report_unsafe(html, range);
        let html = if self.is_briefs() { self.comments.strip(html, range.start) } else { html.to_owned() };
        if !html.is_empty() {
            self.inline(Inline::Html(html.into()), range);
        }
    }

    fn report_unsafe(&mut self, html: &str, range: &Range<usize>) {
        if self.is_briefs()
            && let Some(base) = self.base
        {
            Raw { file: self.prose.file, html, at: base + range.start }.report_unsafe(self.report);
        }
    }

    /// Makes words that stand right among blocks a paragraph, as in the items of a tight list.
    fn flush_words(&mut self) {
        let is_holder = self.top().holds_blocks();
        if !is_holder || self.top().words.is_empty() {
            return;
        }
        let words = std::mem::take(&mut self.top().words);
        let from = self.top().words_from.take().unwrap_or_default();
        let to = self.top().words_to;
        let span = self.span(&(from..to));
        self.top().blocks.push(Block { kind: BlockKind::Paragraph(words), span });
    }

    fn block(&mut self, kind: BlockKind, range: &Range<usize>) {
        let is_empty = matches!(&kind, BlockKind::Paragraph(words) if words.is_empty())
            || matches!(&kind, BlockKind::Html(html) if html.trim().is_empty());
        if is_empty && self.is_briefs() {
            return;
        }
        self.flush_words();
        let mut span = self.span(range);
        if let Some(end) = end_of_definitions(&kind) {
            span.end = span.end.min(end);
        }
        let top = self.top();
        if top.holds_blocks() {
            top.blocks.push(Block { kind, span });
        } else if let BlockKind::Paragraph(words) = kind {
            // Too deep for blocks: the words are kept.
            top.words.extend(words);
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>, text: &str) {
        if self.open.len() > DEEPEST {
            self.beyond += 1;
            if !self.is_deep {
                self.is_deep = true;
                let message = say!("nested deeper than {depth} levels", depth = DEEPEST);
                let span = self.span(&(range.start..range.start + 1));
                let help = say!("write it flatter: readers cannot follow so many levels");
                self.report.add(Diagnostic::new(Code::DeepNesting, span, message).help(help));
            }
            return;
        }
        let mut reference = 0;
        if let Tag::FootnoteDefinition(label) = &tag {
            let mark = range.start..(range.start + label.len() + "[^]".len()).min(range.end);
            self.notes.define(label, self.span(&mark));
        }
        let kind = match tag {
            Tag::Link { link_type, dest_url, title, .. } => {
                self.start_link((link_type, &dest_url, &title), &range, text, &mut reference)
            }
            Tag::Image { dest_url, title, .. } => {
                let kind = ReferenceKind::Image;
                reference = self.refer(kind, &dest_url, &range, text);
                OpenKind::Image(kind, (&*dest_url).into(), (&*without_comments(&title)).into())
            }
            tag => self.start_other(tag),
        };
        if matches!(
            kind,
            OpenKind::Paragraph | OpenKind::Heading(..) | OpenKind::Cell | OpenKind::Item(_) | OpenKind::Term
        ) {
            self.quotes.begin();
        }
        if matches!(kind, OpenKind::Paragraph) {
            self.note_loose();
        }
        let mut open = Open::new(kind, range.start);
        open.reference = reference;
        self.open.push(open);
    }

    /// A paragraph right in an item makes its list loose.
    fn note_loose(&mut self) {
        if let [.., list, item] = &mut self.open[..]
            && matches!(item.kind, OpenKind::Item(_))
        {
            list.loose = true;
        }
    }

    fn start_other(&mut self, tag: Tag<'_>) -> OpenKind {
        match tag {
            Tag::Heading { level, id, classes, .. } => {
                let classes = classes.iter().map(|class| (&**class).into()).collect();
                OpenKind::Heading(level as u8, id.map(|id| id.to_string()), classes)
            }
            Tag::BlockQuote(kind) => OpenKind::Quote(kind.map(alert)),
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => OpenKind::Code((&*info).into(), String::new()),
            Tag::CodeBlock(CodeBlockKind::Indented) => OpenKind::Code("".into(), String::new()),
            Tag::HtmlBlock => OpenKind::Html(String::new()),
            Tag::List(start) => OpenKind::List(start),
            Tag::Item => OpenKind::Item(None),
            Tag::FootnoteDefinition(label) => OpenKind::Footnote(fold_label(&label).into()),
            Tag::DefinitionList => OpenKind::Definitions,
            Tag::DefinitionListTitle => OpenKind::Term,
            Tag::DefinitionListDefinition => OpenKind::Meaning,
            Tag::Table(alignments) => OpenKind::Table(alignments.into_iter().map(alignment).collect()),
            Tag::TableHead => OpenKind::Head,
            Tag::TableRow => OpenKind::Row,
            Tag::TableCell => OpenKind::Cell,
            Tag::Emphasis => OpenKind::Emphasis,
            Tag::Strong => OpenKind::Strong,
            Tag::Strikethrough => OpenKind::Strikethrough,
            Tag::Paragraph
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_)
            | Tag::Link { .. }
            | Tag::Image { .. } => OpenKind::Paragraph,
        }
    }

    fn start_link(
        &mut self,
        (link_type, destination, title): (LinkType, &str, &str),
        range: &Range<usize>,
        text: &str,
        reference: &mut u32,
    ) -> OpenKind {
        if let Some(inner) = destination.strip_prefix(CITATION).filter(|_| self.is_briefs()) {
            let has_text = matches!(link_type, LinkType::ReferenceUnknown);
            let before = find_before(range, text).filter(|_| has_text);
            let shown = if has_text && before.is_none() { CitationText::Words } else { CitationText::Ids };
            let start = before.as_ref().map_or(range.start, |before| before.end);
            let mut cites = match before {
                Some(before) => self.cites(text.get(before.clone()).unwrap_or_default(), &before, text),
                None => Vec::new(),
            };
            cites.extend(self.cites(inner, &(start..range.end), text));
            return OpenKind::Citation(cites.into(), shown);
        }
        let kind = match link_type {
            LinkType::WikiLink { .. } => ReferenceKind::Wiki,
            LinkType::Autolink | LinkType::Email => ReferenceKind::Autolink,
            _ => ReferenceKind::Link,
        };
        *reference = self.refer(kind, destination, range, text);
        OpenKind::Link(kind, destination.into(), (&*without_comments(title)).into())
    }

    /// Adds a reference and returns its number. An address that could run something is reported.
    fn refer(&mut self, kind: ReferenceKind, destination: &str, range: &Range<usize>, text: &str) -> u32 {
        let destination = destination.trim_end_matches('\\');
        let within = text.get(range.clone()).unwrap_or_default();
        let skipped = match kind {
            ReferenceKind::Link | ReferenceKind::Image => within.find("](").unwrap_or(0),
            ReferenceKind::Wiki | ReferenceKind::Autolink | ReferenceKind::Citation => 0,
        };
        let found = within[skipped..].find(destination).filter(|_| !destination.is_empty());
        let range = match found {
            Some(at) => range.start + skipped + at..range.start + skipped + at + destination.len(),
            None => range.clone(),
        };
        let span = self.span(&range);
        if self.is_briefs() && kind != ReferenceKind::Wiki && is_unsafe_address(destination) {
            let message = say!("the address `{url}` is not allowed", url = destination);
            let help = say!("link with `https:`, `http:`, `mailto:` or `tel:`, or to a file of the site");
            self.report.add(Diagnostic::new(Code::UnsafeUrl, span, message).help(help));
        }
        if self.is_briefs() && kind == ReferenceKind::Image && is_web_address(destination) {
            let message = say!("an image from another host is not loaded");
            let help = say!("put the picture beside the brief, or link to it: `[words](address)`");
            self.report.add(Diagnostic::new(Code::RemoteImage, span, message).help(help));
        }
        self.references.push(ReferenceDraft { kind, word: Spanned::new(destination.to_owned(), span) });
        u32::try_from(self.references.len() - 1).unwrap_or(u32::MAX)
    }

    fn cites(&mut self, inner: &str, range: &Range<usize>, text: &str) -> Vec<Cite> {
        let within = text.get(range.clone()).unwrap_or_default();
        let start = within.rfind(inner).map(|at| range.start + at);
        let mut cites = Vec::new();
        for cited in find_cited(inner).unwrap_or_default() {
            let span = match start {
                Some(start) => self.span(&(start + cited.id.start..start + cited.id.end)),
                None => self.span(range),
            };
            let parted = if self.is_briefs() { find_parted_works(inner, &cited) } else { Vec::new() };
            for Stray { range: of, code, message, help } in parted {
                let span = start.map_or(span, |start| self.span(&(start + of.start..start + of.end)));
                self.report.add(Diagnostic::new(code, span, message).help(help));
            }
            let word = Spanned::new(inner[cited.id].to_owned(), span);
            self.references.push(ReferenceDraft { kind: ReferenceKind::Citation, word });
            let reference = Reference(u32::try_from(self.references.len() - 1).unwrap_or(u32::MAX));
            cites.push(Cite {
                reference,
                locator: cited.locator.map(|range| without_comments(&inner[range]).trim().into()),
            });
        }
        cites
    }

    fn end(&mut self, end: TagEnd, range: Range<usize>) {
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        self.flush_words();
        if self.open.len() == 1 {
            return;
        }
        let mut open = self.open.pop().expect("more than the root is open").without_room();
        let range = open.start..range.end.max(open.start);
        let kind = std::mem::replace(&mut open.kind, OpenKind::Root);
        match kind {
            OpenKind::Paragraph
            | OpenKind::Heading(..)
            | OpenKind::Quote(_)
            | OpenKind::List(_)
            | OpenKind::Code(..)
            | OpenKind::Html(_)
            | OpenKind::Definitions
            | OpenKind::Table(_) => self.end_block(kind, open, &range),
            OpenKind::Item(task) => {
                self.top().items.push(Item { task, blocks: open.blocks });
            }
            OpenKind::Footnote(label) => self.footnotes.push(Footnote { label, blocks: open.blocks }),
            OpenKind::Term => {
                self.top().definitions.push(Definition { term: open.words, meanings: Vec::new() })
            }
            OpenKind::Meaning => {
                if let Some(last) = self.top().definitions.last_mut() {
                    last.meanings.push(open.blocks);
                }
            }
            OpenKind::Head => self.top().head = std::mem::take(&mut open.head),
            OpenKind::Row => self.top().rows.push(std::mem::take(&mut open.head)),
            OpenKind::Cell => self.top().head.push(open.words),
            OpenKind::Emphasis => self.inline(Inline::Emphasis(open.words), &range),
            OpenKind::Strong => self.inline(Inline::Strong(open.words), &range),
            OpenKind::Strikethrough => self.inline(Inline::Strikethrough(open.words), &range),
            OpenKind::Link(kind, destination, title) => {
                if self.is_briefs() {
                    self.check_empty(kind, (&open.words, &destination), &range);
                }
                let words = if is_bare(kind, &open.words, &destination) { Vec::new() } else { open.words };
                let link = Link { reference: Reference(open.reference), kind, destination, title, words };
                self.inline(Inline::Link(Box::new(link)), &range);
            }
            OpenKind::Image(kind, destination, title) => {
                let reference = Reference(open.reference);
                let link = Link { reference, kind, destination, title, words: open.words };
                self.inline(Inline::Image(Box::new(link)), &range);
            }
            OpenKind::Citation(cites, _) => {
                let top = self.top();
                top.words_from.get_or_insert(range.start);
                top.words.append(&mut open.words);
                self.inline(Inline::Citation(cites), &range);
            }
            OpenKind::Root => debug_assert!(false, "the root is never closed: {end:?}"),
        }
    }

    /// Says that a heading cannot have the id that is written for it.
    fn report_id(&mut self, id: &str, message: Phrase, range: &Range<usize>) {
        let whole = self.span(range);
        let found = self.prose.source.get(whole.range()).and_then(|words| words.rfind(&format!("#{id}")));
        let span = match found {
            Some(at) => {
                let start = whole.start as usize + at;
                Span::new(whole.file, start, start + 1 + id.len())
            }
            None => whole,
        };
        let help = say!("choose another id");
        self.report.add(Diagnostic::new(Code::DuplicateHeading, span, message).help(help));
    }

    fn end_block(&mut self, kind: OpenKind, open: Open, range: &Range<usize>) {
        let block = match kind {
            OpenKind::Heading(level, id, classes) => {
                let (given, written_id) = self.ids.give(id.as_deref(), &open.words);
                if let Some(written) = id.filter(|id| written_id && **id != *given) {
                    let message = if is_numbered(&given, &written) {
                        say!("an earlier heading has the id `{written}`", written = &written)
                    } else {
                        say!("the page has the id `{written}` for a part of its own", written = &written)
                    };
                    self.report_id(&written, message, range);
                }
                let id = given;
                let words = open.words;
                BlockKind::Heading(Box::new(Heading { level, id, written_id, classes, words }))
            }
            OpenKind::Quote(Some(alert)) => BlockKind::Alert(alert, open.blocks),
            OpenKind::Quote(None) if self.is_briefs() => quote(open.blocks),
            OpenKind::Quote(None) => BlockKind::Quote(open.blocks),
            OpenKind::List(start) => open.into_list(start),
            OpenKind::Code(info, text) => BlockKind::Code(info, text.into()),
            OpenKind::Html(html) => BlockKind::Html(html.into()),
            OpenKind::Definitions => BlockKind::Definitions(open.definitions),
            OpenKind::Table(alignments) => open.into_table(alignments),
            _ => BlockKind::Paragraph(open.words),
        };
        self.block(block, range);
    }
}

/// Returns where the first of two citations side by side, `[@a][@b]`, says what it cites; nothing where the words
/// before the second are no citation.
fn find_before(range: &Range<usize>, text: &str) -> Option<Range<usize>> {
    let within = text.get(range.clone())?;
    let end = within.find("][")?;
    find_cited(within.get(1..end)?)?;
    Some(range.start + 1..range.start + end)
}

/// Returns whether a wiki link has no words of its own: only its target stands there.
fn is_bare(kind: ReferenceKind, words: &[Inline], destination: &str) -> bool {
    kind == ReferenceKind::Wiki
        && match words {
            [] => true,
            [Inline::Text { text, .. }] => **text == *destination,
            _ => false,
        }
}
