//! Terms in files. In: terms with their lists. Out: files of terms, each found by the skeleton of its stem, and files
//! of lists that are too long to stand there, so that who looks for a word loads no list of another.

use crate::lang::skeleton::skeleton;
use crate::lang::stem::stem;
use crate::plan::search::SearchLayout;
use crate::render::search::bits::{letters, spread, sum};
use crate::render::search::postings::Postings;
use crate::render::search::shard::{Line, text};
use rayon::prelude::*;

/// How many letters a list has at most that stands beside its term.
const SHORT: usize = 48;
/// By how many letters the file of a long list is known.
const FILE: u32 = 3;
/// By how many letters a long list is known in its file.
const ID: usize = 6;

/// How many terms are looked at on all cores at once: what comes of them takes much more room before it is in its place.
const AT_ONCE: usize = 16_384;

/// Terms, each with its list.
pub type Terms = Vec<Term>;

/// A term with its list.
pub type Term = (Box<str>, Postings);

/// The texts of the files.
#[derive(Debug)]
pub struct Dictionary {
    /// Of terms.
    pub terms: Vec<String>,
    /// Of long lists.
    pub lists: Vec<String>,
}

/// A term as it stands in a file.
struct Entry {
    file: usize,
    key: Box<str>,
    word: Box<str>,
    rest: Box<str>,
}

/// A long list, by its file and what it is known by there.
type Long<'a> = (usize, String, &'a str);

/// A term's own entry, the one under which it is found as well, and where its list is if that is long.
type Seen = (Entry, Option<Entry>, Option<(usize, String)>);

/// Returns the files of these terms, each with what it is found under as well, and of what results are narrowed by.
#[must_use]
pub fn dictionary(
    (terms, facets): (&Terms, &Terms),
    others: &[Option<&str>],
    layout: &SearchLayout,
) -> Dictionary {
    let seen = |((term, postings), other): (&Term, Option<&str>)| {
        let (rest, long) = placed(other.unwrap_or(term), &postings.text, layout);
        let own_key = key(term);
        let other = other.map(|other| (key(other), other));
        // Where both are looked for under one key, one line does: a mark for each letter that is written onto it.
        let marks = other.as_ref().filter(|(key, _)| *key == own_key);
        let marks = marks.map_or(0, |(_, other)| term.chars().count() - other.chars().count());
        let other = other.filter(|_| marks == 0);
        let own = entry(own_key, format!("{term}{}", "^".repeat(marks)), &rest, layout);
        (own, other.map(|(key, other)| entry(key, format!("{other}~"), &rest, layout)), long)
    };
    let of_terms = terms.iter().zip(others.iter().copied());
    let all: Vec<(&Term, Option<&str>)> = of_terms.chain(facets.iter().map(|facet| (facet, None))).collect();
    let mut entries = Vec::new();
    let mut long: Vec<Long<'_>> = Vec::new();
    for some in all.chunks(AT_ONCE) {
        let seen: Vec<Seen> = some.par_iter().copied().map(seen).collect();
        for ((own, other, list), ((_, postings), _)) in seen.into_iter().zip(some) {
            entries.push(own);
            entries.extend(other);
            long.extend(list.map(|(file, id)| (file, id, &*postings.text)));
        }
    }
    rayon::join(
        || {
            entries.par_sort_unstable_by(|a, b| {
                (a.file, &a.key, &a.word, &a.rest).cmp(&(b.file, &b.key, &b.word, &b.rest))
            });
        },
        || long.par_sort_unstable(),
    );
    Dictionary {
        terms: in_files(&entries, layout.term_files, |entry| entry.file, of_entries),
        lists: in_files(&long, layout.list_files, |list| list.0, of_lists),
    }
}

fn key(term: &str) -> String {
    if term.starts_with('@') { term.to_owned() } else { skeleton(stem(term)) }
}

fn entry(key: String, word: String, rest: &str, layout: &SearchLayout) -> Entry {
    Entry { file: file(&key, layout.term_files), key: key.into(), word: word.into(), rest: rest.into() }
}

/// Returns the number of the file, of so many, in which what is looked for under a key stands.
fn file(key: &str, files: u32) -> usize {
    (spread(key) & (files - 1)) as usize
}

/// Returns what is written of a list beside its term, and where the list stands if that is elsewhere: all words of
/// one stem have theirs in one file.
fn placed(term: &str, list: &str, layout: &SearchLayout) -> (String, Option<(usize, String)>) {
    if list.len() <= SHORT {
        return (format!(" {list}"), None);
    }
    let of = if term.starts_with('@') { term } else { stem(term) };
    let file = file(of, layout.list_files);
    let id = sum(list, ID);
    (format!(" *{}{id}", letters(u32::try_from(file).unwrap_or(0), FILE)), Some((file, id)))
}

/// Returns the texts of so many files, from entries sorted by file.
fn in_files<T: Sync>(
    sorted: &[T],
    files: u32,
    file: impl Fn(&T) -> usize + Sync,
    text: impl Fn(&[T]) -> String + Sync,
) -> Vec<String> {
    let texts = (0..files as usize).into_par_iter().map(|at| {
        let start = sorted.partition_point(|entry| file(entry) < at);
        let end = sorted.partition_point(|entry| file(entry) <= at);
        text(&sorted[start..end])
    });
    texts.collect()
}

fn of_entries(entries: &[Entry]) -> String {
    let lines = entries.iter().map(|entry| Line { mark: "", word: &entry.word, rest: &entry.rest });
    text(&lines.collect::<Vec<_>>())
}

fn of_lists(lists: &[Long<'_>]) -> String {
    let mut text = String::new();
    let mut last = "";
    for (_, id, list) in lists {
        if last != id {
            text.extend([id.as_str(), " ", list, ";"]);
        }
        last = id;
    }
    text
}
