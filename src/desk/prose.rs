//! What stands at a place in prose: a link, a citation, a footnote, finished or being written. In: a line and a place in it.

use crate::desk::lines::trimmed;
use std::ops::Range;

/// What stands at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// `[[id#heading|words]]`: at the id.
    Wiki(Range<usize>),
    /// `[[id#heading|words]]`: at the heading. The id, and the heading.
    WikiHeading(Range<usize>, Range<usize>),
    /// `[@id, p. 4]`: at the id.
    Citation(Range<usize>),
    /// `[words](path#heading)`: at the path.
    Link(Range<usize>),
    /// `[words](path#heading)`: at the heading. The path, and the heading.
    LinkHeading(Range<usize>, Range<usize>),
    /// `[^label]`, or where the footnote is defined: at the label.
    Footnote(Range<usize>),
}

/// Returns what stands at `target` of `text`, in the line `line`.
#[must_use]
pub fn mark(text: &str, line: Range<usize>, target: usize) -> Option<Mark> {
    let before = &text[line.start..target];
    wiki(text, (line.clone(), target), before)
        .or_else(|| footnote(text, (line.clone(), target), before))
        .or_else(|| citation(text, (line.clone(), target), before))
        .or_else(|| link(text, (line, target), before))
}

fn wiki(text: &str, (line, target): (Range<usize>, usize), before: &str) -> Option<Mark> {
    let open = before.rfind("[[")?;
    // What was left open before another bracket is not what is being written.
    if before[open + 2..].contains(['[', ']']) {
        return None;
    }
    let start = line.start + open + 2;
    let target = target.max(start);
    let rest = &text[start..line.end];
    let end = start + rest.find(['|', ']', '[']).unwrap_or(rest.len());
    if target > end {
        return None;
    }
    match text[start..end].find('#') {
        Some(hash) if target > start + hash => Some(Mark::WikiHeading(
            trimmed((text, start..start + hash), &[]),
            trimmed((text, start + hash + 1..end), &[]),
        )),
        Some(hash) => Some(Mark::Wiki(trimmed((text, start..start + hash), &[]))),
        None => Some(Mark::Wiki(trimmed((text, start..end), &[]))),
    }
}

fn footnote(text: &str, (line, target): (Range<usize>, usize), before: &str) -> Option<Mark> {
    let open = before.rfind("[^")?;
    let start = line.start + open + 2;
    let rest = &text[start..line.end];
    let end = start + rest.find(']').unwrap_or(rest.len());
    (target >= start && target <= end).then_some(Mark::Footnote(start..end))
}

/// Of a citation only the works themselves, not what is said of their pages.
fn citation(text: &str, (line, target): (Range<usize>, usize), before: &str) -> Option<Mark> {
    let open = before.rfind('[')?;
    if before[open..].contains(']') || !text[line.start + open + 1..line.end].trim_start().starts_with('@') {
        return None;
    }
    let inner = &before[open + 1..];
    let at = inner.rfind(';').map_or(0, |at| at + 1);
    let sign = inner[at..].find('@')?;
    let start = line.start + open + 1 + at + sign + 1;
    let rest = &text[start..line.end];
    let end = start + rest.find([',', ';', ']', '[']).unwrap_or(rest.len());
    (target >= start && target <= end).then(|| Mark::Citation(trimmed((text, start..end.max(start)), &[])))
}

fn link(text: &str, (line, target): (Range<usize>, usize), before: &str) -> Option<Mark> {
    let open = before.rfind("](")?;
    if before[open..].contains(')') {
        return None;
    }
    let start = line.start + open + 2;
    let rest = &text[start..line.end];
    let end = start + rest.find([')', ' ', '"']).unwrap_or(rest.len());
    if target < start || target > end {
        return None;
    }
    match text[start..end].find('#') {
        Some(hash) if target > start + hash => {
            Some(Mark::LinkHeading(start..start + hash, start + hash + 1..end))
        }
        Some(hash) => Some(Mark::Link(start..start + hash)),
        None => Some(Mark::Link(start..end)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Option<(String, String)> {
        let target = text.find('¦')?;
        let text = text.replacen('¦', "", 1);
        let mark = mark(&text, 0..text.len(), target)?;
        let (name, ranges) = match mark {
            Mark::Wiki(id) => ("wiki", vec![id]),
            Mark::WikiHeading(id, heading) => ("wiki", vec![id, heading]),
            Mark::Citation(id) => ("cite", vec![id]),
            Mark::Link(path) => ("link", vec![path]),
            Mark::LinkHeading(path, heading) => ("link", vec![path, heading]),
            Mark::Footnote(label) => ("note", vec![label]),
        };
        let words: Vec<&str> = ranges.into_iter().map(|range| &text[range]).collect();
        Some((name.to_owned(), words.join("#")))
    }

    fn is(text: &str, name: &str, words: &str) {
        assert_eq!(at(text), Some((name.to_owned(), words.to_owned())), "{text}");
    }

    #[test]
    fn marks_are_known_while_they_are_written() {
        is("وفي [[¦", "wiki", "");
        is("وفي [[العر¦اق|بغداد]] و", "wiki", "العراق");
        is("[[iraq#his¦tory]]", "wiki", "iraq#history");
        is("قال [@¦", "cite", "");
        is("قال [@a; @b¦b, p. 4]", "cite", "bb");
        is("see [it](../actors/ir¦aq.md)", "link", "../actors/iraq.md");
        is("see [it](#h¦)", "link", "#h");
        is("note[^1¦]", "note", "1");
        for text in ["[[a|b¦]]", "[[a]] ¦", "[@a, p. ¦4]", "[@a] ¦", "[a](b) ¦", "¦", "[a ¦"] {
            assert_eq!(at(text), None, "{text}");
        }
    }
}
