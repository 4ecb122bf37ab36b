//! Lines that were meant as `key: value` and are none: without a colon, with a sign that only looks like one, with
//! characters that nobody sees, in quotes that are none. In: YAML. Out: what is wrong, where, and what would be right.

use crate::diag::code::Code;
use crate::diag::phrase::{Phrase, say};
use crate::diag::report::{Diagnostic, Report};
use crate::lang::fold::is_invisible;
use crate::parse::yaml::node::{Node, Value};
use std::ops::Range;

/// Signs that look like a colon.
const COLONS: [char; 8] = ['：', '﹕', '︓', '∶', '꞉', 'ː', '׃', '؛'];
/// Quotes that YAML does not know: what opens, and what may close.
const QUOTES: [(char, &[char]); 5] =
    [('“', &['”', '“']), ('”', &['”', '“']), ('„', &['“', '”']), ('‘', &['’']), ('«', &['»'])];
/// Keys whose words are often quoted whole, or that nobody reads but their author.
const FREE: [&str; 7] = ["quote", "text", "note", "summary", "corrections", "extra", "internal"];
/// Keys that hold a date or ids: what stands there in quotes of any kind is in no title.
const CLOSED: [&str; 19] = [
    "date",
    "updated",
    "accessed",
    "archive-date",
    "id",
    "type",
    "role",
    "actors",
    "places",
    "topics",
    "sources",
    "source",
    "related",
    "derived-from",
    "part-of",
    "from",
    "to",
    "slug",
    "language",
];

/// A line that is not what was meant.
#[derive(Debug)]
pub(crate) struct Slip {
    /// Where.
    pub(crate) range: Range<usize>,
    /// What is wrong.
    pub(crate) message: Phrase,
    /// What would be right.
    pub(crate) help: Phrase,
}

/// Returns what is wrong with the line at `at`, or with the one above it: YAML often finds a fault a line too late.
pub(crate) fn find_slip(source: &str, at: usize) -> Option<Slip> {
    let start = source[..at].rfind('\n').map_or(0, |end| end + 1);
    let line = |start: usize| source[start..].lines().next().unwrap_or_default();
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    if let Some(slip) = slip_of(line(start)) {
        return Some(moved(slip, start));
    }
    let mut above = start;
    while above > 0 {
        above = source[..above - 1].rfind('\n').map_or(0, |end| end + 1);
        let words = line(above);
        if words.trim().is_empty() || words.trim_start().starts_with('#') {
            continue;
        }
        let is_beside = indent(words) == indent(line(start));
        // Its value is no cause of what is wrong below it.
        let is_quoted = words.split_once(": ").is_some_and(|(_, value)| quotes_of(value.trim()).is_some());
        return slip_of(words).filter(|_| is_beside && !is_quoted).map(|slip| moved(slip, above));
    }
    None
}

fn moved(slip: Slip, by: usize) -> Slip {
    Slip { range: slip.range.start + by..slip.range.end + by, ..slip }
}

fn is_unseen(sign: char) -> bool {
    (is_invisible(sign) && sign != 'ـ') || (sign.is_whitespace() && !sign.is_ascii())
}

/// Returns what is wrong with a line, where it begins as a key does.
fn slip_of(line: &str) -> Option<Slip> {
    let mut start = line.len() - line.trim_start_matches([' ', '-']).len();
    let first = line[start..].chars().next().filter(|sign| is_unseen(*sign));
    let before = start..start + first.map_or(0, char::len_utf8);
    start = before.end;
    let length = line[start..].bytes().take_while(|byte| byte.is_ascii_lowercase() || *byte == b'-').count();
    let (key, rest) = line[start..].split_at(length);
    if key.is_empty() {
        return None;
    }
    let place = start..start + length;
    let words = rest.trim_start_matches(|sign: char| sign == ' ' || is_unseen(sign));
    let colon = words.chars().next().filter(|sign| *sign == ':' || COLONS.contains(sign));
    let blank = &rest[..rest.len() - words.len()];
    let value =
        |from: &str| from.trim_matches(|sign: char| sign.is_whitespace() || is_unseen(sign)).to_owned();
    let meant = |words: &str| say!("write `{right}`", right = format!("{key}: {}", value(words)));
    let slip = |range: Range<usize>, message, help| Some(Slip { range, message, help });
    let Some(colon) = colon else {
        let is_words = blank.starts_with(' ') && !words.is_empty() && !words.contains(": ");
        let message = say!("no `:` behind the key `{key}`", key);
        return if is_words { slip(place, message, meant(words)) } else { None };
    };
    let after = &words[colon.len_utf8()..];
    let next = after.chars().next();
    let at = line.len() - words.len();
    let hidden = first.or_else(|| blank.chars().find(|sign| is_unseen(*sign)));
    let hidden = hidden.or_else(|| next.filter(|sign| is_unseen(*sign)));
    if let Some(sign) = hidden {
        let code = format!("U+{:04X}", u32::from(sign));
        let message = say!("a character that cannot be seen ({code}) beside the key `{key}`", code, key);
        let range = if first.is_some() { before } else { place.start..at + colon.len_utf8() };
        return slip(
            range,
            message,
            say!("type it anew, with a plain space: `{right}`", right = format!("{key}: {}", value(after))),
        );
    }
    if colon != ':' {
        let message = say!("`{sign}` behind the key `{key}`, where `:` is meant", sign = colon, key);
        return slip(at..at + colon.len_utf8(), message, meant(after));
    }
    match next {
        Some(sign) if !sign.is_whitespace() && sign != '/' => {
            slip(place.start..at + 1, say!("no space behind the `:` of `{key}`", key), meant(after))
        }
        _ => quotes_of(after.trim()).map(|message| Slip {
            range: line.len() - after.trim_start().len()..line.trim_end().len(),
            message,
            help: meant(&format!("\"{}\"", inner(after.trim()))),
        }),
    }
}

