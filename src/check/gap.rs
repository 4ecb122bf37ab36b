//! `untranslated-gap`: a translation with words left to translate.

use crate::diag::code::Code;
use crate::diag::phrase::{say, say_count};
use crate::diag::report::{Diagnostic, Report};
use crate::input::Input;
use crate::model::body::GAP;
use crate::model::brief::Text;
use crate::model::graph::Graph;
use crate::span::Span;

/// Reports every text that readers would see the gaps of, at the first of them.
pub(crate) fn gap(graph: &Graph, input: &Input, report: &mut Report) {
    let briefs = graph.briefs.iter().flat_map(|of| of.texts.values());
    let actors = graph.actors.iter().flat_map(|of| of.texts.values());
    let places = graph.places.iter().flat_map(|of| of.texts.values());
    let topics = graph.topics.iter().flat_map(|of| of.texts.values());
    let sources = graph.sources.iter().flat_map(|of| of.texts.values());
    let pages = graph.pages.iter().flat_map(|of| of.texts.values());
    let all = briefs.chain(actors).chain(places).chain(topics).chain(sources).chain(pages);
    for diagnostic in all.filter_map(|text| left(text, input)) {
        report.add(diagnostic);
    }
}

fn left(text: &Text, input: &Input) -> Option<Diagnostic> {
    let words = input.text(text.file);
    // In code the sign is spoken of, not left.
    let is_code = |at: usize| words[..at].ends_with('`') && words[at + GAP.len()..].starts_with('`');
    let gaps = || words.match_indices(GAP).filter(|(at, _)| !is_code(*at));
    let (at, _) = gaps().next()?;
    let count = gaps().count();
    let message = say_count!(count, "a gap is left to translate", "{count} gaps are left to translate");
    let span = Span::new(text.file, at, at + GAP.len());
    let help = say!("write the translation in its place, or keep the text a draft with `draft: true`");
    Some(Diagnostic::new(Code::UntranslatedGap, span, message).help(help))
}
