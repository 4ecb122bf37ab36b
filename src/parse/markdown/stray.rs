//! Marks that were meant as more than words: links and citations that do not end, footnotes that are not written,
//! alerts that are none. In: words, and the text around them. Out: what is wrong, and where.

use crate::diag::code::Code;
use crate::diag::phrase::{Phrase, Value, say};
use crate::lang::near::find_nearest;
use crate::model::body::{Inline, ReferenceKind};
use crate::parse::markdown::cite::{Cited, find_cited, find_parted};
use std::ops::Range;

/// The words of the alerts.
const ALERTS: [&str; 5] = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];

/// The endings of files that a link or a picture may have been meant to lead to.
const ENDINGS: [&str; 18] = [
    "md", "jpg", "jpeg", "png", "webp", "gif", "avif", "svg", "pdf", "csv", "txt", "json", "html", "docx",
    "xlsx", "mp3", "mp4", "zip",
];

/// A mark that is shown as it is written.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Stray {
    /// Where, in the text.
    pub(crate) range: Range<usize>,
    /// Which complaint.
    pub(crate) code: Code,
    /// What is wrong.
    pub(crate) message: Phrase,
    /// What would be right.
    pub(crate) help: Phrase,
}

/// Returns the strays of the words at `range` of `text`, which are words to Markdown. A mark belongs to the words
/// that its first bracket is among.
pub(crate) fn find_strays(range: &Range<usize>, text: &str) -> Vec<Stray> {
    let brackets = text[range.clone()].match_indices('[').map(|(at, _)| range.start + at);
    let mut strays: Vec<Stray> = brackets.filter_map(|at| find_stray(at, text)).collect();
    strays.extend(find_footnote(range, text));
    strays.extend(find_comments(range, text));
    strays
}

/// Returns the beginnings of comments that are words to Markdown: they do not end in their paragraph, item or cell.
fn find_comments(range: &Range<usize>, text: &str) -> Vec<Stray> {
    let signs = text[range.clone()].match_indices('<').map(|(at, _)| range.start + at);
    let is_meant = |at: &usize| text[*at..].starts_with("<!--") && !text[..*at].ends_with('\\');
    let stray = |at: usize| Stray {
        range: at..at + "<!--".len(),
        code: Code::UnclosedComment,
        message: say!("this comment has no end in its paragraph, and would be shown to readers"),
        help: say!("end it with `-->` in the same paragraph, or begin it on a line of its own"),
    };
    signs.filter(is_meant).map(stray).collect()
}

fn find_stray(at: usize, text: &str) -> Option<Stray> {
    if text[..at].ends_with(['\\', '[']) {
        return None;
    }
    let rest = &text[at..];
    if let Some(stray) = find_spaced(at, text) {
        return Some(stray);
    }
    if text[..at].ends_with('!') {
        return None;
    }
    if let Some(inner) = rest.strip_prefix("[[") {
        find_link(at, inner)
    } else if rest.starts_with("[@") {
        find_citation(at, &rest[1..])
    } else if rest.starts_with("[!") {
        find_alert(at, text)
    } else {
        None
    }
}

/// Returns what is wrong with a link, of whose words and destination one is empty, and what would be right.
pub(crate) fn find_empty(kind: ReferenceKind, link: (&[Inline], &str)) -> Option<(Phrase, Phrase)> {
    let (words, destination) = link;
    let whole = || say!("write it whole: `[words](address)`");
    match kind {
        ReferenceKind::Wiki if destination.trim().is_empty() => {
            Some((say!("a link without an id"), say!("write it whole: `[[id]]` or `[[id|words]]`")))
        }
        ReferenceKind::Link if destination.is_empty() => Some((say!("a link without an address"), whole())),
        ReferenceKind::Link if words.is_empty() => Some((say!("a link without words"), whole())),
        ReferenceKind::Wiki
        | ReferenceKind::Link
        | ReferenceKind::Autolink
        | ReferenceKind::Image
        | ReferenceKind::Citation => None,
    }
}

