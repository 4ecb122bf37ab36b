//! Copies of sources among the site's own files: `missing-copy`, `changed-copy`.

use crate::diag::code::Code;
use crate::diag::phrase::say;
use crate::diag::report::{Diagnostic, Report};
use crate::input::{Content, Input};
use crate::model::fingerprint::Fingerprint;
use crate::model::graph::Graph;
use crate::model::source::{COPIES, Source, SourceCopy};
use rayon::prelude::*;

/// Reports every copy that is not there, or is no longer what it was when it was taken.
pub(crate) fn copy(graph: &Graph, input: &Input, report: &mut Report) {
    let sources = graph.sources.par_iter();
    let copies = sources.filter_map(|source| source.copy.as_ref().map(|copy| (source, copy)));
    let faults: Vec<Diagnostic> = copies.filter_map(|(source, copy)| fault(source, copy, input)).collect();
    faults.into_iter().for_each(|fault| report.add(fault));
}

fn fault(source: &Source, copy: &SourceCopy, input: &Input) -> Option<Diagnostic> {
    let SourceCopy { name, sha256, span, .. } = copy;
    let Some(file) = copy.file else {
        let path = format!("{COPIES}{name}");
        let message = say!("the copy of `{id}` is not there: `{path}`", id = &source.slug, path);
        let help = say!("put the file there, or remove `copy`");
        return Some(Diagnostic::new(Code::MissingCopy, *span, message).help(help));
    };
    let found = match &input.file(file).content {
        Content::Bytes(bytes) => Fingerprint::of(bytes).hex(),
        Content::Text(text) => Fingerprint::of(text.as_bytes()).hex(),
        // What is wrong with the file is said of the file.
        Content::Fault(_) => return None,
    };
    if found == **sha256 {
        return None;
    }
    let message = say!("`{name}` is not the copy that was taken: its SHA-256 is `{found}`", name, found);
    let help =
        say!("bring the file back, or take it anew with `mujaz archive {id} --file`", id = &source.slug);
    Some(Diagnostic::new(Code::ChangedCopy, *span, message).help(help))
}
