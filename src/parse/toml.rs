//! TOML text → the same tree of values with places that YAML has. Never knows what a key means.

use crate::diag::code::Code;
use crate::diag::phrase::{Phrase, say};
use crate::diag::report::Diagnostic;
use crate::parse::yaml::node::{Entry, Node, Value};
use crate::span::{FileId, Span, Word};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Returns all that could be read, and what is wrong with the rest.
#[must_use]
pub fn read(source: &str, file: FileId) -> (Node, Vec<Diagnostic>) {
    let (table, errors) = DeTable::parse_recoverable(source);
    let faults = errors.iter().map(|error| diagnose(error, source, file)).collect();
    let span = Span::whole(file);
    (Node { value: map(table.into_inner(), file), span }, faults)
}

fn diagnose(error: &toml::de::Error, source: &str, file: FileId) -> Diagnostic {
    let range = error.span().unwrap_or(0..0);
    let start = range.start.min(source.len());
    let line = source[start..].lines().next().map_or(0, str::len);
    let span = Span::new(file, start, range.end.clamp(start, start + line));
    let message = error.message().lines().next().unwrap_or_default();
    if message.contains("duplicate key") {
        let key = source.get(range).unwrap_or_default();
        let diagnostic =
            Diagnostic::new(Code::DuplicateKey, span, say!("the key `{key}` is written twice", key));
        return diagnostic.help(say!("keep one of the two"));
    }
    let message = say!("not TOML: {fault}", fault = Phrase::foreign(message));
    Diagnostic::new(Code::BadToml, span, message).help(say!("write `key = \"value\"`"))
}

fn span(file: FileId, range: Range<usize>) -> Span {
    Span::new(file, range.start, range.end)
}

fn map(table: DeTable<'_>, file: FileId) -> Value {
    let entry = |(key, value): (Spanned<std::borrow::Cow<'_, str>>, Spanned<DeValue<'_>>)| {
        let place = span(file, key.span());
        let key = Word::new(key.into_inner().into_owned(), place);
        Entry { key, node: node(value, file), repeated: false }
    };
    let mut entries: Vec<Entry> = table.into_iter().map(entry).collect();
    entries.sort_by_key(|entry| entry.key.span);
    Value::Map(entries)
}

fn node(value: Spanned<DeValue<'_>>, file: FileId) -> Node {
    let span = span(file, value.span());
    let value = match value.into_inner() {
        DeValue::String(text) => Value::Text(text.into_owned()),
        DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
            Ok(number) => Value::Number(number.into()),
            Err(_) => Value::Text(number.as_str().to_owned()),
        },
        DeValue::Float(number) => {
            let parsed = number.as_str().parse().ok().and_then(serde_json::Number::from_f64);
            parsed.map_or_else(|| Value::Text(number.as_str().to_owned()), Value::Number)
        }
        DeValue::Boolean(value) => Value::Bool(value),
        DeValue::Datetime(date) => Value::Text(date.to_string()),
        DeValue::Array(items) => Value::List(items.into_iter().map(|item| node(item, file)).collect()),
        DeValue::Table(table) => map(table, file),
    };
    Node { value, span }
}
