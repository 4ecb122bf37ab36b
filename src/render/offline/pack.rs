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
const FORM: u8 = 3;
/// What encloses the data of a page for programs of the web. Without a network it has no use, and is a fifth of a
/// packed page of a brief.
const DATA: (&[u8], &[u8]) = (b"<script type=\"application/ld+json\">", b"</script>");

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
        let bytes = PACKER.with_borrow_mut(|packer| std::mem::take(&mut packer.spare));
        Self { group, paths: Vec::new(), files: Vec::new(), bytes }
    }

    /// Takes a file, of a page what people read.
    pub fn add(&mut self, target: u32, path: &str, bytes: &[u8]) {
        let before = self.bytes.len();
        let (head, rest) = if path.ends_with(".html") { around_data(bytes) } else { (bytes, &[][..]) };
        self.bytes.extend_from_slice(head);
        self.bytes.extend_from_slice(rest);
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
        self.bytes.len() >= FULL
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

    fn deflated(&self) -> Vec<u8> {
        let entries = self.paths.iter().zip(&self.files).map(|(path, file)| Entry(path, file.packed));
        let entries: Vec<Entry<'_>> = entries.collect();
        let index = serde_json::to_vec(&entries).expect("texts and numbers have a form in JSON");
        PACKER.with_borrow_mut(|packer| packer.pack(&index, &self.bytes))
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

/// What packs, with room that is used again.
struct Packer {
    packer: Compressor,
    whole: Vec<u8>,
    packed: Vec<u8>,
    /// Room for the files of the next pack.
    spare: Vec<u8>,
}

impl Packer {
    fn new() -> Self {
        let packer = Compressor::new(CompressionLvl::new(LEVEL).expect("a level that there is"));
        Self { packer, whole: Vec::new(), packed: Vec::new(), spare: Vec::new() }
    }

    /// Returns a line and what follows it, deflated.
    fn pack(&mut self, line: &[u8], rest: &[u8]) -> Vec<u8> {
        self.whole.clear();
        self.whole.extend_from_slice(line);
        self.whole.push(b'\n');
        self.whole.extend_from_slice(rest);
        let bound = self.packer.deflate_compress_bound(self.whole.len());
        if self.packed.len() < bound {
            self.packed.resize(bound, 0);
        }
        let packed = self.packer.deflate_compress(&self.whole, &mut self.packed);
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
}
