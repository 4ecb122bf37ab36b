//! A folder of files becomes an [`Input`](crate::input::Input)'s. In: the site's folder. Out: every file of
//! `book.toml`, `content/`, `themes/`, the site's own stylesheets and what addresses answered, in memory. Follows no symbolic link,
//! opens nothing but files, and never holds more than the limits.
#![expect(clippy::disallowed_methods, reason = "`disk` is where files are read")]

use crate::diag::failure::Because;
use crate::diag::phrase::{Phrase, say, say_count};
use crate::disk::path::{is_inside, spoken};
use crate::input::{Content, Fault, InputFile};
use crate::model::link::PATH as ANSWERS;
use crate::model::source::COPIES;
use rayon::{Scope, ThreadPoolBuilder};
use rustix::fs::OFlags;
use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use walkdir::{DirEntry, WalkDir};

/// The largest text, in bytes.
pub const TEXT_LIMIT: u64 = 4 * 1024 * 1024;
/// The largest file to publish beside a brief, in bytes.
pub const ATTACHMENT_LIMIT: u64 = 50 * 1024 * 1024;

/// How many folders and files are read at once: more than there are cores, for on a disk each is waited for.
const READERS: usize = 16;
/// How many files of a folder are read one after the other.
const AT_ONCE: usize = 32;

/// The endings of files that hold text wherever they stand.
const TEXTS: [&str; 5] = ["md", "yaml", "yml", "bib", "toml"];
/// The endings of files that hold text except in `content/`, where they are published byte for byte.
const THEME_TEXTS: [&str; 9] = ["html", "css", "js", "ftl", "txt", "svg", "xml", "json", "csl"];

/// Returns the files of the site in `root`, unsorted. What cannot be read is there with its fault.
#[must_use]
pub fn read_site(root: &Path) -> Vec<InputFile> {
    let book = read_file(root, "book.toml");
    let own = own_files(&book).into_iter().map(|path| {
        if is_behind_link(root, &path) { Err(fault_at(&path, Fault::SymbolicLink)) } else { Ok(path) }
    });
    let walk = Walk { root, files: Mutex::default() };
    let read = || {
        rayon::scope(|scope| ["content", "themes"].into_iter().for_each(|folder| walk.top(folder, scope)));
        own.for_each(|found| walk.take(found));
    };
    match ThreadPoolBuilder::new().num_threads(READERS).build() {
        Ok(readers) => readers.install(read),
        Err(_) => read(),
    }
    let mut files = walk.files.into_inner().unwrap_or_else(PoisonError::into_inner);
    if std::fs::symlink_metadata(root.join(ANSWERS)).is_ok() && !is_behind_link(root, ANSWERS) {
        files.push(read_file(root, ANSWERS));
    }
    if book.content != Content::Fault(Fault::Unreadable(not_there())) {
        files.push(book);
    }
    files
}

/// Returns the file at a path of the site as it is now; nothing where none is, or where it is one that is passed over.
#[must_use]
pub fn read_one(root: &Path, path: &str) -> Option<InputFile> {
    let is_odd = |name: &str| is_passed_over_name(name) || name.contains(char::is_control);
    if !is_inside(path) || path.split('/').any(is_odd) {
        return None;
    }
    if is_behind_link(root, path) {
        return Some(fault_at(path, Fault::SymbolicLink));
    }
    let about = std::fs::symlink_metadata(root.join(path)).ok()?;
    if about.is_symlink() {
        return Some(fault_at(path, Fault::SymbolicLink));
    }
    about.is_file().then(|| read_file(root, path))
}

/// Why a file that is not there cannot be read.
fn not_there() -> Phrase {
    say!("no such file")
}

/// Returns the stylesheets and the citation style that `book.toml` names and that lie inside the site but outside
/// what is read anyway; the rest is said where `book.toml` is parsed.
fn own_files(book: &InputFile) -> Vec<String> {
    let Content::Text(text) = &book.content else { return Vec::new() };
    let Ok(table) = text.parse::<toml::Table>() else { return Vec::new() };
    let html = table.get("output").and_then(|output| output.get("html"));
    let listed = html.and_then(|html| html.get("additional-css")).and_then(|css| css.as_array());
    let style = table.get("references").and_then(|references| references.get("style"));
    let style = style.and_then(|style| style.as_str()).filter(|style| style.ends_with(".csl"));
    let paths = listed.into_iter().flatten().filter_map(|path| path.as_str()).chain(style);
    let is_new = |path: &&str| !path.starts_with("content/") && !path.starts_with("themes/");
    let mut paths: Vec<String> =
        paths.filter(|path| is_inside(path)).filter(is_new).map(String::from).collect();
    paths.sort();
    paths.dedup();
    paths
}

/// Returns whether the site in `root` shows how its briefs came to be; what cannot be read is said where `book.toml` is
/// parsed.
#[must_use]
pub fn is_history_wanted(root: &Path) -> bool {
    let Content::Text(text) = read_file(root, "book.toml").content else { return true };
    let table = text.parse::<toml::Table>().unwrap_or_default();
    let show = table.get("history").and_then(|history| history.get("show"));
    show.and_then(toml::Value::as_bool) != Some(false)
}

