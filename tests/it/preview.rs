//! Cards: what a link leads to, made at build time, for a script to show.

use crate::support::{files, page};
use mujaz::plan::preview::shard_of;
use serde_json::Value;
use std::collections::BTreeMap;

const SITE: &str = "
//- content/briefs/2025-11-07-talks.ar.md
---
title: مشاورات <b>
summary: [نقطة أولى في بغداد.]
actors: [numan]
places: [baghdad]
sources:
  - {id: one, title: Report, language: en, publisher: numan, date: 2025-11, reliability: B, quote: {en: \"A \\\"quote\\\" </script>\"}}
---
نص.
//- content/actors/numan.md
---
name: {ar: صباح النعمان, en: Sabah al-Numan}
type: person
positions:
  - {title: {ar: ناطق سابق, en: Former spokesman}, from: 2010, to: 2015}
  - {title: {ar: الناطق باسم القائد العام, en: Spokesman}, from: 2020}
---
ضابط عراقي. له بيانات كثيرة.
//- content/places/baghdad.md
---
name: {ar: بغداد, en: Baghdad}
---
";

/// Returns what the script at a path hands over: language, direction, number, entries.
fn read(files: &BTreeMap<String, Vec<u8>>, path: &str) -> (Value, BTreeMap<String, String>) {
    let script = page(files, path);
    let call =
        script.strip_prefix("mujazPreviews(").and_then(|rest| rest.strip_suffix(");\n")).expect("a call");
    let arguments: Vec<Value> = serde_json::from_str(&format!("[{call}]")).expect("JSON");
    let entries = serde_json::from_value(arguments[3].clone()).expect("entries");
    (Value::from(arguments[..3].to_vec()), entries)
}

#[test]
fn every_entity_has_a_card_in_each_language() {
    let files = files(SITE);
    let (head, arabic) = read(&files, "previews/ar/0.js");
    assert_eq!(head, serde_json::json!(["ar", "rtl", 0]));
    let keys: Vec<&str> = arabic.keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        [
            "actors/numan.html",
            "briefs/2025-11-07-talks.html",
            "places/baghdad.html",
            "publishers/numan.html",
            "sources/one.html"
        ]
    );
    assert_eq!(
        arabic["actors/numan.html"],
        "<p class=\"what\"><bdi>شخص</bdi></p><p class=\"name\"><bdi>صباح النعمان</bdi></p>\
         <p class=\"more\"><bdi>الناطق باسم القائد العام</bdi></p><p lang=\"ar\" dir=\"rtl\">ضابط عراقي.</p>"
    );
    let (head, english) = read(&files, "previews/en/0.js");
    assert_eq!(head, serde_json::json!(["en", "ltr", 0]));
    // Words that are in no English text are shown in the language they are in.
    let brief = &english["briefs/2025-11-07-talks.html"];
    assert!(
        brief.contains("<bdi lang=\"ar\" dir=\"rtl\">مشاورات &lt;\u{2068}b\u{2069}&gt;</bdi>"),
        "{brief}"
    );
    assert!(brief.ends_with("<p lang=\"ar\" dir=\"rtl\">نقطة أولى في بغداد.</p>"), "{brief}");
    let source = &english["sources/one.html"];
    assert!(source.contains("Sabah al-Numan") && source.contains("usually reliable"), "{source}");
    assert!(source.ends_with("A &quot;quote&quot; &lt;/script&gt;</p>"), "{source}");
}

#[test]
fn a_card_is_in_the_shard_that_its_link_says() {
    let mut many = SITE.to_owned();
    for number in 0..100 {
        many.push_str(&format!("//- content/topics/موضوع {number}.md\n---\nname: {{ar: ت, en: T}}\n---\n"));
    }
    let files = files(&many);
    let html = page(&files, "ar/briefs/2025-11-07-talks.html");
    let (_, rest) = html.split_once("data-previews=\"").expect("the count of shards");
    let count: usize = rest.split('"').next().expect("a number").parse().expect("a number");
    assert_eq!(count, 4);
    let mut seen = 0;
    for path in files.keys().filter(|path| path.starts_with("previews/ar/")) {
        let number = path.trim_start_matches("previews/ar/").trim_end_matches(".js");
        let (_, entries) = read(&files, path);
        seen += entries.len();
        for key in entries.keys() {
            assert_eq!(shard_of(key, count).to_string(), number, "{key}");
            assert!(key.is_ascii(), "as it stands in a link: {key}");
            assert!(files.keys().any(|path| mujaz::plan::url::encode(path) == format!("ar/{key}")), "{key}");
        }
    }
    assert_eq!(seen, 105);
}
