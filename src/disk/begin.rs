//! The folder of a new site: all its files or none. In: a folder that is empty, or holds no more than a repository begins
//! with, and files. Out: the files in it. They are made in a hidden folder inside it and then given their places;
//! `book.toml` comes last, so that half a site is none. Where a run was killed, the next one puts things right.
#![expect(clippy::disallowed_methods, reason = "`disk` is where files are written")]

use crate::diag::failure::Because;
use crate::diag::phrase::say;
use crate::disk::path::{is_inside, spoken};
use crate::disk::stage::lock;
use crate::disk::tree::{Deed, cannot, remove};
use anyhow::{Result, bail};
use rustix::fs::{CWD, RenameFlags, renameat_with};
use rustix::io::Errno;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

/// The hidden folder.
const STAGE: &str = ".mujaz-init";
/// Says whose it is; removed last.
const MARK: &str = "made-by-mujaz";
const ABOUT: &str = "`mujaz init` works here; run it again to finish what it began.\n";
/// Says that all files are made, and only wait for their places.
const COMPLETE: &str = "complete";
/// What the folder of a site cannot be without.
const LAST: &str = "book.toml";
/// What a repository begins with, and keeps.
const KEPT: [&str; 4] = [".git", ".gitattributes", ".gitignore", ".ds_store"];
const KEPT_BEGINNINGS: [&str; 4] = ["readme", "license", "licence", "copying"];

/// How a site came to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Begun {
    /// It was made, but for these files, which were there and stay.
    Made(Vec<String>),
    /// One that a run before had made was put in its place.
    Finished,
}

/// Makes a site of `files`, paths and texts, in `folder`.
///
/// # Errors
/// Where the folder holds anything else, or the system refuses.
pub fn begin(folder: &Path, files: &[(&str, &str)]) -> Result<Begun> {
    let is_ours = match fs::metadata(folder) {
        Ok(about) if !about.is_dir() => bail!(say!("`{path}` is no folder", path = spoken(folder))),
        Ok(_) => false,
        Err(_) => {
            fs::create_dir_all(folder).because(|| cannot(Deed::Make, folder))?;
            true
        }
    };
    let made = make(folder, files);
    if made.is_err() && is_ours {
        // What was found matters more than a fault in clearing up after it.
        let _ = fs::remove_dir(folder);
    }
    made
}

fn make(folder: &Path, files: &[(&str, &str)]) -> Result<Begun> {
    let _lock = lock(folder)?;
    let stage = folder.join(STAGE);
    if let Ok(about) = fs::symlink_metadata(&stage) {
        let is_empty = || fs::read_dir(&stage).is_ok_and(|mut entries| entries.next().is_none());
        if !about.is_dir() || !(stage.join(MARK).is_file() || is_empty()) {
            bail!(say!(
                "`{path}` is in the way and was not made by mujaz: move it away",
                path = spoken(&stage)
            ));
        }
        if stage.join(COMPLETE).is_file() {
            give_places(&stage, folder)?;
            return Ok(Begun::Finished);
        }
        remove(&stage, MARK)?;
    }
    refuse_others(folder)?;
    if let Err(error) = fill(&stage, files) {
        let _ = remove(&stage, MARK);
        return Err(error);
    }
    give_places(&stage, folder).map(Begun::Made)
}

/// Refuses a folder that holds what a new repository does not.
fn refuse_others(folder: &Path) -> Result<()> {
    let names = names(folder)?;
    if names.iter().any(|name| name == LAST) {
        bail!(say!("`{path}` is a site already: it has a `{file}`", path = spoken(folder), file = LAST));
    }
    for name in names {
        let low = name.to_lowercase();
        let is_kept = KEPT.contains(&&*low) || KEPT_BEGINNINGS.iter().any(|of| low.starts_with(of));
        if !is_kept {
            bail!(say!(
                "`{path}` is not empty, `{name}` is in it: name an empty folder",
                path = spoken(folder),
                name
            ));
        }
    }
    Ok(())
}

/// Returns the names in a folder, sorted.
fn names(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).because(|| cannot(Deed::Read, folder))? {
        let entry = entry.because(|| cannot(Deed::Read, folder))?;
        names.push(entry.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

/// Makes all files in the hidden folder.
fn fill(stage: &Path, files: &[(&str, &str)]) -> Result<()> {
    fs::create_dir(stage).because(|| cannot(Deed::Make, stage))?;
    write(&stage.join(MARK), ABOUT)?;
    for (path, text) in files {
        if !is_inside(path) {
            bail!(say!("`{path}` is not inside the site's folder", path = *path));
        }
        let file = stage.join("site").join(path);
        let above = file.parent().unwrap_or(stage);
        fs::create_dir_all(above).because(|| cannot(Deed::Make, above))?;
        write(&file, text)?;
    }
    write(&stage.join(COMPLETE), "")
}

fn write(file: &Path, text: &str) -> Result<()> {
    let write = || -> std::io::Result<()> {
        let mut writer = File::create_new(file)?;
        writer.write_all(text.as_bytes())?;
        writer.sync_all()
    };
    write().because(|| cannot(Deed::Write, file))
}

/// Gives what is in the hidden folder its places, and removes that folder. Of what a repository begins with, the
/// repository's own stays; its names are returned.
fn give_places(stage: &Path, folder: &Path) -> Result<Vec<String>> {
    let made = stage.join("site");
    let mut names = if made.is_dir() { names(&made)? } else { Vec::new() };
    names.sort_by_key(|name| name == LAST);
    let mut kept = Vec::new();
    for name in names {
        let (from, to): (PathBuf, PathBuf) = (made.join(&name), folder.join(&name));
        if KEPT.contains(&&*name) && fs::symlink_metadata(&to).is_ok() {
            kept.push(name);
            continue;
        }
        rename_to_new(&from, &to).because(|| cannot(Deed::PutFile, &to))?;
    }
    remove(stage, MARK)?;
    Ok(kept)
}

/// Gives a file its name where nothing has that name, even if something came to have it a moment ago.
fn rename_to_new(from: &Path, to: &Path) -> std::io::Result<()> {
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        Ok(()) => Ok(()),
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) if fs::symlink_metadata(to).is_err() => {
            // This file system has no such rename.
            fs::rename(from, to)
        }
        Err(error) => Err(error.into()),
    }
}
