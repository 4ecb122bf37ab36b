//! Folders with all that is in them. In: a folder and what of it is ours. Out: what others put there, and the
//! same things elsewhere; or no folder any more. Never follows a symbolic link.
#![expect(clippy::disallowed_methods, reason = "`disk` is where files are written")]

use crate::diag::failure::Because;
use crate::diag::phrase::{Phrase, say};
use crate::disk::manifest::{self, Manifest};
use crate::disk::path::spoken;
use anyhow::Result;
use rayon::prelude::*;
use rustix::fs::{AtFlags, CWD, Mode, Timespec, Timestamps, chmod, linkat, utimensat};
use std::fs::{self, Metadata};
use std::io::ErrorKind;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Returns `cannot <what> <path>`.
pub(crate) fn cannot(deed: Deed, path: &Path) -> Phrase {
    let path = spoken(path);
    match deed {
        Deed::Read => say!("cannot read `{path}`", path),
        Deed::Open => say!("cannot open `{path}`", path),
        Deed::Make => say!("cannot make `{path}`", path),
        Deed::Write => say!("cannot write `{path}`", path),
        Deed::WriteBeside => say!("cannot write beside `{path}`", path),
        Deed::WriteList => say!("cannot write the list of files of `{path}`", path),
        Deed::Clear => say!("cannot clear `{path}`", path),
        Deed::Keep => say!("cannot keep `{path}`", path),
        Deed::Remove => say!("cannot remove `{path}`", path),
        Deed::PutBack => say!("cannot put back `{path}`", path),
        Deed::PutSite => say!("cannot put the new site at `{path}`", path),
        Deed::PutFile => say!("cannot put a new file at `{path}`", path),
    }
}

/// What is done with a file or a folder.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Deed {
    Read,
    Open,
    Make,
    Write,
    WriteBeside,
    WriteList,
    Clear,
    Keep,
    Remove,
    PutBack,
    PutSite,
    PutFile,
}

/// What others put in an output folder: paths from that folder, each folder before what is in it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Foreign {
    /// Folders that hold nothing of ours.
    pub(crate) folders: Vec<PathBuf>,
    /// Files, links, pipes: all that is no folder.
    pub(crate) files: Vec<PathBuf>,
}

impl Foreign {
    /// Returns what in `tree` is not in its manifest.
    pub(crate) fn of(tree: &Path, own: &Manifest) -> Result<Self> {
        let own_folders = own.folders();
        let mut foreign = Self::default();
        for entry in WalkDir::new(tree).min_depth(1).sort_by_file_name() {
            let entry = entry.because(|| cannot(Deed::Read, tree))?;
            let path = entry.path().strip_prefix(tree).expect("what is in a tree begins with its path");
            let name = path.to_str();
            if entry.file_type().is_dir() {
                if name.is_none_or(|name| !own_folders.contains(name)) {
                    foreign.folders.push(path.to_owned());
                }
            } else if name.is_none_or(|name| name != manifest::NAME && !own.paths.contains(name)) {
                foreign.files.push(path.to_owned());
            }
        }
        Ok(foreign)
    }

    /// Returns the first path that a file of `new` needs for itself.
    pub(crate) fn find_clash(&self, new: &Manifest) -> Option<&Path> {
        let folders = new.folders();
        let is_file = |path: &&Path| path.to_str().is_some_and(|name| new.paths.contains(name));
        let is_folder = |path: &&Path| path.to_str().is_some_and(|name| folders.contains(name));
        let files = self.files.iter().map(PathBuf::as_path);
        let mut clashes = files.filter(|path| is_file(path) || is_folder(path));
        clashes.next().or_else(|| self.folders.iter().map(PathBuf::as_path).find(is_file))
    }

    /// Puts all of it into `to` as well: the same files under a second name, folders with the same rights and
    /// times. What cannot have a second name stays behind, for [`move_over`](Self::move_over).
    pub(crate) fn link(&self, from: &Path, to: &Path) -> Result<()> {
        for folder in &self.folders {
            let target = to.join(folder);
            fs::create_dir_all(&target).because(|| cannot(Deed::Make, &target))?;
        }
        for file in &self.files {
            let target = to.join(file);
            if let Some(folder) = target.parent() {
                fs::create_dir_all(folder).because(|| cannot(Deed::Make, folder))?;
            }
            // Without `SYMLINK_FOLLOW` a symbolic link is linked itself.
            let _ = linkat(CWD, from.join(file), CWD, &target, AtFlags::empty());
        }
        for folder in self.folders.iter().rev() {
            if let Ok(about) = fs::symlink_metadata(from.join(folder)) {
                dress(&to.join(folder), &about);
            }
        }
        Ok(())
    }

    /// Moves into `to` what is not there already, or is another file there.
    pub(crate) fn move_over(&self, from: &Path, to: &Path) -> Result<()> {
        for folder in &self.folders {
            let target = to.join(folder);
            fs::create_dir_all(&target).because(|| cannot(Deed::Make, &target))?;
        }
        for file in &self.files {
            let (old, new) = (from.join(file), to.join(file));
            let identity = |path: &Path| fs::symlink_metadata(path).map(|it| (it.dev(), it.ino())).ok();
            if identity(&old) != identity(&new) {
                fs::rename(&old, &new).because(|| cannot(Deed::Keep, &new))?;
            }
        }
        Ok(())
    }
}

/// Gives a folder the rights and times of another.
pub(crate) fn dress(folder: &Path, like: &Metadata) {
    let seconds = |tv_sec: i64, tv_nsec: i64| Timespec { tv_sec, tv_nsec };
    let times = Timestamps {
        last_access: seconds(like.atime(), like.atime_nsec()),
        last_modification: seconds(like.mtime(), like.mtime_nsec()),
    };
    // What the system does not let us keep is no reason to lose a build.
    let _ = chmod(folder, Mode::from_raw_mode(like.mode()));
    let _ = utimensat(CWD, folder, &times, AtFlags::SYMLINK_NOFOLLOW);
}

/// Removes a folder with all that is in it, from all cores. The file `last` of it goes last, so that what a
/// kill leaves behind is still known by it.
pub(crate) fn remove(tree: &Path, last: &str) -> Result<()> {
    let (mut folders, mut files) = (Vec::new(), Vec::new());
    for entry in WalkDir::new(tree) {
        let entry = entry.because(|| cannot(Deed::Remove, tree))?;
        if entry.file_type().is_dir() {
            open_up(entry.path());
            folders.push(entry.into_path());
        } else {
            files.push(entry.into_path());
        }
    }
    let last = tree.join(last);
    let gone = |path: &Path, result: std::io::Result<()>| match result {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        result => result.because(|| cannot(Deed::Remove, path)),
    };
    files.par_iter().filter(|file| **file != last).try_for_each(|file| gone(file, fs::remove_file(file)))?;
    for folder in folders.iter().skip(1).rev() {
        gone(folder, fs::remove_dir(folder))?;
    }
    gone(&last, fs::remove_file(&last))?;
    gone(tree, fs::remove_dir(tree))
}

/// Lets us take things out of a folder, where its rights do not.
fn open_up(folder: &Path) {
    let Ok(about) = fs::symlink_metadata(folder) else { return };
    if about.permissions().mode() & 0o700 != 0o700 {
        let _ = chmod(folder, Mode::RWXU);
    }
}
