//! `mujaz archive`: records the archived copies of sources, in the files that tell of them.

mod found;
mod record;

use crate::amend::{Change, Flag, New};
use crate::cmd::archive::found::{Finder, Found};
use crate::cmd::archive::record::{Recorded, Recorder, Way};
use crate::cmd::environment::Environment;
use crate::cmd::site::{self, Outcome, SiteArguments, WebArguments};
use crate::diag::failure::Because;
use crate::diag::phrase::say;
use crate::disk::read::{ATTACHMENT_LIMIT, read_bytes_of};
use crate::disk::replace::{Existing, replace};
use crate::lang::near::find_nearest;
use crate::model::date::FuzzyDate;
use crate::model::fingerprint::Fingerprint;
use crate::model::graph::Graph;
use crate::model::link::{find_version_day, is_archived_copy};
use crate::model::source::{COPIES, Publishing, Source, find_copied, is_same_page};
use crate::net::address::is_public_host;
use crate::parse::id::is_unsafe;
use crate::parse::values::is_web_address;
use crate::session::prepare;
use crate::term::place::{harmless, told};
use crate::term::print;
use anyhow::{Result, bail};
use clap::Args;
use std::path::{Path, PathBuf};

/// Records the archived copies of sources, in the files that tell of them
///
/// Writes `archive-url` and `archive-date`, or `copy`, into a source's file and leaves every other byte of it as it is.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The sources, by id
    #[arg(value_name = "ID", required_unless_present = "find")]
    ids: Vec<String>,
    /// The address of a copy in a web archive
    #[arg(long, value_name = "URL", conflicts_with = "find")]
    url: Option<String>,
    /// The day of that copy; else the one that its address holds
    #[arg(long, value_name = "DATE", requires = "url")]
    date: Option<String>,
    /// A file to keep as our own copy, in `content/sources/files/`, with its SHA-256
    #[arg(long, value_name = "PATH", conflicts_with = "find")]
    file: Option<PathBuf>,
    /// Let readers have that file
    #[arg(long, requires = "file")]
    publish: bool,
    /// Look for copies in a web archive: of the sources named, or of all that have none
    #[arg(long)]
    find: bool,
    /// Write without asking
    #[arg(long, short)]
    yes: bool,
    #[command(flatten)]
    site: SiteArguments,
    #[command(flatten)]
    web: WebArguments,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, environment: Environment) -> Result<Outcome> {
    let input = site::read(&arguments.site.root, environment)?;
    let graph = prepare(&input, arguments.site.options()).graph;
    let sources = sources(&graph, &arguments.ids)?;
    let recorder = Recorder { root: &arguments.site.root };
    if arguments.find {
        let finder =
            Finder { address: &graph.config.find_archive_url, manners: arguments.web.manners(), environment };
        let found = finder.find(&wanted(&graph, sources));
        return record_found(&recorder, &found, (arguments, environment));
    }
    let [source] = sources.as_slice() else {
        bail!(say!("name one source: a copy is of one"));
    };
    if arguments.url.is_none() && arguments.file.is_none() {
        bail!(say!("say what to record of `{id}`: `--url`, `--file` or `--find`", id = &source.slug));
    }
    if let Some(url) = &arguments.url {
        refuse_other(source, url)?;
        let date = given_date(url, arguments.date.as_deref())?;
        record(&recorder, (source, url, date), environment)?;
    }
    if let Some(path) = &arguments.file {
        keep(&recorder, source, (path, arguments, environment))?;
    }
    Ok(Outcome::Fine)
}

/// Returns the sources with these ids.
fn sources<'graph>(graph: &'graph Graph, ids: &[String]) -> Result<Vec<&'graph Source>> {
    let find = |id: &String| {
        let found = graph.sources.iter().find(|source| *source.slug == **id);
        found.because(|| match find_nearest(id, graph.sources.iter().map(|source| &*source.slug)) {
            Some(near) => say!("there is no source `{id}`: did you mean `{near}`?", id, near),
            None => say!("there is no source `{id}`", id),
        })
    };
    ids.iter().map(find).collect()
}

/// Returns the sources to look for: those named, or all that have an address and no archived copy.
fn wanted<'graph>(graph: &'graph Graph, named: Vec<&'graph Source>) -> Vec<&'graph Source> {
    if !named.is_empty() {
        return named;
    }
    let lacks = |source: &&Source| source.url.is_some() && source.archive_url.is_none();
    graph.sources.iter().filter(lacks).collect()
}

/// Refuses an address that is that of no copy of this source: what is recorded takes the place of the copy that was.
fn refuse_other(source: &Source, url: &str) -> Result<()> {
    if !is_web_address(url) {
        bail!(say!("`{url}` is not an address of the web: it begins with `https://`", url));
    }
    if !is_public_host(url) {
        bail!(say!("`{url}` is not a public address: readers cannot open it", url));
    }
    let Some(own) = &source.url else { return Ok(()) };
    let id = &source.slug;
    if url == own || (!is_archived_copy(url) && is_same_page(url, own)) {
        bail!(say!("`{url}` is the address of `{id}` itself: give that of a copy in a web archive", url, id));
    }
    match find_copied(url) {
        Some(page) if !is_same_page(page, own) => {
            bail!(say!("the copy is not of `{id}`, but of another page: `{page}`", id, page))
        }
        Some(_) | None => Ok(()),
    }
}

