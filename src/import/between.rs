//! Links from one text of a run to another → links between their briefs. In: prose, the name of its file, and which
//! brief each file becomes. Out: the prose with `[[note]]` and `[words](note.md)` as links to briefs.

use crate::diag::report::Report;
use crate::import::pairing::split_language;
use crate::lang::tag::Lang;
use crate::model::body::{ReferenceDraft, ReferenceKind};
use crate::parse::markdown::parse_body;
use crate::parse::markdown::prose::{Dialect, Prose};
use crate::span::FileId;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The endings of files that a link to another text has.
const ENDINGS: [&str; 4] = ["md", "markdown", "html", "htm"];

/// Which brief each file of a run becomes.
#[derive(Debug, Default)]
pub struct Files {
    /// Ids by path, without language and ending.
    paths: BTreeMap<String, String>,
    /// Ids by the last part of the path: of several files of one name, all.
    names: BTreeMap<String, BTreeSet<String>>,
}

impl Files {
    /// Returns the files of a run: their names, and the ids of their briefs.
    pub fn new<'run>(files: impl Iterator<Item = (&'run str, &'run str)>) -> Self {
        let mut all = Self::default();
        for (name, id) in files {
            let path = bare(name);
            let last = path.rsplit('/').next().unwrap_or_default().to_owned();
            all.names.entry(last).or_default().insert(id.to_owned());
            all.paths.insert(path, id.to_owned());
        }
        all
    }

    /// Returns the brief that a path leads to, from the file `from`.
    fn by_path(&self, path: &str, from: &str) -> Option<&str> {
        let mut parts: Vec<&str> = from.split('/').collect();
        parts.pop();
        for part in path.split('/') {
            match part {
                "" | "." => {}
                ".." => drop(parts.pop()?),
                part => parts.push(part),
            }
        }
        self.paths.get(&bare(&parts.join("/"))).map(String::as_str)
    }

    /// Returns the brief that a note is called by in `[[…]]`: by its path, or by its name where one file alone has it.
    fn by_name(&self, name: &str, from: &str) -> Option<&str> {
        let file = format!("{}.md", name.strip_suffix(".md").unwrap_or(name));
        let by_path = || self.by_path(&file, from).or_else(|| self.by_path(&file, ""));
        let by_name = || {
            let ids = self.names.get(&bare(&file))?;
            ids.first().filter(|_| ids.len() == 1).map(String::as_str)
        };
        by_path().or_else(by_name)
    }
}

/// Returns a file's name without its language and ending, in small letters: notebooks tell no case apart.
fn bare(name: &str) -> String {
    let name = split_language(name).0;
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    stem.to_lowercase()
}

/// Returns the prose of the file `name` with its links to files of the run as links to their briefs; nothing where it has
/// none.
#[must_use]
pub fn linked(body: &str, (name, lang): (&str, Lang), files: &Files) -> Option<String> {
    let prose = Prose { file: FileId(0), source: body, lang, dialect: Dialect::Briefs };
    let mut references = Vec::new();
    parse_body(prose, 0..body.len(), &mut references, &mut Report::new());
    let change =
        |reference: &ReferenceDraft| change(body, reference, |of, kind| find(files, (of, name), kind));
    let mut changes: Vec<(Range<usize>, String)> = references.iter().filter_map(change).collect();
    changes.sort_by_key(|(range, _)| range.start);
    let mut text = String::new();
    let mut last = 0;
    for (range, words) in changes {
        if range.start >= last {
            text.push_str(&body[last..range.start]);
            text.push_str(&words);
            last = range.end;
        }
    }
    (last > 0).then(|| text + &body[last..])
}

fn find<'files>(
    files: &'files Files,
    (target, from): (&str, &str),
    kind: ReferenceKind,
) -> Option<&'files str> {
    match kind {
        ReferenceKind::Wiki => files.by_name(target.trim(), from),
        ReferenceKind::Link if target.contains(':') || target.starts_with('/') => None,
        ReferenceKind::Link => {
            let ending = target.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
            files.by_path(target, from).filter(|_| ending.is_some_and(|of| ENDINGS.contains(&of.as_str())))
        }
        ReferenceKind::Autolink | ReferenceKind::Image | ReferenceKind::Citation => None,
    }
}

