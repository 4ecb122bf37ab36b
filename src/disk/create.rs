//! New files of the site's folder: all of them or none, and never in the place of another. In: paths inside the site's
//! folder, and bytes. Never writes through a symbolic link, and leaves nothing behind where it fails.
#![expect(clippy::disallowed_methods, reason = "`disk` is where files are written")]

use crate::diag::failure::Because;
use crate::diag::phrase::say;
use crate::disk::beside::{beside, create, enter};
use crate::disk::path::spoken;
use crate::disk::tree::{Deed, cannot};
use anyhow::{Result, bail};
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// A file to be made.
#[derive(Clone, Debug)]
pub struct NewFile {
    /// Its path from the site's folder.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// What a run has made so far.
#[derive(Default)]
struct Made {
    folders: Vec<PathBuf>,
    /// Files beside their places, and the places.
    waiting: Vec<(PathBuf, PathBuf)>,
    placed: Vec<PathBuf>,
}

/// Makes the files in the site's folder `root`, and the folders above them.
///
/// # Errors
/// Where a path leads out of the site's folder, something stands there already, or the system refuses: then no file is
/// made.
pub fn create_all(root: &Path, files: &[NewFile]) -> Result<()> {
    let mut made = Made::default();
    let done = made.prepare(root, files).and_then(|()| made.place());
    if done.is_err() {
        made.undo();
    }
    done
}

impl Made {
    /// Writes each file beside its place.
    fn prepare(&mut self, root: &Path, files: &[NewFile]) -> Result<()> {
        for NewFile { path, bytes } in files {
            let file = enter(root, path, &mut self.folders)?;
            if fs::symlink_metadata(&file).is_ok() {
                bail!(say!(
                    "`{path}` is there already, and is left as it is: name another with `--id`",
                    path = spoken(&file),
                ));
            }
            let beside = beside(&file, "new");
            let mut writer = create(&beside).because(|| cannot(Deed::Write, &file))?;
            self.waiting.push((beside, file.clone()));
            let written = writer.write_all(bytes).and_then(|()| writer.sync_all());
            written.because(|| cannot(Deed::Write, &file))?;
        }
        Ok(())
    }

    /// Puts each file in its place, where nothing stands by now either.
    fn place(&mut self) -> Result<()> {
        for (beside, file) in &self.waiting {
            match fs::hard_link(beside, file) {
                Ok(()) => self.placed.push(file.clone()),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                    bail!(say!("`{path}` is there already, and is left as it is", path = spoken(file)));
                }
                // Some disks know no links: a file of that name is then made anew, and never one that is there.
                Err(_) => {
                    let bytes = fs::read(beside).because(|| cannot(Deed::Read, beside))?;
                    let mut writer = File::create_new(file).because(|| cannot(Deed::Write, file))?;
                    self.placed.push(file.clone());
                    writer
                        .write_all(&bytes)
                        .and_then(|()| writer.sync_all())
                        .because(|| cannot(Deed::Write, file))?;
                }
            }
        }
        for (beside, _) in &self.waiting {
            fs::remove_file(beside).because(|| cannot(Deed::Clear, beside))?;
        }
        Ok(())
    }

    /// Takes back what was made. The fault found matters more than one in clearing up after it.
    fn undo(&self) {
        for file in self.placed.iter().chain(self.waiting.iter().map(|(beside, _)| beside)) {
            let _ = fs::remove_file(file);
        }
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}
