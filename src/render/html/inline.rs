//! Running text as HTML.

use crate::lang::tag::Direction;
use crate::model::body::{Cite, Inline, Link, ReferenceKind};
use crate::model::brief::Mention;
use crate::render::html::resolver::Destination;
use crate::render::html::resolver::MarkKind;
use crate::render::html::{HtmlWriter, Ids, escape_into};
use crate::render::wording::locators::locator;
use std::borrow::Cow;

impl<'a> HtmlWriter<'a> {
    pub(super) fn inlines(&mut self, words: &'a [Inline]) {
        if self.is_mixed(words) {
            return self.isolated_inlines(words);
        }
        words.iter().for_each(|inline| self.inline(inline));
    }

    pub(super) fn inline(&mut self, inline: &'a Inline) {
        match inline {
            Inline::Text { text, at: Some(at) } if self.is_page() && self.inside_link == 0 => {
                self.text_with_mentions(text, *at);
            }
            Inline::Text { text, .. } => escape_into(text, &mut self.out),
            Inline::Code(code) => {
                let open = if self.is_page() { "<code dir=\"ltr\">" } else { "<code>" };
                self.element(open, code, "</code>");
            }
            Inline::Html(html) => {
                self.has_raw = true;
                self.out.push_str(html);
            }
            Inline::Emphasis(words) => self.wrap("<em>", words, "</em>"),
            Inline::Strong(words) => self.wrap("<strong>", words, "</strong>"),
            Inline::Strikethrough(words) => self.wrap("<del>", words, "</del>"),
            Inline::SoftBreak => self.out.push('\n'),
            Inline::HardBreak => self.out.push_str(if self.is_page() { "<br>\n" } else { "<br />\n" }),
            Inline::Link(link) => self.link(link),
            Inline::Image(image) => self.image(image),
            Inline::Citation(cites) => self.citation(cites),
            Inline::Footnote(label) => self.footnote_mark(label),
        }
    }

    fn element(&mut self, open: &str, text: &str, close: &str) {
        self.out.push_str(open);
        escape_into(text, &mut self.out);
        self.out.push_str(close);
    }

    fn wrap(&mut self, open: &str, words: &'a [Inline], close: &str) {
        self.out.push_str(open);
        self.inlines(words);
        self.out.push_str(close);
    }

    /// Writes text whose first byte is `at` in the file, with the first mentions in it as links.
    fn text_with_mentions(&mut self, text: &'a str, at: u32) {
        let resolver = self.resolver;
        let mentions = resolver.mentions();
        let from = mentions.partition_point(|mention| mention.start < at);
        let mut written = 0;
        for mention in &mentions[from..] {
            let (start, end) = ((mention.start - at) as usize, mention.end.saturating_sub(at) as usize);
            let (Some(before), Some(name)) = (text.get(written..start), text.get(start..end)) else { break };
            escape_into(before, &mut self.out);
            let is_link = self.open_mention(mention);
            self.element("", name, if is_link { "</a>" } else { "" });
            written = end;
        }
        escape_into(&text[written..], &mut self.out);
    }

    /// Opens the link of a mention, and returns whether there is one.
    pub(super) fn open_mention(&mut self, mention: &'a Mention) -> bool {
        let resolver = self.resolver;
        match resolver.mentioned(mention) {
            Destination::Inside { href, class, .. } => {
                self.open_link(&href, class);
                true
            }
            Destination::Outside(_) | Destination::Nowhere => false,
        }
    }

    fn open_link(&mut self, href: &str, class: &str) {
        self.out.push_str("<a class=\"");
        self.out.push_str(class);
        self.element("\" href=\"", href, "\">");
    }

    fn link(&mut self, link: &'a Link) {
        if !self.is_page() {
            return self.plain_link(link);
        }
        let resolver = self.resolver;
        match resolver.destination(link) {
            Destination::Nowhere => {
                self.out.push_str("<span class=\"broken\">");
                self.link_words(link, &link.destination);
                self.out.push_str("</span>");
            }
            Destination::Inside { href, class, name } => {
                self.open_link(&href, class);
                match name.filter(|_| link.words.is_empty()) {
                    Some((name, lang)) if lang != self.lang => {
                        let open = format!("<bdi lang=\"{lang}\" dir=\"{}\">", lang.direction().as_str());
                        self.element(&open, &name, "</bdi>");
                    }
                    Some((name, _)) => self.isolated_text(&name),
                    None => self.link_words(link, &link.destination),
                }
                self.out.push_str("</a>");
            }
            Destination::Outside(href) => {
                // What is its own address is not told twice on paper.
                let whole = if link.kind == ReferenceKind::Autolink { " whole" } else { "" };
                let open = format!("<a class=\"outside{whole}\" rel=\"external noopener\" href=\"");
                self.element(&open, &href, "\"");
                if link.kind == ReferenceKind::Autolink {
                    self.out.push_str(" dir=\"ltr\"");
                }
                self.title(&link.title);
                self.out.push('>');
                let direction = self.direction;
                if link.kind == ReferenceKind::Autolink {
                    self.direction = Direction::Ltr;
                }
                self.link_words(link, &link.destination);
                self.direction = direction;
                self.out.push_str("</a>");
            }
        }
    }

    fn link_words(&mut self, link: &'a Link, otherwise: &'a str) {
        self.inside_link += 1;
        if link.words.is_empty() {
            self.isolated_text(otherwise);
        } else {
            self.inlines(&link.words);
        }
        self.inside_link -= 1;
    }

    fn title(&mut self, title: &str) {
        if !title.is_empty() {
            self.element(" title=\"", title, "\"");
        }
    }

