//! `bad-citation`, where only who knows all sources can tell: brackets that name one behind other words, as Pandoc has
//! it (`[see @id, p. 4]`, `[-@id]`), brackets without the sign (`[id]`), the sign without brackets, and citations where
//! none is read: in titles and corrections.

use crate::check::prose::{Line, for_each_label_of, for_each_line_of};
use crate::diag::code::Code;
use crate::diag::phrase::say;
use crate::diag::report::{Diagnostic, Report};
use crate::input::Input;
use crate::model::graph::Graph;
use std::collections::HashSet;
use std::ops::Range;

/// Reports what is shown as it is written, and names a source.
pub(crate) fn citation(graph: &Graph, input: &Input, report: &mut Report) {
    let ids: HashSet<&str> = graph.sources.iter().map(|source| &*source.slug).collect();
    for entity in graph.entities() {
        for text in graph.texts(entity).into_iter().flat_map(|texts| texts.values()) {
            if input.text(text.file).contains(['@', '[']) {
                for_each_line_of(text, input, &mut |line| in_line(line, &ids, report));
            }
        }
        for_each_label_of(entity, (graph, input), &mut |line| in_value(line, &ids, report));
    }
}

/// Reports citations in a value of front matter, where none is read.
fn in_value(line: &Line<'_>, ids: &HashSet<&str>, report: &mut Report) {
    for range in find_cited(line.text, ids) {
        let span = line.span(&range);
        let message = say!(
            "`{written}` is shown as it is written: no citation is read here",
            written = &line.text[range]
        );
        let help = say!(
            "remove it: key points and the text have citations, `source` of a date names its source, and a correction says it in words"
        );
        report.add(Diagnostic::new(Code::BadCitation, span, message).help(help));
    }
}

/// Returns the citations of known sources in words of which none is read.
fn find_cited(text: &str, ids: &HashSet<&str>) -> Vec<Range<usize>> {
    let each = text.match_indices("[@").filter_map(|(at, _)| {
        let end = at + text[at..].find(']')? + 1;
        find_work(&text[at + 1..end - 1], ids).map(|_| at..end)
    });
    each.collect()
}

fn in_line(line: &Line<'_>, ids: &HashSet<&str>, report: &mut Report) {
    if line.is_value() {
        return in_value(line, ids, report);
    }
    for (range, right) in find_bare(line.text, ids) {
        let span = line.span(&range);
        if !line.is_escaped(span) {
            let message = say!("`{written}` is not a citation", written = &line.text[range]);
            let help = say!("write `{right}`", right);
            report.add(Diagnostic::new(Code::BadCitation, span, message).help(help));
        }
    }
    for (range, right) in find_meant(line.text, ids) {
        let span = line.span(&(range.start..range.start + 1));
        if line.is_escaped(span) {
            continue;
        }
        let span = line.find(&range).unwrap_or(span);
        let message =
            say!("`[{written}]` is not a citation", written = &line.text[range.start + 1..range.end - 1]);
        let help = say!("write `{right}`, and other words outside the brackets", right);
        report.add(Diagnostic::new(Code::BadCitation, span, message).help(help));
    }
}

/// Returns the brackets of one line that hold no others, and what is in them.
fn brackets(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    text.match_indices('[').filter_map(|(at, _)| {
        let inner = &text[at + 1..];
        let end = inner.find(['[', ']', '\n']).filter(|end| inner[*end..].starts_with(']'))?;
        Some((at..at + end + 2, &inner[..end]))
    })
}

/// Returns the brackets that name a source behind other words, and what they would be as a citation.
fn find_meant(text: &str, ids: &HashSet<&str>) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    if !text.contains('@') {
        return found;
    }
    for (range, inner) in brackets(text) {
        // What begins like a citation was looked at where it was read.
        if inner.starts_with('@') {
            continue;
        }
        let works: Vec<&str> = inner.split([';', '؛']).filter_map(|part| find_work(part, ids)).collect();
        if !works.is_empty() {
            found.push((range, format!("[{}]", works.join("; "))));
        }
    }
    found
}

