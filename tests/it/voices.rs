//! Which sources are one voice, however they are written, and what is said of that.

use crate::support::{files, page, site};
use mujaz::session::{SessionOptions, prepare};

const SITE: &str = "//- content/actors/roe.md
---
name: {ar: جين رو, en: Jane Roe}
type: person
---
//- content/actors/wire.md
---
name: {ar: وكالة, en: The Wire}
type: media
---
//- content/sources/l.yaml
host-a: {title: T, url: \"https://EXAMPLE.org/Z\"}
host-b: {title: T, url: \"https://www.example.org:443/Z?utm_source=letter#part\"}
host-c: {title: T, url: \"https://example.org/z\"}
hick-a: {title: T, author: Sam Hick}
hick-b: {title: T, author: \"Hick, Sam\"}
hick-c: {title: T, author: SAM  HICK}
roe-a: {title: T, type: statement, author: roe}
roe-b: {title: T, author: JANE  ROE}
roe-c: {title: T, type: statement, publisher: roe}
roe-d: {title: T, type: statement, publisher: Jane Roe}
press-a: {title: T, type: article, publisher: wire}
press-b: {title: T, type: article, publisher: wire}
said-a: {title: T, type: statement, author: Ann Poe, publisher: wire}
said-b: {title: T, type: statement, author: Bob Low, publisher: wire}
hidden: {title: T, type: statement, unnamed: true, publisher: roe}
insider-a: {title: T, unnamed: true}
insider-b: {title: T, unnamed: true}
insider-c: {title: T, unnamed: true}
";

fn with(points: &str) -> String {
    format!(
        "{SITE}//- content/briefs/2025-11-07-a.ar.md\n---\ntitle: ع\nsummary:\n  - ن {points}\n---\n\
         //- content/briefs/2025-11-07-a.en.md\n---\ntitle: A\nsummary:\n  - P {points}\n---\n"
    )
}

/// Returns how many of the sources of a key point stand for themselves, and what editors are told of it.
fn independent(cited: &str) -> (usize, Option<String>) {
    let input = site(&with(cited));
    let prepared = prepare(&input, SessionOptions::default());
    let graph = &prepared.graph;
    let support = &graph.claims[0][0].support;
    let told = prepared.diagnostics.iter().find(|(_, of)| of.code.name() == "shared-origin");
    (support.independent, told.and_then(|(_, of)| of.help.as_ref().map(ToString::to_string)))
}

#[test]
fn one_voice_counts_once_however_it_is_written() {
    let address = || Some("all of them are read at `example.org/Z`: cite one that is not".to_owned());
    let words = |of: &str| Some(format!("all of them are the words of `{of}`: cite one by another"));
    assert_eq!(independent("[@host-a; @host-b]"), (1, address()));
    assert_eq!(independent("[@host-a; @host-c]"), (2, None));
    assert_eq!(independent("[@hick-a; @hick-b; @hick-c]"), (1, words("Sam Hick")));
    assert_eq!(independent("[@roe-a; @roe-b]"), (1, words("roe")));
    assert_eq!(independent("[@roe-a; @roe-c]"), (1, words("roe")));
    assert_eq!(independent("[@roe-c; @roe-d]"), (1, words("roe")));
    for apart in ["[@press-a; @press-b]", "[@said-a; @said-b]", "[@roe-a; @hidden]", "[@hick-a; @roe-a]"] {
        assert_eq!(independent(apart), (2, None), "{apart}");
    }
}

#[test]
fn two_who_are_not_named_are_two_in_arabic() {
    let standing = |cited: &str| page(&files(&with(cited)), "ar/briefs/2025-11-07-a.html");
    assert!(standing("[@insider-a; @insider-b]").contains("مصدرين مستقلين، لم يُكشف اسم أي منهما"));
    assert!(standing("[@insider-a; @insider-b; @insider-c]").contains("مصادر مستقلة، لم يُكشف اسم أي منها"));
}
