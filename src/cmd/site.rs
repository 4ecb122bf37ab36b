//! What every command that works on a site begins with: its folder, read.

use crate::cmd::environment::Environment;
use crate::diag::code::{Code, Level};
use crate::diag::phrase::{Phrase, say, say_count};
use crate::diag::report::{Diagnostic, Report};
use crate::disk::read::{is_history_wanted, read_site};
use crate::git::history::read_past;
use crate::input::{Input, Past};
use crate::lang::tag::Lang;
use crate::net::client::Manners;
use crate::parse::draft::Drafts;
use crate::parse::{ParseOptions, parse};
use crate::render::artifact::RenderError;
use crate::scaffold::document::find_language;
use crate::session::{Audience, Cards, Drafting, LinkNews, Output, Prepared, SessionOptions, Strictness};
use crate::span::{FileId, Span};
use crate::term::place::Located;
use crate::term::print::{self, Stream};
use crate::term::text::{tally, text};
use anyhow::{Result, bail};
use clap::Args;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All is well, or only warnings were given.
    Fine,
    /// The content has errors.
    Errors,
    /// Addresses on the web no longer answer; all else is well.
    DeadLinks,
}

/// Where the site is.
#[derive(Debug, Args)]
pub(crate) struct RootArguments {
    /// The site's folder, the one with `book.toml`
    #[arg(long, value_name = "FOLDER", default_value = ".", hide_default_value = true)]
    pub(crate) root: PathBuf,
}

/// The site to work on.
#[derive(Debug, Args)]
pub(crate) struct SiteArguments {
    /// The site's folder, the one with `book.toml`
    #[arg(long, value_name = "FOLDER", default_value = ".", hide_default_value = true)]
    pub(crate) root: PathBuf,
    /// Treat drafts as if they were finished
    #[arg(long)]
    pub(crate) drafts: bool,
    /// Treat warnings as errors
    #[arg(long)]
    pub(crate) strict: bool,
}

impl SiteArguments {
    /// Returns what the site is made for.
    pub(crate) fn options(&self) -> SessionOptions {
        SessionOptions {
            drafts: if self.drafts { Drafting::With } else { Drafting::Without },
            cards: Cards::Without,
            audience: Audience::Readers,
            links: LinkNews::Told,
            strictness: if self.strict { Strictness::Strict } else { Strictness::Usual },
        }
    }
}

/// Whether git is asked how briefs came to be.
#[derive(Debug, Args)]
pub(crate) struct PastArguments {
    /// Show no history of briefs, and do not ask git for it
    #[arg(long)]
    no_history: bool,
}

/// How to ask the web. Tests have a server of their own, and no time.
#[derive(Debug, Args)]
pub(crate) struct WebArguments {
    /// Ask this address too, though it is not a public one
    #[arg(long, value_name = "IP:PORT", hide = true)]
    reach: Vec<SocketAddr>,
    /// How long to wait between two requests to one host, in milliseconds
    #[arg(long, value_name = "MS", hide = true)]
    pause: Option<u64>,
    /// How long to wait for an answer, in milliseconds
    #[arg(long, value_name = "MS", hide = true)]
    timeout: Option<u64>,
}

impl WebArguments {
    /// Returns how to behave towards other people's servers.
    pub(crate) fn manners(&self) -> Manners {
        let usual = Manners::default();
        Manners {
            pause: self.pause.map_or(usual.pause, Duration::from_millis),
            timeout: self.timeout.map_or(usual.timeout, Duration::from_millis),
            reach: self.reach.clone(),
            ..usual
        }
    }
}

/// Returns all the text of the site in `root`.
pub(crate) fn read(root: &Path, environment: Environment) -> Result<Input> {
    let input = Input::new(read_site(root), environment.today);
    if input.find_path("book.toml").is_none() {
        bail!(say!(
            "there is no `book.toml` in `{path}`: go to the site's folder or name it with `--root`; \
             `mujaz init` makes a new site",
            path = root.display().to_string(),
        ));
    }
    Ok(input)
}

/// Returns all the text of the site in `root`, and how it came to be: git is asked while files are read.
pub(crate) fn read_with_past(root: &Path, past: &PastArguments, environment: Environment) -> Result<Input> {
    let find = || if !past.no_history && is_history_wanted(root) { read_past(root) } else { Past::Untold };
    std::thread::scope(|scope| {
        let past = scope.spawn(find);
        let mut input = read(root, environment)?;
        input.past = past.join().expect("a panic in any thread ends the program");
        Ok(input)
    })
}

