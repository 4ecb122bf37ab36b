//! YAML that is being written, read as far as a place: line by line, and never refused. In: a text, where its YAML stands,
//! and a place. Out: the way of keys and items to it.

use crate::desk::lines::trimmed;
use crate::desk::spot::{Part, Spot, Step};
use std::ops::Range;

/// The marks that a value may stand between.
const QUOTES: [char; 2] = ['"', '\''];

/// A map or a list that is open, by its lines.
enum Level {
    Map { indent: usize, keys: Vec<String>, current: String },
    List { indent: usize },
}

impl Level {
    fn indent(&self) -> usize {
        match self {
            Self::Map { indent, .. } | Self::List { indent } => *indent,
        }
    }
}

/// A map or a list that is open, by its brackets.
enum Flow {
    Map { keys: Vec<String>, current: Option<String> },
    List,
}

/// Reads lines up to a place.
struct Scanner<'text> {
    text: &'text str,
    /// The place.
    target: usize,
    levels: Vec<Level>,
    flows: Vec<Flow>,
    /// Lines further in than this are words of a block (`|`).
    block: Option<usize>,
    /// Where the word begins that is being read within brackets.
    token: usize,
}

/// Returns what stands at `target`, which is in `range`; nothing in a comment and in a block of words.
#[must_use]
pub fn spot(text: &str, range: Range<usize>, target: usize) -> Option<Spot> {
    let mut scanner = Scanner { text, target, levels: Vec::new(), flows: Vec::new(), block: None, token: 0 };
    let mut start = range.start;
    for line in text[range].split_inclusive('\n') {
        let end = start + line.trim_end_matches(['\n', '\r']).len();
        if target <= end {
            return scanner.last(start, end);
        }
        scanner.line(start, end);
        start += line.len();
    }
    scanner.last(start, start)
}

