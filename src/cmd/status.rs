//! `mujaz status`: says which translations are missing, old, drafts, or never recorded as current.

use crate::cmd::environment::Environment;
use crate::cmd::site::{self, Outcome, RootArguments};
use crate::lang::tag::Lang;
use crate::survey::{State, Translation, survey};
use crate::term::print;
use crate::term::status::{Standing, json, text};
use anyhow::Result;
use clap::{Args, ValueEnum};

/// Says which translations are missing, old, unfinished, or never recorded as current
///
/// A translation is old where its original changed after `mujaz sync` recorded it; each of its blocks that is old is
/// named with its line, and with that of the original.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    root: RootArguments,
    /// Speak of this language alone
    #[arg(long, value_name = "LANG")]
    lang: Vec<String>,
    /// Say it as JSON, for programs
    #[arg(long)]
    json: bool,
    /// End with status 1 where a translation is old, or is what is named here
    ///
    /// A brief that is not translated yet is no fault, so `missing` counts only where it is named:
    /// `--strict=stale,missing`.
    #[arg(
        long,
        value_name = "WHAT",
        value_enum,
        num_args = 0..=1,
        require_equals = true,
        value_delimiter = ',',
        default_missing_value = "stale"
    )]
    strict: Option<Vec<Fault>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Fault {
    /// There is none
    Missing,
    /// Its original changed since it was recorded
    Stale,
    /// It says that it is a draft
    Draft,
    /// It was never recorded as current
    Unsynced,
}

impl Fault {
    fn is_of(self, translation: &Translation) -> bool {
        match self {
            Self::Missing => translation.state == State::Missing,
            Self::Stale => matches!(translation.state, State::Stale(_)),
            Self::Draft => translation.is_draft,
            Self::Unsynced => translation.state == State::Unsynced,
        }
    }
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, environment: Environment) -> Result<Outcome> {
    let input = site::read(&arguments.root.root, environment)?;
    let drafts = site::drafts(&input);
    let languages = &drafts.config.languages;
    let wanted = site::languages(&arguments.lang, &drafts)?;
    let is_wanted = |lang: &Lang| wanted.is_empty() || wanted.contains(lang);
    let mut translations = survey(&drafts, &input);
    translations.retain(|of| is_wanted(&of.lang));
    let languages: Vec<Lang> = languages.iter().copied().filter(is_wanted).collect();
    let words = environment.words;
    let standing = Standing { input: &input, languages: &languages, translations: &translations, words };
    print::result(&if arguments.json { json(&standing) } else { text(&standing) });
    let faults = arguments.strict.as_deref().unwrap_or_default();
    let is_fault = |of: &Translation| faults.iter().any(|fault| fault.is_of(of));
    Ok(if translations.iter().any(is_fault) { Outcome::Errors } else { Outcome::Fine })
}
