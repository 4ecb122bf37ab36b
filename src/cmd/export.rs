//! `mujaz export`: the site to take along, as one archive or as a folder.

use crate::cmd::environment::Environment;
use crate::cmd::site::{self, Outcome, PastArguments, SiteArguments};
use crate::diag::phrase::{Phrase, say};
use crate::disk::archive::{Archive, Others};
use crate::disk::stage::Stage;
use crate::input::Input;
use crate::model::config::Config;
use crate::session::{Audience, LinkNews, Output, Prepared, SessionOptions, prepare};
use anyhow::{Result, bail};
use clap::{Args, Subcommand};
use std::path::{Path, PathBuf};

/// How many bytes the name of a site may have as that of a file.
const LONGEST_NAME: usize = 80;

/// Makes the site to take along: readers open it with no server and no network
///
/// What only a server has a use for is left out: the service worker, packs for reading offline, sitemaps, pictures for
/// social networks. Where the content has errors nothing is written.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    form: Form,
}

#[derive(Debug, Subcommand)]
enum Form {
    Zip(ZipArguments),
    Folder(FolderArguments),
}

/// One ZIP archive, the same bytes for the same site
///
/// It holds one folder with the name of the site; `index.html` in it is where to begin.
#[derive(Debug, Args)]
struct ZipArguments {
    /// The archive; without it, a file with the name of the site, in the site's folder
    file: Option<PathBuf>,
    /// Replace a file that mujaz did not make
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    shared: SharedArguments,
}

/// A folder
///
/// One that mujaz made is brought up to date in one step; any other has to be empty.
#[derive(Debug, Args)]
struct FolderArguments {
    /// The folder; without it, one with the name of the site, in the site's folder
    folder: Option<PathBuf>,
    #[command(flatten)]
    shared: SharedArguments,
}

#[derive(Debug, Args)]
struct SharedArguments {
    #[command(flatten)]
    site: SiteArguments,
    #[command(flatten)]
    past: PastArguments,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, environment: Environment) -> Result<Outcome> {
    let shared = match &arguments.form {
        Form::Zip(zip) => &zip.shared,
        Form::Folder(folder) => &folder.shared,
    };
    let mut input = site::read_with_past(&shared.site.root, &shared.past, environment)?;
    let options =
        SessionOptions { audience: Audience::Holders, links: LinkNews::Untold, ..shared.site.options() };
    let prepared = prepare(&input, options);
    if site::has_errors(&prepared.diagnostics, &input, environment) {
        environment.news(&say!("nothing is written: correct the errors"));
        return Ok(Outcome::Errors);
    }
    input.forget_texts(&prepared.published());
    let export = Export { root: &shared.site.root, environment, prepared: &prepared, input: &input };
    let said = match &arguments.form {
        Form::Zip(zip) => export.zip(zip)?,
        Form::Folder(folder) => export.folder(folder)?,
    };
    let Some(said) = said else {
        environment.news(&say!("nothing is written: correct the templates"));
        return Ok(Outcome::Errors);
    };
    environment.result(&said);
    // The program ends: the system takes back all of a large site's memory at once.
    std::mem::forget((prepared, input));
    Ok(Outcome::Fine)
}

struct Export<'run> {
    root: &'run Path,
    environment: Environment,
    prepared: &'run Prepared,
    input: &'run Input,
}

impl Export<'_> {
    /// Writes the archive, and returns what is to be said of it; nothing where a template is broken.
    fn zip(&self, arguments: &ZipArguments) -> Result<Option<Phrase>> {
        let name = name_of(&self.prepared.graph.config);
        let file = arguments.file.clone().unwrap_or_else(|| self.root.join(format!("{name}.zip")));
        let others = if arguments.force { Others::Replaced } else { Others::Kept };
        let archive = Archive::open(&file, &name, others)?;
        if !self.is_made(&archive)? {
            return Ok(None);
        }
        let length = archive.finish()?;
        let (pages, size) = (site::pages(self.prepared), length.div_ceil(1000));
        Ok(Some(say!("{pages} in `{path}`, {size} KB", pages, path = shown(&file), size)))
    }

    /// Writes the folder, and returns what is to be said of it; nothing where a template is broken.
    fn folder(&self, arguments: &FolderArguments) -> Result<Option<Phrase>> {
        let name = name_of(&self.prepared.graph.config);
        let folder = arguments.folder.clone().unwrap_or_else(|| self.root.join(name));
        let (Some(parent), Some(name)) = (folder.parent(), folder.file_name().and_then(|name| name.to_str()))
        else {
            bail!(say!(
                "`{path}` cannot be the folder of a site: name one of its own",
                path = shown(&folder)
            ));
        };
        let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
        let stage = Stage::open(parent, name)?;
        if !self.is_made(&stage)? {
            return Ok(None);
        }
        stage.finish()?;
        Ok(Some(say!("{pages} in `{path}`", pages = site::pages(self.prepared), path = shown(&folder))))
    }

    fn is_made(&self, output: &impl Output<Error = anyhow::Error>) -> Result<bool> {
        site::is_made((self.prepared, self.input), output, self.environment)
    }
}

fn shown(path: &Path) -> String {
    path.strip_prefix(".").unwrap_or(path).display().to_string()
}

/// Returns the title of a site as the name of a file, on every system.
fn name_of(config: &Config) -> String {
    let title = config.title.best(config.default_language).map_or("", |(title, _)| title);
    let is_room = |character: char| {
        character.is_whitespace() || character.is_control() || "\\/:*?\"<>|".contains(character)
    };
    let words = title.split(is_room).filter(|word| !word.is_empty()).collect::<Vec<&str>>().join(" ");
    let plain: String = words.chars().filter(|character| !is_mark(*character)).collect();
    let name = plain[..plain.floor_char_boundary(LONGEST_NAME)].trim_matches(['.', ' ', '-']);
    if name.is_empty() { "site".to_owned() } else { name.to_owned() }
}

/// Returns whether a character is not seen, and turns the direction of what is.
fn is_mark(character: char) -> bool {
    matches!(
        character,
        '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
    )
}
