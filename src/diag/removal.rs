//! Words taken out of YAML as an author would take them out: an item of a list with its comma or its line, a key with its
//! line. In: a text and a place. Out: the change; nothing where more than that would go.

use crate::diag::report::Edit;
use crate::span::Span;

/// Returns the change that takes the item at `span` out of its list: `[a, b]`, or a line of its own.
#[must_use]
pub fn item(source: &str, span: Span) -> Option<Edit> {
    let range = span.range();
    let line_start = source[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = source[range.end..].find('\n').map_or(source.len(), |at| range.end + at);
    let (before, after) = (&source[line_start..range.start], &source[range.end..line_end]);
    if before.trim() == "-" && after.trim().is_empty() {
        return Some(removed(span, line_start..(line_end + 1).min(source.len())));
    }
    let is_last = after.trim_start().starts_with(']');
    let comma = before.trim_end().ends_with(',').then(|| line_start + before.trim_end().len() - 1);
    if is_last || after.trim_start().starts_with(',') {
        // The comma before it goes with it: another item stands before.
        return comma.map(|comma| removed(span, comma..range.end));
    }
    None
}

/// Returns the change that takes a key with its value out, which stand on a line of their own.
#[must_use]
pub fn key(source: &str, key: Span, value: Span) -> Option<Edit> {
    let start = key.range().start;
    let is_first = start == 0 || source[..start].ends_with('\n');
    let end = value.range().end.max(key.range().end);
    let line_end = source[end..].find('\n').map_or(source.len(), |at| end + at);
    let is_one_line = !source[start..end].contains('\n') && source[end..line_end].trim().is_empty();
    (is_first && is_one_line).then(|| removed(key, start..(line_end + 1).min(source.len())))
}

fn removed(span: Span, range: std::ops::Range<usize>) -> Edit {
    Edit { span: Span::new(span.file, range.start, range.end), text: String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::FileId;

    /// Returns a text without its last `b`.
    fn without(source: &str) -> Option<String> {
        let at = source.rfind('b').expect("there is one");
        let edit = item(source, Span::new(FileId(0), at, at + 1))?;
        let range = edit.span.range();
        Some(format!("{}{}", &source[..range.start], &source[range.end..]))
    }

    #[test]
    fn an_item_goes_with_its_comma_or_its_line() {
        assert_eq!(without("x: [b, b]\n").as_deref(), Some("x: [b]\n"));
        assert_eq!(without("x: [b, b, c]\n").as_deref(), Some("x: [b, c]\n"));
        assert_eq!(without("x:\n  - b\n  - b\ny: 1\n").as_deref(), Some("x:\n  - b\ny: 1\n"));
        assert_eq!(without("x:\n  - b\n  - b"), Some("x:\n  - b\n".to_owned()));
        assert_eq!(without("x: [b, {id: b, role: c}]\n"), None);
        assert_eq!(without("x:\n  - b # first\n  - b # second\n"), None);
    }

    #[test]
    fn a_key_goes_where_it_has_a_line_of_its_own() {
        let without = |source: &str, value: std::ops::Range<usize>| {
            let edit = key(source, Span::new(FileId(0), 2, 3), Span::new(FileId(0), value.start, value.end))?;
            Some(edit.span.range())
        };
        assert_eq!(without("a\nb: 1\nc", 5..6), Some(2..7));
        assert_eq!(without("a\nb: 1 # x\nc", 5..6), None);
        assert_eq!(without("a\nb:\n  - 1\nc", 8..9), None);
    }
}
