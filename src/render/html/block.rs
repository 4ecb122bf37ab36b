//! Blocks as HTML.

use crate::model::body::{
    Alert, Alignment, Block, BlockKind, Definition, Heading, Inline, Item, List, QuotationDraft, Table,
};
use crate::render::html::highlight::MOST_IN_A_TEXT;
use crate::render::html::{HtmlWriter, Ids, escape, escape_into};

impl<'a> HtmlWriter<'a> {
    /// Writes a block; `number` is that of a top-level one, by which it has its anchor.
    pub(super) fn block(&mut self, block: &'a Block, number: Option<usize>) {
        // The id of a heading is of its words: that of the block, the same in all languages, stands within.
        let is_named = matches!(block.kind, BlockKind::Heading(_) | BlockKind::Html(_));
        let anchor = if is_named { String::new() } else { self.anchor(number) };
        match &block.kind {
            BlockKind::Paragraph(words) => self.paragraph(&anchor, words),
            BlockKind::Heading(heading) => self.heading(heading, number),
            BlockKind::List(list) => self.list(&anchor, list),
            BlockKind::Quote(blocks) => {
                self.container(&format!("<blockquote{anchor}>\n"), blocks, "</blockquote>\n")
            }
            BlockKind::Quotation(quotation) => self.quotation(&anchor, quotation),
            BlockKind::Alert(alert, blocks) => self.alert(&anchor, *alert, blocks),
            BlockKind::Code(info, text) => self.code(&anchor, info, text),
            BlockKind::Html(html) => {
                self.has_raw = true;
                self.out.push_str(html);
                if !html.ends_with('\n') {
                    self.out.push('\n');
                }
            }
            BlockKind::Rule => {
                let end = if self.is_page() { ">\n" } else { " />\n" };
                self.out.push_str(&format!("<hr{anchor}{end}"));
            }
            BlockKind::Table(table) => self.table(&anchor, table),
            BlockKind::Definitions(definitions) => self.definitions(&anchor, definitions),
        }
    }

    fn anchor(&mut self, number: Option<usize>) -> String {
        let Some(number) = self.find_number(number) else { return String::new() };
        self.own.push(format!("b{number}"));
        format!(" id=\"b{number}\"")
    }

    /// Returns the number by which a top-level block has its anchor.
    fn find_number(&self, place: Option<usize>) -> Option<usize> {
        let place = place.filter(|_| self.is_page())?;
        Some(self.numbers.get(place).map_or(place, |number| *number as usize))
    }

    fn container(&mut self, open: &str, blocks: &'a [Block], close: &str) {
        self.out.push_str(open);
        blocks.iter().for_each(|block| self.block(block, None));
        self.out.push_str(close);
    }

    fn paragraph(&mut self, anchor: &str, words: &'a [Inline]) {
        self.out.push_str("<p");
        self.out.push_str(anchor);
        self.out.push('>');
        self.inlines(words);
        self.out.push_str("</p>\n");
    }

    fn heading(&mut self, heading: &'a Heading, number: Option<usize>) {
        // The page's title is the one heading of the first level. No level is left out below it, whether or not
        // the page has sections of its own.
        let level = if self.is_page() { heading.level.clamp(2, 6) } else { heading.level };
        self.out.push_str(&format!("<h{level}"));
        if self.is_page() && self.ids == Ids::Here {
            self.own.push(heading.id.to_string());
            self.out.push_str(&format!(" id=\"{}\"", escape(&heading.id)));
            if !heading.classes.is_empty() {
                self.out.push_str(&format!(" class=\"{}\"", escape(&heading.classes.join(" "))));
            }
        }
        self.out.push('>');
        if let Some(number) = self.find_number(number) {
            self.out.push_str(&format!("<span id=\"b{number}\"></span>"));
            self.own.push(format!("b{number}"));
        }
        self.inlines(&heading.words);
        self.out.push_str(&format!("</h{level}>\n"));
    }

    fn list(&mut self, anchor: &str, list: &'a List) {
        let name = if list.start.is_some() { "ol" } else { "ul" };
        self.out.push_str(&format!("<{name}{anchor}"));
        if let Some(start) = list.start.filter(|start| *start != 1) {
            self.out.push_str(&format!(" start=\"{start}\""));
        }
        self.out.push_str(">\n");
        list.items.iter().for_each(|item| self.item(item, list));
        self.out.push_str(&format!("</{name}>\n"));
    }

