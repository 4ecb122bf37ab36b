//! Feeds: what RFC 4287 and JSON Feed 1.1 ask for, of what there is one, and what they say.

use crate::hostile::judge::xml_faults;
use crate::support::{files, page};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const SITE: &str = r#"//- book.toml
[book]
title = { ar = "موجز", en = "Brief" }
description = { ar = "وصف", en = "About <it> & more" }
authors = ["Editors"]
language = "ar"
languages = ["ar", "en"]
license = "CC-BY-4.0"

[output.html]
site-url = "https://example.org/b/"
//- content/actors/iraq.md
---
name: {ar: العراق, en: Iraq}
type: state
---
//- content/actors/once.md
---
name: {ar: مرة, en: Once}
---
//- content/places/baghdad.md
---
name: {ar: بغداد, en: Baghdad}
---
//- content/topics/talks.md
---
name: {ar: محادثات, en: Talks & more}
---
//- content/briefs/first.ar.md
---
title: الأول <b>&
date: 2025-01-02
summary: ["قال F-16 ثم \"صمت\".", "ثانية"]
actors: [iraq, once]
places: [baghdad]
topics: [talks]
authors: ["كاتب"]
corrections:
  - {date: 2025-05-01, text: {ar: صُحح الرقم, en: The number was put right}, before: {ar: عشرة, en: Ten}, point: 1}
  - {date: 2025-03-01, text: {ar: صُحح الاسم, en: The name was put right}}
---
متن
//- content/briefs/first.en.md
---
title: The first
summary: ["It said so.", "Second"]
---
Text
//- content/briefs/second.ar.md
---
title: الثاني
date: 2025-02-03
updated: 2025-02-10
summary: [نقطة]
actors: [iraq]
places: [baghdad]
topics: [talks]
---
متن
//- content/briefs/hidden.ar.md
---
title: سرّي
date: 2025-02-04
draft: true
actors: [iraq, once]
---
متن
"#;

fn json(files: &BTreeMap<String, Vec<u8>>, path: &str) -> Value {
    serde_json::from_str(&page(files, path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn strings<'a>(feed: &'a Value, key: &str) -> Vec<&'a str> {
    feed["items"].as_array().unwrap().iter().map(|item| item[key].as_str().unwrap_or("")).collect()
}

/// Returns the paths of all feeds, without their endings.
fn feeds(files: &BTreeMap<String, Vec<u8>>) -> BTreeSet<&str> {
    let is_feed = |path: &&str| files.contains_key(&format!("{path}.xml"));
    files.keys().filter_map(|path| path.strip_suffix(".json")).filter(is_feed).collect()
}

#[test]
fn the_site_its_corrections_and_whoever_is_in_two_briefs_have_feeds() {
    let files = files(SITE);
    let english: Vec<&str> = feeds(&files).into_iter().filter(|path| path.starts_with("en/")).collect();
    let expected = ["en/actors/iraq", "en/corrections", "en/feed", "en/places/baghdad", "en/topics/talks"];
    assert_eq!(english, expected);
    assert_eq!(feeds(&files).len(), 2 * expected.len(), "each language has them");
    let without = SITE.replace("site-url = \"https://example.org/b/\"", "");
    assert_eq!(feeds(&crate::support::files(&without)).len(), 0, "their addresses are absolute");
}

#[test]
fn json_feeds_have_what_is_asked_for_and_say_what_atom_says() {
    let files = files(SITE);
    for path in feeds(&files) {
        let feed = json(&files, &format!("{path}.json"));
        let atom = page(&files, &format!("{path}.xml"));
        assert_eq!(xml_faults(&atom), Vec::<String>::new(), "{path}");
        assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
        assert_eq!(feed["feed_url"], format!("https://example.org/b/{path}.json"));
        assert!(!feed["title"].as_str().unwrap().is_empty() && feed["authors"][0]["name"] == "Editors");
        assert_eq!(feed["language"], path[..2]);
        let home = feed["home_page_url"].as_str().unwrap().strip_prefix("https://example.org/b/").unwrap();
        assert!(files.contains_key(home), "{home}");
        let ids: BTreeSet<&str> = strings(&feed, "id").into_iter().collect();
        assert_eq!(ids.len(), feed["items"].as_array().unwrap().len(), "{path}: ids are different");
        assert_eq!(atom.matches("<entry ").count(), ids.len(), "{path}");
        for id in ids {
            assert!(atom.contains(&format!("<id>{id}</id>")), "{path}: {id}");
        }
        for item in feed["items"].as_array().unwrap() {
            assert!(item["content_text"].as_str().is_some_and(|text| !text.is_empty()), "{path}: {item}");
            assert!(item["date_modified"].as_str().unwrap().ends_with("T00:00:00Z"));
            let url = item["url"].as_str().unwrap().strip_prefix("https://example.org/b/").unwrap();
            assert!(files.contains_key(url.split('#').next().unwrap()), "{url}");
        }
    }
}

#[test]
fn a_correction_makes_an_entry_new_and_says_what_stood_there_before() {
    let files = files(SITE);
    let feed = json(&files, "en/feed.json");
    assert_eq!(strings(&feed, "date_modified"), ["2025-05-01T00:00:00Z", "2025-02-10T00:00:00Z"]);
    assert_eq!(strings(&feed, "title"), ["The first", "الثاني"]);
    assert_eq!(strings(&feed, "language"), ["en", "ar"], "a brief without a translation says its language");
    let text = strings(&feed, "content_text")[0];
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[..2], ["It said so.", "Second"]);
    assert!(lines[2].contains("The number was put right") && lines[3].contains("Ten"), "{lines:?}");
    let atom = page(&files, "en/feed.xml");
    assert!(atom.contains("<updated>2025-05-01T00:00:00Z</updated>") && atom.contains("\u{2068}Ten\u{2069}"));
    assert!(atom.contains("<category term=\"talks\" label=\"Talks &amp; more\"/>"));
}

