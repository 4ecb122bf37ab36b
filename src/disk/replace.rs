//! One file of the site's folder, written anew: whole or not at all. In: a path inside the site's folder, and bytes.
//! Never writes through a symbolic link, and never leaves half a file.
#![expect(clippy::disallowed_methods, reason = "`disk` is where files are written")]

use crate::disk::path::{is_inside, spoken};
use crate::disk::tree::cannot;
use anyhow::{Context, Result, bail};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

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
    if !is_inside(path) {
        bail!("`{path}` is not inside the site's folder");
    }
    let mut folder = root.to_path_buf();
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    for part in folders.split('/').filter(|part| !part.is_empty()) {
        folder.push(part);
        enter(&folder)?;
    }
    let file = folder.join(name);
    match fs::symlink_metadata(&file) {
        Ok(about) if !about.is_file() => bail!("`{}` is not a file", spoken(&file)),
        Ok(_) if existing == Existing::Kept => {
            let there = fs::read(&file).with_context(|| cannot("read", &file))?;
            if there != bytes {
                bail!("`{}` is there already, with other content", spoken(&file));
            }
            Ok(())
        }
        Ok(about) => put(&file, bytes, Some(about.permissions())),
        Err(_) => put(&file, bytes, None),
    }
}

fn enter(folder: &Path) -> Result<()> {
    match fs::symlink_metadata(folder) {
        Ok(about) if about.is_dir() => Ok(()),
        Ok(_) => bail!("`{}` is no folder", spoken(folder)),
        Err(_) => fs::create_dir(folder).with_context(|| cannot("make", folder)),
    }
}

fn put(file: &Path, bytes: &[u8], permissions: Option<fs::Permissions>) -> Result<()> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let new: PathBuf = file.with_file_name(format!(".{name}.mujaz-new"));
    let write = || -> std::io::Result<()> {
        // What a run that was killed left there is not written through: it could be a link by now.
        if fs::symlink_metadata(&new).is_ok() {
            fs::remove_file(&new)?;
        }
        let mut writer = File::create_new(&new)?;
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
    written.with_context(|| cannot("write", file))
}