/// Returns what is wrong with templates that could not make their pages: each fault once, with the first page
/// by path, however many have it.
pub(crate) fn broken_templates(failed: &[RenderError], input: &Input) -> Vec<(Level, Diagnostic)> {
    let mut faults: BTreeMap<&str, (&str, usize)> = BTreeMap::new();
    for RenderError { path, message } in failed {
        let (_, count) = faults.entry(message).or_insert((path, 0));
        *count += 1;
    }
    let book = input.find_path("book.toml").unwrap_or(FileId(0));
    let say = |(message, (path, count)): (&str, (&str, usize))| {
        let fault = Phrase::foreign(message);
        let message = match count - 1 {
            0 => say!("`{path}` cannot be made: {fault}", path, fault),
            others => say_count!(
                others,
                "`{path}` and {count} more page cannot be made: {fault}",
                "`{path}` and {count} more pages cannot be made: {fault}",
                path,
                fault
            ),
        };
        let help = say!("correct the template; the views are listed in the default theme's README");
        (Level::Error, Diagnostic::new(Code::BadTemplate, Span::whole(book), message).help(help))
    };
    faults.into_iter().map(say).collect()
}

/// Shows diagnostics, and returns whether there are errors among them.
pub(crate) fn has_errors(
    diagnostics: &[(Level, Diagnostic)],
    input: &Input,
    environment: Environment,
) -> bool {
    let located = Located::new(input, diagnostics, environment.words);
    let errors = located.count(Level::Error);
    if !diagnostics.is_empty() {
        print::news(&text(&located, print::colour(environment.colours, Stream::Err)));
        environment.news(&tally(errors, located.count(Level::Warn)));
    }
    errors > 0
}

/// Makes every file of a site, counted where somebody sees it. Returns what is wrong with templates.
pub(crate) fn render<O>(
    (prepared, input): (&Prepared, &Input),
    output: &O,
    environment: Environment,
) -> Result<Vec<(Level, Diagnostic)>>
where
    O: Output<Error = anyhow::Error>,
{
    let bar = print::progress(prepared.plan.targets.len() as u64, &say!("writing"), environment.words);
    let failed = prepared.render(input, &Counted { output, bar: &bar });
    bar.finish_and_clear();
    Ok(broken_templates(&failed?, input))
}

/// Makes every file of a site, and returns whether all could be made. What is wrong with templates is shown.
pub(crate) fn is_made<O>(
    (prepared, input): (&Prepared, &Input),
    output: &O,
    environment: Environment,
) -> Result<bool>
where
    O: Output<Error = anyhow::Error>,
{
    Ok(!has_errors(&render((prepared, input), output, environment)?, input, environment))
}

/// Returns how many pages a site has, in words: `28 pages in 2 languages`.
pub(crate) fn pages(prepared: &Prepared) -> Phrase {
    let languages = prepared.graph.config.languages.len();
    say!(
        "{pages} in {languages}",
        pages = say_count!(prepared.plan.page_count(), "{count} page", "{count} pages"),
        languages = say_count!(languages, "{count} language", "{count} languages"),
    )
}

/// Returns what the texts of a site say, drafts among them. What is wrong with them is for `check` to tell.
pub(crate) fn drafts(input: &Input) -> Drafts {
    parse(input, &ParseOptions { drafts: true }, &mut Report::new())
}

/// Returns the languages of the site that these tags name.
pub(crate) fn languages(tags: &[String], drafts: &Drafts) -> Result<Vec<Lang>> {
    let find = |tag: &String| find_language(tag, &drafts.config.languages);
    Ok(tags.iter().map(find).collect::<Result<_, _>>()?)
}

/// Where files go, and how many have come so far.
struct Counted<'run, O> {
    output: &'run O,
    bar: &'run indicatif::ProgressBar,
}

impl<O: Output> Output for Counted<'_, O> {
    type Error = O::Error;

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), O::Error> {
        self.bar.inc(1);
        self.output.write(path, bytes)
    }

    fn find_last(&self, path: &str) -> Option<Vec<u8>> {
        self.output.find_last(path)
    }
}
