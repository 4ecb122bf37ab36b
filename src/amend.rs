//! Keys put into the text of a source, and every other byte left as it is: comments, quotes, line ends, order. In: a
//! file's text, where the source stands in it, and the keys. Out: the new text, read again and found to say the same
//! but for those keys; or nothing, where that cannot be had.

use crate::diag::removal;
use crate::diag::report::Report;
use crate::parse::front::read_front;
use crate::parse::yaml::node::{Entry, Node, Value};
use crate::parse::yaml::read::read;
use crate::span::{FileId, Span};

/// Where a source stands in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place<'id> {
    /// Its keys are the front matter.
    FrontMatter,
    /// They are an entry of a map of ids.
    Entry(&'id str),
    /// They are an item of `sources` in the front matter of a brief.
    Item(&'id str),
}

/// A key, and what is to stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The key.
    pub key: &'static str,
    /// Its value.
    pub value: New,
}

/// What is to stand at a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum New {
    /// Text without a line end.
    Text(String),
    /// `true` or `false`.
    Flag(Flag),
    /// A map of such values.
    Map(Vec<Change>),
    /// Nothing: the key is taken out.
    Nothing,
}

/// `true` or `false`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flag {
    /// `true`
    Yes,
    /// `false`
    No,
}

/// Keys that others are put behind, the best first.
const ANCHORS: [&str; 4] = ["archive-date", "archive-url", "url", "id"];

/// Returns `text` with these keys in it.
#[must_use]
pub fn amend(text: &str, place: Place<'_>, changes: &[Change]) -> Option<String> {
    let before = find(text, place)?;
    let mut wanted = before.to_json();
    for change in changes {
        set(&mut wanted, change)?;
    }
    let mut new = text.to_owned();
    for change in changes {
        let node = find(&new, place)?;
        new = apply(&new, &node, change)?;
    }
    (find(&new, place)?.to_json() == wanted).then_some(new)
}

/// Returns `text` with front matter of these keys, where it had no keys.
#[must_use]
pub fn begin(text: &str, changes: &[Change]) -> Option<String> {
    let front = read_front(text, FileId(0), &mut Report::new());
    if front.keys.is_some() || front.broken {
        return None;
    }
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let keys = by_hand(changes).replace('\n', line_end);
    let at = text[..front.body.start].trim_end().len();
    let new = match at.checked_sub("---".len()).filter(|_| front.body.start > 0) {
        // It has a fence with nothing in it, or with comments, which stay.
        Some(close) => format!("{}{keys}{}", &text[..close], &text[close..]),
        None => format!("---{line_end}{keys}---{line_end}{text}"),
    };
    let again = read_front(&new, FileId(0), &mut Report::new());
    let mut wanted = serde_json::Value::Object(serde_json::Map::new());
    changes.iter().try_for_each(|change| set(&mut wanted, change))?;
    let is_same = new[again.body] == text[front.body];
    (again.keys?.to_json() == wanted && is_same).then_some(new)
}

/// Returns the map of a source's keys.
fn find(text: &str, place: Place<'_>) -> Option<Node> {
    let (file, mut report) = (FileId(0), Report::new());
    let node = match place {
        Place::FrontMatter => read_front(text, file, &mut report).keys?,
        Place::Entry(id) => value_of(read(text, 0..text.len(), file, &mut report)?, id)?,
        Place::Item(id) => {
            let front = read_front(text, file, &mut report).keys?;
            let Value::List(items) = value_of(front, "sources")?.value else { return None };
            let is_it = |item: &Node| matches!(find_entry(item, "id"), Some(Entry { node: Node { value: Value::Text(own), .. }, .. }) if own == id);
            items.into_iter().find(is_it)?
        }
    };
    matches!(node.value, Value::Map(_)).then_some(node)
}

fn find_entry<'node>(node: &'node Node, key: &str) -> Option<&'node Entry> {
    let Value::Map(entries) = &node.value else { return None };
    entries.iter().find(|entry| entry.key.value == key && !entry.repeated)
}

fn value_of(node: Node, key: &str) -> Option<Node> {
    let Value::Map(entries) = node.value else { return None };
    entries.into_iter().find(|entry| entry.key.value == key).map(|entry| entry.node)
}