    /// Writes a link as CommonMark's examples have it.
    fn plain_link(&mut self, link: &'a Link) {
        let is_mail = link.kind == ReferenceKind::Autolink && !link.destination.contains(':');
        self.out.push_str(if is_mail { "<a href=\"mailto:" } else { "<a href=\"" });
        let _ = pulldown_cmark_escape::escape_href(&mut self.out, &link.destination);
        self.out.push('"');
        self.title(&link.title);
        self.wrap(">", &link.words, "</a>");
    }

    fn image(&mut self, image: &'a Link) {
        let mut description = String::new();
        add_plain(&image.words, &mut description);
        if !self.is_page() {
            self.out.push_str("<img src=\"");
            let _ = pulldown_cmark_escape::escape_href(&mut self.out, &image.destination);
            self.element("\" alt=\"", &description, "\"");
            self.title(&image.title);
            return self.out.push_str(" />");
        }
        let resolver = self.resolver;
        match resolver.destination(image) {
            Destination::Inside { href, class: "file", .. } => {
                self.element("<img loading=\"lazy\" src=\"", &href, "\"");
                self.own.push(href.into_owned());
                self.element(" alt=\"", &description, "\"");
                self.title(&image.title);
                self.out.push('>');
            }
            // A picture from elsewhere is never loaded: the reader may follow it.
            Destination::Outside(href) | Destination::Inside { href, .. } => {
                self.element("<a class=\"outside\" rel=\"external noopener\" href=\"", &href, "\">");
                let shown = if description.is_empty() { &*href } else { description.as_str() };
                self.element("", shown, "</a>");
            }
            Destination::Nowhere => self.element("<span class=\"broken\">", &description, "</span>"),
        }
    }

    fn citation(&mut self, cites: &'a [Cite]) {
        let resolver = self.resolver;
        if self.is_page() && cites.iter().any(|cite| resolver.citation(cite).is_some()) {
            // A mark stands at its word: a line never begins with it.
            self.out.truncate(self.out.trim_end_matches([' ', '\n']).len());
        }
        let marking = resolver.marking().filter(|marking| marking.kind != MarkKind::Number);
        let Some(marking) = marking.filter(|marking| marking.kind != MarkKind::Note) else {
            return cites.iter().for_each(|cite| self.cite(cite, ["[", "]"]));
        };
        // Works that are cited together stand in one pair of brackets.
        let mut cites = cites.iter().filter(|cite| resolver.citation(cite).is_some()).peekable();
        if cites.peek().is_none() {
            return;
        }
        let is_apart = marking.kind == MarkKind::Words;
        self.out.push_str(if is_apart && !ends_with_clitic(&self.out) { " " } else { "" });
        self.out.push_str(if marking.is_raised { "<sup class=\"cited\">" } else { "<span class=\"cited\">" });
        self.element("", &marking.around[0], "");
        while let Some(cite) = cites.next() {
            self.cite(cite, marking.each.each_ref().map(String::as_str));
            if cites.peek().is_some() {
                let between =
                    if self.lang.is_arabic() { arabic(&marking.between) } else { (&*marking.between).into() };
                self.element("", &between, "");
            }
        }
        self.element("", &marking.around[1], if marking.is_raised { "</sup>" } else { "</span>" });
    }

    /// Writes the mark of one work between these brackets.
    fn cite(&mut self, cite: &'a Cite, [open, close]: [&str; 2]) {
        let resolver = self.resolver;
        let Some(mark) = resolver.citation(cite) else { return };
        if self.has_margin && self.cited.insert(mark.href.clone().into_owned()) {
            self.notes.extend(resolver.evidence(cite));
        }
        self.element("<a class=\"cite\" href=\"", &mark.href, "\" role=\"doc-biblioref\"");
        let comma = if self.lang.is_arabic() { "، " } else { ", " };
        let place = cite.locator.as_ref().map_or_else(String::new, |place| {
            let words = self.words.numbers.map(|numbers| locator(place, self.lang, numbers));
            format!("{comma}{}", words.as_deref().unwrap_or(place))
        });
        if let Some(heard) = &mark.heard {
            self.element(" aria-label=\"", &heard.name(&place), "\"");
        }
        if let Some(id) = resolver.cited_at(cite).filter(|_| self.ids == Ids::Here) {
            self.element(" id=\"", &id, "\"");
            self.own.push(id);
        }
        self.out.push_str("><bdi>");
        self.out.push_str(open);
        self.out.push_str(&mark.words);
        escape_into(&place, &mut self.out);
        self.out.push_str(close);
        self.out.push_str("</bdi></a>");
    }
}

fn arabic(between: &str) -> Cow<'_, str> {
    between.replace(',', "،").replace(';', "؛").into()
}

/// Adds words as plain text, for the description of an image.
fn add_plain(words: &[Inline], plain: &mut String) {
    for inline in words {
        match inline {
            Inline::Text { text, .. } | Inline::Code(text) => plain.push_str(text),
            Inline::SoftBreak | Inline::HardBreak => plain.push('\n'),
            Inline::Emphasis(words) | Inline::Strong(words) | Inline::Strikethrough(words) => {
                add_plain(words, plain)
            }
            Inline::Link(link) | Inline::Image(link) => add_plain(&link.words, plain),
            Inline::Html(_) | Inline::Citation(_) | Inline::Footnote(_) => {}
        }
    }
}

/// Returns whether HTML ends with a letter that is written onto the word after it, as `و` is.
fn ends_with_clitic(html: &str) -> bool {
    let word = html.rsplit([' ', '\n', '>', '(', '«']).next().unwrap_or_default();
    matches!(word, "و" | "ف" | "ب" | "ل" | "ك" | "بـ" | "لـ" | "كـ" | "وب" | "ول" | "وبـ" | "ولـ")
}
