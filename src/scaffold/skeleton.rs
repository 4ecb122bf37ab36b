//! What of a piece of Markdown stays when its words are taken out: marks of headings, lists and quotations, citations,
//! links. In: a piece of an original. Out: the same with [`GAP`] where there were words to translate.

use crate::model::body::GAP;

/// The signs that a run of words may leave behind at its ends, and what they are in the Arabic script.
const STOPS: [(char, char); 6] = [('.', '.'), (':', ':'), ('!', '!'), (',', '،'), (';', '؛'), ('?', '؟')];

/// Whose punctuation a text has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// That of Arabic, Persian, Urdu and Kurdish.
    Arabic,
    /// That of all others.
    Other,
}

/// Returns the skeleton of a block, line by line.
#[must_use]
pub fn skeleton(block: &str, script: Script) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in block.lines() {
        let (marks, words) = marks(line);
        let line = match heading_id(&marks, words) {
            Some((words, id)) => format!("{marks}{} {id}", inline(words, script).trim_end()),
            None => format!("{marks}{}", inline(words, script)),
        };
        let line = line.trim_end().to_owned();
        // A paragraph of several lines has one gap for all its words.
        let is_more = marks.trim().is_empty() && words.trim() != "" && line.trim() == GAP;
        if is_more && lines.last().is_some_and(|last| last.ends_with(GAP)) {
            continue;
        }
        lines.push(line);
    }
    lines.join("\n")
}

/// Returns the skeleton of a table: what stands in a cell is a gap, rules between rows stay.
#[must_use]
pub fn table_skeleton(table: &str, script: Script) -> String {
    let is_rule = |line: &str| line.chars().all(|sign| "|:- \t".contains(sign));
    let row = |line: &str| {
        if is_rule(line) {
            return line.trim_end().to_owned();
        }
        let cells = cells(line.trim_end());
        let cell = |cell: &&str| {
            if cell.trim().is_empty() {
                (*cell).to_owned()
            } else {
                format!(" {} ", inline(cell.trim(), script))
            }
        };
        cells.iter().map(cell).collect::<Vec<_>>().join("|")
    };
    table.lines().map(row).collect::<Vec<_>>().join("\n")
}

/// Returns the skeleton of a block of HTML: what stands between tags is a gap, tags and comments stay.
#[must_use]
pub fn html_skeleton(html: &str, script: Script) -> String {
    let mut out = String::new();
    let mut rest = html;
    while !rest.is_empty() {
        let tag = if rest.starts_with("<!--") {
            rest.find("-->").map_or(rest.len(), |end| end + "-->".len())
        } else if rest.starts_with('<') {
            rest.find('>').map_or(rest.len(), |end| end + 1)
        } else {
            0
        };
        let (kept, after) = rest.split_at(tag);
        let next = after.find('<').unwrap_or(after.len());
        let (words, after) = after.split_at(next);
        out.push_str(kept);
        // Line ends between tags are those of the original.
        let blank = words.len() - words.trim_start().len();
        let end = words.trim_end().len().max(blank);
        out.push_str(&words[..blank]);
        out.push_str(&gap(&words[blank..end], script));
        out.push_str(&words[end..]);
        rest = after;
    }
    out
}

/// Returns the cells of a row; a stroke behind a backslash, or within `[[…]]` or code, parts none.
fn cells(row: &str) -> Vec<&str> {
    let mut cells = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < row.len() {
        let rest = &row[at..];
        if let Some(escaped) = rest.strip_prefix('\\') {
            at += 1 + escaped.chars().next().map_or(0, char::len_utf8);
            continue;
        }
        if let Some(end) = rest.starts_with("[[").then(|| rest.find("]]")).flatten() {
            at += end;
            continue;
        }
        let sign = rest.chars().next().unwrap_or_default();
        if sign == '|' {
            cells.push(&row[start..at]);
            start = at + 1;
        }
        at += sign.len_utf8();
    }
    cells.push(&row[start..]);
    cells
}

/// Returns what stands before the words of a line, and the words.
fn marks(line: &str) -> (String, &str) {
    let mut at = 0;
    loop {
        let rest = &line[at..];
        let length = mark(rest);
        if length == 0 {
            return (line[..at].to_owned(), rest);
        }
        at += length;
    }
}

