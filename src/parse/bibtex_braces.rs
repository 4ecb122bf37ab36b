//! A file of BibTeX → the same with braces for other marks, byte for byte: for the parentheses around an entry, and for
//! the quotes of values with quotes inside braces, which the parser would take for their end.

use std::borrow::Cow;

/// Returns the file with braces where `@article( … )` has parentheses, and where a value in quotes has a quote inside
/// braces, which does not end it; every other byte stays in its place.
pub(super) fn with_braces(source: &str) -> Cow<'_, str> {
    let braced = replaced(Cow::Borrowed(source), parentheses);
    replaced(braced, quotes)
}

/// Returns the file with braces in the places that are found in each of its parts.
fn replaced<'text>(source: Cow<'text, str>, find: fn(&str) -> Vec<(usize, usize)>) -> Cow<'text, str> {
    let mut pairs = Vec::new();
    for start in part_starts(&source) {
        pairs.extend(find(&source[start..]).into_iter().map(|(open, close)| (start + open, start + close)));
    }
    if pairs.is_empty() {
        return source;
    }
    let mut braced = source.into_owned();
    for (open, close) in pairs {
        braced.replace_range(open..=open, "{");
        braced.replace_range(close..=close, "}");
    }
    Cow::Owned(braced)
}

/// Returns where lines begin with `@`.
pub(super) fn part_starts(source: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        if line.trim_start().starts_with('@') {
            starts.push(at + line.len() - line.trim_start().len());
        }
        at += line.len();
    }
    starts
}

fn parentheses(text: &str) -> Vec<(usize, usize)> {
    find_parentheses(text).into_iter().collect()
}

/// Returns where the parentheses of an entry stand, which begins with `@`; nothing where it has braces.
fn find_parentheses(text: &str) -> Option<(usize, usize)> {
    let open = text.find(|c: char| c != '@' && !c.is_ascii_alphabetic())?;
    let open = open + (text[open..].len() - text[open..].trim_start().len());
    let inner = text[open..].strip_prefix('(')?;
    let end = inner.find([',', '=', '{', '"', ')'])?;
    if !inner[end..].starts_with([',', '=']) {
        return None;
    }
    let (mut depth, mut is_quoted, mut is_line_start, mut is_escaped) = (0usize, false, false, false);
    for (at, byte) in inner.bytes().enumerate() {
        match byte {
            _ if is_escaped => {}
            // The next entry begins: this one does not end.
            b'@' if is_line_start => return None,
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            b'"' if depth == 0 => is_quoted = !is_quoted,
            b')' if depth == 0 && !is_quoted => return Some((open, open + 1 + at)),
            _ => {}
        }
        is_escaped = byte == b'\\' && !is_escaped;
        is_line_start = byte == b'\n' || is_line_start && byte.is_ascii_whitespace();
    }
    None
}

/// Returns where the quotes stand around values of an entry that have a quote inside braces.
fn quotes(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let Some(mut at) = fields_start(text) else { return found };
    let mut last = ' ';
    while let Some(sign) = text[at..].chars().next() {
        let rest = &text[at..];
        let length = match sign {
            '}' => break,
            '%' => rest.find('\n').unwrap_or(rest.len()),
            '{' => match end(rest, '}') {
                Some((end, _)) => end + 1,
                None => break,
            },
            // What cannot be read whole is left to the parser, which tells of it.
            '"' if matches!(last, '=' | '#') => match end(rest, '"') {
                Some((end, holds_quote)) => {
                    found.extend(holds_quote.then_some((at, at + end)));
                    end + 1
                }
                None => break,
            },
            _ => sign.len_utf8(),
        };
        last = if sign.is_whitespace() { last } else { sign };
        at += length;
    }
    found
}

/// Returns where the fields of an entry begin; nothing of what is no entry.
fn fields_start(text: &str) -> Option<usize> {
    let name = text.strip_prefix('@')?;
    let end = name.find(|c: char| !c.is_ascii_alphabetic())?;
    let is_other = ["comment", "preamble"].iter().any(|of| name[..end].eq_ignore_ascii_case(of));
    let inner = name[end..].trim_start().strip_prefix('{').filter(|_| !is_other)?;
    let open = text.len() - inner.len();
    Some(open + inner.find([',', '=', '{', '"', '}']).filter(|at| inner[*at..].starts_with([',', '=']))?)
}

/// Returns where a value ends that begins with its first sign, and whether it has a quote inside braces; nothing where
/// it does not end before another entry begins.
fn end(value: &str, close: char) -> Option<(usize, bool)> {
    let (mut depth, mut holds_quote, mut is_escaped, mut is_line_start) = (0usize, false, false, false);
    for (at, sign) in value.char_indices().skip(1) {
        match sign {
            _ if is_escaped => {}
            '@' if is_line_start && fields_start(&value[at..]).is_some() => return None,
            _ if sign == close && depth == 0 => return Some((at, holds_quote)),
            '{' => depth += 1,
            '}' => depth = depth.checked_sub(1)?,
            '"' => holds_quote = true,
            _ => {}
        }
        is_escaped = sign == '\\' && !is_escaped;
        is_line_start = sign == '\n' || is_line_start && sign.is_whitespace();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_inside_braces_does_not_end_a_value_in_quotes() {
        for (written, meant) in [
            (
                r#"@misc{a, title = "He said {"}hi{"} there", year=2005}"#,
                r#"@misc{a, title = {He said {"}hi{"} there}, year=2005}"#,
            ),
            (
                r#"@misc(a, title = "{"}" # " x {"}", note="n")"#,
                r#"@misc{a, title = {{"}} # { x {"}}, note="n"}"#,
            ),
            (r#"@string{a = "x {"y"}"}"#, r#"@string{a = {x {"y"}}}"#),
            (
                r#"@misc{a, note={"}, % = "{"
 title="{"}b"}"#,
                r#"@misc{a, note={"}, % = "{"
 title={{"}b}}"#,
            ),
        ] {
            assert_eq!(with_braces(written), meant, "{written}");
        }
        for kept in [
            r#"@misc{a, title = "a {\"o} b", note="{c}", year=2005}"#,
            r#"@misc{a, title = "open {" b", year=2005}"#,
            "@misc{a, title = \"open {\n@misc{b, title={\"}\"}",
            r#"@misc{a, title = "a } {"} b"}"#,
            r#"@comment{a, title = "{"}"}"#,
        ] {
            assert_eq!(with_braces(kept), kept);
        }
    }
}
