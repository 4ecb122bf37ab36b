//! Addresses of sources that no longer answer: `dead-link`, `dead-archive`, `archived-only`.

use crate::diag::code::Code;
use crate::diag::report::{Diagnostic, Report};
use crate::model::date::FuzzyDate;
use crate::model::graph::Graph;
use crate::model::link::{Death, Standing};
use crate::model::source::Source;

/// Reports every source whose address, or whose archived copy's, is known to be dead. Nothing is asked: what was
/// answered on other days stands in the input.
pub(crate) fn link(graph: &Graph, report: &mut Report) {
    for source in &graph.sources {
        let standing =
            |url: &Option<String>| url.as_deref().map_or(Standing::Unasked, |url| graph.links.standing(url));
        let archive = standing(&source.archive_url);
        if let (Standing::Dead(death), Some(url)) = (standing(&source.url), &source.url) {
            report.add(dead(source, url, (death, archive)));
        }
        if let (Standing::Dead(death), Some(url)) = (archive, &source.archive_url) {
            let message =
                format!("the archived copy of `{}` is gone: `{url}` {}", source.slug, answers(death));
            let help = "put the address of another copy in its place as `archive-url`";
            report.add(Diagnostic::new(Code::DeadArchive, source.span, message).help(help));
        }
    }
}

fn dead(source: &Source, url: &str, (death, archive): (Death, Standing)) -> Diagnostic {
    let (slug, answers) = (&source.slug, answers(death));
    if archive == Standing::Alive {
        let message = format!("the source `{slug}` is left in its archived copy: `{url}` {answers}");
        let help = "readers are shown the copy first; write the new address as `url` where there is one";
        return Diagnostic::new(Code::ArchivedOnly, source.span, message).help(help);
    }
    let message = format!("the source `{slug}` is gone: `{url}` {answers}");
    let help = match archive {
        Standing::Uncertain => {
            "its archived copy could not be checked: look at it, or write the new address as `url`"
        }
        Standing::Unasked if source.archive_url.is_some() => {
            "check its archived copy as well with `mujaz check --external`, or write the new address as `url`"
        }
        Standing::Unasked | Standing::Alive | Standing::Dead(_) => {
            "add a copy in a web archive with `mujaz archive`, or write the new address as `url`"
        }
    };
    Diagnostic::new(Code::DeadLink, source.span, message).help(help)
}

fn answers(death: Death) -> String {
    let [first, last] = [death.first, death.last].map(FuzzyDate::from_day);
    format!("answers {} (asked on {first} and {last})", death.status)
}
