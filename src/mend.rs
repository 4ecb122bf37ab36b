//! Faults put right in the texts that have them, as far as that is certain; and what changes, line by line. In: a site's
//! input, and how it is made ready. Out: the new texts. Writes nothing.

use crate::diag::report::{Certainty, Diagnostic, Edit};
use crate::input::{Content, Input};
use crate::span::FileId;
use std::collections::BTreeMap;

/// How often a text that was put right is looked at again: a fix may bring another fault to light.
const MOST_ROUNDS: usize = 10;
/// How many lines stand around what changes.
const AROUND: usize = 3;
/// The most comparisons of lines; beyond it what lies between the first and the last change is shown whole.
const MOST_COMPARISONS: usize = 4_000_000;

/// A text that is to be put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// Its path.
    pub path: String,
    /// What it says now.
    pub before: String,
    /// What it is to say.
    pub after: String,
}

/// Returns the texts of a site that can be put right for certain, by path, and how many faults are; `diagnose` returns
/// what is wrong with an input. What overlaps is put right one after the other.
pub fn mend(input: &Input, diagnose: &dyn Fn(&Input) -> Vec<Diagnostic>) -> (Vec<Mended>, usize) {
    let mut current = input.clone();
    let mut count = 0;
    for _ in 0..MOST_ROUNDS {
        let found = diagnose(&current);
        let (changes, fixed) = chosen(&found, &current);
        if changes.is_empty() {
            break;
        }
        count += fixed;
        for (file, edits) in changes {
            let text = applied(current.text(file), &edits);
            let path = current.file(file).path.clone();
            current.put(&path, Content::Text(text));
        }
    }
    let changed = input.files.iter().filter_map(|file| {
        let number = current.find_path(&file.path)?;
        let (Content::Text(before), Content::Text(after)) = (&file.content, &current.file(number).content)
        else {
            return None;
        };
        (before != after).then(|| Mended {
            path: file.path.clone(),
            before: before.clone(),
            after: after.clone(),
        })
    });
    (changed.collect(), count)
}

/// Returns the changes of fixes that are certain and touch no text that another one touches, by file; and how many fixes
/// they are of.
fn chosen<'a>(found: &'a [Diagnostic], input: &Input) -> (BTreeMap<FileId, Vec<&'a Edit>>, usize) {
    let mut chosen: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
    let mut count = 0;
    let certain =
        found.iter().filter_map(|of| of.fix.as_ref()).filter(|of| of.certainty == Certainty::Certain);
    for fix in certain {
        let is_there = |edit: &Edit| input.text(edit.span.file).get(edit.span.range()).is_some();
        let is_free = |edit: &Edit| {
            let others = chosen.get(&edit.span.file).into_iter().flatten();
            others
                .into_iter()
                .all(|other| edit.span.end < other.span.start || other.span.end < edit.span.start)
        };
        if !fix.edits.is_empty() && fix.edits.iter().all(|edit| is_there(edit) && is_free(edit)) {
            count += 1;
            fix.edits.iter().for_each(|edit| chosen.entry(edit.span.file).or_default().push(edit));
        }
    }
    (chosen, count)
}

/// Returns a text with changes that do not overlap.
fn applied(text: &str, edits: &[&Edit]) -> String {
    let mut edits = edits.to_vec();
    edits.sort_by_key(|edit| edit.span);
    let mut new = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        new.push_str(&text[at..edit.span.range().start]);
        new.push_str(&edit.text);
        at = edit.span.range().end;
    }
    new.push_str(&text[at..]);
    new
}

