//! Diagnostics as people read them at a terminal.

use crate::diag::code::Level as Severity;
use crate::diag::phrase::{Phrase, Value, say, say_count};
use crate::diag::report::Diagnostic;
use crate::span::Span;
use crate::term::place::{Located, Place, harmless, told};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::ops::Range;
use std::time::Duration;

/// How many diagnostics are shown; the rest is counted.
const MOST: usize = 200;
/// The longest line, in bytes, that is shown.
const LONGEST: usize = 4000;

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
        let more = say_count!(
            total - MOST,
            "… and {count} more; `mujaz check --format json` prints all of them",
            "… and {count} more; `mujaz check --format json` prints all of them"
        );
        text.push_str(&told(&more, located.words));
        text.push_str("\n\n");
    }
    text
}

fn one(located: &Located<'_>, severity: Severity, diagnostic: &Diagnostic, renderer: &Renderer) -> String {
    let words = located.words;
    let (level, name) = match severity {
        Severity::Error => (Level::ERROR, say!("level" => "error")),
        Severity::Warn | Severity::Allow => (Level::WARNING, say!("level" => "warning")),
    };
    let level = level.with_name(told(&name, words));
    let help_level = Level::HELP.with_name(told(&say!("level" => "help"), words));
    let message = told(&diagnostic.message, words);
    // What is told is harmless already; a primary title, which is bold, would lose the isolates of a language too.
    let title = if words.opening().is_empty() {
        level.primary_title(message)
    } else {
        level.secondary_title(message)
    };
    let title = title.id(diagnostic.code.name());
    let mut group = add_place(Group::with_title(title), located, diagnostic.span, None);
    for label in &diagnostic.labels {
        group = add_place(group, located, label.span, Some(told(&label.text, words)));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(help_level.message(told(help, words)));
    }
    renderer.render(&[group])
}

fn add_place<'a>(group: Group<'a>, located: &Located<'_>, span: Span, label: Option<String>) -> Group<'a> {
    let place = located.place(span);
    let path = harmless(place.path);
    let is_whole = span.start == span.end && span.start == 0;
    if is_whole || place.line.len() > LONGEST {
        let origin = Origin::path(path).line(place.start.line).char_column(place.start.column);
        return group.element(origin);
    }
    let line = harmless(place.line);
    let range = range(&place, &line);
    let kind = if label.is_some() { AnnotationKind::Context } else { AnnotationKind::Primary };
    let annotation: Annotation<'a> = kind.span(range).label(label);
    let snippet = Snippet::source(line).line_start(place.start.line).path(path);
    group.element(snippet.annotation(annotation))
}

/// Returns the bytes of the harmless line that a place covers: as many characters, of other lengths.
fn range(place: &Place<'_>, line: &str) -> Range<usize> {
    let offset = |column: usize| line.char_indices().nth(column - 1).map_or(line.len(), |(at, _)| at);
    let start = offset(place.start.column);
    let end = if place.end.line == place.start.line { offset(place.end.column) } else { line.len() };
    start..end.max(start)
}

/// Returns how much was found, in words: `2 errors, 1 warning`.
#[must_use]
pub fn tally(errors: usize, warnings: usize) -> Phrase {
    let (is_wrong, is_odd) = (errors > 0, warnings > 0);
    let errors = say_count!(errors, "{count} error", "{count} errors");
    let warnings = say_count!(warnings, "{count} warning", "{count} warnings");
    match (is_wrong, is_odd) {
        (false, false) => say!("nothing to say"),
        (true, false) => errors,
        (false, true) => warnings,
        (true, true) => say!("{both}", both = Value::Each(vec![errors.into(), warnings.into()])),
    }
}

