//! How briefs came to be: what of a past is shown, in memory.

use crate::support::{page, rendered, site};
use mujaz::input::{Change, Commit, Day, Deed, Input, Past, State, Version};
use mujaz::session::{Drafting, SessionOptions, prepare};
use std::collections::BTreeMap;

/// A brief in two languages, another that is a draft, and an actor.
const SITE: &str = "\
//- content/briefs/2025-11-07-talks.ar.md
---
title: مشاورات
---
نص.
//- content/briefs/2025-11-07-talks.en.md
---
title: Talks
---
Words.
//- content/briefs/2025-11-08-secret.ar.md
---
title: سر
draft: true
---
سر.
//- content/actors/iraq.md
---
name: {ar: العراق, en: Iraq}
---
";
const AR: &str = "content/briefs/2025-11-07-talks.ar.md";
const EN: &str = "content/briefs/2025-11-07-talks.en.md";
const SECRET: &str = "content/briefs/2025-11-08-secret.ar.md";
const DRAFT: Version = Version { state: State::Draft, dated: false };
const DONE: Version = Version { state: State::Finished, dated: false };

/// Returns a commit of a day of November 2025.
fn commit(day: u8, subject: &str, changes: &[(&str, Deed)]) -> Commit {
    let change = |(path, deed): &(&str, Deed)| Change { path: (*path).to_owned(), deed: deed.clone() };
    Commit {
        day: Some(Day { year: 2025, month: 11, day }),
        author: "Ann Writer".to_owned(),
        subject: subject.to_owned(),
        changes: changes.iter().map(change).collect(),
        folders: Vec::new(),
    }
}

fn with_past(text: &str, commits: Vec<Commit>) -> Input {
    let mut input = site(text);
    input.past = Past::Known(commits);
    input
}

fn files(text: &str, commits: Vec<Commit>) -> BTreeMap<String, Vec<u8>> {
    let input = with_past(text, commits);
    let prepared = prepare(&input, SessionOptions::default());
    assert!(!prepared.has_errors(), "{:?}", prepared.diagnostics);
    rendered(&prepared, &input)
}

/// Returns the content of the history of the talks.
fn history(files: &BTreeMap<String, Vec<u8>>, lang: &str) -> String {
    let page = page(files, &format!("{lang}/briefs/2025-11-07-talks/history.html"));
    page.split("<main")
        .nth(1)
        .expect("a page has content")
        .split("</main>")
        .next()
        .unwrap_or_default()
        .to_owned()
}

fn histories(files: &BTreeMap<String, Vec<u8>>) -> Vec<&String> {
    files.keys().filter(|path| path.ends_with("history.html")).collect()
}

/// Asserts that no file says a word.
fn assert_untold(files: &BTreeMap<String, Vec<u8>>, word: &str) {
    let says = |bytes: &[u8]| bytes.windows(word.len()).any(|part| part == word.as_bytes());
    let telling: Vec<&String> = files.iter().filter(|(_, bytes)| says(bytes)).map(|(path, _)| path).collect();
    assert!(telling.is_empty(), "{word}: {telling:?}");
}

#[test]
fn each_language_tells_what_was_done_to_each_text() {
    let files = files(
        SITE,
        vec![
            commit(1, "First words", &[(AR, Deed::Added(DONE))]),
            commit(2, "Into English", &[(EN, Deed::Added(DONE))]),
            commit(3, "تصويب التاريخ", &[(AR, Deed::Changed(DONE)), (EN, Deed::Changed(DONE))]),
        ],
    );
    assert_eq!(
        histories(&files),
        ["ar/briefs/2025-11-07-talks/history.html", "en/briefs/2025-11-07-talks/history.html"]
    );
    let en = history(&files, "en");
    let order: Vec<usize> = ["2025-11-03", "2025-11-02", "2025-11-01"]
        .iter()
        .map(|day| en.find(&format!("<time datetime=\"{day}\">")).expect("the day is told"))
        .collect();
    assert!(order.is_sorted(), "the newest is first: {en}");
    for words in ["Original added", "Translation into English added", "Original changed", "Ann Writer"] {
        assert!(en.contains(words), "{words}: {en}");
    }
    assert!(en.contains("<bdi dir=\"rtl\">تصويب التاريخ</bdi>"), "{en}");
    let ar = history(&files, "ar");
    for words in ["أُضيف النص الأصلي", "أُضيفت الترجمة إلى الإنجليزية", "عُدّل النص الأصلي"]
    {
        assert!(ar.contains(words), "{words}: {ar}");
    }
    assert!(ar.contains("<bdi dir=\"ltr\">Into English</bdi>"), "{ar}");
    let brief = page(&files, "en/briefs/2025-11-07-talks.html");
    assert!(brief.contains("<a href=\"2025-11-07-talks/history.html\">History</a>"));
    let switch = page(&files, "ar/briefs/2025-11-07-talks/history.html");
    assert!(switch.contains("href=\"../../../en/briefs/2025-11-07-talks/history.html\""));
}

