//! `kept-metadata`: pictures that would be published with what they say of whoever took them.

use crate::diag::code::Code;
use crate::diag::phrase::say;
use crate::diag::report::{Diagnostic, Report};
use crate::input::{Content, Input};
use crate::model::graph::Graph;
use crate::render::metadata::keeps_metadata;
use crate::span::Span;

/// Reports every published picture whose metadata cannot be taken out of it.
pub(crate) fn metadata(graph: &Graph, input: &Input, report: &mut Report) {
    for attachment in &graph.attachments {
        let Content::Bytes(bytes) = &input.file(attachment.file).content else { continue };
        if keeps_metadata(bytes) {
            let name = &attachment.name;
            let message = say!("`{name}` may say where and when it was taken, and by whom", name);
            let help = say!("save it as JPEG, PNG or WebP: of these, mujaz publishes the picture alone");
            report.add(Diagnostic::new(Code::KeptMetadata, Span::whole(attachment.file), message).help(help));
        }
    }
}
