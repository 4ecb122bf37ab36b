//! Runs the stages in order. In: an input and what was asked for. Out: a site that is ready to be written,
//! file by file. Never reads or writes a file itself.

use crate::check::{check, check_links};
use crate::diag::code::Level;
use crate::diag::report::{Diagnostic, Levels, Report};
use crate::input::Input;
use crate::model::config::Keeping;
use crate::model::graph::Graph;
use crate::model::id::EntityId;
use crate::parse::again::{has_same_facts, read_again};
use crate::parse::document::Setting;
use crate::parse::draft::Drafts;
use crate::parse::{ParseOptions, parse};
use crate::plan::batch::{Batch, batches, singles};
use crate::plan::site::{Assets, plan};
use crate::plan::target::{Plan, Target, What};
use crate::render::artifact::{RenderError, artifact};
use crate::render::card::canvas::is_whole;
use crate::render::card::{Card, cards};
use crate::render::offline::catalogue::catalogue;
use crate::render::offline::pack::{Filling, Pack};
use crate::render::offline::worker;
use crate::render::search::index::SearchIndex;
use crate::render::site::{Kept, Site, SiteParts};
use crate::render::theme::Theme;
use crate::resolve::names::Names;
use crate::resolve::resolve_keeping;
use crate::resolve::reword::reword;
use crate::span::FileId;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::sync::{Mutex, OnceLock};

/// What a site is made for.
#[derive(Clone, Copy, Debug, Default)]
pub struct SessionOptions {
    /// Whether drafts are part of it.
    pub drafts: Drafting,
    /// Whether warnings count as errors.
    pub strictness: Strictness,
    /// Whether briefs have a picture for social networks.
    pub cards: Cards,
    /// Whether addresses that no longer answer are spoken of.
    pub links: LinkNews,
    /// Who will see it.
    pub audience: Audience,
}

/// Who will see a site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    /// Readers.
    #[default]
    Readers,
    /// Its editors, while they write: nothing of it is kept on their devices.
    Editors,
    /// Readers who open it from a folder: what only a server has a use for is left out.
    Holders,
}

/// Whether addresses on the web that no longer answer are spoken of to authors. Readers are told of them either way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LinkNews {
    /// They are.
    #[default]
    Told,
    /// They are not: what others take from the web keeps no site from being built.
    Untold,
}

/// Whether briefs have a picture for social networks. Its address is absolute: a site whose own is not known has
/// none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cards {
    /// They have none.
    #[default]
    Without,
    /// They have one in each language.
    With,
}

/// Where files go.
pub trait Output: Sync {
    /// What keeps a file from being written.
    type Error: Send;

    /// Takes the bytes of a file.
    ///
    /// # Errors
    /// Where they cannot be kept.
    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Self::Error>;

    /// Returns the bytes that the last site has at a path, where it has such a file of ours.
    fn find_last(&self, path: &str) -> Option<Vec<u8>>;
}

/// Whether drafts are part of a site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drafting {
    /// They are left out.
    #[default]
    Without,
    /// They are shown.
    With,
}

/// Whether warnings count as errors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Strictness {
    /// They do not.
    #[default]
    Usual,
    /// They do.
    Strict,
}

impl<F, E> Output for F
where
    F: Fn(&str, &[u8]) -> Result<(), E> + Sync,
    E: Send,
{
    type Error = E;

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), E> {
        self(path, bytes)
    }

    fn find_last(&self, _path: &str) -> Option<Vec<u8>> {
        None
    }
}

/// A site that is ready to be written.
#[derive(Debug)]
pub struct Prepared {
    /// All facts and words.
    pub graph: Graph,
    /// All files.
    pub plan: Plan,
    theme: Theme,
    cards: Vec<Card>,
    names: Names,
    levels: Levels,
    options: SessionOptions,
    /// What is wrong with it, by path and place.
    pub diagnostics: Vec<(Level, Diagnostic)>,
}

/// What became of a change to the words of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rewording {
    /// The site has those of this document.
    Done(EntityId),
    /// The file has errors, which are told of; the site is as it was.
    Faulty,
    /// It is more than a change of words: the site is to be prepared again.
    More,
}