/// Puts a change into what the source is to say in the end.
fn set(json: &mut serde_json::Value, change: &Change) -> Option<()> {
    let map = json.as_object_mut()?;
    match &change.value {
        New::Text(text) => drop(map.insert(change.key.to_owned(), text.as_str().into())),
        New::Nothing => drop(map.remove(change.key)),
        New::Flag(flag) => drop(map.insert(change.key.to_owned(), (*flag == Flag::Yes).into())),
        New::Map(inner) => {
            let own =
                map.entry(change.key).or_insert_with(|| serde_json::Value::Object(serde_json::Map::new()));
            if !own.is_object() {
                *own = serde_json::Value::Object(serde_json::Map::new());
            }
            for change in inner {
                set(own, change)?;
            }
        }
    }
    Some(())
}

/// Returns the text with one key in a map.
fn apply(text: &str, map: &Node, change: &Change) -> Option<String> {
    let Some(entry) = find_entry(map, change.key) else {
        return if change.value == New::Nothing { Some(text.to_owned()) } else { insert(text, map, change) };
    };
    if change.value == New::Nothing {
        return take_out(text, map, entry);
    }
    if let (New::Map(inner), Value::Map(_)) = (&change.value, &entry.node.value) {
        // Of a map that is there only what is new is touched. From behind: places before it stay.
        let mut changes: Vec<(&Change, usize)> =
            inner.iter().map(|of| (of, at(&entry.node, of.key))).collect();
        changes.sort_by_key(|(_, at)| std::cmp::Reverse(*at));
        return changes
            .iter()
            .try_fold(text.to_owned(), |text, (change, _)| apply(&text, &entry.node, change));
    }
    let written = spell(&change.value, Style::Flow);
    let (key, value) = (entry.key.span.range(), entry.node.span.range());
    if value == key {
        let colon = key.end + text[key.end..].find(':')? + 1;
        return Some(format!("{} {written}{}", &text[..colon], &text[colon..]));
    }
    let style = if is_flow(text, map) { Style::Flow } else { Style::Block };
    Some(format!("{}{}{}", &text[..value.start], spell(&change.value, style), &text[value.end..]))
}

/// Returns the text without a key: without its line, or between others without its comma. Where more would go, nothing.
fn take_out(text: &str, map: &Node, entry: &Entry) -> Option<String> {
    let (start, end) = (entry.key.span.start as usize, entry.node.span.end.max(entry.key.span.end) as usize);
    if is_flow(text, map) {
        let (before, after) = (&text[..start], &text[end..]);
        if let Some(rest) = after.trim_start_matches(' ').strip_prefix(',') {
            return Some(format!("{before}{}", rest.trim_start_matches(' ')));
        }
        let before = before.trim_end();
        return Some(format!("{}{after}", before.strip_suffix(',').unwrap_or(before)));
    }
    let edit = removal::key(text, entry.key.span, entry.node.span);
    let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let edit = edit.or_else(|| {
        // Within a map of a list or a library its line is indented.
        let is_indent = text[line..start].bytes().all(|byte| byte == b' ');
        let key = Span::new(entry.key.span.file, line, entry.key.span.end as usize);
        is_indent.then(|| removal::key(text, key, entry.node.span)).flatten()
    })?;
    let range = edit.span.range();
    Some(format!("{}{}", &text[..range.start], &text[range.end..]))
}

/// Returns where a key's value stands; what is not there yet comes last, so that it is put in first.
fn at(node: &Node, key: &str) -> usize {
    find_entry(node, key).map_or(usize::MAX, |entry| entry.node.span.start as usize)
}

fn is_flow(text: &str, map: &Node) -> bool {
    text[map.span.range()].starts_with('{')
}

