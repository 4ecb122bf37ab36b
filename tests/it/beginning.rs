//! New documents: what is made is read back by the same program.

use crate::folder::Folder;
use crate::program::{news_of, run};
use crate::support::{lines, site};
use mujaz::diag::report::Report;
use mujaz::parse::files::Folder as Kind;
use mujaz::parse::{ParseOptions, parse};
use mujaz::scaffold::document::{Request, new_document};
use mujaz::session::{Drafting, SessionOptions, prepare};

const BOOK: &str = "[book]\ntitle = \"T\"\nlanguage = \"ar\"\nlanguages = [\"ar\", \"en\"]\n\
                    [output.html]\nsite-url = \"https://example.org/\"\n";

fn request(folder: Kind, title: &str) -> Request {
    Request {
        folder,
        title: title.to_owned(),
        lang: None,
        id: None,
        date: "2025-11-07".to_owned(),
        names: Vec::new(),
        url: None,
    }
}

/// Returns the path, the text and the id of what a request on a site makes, or why it makes nothing.
fn made(request: &Request, text: &str) -> Result<(String, String, String), String> {
    let site = site(text);
    let drafts = parse(&site, &ParseOptions { drafts: true }, &mut Report::new());
    new_document(request, &drafts).map(|(file, id)| (file.path, file.text, id)).map_err(|why| why.to_string())
}

/// Returns what is said of a file on a site of its own, drafts and all.
fn said(path: &str, text: &str) -> Vec<String> {
    let site = site(&format!("//- {path}\n{text}"));
    let mut report = Report::new();
    let _ = parse(&site, &ParseOptions { drafts: true }, &mut report);
    lines(&site, report)
}

#[test]
fn each_kind_is_read_back_without_a_complaint_in_both_languages() {
    let kinds = [Kind::Briefs, Kind::Actors, Kind::Places, Kind::Topics, Kind::Sources, Kind::Pages];
    for kind in kinds {
        for (lang, title) in [("ar", "بيان: «أول» #1"), ("en", "Talks: \"the first\" - 50%")] {
            let request = Request { lang: Some(lang.to_owned()), ..request(kind, title) };
            let (path, text, id) = made(&request, "").unwrap();
            assert_eq!(said(&path, &text), Vec::<String>::new(), "{text}");
            assert!(!text.contains("{{") && !text.contains("}}"), "{text}");
            let site = site(&format!("//- {path}\n{text}"));
            let prepared =
                prepare(&site, SessionOptions { drafts: Drafting::With, ..SessionOptions::default() });
            let graph = prepared.graph;
            let tag = graph.config.languages.iter().find(|of| of.as_str() == lang).copied().unwrap();
            let name = match kind {
                Kind::Briefs => graph.briefs[0].texts[&tag].title.to_string(),
                Kind::Pages => graph.pages[0].texts[&tag].title.to_string(),
                Kind::Actors => graph.actors[0].name.find(tag).unwrap().to_owned(),
                Kind::Places => graph.places[0].name.find(tag).unwrap().to_owned(),
                Kind::Topics => graph.topics[0].name.find(tag).unwrap().to_owned(),
                Kind::Sources => graph.sources[0].title.find(tag).unwrap().to_owned(),
            };
            assert_eq!(name, title, "{text}");
            assert!(path.contains(&id), "{path}");
        }
    }
}

/// What stands behind a `#` is made real: an editor who deletes the sign has what the note promises.
#[test]
fn keys_in_comments_are_keys() {
    for kind in [Kind::Briefs, Kind::Actors, Kind::Places, Kind::Topics, Kind::Sources] {
        for lang in ["ar", "en"] {
            let request = Request { lang: Some(lang.to_owned()), ..request(kind, "x") };
            let (path, text, _) = made(&request, "").unwrap();
            let is_key = |line: &&str| {
                let line = line.trim_start_matches('#').trim();
                let word = line.trim_start_matches("- ");
                let key = word.split(':').next().unwrap_or_default();
                let is_word =
                    !key.is_empty() && key.chars().all(|sign| sign.is_ascii_lowercase() || sign == '-');
                (word.contains(": ") || word.ends_with(':')) && is_word || line.starts_with("- ")
            };
            let open = |line: &str| match line.strip_prefix("# ") {
                Some(rest) if is_key(&line) => {
                    rest.replace("Q…", "Q1").replace("https://…", "https://a.example/")
                }
                Some(_) | None => line.to_owned(),
            };
            let open: String = text.lines().map(|line| open(line) + "\n").collect();
            assert!(open.lines().count() > 5 && open != text, "{open}");
            let said = said(&path, &open);
            let is_known = |line: &String| !line.contains("unknown-key") && !line.contains("bad-yaml");
            assert!(said.iter().all(is_known), "{said:?}\n{open}");
        }
    }
}

#[test]
fn ids_come_from_titles_in_their_own_script() {
    let id = |kind, title: &str| made(&request(kind, title), "").unwrap().2;
    assert_eq!(
        id(Kind::Briefs, "مُشاورات فنّية في بغـداد: الجولة 2"),
        "2025-11-07-مشاورات-فنية-في-بغداد-الجولة-2"
    );
    assert_eq!(id(Kind::Briefs, "Élysée talks!"), "2025-11-07-elysee-talks");
    assert_eq!(id(Kind::Actors, "صباح النعمان"), "صباح-النعمان");
    let long = id(Kind::Briefs, &"كلمة ".repeat(40));
    assert!(long.len() < 100 && long.ends_with("كلمة"), "{long}");
    let (path, text, _) =
        made(&Request { date: "2025-11".to_owned(), ..request(Kind::Briefs, "x") }, "").unwrap();
    assert!(
        path == "content/briefs/2025-11-x/index.ar.md" && text.contains("\ndate: 2025-11 #"),
        "{path}\n{text}"
    );
    let open = Request { date: "../2026".to_owned(), ..request(Kind::Briefs, "x") };
    let (path, text, _) = made(&open, "").unwrap();
    assert!(path == "content/briefs/x/index.ar.md" && text.contains("date: \"../2026\""), "{path}\n{text}");
}

