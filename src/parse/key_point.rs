//! Names of key points. In: a key point as written. Out: its name, `{#name}` at its end, and its words without it.

use crate::diag::code::Code;
use crate::diag::phrase::say;
use crate::diag::report::{Diagnostic, Report};
use crate::parse::draft::{KeyPointDraft, TextDraft};
use crate::span::{Span, Word};

/// Returns the name that a key point ends in, and the rest of it. What stands in braces with `#` and is no name is
/// said in the report, and left out of the words. `source` is the text of the file.
pub(crate) fn split_name(line: Word, source: &str, report: &mut Report) -> (Option<Word>, Word) {
    let Some((words, name)) = find_name(&line.value) else {
        if let Some(name) = find_early_name(&line.value) {
            let message = say!("`{name}` names a key point only at its end", name = format!("{{#{name}}}"));
            let help = say!("put it behind the citation");
            report.add(Diagnostic::new(Code::BadId, place(&line, source, name), message).help(help));
        }
        return (None, line);
    };
    let span = place(&line, source, name);
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let name = if !name.is_empty() && name.chars().all(is_plain) {
        Some(Word::new(name.to_owned(), span))
    } else {
        let message = say!("`{name}` is no name for a key point", name);
        let help = say!("write letters, digits, `-` and `_`: `{#withdrawal-date}`");
        report.add(Diagnostic::new(Code::BadId, span, message).help(help));
        None
    };
    let words = words.trim_end().to_owned();
    (name, Word::new(words, line.span))
}

/// Returns what stands before `{#name}` at the end of a line, and the name.
fn find_name(line: &str) -> Option<(&str, &str)> {
    let rest = line.trim_end().strip_suffix('}')?;
    let (words, name) = rest.rsplit_once("{#")?;
    (!name.contains(['{', '}'])).then_some((words, name.trim()))
}

/// Returns the name that stands before the citations that a line ends in.
fn find_early_name(line: &str) -> Option<&str> {
    let (_, rest) = line.rsplit_once("{#")?;
    let (name, behind) = rest.split_once('}')?;
    let mut behind = behind.trim_matches(|c: char| c.is_whitespace() || ".،,؛;".contains(c));
    let is_cited = behind.starts_with("[@");
    while let Some((_, next)) = behind.strip_prefix("[@").and_then(|rest| rest.split_once(']')) {
        behind = next.trim_start();
    }
    (is_cited && behind.is_empty() && !name.contains(['{', '['])).then_some(name.trim())
}

/// Returns where a name stands; all of the line where the file has it in another form.
fn place(line: &Word, source: &str, name: &str) -> Span {
    let written = source.get(line.span.range()).unwrap_or_default();
    match written.rfind(&format!("{{#{name}}}")) {
        Some(at) => {
            let start = line.span.start as usize + at;
            Span::new(line.span.file, start, start + name.len() + 3)
        }
        None => line.span,
    }
}

/// Reports names that two key points of the original share, and names in translations that the original does not
/// give to the key point of the same number, or where there is another number of them, to none: a name is a fact.
pub(crate) fn check_names(texts: &[TextDraft], report: &mut Report) {
    let Some((original, translations)) = texts.split_first() else { return };
    let names = |point: &KeyPointDraft| point.name.clone();
    let own: Vec<Word> = original.summary.iter().filter_map(names).collect();
    for (at, name) in own.iter().enumerate() {
        let is_same = |other: &&Word| other.value.to_lowercase() == name.value.to_lowercase();
        if let Some(first) = own[..at].iter().find(is_same) {
            let message = say!("two key points are called `{name}`", name = &name.value);
            let diagnostic = Diagnostic::new(Code::DuplicateId, name.span, message);
            report.add(diagnostic.help(say!("choose another name")).label(first.span, say!("the first")));
        }
    }
    let points = translations.iter().flat_map(|text| {
        let has_all = text.summary.len() == original.summary.len();
        text.summary.iter().enumerate().map(move |(at, point)| (has_all, at, point))
    });
    for (has_all, at, point) in points {
        let Some(name) = &point.name else { continue };
        let first = original.summary.get(at).and_then(|point| point.name.as_ref());
        let is_same = first.is_some_and(|first| first.value == name.value);
        if is_same || !has_all && original.find_named(point).is_some() {
            continue;
        }
        let message = say!(
            "key point {number} is not called `{name}` in the original",
            number = at + 1,
            name = &name.value,
        );
        let diagnostic = Diagnostic::new(Code::ContradictingFact, name.span, message);
        let help = say!("write names of key points in the original, and remove them here");
        let diagnostic = diagnostic.help(help);
        report.add(match first {
            Some(first) => diagnostic.label(first.span, say!("the original's")),
            None => diagnostic,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_at_the_end() {
        assert_eq!(find_name("Two days [@a]. {#talks}"), Some(("Two days [@a]. ", "talks")));
        assert_eq!(find_name("نقطة {#الموعد} "), Some(("نقطة ", "الموعد")));
        assert_eq!(find_name("{#x} first"), None);
        assert_eq!(find_name("a {b} c}"), None);
        assert_eq!(find_name("set {#a {b}}"), None);
        assert_eq!(find_early_name("Two days {#talks} [@a]."), Some("talks"));
        assert_eq!(find_early_name("نقطة {#x} [@a; @b][@c]"), Some("x"));
        assert_eq!(find_early_name("a {#x} word [@a]"), None);
        assert_eq!(find_early_name("a {#x}."), None);
    }
}