/// Returns the text with a key that was not there.
fn insert(text: &str, map: &Node, change: &Change) -> Option<String> {
    let Value::Map(entries) = &map.value else { return None };
    let is_one_line = |entry: &&Entry| {
        matches!(entry.node.value, Value::Text(_) | Value::Bool(_) | Value::Number(_))
            && !text[entry.node.span.range()].contains('\n')
    };
    let lines = || entries.iter().filter(|entry| !entry.repeated).filter(is_one_line);
    let best = ANCHORS.iter().find_map(|key| lines().find(|entry| entry.key.value == *key));
    let anchor = best.or_else(|| lines().next_back());
    let key = change.key;
    if is_flow(text, map) {
        let written = spell(&change.value, Style::Flow);
        let (at, words) = match anchor {
            Some(entry) => (entry.node.span.end as usize, format!(", {key}: {written}")),
            None => (map.span.start as usize + 1, format!("{key}: {written}, ")),
        };
        return Some(format!("{}{words}{}", &text[..at], &text[at..]));
    }
    let written = spell(&change.value, Style::Block);
    let first = anchor.or(entries.first())?;
    let start = first.key.span.start as usize;
    let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let indent = &text[line..start];
    if !indent.bytes().all(|byte| matches!(byte, b' ' | b'-')) {
        return None;
    }
    let end = text[start..].find('\n').map_or(text.len(), |at| start + at + 1);
    let line_end = if text[start..end].ends_with("\r\n") { "\r\n" } else { "\n" };
    let new = format!("{}{key}: {written}", " ".repeat(indent.len()));
    if anchor.is_none() {
        // The first line of a list's item has its dash, and cannot come second.
        let is_free = !indent.contains('-');
        return is_free.then(|| format!("{}{new}{line_end}{}", &text[..line], &text[line..]));
    }
    if text[..end].ends_with('\n') {
        return Some(format!("{}{new}{line_end}{}", &text[..end], &text[end..]));
    }
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    Some(format!("{text}{line_end}{new}"))
}

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// Behind a key, up to the end of the line.
    Block,
    /// Between other signs.
    Flow,
}

fn spell(value: &New, style: Style) -> String {
    match value {
        New::Nothing => String::new(),
        New::Flag(Flag::Yes) => "true".to_owned(),
        New::Flag(Flag::No) => "false".to_owned(),
        New::Text(text) if is_plain(text, style) => text.clone(),
        // JSON's strings are YAML's.
        New::Text(text) => serde_json::Value::from(text.as_str()).to_string(),
        New::Map(inner) => {
            let keys = inner.iter().map(|of| format!("{}: {}", of.key, spell(&of.value, Style::Flow)));
            format!("{{{}}}", keys.collect::<Vec<_>>().join(", "))
        }
    }
}

/// Returns whether a text can stand without quotes: an address, a day.
fn is_plain(text: &str, style: Style) -> bool {
    let is_address = text.starts_with("https://") || text.starts_with("http://");
    let is_day = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let is_harmless = !text.ends_with(':') && !text.contains(char::is_whitespace);
    let marks = [',', '[', ']', '{', '}'];
    (is_day || is_address) && is_harmless && (style == Style::Block || (is_day && !text.contains(marks)))
}

