//! The guide for editors under `docs/`: it has no fault, says the same in both languages, and promises no command that
//! the program does not have.
#![expect(clippy::disallowed_methods, reason = "these tests read the guide")]

use crate::folder::Folder;
use crate::program::run;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn guide() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")
}

/// Returns the text of each chapter in a language, in order.
fn chapters(lang: &str) -> Vec<(String, String)> {
    let folders = fs::read_dir(guide().join("content/pages")).expect("the guide has chapters");
    let mut all: Vec<(String, String)> = folders
        .map(|entry| entry.expect("the folder can be read").path())
        .map(|folder| {
            let name = folder.file_name().expect("a folder has a name").to_string_lossy().into_owned();
            let text = fs::read_to_string(folder.join(format!("index.{lang}.md")));
            (name, text.expect("each chapter is there in each language"))
        })
        .collect();
    all.sort();
    all
}

/// Returns the lines of a chapter's code that a shell runs.
fn commands(text: &str) -> Vec<&str> {
    let blocks = text.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
    blocks.flat_map(str::lines).filter(|line| line.starts_with("mujaz ")).collect()
}

#[test]
fn the_guide_has_no_fault() {
    let folder = Folder::new("guide");
    let root = guide();
    let root = root.to_str().expect("the project's path is text");
    let (status, out, news) = run(&folder, &["check", "--strict", "--no-history", "--root", root]);
    assert_eq!((status, &*out), (0, ""), "{news}");
}

#[test]
fn both_languages_have_the_same_headings_pictures_and_commands() {
    let shape = |text: &str| -> (Vec<String>, Vec<String>) {
        let marks = text.lines().filter_map(|line| match line {
            _ if line.starts_with('#') => line.split(' ').next(),
            _ if line.starts_with("![") => Some("picture"),
            _ if line.starts_with("| ") => Some("row"),
            _ if line.starts_with("```") => Some(line),
            _ => None,
        });
        // What is named in quotes is in the words of each language.
        let commands =
            commands(text).into_iter().map(|line| line.split('"').next().unwrap_or(line).to_owned());
        (marks.map(str::to_owned).collect(), commands.collect())
    };
    let (arabic, english) = (chapters("ar"), chapters("en"));
    assert!(arabic.len() >= 9, "{}", arabic.len());
    for ((name, arabic), (_, english)) in arabic.iter().zip(&english) {
        assert_eq!(shape(arabic), shape(english), "{name}");
    }
}

#[test]
fn the_guide_promises_no_command_that_is_not_there() {
    let folder = Folder::new("guide-commands");
    let texts: Vec<(String, String)> = [chapters("ar"), chapters("en")].concat();
    let lines: BTreeSet<&str> = texts.iter().flat_map(|(_, text)| commands(text)).collect();
    assert!(lines.len() > 15, "{lines:?}");
    for line in lines {
        let words: Vec<&str> = line.split(' ').skip(1).collect();
        let parts = if matches!(words[0], "new" | "export") { 2 } else { 1 };
        let asked = [&words[..parts], &["--help"]].concat();
        let (status, help, news) = run(&folder, &asked);
        assert_eq!(status, 0, "{line}: {news}");
        let flags = words.iter().filter(|word| word.starts_with("--"));
        for flag in flags.map(|flag| flag.split('=').next().unwrap_or(flag)) {
            assert!(help.contains(flag), "{line}: there is no {flag}");
        }
    }
}

/// Returns the names between `open` and `close`.
fn names<'a>(text: &'a str, open: &str, close: char) -> Vec<&'a str> {
    text.split(open).skip(1).filter_map(|rest| rest.split(close).next()).collect()
}

#[test]
fn every_code_that_the_guide_names_is_one() {
    let folder = Folder::new("guide-codes");
    for (name, text) in [chapters("ar"), chapters("en")].concat() {
        let (_, told) = text.split_once("## ").unwrap_or_default();
        let table = told.lines().filter(|line| line.starts_with("| `") && name.starts_with('8'));
        let codes = table.filter_map(|line| names(line, "| `", '`').first().copied());
        let explained = commands(&text).into_iter().filter_map(|line| line.split_once("--explain "));
        for code in codes.chain(explained.map(|(_, code)| code)) {
            let (status, page, news) = run(&folder, &["check", "--explain", code]);
            assert!(status == 0 && page.contains(code), "{name}: {code}: {news}");
        }
    }
}
