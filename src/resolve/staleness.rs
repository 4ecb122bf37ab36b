//! Which paragraphs of a translation are older than the original. In: the original's blocks, and the
//! fingerprint that was recorded when it was translated. Out: a [`Standing`].
//!
//! A revision is the fingerprints of the original's title with its summary, and of each of its blocks, in
//! order, separated by spaces: eight hexadecimal digits each, of the BLAKE3 hash of the words with white
//! space folded.

use crate::diag::code::Code;
use crate::diag::phrase::say;
use crate::diag::report::{Diagnostic, Report};
use crate::model::brief::Standing;
use crate::parse::draft::{KeyPointDraft, TextDraft};
use crate::span::Word;
use std::collections::BTreeMap;

/// Returns the fingerprint of an original: what `revision` holds in a translation that is current.
/// `source` is the text of its file.
#[must_use]
pub fn revision(text: &TextDraft, source: &str) -> String {
    fingerprints(text, source).join(" ")
}

/// What changed in an original since it was translated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Whether its title or its key points did.
    pub head: bool,
    /// The numbers of its blocks that are new or worded anew.
    pub blocks: Vec<u32>,
    /// For each block, the number it had when it was translated, by its words or by its neighbours; nothing where it is
    /// new.
    pub was: Vec<Option<usize>>,
    /// How many blocks there were then.
    pub then: usize,
    /// Whether anything did; where nothing else is named here, blocks were only moved.
    pub any: bool,
}

/// Returns what changed in `original`, whose file has the text `source`, since the revision `recorded`; nothing where
/// that is no revision.
#[must_use]
pub fn changes(recorded: &str, original: &TextDraft, source: &str) -> Option<Changes> {
    let recorded = read_revision(recorded)?;
    let current = fingerprints(original, source);
    let blocks = changed_blocks(&current, &recorded);
    let any = current != recorded;
    let was = if any {
        former_numbers(&current[1..], &recorded[1..])
    } else {
        (1..current.len()).map(|at| Some(at - 1)).collect()
    };
    Some(Changes { head: current[0] != recorded[0], was, then: recorded.len() - 1, any, blocks })
}

/// The most comparisons of one pair of revisions; beyond it blocks keep their numbers.
const MOST_COMPARISONS: usize = 250_000;

/// Returns the number that each block had among those recorded: equal ones in order, then equal ones that were moved,
/// then, between two that stayed, one changed block after the other.
fn former_numbers(current: &[String], recorded: &[&str]) -> Vec<Option<usize>> {
    if current.len().saturating_mul(recorded.len()) > MOST_COMPARISONS {
        return (0..current.len()).map(|at| Some(at).filter(|at| *at < recorded.len())).collect();
    }
    let mut was = in_order(current, recorded);
    let mut is_taken = vec![false; recorded.len()];
    was.iter().flatten().for_each(|at| is_taken[*at] = true);
    let stayed = was.clone();
    for (at, print) in current.iter().enumerate().filter(|(at, _)| stayed[*at].is_none()) {
        let moved = (0..recorded.len()).find(|of| !is_taken[*of] && recorded[*of] == print);
        let from = stayed[..at].iter().rev().flatten().next().map_or(0, |of| of + 1);
        let to = stayed[at..].iter().flatten().next().copied().unwrap_or(recorded.len());
        let is_elsewhere = |of: usize| current.iter().any(|print| print == recorded[of]);
        let changed = || (from..to).find(|of| !is_taken[*of] && !is_elsewhere(*of));
        was[at] = moved.or_else(changed);
        if let Some(of) = was[at] {
            is_taken[of] = true;
        }
    }
    was
}

/// Returns the longest run of equal blocks that kept their order.
fn in_order(current: &[String], recorded: &[&str]) -> Vec<Option<usize>> {
    let width = recorded.len() + 1;
    let mut best = vec![0usize; (current.len() + 1) * width];
    for one in (0..current.len()).rev() {
        for other in (0..recorded.len()).rev() {
            best[one * width + other] = if current[one] == recorded[other] {
                best[(one + 1) * width + other + 1] + 1
            } else {
                best[(one + 1) * width + other].max(best[one * width + other + 1])
            };
        }
    }
    let mut was = vec![None; current.len()];
    let (mut one, mut other) = (0, 0);
    while one < current.len() && other < recorded.len() {
        if current[one] == recorded[other] {
            was[one] = Some(other);
            (one, other) = (one + 1, other + 1);
        } else if best[(one + 1) * width + other] >= best[one * width + other + 1] {
            one += 1;
        } else {
            other += 1;
        }
    }
    was
}

