//! Claims and what they rest on, statements and corrections, on pages and to editors.

use crate::support::{BOOK, files, lines, page, site};
use mujaz::session::{SessionOptions, prepare};

const LIBRARY: &str = "
//- content/actors/numan.md
---
name: {ar: صباح النعمان, en: Sabah al-Numan}
type: person
---
//- content/actors/centcom.md
---
name: CENTCOM
type: military
---
//- content/sources/library.yaml
agency: {title: The wire, reliability: B, credibility: 2}
daily: {title: The daily, derived-from: [agency], reliability: F}
evening: {title: The evening paper, derived-from: [daily]}
official: {title: An official, unnamed: true, type: interview}
leak: {title: The leak, derived-from: [official], reliability: D}
both: {title: The digest, derived-from: [agency, official]}
both-too: {title: The second digest, derived-from: [agency, official]}
insider: {title: An insider, unnamed: true}
rumour: {title: A rumour, unnamed: true, derived-from: [agency]}
hearsay: {title: Hearsay, derived-from: [official, insider]}
page-a: {title: A page, url: \"https://www.news.example.org/a/#top\"}
page-b: {title: The same page, url: \"http://news.example.org/a\"}
page-c: {title: Its copy, archive-url: \"https://web.archive.org/web/20251107000000/https://news.example.org/a\"}
numan-3: {title: His article, author: {en: Sabah al-Numan}}
numan-1: {title: His statement, type: statement, author: numan, language: ar, date: 2025-11-06}
numan-2: {title: His interview, type: interview, author: numan}
wire: {title: What the wire says, derived-from: [numan-1]}
release: {title: A release, type: statement, publisher: centcom}
post: {title: A post, type: social-post, publisher: centcom}
centcom-1: {title: Their announcement, type: statement, author: centcom}
";

/// Returns the Arabic and the English page of a brief with these key points.
fn standing(points: &str) -> [String; 2] {
    let text = format!(
        "{LIBRARY}//- content/briefs/2025-11-07-a.ar.md\n---\ntitle: ع\nsummary:\n{points}\n---\n\
         //- content/briefs/2025-11-07-a.en.md\n---\ntitle: A\nsummary:\n{points}\n---\n"
    );
    let files = files(&text);
    ["ar", "en"].map(|lang| page(&files, &format!("{lang}/briefs/2025-11-07-a.html")))
}

/// Returns what the first key point of an English page is said to rest on, without markup.
fn words(points: &str) -> String {
    said(&standing(points)[1])
}

fn said(page: &str) -> String {
    let start = page.find("<p class=\"standing").expect("a standing");
    let end = page[start..].find("<a class=\"permalink").expect("its link") + start;
    plain(&page[start..end])
}

fn plain(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    text.replace("&nbsp;", " ").trim().to_owned()
}

/// Asserts what readers are told beside key points.
fn assert_each(cases: &[(&str, &str)]) {
    for (point, expected) in cases {
        assert_eq!(words(&format!("  - {point}")), *expected, "{point}");
    }
}

#[test]
fn independent_sources_are_counted_in_words() {
    let cases = [
        ("X", "No source is cited"),
        (
            "X [@agency]",
            "Rests on one source · Source: usually reliable (B) · Information: probably true (2)",
        ),
        ("X [@official]", "Rests on one source, who is not named"),
        (
            "X [@leak]",
            "Rests on one source, which repeats one who is not named · It repeats: An official · Source: not usually reliable (D)",
        ),
        (
            "X [@leak; @official]",
            "Rests on 2 sources that come down to one, who is not named · Shared origin: An official · Best grade of a source: not usually reliable (D)",
        ),
        (
            "X [@daily; @evening]",
            "Rests on 2 sources that are not independent of each other · Shared origin: The wire · Best grade of a source: reliability cannot be judged (F)",
        ),
        (
            "X [@daily; @centcom-1]",
            "Rests on 2 independent sources · Best grade of a source: reliability cannot be judged (F) · Stated by: CENTCOM",
        ),
        (
            "X [@daily; @evening; @numan-1]",
            "Rests on 3 sources, 2 of them independent of each other · Best grade of a source: reliability cannot be judged (F) · Said by: Sabah al-Numan",
        ),
        // A digest of both adds no third voice, and takes none away.
        (
            "X [@agency; @official; @both]",
            "Rests on 3 sources, 2 of them independent of each other · Best grade of a source: usually reliable (B) · Best grade of the information: probably true (2)",
        ),
        // Who repeats somebody who is named as well does not rest on the unnamed alone.
        ("X [@both]", "Rests on one source · It repeats: The wire, An official"),
        (
            "X [@both; @both-too]",
            "Rests on 2 sources that are not independent of each other · Shared origin: The wire, An official",
        ),
        ("X [@official; @insider]", "Rests on 2 independent sources, none of them named"),
        // Who is not named is so, also where only a report tells of them.
        ("X [@rumour]", "Rests on one source, who is not named · It repeats: The wire"),
        (
            "X [@hearsay]",
            "Rests on one source, which repeats people who are not named · It repeats: An insider, An official",
        ),
    ];
    assert_each(&cases);
}

#[test]
fn what_makes_sources_one_is_named() {
    let cases = [
        // What is read at one address is one work.
        (
            "X [@page-a; @page-b]",
            "Rests on 2 sources that are not independent of each other · Common to all: \u{2068}news.example.org/a\u{2069}",
        ),
        (
            "X [@page-b; @page-c]",
            "Rests on 2 sources that are not independent of each other · Common to all: \u{2068}news.example.org/a\u{2069}",
        ),
        (
            "X [@numan-1; @numan-3]",
            "Rests on 2 sources that are not independent of each other · Common to all: Sabah al-Numan · Said by: Sabah al-Numan",
        ),
        // One man speaks twice.
        (
            "X [@numan-1; @numan-2]",
            "Rests on 2 sources that are not independent of each other · Common to all: Sabah al-Numan · Said by: Sabah al-Numan",
        ),
        // Words that a report repeats are said by whoever said them.
        ("X [@wire]", "Rests on one source · It repeats: His statement · Said by: Sabah al-Numan"),
        // A body speaks in what it publishes without an author, in statements as in posts.
        (
            "X [@release; @post]",
            "Rests on 2 sources that are not independent of each other · Common to all: CENTCOM · Stated by: CENTCOM",
        ),
    ];
    assert_each(&cases);
}

#[test]
fn a_key_point_is_words_whatever_it_begins_with() {
    let shown = |point: &str| {
        let page = &standing(&format!("  - {point}"))[1];
        let start = page.find("<span class=\"point-words\">").expect("a key point");
        let end = page[start..].find("<p class=\"standing").expect("what it rests on") + start;
        plain(&page[start..end]).replace("[1]", "")
    };
    for (point, words) in [
        ("2025. That was the year [@agency].", "2025. That was the year."),
        ("\"- dash [@agency]\"", "- dash"),
        ("\"+ 12 tanks came [@agency].\"", "+ 12 tanks came."),
        ("\"> so it was [@agency]\"", "&gt; so it was"),
        ("\"# 1 of 3 [@agency]\"", "# 1 of 3"),
        ("\"*All* of \\\"them\\\" [@agency].\"", "All of “them”."),
        ("\"'Tis so [@agency].\"", "‘Tis so."),
        ("\"[[numan]] spoke [@agency].\"", "Sabah al-Numan spoke."),
        ("\"One line\\n- and another [@agency].\"", "One line - and another."),
    ] {
        assert_eq!(shown(point), words, "{point}");
    }
    assert!(!words("  - 2025. That was the year [@agency].").contains("No source"));
}

#[test]
fn sources_in_a_circle_share_an_origin_wherever_it_was_entered() {
    let text = |point: &str| {
        format!(
            "//- book.toml\n{BOOK}[check]\ncircular-source = \"warn\"\n//- content/sources/library.yaml\nroot: {{title: Root}}\n\
             x1: {{title: X1, derived-from: [x2, root]}}\nx2: {{title: X2, derived-from: [x1]}}\nh0: {{title: H0, derived-from: [h1, h2]}}\n\
             h1: {{title: H1, derived-from: [h0]}}\nh2: {{title: H2, derived-from: [h0]}}\nself: {{title: Self, derived-from: [self, self]}}\n\
             //- content/briefs/2025-11-07-a.en.md\n---\ntitle: A\nsummary:\n  - X {point}\n---\n"
        )
    };
    let words = |point: &str| said(&page(&files(&text(point)), "en/briefs/2025-11-07-a.html"));
    let shared = "Rests on 2 sources that are not independent of each other";
    for (point, expected) in [
        ("[@x1; @x2]", format!("{shared} · Shared origin: Root")),
        ("[@x2; @root]", format!("{shared} · Shared origin: Root")),
        ("[@h1; @h2]", shared.to_owned()),
        ("[@self]", "Rests on one source".to_owned()),
        ("[@self; @h1]", "Rests on 2 independent sources".to_owned()),
    ] {
        assert_eq!(words(point), expected, "{point}");
    }
}

#[test]
fn words_belong_to_whom_the_attribution_names_first() {
    let text = format!(
        "{LIBRARY}//- content/briefs/2025-11-07-a.en.md\n---\ntitle: A\nactors: [numan, centcom]\n---\n\
         > First.\n>\n> — Sabah al-Numan, spokesman [@numan-1]\n\n> Second.\n>\n> — somebody at CENTCOM [@numan-1]\n\n\
         > Third.\n>\n> — Sabah Nobody [@numan-1]\n"
    );
    let files = files(&text);
    let numan = page(&files, "en/actors/numan.html");
    assert!(numan.contains("First.") && !numan.contains("Second.") && !numan.contains("Third."), "{numan}");
    assert!(!page(&files, "en/actors/centcom.html").contains("Second."));
    let source = page(&files, "en/sources/numan-1.html");
    assert!(
        source.contains("First.") && !source.contains("spokesman</bdi>"),
        "its words, not who said them: {source}"
    );
    let brief = page(&files, "en/briefs/2025-11-07-a.html");
    assert!(
        brief.contains("— <a class=\"actor\" href=\"../actors/numan.html\">Sabah al-Numan</a>, spokesman"),
        "{brief}"
    );
}

#[test]
fn an_arabic_reader_is_told_in_arabic_with_the_right_plural() {
    let arabic = |point: &str| said(&standing(&format!("  - {point}"))[0]);
    assert_eq!(
        arabic("س [@daily; @centcom-1]"),
        "تستند إلى مصدرين مستقلين · أعلى تقدير لمصدر: لا يمكن الحكم على موثوقيته (F) · صادر عن: CENTCOM"
    );
    assert_eq!(
        arabic("س [@daily; @evening; @numan-1]").split(" · ").next(),
        Some("تستند إلى 3 مصادر، اثنان منها مستقلان")
    );
    assert_eq!(arabic("س [@official]"), "تستند إلى مصدر واحد لم يُكشف اسمه");
}

#[test]
fn a_key_point_keeps_its_name_in_every_language_wherever_it_stands() {
    let text = format!(
        "{LIBRARY}//- content/briefs/2025-11-07-a.ar.md\n---\ntitle: ع\nsummary:\n  - أولى [@agency]\n  - ثانية [@agency] {{#end-date}}\n---\nانظر [[#end-date]] و[هنا](#p-end-date).\n\
         //- content/briefs/2025-11-07-a.en.md\n---\ntitle: A\nsummary:\n  - First [@agency]\n  - Second [@agency]\n---\n## End date\n\nSee [[#end-date]].\n\
         //- content/briefs/2025-11-07-b.en.md\n---\ntitle: B\n---\nSee [[2025-11-07-a#p-end-date|there]].\n"
    );
    let input = site(&text);
    let prepared = prepare(&input, SessionOptions::default());
    assert!(!prepared.has_errors(), "{:?}", prepared.diagnostics);
    let files = files(&text);
    for lang in ["ar", "en"] {
        let page = page(&files, &format!("{lang}/briefs/2025-11-07-a.html"));
        assert_eq!(page.matches("id=\"p-end-date\"").count(), 1, "{lang}");
        assert!(page.contains("<li id=\"p2\">"), "{lang}");
        assert!(!page.contains("{#end-date}"), "{lang}");
    }
    assert!(page(&files, "en/briefs/2025-11-07-b.html").contains("href=\"2025-11-07-a.html#p-end-date\""));
    assert!(page(&files, "ar/briefs/2025-11-07-a.html").contains("href=\"#p-end-date\""));
    // A heading of the same words keeps an address of its own.
    assert!(page(&files, "en/briefs/2025-11-07-a.html").contains("id=\"end-date\""));
}

#[test]
fn names_of_key_points_are_facts_and_stand_once() {
    let said = |text: &str| {
        let input = site(text);
        let mut report = mujaz::diag::report::Report::new();
        let drafts = mujaz::parse::parse(&input, &mujaz::parse::ParseOptions::default(), &mut report);
        let _ = mujaz::resolve::resolve(drafts, &input, &mut report);
        lines(&input, report)
    };
    let twice = "//- content/briefs/2025-11-07-a.ar.md\n---\ntitle: ع\nsummary:\n  - أ {#x}\n  - ب {#X}\n  - ج {#y z}\n---\n";
    assert_eq!(
        said(twice),
        [
            "content/briefs/2025-11-07-a.ar.md:5:7 duplicate-id two key points are called `X`",
            "content/briefs/2025-11-07-a.ar.md:6:7 bad-id `y z` is no name for a key point",
        ]
    );
    let other = "//- content/briefs/2025-11-07-a.ar.md\n---\ntitle: ع\nsummary: [أ]\n---\n//- content/briefs/2025-11-07-a.en.md\n---\ntitle: A\nsummary:\n  - a {#x}\n---\n";
    assert_eq!(
        said(other),
        [
            "content/briefs/2025-11-07-a.en.md:4:7 contradicting-fact key point 1 is not called `x` in the original"
        ]
    );
    let correction = "//- content/briefs/2025-11-07-a.ar.md\n---\ntitle: ع\nsummary:\n  - أ {#first}\ncorrections:\n  - {date: 2025-11-08, text: ص, point: frist}\n  - {date: 2025-11-08, text: ص, point: 2}\n---\n";
    assert_eq!(
        said(correction),
        [
            "content/briefs/2025-11-07-a.ar.md:6:40 unknown-value no key point `frist`",
            "content/briefs/2025-11-07-a.ar.md:7:40 unknown-value no key point `2`",
        ]
    );
}

#[test]
fn a_correction_says_what_stood_there_and_marks_its_key_point() {
    let text = format!(
        "{LIBRARY}//- content/briefs/2025-11-07-a.ar.md\n---\ntitle: ع\nsummary:\n  - أ [@agency]\n  - ب [@agency] {{#days}}\ncorrections:\n  - date: 2025-11-09\n    text: {{ar: يومان لا ثلاثة, en: Two days not three}}\n    before: {{ar: ثلاثة أيام, en: Three <days>}}\n    point: days\n---\n"
    );
    let files = files(&text);
    let brief = page(&files, "en/briefs/2025-11-07-a.html");
    assert!(brief.contains("<del><bdi>Three &lt;days&gt;</bdi></del>"), "{brief}");
    assert!(brief.contains("<a href=\"#p-days\"><bdi>Key point 2</bdi></a>"));
    assert_eq!(brief.matches("Corrected: <time datetime=\"2025-11-09\">").count(), 1);
    let all = page(&files, "ar/corrections.html");
    assert!(all.contains("href=\"briefs/2025-11-07-a.html#p-days\"><bdi>النقطة 2</bdi>"), "{all}");
}

#[test]
fn the_page_of_a_source_lists_the_key_points_that_rest_on_it() {
    let text = format!(
        "{LIBRARY}//- content/briefs/2025-11-07-a.ar.md\n---\ntitle: ع\nsummary:\n  - أ [@agency]\n  - ب [@daily; @agency] {{#x}}\n---\n\
         //- content/briefs/2025-11-06-b.ar.md\n---\ntitle: ق\nsummary:\n  - ج [@agency]\n---\n"
    );
    let agency = page(&files(&text), "ar/sources/agency.html");
    let points: Vec<&str> = agency.split("<p class=\"claim\">").skip(1).collect();
    assert_eq!(points.len(), 3);
    assert!(points[0].starts_with("<a href=\"../briefs/2025-11-07-a.html#p1\">"));
    assert!(points[1].starts_with("<a href=\"../briefs/2025-11-07-a.html#p-x\">"));
    assert!(points[1].contains("تستند إلى مصدرين لا يستقل أحدهما عن الآخر"));
    assert!(points[2].starts_with("<a href=\"../briefs/2025-11-06-b.html#p1\">"));
}

#[test]
fn the_page_of_an_origin_lists_what_comes_down_to_it_through_reports() {
    let text = format!(
        "{LIBRARY}deep: {{title: The deep one, derived-from: [leak]}}\n//- content/briefs/2025-11-07-a.ar.md\n---\ntitle: ع\nsummary:\n  \
         - أ [@leak; @agency]\n  - ب [@leak; @official]\n  - ج [@both; @deep]\n  - د [@agency]\n---\n"
    );
    let files = files(&text);
    let points = |lang: &str| -> Vec<String> {
        let page = page(&files, &format!("{lang}/sources/official.html"));
        page.split("<p class=\"claim\">").skip(1).map(String::from).collect()
    };
    let english = points("en");
    assert_eq!(english.len(), 3, "{english:?}");
    let through = |point: &str| plain(point.split("<p class=\"standing").next().unwrap_or_default());
    assert!(through(&english[0]).ends_with("Through: The leak"), "{}", english[0]);
    assert!(english[0].contains("<a href=\"leak.html\">"), "{}", english[0]);
    assert!(!english[1].contains("Through"), "it cites the official itself: {}", english[1]);
    assert!(through(&english[2]).ends_with("Through: The digest, The deep one"), "{}", english[2]);
    let arabic = points("ar");
    assert!(through(&arabic[2]).ends_with("عبر: The digest، The deep one"), "{}", arabic[2]);
}

#[test]
fn the_page_of_an_actor_lists_its_sources_and_what_rests_on_its_words() {
    let text = format!(
        "{LIBRARY}order: {{title: The order, type: statement, publisher: centcom}}\n\
         passed-on: {{title: What was passed on, type: statement, author: numan, publisher: outlet}}\n\
         whisper: {{title: A whisper, type: statement, author: numan, unnamed: true}}\n\
         //- content/actors/outlet.md\n---\nname: The Outlet\ntype: media\n---\n\
         //- content/briefs/2025-11-07-a.ar.md\n---\ntitle: ع\nsummary:\n  - أ [@numan-1]\n  - ب [@agency]\n  \
         - ج [@numan-3]\n  - د [@centcom-1; @numan-2] {{#d}}\n---\n"
    );
    let files = files(&text);
    let parts = |path: &str| {
        let page = page(&files, path);
        let cut = |id: &str| {
            let start = page.find(&format!("<h2 id=\"{id}\""));
            let rest = start.map_or("", |start| &page[start..]);
            rest.split("</section>").next().unwrap_or_default().to_owned()
        };
        [cut("claims"), cut("own-sources")]
    };
    let [claims, sources] = parts("en/actors/numan.html");
    assert!(plain(&claims).starts_with("Key points that rest on the words of Sabah al-Numan"), "{claims}");
    let points: Vec<&str> = claims.split("<p class=\"claim\">").skip(1).collect();
    assert_eq!(points.len(), 2, "an article reports, and is not said: {claims}");
    assert!(points[0].starts_with("<a href=\"../briefs/2025-11-07-a.html#p1\">"), "{}", points[0]);
    assert!(points[1].starts_with("<a href=\"../briefs/2025-11-07-a.html#p-d\">"), "{}", points[1]);
    assert!(plain(&sources).starts_with("Sources by Sabah al-Numan"), "{sources}");
    let titles = ["His statement", "His interview", "His article", "What was passed on"];
    let places = titles.map(|title| sources.find(title).unwrap_or_else(|| panic!("{title}: {sources}")));
    assert_eq!(places.iter().min(), Some(&places[0]), "the newest first");
    assert_eq!(sources.matches("<li>").count(), 4, "nobody is made known: {sources}");
    let [claims, sources] = parts("ar/actors/centcom.html");
    assert!(plain(&claims).starts_with("نقاط تستند إلى أقوال CENTCOM"), "{claims}");
    assert!(plain(&sources).starts_with("مصادر صادرة عن CENTCOM"), "{sources}");
    assert!(sources.contains("The order") && sources.contains("Their announcement"), "{sources}");
    assert_eq!(parts("en/actors/outlet.html"), ["", ""], "it only passed on what another said");
}

#[test]
fn an_actor_of_very_many_sources_has_the_newest_and_a_way_to_all() {
    use std::fmt::Write;
    let mut text = String::from(LIBRARY);
    for number in 0..1000 {
        let _ = writeln!(text, "n-{number}: {{title: N{number}, type: statement, author: numan}}");
    }
    text.push_str("//- content/briefs/2025-11-07-a.ar.md\n---\ntitle: ع\n---\n");
    let page = page(&files(&text), "ar/actors/numan.html");
    assert!(
        page.contains("أحدث 40 من أصل 1003 · <a href=\"../sources/index.html\">كل المصادر</a>"),
        "{page}"
    );
    assert!(page.len() < 40_000, "{}", page.len());
}

#[test]
fn places_that_a_list_has_no_room_for_are_told_of() {
    let paragraphs = |count: usize| -> String {
        (1..=count).map(|at| format!("[[numan|He]] did this on day {at} [@agency].\n\n")).collect()
    };
    let brief = |slug: &str, count: usize| {
        format!(
            "//- content/briefs/{slug}.ar.md\n---\ntitle: ع\nactors: [numan]\nsummary:\n  - أ [@agency]\n---\n{}",
            paragraphs(count)
        )
    };
    let text = format!("{LIBRARY}{}{}", brief("2025-11-07-a", 5), brief("2025-11-06-b", 3));
    let files = files(&text);
    for (path, words) in [
        ("en/sources/agency.html", "and 2 more in this brief"),
        ("ar/sources/agency.html", "وموضعان آخران في هذا الموجز"),
        ("en/actors/numan.html", "and 2 more in this brief"),
    ] {
        let page = page(&files, path);
        assert_eq!(page.matches("<p class=\"sentence\">").count(), 6, "{path}: {page}");
        assert_eq!(page.matches("left-out").count(), 1, "{path}: three places are not too many");
        let link = format!("<a href=\"../briefs/2025-11-07-a.html#b3\">{words}</a>");
        assert!(page.contains(&link), "{path}: {page}");
    }
}

#[test]
fn statements_are_shown_in_translation_with_the_original_and_marked() {
    let text = format!(
        "{LIBRARY}//- content/briefs/2025-11-07-a.ar.md\n---\ntitle: ع\n---\nمقدمة.\n\n> نمضي قدماً.\n>\n> — [[numan]] [@numan-1]\n\n> لن نتوقف.\n>\n> — [[numan]] [@numan-2]\n\n\
         //- content/briefs/2025-11-07-a.en.md\n---\ntitle: A\n---\nIntroduction.\n\n> We go on.\n>\n> — [[numan]] [@numan-1]\n"
    );
    let files = files(&text);
    let english = page(&files, "en/actors/numan.html");
    let figures: Vec<&str> = english.split("<figure class=\"quotation\">").skip(1).collect();
    assert_eq!(figures.len(), 2, "the one that is not translated is there too");
    // The later brief's day comes first: the statement itself is dated the day before.
    let (first, second) = (figures[0], figures[1]);
    assert!(first.contains("lang=\"ar\" dir=\"rtl\"") && first.contains("لن نتوقف"), "{first}");
    assert!(second.contains("We go on.") && second.contains("translated from Arabic"), "{second}");
    assert!(second.contains("2025-11-06"), "the day it was said");
    let details = &second[second.find("<details").expect("the original's words")..];
    assert!(details.contains("<blockquote lang=\"ar\" dir=\"rtl\">") && details.contains("نمضي قدماً"));
    let arabic = page(&files, "ar/actors/numan.html");
    assert!(!arabic.contains("مترجم عن") && !arabic.contains("<details"));
}

#[test]
fn a_statement_has_all_its_words_and_whatever_they_cite() {
    let text = format!(
        "{LIBRARY}//- content/briefs/2025-11-07-a.ar.md\n---\ntitle: ع\n---\n> أولاً [@numan-1]:\n>\n> - بند\n> - آخر\n>\n\
         > > وقيل.\n>\n> — [[numan]]\n"
    );
    let data: serde_json::Value =
        serde_json::from_str(&page(&files(&text), "data/graph.json")).expect("JSON");
    let statement = &data["briefs"][0]["statements"][0];
    assert_eq!(statement["text"]["ar"], "أولاً:\n\nبند\n\nآخر\n\nوقيل.");
    assert_eq!(statement["sources"], serde_json::json!(["numan-1"]));
    assert_eq!(statement["date"], "2025-11-06", "the day of what it is cited from");
}

#[test]
fn a_quotation_in_a_list_or_in_another_is_a_statement_too() {
    let body = "- بند\n\n  > في القائمة.\n  >\n  > — [[numan]] [@numan-1]\n\n- آخر\n\n  > بلا مصدر.\n  >\n  > — [[centcom]]\n\n\
                > قال إن:\n>\n> > نمضي.\n> >\n> > — [[centcom]] [@centcom-1]\n>\n> — [[numan]] [@numan-2]\n";
    let text = format!("{LIBRARY}//- content/briefs/2025-11-07-a.ar.md\n---\ntitle: ع\n---\n{body}");
    let files = files(&text);
    let data: serde_json::Value = serde_json::from_str(&page(&files, "data/graph.json")).expect("JSON");
    let statements = data["briefs"][0]["statements"].as_array().expect("statements");
    let told: Vec<String> = statements
        .iter()
        .map(|of| format!("{} {} {}", of["id"].as_str().unwrap(), of["speakers"][0], of["text"]["ar"]))
        .collect();
    assert_eq!(
        told,
        [
            "2025-11-07-a#b0 \"numan\" \"في القائمة.\"",
            "2025-11-07-a#b0-2 \"centcom\" \"بلا مصدر.\"",
            "2025-11-07-a#b1 \"numan\" \"قال إن:\\n\\nنمضي.\\n\\n— CENTCOM\"",
            "2025-11-07-a#b1-2 \"centcom\" \"نمضي.\"",
        ]
    );
    let numan = page(&files, "ar/actors/numan.html");
    assert!(numan.contains("في القائمة.") && numan.contains("قال إن:"), "{numan}");
    let input = site(&format!("{BOOK}{text}"));
    let said = prepare(&input, SessionOptions::default()).diagnostics;
    let uncited = said.iter().filter(|(_, of)| of.code.name() == "uncited-quotation").count();
    assert_eq!(uncited, 1, "the second of the list");
}

#[test]
fn words_of_another_language_are_a_translation_even_in_the_original() {
    let text = "//- content/actors/mark.md\n---\nname: {ar: مارك, en: Mark}\n---\n//- content/sources/s.yaml\npost: {title: His post, language: en, type: social-post, author: mark}\n\
                //- content/briefs/2025-11-07-a.ar.md\n---\ntitle: ع\n---\n> نمضي.\n>\n> — [[mark]] [@post]\n";
    let page = page(&files(text), "ar/actors/mark.html");
    assert!(page.contains("مترجم عن الإنجليزية"), "{page}");
}

#[test]
fn to_name_a_key_point_makes_no_translation_old() {
    let text = |name: &str, quote: &str| {
        format!(
            "//- content/briefs/2025-11-07-a.ar.md\n---\ntitle: ع\nsummary:\n  - {quote}نقطة{name}{quote}\n---\nنص.\n\
             //- content/briefs/2025-11-07-a.en.md\n---\ntitle: A\nsummary: [Point]\ntranslation: {{of: ar, revision: REVISION}}\n---\nText.\n"
        )
    };
    for quote in ["", "\""] {
        let input = site(&text("", quote));
        let mut report = mujaz::diag::report::Report::new();
        let drafts = mujaz::parse::parse(&input, &mujaz::parse::ParseOptions::default(), &mut report);
        let original = &drafts.briefs[0].texts[0];
        let revision = mujaz::resolve::staleness::revision(original, input.text(original.file));
        let named = text(" {#point}", quote).replace("REVISION", &revision);
        let page = page(&files(&named), "en/briefs/2025-11-07-a.html");
        assert!(page.contains("id=\"p-point\"") && !page.contains("class=\"notice outdated\""), "{page}");
    }
}

#[test]
fn what_is_listed_twice_or_told_by_half_is_told_of() {
    let told = |text: &str| -> Vec<String> {
        let input = site(&format!("{BOOK}{text}"));
        let said = prepare(&input, SessionOptions::default()).diagnostics;
        let codes = ["repeated-item", "missing-archive", "unknown-source", "unknown-actor"];
        let said = said.iter().filter(|(_, of)| codes.contains(&of.code.name()));
        said.map(|(_, of)| {
            format!("{} {}", of.message, of.help.as_ref().map(ToString::to_string).unwrap_or_default())
        })
        .collect()
    };
    let library = "//- content/sources/l.yaml\na: {title: A}\nb: {title: B, derived-from: [a, a]}\nc: {title: C, archive-date: 2025-11-08}\n";
    let said = told(library);
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(
        said[0].starts_with("`a` is listed twice") && said[1].contains("when it was archived"),
        "{said:?}"
    );
    let brief =
        |dates: &str| format!("//- content/briefs/2025-11-07-a.ar.md\n---\ntitle: ع\ndates:\n{dates}---\n");
    let same = "  - {date: 2025-11-06, title: ج}\n  - {date: 2025-11-06, title: ج}\n";
    assert_eq!(told(&brief(same)).len(), 1);
    let others = "  - {date: 2025-11-06, title: ج}\n  - {date: 2025-11-06, title: د}\n  - {date: 2025-11, title: ج}\n\
                  \x20 - {date: 2025-11-06, title: ج, type: deadline}\n";
    assert_eq!(told(&brief(others)), [""; 0]);
    let drafts = "//- content/sources/hidden.md\n---\ntitle: H\ndraft: true\n---\n//- content/actors/sh.md\n---\nname: S\ndraft: true\n---\n\
                  //- content/briefs/2025-11-07-a.ar.md\n---\ntitle: ع\nactors: [sh]\n---\nنص [@hidden].\n";
    let said = told(drafts);
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said.iter().all(|words| words.contains("is a draft, and drafts are left out")), "{said:?}");
}

#[test]
fn a_translation_with_fewer_key_points_is_told_no_standing_that_is_not_its_own() {
    let site = |english: &str| {
        format!(
            "//- content/sources/library.yaml\na: {{title: A}}\nb: {{title: B}}\n\
             //- content/briefs/2025-11-10-m.ar.md\n---\ntitle: م\nsummary:\n  - أولى. [@a]\n  - ثانية. [@b] {{#left}}\n\
             \x20 - ثالثة. [@a]\ncorrections:\n  - {{date: 2025-11-11, text: {{ar: صُحح, en: Put right}}, point: 2}}\n---\nنص.\n\
             //- content/briefs/2025-11-10-m.en.md\n---\ntitle: M\nsummary:\n{english}---\nText.\n"
        )
    };
    let told = |english: &str| {
        let input = crate::support::site(&format!("{BOOK}{}", site(english)));
        let diagnostics = prepare(&input, SessionOptions::default()).diagnostics;
        diagnostics.iter().filter(|(_, of)| of.code.name() == "differing-points").count()
    };
    let unnamed = "  - First. [@a]\n  - Third. [@a]\n";
    let english = page(&files(&site(unnamed)), "en/briefs/2025-11-10-m.html");
    assert!(english.contains("Third.") && !english.contains("class=\"standing"), "{english}");
    assert_eq!(told(unnamed), 1);
    let named = "  - Second. [@b] {#left}\n";
    let files = files(&site(named));
    let english = page(&files, "en/briefs/2025-11-10-m.html");
    assert!(english.contains("id=\"p-left\"") && english.contains("Corrected"), "{english}");
    assert!(page(&files, "en/sources/b.html").contains("Second."));
    assert!(page(&files, "en/sources/a.html").contains("أولى."), "what is not translated is told as it is");
    assert_eq!(told(named), 1, "two are lacking");
    assert_eq!(told("  - First. [@a]\n  - Second. [@b]\n  - Third. [@a]\n"), 0);
}

#[test]
fn what_was_put_right_is_not_said_of_words_that_were_not() {
    let site = "//- content/sources/library.yaml\na: {title: A}\n\
        //- content/briefs/2025-11-10-m.ar.md\n---\ntitle: م\nsummary:\n  - السبت. [@a]\n\
        corrections:\n  - {date: 2025-11-11, text: {ar: السبت, en: Saturday}, point: 1}\n---\nنص.\n\
        //- content/briefs/2025-11-10-m.en.md\n---\ntitle: M\nsummary:\n  - Friday. [@a]\n\
        translation: {of: ar, revision: 00000000 00000001}\n---\nText.\n";
    let files = files(site);
    let [arabic, english] =
        ["ar", "en"].map(|lang| page(&files, &format!("{lang}/briefs/2025-11-10-m.html")));
    assert!(arabic.contains("تصويب: "), "{arabic}");
    assert!(english.contains("Corrected in the original, not yet here: "), "{english}");
    assert!(page(&files, "en/sources/a.html").contains("Corrected in the original, not yet here: "));
}
