//! The hidden folder beside an output folder in which a new site is made. In: the output folder. Out: the new
//! tree in its place. At every moment the output folder is the old site or the new one, and the next build
//! can tell which, and clears up.
//!
//! ```text
//! .public.mujaz-stage/
//!   made-by-mujaz   says whose it is; removed last
//!   new/            the site in the making; after the swap, the old one
//!   old/            the old site, where one step could not swap the two
//!   swapping        which tree is about to become the output folder
//! ```
#![expect(clippy::disallowed_methods, reason = "`disk` is where files are written")]

use crate::diag::failure::Because;
use crate::diag::phrase::say;
use crate::disk::manifest::{self, Manifest};
use crate::disk::path::spoken;
use crate::disk::tree::{Deed, Foreign, cannot, remove};
use anyhow::{Result, bail};
use rustix::fs::{CWD, RenameFlags, renameat_with};
use rustix::io::Errno;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

const MARK: &str = "made-by-mujaz";
const ABOUT: &str = "mujaz works here while it builds; the next build clears up what is left.\n";
const SWAPPING: &str = "swapping";

/// The hidden folder, ours alone as long as the site is locked.
#[derive(Debug)]
pub(crate) struct Workspace {
    folder: PathBuf,
    output: PathBuf,
}

impl Workspace {
    /// Opens the workspace of an output folder, after clearing up what a killed build left.
    pub(crate) fn open(output: &Path) -> Result<Self> {
        let name = output.file_name().unwrap_or_default().to_string_lossy();
        let folder = output.with_file_name(format!(".{name}.mujaz-stage"));
        let workspace = Self { folder, output: output.to_owned() };
        if fs::symlink_metadata(&workspace.folder).is_ok() {
            workspace.recover()?;
        }
        fs::create_dir(&workspace.folder).because(|| cannot(Deed::Make, &workspace.folder))?;
        if let Err(error) = workspace.furnish() {
            // The fault found matters more than a fault in clearing up after it.
            let _ = workspace.clear();
            return Err(error);
        }
        Ok(workspace)
    }

    fn furnish(&self) -> Result<()> {
        let (mark, new) = (self.folder.join(MARK), self.new_tree());
        fs::write(&mark, ABOUT).because(|| cannot(Deed::Write, &mark))?;
        fs::create_dir(&new).because(|| cannot(Deed::Make, &new))
    }

    /// Returns where the new site is made.
    pub(crate) fn new_tree(&self) -> PathBuf {
        self.folder.join("new")
    }

    fn old_tree(&self) -> PathBuf {
        self.folder.join("old")
    }

    /// Puts the new tree in the output's place; where that fails the old one is still there.
    pub(crate) fn swap(&self) -> Result<()> {
        let new = self.new_tree();
        let explain = || cannot(Deed::PutSite, &self.output);
        let name = identity(&new).because(explain)?;
        let note = self.folder.join(SWAPPING);
        fs::write(&note, name).because(|| cannot(Deed::Write, &note))?;
        if fs::symlink_metadata(&self.output).is_err() {
            return fs::rename(&new, &self.output).because(explain);
        }
        match renameat_with(CWD, &new, CWD, &self.output, RenameFlags::EXCHANGE) {
            Ok(()) => Ok(()),
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => self.swap_in_two(),
            Err(error @ (Errno::BUSY | Errno::XDEV)) => Err(std::io::Error::from(error)).because(|| {
                let path = spoken(&self.output);
                say!("`{path}` is a disk of its own: name a folder inside it as `build-dir`", path)
            }),
            Err(error) => Err(std::io::Error::from(error)).because(explain),
        }
    }

    /// Swaps where the file system cannot do so in one step. A kill between the two renames is mended by the
    /// next build.
    fn swap_in_two(&self) -> Result<()> {
        let explain = || cannot(Deed::PutSite, &self.output);
        fs::rename(&self.output, self.old_tree()).because(explain)?;
        if let Err(error) = fs::rename(self.new_tree(), &self.output) {
            fs::rename(self.old_tree(), &self.output).because(explain)?;
            return Err(error).because(explain);
        }
        Ok(())
    }

    /// Clears up: what of the old site is ours goes, what others put there at the last moment moves over.
    pub(crate) fn clear(&self) -> Result<()> {
        if self.is_swapped() {
            for old in [self.new_tree(), self.old_tree()] {
                if old.is_dir() {
                    let own = Manifest::read(&old).because(|| cannot(Deed::Read, &old))?;
                    Foreign::of(&old, &own.unwrap_or_default())?.move_over(&old, &self.output)?;
                    remove(&old, manifest::NAME)?;
                }
            }
        }
        remove(&self.folder, MARK)
    }

    /// Returns whether the new tree has become the output folder.
    fn is_swapped(&self) -> bool {
        let noted = fs::read_to_string(self.folder.join(SWAPPING));
        noted.is_ok_and(|noted| identity(&self.output).is_ok_and(|output| output == noted))
    }

    fn recover(&self) -> Result<()> {
        let about = fs::symlink_metadata(&self.folder).because(|| cannot(Deed::Read, &self.folder))?;
        let is_empty = || fs::read_dir(&self.folder).is_ok_and(|mut entries| entries.next().is_none());
        if !about.is_dir() || !(self.folder.join(MARK).is_file() || is_empty()) {
            bail!(say!(
                "`{path}` is in the way and was not made by mujaz: move it away",
                path = spoken(&self.folder)
            ));
        }
        if self.old_tree().is_dir() && fs::symlink_metadata(&self.output).is_err() {
            fs::rename(self.old_tree(), &self.output).because(|| cannot(Deed::PutBack, &self.output))?;
        }
        self.clear()
    }
}

/// Returns what tells a folder from every other on the machine.
fn identity(folder: &Path) -> std::io::Result<String> {
    let about = fs::symlink_metadata(folder)?;
    Ok(format!("{} {}\n", about.dev(), about.ino()))
}
