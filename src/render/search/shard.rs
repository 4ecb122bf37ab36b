//! Words as the text of a file, and sorted words cut into files. In: lines. Out: texts.

use crate::render::search::bits::{LETTERS, spread};

/// The most letters that an entry shares with the one before it.
const MOST_SHARED: usize = 63;

/// One line of a file.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
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
    /// The first word of each file.
    pub firsts: Vec<String>,
}

/// Returns lines, sorted by word, cut into `files` files. The words themselves say where: those that hash lowest
/// begin a file. So another word changes the file that it stands in, and hardly ever where others begin.
#[must_use]
pub fn cut(lines: &[Line<'_>], files: u32) -> Shards {
    let mut begins: Vec<(u32, usize)> =
        lines.iter().enumerate().skip(1).map(|(at, line)| (spread(line.word), at)).collect();
    begins.sort_unstable();
    let mut begins: Vec<usize> = begins.iter().take(files as usize - 1).map(|(_, at)| *at).collect();
    begins.push(0);
    begins.sort_unstable();
    let mut shards = Shards::default();
    for file in 0..files as usize {
        let end = begins.get(file + 1).copied().unwrap_or(lines.len());
        let of = begins.get(file).map_or(&[][..], |start| &lines[*start..end]);
        // A file without lines begins with what no word follows.
        shards.firsts.push(of.first().map_or("\u{ffff}", |line| line.word).to_owned());
        shards.texts.push(text(of));
    }
    shards
}

/// Returns lines as text: of each word only what differs from the word before.
#[must_use]
pub fn text(lines: &[Line<'_>]) -> String {
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

    fn line(word: &str) -> Line<'_> {
        Line { mark: "", word, rest: " x" }
    }

    #[test]
    fn words_are_written_by_what_differs() {
        let shards = cut(&[line("bab"), line("babel"), line("cab")], 1);
        assert_eq!(shards.texts, ["Abab x;Del x;Acab x;"]);
        assert_eq!(shards.firsts, ["bab"]);
    }

    #[test]
    fn one_more_word_changes_one_file() {
        let words: Vec<String> = (0..400).map(|at| format!("w{at:03}")).collect();
        let lines: Vec<Line<'_>> = words.iter().map(|word| line(word)).collect();
        let before = cut(&lines, 8);
        assert_eq!(before.texts.len(), 8);
        let all: usize = before.texts.iter().map(|text| text.matches(';').count()).sum();
        assert_eq!(all, 400);
        let mut more = lines.clone();
        more.insert(200, line("w199a"));
        let after = cut(&more, 8);
        let changed = before.texts.iter().zip(&after.texts).filter(|(a, b)| a != b).count();
        assert_eq!(changed, 1);
    }

    #[test]
    fn there_are_as_many_files_as_planned() {
        assert_eq!(cut(&[line("a")], 4).firsts, ["a", "\u{ffff}", "\u{ffff}", "\u{ffff}"]);
        assert_eq!(cut(&[], 2).texts, ["", ""]);
    }
}
