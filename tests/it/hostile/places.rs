//! Every payload in every place of a site, and the pages as a browser reads them.

use crate::hostile::judge::{elements, faults, xml_faults};
use crate::hostile::payloads::PAYLOADS;
use crate::support::TODAY;
use mujaz::input::{Content, Input, InputFile};
use mujaz::session::{SessionOptions, prepare};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Mutex;

/// Where prose can hold a payload `§`; `¶` is the same without line ends.
const PROSE: [&str; 63] = [
    "§",
    "a § b",
    "**§** *§* ~~§~~ [§] (§)",
    "[x](¶)",
    "[x](<¶>)",
    "[x](https://a.example/¶)",
    "[x](https://a.example \"¶\")",
    "[x](https://a.example '¶')",
    "[x](talks.md \"¶\")",
    "[x](talks.md#¶)",
    "[x](talks.md?¶)",
    "[¶](https://a.example)",
    "![¶](map.png)",
    "![x](map.png \"¶\")",
    "![x](map.png#¶)",
    "![¶](https://a.example/x.png)",
    "![x](¶)",
    "![x](<¶>)",
    "<¶>",
    "<https://a.example/¶>",
    "[x][r]\n\n[r]: ¶",
    "[x][r]\n\n[r]: <¶> \"¶\"",
    "[¶]\n\n[¶]: https://a.example '¶'",
    "![¶][r]\n\n[r]: ¶ (¶)",
    "[[¶]]",
    "[[¶|x]]",
    "[[iraq|¶]]",
    "[[iraq#¶]]",
    "[[map.png|¶]]",
    "![[map.png|¶]]",
    "[@¶]",
    "[@report, ¶] and [@report, p. 1; @¶]",
    "x[^¶]\n\n[^¶]: y",
    "x[^a]\n\n[^a]: §",
    "# ¶",
    "## x {#¶}",
    "## x {#a ¶}",
    "## x {.¶ onclick=¶}",
    "## x {#a onclick=\"¶\" style=\"¶\"}\n\n[y](#a)",
    "¶\n===",
    "```¶\nx\n```",
    "```html ¶\n§\n```",
    "~~~ js\n§\n~~~",
    "    §",
    "`¶` ``¶``",
    "| ¶ | b |\n|:-|-:|\n| ¶ | `¶` |",
    "> §\n>\n> — ¶ [@report]",
    "> x\n>\n> — [[iraq]] ¶ [@report, ¶]",
    "> [!NOTE] ¶\n> ¶",
    "¶\n: ¶",
    "- [ ] ¶\n- ¶\n  1. ¶",
    "<div class=\"¶\">x</div>",
    "<div ¶>x</div>",
    "<a href=\"¶\">x</a>",
    "<a href=¶ class=¶>x</a>",
    "<b title='¶' lang='¶' dir='¶' id='¶' name='¶'>x</b>",
    "<q cite='¶'>x</q><del datetime=\"¶\">y</del>",
    "<!-- ¶ -->\n\n<? ¶ ?>\n\n<!A ¶>\n\n<![CDATA[ ¶ ]]>",
    "<b>[x](¶)</b> <table><tr><td>¶",
    "<details><summary>¶</summary>\n\n§\n\n</details>",
    "</div></main></body></html>§",
    "# main\n\n## sources\n\n### p1 {#p1}\n\n### § {#fn-1}\n\n### x {#footnotes}\n\n<i id=main>x</i>[^x]\n\n[^x]: §",
    "<b>![x](map.png)</b> <img src=\"map.png\" alt=\"¶\"> <pre tabindex=\"0\">§",
];

