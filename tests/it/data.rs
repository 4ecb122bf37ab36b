//! The data of a site, and that nothing secret is in any file of it.

use crate::support::{BOOK, page, rendered, site};
use flate2::read::DeflateDecoder;
use mujaz::input::{Content, Input, InputFile};
use mujaz::session::{SessionOptions, prepare};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::Read;

type Files = BTreeMap<String, Vec<u8>>;

const SITE: &str = "
//- book.toml
[book]
title = { ar = \"موجز\", en = \"Brief\" }
language = \"ar\"
languages = [\"ar\", \"en\"]
[output.html]
site-url = \"https://example.org/b/\"
//- content/actors/numan.md
---
name: {ar: صباح النعمان, en: Sabah al-Numan}
aliases: {en: [al-Numan]}
type: person
country: IQ
part-of: [gov]
positions:
  - {title: {ar: متحدث, en: spokesman}, organization: gov, from: 2023-02}
---
//- content/actors/gov.md
---
name: Government
type: public-body
---
//- content/actors/بغداد.md
---
name: بغداد
type: group
---
//- content/places/kut.md
---
name: {ar: الكوت, en: Kut}
coordinates: [32.5, -45.8]
---
//- content/topics/water.md
---
name: Water
---
//- content/sources/library.yaml
agency: {title: The wire, type: article, url: https://news.example.org/1, archive-url: https://archive.example.org/1, date: 2025-11-06, accessed: 2025-11-07, language: ar, reliability: B, credibility: 2, publisher: The agency, author: numan}
official: {title: \"=cmd()\", unnamed: true, type: interview, derived-from: [agency]}
//- content/briefs/2025-11-07-a/index.ar.md
---
title: أ
actors: [{id: numan, role: speaker}, بغداد]
places: [kut]
topics: [water]
summary:
  - نقطة [@agency] {#point}
  - \"أخرى, \\\"مقتبسة\\\" [@agency; @official]\"
dates:
  - {date: ../2026, title: {ar: موعد, en: Deadline}, type: deadline, actors: [gov], source: agency}
  - {date: 2025-11-06, title: لقاء, places: [kut]}
  - {date: 2025-11-06, title: لقاء}
corrections:
  - {date: 2025-11-08, text: {ar: صوّبنا, en: Corrected}, before: {ar: خطأ}, point: point}
---
> نمضي.
>
> — [[numan]] [@agency]

نص.
//- content/briefs/2025-11-07-a/index.en.md
---
title: A
summary: [Point, Other]
---
> We go on.
>
> — [[numan]] [@agency]

Text.
";

fn build(input: &Input) -> Files {
    let prepared = prepare(input, SessionOptions::default());
    assert!(!prepared.has_errors(), "{:?}", prepared.diagnostics);
    rendered(&prepared, input)
}

fn graph(files: &Files) -> Value {
    serde_json::from_slice(&files["data/graph.json"]).expect("it is JSON")
}

#[test]
fn the_graph_tells_what_the_pages_tell() {
    let graph = graph(&build(&site(SITE)));
    let brief = &graph["briefs"][0];
    assert_eq!(brief["id"], "2025-11-07-a");
    assert_eq!(brief["pages"]["en"], "en/briefs/2025-11-07-a.html");
    assert_eq!(brief["actors"][0], serde_json::json!({"id": "numan", "role": "speaker"}));
    let claim = &brief["claims"][1];
    assert_eq!(claim["id"], "2025-11-07-a#p2");
    assert_eq!(claim["text"]["ar"], "أخرى, «مقتبسة»");
    assert_eq!((&claim["independent"], &claim["origins"]), (&1.into(), &serde_json::json!(["agency"])));
    assert_eq!(brief["claims"][0]["corrected"][0], "2025-11-08");
    assert_eq!(brief["corrections"][0]["id"], "2025-11-07-a#correction-2025-11-08");
    assert_eq!(brief["corrections"][0]["claim"], "2025-11-07-a#p-point");
    let statement = &brief["statements"][0];
    assert_eq!((&statement["text"]["ar"], &statement["text"]["en"]), (&"نمضي.".into(), &"We go on.".into()));
    assert_eq!(
        brief["statements"].as_array().map(Vec::len),
        Some(1),
        "a quotation and its translation are one"
    );
    let deadline = graph["events"].as_array().and_then(|all| all.iter().find(|of| of["type"] == "deadline"));
    let date = &deadline.expect("there is one")["date"];
    assert_eq!(
        (&date["edtf"], &date["latest"], date.get("earliest")),
        (&"../2026".into(), &"2026-12-31".into(), None)
    );
    let source = graph["sources"].as_array().and_then(|all| all.iter().find(|of| of["id"] == "official"));
    assert_eq!(
        source.map(|source| (&source["unnamed"], &source["derived-from"][0])),
        Some((&true.into(), &"agency".into()))
    );
}

#[test]
fn every_id_is_there_once_and_every_reference_leads_to_one() {
    let graph = graph(&build(&site(SITE)));
    let mut ids = Vec::new();
    for kind in ["briefs", "actors", "places", "topics", "sources", "events"] {
        for item in graph[kind].as_array().expect("a list") {
            ids.push(item["id"].as_str().expect("an id").to_owned());
            for part in ["claims", "statements"] {
                let parts = item[part].as_array().into_iter().flatten();
                ids.extend(parts.map(|part| part["id"].as_str().expect("an id").to_owned()));
            }
        }
    }
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count, "{ids:?}");
    for event in graph["briefs"][0]["events"].as_array().expect("a list") {
        assert!(ids.iter().any(|id| Some(id.as_str()) == event.as_str()), "{event}");
    }
}

#[test]
fn ids_stay_when_other_things_are_added_before_them() {
    let before = graph(&build(&site(SITE)));
    let more = SITE.replace("dates:\n", "dates:\n  - {date: 1999, title: قبل}\n")
        + "//- content/actors/aaa.md\n---\nname: A\n---\n//- content/briefs/2024-01-01-z.ar.md\n---\ntitle: ز\n---\nنص.\n";
    let after = graph(&build(&site(&more)));
    let events = |graph: &Value| -> Vec<String> {
        let all = graph["events"].as_array().expect("a list").iter();
        all.map(|event| event["id"].as_str().expect("an id").to_owned()).collect()
    };
    for id in events(&before) {
        assert!(events(&after).contains(&id), "{id}");
    }
    assert_eq!(before["briefs"][0]["claims"], after["briefs"][0]["claims"]);
}

#[test]
fn the_schema_names_every_key_that_is_written() {
    let files = build(&site(SITE));
    let schema: Value = serde_json::from_slice(&files["data/graph.schema.json"]).expect("it is JSON");
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    fn check(value: &Value, of: &Value, root: &Value) {
        let of = match of["$ref"].as_str() {
            Some(path) => root.pointer(path.trim_start_matches('#')).expect("a reference leads somewhere"),
            None => of,
        };
        let of = match of["anyOf"].as_array() {
            Some(all) => return check(value, &all[0], root),
            None => of,
        };
        match value {
            Value::Object(map) => {
                for (key, inner) in map {
                    let known = of["properties"].get(key).or(of.get("additionalProperties"));
                    check(inner, known.unwrap_or_else(|| panic!("`{key}` is not in {of}")), root);
                }
            }
            Value::Array(all) => {
                for inner in all {
                    if let Some(items) = of.get("items").filter(|items| items.is_object()) {
                        check(inner, items, root);
                    }
                }
            }
            _ => {}
        }
    }
    check(&graph(&files), &schema, &schema);
    let described = schema["$defs"]["ClaimData"]["properties"]["independent"]["description"].as_str();
    assert!(described.is_some_and(|words| words.contains("nothing in common")), "{described:?}");
}

#[test]
fn tables_have_a_column_for_each_language_and_hold_no_formula() {
    let files = build(&site(SITE));
    let table = |name: &str| page(&files, &format!("data/{name}.csv"));
    for (name, rows) in [
        ("briefs", 1),
        ("claims", 2),
        ("statements", 1),
        ("corrections", 1),
        ("parts", 2),
        ("actors", 3),
        ("positions", 1),
        ("memberships", 1),
        ("places", 1),
        ("topics", 1),
        ("sources", 2),
        ("events", 3),
    ] {
        let text = table(name);
        assert!(text.starts_with('\u{feff}') && text.ends_with("\r\n"), "{name}");
        assert_eq!(text.lines().count(), rows + 1, "{name}: {text}");
    }
    assert!(
        table("claims").contains("\"أخرى, «مقتبسة»\",Other,agency; official,1,agency,"),
        "{}",
        table("claims")
    );
    assert!(
        table("sources").contains("official,interview,,,\"'=cmd()\"")
            || table("sources").contains("\"'=cmd()\"")
    );
    assert!(table("places").contains("32.5,-45.8"));
}

#[test]
fn what_is_known_of_a_date_is_in_every_format() {
    let text = SITE.replace(
        "  - {date: 2025-11-06, title: لقاء}\n",
        "  - {date: {date: \"[2024-09,2024-10]\", text: {en: in early autumn}}, title: إما}\n\
         \x20 - {date: \"0044-03-15\", title: قديم}\n  - {date: 2025-11-06T14:30+03:00, title: اتصال}\n",
    );
    let files = build(&site(&text));
    let entities = page(&files, "data/entities.ftm.json");
    let event = |title: &str| -> Value {
        let named = |line: &&str| line.contains("\"Event\"") && line.contains(title);
        let line = entities.lines().find(named).unwrap_or_else(|| panic!("{title}"));
        serde_json::from_str::<Value>(line).expect("JSON")["properties"].take()
    };
    let told = serde_json::json!(["EDTF: [2024-09,2024-10]", "in early autumn"]);
    assert_eq!(event("إما")["description"], told);
    let old = event("قديم");
    assert!(old.get("date").or(old.get("startDate")).or(old.get("endDate")).is_none(), "{old}");
    assert_eq!(old["description"], serde_json::json!(["EDTF: 0044-03-15"]));
    assert!(event("لقاء").get("description").is_none());
    let table = page(&files, "data/events.csv");
    assert!(table.contains(",date_latest,text_ar,text_en,title_ar,"), "{table}");
    assert!(table.contains(",2024-09-01,2024-10-31,,in early autumn,"), "{table}");
    let linked = page(&files, "data/en/graph.jsonld");
    assert!(linked.contains("\"startDate\":\"2025-11-06T14:30+03:00\""), "{linked}");
}

/// Returns the entities of FollowTheMoney with this schema: the properties of each.
fn entities(files: &Files, schema: &str) -> Vec<Value> {
    let text = page(files, "data/entities.ftm.json");
    let all = text.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    all.filter(|entity| entity["schema"] == schema).collect()
}

#[test]
fn one_who_belonged_twice_has_two_memberships() {
    let twice = "part-of: [{id: gov, from: 2010, to: 2012}, {id: gov, from: 2015}]\n";
    let files = build(&site(&SITE.replace("part-of: [gov]\n", twice)));
    let table = page(&files, "data/memberships.csv");
    assert!(table.contains("\r\nnuman,gov,2010,2010-01-01,2010-12-31,2012,2012-01-01,2012-12-31\r\n"));
    assert!(table.contains("\r\nnuman,gov,2015,2015-01-01,2015-12-31,,,\r\n"), "{table}");
    assert!(page(&files, "data/actors.csv").contains(",gov,IQ,"), "an id stands once in a cell");
    let all = entities(&files, "Membership");
    assert_eq!(all.len(), 2);
    assert_ne!(all[0]["id"], all[1]["id"]);
    assert_eq!(all[0]["properties"]["startDate"], serde_json::json!(["2010"]));
    assert!(all[1]["properties"].get("endDate").is_none());
}

#[test]
fn what_entities_cannot_say_of_the_date_of_a_text_they_note() {
    let text = SITE
        .replace("date: 2025-11-06, accessed: 2025-11-07", "date: 2024-09/2026, accessed: 2025-11-07~")
        .replace("title: أ\n", "title: أ\ndate: 2025-11?\nupdated: 2025-12~\n");
    let files = build(&site(&text));
    let all = entities(&files, "Article");
    let of = |id: &str| all.iter().find(|of| of["id"] == id).expect("it is there")["properties"].clone();
    let source = of("agency");
    assert!(source.get("date").is_none());
    assert_eq!(source["retrievedAt"], serde_json::json!(["2025-11-07"]));
    let noted = serde_json::json!(["EDTF: 2024-09/2026", "EDTF retrievedAt: 2025-11-07~"]);
    assert_eq!(source["description"], noted);
    let brief = of("2025-11-07-a");
    assert_eq!(brief["publishedAt"], serde_json::json!(["2025-11"]));
    assert_eq!(brief["description"], serde_json::json!(["EDTF: 2025-11?", "EDTF modifiedAt: 2025-12~"]));
}

#[test]
fn what_an_editor_writes_in_two_languages_is_in_the_data_in_both() {
    let text = SITE
        .replace("role: speaker}", "role: {en: envoy, ar: مبعوث}}")
        .replace(
            "country: IQ\n",
            "country: IQ\nlinks: [{url: \"https://a.example/\", title: {ar: موقعه, en: His site}}, \"https://b.example/\"]\n",
        )
        .replace("title: A\n", "title: A\ntranslation: {of: ar, by: Ann, status: draft}\n");
    let files = build(&site(&text));
    let graph = graph(&files);
    let role =
        serde_json::json!({"id": "numan", "role": "envoy", "role-label": {"ar": "مبعوث", "en": "envoy"}});
    assert_eq!(graph["briefs"][0]["actors"][0], role);
    assert!(page(&files, "data/parts.csv").contains("numan,envoy,مبعوث,envoy\r\n"));
    assert_eq!(
        entities(&files, "Documentation")[0]["properties"]["role"],
        serde_json::json!(["envoy", "مبعوث"])
    );
    let actor = graph["actors"].as_array().and_then(|all| all.iter().find(|of| of["id"] == "numan"));
    let links = serde_json::json!([
        {"url": "https://a.example/", "title": {"ar": "موقعه", "en": "His site"}},
        {"url": "https://b.example/"}
    ]);
    assert_eq!(actor.expect("he is there")["links"], links);
    let translations = serde_json::json!({"en": {"by": "Ann", "status": "draft"}});
    assert_eq!(graph["briefs"][0]["translations"], translations);
}

#[test]
fn words_of_sources_in_any_language_are_in_their_table() {
    let text = SITE.replace(
        "official: {",
        "fr: {title: Le retrait, type: article, language: fr, quote: Une citation, author: [{en: Lina, ar: لينا}]}\n\
         us: {title: Withdrawal, type: article, language: en-US, author: [{ar: سعاد, en: Souad}]}\nofficial: {",
    );
    let table = page(&build(&site(&text)), "data/sources.csv");
    let row = |id: &str| table.lines().find(|line| line.starts_with(id)).expect("a row");
    assert!(table.lines().next().is_some_and(|head| head.ends_with(",page_en,title_fr,quote_fr")), "{table}");
    assert!(row("fr,").starts_with("fr,article,,,,لينا,"), "{table}");
    assert!(row("fr,").ends_with(",Le retrait,Une citation"), "{table}");
    assert!(
        row("us,").starts_with("us,article,,Withdrawal,,Souad,") && row("us,").ends_with(",,"),
        "{table}"
    );
}

#[test]
fn linked_data_tells_the_times_of_posts_and_one_publisher() {
    let text = SITE
        .replace("part-of: [gov]", "part-of: [{id: gov, from: \"2010?\", to: 2012-05}]")
        .replace("publisher: The agency", "publisher: gov");
    let linked = page(&build(&site(&text)), "data/en/graph.jsonld");
    let linked: Value = serde_json::from_str(&linked).expect("JSON");
    let nodes = linked["@graph"].as_array().expect("a list");
    let node = |end: &str| {
        let ends = |node: &&Value| node["@id"].as_str().is_some_and(|id| id.ends_with(end));
        nodes.iter().find(ends).expect("it is there")
    };
    let numan = node("/actors/numan.html");
    let affiliations = numan["affiliation"].as_array().expect("two");
    assert_eq!(
        (&affiliations[0]["@type"], &affiliations[0]["startDate"], &affiliations[0]["endDate"]),
        (&"OrganizationRole".into(), &Value::Null, &"2012-05".into())
    );
    assert_eq!(affiliations[0]["affiliation"]["@id"], node("/actors/gov.html")["@id"]);
    assert_eq!(
        (&affiliations[1]["roleName"], &affiliations[1]["startDate"]),
        (&"spokesman".into(), &"2023-02".into())
    );
    let occupation = serde_json::json!({"@type": "Role", "hasOccupation": {"@type": "Occupation", "name": "spokesman"}, "startDate": "2023-02"});
    let occupations = &numan["hasOccupation"];
    assert_eq!(occupations.as_array().map_or(occupations, |all| &all[0]), &occupation);
    assert_eq!(node("/sources/agency.html")["publisher"]["@id"], node("/actors/gov.html")["@id"]);
}

#[test]
fn every_page_of_a_language_is_in_its_linked_data() {
    let files = build(&site(SITE));
    for lang in ["ar", "en"] {
        let linked: Value =
            serde_json::from_slice(&files[&format!("data/{lang}/graph.jsonld")]).expect("JSON");
        let nodes = linked["@graph"].as_array().expect("a list");
        let ids: Vec<&str> = nodes.iter().filter_map(|node| node["@id"].as_str()).collect();
        for path in ["briefs/2025-11-07-a", "actors/numan", "places/kut", "sources/agency", "topics/water"] {
            assert!(
                ids.contains(&format!("https://example.org/b/{lang}/{path}.html").as_str()),
                "{path}: {ids:?}"
            );
        }
    }
    let bare = build(&site(&SITE.replace("[output.html]\nsite-url = \"https://example.org/b/\"\n", "")));
    assert!(!bare.contains_key("data/ar/graph.jsonld"));
    assert!(!page(&bare, "ar/data.html").contains("jsonld"));
}

/// A JPEG with a secret in every place that may hold one; its Exif turns it.
fn jpeg(secret: &[u8]) -> Vec<u8> {
    let segment = |marker: u8, content: &[u8]| {
        let mut bytes = vec![0xff, marker];
        bytes.extend(u16::try_from(content.len() + 2).expect("short").to_be_bytes());
        bytes.extend(content);
        bytes
    };
    let exif = [b"Exif\0\0", &tiff(secret)[..]].concat();
    let mut jpeg = vec![0xff, 0xd8];
    jpeg.extend(segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"));
    jpeg.extend(segment(0xe1, &exif));
    jpeg.extend(segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0", secret].concat()));
    jpeg.extend(segment(0xed, &[b"Photoshop 3.0\0", secret].concat()));
    jpeg.extend(segment(0xe2, b"ICC_PROFILE\0\x01\x01colours"));
    jpeg.extend(segment(0xe2, &[b"MPF\0", secret].concat()));
    jpeg.extend(segment(0xfe, secret));
    jpeg.extend(segment(0xdb, &[1; 65]));
    jpeg.extend(segment(0xda, &[1, 1, 0, 0, 63, 0]));
    jpeg.extend([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]);
    jpeg.extend([0xff, 0xd9]);
    jpeg.extend(secret);
    jpeg
}

/// Exif with an orientation, and a secret behind its one tag.
fn tiff(secret: &[u8]) -> Vec<u8> {
    [b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0", secret].concat()
}

fn png(secret: &[u8]) -> Vec<u8> {
    let chunk = |kind: &[u8], content: &[u8]| {
        let mut bytes = u32::try_from(content.len()).expect("short").to_be_bytes().to_vec();
        bytes.extend(kind);
        bytes.extend(content);
        bytes.extend([0; 4]);
        bytes
    };
    let turned = tiff(secret);
    let chunks = [
        (b"IHDR", &[0; 13][..]),
        (b"eXIf", &turned),
        (b"tEXt", secret),
        (b"iTXt", secret),
        (b"IDAT", b"pixels"),
        (b"IEND", b""),
    ];
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    chunks.iter().for_each(|(kind, content)| png.extend(chunk(*kind, content)));
    png.extend(secret);
    png
}

fn webp(secret: &[u8]) -> Vec<u8> {
    let riff = |kind: &[u8], content: &[u8]| {
        let mut bytes = kind.to_vec();
        bytes.extend(u32::try_from(content.len()).expect("short").to_le_bytes());
        bytes.extend(content);
        if content.len() % 2 == 1 {
            bytes.push(0);
        }
        bytes
    };
    let flags = riff(b"VP8X", &[0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let inside =
        [flags, riff(b"VP8 ", b"pixels!"), riff(b"EXIF", &tiff(secret)), riff(b"XMP ", secret)].concat();
    [&riff(b"RIFF", &[b"WEBP", &inside[..]].concat())[..], secret].concat()
}

fn gif(secret: &[u8]) -> Vec<u8> {
    let block = |bytes: &[u8]| [&[u8::try_from(bytes.len()).expect("short")], bytes, &[0]].concat();
    let mut gif = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff".to_vec();
    gif.extend([&b"\x21\xfe"[..], &block(secret)].concat());
    gif.extend([&b"\x21\xff\x0bNETSCAPE2.0"[..], &block(&[1, 0, 0])].concat());
    gif.extend([&b"\x21\xff\x0bXMP DataXMP"[..], &block(secret)].concat());
    gif.extend([&b"\x2c\0\0\0\0\x01\0\x01\0\0\x02"[..], &block(b"LZ"), b"\x3b", secret].concat());
    gif
}

/// A picture of each kind, with a secret in every place that may hold one, and one whose name says another kind.
fn pictures(secret: &str) -> Vec<(&'static str, Vec<u8>)> {
    let secret = secret.as_bytes();
    vec![
        ("a.jpg", jpeg(secret)),
        ("b.png", png(secret)),
        ("c.webp", webp(secret)),
        ("d.gif", gif(secret)),
        ("named-wrongly.png", jpeg(secret)),
    ]
}

fn with_pictures(text: &str, folder: &str) -> Input {
    let mut files = site(text).files;
    for (name, bytes) in pictures("SECRET-GPS") {
        files.push(InputFile { path: format!("{folder}/{name}"), content: Content::Bytes(bytes) }.into());
    }
    Input::new(files, crate::support::TODAY)
}

#[test]
fn pictures_are_published_without_what_they_say_of_whoever_took_them() {
    let files = build(&with_pictures(SITE, "content/briefs/2025-11-07-a"));
    let published = |name: &str| &files[&format!("files/2025-11-07-a/{name}")];
    let has = |name: &str, part: &[u8]| published(name).windows(part.len()).any(|window| window == part);
    assert!(
        has("a.jpg", b"ICC_PROFILE\0")
            && has("a.jpg", b"JFIF\0")
            && has("a.jpg", &[0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xd9])
    );
    // It stays the right way up: Exif with the orientation alone stands behind JFIF.
    assert!(has("a.jpg", b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06"));
    assert_eq!(published("a.jpg"), published("named-wrongly.png"));
    assert!(has("b.png", b"pixels") && !has("b.png", b"tEXt"));
    assert!(has("b.png", b"eXIfMM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06"));
    assert!(has("c.webp", b"pixels!") && !has("c.webp", b"XMP "));
    let size = u32::from_le_bytes(published("c.webp")[4..8].try_into().expect("four bytes")) as usize;
    assert_eq!(size + 8, published("c.webp").len());
    assert!(has("d.gif", b"NETSCAPE2.0") && has("d.gif", b"LZ") && published("d.gif").ends_with(b";"));
    for name in ["a.jpg", "b.png", "c.webp", "d.gif"] {
        assert!(!has(name, b"SECRET-GPS"), "{name}");
    }
}

#[test]
fn a_film_that_says_where_it_was_recorded_is_an_error() {
    let of = |kind: &[u8], content: &[u8]| {
        let length = u32::try_from(content.len() + 8).expect("short").to_be_bytes();
        [&length[..], kind, content].concat()
    };
    let told = |name: &str, movie: &[u8]| {
        let bytes = [of(b"ftyp", b"isom\0\0\0\0"), of(b"moov", movie)].concat();
        let mut files = site(SITE).files;
        let path = format!("content/briefs/2025-11-07-a/{name}");
        files.push(InputFile { path, content: Content::Bytes(bytes) }.into());
        let input = Input::new(files, crate::support::TODAY);
        let told = prepare(&input, SessionOptions::default()).diagnostics;
        let words = told.iter().map(|(_, of)| format!("{} {}", of.code.name(), of.message));
        words.filter(|words| words.starts_with("kept-")).collect::<Vec<_>>()
    };
    let place = of(b"udta", &of(b"\xa9xyz", b"\0\x12\x15\xc7+32.5000+045.8000/"));
    assert_eq!(told("walk.mp4", &place), ["kept-metadata `walk.mp4` says where it was recorded"]);
    assert!(told("walk.mp4", &of(b"udta", &of(b"\xa9nam", b"\0\x04\x15\xc7Walk"))).is_empty());
}

#[test]
fn no_byte_of_any_file_holds_a_secret() {
    let internal = "internal: {note: SECRET-INTERNAL, list: [SECRET-INTERNAL]}\n";
    let text = SITE
        .replace("---\nname:", &format!("---\n{internal}name:"))
        .replace("---\ntitle: أ", &format!("---\n{internal}# SECRET-COMMENT\ntitle: أ"))
        .replace("---\ntitle: A\n", &format!("---\n{internal}title: A\n"))
        .replace("نص.\n", "نص.\n\n<!-- SECRET-COMMENT -->\n\nأ<!-- SECRET-COMMENT -->ب\n")
        .replace("agency: {", "# SECRET-COMMENT\nagency: {internal: {note: SECRET-INTERNAL}, ")
        .replace("title: The wire", "title: \"The <!-- SECRET-VALUE --> wire\", note: \"A note.<!-- SECRET-VALUE -->\", quote: {en: \"Words <!-- SECRET-VALUE -->\"}")
        .replace("publisher: The agency", "publisher: \"The agency<!-- SECRET-VALUE -->\"")
        .replace("author: numan", "author: [\"numan <!-- SECRET-VALUE -->\", \"Ann<!-- SECRET-VALUE -->\"]")
        .replace("name: {ar: صباح النعمان, en: Sabah al-Numan}", "name: {ar: \"صباح النعمان<!-- SECRET-VALUE -->\", en: Sabah al-Numan}")
        .replace("[al-Numan]", "[\"al-Numan <!-- SECRET-VALUE -->\"]")
        .replace("en: spokesman}", "en: \"spokesman<!-- SECRET-VALUE -->\"}")
        .replace("title: أ\n", "title: \"أ<!-- SECRET-VALUE -->\"\nextra: {of-ours: \"x<!-- SECRET-VALUE -->\"}\n")
        .replace("نص.\n", "نص [@agency, ص 3 <!-- SECRET-VALUE -->].\n\n![ص](a.jpg \"عنوان <!-- SECRET-TITLE -->\") و[ر](https://example.org/1 \"عنوان<!-- SECRET-TITLE -->\")\n")
        + &format!(
            "//- content/briefs/2025-11-08-draft/index.ar.md\n---\ntitle: SECRET-DRAFT\ndraft: true\nsummary: [SECRET-DRAFT]\nactors: [numan]\nplaces: [kut]\n\
             dates: [{{date: 2025, title: SECRET-DRAFT}}]\nsources: [{{id: secret-draft-source, title: SECRET-DRAFT, publisher: SECRET-DRAFT}}]\n---\nSECRET-DRAFT [[numan]]\n\
             //- content/briefs/2025-11-07-a/index.fr.md\n---\ntitle: SECRET-DRAFT\ndraft: true\n---\nSECRET-DRAFT\n\
             //- content/actors/hidden.md\n---\nname: SECRET-DRAFT\ndraft: true\n{internal}---\nSECRET-DRAFT\n"
        );
    let text = text.replace("languages = [\"ar\", \"en\"]", "languages = [\"ar\", \"en\", \"fr\"]");
    let mut input = with_pictures(&text, "content/briefs/2025-11-07-a");
    let of_draft = InputFile {
        path: "content/briefs/2025-11-08-draft/secret-draft.txt".to_owned(),
        content: Content::Bytes(b"SECRET-DRAFT".to_vec()),
    };
    input = Input::new(
        std::mem::take(&mut input.files).into_iter().chain([of_draft.into()]).collect::<Vec<_>>(),
        input.today,
    );
    let files = build(&input);
    assert!(files.len() > 80 && BOOK.contains("ar"));
    let mut searched = 0;
    for (path, bytes) in &files {
        assert!(!path.to_lowercase().contains("secret") && !path.contains("hidden"), "{path}");
        let mut all = vec![bytes.clone()];
        if path.starts_with("offline/") || path.contains(".pack") {
            let mut unpacked = Vec::new();
            if DeflateDecoder::new(&bytes[..]).read_to_end(&mut unpacked).is_ok() {
                searched += 1;
                all.push(unpacked);
            }
        }
        for bytes in all {
            let text = String::from_utf8_lossy(&bytes).to_uppercase();
            assert!(!text.contains("SECRET"), "{path}");
        }
    }
    assert!(
        searched > 0,
        "packs are looked into: {:?}",
        files.keys().filter(|path| path.contains("pack")).collect::<Vec<_>>()
    );
}
