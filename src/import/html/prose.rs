//! The prose of a page as Markdown: paragraphs, headings, lists, links, quotations, tables. In: a tree. Out: Markdown in
//! which every word of the page means itself.

use crate::import::escape::{escape_markdown, one_line};
use crate::import::html::table::{find_grid, lines};
use crate::import::html::tree::Tree;
use crate::parse::values::is_web_address;
use url::Url;

/// Elements that are no part of an article.
const OUTSIDE: [&str; 24] = [
    "script", "style", "noscript", "template", "nav", "aside", "footer", "form", "button", "svg", "iframe",
    "object", "embed", "canvas", "video", "audio", "head", "title", "select", "textarea", "input", "dialog",
    "menu", "picture",
];

/// Returns the element that holds the article: `article`, else `main`, else what holds the most paragraphs.
#[must_use]
pub fn find_article(tree: &Tree) -> usize {
    let length = |at: usize| paragraphs(tree, at);
    let largest =
        |name: &'static str| tree.named(name).max_by_key(|at| length(*at)).filter(|at| length(*at) > 0);
    let by_role = || {
        let marked = |at: &usize| {
            let node = &tree.nodes[*at];
            node.attribute("itemprop") == Some("articleBody") || node.attribute("role") == Some("main")
        };
        (0..tree.nodes.len()).find(marked).filter(|at| length(*at) > 0)
    };
    largest("article").or_else(by_role).or_else(|| largest("main")).or_else(|| largest("body")).unwrap_or(0)
}

/// Returns how many bytes of text stand in the paragraphs of an element.
fn paragraphs(tree: &Tree, at: usize) -> usize {
    let mut sum = 0;
    let mut rest = vec![at];
    while let Some(at) = rest.pop() {
        let node = &tree.nodes[at];
        if OUTSIDE.contains(&node.name.as_str()) {
            continue;
        }
        if node.name == "p" || node.name.is_empty() {
            sum += tree.text(at).trim().len();
        } else {
            rest.extend(&node.children);
        }
    }
    sum
}

/// Returns the Markdown of an element; its first heading is left out where it is the title. Links are taken from `base`.
#[must_use]
pub fn markdown(tree: &Tree, at: usize, (title, base): (Option<&str>, Option<&Url>)) -> String {
    let mut writer = Writer {
        tree,
        base,
        title: title.map(one_line),
        blocks: Vec::new(),
        line: String::new(),
        prefix: String::new(),
        sign: None,
        in_cell: false,
    };
    writer.children(at);
    writer.end_line();
    let mut text = String::new();
    let mut last = Shape::Whole;
    for (block, shape) in writer.blocks {
        if !text.is_empty() {
            text.push_str(if shape == Shape::Item && last == Shape::Item { "\n" } else { "\n\n" });
        }
        text.push_str(&block);
        last = shape;
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// What a block is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// The first line of an item of a list.
    Item,
    Whole,
}

/// How deep lists and quotations may stand in one another; deeper ones stand in the last of these.
const DEEPEST: usize = 24;

struct Writer<'run> {
    tree: &'run Tree,
    base: Option<&'run Url>,
    title: Option<String>,
    /// Finished blocks.
    blocks: Vec<(String, Shape)>,
    line: String,
    /// What stands before each line: of quotations, and the room of the signs of items.
    prefix: String,
    /// What stands there before the first line of an item.
    sign: Option<String>,
    /// Whether this is a cell of a table, which is one line.
    in_cell: bool,
}