/// Returns a time as one would say it: `84 ms`, `1.2 s`, `2 min 5 s`.
#[must_use]
pub fn duration(time: Duration) -> Phrase {
    match time.as_secs() {
        0 => say!("{time} ms", time = time.as_millis().to_string()),
        1..60 => say!("{time} s", time = format!("{:.1}", time.as_secs_f64())),
        seconds => say!("{minutes} min {seconds} s", minutes = seconds / 60, seconds = seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::catalog::Catalog;
    use crate::diag::code::Code;
    use crate::diag::phrase::{Phrase, say};
    use crate::input::{Content, Day, Input, InputFile};
    use crate::span::FileId;

    fn shown(text: &str, diagnostic: Diagnostic) -> String {
        let file = InputFile { path: "content/a.ar.md".to_owned(), content: Content::Text(text.to_owned()) };
        let input = Input::new(vec![file], Day { year: 2025, month: 11, day: 7 });
        let diagnostics = [(Severity::Error, diagnostic)];
        super::text(&Located::new(&input, &diagnostics, Catalog::english()), Colour::None)
    }

    fn at(start: usize, end: usize) -> Diagnostic {
        Diagnostic::new(
            Code::UnknownActor,
            Span::new(FileId(0), start, end),
            say!("no actor named `{id}`", id = "isreal"),
        )
    }

    #[test]
    fn a_diagnostic_has_its_place_its_line_and_its_help() {
        let text = "---\nactors: [isreal, egypt]\n";
        let expected = "\
error[unknown-actor]: no actor named `isreal`
 --> content/a.ar.md:2:10
  |
2 | actors: [isreal, egypt]
  |          ^^^^^^
  |
  = help: did you mean `israel`?

";
        assert_eq!(shown(text, at(13, 19).help(say!("did you mean `{near}`?", near = "israel"))), expected);
    }

    #[test]
    fn columns_count_characters_of_arabic_too() {
        let text = "س\nعُقِدَتْ [[الوزير]]";
        let start = text.find("الوزير").expect("it is there");
        let shown = shown(text, at(start, start + "الوزير".len()));
        assert!(shown.contains(" --> content/a.ar.md:2:12\n"), "{shown}");
        assert!(shown.contains("^^^^^^\n"), "{shown}");
    }

    #[test]
    fn nothing_in_a_text_acts_on_the_terminal() {
        let text = "a\u{1b}[2J\u{202e}b\tc\r\u{7}\u{9b}31m\nnext";
        let message = "no `\u{1b}]0;x\u{7}\n` \u{2067}";
        let shown = shown(
            text,
            Diagnostic { message: Phrase::foreign(message), ..at(1, 2) }.help(Phrase::foreign("\u{1b}c")),
        );
        assert!(!shown.contains(|it: char| it.is_control() && it != '\n'), "{shown:?}");
        assert!(!shown.contains(['\u{202e}', '\u{2067}']), "{shown:?}");
    }

    #[test]
    fn what_is_said_of_a_whole_file_stands_at_its_start() {
        assert!(shown("", at(0, 0)).contains("--> content/a.ar.md:1:1\n"));
    }

    #[test]
    fn a_line_without_end_is_not_shown() {
        let shown = shown(&"س".repeat(100_000), at(100_000, 100_002));
        assert!(shown.contains("--> content/a.ar.md:1:50001\n") && shown.len() < 200, "{shown}");
    }

    #[test]
    fn of_very_many_the_first_are_shown_and_the_rest_counted() {
        let input = Input::new(
            vec![InputFile { path: "a.md".to_owned(), content: Content::Text("abc".to_owned()) }],
            Day { year: 2025, month: 11, day: 7 },
        );
        let diagnostics = vec![(Severity::Warn, at(1, 2)); 10_000];
        let text = super::text(&Located::new(&input, &diagnostics, Catalog::english()), Colour::None);
        assert_eq!(text.matches("warning[unknown-actor]").count(), 200);
        assert!(text.ends_with("… and 9800 more; `mujaz check --format json` prints all of them\n\n"));
    }

    #[test]
    fn a_tally_counts_in_words() {
        assert_eq!(tally(2, 1).to_string(), "2 errors, 1 warning");
        assert_eq!(tally(0, 3).to_string(), "3 warnings");
        assert_eq!(tally(0, 0).to_string(), "nothing to say");
        assert_eq!(tally(2, 11).told(Catalog::arabic()), "خطآن، 11 تحذيراً");
    }

    #[test]
    fn times_as_one_says_them() {
        let said =
            [84, 1240, 125_000].map(|milliseconds| duration(Duration::from_millis(milliseconds)).to_string());
        assert_eq!(said, ["84 ms", "1.2 s", "2 min 5 s"]);
    }
}
