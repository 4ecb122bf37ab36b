//! Which files of an output folder are ours. In: paths. Out: a file that lists them, one a line, sorted.
#![expect(clippy::disallowed_methods, reason = "`disk` is where files are read")]

use std::collections::{BTreeSet, HashSet};
use std::io::ErrorKind;
use std::path::Path;

/// The name of the list, in the output folder.
pub(crate) const NAME: &str = ".mujaz-manifest";
const HEAD: &str = "# Files made by mujaz. Only these are ever replaced or removed.\n";

/// The paths that are ours, from the output folder, with `/`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Manifest {
    /// Sorted.
    pub(crate) paths: BTreeSet<Box<str>>,
}

impl Manifest {
    /// Returns the manifest of an output folder, or nothing where it has none: the folder is not ours.
    pub(crate) fn read(folder: &Path) -> std::io::Result<Option<Self>> {
        match std::fs::read_to_string(folder.join(NAME)) {
            Ok(text) => Ok(Some(Self { paths: text.lines().skip(1).map(Box::from).collect() })),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Returns the bytes of the file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut text = HEAD.to_owned();
        for path in &self.paths {
            text.push_str(path);
            text.push('\n');
        }
        text.into_bytes()
    }

    /// Returns every folder that holds one of the files, at any depth.
    pub(crate) fn folders(&self) -> HashSet<&str> {
        let mut folders = HashSet::new();
        for path in &self.paths {
            let mut rest: &str = path;
            while let Some((folder, _)) = rest.rsplit_once('/') {
                if !folders.insert(folder) {
                    break;
                }
                rest = folder;
            }
        }
        folders
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_at_any_depth() {
        let manifest = Manifest { paths: ["a/b/c.html", "a/d.html", "e.html"].map(Box::from).into() };
        assert_eq!(manifest.folders(), HashSet::from(["a", "a/b"]));
        assert_eq!(manifest.bytes(), format!("{HEAD}a/b/c.html\na/d.html\ne.html\n").as_bytes());
    }
}
