//! The page of each code: its wrong example is wrong where it says, its right example is right.

use crate::support::site;
use mujaz::diag::code::Code;
use mujaz::diag::phrase::Phrase;
use mujaz::input::{Content, Fault, Gap, Input, Past};
use mujaz::session::{SessionOptions, prepare};
use mujaz::span::LineIndex;

/// `book.toml` of an example that has none.
const BOOK: &str = "[book]\ntitle = \"Iraq Brief\"\nlanguage = \"en\"\nlanguages = [\"en\", \"ar\"]\n\
                    [output.html]\nsite-url = \"https://example.org/\"\n";

/// What an example may say of a file after its path, in parentheses.
fn fault(words: &str) -> Content {
    match words {
        "unreadable" => Content::Fault(Fault::Unreadable(Phrase::fixed("permission denied", Vec::new()))),
        "too large" => Content::Fault(Fault::TooLarge(50 << 20)),
        "UTF-16" => Content::Fault(Fault::Utf16),
        "a NUL byte" => Content::Fault(Fault::Nul(0)),
        "a symbolic link" => Content::Fault(Fault::SymbolicLink),
        "a TIFF" => Content::Bytes(b"II*\0".to_vec()),
        "a JPEG" => Content::Bytes(vec![0xff, 0xd8, 0xff, 0xd9]),
        _ => panic!("`{words}` is no fault of a file"),
    }
}

/// Returns the site of an example, and what its marks say: `path:line:column code`, and how many
/// characters are marked.
pub(crate) fn read(example: &str) -> (Input, Vec<(String, usize)>) {
    let (mut text, mut marks, mut path, mut line) = (String::new(), Vec::new(), "", 0);
    let mut faults = Vec::new();
    for row in example.lines() {
        let mark = row.trim_start().trim_start_matches('^');
        let carets = row.trim_start().len() - mark.len();
        if carets > 0 && Code::find(mark.trim_start()).is_some() {
            let column = if line == 0 { 1 } else { row.len() - row.trim_start().len() + 1 };
            marks.push((format!("{path}:{}:{column} {}", line.max(1), mark.trim_start()), carets));
            continue;
        }
        line += 1;
        match row.strip_prefix("//- ") {
            Some(header) => {
                line = 0;
                path = header.split(" (").next().expect("a header has a path");
                if let Some((_, words)) = header.split_once(" (") {
                    faults.push((path, fault(words.trim_end_matches(')'))));
                }
                text.push_str(&format!("//- {path}\n"));
            }
            None => text.push_str(&format!("{row}\n")),
        }
    }
    if !text.contains("//- book.toml\n") {
        text.push_str(&format!("//- book.toml\n{BOOK}"));
    }
    let mut input = site(&text);
    for file in &mut input.files {
        if let Some((_, fault)) = faults.iter().find(|(path, _)| *path == file.path) {
            std::sync::Arc::make_mut(file).content = fault.clone();
        }
    }
    // What git would say of a repository that has this file.
    if input.find_path(".git/shallow").is_some() {
        input.past = Past::Missing(Gap::Shallow);
    }
    marks.sort();
    (input, marks)
}

/// Returns what is said of a site, in the form of the marks.
fn said(input: &Input) -> Vec<(String, usize)> {
    let closed = prepare(input, SessionOptions::default()).diagnostics;
    let mut said: Vec<(String, usize)> = closed
        .iter()
        .map(|(_, diagnostic)| {
            let text = input.text(diagnostic.span.file);
            let place = LineIndex::new(text).position(text, diagnostic.span.start as usize);
            let path = &input.file(diagnostic.span.file).path;
            let marked = text[diagnostic.span.range()].lines().next().unwrap_or_default().chars().count();
            (format!("{path}:{}:{} {}", place.line, place.column, diagnostic.code.name()), marked.max(1))
        })
        .collect();
    said.sort();
    said
}

/// Returns the example under a heading of a page.
pub(crate) fn example<'page>(page: &'page str, heading: &str) -> Option<&'page str> {
    let (_, rest) = page.split_once(&format!("\n## {heading}\n\n```text\n"))?;
    rest.split_once("```").map(|(example, _)| example)
}

#[test]
fn every_page_says_what_and_why() {
    for code in Code::ALL {
        let page = code.page();
        let name = code.name();
        let paragraphs: Vec<&str> = page.split("\n\n").collect();
        assert_eq!(paragraphs[0], format!("# {name}"));
        assert!(paragraphs.len() >= 3, "{name} has no page");
        assert!(
            paragraphs[1].ends_with('.') && paragraphs[1].lines().count() <= 2,
            "{name}: {}",
            paragraphs[1]
        );
        assert!(page.ends_with('\n') && page.lines().all(|line| line.chars().count() <= 120), "{name}");
        // What is said of the size of the whole site has no example of a few lines.
        let is_example_needed = *code != Code::LargeSite;
        assert_eq!(example(page, "Wrong").is_some(), is_example_needed, "{name}");
        assert_eq!(example(page, "Right").is_some(), is_example_needed, "{name}");
    }
}

#[test]
fn every_wrong_example_is_wrong_where_it_says_and_nowhere_else() {
    let mut failures = Vec::new();
    for code in Code::ALL {
        let Some(wrong) = example(code.page(), "Wrong") else { continue };
        let (input, marks) = read(wrong);
        assert!(
            marks.iter().all(|(mark, _)| mark.ends_with(&format!(" {}", code.name()))),
            "{}",
            code.name()
        );
        let said = said(&input);
        if said != marks || marks.is_empty() {
            failures.push(format!("{}: said {said:?}, marked {marks:?}", code.name()));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_right_example_is_right() {
    let mut failures = Vec::new();
    for code in Code::ALL {
        let Some(right) = example(code.page(), "Right") else { continue };
        let (input, marks) = read(right);
        assert!(marks.is_empty(), "{}", code.name());
        let said = said(&input);
        if !said.is_empty() {
            failures.push(format!("{}: {said:?}", code.name()));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
