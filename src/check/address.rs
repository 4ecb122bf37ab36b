//! `missing-site-url`: what must be absolute is left out where the site's address is not known.

use crate::diag::code::Code;
use crate::diag::phrase::say;
use crate::diag::report::{Diagnostic, Report};
use crate::input::Input;
use crate::model::graph::Graph;
use crate::span::Span;

/// Reports that `book.toml` gives no `site-url`.
pub(crate) fn address(graph: &Graph, input: &Input, report: &mut Report) {
    if graph.config.site_url.is_some() || graph.config.unread.site_url {
        return;
    }
    let Some(file) = input.find_path("book.toml") else { return };
    let message = say!("no `site-url`: feeds, sitemap and canonical links are left out");
    let help = say!("add `site-url = \"https://…/\"` under `[output.html]`, the address the site will have");
    report.add(Diagnostic::new(Code::MissingSiteUrl, Span::whole(file), message).help(help));
}