/// Returns the lines to add by hand where a text cannot be amended.
#[must_use]
pub fn by_hand(changes: &[Change]) -> String {
    let line =
        |of: &Change| format!("{}: {}", of.key, spell(&of.value, Style::Block)).trim_end().to_owned() + "\n";
    changes.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const URL: &str = "https://web.archive.org/web/20251107123456/https://a.example/?a=1,2#x:";

    fn changes() -> Vec<Change> {
        let text = |key, text: &str| Change { key, value: New::Text(text.to_owned()) };
        vec![text("archive-url", URL), text("archive-date", "2025-11-07")]
    }

    /// Returns the lines that are new.
    fn new_lines(old: &str, new: &str) -> Vec<String> {
        let mut rest = new.split_inclusive('\n');
        let mut found = Vec::new();
        for line in old.split_inclusive('\n') {
            found.extend(rest.by_ref().take_while(|of| *of != line).map(str::to_owned));
        }
        found.extend(rest.map(str::to_owned));
        found
    }

    #[test]
    fn a_line_is_added_and_every_other_byte_stays() {
        for (old, place, indent) in [
            (
                "---\r\n# تعليق\r\ntitle: 'بيان: أول'  # قبل\r\nurl: https://a.example/ # هنا\r\nextra: {a: 1}\r\n---\r\nنص\r\n",
                Place::FrontMatter,
                "",
            ),
            (
                "# أعلى\nother: {title: أ}\nx:\n   title: ب\n   url: \"https://a.example/\"   # url\n\n   note: |\n     سطر\n     آخر\n\nz:\n  title: ت\n",
                Place::Entry("x"),
                "   ",
            ),
            (
                "---\ntitle: T\nsources:\n  - other\n  - id: x\n    title: ث\n    url: https://a.example/\n  - {id: y, title: ج}\n---\n",
                Place::Item("x"),
                "    ",
            ),
            ("\u{feff}---\ntitle:\n  ar: ع\n  en: E\nurl: 'https://a.example/'\n---", Place::FrontMatter, ""),
        ] {
            let old = old.trim_start_matches('\u{feff}');
            let new = amend(old, place, &changes()).unwrap_or_else(|| panic!("{old}"));
            let end = if old.contains("\r\n") { "\r\n" } else { "\n" };
            let lines = [
                format!("{indent}archive-url: \"{URL}\"{end}"),
                format!("{indent}archive-date: 2025-11-07{end}"),
            ];
            assert_eq!(new_lines(old, &new), lines, "{new}");
            // Again, it is there already, and nothing changes.
            assert_eq!(amend(&new, place, &changes()).as_ref(), Some(&new));
        }
    }

    #[test]
    fn maps_in_braces_stay_in_their_braces() {
        let old = "x: {title: ع, url: https://a.example/, quote: {en: Q}} # c\ny: {title: س}\n";
        let new = amend(old, Place::Entry("x"), &changes()).expect("it can be amended");
        let put = format!(", archive-url: \"{URL}\", archive-date: 2025-11-07");
        assert_eq!(new, old.replace("a.example/,", &format!("a.example/{put},")));
        let flag = Change { key: "unnamed", value: New::Flag(Flag::Yes) };
        let new = amend("{a: {title: {en: T}}}", Place::Entry("a"), &[flag]).expect("it can be amended");
        assert_eq!(new, "{a: {unnamed: true, title: {en: T}}}");
    }

    #[test]
    fn what_is_there_is_replaced_where_it_stands() {
        let old = "---\ntitle: T\narchive-url: https://old.example/ # why\narchive-date:\nurl: https://a.example/\n---\n";
        let new = amend(old, Place::FrontMatter, &changes()).expect("it can be amended");
        let wanted = format!(
            "---\ntitle: T\narchive-url: \"{URL}\" # why\narchive-date: 2025-11-07\nurl: https://a.example/\n---\n"
        );
        assert_eq!(new, wanted);
    }

    #[test]
    fn of_a_copy_that_is_told_of_only_what_is_new_is_touched() {
        let text = |key, text: &str| Change { key, value: New::Text(text.to_owned()) };
        let copy = vec![
            text("file", "x.pdf"),
            text("sha256", "bb"),
            Change { key: "publish", value: New::Flag(Flag::No) },
        ];
        let copy = [Change { key: "copy", value: New::Map(copy) }];
        let old = "---\ntitle: T\ncopy:\n  sha256: aa # was\n  # mine\n  file: x.pdf\n  publish: true\n---\n";
        let new = amend(old, Place::FrontMatter, &copy).expect("it can be amended");
        let wanted = old.replace("aa", "\"bb\"").replace("x.pdf", "\"x.pdf\"").replace("true", "false");
        assert_eq!(new, wanted);
        let fresh =
            amend("---\ntitle:\n  en: T\n---\n", Place::FrontMatter, &copy).expect("it can be amended");
        let line = "copy: {file: \"x.pdf\", sha256: \"bb\", publish: false}";
        assert_eq!(fresh, format!("---\n{line}\ntitle:\n  en: T\n---\n"));
    }

    #[test]
    fn what_is_not_there_is_not_amended() {
        for (text, place) in [
            ("---\ntitle: T\n", Place::FrontMatter),
            ("no front matter", Place::FrontMatter),
            ("x: {title: T}\n", Place::Entry("y")),
            ("x: [1]\n", Place::Entry("x")),
            ("---\nsources: [x]\n---\n", Place::Item("x")),
            ("x: {title: [T}\n", Place::Entry("x")),
        ] {
            assert_eq!(amend(text, place, &changes()), None, "{text}");
        }
    }
}
