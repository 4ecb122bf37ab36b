//! `mujaz schema`: what may be written, for editors and other programs.

use crate::cmd::environment::Environment;
use crate::cmd::site::Outcome;
use crate::ide::schema::{Subject, schema};
use crate::term::print;
use anyhow::{Context, Result};
use clap::Args;
use clap::builder::PossibleValuesParser;

/// Prints the JSON Schema of front matter or of `book.toml`
///
/// It is made from the keys that mujaz itself reads. What only the whole site can tell, such as whether an id names
/// anything, `mujaz check` says, and `mujaz lsp` while it is written.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Whose: front matter of a `brief`, an `actor`, a `place`, a `topic`, a `source` or a `page`; a `library` of
    /// sources in YAML; `book`, for `book.toml`
    #[arg(value_name = "KIND", hide_possible_values = true, value_parser = PossibleValuesParser::new(NAMES))]
    kind: String,
}

/// What there is a schema of.
const NAMES: [&str; 8] = {
    let mut names = [""; 8];
    let mut at = 0;
    while at < 8 {
        names[at] = Subject::ALL[at].0;
        at += 1;
    }
    names
};

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, environment: Environment) -> Result<Outcome> {
    let found = Subject::ALL.iter().find(|(name, _)| *name == arguments.kind);
    let (_, subject) = found.context("the arguments were checked")?;
    let text = serde_json::to_string_pretty(&schema(*subject, environment.words))?;
    print::result(&format!("{text}\n"));
    Ok(Outcome::Fine)
}
