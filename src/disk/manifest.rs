//! Which files of an output folder are ours. In: paths. Out: a file that lists them, one a line, sorted.
#![expect(clippy::disallowed_methods, reason = "`disk` is where files are read")]

use std::collections::BTreeSet;
use std::path::Path;

/// The name of the list, in the output folder.
pub const NAME: &str = ".mujaz-manifest";
const HEAD: &str = "# Files made by mujaz. Only these are ever replaced or removed.\n";

/// The paths that are ours, from the output folder, with `/`.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// Sorted.
    pub paths: BTreeSet<String>,
}

impl Manifest {
    /// Returns the manifest of an output folder, or nothing where it has none: the folder is not ours.
    ///
    /// # Errors
    /// Where the manifest is there and cannot be read.
    pub fn read(folder: &Path) -> std::io::Result<Option<Self>> {
        match std::fs::read_to_string(folder.join(NAME)) {
            Ok(text) => {
                let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
                Ok(Some(Self { paths: lines.map(String::from).collect() }))
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Returns the bytes of the file.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let mut text = HEAD.to_owned();
        for path in &self.paths {
            text.push_str(path);
            text.push('\n');
        }
        text.into_bytes()
    }
}
