//! `book.toml` while it is written, read as far as a place, line by line.

use crate::desk::lines::trimmed;
use crate::desk::spot::{Part, Spot, Step};

/// Returns what stands at `target`; nothing in a comment.
#[must_use]
pub fn spot(text: &str, target: usize) -> Option<Spot> {
    let mut table: Vec<Step> = Vec::new();
    let mut keys: Vec<String> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.trim_end_matches(['\n', '\r']).len();
        if target <= end {
            break;
        }
        let inner = line.trim();
        if let Some(name) = inner.strip_prefix('[').and_then(|rest| rest.split(']').next()) {
            table = steps(name);
            keys.clear();
        } else if let Some((key, _)) = inner.split_once('=').filter(|_| !inner.starts_with('#')) {
            keys.push(key.trim().to_owned());
        }
        start += line.len();
    }
    let end = text[target..].find(['\n', '\r']).map_or(text.len(), |at| target + at);
    let line = &text[start.min(end)..end];
    let at = target - start.min(target);
    if line.find('#').is_some_and(|found| at > found && line[..found].matches('"').count().is_multiple_of(2))
    {
        return None;
    }
    if line.trim_start().starts_with('[') {
        let inner = start + line.find('[').unwrap_or(0) + 1;
        return header(text, (inner, target, end));
    }
    match line.find('=') {
        Some(equals) if at > equals => value(text, (start + equals + 1, target, end), &line[..equals], table),
        equals => {
            let stop = start + equals.unwrap_or(line.len());
            let word = trimmed((text, start..stop.max(target)), &['"']);
            Some(Spot { path: table, part: Part::Key, word, siblings: keys })
        }
    }
}

fn steps(name: &str) -> Vec<Step> {
    let parts = name.split('.').map(|part| part.trim().trim_matches('"'));
    parts.filter(|part| !part.is_empty()).map(|part| Step::Key(part.to_owned())).collect()
}

/// Returns the spot in the name of a table.
fn header(text: &str, (start, target, end): (usize, usize, usize)) -> Option<Spot> {
    let target = target.max(start);
    let before = &text[start..target];
    let begin = start + before.rfind('.').map_or(0, |at| at + 1);
    let stop = target + text[target..end].find(['.', ']']).unwrap_or(end - target);
    let path = steps(&text[start..begin]);
    Some(Spot { path, part: Part::Key, word: trimmed((text, begin..stop), &['"']), siblings: Vec::new() })
}

/// Returns the spot in a value: in text, in an item of a list, or in a table within braces.
fn value(
    text: &str,
    (start, target, end): (usize, usize, usize),
    key: &str,
    mut path: Vec<Step>,
) -> Option<Spot> {
    path.extend(steps(key));
    let before = &text[start..target];
    let opened = before.rfind(['[', '{', ',']).map_or(start, |at| start + at + 1);
    let is_table = before.trim_start().starts_with('{');
    let stop = target + text[target..end].find([',', ']', '}', '#']).unwrap_or(end - target);
    if before.trim_start().starts_with('[') {
        path.push(Step::Item);
    }
    if is_table {
        return match text[opened..target].find('=') {
            Some(equals) => {
                path.push(Step::Key(text[opened..opened + equals].trim().to_owned()));
                let word = trimmed((text, opened + equals + 1..stop), &['"']);
                Some(Spot { path, part: Part::Value, word, siblings: Vec::new() })
            }
            None => {
                let word = trimmed((text, opened..stop), &['"']);
                Some(Spot { path, part: Part::Key, word, siblings: Vec::new() })
            }
        };
    }
    Some(Spot { path, part: Part::Value, word: trimmed((text, opened..stop), &['"']), siblings: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(text: &str, path: &[&str], part: Part, word: &str) {
        let target = text.find('¦').expect("there is a place");
        let text = text.replacen('¦', "", 1);
        let found = spot(&text, target).expect("there is a spot");
        let name = |step: &Step| match step {
            Step::Key(key) => key.clone(),
            Step::Item => "-".to_owned(),
        };
        let found_path: Vec<String> = found.path.iter().map(name).collect();
        assert_eq!(
            (found_path.join(" "), found.part, &text[found.word]),
            (path.join(" "), part, word),
            "{text}"
        );
    }

    #[test]
    fn the_way_to_a_place_is_known_in_toml() {
        is("[book]\nti¦", &["book"], Part::Key, "ti");
        is("[¦", &[], Part::Key, "");
        is("[output.h¦tml]", &["output"], Part::Key, "html");
        is("[book]\nlanguage = \"a¦r\"", &["book", "language"], Part::Value, "ar");
        is("[book]\nlanguages = [\"ar\", \"e¦", &["book", "languages", "-"], Part::Value, "e");
        is("[dates.ar]\nmonths = ¦", &["dates", "ar", "months"], Part::Value, "");
        is("[book]\ntitle = { ar = \"¦\" }", &["book", "title", "ar"], Part::Value, "");
        assert_eq!(spot("[book] # a", 10), None);
    }

    #[test]
    fn any_text_has_a_spot_or_none() {
        let text = "[a.\"ب\nc = [{d=\"#\", é}\n=\r\n# x = 1\n[[x]]\n🙂";
        for target in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
            if let Some(spot) = spot(text, target) {
                let _ = &text[spot.word];
            }
        }
    }
}
