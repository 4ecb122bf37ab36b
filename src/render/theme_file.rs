//! A file of a theme, before anything is made of it.

use crate::span::FileId;

/// One file of a theme.
#[derive(Clone, Debug)]
pub struct ThemeFile<'text> {
    /// Its bytes.
    pub bytes: &'text [u8],
    /// Its number, where it is the site's own.
    pub file: Option<FileId>,
}