/// The other files; `¤` is the payload as it stands within quotation marks of YAML and TOML.
const FILES: &str = r##"
//- book.toml
[book]
title = {ar = "¤", en = "¤"}
description = {ar = "¤", en = "¤"}
language = "ar"
languages = ["ar", "en"]
authors = ["¤"]
license = "¤"
[output.html]
site-url = "https://example.org/b/"
git-repository-url = "https://a.example/¤"
edit-url-template = "https://a.example/¤/{path}"
[output.html.theme-options]
accent = "¤"
[roles]
"¤" = {ar = "¤", en = "¤"}
odd = {ar = "¤", en = "¤"}
//- content/briefs/map.png
//- content/briefs/talks.ar.md
---
title: "¤"
date: {date: 2025-11-07, text: "¤"}
updated: 2025-11-08
summary: ["¤", "x ¤ [@report, ¤]", "[x](¤) [[iraq|¤]]"]
slug: "¤"
aliases: ["¤", "old/¤.html"]
actors: [iraq, {id: us, role: "¤"}, {id: iran, role: odd}, {id: "¤", role: {ar: "¤", en: "¤"}}]
places: [baghdad, "¤"]
topics: [security, "¤"]
related: ["¤"]
authors: ["¤"]
translators: ["¤"]
reviewers: ["¤"]
dates:
  - {date: {date: 2025-12-01, text: "¤"}, title: {ar: "¤", en: "¤"}, type: deadline, actors: [iraq], source: report}
  - {date: "¤", title: "¤"}
corrections:
  - {date: 2025-11-09, text: {ar: "¤", en: "¤"}}
sources:
  - report
  - id: own
    title: {ar: "¤", en: "¤"}
    author: ["¤", {ar: "¤", en: "¤"}]
    publisher: "¤"
    url: "https://a.example/¤"
    archive-url: "https://a.example/¤"
    date: {date: 2025-01-01, text: "¤"}
    quote: "¤"
    note: {ar: "¤", en: "¤"}
    reliability: A
  - {id: "¤", title: "¤", url: "¤"}
extra: {"¤": "¤", a: ["¤"]}
---
[@own] [@report, ¤] العراق

> x [@report]
>
> — [[iraq]] [@report]
//- content/briefs/talks.en.md
---
title: "¤"
summary: ["¤"]
translation: {of: "¤", revision: "¤"}
---
§
//- content/actors/iraq.md
---
name: {ar: "¤", en: "¤"}
aliases: {ar: ["العراق", "¤"], en: ["¤"]}
type: state
country: "¤"
wikidata: "¤"
links: ["https://a.example/¤", {url: "https://a.example/", title: "¤"}, "¤"]
positions:
  - {title: {ar: "¤", en: "¤"}, organization: "¤", from: {date: 2022, text: "¤"}}
  - {title: {ar: "¤", en: "¤"}, organization: us}
extra: {"¤": "¤"}
---
§
//- content/actors/us.md
---
name: "¤"
slug: us-odd
---
//- content/actors/iran.md
---
name: {ar: "¤", en: "¤"}
part-of: ["¤"]
---
//- content/places/baghdad.md
---
name: {ar: "¤", en: "¤"}
aliases: ["¤"]
coordinates: ["¤", 1]
wikidata: "¤"
---
§
//- content/topics/security.md
---
name: {ar: "¤", en: "¤"}
---
§
//- content/pages/about.ar.md
---
title: "¤"
---
§
//- content/sources/report.md
---
title: {ar: "¤", en: "¤"}
author: "¤"
publisher: {ar: "¤", en: "¤"}
url: "https://a.example/?¤"
note: "¤"
quote: "¤"
accessed: {date: 2025-01-01, text: "¤"}
language: "¤"
---
§
//- content/sources/library.yaml
"¤": {title: "¤", author: "¤"}
other: {title: "¤", author: "¤", publisher: "¤", url: "¤"}
//- content/sources/library.bib
@article{bib, title = {¶}, author = {¶}, journal = {¶}, year = {2020}, url = {¶}, note = {¶}}
//- content/briefs/¶.en.md
---
title: x
date: 2025-01-01
---
//- content/briefs/picture.en.md
---
title: x
date: 2025-01-01
---
![x](<¶.png>) [y](<¶.png>)
//- content/briefs/¶.png
//- content/actors/¶.md
---
name: x
---
//- themes/default/strings/en.ftl
skip = {"¤"}
sections = {"¤"}
home = {"¤"}
nav-briefs = {"¤"}
footnotes = {"¤"}
footnote-back = {"¤"}
alert-note = {"¤"}
task-open = {"¤"}
comma = {"¤"}
language-ar = {"¤"}
//- themes/default/static/css/own.css
a { content: "¤" }
"##;

