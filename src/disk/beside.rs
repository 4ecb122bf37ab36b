//! Files on their way to their place: the folders above it, and a file beside it that takes it when it is whole. In: paths
//! inside a folder. Out: folders and files to be written.
#![expect(clippy::disallowed_methods, reason = "`disk` is where files are written")]

use crate::diag::failure::Because;
use crate::diag::phrase::say;
use crate::disk::path::{is_inside, spoken};
use crate::disk::tree::{Deed, cannot};
use anyhow::{Result, bail};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// Makes the folders above `path` in the folder `root`, and returns where the file goes. Each folder that was not there
/// is added to `made`.
///
/// # Errors
/// Where the path leads out of the folder, something else is in the way, or the system refuses.
pub(crate) fn enter(root: &Path, path: &str, made: &mut Vec<PathBuf>) -> Result<PathBuf> {
    if !is_inside(path) {
        bail!(say!("`{path}` is not inside the site's folder", path));
    }
    let mut folder = root.to_path_buf();
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    for part in folders.split('/').filter(|part| !part.is_empty()) {
        folder.push(part);
        match fs::symlink_metadata(&folder) {
            Ok(about) if about.is_dir() => {}
            Ok(_) => bail!(say!("`{path}` is no folder", path = spoken(&folder))),
            Err(_) => {
                fs::create_dir(&folder).because(|| cannot(Deed::Make, &folder))?;
                made.push(folder.clone());
            }
        }
    }
    Ok(folder.join(name))
}

/// Returns the hidden name beside a file under which something of it waits.
pub(crate) fn beside(file: &Path, what: &str) -> PathBuf {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    file.with_file_name(format!(".{name}.mujaz-{what}"))
}

/// Makes a file, to be written and read. What a run that was killed left there is not written through: it could be a link
/// by now.
pub(crate) fn create(path: &Path) -> std::io::Result<File> {
    if fs::symlink_metadata(path).is_ok() {
        fs::remove_file(path)?;
    }
    File::options().read(true).write(true).create_new(true).open(path)
}
