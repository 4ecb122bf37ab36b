//! `kept-metadata`: pictures and films that would be published with what they say of whoever took them.

use crate::diag::code::Code;
use crate::diag::phrase::say;
use crate::diag::report::{Diagnostic, Report};
use crate::input::{Content, Input};
use crate::model::graph::Graph;
use crate::render::metadata::{Kept, find_kept};
use crate::span::Span;

/// Reports every published picture and film whose metadata cannot be taken out of it.
pub(crate) fn metadata(graph: &Graph, input: &Input, report: &mut Report) {
    for attachment in &graph.attachments {
        let Content::Bytes(bytes) = &input.file(attachment.file).content else { continue };
        let Some(kept) = find_kept(bytes) else { continue };
        let name = &attachment.name;
        let (message, help) = match kept {
            Kept::OfPicture => (
                say!("`{name}` may say where and when it was taken, and by whom", name),
                say!("save it as JPEG, PNG or WebP: of these, mujaz publishes the picture alone"),
            ),
            Kept::PlaceOfFilm => (
                say!("`{name}` says where it was recorded", name),
                say!("make a copy without: `ffmpeg -i FILE -map_metadata -1 -c copy COPY`"),
            ),
        };
        report.add(Diagnostic::new(Code::KeptMetadata, Span::whole(attachment.file), message).help(help));
    }
}