/// Returns `text` as it stands within quotation marks of YAML, TOML and Fluent.
fn quoted(text: &str) -> String {
    let json = serde_json::to_string(text).expect("text");
    let odd = |of: char| of.is_control() || matches!(of, '\u{2028}' | '\u{2029}' | '\u{fffe}');
    let written = |of: char| if odd(of) { format!("\\u{:04x}", u32::from(of)) } else { of.to_string() };
    json[1..json.len() - 1].chars().map(written).collect()
}

/// Returns a site with `payload` everywhere.
fn site_of(payload: &str) -> Input {
    let line = payload.replace('\n', " ");
    let fill = |text: &str| text.replace('§', payload).replace('¶', &line).replace('¤', &quoted(payload));
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    for file in FILES.split("\n//- ").skip(1) {
        let (path, text) = file.split_once('\n').unwrap_or((file, ""));
        let name = line.replace('/', "∕");
        files.insert(path.replace('¶', &name), fill(text));
    }
    for (number, prose) in PROSE.iter().enumerate() {
        let text =
            format!("---\ntitle: t{number}\ndate: 2025-01-01\nsources: [report]\n---\n{}\n", fill(prose));
        files.insert(format!("content/briefs/prose-{number:02}.en.md"), text);
    }
    // All places on one page as well: what one opens another may close.
    let all: Vec<String> = PROSE.iter().map(|prose| fill(prose)).collect();
    let text = format!("---\ntitle: all\ndate: 2025-01-01\n---\n{}\n", all.join("\n\n"));
    files.insert("content/briefs/prose-all.en.md".to_owned(), text);
    let file = |(path, text): (String, String)| InputFile { path, content: Content::Text(text) };
    Input::new(files.into_iter().map(file).collect(), TODAY)
}

/// Returns what could run or load in the site that `input` makes, by path.
fn site_faults(input: &Input) -> Vec<String> {
    let prepared = prepare(input, SessionOptions::default());
    let found = Mutex::new(Vec::new());
    let failed = prepared.render(input, &|path: &str, bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        let faults = match path.rsplit('.').next() {
            Some("html") => faults(&text),
            Some("xml") => xml_faults(&text),
            Some(_) | None => Vec::new(),
        };
        found.lock().unwrap().extend(faults.into_iter().map(|fault| format!("{path}: {fault}")));
        Ok::<(), ()>(())
    });
    assert_eq!(failed.expect("nothing is refused"), []);
    let mut found = found.into_inner().unwrap();
    found.sort();
    found
}

#[test]
fn nothing_runs_wherever_it_is_written() {
    let found: Vec<String> = PAYLOADS
        .par_iter()
        .flat_map_iter(|payload| {
            site_faults(&site_of(payload)).into_iter().map(move |fault| format!("{payload:?}: {fault}"))
        })
        .collect();
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}

#[test]
fn harmless_words_reach_the_pages() {
    let input = site_of("harmless");
    let prepared = prepare(&input, SessionOptions::default());
    let pages = Mutex::new(BTreeMap::new());
    let write = |path: &str, bytes: &[u8]| {
        pages.lock().unwrap().insert(path.to_owned(), String::from_utf8_lossy(bytes).into_owned());
        Ok::<(), ()>(())
    };
    prepared.render(&input, &write).expect("nothing is refused");
    let pages = pages.into_inner().unwrap();
    let missing: Vec<usize> = (0..PROSE.len())
        .filter(|number| {
            let page = &pages[&format!("en/briefs/prose-{number:02}.html")];
            let body = page.split_once("class=\"prose").map_or("", |(_, body)| body);
            !body.contains("harmless")
        })
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
    let counted = |path: &str| {
        elements(&pages[path]).iter().map(|of| of.text.matches("harmless").count()).sum::<usize>()
    };
    assert_eq!(site_faults(&input), Vec::<String>::new());
    assert!(counted("ar/briefs/harmless.html") > 20);
    assert!(counted("ar/actors/iraq.html") > 5);
    assert!(counted("en/sources/report.html") > 4);
}
