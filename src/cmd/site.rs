//! What every command that works on a site begins with: its folder, read.

use crate::cmd::environment::Environment;
use crate::disk::read::read_site;
use crate::input::Input;
use anyhow::{Result, bail};
use clap::Args;
use std::path::{Path, PathBuf};

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All is well, or only warnings were given.
    Fine,
    /// The content has errors.
    Errors,
}

/// The site to work on.
#[derive(Debug, Args)]
pub(crate) struct SiteArguments {
    /// The site's folder, the one with `book.toml`
    #[arg(long, value_name = "FOLDER", default_value = ".", hide_default_value = true)]
    pub(crate) root: PathBuf,
    /// Treat drafts as if they were finished
    #[arg(long)]
    pub(crate) drafts: bool,
    /// Treat warnings as errors
    #[arg(long)]
    pub(crate) strict: bool,
}

/// Returns all the text of the site in `root`.
pub(crate) fn read(root: &Path, environment: Environment) -> Result<Input> {
    let input = Input::new(read_site(root), environment.today);
    if input.find_path("book.toml").is_none() {
        bail!(
            "there is no `book.toml` in `{}`: go to the site's folder or name it with `--root`; \
             a new site begins with a `book.toml` that says `[book]` and `title = \"…\"`",
            root.display()
        );
    }
    Ok(input)
}