/// Returns the site of `input`, and all that is wrong with it.
#[must_use]
pub fn prepare(input: &Input, options: SessionOptions) -> Prepared {
    prepare_seeing(input, options, |_| ()).0
}

/// Returns the same, and what `see` found in the drafts before their words became ids.
#[must_use]
pub fn prepare_seeing<Seen>(
    input: &Input,
    options: SessionOptions,
    see: impl FnOnce(&Drafts) -> Seen,
) -> (Prepared, Seen) {
    let mut report = Report::new();
    let parse_options = ParseOptions { drafts: options.drafts == Drafting::With };
    let drafts = parse(input, &parse_options, &mut report);
    let seen = see(&drafts);
    let (mut graph, names) = resolve_keeping(drafts, input, &mut report);
    if options.audience != Audience::Readers {
        graph.config.offline = Keeping::Withdrawn;
    }
    // The rules look at what was read and resolved, and need no plan.
    let (planned, ()) = rayon::join(|| planned(&graph, input, options), || check(&graph, input, &mut report));
    let Planned { plan, theme, cards, report: more } = planned;
    report.merge(more);
    if options.links == LinkNews::Told {
        check_links(&graph, &mut report);
    }
    let levels =
        Levels { own: graph.config.levels.clone(), strict: options.strictness == Strictness::Strict };
    let diagnostics = report.close(&levels, |file| input.file(file).path.as_str());
    (Prepared { graph, plan, theme, cards, names, levels, options, diagnostics }, seen)
}

/// The files of a site and what they are made with, and what is wrong with them.
struct Planned {
    plan: Plan,
    theme: Theme,
    cards: Vec<Card>,
    report: Report,
}

fn planned(graph: &Graph, input: &Input, options: SessionOptions) -> Planned {
    let mut report = Report::new();
    let theme = Theme::compile(input, &graph.config, &mut report);
    let cards = cards_of(graph, &theme, options.cards);
    let mut assets = assets(input, graph, &theme);
    assets.cards = cards.iter().map(|card| card.path.clone()).collect();
    let mut plan = plan(graph, &assets, &mut report);
    if options.audience == Audience::Holders {
        plan = plan.for_a_folder();
    }
    Planned { plan, theme, cards, report }
}

fn cards_of(graph: &Graph, theme: &Theme, wish: Cards) -> Vec<Card> {
    match wish {
        Cards::With if graph.config.site_url.is_some() => cards(graph, &theme.faces),
        Cards::With | Cards::Without => Vec::new(),
    }
}

/// Returns the files that are published as they are.
fn assets(input: &Input, graph: &Graph, theme: &Theme) -> Assets {
    let own = graph.config.additional_css.iter().filter_map(|path| {
        let file = input.find_path(path)?;
        let hash = blake3::hash(input.text(file).as_bytes()).to_hex();
        let name = path.rsplit('/').next().unwrap_or(path);
        let stem = name.strip_suffix(".css").unwrap_or(name);
        Some((format!("assets/own/{stem}.{}.css", &hash[..8]), file))
    });
    let mut own: Vec<_> = own.collect();
    own.sort();
    own.dedup_by(|a, b| a.0 == b.0);
    Assets { theme: theme.assets.iter().map(|asset| asset.path.clone()).collect(), own, cards: Vec::new() }
}

