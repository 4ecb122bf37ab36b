//! `mujaz completions`: what a shell completes commands and flags from.

use crate::cmd::site::Outcome;
use crate::term::print;
use anyhow::Result;
use clap::{Args, Command};
use clap_complete::{Shell, generate};

/// Prints what a shell completes commands and flags of mujaz from
///
/// For bash, for one: `mujaz completions bash > ~/.local/share/bash-completion/completions/mujaz`.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

/// Runs the command; `command` is mujaz with all that it takes.
pub(crate) fn run(arguments: &Arguments, mut command: Command) -> Result<Outcome> {
    let mut script = Vec::new();
    generate(arguments.shell, &mut command, "mujaz", &mut script);
    print::result(&String::from_utf8(script)?);
    Ok(Outcome::Fine)
}
