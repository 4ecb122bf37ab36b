//! What went wrong outside, layer by layer, so that each layer can be told in another language.

use crate::diag::catalog::Catalog;
use crate::diag::phrase::{Phrase, say};
use std::error::Error;
use std::fmt;
use std::io::{self, ErrorKind};

/// What could not be done, and why.
#[derive(Debug)]
pub struct Failure {
    said: Phrase,
    cause: anyhow::Error,
}

impl Failure {
    /// Returns what could not be done, because of an error.
    #[must_use]
    pub fn new(said: Phrase, cause: impl Into<anyhow::Error>) -> Self {
        Self { said, cause: cause.into() }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said.fmt(out)
    }
}

impl Error for Failure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.cause)
    }
}

/// Says what could not be done because of an error, or because there is nothing.
pub trait Because<T> {
    /// Returns what there is, or an error that says this first.
    ///
    /// # Errors
    /// Where there is an error, or nothing.
    fn because(self, said: impl FnOnce() -> Phrase) -> anyhow::Result<T>;
}

impl<T, E: Into<anyhow::Error>> Because<T> for Result<T, E> {
    fn because(self, said: impl FnOnce() -> Phrase) -> anyhow::Result<T> {
        self.map_err(|error| Failure::new(said(), error).into())
    }
}

impl<T> Because<T> for Option<T> {
    fn because(self, said: impl FnOnce() -> Phrase) -> anyhow::Result<T> {
        self.ok_or_else(|| said().into())
    }
}

/// Returns an error and all its causes in the language of `catalog`, with all that others wrote as `clean` gives it back.
#[must_use]
pub fn told(error: &anyhow::Error, catalog: &Catalog, clean: &dyn Fn(&str) -> String) -> String {
    let layers = error.chain().map(|layer| layer_of(layer, catalog).told_as(catalog, clean));
    layers.collect::<Vec<_>>().join(": ")
}

fn layer_of(layer: &(dyn Error + 'static), catalog: &Catalog) -> Phrase {
    if let Some(phrase) = layer.downcast_ref::<Phrase>() {
        return phrase.clone();
    }
    if let Some(failure) = layer.downcast_ref::<Failure>() {
        return failure.said.clone();
    }
    // The system says it in English itself, with more in it.
    let reason = layer.downcast_ref::<io::Error>().filter(|_| catalog.tag != "en").and_then(reason);
    reason.unwrap_or_else(|| Phrase::foreign(layer.to_string()))
}

/// Returns why the system refused, for the reasons that it has most.
fn reason(error: &io::Error) -> Option<Phrase> {
    Some(match error.kind() {
        ErrorKind::NotFound => say!("no such file or folder"),
        ErrorKind::PermissionDenied => say!("not permitted"),
        ErrorKind::AlreadyExists => say!("it is there already"),
        ErrorKind::NotADirectory => say!("it is no folder"),
        ErrorKind::IsADirectory => say!("it is a folder"),
        ErrorKind::DirectoryNotEmpty => say!("the folder is not empty"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => say!("no room is left on the disk"),
        ErrorKind::ReadOnlyFilesystem => say!("the disk can only be read"),
        ErrorKind::FileTooLarge => say!("the file is too large"),
        ErrorKind::CrossesDevices => say!("it is on another disk"),
        ErrorKind::InvalidFilename => say!("the system does not take that name"),
        ErrorKind::AddrInUse => say!("others have it"),
        ErrorKind::TimedOut => say!("no answer in time"),
        ErrorKind::UnexpectedEof => say!("it ends too early"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_layer_is_told_in_the_language() {
        let cannot = || say!("`{path}` cannot be read", path = "a");
        let error = Err::<(), _>(io::Error::from(ErrorKind::NotFound)).because(cannot);
        let error = error.because(|| say!("remove it")).expect_err("it is one");
        let clean = str::to_owned;
        let english = told(&error, Catalog::english(), &clean);
        assert_eq!(english, format!("{error:#}"));
        assert_eq!(english, "remove it: `a` cannot be read: entity not found");
        let arabic = "احذفه: لا يمكن أن يُقرأ \u{2068}`a`\u{2069}: لا ملف ولا مجلد بهذا الاسم";
        assert_eq!(told(&error, Catalog::arabic(), &clean), arabic);
        assert!(None::<()>.because(|| say!("remove it")).is_err());
    }
}
