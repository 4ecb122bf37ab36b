//! What readers see of the default theme: its faces, and pages that say nothing twice.

use crate::support::site;
use mujaz::session::{Cards, Output, SessionOptions, prepare};
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Mutex;

/// An output folder in memory.
#[derive(Default)]
struct Folder(Mutex<BTreeMap<String, Vec<u8>>>);

impl Output for Folder {
    type Error = Infallible;

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Infallible> {
        self.0.lock().unwrap().insert(path.to_owned(), bytes.to_vec());
        Ok(())
    }

    fn find_last(&self, _path: &str) -> Option<Vec<u8>> {
        None
    }
}

/// Returns every file of a site.
fn build(text: &str) -> BTreeMap<String, Vec<u8>> {
    let input = site(text);
    let prepared = prepare(&input, SessionOptions { cards: Cards::Without, ..SessionOptions::default() });
    assert!(!prepared.has_errors(), "{:?}", prepared.diagnostics);
    let folder = Folder::default();
    assert_eq!(prepared.render(&input, &folder).unwrap(), []);
    folder.0.into_inner().unwrap()
}

fn page<'a>(files: &'a BTreeMap<String, Vec<u8>>, path: &str) -> &'a str {
    std::str::from_utf8(files.get(path).unwrap_or_else(|| panic!("no {path}"))).unwrap()
}

#[test]
fn every_face_of_the_stylesheet_is_published_with_its_licence() {
    let files = build("//- content/briefs/a.ar.md\n---\ntitle: أ\ndate: 2025-01-01\n---\n");
    let (_, css) = files.iter().find(|(path, _)| path.ends_with(".css")).unwrap();
    let css = std::str::from_utf8(css).unwrap();
    let faces: Vec<&str> = css.split("url(").skip(1).map(|rest| rest.split(')').next().unwrap()).collect();
    assert!(faces.len() >= 5, "{faces:?}");
    for face in faces {
        let bytes = files.get(&format!("assets/{face}")).unwrap_or_else(|| panic!("no {face}"));
        assert!(bytes.starts_with(b"wOF2"), "{face} is no WOFF2");
        assert!(bytes.len() < 25_000, "{face} has {} bytes", bytes.len());
    }
    for family in ["literata", "noto-naskh-arabic", "noto-sans-arabic"] {
        let licence = files.keys().find(|path| path.starts_with(&format!("assets/fonts/{family}-OFL.")));
        assert!(licence.is_some(), "no licence of {family}");
    }
}

#[test]
fn what_a_brief_says_of_an_entity_stands_in_its_card_and_nowhere_else() {
    let files = build(
        "//- content/actors/iraq.md\n---\nname: {ar: العراق, en: Iraq}\n---\n\
         //- content/briefs/a.ar.md\n---\ntitle: خبر\ndate: 2025-01-01\nsummary:\n  - نقطة أولى.\nactors: [iraq]\n---\nوافق [[iraq]] على ذلك.\n\
         //- content/briefs/b.ar.md\n---\ntitle: سواه\ndate: 2025-01-02\n---\nلا يذكره إلا [[iraq|بلد]] هنا.\n",
    );
    let page = page(&files, "ar/actors/iraq.html");
    assert_eq!(page.matches("وافق العراق على ذلك.").count(), 1);
    assert!(!page.contains("نقطة أولى."), "the sentence takes the place of the key point");
    let rest = page.split_once("class=\"backlinks\"").unwrap().1;
    assert!(rest.contains("سواه") && !rest.contains("خبر"));
}

#[test]
fn no_link_to_where_a_source_is_cited_is_without_words() {
    let files = build(
        "//- content/sources/library.yaml\nreport:\n  title: تقرير\n  date: 2025-01-01\n\
         //- content/actors/iraq.md\n---\nname: {ar: العراق, en: Iraq}\n---\n- [@report]\n\
         //- content/briefs/a.ar.md\n---\ntitle: خبر\ndate: 2025-01-01\n---\n[@report]\n\n## أعداد\n\n\
         | البلد | المصدر |\n|---|---|\n| بلد آخر | [@report] |\n",
    );
    let page = page(&files, "ar/sources/report.html");
    assert!(page.contains("<a href=\"../briefs/a.html#b2\"><bdi>بلد آخر</bdi></a>"), "{page}");
    assert!(!page.contains("<bdi></bdi>"), "{page}");
    let rest = page.split_once("class=\"backlinks\"").unwrap().1;
    assert!(rest.contains("../actors/iraq.html") && !rest.contains("class=\"sentence\""), "{rest}");
}