/// Returns the length of the mark that a line begins with.
fn mark(rest: &str) -> usize {
    let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    if blank > 0 {
        return blank;
    }
    let followed = |length: usize| if rest[length..].starts_with(' ') { length + 1 } else { 0 };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    match rest.as_bytes().first() {
        Some(b'>') => 1,
        Some(b'-' | b'*' | b'+' | b':') => followed(1),
        Some(b'#') => followed(rest.bytes().take_while(|byte| *byte == b'#').count()),
        Some(b'0'..=b'9') if rest[digits..].starts_with(['.', ')']) && digits < 10 => followed(digits + 1),
        Some(b'[') if rest.starts_with("[ ] ") || rest.starts_with("[x] ") || rest.starts_with("[X] ") => 4,
        Some(b'[') if rest.starts_with("[^") => rest.find("]:").map_or(0, |at| at + 2),
        Some(b'[') if rest.starts_with("[!") => rest.find(']').map_or(0, |at| at + 1),
        Some(b'=') if rest.trim_end().bytes().all(|byte| byte == b'=') => rest.trim_end().len(),
        _ => ["— ", "– ", "― "].iter().find(|dash| rest.starts_with(**dash)).map_or(0, |dash| dash.len()),
    }
}

/// Returns the words of a heading and the id that its author gave it.
fn heading_id<'line>(marks: &str, words: &'line str) -> Option<(&'line str, &'line str)> {
    let words = words.trim_end();
    let at = words.rfind("{#").filter(|_| marks.contains('#') && words.ends_with('}'))?;
    Some((&words[..at], &words[at..]))
}

/// Returns running text with a gap for each run of words; citations, links, marks of footnotes and code stay.
#[must_use]
pub fn inline(text: &str, script: Script) -> String {
    let (mut out, mut words) = (String::new(), String::new());
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        if let Some((kept, length)) = keep(rest) {
            out.push_str(&gap(&words, script));
            words.clear();
            out.push_str(&kept);
            at += length;
            continue;
        }
        let sign = rest.chars().next().unwrap_or_default();
        words.push(sign);
        at += sign.len_utf8();
    }
    out.push_str(&gap(&words, script));
    out
}

/// Returns what a run of words leaves: its gap, the spaces around it and the stops at its ends.
fn gap(words: &str, script: Script) -> String {
    let Some(first) = words.find(char::is_alphanumeric) else { return ends(words, script) };
    let last = words.rfind(char::is_alphanumeric).unwrap_or(first);
    let after = last + words[last..].chars().next().map_or(0, char::len_utf8);
    format!("{}{GAP}{}", ends(&words[..first], script), ends(&words[after..], script))
}

fn ends(signs: &str, script: Script) -> String {
    let stop = |sign: char| match STOPS.iter().find(|(one, other)| *one == sign || *other == sign) {
        Some((_, arabic)) if script == Script::Arabic => Some(*arabic),
        Some((other, _)) => Some(*other),
        None => sign.is_whitespace().then_some(' '),
    };
    signs.chars().filter_map(stop).collect()
}

/// Returns what stays of a link, a citation or code that `text` begins with, and how long it was there.
fn keep(text: &str) -> Option<(String, usize)> {
    if let Some(code) = text.starts_with('`').then(|| code(text)).flatten() {
        return Some((code.to_owned(), code.len()));
    }
    if text.starts_with('<') {
        let end = text.find('>')? + 1;
        let inner = &text[1..end - 1];
        let is_address = !inner.contains(char::is_whitespace) && (inner.contains(':') || inner.contains('@'));
        return is_address.then(|| (text[..end].to_owned(), end));
    }
    let (picture, link) = text.strip_prefix('!').map_or(("", text), |link| ("!", link));
    if !link.starts_with('[') {
        return None;
    }
    let done = |kept: String, length: usize| Some((format!("{picture}{kept}"), picture.len() + length));
    if link.starts_with("[[") {
        let end = link.find("]]")? + 2;
        let inner = &link[2..end - 2];
        return match inner.split_once('|') {
            Some((id, _)) => done(format!("[[{id}|{GAP}]]"), end),
            None => done(link[..end].to_owned(), end),
        };
    }
    let close = closing(link, ('[', ']'))?;
    if link.starts_with("[@") || link.starts_with("[^") {
        return done(link[..=close].to_owned(), close + 1);
    }
    let target = &link[close + 1..];
    let pair = match target.chars().next()? {
        '(' => ('(', ')'),
        '[' => ('[', ']'),
        _ => return None,
    };
    let end = closing(target, pair)? + 1;
    done(format!("[{GAP}]{}", untitled(&target[..end])), close + 1 + end)
}

