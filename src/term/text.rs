//! Diagnostics as people read them at a terminal.

use crate::diag::code::Level as Severity;
use crate::diag::report::Diagnostic;
use crate::span::Span;
use crate::term::place::{Located, Place, harmless};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::ops::Range;

/// How many diagnostics are shown; the rest is counted.
const MOST: usize = 200;

/// Whether colours may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// ANSI colours.
    Ansi,
    /// Plain text.
    None,
}

/// Returns the diagnostics, each with its line, and how many there are.
#[must_use]
pub fn text(located: &Located<'_>, colour: Colour) -> String {
    let renderer = match colour {
        Colour::Ansi => Renderer::styled(),
        Colour::None => Renderer::plain(),
    };
    let mut text = String::new();
    for (level, diagnostic) in located.iter().take(MOST) {
        text.push_str(&one(located, level, diagnostic, &renderer));
        text.push_str("\n\n");
    }
    let total = located.iter().count();
    if total > MOST {
        let more = total - MOST;
        text.push_str(&format!("… and {more} more; `mujaz check --format json` prints all of them\n\n"));
    }
    text
}

fn one(located: &Located<'_>, severity: Severity, diagnostic: &Diagnostic, renderer: &Renderer) -> String {
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warn | Severity::Allow => Level::WARNING,
    };
    let title = level.primary_title(harmless(&diagnostic.message)).id(diagnostic.code.name());
    let mut group = add_place(Group::with_title(title), located, diagnostic.span, None);
    for label in &diagnostic.labels {
        group = add_place(group, located, label.span, Some(harmless(&label.text)));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(harmless(help)));
    }
    renderer.render(&[group])
}

fn add_place<'a>(group: Group<'a>, located: &Located<'_>, span: Span, label: Option<String>) -> Group<'a> {
    let place = located.place(span);
    if span.start == span.end && span.start == 0 {
        return group.element(Origin::path(place.path.to_owned()));
    }
    let kind = if label.is_some() { AnnotationKind::Context } else { AnnotationKind::Primary };
    let annotation: Annotation<'a> = kind.span(range(&place)).label(label);
    let snippet = Snippet::source(harmless(place.line)).line_start(place.start.line);
    group.element(snippet.path(place.path.to_owned()).annotation(annotation))
}

/// Returns the bytes of the harmless line that a place covers.
fn range(place: &Place<'_>) -> Range<usize> {
    let line = harmless(place.line);
    let offset = |column: usize| line.char_indices().nth(column - 1).map_or(line.len(), |(at, _)| at);
    let start = offset(place.start.column);
    let end = if place.end.line == place.start.line { offset(place.end.column) } else { line.len() };
    start..end.max(start)
}