/// Returns the day of a copy whose address is given.
fn given_date(url: &str, date: Option<&str>) -> Result<Option<String>> {
    match date {
        Some(text) => match FuzzyDate::parse(text) {
            Ok(date) => Ok(Some(date.to_string())),
            Err(error) => bail!(say!("`{date}` is not a date: {fault}", date = text, fault = error.message)),
        },
        None => Ok(find_version_day(url).map(|day| FuzzyDate::from_day(day).to_string())),
    }
}

/// Records the address of a copy, and says which copy it takes the place of: the day of that one goes with it.
fn record(
    recorder: &Recorder<'_>,
    (source, url, date): (&Source, &str, Option<String>),
    environment: Environment,
) -> Result<()> {
    let old = source.archive_url.as_deref().filter(|old| *old != url);
    let text = |key, text: String| Change { key, value: New::Text(text) };
    let date = match date {
        Some(date) => Some(text("archive-date", date)),
        None => old.map(|_| Change { key: "archive-date", value: New::Nothing }),
    };
    let changes: Vec<Change> = std::iter::once(text("archive-url", url.to_owned())).chain(date).collect();
    let way = recorder.plan(source, &changes)?;
    let is_written = matches!(way, Way::Text(_));
    say(&recorder.finish(source, way)?, environment);
    if let (Some(old), true) = (old, is_written) {
        environment.result(&say!("it takes the place of the copy that was recorded before: `{old}`", old));
    }
    Ok(())
}

/// Shows what was found, and writes it where that is wanted.
fn record_found(
    recorder: &Recorder<'_>,
    found: &[Found<'_>],
    (arguments, environment): (&Arguments, Environment),
) -> Result<Outcome> {
    for Found { source, url, date } in found {
        let none = || told(&say!("no date"), environment.words);
        let date = date.clone().unwrap_or_else(none);
        print::result(&format!("{}: {} ({date})\n", source.slug, harmless(url)));
    }
    if found.is_empty() {
        environment.news(&say!("no copy was found that is not known"));
        return Ok(Outcome::Fine);
    }
    if !arguments.yes && !is_agreed(environment) {
        environment.news(&say!("nothing is written: say `--yes` to write it"));
        return Ok(Outcome::Fine);
    }
    for Found { source, url, date } in found {
        record(recorder, (source, url, date.clone()), environment)?;
    }
    Ok(Outcome::Fine)
}

/// Keeps a file as our own copy of a source.
fn keep(
    recorder: &Recorder<'_>,
    source: &Source,
    (path, arguments, environment): (&Path, &Arguments, Environment),
) -> Result<()> {
    let bytes = read_bytes_of(path, ATTACHMENT_LIMIT)?;
    let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    let plain = ending.filter(|ending| ending.chars().all(|sign| sign.is_ascii_alphanumeric()));
    let name = plain.map_or_else(|| source.slug.to_string(), |ending| format!("{}.{ending}", source.slug));
    let was_published = source.copy.as_ref().is_some_and(|copy| copy.publishing == Publishing::Published);
    let publish = arguments.publish || was_published;
    if publish && is_unsafe(&name) {
        bail!(say!(
            "`{name}` could run a script in a reader's browser: keep it without `--publish`, or give a PDF",
            name,
        ));
    }
    let text = |key, text: &str| Change { key, value: New::Text(text.to_owned()) };
    let copy = vec![
        text("file", &name),
        text("sha256", &Fingerprint::of(&bytes).hex()),
        Change { key: "publish", value: New::Flag(if publish { Flag::Yes } else { Flag::No }) },
    ];
    let changes = [Change { key: "copy", value: New::Map(copy) }];
    let planned = recorder.plan(source, &changes)?;
    if matches!(planned, Way::Bibtex(_)) {
        bail!(say!(
            "`{id}` stands in BibTeX, which cannot tell of a copy: describe it in a YAML file",
            id = &source.slug,
        ));
    }
    let existing = if arguments.yes { Existing::Replaced } else { Existing::Kept };
    replace(&arguments.site.root, &format!("{COPIES}{name}"), (&bytes, existing))
        .because(|| say!("the copy is not kept (`--yes` puts it in the place of the one that is there)"))?;
    environment.result(&say!("`{path}` is kept", path = format!("{COPIES}{name}")));
    say(&recorder.finish(source, planned)?, environment);
    Ok(())
}

/// Says what became of a source, with the lines that are left to its editor.
fn say(recorded: &Recorded, environment: Environment) {
    environment.result(&recorded.said);
    print::result(&harmless_lines(&recorded.lines));
}

fn is_agreed(environment: Environment) -> bool {
    print::is_agreed(&say!("write this into the files of these sources?"), environment.words)
}

fn harmless_lines(text: &str) -> String {
    text.lines().map(|line| harmless(line) + "\n").collect()
}
