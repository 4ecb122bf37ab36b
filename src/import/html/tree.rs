//! HTML → its elements and texts, as a tree in one list. Whatever is broken, there is a tree, and it is not deep.

use html5ever::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, CharacterTokens, EndTag, StartTag, Tag, TagToken, Token, TokenSink, TokenSinkResult,
    Tokenizer, TokenizerOpts,
};
use std::cell::RefCell;

/// How deep elements may stand in one another; deeper ones stand beside each other.
const DEPTH: usize = 120;

/// An element or a text.
#[derive(Debug, Default)]
pub struct Node {
    /// The element's name; nothing where it is a text.
    pub name: String,
    /// The text.
    pub text: String,
    /// Attributes of the element.
    pub attributes: Vec<(String, String)>,
    /// Numbers of what it holds.
    pub children: Vec<usize>,
}

impl Node {
    /// Returns the value of an attribute.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(of, _)| of == name).map(|(_, value)| value.as_str())
    }
}

/// A page.
#[derive(Debug)]
pub struct Tree {
    /// All elements and texts; the first holds the others.
    pub nodes: Vec<Node>,
}

/// Elements that hold nothing.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];
/// Elements before which a paragraph ends.
const BLOCKS: [&str; 27] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "dd",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
];

/// Returns the parts of a table that end where one of this name begins: their own ends are often left out.
fn ended_by(name: &str) -> &'static [&'static str] {
    match name {
        "td" | "th" => &["td", "th"],
        "tr" => &["td", "th", "tr", "colgroup", "caption"],
        "thead" | "tbody" | "tfoot" => &["td", "th", "tr", "colgroup", "caption", "thead", "tbody", "tfoot"],
        _ => &[],
    }
}

struct Builder {
    nodes: Vec<Node>,
    open: Vec<usize>,
}

struct Sink(RefCell<Builder>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut builder = self.0.borrow_mut();
        match token {
            CharacterTokens(text) => builder.text(&text),
            TagToken(tag) => return builder.tag(&tag),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Builder {
    fn current(&self) -> usize {
        self.open.last().copied().unwrap_or(0)
    }

    fn text(&mut self, text: &str) {
        let at = self.current();
        if let Some(last) = self.nodes[at].children.last().copied()
            && self.nodes[last].name.is_empty()
        {
            self.nodes[last].text.push_str(text);
            return;
        }
        self.add(Node { text: text.to_owned(), ..Node::default() });
    }

    fn add(&mut self, node: Node) -> usize {
        let (at, parent) = (self.nodes.len(), self.current());
        self.nodes.push(node);
        self.nodes[parent].children.push(at);
        at
    }

    fn close(&mut self, name: &str) {
        if let Some(at) = self.open.iter().rposition(|open| self.nodes[*open].name == name) {
            self.open.truncate(at);
        }
    }

    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name = tag.name.to_string();
        if tag.kind == EndTag {
            self.close(&name);
            return TokenSinkResult::Continue;
        }
        debug_assert!(tag.kind == StartTag);
        let last = self.open.last().map(|at| self.nodes[*at].name.clone()).unwrap_or_default();
        let ends_paragraph =
            last == "p" && (BLOCKS.contains(&name.as_str()) || name == "ul" || name == "table");
        let ends_same = last == name && matches!(name.as_str(), "li" | "p" | "dt" | "dd" | "option");
        if ends_paragraph || ends_same {
            self.open.pop();
        }
        let ended = ended_by(&name);
        while self.open.last().is_some_and(|at| ended.contains(&self.nodes[*at].name.as_str())) {
            self.open.pop();
        }
        let attributes =
            tag.attrs.iter().map(|of| (of.name.local.to_string(), of.value.to_string())).collect();
        let at = self.add(Node { name: name.clone(), attributes, ..Node::default() });
        if !VOID.contains(&name.as_str()) && !tag.self_closing && self.open.len() < DEPTH {
            self.open.push(at);
        }
        match name.as_str() {
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            "style" | "xmp" | "iframe" | "noembed" | "noframes" => TokenSinkResult::RawData(RawKind::Rawtext),
            "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
            _ => TokenSinkResult::Continue,
        }
    }
}

impl Tree {
    /// Returns the tree of a page.
    #[must_use]
    pub fn read(html: &str) -> Self {
        let builder =
            Builder { nodes: vec![Node { name: "#page".to_owned(), ..Node::default() }], open: vec![0] };
        let tokenizer = Tokenizer::new(Sink(RefCell::new(builder)), TokenizerOpts::default());
        let input = BufferQueue::default();
        input.push_back(StrTendril::from(html));
        while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
        tokenizer.end();
        Self { nodes: tokenizer.sink.0.into_inner().nodes }
    }

    /// Returns all elements of a name, in the order of the page.
    pub fn named<'tree>(&'tree self, name: &'tree str) -> impl Iterator<Item = usize> + 'tree {
        (0..self.nodes.len()).filter(move |at| self.nodes[*at].name == name)
    }

    /// Returns the text of an element, with what it holds.
    #[must_use]
    pub fn text(&self, at: usize) -> String {
        let mut text = String::new();
        let mut rest = vec![at];
        while let Some(at) = rest.pop() {
            let node = &self.nodes[at];
            text.push_str(&node.text);
            if matches!(node.name.as_str(), "br" | "p" | "li" | "div") {
                text.push(' ');
            }
            rest.extend(node.children.iter().rev());
        }
        text
    }
}
