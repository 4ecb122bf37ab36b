//! What the README promises: its example is a site without a fault, and it stays short.

use crate::support::input;
use mujaz::session::{SessionOptions, prepare};

const README: &str = include_str!("../../README.md");

/// Returns the files of the example: each block of code after a paragraph that begins with a file's name.
fn example() -> String {
    let mut site = String::new();
    let mut path = None;
    let mut is_code = false;
    for line in README.lines() {
        if is_code && line.starts_with("```") {
            (is_code, path) = (false, None);
        } else if is_code {
            site.push_str(line);
            site.push('\n');
        } else if line.starts_with("```") {
            is_code = true;
            let path = path.take().unwrap_or("nowhere.md");
            site.push_str(&format!("//- {path}\n"));
        } else if let Some(named) = line.split('`').find(|word| word.ends_with(".md") || *word == "book.toml")
        {
            path = Some(named);
        }
    }
    site
}

#[test]
fn its_example_is_a_site_without_a_fault() {
    let site = example();
    assert_eq!(site.matches("//- ").count(), 4, "{site}");
    let input = input(&site);
    let prepared = prepare(&input, SessionOptions::default());
    assert!(prepared.diagnostics.is_empty(), "{:?}", prepared.diagnostics);
    assert_eq!(prepared.graph.briefs.len(), 1);
    assert_eq!(prepared.graph.actors.len(), 1);
}

#[test]
fn it_is_short() {
    assert!(README.lines().count() < 150);
}
