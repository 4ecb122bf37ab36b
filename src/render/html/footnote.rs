//! Footnotes: marks in the text, notes at its end, and the ways between them.

use crate::model::body::{BlockKind, Body};
use crate::render::html::{HtmlWriter, escape};

impl<'a> HtmlWriter<'a> {
    pub(super) fn footnote_mark(&mut self, label: &'a str) {
        let next = self.footnotes.len() + 1;
        let (number, times) = self.footnotes.entry(label).or_insert((next, 0));
        *times += 1;
        let (number, times) = (*number, *times);
        let id = mark_id(number, times);
        self.out.push_str(&format!(
            "<sup id=\"{id}\"><a class=\"footnote\" href=\"#fn-{number}\"><bdi>{number}</bdi></a></sup>"
        ));
        self.own.push(id);
    }

    pub(super) fn footnote_section(&mut self, body: &'a Body) {
        if self.footnotes.is_empty() {
            return;
        }
        let title = escape(self.words.footnotes);
        self.out
            .push_str(&format!("<section class=\"footnotes\" id=\"footnotes\">\n<h3>{title}</h3>\n<ol>\n"));
        self.own.push("footnotes".to_owned());
        let mut number = 1;
        // A note may mention a further one: the list grows while it is written.
        while let Some(label) = self.find_label(number) {
            self.footnote(body, label, number);
            number += 1;
        }
        self.out.push_str("</ol>\n</section>\n");
    }

    fn find_label(&self, number: usize) -> Option<&'a str> {
        self.footnotes.iter().find(|(_, (of, _))| *of == number).map(|(label, _)| *label)
    }

    fn footnote(&mut self, body: &'a Body, label: &str, number: usize) {
        self.out.push_str(&format!("<li id=\"fn-{number}\">"));
        self.own.push(format!("fn-{number}"));
        let blocks = body.footnotes.iter().find(|note| *note.label == *label).map(|note| &note.blocks[..]);
        for block in blocks.unwrap_or_default() {
            match &block.kind {
                BlockKind::Paragraph(words) => {
                    self.inlines(words);
                    self.out.push(' ');
                }
                _ => self.block(block, None),
            }
        }
        let times = self.footnotes.get(label).map_or(1, |(_, times)| *times);
        let back = escape(self.words.back);
        for time in 1..=times {
            let id = mark_id(number, time);
            self.out.push_str(&format!(
                "<a class=\"back\" href=\"#{id}\" title=\"{back}\" aria-label=\"{back}\">↑</a>"
            ));
        }
        self.out.push_str("</li>\n");
    }
}

fn mark_id(number: usize, time: usize) -> String {
    if time == 1 { format!("fnref-{number}") } else { format!("fnref-{number}-{time}") }
}
