//! `foreign-punctuation`: marks of one script behind letters of the other.

use crate::check::prose::{Line, MARK};
use crate::diag::code::Code;
use crate::diag::phrase::say;
use crate::diag::report::{Diagnostic, Edit, Fix};
use crate::lang::fold::is_invisible;
use crate::lang::transliteration::Script;
use unicode_normalization::char::is_combining_mark;

/// The marks of both scripts: Latin, Arabic.
const PAIRS: [(char, char); 3] = [(',', '،'), (';', '؛'), ('?', '؟')];
/// The languages whose prose has the marks of the Arabic script.
const ARABIC_MARKS: [&str; 8] = ["ar", "arz", "fa", "ur", "ckb", "ps", "ug", "sd"];

/// Adds every mark in a line that stands behind a letter of the language, and is of the other script.
pub(crate) fn punctuation(line: &Line<'_>, found: &mut Vec<Diagnostic>) {
    let script = if ARABIC_MARKS.contains(&line.lang.language()) { Script::Arabic } else { Script::Latin };
    let has_any = |bytes: &[u8]| match script {
        Script::Arabic => bytes.iter().fold(false, |found, byte| found | matches!(byte, b',' | b';' | b'?')),
        // The first byte of each of them.
        Script::Latin => bytes.iter().fold(false, |found, byte| found | (*byte == 0xd8)),
    };
    if !has_any(line.text.as_bytes()) {
        return;
    }
    for (at, mark) in line.text.char_indices() {
        let Some(right) = counterpart(mark, script) else { continue };
        let range = at..at + mark.len_utf8();
        let (before, after) = (&line.text[..at], &line.text[range.end..]);
        let is_own = letter_before(before).is_some_and(|letter| is_of(letter, script));
        if !is_own || !ends_here(after) || is_address(before, after) {
            continue;
        }
        let Some(span) = line.find(&range).filter(|span| !line.is_escaped(*span)) else { continue };
        let message = match script {
            Script::Arabic => say!("`{mark}` is no mark of the Arabic script", mark),
            Script::Latin => say!("`{mark}` is a mark of the Arabic script", mark),
        };
        let edit = Edit { span, text: right.to_string() };
        let fix = Fix::certain(say!("write `{right}`", right), vec![edit]);
        let diagnostic = Diagnostic::new(Code::ForeignPunctuation, span, message);
        found.push(diagnostic.help(say!("write `{right}`", right)).fix(fix));
    }
}

fn counterpart(mark: char, script: Script) -> Option<char> {
    let of = |(latin, arabic): &(char, char)| match script {
        Script::Arabic => (*latin, *arabic),
        Script::Latin => (*arabic, *latin),
    };
    PAIRS.iter().map(of).find(|(wrong, _)| *wrong == mark).map(|(_, right)| right)
}

/// Returns the letter that a mark stands behind: closing quotation marks, parentheses and citations are passed over.
fn letter_before(text: &str) -> Option<char> {
    let is_passed = |letter: &char| {
        matches!(*letter, '»' | '”' | '’' | '"' | ')' | ']' | '*' | MARK)
            || is_combining_mark(*letter)
            || is_invisible(*letter)
    };
    let text = if text.ends_with(MARK) { text.trim_end_matches([MARK, ' ']) } else { text };
    text.chars().rev().find(|letter| !is_passed(letter)).filter(|letter| letter.is_alphabetic())
}

fn is_of(letter: char, script: Script) -> bool {
    match script {
        Script::Arabic => {
            matches!(letter, '\u{620}'..='\u{64a}' | '\u{66e}'..='\u{6d3}' | '\u{6fa}'..='\u{6ff}')
        }
        Script::Latin => letter.is_ascii_alphabetic() || matches!(letter, '\u{c0}'..='\u{24f}'),
    }
}

/// Returns whether a sentence or a part of one ends before `after`: nothing of a word goes on there but a letter of
/// the language itself.
fn ends_here(after: &str) -> bool {
    let next = after.chars().next();
    next.is_none_or(|next| {
        !next.is_ascii_alphanumeric() && !matches!(next, '=' | '&' | '/' | '_' | '-' | '%')
    })
}

/// Returns whether a mark stands inside an address that is written out.
fn is_address(before: &str, after: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let goes_on = after.chars().next().is_some_and(|next| !next.is_whitespace());
    (word.contains("://") || word.starts_with("www.")) && goes_on
}
