//! Keys written into a source's file.

use crate::amend::{Change, New, Place, amend, by_hand};
use crate::diag::phrase::{Phrase, say};
use crate::disk::read::read_text_of;
use crate::disk::replace::{Existing, replace};
use crate::model::source::Source;
use anyhow::Result;
use std::path::Path;

/// Writes into the files of one site.
pub(super) struct Recorder<'run> {
    /// The site's folder.
    pub(super) root: &'run Path,
}

/// What became of a source.
pub(super) struct Recorded {
    /// In a phrase.
    pub(super) said: Phrase,
    /// What is left to its editor to add.
    pub(super) lines: String,
}

/// How keys come into a source's file.
pub(super) enum Way {
    /// It is written anew with this text.
    Text(String),
    /// It says so already.
    Same,
    /// It is left as it is, and these lines are for its editor.
    Hand(String),
    /// It is BibTeX, and this is for its `note`.
    Bibtex(String),
}

impl Recorder<'_> {
    /// Returns how keys come into a source's file; nothing is written yet.
    pub(super) fn plan(&self, source: &Source, changes: &[Change]) -> Result<Way> {
        let path = &*source.path;
        let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        if matches!(ending.as_str(), "bib" | "bibtex") {
            return Ok(Way::Bibtex(note(changes)));
        }
        let place = match ending.as_str() {
            "yaml" | "yml" => Place::Entry(&source.slug),
            _ if is_in_library(path) => Place::FrontMatter,
            _ => Place::Item(&source.slug),
        };
        let read = read_text_of(self.root, path)?;
        Ok(match amend(&read.text, place, changes) {
            Some(new) if new == read.text => Way::Same,
            Some(new) => Way::Text(read.with(&new)),
            None => Way::Hand(by_hand(changes)),
        })
    }

    /// Goes that way, and returns what to say of it.
    pub(super) fn finish(&self, source: &Source, way: Way) -> Result<Recorded> {
        let (id, path) = (&source.slug, &source.path);
        let (said, lines) = match way {
            Way::Text(text) => {
                replace(self.root, path, (text.as_bytes(), Existing::Replaced))?;
                (say!("`{id}` is recorded in `{path}`", id, path), String::new())
            }
            Way::Same => (say!("`{id}` is as it was: `{path}` says so already", id, path), String::new()),
            Way::Hand(lines) => {
                (say!("`{path}` is left as it is: add these lines to `{id}` by hand", path, id), lines)
            }
            Way::Bibtex(note) => (
                say!("`{path}` is BibTeX and left as it is: add this to the `note` of `{id}`", path, id),
                note,
            ),
        };
        Ok(Recorded { said, lines })
    }
}

/// Returns whether a file is one of the library, and not a brief: `content/sources/…`, `content/en/sources/…`.
fn is_in_library(path: &str) -> bool {
    let mut folders = path.split('/').skip(1);
    let (first, second) = (folders.next(), folders.next());
    first == Some("sources") || (first != Some("briefs") && second == Some("sources"))
}

/// Returns keys as the note of a BibTeX entry tells them.
fn note(changes: &[Change]) -> String {
    let part = |change: &Change| match &change.value {
        New::Text(text) => {
            let sealed = text.replace('%', "%25").replace('|', "%7C");
            Some(format!("{}: {sealed}", change.key))
        }
        New::Flag(_) | New::Map(_) | New::Nothing => None,
    };
    changes.iter().filter_map(part).collect::<Vec<_>>().join(" | ")
}
