//! What readers keep on their device: packs, their catalogue, the worker, the web app.

use crate::support::{files, page};
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Read;

const SITE: &str = "
//- content/topics/talks.md
---
name: {ar: محادثات, en: Talks}
---
//- content/topics/water.md
---
name: {ar: المياه, en: Water}
---
//- content/actors/envoy.md
---
name: {ar: المبعوث, en: The envoy}
---
//- content/briefs/2024-03-01-first.ar.md
---
title: الأول
topics: [water]
sources:
  - {id: paper, title: ورقة}
---
نص [@paper].
//- content/briefs/2025-11-07-second.ar.md
---
title: الثاني
topics: [talks]
actors: [envoy]
---
نص.
//- content/briefs/2025-11-07-second.en.md
---
title: The second
---
Words.
";

type Files = BTreeMap<String, Vec<u8>>;

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").unwrap();
        hex
    })
}

fn catalogue(files: &Files) -> Value {
    serde_json::from_slice(&files["offline/catalogue.json"]).unwrap()
}

fn entries<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().unwrap()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap()
}

/// Returns the files in a pack, as a browser unpacks it.
fn unpack(bytes: &[u8]) -> Files {
    let mut unpacked = Vec::new();
    DeflateDecoder::new(bytes).read_to_end(&mut unpacked).unwrap();
    let end = unpacked.iter().position(|byte| *byte == b'\n').unwrap();
    let index: Vec<(String, usize)> = serde_json::from_slice(&unpacked[..end]).unwrap();
    let mut at = end + 1;
    let mut files = Files::new();
    for (path, length) in index {
        files.insert(path, unpacked[at..at + length].to_vec());
        at += length;
    }
    assert_eq!(at, unpacked.len());
    files
}

/// Returns the names of the packs that begin with `stem`.
fn packs<'a>(files: &'a Files, stem: &str) -> Vec<&'a str> {
    files.keys().map(String::as_str).filter(|path| path.starts_with(stem)).collect()
}

/// Returns a page without what only programs of the web read.
fn without_data(page: &[u8]) -> Vec<u8> {
    const UNREAD: [&str; 5] = [
        "<link rel=\"canonical\"",
        "<link rel=\"alternate\"",
        "<meta name=\"generator\"",
        "<meta name=\"twitter:",
        "<meta property=",
    ];
    let page = String::from_utf8_lossy(page);
    let (head, body) = page.split_once("</head>").expect("a page has a head");
    let read = |line: &&str| !UNREAD.iter().any(|unread| line.starts_with(unread));
    let mut head: String = head.split_inclusive('\n').filter(read).collect();
    if let Some((before, rest)) = head.split_once("<script type=\"application/ld+json\">") {
        let (_, after) = rest.split_once("</script>\n").expect("the end of the data");
        head = [before, after].concat();
    }
    [&head, "</head>", body].concat().into_bytes()
}

