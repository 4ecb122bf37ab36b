//! Files of one group in one file. In: their bytes. Out: a raw deflate stream (RFC 1951) of a line of JSON, which
//! tells path and length of each file, and then the files. Browsers unpack it themselves.

use crate::model::fingerprint::Fingerprint;
use crate::plan::batch::Group;
use libdeflater::{CompressionLvl, Compressor};
use memchr::memmem;
use serde::Serialize;
use std::cell::RefCell;

thread_local! {
    /// What a thread packs with, one pack after the other.
    static PACKER: RefCell<Packer> = RefCell::new(Packer::new());
}

/// From how many bytes on a pack is full. Pages shrink to about a fourth, so that a pack has about 600 KB.
const FULL: usize = 2_400_000;
/// How hard the packer tries: a level more would save a twentieth of the bytes and take a third more time.
const LEVEL: i32 = 1;
/// Counts changes of the form of packs: those of another number are packed anew.
const FORM: u8 = 4;
/// What encloses the data of a page for programs of the web. Without a network it has no use, and is a fifth of a
/// packed page of a brief.
const DATA: (&[u8], &[u8]) = (b"<script type=\"application/ld+json\">", b"</script>");
/// How lines of a page's head begin that only programs of the web read: they are a tenth of what is left.
const UNREAD: [&[u8]; 5] = [
    b"<link rel=\"canonical\"",
    b"<link rel=\"alternate\"",
    b"<meta name=\"generator\"",
    b"<meta name=\"twitter:",
    b"<meta property=",
];
/// How much room there is before the files of a pack for the line that tells of them.
const ROOM: usize = 64 * 1024;

/// A file that is in a pack.
#[derive(Clone, Debug)]
pub struct PackedFile {
    /// Its place in the plan.
    pub target: u32,
    /// Its length in bytes.
    pub length: usize,
    /// How many of them are in the pack.
    pub packed: usize,
    /// Its fingerprint.
    pub fingerprint: Fingerprint,
}

/// A pack, without its bytes.
#[derive(Clone, Debug)]
pub struct Pack {
    /// Who keeps it.
    pub group: Group,
    /// Its path from the output folder.
    pub path: String,
    /// Its length in bytes.
    pub length: usize,
    /// The fingerprint of its bytes.
    pub fingerprint: Fingerprint,
    /// The path of the file in it that comes first in the order of UTF-16, as JavaScript compares.
    pub first: String,
    /// The path of the file in it that comes last.
    pub last: String,
    /// The files in it.
    pub files: Vec<PackedFile>,
}

/// A pack being filled.
#[derive(Debug)]
pub struct Filling {
    group: Group,
    paths: Vec<String>,
    files: Vec<PackedFile>,
    bytes: Vec<u8>,
}

#[derive(Serialize)]
struct Entry<'a>(&'a str, usize);

impl Filling {
    /// Returns an empty one.
    #[must_use]
    pub fn new(group: Group) -> Self {
        let mut bytes = PACKER.with_borrow_mut(|packer| std::mem::take(&mut packer.spare));
        bytes.resize(ROOM, 0);
        Self { group, paths: Vec::new(), files: Vec::new(), bytes }
    }

    /// Takes a file, of a page what people read.
    pub fn add(&mut self, target: u32, path: &str, bytes: &[u8]) {
        let before = self.bytes.len();
        if path.ends_with(".html") {
            let (head, rest) = around_data(bytes);
            add_read(head, &mut self.bytes);
            self.bytes.extend_from_slice(rest);
        } else {
            self.bytes.extend_from_slice(bytes);
        }
        let packed = self.bytes.len() - before;
        self.files.push(PackedFile {
            target,
            length: bytes.len(),
            packed,
            fingerprint: Fingerprint::of(bytes),
        });
        self.paths.push(path.to_owned());
    }

    /// Returns who keeps it.
    #[must_use]
    pub fn group(&self) -> Group {
        self.group
    }

    /// Returns whether it is full.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.bytes.len() >= ROOM + FULL
    }

    /// Returns the pack with its bytes: those of the last site, where `find_last` has a pack of the same name, which
    /// tells what is in it. Nothing where it is empty.
    #[must_use]
    pub fn seal(mut self, find_last: impl Fn(&str) -> Option<Vec<u8>>) -> Option<(Pack, Vec<u8>)> {
        let utf16 = |a: &&String, b: &&String| a.encode_utf16().cmp(b.encode_utf16());
        let first = self.paths.iter().min_by(utf16)?.clone();
        let last = self.paths.iter().max_by(utf16)?.clone();
        let path = self.path();
        let bytes = find_last(&path).unwrap_or_else(|| self.deflated());
        let (length, fingerprint) = (bytes.len(), Fingerprint::of(&bytes));
        let mut spare = std::mem::take(&mut self.bytes);
        spare.clear();
        PACKER.with_borrow_mut(|packer| packer.spare = spare);
        Some((Pack { group: self.group, path, length, fingerprint, first, last, files: self.files }, bytes))
    }

    /// Returns the path of the pack. Servers know `.bin` as bytes of no form of theirs, which they neither pack
    /// again nor unpack on the way, as some do with `.gz`.
    fn path(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&[FORM]);
        for (path, file) in self.paths.iter().zip(&self.files) {
            hasher.update(path.as_bytes()).update(b"\n").update(file.fingerprint.bytes());
        }
        let hash = hasher.finalize().to_hex();
        let lang = self.group.lang.map_or_else(|| "all".to_owned(), |lang| lang.to_string());
        format!("offline/{lang}-{}.{}.bin", self.group.share.name(), &hash[..16])
    }

    fn deflated(&mut self) -> Vec<u8> {
        let entries = self.paths.iter().zip(&self.files).map(|(path, file)| Entry(path, file.packed));
        let entries: Vec<Entry<'_>> = entries.collect();
        let mut line = serde_json::to_vec(&entries).expect("texts and numbers have a form in JSON");
        line.push(b'\n');
        let start = if let Some(start) = ROOM.checked_sub(line.len()) {
            self.bytes[start..ROOM].copy_from_slice(&line);
            start
        } else {
            self.bytes.splice(..ROOM, line);
            0
        };
        PACKER.with_borrow_mut(|packer| packer.pack(&self.bytes[start..]))
    }
}

