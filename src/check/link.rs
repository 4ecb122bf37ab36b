//! Addresses of sources that no longer answer: `dead-link`, `dead-archive`, `archived-only`.

use crate::diag::code::Code;
use crate::diag::phrase::say;
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
            let [first, last] = asked(death);
            let message = say!(
                "the archived copy of `{id}` is gone: `{url}` answers {status} (asked on {first} and {last})",
                id = &source.slug,
                url,
                status = death.status,
                first,
                last,
            );
            let help = say!("put the address of another copy in its place as `archive-url`");
            report.add(Diagnostic::new(Code::DeadArchive, source.span, message).help(help));
        }
    }
}

fn dead(source: &Source, url: &str, (death, archive): (Death, Standing)) -> Diagnostic {
    let ([first, last], id, status) = (asked(death), &source.slug, death.status);
    if archive == Standing::Alive {
        let message = say!(
            "the source `{id}` is left in its archived copy: `{url}` answers {status} (asked on {first} and {last})",
            id,
            url,
            status,
            first,
            last,
        );
        let help =
            say!("readers are shown the copy first; write the new address as `url` where there is one");
        return Diagnostic::new(Code::ArchivedOnly, source.span, message).help(help);
    }
    let message = say!(
        "the source `{id}` is gone: `{url}` answers {status} (asked on {first} and {last})",
        id,
        url,
        status,
        first,
        last,
    );
    let help = match archive {
        Standing::Uncertain => {
            say!("its archived copy could not be checked: look at it, or write the new address as `url`")
        }
        Standing::Unasked if source.archive_url.is_some() => {
            say!(
                "check its archived copy as well with `mujaz check --external`, or write the new address as `url`"
            )
        }
        Standing::Unasked | Standing::Alive | Standing::Dead(_) => {
            say!("add a copy in a web archive with `mujaz archive`, or write the new address as `url`")
        }
    };
    Diagnostic::new(Code::DeadLink, source.span, message).help(help)
}

/// Returns the days on which an address was asked, the first and the last.
fn asked(death: Death) -> [String; 2] {
    [death.first, death.last].map(|day| FuzzyDate::from_day(day).to_string())
}
