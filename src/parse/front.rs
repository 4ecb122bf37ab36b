//! A file's front matter and where its prose begins. A byte order mark is off already; lines may end in CRLF.

use crate::diag::code::Code;
use crate::diag::phrase::{say, say_count};
use crate::diag::report::{Diagnostic, Report};
use crate::parse::yaml::node::{Node, Value};
use crate::parse::yaml::read::read;
use crate::parse::yaml::slip::find_slip;
use crate::span::{FileId, Span};
use std::ops::Range;

/// How many bytes front matter may have.
const LARGEST: usize = 64 * 1024;

/// What stands before the prose.
#[derive(Debug)]
pub struct Front {
    /// The map of keys; nothing where there is none.
    pub keys: Option<Node>,
    /// The opening `---`, for what is missing; the empty start of the file where there is none.
    pub span: Span,
    /// Where the prose stands.
    pub body: Range<usize>,
    /// Whether it could not be read, as the report says: nothing should be said to be missing.
    pub broken: bool,
}

/// Returns the front matter of `source`.
#[must_use]
pub fn read_front(source: &str, file: FileId, report: &mut Report) -> Front {
    let blank = source.len() - source.trim_start_matches(['\n', '\r', ' ', '\t']).len();
    let start = source[..blank].rfind('\n').map_or(0, |at| at + 1);
    let none = Front { keys: None, span: Span::whole(file), body: 0..source.len(), broken: false };
    if start != blank || !is_fence(source[start..].lines().next()) {
        let Some((first, body)) = find_other_fence(source, start).filter(|_| start == blank) else {
            return none;
        };
        let span = Span::new(file, start, start + first.len());
        let message = say!("front matter between lines of `{first}`", first);
        let diagnostic = Diagnostic::new(Code::BadYaml, span, message);
        report.add(
            diagnostic
                .help(say!("its fence is `---`: write that in the line above and the line below the keys")),
        );
        return Front { span, body: body..source.len(), broken: true, ..none };
    }
    let span = Span::new(file, start, start + 3);
    let inner = after_line(source, start);
    let Some(close) = find_fence(source, inner) else {
        let message = say!("front matter that is not closed");
        let diagnostic = Diagnostic::new(Code::UnclosedFrontMatter, span, message);
        report.add(diagnostic.help(say!("end it with a line `---`")));
        return Front { span, body: source.len()..source.len(), broken: true, ..none };
    };
    let body = after_line(source, close)..source.len();
    if close - inner > LARGEST {
        let message =
            say_count!(close - inner, "front matter of {count} byte", "front matter of {count} bytes");
        let help = say!("keep it below 64 KB: a long list of sources belongs in `content/sources/`");
        report.add(Diagnostic::new(Code::ForbiddenYaml, span, message).help(help));
        return Front { span, body, broken: true, ..none };
    }
    let Some(node) = read(source, inner..close, file, report) else {
        return Front { span, body, broken: true, ..none };
    };
    match node.value {
        Value::Map(_) => Front { keys: Some(node), span, body, broken: false },
        Value::Null => Front { span, body, ..none },
        value => {
            let at = node.span.start as usize - inner;
            if let Some(slip) = find_slip(&source[inner..close], at) {
                let span = Span::new(file, inner + slip.range.start, inner + slip.range.end);
                report.add(Diagnostic::new(Code::BadYaml, span, slip.message).help(slip.help));
                return Front { span: node.span, body, broken: true, ..none };
            }
            let end = source[node.span.range()].lines().next().map_or(0, str::len);
            let first = Span::new(file, node.span.start as usize, node.span.start as usize + end);
            let message = say!("front matter is {found}, where keys are meant", found = value.noun());
            let help = say!("write `key: value` on each line");
            report.add(Diagnostic::new(Code::WrongType, first, message).help(help));
            Front { span, body, broken: true, ..none }
        }
    }
}

fn is_fence(line: Option<&str>) -> bool {
    line.is_some_and(|line| line.trim_end() == "---")
}

/// Returns the line of dashes that stands where the fence of front matter is meant, and where the prose begins: keys
/// follow it, and another line of dashes.
fn find_other_fence(source: &str, start: usize) -> Option<(&str, usize)> {
    let is_dashes = |line: &str| {
        let line = line.trim_end();
        !line.is_empty() && line.chars().all(|sign| matches!(sign, '-' | '‐'..='―' | '−'))
    };
    let first = source[start..].lines().next().map(str::trim_end).filter(|line| is_dashes(line))?;
    let inner = after_line(source, start);
    let key = source[inner..].split_once(':')?.0;
    if key.is_empty() || !key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') {
        return None;
    }
    let mut at = inner;
    while at < source.len() {
        let next = after_line(source, at);
        if is_dashes(&source[at..next]) {
            return Some((first, next));
        }
        at = next;
    }
    None
}

fn after_line(source: &str, at: usize) -> usize {
    source[at..].find('\n').map_or(source.len(), |end| at + end + 1)
}

fn find_fence(source: &str, from: usize) -> Option<usize> {
    let mut at = from;
    while at < source.len() {
        let next = after_line(source, at);
        if is_fence(source[at..next].lines().next()) {
            return Some(at);
        }
        at = next;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn front(source: &str) -> (Front, usize) {
        let mut report = Report::new();
        let front = read_front(source, FileId(0), &mut report);
        (front, report.diagnostics().len())
    }

    #[test]
    fn front_matter_ends_at_its_fence() {
        for source in ["---\na: 1\n---\nb", "---\r\na: 1\r\n---\r\nb", "\n\n---  \na: 1\n--- \nb"] {
            let (front, faults) = front(source);
            assert!(front.keys.is_some(), "{source:?}");
            assert_eq!((&source[front.body], faults), ("b", 0), "{source:?}");
        }
    }

    #[test]
    fn prose_alone_has_no_front_matter() {
        for source in ["", "b", "----\nb", " ---\na: 1\n---\n", "a\n---\n"] {
            let (front, faults) = front(source);
            assert!(front.keys.is_none() && !front.broken && faults == 0, "{source:?}");
            assert_eq!(front.body, 0..source.len());
        }
    }

    #[test]
    fn another_fence_is_told_of_at_its_line() {
        for source in ["—\na: 1\n—\nb", "----\na: 1\n----\nb", "--\na: 1\n---\nb"] {
            let (front, faults) = front(source);
            assert!(front.broken && faults == 1, "{source:?}");
            assert_eq!((&source[front.body], front.span.start), ("b", 0), "{source:?}");
        }
        for source in ["----\nIt was: so\n----\n", "—\na: 1\n"] {
            assert_eq!(front(source).1, 0, "{source:?}");
        }
    }

    #[test]
    fn front_matter_without_an_end_hides_no_keys_in_prose() {
        let (front, faults) = front("---\na: 1\n\nb");
        assert!(front.broken && front.body.is_empty() && faults == 1);
    }
}
