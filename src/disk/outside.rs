//! Texts that are not the site's: a file, all texts of a folder, standard input. In: a path. Out: names and texts. Follows
//! no symbolic link inside a folder, and holds no file that is larger than the limit.
#![expect(clippy::disallowed_methods, reason = "`disk` is where files are read")]

use crate::diag::failure::Because;
use crate::diag::phrase::{Phrase, say, say_count};
use crate::disk::path::spoken;
use crate::disk::read::read_bytes_of;
use crate::disk::tree::{Deed, cannot};
use anyhow::{Result, bail};
use std::io::Read;
use std::path::Path;
use walkdir::WalkDir;

/// The largest text that is read, in bytes.
pub const OUTSIDE_LIMIT: u64 = 10 * 1024 * 1024;

/// A text from elsewhere.
#[derive(Clone, Debug)]
pub struct OutsideText {
    /// Its path from the folder that was named, with `/`; of a file alone its name.
    pub name: String,
    /// Its words.
    pub text: String,
}

/// The texts of a path, and how many other files stand beside them.
#[derive(Debug)]
pub struct Outside {
    /// The texts, by name.
    pub texts: Vec<OutsideText>,
    /// How many files of a folder are none.
    pub others: usize,
    /// Whether the path is a folder.
    pub is_folder: bool,
}

/// Returns the text at `path`, or all texts with one of these endings in a folder; `-` is standard input.
///
/// # Errors
/// Where there is none, one is no text or too large, or the system refuses.
pub fn read_outside(path: &Path, endings: &[&str]) -> Result<Outside> {
    if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::stdin()
            .take(OUTSIDE_LIMIT + 1)
            .read_to_end(&mut bytes)
            .because(|| say!("cannot read standard input"))?;
        if bytes.len() as u64 > OUTSIDE_LIMIT {
            bail!(say_count!(
                OUTSIDE_LIMIT,
                "standard input has more than {count} byte",
                "standard input has more than {count} bytes"
            ));
        }
        let text = text(bytes, &say!("standard input"))?;
        return Ok(Outside {
            texts: vec![OutsideText { name: "-".to_owned(), text }],
            others: 0,
            is_folder: false,
        });
    }
    let about = std::fs::metadata(path).because(|| cannot(Deed::Read, path))?;
    if !about.is_dir() {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text = text(read_bytes_of(path, OUTSIDE_LIMIT)?, &say!("`{path}`", path = spoken(path)))?;
        return Ok(Outside { texts: vec![OutsideText { name, text }], others: 0, is_folder: false });
    }
    let mut outside = Outside { texts: Vec::new(), others: 0, is_folder: true };
    let is_shown = |entry: &walkdir::DirEntry| {
        entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
    };
    for entry in WalkDir::new(path).sort_by_file_name().into_iter().filter_entry(is_shown) {
        let entry = entry.because(|| cannot(Deed::Read, path))?;
        if entry.file_type().is_dir() {
            continue;
        }
        let ending = entry.path().extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
        if !entry.file_type().is_file() || !ending.is_some_and(|ending| endings.contains(&ending.as_str())) {
            outside.others += 1;
            continue;
        }
        let inner = entry.path().strip_prefix(path).unwrap_or(entry.path());
        let name = inner.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
        let text = text(
            read_bytes_of(entry.path(), OUTSIDE_LIMIT)?,
            &say!("`{path}`", path = spoken(entry.path())),
        )?;
        outside.texts.push(OutsideText { name, text });
    }
    Ok(outside)
}

/// Returns the text of bytes, without a byte order mark.
fn text(bytes: Vec<u8>, name: &Phrase) -> Result<String> {
    if bytes.contains(&0) {
        bail!(say!("{name} is no text: save it as UTF-8", name = name.clone()));
    }
    let Ok(text) = String::from_utf8(bytes) else {
        bail!(say!("{name} is not UTF-8: save it as UTF-8", name = name.clone()))
    };
    Ok(match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}