/// Returns what of a page stands before its data for programs of the web, and what behind.
fn around_data(page: &[u8]) -> (&[u8], &[u8]) {
    let (open, close) = DATA;
    let found = memmem::find(page, open).and_then(|start| {
        let end = start + memmem::find(&page[start..], close)? + close.len();
        let behind = &page[end..];
        Some((&page[..start], behind.strip_prefix(b"\n").unwrap_or(behind)))
    });
    found.unwrap_or((page, &[]))
}

/// Adds what of the beginning of a page people read: all but those lines of its head that are told by [`UNREAD`].
fn add_read(page: &[u8], into: &mut Vec<u8>) {
    let mut start = 0;
    let mut at = 0;
    while let Some(length) = memchr::memchr(b'\n', &page[at..]) {
        let line = &page[at..at + length];
        if line.starts_with(b"</head>") || line.starts_with(b"<body") {
            break;
        }
        // One that holds more than this one tag, or only a part of it, is kept whole.
        let is_whole = line.ends_with(b">") && memchr::memrchr(b'<', line) == Some(0);
        if is_whole && UNREAD.iter().any(|unread| line.starts_with(unread)) {
            into.extend_from_slice(&page[start..at]);
            start = at + length + 1;
        }
        at += length + 1;
    }
    into.extend_from_slice(&page[start..]);
}

/// What packs, with room that is used again.
struct Packer {
    packer: Compressor,
    packed: Vec<u8>,
    /// Room for the files of the next pack.
    spare: Vec<u8>,
}

impl Packer {
    fn new() -> Self {
        let packer = Compressor::new(CompressionLvl::new(LEVEL).expect("a level that there is"));
        Self { packer, packed: Vec::new(), spare: Vec::new() }
    }

    /// Returns bytes, deflated.
    fn pack(&mut self, bytes: &[u8]) -> Vec<u8> {
        let bound = self.packer.deflate_compress_bound(bytes.len());
        if self.packed.len() < bound {
            self.packed.resize(bound, 0);
        }
        let packed = self.packer.deflate_compress(bytes, &mut self.packed);
        let length = packed.expect("there is room for the longest");
        self.packed[..length].to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_page_what_people_read_is_packed() {
        let page =
            b"<head>\n<script type=\"application/ld+json\">{\"a\":1}</script>\n<script src=\"x\"></script>";
        assert_eq!(around_data(page), (&b"<head>\n"[..], &b"<script src=\"x\"></script>"[..]));
        for whole in [&b"<head></head>"[..], b"<script type=\"application/ld+json\">{", b""] {
            assert_eq!(around_data(whole), (whole, &b""[..]));
        }
    }

    #[test]
    fn what_only_programs_of_the_web_read_is_not_packed() {
        let read = |page: &str| {
            let mut read = Vec::new();
            add_read(page.as_bytes(), &mut read);
            String::from_utf8(read).expect("what was UTF-8")
        };
        assert_eq!(
            read(
                "<head>\n<title>a</title>\n<link rel=\"canonical\" href=\"b\">\n<meta property=\"og:title\" content=\"c\">\n\
                 <link rel=\"stylesheet\" href=\"d\">\n<meta name=\"twitter:card\" content=\"e\">\n</head>\n<body>\n"
            ),
            "<head>\n<title>a</title>\n<link rel=\"stylesheet\" href=\"d\">\n</head>\n<body>\n"
        );
        // Tags that share a line, tags of several lines, and what stands in the body.
        for whole in [
            "<head><link rel=\"canonical\" href=\"b\"></head>\n",
            "<link rel=\"canonical\" href=\"b\"><link rel=\"stylesheet\" href=\"d\">\n",
            "<meta property=\"og:title\" content=\"a\nb\">\n",
            "<body>\n<meta property=\"name\" content=\"a\">\n",
            "<link rel=\"canonical\" href=\"b\">",
            "",
        ] {
            assert_eq!(read(whole), whole);
        }
    }
}
