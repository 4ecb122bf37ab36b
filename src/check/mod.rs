//! Graph → Report: rules that an author may switch off in `[check]`. Never changes anything.

mod uncited;
mod unnamed;
mod shared_origin;
mod quotation;
mod gap;
mod source;
mod link;
mod copy;
mod metadata;
mod address;

use crate::diag::report::Report;
use crate::input::Input;
use crate::model::graph::Graph;

/// Adds what the rules find.
pub fn check(graph: &Graph, input: &Input, report: &mut Report) {
    uncited::uncited(graph, report);
    unnamed::unnamed(graph, report);
    shared_origin::shared_origin(graph, report);
    quotation::quotation(graph, report);
    gap::gap(graph, input, report);
    source::source(graph, report);
    copy::copy(graph, input, report);
    metadata::metadata(graph, input, report);
    address::address(graph, input, report);
}

/// Adds what the rules find that rest on answers from the web.
pub fn check_links(graph: &Graph, report: &mut Report) {
    link::link(graph, report);
}
