//! Plain text as Markdown that reads the same, and as YAML that says the same. In: any text, hostile too. Out: text
//! that begins nothing and ends nothing.

use crate::parse::reader::is_direction;

/// Returns plain text as Markdown: no sign of it means anything but itself.
#[must_use]
pub fn escape_markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 16);
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            escaped.push('\n');
        }
        let line = line.trim();
        let rest = escape_start(line, &mut escaped);
        escape_line(rest, &mut escaped);
    }
    escaped
}

/// Writes what begins a line so that it begins no block, and returns the rest.
fn escape_start<'line>(line: &'line str, escaped: &mut String) -> &'line str {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=9).contains(&digits) && line[digits..].starts_with(['.', ')']) {
        escaped.push_str(&line[..digits]);
        escaped.push('\\');
        escaped.push_str(&line[digits..=digits]);
        return &line[digits + 1..];
    }
    if line.starts_with(['#', '>', '-', '+', '=', '~', '|', ':', '%']) {
        escaped.push('\\');
        escaped.push_str(&line[..1]);
        return &line[1..];
    }
    line
}

fn escape_line(line: &str, escaped: &mut String) {
    let mut before = ' ';
    let mut characters = line.chars().peekable();
    while let Some(character) = characters.next() {
        let next = characters.peek().copied().unwrap_or(' ');
        let is_special = match character {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '|' => true,
            '_' => !before.is_alphanumeric() || !next.is_alphanumeric(),
            '&' => next == '#' || next.is_ascii_alphabetic(),
            '{' => next == '#',
            _ => false,
        };
        if is_special {
            escaped.push('\\');
        }
        if !is_unwanted(character) {
            escaped.push(character);
        }
        before = character;
    }
}

/// Returns whether a character says nothing and may do harm: controls, and those that turn or embed directions.
#[must_use]
pub fn is_unwanted(character: char) -> bool {
    let keeps = matches!(character, '\n' | '\t');
    (character.is_control() && !keeps)
        || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
}

/// Returns a text on one line, with single spaces and without characters that cannot be seen, but for the joiners of
/// Arabic script.
#[must_use]
pub fn one_line(text: &str) -> String {
    let clean: String = text
        .chars()
        .map(|character| if character.is_whitespace() { ' ' } else { character })
        .filter(|character| !is_unwanted(*character) && !is_direction(*character))
        .collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns a text as a value of YAML, on one line.
#[must_use]
pub fn yaml(text: &str) -> String {
    let line = one_line(text);
    serde_json::to_string(&line).unwrap_or_else(|_| "\"\"".to_owned())
}

/// Returns a text cut behind a word to so many letters, with an ellipsis where it was cut.
#[must_use]
pub fn shortened(text: &str, letters: usize) -> String {
    let line = one_line(text);
    let Some((end, _)) = line.char_indices().nth(letters) else { return line };
    let cut = line[..end].rfind(' ').unwrap_or(end);
    format!("{}…", line[..cut].trim_end_matches(['،', ',', '.', ':', ';', '؛', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_stays_plain() {
        for (plain, escaped) in [
            ("---", "\\---"),
            ("# one", "\\# one"),
            ("1. first", "1\\. first"),
            ("<script>", "\\<script>"),
            ("[[iraq]] [@x]", "\\[\\[iraq\\]\\] \\[@x\\]"),
            ("snake_case and _this_", "snake_case and \\_this\\_"),
            ("a & b &amp; c", "a & b \\&amp; c"),
            ("  indented", "indented"),
            ("x\u{202e}y\u{0}", "xy"),
        ] {
            assert_eq!(escape_markdown(plain), escaped, "{plain}");
        }
    }

    #[test]
    fn values_are_on_one_line() {
        assert_eq!(yaml("a: \"b\"\n# c\u{202e}"), r##""a: \"b\" # c""##);
        assert_eq!(shortened("one two three", 9), "one two…");
        assert_eq!(shortened("one", 9), "one");
    }
}
