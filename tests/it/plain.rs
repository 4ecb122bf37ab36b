//! The plain theme: it shows all that the default one shows, and shares nothing with it but words.

use crate::support::{rendered_texts, site};
use mujaz::session::{Prepared, SessionOptions, prepare};
use std::collections::BTreeMap;
use std::fmt::Write;

/// How many bytes a stylesheet has that is read in a minute.
const SHORT: usize = 3_000;

type Files = BTreeMap<String, String>;

fn render(text: &str) -> (Files, Prepared) {
    let input = site(text);
    let prepared = prepare(&input, SessionOptions::default());
    (rendered_texts(&prepared, &input), prepared)
}

/// Returns the site that the search is tested with, in a theme.
fn in_theme(theme: &str) -> String {
    let text = include_str!("../search/site.txt");
    let output = format!("[output.html]\ntheme = \"{theme}\"\n\n//- content/");
    let text = text.replacen("//- content/", &output, 1);
    assert!(text.contains(&output), "documents follow `book.toml`");
    text
}

/// Returns the plain words of a page's content.
fn words(page: &str) -> String {
    let main = page.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).unwrap_or_default();
    // A picture says nothing that the list beside it does not, but for what its shapes mean.
    let mut main = main.to_owned();
    for (start, end) in [
        ("<svg class=\"chart", "</svg>"),
        ("<ul class=\"chart-key", "</ul>"),
        ("<h2 id=\"over-time", "</h2>"),
        ("<a class=\"skip\"", "</a>"),
    ] {
        while let Some(at) = main.find(start) {
            let length = main[at..].find(end).map_or(main.len() - at, |length| length + end.len());
            main.replace_range(at..at + length, "");
        }
    }
    let mut words = String::new();
    for part in main.split('<').skip(1) {
        let _ = write!(words, "{} ", part.split_once('>').map_or("", |(_, text)| text));
    }
    words
}

#[test]
fn every_page_is_there_without_a_script_or_a_font() {
    let (plain, prepared) = render(&in_theme("plain"));
    let (usual, _) = render(&in_theme("default"));
    assert!(prepared.diagnostics.iter().all(|(_, said)| said.code.name() != "bad-template"));
    let pages = |files: &Files| -> Vec<String> {
        files.keys().filter(|path| path.ends_with(".html")).cloned().collect()
    };
    assert_eq!(pages(&plain), pages(&usual));
    let assets: Vec<&String> = plain.keys().filter(|path| path.starts_with("assets/")).collect();
    assert!(matches!(&assets[..], [css] if css.ends_with(".css") && plain[*css].len() < SHORT), "{assets:?}");
    for path in pages(&plain) {
        let page = &plain[&path];
        assert!(!page.contains("<script src") && !page.contains("<script defer"), "{path}");
        assert_eq!(page.matches("<h1").count(), 1, "{path}");
        assert!(page.contains("script-src") || page.contains("default-src 'none'"), "{path}");
    }
}

#[test]
fn a_brief_and_an_actor_say_as_much_as_in_the_default_theme() {
    let (plain, _) = render(&in_theme("plain"));
    let (usual, _) = render(&in_theme("default"));
    let entities = |path: &&String| path.contains("/briefs/") || path.contains("/actors/");
    let mut seen = 0;
    for path in usual.keys().filter(|path| path.ends_with(".html")).filter(entities) {
        let own = words(&plain[path]);
        for word in words(&usual[path]).split_whitespace().filter(|word| word.chars().count() > 3) {
            assert!(own.contains(word), "{path} does not say {word}");
            seen += 1;
        }
    }
    assert!(seen > 1000, "{seen}");
}

#[test]
fn a_theme_stands_on_the_plain_one_where_it_says_so() {
    let own = "//- themes/mine/theme.toml\nbase = \"plain\"\n\
               //- themes/mine/templates/404.html\n<!doctype html><title>Gone</title>\n";
    let (files, prepared) = render(&format!("{}{own}", in_theme("mine")));
    assert!(!prepared.has_errors(), "{:?}", prepared.diagnostics);
    assert_eq!(files["404.html"].trim_end(), "<!doctype html><title>Gone</title>");
    assert!(!files["index.html"].contains("<script"), "all other templates are the plain ones");
    let bad = "//- themes/mine/theme.toml\nname = \"mine\"\nbase = \"plane\"\n";
    let input = site(&format!("{}{bad}", in_theme("mine")));
    let said = prepare(&input, SessionOptions::default()).diagnostics;
    let codes: Vec<&str> = said.iter().map(|(_, said)| said.code.name()).collect();
    assert!(codes.contains(&"unknown-theme"), "{codes:?}");
}
