//! A range of a file's text → its YAML, or the reasons why not.

use crate::diag::code::Code;
use crate::diag::phrase::say;
use crate::diag::report::{Diagnostic, Report};
use crate::parse::yaml::decode;
use crate::parse::yaml::gate::Gate;
use crate::parse::yaml::node::{Node, Value};
use crate::parse::yaml::slip::take_off_quotes;
use crate::span::{FileId, LineIndex, Span};
use std::ops::Range;

/// Returns the value written at `range` of `source`, or nothing where it cannot be read; the report says why.
#[must_use]
pub fn read(source: &str, range: Range<usize>, file: FileId, report: &mut Report) -> Option<Node> {
    let (text, base) = (&source[range.clone()], range.start);
    let passed = Gate::new(text, base, file, report).pass()?;
    let Some(mut node) = passed.node else {
        return Some(Node { value: Value::Null, span: Span::new(file, base, base) });
    };
    let decoded = passed.blanked.as_deref().unwrap_or(text);
    let error = match decode::decode(&decoded[..passed.end], &mut node) {
        Ok(()) => {
            take_off_quotes(source, &mut node, report);
            return Some(node);
        }
        Err(error) => error,
    };
    let at = error.location().map_or(0, |place| offset(text, place.line(), place.column()));
    let end = text[at..].lines().next().map_or(0, str::len);
    let span = Span::new(file, base + at, base + at + end);
    let (message, help) = if text[at..].starts_with('\t') {
        (say!("a tab where spaces are meant"), say!("indent with spaces"))
    } else {
        (
            say!("YAML that can be read in more than one way"),
            say!("write the value in double quotes, and indent with spaces"),
        )
    };
    report.add(Diagnostic::new(Code::BadYaml, span, message).help(help));
    None
}

/// Returns the byte of a line and a column, which count from 1.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let words = LineIndex::new(text).line(text, line).to_owned();
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    start + words.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum::<usize>()
}
