//! New sites: what `init` makes has nothing said of it, and is there whole or not at all.

use crate::folder::Folder;
use crate::program::{kill, news_of, run};
use crate::support::TODAY;
use mujaz::scaffold::starter::{SiteRequest, input as site_of, starter, workflow};
use mujaz::session::{SessionOptions, Strictness, prepare};

fn site_request(titles: &[&str], langs: &[&str], url: Option<&str>) -> SiteRequest {
    let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    SiteRequest { titles: owned(titles), langs: owned(langs), url: url.map(str::to_owned) }
}

#[test]
fn a_new_site_has_nothing_said_of_it_in_any_pair_of_languages() {
    let url = Some("https://example.org/x");
    for (request, languages, texts) in [
        (site_request(&["ar=موجز \"العراق\"", "en=Iraq \\ Brief"], &[], None), "ar en", "ar en"),
        (site_request(&["T"], &[], url), "ar en", "ar en"),
        (site_request(&["fa=خلاصه", "en=B"], &[], url), "fa en", "en"),
        (site_request(&["fr=F", "en=E"], &["en", "fr"], None), "en fr", "en"),
        (site_request(&["C"], &["fr", "de"], None), "fr de", "fr"),
        (site_request(&["E=mc2"], &["en"], url), "en", "en"),
        (site_request(&["T"], &["ar-IQ", "en"], url), "ar-IQ en", "ar-IQ en"),
    ] {
        let files = starter(&request, TODAY).unwrap();
        let input = site_of(&files, TODAY);
        let prepared =
            prepare(&input, SessionOptions { strictness: Strictness::Strict, ..SessionOptions::default() });
        assert!(prepared.diagnostics.is_empty(), "{:?}", prepared.diagnostics);
        let graph = prepared.graph;
        let tags: Vec<&str> = graph.config.languages.iter().map(|lang| lang.as_str()).collect();
        assert_eq!(tags.join(" "), languages);
        let written: Vec<String> = graph.briefs[0].texts.values().map(|text| text.lang.to_string()).collect();
        assert_eq!(written.join(" "), texts);
        assert_eq!((graph.briefs.len(), graph.actors.len()), (1, 1));
        assert_eq!(graph.config.site_url.is_some(), request.url.is_some());
    }
    let files =
        starter(&site_request(&["ar=موجز \"العراق\"", "en=Iraq \\ Brief"], &[], None), TODAY).unwrap();
    let graph = prepare(&site_of(&files, TODAY), SessionOptions::default()).graph;
    let titles: Vec<&str> = graph.config.title.iter().map(|(_, title)| title).collect();
    assert_eq!(titles, ["موجز \"العراق\"", "Iraq \\ Brief"]);
}

#[test]
fn a_site_that_cannot_be_is_refused_in_a_sentence() {
    for (request, sentence) in [
        (site_request(&[], &[], None), "the site has no title: `--title ar=…`"),
        (site_request(&["ar=م"], &["ar", "en"], None), "the title in `en` is missing: `--title en=…`"),
        (site_request(&["ar="], &[], None), "the title is empty"),
        (site_request(&["ar=م", "ar=ن"], &[], None), "the title in `ar` is given twice"),
        (site_request(&["ar=م", "fr=F"], &["ar"], None), "add `--lang fr`"),
        (site_request(&["A", "B"], &[], None), "`A` is a title of no language"),
        (site_request(&["A"], &["arabic!"], None), "`arabic!` is no language"),
        (site_request(&["A"], &["ar", "ar"], None), "the language `ar` is named twice"),
        (site_request(&["A"], &[], Some("example.org")), "`example.org` is not the address of a site"),
        (site_request(&["A"], &[], Some("https://example.org/?x")), "is not the address of a site"),
        (site_request(&["a\u{7}"], &[], None), "hidden character"),
    ] {
        let why = starter(&request, TODAY).unwrap_err();
        assert!(why.to_string().contains(sentence), "{why}");
    }
}

#[test]
fn its_workflow_is_our_own_but_for_how_mujaz_gets_there() {
    let own = include_str!("../../.github/workflows/pages.yml");
    let made = workflow();
    let steps = |text: &str| {
        text.lines().filter(|line| line.starts_with("      - ")).map(str::to_owned).collect::<Vec<_>>()
    };
    for step in steps(own).iter().filter(|step| !step.contains("cargo") && !step.contains("actions/cache")) {
        assert!(steps(&made).contains(step), "{made}");
    }
    assert!(made.contains("      - run: mujaz build\n") && !made.contains("cargo run"), "{made}");
    assert!(
        made.contains("fetch-depth: 0")
            && made.ends_with("      - id: deployment\n        uses: actions/deploy-pages@v4\n")
    );
    let install = made.find("cargo install").unwrap();
    assert!(made.find("actions/checkout").unwrap() < install && install < made.find("mujaz build").unwrap());
}

#[test]
fn settings_for_an_editor_are_json() {
    let files = starter(&site_request(&["T"], &[], None), TODAY).unwrap();
    let json: Vec<&str> = files
        .iter()
        .filter(|file| file.path.starts_with(".vscode/") && !file.path.ends_with(".css"))
        .map(|file| file.text.as_str())
        .collect();
    assert_eq!(json.len(), 2);
    for text in json {
        let value: serde_json::Value = serde_json::from_str(text).unwrap();
        assert!(value.as_object().unwrap().len() > 3);
    }
}