/// Returns what is to stand in the place of a link.
fn change<'files>(
    body: &str,
    reference: &ReferenceDraft,
    find: impl Fn(&str, ReferenceKind) -> Option<&'files str>,
) -> Option<(Range<usize>, String)> {
    let range = reference.word.span.range();
    let word = body.get(range.clone()).filter(|word| **word == *reference.word.value)?;
    let at = word.find('#').unwrap_or(word.len());
    let (target, heading) = word.split_at(at);
    if target.is_empty() {
        return None;
    }
    if reference.kind == ReferenceKind::Wiki {
        let id = find(target, reference.kind)?;
        return Some((range.start..range.start + at, id.to_owned()));
    }
    let id = find(&percent_encoding::percent_decode_str(target).decode_utf8_lossy(), reference.kind)?;
    match whole(body, &range) {
        Some((whole, words)) => Some((whole, format!("[[{id}{heading}|{words}]]"))),
        // What `[[…]]` cannot hold stays a link to a file.
        None => Some((range, format!("../{id}/index.md{heading}"))),
    }
}

/// Returns where the whole of `[words](target)` stands, and its words, where `[[…|words]]` can hold them.
fn whole<'body>(body: &'body str, target: &Range<usize>) -> Option<(Range<usize>, &'body str)> {
    let (before, after) = (&body[..target.start], &body[target.end..]);
    let (before, after) = match before.strip_suffix('<') {
        Some(before) => (before, after.strip_prefix('>')?),
        None => (before, after),
    };
    let end = body.len() - after.strip_prefix(')')?.len();
    let before = before.strip_suffix("](")?;
    let start = before.rfind('[')?;
    let words = &before[start + 1..];
    let is_plain = !words.trim().is_empty() && !words.contains(['|', ']', '\\', '\n', '<', '`']);
    (is_plain && !before[..start].ends_with(['!', '\\', '['])).then_some((start..end, words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_between_the_files_of_a_run_lead_to_their_briefs() {
        let files = [
            ("a.md", "2026-01-01-a"),
            ("b.md", "2026-01-02-b"),
            ("فرعي/ملاحظة ثالثة.md", "ثالثة"),
            ("x/same.md", "same"),
            ("y/same.md", "same-2"),
            ("talks/index.ar.md", "talks"),
        ];
        let files = Files::new(files.into_iter());
        let lang = Lang::parse("en").expect("a language");
        for (from, body, wanted) in [
            (
                "a.md",
                "See [[b]] and [x](b.md) and [y](./b.md#h).",
                "See [[2026-01-02-b]] and [[2026-01-02-b|x]] and [[2026-01-02-b#h|y]].",
            ),
            ("a.md", "[[B#h|words]], [[ملاحظة ثالثة|هنا]].", "[[2026-01-02-b#h|words]], [[ثالثة|هنا]]."),
            ("a.md", "[x](<فرعي/ملاحظة ثالثة.md>) [x](فرعي/ملاحظة%20ثالثة.md)", "[[ثالثة|x]] [[ثالثة|x]]"),
            (
                "فرعي/ملاحظة ثالثة.md",
                "[x](../a.md), [*x* `y`](../a.md)",
                "[[2026-01-01-a|x]], [*x* `y`](../2026-01-01-a/index.md)",
            ),
            ("y/other.md", "[[same]] [[x/same]]", "[[same-2]] [[same]]"),
            ("a.md", "[t](talks/index.ar.md)", "[[talks|t]]"),
        ] {
            assert_eq!(linked(body, (from, lang), &files).as_deref(), Some(wanted), "{from}");
        }
        for body in [
            "[[same]]",
            "[[other]] `[[b]]`",
            "[x](https://a.example/b.md) ![b](b.md) [#](#h) [p](b.png)",
            "\\[[b]",
        ] {
            assert_eq!(linked(body, ("a.md", lang), &files), None, "{body}");
        }
    }
}