#[test]
fn a_brief_that_was_never_changed_has_no_history() {
    let files = files(SITE, vec![commit(1, "First", &[(AR, Deed::Added(DONE)), (EN, Deed::Added(DONE))])]);
    assert!(histories(&files).is_empty());
    assert!(!page(&files, "en/briefs/2025-11-07-talks.html").contains("history.html"));
}

#[test]
fn what_others_wrote_stays_words() {
    let bad = "<script>alert(1)</script> \u{202e}drow\u{2069} & \"q\"\u{7} to Ann <ann@mail.example>";
    let mut last = commit(2, bad, &[(AR, Deed::Changed(DONE))]);
    last.author = "eve@mail.example <img src=x onerror=alert(1)>\u{2067}".to_owned();
    let files = files(SITE, vec![commit(1, "First", &[(AR, Deed::Added(DONE))]), last]);
    let en = history(&files, "en");
    let said = "&lt;script&gt;alert(1)&lt;&#x2F;script&gt; drow &amp; &quot;q&quot; to Ann …";
    assert!(en.replace("&#x2F;", "/").contains(&said.replace("&#x2F;", "/")), "{en}");
    assert!(
        !en.contains(['\u{202e}', '\u{2067}', '\u{7}']) && !en.contains("<img") && !en.contains("<script"),
        "{en}"
    );
    assert_eq!(en.matches('\u{2068}').count(), en.matches('\u{2069}').count(), "{en}");
    assert_untold(&files, "mail.example");
}

#[test]
fn nothing_is_told_of_the_time_as_a_draft() {
    let commits = || {
        vec![
            commit(1, "hush one", &[(AR, Deed::Added(DRAFT))]),
            commit(2, "hush two", &[(AR, Deed::Changed(DRAFT)), (EN, Deed::Added(DONE))]),
            commit(3, "hush three", &[(EN, Deed::Changed(DONE))]),
            commit(4, "Published", &[(AR, Deed::Changed(DONE))]),
            commit(5, "hush four", &[(AR, Deed::Changed(DRAFT))]),
            commit(6, "Published again", &[(AR, Deed::Changed(DONE))]),
            commit(7, "English put right", &[(EN, Deed::Changed(DONE))]),
        ]
    };
    let told = files(SITE, commits());
    assert_untold(&told, "hush");
    let en = history(&told, "en");
    assert_eq!(en.matches("<time ").count(), 3, "{en}");
    assert_eq!(en.matches("Original added").count(), 2, "{en}");
    // Nor where drafts are shown: the history is what readers had.
    let input = with_past(SITE, commits());
    let options = SessionOptions { drafts: Drafting::With, ..SessionOptions::default() };
    assert_untold(&rendered(&prepare(&input, options), &input), "hush");
    // Published once, as far as can be known: there is nothing to tell.
    let once = files(SITE, commits().drain(..4).collect());
    assert!(histories(&once).is_empty());
}

#[test]
fn a_draft_of_a_translation_hides_the_translation_alone() {
    let files = files(
        SITE,
        vec![
            commit(1, "Words", &[(AR, Deed::Added(DONE))]),
            commit(2, "hush", &[(EN, Deed::Added(DRAFT))]),
            commit(3, "More words", &[(AR, Deed::Changed(DONE))]),
            commit(4, "hush, and words", &[(AR, Deed::Changed(DONE)), (EN, Deed::Changed(DRAFT))]),
        ],
    );
    assert_untold(&files, "hush");
    let en = history(&files, "en");
    // What else was done then is told, but not what was said of it.
    assert_eq!((en.matches("<time ").count(), en.matches("Original changed").count()), (3, 2), "{en}");
    assert!(en.contains("More words") && !en.contains("Translation"), "{en}");
}

