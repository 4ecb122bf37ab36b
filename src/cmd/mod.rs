//! The commands. In: arguments. Out: an exit status: 0 fine, 1 the content has errors, 2 it could not run,
//! 3 only addresses of others no longer answer.

mod environment;
mod site;
mod build;
mod check;
mod archive;
mod serve;
mod import;
mod init;
mod new;
mod sync;
mod status;
mod publish;
mod export;

use crate::cmd::environment::Environment;
use crate::cmd::site::Outcome;
use crate::term::print;
use anyhow::Result;
use clap::{Parser, Subcommand};
use std::ffi::OsString;
use std::process::ExitCode;

/// Turns a folder of bilingual Markdown briefs into a linked static site.
#[derive(Debug, Parser)]
#[command(
    name = "mujaz",
    version,
    arg_required_else_help = true,
    infer_long_args = false,
    after_help = "A site is a folder with a `book.toml`, and `content/` beside it.\n\
                  Exit status: 0 fine, 1 the content has errors, 2 it could not run,\n\
                  3 only addresses of others no longer answer."
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Init(init::Arguments),
    Build(build::Arguments),
    Check(check::Arguments),
    Archive(archive::Arguments),
    Serve(serve::Arguments),
    Import(import::Arguments),
    New(new::Arguments),
    Sync(sync::Arguments),
    Status(status::Arguments),
    Publish(publish::Arguments),
    Export(export::Arguments),
}

/// Runs the command that the arguments name, prints what it has to say, and returns the exit status.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    stop_on_panic();
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return explain(&error),
    };
    match obey(&arguments.command) {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Errors) => ExitCode::from(1),
        Ok(Outcome::DeadLinks) => ExitCode::from(3),
        Err(error) => {
            print::failure(&error);
            ExitCode::from(2)
        }
    }
}

fn obey(command: &Command) -> Result<Outcome> {
    let environment = Environment::read()?;
    match command {
        Command::Init(arguments) => init::run(arguments, environment),
        Command::Build(arguments) => build::run(arguments, environment),
        Command::Check(arguments) => check::run(arguments, environment),
        Command::Archive(arguments) => archive::run(arguments, environment),
        Command::Serve(arguments) => serve::run(arguments, environment),
        Command::Import(arguments) => import::run(arguments, environment),
        Command::New(arguments) => new::run(arguments, environment),
        Command::Sync(arguments) => sync::run(arguments, environment),
        Command::Status(arguments) => status::run(arguments, environment),
        Command::Publish(arguments) => publish::run(arguments, environment),
        Command::Export(arguments) => export::run(arguments, environment),
    }
}

/// Prints help, the version, or what is wrong with the arguments.
fn explain(error: &clap::Error) -> ExitCode {
    let text = error.render().to_string();
    if error.use_stderr() {
        print::news(&text);
        return ExitCode::from(2);
    }
    print::result(&text);
    ExitCode::SUCCESS
}

/// Makes a fault of our own end with a sentence and status 2, in whatever thread it happens.
#[expect(clippy::disallowed_methods, reason = "a panic must end the program here, with our status")]
fn stop_on_panic() {
    std::panic::set_hook(Box::new(|panic| {
        print::news(&format!("mujaz: a fault of mujaz itself, please report it: {panic}\n"));
        std::process::exit(2);
    }));
}
