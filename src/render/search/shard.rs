//! Terms cut into files. In: sorted entries. Out: as many texts as were planned, and what each begins with, so that
//! a browser knows which to load.

use crate::render::search::number::LETTERS;

/// The most letters that an entry shares with the one before it.
const MOST_SHARED: usize = 63;

/// One line of a file.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// By what it is found.
    pub key: &'a str,
    /// What is written of it before its word.
    pub mark: &'a str,
    /// Its word.
    pub word: &'a str,
    /// What is written of it after its word.
    pub rest: &'a str,
}

/// Files of lines.
#[derive(Debug, Default)]
pub struct Shards {
    /// The text of each file.
    pub texts: Vec<String>,
    /// The first key of each file; with a `!` where lines of the same key end the file before it.
    pub firsts: Vec<String>,
}

/// Returns the lines, sorted by key and word, cut into `files` files of about the same size, between keys
/// where that is possible.
#[must_use]
pub fn cut(lines: &[Line<'_>], files: u32) -> Shards {
    let size = |line: &Line<'_>| line.word.len() + line.rest.len() + 4;
    let mut left: usize = lines.iter().map(size).sum();
    let mut shards = Shards::default();
    let mut at = 0;
    for file in 0..files as usize {
        let most = left.div_ceil(files as usize - file);
        let is_last = file + 1 == files as usize;
        let start = at;
        let mut taken = 0;
        while let Some(line) = lines.get(at) {
            let is_new_key = at > start && lines[at - 1].key != line.key;
            if !is_last && (taken >= 2 * most || (taken >= most && is_new_key)) {
                break;
            }
            taken += size(line);
            at += 1;
        }
        left -= taken;
        shards.firsts.push(first(lines, start));
        shards.texts.push(text(&lines[start..at]));
    }
    shards
}

/// Returns what the file whose first line is `at` begins with; a file without lines, with what no key follows.
fn first(lines: &[Line<'_>], at: usize) -> String {
    match lines.get(at) {
        None => "\u{7f}".to_owned(),
        Some(line) if at > 0 && lines[at - 1].key == line.key => format!("{}!", line.key),
        Some(line) => line.key.to_owned(),
    }
}

/// Returns lines as text: of each word only what differs from the word before.
fn text(lines: &[Line<'_>]) -> String {
    let mut text = String::new();
    let mut before = "";
    for line in lines {
        let (units, bytes) = shared(before, line.word);
        text.push(char::from(LETTERS[units]));
        text.push_str(line.mark);
        text.push_str(&line.word[bytes..]);
        text.push_str(line.rest);
        text.push(';');
        before = line.word;
    }
    text
}

/// Returns how many UTF-16 units, as browsers count, and how many bytes two words share at their beginning.
fn shared(a: &str, b: &str) -> (usize, usize) {
    let (mut units, mut bytes) = (0, 0);
    for (of_a, of_b) in a.chars().zip(b.chars()) {
        if of_a != of_b || units + of_a.len_utf16() > MOST_SHARED {
            break;
        }
        units += of_a.len_utf16();
        bytes += of_a.len_utf8();
    }
    (units, bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line<'a>(key: &'a str, word: &'a str) -> Line<'a> {
        Line { key, mark: "", word, rest: " x" }
    }

    #[test]
    fn words_are_written_by_what_differs() {
        let shards = cut(&[line("b", "bab"), line("b", "babel"), line("c", "cab")], 1);
        assert_eq!(shards.texts, ["Abab x;Del x;Acab x;"]);
        assert_eq!(shards.firsts, ["b"]);
    }

    #[test]
    fn files_are_cut_between_keys_and_there_are_as_many_as_planned() {
        let lines = [line("a", "aa"), line("b", "ba"), line("b", "bb"), line("c", "ca")];
        let shards = cut(&lines, 4);
        assert_eq!(shards.firsts, ["a", "b", "c", "\u{7f}"]);
        assert_eq!(cut(&lines, 6).texts.len(), 6);
        assert_eq!(cut(&[], 2).firsts, ["\u{7f}", "\u{7f}"]);
        let long: Vec<Line<'_>> = (0..9).map(|_| line("k", "kk")).collect();
        assert_eq!(cut(&long, 3).firsts[..2], ["k", "k!"]);
    }
}
