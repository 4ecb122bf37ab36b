//! `mujaz init`: makes a new site.

use crate::cmd::environment::Environment;
use crate::cmd::site::Outcome;
use crate::diag::phrase::{Phrase, say, say_count};
use crate::disk::begin::{Begun, begin};
use crate::ide::schema::{Subject, schema};
use crate::scaffold::document::{NewFile, checked_title};
use crate::scaffold::starter::{SiteRequest, input, starter};
use crate::session::{SessionOptions, Strictness, prepare};
use crate::term::place::harmless;
use crate::term::print;
use anyhow::{Result, bail};
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
        ask(&mut request, environment)?;
    }
    let mut files = starter(&request, environment.today)?;
    let read = input(&files, environment.today);
    let options = SessionOptions { strictness: Strictness::Strict, ..SessionOptions::default() };
    if let Some((_, fault)) = prepare(&read, options).diagnostics.into_iter().next() {
        bail!(fault.sentence());
    }
    files.extend(schemas(environment)?);
    let written: Vec<(&str, &str)> = files.iter().map(|file| (&*file.path, &*file.text)).collect();
    let begun = begin(&arguments.folder, &written)?;
    say(begun, (&arguments.folder, &files), environment);
    Ok(Outcome::Fine)
}

/// Returns the schemas that an editor's program takes its help on `book.toml` and on sources from, in the language of
/// whoever begins the site.
fn schemas(environment: Environment) -> Result<[NewFile; 2]> {
    let file = |name: &str, subject: Subject| -> Result<NewFile> {
        let text = serde_json::to_string_pretty(&schema(subject, environment.words))?;
        Ok(NewFile { path: format!(".vscode/{name}.schema.json"), text: format!("{text}\n") })
    };
    Ok([file("book", Subject::Book)?, file("library", Subject::Library)?])
}

/// Asks for what was not said, where there is somebody to ask.
fn ask(request: &mut SiteRequest, environment: Environment) -> Result<()> {
    let ask = |question: &Phrase| print::ask(question, environment.words);
    let is_silent = request.titles.is_empty() && request.langs.is_empty();
    if is_silent && let Some(answer) = ask(&say!("languages, the default one first [ar en]:")) {
        let tags = answer.split([' ', ',', '،']).filter(|tag| !tag.is_empty());
        request.langs = tags.map(str::to_owned).collect();
    }
    let mut has_asked = false;
    for lang in request.untitled()? {
        let name = lang.find_own_name().unwrap_or(lang.as_str());
        let question = say!("the site's title in {lang} ({name}):", lang = lang.as_str(), name);
        while let Some(answer) = ask(&question) {
            has_asked = true;
            match checked_title(&answer) {
                Ok(title) => {
                    request.titles.push(format!("{lang}={title}"));
                    break;
                }
                Err(why) => environment.news(&why),
            }
        }
    }
    if has_asked && request.url.is_none() {
        request.url = ask(&say!("the address it will have, if that is known [none]:"));
    }
    Ok(())
}

fn say(begun: Begun, (folder, files): (&Path, &[NewFile]), environment: Environment) {
    let folder = harmless(&folder.display().to_string());
    let Begun::Made(kept) = begun else {
        return environment
            .result(&say!("the site that an earlier run had made is now in `{folder}`", folder));
    };
    environment.result(&say!(
        "a new site in `{folder}`: {files}",
        folder = &folder,
        files = say_count!(files.len() - kept.len(), "{count} file", "{count} files"),
    ));
    if kept.iter().any(|name| name == ".gitignore") {
        environment.news(&say!("`.gitignore` is as it was: add `public/` and `.public.*` to it"));
    }
    let root = if folder == "." { String::new() } else { format!(" --root \"{folder}\"") };
    environment.news(&say!("next: `mujaz serve{root}`, `mujaz new brief \"…\"{root}`", root));
    environment.news(&say!(
        "to publish on GitHub Pages, choose GitHub Actions under Settings, Pages, and set the variable \
         `MUJAZ_REPOSITORY` as `.github/workflows/pages.yml` says"
    ));
}