/// Returns what names a source and lacks the sign or the brackets, and what it would be as a citation. Only ids that are
/// no words are looked for: `[statement]` may be meant as it is.
fn find_bare(text: &str, ids: &HashSet<&str>) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let is_known =
        |id: &str| ids.contains(id) && id.contains(|of: char| of.is_numeric() || "-_".contains(of));
    for (range, inner) in brackets(text) {
        let id = |part: &str| part.split([',', '،']).next().is_some_and(|id| is_known(id.trim()));
        let parts: Vec<&str> = inner.split([';', '؛']).map(str::trim).collect();
        if parts.iter().all(|part| id(part)) && !text[range.end..].starts_with(['(', '[', ':']) {
            found.push((range, format!("[@{}]", parts.join("; @"))));
        }
    }
    for (at, _) in text.match_indices('@') {
        let rest = &text[at + 1..];
        let is_part = |of: char| of.is_alphanumeric() || "-_".contains(of);
        let id = rest.split(|of: char| !is_part(of)).next().unwrap_or_default().trim_end_matches('-');
        let is_free = |before: char| before.is_whitespace() || "(«“\"".contains(before);
        let is_inside = text[..at].rfind('[') > text[..at].rfind(']');
        if is_known(id) && !is_inside && text[..at].chars().next_back().is_none_or(is_free) {
            found.push((at..at + 1 + id.len(), format!("[@{id}]")));
        }
    }
    found
}

/// Returns the part of one work from its sign on, where it names a source.
fn find_work<'a>(part: &'a str, ids: &HashSet<&str>) -> Option<&'a str> {
    let signs = part.match_indices('@').map(|(at, _)| at);
    let is_free = |at: &usize| {
        let before = part[..*at].strip_suffix('-').unwrap_or(&part[..*at]);
        before.is_empty() || before.ends_with(char::is_whitespace)
    };
    let names_one = |at: &usize| {
        let rest = &part[at + 1..];
        let end = rest.find(|of: char| of.is_whitespace() || ",،".contains(of)).unwrap_or(rest.len());
        ids.contains(&rest[..end])
    };
    signs.filter(is_free).find(names_one).map(|at| part[at..].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_behind_other_words_is_found_and_addresses_are_not() {
        let ids = HashSet::from(["s", "t-1", "مصدر"]);
        let found = |text: &str| -> Vec<(String, String)> {
            let found = find_meant(text, &ids);
            found.into_iter().map(|(range, right)| (text[range].to_owned(), right)).collect()
        };
        let pair = |written: &str, right: &str| (written.to_owned(), right.to_owned());
        assert_eq!(
            found("X [see @s, p. 4] and [-@s]."),
            [pair("[see @s, p. 4]", "[@s, p. 4]"), pair("[-@s]", "[@s]")]
        );
        assert_eq!(found("[see @s; also @t-1]"), [pair("[see @s; also @t-1]", "[@s; @t-1]")]);
        assert_eq!(found("[انظر @مصدر، ص 4]"), [pair("[انظر @مصدر، ص 4]", "[@مصدر، ص 4]")]);
        for other in ["[@s]", "[mail a@s]", "[a-@s]", "[by @centcom]", "see @s, p. 4", "[see @st]", "[a\n@s]"]
        {
            assert_eq!(found(other), [], "{other}");
        }
    }

    #[test]
    fn an_id_without_sign_or_brackets_is_found_and_words_are_not() {
        let ids = HashSet::from(["s1", "alaraby-1", "statement", "مصدر-١"]);
        let found = |text: &str| -> Vec<(String, String)> {
            let found = find_bare(text, &ids);
            found.into_iter().map(|(range, right)| (text[range].to_owned(), right)).collect()
        };
        let pair = |written: &str, right: &str| (written.to_owned(), right.to_owned());
        assert_eq!(found("So [s1]."), [pair("[s1]", "[@s1]")]);
        assert_eq!(
            found("[s1; alaraby-1, p. 4]"),
            [pair("[s1; alaraby-1, p. 4]", "[@s1; @alaraby-1, p. 4]")]
        );
        assert_eq!(found("(@alaraby-1) و@س"), [pair("@alaraby-1", "[@alaraby-1]")]);
        assert_eq!(found("قال @مصدر-١."), [pair("@مصدر-١", "[@مصدر-١]")]);
        for other in
            ["[statement]", "@statement", "[s1](x)", "[s1]: x", "[s1, s9; no]", "a@s1", "[by @s1]", "[s2]"]
        {
            assert_eq!(found(other), [], "{other}");
        }
        assert_eq!(find_cited("قبل [@s1، ص 4] و[@s9]", &ids).len(), 1);
    }
}
