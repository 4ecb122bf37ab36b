//! The prose of a page as Markdown: paragraphs, headings, lists, links, quotations, tables as lines. In: a tree. Out:
//! Markdown in which every word of the page means itself.

use crate::import::escape::{escape_markdown, one_line};
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
    };
    writer.children(at);
    writer.end_line();
    let mut text = String::new();
    let mut was_item = false;
    for (block, is_item) in writer.blocks {
        if !text.is_empty() {
            text.push_str(if is_item && was_item { "\n" } else { "\n\n" });
        }
        text.push_str(&block);
        was_item = is_item;
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

struct Writer<'run> {
    tree: &'run Tree,
    base: Option<&'run Url>,
    title: Option<String>,
    /// Finished blocks, and whether each is an item of a list.
    blocks: Vec<(String, bool)>,
    line: String,
    /// What stands before each line: of quotations and lists.
    prefix: String,
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
            "li" => self.within("- ", at),
            "blockquote" => self.within("> ", at),
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
        let text = url.to_string();
        (is_web_address(&text) && !text.contains(['<', '>', '\n'])).then_some(text)
    }

    fn heading(&mut self, at: usize) {
        self.end_line();
        let words = one_line(&self.tree.text(at));
        if words.is_empty() || self.title.as_deref() == Some(words.as_str()) {
            return;
        }
        let level = self.tree.nodes[at].name[1..].parse::<usize>().unwrap_or(2).clamp(2, 6);
        self.blocks.push((
            format!("{}{} {}", self.prefix, "#".repeat(level), escape_markdown(&words).replace('{', "\\{")),
            false,
        ));
    }

    fn within(&mut self, sign: &str, at: usize) {
        self.end_line();
        let outer = self.prefix.clone();
        // Items of a list within a list stand in the outer one: nothing of them is lost.
        if outer.len() < 8 && !outer.contains('-') {
            self.prefix.push_str(sign);
        }
        let first = self.blocks.len();
        self.children(at);
        self.end_line();
        if sign == "> " {
            // Paragraphs of one quotation are one block.
            let inner: Vec<String> = self.blocks.drain(first..).map(|(block, _)| block).collect();
            if !inner.is_empty() {
                self.blocks.push((inner.join(&format!("\n{}\n", self.prefix.trim_end())), false));
            }
        }
        self.prefix = outer;
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let line = line.trim().trim_end_matches(" ·").trim_end();
        if line.chars().any(|character| !character.is_whitespace() && character != '·') {
            let is_item = self.prefix.contains('-');
            self.blocks.push((format!("{}{line}", self.prefix), is_item));
        }
    }
}
