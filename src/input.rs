//! All the text of one build, in memory, how it came to be, and today's date. Made by `disk`; the stages read nothing else.

use crate::diag::phrase::Phrase;
use crate::span::FileId;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// Astronomical year: 0 is 1 BC.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Day {
    /// Returns it as ISO 8601, XML Schema (`xsd:date`) and EDTF write it: a year has four digits, or as many more as it
    /// takes, and `-` where it is before year 0.
    #[must_use]
    pub fn iso(self) -> String {
        let sign = if self.year < 0 { "-" } else { "" };
        let year = format!("{sign}{:04}", self.year.unsigned_abs());
        format!("{year}-{:02}-{:02}", self.month, self.day)
    }
}

/// Why a file's content could not be taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is larger than a text or an attachment may be; the limit in bytes.
    TooLarge(u64),
    /// It is not UTF-8; the byte it stops being so at.
    NotUtf8(usize),
    /// It is UTF-16, by its first two bytes.
    Utf16,
    /// Its lines end with carriage returns alone, as files of old Macs do.
    BareReturns,
    /// It holds a NUL byte, at this offset.
    Nul(usize),
    /// It is a symbolic link.
    SymbolicLink,
    /// It is neither a file nor a folder.
    NotAFile,
    /// Its name is not UTF-8 (shown with replacement characters).
    BadName,
    /// The system would not read it, and why.
    Unreadable(Phrase),
}

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Text: UTF-8, without a byte order mark. Line ends are as written.
    Text(String),
    /// Bytes to publish as they are.
    Bytes(Vec<u8>),
    /// Nothing, and why.
    Fault(Fault),
}

/// One file of the site's folder.
#[derive(Clone, Debug)]
pub struct InputFile {
    /// Its path from the site's folder, with `/`: `content/actors/iraq.md`.
    pub path: String,
    /// What it holds.
    pub content: Content,
}

/// What a text said of itself at a commit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Version {
    /// Whether it was ready for readers.
    pub state: State,
    /// Whether it had a `date`, and so may have been an original.
    pub dated: bool,
}

/// Whether a text was ready for readers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// Nobody looked: nothing that is shown depends on it.
    #[default]
    Unread,
    /// It was.
    Finished,
    /// It was a draft, or it cannot be known that it was none.
    Draft,
}

/// What a commit did to a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// It was added.
    Added(Version),
    /// Its words or keys were changed.
    Changed(Version),
    /// It was moved here from another path, and not changed.
    Moved(String, Version),
    /// It was removed.
    Removed,
}

/// A text that a commit touched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its path from the site's folder: `content/briefs/talks.ar.md`.
    pub path: String,
    /// What became of it.
    pub deed: Deed,
}

/// A commit that touched texts. There is no place in it for an address of its author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// The day on which it was written, where its author was; nothing where that is no day.
    pub day: Option<Day>,
    /// Its author's name.
    pub author: String,
    /// The first line of its message.
    pub subject: String,
    /// The texts.
    pub changes: Vec<Change>,
    /// The folders of other files that it touched, such as pictures beside a text.
    pub folders: Vec<String>,
}

/// Why the history of a site that has one is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gap {
    /// The repository was cloned without its older commits.
    Shallow,
    /// The repository was cloned without its older files.
    Partial,
    /// git does not trust the owner of the repository.
    Distrusted,
    /// git could not read the repository, and why.
    Unreadable(String),
}

/// What is known of how the texts came to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Past {
    /// Nothing, and nothing is missed: there is no repository, or nobody asked.
    #[default]
    Untold,
    /// All commits that touched texts, the oldest first.
    Known(Vec<Commit>),
    /// Nothing, though there is a repository.
    Missing(Gap),
}

/// All files of one build, sorted by path, and the day it is. A copy shares what its files hold.
#[derive(Clone, Debug)]
pub struct Input {
    /// `book.toml`, `content/…`, `themes/…` and what addresses answered, sorted by path. A [`FileId`] is a number in this list.
    pub files: Vec<Arc<InputFile>>,
    /// The day of the build.
    pub today: Day,
    /// How the texts came to be.
    pub past: Past,
}

impl Input {
    /// Returns the input of `files`, sorted, of whose past nothing is known.
    #[must_use]
    pub fn new(files: Vec<impl Into<Arc<InputFile>>>, today: Day) -> Self {
        let mut files: Vec<Arc<InputFile>> = files.into_iter().map(Into::into).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { files, today, past: Past::Untold }
    }

    /// Puts a file in the place of the one at its path, or among the others; numbers of files change with it.
    pub fn put(&mut self, path: &str, content: Content) {
        let file = Arc::new(InputFile { path: path.to_owned(), content });
        match self.files.binary_search_by(|of| of.path.as_str().cmp(path)) {
            Ok(at) => self.files[at] = file,
            Err(at) => self.files.insert(at, file),
        }
    }

    /// Takes the file at a path away, if there is one; numbers of files change with it.
    pub fn take(&mut self, path: &str) {
        if let Some(FileId(at)) = self.find_path(path) {
            self.files.remove(at as usize);
        }
    }

    /// Returns every file with its number.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &InputFile)> {
        (0u32..).map(FileId).zip(self.files.iter().map(|file| &**file))
    }

    /// Returns the file with this number.
    #[must_use]
    pub fn file(&self, file: FileId) -> &InputFile {
        &self.files[file.0 as usize]
    }

    /// Returns the text of a file, or nothing where it holds none.
    #[must_use]
    pub fn text(&self, file: FileId) -> &str {
        match &self.file(file).content {
            Content::Text(text) => text,
            Content::Bytes(_) | Content::Fault(_) => "",
        }
    }

    /// Lets go of what files in `content/` hold, but for those that are `published` as they are: pages are made from what
    /// was read of the others.
    pub fn forget_texts(&mut self, published: &BTreeSet<FileId>) {
        for (number, file) in (0u32..).map(FileId).zip(&mut self.files) {
            if !file.path.starts_with("content/") || published.contains(&number) {
                continue;
            }
            match &mut Arc::make_mut(file).content {
                Content::Text(text) => *text = String::new(),
                Content::Bytes(bytes) => *bytes = Vec::new(),
                Content::Fault(_) => {}
            }
        }
    }

    /// Returns the file at `path`.
    #[must_use]
    pub fn find_path(&self, path: &str) -> Option<FileId> {
        let at = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        u32::try_from(at).ok().map(FileId)
    }
}
