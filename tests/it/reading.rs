//! What is read of a site's folder, and what is refused.
#![expect(clippy::disallowed_methods, reason = "these tests are about files")]

use crate::folder::Folder;
use mujaz::diag::phrase::Phrase;
use mujaz::disk::read::{ATTACHMENT_LIMIT, TEXT_LIMIT, read_site};
use mujaz::input::{Content, Fault, InputFile};
use rustix::fs::{CWD, FileType, Mode, mknodat};
use std::ffi::OsStr;
use std::fs::File;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;

fn read(folder: &Folder) -> Vec<InputFile> {
    let mut files = read_site(&folder.path);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn content(folder: &Folder, path: &str) -> Content {
    let file = read(folder).into_iter().find(|file| file.path == path);
    file.unwrap_or_else(|| panic!("{path} is not read")).content
}

fn paths(folder: &Folder) -> Vec<String> {
    read(folder).into_iter().map(|file| file.path).collect()
}

fn text(text: &str) -> Content {
    Content::Text(text.to_owned())
}

#[test]
fn a_site_is_its_book_its_content_its_themes_and_its_stylesheets() {
    let folder = Folder::new("whole-site");
    folder.put(
        "book.toml",
        "[output.html]\nadditional-css = [\"own/a.css\", \"../out.css\", \"/etc/passwd\"]\n",
    );
    folder.put("content/briefs/a/index.ar.md", "س");
    folder.put("content/briefs/a/table.csv", b"\xff\xfe1");
    folder.put("themes/default/static/css/a.css", "a{}");
    folder.put("own/a.css", "b{}");
    folder.put("own/b.css", "c{}");
    folder.put("README.md", "not of the site");
    assert_eq!(
        paths(&folder),
        [
            "book.toml",
            "content/briefs/a/index.ar.md",
            "content/briefs/a/table.csv",
            "own/a.css",
            "themes/default/static/css/a.css"
        ]
    );
    assert_eq!(content(&folder, "content/briefs/a/index.ar.md"), text("س"));
    assert_eq!(content(&folder, "content/briefs/a/table.csv"), Content::Bytes(b"\xff\xfe1".to_vec()));
    assert_eq!(content(&folder, "own/a.css"), text("b{}"));
}

#[test]
fn a_folder_without_anything_is_an_empty_site() {
    assert_eq!(paths(&Folder::new("empty-site")), Vec::<String>::new());
}

#[test]
fn files_of_editors_and_of_the_system_are_passed_over() {
    let folder = Folder::new("editors");
    for name in ["a.md~", ".a.md.swp", "a.swp", "#a.md#", ".hidden/a.md", "Thumbs.db", ".DS_Store"] {
        folder.put(&format!("content/{name}"), "x");
    }
    folder.put("content/#1.md", "x");
    assert_eq!(paths(&folder), ["content/#1.md"]);
}

#[test]
fn text_is_utf8_without_its_mark() {
    let folder = Folder::new("encodings");
    folder.put("content/bom.md", "\u{feff}س\r\n");
    folder.put("content/utf16-le.md", b"\xff\xfea\0");
    folder.put("content/utf16-be.md", b"\xfe\xff\0a");
    folder.put("content/latin.md", b"caf\xe9");
    folder.put("content/nul.md", b"ab\0c");
    folder.put("content/UPPER.MD", b"ab\0c");
    assert_eq!(content(&folder, "content/bom.md"), text("س\r\n"));
    assert_eq!(content(&folder, "content/utf16-le.md"), Content::Fault(Fault::Utf16));
    assert_eq!(content(&folder, "content/utf16-be.md"), Content::Fault(Fault::Utf16));
    assert_eq!(content(&folder, "content/latin.md"), Content::Fault(Fault::NotUtf8(3)));
    assert_eq!(content(&folder, "content/nul.md"), Content::Fault(Fault::Nul(2)));
    assert_eq!(content(&folder, "content/UPPER.MD"), Content::Fault(Fault::Nul(2)));
}

#[test]
fn links_are_refused_wherever_they_stand() {
    let folder = Folder::new("links");
    folder.put("outside/a.md", "secret");
    folder.put("outside/a.css", "secret");
    folder.put("content/briefs/b.md", "b");
    folder.put("book.toml", "[output.html]\nadditional-css = [\"own/a.css\"]\n");
    symlink("../outside/a.md", folder.path.join("content/file.md")).expect("the disk obeys");
    symlink("../outside", folder.path.join("content/folder")).expect("the disk obeys");
    symlink("nowhere", folder.path.join("content/dangling.md")).expect("the disk obeys");
    symlink(".", folder.path.join("content/loop")).expect("the disk obeys");
    symlink("outside", folder.path.join("own")).expect("the disk obeys");
    symlink("outside", folder.path.join("themes")).expect("the disk obeys");
    let link = Content::Fault(Fault::SymbolicLink);
    for path in
        ["content/file.md", "content/folder", "content/dangling.md", "content/loop", "own/a.css", "themes"]
    {
        assert_eq!(content(&folder, path), link, "{path}");
    }
    assert!(!format!("{:?}", read(&folder)).contains("secret"));
}

#[test]
fn a_linked_book_or_content_is_refused() {
    let folder = Folder::new("linked-tops");
    folder.put("outside/book.toml", "secret");
    symlink("outside/book.toml", folder.path.join("book.toml")).expect("the disk obeys");
    symlink("outside", folder.path.join("content")).expect("the disk obeys");
    assert_eq!(paths(&folder), ["book.toml", "content"]);
    assert_eq!(content(&folder, "book.toml"), Content::Fault(Fault::SymbolicLink));
    assert_eq!(content(&folder, "content"), Content::Fault(Fault::SymbolicLink));
}

#[test]
fn the_sites_own_folder_may_be_reached_by_a_link() {
    let folder = Folder::new("linked-root");
    folder.put("real/content/a.md", "a");
    symlink("real", folder.path.join("site")).expect("the disk obeys");
    assert_eq!(read_site(&folder.path.join("site"))[0].path, "content/a.md");
}

#[test]
fn large_files_are_not_taken_in() {
    let folder = Folder::new("large");
    folder.put("content/a.md", "");
    folder.put("content/a.pdf", "");
    let stretch = |path: &str, length: u64| {
        File::options()
            .write(true)
            .open(folder.path.join(path))
            .expect("the disk obeys")
            .set_len(length)
            .expect("the disk obeys");
    };
    stretch("content/a.md", 100 << 20);
    stretch("content/a.pdf", 100 << 30);
    assert_eq!(content(&folder, "content/a.md"), Content::Fault(Fault::TooLarge(TEXT_LIMIT)));
    assert_eq!(content(&folder, "content/a.pdf"), Content::Fault(Fault::TooLarge(ATTACHMENT_LIMIT)));
    folder.put("content/a.md", vec![b'a'; TEXT_LIMIT as usize]);
    assert!(matches!(content(&folder, "content/a.md"), Content::Text(_)));
}

#[test]
fn what_is_no_file_is_never_opened() {
    let folder = Folder::new("pipes");
    folder.put("content/a.md", "a");
    for path in ["content/pipe.md", "book.toml"] {
        mknodat(CWD, folder.path.join(path), FileType::Fifo, Mode::from_raw_mode(0o600), 0)
            .expect("the disk obeys");
    }
    let _socket =
        std::os::unix::net::UnixListener::bind(folder.path.join("content/s.md")).expect("the disk obeys");
    for path in ["content/pipe.md", "book.toml", "content/s.md"] {
        assert_eq!(content(&folder, path), Content::Fault(Fault::NotAFile), "{path}");
    }
}

#[test]
fn names_are_utf8_and_one_line() {
    let folder = Folder::new("names");
    let content = folder.path.join("content");
    std::fs::create_dir_all(content.join(OsStr::from_bytes(b"f\xff"))).expect("the disk obeys");
    std::fs::write(content.join(OsStr::from_bytes(b"f\xff/in.md")), "x").expect("the disk obeys");
    std::fs::write(content.join(OsStr::from_bytes(b"a\xff.md")), "x").expect("the disk obeys");
    std::fs::write(content.join("b\n.md"), "x").expect("the disk obeys");
    let faults: Vec<Content> = read(&folder).into_iter().map(|file| file.content).collect();
    assert_eq!(faults, vec![Content::Fault(Fault::BadName); 3]);
}

#[test]
fn a_file_in_the_place_of_the_content_is_a_fault() {
    let folder = Folder::new("no-folder");
    folder.put("content", "x");
    assert_eq!(
        content(&folder, "content"),
        Content::Fault(Fault::Unreadable(Phrase::fixed("it is no folder", Vec::new())))
    );
}