/// Returns how far what began may reach: to the next bracket that opens, or to the end of the line.
fn reach(inner: &str) -> &str {
    inner.split(['[', '\n']).next().unwrap_or_default()
}

fn find_link(at: usize, inner: &str) -> Option<Stray> {
    let inner = reach(inner);
    let help = say!("write it whole: `[[id]]` or `[[id|words]]`");
    match inner.find("]]") {
        Some(end) if inner[..end].trim().is_empty() => {
            let range = at..at + 2 + end + 2;
            let message = say!("a link without an id");
            Some(Stray { range, code: Code::EmptyLink, message, help })
        }
        // A comma before a bracket is that of a list of lists.
        None if inner.find(']').is_some_and(|end| inner[..end].contains(',')) => None,
        None if inner.starts_with(char::is_alphanumeric) => {
            let end = inner.find(|of: char| of.is_whitespace() || of == ']').unwrap_or(inner.len());
            let written = inner[..end].trim_end_matches(|of: char| !of.is_alphanumeric());
            let range = at..at + 2 + written.len();
            let message = say!("`[[{written}` has no end", written);
            Some(Stray { range, code: Code::UnclosedLink, message, help })
        }
        Some(_) | None => None,
    }
}

/// Returns what is wrong with `[words](a file.jpg)`: a space ends where a link leads, so that Markdown sees none.
fn find_spaced(at: usize, text: &str) -> Option<Stray> {
    let line = text[at..].lines().next()?;
    let words = line[1..].split(']').next().filter(|words| !words.contains('['))?;
    let target = line[1 + words.len()..].strip_prefix("](")?;
    let target = &target[..target.find(['(', ')'])?];
    let after = &line[1 + words.len() + 2 + target.len()..];
    let path = target.split('#').next().unwrap_or_default();
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase())?;
    let is_meant = after.starts_with(')')
        && path.trim().contains(' ')
        && !target.contains(['<', '>', '"', '\''])
        && ENDINGS.contains(&ending.as_str());
    if !is_meant {
        return None;
    }
    let picture = if text[..at].ends_with('!') { "!" } else { "" };
    let range = at - picture.len()..at + 1 + words.len() + 2 + target.len() + 1;
    let target = target.trim();
    let message = say!("`{target}` has a space in it, so that nothing leads there", target);
    let help = say!("write `{right}`", right = format!("{picture}[{words}](<{target}>)"));
    Some(Stray { range, code: Code::UnclosedLink, message, help })
}

fn find_citation(at: usize, inner: &str) -> Option<Stray> {
    let inner = reach(inner);
    let help = say!("write `[@id]`, `[@id, p. 4]` or `[@one; @other]`");
    let (length, message) = match inner.find(']') {
        Some(end) if find_cited(&inner[..end]).is_some() => return None,
        Some(end) if inner[..end].trim() == "@" => (end + 2, say!("a citation without an id")),
        Some(end) => (end + 2, say!("`[{written}]` is not a citation", written = &inner[..end])),
        None => {
            let end = inner.find(char::is_whitespace).unwrap_or(inner.len());
            let written = inner[..end].trim_end_matches(|of: char| !of.is_alphanumeric());
            (written.len().max(1) + 1, say!("`[{written}` has no end", written))
        }
    };
    Some(Stray { range: at..at + length, code: Code::BadCitation, message, help })
}

/// Returns the works that a comma parts from the one that is `cited` in a citation: they are words of its locator.
pub(crate) fn find_parted_works(inner: &str, cited: &Cited) -> Vec<Stray> {
    let Some(locator) = &cited.locator else { return Vec::new() };
    let id = &inner[cited.id.clone()];
    let stray = |range: Range<usize>| {
        let range = locator.start + range.start..locator.start + range.end;
        let other = &inner[range.clone()];
        let message = say!("`@{other}` behind a comma is a place in `{id}`, not a source", other, id);
        let help = say!("part sources with `;`: `[@{id}; @{other}]`", id, other);
        Stray { range: range.start - 1..range.end, code: Code::BadCitation, message, help }
    };
    find_parted(&inner[locator.clone()]).into_iter().map(stray).collect()
}

