//! Archived copies that can hardly be of the work: `doubtful-archive`.

use crate::diag::code::Code;
use crate::diag::phrase::{Phrase, say};
use crate::diag::report::{Diagnostic, Report};
use crate::model::date::FuzzyDate;
use crate::model::graph::Graph;
use crate::model::link::{find_version_day, is_archived_copy};
use crate::model::source::{Source, find_copied, is_same_page};

/// Reports sources whose archived copy is of another page, or of a day that it can hardly be of.
pub(crate) fn archived(graph: &Graph, report: &mut Report) {
    let today = FuzzyDate::from_day(graph.today);
    for source in &graph.sources {
        let Some(copy) = &source.archive_url else { continue };
        for (message, help) in other_page(source, copy).into_iter().chain(other_day(source, copy, &today)) {
            report.add(Diagnostic::new(Code::DoubtfulArchive, source.span, message).help(help));
        }
    }
}

fn other_page(source: &Source, copy: &str) -> Option<(Phrase, Phrase)> {
    let (url, copied) = (source.url.as_deref()?, find_copied(copy)?);
    if is_same_page(url, copied) {
        return None;
    }
    let message = say!(
        "the archived copy of `{id}` is one of another page: `{page}`",
        id = &source.slug,
        page = copied
    );
    Some((message, say!("write the address of a copy of `{url}` as `archive-url`", url)))
}

/// Returns what speaks against the day of a copy. A day more or less is none: the stamps of archives are of Greenwich.
fn other_day(source: &Source, copy: &str, today: &FuzzyDate) -> Vec<(Phrase, Phrase)> {
    let id = &source.slug;
    let stamp = find_version_day(copy).filter(|_| is_archived_copy(copy)).map(FuzzyDate::from_day);
    let written = source.archive_date.as_ref().map(|dated| &dated.date);
    let mut found = Vec::new();
    let Some(made) = written.or(stamp.as_ref()) else { return found };
    if made.is_well_after(today) {
        let message = say!("the archived copy of `{id}` is dated in the future", id);
        found.push((message, say!("write the day on which it was made as `archive-date`")));
    } else if let (Some(written), Some(stamp)) = (written, &stamp)
        && (written.is_well_after(stamp) || stamp.is_well_after(written))
    {
        let day = stamp.to_string();
        let message = say!(
            "the `archive-date` of `{id}` is {date}, and the copy's address says {day}",
            id,
            date = written.to_string(),
            day = &day
        );
        found.push((message, say!("write `{right}`", right = day)));
    }
    if source.date.as_ref().is_some_and(|of| of.date.is_well_after(made)) {
        let message = say!("the archived copy of `{id}` was made before the source was published", id);
        found.push((message, say!("put one of the two dates right, or record a later copy")));
    }
    found
}
