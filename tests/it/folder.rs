//! A folder of its own for a test that needs a disk, and what stands in a folder.
#![expect(clippy::disallowed_methods, reason = "these tests are about files")]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{FileTypeExt, MetadataExt};
use std::path::{Path, PathBuf};

/// An empty folder, gone when the test has passed.
pub(crate) struct Folder {
    /// Where it is.
    pub(crate) path: PathBuf,
}

impl Folder {
    /// Makes an empty folder called `name`; names are the tests' own.
    pub(crate) fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("the disk obeys");
        Self { path }
    }

    /// Writes a file, and the folders above it.
    pub(crate) fn put(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path.join(path);
        fs::create_dir_all(path.parent().expect("the disk obeys")).expect("the disk obeys");
        fs::write(path, bytes).expect("the disk obeys");
    }

    /// Returns the text of a file.
    pub(crate) fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path.join(path)).expect("the disk obeys")
    }

    /// Gives a file or a folder another name.
    pub(crate) fn rename(&self, from: &str, to: &str) {
        fs::rename(self.path.join(from), self.path.join(to)).expect("the disk obeys");
    }

    /// Returns all that stands in a folder of it.
    pub(crate) fn tree(&self, folder: &str) -> BTreeMap<String, String> {
        let mut tree = BTreeMap::new();
        gather(&self.path.join(folder), "", &mut tree);
        tree
    }

    /// Returns what the system says of a file.
    pub(crate) fn about(&self, path: &str) -> fs::Metadata {
        fs::symlink_metadata(self.path.join(path)).expect("the disk obeys")
    }

    /// Returns the inode of a file and when it was last written.
    pub(crate) fn identity(&self, path: &str) -> (u64, i64, i64) {
        let about = self.about(path);
        (about.ino(), about.mtime(), about.mtime_nsec())
    }

    /// Returns the names in the folder itself, sorted.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.path).expect("the disk obeys");
        let mut names: Vec<String> = entries
            .map(|entry| entry.expect("the disk obeys").file_name().into_string().expect("the disk obeys"))
            .collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let _ = fs::remove_dir_all(&self.path);
        }
    }
}

fn gather(folder: &Path, prefix: &str, tree: &mut BTreeMap<String, String>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let entry = entry.expect("the disk obeys");
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let kind = entry.file_type().expect("the disk obeys");
        if kind.is_dir() {
            gather(&entry.path(), &format!("{name}/"), tree);
            tree.insert(format!("{name}/"), String::new());
        } else if kind.is_symlink() {
            tree.insert(
                name,
                format!("-> {}", fs::read_link(entry.path()).expect("the disk obeys").display()),
            );
        } else if kind.is_fifo() {
            tree.insert(name, "a pipe".to_owned());
        } else {
            tree.insert(
                name,
                String::from_utf8_lossy(&fs::read(entry.path()).expect("the disk obeys")).into_owned(),
            );
        }
    }
}
