//! Ids of headings. In: what the author wrote in `{#id}`, or the heading's words. Out: ids that are unique in
//! the file when case is ignored and clash with no anchor of ours.

use crate::lang::slug::slugify;
use crate::model::body::{Inline, plain_text};
use std::collections::{BTreeMap, BTreeSet};

/// The ids given in one file.
#[derive(Debug, Default)]
pub(crate) struct HeadingIds {
    taken: BTreeSet<String>,
    /// The last number that each id was given with.
    numbers: BTreeMap<String, usize>,
}

impl HeadingIds {
    /// Returns the id for a heading, and whether the author wrote it.
    pub(crate) fn give(&mut self, written: Option<&str>, words: &[Inline]) -> (Box<str>, bool) {
        let is_plain = |id: &&str| {
            !id.is_empty() && id.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
        };
        let written = written.filter(is_plain);
        let id = match written {
            Some(id) => id.to_owned(),
            None => slugify(&plain_text(words, &|_| "")),
        };
        let base = if is_ours(&id) { format!("h-{id}") } else { id };
        let mut id = base.clone();
        let number = self.numbers.entry(base.to_lowercase()).or_insert(1);
        while !self.taken.insert(id.to_lowercase()) {
            *number += 1;
            id = format!("{base}-{number}");
        }
        (id.into(), written.is_some())
    }
}

/// Returns whether an id was given another number than none because a heading before has it.
pub(crate) fn is_numbered(given: &str, written: &str) -> bool {
    given.strip_prefix("h-").unwrap_or(given) != written && given != written
}

/// Returns whether an id could be one of ours: `p1`, `p-…`, `b1`, `e1`, `fn-…`, `s-…`, `c-1-1`, `correction-2025-11-10`, or of the page around it.
fn is_ours(id: &str) -> bool {
    let numbered = |prefix: &str| {
        id.strip_prefix(prefix)
            .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()))
    };
    numbered("p")
        || numbered("b")
        || numbered("e")
        || id.starts_with("fn-")
        || id.starts_with("p-")
        || id.starts_with("s-")
        || id.strip_prefix("c-").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        || id.strip_prefix("correction-").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        || id.starts_with("fnref-")
        || matches!(
            id,
            "main"
                | "points"
                | "sources"
                | "actors"
                | "dates"
                | "related"
                | "backlinks"
                | "corrections"
                | "body"
                | "top"
                | "nav"
                | "statements"
                | "briefs"
                | "events"
                | "places"
                | "topics"
                | "together"
                | "positions"
                | "over-time"
                | "tenures"
                | "footnotes"
        )
}
