//! `mujaz check`: says what is wrong with a site, and writes nothing but what addresses answered, and what `--fix` is
//! told to put right.

mod external;
mod fix;

use crate::cmd::check::external::{Asking, External};
use crate::cmd::check::fix::{Done, fix};
use crate::cmd::environment::Environment;
use crate::cmd::site::{self, Outcome, PastArguments, SiteArguments, WebArguments, broken_templates};
use crate::diag::code::{Code, Level};
use crate::diag::phrase::{Value, say};
use crate::diag::report::Diagnostic;
use crate::input::Input;
use crate::lang::near::find_nearest;
use crate::session::prepare;
use crate::term::github::github;
use crate::term::json::json;
use crate::term::place::Located;
use crate::term::print::{self, Stream};
use crate::term::sarif::sarif;
use crate::term::text::{tally, text};
use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use std::convert::Infallible;

/// Says what is wrong with a site
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    site: SiteArguments,
    /// How to say it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Ask the addresses of all sources too, and keep what they answer in `.mujaz/links.json`
    ///
    /// Each host is asked one thing at a time. An address is dead that answered 404 or 410 on two different days;
    /// whatever else goes wrong is only named.
    #[arg(long)]
    external: bool,
    /// Ask what was asked today as well
    #[arg(long, requires = "external")]
    again: bool,
    /// Put right what has one right answer: shows the change, and asks before it writes
    ///
    /// Where there is no terminal to ask at, nothing is written without `--yes`. What is left is told of afterwards.
    #[arg(long)]
    fix: bool,
    /// Write without asking
    #[arg(long, requires = "fix")]
    yes: bool,
    #[command(flatten)]
    past: PastArguments,
    #[command(flatten)]
    web: WebArguments,
    /// Print the page about a code, such as `unknown-actor`, and do nothing else
    #[arg(
        long,
        value_name = "CODE",
        conflicts_with_all = ["root", "drafts", "strict", "format", "external", "again", "fix", "no_history"]
    )]
    explain: Option<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// For people, with the lines in question
    Text,
    /// An array of objects, for programs
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Workflow commands of GitHub Actions
    Github,
}

impl Arguments {
    /// Puts right what has one right answer. The change is a result for people, and news for programs.
    fn put_right(&self, input: &Input, environment: Environment) -> Result<Done> {
        let asking = if self.yes { fix::Asking::Agreed } else { fix::Asking::Asked };
        let show: &dyn Fn(&str) = match self.format {
            Format::Text => &print::result,
            Format::Json | Format::Sarif | Format::Github => &print::news,
        };
        fix(&self.site.root, (input, self.site.options()), asking, (show, environment))
    }
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, environment: Environment) -> Result<Outcome> {
    if let Some(name) = &arguments.explain {
        return explain(name, environment);
    }
    let mut input = site::read_with_past(&arguments.site.root, &arguments.past, environment)?;
    let mut prepared = prepare(&input, arguments.site.options());
    if arguments.external {
        let asking = if arguments.again { Asking::Again } else { Asking::New };
        let (root, manners) = (&arguments.site.root, arguments.web.manners());
        External { root, asking, manners, environment }.ask(&prepared.graph, &mut input)?;
        prepared = prepare(&input, arguments.site.options());
    }
    if arguments.fix && arguments.put_right(&input, environment)? == Done::Written {
        input = site::read_with_past(&arguments.site.root, &arguments.past, environment)?;
        prepared = prepare(&input, arguments.site.options());
    }
    let has_own_theme = input.files.iter().any(|file| file.path.starts_with("themes/"));
    if has_own_theme {
        // What a template asks its view for is only known when it is used.
        let Ok(failed) = prepared.render(&input, &|_: &str, _: &[u8]| Ok::<(), Infallible>(()));
        prepared.diagnostics.extend(broken_templates(&failed, &input));
    }
    let located = Located::new(&input, &prepared.diagnostics, environment.words);
    let said = match arguments.format {
        Format::Text => text(&located, print::colour(environment.colours, Stream::Out)),
        Format::Json => json(&located),
        Format::Sarif => sarif(&located),
        Format::Github => github(&located),
    };
    print::result(&said);
    let errors = located.count(Level::Error);
    environment.news(&tally(errors, located.count(Level::Warn)));
    let is_own = |(level, of): &(Level, Diagnostic)| *level == Level::Error && !of.code.is_external();
    Ok(match errors {
        0 => Outcome::Fine,
        _ if prepared.diagnostics.iter().any(is_own) => Outcome::Errors,
        _ => Outcome::DeadLinks,
    })
}

/// Prints the page about a code.
fn explain(name: &str, environment: Environment) -> Result<Outcome> {
    let name = name.trim().trim_start_matches("error[").trim_start_matches("warning[").trim_end_matches(']');
    if let Some(code) = Code::find(name) {
        print::result(&code.page_in(environment.words.tag));
        return Ok(Outcome::Fine);
    }
    let names: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    match find_nearest(name, names.iter().copied()) {
        Some(near) => bail!(say!("there is no code `{name}`: did you mean `{near}`?", name, near)),
        None => bail!(say!(
            "there is no code `{name}`; the codes are {all}",
            name,
            all = Value::Each(names.into_iter().map(Value::from).collect()),
        )),
    }
}