/// Returns that a value stands in quotes that YAML does not know.
fn quotes_of(value: &str) -> Option<Phrase> {
    let open = value.chars().next()?;
    let close = value.chars().next_back().filter(|_| value.chars().count() > 2)?;
    let (_, closing) = QUOTES.iter().find(|(of, _)| *of == open)?;
    let is_whole = closing.contains(&close) && !inner(value).contains(['“', '”', '„', '«', '»', open, close]);
    is_whole.then(|| say!("`{open}` and `{close}` are no quotes to YAML", open, close))
}

fn inner(value: &str) -> &str {
    let mut signs = value.chars();
    signs.next();
    signs.next_back();
    signs.as_str()
}

/// Says of every value that stands whole in quotes that YAML does not know, and takes them off: what they hold is meant.
pub(super) fn take_off_quotes(source: &str, node: &mut Node, report: &mut Report) {
    take_off((source, ""), node, report);
}

fn take_off((source, key): (&str, &str), node: &mut Node, report: &mut Report) {
    match &mut node.value {
        Value::Map(entries) => {
            for entry in entries.iter_mut().filter(|entry| !FREE.contains(&entry.key.value.as_str())) {
                take_off((source, &entry.key.value), &mut entry.node, report);
            }
        }
        Value::List(items) => items.iter_mut().for_each(|item| take_off((source, key), item, report)),
        Value::Text(text) => {
            // Within quotes of YAML they are words.
            let is_plain = source.get(node.span.range()).is_some_and(|written| written == text);
            let is_title = text.starts_with('«') && !CLOSED.contains(&key);
            let message = quotes_of(text).filter(|_| is_plain && !is_title);
            let Some(message) = message else { return };
            let bare = inner(text).to_owned();
            let right = format!("\"{bare}\"");
            let help = if CLOSED.contains(&key) {
                say!("write `{right}`", right)
            } else {
                let whole = format!("\"{text}\"");
                say!("write `{right}`, or `{whole}` if readers are to see the quotes", right, whole)
            };
            report.add(Diagnostic::new(Code::BadYaml, node.span, message).help(help));
            *text = bare;
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Refused => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slip(line: &str) -> Option<(&str, String, String)> {
        slip_of(line).map(|of| (&line[of.range], of.message.to_string(), of.help.to_string()))
    }

    #[test]
    fn a_line_that_is_no_key_and_value_says_why() {
        for (line, place, message, help) in [
            ("title عنوان", "title", "no `:` behind the key `title`", "write `title: عنوان`"),
            ("title:عنوان", "title:", "no space behind the `:` of `title`", "write `title: عنوان`"),
            (
                "title： عنوان",
                "：",
                "`：` behind the key `title`, where `:` is meant",
                "write `title: عنوان`",
            ),
            (
                "title:\u{a0}بغداد",
                "title:",
                "a character that cannot be seen (U+00A0) beside the key `title`",
                "type it anew, with a plain space: `title: بغداد`",
            ),
            (
                "title\u{200f}: بغداد",
                "title\u{200f}:",
                "a character that cannot be seen (U+200F) beside the key `title`",
                "type it anew, with a plain space: `title: بغداد`",
            ),
            ("title: “أ: ب”", "“أ: ب”", "`“` and `”` are no quotes to YAML", "write `title: \"أ: ب\"`"),
        ] {
            let found = slip(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(found, (place, message.to_owned(), help.to_owned()), "{line}");
        }
        for line in [
            "title: عنوان",
            "url: https://a.example",
            "https://a.example",
            "",
            "عنوان",
            "title:",
            "title: “أ” و“ب”",
        ] {
            assert_eq!(slip(line), None, "{line}");
        }
    }

    #[test]
    fn what_is_quoted_above_is_no_cause() {
        let source = "quote: “أ”\nnote: a: b\n";
        assert!(find_slip(source, source.len() - 3).is_none());
        let source = "title أ\n# ملاحظة\ndate: 2026\n";
        assert_eq!(find_slip(source, source.len() - 3).map(|slip| slip.range), Some(0..5));
    }
}
