//! Two languages as one text: the same anchors in both, and a page with both side by side.

use crate::support::{files, page, site};
use mujaz::input::Input;
use mujaz::lang::tag::Lang;
use mujaz::model::graph::Graph;
use mujaz::session::{SessionOptions, prepare};
use std::collections::BTreeMap;

const SITE: &str = "
//- book.toml
[book]
title = \"T\"
language = \"ar\"
languages = [\"ar\", \"en\"]
[output.html]
site-url = \"https://example.org/\"
//- content/briefs/2025-11-07-talks.ar.md
---
title: مشاورات في بغداد
summary:
  - نقطة أولى. [@one] {#first}
  - نقطة ثانية.
sources:
  - {id: one, title: مصدر}
---
فقرة أولى طويلة بعض الشيء عن الزيارة وما سبقها.[^n]

## تفاصيل

فقرة ثانية.

> اقتباس من بيان.

فقرة أخيرة.

[^n]: حاشية.
//- content/briefs/2025-11-07-talks.en.md
---
title: Talks in Baghdad
summary:
  - First point. [@one] {#first}
---
A first, longer paragraph on the visit and on what came before it.[^n]

A note that only English readers need.

## Details

Second paragraph.

> A quotation from a statement.

[^n]: A note.
//- content/briefs/2025-11-05-alone.ar.md
---
title: بلا ترجمة
---
نص.
";

fn numbers(input: &Input, lang: &str) -> Vec<u32> {
    let graph: Graph = prepare(input, SessionOptions::default()).graph;
    let lang: Lang = Lang::parse(lang).expect("a language");
    let mut texts = graph.briefs.iter().filter_map(|brief| brief.texts.get(&lang));
    texts.next_back().expect("the brief of the talks").numbers.clone()
}

fn two(original: &str, translation: &str) -> Vec<u32> {
    let text = format!(
        "//- content/briefs/2025-11-07-a.ar.md\n---\ntitle: ا\n---\n{original}\n\
         //- content/briefs/2025-11-07-a.en.md\n---\ntitle: A\n---\n{translation}\n"
    );
    numbers(&site(&text), "en")
}

#[test]
fn a_block_has_the_number_of_the_one_it_stands_for() {
    assert_eq!(numbers(&site(SITE), "ar"), [0, 1, 2, 3, 4]);
    assert_eq!(numbers(&site(SITE), "en"), [0, 5, 1, 2, 3]);
    assert_eq!(two("ا\n\n## ب\n\nج", "a\n\n## b\n\nc"), [0, 1, 2]);
    // The quotation has become a paragraph, and the list is gone: what remains keeps its number.
    assert_eq!(
        two("جملة أولى طويلة\n\n> ب\n\n## ج\n\n- د\n\nه", "a first long sentence\n\nb\n\n## c\n\ne"),
        [0, 5, 2, 4]
    );
    assert_eq!(two("", "a\n\nb"), [0, 1]);
    assert_eq!(two("ا\n\nب", ""), [0u32; 0]);
}

#[test]
fn texts_of_thousands_of_blocks_pair_by_position() {
    let original = "كلمة\n\n".repeat(2000);
    let translation = "word\n\n".repeat(1999) + "# heading\n\n" + "word\n\n";
    let numbers = two(&original, &translation);
    assert_eq!((numbers[0], numbers[1999], numbers[2000]), (0, 1999, 2000));
}

fn ids(html: &str) -> Vec<&str> {
    let parts = html.split(" id=\"b").skip(1);
    parts.map(|part| part.split('"').next().expect("an id ends")).collect()
}

#[test]
fn pages_of_both_languages_have_the_same_anchors_headings_too() {
    let files = files(SITE);
    let [arabic, english] =
        ["ar", "en"].map(|lang| page(&files, &format!("{lang}/briefs/2025-11-07-talks.html")));
    assert_eq!(ids(&arabic), ["0", "1", "2", "3", "4"]);
    assert_eq!(ids(&english), ["0", "5", "1", "2", "3"]);
    assert!(english.contains("<h2 id=\"details\"><span id=\"b1\"></span>Details</h2>"), "{english}");
}

fn rows(html: &str) -> Vec<&str> {
    html.split("<div class=\"pair\"").skip(1).collect()
}

#[test]
fn both_texts_stand_side_by_side_block_beside_block() {
    let files = files(SITE);
    let html = page(&files, "ar/with-en/2025-11-07-talks.html");
    assert!(html.contains(
        "<h1 class=\"pair\"><span lang=\"ar\" dir=\"rtl\">مشاورات في بغداد</span>\
         <span lang=\"en\" dir=\"ltr\">Talks in Baghdad</span></h1>"
    ));
    let rows = rows(&html);
    let starts: Vec<&str> =
        rows.iter().map(|row| row.split('>').next().expect("a tag ends").trim()).collect();
    let anchors = ["p1", "p2", "b0", "b5", "b1", "b2", "b3", "b4"].map(|id| format!("id=\"{id}\""));
    assert_eq!(starts, anchors);
    assert!(rows[1].contains("Nothing here stands for it") && rows[1].contains("نقطة ثانية"), "{}", rows[1]);
    assert!(rows[3].contains("لا مقابل لها في هذا النص") && rows[3].contains("only English"), "{}", rows[3]);
    assert!(rows[4].contains("تفاصيل") && rows[4].contains("Details"), "{}", rows[4]);
    // Citations and footnotes are those of the page of each text.
    assert!(rows[0].contains("href=\"../briefs/2025-11-07-talks.html#s-1\""), "{}", rows[0]);
    assert!(rows[2].contains("href=\"../../en/briefs/2025-11-07-talks.html#fn-1\""), "{}", rows[2]);
    for id in ["details", "fnref-1"] {
        assert!(!html.contains(&format!("id=\"{id}\"")), "{id} is on two pages of the switch, not here");
    }
}

#[test]
fn a_pair_is_made_once_where_there_are_two_texts_and_its_pages_lead_to_it() {
    let files = files(SITE);
    let pairs: Vec<&String> = files.keys().filter(|path| path.contains("/with-")).collect();
    assert_eq!(pairs, ["ar/with-en/2025-11-07-talks.html"]);
    for (lang, href) in
        [("ar", "../with-en/2025-11-07-talks.html"), ("en", "../../ar/with-en/2025-11-07-talks.html")]
    {
        let html = page(&files, &format!("{lang}/briefs/2025-11-07-talks.html"));
        assert!(html.contains(&format!("<p class=\"beside\"><a href=\"{href}\">")), "{lang}");
    }
    assert!(!page(&files, "ar/briefs/2025-11-05-alone.html").contains("beside"));
    let three = SITE.replace("languages = [\"ar\", \"en\"]", "languages = [\"ar\", \"en\", \"fr\"]")
        + "//- content/briefs/2025-11-07-talks.fr.md\n---\ntitle: Entretiens\n---\nUn.\n";
    let three = crate::support::files(&three);
    let pairs: Vec<&String> = three.keys().filter(|path| path.contains("/with-")).collect();
    let slug = "2025-11-07-talks.html";
    assert_eq!(
        pairs,
        ["ar/with-en/", "ar/with-fr/", "en/with-fr/"].map(|folder| format!("{folder}{slug}")).each_ref()
    );
    assert_eq!(page(&three, &format!("en/briefs/{slug}")).matches("class=\"beside\"").count(), 2);
}

#[test]
fn it_is_a_page_of_its_own_and_says_nothing_twice_to_machines() {
    let files: BTreeMap<String, Vec<u8>> = files(SITE);
    let html = page(&files, "ar/with-en/2025-11-07-talks.html");
    let canonical = "<link rel=\"canonical\" href=\"https://example.org/ar/with-en/2025-11-07-talks.html\">";
    assert!(html.contains(canonical));
    assert!(
        !html.contains("rel=\"alternate\" hreflang") && !html.contains("ld+json") && !html.contains("og:")
    );
    assert!(html.contains("<li><a href=\"../../en/briefs/2025-11-07-talks.html\" hreflang=\"en\""));
    let map = page(&files, "sitemap.xml");
    assert!(
        map.contains("<url><loc>https://example.org/ar/with-en/2025-11-07-talks.html</loc></url>"),
        "{map}"
    );
}

#[test]
fn a_block_older_than_the_original_says_so() {
    // The fingerprint of a head and of three blocks, none of which is as it was.
    let old = SITE.replace(
        "title: Talks in Baghdad\n",
        "title: Talks in Baghdad\ntranslation: {of: ar, revision: 00000000 00000001 00000002 00000003}\n",
    );
    let html = page(&files(&old), "ar/with-en/2025-11-07-talks.html");
    let rows = rows(&html);
    let stale: Vec<bool> = rows.iter().map(|row| row.contains("Older than the original")).collect();
    assert_eq!(stale, [false, false, true, false, true, true, true, false]);
    assert!(!html.contains("هذه الفقرة أقدم من الأصل"), "the original is never behind");
}

#[test]
fn a_key_point_says_once_what_it_rests_on_and_leads_to_its_correction() {
    let corrected = SITE.replace(
        "sources:\n",
        "corrections:\n  - {date: 2025-11-09, text: {ar: صُحّح, en: Put right}, point: 2}\nsources:\n",
    );
    let html = page(&files(&corrected), "ar/with-en/2025-11-07-talks.html");
    let rows = rows(&html);
    let words = |row: &str| row.matches("class=\"standing-words\"").count();
    assert_eq!(rows.iter().map(|row| words(row)).collect::<Vec<_>>(), [1, 1, 0, 0, 0, 0, 0, 0]);
    assert!(
        rows[0].contains("<p class=\"standing one\">") && rows[0].contains("تستند إلى مصدر واحد"),
        "{}",
        rows[0]
    );
    assert!(!rows[0].contains("تصويب"), "{}", rows[0]);
    let link = "<a href=\"../briefs/2025-11-07-talks.html#correction-2025-11-09\">تصويب: <time datetime=\"2025-11-09\">";
    assert!(rows[1].contains("لم يُذكر لها مصدر") && rows[1].contains(link), "{}", rows[1]);
}

#[test]
fn the_choice_of_a_language_can_say_which_was_read_last() {
    let html = page(&files(SITE), "index.html");
    assert!(html.contains("<span class=\"last-read\" hidden>آخر لغة قرأت بها</span>"), "{html}");
    assert!(html.contains("<span class=\"last-read\" hidden>You read here last</span>"));
}