/// Returns where a link or picture leads, in its brackets, with a gap for its title.
fn untitled(target: &str) -> String {
    let title = || {
        let inner = target.strip_prefix('(')?.strip_suffix(')')?;
        let inner = inner.trim_end();
        let close = inner.chars().next_back()?;
        let open = match close {
            '"' | '\'' => close,
            ')' => '(',
            _ => return None,
        };
        let words = &inner[..inner.len() - close.len_utf8()];
        let from = words.find(&format!(" {open}"))? + 2;
        words[from..].contains(char::is_alphanumeric).then(|| (1 + from, 1 + words.len()))
    };
    match title() {
        Some((start, end)) => format!("{}{GAP}{}", &target[..start], &target[end..]),
        None => target.to_owned(),
    }
}

/// Returns the code that `text` begins with, with its marks.
fn code(text: &str) -> Option<&str> {
    let ticks = text.bytes().take_while(|byte| *byte == b'`').count();
    let end = text[ticks..].find(&text[..ticks])?;
    text.get(..ticks + end + ticks)
}

/// Returns where the bracket that `text` begins with is closed.
fn closing(text: &str, (open, close): (char, char)) -> Option<usize> {
    let mut depth = 0usize;
    let mut signs = text.char_indices();
    while let Some((at, sign)) = signs.next() {
        if sign == '\\' {
            signs.next();
        } else if sign == open {
            depth += 1;
        } else if sign == close {
            depth = depth.checked_sub(1)?;
            if depth == 0 {
                return Some(at);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn other(block: &str) -> String {
        skeleton(block, Script::Other)
    }

    #[test]
    fn what_leads_somewhere_stays() {
        for (original, wanted) in [
            (
                "أعلن [[numan]]، المتحدث، أمراً[^day]. ثم كان لقاء [@a, ص 4; @b].",
                "⟦…⟧ [[numan]], ⟦…⟧[^day]. ⟦…⟧ [@a, ص 4; @b].",
            ),
            (
                "[[talks|المشاورات]] و[كلمات](https://a.example/x_(y)) و![صورة](a.jpg \"ع\")",
                "[[talks|⟦…⟧]] ⟦…⟧[⟦…⟧](https://a.example/x_(y)) ⟦…⟧![⟦…⟧](a.jpg \"⟦…⟧\")",
            ),
            ("**مهم**: `x = 1` و<https://a.example/>", "⟦…⟧: `x = 1` ⟦…⟧<https://a.example/>"),
            ("## ما الذي أُعلن؟ {#what}", "## ⟦…⟧? {#what}"),
            (
                "> قال كذا…\n> وكذا\n>\n> — [[numan]]، في ترجمتنا [@a]",
                "> ⟦…⟧\n> ⟦…⟧\n>\n> — [[numan]], ⟦…⟧ [@a]",
            ),
            ("سطر\nوسطر\nوثالث [@a].", "⟦…⟧\n⟦…⟧ [@a]."),
            ("1. أول\n   - ثان [@x]\n2. [x] ثالث", "1. ⟦…⟧\n   - ⟦…⟧ [@x]\n2. [x] ⟦…⟧"),
            ("[^day]: عُقد اللقاء [@a].", "[^day]: ⟦…⟧ [@a]."),
            ("> [!NOTE]\n> كلام", "> [!NOTE]\n> ⟦…⟧"),
            ("مصطلح\n: معناه [@a]", "⟦…⟧\n: ⟦…⟧ [@a]"),
        ] {
            assert_eq!(other(original), wanted);
        }
        assert_eq!(skeleton("Talks [@a], then? No.", Script::Arabic), "⟦…⟧ [@a]، ⟦…⟧.");
    }

    #[test]
    fn tables_keep_their_cells() {
        let table = "| الاسم | الدور |\n|:--|--:|\n| [[iraq|العراق]] | طرف \\| آخر |";
        assert_eq!(table_skeleton(table, Script::Other), "| ⟦…⟧ | ⟦…⟧ |\n|:--|--:|\n| [[iraq|⟦…⟧]] | ⟦…⟧ |");
    }

    #[test]
    fn words_between_tags_are_gaps() {
        let html =
            "<details class=\"x\">\n<summary>العنوان</summary>\nكلام، <b>مهم</b>.\n<!-- سر -->\n</details>";
        let wanted =
            "<details class=\"x\">\n<summary>⟦…⟧</summary>\n⟦…⟧, <b>⟦…⟧</b>.\n<!-- سر -->\n</details>";
        assert_eq!(html_skeleton(html, Script::Other), wanted);
        for broken in ["<", "<a", "<!--", "a <", ""] {
            let _ = html_skeleton(broken, Script::Other);
        }
    }

    #[test]
    fn what_is_broken_is_words() {
        for broken in ["[", "[[x", "`a", "<a", "[a](b", "![", "\\", "[@a", "[a]("] {
            let _ = other(broken);
        }
        assert_eq!(other("كلام [[x"), GAP);
    }
}