#[test]
fn another_text_that_was_the_original_decides_too() {
    let dated = |state| Version { state, dated: true };
    let old = "content/briefs/2025-11-07-talks.en.md";
    let files = files(
        SITE,
        vec![
            commit(1, "hush", &[(old, Deed::Added(dated(State::Draft))), (AR, Deed::Added(DONE))]),
            commit(2, "hush too", &[(AR, Deed::Changed(DONE))]),
            commit(3, "Published", &[(old, Deed::Changed(dated(State::Finished)))]),
            commit(4, "Changed", &[(AR, Deed::Changed(DONE))]),
        ],
    );
    assert_untold(&files, "hush");
    assert_eq!(history(&files, "en").matches("<time ").count(), 2);
}

#[test]
fn what_is_said_of_a_draft_is_not_shown_anywhere() {
    let old = "content/briefs/2025-11-01-old.ar.md";
    let files = files(
        SITE,
        vec![
            commit(1, "First", &[(AR, Deed::Added(DONE))]),
            commit(2, "hush: both", &[(AR, Deed::Changed(DONE)), (SECRET, Deed::Added(DRAFT))]),
            // It was public then, and is withdrawn today.
            commit(3, "hush: withdrawn", &[(AR, Deed::Changed(DONE)), (SECRET, Deed::Changed(DONE))]),
            commit(4, "hush: unread", &[(AR, Deed::Changed(DONE)), (old, Deed::Added(Version::default()))]),
            commit(5, "hush: gone", &[(AR, Deed::Changed(DONE)), (old, Deed::Removed)]),
            commit(6, "Told", &[(AR, Deed::Changed(DONE))]),
        ],
    );
    assert_untold(&files, "hush");
    assert_untold(&files, "secret");
    let en = history(&files, "en");
    assert!(en.contains("Told") && en.matches("<time ").count() == 6, "{en}");
}

#[test]
fn a_picture_of_a_draft_is_not_spoken_of_either() {
    let (text, draft) = ("content/briefs/2025-11-09-plan/index.ar.md", "---\ntitle: خطة\ndraft: true\n---\n");
    let commits = |state| {
        let beside = Commit {
            folders: vec!["content/briefs/2025-11-09-plan".to_owned()],
            ..commit(3, "hush: a picture", &[(AR, Deed::Changed(DONE))])
        };
        let plan = Version { state, dated: false };
        vec![
            commit(1, "First", &[(AR, Deed::Added(DONE))]),
            commit(2, "Other", &[(text, Deed::Added(plan))]),
            beside,
        ]
    };
    // A draft then, or today.
    for state in [State::Draft, State::Finished] {
        let files = files(&format!("{SITE}//- {text}\n{draft}"), commits(state));
        assert_untold(&files, "hush");
        assert_eq!(history(&files, "en").matches("<time ").count(), 2);
    }
    let public = files(&format!("{SITE}//- {text}\n---\ntitle: خطة\n---\n"), commits(State::Finished));
    assert!(history(&public, "en").contains("hush: a picture"));
}

#[test]
fn a_text_that_was_moved_keeps_its_history() {
    let old = "content/briefs/talks.md";
    let files = files(
        SITE,
        vec![
            commit(1, "First", &[(old, Deed::Added(DONE))]),
            commit(2, "A better name", &[(AR, Deed::Moved(old.to_owned(), DONE))]),
            // A new text where the old one stood is another one.
            commit(3, "Other", &[(old, Deed::Added(DONE))]),
        ],
    );
    let en = history(&files, "en");
    assert!(en.contains("Original added") && en.contains("File of the original moved"), "{en}");
    assert!(!en.contains("Other"), "{en}");
}

#[test]
fn a_text_that_was_removed_begins_anew() {
    let files = files(
        SITE,
        vec![
            commit(1, "Before", &[(AR, Deed::Added(DONE))]),
            commit(2, "Gone", &[(AR, Deed::Removed)]),
            commit(3, "Again", &[(AR, Deed::Added(DONE))]),
            commit(4, "After", &[(AR, Deed::Changed(DONE))]),
        ],
    );
    let en = history(&files, "en");
    assert!(en.contains("Again") && en.contains("After") && !en.contains("Before"), "{en}");
}

/// Returns a site of so many briefs, and their paths.
fn many(count: usize) -> (String, Vec<String>) {
    let path = |at: usize| format!("content/briefs/2025-01-01-n{at}.ar.md");
    let paths: Vec<String> = (0..count).map(path).collect();
    let text = paths.iter().map(|path| format!("//- {path}\n---\ntitle: م\n---\nنص.\n")).collect();
    (text, paths)
}

