//! One file of the site's folder, written anew: whole or not at all. In: a path inside the site's folder, and bytes.
//! Never writes through a symbolic link, and never leaves half a file.
#![expect(clippy::disallowed_methods, reason = "`disk` is where files are written")]

use crate::diag::failure::Because;
use crate::diag::phrase::say;
use crate::disk::beside::{beside, create, enter};
use crate::disk::path::spoken;
use crate::disk::tree::{Deed, cannot};
use anyhow::{Result, bail};
use std::fs;
use std::io::Write;
use std::path::Path;

/// Whether a file that is there may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// It is.
    Replaced,
    /// It is not, unless it has the same bytes.
    Kept,
}

/// Writes the file at `path` of the site in `root`, and the folders above it.
///
/// # Errors
/// Where the path leads out of the site's folder, a file that is to be kept stands there, or the system refuses.
pub fn replace(root: &Path, path: &str, (bytes, existing): (&[u8], Existing)) -> Result<()> {
    let file = enter(root, path, &mut Vec::new())?;
    match fs::symlink_metadata(&file) {
        Ok(about) if !about.is_file() => bail!(say!("`{path}` is not a file", path = spoken(&file))),
        Ok(_) if existing == Existing::Kept => {
            let there = fs::read(&file).because(|| cannot(Deed::Read, &file))?;
            if there != bytes {
                bail!(say!("`{path}` is there already, with other content", path = spoken(&file)));
            }
            Ok(())
        }
        Ok(about) => put(&file, bytes, Some(about.permissions())),
        Err(_) => put(&file, bytes, None),
    }
}

fn put(file: &Path, bytes: &[u8], permissions: Option<fs::Permissions>) -> Result<()> {
    let new = beside(file, "new");
    let write = || -> std::io::Result<()> {
        let mut writer = create(&new)?;
        writer.write_all(bytes)?;
        if let Some(permissions) = permissions {
            writer.set_permissions(permissions)?;
        }
        writer.sync_all()?;
        fs::rename(&new, file)
    };
    let written = write();
    if written.is_err() {
        // The fault found matters more than a fault in clearing up after it.
        let _ = fs::remove_file(&new);
    }
    written.because(|| cannot(Deed::Write, file))
}