#[test]
fn what_cannot_be_had_is_said_in_a_sentence() {
    let there = "//- content/actors/iraq.md\n---\nname: العراق\n---\n\
                 //- content/briefs/2025-11-07-x.ar.md\n---\ntitle: x\ndraft: true\nsources:\n  - {id: s1, title: S}\n---\n";
    let of = |kind, id: &str| Request { id: Some(id.to_owned()), ..request(kind, "x") };
    for (request, sentence) in [
        (of(Kind::Places, "IRAQ"), "the id `iraq` is taken: `content/actors/iraq.md` has it"),
        (of(Kind::Sources, "s1"), "the id `s1` is taken: `content/briefs/2025-11-07-x.ar.md` has it"),
        (request(Kind::Briefs, "x"), "the id `2025-11-07-x` is taken"),
        (of(Kind::Actors, "../x"), "the id `../x` holds `/`"),
        (of(Kind::Actors, "CON"), "device on Windows"),
        (of(Kind::Actors, "index"), "the address of a list"),
        (of(Kind::Actors, ""), "an empty id"),
        (of(Kind::Sources, "a;b"), "the id `a;b` holds `;`"),
        (of(Kind::Pages, "about.en"), "ends like a language"),
        (request(Kind::Pages, "  "), "the title is empty"),
        (request(Kind::Pages, "a\u{202e}b"), "the title `ab` holds a hidden character (U+202E)"),
        (request(Kind::Pages, "a\nb"), "hidden character"),
        (
            Request { date: "2025-02-30".to_owned(), ..request(Kind::Briefs, "y") },
            "February of 2025 has 28 days",
        ),
        (
            Request { lang: Some("fr".to_owned()), ..request(Kind::Briefs, "y") },
            "`fr` is no language of this site, which has ar, en",
        ),
        (Request { names: vec!["Baghdad".to_owned()], ..request(Kind::Places, "y") }, "write it as `en=…`"),
        (
            Request { names: vec!["ar=y".to_owned()], ..request(Kind::Places, "y") },
            "the name in `ar` is given twice",
        ),
        (
            Request { url: Some("javascript:x".to_owned()), ..request(Kind::Sources, "y") },
            "is not an address of the web",
        ),
    ] {
        let why = made(&request, there).unwrap_err();
        assert!(why.contains(sentence), "{why}");
    }
}

#[test]
fn files_stand_where_the_site_keeps_them() {
    let path = |kind, site: &str| made(&request(kind, "New"), site).unwrap().0;
    assert_eq!(path(Kind::Briefs, ""), "content/briefs/2025-11-07-new/index.ar.md");
    assert_eq!(path(Kind::Actors, ""), "content/actors/new.md");
    let flat = "//- content/briefs/2025-11-06-a.ar.md\n---\ntitle: a\n---\n";
    assert_eq!(path(Kind::Briefs, flat), "content/briefs/2025-11-07-new.ar.md");
    let trees = "//- content/ar/briefs/2025-11-06-a/index.md\n---\ntitle: a\n---\n";
    assert_eq!(path(Kind::Briefs, trees), "content/ar/briefs/2025-11-07-new/index.md");
    assert_eq!(path(Kind::Pages, trees), "content/ar/pages/new.md");
}

#[test]
fn the_command_writes_one_file_and_never_another_ones() {
    let folder = Folder::new("new-brief");
    folder.put("book.toml", BOOK);
    let (status, out, news) = run(&folder, &["new", "brief", "لقاء في بغداد", "--date", "2025-11-07"]);
    let path = "content/briefs/2025-11-07-لقاء-في-بغداد/index.ar.md";
    assert_eq!(
        (status, out, news),
        (0, format!("{path}\n"), "its id is `2025-11-07-لقاء-في-بغداد`\n".to_owned())
    );
    assert_eq!(run(&folder, &["check", "--drafts"]).0, 0);
    assert_eq!(run(&folder, &["check", "--strict"]).0, 0, "it is a draft");
    let before = folder.tree("");
    let (status, out, news) = run(&folder, &["new", "brief", "لقاء في بغداد", "--date", "2025-11-07"]);
    assert!(status == 2 && out.is_empty() && news.contains("is taken"), "{news}");
    // A file that is in the way, and no document, is not replaced either.
    folder.put("content/topics/أمن.md/x", "");
    let (status, _, news) = run(&folder, &["new", "topic", "أمن"]);
    assert!(status == 2 && news.contains("`content/topics/أمن.md` is there already"), "{news}");
    let mut after = folder.tree("");
    after.retain(|path, _| !path.starts_with("content/topics"));
    assert_eq!(after, before);
    assert!(news_of(&folder, &["new", "page"]).contains("<TITLE>"));
    assert!(news_of(&folder, &["new", "page", ""]).contains("the title is empty"));
    assert_eq!(run(&folder, &["new", "place", "بغداد", "--name", "en=Baghdad"]).0, 0);
    assert!(folder.tree("content/places")["بغداد.md"].contains("  ar: بغداد\n  en: Baghdad\n"));
    assert_eq!(run(&folder, &["new", "source", "بيان", "--url", "https://a.example/1"]).0, 0);
    assert_eq!(run(&folder, &["check", "--drafts"]).0, 0);
}