#[test]
fn every_page_is_in_one_pack_and_comes_out_as_people_read_it() {
    let files = files(SITE);
    let catalogue = catalogue(&files);
    let mut kept = Files::new();
    for pack in entries(&catalogue, "packs") {
        let bytes = &files[text(pack, "path")];
        assert_eq!(text(pack, "sha256"), sha256(bytes));
        assert_eq!(pack["bytes"], bytes.len());
        let inside = unpack(bytes);
        assert_eq!(Some(text(pack, "first")), inside.keys().next().map(String::as_str));
        assert_eq!(Some(text(pack, "last")), inside.keys().next_back().map(String::as_str));
        for (path, bytes) in inside {
            assert_eq!(kept.insert(path.clone(), bytes), None, "{path} is in two packs");
        }
    }
    let is_kept = |path: &&String| {
        path.ends_with(".html")
            || path.starts_with("assets/")
            || path.starts_with("previews/")
            || path.starts_with("search/")
            || path.starts_with("references/")
            || path.ends_with(".webmanifest")
    };
    let expected: Files = files
        .iter()
        .filter(|(path, _)| is_kept(path))
        .map(|(path, of)| (path.clone(), if path.ends_with(".html") { without_data(of) } else { of.clone() }))
        .collect();
    assert_ne!(expected["ar/index.html"], files["ar/index.html"], "there was data to leave out");
    assert_eq!(kept.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
    assert!(kept == expected, "a file comes out as another");
}

#[test]
fn months_that_are_over_stay_as_they_are() {
    let before = files(SITE);
    let later = SITE.to_owned() + "//- content/briefs/2025-12-01-third.ar.md\n---\ntitle: الثالث\n---\nنص.\n";
    let after = files(&later);
    // The month before changes this once: its last brief leads on to the new one.
    for month in ["offline/ar-2024-03.", "offline/en-2024-03."] {
        let [pack] = packs(&before, month)[..] else { panic!("{month} is one pack") };
        assert_eq!(packs(&after, month), [pack]);
    }
    assert_eq!(packs(&before, "offline/ar-2025-12.").len(), 0);
    assert_eq!(packs(&after, "offline/ar-2025-12.").len(), 1);
    assert_ne!(before["sw.js"], after["sw.js"]);
    assert_ne!(catalogue(&before)["version"], catalogue(&after)["version"]);
}

#[test]
fn whoever_is_spoken_of_in_one_year_is_kept_with_it() {
    let files = files(SITE);
    let inside = |stem: &str| -> BTreeSet<String> {
        packs(&files, stem).into_iter().flat_map(|path| unpack(&files[path]).into_keys()).collect()
    };
    assert!(inside("offline/ar-2025.").contains("ar/actors/envoy.html"));
    assert!(inside("offline/ar-2024.").contains("ar/sources/paper.html"));
    assert!(inside("offline/ar-2024.").contains("ar/years/2024.html"));
    assert!(inside("offline/en-2025-11.").contains("en/briefs/2025-11-07-second.html"));
    for path in ["ar/index.html", "ar/actors/index.html", "ar/timeline/index.html", "ar/topics/water.html"] {
        assert!(inside("offline/ar-base.").contains(path), "{path}");
    }
    assert!(inside("offline/all-base.").contains("index.html"));
}

#[test]
fn a_topic_brings_what_its_briefs_name() {
    let files = files(SITE);
    let catalogue = catalogue(&files);
    let topics = entries(&catalogue, "topics");
    assert_eq!(topics.len(), 4);
    let talks = topics.iter().find(|of| text(of, "topic") == "talks" && text(of, "lang") == "en").unwrap();
    let bytes = &files[text(talks, "path")];
    assert_eq!(text(talks, "sha256"), sha256(bytes));
    let list: Vec<(String, usize, String)> = serde_json::from_slice(bytes).unwrap();
    for (path, length, fingerprint) in &list {
        assert_eq!((*length, fingerprint), (files[path].len(), &sha256(&files[path])), "{path}");
    }
    let paths: Vec<&str> = list.iter().map(|(path, ..)| path.as_str()).collect();
    for path in
        ["en/briefs/2025-11-07-second.html", "en/actors/envoy.html", "en/years/2025.html", "en/index.html"]
    {
        assert!(paths.contains(&path), "{path}");
    }
    assert!(!paths.contains(&"en/briefs/2024-03-01-first.html"));
    assert_eq!(talks["stored"], list.iter().map(|(_, length, _)| length).sum::<usize>());
}

#[test]
fn the_worker_knows_its_version_and_a_small_shell() {
    let files = files(SITE);
    let worker = page(&files, "sw.js");
    let first = worker.lines().next().unwrap();
    let site = first.strip_prefix("const SITE = ").and_then(|rest| rest.strip_suffix(';')).unwrap();
    let site: Value = serde_json::from_str(site).unwrap();
    assert_eq!(site["version"], catalogue(&files)["version"]);
    assert_eq!(site["offline"], serde_json::json!([["ar", "ar/offline.html"], ["en", "en/offline.html"]]));
    let mut weight = 0;
    for entry in entries(&site, "shell") {
        let path = entry[0].as_str().unwrap();
        assert_eq!(entry[1].as_str(), Some(sha256(&files[path]).as_str()), "{path}");
        // As it comes over the wire, where a server compresses it.
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        std::io::Write::write_all(&mut encoder, &files[path]).unwrap();
        weight += encoder.finish().unwrap().len();
    }
    assert!((10_000..100_000).contains(&weight), "{weight} bytes");
}

#[test]
fn the_web_app_of_each_language_holds_the_whole_site() {
    let files = files(SITE);
    for lang in ["ar", "en"] {
        let app: Value = serde_json::from_slice(&files[&format!("{lang}/app.webmanifest")]).unwrap();
        assert_eq!(text(&app, "start_url"), "index.html");
        assert_eq!(text(&app, "scope"), "../");
        assert_eq!(text(&app, "lang"), lang);
        assert_eq!(text(&app, "dir"), if lang == "ar" { "rtl" } else { "ltr" });
        let icons = entries(&app, "icons");
        assert_eq!(icons.len(), 3);
        for icon in icons {
            let path = text(icon, "src").strip_prefix("../").unwrap();
            let header = &files[path][16..24];
            let side = |at: usize| u32::from_be_bytes(header[at..at + 4].try_into().unwrap());
            assert_eq!(text(icon, "sizes"), format!("{}x{}", side(0), side(4)));
        }
    }
}

#[test]
fn a_site_that_is_not_to_be_kept_clears_away_what_was() {
    let book = "//- book.toml\n[book]\ntitle = \"T\"\nlanguage = \"ar\"\nlanguages = [\"ar\", \"en\"]\n\
                [output.html]\noffline = false\n";
    let files = files(&(SITE.to_owned() + book));
    assert_eq!(packs(&files, "offline/"), [""; 0]);
    assert!(!files.contains_key("ar/offline.html"));
    assert!(page(&files, "sw.js").contains("unregister"));
    let home = page(&files, "ar/index.html");
    assert!(!home.contains("offline") && !home.contains("worker-src"), "{home}");
}

#[test]
fn pages_connect_to_their_own_site_alone() {
    let files = files(SITE);
    let may = |path: &str, rule: &str| page(&files, path).contains(rule);
    let rule = "; connect-src 'self'; base-uri 'none'; form-action 'self'; worker-src 'self'; manifest-src 'self'\">";
    assert!(may("ar/offline.html", rule) && may("ar/index.html", rule));
    assert!(may("ar/briefs/2025-11-07-second.html", "href=\"../offline.html\""));
}
