//! `mujaz init`: makes a new site.

use crate::cmd::environment::Environment;
use crate::cmd::site::Outcome;
use crate::disk::begin::{Begun, begin};
use crate::scaffold::document::{NewFile, checked_title};
use crate::scaffold::starter::{SiteRequest, input, starter};
use crate::session::{SessionOptions, Strictness, prepare};
use crate::term::place::harmless;
use crate::term::print;
use crate::term::text::counted;
use anyhow::{Result, anyhow, bail};
use clap::Args;
use std::path::{Path, PathBuf};

/// Makes a new site in an empty folder
///
/// It has a first brief, whoever writes it, a workflow for GitHub Pages and settings for an editor, and can be built at
/// once. At a terminal it asks for what is not said. A folder that holds more than a repository begins with (`.git`, a
/// readme, a licence) is refused, and whatever happens on the way, nothing is left half made.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The folder; else the current one
    #[arg(default_value = ".", hide_default_value = true)]
    folder: PathBuf,
    /// The site's title, `ar=…` for one language, or one title for all
    #[arg(long = "title", value_name = "LANG=TITLE")]
    titles: Vec<String>,
    /// A language of the site, the default one first; else those of the titles
    #[arg(long = "lang", value_name = "LANG")]
    langs: Vec<String>,
    /// The address that the site will have
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// Ask nothing
    #[arg(long, short)]
    yes: bool,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, environment: Environment) -> Result<Outcome> {
    let Arguments { titles, langs, url, .. } = arguments;
    let mut request = SiteRequest { titles: titles.clone(), langs: langs.clone(), url: url.clone() };
    if !arguments.yes {
        ask(&mut request)?;
    }
    let files = starter(&request, environment.today).map_err(|why| anyhow!(why))?;
    let read = input(&files, environment.today);
    let options = SessionOptions { strictness: Strictness::Strict, ..SessionOptions::default() };
    if let Some((_, fault)) = prepare(&read, options).diagnostics.into_iter().next() {
        bail!(fault.sentence());
    }
    let written: Vec<(&str, &str)> = files.iter().map(|file| (&*file.path, &*file.text)).collect();
    let begun = begin(&arguments.folder, &written)?;
    say(begun, &arguments.folder, &files);
    Ok(Outcome::Fine)
}

/// Asks for what was not said, where there is somebody to ask.
fn ask(request: &mut SiteRequest) -> Result<()> {
    let is_silent = request.titles.is_empty() && request.langs.is_empty();
    if is_silent && let Some(answer) = print::ask("languages, the default one first [ar en]:") {
        let tags = answer.split([' ', ',', '،']).filter(|tag| !tag.is_empty());
        request.langs = tags.map(str::to_owned).collect();
    }
    let mut has_asked = false;
    for lang in request.untitled().map_err(|why| anyhow!(why))? {
        let name = lang.find_own_name().unwrap_or(lang.as_str());
        while let Some(answer) = print::ask(&format!("the site's title in {lang} ({name}):")) {
            has_asked = true;
            match checked_title(&answer) {
                Ok(title) => {
                    request.titles.push(format!("{lang}={title}"));
                    break;
                }
                Err(why) => print::news(&format!("{}\n", harmless(&why.to_string()))),
            }
        }
    }
    if has_asked && request.url.is_none() {
        request.url = print::ask("the address it will have, if that is known [none]:");
    }
    Ok(())
}

fn say(begun: Begun, folder: &Path, files: &[NewFile]) {
    let folder = harmless(&folder.display().to_string());
    let Begun::Made(kept) = begun else {
        return print::result(&format!("the site that an earlier run had made is now in `{folder}`\n"));
    };
    print::result(&format!("a new site in `{folder}`: {}\n", counted(files.len() - kept.len(), "file")));
    if kept.iter().any(|name| name == ".gitignore") {
        print::news("`.gitignore` is as it was: add `public/` and `.public.*` to it\n");
    }
    let root = if folder == "." { String::new() } else { format!(" --root \"{folder}\"") };
    print::news(&format!(
        "next: mujaz serve{root}\n      mujaz new brief \"…\"{root}\n\
         to publish on GitHub Pages, choose GitHub Actions under Settings, Pages, and set the variable\n\
         MUJAZ_REPOSITORY as .github/workflows/pages.yml says\n"
    ));
}
