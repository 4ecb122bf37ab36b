//! Footnotes: marks in the text, notes at its end, and the ways between them.

use crate::model::body::{Block, BlockKind, Body};
use crate::render::html::{HtmlWriter, Ids, escape};
use crate::render::wording::strings::Filling;
use std::collections::HashMap;

impl<'a> HtmlWriter<'a> {
    pub(super) fn footnote_mark(&mut self, label: &'a str) {
        let next = self.footnotes.len() + 1;
        let (number, times) = self.footnotes.entry(label).or_insert((next, 0));
        *times += 1;
        if *times == 1 {
            self.noted.push(label);
        }
        let (number, times) = (*number, *times);
        let shown = self.shown(number);
        let name = self.name("footnote-mark", &[("number", Filling::Text(&shown))]);
        match self.ids {
            Ids::Here => {}
            Ids::Nowhere => return,
            Ids::On(page) => {
                let page = escape(page);
                return self.out.push_str(&format!(
                    "<sup><a class=\"footnote\" href=\"{page}#fn-{number}\" role=\"doc-noteref\"{name}><bdi>{shown}</bdi></a></sup>"
                ));
            }
        }
        let id = mark_id(number, times);
        self.out.push_str(&format!(
            "<sup id=\"{id}\"><a class=\"footnote\" href=\"#fn-{number}\" role=\"doc-noteref\"{name}><bdi>{shown}</bdi></a></sup>"
        ));
        self.own.push(id);
    }

    /// Returns the attribute that says in words what a sign leads to.
    fn name(&self, key: &str, values: &[(&str, Filling<'_>)]) -> String {
        let words = self.words.strings.and_then(|strings| strings.fill(key, values));
        words.map_or_else(String::new, |words| format!(" aria-label=\"{}\"", escape(&words)))
    }

    /// Returns a number in the digits of the page.
    fn shown(&self, number: usize) -> String {
        match self.words.numbers {
            Some(numbers) => numbers.plain(i64::try_from(number).unwrap_or(i64::MAX)),
            None => number.to_string(),
        }
    }

    pub(super) fn footnote_section(&mut self, body: &'a Body) {
        if self.footnotes.is_empty() {
            return;
        }
        let title = escape(self.words.footnotes);
        self.out
            .push_str(&format!("<section class=\"footnotes\" id=\"footnotes\" role=\"doc-endnotes\" aria-label=\"{title}\">\n<h2>{title}</h2>\n<ol>\n"));
        self.own.push("footnotes".to_owned());
        let mut notes: HashMap<&str, &'a [Block]> = HashMap::with_capacity(body.footnotes.len());
        for note in &body.footnotes {
            notes.entry(&note.label).or_insert(&note.blocks);
        }
        let mut written = 0;
        // A note may mention a further one: the list grows while it is written.
        while let Some(label) = self.noted.get(written).copied() {
            written += 1;
            self.footnote(label, written, notes.get(label).copied().unwrap_or_default());
        }
        self.out.push_str("</ol>\n</section>\n");
    }

    fn footnote(&mut self, label: &str, number: usize, blocks: &'a [Block]) {
        self.out.push_str(&format!("<li id=\"fn-{number}\">"));
        self.own.push(format!("fn-{number}"));
        for block in blocks {
            match &block.kind {
                BlockKind::Paragraph(words) => {
                    self.inlines(words);
                    self.out.push(' ');
                }
                _ => self.block(block, None),
            }
        }
        let times = self.footnotes.get(label).map_or(1, |(_, times)| *times);
        let [of, all] = [number, times].map(|number| self.shown(number));
        for time in 1..=times {
            let (id, place) = (mark_id(number, time), self.shown(time));
            let values = [("number", &of), ("place", &place), ("places", &all)];
            let values = values.map(|(key, words)| (key, Filling::Text(words)));
            let name = self.name(if times > 1 { "footnote-back-of" } else { "footnote-back" }, &values);
            let sign = if times > 1 { format!("<bdi>{place}</bdi>") } else { String::new() };
            let apart = if time > 1 { " " } else { "" };
            self.out.push_str(&format!(
                "{apart}<a class=\"back\" href=\"#{id}\" role=\"doc-backlink\"{name}>↑{sign}</a>"
            ));
        }
        self.out.push_str("</li>\n");
    }
}

fn mark_id(number: usize, time: usize) -> String {
    if time == 1 { format!("fnref-{number}") } else { format!("fnref-{number}-{time}") }
}
