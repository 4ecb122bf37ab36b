//! Graph → Report: rules that an author may switch off in `[check]`. Never changes anything.

mod prose;
mod understood;
mod citation;
mod uncited;
mod unnamed;
mod shared_origin;
mod quotation;
mod attribution;
mod gap;
mod source;
mod archived;
mod link;
mod copy;
mod metadata;
mod address;
mod translation;
mod orphan;
mod undeclared;
mod unmentioned;
mod twin;
mod image;
mod heading;
mod leaving;
mod direction;
mod punctuation;
mod digits;
mod contact;

use crate::check::prose::{Line, for_each_label_of, for_each_line_of};
use crate::diag::report::{Diagnostic, Report};
use crate::input::Input;
use crate::model::brief::Text;
use crate::model::graph::Graph;
use crate::model::id::EntityId;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// Adds what the rules find.
pub fn check(graph: &Graph, input: &Input, report: &mut Report) {
    citation::citation(graph, input, report);
    uncited::uncited(graph, report);
    unnamed::unnamed(graph, report);
    shared_origin::shared_origin(graph, report);
    quotation::quotation(graph, report);
    attribution::attribution(graph, input, report);
    gap::gap(graph, input, report);
    source::source(graph, report);
    archived::archived(graph, report);
    copy::copy(graph, input, report);
    metadata::metadata(graph, input, report);
    address::address(graph, input, report);
    // What follows from a fault that was said is not said as well.
    orphan::orphan(graph, input, report);
    translation::translation(graph, input, report);
    undeclared::undeclared(graph, input, report);
    unmentioned::unmentioned(graph, input, report);
    twin::twin(graph, input, report);
    image::image(graph, input, report);
    leaving::leaving(graph, report);
    let found: Vec<Vec<Diagnostic>> =
        graph.entities().into_par_iter().map(|id| characters(graph, id, input)).collect();
    found.into_iter().flatten().for_each(|diagnostic| report.add(diagnostic));
}

/// Returns what the rules that look at characters find in the words of a document, each line of which they see once.
fn characters(graph: &Graph, id: EntityId, input: &Input) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for text in graph.texts(id).into_iter().flat_map(|texts| texts.values()) {
        heading::heading(text, input, &mut found);
        in_text(text, input, &mut found);
    }
    for_each_label_of(id, (graph, input), &mut |line| {
        direction::direction(line, &mut BTreeSet::new(), &mut found);
        in_line(line, &mut found);
    });
    found
}

fn in_text(text: &Text, input: &Input, found: &mut Vec<Diagnostic>) {
    let has_controls = direction::may_have_controls(input.text(text.file));
    let mut seen = BTreeSet::new();
    for_each_line_of(text, input, &mut |line| {
        if has_controls {
            direction::direction(line, &mut seen, found);
        }
        in_line(line, found);
    });
    if has_controls {
        direction::outside_prose(text, input, &seen, found);
    }
}

fn in_line(line: &Line<'_>, found: &mut Vec<Diagnostic>) {
    punctuation::punctuation(line, found);
    digits::digits(line, found);
    contact::contact(line, found);
}

/// Adds what the rules find that rest on answers from the web.
pub fn check_links(graph: &Graph, report: &mut Report) {
    link::link(graph, report);
}
