//! Runs the stages in order. In: an input and what was asked for. Out: a site that is ready to be written,
//! file by file. Never reads or writes a file itself.

use crate::check::check;
use crate::diag::code::Level;
use crate::diag::report::{Diagnostic, Levels, Report};
use crate::input::Input;
use crate::model::graph::Graph;
use crate::parse::{ParseOptions, parse};
use crate::plan::site::{Assets, plan};
use crate::plan::target::Plan;
use crate::render::artifact::{RenderError, artifact};
use crate::render::site::{Site, SiteParts};
use crate::render::theme::Theme;
use crate::resolve::resolve;
use rayon::prelude::*;
use std::sync::Mutex;

/// What a site is made for.
#[derive(Clone, Copy, Debug, Default)]
pub struct SessionOptions {
    /// Whether drafts are part of it.
    pub drafts: Drafting,
    /// Whether warnings count as errors.
    pub strictness: Strictness,
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

/// A site that is ready to be written.
#[derive(Debug)]
pub struct Prepared<'input> {
    input: &'input Input,
    /// All facts and words.
    pub graph: Graph,
    /// All files.
    pub plan: Plan,
    theme: Theme,
    /// What is wrong with it, by path and place.
    pub diagnostics: Vec<(Level, Diagnostic)>,
}

/// Returns the site of `input`, and all that is wrong with it.
#[must_use]
pub fn prepare(input: &Input, options: SessionOptions) -> Prepared<'_> {
    let mut report = Report::new();
    let parse_options = ParseOptions { drafts: options.drafts == Drafting::With };
    let drafts = parse(input, &parse_options, &mut report);
    let graph = resolve(drafts, input, &mut report);
    let theme = Theme::compile(input, &graph.config, &mut report);
    let plan = plan(&graph, &assets(input, &graph, &theme), &mut report);
    check(&graph, input, &mut report);
    let levels =
        Levels { own: graph.config.levels.clone(), strict: options.strictness == Strictness::Strict };
    let diagnostics = report.close(&levels, |file| input.file(file).path.as_str());
    Prepared { input, graph, plan, theme, diagnostics }
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
    Assets { theme: theme.assets.iter().map(|asset| asset.path.clone()).collect(), own }
}

impl Prepared<'_> {
    /// Returns whether anything wrong keeps the site from being written.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|(level, _)| *level == Level::Error)
    }

    /// Makes every file and hands it to `write`, from all cores, in no order. Pages that a template cannot
    /// make are returned; a site with errors says on its pages that it has them.
    ///
    /// # Errors
    /// The first that `write` returns; no more files are made then.
    pub fn render<E, Write>(&self, write: &Write) -> Result<Vec<RenderError>, E>
    where
        E: Send,
        Write: Fn(&str, &[u8]) -> Result<(), E> + Sync,
    {
        let site = Site::new(SiteParts {
            graph: &self.graph,
            plan: &self.plan,
            input: self.input,
            theme: &self.theme,
            forced: self.has_errors(),
        });
        let failed = Mutex::new(Vec::new());
        self.plan.targets.par_iter().try_for_each(|target| match artifact(&site, target) {
            Ok(bytes) => write(&target.path, &bytes),
            Err(error) => {
                failed.lock().expect("no thread panics while it holds the lock").push(error);
                Ok(())
            }
        })?;
        let mut failed = failed.into_inner().expect("no thread panics while it holds the lock");
        failed.sort();
        Ok(failed)
    }
}