impl Writer<'_> {
    fn children(&mut self, at: usize) {
        for child in &self.tree.nodes[at].children {
            self.node(*child);
        }
    }

    fn node(&mut self, at: usize) {
        let node = &self.tree.nodes[at];
        match node.name.as_str() {
            "" => self.words(&node.text),
            name if OUTSIDE.contains(&name) => {}
            "a" => self.link(at),
            "strong" | "b" => self.marked("**", at),
            "em" | "i" => self.marked("*", at),
            "br" => self.line.push(' '),
            "img" => {}
            "hr" => self.end_line(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(at),
            "ul" | "ol" => self.list(at),
            "li" => self.item("- ", at),
            "blockquote" => self.quotation(at),
            "table" => self.table(at),
            "td" | "th" => {
                self.children(at);
                self.line.push_str(" · ");
            }
            "span" | "code" | "small" | "sup" | "sub" | "time" | "abbr" | "cite" | "q" | "mark" | "u"
            | "s" | "font" | "bdi" | "bdo" => {
                self.children(at);
            }
            _ => {
                self.end_line();
                self.children(at);
                self.end_line();
            }
        }
    }

    fn words(&mut self, text: &str) {
        let begins =
            text.starts_with(char::is_whitespace) && !self.line.is_empty() && !self.line.ends_with(' ');
        if begins {
            self.line.push(' ');
        }
        let words = escape_markdown(&one_line(text));
        // What begins a block only at the start of a line needs no sign within one.
        self.line.push_str(&words);
        if text.ends_with(char::is_whitespace) && !words.is_empty() {
            self.line.push(' ');
        }
    }

    /// Returns the Markdown of what an element holds, on one line.
    fn inline(&mut self, at: usize) -> String {
        let outer = std::mem::take(&mut self.line);
        for child in &self.tree.nodes[at].children {
            let node = &self.tree.nodes[*child];
            if node.name.is_empty() {
                self.words(&node.text)
            } else if !OUTSIDE.contains(&node.name.as_str()) {
                self.words(&self.tree.text(*child))
            }
        }
        std::mem::replace(&mut self.line, outer)
    }

    fn marked(&mut self, sign: &str, at: usize) {
        let words = self.inline(at);
        let bare = words.trim();
        if bare.is_empty() {
            return;
        }
        let (before, after) = (words.starts_with(' '), words.ends_with(' '));
        self.line.push_str(if before { " " } else { "" });
        self.line.push_str(&format!("{sign}{bare}{sign}"));
        self.line.push_str(if after { " " } else { "" });
    }

    fn link(&mut self, at: usize) {
        let words = self.inline(at);
        let address = self.tree.nodes[at].attribute("href").and_then(|href| self.address(href));
        match address.filter(|_| !words.trim().is_empty()) {
            Some(address) => {
                let space = if words.starts_with(' ') { " " } else { "" };
                let after = if words.ends_with(' ') { " " } else { "" };
                self.line.push_str(&format!("{space}[{}](<{address}>){after}", words.trim()));
            }
            None => self.line.push_str(&words),
        }
    }

    /// Returns a whole address of the web.
    fn address(&self, href: &str) -> Option<String> {
        let url = match self.base {
            Some(base) => base.join(href.trim()).ok()?,
            None => Url::parse(href.trim()).ok()?,
        };
        let text = url.to_string().replace('|', "%7C");
        (is_web_address(&text) && !text.contains(['<', '>', '\n'])).then_some(text)
    }

    fn heading(&mut self, at: usize) {
        self.end_line();
        let words = one_line(&self.tree.text(at));
        if words.is_empty() || self.title.as_deref() == Some(words.as_str()) {
            return;
        }
        if self.in_cell {
            self.words(&words);
            return;
        }
        let level = self.tree.nodes[at].name[1..].parse::<usize>().unwrap_or(2).clamp(2, 6);
        self.push(&format!("{} {}", "#".repeat(level), escape_markdown(&words).replace('{', "\\{")));
    }

    /// Adds a block of some lines.
    fn push(&mut self, lines: &str) {
        let shape = if self.sign.is_some() { Shape::Item } else { Shape::Whole };
        let first = self.sign.take().unwrap_or_else(|| self.prefix.clone());
        self.blocks.push((format!("{first}{}", lines.replace('\n', &format!("\n{}", self.prefix))), shape));
    }

    fn list(&mut self, at: usize) {
        self.end_line();
        let node = &self.tree.nodes[at];
        let is_ordered = node.name == "ol";
        let start = node.attribute("start").and_then(|text| text.trim().parse::<u32>().ok());
        let mut number = start.filter(|start| *start < 1_000_000).unwrap_or(1);
        for child in &node.children {
            if self.tree.nodes[*child].name != "li" {
                self.node(*child);
                continue;
            }
            if is_ordered {
                self.item(&format!("{number}. "), *child);
                number += 1;
            } else {
                self.item("- ", *child);
            }
        }
        self.end_line();
    }

    fn item(&mut self, sign: &str, at: usize) {
        self.end_line();
        let outer = self.prefix.clone();
        if !self.in_cell && outer.len() < DEEPEST {
            self.sign = Some(format!("{}{sign}", self.sign.take().unwrap_or_else(|| outer.clone())));
            self.prefix.push_str(&" ".repeat(sign.len()));
        }
        self.children(at);
        self.end_line();
        if !self.in_cell {
            self.sign = None;
        }
        self.prefix = outer;
    }

    fn quotation(&mut self, at: usize) {
        self.end_line();
        let outer = self.prefix.clone();
        let sign = self.sign.take();
        if outer.len() < DEEPEST {
            self.prefix.push_str("> ");
        }
        let first = self.blocks.len();
        self.children(at);
        self.end_line();
        // What is in one quotation is one block.
        let inner: Vec<String> = self.blocks.drain(first..).map(|(block, _)| block).collect();
        let mut words = inner.join(&format!("\n{}\n", self.prefix.trim_end()));
        self.prefix = outer;
        if words.is_empty() {
            self.sign = sign;
        } else if let Some(sign) = sign {
            words.replace_range(..self.prefix.len(), &sign);
            self.blocks.push((words, Shape::Item));
        } else {
            self.blocks.push((words, Shape::Whole));
        }
    }

    fn table(&mut self, at: usize) {
        self.end_line();
        let Some(grid) = find_grid(self.tree, at).filter(|_| !self.in_cell) else {
            self.children(at);
            self.end_line();
            return;
        };
        if let Some(caption) = grid.caption {
            self.children(caption);
            self.end_line();
        }
        let rows: Vec<Vec<String>> =
            grid.rows.iter().map(|row| row.iter().map(|cell| self.cell(*cell)).collect()).collect();
        let (head, rows) = rows.split_at(usize::from(grid.has_head));
        self.push(&lines(head.first().map(Vec::as_slice), rows).join("\n"));
    }

    /// Returns the Markdown of a cell, on one line.
    fn cell(&mut self, at: Option<usize>) -> String {
        let Some(at) = at else { return String::new() };
        let outer = std::mem::take(&mut self.line);
        self.in_cell = true;
        self.children(at);
        self.in_cell = false;
        std::mem::replace(&mut self.line, outer).trim().to_owned()
    }

    fn end_line(&mut self) {
        if self.in_cell {
            self.line.push(' ');
            return;
        }
        let line = std::mem::take(&mut self.line);
        let line = line.trim().trim_end_matches(" ·").trim_end();
        if line.chars().any(|character| !character.is_whitespace() && character != '·') {
            self.push(line);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prose(html: &str) -> String {
        let tree = Tree::read(html);
        markdown(&tree, 0, (None, None))
    }

    #[test]
    fn lists_keep_their_numbers_and_their_depth() {
        assert_eq!(
            prose("<ol start=3><li>a<ul><li>b<li>c</ul><li><p>d</p><p>e</p></li></ol><p>f"),
            "3. a\n   - b\n   - c\n4. d\n\n   e\n\nf\n"
        );
        assert_eq!(
            prose("<ul><li><blockquote><p>a<p>b</blockquote><li><ol><li>c</ol></ul>"),
            "- > a\n  >\n  > b\n- 1. c\n"
        );
        assert_eq!(prose("<blockquote><ul><li>a</ul></blockquote><li>b"), "> - a\n\n- b\n");
        let deep = format!("{}end", "<ul><li>".repeat(50));
        assert!(prose(&deep).trim_start_matches(['-', ' ']).starts_with("end"), "{}", prose(&deep));
    }

    #[test]
    fn tables_are_tables() {
        assert_eq!(
            prose(
                "<table><caption>Votes</caption><thead><tr><th>List<th>Seats</thead><tbody><tr><td><p>A | B</p><td>\
                 <ul><li>12<li><b>13</b></ul><tr><td><a href='https://a.example/x|y'>C</a><td></table><p>end"
            ),
            "Votes\n\n| List | Seats |\n| --- | --- |\n| A \\| B | 12  **13** |\n| [C](<https://a.example/x%7Cy>) |  |\n\nend\n"
        );
        assert_eq!(
            prose("<ul><li><table><tr><td>a<td>b<tr><td>c<td>d</table></ul>"),
            "- |  |  |\n  | --- | --- |\n  | a | b |\n  | c | d |\n"
        );
        assert_eq!(prose("<table><tr><td><h2>a</h2>b<td>c</table>"), "## a\n\nb · c\n");
    }
}
