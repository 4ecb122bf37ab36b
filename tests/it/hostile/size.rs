//! Texts that are long, deep or broken: each ends in a page or a diagnostic.

use crate::support::site;
use mujaz::session::{Prepared, SessionOptions, prepare};
use std::convert::Infallible;
use std::sync::Mutex;

/// A brief begins so.
const FRONT: &str = "---\ntitle: T\ndate: 2025-11-07\n---\n";

/// Returns the page of a brief whose text is `body`, or the codes of what keeps it from being made.
fn outcome(body: &str) -> Result<String, Vec<&'static str>> {
    let input = site(&format!("//- content/briefs/a.ar.md\n{FRONT}{body}\n"));
    let prepared = prepare(&input, SessionOptions::default());
    if prepared.has_errors() {
        return Err(codes(&prepared));
    }
    let page = Mutex::new(String::new());
    let made = prepared.render(&input, &|path: &str, bytes: &[u8]| {
        if path == "ar/briefs/a.html" {
            *page.lock().expect("no thread panics") = String::from_utf8_lossy(bytes).into_owned();
        }
        Ok::<(), Infallible>(())
    });
    let Ok(failed) = made;
    assert!(failed.is_empty(), "{failed:?}");
    Ok(page.into_inner().expect("no thread panics"))
}

fn codes(prepared: &Prepared) -> Vec<&'static str> {
    let mut codes: Vec<_> =
        prepared.diagnostics.iter().map(|(_, diagnostic)| diagnostic.code.name()).collect();
    codes.retain(|code| *code != "missing-site-url");
    codes.dedup();
    codes
}

#[test]
fn a_megabyte_of_one_sign_is_a_page() {
    for (sign, shown) in [("<", "&lt;"), ("&amp;", "&amp;"), ("\\*", "*")] {
        let times = 1_000_000 / sign.len();
        let page = outcome(&sign.repeat(times)).expect("nothing is wrong with it");
        assert!(page.matches(shown).count() >= times, "{sign}");
    }
}

#[test]
fn ten_thousand_footnotes_are_a_page() {
    let marks: String = (0..10_000).map(|number| format!("[^{number}] ")).collect();
    let notes: String = (0..10_000).rev().map(|number| format!("\n\n[^{number}]: note {number}.")).collect();
    let page = outcome(&(marks + &notes)).expect("nothing is wrong with it");
    assert_eq!(page.matches("<li id=\"fn-").count(), 10_000);
    assert!(page.contains("<li id=\"fn-10000\"><bdi lang=\"en\">note 9999.</bdi>"));
}

#[test]
fn what_is_nested_ten_thousand_times_is_a_page_or_one_complaint() {
    let nested = |open: &str, close: &str| open.repeat(10_000) + "x" + &close.repeat(10_000);
    for (open, close) in [(">", ""), ("> ", ""), ("- ", ""), ("1. ", ""), ("**", "**"), ("> [!NOTE]\n> ", "")]
    {
        let result = outcome(&nested(open, close));
        assert!(result == Err(vec!["deep-nesting"]) || result.is_ok(), "{open}: {:?}", result.err());
    }
    for (open, close) in
        [("[", "](/u)"), ("![", "](/u)"), ("[[", "]]"), ("[", "]"), ("*_", "_*"), ("<b>", "")]
    {
        let found = outcome(&nested(open, close)).err().unwrap_or_default();
        assert!(found.len() <= 2, "{open}: {found:?}");
    }
}

#[test]
fn one_id_a_hundred_thousand_times_is_told_of_each_time() {
    let entries = "@article{twin, title={x}}\n".repeat(100_000);
    let input = site(&format!("//- content/sources/a.bib\n{entries}"));
    let prepared = prepare(&input, SessionOptions::default());
    assert_eq!(codes(&prepared), ["duplicate-id"]);
    assert!(prepared.diagnostics.len() >= 99_999);
}

#[test]
fn a_configuration_is_no_stylesheet() {
    let book = "[book]\ntitle = \"T\"\nlanguage = \"ar\"\n[output.html]\nadditional-css = [\"book.toml\"]\n";
    let input = site(&format!("//- book.toml\n{book}"));
    assert_eq!(codes(&prepare(&input, SessionOptions::default())), ["unknown-value"]);
}
