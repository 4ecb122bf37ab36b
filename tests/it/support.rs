//! A whole site in one string, and what was said of it in short lines.

use mujaz::diag::report::{Levels, Report};
use mujaz::input::{Content, Day, Input, InputFile};
use mujaz::session::{Prepared, SessionOptions, prepare};
use mujaz::span::LineIndex;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Mutex;

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
        let book = InputFile { path: "book.toml".to_owned(), content: Content::Text(BOOK.to_owned()) };
        files.push(book.into());
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

/// Returns every file of the site that [`site`] reads, without cards.
pub(crate) fn files(text: &str) -> BTreeMap<String, Vec<u8>> {
    let input = site(text);
    rendered(&prepare(&input, SessionOptions::default()), &input)
}

/// Returns every file of a site.
pub(crate) fn rendered(prepared: &Prepared, input: &Input) -> BTreeMap<String, Vec<u8>> {
    let files = Mutex::new(BTreeMap::new());
    let Ok(failed) = prepared.render(input, &|path: &str, bytes: &[u8]| {
        files.lock().expect("no thread panics with it").insert(path.to_owned(), bytes.to_vec());
        Ok::<(), Infallible>(())
    });
    assert!(failed.is_empty(), "{failed:?}");
    files.into_inner().expect("no thread panics with it")
}

/// Returns every file of a site as text.
pub(crate) fn rendered_texts(prepared: &Prepared, input: &Input) -> BTreeMap<String, String> {
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    rendered(prepared, input).into_iter().map(|(path, bytes)| (path, text(bytes))).collect()
}

/// Returns the text of a page.
pub(crate) fn page(files: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    let bytes = files.get(path).unwrap_or_else(|| panic!("{path} is not there"));
    String::from_utf8(bytes.clone()).expect("pages are text")
}
