//! `mujaz new`: makes the file of a new document, or of a translation.

use crate::cmd::environment::Environment;
use crate::cmd::site::{self, Outcome, RootArguments};
use crate::diag::code::Level;
use crate::diag::phrase::say;
use crate::diag::report::{Levels, Report};
use crate::disk::create::{self, create_all};
use crate::input::{Content, Input, InputFile};
use crate::parse::files::Folder;
use crate::parse::{ParseOptions, parse};
use crate::scaffold::document::{NewFile, Request, new_document};
use crate::scaffold::translation::{find_document, new_translation};
use crate::term::place::harmless;
use crate::term::print;
use anyhow::{Result, bail};
use clap::{Args, Subcommand};
use std::path::Path;

/// Makes the file of a new brief, actor, place, topic, source, page or translation
///
/// The file tells in comments of every key that it may have. A file that is there is never replaced.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    kind: Kind,
}

#[derive(Debug, Subcommand)]
enum Kind {
    /// A brief, as a draft: `mujaz new brief "Talks in Baghdad"`
    Brief(Brief),
    /// Somebody who is written of: a person, an institution, a state, a publisher
    Actor(Named),
    /// A place
    Place(Named),
    /// A topic
    Topic(Named),
    /// A source of the library in `content/sources/`
    Source(Source),
    /// A prose page, as a draft
    Page(Words),
    /// A translation, as a draft that follows its original block by block
    Translation(Translation),
}

#[derive(Debug, Args)]
struct Words {
    /// Its title or name, in quotes
    title: String,
    /// Its id, in any script; else made from its title
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// The language of its title; else the site's default one
    #[arg(long, value_name = "LANG")]
    lang: Option<String>,
    #[command(flatten)]
    root: RootArguments,
}

#[derive(Debug, Args)]
struct Brief {
    #[command(flatten)]
    words: Words,
    /// The day it speaks from; else today
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
}

#[derive(Debug, Args)]
struct Named {
    #[command(flatten)]
    words: Words,
    /// Its name in another language, such as `en=Baghdad`
    #[arg(long = "name", value_name = "LANG=NAME")]
    names: Vec<String>,
}

#[derive(Debug, Args)]
struct Source {
    #[command(flatten)]
    named: Named,
    /// Its address on the web
    #[arg(long, value_name = "URL")]
    url: Option<String>,
}

#[derive(Debug, Args)]
struct Translation {
    /// The id of what is to be translated
    id: String,
    /// The language to translate into
    #[arg(long, value_name = "LANG")]
    to: String,
    #[command(flatten)]
    root: RootArguments,
}

impl Kind {
    fn root(&self) -> &RootArguments {
        match self {
            Self::Brief(brief) => &brief.words.root,
            Self::Actor(named) | Self::Place(named) | Self::Topic(named) => &named.words.root,
            Self::Source(source) => &source.named.words.root,
            Self::Page(words) => &words.root,
            Self::Translation(translation) => &translation.root,
        }
    }
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, environment: Environment) -> Result<Outcome> {
    let root = &arguments.kind.root().root;
    let input = site::read(root, environment)?;
    let drafts = site::drafts(&input);
    let today = environment.today.iso();
    let asked = |folder, words: &Words| Request {
        folder,
        title: words.title.clone(),
        lang: words.lang.clone(),
        id: words.id.clone(),
        date: today.clone(),
        names: Vec::new(),
        url: None,
    };
    let named = |folder, named: &Named| Request { names: named.names.clone(), ..asked(folder, &named.words) };
    let request = match &arguments.kind {
        Kind::Brief(brief) => {
            let request = asked(Folder::Briefs, &brief.words);
            Request { date: brief.date.clone().unwrap_or(request.date), ..request }
        }
        Kind::Actor(actor) => named(Folder::Actors, actor),
        Kind::Place(place) => named(Folder::Places, place),
        Kind::Topic(topic) => named(Folder::Topics, topic),
        Kind::Source(source) => Request { url: source.url.clone(), ..named(Folder::Sources, &source.named) },
        Kind::Page(words) => asked(Folder::Pages, words),
        Kind::Translation(Translation { id, to, .. }) => {
            let file = new_translation(id, to, (&drafts, &input))?;
            let original = find_document(id, &drafts)?.path;
            read_back(&file, &input, &["book.toml", original])?;
            return write(&file, root);
        }
    };
    let (file, id) = new_document(&request, &drafts)?;
    read_back(&file, &input, &["book.toml"])?;
    let outcome = write(&file, root)?;
    environment.news(&say!("its id is `{id}`", id));
    Ok(outcome)
}

/// Writes a file that is not there yet.
fn write(file: &NewFile, root: &Path) -> Result<Outcome> {
    let new = create::NewFile { path: file.path.clone(), bytes: file.text.clone().into_bytes() };
    create_all(root, &[new])?;
    print::result(&format!("{}\n", harmless(&file.path)));
    Ok(Outcome::Fine)
}

/// Reads a file that is to be made, beside those that say what it means.
fn read_back(file: &NewFile, input: &Input, beside: &[&str]) -> Result<()> {
    let there = beside.iter().filter_map(|path| input.find_path(path)).map(|of| input.file(of).clone());
    let new = InputFile { path: file.path.clone(), content: Content::Text(file.text.clone()) };
    let alone = Input::new(there.chain([new]).collect(), input.today);
    let mut report = Report::new();
    let _ = parse(&alone, &ParseOptions { drafts: true }, &mut report);
    let own = alone.find_path(&file.path);
    let said = report.close(&Levels::default(), |of| alone.file(of).path.as_str());
    for (level, fault) in said {
        if level == Level::Error && Some(fault.span.file) != own {
            let path = &alone.file(fault.span.file).path;
            bail!(say!("`{path}` has errors: put them right first, `mujaz check` names them", path));
        }
        if level == Level::Error {
            bail!(fault.sentence());
        }
    }
    Ok(())
}