/// A line of a change.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Row<'text> {
    Kept(&'text str),
    Gone(&'text str),
    New(&'text str),
}

/// Returns how a text changes, as a unified diff.
#[must_use]
pub fn unified(of: &Mended) -> String {
    let rows = rows(&lines(&of.before), &lines(&of.after));
    let mut diff = format!("--- a/{}\n+++ b/{}\n", of.path, of.path);
    let changes: Vec<usize> =
        rows.iter().enumerate().filter(|(_, row)| !matches!(row, Row::Kept(_))).map(|(at, _)| at).collect();
    let mut from = 0;
    while let Some(first) = changes.get(from).copied() {
        let mut to = from;
        while changes.get(to + 1).is_some_and(|next| next - changes[to] <= 2 * AROUND) {
            to += 1;
        }
        let end = (changes[to] + AROUND + 1).min(rows.len());
        hunk(&rows, first.saturating_sub(AROUND)..end, &mut diff);
        from = to + 1;
    }
    diff
}

fn hunk(rows: &[Row<'_>], range: std::ops::Range<usize>, diff: &mut String) {
    let count = |rows: &[Row<'_>]| {
        let before = rows.iter().filter(|row| !matches!(row, Row::New(_))).count();
        let after = rows.iter().filter(|row| !matches!(row, Row::Gone(_))).count();
        (before, after)
    };
    let (before, after) = count(&rows[..range.start]);
    let (gone, new) = count(&rows[range.clone()]);
    // Where a side has no line of its own, the line before is named.
    let start = |before: usize, own: usize| if own == 0 { before } else { before + 1 };
    diff.push_str(&format!("@@ -{},{gone} +{},{new} @@\n", start(before, gone), start(after, new)));
    for row in &rows[range] {
        let (sign, line) = match row {
            Row::Kept(line) => (' ', line),
            Row::Gone(line) => ('-', line),
            Row::New(line) => ('+', line),
        };
        diff.push(sign);
        diff.push_str(line.strip_suffix('\n').unwrap_or(line));
        diff.push('\n');
        if !line.ends_with('\n') {
            diff.push_str("\\ No newline at end of file\n");
        }
    }
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// Returns the lines of both texts: those that both have once, those that one has where it has them.
fn rows<'text>(before: &[&'text str], after: &[&'text str]) -> Vec<Row<'text>> {
    let same = before.iter().zip(after).take_while(|(one, other)| one == other).count();
    let (one, other) = (&before[same..], &after[same..]);
    let tail = one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count();
    let (one, other) = (&one[..one.len() - tail], &other[..other.len() - tail]);
    let mut rows: Vec<Row<'text>> = before[..same].iter().map(|line| Row::Kept(line)).collect();
    rows.extend(compared(one, other));
    rows.extend(before[before.len() - tail..].iter().map(|line| Row::Kept(line)));
    rows
}

fn compared<'text>(before: &[&'text str], after: &[&'text str]) -> Vec<Row<'text>> {
    let gone = before.iter().map(|line| Row::Gone(line));
    let new = after.iter().map(|line| Row::New(line));
    if before.len().saturating_mul(after.len()) > MOST_COMPARISONS {
        return gone.chain(new).collect();
    }
    // The most lines that both have from each place on.
    let width = after.len() + 1;
    let mut most = vec![0u32; (before.len() + 1) * width];
    for one in (0..before.len()).rev() {
        for other in (0..after.len()).rev() {
            most[one * width + other] = if before[one] == after[other] {
                most[(one + 1) * width + other + 1] + 1
            } else {
                most[(one + 1) * width + other].max(most[one * width + other + 1])
            };
        }
    }
    let mut rows = Vec::with_capacity(before.len() + after.len());
    let (mut one, mut other) = (0, 0);
    while one < before.len() || other < after.len() {
        let is_same = one < before.len() && other < after.len() && before[one] == after[other];
        let takes_one = one < before.len()
            && (other == after.len() || most[(one + 1) * width + other] >= most[one * width + other + 1]);
        if is_same {
            rows.push(Row::Kept(before[one]));
            (one, other) = (one + 1, other + 1);
        } else if takes_one {
            rows.push(Row::Gone(before[one]));
            one += 1;
        } else {
            rows.push(Row::New(after[other]));
            other += 1;
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn diff(before: &str, after: &str) -> String {
        unified(&Mended { path: "x".to_owned(), before: before.to_owned(), after: after.to_owned() })
    }

    #[test]
    fn a_change_is_shown_with_the_lines_around_it() {
        let before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
        assert_eq!(
            diff(before, "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"),
            "--- a/x\n+++ b/x\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n"
        );
        assert_eq!(diff("a\nb\nc\n", "a\nc\n"), "--- a/x\n+++ b/x\n@@ -1,3 +1,2 @@\n a\n-b\n c\n");
        assert_eq!(
            diff("a", "b"),
            "--- a/x\n+++ b/x\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n"
        );
        let far = format!("x\n{before}{before}y\n");
        assert_eq!(diff(&far, &far.replace('x', "z").replace('y', "w")).matches("@@ -").count(), 2);
    }
}