#[test]
fn what_has_a_time_is_told_with_it_and_no_year_is_made_up() {
    let dated = |date: &str, updated: &str| {
        let text =
            SITE.replace("date: 2025-02-03\nupdated: 2025-02-10\n", &format!("date: {date}\n{updated}"));
        let built = files(&text);
        let feed = json(&built, "ar/feed.json");
        let items = feed["items"].as_array().unwrap();
        let item = items.iter().find(|item| item["title"] == "الثاني").unwrap().clone();
        let atom = page(&built, "ar/feed.xml");
        let entry = atom.split("<entry ").find(|entry| entry.contains("الثاني")).unwrap().to_owned();
        (item, entry)
    };
    let (item, entry) = dated("2025-11-02T01:30+03:00", "updated: 2025-11-02T23:30+03:00\n");
    assert_eq!(item["date_published"], "2025-11-01T22:30:00Z");
    assert_eq!(item["date_modified"], "2025-11-02T20:30:00Z");
    assert!(entry.contains("<published>2025-11-01T22:30:00Z</published>"), "{entry}");
    assert!(entry.contains("<updated>2025-11-02T20:30:00Z</updated>"), "{entry}");
    for date in ["\"-0043-03-15\"", "Y12345", "\"0000\""] {
        let (item, entry) = dated(date, "updated: 2025-02-10\n");
        assert!(item.get("date_published").is_none() && !entry.contains("<published>"), "{entry}");
        assert_eq!(item["date_modified"], "2025-02-10T00:00:00Z", "{date}");
        let (item, entry) = dated(date, "");
        assert!(item.get("date_modified").is_none(), "{date}");
        assert!(entry.contains("<updated>1970-01-01T00:00:00Z</updated>"), "{entry}");
    }
}

#[test]
fn corrections_are_a_feed_of_their_own_whose_entries_keep_their_names() {
    let built = files(SITE);
    let feed = json(&built, "ar/corrections.json");
    let id = |day| format!("https://example.org/b/ar/briefs/first.html#correction-{day}");
    let (may, march) = (id("2025-05-01"), id("2025-03-01"));
    assert_eq!(strings(&feed, "id"), [&*may, &march], "newest first, by their dates");
    assert!(strings(&feed, "content_text")[0].contains("عشرة"));
    assert!(strings(&feed, "url")[0].ends_with("ar/briefs/first.html#correction-2025-05-01"));
    let more = ["2025-04-01", "2025-05-01", "\"2025-03~\""];
    let more = more.map(|day| format!("  - {{date: {day}, text: {{ar: صُحح أيضاً, en: Once more}}}}\n"));
    let another = files(&SITE.replace("corrections:\n", &format!("corrections:\n{}", more.concat())));
    let feed = json(&another, "ar/corrections.json");
    let all = [id("2025-05-01-2"), may, id("2025-04-01"), id("2025-03"), march];
    assert_eq!(strings(&feed, "id"), all.each_ref(), "what is entered later renames none");
    let (own, log) = (page(&another, "ar/briefs/first.html"), page(&another, "ar/corrections.html"));
    for anchor in all.iter().map(|id| id.split_once('#').unwrap().1) {
        assert!(own.contains(&format!("<li id=\"{anchor}\">")), "{anchor}");
        assert!(log.contains(&format!("href=\"briefs/first.html#{anchor}\"")), "{anchor}");
        assert!(page(&another, "data/corrections.csv").contains(&format!("\r\nfirst#{anchor},first,")));
        assert!(page(&another, "data/ar/graph.jsonld").contains(&format!("first.html#{anchor}\"")));
    }
}

