//! Which paragraphs of a translation are older than the original. In: the original's blocks, and the
//! fingerprint that was recorded when it was translated. Out: a [`Standing`].
//!
//! A revision is the fingerprints of the original's title with its summary, and of each of its blocks, in
//! order, separated by spaces: eight hexadecimal digits each, of the BLAKE3 hash of the words with white
//! space folded.

use crate::diag::code::Code;
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
    let recorded: Vec<&str> = written.value.split_whitespace().collect();
    let is_print = |part: &&str| part.len() == 8 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    if recorded.is_empty() || !recorded.iter().all(is_print) {
        let message = format!("`{}` is no revision", written.value);
        let help = format!("write the original's fingerprint: `{}`", revision(original, source));
        report.add(Diagnostic::new(Code::UnknownValue, written.span, message).help(help));
        return Standing::Current;
    }
    let current = fingerprints(original, source);
    if current == recorded {
        return Standing::Current;
    }
    Standing::Outdated { blocks: changed_blocks(&current, &recorded) }
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
    fn moved_blocks_are_not_changed_blocks() {
        let current: Vec<String> = ["head", "b", "a", "new", "a"].map(String::from).to_vec();
        assert_eq!(changed_blocks(&current, &["head", "a", "b"]), [2, 3]);
        assert_eq!(changed_blocks(&current, &["old", "a", "b", "new", "a"]), [0u32; 0]);
    }
}