impl Scanner<'_> {
    /// Reads a whole line.
    fn line(&mut self, start: usize, end: usize) {
        let line = &self.text[start..end];
        let content = line.trim_start_matches(' ');
        let indent = line.len() - content.len();
        if !self.flows.is_empty() {
            self.flow(start, end);
            return;
        }
        if content.is_empty() || self.block.is_some_and(|block| indent > block) || content.starts_with('#') {
            return;
        }
        self.block = None;
        let mut at = start + indent;
        loop {
            let rest = &self.text[at..end];
            let column = at - start;
            if rest == "-" || rest.starts_with("- ") {
                self.item(column);
                at += 1;
                at += self.text[at..end].len() - self.text[at..end].trim_start().len();
                if at == end {
                    return;
                }
                continue;
            }
            let Some((key, value)) = key_of(rest) else { break };
            self.key(column, key);
            at += value;
            let rest = &self.text[at..end];
            if rest.starts_with(['|', '>']) {
                self.block = Some(indent);
                return;
            }
            break;
        }
        if self.text[at..end].starts_with(['[', '{']) {
            self.flow(at, end);
        }
    }

    fn item(&mut self, indent: usize) {
        while self.levels.last().is_some_and(|level| level.indent() > indent) {
            self.levels.pop();
        }
        match self.levels.last() {
            Some(Level::List { indent: of }) if *of == indent => {}
            _ => self.levels.push(Level::List { indent }),
        }
    }

    /// Closes what is further in than a key at `indent`.
    fn close(&mut self, indent: usize) {
        let is_closed = |level: &Level| match level {
            Level::Map { indent: of, .. } => *of > indent,
            Level::List { indent: of } => *of >= indent,
        };
        while self.levels.last().is_some_and(is_closed) {
            self.levels.pop();
        }
    }

    fn key(&mut self, indent: usize, key: &str) {
        self.close(indent);
        match self.levels.last_mut() {
            Some(Level::Map { indent: of, keys, current }) if *of == indent => {
                keys.push(key.to_owned());
                key.clone_into(current);
            }
            _ => self.levels.push(Level::Map { indent, keys: vec![key.to_owned()], current: key.to_owned() }),
        }
    }

    /// Reads brackets from `at` on, to where they close or the line ends.
    fn flow(&mut self, at: usize, end: usize) {
        let mut signs = self.text[at..end].char_indices().peekable();
        let mut quote: Option<char> = None;
        let mut before = ' ';
        self.token = at;
        while let Some((offset, sign)) = signs.next() {
            let place = at + offset;
            let last = std::mem::replace(&mut before, sign);
            match (quote, sign) {
                (Some('"'), '\\') => drop(signs.next()),
                (Some(of), _) if of == sign => quote = None,
                (Some(_), _) => {}
                (None, '"' | '\'') if self.text[self.token..place].trim().is_empty() => quote = Some(sign),
                (None, '[') => self.open(Flow::List, place),
                (None, '{') => self.open(Flow::Map { keys: Vec::new(), current: None }, place),
                (None, ']' | '}') => {
                    self.flows.pop();
                    self.token = place + 1;
                    if self.flows.is_empty() {
                        return;
                    }
                }
                (None, ',') => {
                    if let Some(Flow::Map { current, .. }) = self.flows.last_mut() {
                        *current = None;
                    }
                    self.token = place + 1;
                }
                (None, ':') => {
                    let is_end =
                        signs.peek().is_none_or(|(_, next)| next.is_whitespace() || ",]}".contains(*next));
                    let key = plain(&self.text[self.token..place]).to_owned();
                    if let (Some(Flow::Map { keys, current: current @ None }), true) =
                        (self.flows.last_mut(), is_end)
                    {
                        keys.push(key.clone());
                        *current = Some(key);
                        self.token = place + 1;
                    }
                }
                (None, '#') if last.is_whitespace() => return,
                (None, _) => {}
            }
        }
    }

    fn open(&mut self, flow: Flow, place: usize) {
        self.flows.push(flow);
        self.token = place + 1;
    }

    /// Reads the line with the place.
    fn last(mut self, start: usize, end: usize) -> Option<Spot> {
        let target = self.target.clamp(start, end);
        if !self.flows.is_empty() {
            self.flow(start, target);
            return self.in_brackets(target, end);
        }
        let line = &self.text[start..end];
        let content = line.trim_start_matches(' ');
        let indent = line.len() - content.len();
        let is_words = self.block.is_some_and(|block| !content.is_empty() && indent > block);
        if is_words || content.starts_with('#') && target > start + indent {
            return None;
        }
        self.block = None;
        let mut at = (start + indent).min(target.max(start));
        let mut is_item = false;
        loop {
            let rest = &self.text[at..end];
            if (rest == "-" || rest.starts_with("- ")) && target > at {
                self.item(at - start);
                is_item = true;
                at += 1;
                let blank = self.text[at..end].len() - self.text[at..end].trim_start().len();
                at = (at + blank).min(target);
                if at == target && blank > 0 && self.text[at..end].trim().is_empty() {
                    break;
                }
                continue;
            }
            match key_of(rest) {
                Some((key, value)) if target > at + rest.find(':').unwrap_or(0) => {
                    self.key(at - start, key);
                    return self.value(at + value, (target, end));
                }
                _ => break,
            }
        }
        if self.text[at..end].starts_with(['[', '{']) && target > at {
            return self.value(at, (target, end));
        }
        self.bare(at, (target, end), (at - start, is_item))
    }

    /// Returns the spot in the value that begins at `at`.
    fn value(mut self, at: usize, (target, end): (usize, usize)) -> Option<Spot> {
        let rest = &self.text[at.min(end)..end];
        if rest.starts_with(['[', '{']) && target > at {
            self.flow(at, target);
            if !self.flows.is_empty() {
                return self.in_brackets(target, end);
            }
            return None;
        }
        let comment = rest.find(" #").map_or(end, |found| at + found);
        if target > comment {
            return None;
        }
        let start = at.min(target);
        let word = trimmed((self.text, start..comment.max(start)), &QUOTES);
        Some(Spot { path: self.path(), part: Part::Value, word, siblings: Vec::new() })
    }

    /// Returns the spot in a word at the start of a line or of an item.
    fn bare(
        mut self,
        at: usize,
        (target, end): (usize, usize),
        (indent, is_item): (usize, bool),
    ) -> Option<Spot> {
        let rest = &self.text[at..end];
        let length = key_of(rest).map_or(rest.len(), |(key, _)| rest.find(key).unwrap_or(0) + key.len());
        let comment = rest.find(" #").unwrap_or(rest.len());
        let word = trimmed(
            (self.text, at..at + length.min(comment).max(target.saturating_sub(at).min(rest.len()))),
            &QUOTES,
        );
        if is_item {
            return Some(Spot { path: self.path(), part: Part::Either, word, siblings: Vec::new() });
        }
        self.close(indent);
        if let Some(Level::Map { indent: of, keys, .. }) = self.levels.last()
            && *of == indent
        {
            let siblings = keys.clone();
            let mut path = self.path();
            path.pop();
            return Some(Spot { path, part: Part::Key, word, siblings });
        }
        let part = if self.levels.is_empty() { Part::Key } else { Part::Either };
        Some(Spot { path: self.path(), part, word, siblings: Vec::new() })
    }

    fn in_brackets(self, target: usize, end: usize) -> Option<Spot> {
        let start = self.token.min(target);
        let rest = &self.text[target..end];
        let stop = target + rest.find([',', ']', '}', ':', '"', '\'']).unwrap_or(rest.len());
        let word = trimmed((self.text, start..stop), &QUOTES);
        let mut path = self.path();
        let (part, siblings) = match self.flows.last()? {
            Flow::Map { keys, current: None } => (Part::Key, keys.clone()),
            Flow::Map { .. } | Flow::List => (Part::Value, Vec::new()),
        };
        for flow in &self.flows {
            match flow {
                Flow::Map { current: Some(key), .. } => path.push(Step::Key(key.clone())),
                Flow::Map { current: None, .. } => {}
                Flow::List => path.push(Step::Item),
            }
        }
        Some(Spot { path, part, word, siblings })
    }

    fn path(&self) -> Vec<Step> {
        let step = |level: &Level| match level {
            Level::Map { current, .. } => Step::Key(current.clone()),
            Level::List { .. } => Step::Item,
        };
        self.levels.iter().map(step).collect()
    }
}

