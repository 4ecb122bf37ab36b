//! Documents that answer to a word, in any of their names.

use crate::desk::site::{Desk, Entry};
use crate::ide::complete::item::{Item, ItemKind};
use crate::lang::fold::fold;
use std::ops::Range;

/// The most that are offered at once.
const MOST: usize = 100;

/// Returns the documents of a kind that answer to `word`, the nearest first; all where nothing is typed.
pub(super) fn documents<'desk>(
    desk: &'desk Desk,
    word: &str,
    is_wanted: impl Fn(&Entry) -> bool,
) -> Vec<&'desk Entry> {
    let folded = fold(word.trim());
    let near = |entry: &'desk Entry| Some((entry.find_nearness(&folded)?, entry));
    let wanted = desk.entries.iter().filter(|entry| is_wanted(entry));
    let mut found: Vec<_> = wanted.filter_map(near).collect();
    found.sort_by_key(|(nearness, entry)| (*nearness, &entry.id));
    found.into_iter().map(|(_, entry)| entry).take(MOST).collect()
}

/// Returns a document as something that is offered; what was typed is part of what typed words are compared with, so
/// that an editor does not hide what answers in another spelling.
pub(super) fn document(entry: &Entry, word: &str, replace: Range<usize>) -> Item {
    let names = entry.names[..entry.own].join(" · ");
    let mut filter = String::new();
    for part in std::iter::once(word).chain([&*entry.id]).chain(entry.names.iter().map(|name| &**name)) {
        if !part.is_empty() {
            filter.push_str(if filter.is_empty() { "" } else { " " });
            filter.push_str(part);
        }
    }
    let item = Item { filter, ..Item::new(&entry.id, ItemKind::Document, replace) };
    if names.is_empty() { item } else { item.detail(names) }
}
