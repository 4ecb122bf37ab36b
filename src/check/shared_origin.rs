//! `shared-origin`: a key point whose several sources all go back to one.

use crate::diag::code::Code;
use crate::diag::phrase::{Phrase, Value, say};
use crate::diag::report::{Diagnostic, Report};
use crate::model::claim::{Claim, Shared};
use crate::model::graph::Graph;
use crate::model::source::Author;

/// Reports every key point of an original that cites several sources of which none is independent of another.
pub(crate) fn shared_origin(graph: &Graph, report: &mut Report) {
    graph.for_each_claim(&mut |_, number, point, claim| {
        let is_unnamed = claim.support.unnamed.len() == 1;
        if claim.sources.len() > 1 && claim.support.independent == 1 && !is_unnamed {
            let message = say!("the sources of key point {number} are not independent", number);
            let diagnostic = Diagnostic::new(Code::SharedOrigin, point.span, message);
            report.add(diagnostic.help(help(graph, claim)));
        }
    });
}

fn help(graph: &Graph, claim: &Claim) -> Phrase {
    let origins: Vec<&str> = claim.support.origins.iter().map(|id| &*graph.source(*id).slug).collect();
    match origins.as_slice() {
        [] => match &claim.support.shared {
            Some(Shared::Author(author)) => {
                say!(
                    "all of them are the words of `{author}`: cite one by another",
                    author = name(graph, author)
                )
            }
            Some(Shared::Address(address)) => {
                say!("all of them are read at `{address}`: cite one that is not", address = &**address)
            }
            None => {
                say!("each shares an author, an address or an origin with another: cite one that shares none")
            }
        },
        [id] => say!("all of them go back to `{id}`: cite one that does not, or that one alone", id = *id),
        several => say!(
            "all of them go back to {all}: cite one that does not, or these alone",
            all = Value::each_quoted(several.iter().copied()),
        ),
    }
}

/// Returns what an author is called where it is written: an id, or a name.
fn name<'a>(graph: &'a Graph, author: &'a Author) -> &'a str {
    match author {
        Author::Actor(id) => &graph.actor(*id).slug,
        Author::Name(name, _) => name.iter().next().map_or("", |(_, words)| words),
    }
}
