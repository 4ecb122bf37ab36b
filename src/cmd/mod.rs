//! The commands. In: arguments. Out: an exit status: 0 fine, 1 the content has errors, 2 it could not run,
//! 3 only addresses of others no longer answer.

mod environment;
mod help;
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
mod schema;
mod lsp;
mod completions;

use crate::cmd::environment::Environment;
use crate::cmd::site::Outcome;
use crate::diag::catalog::Catalog;
use crate::diag::phrase::say;
use crate::term::print;
use anyhow::Result;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
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
    /// The language of messages and help; else that of the environment (`LC_ALL`, `LC_MESSAGES`, `LANG`, `LANGUAGE`)
    #[arg(long, global = true, value_name = "LANG", value_parser = Catalog::TAGS)]
    ui_lang: Option<String>,
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
    Schema(schema::Arguments),
    Lsp(lsp::Arguments),
    Completions(completions::Arguments),
}

/// Runs the command that the arguments name, prints what it has to say, and returns the exit status.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let words = language(&arguments);
    stop_on_panic(words);
    let arguments = help::without_help_command(arguments);
    let command = help::in_language(Arguments::command(), words);
    let parsed =
        command.try_get_matches_from(arguments).and_then(|matches| Arguments::from_arg_matches(&matches));
    let arguments = match parsed {
        Ok(arguments) => arguments,
        Err(error) => return explain(&error, words),
    };
    match obey(&arguments.command, words) {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Errors) => ExitCode::from(1),
        Ok(Outcome::DeadLinks) => ExitCode::from(3),
        Err(error) => {
            print::failure(&error, words);
            ExitCode::from(2)
        }
    }
}

/// Returns the words of the language to speak: that of `--ui-lang`, wherever it stands, since help is told before the
/// arguments are understood.
fn language(arguments: &[OsString]) -> &'static Catalog {
    let words: Vec<&str> =
        arguments.iter().map_while(|of| of.to_str()).take_while(|of| *of != "--").collect();
    let after = |at: usize| words.get(at + 1).copied();
    let mut values = words.iter().enumerate().filter_map(|(at, word)| match word.strip_prefix("--ui-lang") {
        Some("") => after(at),
        Some(rest) => rest.strip_prefix('='),
        None => None,
    });
    let named = values.find(|tag| Catalog::TAGS.contains(tag));
    named.and_then(Catalog::of).unwrap_or_else(environment::language)
}

fn obey(command: &Command, words: &'static Catalog) -> Result<Outcome> {
    let environment = Environment::read(words)?;
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
        Command::Schema(arguments) => schema::run(arguments, environment),
        Command::Lsp(arguments) => lsp::run(arguments, environment),
        Command::Completions(arguments) => completions::run(arguments, Arguments::command()),
    }
}

/// Prints help, the version, or what is wrong with the arguments.
fn explain(error: &clap::Error, words: &Catalog) -> ExitCode {
    let text = help::complaint(error, words);
    if error.use_stderr() {
        print::news(&text);
        return ExitCode::from(2);
    }
    print::result(&text);
    ExitCode::SUCCESS
}

/// Makes a fault of our own end with a sentence and status 2, in whatever thread it happens.
#[expect(clippy::disallowed_methods, reason = "a panic must end the program here, with our status")]
fn stop_on_panic(words: &'static Catalog) {
    std::panic::set_hook(Box::new(|panic| {
        let said = say!("a fault of mujaz itself, please report it: {panic}", panic = panic.to_string());
        print::news(&format!("mujaz: {}\n", said.told(words)));
        std::process::exit(2);
    }));
}
