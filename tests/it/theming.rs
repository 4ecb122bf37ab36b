//! A site changes one template, one word or one colour of a theme without copying the theme.

use crate::support::{rendered_texts, site};
use mujaz::diag::code::Level;
use mujaz::session::{SessionOptions, prepare};
use std::collections::BTreeMap;

const BRIEF: &str = "\
//- content/briefs/2025-11-07-talks.ar.md
---
title: مشاورات في بغداد
---
نص.
";

const BOOK: &str = "\
//- book.toml
[book]
title = { ar = \"موجز\", en = \"Brief\" }
language = \"ar\"
languages = [\"ar\", \"en\"]
[output.html]
site-url = \"https://example.org/b/\"
";

/// Returns the files of a site, and the levels and codes of what is wrong with it.
fn build(text: &str) -> (BTreeMap<String, String>, Vec<(Level, &'static str)>) {
    let input = site(text);
    let prepared = prepare(&input, SessionOptions::default());
    let said = prepared.diagnostics.iter().map(|(level, said)| (*level, said.code.name())).collect();
    (rendered_texts(&prepared, &input), said)
}

fn stylesheet(files: &BTreeMap<String, String>) -> &str {
    let mut sheets =
        files.iter().filter(|(path, _)| path.starts_with("assets/site.") && path.ends_with(".css"));
    sheets.next().expect("there is one stylesheet").1
}

#[test]
fn one_template_stands_in_for_the_themes() {
    let own =
        "//- themes/default/templates/404.html\n<!doctype html><title>{{ frame.site_title }}</title>Gone\n";
    let (files, said) = build(&format!("{BOOK}{BRIEF}{own}"));
    assert_eq!(said, []);
    assert_eq!(files["404.html"].trim_end(), "<!doctype html><title>موجز</title>Gone");
    assert!(files["ar/index.html"].contains("<main"), "all other templates stay");
}

#[test]
fn one_word_stands_in_for_the_themes() {
    let own = "//- themes/default/strings/ar.ftl\nkey-points = خلاصة الخبر\n";
    let brief = BRIEF.replace("---\nنص", "summary: [نقطة]\n---\nنص");
    let (files, _) = build(&format!("{BOOK}{brief}{own}"));
    let page = &files["ar/briefs/2025-11-07-talks.html"];
    assert!(page.contains("خلاصة الخبر") && !page.contains("أبرز النقاط"));
    assert!(page.contains("الموجزات"), "all other words stay");
    assert!(files["en/briefs/2025-11-07-talks.html"].contains("Key points"), "and those of other languages");
}

#[test]
fn one_colour_is_changed_by_a_stylesheet_of_ones_own() {
    let own = "//- themes/default/static/css/zz-own.css\n:root { --accent: #00594c; }\n";
    let (files, said) = build(&format!("{BOOK}{BRIEF}{own}"));
    assert_eq!(said, []);
    let css = stylesheet(&files);
    let (ours, own) = (css.find("--accent:"), css.rfind("--accent: #00594c"));
    assert!(ours < own, "the site's own stylesheet comes last");
}

#[test]
fn a_theme_of_another_name_lies_over_the_default_one() {
    let book = format!("{BOOK}theme = \"desk\"\n");
    let own = "//- themes/desk/templates/404.html\nGone from the desk\n";
    let (files, said) = build(&format!("{book}{BRIEF}{own}"));
    assert_eq!(said, []);
    assert_eq!(files["404.html"].trim_end(), "Gone from the desk");
    assert!(!stylesheet(&files).is_empty());
}

#[test]
fn a_fault_in_a_template_is_said_at_its_line() {
    let own = "//- themes/default/templates/404.html\n<p>\n{{ frame.site_title | nonsense }}\n";
    let input = site(&format!("{BOOK}{BRIEF}{own}"));
    let said = prepare(&input, SessionOptions::default()).diagnostics;
    let [(Level::Error, fault)] = &said[..] else { panic!("{said:?}") };
    assert_eq!(
        (fault.code.name(), &input.file(fault.span.file).path[..]),
        ("bad-template", "themes/default/templates/404.html")
    );
    let range = fault.span.start as usize..fault.span.end as usize;
    assert_eq!(&input.text(fault.span.file)[range], "nonsense");
}

#[test]
fn what_explains_a_theme_is_not_published() {
    let own = "//- themes/default/README.md\nOurs.\n";
    let (files, _) = build(&format!("{BOOK}{BRIEF}{own}"));
    assert!(
        files
            .keys()
            .all(|path| !path.ends_with(".md") && !path.ends_with(".toml") && !path.ends_with(".ttf"))
    );
}