/// Returns what is wrong with `[!WORD]` in the first line of a quotation, which Markdown took for words.
fn find_alert(at: usize, text: &str) -> Option<Stray> {
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let is_quoted = text[line..at].trim() == ">";
    let before = text[..line].trim_end_matches('\n');
    let last = before.rsplit('\n').next().unwrap_or_default();
    let is_first = text[..line].ends_with("\n\n") || !last.trim_start().starts_with('>');
    let inner = reach(&text[at + 2..]);
    let end = inner.find(']').filter(|end| *end > 0)?;
    let word = &inner[..end];
    if !is_quoted || !is_first || !word.chars().all(char::is_alphanumeric) {
        return None;
    }
    let range = at..at + 2 + end + 1;
    let (message, help) = if ALERTS.iter().any(|alert| alert.eq_ignore_ascii_case(word)) {
        let message = say!("`[!{word}]` does not stand alone in its line", word);
        (message, say!("begin the words of the alert in the next line: `> [!{word}]`, then `> …`", word))
    } else {
        let help = match find_nearest(word, ALERTS) {
            Some(near) => say!("did you mean `[!{near}]`?", near),
            None => {
                let all = ALERTS.map(|alert| Value::quoted(format!("[!{alert}]")));
                say!("use one of: {all}", all = Value::Each(all.to_vec()))
            }
        };
        (say!("no alert is called `[!{word}]`", word), help)
    };
    Some(Stray { range, code: Code::UnknownAlert, message, help })
}

/// Returns that the words mark a footnote that is not written, where they do: one that is comes as an event of
/// its own.
fn find_footnote(range: &Range<usize>, text: &str) -> Option<Stray> {
    let words = &text[range.clone()];
    let is_mark = words.starts_with('^') && !words.contains(char::is_whitespace);
    let before = text[..range.start].strip_suffix('[').filter(|before| !before.ends_with('\\'));
    if !is_mark || range.len() == 1 || before.is_none() || !text[range.end..].starts_with(']') {
        return None;
    }
    let range = range.start - 1..range.end + 1;
    let label = &text[range.clone()];
    let message = say!("the footnote `{label}` is not defined", label);
    let help = say!("add a line `{label}: …`, or remove the mark", label);
    Some(Stray { range, code: Code::UndefinedFootnote, message, help })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, Code)> {
        let strays = find_strays(&(0..text.len()), text);
        strays.into_iter().map(|stray| (&text[stray.range], stray.code)).collect()
    }

    #[test]
    fn what_was_meant_is_told_from_what_is_written() {
        assert_eq!(found("[[ ]]"), [("[[ ]]", Code::EmptyLink)]);
        assert_eq!(found("في [[العراق."), [("[[العراق", Code::UnclosedLink)]);
        assert_eq!(found("[[a|two words"), [("[[a|two", Code::UnclosedLink)]);
        assert_eq!(found("[@أ ب]"), [("[@أ ب]", Code::BadCitation)]);
        assert_eq!(found("[@"), [("[@", Code::BadCitation)]);
        assert_eq!(found("> [!تنبيه]\n> أ"), [("[!تنبيه]", Code::UnknownAlert)]);
        let picture = "![خريطة](خريطة الحي.jpg)";
        assert_eq!(found(picture), [(picture, Code::UnclosedLink)]);
        assert_eq!(found("في [x](a b.md#c)."), [("[x](a b.md#c)", Code::UnclosedLink)]);
        assert_eq!(found("[1](see Figure 2.) [a](b c) [x] (a b.md) \\[x](a b.md)"), []);
        assert_eq!(found("\\[[a, [1], [[1, 2], 3], ![@a]"), []);
        assert_eq!(found("a <!-- b"), [("<!--", Code::UnclosedComment)]);
        assert_eq!(found("a \\<!-- b <! -- c"), []);
    }
}