/// Returns the key that a line begins with, and where its value begins.
fn key_of(line: &str) -> Option<(&str, usize)> {
    if line.starts_with(['[', '{', '#']) {
        return None;
    }
    let colon = line.match_indices(':').map(|(at, _)| at).find(|at| {
        let rest = &line[at + 1..];
        rest.is_empty() || rest.starts_with([' ', '\t'])
    })?;
    let value = colon + 1 + (line[colon + 1..].len() - line[colon + 1..].trim_start().len());
    let key = plain(&line[..colon]);
    (!key.is_empty()).then_some((key, value))
}

/// Returns a word without spaces and quotes around it.
fn plain(word: &str) -> &str {
    let word = word.trim();
    let unquoted = |quote: char| word.strip_prefix(quote).and_then(|word| word.strip_suffix(quote));
    unquoted('"').or_else(|| unquoted('\'')).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the spot at the `|` of a text: its path, its part, its word, the keys beside it.
    fn at(text: &str) -> Option<(String, Part, String, String)> {
        let target = text.find('¦')?;
        let text = text.replacen('¦', "", 1);
        let spot = spot(&text, 0..text.len(), target)?;
        let steps: Vec<&str> = spot
            .path
            .iter()
            .map(|step| match step {
                Step::Key(key) => key.as_str(),
                Step::Item => "-",
            })
            .collect();
        Some((steps.join(" "), spot.part, text[spot.word].to_owned(), spot.siblings.join(" ")))
    }

    fn is(text: &str, path: &str, part: Part, word: &str) {
        let found = at(text);
        let found = found.as_ref().map(|(path, part, word, _)| (path.as_str(), *part, word.as_str()));
        assert_eq!(found, Some((path, part, word)), "{text}");
    }

    #[test]
    fn the_way_to_a_place_is_known_in_lines() {
        is("¦", "", Part::Key, "");
        is("ti¦tle: x", "", Part::Key, "title");
        is("title: x\nsum¦", "", Part::Key, "sum");
        is("title: ¦", "title", Part::Value, "");
        is("title: العر¦اق # who", "title", Part::Value, "العراق");
        is("title: \"a ¦b\"", "title", Part::Value, "a b");
        is("actors:\n  - ¦", "actors -", Part::Either, "");
        is("actors:\n- ir¦aq", "actors -", Part::Either, "iraq");
        is("actors:\n  - id: iraq\n    ro¦", "actors -", Part::Key, "ro");
        is("actors:\n  - id: iraq\n    role: sp¦", "actors - role", Part::Value, "sp");
        is("actors:\n  - iraq\nda¦te: 2025", "", Part::Key, "date");
        is("name:\n  ar: ¦", "name ar", Part::Value, "");
        is("name:\n  ¦", "name", Part::Either, "");
        is("summary:\n  - one\n  - tw¦o", "summary -", Part::Either, "two");
        assert_eq!(at("title: x\ndate: 2025\n¦").map(|found| found.3).as_deref(), Some("title date"));
    }

    #[test]
    fn the_way_to_a_place_is_known_in_brackets() {
        is("actors: [¦]", "actors -", Part::Value, "");
        is("actors: [iraq, us¦", "actors -", Part::Value, "us");
        is("actors: [{id: ir¦aq, role: x}]", "actors - id", Part::Value, "iraq");
        is("actors:\n  - {id: iraq, ro¦}", "actors -", Part::Key, "ro");
        is("actors: [\n  iraq,\n  {id: a, role: ¦", "actors - role", Part::Value, "");
        is("dates:\n  - {date: 2025, title: {ar: 'x, y', e¦", "dates - title", Part::Key, "e");
        is("url: https://a.b/¦c", "url", Part::Value, "https://a.b/c");
    }

    #[test]
    fn comments_and_blocks_of_words_are_nothing() {
        assert_eq!(at("# act¦ors"), None);
        assert_eq!(at("note: |\n  actors: ¦"), None);
        is("note: |\n  words\nti¦", "", Part::Key, "ti");
    }

    #[test]
    fn any_text_has_a_spot_or_none() {
        let text = "a: [b, {c: \"d\\\" é'}, - x\n- - y: {}}]\n  z:: ' \n\t- 🙂: |\n #: ,";
        for target in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
            for start in (0..=target).filter(|at| text.is_char_boundary(*at)) {
                if let Some(spot) = spot(text, start..text.len(), target) {
                    let _ = &text[spot.word];
                }
            }
        }
    }
}
