//! `mujaz publish`: the site as one commit on a branch of another repository.

use crate::cmd::environment::Environment;
use crate::cmd::site::{self, Outcome, PastArguments, SiteArguments};
use crate::diag::failure::Because;
use crate::diag::phrase::{Phrase, Value, say, say_count};
use crate::disk::stage::Stage;
use crate::git::branch::{Branch, Difference, Repository, Standing, Tip};
use crate::input::Input;
use crate::session::{Cards, LinkNews, Output, Prepared, SessionOptions, prepare};
use crate::term::print;
use anyhow::{Result, bail};
use clap::Args;
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

/// The folder in that of the repository, in which the site is made.
const FOLDER: &str = "mujaz";
/// How many paths are told of each kind of change.
const TOLD: usize = 20;

/// Publishes the site as one commit on a branch of another repository
///
/// The site is made from what is committed, in a folder inside `.git`: neither your files nor the index, the stash or a
/// branch of yours is touched, nor the output folder of `build`. It is pushed in one step; whatever happens before that,
/// readers have the last site whole, and the same command publishes afterwards. Git asks for passwords and runs your
/// own `pre-push` hook as it always does.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    site: SiteArguments,
    /// The name or address of the repository to publish to
    #[arg(long, value_name = "NAME", default_value = "origin")]
    remote: String,
    /// The branch to publish to
    #[arg(long, value_name = "NAME", default_value = "gh-pages")]
    branch: String,
    /// What the commit says; else it names the commit that the site was made from
    #[arg(long, short, value_name = "TEXT")]
    message: Option<String>,
    /// Say what would change, and publish nothing
    #[arg(long)]
    dry_run: bool,
    /// Publish what is not committed too
    #[arg(long)]
    allow_dirty: bool,
    /// Replace what others put on the branch, or published from what you do not have; it stays in the branch's history
    #[arg(long)]
    take_over: bool,
    /// Draw no pictures of briefs for social networks
    #[arg(long)]
    no_cards: bool,
    #[command(flatten)]
    past: PastArguments,
}

impl Arguments {
    fn options(&self) -> SessionOptions {
        let cards = if self.no_cards { Cards::Without } else { Cards::With };
        SessionOptions { cards, links: LinkNews::Untold, ..self.site.options() }
    }

    fn branch(&self) -> Branch<'_> {
        Branch { remote: &self.remote, name: &self.branch }
    }

    fn place(&self) -> Phrase {
        say!("`{branch}` of `{remote}`", branch = &self.branch, remote = &self.remote)
    }
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, environment: Environment) -> Result<Outcome> {
    let root = &arguments.site.root;
    let mut input = site::read_with_past(root, &arguments.past, environment)?;
    let repository = Repository::open(root)?;
    repository.check(arguments.branch())?;
    let prepared = prepare(&input, arguments.options());
    if site::has_errors(&prepared.diagnostics, &input, environment) {
        environment.news(&say!("nothing is published: correct the errors"));
        return Ok(Outcome::Errors);
    }
    let dirty = uncommitted(&repository, &prepared, &input)?;
    if let (Some(first), false) = (dirty.first(), arguments.allow_dirty) {
        bail!(match dirty.len() - 1 {
            0 => {
                say!(
                    "`{path}` is not committed: commit, or publish all the same with `--allow-dirty`",
                    path = first
                )
            }
            others => say_count!(
                others,
                "`{path}` and {count} other is not committed: commit, or publish all the same with `--allow-dirty`",
                "`{path}` and {count} others is not committed: commit, or publish all the same with `--allow-dirty`",
                path = first
            ),
        });
    }
    let tip = repository.find_tip(arguments.branch())?;
    if let Some(tip) = tip.as_ref().filter(|_| !arguments.take_over) {
        refuse(&repository.standing(tip)?, arguments)?;
    }
    input.forget_texts(&prepared.published());
    let stage = Stage::open(&repository.folder, FOLDER).because(|| say!("nothing is published"))?;
    let made = Made { stage: &stage, paths: Mutex::default() };
    if !site::is_made((&prepared, &input), &made, environment)? {
        environment.news(&say!("nothing is published: correct the templates"));
        return Ok(Outcome::Errors);
    }
    let mut paths = made.paths.into_inner().unwrap_or_else(PoisonError::into_inner);
    paths.sort();
    let folder = stage.output().to_owned();
    stage.finish().because(|| say!("nothing is published"))?;
    let tree = repository.write_tree(&folder, &paths)?;
    let publishing = Publishing { arguments, repository: &repository, environment };
    publishing.publish((tip, &tree, !dirty.is_empty()))?;
    // The program ends: the system takes back all of a large site's memory at once.
    std::mem::forget((prepared, input));
    Ok(Outcome::Fine)
}

