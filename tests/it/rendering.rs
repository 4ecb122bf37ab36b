//! What readers and machines find on pages: digits, timelines, who took part, licences.

use crate::support::{TODAY, files, page, rendered_texts, site};
use mujaz::session::{SessionOptions, prepare};
use std::collections::BTreeMap;

const BOOK: &str = "\
//- book.toml
[book]
title = { ar = \"موجز\", en = \"Brief\" }
language = \"ar\"
languages = [\"ar\", \"en\"]
license = \"CC-BY-4.0\"
[output.html]
site-url = \"https://example.org/b/\"
[dates.ar]
digits = \"arab\"
";

const BRIEF: &str = "\
//- content/actors/iraq.md
---
name: { ar: العراق, en: Iraq }
---
//- content/sources/library.yaml
daily: { title: تقرير, credibility: 3 }
//- content/briefs/2025-11-07-talks.ar.md
---
title: مشاورات
sources: [daily]
dates:
  - { date: 2024-09-27, title: اتفاق, actors: [iraq] }
  - { date: 201X, title: لقاءات }
  - { date: 2016/2019, title: قتال }
  - { date: -0043, title: قديم }
---
نص [@daily].[^1]

[^1]: حاشية.
";

fn build(text: &str) -> BTreeMap<String, String> {
    let input = site(text);
    assert_eq!(input.today, TODAY);
    let prepared = prepare(&input, SessionOptions::default());
    assert!(prepared.diagnostics.is_empty(), "{:?}", prepared.diagnostics);
    rendered_texts(&prepared, &input)
}

#[test]
fn marks_of_footnotes_and_grades_have_the_digits_of_the_page() {
    let files = build(&format!("{BOOK}{BRIEF}"));
    let page = &files["ar/briefs/2025-11-07-talks.html"];
    assert!(page.contains("aria-label=\"الحاشية ١\"><bdi>١</bdi>"), "{page}");
    assert!(page.contains("(٣)") && !page.contains("(3)"));
    let page = &files["en/briefs/2025-11-07-talks.html"];
    assert!(page.contains("aria-label=\"الحاشية 1\"><bdi>1</bdi>") && page.contains("(3)"));
}

#[test]
fn a_correction_after_the_last_update_is_the_last_update() {
    for (correction, expected) in [("2025-11-05", "2025-11-05"), ("2025-11-03", "2025-11-04")] {
        let facts = format!("updated: 2025-11-04\ncorrections: [{{date: {correction}, text: تصويب}}]\n");
        let brief = BRIEF.replace("2025-11-07-talks", "2025-11-02-talks");
        let brief = brief.replace("title: مشاورات\n", &format!("title: مشاورات\n{facts}"));
        let page = &build(&format!("{BOOK}{brief}"))["ar/briefs/2025-11-02-talks.html"];
        let head = page.split("<h1>").next().and_then(|head| head.split("<p class=\"when\">").nth(1));
        let wanted = format!("<time datetime=\"{expected}\">");
        assert!(head.is_some_and(|head| head.contains(&wanted)), "{head:?}");
    }
}

#[test]
fn a_table_with_an_empty_head_has_none() {
    let tables = "\n| | |\n| --- | --- |\n| قائمة | 12 |\n\n| اسم | |\n| --- | --- |\n| قائمة | 9 |\n";
    let page = &build(&format!("{BOOK}{BRIEF}{tables}"))["ar/briefs/2025-11-07-talks.html"];
    assert!(page.contains("<table>\n<tbody>\n<tr><td>قائمة</td><td>12</td></tr>"), "{page}");
    assert!(page.contains("<table>\n<thead><tr><th scope=\"col\">اسم</th>"), "{page}");
}

#[test]
fn the_dates_of_a_brief_say_who_took_part() {
    let files = build(&format!("{BOOK}{BRIEF}"));
    let page = &files["ar/briefs/2025-11-07-talks.html"];
    let strip =
        page.split_once("class=\"strip\"").expect("a strip").1.split_once("</ol>").expect("its end").0;
    assert!(strip.contains("actors/iraq.html"), "{strip}");
}

#[test]
fn a_wide_date_stands_in_its_first_year_and_those_that_others_name() {
    let files = build(&format!("{BOOK}{BRIEF}"));
    let years: Vec<&str> = files
        .keys()
        .filter_map(|path| path.strip_prefix("ar/timeline/")?.strip_suffix(".html"))
        .filter(|name| *name != "index")
        .collect();
    assert_eq!(years, ["-43", "2010", "2016", "2019", "2024"]);
    for (year, is_there) in [("2016", true), ("2019", true), ("2024", false)] {
        let page = &files[&format!("ar/timeline/{year}.html")];
        assert_eq!(page.contains("لقاءات"), is_there, "{year}");
    }
    assert!(files["ar/timeline/index.html"].contains("لقاءات"));
}

#[test]
fn machines_read_years_of_four_digits_and_the_address_of_the_licence() {
    let page = &build(&format!("{BOOK}{BRIEF}"))["ar/briefs/2025-11-07-talks.html"];
    assert!(page.contains(r#""license":"https://creativecommons.org/licenses/by/4.0/""#), "{page}");
    assert!(page.contains(r#""startDate":"-0043""#), "{page}");
    assert!(page.contains(r#""temporalCoverage":"-0043-01-01/2024-09-27""#), "{page}");
    let open = BRIEF.replace("date: 2016/2019", "date: 2016/..");
    let open = &build(&format!("{BOOK}{open}"))["en/briefs/2025-11-07-talks.html"];
    assert!(open.contains(r#""temporalCoverage":"-0043-01-01/..""#), "{open}");
    let words = build(&format!("{BOOK}{BRIEF}").replace("CC-BY-4.0", "Ask us"));
    let page = &words["ar/briefs/2025-11-07-talks.html"];
    assert!(page.contains(r#""license":{"@type":"CreativeWork","name":"Ask us"}"#));
}

#[test]
fn the_page_of_what_is_not_found_works_at_any_depth() {
    let page = &build(&format!("{BOOK}{BRIEF}"))["404.html"];
    assert!(!page.contains("og:") && !page.contains("canonical"), "it has no address of its own: {page}");
    for (lang, words) in [("ar", "<h1>الصفحة غير موجودة</h1>"), ("en", ">Page not found<")] {
        assert!(page.contains(words), "a reader of {lang} is told: {page}");
    }
    let attributes = page.split([' ', '>']).filter_map(|of| {
        of.strip_prefix("href=\"")
            .or_else(|| of.strip_prefix("src=\""))
            .map(|rest| rest.trim_end_matches('"'))
    });
    let addresses: Vec<&str> = attributes.filter(|address| !address.starts_with('#')).collect();
    assert!(addresses.len() > 10 && addresses.iter().all(|of| of.starts_with("/b/")), "{addresses:?}");
}

#[test]
fn citations_side_by_side_are_all_kept() {
    let files = build(
        r#"
//- book.toml
[book]
title = "A"
language = "en"
languages = ["en"]
[output.html]
site-url = "https://example.org/"
//- content/sources/l.yaml
one: {title: First}
two: {title: Second}
three: {title: Third}
//- content/briefs/x.en.md
---
title: X
date: 2025
sources: [one, two, three]
---
Said.[@one][@two, p. 4][@three] And [so it went][@two].
"#,
    );
    let page = &files["en/briefs/x.html"];
    for (number, id) in [(1, "one"), (2, "two"), (3, "three")] {
        assert!(page.contains(&format!("href=\"#s-{number}\"")), "{id}: {page}");
        assert!(!page.contains(&format!("@{id}")), "{id}: {page}");
    }
    let paragraph = page.split("<p id=\"b0\">").nth(1).expect("a paragraph");
    let paragraph = &paragraph[..paragraph.find("</p>").expect("its end")];
    assert_eq!(paragraph.matches("class=\"cite\"").count(), 4, "{paragraph}");
    assert!(paragraph.contains("so it went") && paragraph.contains("p. 4"), "{paragraph}");
}

#[test]
fn places_in_works_are_told_in_the_language_of_the_text() {
    let files = build(
        "//- book.toml\n[book]\ntitle = \"T\"\nlanguage = \"ar\"\nlanguages = [\"ar\", \"en\"]\n[output.html]\nsite-url = \"https://example.org/\"\n[dates.ar]\ndigits = \"arab\"\n\
         //- content/sources/a.yaml\none: {title: First}\n\
         //- content/briefs/x.ar.md\n---\ntitle: س\ndate: 2025\n---\nقيل [@one, pp. 12-15].\n\
         //- content/briefs/x.en.md\n---\ntitle: X\n---\nSaid [@one, pp. 12-15].\n",
    );
    assert!(files["ar/briefs/x.html"].contains("١، ص ١٢–١٥"), "{}", files["ar/briefs/x.html"]);
    assert!(files["en/briefs/x.html"].contains("1, pp. 12-15"));
}

#[test]
fn pages_are_made_without_the_texts_that_they_were_read_from() {
    let text = format!(
        "{BOOK}{BRIEF}//- content/briefs/more/index.ar.md\n---\ntitle: جدول\ndate: 2025\n---\n[الجدول](table.yaml)\n\
         //- content/briefs/more/table.yaml\na: 1\n"
    );
    let mut input = site(&text);
    let prepared = prepare(&input, SessionOptions::default());
    input.forget_texts(&prepared.published());
    let brief = input.find_path("content/briefs/more/index.ar.md").expect("a brief");
    assert_eq!(input.text(brief), "");
    let files = rendered_texts(&prepared, &input);
    assert_eq!(files, build(&text));
    assert!(files.values().any(|text| text == "a: 1\n"), "what stands beside a brief is published");
}

#[test]
fn languages_of_one_name_are_told_apart() {
    let files = build(
        "//- book.toml\n[book]\ntitle = \"ا\"\nlanguage = \"ar-MA\"\nlanguages = [\"ar-MA\", \"ar-EG\", \"en\"]\n\
         [output.html]\nsite-url = \"https://example.org/\"\n//- content/briefs/x.ar-MA.md\n---\ntitle: x\ndate: 2025\n---\nنص\n",
    );
    let chooser = &files["index.html"];
    for name in ["العربية (MA)", "العربية (EG)", "English"] {
        assert!(chooser.contains(&format!(">{name}<")), "{name}: {chooser}");
    }
}

#[test]
fn people_belong_to_whom_organizations_are_part_of() {
    let files = files(
        "//- content/actors/usa.md\n---\nname: {ar: الولايات المتحدة, en: United States}\ntype: state\n---\n\
         //- content/actors/centcom.md\n---\nname: {ar: القيادة المركزية, en: Central Command}\ntype: military\npart-of: [usa]\n---\n\
         //- content/actors/savaya.md\n---\nname: {ar: مارك سافايا, en: Mark Savaya}\ntype: person\npart-of: [usa]\n---\n",
    );
    let told = |path: &str, label: &str, href: &str| {
        let page = page(&files, path);
        let after =
            page.split(&format!("<dt>{label}</dt>")).nth(1).and_then(|rest| rest.split("</dd>").next());
        let after = after.unwrap_or_else(|| panic!("{path} tells {label}: {page}"));
        assert!(after.contains(href) && after.matches("<a ").count() == 1, "{path} {label}: {after}");
    };
    for (lang, [part, belongs, parts, people]) in [
        ("ar", ["جزء من", "الانتماء إلى", "جهات تابعة", "أشخاص منتسبون"]),
        ("en", ["Part of", "Affiliated with", "Includes", "People affiliated"]),
    ] {
        told(&format!("{lang}/actors/centcom.html"), part, "usa.html");
        told(&format!("{lang}/actors/savaya.html"), belongs, "usa.html");
        told(&format!("{lang}/actors/usa.html"), parts, "centcom.html");
        told(&format!("{lang}/actors/usa.html"), people, "savaya.html");
    }
}

#[test]
fn a_country_is_called_by_the_name_that_the_site_has_for_it() {
    let actor = "//- content/actors/numan.md\n---\nname: {ar: النعمان, en: al-Numan}\ntype: person\ncountry: IQ\n---\n";
    let place = "//- content/places/iraq-land.md\n---\nname: {ar: العراق, en: Iraq}\n---\n";
    let state = "//- content/actors/iraq.md\n---\nname: {ar: جمهورية العراق, en: Iraq}\ntype: state\n---\n";
    let filed = "//- content/actors/republic.md\n---\nname: {ar: الجمهورية, en: The Republic}\ntype: state\ncountry: IQ\n---\n";
    let told = |text: &str, lang: &str| {
        let page = page(&files(&format!("{actor}{text}")), &format!("{lang}/actors/numan.html"));
        let line = page.split("<p class=\"when\">").nth(1).and_then(|rest| rest.split("</p>").next());
        line.unwrap_or_default().to_owned()
    };
    assert!(told("", "ar").contains("IQ"));
    let by_place = told(place, "ar");
    assert!(by_place.contains("places/iraq-land.html") && by_place.contains("العراق"), "{by_place}");
    let by_state = told(&format!("{place}{state}"), "ar");
    assert!(by_state.contains("iraq.html") && by_state.contains("جمهورية العراق"), "{by_state}");
    let by_code = told(&format!("{place}{state}{filed}"), "en");
    assert!(by_code.contains("republic.html") && by_code.contains("The Republic"), "{by_code}");
}
