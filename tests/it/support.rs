//! A whole site in one string, and what was said of it in short lines.

use mujaz::diag::report::{Levels, Report};
use mujaz::input::{Content, Day, Input, InputFile};
use mujaz::span::LineIndex;

/// The day of every build in the tests.
pub(crate) const TODAY: Day = Day { year: 2025, month: 11, day: 7 };

/// A `book.toml` in Arabic and English, Arabic first.
pub(crate) const BOOK: &str = "[book]\ntitle = \"T\"\nlanguage = \"ar\"\nlanguages = [\"ar\", \"en\"]\n";

/// Returns the input of a text in which each file begins with a line `//- its/path`.
pub(crate) fn input(text: &str) -> Input {
    let mut files: Vec<InputFile> = Vec::new();
    for line in text.split_inclusive('\n') {
        if let Some(path) = line.strip_prefix("//- ") {
            files.push(InputFile { path: path.trim().to_owned(), content: Content::Text(String::new()) });
        } else if let Some(InputFile { content: Content::Text(content), .. }) = files.last_mut() {
            content.push_str(line);
        }
    }
    Input::new(files, TODAY)
}

/// Returns the input of a text as [`input`] reads it, with [`BOOK`] where it has no `book.toml`.
pub(crate) fn site(text: &str) -> Input {
    let mut files = input(text).files;
    if !files.iter().any(|file| file.path == "book.toml") {
        files.push(InputFile { path: "book.toml".to_owned(), content: Content::Text(BOOK.to_owned()) });
    }
    Input::new(files, TODAY)
}

/// Returns each diagnostic as `path:line:column code message`, sorted by place.
pub(crate) fn lines(input: &Input, report: Report) -> Vec<String> {
    let closed = report.close(&Levels::default(), |file| input.file(file).path.as_str());
    let line = |diagnostic: &mujaz::diag::report::Diagnostic| {
        let text = input.text(diagnostic.span.file);
        let place = LineIndex::new(text).position(text, diagnostic.span.start as usize);
        let path = &input.file(diagnostic.span.file).path;
        let code = diagnostic.code.name();
        format!("{path}:{}:{} {code} {}", place.line, place.column, diagnostic.message)
    };
    closed.iter().map(|(_, diagnostic)| line(diagnostic)).collect()
}