/// Returns the paths of what the site is made from and is not committed. What addresses on the web answered is no text of
/// an author's, and does not count.
fn uncommitted(repository: &Repository, prepared: &Prepared, input: &Input) -> Result<Vec<String>> {
    let mut places = vec!["book.toml", "content", "themes"];
    places.extend(prepared.graph.config.additional_css.iter().map(String::as_str));
    let read: BTreeSet<&str> = input.iter().map(|(_, file)| file.path.as_str()).collect();
    repository.uncommitted(&places, |path| read.contains(path))
}

/// Refuses to publish over what is not ours to replace.
fn refuse(standing: &Standing, arguments: &Arguments) -> Result<()> {
    let place = arguments.place();
    match standing {
        Standing::Ours => Ok(()),
        Standing::Foreign => {
            bail!(say!(
                "{place} holds what mujaz did not publish: name another branch with `--branch`, or replace it all \
                 the same with `--take-over`",
                place
            ))
        }
        Standing::OtherSite(folder) => bail!(say!(
            "{place} holds the site in the folder `{folder}` of the repository: \
             name another branch with `--branch`, or replace it all the same with `--take-over`",
            place,
            folder
        )),
        Standing::Ahead(source) => bail!(say!(
            "{place} has moved: it was published from commit {source}, which is not part of what you have: \
             get it first (`git pull`; in a shallow clone, `git fetch --unshallow`), or replace it all the same \
             with `--take-over`",
            place,
            source
        )),
    }
}

/// A site on its way.
struct Publishing<'run> {
    arguments: &'run Arguments,
    repository: &'run Repository,
    environment: Environment,
}

impl Publishing<'_> {
    /// Publishes a tree over a tip, or says what would change.
    fn publish(&self, (tip, tree, is_dirty): (Option<Tip>, &str, bool)) -> Result<()> {
        let Self { arguments, repository, environment } = self;
        let place = arguments.place();
        if tip.as_ref().is_some_and(|tip| tip.tree == tree) {
            environment.result(&say!("nothing has changed: {place} is this site already", place));
            return Ok(());
        }
        let difference = repository.compare(tip.as_ref(), tree)?;
        if arguments.dry_run {
            let summary = summary(&difference);
            let said = environment.line(&say!("would change in {place}: {summary}", place, summary));
            print::result(&format!("{}{said}", self.listed(&difference)));
            return Ok(());
        }
        let dirty = if is_dirty { ", with what was not committed" } else { "" };
        let short = repository.head.get(..10).unwrap_or(&repository.head);
        let usual = format!("publish: {short}{dirty}");
        let message = arguments.message.as_deref().map(str::trim).filter(|text| !text.is_empty());
        let commit = repository.commit((tip.as_ref(), tree), message.unwrap_or(&usual))?;
        repository.push(arguments.branch(), (tip.as_ref(), &commit))?;
        let short = commit.get(..10).unwrap_or(&commit);
        let summary = summary(&difference);
        environment.result(&say!(
            "published in {place} as {commit}: {summary}",
            place,
            commit = short,
            summary
        ));
        Ok(())
    }

    /// Returns lines that name the files that differ, the first of each kind.
    fn listed(&self, difference: &Difference) -> String {
        let mut text = String::new();
        let Difference { added, changed, removed } = difference;
        for (sign, paths) in [('+', added), ('~', changed), ('-', removed)] {
            for path in paths.iter().take(TOLD) {
                text.extend([&sign.to_string(), " ", path.as_str(), "\n"]);
            }
            if paths.len() > TOLD {
                let more = say_count!(paths.len() - TOLD, "… and {count} more", "… and {count} more");
                text.push_str(&format!("{sign} {}", self.environment.line(&more)));
            }
        }
        text
    }
}

/// Returns how many files differ.
fn summary(difference: &Difference) -> Phrase {
    let Difference { added, changed, removed } = difference;
    let parts = [
        say_count!(added.len(), "{count} file added", "{count} files added"),
        say_count!(changed.len(), "{count} changed", "{count} changed"),
        say_count!(removed.len(), "{count} removed", "{count} removed"),
    ];
    say!("{parts}", parts = Value::Each(parts.map(Value::from).to_vec()))
}

/// A stage, and the paths that were written.
struct Made<'run> {
    stage: &'run Stage,
    paths: Mutex<Vec<String>>,
}

impl Output for Made<'_> {
    type Error = anyhow::Error;

    fn write(&self, path: &str, bytes: &[u8]) -> Result<()> {
        self.stage.write(path, bytes)?;
        self.paths.lock().unwrap_or_else(PoisonError::into_inner).push(path.to_owned());
        Ok(())
    }

    fn find_last(&self, path: &str) -> Option<Vec<u8>> {
        self.stage.find_last(path)
    }
}
