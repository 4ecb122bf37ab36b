//! Cited works: how they read in each style and language, where they were cited, and files for programs that keep
//! references.

use crate::support::{files, lines, page, site};
use mujaz::diag::report::Report;
use mujaz::lang::tag::Lang;
use mujaz::model::config::{CitationStyle, StyleOrigin, default_style};
use mujaz::model::graph::Graph;
use mujaz::model::source::{ImprintNumbers, SourceType};
use mujaz::parse::citation_style::{HOUSE, find_style};
use mujaz::parse::{ParseOptions, parse};
use mujaz::render::csl::form::Part;
use mujaz::render::csl::shape::{DateShape, Shape};
use mujaz::render::csl::styling::Styling;
use mujaz::render::wording::strings::Strings;
use mujaz::resolve::resolve;
use std::collections::{BTreeMap, BTreeSet};

/// A source of each type, and some that lack much.
const SHELF: &str = "//- content/actors/numan.md
---
name: {ar: صباح النعمان, en: Sabah al-Numan}
type: person
---
//- content/actors/ina.md
---
name: {ar: وكالة الأنباء العراقية, en: Iraqi News Agency}
type: media
---
//- content/sources/shelf.yaml
an-article:
  {title: {ar: جولة من المشاورات, en: A round of talks}, author: numan, publisher: ina, date: 2025-11-06, accessed: 2025-11-07, url: https://www.ina.iq/1, language: ar, type: article}
b-statement:
  {title: بيان عن المشاورات, author: [numan, {ar: أحمد الجبوري, en: Ahmed al-Jubouri}], publisher: ina, date: 2025-11, type: statement}
c-report:
  {title: \"What next?\", publisher: {ar: معهد الشرق, en: East Institute}, date: 2025, language: en, type: report}
d-document:
  {title: {ar: مذكرة, en: Memo}, date: ../2026, type: document}
e-dataset:
  {title: {ar: جدول, en: Table}, publisher: ina, date: 2024-09/2026, url: https://data.example/t, type: dataset}
f-interview:
  {title: {ar: حديث, en: A talk}, author: numan, date: 2025-11~, type: interview}
g-broadcast:
  {title: {ar: نشرة, en: Bulletin}, publisher: ina, date: 2025-11-06T14:30+03:00, type: broadcast}
h-post:
  {title: {ar: تدوينة, en: A post}, author: numan, date: 2026-12-31/.., url: https://x.example/p, accessed: 2027-01, type: social-post}
i-observation:
  {title: {ar: معاينة, en: A visit}, date: 201X, type: observation}
j-unnamed:
  {unnamed: true, publisher: ina, date: 2025-08~}
k-described:
  {title: {ar: \"[مسودة]\", en: \"[draft]\"}, type: document}
";

const ARABIC: [(&str, &str); 11] = [
    (
        "an-article",
        "صباح النعمان، «جولة من المشاورات»، وكالة الأنباء العراقية، 6 نوفمبر 2025، https://www.ina.iq/1 (اطُّلع عليه في 7 نوفمبر 2025).",
    ),
    (
        "b-statement",
        "صباح النعمان وأحمد الجبوري، «بيان عن المشاورات»، بيان، وكالة الأنباء العراقية، نوفمبر 2025.",
    ),
    ("c-report", "«What next?»، تقرير، معهد الشرق، 2025."),
    ("d-document", "«مذكرة»، وثيقة، في نهاية عام 2026 أو قبلها."),
    (
        "e-dataset",
        "«جدول»، مجموعة بيانات، وكالة الأنباء العراقية، من سبتمبر 2024 إلى عام 2026، https://data.example/t.",
    ),
    ("f-interview", "صباح النعمان، «حديث»، مقابلة، نحو نوفمبر 2025."),
    ("g-broadcast", "«نشرة»، مادة إذاعية أو تلفزيونية، وكالة الأنباء العراقية، 6 نوفمبر 2025."),
    (
        "h-post",
        "صباح النعمان، «تدوينة»، منشور على وسائل التواصل، اعتباراً من 31 ديسمبر 2026، https://x.example/p (اطُّلع عليه في يناير 2027).",
    ),
    ("i-observation", "«معاينة»، معاينة مباشرة، في العقد الثاني من القرن الحادي والعشرين."),
    ("j-unnamed", "[مصدر لم يُكشف اسمه]، وكالة الأنباء العراقية، نحو أغسطس 2025."),
    ("k-described", "[مسودة]، وثيقة."),
];

const ENGLISH: [(&str, &str); 11] = [
    (
        "an-article",
        "Sabah al-Numan, “A round of talks” [جولة من المشاورات], Iraqi News Agency, 6 November 2025, https://www.ina.iq/1 (accessed 7 November 2025).",
    ),
    (
        "b-statement",
        "Sabah al-Numan and Ahmed al-Jubouri, “بيان عن المشاورات”, statement, Iraqi News Agency, November 2025.",
    ),
    ("c-report", "“What next?”, report, East Institute, 2025."),
    ("d-document", "“Memo”, document, by the end of 2026."),
    (
        "e-dataset",
        "“Table”, dataset, Iraqi News Agency, from September 2024 to 2026, https://data.example/t.",
    ),
    ("f-interview", "Sabah al-Numan, “A talk”, interview, around November 2025."),
    ("g-broadcast", "“Bulletin”, broadcast, Iraqi News Agency, 6 November 2025."),
    (
        "h-post",
        "Sabah al-Numan, “A post”, social media post, from 31 December 2026 on, https://x.example/p (accessed January 2027).",
    ),
    ("i-observation", "“A visit”, first-hand observation, the 2010s."),
    ("j-unnamed", "[unnamed source], Iraqi News Agency, around August 2025."),
    ("k-described", "[draft], document."),
];

fn book(style: &str) -> String {
    format!(
        "//- book.toml\n[book]\ntitle = \"T\"\nlanguage = \"ar\"\nlanguages = [\"ar\", \"en\"]\n[references]\nstyle = \"{style}\"\n"
    )
}

/// Returns a brief in Arabic with these words.
fn brief(words: &str) -> String {
    format!("//- content/briefs/x.ar.md\n---\ntitle: عنوان\ndate: 2025-11-06\n---\n{words}\n")
}

/// Returns words without tags, entities as they read.
fn plain(html: &str) -> String {
    let mut words = String::new();
    for (at, part) in html.split('<').enumerate() {
        words.push_str(if at == 0 { part } else { part.split_once('>').map_or("", |(_, text)| text) });
    }
    words.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

fn cite_as(files: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    let page = page(files, path);
    let html = page.split("<p class=\"reference\">").nth(1).and_then(|rest| rest.split("</p>").next());
    plain(html.unwrap_or_else(|| panic!("{path} has a reference")))
}

/// Returns the entries of a page's list of sources, in plain words.
fn listed(page: &str) -> Vec<String> {
    let entries =
        page.split("<li id=\"s-").skip(1).filter_map(|rest| rest.split("class=\"reference\">").nth(1));
    entries
        .map(|rest| {
            plain(rest.split("</span><").next().unwrap_or(rest).split("</span> ").next().unwrap_or(rest))
        })
        .collect()
}

#[test]
fn every_type_of_source_reads_right_in_both_languages() {
    let files = files(&format!("{SHELF}{}", brief("نص [@an-article].")));
    for (lang, expected) in [("ar", ARABIC), ("en", ENGLISH)] {
        for (id, words) in expected {
            assert_eq!(cite_as(&files, &format!("{lang}/sources/{id}.html")), words, "{lang} {id}");
        }
    }
}

/// Works that stand in others, as BibTeX and YAML tell of them.
const PARTS: &str = "//- content/sources/parts.bib
@article{borders, title={Deterrence and drones}, author={Doe, Jane and Roe, Rick}, journaltitle={Survival}, volume={67}, number={3}, pages={45--62}, date={2025-06}, language={english}}
@incollection{chapter, title={الحدود والمدن}, author={سالم, خالد}, booktitle={كتاب الأطراف}, publisher={دار النهر}, edition={Second}, pages={٤٥--٦٢}, date={2024}, language={arabic}}
@techreport{numbered, title={Annual report}, institution={Agency}, number={2025/14}, date={2025}, language={english}}
@book{series, title={A book}, author={Poe, Cid}, publisher={Press}, number={7}, date={2020}, language={english}}
//- content/sources/more.yaml
study: {title: {ar: دراسة, en: A study}, author: خالد سالم, container: مجلة السياسة, publisher: مركز النهر, volume: 12, number: 3-4, pages: S5-S9, date: 2024, language: ar, type: article}
";

#[test]
fn a_reference_says_where_a_work_stands_in_what_it_appeared_in() {
    let text = brief("نص [@borders] [@chapter] [@numbered] [@series] [@study].");
    let of = |style: &str| files(&format!("{}{PARTS}{text}", book(style)));
    let house = [
        (
            "borders",
            "Jane Doe وRick Roe، «Deterrence and drones»، Survival، المجلد 67، العدد 3، ص 45–62، يونيو 2025.",
        ),
        ("chapter", "خالد سالم، «الحدود والمدن»، في كتاب الأطراف، الطبعة 2، ص 45–62، دار النهر، 2024."),
        ("numbered", "«Annual report»، تقرير، رقم 2025/14، Agency، 2025."),
        ("series", "Cid Poe، «A book»، وثيقة، Press، 2020."),
        ("study", "خالد سالم، «دراسة»، مجلة السياسة، المجلد 12، العدد 3–4، ص S5–S9، مركز النهر، 2024."),
    ];
    let apa = [
        ("borders", "Doe, J. وRoe, R. (2025). Deterrence and drones. Survival، 67(3)، 45–62."),
        ("chapter", "سالم، خالد. (2024). الحدود والمدن. في كتاب الأطراف (ط 2، ص 45–62). دار النهر."),
    ];
    let english = [
        (
            "borders",
            "Doe, Jane, and Rick Roe. “Deterrence and Drones.” Survival, vol. 67, no. 3, June 2025, pp. 45–62.",
        ),
        ("chapter", "سالم، خالد. “الحدود والمدن.” كتاب الأطراف, 2nd ed., دار النهر, 2024, pp. 45–62."),
    ];
    let all =
        [("mujaz", "ar", &house[..]), ("apa", "ar", &apa), ("modern-language-association", "en", &english)];
    for (style, lang, expected) in all {
        let files = of(style);
        for (id, words) in expected {
            assert_eq!(cite_as(&files, &format!("{lang}/sources/{id}.html")), *words, "{style} {id}");
        }
    }
    let page = page(&of("mujaz"), "ar/sources/chapter.html");
    assert!(page.contains("فصل من كتاب") && page.contains("\"pagination\":\"٤٥–٦٢\""), "{page}");
    let journal = crate::support::page(&of("mujaz"), "en/sources/borders.html");
    assert!(journal.contains("journal article"), "{journal}");
    assert!(journal.contains("\"issueNumber\":\"3\"") && journal.contains("\"volumeNumber\":\"67\""));
}

#[test]
fn digits_of_the_site_are_those_of_volumes_and_pages() {
    let dates = "[dates.ar]\ndigits = \"arab\"\n";
    let files = files(&format!("{}{dates}{PARTS}{}", book("mujaz"), brief("نص [@borders].")));
    let reference = cite_as(&files, "ar/sources/borders.html");
    assert!(reference.contains("المجلد ٦٧، العدد ٣، ص ٤٥–٦٢"), "{reference}");
}

#[test]
fn months_and_digits_are_those_of_the_site() {
    for (style, expected) in [
        ("mujaz", "«معاينة»، معاينة مباشرة، في العقد الثاني من القرن الحادي والعشرين."),
        ("apa", "معاينة [معاينة مباشرة]. (في العقد الثاني من القرن الحادي والعشرين)."),
    ] {
        let dates = "[dates.ar]\nmonths = \"levantine\"\ndigits = \"arab\"\n";
        let files = files(&format!("{}{dates}{SHELF}{}", book(style), brief("نص [@an-article].")));
        let article = cite_as(&files, "ar/sources/an-article.html");
        assert!(article.contains("تشرين الثاني") && article.contains("٢٠٢٥"), "{style}: {article}");
        assert!(!article.contains("2025") && !article.contains("نوفمبر"), "{style}: {article}");
        let visit = cite_as(&files, "ar/sources/i-observation.html");
        if style == "mujaz" {
            assert_eq!(visit, expected);
        } else {
            assert!(visit.contains("العقد الثاني من القرن الحادي والعشرين"), "{visit}");
        }
    }
}

#[test]
fn foreign_words_in_a_reference_say_their_language_and_direction() {
    let files = files(&format!("{SHELF}{}", brief("نص [@c-report].")));
    let html = page(&files, "ar/briefs/x.html");
    assert!(
        html.contains("«<a class=\"source\" href=\"../sources/c-report.html\"><bdi lang=\"en\" dir=\"ltr\">")
    );
    let html = page(&files, "en/sources/an-article.html");
    assert!(html.contains("[<bdi lang=\"ar\" dir=\"rtl\">جولة من المشاورات</bdi>]"));
    assert!(html.contains("dir=\"ltr\">https://www.ina.iq/1</a>"));
}

#[test]
fn every_place_of_citation_is_led_back_to_once() {
    let text = "---\ntitle: عنوان\ndate: 2025-11-06\nsources: [d-document]\n\
        summary: [\"نقطة أولى [@an-article].\"]\n\
        dates: [{date: 2025-11-06, title: حدث, source: an-article}]\n---\n\
        فقرة [@an-article, ص 4] ثم [@c-report; @an-article].\n\n<span>خام</span> [@c-report][^n].\n\n[^n]: حاشية [@an-article].\n";
    let files = files(&format!("{SHELF}//- content/briefs/x.ar.md\n{text}"));
    for lang in ["ar", "en"] {
        let html = page(&files, &format!("{lang}/briefs/x.html"));
        let leads: Vec<&str> = html
            .split("<a class=\"back\" href=\"#c-")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        assert_eq!(leads, ["1-1", "1-2", "1-3", "1-4", "1-5", "2-1", "2-2"], "{lang}");
        for lead in &leads {
            assert_eq!(html.matches(&format!(" id=\"c-{lead}\"")).count(), 1, "{lang} {lead}");
        }
        let places: Vec<usize> =
            leads[..5].iter().filter_map(|lead| html.find(&format!(" id=\"c-{lead}\""))).collect();
        assert!(places.is_sorted(), "in the order of the page: {places:?}");
    }
    let html = page(&files, "ar/briefs/x.html");
    assert!(html.contains("aria-label=\"عودة إلى الموضع 2 من 5 للاستشهاد بالمصدر 1\""));
    let html = page(&files, "en/briefs/x.html");
    assert!(html.contains("aria-label=\"Back to where source 1 is cited, 2 of 5\""));
    // Declared, but cited nowhere: it leads nowhere.
    assert!(!html.contains("#c-3-1"));
}

#[test]
fn a_mark_is_heard_in_the_words_of_its_text() {
    let more = "odd: {title: 'A \"quoted\" <title>'}\n";
    let words = "نص [@an-article, ص 4] ثم [@odd] ثم [@c-report].[^n] ومرة.[^n]\n\n[^n]: حاشية.";
    let files = files(&format!("{SHELF}{more}{}", brief(words)));
    let html = page(&files, "ar/briefs/x.html");
    let heard = |html: &str, role: &str| -> Vec<String> {
        let start = format!("role=\"{role}\" aria-label=\"");
        let tags = html.split(&start).skip(1);
        tags.filter_map(|rest| Some(rest.split('"').next()?.to_owned())).collect()
    };
    let marks = heard(&html, "doc-biblioref");
    assert!(marks.contains(&"المصدر 1، ص 4: جولة من المشاورات".to_owned()), "{marks:?}");
    assert!(
        marks.contains(&"المصدر 2: \u{2068}A &quot;quoted&quot; &lt;title&gt;\u{2069}".to_owned()),
        "{marks:?}"
    );
    assert_eq!(heard(&html, "doc-noteref"), ["الحاشية 1"; 2]);
    let back = heard(&html, "doc-backlink");
    for way in ["عودة إلى الموضع 1 من 2 للحاشية 1 في النص", "عودة إلى الموضع 2 من 2 للحاشية 1 في النص"]
    {
        assert!(back.contains(&way.to_owned()), "{back:?}");
    }
    // Shown on the English page, the text is Arabic, and so is what is heard in it.
    let html = page(&files, "en/briefs/x.html");
    assert!(heard(&html, "doc-biblioref").contains(&"المصدر 1، ص 4: جولة من المشاورات".to_owned()));
    assert!(heard(&html, "doc-backlink").contains(&"Back to where source 1 is cited".to_owned()));
}

#[test]
fn authors_and_years_stand_in_the_text_and_letters_tell_the_same_apart() {
    let more = "twin: {title: {ar: بيان آخر, en: Another statement}, author: numan, date: 2025-11-08, type: statement}\n\
        late: {title: {ar: بيان متأخر, en: A late statement}, author: numan, date: 2026, type: statement}\n";
    let shelf = format!("{SHELF}{more}");
    let words =
        "جملة أولى [@twin]. وقيل و[@twin] ثم لـ[@twin]. جملة [@an-article; @late, ص 4]. جملة [@d-document].";
    let english =
        "//- content/briefs/x.en.md\n---\ntitle: Title\n---\nA sentence [@an-article; @late, p. 4].\n";
    let files = files(&format!("{}{shelf}{}{english}", book("mujaz-author-date"), brief(words)));
    let html = page(&files, "ar/briefs/x.html");
    let body = html.split("<div class=\"prose").nth(1).unwrap().split("<section").next().unwrap();
    let body = plain(body);
    assert!(body.contains("جملة أولى (صباح النعمان 2025ب)."), "{body}");
    assert!(body.contains("وقيل و(صباح النعمان 2025ب) ثم لـ(صباح النعمان 2025ب)."), "{body}");
    assert!(body.contains("جملة (صباح النعمان 2025أ؛ صباح النعمان 2026، ص 4)."), "{body}");
    assert!(body.contains("(«مذكرة» في نهاية عام 2026 أو قبلها)"), "{body}");
    let list = listed(&html);
    assert!(
        list[0]
            .starts_with("صباح النعمان (2025أ)، «جولة من المشاورات»، وكالة الأنباء العراقية، 6 نوفمبر 2025"),
        "{list:?}"
    );
    assert!(list[1].starts_with("صباح النعمان (2025ب)، «بيان آخر»"), "{list:?}");
    assert!(list[2].starts_with("صباح النعمان (2026)، «بيان متأخر»، بيان."), "{list:?}");
    assert!(!html.contains("<span class=\"number\">"), "a list by names has no numbers");
    assert!(!html.contains("aria-label=\"المصدر"), "and its marks are words already");
    assert!(html.contains("aria-label=\"عودة إلى موضع الاستشهاد\""));
    let html = page(&files, "en/briefs/x.html");
    assert!(plain(&html).contains("(Sabah al-Numan 2025a; Sabah al-Numan 2026, p. 4)"), "{}", plain(&html));
    assert!(
        cite_as(&files, "en/sources/twin.html").starts_with("Sabah al-Numan (2025), “Another statement”")
    );
}

#[test]
fn notes_hold_whole_references_beside_the_text() {
    let files = files(&format!("{}{SHELF}{}", book("mujaz-notes"), brief("نص [@an-article].")));
    let html = page(&files, "ar/briefs/x.html");
    let note = html
        .split("<aside class=\"evidence\"")
        .nth(1)
        .and_then(|rest| rest.split_once('>'))
        .and_then(|(_, rest)| rest.split("</aside>").next());
    let note = plain(note.unwrap());
    assert!(
        note.starts_with("[1] صباح النعمان، «جولة من المشاورات»، وكالة الأنباء العراقية، 6 نوفمبر 2025"),
        "{note}"
    );
    assert!(html.contains("<bdi>[1]</bdi></a>"));
}

#[test]
fn styles_of_others_number_and_mark_as_they_say() {
    let text = |style: &str| format!("{}{SHELF}{}", book(style), brief("نص [@an-article; @c-report]."));
    let ieee = page(&files(&text("ieee")), "en/briefs/x.html");
    assert!(plain(&ieee).contains("نص[1]، [2]."), "{}", plain(&ieee));
    let all = page(&files(&text("vancouver")), "en/sources/an-article.html");
    assert!(
        plain(&all).contains("Sabah al-Numan. A round of talks"),
        "names without a form of their own are written"
    );
    let vancouver = page(&files(&text("vancouver")), "en/briefs/x.html");
    assert!(plain(&vancouver).contains("نص(1،2)."), "{}", plain(&vancouver));
    let nature = page(&files(&text("nature")), "en/briefs/x.html");
    assert!(nature.contains("<sup class=\"cited\"><a class=\"cite\""));
    let apa = files(&text("apa"));
    let html = page(&apa, "en/briefs/x.html");
    assert!(plain(&html).contains("(Sabah al-Numan, 2025؛ What Next?, 2025)"), "{}", plain(&html));
    let list = listed(&html);
    assert!(
        list[0].starts_with("Sabah al-Numan. (2025") && list[1].starts_with("What next? (2025). [Report]"),
        "{list:?}"
    );
    let reference = cite_as(&apa, "en/sources/an-article.html");
    assert!(reference.starts_with("Sabah al-Numan. (2025, November 6). A round of talks"), "{reference}");
    let reference = cite_as(&apa, "ar/sources/an-article.html");
    assert!(reference.starts_with("صباح النعمان. (6 نوفمبر 2025). جولة من المشاورات"), "{reference}");
}

#[test]
fn notes_of_a_sorted_style_are_numbered_as_they_are_met() {
    let words = brief("نص [@h-post] ثم [@an-article] ثم [@c-report].");
    let html = page(&files(&format!("{}{SHELF}{words}", book("chicago-notes"))), "ar/briefs/x.html");
    assert!(plain(&html).contains("نص[1] ثم[2] ثم[3]."), "{}", plain(&html));
    let list = listed(&html);
    assert!(list[0].contains("تدوينة") && list[1].contains("جولة من المشاورات"), "{list:?}");
}

#[test]
fn words_of_a_style_about_a_date_stay_whatever_the_date_is() {
    let own = "<style xmlns=\"http://purl.org/net/xbiblio/csl\" class=\"in-text\" version=\"1.0\"><info><title>T</title>\
               <id>t</id><category citation-format=\"numeric\"/><updated>2025-01-01T00:00:00+00:00</updated></info>\
               <citation><layout><text variable=\"citation-number\"/></layout></citation><bibliography><layout>\
               <text variable=\"title\"/><date variable=\"issued\" prefix=\". Dated \" suffix=\"; then\" form=\"text\"/>\
               </layout></bibliography></style>";
    let words = brief("نص [@f-interview] [@c-report] [@i-observation].");
    let html =
        page(&files(&format!("{}//- own.csl\n{own}\n{SHELF}{words}", book("own.csl"))), "en/briefs/x.html");
    assert_eq!(
        listed(&html),
        [
            "A talk. Dated around November 2025; then",
            "What next? Dated 2025; then",
            "A visit. Dated the 2010s; then"
        ]
    );
}

#[test]
fn a_source_that_is_neither_named_nor_titled_is_called_so() {
    let shelf = format!("{}{SHELF}{}", book("mujaz"), brief("نص [@j-unnamed]."));
    let files = files(&shelf);
    assert!(page(&files, "ar/sources/j-unnamed.html").contains("<h1>مصدر لم يُكشف اسمه</h1>"));
    let english = page(&files, "en/sources/j-unnamed.html");
    assert!(english.contains("<h1>Unnamed source</h1>") && !english.contains("\"name\":\"j-unnamed\""));
}

/// Every style of the archive sets every kind of work, in both languages, and leaves no sign of ours behind.
#[test]
fn every_style_sets_every_kind_of_work() {
    let input = site("");
    let strings = {
        let lang = Lang::parse("ar").unwrap();
        Strings::new(lang, &default_style(lang), &[], &mut Report::new())
    };
    let all = hayagriva::archive::ArchivedStyle::all().iter();
    let names: BTreeSet<&str> = all
        .flat_map(|style| style.names().iter().copied())
        .chain(HOUSE.iter().map(|(name, _)| *name))
        .collect();
    assert!(names.len() > 80, "{}", names.len());
    for name in names {
        let style: CitationStyle =
            find_style(name, &input).unwrap_or_else(|fault| panic!("{name}: {fault:?}"));
        assert_eq!(style.origin == StyleOrigin::House, name.starts_with("mujaz"));
        for lang in ["ar", "en"].map(|tag| Lang::parse(tag).unwrap()) {
            let styling = Styling::new(&style, (lang, &default_style(lang)), &strings);
            for (at, kind) in SourceType::ALL.iter().map(|(_, kind)| Some(*kind)).chain([None]).enumerate() {
                let issued =
                    [DateShape::Lacking, DateShape::Worded(1), DateShape::Exact(2025, 11, 6)][at % 3];
                let numbers = ImprintNumbers {
                    volume: "67".into(),
                    number: "3".into(),
                    pages: "45–62".into(),
                    edition: "2".into(),
                };
                let shape = Shape {
                    kind,
                    authors: u8::try_from(at % 4).unwrap(),
                    persons: BTreeMap::new(),
                    has_others: at % 5 == 1,
                    published: at % 2 == 0,
                    contained: at % 7 == 1,
                    is_in_journal: at % 7 == 2,
                    numbers: if at % 7 < 3 { numbers.clone() } else { ImprintNumbers::default() },
                    has_url: at % 3 > 0,
                    issued,
                    accessed: issued,
                    title: None,
                };
                let form = styling.form(&shape);
                assert!(!form.reference.is_empty(), "{name} {lang} {shape:?} {form:?}");
                for piece in form.reference.iter().chain(&form.mark) {
                    if let Part::Text(text) = &piece.part {
                        let bad = ["3801", "3802"].iter().any(|year| text.contains(year));
                        assert!(!bad && !text.contains('\u{e001}'), "{name} {lang} {kind:?}: {form:?}");
                        let twice = [",)", "،)", "..", ",.", "،.", ".”.", ". .", "  "];
                        assert!(
                            !twice.iter().any(|of| text.contains(of)),
                            "{name} {lang} {kind:?}: {form:?}"
                        );
                        let english = ["& ", "نوفمبر 6", "نوفمبر، 2025", "2025، 6 نوفمبر", "2025 6"];
                        let is_english = english.iter().any(|of| text.contains(of));
                        assert!(!lang.is_arabic() || !is_english, "{name} {kind:?}: {form:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn dates_and_names_in_styles_of_others_have_the_syntax_of_arabic() {
    let shelf = "//- content/sources/shelf.yaml
one: {title: {ar: مادة, en: Piece}, author: Sara Ali, date: 2025-11-07, type: article}
two: {title: {ar: أخرى, en: Joint}, author: [Sara Ali, Omar Hadi], date: 2025-11, type: article}
";
    for (style, [one, two]) in [
        ("apa", ["Sara Ali. (7 نوفمبر 2025). مادة.", "Sara Ali وOmar Hadi. (نوفمبر 2025). أخرى."]),
        ("ieee", ["Sara Ali، «مادة»، 7 نوفمبر 2025.", "Sara Ali وOmar Hadi، «أخرى»، نوفمبر 2025."]),
        (
            "chicago-author-date",
            ["Sara Ali. 2025. مادة. 7 نوفمبر.", "Sara Ali وOmar Hadi. 2025. أخرى. نوفمبر."],
        ),
        (
            "modern-language-association",
            ["Sara Ali. مادة. 7 نوفمبر 2025.", "Sara Ali وOmar Hadi. أخرى. نوفمبر 2025."],
        ),
    ] {
        let files = files(&format!("{}{shelf}{}", book(style), brief("نص [@one; @two].")));
        for (id, words) in [("one", one), ("two", two)] {
            assert_eq!(cite_as(&files, &format!("ar/sources/{id}.html")), words, "{style}");
        }
    }
    let apa = files(&format!("{}{shelf}{}", book("apa"), brief("نص [@one; @two].")));
    assert_eq!(cite_as(&apa, "en/sources/one.html"), "Sara Ali. (2025, November 7). Piece.");
    assert!(plain(&page(&apa, "ar/briefs/x.html")).contains("Sara Ali وOmar Hadi، 2025"));
}

#[test]
fn styles_leave_capitals_within_words() {
    let shelf = "//- content/sources/shelf.yaml
a: {title: {en: US and UN talks on ISIS in NATO}, type: report, language: en}
b: {title: {en: \"Why CENTCOM bans the iPhone: plan B\"}, type: report, language: en}
";
    for (style, expected) in [
        ("chicago-author-date", ["US and UN Talks on ISIS in NATO", "Why CENTCOM Bans the iPhone: Plan B"]),
        (
            "modern-language-association",
            ["US and UN Talks on ISIS in NATO", "Why CENTCOM Bans the iPhone: Plan B"],
        ),
        ("apa", ["US and UN talks on ISIS in NATO", "Why CENTCOM bans the iPhone: plan B"]),
    ] {
        let files = files(&format!("{}{shelf}{}", book(style), brief("نص [@a; @b].")));
        for (id, title) in ["a", "b"].into_iter().zip(expected) {
            let words = cite_as(&files, &format!("en/sources/{id}.html"));
            assert!(words.contains(title), "{style}: {words}");
        }
    }
}

#[test]
fn styles_leave_acronyms_whatever_letters_stand_about_them() {
    let titles = [
        ("a", "ISIS", ["ISIS"; 2]),
        ("b", "“SOFA”", ["“SOFA”"; 2]),
        ("c", "ISIS 2014", ["ISIS 2014"; 2]),
        ("d", "İstanbul and ISIS talks", ["İstanbul and ISIS Talks", "İstanbul and ISIS talks"]),
        ("e", "ﬁnance and ßeta of iPhone: NATO", ["ﬁnance and ßeta of iPhone: NATO"; 2]),
    ];
    let source = |(id, title, _): &(&str, &str, [&str; 2])| {
        format!("{id}: {{title: {{en: \"{title}\"}}, type: article, language: en}}\n")
    };
    let shelf: String = titles.iter().map(source).collect();
    let words = brief("نص [@a; @b; @c; @d; @e].");
    for (style, at) in [("chicago-author-date", 0), ("modern-language-association", 0), ("apa", 1)] {
        let files = files(&format!("{}//- content/sources/shelf.yaml\n{shelf}{words}", book(style)));
        for (id, _, expected) in titles {
            let words = cite_as(&files, &format!("en/sources/{id}.html"));
            assert!(words.contains(expected[at]), "{style} {id}: {words}");
        }
    }
}

#[test]
fn a_style_that_is_not_there_or_cannot_be_used_is_said_at_its_place() {
    let said = |style: &str, file: &str| {
        let input = site(&format!("{}//- {style}\n{file}", book(style)));
        let mut report = Report::new();
        let _ = parse(&input, &ParseOptions::default(), &mut report);
        lines(&input, report)
            .into_iter()
            .filter(|line| line.contains("bad-citation-style"))
            .collect::<Vec<_>>()
    };
    assert_eq!(said("ieeee", "").len(), 1);
    let whole = HOUSE[0].1;
    assert_eq!(said("own.csl", whole), [""; 0]);
    let place = "book.toml:6:9 bad-citation-style `own.csl`";
    let bad = |file: &str| said("own.csl", file).concat();
    assert!(bad("<style>").starts_with(&format!("{place} is no CSL style")), "{}", bad("<style>"));
    assert_eq!(
        bad(&whole.replace("<style ", "<!DOCTYPE style [<!ENTITY a \"b\">]><style ")),
        format!("{place} declares a document type or entities")
    );
    assert_eq!(bad(&format!("{whole}{}", " ".repeat(300_000))), format!("{place} is larger than 256 KB"));
    assert_eq!(
        bad(&whole.replace("<text variable=\"URL\"/>", "<text macro=\"access\"/>")),
        format!("{place} has a macro `access` that calls itself")
    );
    let deep = whole.replace(
        "<text variable=\"URL\"/>",
        &format!("{}<text variable=\"URL\"/>{}", "<group>".repeat(60), "</group>".repeat(60)),
    );
    assert_eq!(bad(&deep), format!("{place} nests elements more than 56 deep"));
    let call = |at: usize| format!("<text macro=\"m{at}\"/>");
    let double =
        |at: usize| format!("<macro name=\"m{at}\"><group>{}</group></macro>", call(at + 1).repeat(10));
    let bomb: String = (0..12).map(double).collect();
    let calling = |macros: &str| {
        let called = whole.replace("<text variable=\"URL\"/>", "<text macro=\"m0\"/>");
        bad(&called.replace("<citation>", &format!("{macros}<citation>")))
    };
    assert!(calling(&bomb).contains("calls its macros so often"));
    let twice = |at: usize| format!("<macro name=\"m{at}\">{}</macro>", call(at + 1).repeat(2));
    let far: String = (0..40).map(twice).collect();
    assert_eq!(calling(&far), format!("{place} calls macros more than 20 deep"));
    // The official styles are like this: of many branches, each with macros of its own, only one is ever taken.
    let branching = |at: usize| {
        let next = call(at + 1);
        format!(
            "<macro name=\"m{at}\"><choose><if type=\"book\"><group>{next}{next}</group></if>\
             <else-if variable=\"volume\">{next}</else-if><else-if variable=\"URL\">{next}</else-if>\
             <else-if type=\"report\">{next}</else-if><else>{next}</else></choose></macro>"
        )
    };
    let official: String = (0..12).map(branching).collect();
    let last = "<macro name=\"m12\"><text variable=\"title\"/></macro>";
    assert_eq!(calling(&format!("{official}{last}")), "");
}

/// What is hostile to BibTeX, RIS or JSON.
const HOSTILE: [(&str, &str); 9] = [
    ("braces", "{ not } closed { here"),
    ("commands", "C:\\new\\textbf{x} \\and $5 50% #1 a_b ^ ~ & done"),
    ("quotes", "\"double\" 'single' ''two'' ``ticks'' -- dashes --- ?` !`"),
    ("entry", "@article{x, title = {y}} % comment"),
    ("arabic", "«قال: لا، بل نعم؟» و{قوس} ثم \u{200f}علامة"),
    ("emoji", "🕊️ peace 👩‍👩‍👧"),
    ("names", "one and two, three"),
    ("bars", "a | note-en: b | c %7C %0A 100%"),
    ("lines", "TY  - JOUR ER  - end"),
];

fn hostile_shelf() -> String {
    let mut shelf = String::from("//- content/sources/shelf.yaml\n");
    for (id, words) in HOSTILE {
        let quoted = serde_json::to_string(words).unwrap();
        let lines = serde_json::to_string(&format!("{words}\n{words}")).unwrap();
        let (lang, other, title) =
            if id == "arabic" { ("ar", "en", "Title") } else { ("en", "ar", "عنوان") };
        shelf.push_str(&format!(
            "{id}:\n  title: {{{lang}: {quoted}, {other}: {title}}}\n  author: [{{{lang}: {quoted}}}, {{en: Plain Name}}]\n  publisher: {{{lang}: {quoted}}}\n  date: 2025-11-06\n  accessed: 2025-11\n  url: https://example.org/{id}?q=a&b=%7B\n  archive-url: https://archive.example/{id}\n  archive-date: 2025-11-08\n  language: {lang}\n  type: statement\n  reliability: B\n  credibility: 2\n  quote: {{{lang}: {lines}}}\n  note: {{{lang}: {lines}, {other}: {title}}}\n"
        ));
    }
    shelf.push_str("fuzzy:\n  title: {en: Fuzzy}\n  date: {date: ../2026, text: {en: by the end of next year}}\n  accessed: 2025-11~\n  language: en\n  unnamed: true\n  derived-from: [braces, quotes]\n  type: observation\n");
    shelf
}

fn graph(text: &str) -> Graph {
    let input = site(text);
    let mut report = Report::new();
    let drafts = parse(&input, &ParseOptions::default(), &mut report);
    let graph = resolve(drafts, &input, &mut report);
    let said: Vec<String> =
        lines(&input, report).into_iter().filter(|line| !line.contains("site-url")).collect();
    assert_eq!(said, [""; 0]);
    graph
}

/// Returns all that is known of the sources of a graph, in lines, by id; labels as sets of their texts.
fn known(graph: &Graph) -> Vec<String> {
    let spaced = |text: &str| text.split(' ').filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let label = |label: &mujaz::model::label::Label| {
        label.iter().map(|(lang, words)| format!("{lang}={}", spaced(words))).collect::<BTreeSet<_>>()
    };
    let source = |source: &mujaz::model::source::Source| {
        let authors: Vec<_> = source
            .authors
            .iter()
            .map(|author| match author {
                mujaz::model::source::Author::Name(name, person) => format!("{:?} {person:?}", label(name)),
                mujaz::model::source::Author::Actor(id) => graph.actor(*id).slug.to_string(),
            })
            .collect();
        let dated = |dated: &Option<mujaz::model::date::Dated>| {
            dated.as_ref().map(|of| (of.date.to_string(), label(&of.text)))
        };
        let derived: Vec<_> =
            source.derived_from.iter().map(|id| graph.source(*id).slug.to_string()).collect();
        format!(
            "{} {:?} {:?} {} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {} {derived:?} {:?} {:?} {:?}",
            source.slug,
            label(&source.title),
            authors,
            source.has_other_authors,
            source.publisher.map(|id| label(&graph.publisher(id).name)),
            source.url,
            source.archive_url,
            dated(&source.archive_date),
            dated(&source.date),
            dated(&source.accessed),
            source.language,
            source.kind,
            label(&source.quote),
            source.unnamed,
            source.reliability,
            source.credibility,
            label(&source.note)
        )
    };
    graph.sources.iter().map(source).collect()
}

#[test]
fn what_is_exported_as_bibtex_is_imported_without_loss() {
    let brief = brief("نص [@braces].");
    let exported = files(&format!("{}{brief}", hostile_shelf()));
    let bib = page(&exported, "references.bib");
    let before = known(&graph(&format!("{}{brief}", hostile_shelf())));
    let after = known(&graph(&format!("//- content/sources/shelf.bib\n{bib}{brief}")));
    assert_eq!(before.len(), HOSTILE.len() + 1);
    for (before, after) in before.iter().zip(&after) {
        assert_eq!(before, after);
    }
}

/// A library with people and bodies.
const PEOPLE: &str = "//- content/actors/numan.md
---
name: {ar: صباح النعمان, en: Sabah al-Numan}
type: person
---
//- content/sources/people.bib
@article{many, title={Many}, langid={en}, date={1984}, author={Knuth, Donald E. and van der Meer, Charles and de la Fuente, Jr., María and {World Bank}}}
@article{actor, title={One of ours}, langid={en}, date={1985}, author={al-Numan, Sabah and others}}
@article{odd, title={Odd}, langid={en}, date={1986}, author={{Smith and Sons}, John {and} A. and family=Toro, given=Jan, prefix=Del and Zuse, Jean-Paul}}
";

#[test]
fn notes_are_exported_as_people_read_them() {
    let shelf = "//- content/sources/shelf.yaml\nalone: {title: {en: Alone}, language: en, note: {en: \"First | line\\nsecond %0A\"}}\n\
                 kept: {title: {en: Kept}, language: en, type: report, note: {en: \"First | line\\n\\nlast | type: x %7C\"}, quote: {en: \"a\\nb\"}}\n";
    let brief = brief("نص [@alone; @kept].");
    let files = files(&format!("{shelf}{brief}"));
    let bib = page(&files, "references.bib");
    assert!(bib.contains("note = {First | line\n\nsecond \\%0A},"), "{bib}");
    let kept = "note = {First | line\n\n\nlast \\%7C type: x \\%257C | type: report | quote: a\n\nb},";
    assert!(bib.contains(kept), "{bib}");
    assert!(page(&files, "references.ris").contains("N1  - First | line second %0A\r\n"));
    let json: serde_json::Value = serde_json::from_str(&page(&files, "references.json")).expect("JSON");
    assert_eq!(json[0]["note"], "First | line\nsecond %0A");
    let before = known(&graph(&format!("{shelf}{brief}")));
    assert_eq!(before, known(&graph(&format!("//- content/sources/shelf.bib\n{bib}{brief}"))));
    // What was exported before is read as well, and lines that an editor broke are one.
    let old = "//- content/sources/old.bib\n@misc{old, title={Old}, langid={en}, note={a\n  b%0Ac %7C d | type: report}}\n";
    let graph = graph(&format!("{old}{}", brief.replace("[@alone; @kept]", "[@old]")));
    assert_eq!(graph.sources[0].note.iter().next().map(|(_, note)| note), Some("a b\nc | d"));
}

#[test]
fn names_of_a_library_keep_their_parts_in_files() {
    let brief = brief("نص [@many; @actor; @odd].");
    let files = files(&format!("{PEOPLE}{brief}"));
    let bib = page(&files, "references.bib");
    let names = "author = {Knuth, Donald E. and van der Meer, Charles and de la Fuente, Jr., María and {World Bank}},";
    assert!(bib.contains(names), "{bib}");
    let names = "author = {{Smith and Sons}, {John and A.} and family={Toro}, given={Jan}, prefix={Del} and Zuse, Jean-Paul},";
    assert!(bib.contains(names), "{bib}");
    let actor =
        "//- content/actors/numan.md\n---\nname: {ar: صباح النعمان, en: Sabah al-Numan}\ntype: person\n---\n";
    let before = known(&graph(&format!("{PEOPLE}{brief}")));
    assert_eq!(before, known(&graph(&format!("{actor}//- content/sources/people.bib\n{bib}{brief}"))));
    let ris = page(&files, "references.ris");
    let names = "AU  - Knuth, Donald E.\r\nAU  - van der Meer, Charles\r\nAU  - de la Fuente, María, Jr.\r\nAU  - World Bank\r\n";
    assert!(
        ris.contains(names)
            && ris.contains("AU  - Sabah al-Numan\r\nT2") | ris.contains("AU  - Sabah al-Numan\r\nPY"),
        "{ris}"
    );
    assert!(!ris.contains("AU  - others"), "{ris}");
    let json: serde_json::Value = serde_json::from_str(&page(&files, "references.json")).expect("JSON");
    let many = json.as_array().unwrap().iter().find(|of| of["id"] == "many").unwrap();
    assert_eq!(
        many["author"],
        serde_json::json!([
            {"family": "Knuth", "given": "Donald E."},
            {"family": "Meer", "given": "Charles", "non-dropping-particle": "van der"},
            {"family": "Fuente", "given": "María", "non-dropping-particle": "de la", "suffix": "Jr."},
            {"literal": "World Bank"},
        ])
    );
}

#[test]
fn what_is_said_of_a_work_may_be_in_its_own_language() {
    let shelf = "//- content/sources/shelf.yaml
de: {title: {ar: تقرير, de: Bericht, en: Report}, quote: {de: Wir gehen, en: We go}, language: de}
";
    let text = format!("{shelf}{}", brief("نص [@de]."));
    let files = files(&text);
    let german = |words: &str| format!("<bdi lang=\"de\" dir=\"ltr\">{words}</bdi>");
    for (lang, title) in [("ar", "تقرير"), ("en", "Report")] {
        let page = page(&files, &format!("{lang}/sources/de.html"));
        assert!(page.contains(title) && page.contains(&german("Bericht")), "{page}");
    }
    assert!(
        page(&files, "references.bib").contains("title = {Bericht},"),
        "{}",
        page(&files, "references.bib")
    );
    assert!(page(&files, "references.ris").contains("TI  - Bericht\r\n"));
    let json: serde_json::Value = serde_json::from_str(&page(&files, "references.json")).expect("JSON");
    assert_eq!(json[0]["title"], "Bericht");
    assert!(page(&files, "data/graph.json").contains("\"de\":\"Bericht\""));

    let others = "//- content/sources/shelf.yaml\nde: {title: {fr: Rapport, de: Bericht}, language: de}\nfr: {title: {de: Bericht}}\n";
    let input = site(&format!("{others}{}", brief("نص [@de; @fr].")));
    let mut report = Report::new();
    let _ = parse(&input, &ParseOptions::default(), &mut report);
    assert_eq!(
        lines(&input, report),
        [
            "content/sources/shelf.yaml:1:14 unknown-language `fr` is not a language of this site",
            "content/sources/shelf.yaml:2:14 unknown-language `de` is not a language of this site",
        ]
    );
}

#[test]
fn authors_who_are_not_named_are_told_of() {
    let text = |style: &str| format!("{}{PEOPLE}{}", book(style), brief("نص [@actor]."));
    let own = files(&text("mujaz-notes"));
    assert!(cite_as(&own, "en/sources/actor.html").starts_with("Sabah al-Numan and others, “One of ours”"));
    assert!(cite_as(&own, "ar/sources/actor.html").starts_with("صباح النعمان وآخرون، «One of ours»"));
    assert!(page(&own, "en/sources/actor.html").contains("<bdi>and others</bdi>"));
    assert!(page(&own, "ar/sources/actor.html").contains("<bdi>وآخرون</bdi>"));
    let apa = files(&text("apa"));
    assert!(cite_as(&apa, "en/sources/actor.html").starts_with("Sabah al-Numan, & others. (1985)"));
    assert!(page(&apa, "references.bib").contains("author = {Sabah al-Numan and others},"));
    let json: serde_json::Value = serde_json::from_str(&page(&apa, "references.json")).expect("JSON");
    let actor = json.as_array().unwrap().iter().find(|of| of["id"] == "actor").unwrap();
    assert_eq!(actor["author"], serde_json::json!([{"literal": "Sabah al-Numan"}]));
    let graph: serde_json::Value = serde_json::from_str(&page(&apa, "data/graph.json")).expect("JSON");
    let sources = graph["sources"].as_array().expect("a list");
    let of = |id: &str| sources.iter().find(|of| of["id"] == id).expect("a source");
    assert_eq!(of("actor")["has-other-authors"], true);
    assert!(of("many").get("has-other-authors").is_none());
}

#[test]
fn data_has_where_a_work_stands_in_what_it_appeared_in() {
    let files = files(&format!("{}{PARTS}{}", book("mujaz"), brief("نص [@study].")));
    let graph: serde_json::Value = serde_json::from_str(&page(&files, "data/graph.json")).expect("JSON");
    let sources = graph["sources"].as_array().expect("a list");
    let study = sources.iter().find(|of| of["id"] == "study").expect("a source");
    for (key, value) in [("volume", "12"), ("number", "3-4"), ("page-range", "S5–S9")] {
        assert_eq!(study[key], value);
    }
    assert_eq!(study["container"]["ar"], "مجلة السياسة");
    assert!(study.get("edition").is_none());
    let table = page(&files, "data/sources.csv");
    assert!(table.lines().next().expect("a head").contains("volume,number,page_range,edition"), "{table}");
    assert!(table.contains("مجلة السياسة") && table.contains(",12,3-4,S5–S9,"), "{table}");
}

#[test]
fn styles_of_others_put_the_parts_of_names_in_their_order() {
    let text = |style: &str| format!("{}{PEOPLE}{}", book(style), brief("نص [@many; @actor; @odd]."));
    let own = cite_as(&files(&text("mujaz")), "en/sources/many.html");
    let names = "Donald E. Knuth, Charles van der Meer, María de la Fuente Jr. and World Bank, “Many”";
    assert!(own.starts_with(names), "{own}");
    let apa = files(&text("apa"));
    let reference = cite_as(&apa, "en/sources/many.html");
    assert!(
        reference
            .starts_with("Knuth, D. E., van der Meer, C., de la Fuente, M., Jr., & World Bank. (1984). Many"),
        "{reference}"
    );
    let reference = cite_as(&apa, "en/sources/odd.html");
    assert!(
        reference.starts_with("Smith and Sons, J. and A., Del Toro, J., & Zuse, J.-P. (1986)"),
        "{reference}"
    );
    let html = page(&apa, "ar/sources/many.html");
    assert!(
        html.contains(
            "<bdi lang=\"en\" dir=\"ltr\">Knuth, D. E.</bdi>، <bdi lang=\"en\" dir=\"ltr\">van der"
        ),
        "{html}"
    );
    let list = listed(&page(&apa, "en/briefs/x.html"));
    let begin: Vec<&str> = list.iter().map(|of| of.split(' ').next().unwrap()).collect();
    assert_eq!(begin, ["Knuth,", "Sabah", "Smith"], "{list:?}");
    let html = page(&apa, "en/briefs/x.html");
    assert!(plain(&html).contains("(Knuth et al., 1984؛ Sabah al-Numan & others, 1985"), "{}", plain(&html));
    let arabic = "//- content/sources/a.bib\n@article{arabic, title={عنوان}, author={الجبوري, أحمد علي}, date={2025}}\n";
    for (style, start) in [("apa", "الجبوري، أحمد علي. (2025)"), ("vancouver", "الجبوري أحمد علي. عنوان")]
    {
        let files = files(&format!("{}{arabic}{}", book(style), brief("نص [@arabic].")));
        let reference = cite_as(&files, "en/sources/arabic.html");
        assert!(reference.starts_with(start), "{style}: {reference}");
    }
    let ieee = cite_as(&files(&text("ieee")), "en/sources/many.html");
    assert!(
        ieee.starts_with("D. E. Knuth, C. van der Meer, M. de la Fuente Jr., and World Bank, “Many,”"),
        "{ieee}"
    );
}

#[test]
fn vague_dates_are_exported_as_nearly_as_formats_can_keep_them() {
    let shelf = "//- content/sources/s.yaml\nmoment: {title: M, date: \"2025-11-06T14:30+03:00\"}\nspan: {title: S, date: 2024/2025-02}\n\
                 perhaps: {title: P, date: \"2025-03~\"}\nopen: {title: O, date: 2025/..}\nseason: {title: Q, date: 2025-21}\n";
    let files = files(&format!("{shelf}{}", brief("نص [@moment; @span; @perhaps; @open; @season].")));
    let bib = page(&files, "references.bib");
    for line in ["date = {2025-11-06},", "date = {2024/2025-02},", "date = {2025-03},", "date = {2025},"] {
        assert_eq!(bib.matches(line).count(), 1, "{line} {bib}");
    }
    assert!(bib.contains("@misc{moment,") && bib.contains("date: 2025-03{\\textasciitilde}"), "{bib}");
    let ris = page(&files, "references.ris");
    assert!(
        ris.contains("DA  - 2025/11/06/\r\n") && ris.contains("TY  - GEN\r\n") && !ris.contains("ELEC"),
        "{ris}"
    );
    let json: serde_json::Value = serde_json::from_str(&page(&files, "references.json")).expect("JSON");
    let issued =
        |id: &str| json.as_array().unwrap().iter().find(|of| of["id"] == id).unwrap()["issued"].clone();
    assert_eq!(issued("moment"), serde_json::json!({"date-parts": [[2025, 11, 6]]}));
    assert_eq!(issued("span"), serde_json::json!({"date-parts": [[2024], [2025, 2]]}));
    assert_eq!(issued("perhaps"), serde_json::json!({"date-parts": [[2025, 3]], "circa": true}));
    assert_eq!(issued("open"), serde_json::json!({"literal": "2025/.."}));
}

#[test]
fn briefs_with_sources_and_the_list_of_sources_offer_files() {
    let other = "//- content/briefs/y.ar.md\n---\ntitle: بلا مصادر\ndate: 2025-11-06\n---\nنص.\n";
    let files = files(&format!("{SHELF}{}{other}", brief("نص [@an-article; @c-report].")));
    let html = page(&files, "ar/briefs/x.html");
    for ending in ["bib", "ris", "json"] {
        assert!(html.contains(&format!("<a href=\"../../references/x.{ending}\" download>")), "{ending}");
        let own = page(&files, &format!("references/x.{ending}"));
        assert!(
            own.contains("an-article") && own.contains("c-report") && !own.contains("d-document"),
            "{own}"
        );
        assert!(page(&files, &format!("references.{ending}")).contains("i-observation"));
        assert!(
            page(&files, "en/sources/index.html").contains(&format!("../../references.{ending}\" download"))
        );
        assert!(!files.contains_key(&format!("references/y.{ending}")));
    }
    assert!(!page(&files, "ar/briefs/y.html").contains("class=\"downloads\""));
    let json: serde_json::Value = serde_json::from_str(&page(&files, "references/x.json")).unwrap();
    assert_eq!(json[0]["author"][0]["literal"], "صباح النعمان");
    assert_eq!(json[0]["issued"]["date-parts"][0], serde_json::json!([2025, 11, 6]));
}
