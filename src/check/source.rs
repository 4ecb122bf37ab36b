//! Sources by themselves: `uncited-source`, `missing-archive`, `self-citation`.

use crate::check::understood::all_citations_understood;
use crate::diag::code::Code;
use crate::diag::phrase::{Phrase, say};
use crate::diag::report::{Diagnostic, Report};
use crate::model::graph::{Appearances, Graph};
use crate::model::id::{EntityId, SourceId};
use crate::model::source::Source;

/// Reports sources that nothing cites, those whose address may go away and has no archived copy, and those that are
/// pages of this site.
pub(crate) fn source(graph: &Graph, report: &mut Report) {
    let all_understood = all_citations_understood(report);
    for (at, source) in graph.sources.iter().enumerate() {
        let (id, slug) = (EntityId::Source(SourceId::from_index(at)), &source.slug);
        if all_understood && !graph.find_appearances(id).is_some_and(is_cited) {
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

/// Returns what a source lacks whose address may go away: a copy in an archive, or one of its own that readers can open.
fn missing_archive(source: &Source) -> Option<Phrase> {
    let url = source.url.as_ref()?;
    match &source.archive_url {
        Some(archive) if archive == url => {
            Some(say!("the archived copy of the source `{id}` is its own address", id = &source.slug))
        }
        None if source.find_published_copy().is_none() => {
            Some(say!("the source `{id}` has no archived copy", id = &source.slug))
        }
        Some(_) | None => None,
    }
}

/// Returns whether something speaks of a source: a text or an event cites it, or another source repeats it.
fn is_cited(appearances: &Appearances) -> bool {
    !appearances.backlinks.is_empty() || !appearances.events.is_empty() || !appearances.parts.is_empty()
}

fn is_own(graph: &Graph, source: &Source) -> bool {
    let without_scheme = |url: &str| url.split_once("://").map(|(_, rest)| rest.to_lowercase());
    let own = graph.config.site_url.as_ref().and_then(|site| without_scheme(&site.url));
    let url = source.url.as_deref().and_then(without_scheme);
    own.zip(url).is_some_and(|(own, url)| url.starts_with(&own) || url == own.trim_end_matches('/'))
}