#[test]
fn what_changed_many_briefs_is_no_change_of_each() {
    let (text, paths) = many(52);
    let all = |deed: Deed| -> Vec<(&str, Deed)> {
        paths.iter().map(|path| (path.as_str(), deed.clone())).collect()
    };
    let files = files(
        &text,
        vec![
            commit(1, "Imported", &all(Deed::Added(DONE))),
            commit(2, "Reformatted", &all(Deed::Changed(DONE))),
            commit(3, "Put right", &[(&paths[0], Deed::Changed(DONE))]),
        ],
    );
    assert_eq!(
        histories(&files),
        ["ar/briefs/2025-01-01-n0/history.html", "en/briefs/2025-01-01-n0/history.html"]
    );
    let en = page(&files, "en/briefs/2025-01-01-n0/history.html");
    assert_eq!(en.matches("One of 52 briefs changed at once").count(), 2, "{en}");
    assert!(en.contains("Put right") && !en.contains("Reformatted") && !en.contains("Imported"), "{en}");
    assert!(
        page(&files, "ar/briefs/2025-01-01-n0/history.html").contains("واحد من 52 موجزاً عُدّلت دفعة واحدة")
    );
}

#[test]
fn more_than_half_of_a_site_is_many_where_it_has_more_than_twenty() {
    for (count, is_many) in [(20, false), (22, true)] {
        let (text, paths) = many(count);
        let some: Vec<(&str, Deed)> =
            paths[..12].iter().map(|path| (path.as_str(), Deed::Added(DONE))).collect();
        let commits =
            vec![commit(1, "Imported", &some), commit(2, "Right", &[(&paths[0], Deed::Changed(DONE))])];
        let en = page(&files(&text, commits), "en/briefs/2025-01-01-n0/history.html");
        assert_eq!(
            (en.contains("One of 12 briefs"), en.contains("Imported")),
            (is_many, !is_many),
            "{count}"
        );
    }
}

#[test]
fn a_site_may_show_no_history() {
    let book = "//- book.toml\n[book]\ntitle = \"T\"\nlanguage = \"ar\"\nlanguages = [\"ar\", \"en\"]\n";
    let commits = || {
        vec![
            commit(1, "First", &[(AR, Deed::Added(DONE))]),
            commit(2, "Second", &[(AR, Deed::Changed(DONE))]),
        ]
    };
    let with = |table: &str| files(&format!("{book}{table}{SITE}"), commits());
    assert_eq!(histories(&with("")).len(), 2);
    assert_eq!(histories(&with("[history]\nshow = true\n")).len(), 2);
    assert_eq!(histories(&with("[history]\nshow = false\n")).len(), 0);
    let wrong = site(&format!("{book}[history]\nshown = 1\n{SITE}"));
    let said = prepare(&wrong, SessionOptions::default()).diagnostics;
    assert!(
        said.iter()
            .any(|(_, of)| of.code.name() == "unknown-key" && of.message.to_string().contains("shown")),
        "{said:?}"
    );
}

#[test]
fn the_plain_theme_tells_as_much() {
    let book = "//- book.toml\n[book]\ntitle = \"T\"\nlanguage = \"ar\"\nlanguages = [\"ar\", \"en\"]\n\
                [output.html]\ntheme = \"plain\"\nsite-url = \"https://example.org/\"\n";
    let commits = vec![
        commit(1, "First", &[(AR, Deed::Added(DONE))]),
        commit(2, "Second", &[(AR, Deed::Changed(DONE))]),
    ];
    let files = files(&format!("{book}{SITE}"), commits);
    let en = history(&files, "en");
    for words in ["First", "Second", "Ann Writer", "Original added", "Original changed", "2025-11-02"] {
        assert!(en.contains(words), "{words}: {en}");
    }
    assert!(page(&files, "en/briefs/2025-11-07-talks.html").contains("2025-11-07-talks/history.html"));
    assert!(page(&files, "sitemap.xml").contains("en/briefs/2025-11-07-talks/history.html"));
}

#[test]
fn a_page_for_readers_offline_is_packed() {
    let commits = vec![
        commit(1, "First", &[(AR, Deed::Added(DONE))]),
        commit(2, "Second", &[(AR, Deed::Changed(DONE))]),
    ];
    let input = with_past(SITE, commits);
    let prepared = prepare(&input, SessionOptions::default());
    let batches = mujaz::plan::batch::batches(&prepared.graph, &prepared.plan);
    let is_kept = |path: &str| {
        let mut kept = batches.iter().filter(|batch| batch.group.is_some()).flat_map(|batch| &batch.targets);
        kept.any(|at| &*prepared.plan.targets[*at as usize].path == path)
    };
    assert!(is_kept("ar/briefs/2025-11-07-talks/history.html"));
}
