//! A YAML value and the place it was written at.

use crate::diag::phrase::{Phrase, say};
use crate::parse::comment::without_comments;
use crate::span::{Span, Word};

/// A value with its place: of a scalar its text (with quotes), of a list or map all it holds.
#[derive(Clone, Debug)]
pub struct Node {
    /// What was written.
    pub value: Value,
    /// Where.
    pub span: Span,
}

/// What a YAML value is.
#[derive(Clone, Debug)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number; as written it is the source's text at the span.
    Number(serde_json::Number),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A map, in the order of writing.
    Map(Vec<Entry>),
    /// Something that is not allowed and of which the report speaks already.
    Refused,
}

/// A key and its value.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The key, without hidden characters.
    pub key: Word,
    /// The value.
    pub node: Node,
    /// Whether the key stands in the same map before (said in the report; the first one counts).
    pub repeated: bool,
}

impl Value {
    /// Returns what it is, for people: `a list`.
    #[must_use]
    pub fn noun(&self) -> Phrase {
        match self {
            Self::Null => say!("found" => "nothing"),
            Self::Bool(_) => say!("found" => "`true` or `false`"),
            Self::Number(_) => say!("found" => "a number"),
            Self::Text(_) => say!("found" => "text"),
            Self::List(_) => say!("found" => "a list"),
            Self::Map(_) => say!("found" => "a map"),
            Self::Refused => say!("found" => "something that is not allowed"),
        }
    }
}

impl Node {
    /// Returns whether two values say the same, wherever they stand; `source` and `other_source` are the
    /// texts of their files.
    #[must_use]
    pub fn is_same(&self, source: &str, other: &Node, other_source: &str) -> bool {
        let same = |a: &Node, b: &Node| a.is_same(source, b, other_source);
        match (&self.value, &other.value) {
            (Value::List(a), Value::List(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
            }
            (Value::Map(a), Value::Map(b)) => {
                let found = |entry: &Entry| {
                    b.iter().any(|of| of.key.value == entry.key.value && same(&entry.node, &of.node))
                };
                a.len() == b.len() && a.iter().all(found)
            }
            (a, b) => match (a.scalar(source, self.span), b.scalar(other_source, other.span)) {
                (Some(a), Some(b)) => a == b,
                (None, _) | (_, None) => false,
            },
        }
    }

    /// Returns the value as JSON.
    #[must_use]
    pub fn to_json(&self) -> serde_json::Value {
        match &self.value {
            Value::Null | Value::Refused => serde_json::Value::Null,
            Value::Bool(value) => (*value).into(),
            Value::Number(value) => value.clone().into(),
            Value::Text(value) => without_comments(value).into(),
            Value::List(items) => items.iter().map(Self::to_json).collect(),
            Value::Map(entries) => entries
                .iter()
                .filter(|entry| !entry.repeated)
                .map(|entry| (entry.key.value.clone(), entry.node.to_json()))
                .collect(),
        }
    }
}

impl Value {
    /// Returns a scalar's text: `2025` and `"2025"` are the same.
    fn scalar<'text>(&'text self, source: &'text str, span: Span) -> Option<&'text str> {
        match self {
            Self::Null => Some(""),
            Self::Bool(true) => Some("true"),
            Self::Bool(false) => Some("false"),
            Self::Number(_) => source.get(span.range()),
            Self::Text(text) => Some(text),
            Self::List(_) | Self::Map(_) | Self::Refused => None,
        }
    }
}
