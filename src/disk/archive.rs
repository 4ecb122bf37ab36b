//! A site as one archive. In: paths and bytes, from any thread, in any order. Out: a ZIP file, the same bytes for the same
//! files, put in its place in one step: a run that is killed leaves the last one.
#![expect(clippy::disallowed_methods, reason = "`disk` is where files are written")]

use crate::diag::failure::Because;
use crate::diag::phrase::say;
use crate::disk::beside::{beside, create};
use crate::disk::path::{is_plain, spoken};
use crate::disk::tree::{Deed, cannot};
use crate::disk::zip::{Directory, Entry};
use crate::session::Output;
use anyhow::{Result, bail};
use libdeflater::{CompressionLvl, Compressor};
use std::cell::RefCell;
use std::fs::{self, File};
use std::io::{BufWriter, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// How hard the packer tries.
const LEVEL: i32 = 6;
/// What stands at the end of an archive of ours, by which it is known.
const COMMENT: &[u8] = b"Made by mujaz.\n";

thread_local! {
    /// What a thread packs with, one file after the other.
    static PACKER: RefCell<Compressor> =
        RefCell::new(Compressor::new(CompressionLvl::new(LEVEL).expect("a level that there is")));
}

/// Whether a file that mujaz did not make may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Others {
    /// It may not.
    Kept,
    /// It may.
    Replaced,
}

/// An archive in the making. Dropped unfinished, it leaves what was there.
#[derive(Debug)]
pub struct Archive {
    target: PathBuf,
    top: String,
    /// The packed bytes, in the order in which they came: a file without a name, gone with the program.
    parts: Mutex<Parts>,
}

#[derive(Debug)]
struct Parts {
    file: File,
    length: u64,
    /// Each file, and where its bytes begin.
    entries: Vec<(Entry, u64)>,
}

impl Archive {
    /// Opens an archive at `target` that holds one folder called `top`.
    ///
    /// # Errors
    /// Where something else stands there, or the system refuses.
    pub fn open(target: &Path, top: &str, others: Others) -> Result<Self> {
        match fs::symlink_metadata(target) {
            Ok(about) if !about.is_file() => bail!(say!("`{path}` is not a file", path = spoken(target))),
            Ok(_) if others == Others::Kept && !is_ours(target).because(|| cannot(Deed::Read, target))? => {
                bail!(say!(
                    "`{path}` was not made by mujaz: name another file, or replace it with `--force`",
                    path = spoken(target),
                ))
            }
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error).because(|| cannot(Deed::Read, target)),
        }
        let file = nameless(target).because(|| cannot(Deed::WriteBeside, target))?;
        let parts = Mutex::new(Parts { file, length: 0, entries: Vec::new() });
        Ok(Self { target: target.to_owned(), top: top.to_owned(), parts })
    }

    /// Takes one file.
    ///
    /// # Errors
    /// Where the path leads outside, or the system refuses.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<()> {
        let name = format!("{}/{path}", self.top);
        if !is_plain(&name) || name.len() > usize::from(u16::MAX) {
            bail!(say!("`{path}` cannot be a file of an archive", path));
        }
        let deflated = PACKER.with_borrow_mut(|packer| {
            let mut packed = vec![0; packer.deflate_compress_bound(bytes.len())];
            let length = packer.deflate_compress(bytes, &mut packed).ok()?;
            packed.truncate(length);
            (length < bytes.len()).then_some(packed)
        });
        let packed = deflated.as_deref().unwrap_or(bytes);
        let entry = Entry {
            name,
            sum: crc32fast::hash(bytes),
            length: bytes.len() as u64,
            packed: packed.len() as u64,
            is_deflated: deflated.is_some(),
        };
        let mut parts = self.parts.lock().unwrap_or_else(PoisonError::into_inner);
        parts.file.write_all(packed).because(|| cannot(Deed::WriteBeside, &self.target))?;
        let start = parts.length;
        parts.length += packed.len() as u64;
        parts.entries.push((entry, start));
        Ok(())
    }

    /// Puts the archive in its place, and returns its length.
    ///
    /// # Errors
    /// Where a file was made twice, or the system refuses; what was there is then still there.
    pub fn finish(self) -> Result<u64> {
        let mut parts = self.parts.into_inner().unwrap_or_else(PoisonError::into_inner);
        parts.entries.sort_by(|(one, _), (other, _)| one.name.cmp(&other.name));
        if parts.entries.windows(2).any(|pair| pair[0].0.name == pair[1].0.name) {
            bail!(say!("a file of the site was made twice"));
        }
        let new = beside(&self.target, "new");
        let written = parts.assemble(&new).and_then(|length| {
            fs::rename(&new, &self.target)?;
            Ok(length)
        });
        if written.is_err() {
            // The fault found matters more than a fault in clearing up after it.
            let _ = fs::remove_file(&new);
        }
        written.because(|| cannot(Deed::Write, &self.target))
    }
}

impl Output for Archive {
    type Error = anyhow::Error;

    fn write(&self, path: &str, bytes: &[u8]) -> Result<()> {
        Self::write(self, path, bytes)
    }

    fn find_last(&self, _path: &str) -> Option<Vec<u8>> {
        None
    }
}

impl Parts {
    fn assemble(&mut self, path: &Path) -> std::io::Result<u64> {
        let mut writer = BufWriter::new(create(path)?);
        let (mut at, mut list) = (0, Vec::new());
        for (entry, start) in &self.entries {
            list.extend(entry.listing(at));
            let head = entry.head();
            writer.write_all(&head)?;
            self.file.seek(SeekFrom::Start(*start))?;
            let copied = std::io::copy(&mut (&self.file).take(entry.packed), &mut writer)?;
            if copied != entry.packed {
                return Err(ErrorKind::UnexpectedEof.into());
            }
            at += head.len() as u64 + copied;
        }
        writer.write_all(&list)?;
        let directory = Directory { files: self.entries.len() as u64, start: at, length: list.len() as u64 };
        let end = directory.end(COMMENT);
        writer.write_all(&end)?;
        writer.flush()?;
        writer.get_ref().sync_all()?;
        Ok(at + (list.len() + end.len()) as u64)
    }
}

/// Returns a file that has no name any more: the system takes it back however the program ends.
fn nameless(target: &Path) -> std::io::Result<File> {
    let path = beside(target, "parts");
    let file = create(&path)?;
    fs::remove_file(&path)?;
    Ok(file)
}

/// Returns whether a file is an archive that mujaz made, or has nothing in it.
fn is_ours(path: &Path) -> std::io::Result<bool> {
    let mut file = File::open(path)?;
    let length = file.metadata()?.len();
    let tail = COMMENT.len() as u64;
    if length < tail + 22 {
        return Ok(length == 0);
    }
    file.seek(SeekFrom::End(-i64::try_from(tail + 22).unwrap_or(0)))?;
    let mut end = Vec::new();
    file.read_to_end(&mut end)?;
    Ok(end.starts_with(b"PK\x05\x06") && end.ends_with(COMMENT))
}