impl Prepared {
    /// Returns whether anything wrong keeps the site from being written.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|(level, _)| *level == Level::Error)
    }

    /// Forgets what is wrong but keeps no site from being written: it was shown.
    pub fn forget_warnings(&mut self) {
        let all = std::mem::take(&mut self.diagnostics);
        let (errors, rest) = all.into_iter().partition(|(level, _)| *level == Level::Error);
        self.diagnostics = errors;
        // Beside the work that follows: of a large site they are many.
        rayon::spawn(move || drop::<Vec<_>>(rest));
    }

    /// Returns how many errors it has.
    #[must_use]
    pub fn count_errors(&self) -> usize {
        self.diagnostics.iter().filter(|(level, _)| *level == Level::Error).count()
    }

    /// Returns the files of the input that are published as they are.
    #[must_use]
    pub fn published(&self) -> BTreeSet<FileId> {
        let own = self.plan.targets.iter().filter_map(|target| match target.what {
            What::OwnAsset(file) => Some(file),
            _ => None,
        });
        let attachments = self.graph.attachments.iter().map(|attachment| attachment.file);
        let copies = self.graph.sources.iter().filter_map(|source| source.find_published_copy()?.file);
        own.chain(attachments).chain(copies).collect()
    }

    /// Returns what its pages are made from; `input` is what it was prepared from.
    #[must_use]
    pub fn site<'a>(&'a self, input: &'a Input) -> Site<'a> {
        Site::new(self.parts(input))
    }

    /// Returns the same, with what was kept of the site as it was before its words changed.
    #[must_use]
    pub fn site_again<'a>(&'a self, input: &'a Input, kept: Kept) -> Site<'a> {
        Site::again(self.parts(input), kept)
    }

    fn parts<'a>(&'a self, input: &'a Input) -> SiteParts<'a> {
        SiteParts {
            graph: &self.graph,
            plan: &self.plan,
            input,
            theme: &self.theme,
            forced: self.has_errors(),
            cards: &self.cards,
        }
    }

    /// Returns the file of the site at a path.
    #[must_use]
    pub fn find_target(&self, path: &str) -> Option<&Target> {
        let targets = &self.plan.targets;
        let at = targets.binary_search_by(|target| (*target.path).cmp(path)).ok()?;
        targets.get(at)
    }

    /// Takes in that one file holds other words than before, and the same facts. What other pages say of its
    /// document, search, and the rules of `check` are as they were until the site is prepared again.
    pub fn reword(&mut self, (before, now): (&Input, &Input), file: FileId) -> Rewording {
        if !has_same_facts(before.text(file), now.text(file), file) {
            return Rewording::More;
        }
        let mut report = Report::new();
        let config = &self.graph.config;
        let setting = Setting {
            input: now,
            languages: &config.languages,
            default: config.default_language,
            drafts: self.options.drafts == Drafting::With,
        };
        let Some(draft) = read_again(setting, (config, file), &mut report) else {
            return Rewording::More;
        };
        let files: BTreeSet<FileId> = draft.texts.iter().map(|text| text.file).collect();
        let is_faulty = |report: &Report| {
            report.diagnostics().iter().any(|of| self.levels.level(of.code) == Level::Error)
        };
        let rewording = if is_faulty(&report) {
            Rewording::Faulty
        } else {
            match reword(&mut self.graph, &self.names, (draft, now), &mut report) {
                Some(id) => Rewording::Done(id),
                None => return Rewording::More,
            }
        };
        self.diagnostics.retain(|(_, diagnostic)| !files.contains(&diagnostic.span.file));
        self.diagnostics.extend(report.close(&self.levels, |file| now.file(file).path.as_str()));
        rewording
    }

    /// Makes every file and hands it to `output`, from all cores, in no order. Pages that a template cannot
    /// make are returned; a site with errors says on its pages that it has them. A card that the last site
    /// has already is not drawn again: its name says what is on it. Of `input`, which it was prepared from, it
    /// reads no more than what is published as it is: the rest may be forgotten ([`Input::forget_texts`]).
    ///
    /// # Errors
    /// The first that `output` returns; no more files are made then.
    pub fn render<O: Output>(&self, input: &Input, output: &O) -> Result<Vec<RenderError>, O::Error> {
        let site = self.site(input);
        let failed = Mutex::new(Vec::new());
        let index = OnceLock::new();
        let making = Making { site: &site, index: &index, output, failed: &failed };
        let offered = self.graph.config.offline == Keeping::Offered;
        let batches = if offered { batches(&self.graph, &self.plan) } else { singles(&self.plan) };
        // Most files are made without the search index and the network, so that no core waits for them.
        let (waiting, others): (Vec<_>, Vec<_>) =
            batches.into_iter().enumerate().partition(|(_, batch)| making.must_wait(batch));
        let make = |batches: Vec<(usize, Batch)>| -> Result<Vec<(usize, Vec<Pack>)>, O::Error> {
            let batches = batches.into_par_iter().with_max_len(1);
            batches.map(|(at, batch)| Ok((at, making.batch(&batch)?))).collect()
        };
        let (searched, made) = rayon::join(
            || {
                rayon::join(|| index.get_or_init(|| SearchIndex::new(&site)), || site.network());
                make(waiting)
            },
            || make(others),
        );
        let mut packs = searched?;
        packs.extend(made?);
        packs.sort_unstable_by_key(|(at, _)| *at);
        let packs: Vec<Pack> = packs.into_iter().flat_map(|(_, packs)| packs).collect();
        // What pages were made with is let go of beside the last files.
        let (kept, ()) = rayon::join(|| self.keep(&packs, output), || drop((index, site)));
        kept?;
        let mut failed = failed.into_inner().expect("no thread panics while it holds the lock");
        failed.sort();
        Ok(failed)
    }

    /// Writes what tells readers' devices of the packs, where they are offered.
    fn keep<O: Output>(&self, packs: &[Pack], output: &O) -> Result<(), O::Error> {
        if self.graph.config.offline == Keeping::Offered {
            let catalogue = catalogue(&self.graph, &self.plan, packs);
            catalogue.files.par_iter().try_for_each(|made| output.write(&made.path, &made.bytes))?;
            let worker = worker::worker(&self.plan, packs, &catalogue.version);
            output.write(worker::PATH, worker.as_bytes())
        } else if self.options.audience != Audience::Holders {
            output.write(worker::PATH, worker::farewell().as_bytes())
        } else {
            Ok(())
        }
    }
}