#[test]
fn a_site_is_begun_checked_and_built() {
    let folder = Folder::new("init");
    let (status, out, news) =
        run(&folder, &["init", "site", "--title", "ar=موجزي", "--title", "en=Mine", "--yes"]);
    assert_eq!((status, out.as_str()), (0, "a new site in `site`: 11 files\n"), "{news}");
    assert_eq!(run(&folder, &["check", "--strict", "--root", "site"]).0, 0);
    assert_eq!(run(&folder, &["build", "--root", "site"]).0, 0);
    let tree = folder.tree("site");
    for path in [
        ".gitignore",
        ".github/workflows/pages.yml",
        ".vscode/settings.json",
        ".vscode/book.schema.json",
        ".vscode/library.schema.json",
        "public/ar/index.html",
        "public/en/index.html",
    ] {
        assert!(tree.contains_key(path), "{path}");
    }
    assert!(!tree.keys().any(|path| path.contains("mujaz-init")), "{tree:?}");
    // What an editor's program is pointed to is there.
    assert!(tree["book.toml"].starts_with("#:schema ./.vscode/book.schema.json\n"), "{}", tree["book.toml"]);
    assert!(tree[".vscode/settings.json"].contains("\".vscode/library.schema.json\""));
    let (_, schema, _) = run(&folder, &["schema", "book"]);
    assert_eq!(tree[".vscode/book.schema.json"], schema);
    let (status, _, news) = run(&folder, &["init", "site", "--title", "T", "--yes"]);
    assert!(status == 2 && news.contains("`site` is a site already"), "{news}");
    assert_eq!(folder.tree("site"), tree);
}

#[test]
fn only_a_folder_that_is_as_good_as_empty_is_taken() {
    let folder = Folder::new("init-refused");
    folder.put("full/notes.txt", "mine");
    let before = folder.tree("");
    let news = news_of(&folder, &["init", "full", "--title", "T", "--yes"]);
    assert!(news.contains("`full` is not empty, `notes.txt` is in it"), "{news}");
    for arguments in [&["init", "none"][..], &["init", "none", "--title", "T", "--url", "x", "--yes"]] {
        assert_eq!(run(&folder, arguments).0, 2);
    }
    assert!(news_of(&folder, &["init", "full/notes.txt", "--title", "T"]).contains("is no folder"));
    assert_eq!(folder.tree(""), before, "nothing is left of what was refused");
    folder.put("new/.git/HEAD", "ref");
    folder.put("new/README.md", "# mine");
    folder.put("new/LICENSE", "mine");
    folder.put("new/.gitignore", "mine\n");
    let (status, out, news) = run(&folder, &["init", "new", "--title", "T"]);
    assert_eq!((status, out.as_str()), (0, "a new site in `new`: 10 files\n"));
    assert!(news.contains("`.gitignore` is as it was: add `public/` and `.public.*` to it"), "{news}");
    let tree = folder.tree("new");
    assert_eq!((tree["README.md"].as_str(), tree[".gitignore"].as_str()), ("# mine", "mine\n"));
    assert!(tree.contains_key("book.toml") && !tree.keys().any(|path| path.contains("mujaz-init")));
}

#[test]
fn what_a_killed_run_left_is_cleared_or_finished() {
    let folder = Folder::new("init-killed");
    // Killed before all files were made.
    folder.put("early/.mujaz-init/made-by-mujaz", "");
    folder.put("early/.mujaz-init/site/book.toml", "half");
    assert_eq!(run(&folder, &["init", "early", "--title", "T"]).0, 0);
    assert!(folder.tree("early")["book.toml"].contains("title = \"T\""));
    // Killed while they were given their places.
    folder.put("late/.mujaz-init/made-by-mujaz", "");
    folder.put("late/.mujaz-init/complete", "");
    folder.put("late/.mujaz-init/site/book.toml", "[book]\n");
    folder.put("late/content/actors/iraq.md", "---\nname: {ar: ع}\n---\n");
    let (status, out, _) = run(&folder, &["init", "late", "--title", "T"]);
    assert_eq!((status, out.as_str()), (0, "the site that an earlier run had made is now in `late`\n"));
    assert_eq!(folder.tree("late")["book.toml"], "[book]\n");
    assert!(!folder.tree("late").keys().any(|path| path.contains("mujaz-init")));
    // What is called so, and is not ours, stays.
    folder.put("other/.mujaz-init/mine", "mine");
    assert!(news_of(&folder, &["init", "other", "--title", "T"]).contains("was not made by mujaz"));
    assert_eq!(folder.tree("other").len(), 2);
}

#[test]
fn a_kill_at_any_moment_leaves_what_the_next_run_puts_right() {
    let folder = Folder::new("init-kills");
    assert_eq!(run(&folder, &["init", "whole", "--title", "T"]).0, 0);
    let whole = folder.tree("whole");
    for at in 0..60 {
        let name = format!("site-{at}");
        let arguments = ["init", &name, "--title", "T"];
        kill(&folder, &arguments, at * 40_000);
        let has_book = folder.tree(&name).contains_key("book.toml");
        let (status, out, news) = run(&folder, &arguments);
        let is_told = status == 0 || (has_book && news.contains("is a site already"));
        assert!(is_told, "{at}: {out}{news}");
        assert_eq!(folder.tree(&name), whole, "{at}: {out}{news}");
    }
}