/// Returns whether a folder on the way to a file is a symbolic link.
fn is_behind_link(root: &Path, path: &str) -> bool {
    let folders = path.match_indices('/').map(|(at, _)| root.join(&path[..at]));
    folders.into_iter().any(|folder| std::fs::symlink_metadata(folder).is_ok_and(|about| about.is_symlink()))
}

/// Folders being walked, and the files read so far.
struct Walk<'a> {
    root: &'a Path,
    files: Mutex<Vec<InputFile>>,
}

impl Walk<'_> {
    /// Reads every file of a folder of the site.
    fn top<'scope>(&'scope self, folder: &str, scope: &Scope<'scope>) {
        let top = self.root.join(folder);
        let Ok(about) = std::fs::symlink_metadata(&top) else { return };
        let fault = match about.file_type() {
            kind if kind.is_dir() => return self.folder(&top, scope),
            kind if kind.is_symlink() => Fault::SymbolicLink,
            kind if kind.is_file() => Fault::Unreadable(say!("it is no folder")),
            _ => Fault::NotAFile,
        };
        self.take(Err(fault_at(folder, fault)));
    }

    /// Reads every file of a folder, and has the folders in it read by others.
    fn folder<'scope>(&'scope self, folder: &Path, scope: &Scope<'scope>) {
        let entries = WalkDir::new(folder).follow_links(false).follow_root_links(false);
        let entries = entries.min_depth(1).max_depth(1).into_iter();
        let mut found = Vec::new();
        for entry in entries.filter_entry(|entry| entry.depth() == 0 || !is_passed_over(entry)) {
            match entry {
                Ok(entry) if !entry.file_type().is_dir() => {
                    found.push(path_of(self.root, &entry));
                    if found.len() == AT_ONCE {
                        let found = std::mem::take(&mut found);
                        scope.spawn(move |_| found.into_iter().for_each(|found| self.take(found)));
                    }
                }
                Ok(entry) if is_good_name(&entry) => {
                    scope.spawn(move |scope| self.folder(entry.path(), scope));
                }
                Ok(entry) => self.take(Err(fault_at(&shown(self.root, entry.path()), Fault::BadName))),
                Err(error) => {
                    let path = error.path().unwrap_or(self.root);
                    let fault = Fault::Unreadable(
                        error.io_error().map_or_else(|| Phrase::foreign(error.to_string()), reason),
                    );
                    self.take(Err(fault_at(&shown(self.root, path), fault)));
                }
            }
        }
        found.into_iter().for_each(|found| self.take(found));
    }

    /// Reads a file, or takes what is wrong with it.
    fn take(&self, found: Result<String, InputFile>) {
        let file = found.map_or_else(|fault| fault, |path| read_file(self.root, &path));
        self.files.lock().unwrap_or_else(PoisonError::into_inner).push(file);
    }
}

/// Returns whether a name can stand in a path of ours.
fn is_good_name(entry: &DirEntry) -> bool {
    entry.file_name().to_str().is_some_and(|name| !name.contains(char::is_control))
}

/// Returns whether a file is an editor's or the system's own.
fn is_passed_over(entry: &DirEntry) -> bool {
    is_passed_over_name(&entry.file_name().to_string_lossy())
}

fn is_passed_over_name(name: &str) -> bool {
    name.starts_with('.')
        || name.ends_with('~')
        || name.ends_with(".swp")
        || (name.starts_with('#') && name.ends_with('#'))
        || name == "Thumbs.db"
}

fn path_of(root: &Path, entry: &DirEntry) -> Result<String, InputFile> {
    let shown = shown(root, entry.path());
    if entry.file_type().is_symlink() {
        return Err(fault_at(&shown, Fault::SymbolicLink));
    }
    if !is_good_name(entry) {
        return Err(fault_at(&shown, Fault::BadName));
    }
    if !entry.file_type().is_file() {
        return Err(fault_at(&shown, Fault::NotAFile));
    }
    Ok(shown)
}

