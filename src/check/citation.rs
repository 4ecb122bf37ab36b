//! `bad-citation`, where only who knows all sources can tell: brackets that name one behind other words, as Pandoc has
//! it: `[see @id, p. 4]`, `[-@id]`.

use crate::check::prose::{Line, for_each_line_of};
use crate::diag::code::Code;
use crate::diag::phrase::say;
use crate::diag::report::{Diagnostic, Report};
use crate::input::Input;
use crate::model::graph::Graph;
use std::collections::HashSet;
use std::ops::Range;

/// Reports brackets that are shown as they are written, and name a source.
pub(crate) fn citation(graph: &Graph, input: &Input, report: &mut Report) {
    let ids: HashSet<&str> = graph.sources.iter().map(|source| &*source.slug).collect();
    let texts = graph.entities().into_iter().filter_map(|id| graph.texts(id));
    for text in texts.flat_map(|texts| texts.values()).filter(|text| input.text(text.file).contains('@')) {
        for_each_line_of(text, input, &mut |line| in_line(line, &ids, report));
    }
}

fn in_line(line: &Line<'_>, ids: &HashSet<&str>, report: &mut Report) {
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

/// Returns the brackets that name a source behind other words, and what they would be as a citation.
fn find_meant(text: &str, ids: &HashSet<&str>) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    if !text.contains('@') {
        return found;
    }
    for (at, _) in text.match_indices('[') {
        let inner = &text[at + 1..];
        let Some(end) = inner.find(['[', ']', '\n']).filter(|end| inner[*end..].starts_with(']')) else {
            continue;
        };
        let inner = &inner[..end];
        // What begins like a citation was looked at where it was read.
        if inner.starts_with('@') {
            continue;
        }
        let works: Vec<&str> = inner.split([';', '؛']).filter_map(|part| find_work(part, ids)).collect();
        if !works.is_empty() {
            found.push((at..at + end + 2, format!("[{}]", works.join("; "))));
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
}
