//! `mujaz sync`: records that translations are current, in their own files.

use crate::amend::{Place, amend, begin, by_hand};
use crate::cmd::environment::Environment;
use crate::cmd::site::{self, Outcome, RootArguments};
use crate::diag::code::Level;
use crate::diag::phrase::{Phrase, say, say_count};
use crate::disk::read::read_unchanged_text_of;
use crate::disk::replace::{Existing, replace};
use crate::input::Input;
use crate::model::body::GAP;
use crate::scaffold::translation::find_document;
use crate::session::{Drafting, SessionOptions, prepare};
use crate::span::{FileId, LineIndex, Span};
use crate::survey::{State, Translation, survey};
use crate::term::place::harmless;
use crate::term::print;
use anyhow::{Result, bail};
use clap::Args;
use std::collections::BTreeMap;

/// Records that translations say what their originals say now
///
/// Writes `translation.revision`, the fingerprint of the original, into each translation and leaves every other byte of
/// it as it is. From then on `mujaz status` and the site's pages name the paragraphs that changed since.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The documents, by id
    #[arg(value_name = "ID", required_unless_present = "all", conflicts_with = "all")]
    ids: Vec<String>,
    /// All translations of the site
    #[arg(long)]
    all: bool,
    /// Only translations into this language
    #[arg(long, value_name = "LANG")]
    lang: Vec<String>,
    /// Record also what has errors, lacks paragraphs of the original, or has gaps left to translate
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    root: RootArguments,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, environment: Environment) -> Result<Outcome> {
    let input = site::read(&arguments.root.root, environment)?;
    let drafts = site::drafts(&input);
    let langs = site::languages(&arguments.lang, &drafts)?;
    for id in &arguments.ids {
        find_document(id, &drafts)?;
    }
    let mut translations = survey(&drafts, &input);
    translations.retain(|of| langs.is_empty() || langs.contains(&of.lang));
    translations.retain(|of| arguments.all || arguments.ids.iter().any(|id| id.trim() == &*of.id));
    let there: Vec<&Translation> = translations.iter().filter(|of| of.file.is_some()).collect();
    for id in &arguments.ids {
        if !there.iter().any(|of| &*of.id == id.trim()) {
            bail!(say!(
                "`{id}` has no translation to record: `mujaz new translation {id} --to …` begins one",
                id,
            ));
        }
    }
    let errors = if arguments.force { BTreeMap::new() } else { errors(&input) };
    let sync = Sync { arguments, input: &input, errors };
    let mut refused = 0;
    // The path stands alone at the start of the line, where programs find it.
    let of_file = |translation: &Translation, words: &Phrase| {
        let path = translation.file.map_or("", |file| input.file(file).path.as_str());
        format!("{}: {}", harmless(path), environment.line(words))
    };
    for translation in there {
        match sync.record(translation)? {
            Said::Done(words) => print::result(&of_file(translation, &words)),
            Said::Refused(words) => {
                refused += 1;
                print::news(&of_file(translation, &words));
            }
        }
    }
    if refused == 0 {
        return Ok(Outcome::Fine);
    }
    let refused =
        say_count!(refused, "{count} translation not recorded", "{count} translations not recorded");
    environment.news(&refused);
    Ok(Outcome::Errors)
}

/// Returns where each file has errors.
fn errors(input: &Input) -> BTreeMap<FileId, Vec<Span>> {
    let prepared = prepare(input, SessionOptions { drafts: Drafting::With, ..SessionOptions::default() });
    let mut errors: BTreeMap<FileId, Vec<Span>> = BTreeMap::new();
    for (_, fault) in prepared.diagnostics.iter().filter(|(level, _)| *level == Level::Error) {
        errors.entry(fault.span.file).or_default().push(fault.span);
    }
    errors
}

/// What became of a translation, in words.
enum Said {
    Done(Phrase),
    Refused(Phrase),
}

struct Sync<'run> {
    arguments: &'run Arguments,
    input: &'run Input,
    errors: BTreeMap<FileId, Vec<Span>>,
}

impl Sync<'_> {
    fn record(&self, translation: &Translation) -> Result<Said> {
        let Some(file) = translation.file else { return Ok(Said::Done(say!("missing"))) };
        let path = self.input.file(file).path.as_str();
        if translation.state == State::Current {
            return Ok(Said::Done(say!("is current, and says so already")));
        }
        if let Some(why) = self.fault(translation, file).filter(|_| !self.arguments.force) {
            return Ok(Said::Refused(say!("{why} (`--force` records it all the same)", why)));
        }
        let root = &self.arguments.root.root;
        let read = read_unchanged_text_of(root, path, self.input.text(file))?;
        let body = read.text.as_str();
        let keys = translation.keys();
        let Some(new) = amend(body, Place::FrontMatter, &keys).or_else(|| begin(body, &keys)) else {
            let lines = by_hand(&keys);
            let lines = lines.trim_end();
            return Ok(Said::Refused(say!("is left as it is, add this by hand: {lines}", lines)));
        };
        replace(root, path, (read.with(&new).as_bytes(), Existing::Replaced))?;
        Ok(Said::Done(before(&translation.state)))
    }

    /// Returns what keeps a translation from being current.
    fn fault(&self, translation: &Translation, file: FileId) -> Option<Phrase> {
        // A revision that is none is put right by what is to be written.
        let is_other = |at: &&Span| Some(**at) != translation.recorded;
        let errors = self.errors.get(&file).map_or(0, |errors| errors.iter().filter(is_other).count());
        if errors > 0 {
            return Some(say_count!(
                errors,
                "{count} error, see `mujaz check`",
                "{count} errors, see `mujaz check`"
            ));
        }
        if let Some(at) = self.input.text(file).find(GAP) {
            let line = self.line(Span::new(file, at, at));
            return Some(say!("line {line} is left to translate", line));
        }
        let (own, original) = translation.points;
        if own != original {
            return Some(say_count!(
                own,
                "has {count} key point, and the original {original}",
                "has {count} key points, and the original {original}",
                original
            ));
        }
        let gap = translation.gaps.first()?;
        let original = &self.input.file(translation.original).path;
        let place = format!("{original}:{}", self.line(*gap));
        Some(say_count!(
            translation.gaps.len(),
            "lacks {count} paragraph of the original, first that at {place}",
            "lacks {count} paragraphs of the original, first that at {place}",
            place
        ))
    }

    fn line(&self, span: Span) -> usize {
        let text = self.input.text(span.file);
        LineIndex::new(text).position(text, span.start as usize).line
    }
}

/// Returns what was recorded, in view of how it stood before.
fn before(state: &State) -> Phrase {
    match state {
        State::Stale(parts) => say_count!(
            parts.len(),
            "recorded as current, {count} part had changed",
            "recorded as current, {count} parts had changed"
        ),
        State::Missing | State::Unsynced | State::Current => say!("recorded as current"),
    }
}