/// Returns a path from the site's folder, with `/`.
fn shown(root: &Path, path: &Path) -> String {
    let path = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

fn fault_at(path: &str, fault: Fault) -> InputFile {
    InputFile { path: path.to_owned(), content: Content::Fault(fault) }
}

fn reason(error: &std::io::Error) -> Phrase {
    match error.kind() {
        ErrorKind::NotFound => not_there(),
        ErrorKind::PermissionDenied => say!("permission denied"),
        _ => Phrase::foreign(error.to_string()),
    }
}

fn read_file(root: &Path, path: &str) -> InputFile {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    let is_theme_text = || !path.starts_with("content/") && THEME_TEXTS.contains(&ending.as_str());
    // Of a copy of a source every byte counts, whatever it is.
    let is_text = !path.starts_with(COPIES) && (TEXTS.contains(&ending.as_str()) || is_theme_text());
    // A line for every address of a large site is more than anybody writes by hand.
    let limit = if is_text && path != ANSWERS { TEXT_LIMIT } else { ATTACHMENT_LIMIT };
    let content = match read_bytes(&root.join(path), limit) {
        Ok(bytes) if is_text => text(bytes),
        Ok(bytes) => Content::Bytes(bytes),
        Err(fault) => Content::Fault(fault),
    };
    InputFile { path: path.to_owned(), content }
}

/// Returns the bytes of one file, of `limit` bytes at most.
///
/// # Errors
/// Where it is none, is larger, or the system refuses.
pub fn read_bytes_of(path: &Path, limit: u64) -> anyhow::Result<Vec<u8>> {
    let shown = read_bytes(path, limit);
    let path = spoken(path);
    match shown {
        Ok(bytes) => Ok(bytes),
        Err(Fault::TooLarge(limit)) => anyhow::bail!(say_count!(
            limit,
            "`{path}` has more than {count} byte",
            "`{path}` has more than {count} bytes",
            path
        )),
        Err(Fault::SymbolicLink) => {
            anyhow::bail!(say!("`{path}` is a symbolic link: name the file itself", path))
        }
        Err(Fault::Unreadable(why)) => Err(why).because(|| say!("cannot read `{path}`", path)),
        Err(_) => anyhow::bail!(say!("`{path}` is not a file", path)),
    }
}

/// The text of an author's file, that is to be written again.
#[derive(Debug)]
pub struct AuthorText {
    /// Its words, without a byte order mark.
    pub text: String,
    mark: &'static str,
}

impl AuthorText {
    /// Returns the whole file with other words: a byte order mark is no part of them, and stays.
    #[must_use]
    pub fn with(&self, words: &str) -> String {
        format!("{}{words}", self.mark)
    }
}

/// Returns the text of a file of the site in `root`.
///
/// # Errors
/// Where the file cannot be read, is larger than a text may be, or is not UTF-8.
pub fn read_text_of(root: &Path, path: &str) -> anyhow::Result<AuthorText> {
    let bytes = read_bytes_of(&root.join(path), TEXT_LIMIT)?;
    let text = String::from_utf8(bytes).because(|| say!("`{path}` is not UTF-8", path))?;
    Ok(match text.strip_prefix('\u{feff}') {
        Some(rest) => AuthorText { text: rest.to_owned(), mark: "\u{feff}" },
        None => AuthorText { text, mark: "" },
    })
}

/// Returns the text of a file of the site in `root` that was read before, and held `known`.
///
/// # Errors
/// As [`read_text_of`], and where the file holds anything else by now.
pub fn read_unchanged_text_of(root: &Path, path: &str, known: &str) -> anyhow::Result<AuthorText> {
    let read = read_text_of(root, path)?;
    if read.text != known {
        anyhow::bail!(say!("`{path}` was changed a moment ago: run the command again", path));
    }
    Ok(read)
}

/// Returns the bytes of a file. What is swapped under us between looking and opening is still no link, no
/// pipe, and no larger than the limit.
fn read_bytes(path: &Path, limit: u64) -> Result<Vec<u8>, Fault> {
    let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed();
    let file = OpenOptions::new().read(true).custom_flags(flags).open(path).map_err(|error| {
        let is_link = error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error());
        if is_link { Fault::SymbolicLink } else { Fault::Unreadable(reason(&error)) }
    })?;
    let unreadable = |error: std::io::Error| Fault::Unreadable(reason(&error));
    let about = file.metadata().map_err(unreadable)?;
    if !about.is_file() {
        return Err(Fault::NotAFile);
    }
    if about.len() > limit {
        return Err(Fault::TooLarge(limit));
    }
    read_within(&file, limit, about.len()).map_err(unreadable)?.ok_or(Fault::TooLarge(limit))
}

fn read_within(file: &File, limit: u64, size: u64) -> std::io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default() + 1);
    file.take(limit + 1).read_to_end(&mut bytes)?;
    let length = bytes.len() as u64;
    Ok((length <= limit).then_some(bytes))
}

/// Returns the text of bytes, without a byte order mark, or what is wrong with them.
fn text(bytes: Vec<u8>) -> Content {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Content::Fault(Fault::Utf16);
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Content::Fault(Fault::Nul(at));
    }
    if bytes.contains(&b'\r') && !bytes.contains(&b'\n') {
        return Content::Fault(Fault::BareReturns);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Content::Text(match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => text,
        }),
        Err(error) => Content::Fault(Fault::NotUtf8(error.utf8_error().valid_up_to())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_utf8_is_text() {
        assert_eq!(text(b"\xef\xbb\xbfa".to_vec()), Content::Text("a".into()));
        assert_eq!(text(b"a\xff".to_vec()), Content::Fault(Fault::NotUtf8(1)));
        assert_eq!(text(b"\xff\xfea\0".to_vec()), Content::Fault(Fault::Utf16));
        assert_eq!(text(b"ab\0".to_vec()), Content::Fault(Fault::Nul(2)));
        assert_eq!(text(b"a\rb\r".to_vec()), Content::Fault(Fault::BareReturns));
        assert_eq!(text(b"a\r\nb\r".to_vec()), Content::Text("a\r\nb\r".into()));
    }
}
