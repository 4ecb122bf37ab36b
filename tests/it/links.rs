//! Every address in every file of a site leads somewhere: the pages of this repository's own site, and of a small
//! one with ids in other scripts, slugs and old addresses, are walked from end to end.

use crate::hostile::judge::{Element, elements, xml_faults};
use crate::support::site;
use mujaz::disk::read::read_site;
use mujaz::input::{Day, Input};
use mujaz::session::{Cards, SessionOptions, prepare};
use percent_encoding::percent_decode_str;
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::path::Path;
use std::sync::Mutex;

const SMALL: &str = r#"
//- book.toml
[book]
title = { ar = "موجز", en = "Brief", fr = "Bref" }
language = "ar"
languages = ["ar", "en", "fr"]
[output.html]
site-url = "https://example.org/a/b/"
//- content/actors/صباح-النعمان.md
---
name: {ar: صباح النعمان, en: Sabah al-Numan}
type: person
---
انظر [[2025-11-07-talks#ما-جرى]].
//- content/places/baghdad.md
---
name: {ar: بغداد, en: Baghdad}
---
//- content/briefs/2025-11-07-talks/index.ar.md
---
title: مشاورات
slug: talks in baghdad
aliases: [/2025/old.html, قديم]
actors: [صباح-النعمان]
places: [baghdad]
sources:
  - {id: report, title: تقرير, publisher: صحيفة, url: "https://example.com/تقرير?a=1&b=2"}
dates:
  - {date: ../2026, title: {ar: نهاية, en: End}, type: deadline}
---
## ما جرى

قال صباح النعمان في بغداد [@report] ما قال[^1]. انظر [الموجز الآخر](../other.ar.md#مقدمة) و[[baghdad]] و[الصورة](map.png).

> كلام
>
> — [[صباح-النعمان]] [@report]

[^1]: حاشية [@report].
//- content/briefs/2025-11-07-talks/index.en.md
---
title: Talks
---
## What happened

Sabah al-Numan said so in Baghdad [@report].
//- content/briefs/2025-11-07-talks/map.png
not really a picture
//- content/briefs/other.ar.md
---
title: آخر
date: 2024-09
---
## مقدمة

نص.
"#;

/// A site, made.
struct Made {
    /// The address it is published at.
    url: String,
    files: BTreeMap<String, Vec<u8>>,
}

impl Made {
    fn new(input: &Input) -> Self {
        let prepared = prepare(input, SessionOptions { cards: Cards::With, ..SessionOptions::default() });
        assert!(!prepared.has_errors(), "{:?}", prepared.diagnostics);
        let files = Mutex::new(BTreeMap::new());
        let Ok(failed) = prepared.render(input, &|path: &str, bytes: &[u8]| {
            files.lock().expect("no test panics with it").insert(path.to_owned(), bytes.to_vec());
            Ok::<(), Infallible>(())
        });
        assert!(failed.is_empty(), "{failed:?}");
        let url = prepared.graph.config.site_url.as_ref().expect("the site knows its address").url.clone();
        Self { url, files: files.into_inner().expect("no test panics with it") }
    }

    fn text(&self, path: &str) -> &str {
        std::str::from_utf8(&self.files[path]).expect("pages and feeds are text")
    }

    fn pages(&self) -> impl Iterator<Item = (&str, Vec<Element>)> {
        let pages = self.files.keys().filter(|path| path.ends_with(".html"));
        pages.map(|path| (path.as_str(), elements(self.text(path))))
    }

    /// Returns the file that an absolute address of the site names.
    fn find_absolute(&self, address: &str) -> Option<String> {
        let path = decoded(address.strip_prefix(&self.url)?);
        let path = if path.is_empty() { "index.html".to_owned() } else { path };
        self.files.contains_key(&path).then_some(path)
    }
}

/// Both sites.
fn sites() -> [Made; 2] {
    let day = Day { year: 2025, month: 11, day: 9 };
    [Made::new(&Input::new(read_site(Path::new(".")), day)), Made::new(&site(SMALL))]
}

fn decoded(address: &str) -> String {
    percent_decode_str(address).decode_utf8().expect("addresses are UTF-8").into_owned()
}

/// Returns the path that a relative address names, seen from the file at `from`; nothing for one outside.
fn resolved(from: &str, address: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            ".." => drop(parts.pop()?),
            "." => {}
            part => parts.push(part),
        }
    }
    Some(decoded(&parts.join("/")))
}

/// Returns the addresses of an element that a browser or a reader follows.
fn addresses(element: &Element) -> Vec<&str> {
    let mut found: Vec<&str> =
        ["href", "src", "action", "data"].into_iter().filter_map(|name| element.find(name)).collect();
    if element.tag() == "meta" && element.find("http-equiv").is_some_and(|name| name == "refresh") {
        found.extend(
            element.find("content").and_then(|content| content.split_once("url=")).map(|(_, url)| url),
        );
    }
    found
}

#[test]
fn every_address_leads_to_a_file_and_to_a_place_in_it() {
    for made in sites() {
        let anchors: BTreeMap<&str, BTreeSet<String>> = made
            .pages()
            .map(|(path, elements)| {
                (path, elements.iter().filter_map(|e| e.find("id").map(str::to_owned)).collect())
            })
            .collect();
        let (mut faults, mut count) = (Vec::new(), 0);
        for (path, elements) in made.pages() {
            for address in elements.iter().flat_map(addresses) {
                count += 1;
                if let Some(fault) = fault(&made, &anchors, (path, address)) {
                    faults.push(format!("{path}: {address}: {fault}"));
                }
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        assert!(count > 300, "{count} addresses were walked");
    }
}

/// Returns what is wrong with an address on a page.
fn fault(
    made: &Made,
    anchors: &BTreeMap<&str, BTreeSet<String>>,
    (from, address): (&str, &str),
) -> Option<String> {
    // What a calendar subscribes to is fetched from a server.
    let address = &address.replacen("webcal://", "https://", 1);
    let (file, fragment) = address.split_once('#').unwrap_or((address, ""));
    let root = made.url.trim_start_matches("https://").split_once('/').map_or("", |(_, rest)| rest);
    let base = format!("/{root}");
    let path = if file.is_empty() {
        from.to_owned()
    } else if let Some(rest) = file.strip_prefix(&base).filter(|_| from == "404.html") {
        if rest.is_empty() { "index.html".to_owned() } else { decoded(rest) }
    } else if file.starts_with(&made.url) {
        made.find_absolute(file)?
    } else if file.starts_with("https://") || file.starts_with("http://") || file.starts_with("mailto:") {
        return None;
    } else if from == "404.html" {
        return Some("it is shown at any depth: its addresses begin at the root".to_owned());
    } else {
        let Some(path) = resolved(from, file) else { return Some("leads outside".to_owned()) };
        path
    };
    if !made.files.contains_key(&path) {
        return Some(format!("no file `{path}`"));
    }
    let is_place =
        fragment.is_empty() || anchors.get(path.as_str()).is_some_and(|ids| ids.contains(&decoded(fragment)));
    (!is_place).then(|| format!("no place `{fragment}` in `{path}`"))
}

/// Returns the alternates of a page: language and absolute address.
fn alternates(elements: &[Element]) -> BTreeSet<(String, String)> {
    let links = elements.iter().filter(|element| element.find("rel").is_some_and(|rel| rel == "alternate"));
    links
        .filter_map(|link| Some((link.find("hreflang")?.to_owned(), link.find("href")?.to_owned())))
        .collect()
}

#[test]
fn alternates_are_mutual_and_the_sitemap_agrees() {
    for made in sites() {
        let pages: BTreeMap<&str, Vec<Element>> = made.pages().collect();
        let sitemap = made.text("sitemap.xml");
        assert_eq!(xml_faults(sitemap), Vec::<String>::new());
        let mut told = 0;
        for (path, elements) in &pages {
            let all = alternates(elements);
            for (lang, address) in &all {
                let other =
                    made.find_absolute(address).unwrap_or_else(|| panic!("{path}: no page at {address}"));
                if lang != "x-default" {
                    assert_eq!(alternates(&pages[other.as_str()]), all, "{path} and {other}");
                    let root = pages[other.as_str()].iter().find(|element| element.tag() == "html");
                    assert_eq!(root.and_then(|root| root.find("lang")), Some(lang.as_str()), "{other}");
                }
            }
            let canonical =
                elements.iter().find(|element| element.find("rel").is_some_and(|rel| rel == "canonical"));
            let Some(canonical) = canonical.and_then(|link| link.find("href")).filter(|_| !all.is_empty())
            else {
                continue;
            };
            assert_eq!(made.find_absolute(canonical).as_deref(), Some(*path));
            let start = sitemap
                .find(&format!("<loc>{canonical}</loc>"))
                .unwrap_or_else(|| panic!("{canonical} is in no sitemap"));
            let entry = &sitemap[start..start + sitemap[start..].find("</url>").expect("entries end")];
            for (lang, address) in all.iter().filter(|(lang, _)| lang != "x-default") {
                let link = format!("hreflang=\"{lang}\" href=\"{address}\"");
                assert!(entry.contains(&link), "{entry} has no {link}");
                told += 1;
            }
        }
        assert!(told > 20, "{told} alternates were compared");
    }
}

#[test]
fn feeds_have_what_atom_asks_for() {
    for made in sites() {
        let feeds: Vec<&String> = made.files.keys().filter(|path| path.ends_with("feed.xml")).collect();
        assert!(feeds.len() >= 2 && feeds.iter().any(|path| made.text(path).contains("<entry")));
        for path in feeds {
            let feed = made.text(path);
            assert_eq!(xml_faults(feed), Vec::<String>::new(), "{path}");
            let (head, entries) = feed.split_once("<entry").unwrap_or((feed, ""));
            let mut ids = BTreeSet::new();
            for (at, part) in std::iter::once(head)
                .chain(entries.split("<entry").filter(|part| !part.is_empty()))
                .enumerate()
            {
                let of = |tag: &str| {
                    let start = part.find(&format!("<{tag}"))?;
                    let start = start + part[start..].find('>')? + 1;
                    Some(&part[start..start + part[start..].find("</")?])
                };
                let id = of("id").unwrap_or_else(|| panic!("{path}: part {at} has no id"));
                assert!(ids.insert(id), "{path}: {id} stands twice");
                assert!(of("title").is_some_and(|title| !title.is_empty()), "{path}: part {at} has no title");
                let updated = of("updated").unwrap_or_default();
                assert!(
                    updated.len() >= 20 && updated.as_bytes()[10] == b'T',
                    "{path}: `{updated}` is no time of RFC 3339"
                );
                assert!(part.contains("<link"), "{path}: part {at} has no link");
            }
            assert!(head.contains("<author>") || !feed.contains("<entry"), "{path} names no author");
        }
    }
}
