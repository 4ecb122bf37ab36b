//! Pictures of briefs for social networks, and what pages say of them.

use crate::support::site;
use mujaz::session::{Cards, Output, SessionOptions, prepare};
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Mutex;

const SITE: &str = r#"
//- book.toml
[book]
title = { ar = "موجز", en = "Brief" }
language = "ar"
languages = ["ar", "en"]
[output.html]
site-url = "https://example.org/b/"
//- content/briefs/2025-11-07-talks.ar.md
---
title: مشاورات في بغداد
---
نص.
//- content/briefs/2025-11-07-talks.en.md
---
title: Talks in Baghdad
---
Text.
//- content/briefs/2025-11-05-strikes.ar.md
---
title: ضربات مستقلة
---
نص.
//- content/briefs/2025-11-04-other.en.md
---
title: 北京
date: 2025-11-04
---
Text.
"#;

/// An output folder in memory.
#[derive(Default)]
struct Folder {
    last: BTreeMap<String, Vec<u8>>,
    new: Mutex<BTreeMap<String, Vec<u8>>>,
}

impl Output for Folder {
    type Error = Infallible;

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Infallible> {
        self.new.lock().expect("no test panics with it").insert(path.to_owned(), bytes.to_vec());
        Ok(())
    }

    fn find_last(&self, path: &str) -> Option<Vec<u8>> {
        self.last.get(path).cloned()
    }
}

fn build(text: &str, (cards, last): (Cards, BTreeMap<String, Vec<u8>>)) -> BTreeMap<String, Vec<u8>> {
    let input = site(text);
    let prepared = prepare(&input, SessionOptions { cards, ..SessionOptions::default() });
    let folder = Folder { last, new: Mutex::default() };
    let Ok(failed) = prepared.render(&input, &folder);
    assert!(failed.is_empty(), "{failed:?}");
    folder.new.into_inner().expect("no test panics with it")
}

fn cards(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let cards = files.iter().filter(|(path, _)| path.starts_with("cards/"));
    cards.map(|(path, bytes)| (path.clone(), bytes.clone())).collect()
}

fn page(files: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    String::from_utf8(files[path].clone()).expect("pages are text")
}

#[test]
fn each_text_of_a_brief_has_a_card_and_its_pages_say_so() {
    let files = build(SITE, (Cards::With, BTreeMap::new()));
    let cards = cards(&files);
    let stems: Vec<&str> = cards.keys().map(|path| &path[..path.len() - ".12345678.png".len()]).collect();
    assert_eq!(
        stems,
        ["cards/ar/2025-11-05-strikes", "cards/ar/2025-11-07-talks", "cards/en/2025-11-07-talks"]
    );
    for (path, bytes) in &cards {
        let decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        let reader = decoder.read_info().expect("a PNG");
        assert_eq!((reader.info().width, reader.info().height), (1200, 630), "{path}");
    }
    let says = |page_path: &str, stem: &str| {
        let card = cards.keys().find(|path| path.starts_with(stem)).expect("a card");
        let html = page(&files, page_path);
        let image = format!("<meta property=\"og:image\" content=\"https://example.org/b/{card}\">");
        assert!(html.contains(&image), "{page_path}: {image}");
    };
    says("ar/briefs/2025-11-07-talks.html", "cards/ar/2025-11-07-talks");
    says("en/briefs/2025-11-07-talks.html", "cards/en/2025-11-07-talks");
    // A page that shows the words of the other language has their picture.
    says("en/briefs/2025-11-05-strikes.html", "cards/ar/2025-11-05-strikes");
    let home = page(&files, "ar/index.html");
    assert!(!home.contains("og:image") && home.contains("<meta property=\"og:type\" content=\"website\">"));
    let talks = page(&files, "ar/briefs/2025-11-07-talks.html");
    for line in [
        "<meta property=\"og:type\" content=\"article\">",
        "<meta property=\"og:title\" content=\"مشاورات في بغداد\">",
        "<meta property=\"og:locale\" content=\"ar\">",
        "<meta property=\"og:locale:alternate\" content=\"en\">",
        "<meta property=\"article:published_time\" content=\"2025-11-07\">",
        "<meta name=\"twitter:card\" content=\"summary_large_image\">",
    ] {
        assert!(talks.contains(line), "{line}");
    }
}

#[test]
fn words_that_no_face_has_are_not_drawn_as_boxes() {
    let files = build(SITE, (Cards::With, BTreeMap::new()));
    assert!(!page(&files, "en/briefs/2025-11-04-other.html").contains("og:image"));
}

#[test]
fn a_card_changes_its_name_with_what_is_on_it() {
    let first = cards(&build(SITE, (Cards::With, BTreeMap::new())));
    let changed = SITE.replace("Talks in Baghdad", "Talks in Basra");
    let second = cards(&build(&changed, (Cards::With, BTreeMap::new())));
    let same = first.keys().filter(|path| second.contains_key(*path)).count();
    assert_eq!((same, second.len()), (2, 3));
}

#[test]
fn a_card_of_the_last_site_is_taken_over_if_it_is_whole() {
    let first = cards(&build(SITE, (Cards::With, BTreeMap::new())));
    let (one, other) = (first.keys().next().expect("a card"), first.keys().last().expect("a card"));
    let mut last = first.clone();
    // The card of another brief stands in the place of the first: whole, so it is not looked at further.
    last.insert(one.clone(), first[other].clone());
    last.get_mut(other).expect("a card").truncate(500);
    let second = cards(&build(SITE, (Cards::With, last)));
    assert_eq!(second[one], first[other], "what is whole is kept");
    assert_eq!(second[other], first[other], "what is not whole is drawn anew");
}

#[test]
fn a_site_may_have_none() {
    let without = build(SITE, (Cards::Without, BTreeMap::new()));
    assert!(cards(&without).is_empty());
    assert!(!page(&without, "ar/briefs/2025-11-07-talks.html").contains("og:image"));
    let unknown = SITE.replace("site-url = \"https://example.org/b/\"\n", "");
    let unknown = build(&unknown, (Cards::With, BTreeMap::new()));
    assert!(cards(&unknown).is_empty() && !page(&unknown, "ar/index.html").contains("og:"));
}