#[test]
fn years_without_anything_are_drawn_narrow() {
    let files = build(
        "//- content/briefs/a.ar.md\n---\ntitle: خبر\ndate: 2025-01-01\ndates:\n  - {date: 1991-01-17, title: أول}\n  \
         - {date: 2024-09-01, title: ثان}\n  - {date: 2025-01-01, title: ثالث}\n---\n",
    );
    let page = page(&files, "en/timeline/index.html");
    let axis = page.split_once("<g aria-hidden").unwrap().1.split_once("</g>").unwrap().0;
    assert_eq!(axis.matches("class=\"gap\"").count(), 2);
    for year in ["1991", "2024", "2025"] {
        assert_eq!(axis.matches(&format!(">{year}</text>")).count(), 1, "{year} has a name");
    }
}

/// Returns a site of so many briefs in one year, each with a deadline and one actor.
fn many(briefs: usize) -> String {
    let mut text = "//- content/actors/iraq.md\n---\nname: {ar: العراق, en: Iraq}\n---\n".to_owned();
    for at in 0..briefs {
        let (month, day) = (at % 12 + 1, at / 12 % 28 + 1);
        text.push_str(&format!(
            "//- content/briefs/b{at}.ar.md\n---\ntitle: خبر {at}\ndate: 2024-{month:02}-{day:02}\nactors: [iraq]\n\
             dates:\n  - {{date: 2024-{month:02}-{day:02}, title: موعد {at}, type: deadline, actors: [iraq]}}\n---\n"
        ));
        text.push_str(&format!(
            "//- content/places/p{at}.md\n---\nname: {{ar: مكان {at}, en: Place {at}}}\n---\n"
        ));
    }
    text
}

#[test]
fn long_lists_are_parted_and_nothing_is_lost() {
    let count = 320;
    let files = build(&many(count));
    let lists = [
        ("en/years/2024-", "خبر ", "en/years/2024.html"),
        ("en/timeline/2024-", "موعد ", "en/timeline/2024.html"),
        ("en/deadlines/2024-", "موعد ", "en/deadlines.html"),
        ("en/actors/iraq/2024-", "موعد ", "en/actors/iraq.html"),
    ];
    for (start, word, whole) in lists {
        let parts: Vec<&String> = files.keys().filter(|path| path.starts_with(start)).collect();
        assert_eq!(parts.len(), 12, "{start}");
        let all: String = parts.iter().map(|path| page(&files, path)).collect();
        for at in 0..count {
            assert!(all.contains(&format!(">{word}{at}<")), "{start} has no {word}{at}");
        }
        let pager = page(&files, whole);
        assert_eq!(pager.matches("class=\"pager\"").count(), 1, "{whole}");
        assert!(pager.len() < 150_000, "{whole} has {} bytes", pager.len());
    }
    let (first, second) = (page(&files, "en/places/index.html"), page(&files, "en/places/names/2.html"));
    for at in 0..count {
        let (on_first, on_second) = (format!("href=\"p{at}.html\""), format!("href=\"../p{at}.html\""));
        let times = first.matches(&on_first).count() + second.matches(&on_second).count();
        assert_eq!(times, 1, "place {at} stands once");
    }
    assert!(first.contains("href=\"names/2.html\"") && second.contains("href=\"../index.html\""));
}

#[test]
fn short_lists_stay_on_one_page() {
    let files = build(&many(20));
    let is_part = |path: &&String| path.contains("2024-") || path.contains("/names/");
    let parted = files.keys().filter(|path| path.ends_with(".html")).filter(is_part);
    assert_eq!(parted.count(), 0);
    assert!(!page(&files, "en/actors/iraq.html").contains("class=\"pager\""));
}

#[test]
fn a_page_asks_at_once_for_the_faces_of_its_language() {
    let files = build("//- content/briefs/a.ar.md\n---\ntitle: أ\ndate: 2025-01-01\n---\n");
    for (path, family, count) in [("ar/briefs/a.html", "noto-", 3), ("en/briefs/a.html", "literata-", 2)] {
        let asked: Vec<&str> = page(&files, path).split("rel=\"preload\"").skip(1).collect();
        assert_eq!(asked.len(), count, "{path}");
        for link in asked {
            let href = link.split("href=\"").nth(1).unwrap().split('"').next().unwrap();
            let face = href.strip_prefix("../../").unwrap();
            assert!(face.contains(family) && files.contains_key(face), "{path} asks for {href}");
        }
    }
}