#[test]
fn an_entry_keeps_its_name_when_its_brief_moves() {
    let moved = SITE.replace("title: الثاني\n", "title: الثاني\nslug: elsewhere\n");
    let feed = json(&files(&moved), "ar/feed.json");
    assert!(strings(&feed, "id").contains(&"https://example.org/b/ar/briefs/second.html"));
    assert!(strings(&feed, "url").contains(&"https://example.org/b/ar/briefs/elsewhere.html"));
}

#[test]
fn pages_lead_to_their_feeds_and_drafts_stand_in_none() {
    let files = files(SITE);
    let actor = page(&files, "en/actors/iraq.html");
    for link in [
        "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"\u{2068}Iraq\u{2069} · \u{2068}Brief\u{2069}\" href=\"iraq.xml\">",
        "type=\"application/feed+json\" title=\"Brief\" href=\"../feed.json\">",
        "<a href=\"iraq.json\"><bdi>JSON Feed</bdi></a>",
    ] {
        assert!(actor.contains(link), "{link}");
    }
    assert!(!page(&files, "en/actors/once.html").contains("once.xml"));
    assert!(page(&files, "ar/data.html").contains("href=\"corrections.json\""));
    assert!(page(&files, "ar/corrections.html").contains("href=\"corrections.xml\""));
    for path in feeds(&files) {
        for ending in ["xml", "json"] {
            let text = page(&files, &format!("{path}.{ending}"));
            assert!(!text.contains("سرّي") && !text.contains("hidden"), "{path}.{ending}");
        }
    }
}

#[test]
fn a_feed_has_a_bounded_number_of_entries_those_changed_last() {
    let mut text = SITE.to_owned();
    for at in 1..80 {
        text.push_str(&format!(
            "//- content/briefs/n{at}.ar.md\n---\ntitle: ع{at}\ndate: 2024-{:02}-{:02}\nactors: [iraq]\n---\nx\n",
            at / 28 + 1,
            at % 28 + 1
        ));
    }
    let files = files(&text);
    assert_eq!(json(&files, "ar/feed.json")["items"].as_array().unwrap().len(), 50);
    let actor = json(&files, "ar/actors/iraq.json");
    assert_eq!(actor["items"].as_array().unwrap().len(), 10);
    let times = strings(&actor, "date_modified");
    assert!(times.is_sorted_by(|a, b| a >= b), "{times:?}");
    assert_eq!(times[0], "2025-05-01T00:00:00Z");
}

#[test]
fn a_very_long_list_of_corrections_is_parted_by_time() {
    let mut text = SITE.replace("corrections:\n", "corrections:\n@");
    let mut more = String::new();
    for at in 0..230 {
        let (year, month, day) = (2023 + at / 120, at % 12 + 1, at % 28 + 1);
        more.push_str(&format!(
            "  - {{date: {year}-{month:02}-{day:02}, text: {{ar: ص{at}, en: Put right {at}}}}}\n"
        ));
    }
    text = text.replace('@', &more);
    let files = files(&text);
    let whole = page(&files, "en/corrections.html");
    assert_eq!(whole.matches("Put right").count() + 2, 40, "the last ones");
    assert!(whole.contains("href=\"corrections/2023.html\""));
    let year = page(&files, "en/corrections/2023.html");
    assert_eq!(year.matches("Put right").count(), 120);
    assert!(year.contains("href=\"../corrections.html\""));
    assert!(!files.contains_key("en/corrections/2022.html"));
}

#[test]
fn nothing_in_a_feed_is_later_than_the_day_it_was_made() {
    let brief = |id: &str, date: &str| {
        format!(
            "//- content/briefs/{id}.ar.md\n---\ntitle: عنوان {id}\ndate: \"{date}\"\n\
             corrections: [{{date: \"{date}\", text: صوّبنا}}]\n---\nنص.\n"
        )
    };
    let far = [brief("open", "../2999"), brief("fixed", "2999-01-01"), brief("hour", "2999-01-01T10:00Z")];
    let made = files(&format!("{SITE}{}", far.concat()));
    for feed in ["ar/feed.xml", "ar/feed.json", "ar/corrections.xml", "ar/corrections.json"] {
        let text = page(&made, feed);
        assert!(text.contains("fixed"), "{feed}: {text}");
        for later in ["2999-01-01T", "2999-12-31T"] {
            assert!(!text.contains(later), "{feed}: {text}");
        }
    }
}
