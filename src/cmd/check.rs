//! `mujaz check`: says what is wrong with a site, and writes nothing.

use crate::check::check;
use crate::cmd::environment::Environment;
use crate::cmd::site::{self, Outcome, SiteArguments};
use crate::diag::code::{Code, Level};
use crate::diag::report::{Diagnostic, Levels, Report};
use crate::input::Input;
use crate::lang::near::find_nearest;
use crate::parse::{ParseOptions, parse};
use crate::plan::site::{Assets, plan};
use crate::render::theme::Theme;
use crate::resolve::resolve;
use crate::term::github::github;
use crate::term::json::json;
use crate::term::place::Located;
use crate::term::print::{self, Stream};
use crate::term::sarif::sarif;
use crate::term::text::{tally, text};
use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

/// Says what is wrong with a site, and writes nothing
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    site: SiteArguments,
    /// How to say it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Print the page about a code, such as `unknown-actor`, and do nothing else
    #[arg(long, value_name = "CODE", exclusive = true)]
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

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, environment: Environment) -> Result<Outcome> {
    if let Some(name) = &arguments.explain {
        return explain(name);
    }
    let input = site::read(&arguments.site.root, environment)?;
    let closed = diagnose(&input, &arguments.site);
    let located = Located::new(&input, &closed);
    let said = match arguments.format {
        Format::Text => text(&located, print::colour(environment.colours, Stream::Out)),
        Format::Json => json(&located),
        Format::Sarif => sarif(&located),
        Format::Github => github(&located),
    };
    print::result(&said);
    let errors = located.count(Level::Error);
    print::news(&format!("{}\n", tally(errors, located.count(Level::Warn))));
    Ok(if errors > 0 { Outcome::Errors } else { Outcome::Fine })
}

/// Returns all that is wrong with a site.
fn diagnose(input: &Input, site: &SiteArguments) -> Vec<(Level, Diagnostic)> {
    let mut report = Report::new();
    let drafts = parse(input, &ParseOptions { drafts: site.drafts }, &mut report);
    let graph = resolve(drafts, input, &mut report);
    let theme = Theme::compile(input, &graph.config, &mut report);
    let assets =
        Assets { theme: theme.assets.into_iter().map(|asset| asset.path).collect(), own: Vec::new() };
    let _ = plan(&graph, &assets, &mut report);
    check(&graph, input, &mut report);
    let levels = Levels { own: graph.config.levels, strict: site.strict };
    report.close(&levels, |file| input.file(file).path.as_str())
}

/// Prints the page about a code.
fn explain(name: &str) -> Result<Outcome> {
    let name = name.trim().trim_start_matches("error[").trim_start_matches("warning[").trim_end_matches(']');
    if let Some(code) = Code::find(name) {
        print::result(code.page());
        return Ok(Outcome::Fine);
    }
    let names: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    match find_nearest(name, names.iter().copied()) {
        Some(near) => bail!("there is no code `{name}`: did you mean `{near}`?"),
        None => bail!("there is no code `{name}`; the codes are {}", names.join(", ")),
    }
}