/// Files on their way to an output.
struct Making<'a, O> {
    site: &'a Site<'a>,
    /// Made by the time that a file of it is.
    index: &'a OnceLock<SearchIndex>,
    output: &'a O,
    failed: &'a Mutex<Vec<RenderError>>,
}

impl<O: Output> Making<'_, O> {
    fn must_wait(&self, batch: &Batch) -> bool {
        let targets = batch.targets.iter().map(|at| &self.site.plan.targets[*at as usize]);
        let must_wait = |what| matches!(what, What::Search(_) | What::Network(_) | What::Pairs(..));
        targets.into_iter().any(|target| must_wait(target.what))
    }

    /// Makes the files of a batch, and the packs of what readers keep of it.
    fn batch(&self, batch: &Batch) -> Result<Vec<Pack>, O::Error> {
        let mut packs = Vec::new();
        let mut filling = batch.group.map(Filling::new);
        for at in &batch.targets {
            let target = &self.site.plan.targets[*at as usize];
            if matches!(target.what, What::Card(_))
                && let Some(bytes) = self.output.find_last(&target.path).filter(|bytes| is_whole(bytes))
            {
                self.output.write(&target.path, &bytes)?;
                continue;
            }
            let bytes = match artifact(self.site, self.index.get(), target) {
                Ok(bytes) => bytes,
                Err(error) => {
                    self.failed.lock().expect("no thread panics while it holds the lock").push(error);
                    continue;
                }
            };
            self.output.write(&target.path, &bytes)?;
            if let Some(filling) = &mut filling {
                filling.add(*at, &target.path, &bytes);
                if filling.is_full() {
                    let full = std::mem::replace(filling, Filling::new(filling.group()));
                    packs.extend(self.pack(full)?);
                }
            }
        }
        if let Some(filling) = filling {
            packs.extend(self.pack(filling)?);
        }
        Ok(packs)
    }

    fn pack(&self, filling: Filling) -> Result<Option<Pack>, O::Error> {
        let Some((pack, bytes)) = filling.seal(|path| self.output.find_last(path)) else { return Ok(None) };
        self.output.write(&pack.path, &bytes)?;
        Ok(Some(pack))
    }
}
