//! Help, and what is wrong with arguments, in the language that is asked for. The English of help stands in the commands;
//! what clap itself says in English is said here for other languages.

use crate::diag::catalog::Catalog;
use crate::diag::phrase::{Phrase, Value, say};
use clap::builder::PossibleValue;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, Error};
use std::ffi::OsString;

/// The sense in which a catalogue has the texts of help.
const HELP: &str = "help";

/// Returns a command whose help is in the language of `words`; in English it is as it was.
pub(super) fn in_language(command: Command, words: &Catalog) -> Command {
    if words.tag == "en" {
        return command;
    }
    let mut command = translated(command, words);
    command = command.disable_version_flag(true).arg(
        own_flag("version", 'V', ArgAction::Version)
            .help(told(say!("print the version"), words))
            .help_heading(told(say!("options"), words)),
    );
    let mut built = command.clone();
    built.build();
    with_usage(command, &mut built, words)
}

/// Returns the words for a text of help, each of its paragraphs by itself.
fn text(english: &str, words: &Catalog) -> String {
    let own = |paragraph: &str| words.find_sense(HELP, paragraph).map(|own| Phrase::told_words(own, words));
    let paragraphs = english.trim().split("\n\n").map(|of| own(of).unwrap_or_else(|| of.to_owned()));
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

fn told(phrase: Phrase, words: &Catalog) -> String {
    phrase.told(words)
}

fn translated(command: Command, words: &Catalog) -> Command {
    let text = |english: String| text(&english, words);
    let (about, long, after) = (
        command.get_about().map(ToString::to_string).map(text),
        command.get_long_about().map(ToString::to_string).map(text),
        command.get_after_help().map(ToString::to_string).map(text),
    );
    let mut command = command
        .mut_args(|arg| argument(arg, words))
        .mut_subcommands(|of| translated(of, words))
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(told(say!("commands"), words))
        .subcommand_value_name(text("COMMAND".to_owned()));
    command = command.arg(
        own_flag("help", 'h', ArgAction::Help)
            .help(told(say!("print help; `--help` tells more than `-h`"), words))
            .help_heading(told(say!("options"), words)),
    );
    command = about.into_iter().fold(command, Command::about);
    command = long.into_iter().fold(command, Command::long_about);
    after.into_iter().fold(command, Command::after_help)
}

fn own_flag(name: &'static str, short: char, action: ArgAction) -> Arg {
    Arg::new(name).long(name).short(short).action(action)
}

fn argument(arg: Arg, words: &Catalog) -> Arg {
    let heading = if arg.is_positional() { say!("arguments") } else { say!("options") };
    let help = arg.get_help().map(|help| text(&help.to_string(), words));
    let long = arg.get_long_help().map(|help| text(&help.to_string(), words));
    let (brief, full) = (notes(&arg, words), long_notes(&arg, words));
    let names: Vec<String> =
        arg.get_value_names().unwrap_or_default().iter().map(|name| text(name, words)).collect();
    let takes_values = arg.get_action().takes_values();
    let mut arg = arg.help_heading(told(heading, words));
    if takes_values {
        arg = arg.hide_default_value(true).hide_possible_values(true).value_names(names);
    }
    let long = long.or_else(|| help.clone().filter(|_| brief != full));
    arg = help.into_iter().fold(arg, |arg, help| arg.help(help + &brief));
    long.into_iter().fold(arg, |arg, help| arg.long_help(help + &full))
}

/// Returns what is said of an argument behind its help: what it is where it is not given, and what it may be.
fn notes(arg: &Arg, words: &Catalog) -> String {
    let values = possible(arg);
    let names: Vec<Value> = values.iter().map(|value| Value::quoted(value.get_name())).collect();
    let all = (!names.is_empty()).then(|| say!(" [one of: {all}]", all = Value::Each(names)));
    default(arg, words) + &all.map(|all| told(all, words)).unwrap_or_default()
}

/// Returns the same with a line for each value that has help of its own.
fn long_notes(arg: &Arg, words: &Catalog) -> String {
    let values = possible(arg);
    if values.iter().all(|value| value.get_help().is_none()) {
        return notes(arg, words);
    }
    let line = |value: &PossibleValue| {
        let help = value.get_help().map(|help| text(&help.to_string(), words)).unwrap_or_default();
        format!("\n- {}: {help}", value.get_name())
    };
    default(arg, words) + "\n" + &values.iter().map(line).collect::<String>()
}

fn possible(arg: &Arg) -> Vec<PossibleValue> {
    let is_told = arg.get_action().takes_values() && !arg.is_hide_possible_values_set();
    if is_told { arg.get_possible_values() } else { Vec::new() }
}

fn default(arg: &Arg, words: &Catalog) -> String {
    match arg.get_default_values().first().and_then(|value| value.to_str()) {
        Some(value) if arg.get_action().takes_values() && !arg.is_hide_default_value_set() => {
            told(say!(" [default: `{value}`]", value), words)
        }
        Some(_) | None => String::new(),
    }
}

/// Returns a command that says how it is used; `built` is the same, built.
fn with_usage(command: Command, built: &mut Command, words: &Catalog) -> Command {
    let usage = built.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim().replace("[OPTIONS]", &text("[OPTIONS]", words));
    let usage = usage.replace("[COMMAND]", &text("[COMMAND]", words));
    let lines: Vec<String> = usage.lines().map(|line| left_to_right(line.trim())).collect();
    let template = format!(
        "{{about-with-newline}}\n{}: {}\n\n{{all-args}}{{after-help}}",
        told(say!("usage"), words),
        lines.join("\n    ")
    );
    command.help_template(template).mut_subcommands(|of| match built.find_subcommand_mut(of.get_name()) {
        Some(built) => with_usage(of, built, words),
        None => of,
    })
}

/// Returns a line of code that holds words of another direction, kept in its order.
fn left_to_right(line: &str) -> String {
    format!("\u{2066}{line}\u{2069}")
}

/// Returns arguments that ask for the help of a command, `mujaz help new brief`, as those that ask the command itself: the
/// command `help` of clap speaks English alone.
pub(super) fn without_help_command(arguments: Vec<OsString>) -> Vec<OsString> {
    let mut at = 1;
    while arguments.get(at).is_some_and(|of| of.to_string_lossy().starts_with("--ui-lang")) {
        at += if arguments[at] == "--ui-lang" { 2 } else { 1 };
    }
    if arguments.get(at).is_none_or(|of| of != "help") {
        return arguments;
    }
    let mut arguments = arguments;
    arguments.remove(at);
    arguments.push("--help".into());
    arguments
}

/// Returns what is wrong with arguments, in the language of `words`.
pub(super) fn complaint(error: &Error, words: &Catalog) -> String {
    if words.tag == "en"
        || !error.use_stderr()
        || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    {
        return error.render().to_string();
    }
    let mut said = told(say!("error: {fault}", fault = fault(error)), words);
    for (kind, help) in [
        (ContextKind::SuggestedArg, say_near as fn(Value) -> Phrase),
        (ContextKind::SuggestedSubcommand, say_near),
        (ContextKind::SuggestedValue, say_near),
        (ContextKind::ValidValue, say_any),
    ] {
        if let Some(values) = values(error, kind) {
            said.push('\n');
            said.push_str(&told(help(values), words));
        }
    }
    said.push_str("\n\n");
    said.push_str(&told(say!("`--help` tells of all arguments"), words));
    said.push('\n');
    said
}

fn say_near(near: Value) -> Phrase {
    say!("did you mean {near}?", near)
}

fn say_any(all: Value) -> Phrase {
    say!("use one of: {all}", all)
}

fn fault(error: &Error) -> Phrase {
    let value = |kind| values(error, kind).unwrap_or_else(|| Value::from("…"));
    let (arg, given) = (value(ContextKind::InvalidArg), value(ContextKind::InvalidValue));
    match error.kind() {
        ErrorKind::UnknownArgument => say!("there is no argument {arg}", arg),
        ErrorKind::InvalidSubcommand => {
            say!("there is no command {command}", command = value(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingSubcommand => say!("a command is missing"),
        ErrorKind::MissingRequiredArgument => say!("these are missing: {arg}", arg),
        ErrorKind::InvalidValue if is_empty(error) => say!("{arg} needs a value", arg),
        ErrorKind::InvalidValue => say!("{arg} cannot be {value}", arg, value = given),
        ErrorKind::ValueValidation => {
            let why = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            say!("{arg} cannot be {value}: {why}", arg, value = given, why)
        }
        ErrorKind::ArgumentConflict => match values(error, ContextKind::PriorArg) {
            Some(other) => say!("{arg} does not go with {other}", arg, other),
            None => say!("{arg} goes with no other argument", arg),
        },
        ErrorKind::NoEquals => say!("{arg} needs a value after `=`", arg),
        ErrorKind::TooManyValues => say!("{value} is one value too many for {arg}", value = given, arg),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => say!("{arg} needs more values", arg),
        ErrorKind::InvalidUtf8 => say!("an argument is not UTF-8"),
        _ => Phrase::foreign(error.kind().to_string()),
    }
}

fn is_empty(error: &Error) -> bool {
    matches!(error.get(ContextKind::InvalidValue), Some(ContextValue::String(value)) if value.is_empty())
}

/// Returns what clap tells of an error, in backticks.
fn values(error: &Error, kind: ContextKind) -> Option<Value> {
    match error.get(kind)? {
        ContextValue::String(value) => Some(Value::quoted(value)),
        ContextValue::Strings(all) if !all.is_empty() => {
            Some(Value::Each(all.iter().map(Value::quoted).collect()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cmd::Arguments;
    use clap::CommandFactory;
    use std::collections::BTreeSet;

    /// Returns every text of the help of a command and of those below it.
    fn texts(command: &Command, all: &mut BTreeSet<String>) {
        let about = [command.get_about(), command.get_long_about(), command.get_after_help()];
        all.extend(about.into_iter().flatten().map(ToString::to_string));
        for arg in command.get_arguments().filter(|arg| !arg.is_hide_set()) {
            all.extend([arg.get_help(), arg.get_long_help()].into_iter().flatten().map(ToString::to_string));
            if arg.get_action().takes_values() {
                all.extend(arg.get_value_names().unwrap_or_default().iter().map(ToString::to_string));
            }
            all.extend(possible(arg).iter().filter_map(|value| Some(value.get_help()?.to_string())));
        }
        command.get_subcommands().for_each(|of| texts(of, all));
    }

    #[test]
    fn every_text_of_help_has_its_arabic_and_every_arabic_its_text() {
        let mut all: BTreeSet<String> = ["COMMAND", "[OPTIONS]", "[COMMAND]"].map(str::to_owned).into();
        texts(&Arguments::command(), &mut all);
        let all: BTreeSet<&str> = all.iter().flat_map(|text| text.trim().split("\n\n")).collect();
        let known: BTreeSet<&str> = Catalog::arabic().in_sense(HELP).map(|(text, _)| text).collect();
        let missing: Vec<&&str> = all.difference(&known).collect();
        let stale: Vec<&&str> = known.difference(&all).collect();
        assert!(missing.is_empty() && stale.is_empty(), "missing {missing:#?}\nstale {stale:#?}");
    }
}
