//! A text as it is being written: what kind of file it is by its path, and where its parts stand.

use crate::parse::files::{Folder, document_name};
use crate::parse::keys::book;
use crate::parse::keys::key::Key;
use crate::parse::keys::source;
use crate::parse::kinds::keys_of;
use std::ops::Range;

/// A file as an editor has it.
#[derive(Clone, Copy, Debug)]
pub struct Page<'text> {
    /// Its path from the site's folder.
    pub path: &'text str,
    /// Its text, saved or not.
    pub text: &'text str,
}

/// What kind of file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// A document in Markdown.
    Document(Folder),
    /// A YAML file of sources.
    Library,
    /// `book.toml`.
    Book,
    /// Any other.
    Other,
}

impl<'text> Page<'text> {
    /// Returns what kind of file it is.
    #[must_use]
    pub fn paper(&self) -> Paper {
        if self.path == "book.toml" {
            return Paper::Book;
        }
        let Some(inner) = self.path.strip_prefix("content/") else { return Paper::Other };
        let Some(folder) = inner.split('/').take(2).find_map(Folder::find) else { return Paper::Other };
        let ending = inner.rsplit_once('.').map_or("", |(_, ending)| ending);
        match ending {
            "md" => Paper::Document(folder),
            "yaml" | "yml" if folder == Folder::Sources => Paper::Library,
            _ => Paper::Other,
        }
    }

    /// Returns the keys at the top of it; of a file of sources, those of each source.
    #[must_use]
    pub fn keys(&self) -> Vec<&'static Key> {
        match self.paper() {
            Paper::Document(folder) => keys_of(folder),
            Paper::Library => source::KEYS.iter().chain(&source::OF_ENTRIES).collect(),
            Paper::Book => book::TOP.iter().collect(),
            Paper::Other => Vec::new(),
        }
    }

    /// Returns the id of the document it is a file of.
    #[must_use]
    pub fn id(&self) -> &'text str {
        document_name(self.path)
    }

    /// Returns where its YAML stands: between the lines of `---`; to the end, where the second is not written yet.
    #[must_use]
    pub fn front(&self) -> Option<Range<usize>> {
        match self.paper() {
            Paper::Library => Some(0..self.text.len()),
            Paper::Document(_) => {
                let mut at = 0;
                let mut start = None;
                for line in self.text.split_inclusive('\n') {
                    let is_fence = line.trim_end() == "---";
                    match start {
                        None if is_fence => start = Some(at + line.len()),
                        None if line.trim().is_empty() => {}
                        None => return None,
                        Some(start) if is_fence => return Some(start..at),
                        Some(_) => {}
                    }
                    at += line.len();
                }
                start.map(|start| start..self.text.len())
            }
            Paper::Book | Paper::Other => None,
        }
    }

    /// Returns where its prose begins.
    #[must_use]
    pub fn body(&self) -> usize {
        match self.front() {
            Some(front) => {
                let fence = self.text[front.end..].split_inclusive('\n').next().map_or(0, str::len);
                front.end + fence
            }
            None => 0,
        }
    }

    /// Returns the line around a byte, without its end.
    #[must_use]
    pub fn line(&self, offset: usize) -> Range<usize> {
        let start = self.text[..offset].rfind('\n').map_or(0, |at| at + 1);
        let end = self.text[offset..].find(['\n', '\r']).map_or(self.text.len(), |at| offset + at);
        start..end.max(start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_ends_at_its_fence_or_is_still_being_written() {
        let front = |text| {
            let page = Page { path: "content/briefs/a.ar.md", text };
            page.front().map(|range| (&page.text[range], &page.text[page.body()..]))
        };
        assert_eq!(front("---\na: 1\n---\nb"), Some(("a: 1\n", "b")));
        assert_eq!(front("\n---\r\na: 1"), Some(("a: 1", "")));
        assert_eq!(front("b\n---\na: 1"), None);
        let paper = |path| Page { path, text: "" }.paper();
        assert_eq!(paper("content/ar/actors/x/index.md"), Paper::Document(Folder::Actors));
        assert_eq!(paper("content/sources/x.yaml"), Paper::Library);
        assert_eq!(paper("content/actors/x.yaml"), Paper::Other);
        assert_eq!(paper("README.md"), Paper::Other);
    }
}
