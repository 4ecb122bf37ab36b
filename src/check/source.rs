//! Sources by themselves: `uncited-source`, `missing-archive`, `self-citation`.

use crate::check::understood::all_citations_understood;
use crate::diag::code::{Code, Level};
use crate::diag::phrase::{Phrase, say};
use crate::diag::report::{Diagnostic, Levels, Report};
use crate::model::graph::{Appearances, Graph};
use crate::model::id::{EntityId, SourceId};
use crate::model::link::is_archived_copy;
use crate::model::source::{Source, bare_address, is_same_page};
use crate::span::FileId;
use std::collections::BTreeSet;

/// Reports sources that nothing cites, those whose address may go away and has no archived copy, and those that are
/// pages of this site.
pub(crate) fn source(graph: &Graph, report: &mut Report) {
    let all_understood = all_citations_understood(report);
    let meant = meant(graph, report);
    for (at, source) in graph.sources.iter().enumerate() {
        let (number, slug) = (SourceId::from_index(at), &source.slug);
        let id = EntityId::Source(number);
        let is_told = all_understood && !meant.contains(&number);
        if is_told && !graph.find_appearances(id).is_some_and(is_cited) {
            let message = say!("nothing cites the source `{id}`", id = slug);
            let help = say!("cite it where it is needed, as `[@{id}]`, or remove it", id = slug);
            report.add(Diagnostic::new(Code::UncitedSource, source.span, message).help(help));
        }
        if is_own(graph, source) {
            let message = say!("the source `{id}` is a page of this site", id = slug);
            let help = say!("cite what that page rests on, and link the page itself as `[[its-id]]`");
            report.add(Diagnostic::new(Code::SelfCitation, source.span, message).help(help));
        } else if let Some(message) = missing_archive(source) {
            let help = say!("add `archive-url`, the address of a copy in a web archive, and `archive-date`");
            report.add(Diagnostic::new(Code::MissingArchive, source.span, message).help(help));
        }
    }
}

/// Returns the sources of briefs in which a citation is missing: most likely it is one of theirs, and that is told of.
fn meant(graph: &Graph, report: &Report) -> BTreeSet<SourceId> {
    let levels = Levels { own: graph.config.levels.clone(), strict: false };
    let is_missing = |of: &&Diagnostic| {
        matches!(of.code, Code::UncitedKeyPoint | Code::UncitedQuotation)
            && levels.level(of.code) != Level::Allow
    };
    let files: BTreeSet<FileId> =
        report.diagnostics().iter().filter(is_missing).map(|of| of.span.file).collect();
    let briefs =
        graph.briefs.iter().filter(|brief| brief.texts.values().any(|text| files.contains(&text.file)));
    briefs.flat_map(|brief| brief.sources.iter().copied()).collect()
}

/// Returns what a source lacks whose address may go away: a copy in an archive, or one of its own that readers can open.
fn missing_archive(source: &Source) -> Option<Phrase> {
    if source.archive_url.is_none() && source.archive_date.is_some() {
        return Some(say!("the source `{id}` tells when it was archived, and not where", id = &source.slug));
    }
    let url = source.url.as_ref()?;
    match &source.archive_url {
        Some(archive) if is_itself(archive, url) => {
            Some(say!("the archived copy of the source `{id}` is its own address", id = &source.slug))
        }
        None if source.find_published_copy().is_none() && !is_archived_copy(url) => {
            Some(say!("the source `{id}` has no archived copy", id = &source.slug))
        }
        Some(_) | None => None,
    }
}

/// Returns whether what is given as a copy is the page itself.
fn is_itself(archive: &str, url: &str) -> bool {
    archive == url || (!is_archived_copy(archive) && is_same_page(archive, url))
}

/// Returns whether something speaks of a source: a text or an event cites it, or another source repeats it.
fn is_cited(appearances: &Appearances) -> bool {
    !appearances.backlinks.is_empty() || !appearances.events.is_empty() || !appearances.parts.is_empty()
}

fn is_own(graph: &Graph, source: &Source) -> bool {
    let Some(own) = graph.config.site_url.as_ref().map(|site| bare_address(&site.url).to_lowercase()) else {
        return false;
    };
    let addresses = [&source.url, &source.archive_url].into_iter().flatten();
    addresses
        .map(|url| bare_address(url).to_lowercase())
        .any(|url| url.strip_prefix(&own).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}