    fn item(&mut self, item: &'a Item, list: &List) {
        match item.task {
            Some(is_done) => {
                let (sign, words) =
                    if is_done { ("☑", self.words.tasks[0]) } else { ("☐", self.words.tasks[1]) };
                let words = escape(words);
                self.out.push_str(&format!(
                    "<li class=\"task\"><span class=\"box\" title=\"{words}\">{sign}</span> "
                ));
            }
            None => self.out.push_str("<li>"),
        }
        for block in &item.blocks {
            match &block.kind {
                BlockKind::Paragraph(words) if !list.loose => self.inlines(words),
                _ => {
                    self.out.push('\n');
                    self.block(block, None);
                }
            }
        }
        self.out.push_str("</li>\n");
    }

    fn quotation(&mut self, anchor: &str, quotation: &'a QuotationDraft) {
        self.container(
            &format!("<figure class=\"quotation\"{anchor}>\n<blockquote>\n"),
            &quotation.blocks,
            "</blockquote>\n<figcaption>— ",
        );
        self.inlines(&quotation.attribution);
        self.out.push_str("</figcaption>\n</figure>\n");
    }

    fn alert(&mut self, anchor: &str, alert: Alert, blocks: &'a [Block]) {
        let (class, word) = match alert {
            Alert::Note => ("note", self.words.alerts[0]),
            Alert::Tip => ("tip", self.words.alerts[1]),
            Alert::Important => ("important", self.words.alerts[2]),
            Alert::Warning => ("warning", self.words.alerts[3]),
            Alert::Caution => ("caution", self.words.alerts[4]),
        };
        let word = escape(word);
        let open = format!("<div class=\"alert {class}\"{anchor}>\n<p class=\"alert-title\">{word}</p>\n");
        self.container(&open, blocks, "</div>\n");
    }

    fn code(&mut self, anchor: &str, info: &str, text: &str) {
        let language = info.split_whitespace().next().unwrap_or_default();
        self.out.push_str("<pre");
        self.out.push_str(anchor);
        self.out.push_str(if self.is_page() { " dir=\"ltr\" tabindex=\"0\"><code" } else { "><code" });
        if !language.is_empty() {
            self.out.push_str(&format!(" class=\"language-{}\"", escape(language)));
        }
        self.out.push('>');
        let is_marked = self.marked + text.len() <= MOST_IN_A_TEXT;
        match self.highlights.filter(|_| is_marked).and_then(|known| known.highlight(info, text)) {
            Some(marked) => {
                self.marked += text.len();
                self.out.push_str(&marked);
            }
            None => escape_into(text, &mut self.out),
        }
        self.out.push_str("</code></pre>\n");
    }

    fn table(&mut self, anchor: &str, table: &'a Table) {
        // A table that is wider than a phone is scrolled, with the keyboard too.
        let focus = if self.is_page() { " tabindex=\"0\"" } else { "" };
        self.out.push_str(&format!("<div class=\"table\"{anchor}{focus}><table>\n"));
        // Markdown has no table without a head: an empty one names no columns.
        if table.head.iter().any(|cell| !cell.is_empty()) {
            self.out.push_str("<thead><tr>");
            for (at, cell) in table.head.iter().enumerate() {
                self.cell("th scope=\"col\"", table.alignments.get(at), cell);
            }
            self.out.push_str("</tr></thead>\n");
        }
        self.out.push_str("<tbody>\n");
        for row in &table.rows {
            self.out.push_str("<tr>");
            for (at, cell) in row.iter().enumerate() {
                self.cell("td", table.alignments.get(at), cell);
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</tbody></table></div>\n");
    }

    fn cell(&mut self, open: &str, alignment: Option<&Alignment>, words: &'a [Inline]) {
        let class = match alignment {
            Some(Alignment::Left) => " class=\"left\"",
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"right\"",
            Some(Alignment::None) | None => "",
        };
        self.out.push_str(&format!("<{open}{class}>"));
        self.inlines(words);
        self.out.push_str(&format!("</{}>", &open[..2]));
    }

    fn definitions(&mut self, anchor: &str, definitions: &'a [Definition]) {
        self.out.push_str(&format!("<dl{anchor}>\n"));
        for definition in definitions {
            self.out.push_str("<dt>");
            self.inlines(&definition.term);
            self.out.push_str("</dt>\n");
            for meaning in &definition.meanings {
                self.out.push_str("<dd>");
                for block in meaning {
                    match &block.kind {
                        BlockKind::Paragraph(words) if meaning.len() == 1 => self.inlines(words),
                        _ => self.block(block, None),
                    }
                }
                self.out.push_str("</dd>\n");
            }
        }
        self.out.push_str("</dl>\n");
    }
}
