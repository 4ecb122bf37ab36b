//! `mujaz lsp`: the language server.

use crate::cmd::environment::Environment;
use crate::cmd::site::Outcome;
use crate::lsp::{Ending, serve};
use anyhow::Result;
use clap::Args;
use std::io::{BufReader, stdin, stdout};

/// Helps to write in an editor: the language server, over standard input and output
///
/// An editor starts it. It tells what is wrong while it is typed, completes keys, ids and dates, and knows where everything
/// is named. `editors/README.md` has the settings of editors.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Taken for the sake of editors that say so; there is no other way
    #[arg(long)]
    stdio: bool,
}

/// Runs the command.
pub(crate) fn run(_arguments: &Arguments, environment: Environment) -> Result<Outcome> {
    let streams = (BufReader::new(stdin()), stdout().lock());
    match serve(streams, environment.today, environment.words)? {
        Ending::Proper => Ok(Outcome::Fine),
        Ending::Sudden => Ok(Outcome::Errors),
    }
}
