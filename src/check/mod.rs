//! Graph → Report: rules that an author may switch off in `[check]`. Never changes anything.

mod uncited;
mod address;

use crate::diag::report::Report;
use crate::input::Input;
use crate::model::graph::Graph;

/// Adds what the rules find.
pub fn check(graph: &Graph, input: &Input, report: &mut Report) {
    uncited::uncited(graph, report);
    address::address(graph, input, report);
}