/// Returns the fingerprints of a revision; nothing where it is none.
fn read_revision(recorded: &str) -> Option<Vec<&str>> {
    let parts: Vec<&str> = recorded.split_whitespace().collect();
    let is_print = |part: &&str| part.len() == 8 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    (!parts.is_empty() && parts.iter().all(is_print)).then_some(parts)
}

fn fingerprints(text: &TextDraft, source: &str) -> Vec<String> {
    let title = text.title.iter().map(|title| title.value.as_str());
    let slice = |range: std::ops::Range<usize>| source.get(range).unwrap_or_default();
    let points: Vec<String> =
        text.summary.iter().map(|point| without_name(point, slice(point.span.range()))).collect();
    let head = fingerprint(title.chain(points.iter().map(String::as_str)));
    let blocks = text.body.blocks.iter().map(|block| fingerprint(std::iter::once(slice(block.span.range()))));
    std::iter::once(head).chain(blocks).collect()
}

/// Returns a key point as written, without its name: to name it changes nothing that a translator reads.
fn without_name(point: &KeyPointDraft, written: &str) -> String {
    let name = point.name.as_ref().map(|name| format!("{{#{}}}", name.value));
    match name.and_then(|name| written.rsplit_once(&name)) {
        Some((before, after)) => format!("{}{after}", before.trim_end()),
        None => written.to_owned(),
    }
}

fn fingerprint<'text>(parts: impl Iterator<Item = &'text str>) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        for word in part.split_whitespace() {
            hasher.update(word.as_bytes());
            hasher.update(b" ");
        }
        hasher.update(b"\n");
    }
    hasher.finalize().to_hex()[..8].to_owned()
}

/// Returns how a translation stands to `original`, whose file has the text `source`. Without a revision
/// nothing says that it is behind.
pub(crate) fn standing(
    written: Option<&Word>,
    original: &TextDraft,
    source: &str,
    report: &mut Report,
) -> Standing {
    let Some(written) = written else { return Standing::Current };
    let Some(recorded) = read_revision(&written.value) else {
        let message = say!("`{revision}` is no revision", revision = &written.value);
        let right = revision(original, source);
        let help = say!("write the original's fingerprint: `{right}`", right);
        report.add(Diagnostic::new(Code::UnknownValue, written.span, message).help(help));
        return Standing::Current;
    };
    let current = fingerprints(original, source);
    if current == recorded {
        return Standing::Current;
    }
    Standing::Outdated { head: current[0] != recorded[0], blocks: changed_blocks(&current, &recorded) }
}

/// Returns the numbers of the blocks that were not there when the translation was made. Equal blocks count
/// as often as they stand; a change of the title or the summary has no block.
fn changed_blocks(current: &[String], recorded: &[&str]) -> Vec<u32> {
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for print in recorded.iter().skip(1) {
        *known.entry(print).or_default() += 1;
    }
    let mut changed = Vec::new();
    for (number, print) in (0u32..).zip(&current[1..]) {
        match known.get_mut(print.as_str()) {
            Some(left) if *left > 0 => *left -= 1,
            Some(_) | None => changed.push(number),
        }
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_known_by_their_words_and_their_neighbours() {
        let was = |current: &str, recorded: &str| {
            let current: Vec<String> = current.split(' ').map(String::from).collect();
            former_numbers(&current, &recorded.split(' ').collect::<Vec<_>>())
        };
        assert_eq!(was("a B c d", "a b c"), [Some(0), Some(1), Some(2), None]);
        assert_eq!(was("new a b", "a b"), [None, Some(0), Some(1)]);
        assert_eq!(was("b a", "a b"), [Some(1), Some(0)]);
        assert_eq!(was("a c", "a b c"), [Some(0), Some(2)]);
        assert_eq!(was("A B c", "a b c"), [Some(0), Some(1), Some(2)]);
        assert_eq!(was("a a a", "a a"), [Some(0), Some(1), None]);
    }

    #[test]
    fn moved_blocks_are_not_changed_blocks() {
        let current: Vec<String> = ["head", "b", "a", "new", "a"].map(String::from).to_vec();
        assert_eq!(changed_blocks(&current, &["head", "a", "b"]), [2, 3]);
        assert_eq!(changed_blocks(&current, &["old", "a", "b", "new", "a"]), [0u32; 0]);
    }
}
