//! Archived copies: `mujaz archive`, what it writes where, and what readers get of it.

use crate::folder::Folder;
use crate::program::run;
use crate::server::Server;
use crate::support::{files, page};

const BOOK: &str = "[book]\ntitle = \"T\"\nlanguage = \"ar\"\nlanguages = [\"ar\", \"en\"]\n\
                    [output.html]\nsite-url = \"https://example.org/\"\n[check]\nmissing-archive = \"allow\"\n\
                    uncited-source = \"allow\"\n";

/// Returns the address of a copy of the page of a source.
fn copy_of(number: u32) -> String {
    format!("https://web.archive.org/web/20251107123456/https://a.example/{number}")
}

/// A site with a source of each kind of file.
fn site(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.put("book.toml", BOOK);
    folder.put(
        "content/sources/one.md",
        "---\r\ntitle: بيان # تعليق\r\nurl: https://a.example/1\r\n---\r\nنص\r\n",
    );
    folder.put(
        "content/sources/library.yaml",
        "# المكتبة\ntwo:\n  title: خبر\n  url: https://a.example/2   # هنا\nfour: {title: آخر, url: https://a.example/4}\n",
    );
    folder.put("content/sources/library.bib", "@misc{three, title = {T}, url = {https://a.example/3}}\n");
    folder.put(
        "content/briefs/2025-11-07-a.ar.md",
        "---\ntitle: ا\nsources:\n  - two\n  - {id: five, title: خامس, url: https://a.example/5}\n---\nنص [@five].\n",
    );
    folder
}

fn text(folder: &Folder, path: &str) -> String {
    let (top, rest) = path.split_once('/').expect("it is in a folder");
    folder.tree(top)[rest].clone()
}

#[test]
fn an_address_is_written_where_the_source_stands_and_nothing_else_changes() {
    let folder = site("archive-url");
    let before = folder.tree("content");
    for (id, number) in [("one", 1), ("two", 2), ("four", 4), ("five", 5)] {
        let copy = copy_of(number);
        let (status, out, news) = run(&folder, &["archive", id, "--url", &copy]);
        assert!(status == 0 && out.starts_with(&format!("`{id}` is recorded in `content/")), "{out}{news}");
        let (_, out, _) = run(&folder, &["archive", id, "--url", &copy]);
        assert!(out.ends_with("says so already\n"), "{out}");
    }
    let line =
        format!("url: https://a.example/1\r\narchive-url: {}\r\narchive-date: 2025-11-07\r\n", copy_of(1));
    let wanted = before["sources/one.md"].replace("url: https://a.example/1\r\n", &line);
    assert_eq!(text(&folder, "content/sources/one.md"), wanted);
    let library = text(&folder, "content/sources/library.yaml");
    let lines = format!("   # هنا\n  archive-url: {}\n  archive-date: 2025-11-07\n", copy_of(2));
    let inline = format!("example/4, archive-url: \"{}\", archive-date: 2025-11-07}}", copy_of(4));
    let wanted = before["sources/library.yaml"].replace("   # هنا\n", &lines).replace("example/4}", &inline);
    assert_eq!(library, wanted);
    assert!(text(&folder, "content/briefs/2025-11-07-a.ar.md").contains("example/5, archive-url: \"https"));
    let mut after = folder.tree("content");
    after.retain(|path, text| before.get(path) != Some(text));
    assert_eq!(after.len(), 3, "{after:?}");
    assert_eq!(run(&folder, &["check"]).0, 0);
}

#[test]
fn the_day_of_a_copy_goes_with_the_copy_that_it_was_of() {
    let folder = site("archive-again");
    let old = "https://archive.today/old";
    for id in ["two", "four"] {
        assert_eq!(run(&folder, &["archive", id, "--url", old, "--date", "2025-01-02"]).0, 0);
        let (status, out, _) = run(&folder, &["archive", id, "--url", "https://archive.today/new"]);
        assert!(status == 0 && out.contains(&format!("copy that was recorded before: `{old}`")), "{out}");
    }
    let library = text(&folder, "content/sources/library.yaml");
    assert_eq!(
        (library.matches("archive.today/new").count(), library.matches("archive-date").count()),
        (2, 0)
    );
    // The new copy tells its day, or `--date` does.
    for (arguments, day) in [(&[][..], "2025-11-07"), (&["--date", "2025-11"], "\"2025-11\"")] {
        run(&folder, &["archive", "two", "--url", old, "--date", "2025-01-02"]);
        run(&folder, &[&["archive", "two", "--url", &copy_of(2)], arguments].concat());
        let library = text(&folder, "content/sources/library.yaml");
        assert!(library.contains(&format!("archive-date: {day}\n")), "{library}");
        assert!(!library.contains("2025-01-02"), "{library}");
    }
    assert_eq!(run(&folder, &["check"]).0, 0);
}

#[test]
fn bibtex_is_left_to_its_editor_who_is_told_what_to_write() {
    let folder = site("archive-bib");
    let copy = copy_of(3);
    let (status, out, _) = run(&folder, &["archive", "three", "--url", &copy, "--date", "2025-11"]);
    let note = format!("archive-url: {copy} | archive-date: 2025-11");
    assert!(status == 0 && out.ends_with(&format!("{note}\n")), "{out}");
    assert_eq!(text(&folder, "content/sources/library.bib").matches("archive").count(), 0);
    // What it says to write is understood.
    let entry = format!("@misc{{three, title = {{T}}, url = {{https://a.example/3}}, note = {{{note}}}}}\n");
    folder.put("content/sources/library.bib", entry);
    run(&folder, &["build"]);
    assert!(text(&folder, "public/ar/sources/three.html").contains(&copy));
}

#[test]
fn what_cannot_be_recorded_is_said_and_nothing_is_written() {
    let folder = site("archive-wrong");
    let before = folder.tree("content");
    folder.put("letter.html", "<script>");
    let (copy, other) = (copy_of(1), copy_of(2));
    for (arguments, sentence) in [
        (&["archive", "on", "--url", &copy][..], "there is no source `on`: did you mean `one`?"),
        (&["archive", "one", "--url", "javascript:1"], "`javascript:1` is not an address of the web"),
        (&["archive", "one", "--url", &copy, "--date", "soon"], "`soon` is not a date"),
        (&["archive", "one", "--url", "https://a.example/1"], "is the address of `one` itself"),
        (&["archive", "one", "--url", "http://www.a.example/1/#top"], "is the address of `one` itself"),
        (&["archive", "one", "--url", &other], "but of another page: `https://a.example/2`"),
        (&["archive", "one", "--url", "http://127.0.0.1/copy"], "is not a public address"),
        (&["archive", "one", "--url", "http://localhost:8000/copy"], "is not a public address"),
        (&["archive", "one", "two", "--url", &copy], "name one source"),
        (&["archive", "one"], "say what to record"),
        (&["archive"], "required arguments were not provided"),
        (&["archive", "one", "--file", "nowhere"], "cannot read `nowhere`"),
        (&["archive", "one", "--file", "content"], "`content` is not a file"),
        (&["archive", "three", "--file", "book.toml"], "cannot tell of a copy"),
        (&["archive", "one", "--file", "letter.html", "--publish"], "could run a script"),
    ] {
        let (status, out, news) = run(&folder, arguments);
        assert!(status == 2 && out.is_empty() && news.contains(sentence), "{arguments:?}: {news}");
    }
    assert_eq!(folder.tree("content"), before);
}

#[test]
fn copies_are_found_and_written_only_where_that_is_agreed() {
    let archive = Server::start("127.0.0.1");
    let folder = site("archive-find");
    folder.put("book.toml", format!("{BOOK}[archive]\nfind-url = \"{}\"\n", archive.url("find?url=")));
    let answer = |body: &str| format!("200 OK\nContent-Length: {}\n\n{body}", body.len());
    let good = r#"{"archived_snapshots": {"closest": {"available": true, "status": "200", "timestamp": "20251107123456", "url": "http://web.archive.org/web/20251107123456/https://a.example/2"}}}"#;
    let ask =
        |url: &str| format!("find?url={}", url.replace(':', "%3A").replace('/', "%2F").replace('.', "%2E"));
    archive.set(&ask("https://a.example/1"), &answer(r#"{"archived_snapshots": {}}"#));
    archive.set(&ask("https://a.example/2"), &answer(good));
    archive.set(&ask("https://a.example/3"), "500 Internal Server Error\nContent-Length: 0\n\n");
    archive.set(&ask("https://a.example/4"), &answer(&"x".repeat(200_000)));
    archive.set(&ask("https://a.example/5"), &answer("no JSON"));
    let before = folder.tree("content");
    let reach = format!("--reach={}", archive.address);
    let find = ["archive", "--find", "--pause", "0", "--timeout", "2000", &reach];
    let (status, out, news) = run(&folder, &find);
    assert_eq!(
        (status, out.as_str()),
        (0, "two: https://web.archive.org/web/20251107123456/https://a.example/2 (2025-11-07)\n")
    );
    assert!(news.ends_with("nothing is written: say `--yes` to write it\n"), "{news}");
    assert!(news.contains("no copy of `three` was looked for: ") && news.contains("answered 500"), "{news}");
    assert!(news.contains("no copy of `four` was looked for: "), "{news}");
    let five = news.lines().find(|line| line.contains("no copy of `five` was looked for: "));
    assert!(five.is_some_and(|line| line.contains("could not be understood")), "{news}");
    assert_eq!(folder.tree("content"), before);
    assert_eq!(archive.requests().len(), 5);
    let (status, out, _) = run(&folder, &[&find[..], &["--yes"]].concat());
    assert!(status == 0 && out.ends_with("`two` is recorded in `content/sources/library.yaml`\n"), "{out}");
    // It is known now, and is not looked for again; nor is anything out of reach.
    archive.requests();
    run(&folder, &find);
    assert_eq!(archive.requests().len(), 4);
    let (_, _, news) = run(&folder, &["archive", "--find", "one", "--pause", "0"]);
    assert!(news.contains("not a public address") && archive.requests().is_empty(), "{news}");
}

#[test]
fn what_is_found_is_a_copy_of_the_work_or_left_out() {
    let archive = Server::start("127.0.0.1");
    let folder = site("archive-other");
    folder.put("book.toml", format!("{BOOK}[archive]\nfind-url = \"{}\"\n", archive.url("find?url=")));
    let source = "---\ntitle: T\nurl: https://a.example/1\ndate: 2024-01-01\n---\n";
    folder.put("content/sources/one.md", source);
    let answer = |stamp: &str, page: &str| {
        let url = format!("http://web.archive.org/web/{stamp}/{page}");
        let closest =
            format!(r#"{{"available": true, "status": "200", "timestamp": "{stamp}", "url": "{url}"}}"#);
        let body = format!(r#"{{"archived_snapshots": {{"closest": {closest}}}}}"#);
        format!("200 OK\nContent-Length: {}\n\n{body}", body.len())
    };
    let asked = |number: u32| format!("find?url=https%3A%2F%2Fa%2Eexample%2F{number}");
    archive.set(&asked(1), &answer("20190102000000", "https://a.example/1"));
    archive.set(&asked(2), &answer("20251107123456", "https://a.example/other"));
    archive.set(&asked(4), &answer("20251107123456", "http://www.a.example:80/4/"));
    let reach = format!("--reach={}", archive.address);
    let (status, out, news) =
        run(&folder, &["archive", "one", "two", "four", "--find", "-y", "--pause", "0", &reach]);
    assert!(status == 0 && out.contains("`four` is recorded") && !out.contains("one"), "{out}{news}");
    for said in [
        "of `one` is left out: it was made on 2019-01-02, before the work was published",
        "of `two` is left out: it is one of another page, `https://a.example/other`",
    ] {
        assert!(news.contains(said), "{news}");
    }
    assert_eq!(text(&folder, "content/sources/one.md"), source);
}

#[test]
fn a_copy_that_can_hardly_be_of_the_work_is_told_of() {
    let folder = site("archive-doubtful");
    let source = |id: &str, page: u32, keys: &str| {
        format!(
            "{id}: {{title: {id}, url: \"https://a.example/1\", archive-url: \"{}\"{keys}}}\n",
            copy_of(page)
        )
    };
    let sources = [
        source("fine", 1, ", archive-date: 2025-11-08, date: 2025-11"),
        source("page", 2, ""),
        source("stamp", 1, ", archive-date: 2025-01-05"),
        source("soon", 1, ", archive-date: 2999-01-01"),
        source("early", 1, ", date: 2025-11-20"),
    ];
    folder.put("content/sources/copies.yaml", sources.concat());
    let (_, out, _) = run(&folder, &["check"]);
    let said: Vec<&str> = out.lines().filter(|line| line.contains("[doubtful-archive]")).collect();
    let wanted = [
        "`page` is one of another page: `https://a.example/2`",
        "`stamp` is 2025-01-05, and the copy's address says 2025-11-07",
        "`soon` is dated in the future",
        "`early` was made before the source was published",
    ];
    assert_eq!(said.len(), wanted.len(), "{out}");
    assert!(said.iter().zip(wanted).all(|(line, words)| line.ends_with(words)), "{out}");
}

#[test]
fn a_copy_of_our_own_is_kept_and_published_only_where_that_is_said() {
    let folder = site("archive-file");
    let secret = "the letter, word for word\r\n";
    folder.put("scan.TXT", secret);
    let (status, out, news) = run(&folder, &["archive", "one", "--file", "scan.TXT"]);
    assert_eq!(status, 0, "{news}");
    assert_eq!(
        out,
        "`content/sources/files/one.txt` is kept\n`one` is recorded in `content/sources/one.md`\n"
    );
    assert_eq!(text(&folder, "content/sources/files/one.txt"), secret);
    let source = text(&folder, "content/sources/one.md");
    assert!(
        source.contains("copy: {file: \"one.txt\", sha256: \"") && source.contains("publish: false}\r\n")
    );
    assert_eq!(run(&folder, &["build"]).0, 0);
    let hash = source.split("sha256: \"").nth(1).expect("it has one")[..64].to_owned();
    let told = |folder: &Folder| -> Vec<String> {
        let all = folder.tree("public").into_iter();
        let tells = |path: &str, text: &str| {
            path.contains("one.txt")
                || text.contains("one.txt")
                || text.contains(&hash)
                || text.contains("word for word")
        };
        all.filter(|(path, text)| tells(path, text)).map(|(path, _)| path).collect()
    };
    assert_eq!(told(&folder), Vec::<String>::new());
    // It is the very file, and stays so until that is said to change.
    let (status, _, news) = run(&folder, &["archive", "one", "--file", "book.toml"]);
    assert_eq!(status, 0, "another ending is another file: {news}");
    run(&folder, &["archive", "one", "--file", "scan.TXT"]);
    folder.put("scan.TXT", "another");
    let (status, _, news) = run(&folder, &["archive", "one", "--file", "scan.TXT"]);
    assert!(status == 2 && news.contains("is there already, with other content"), "{news}");
    folder.put("scan.TXT", secret);
    assert_eq!(run(&folder, &["archive", "one", "--file", "scan.TXT", "--publish"]).0, 0);
    assert!(text(&folder, "content/sources/one.md").contains("publish: true}"));
    assert_eq!(run(&folder, &["build"]).0, 0);
    assert_eq!(text(&folder, "public/copies/one/one.txt"), secret);
    let page = text(&folder, "public/ar/sources/one.html");
    assert!(page.contains("href=\"../../copies/one/one.txt\"") && page.contains(&hash), "{page}");
    folder.put("content/sources/files/one.txt", "changed");
    let (status, out, _) = run(&folder, &["check"]);
    assert!(status == 1 && out.contains("error[changed-copy]"), "{out}");
}

#[test]
fn links_to_a_source_with_a_copy_are_robust() {
    let source = "title: {en: Report}\nurl: https://a.example/?a=1&b=\narchive-url: https://archive.example/20251107123456/x\n";
    let site = |more: &str| {
        files(&format!(
            "//- book.toml\n{BOOK}//- content/sources/one.md\n---\n{source}{more}---\n\
             //- content/briefs/2025-11-07-a.en.md\n---\ntitle: A\n---\nText. [@one]\n"
        ))
    };
    let attributes = |day: &str| {
        format!(
            "data-originalurl=\"https://a.example/?a=1&amp;b=\" \
             data-versionurl=\"https://archive.example/20251107123456/x\"{day}>"
        )
    };
    let files = site("archive-date: 2025-11-08\n");
    for path in ["en/sources/one.html", "en/briefs/2025-11-07-a.html"] {
        let page = page(&files, path);
        let robust = page.matches(&attributes(" data-versiondate=\"2025-11-08\"")).count();
        // Wherever the address or the copy is linked.
        let all = page.matches("href=\"https://a.example/").count()
            + page.matches("href=\"https://archive.example/").count();
        assert!(robust >= 2 && robust == all, "{path}: {robust} of {all}");
    }
    // The address of the copy may hold its day; a month is no day.
    assert!(page(&site(""), "en/sources/one.html").contains(&attributes(" data-versiondate=\"2025-11-07\"")));
    assert!(page(&site("archive-date: 2025-11\n"), "en/sources/one.html").contains(&attributes("")));
}

#[test]
fn readers_are_told_of_a_dead_address_and_shown_the_copy_first() {
    for theme in ["default", "plain"] {
        let book = BOOK.replace("[check]", &format!("theme = \"{theme}\"\n[check]"));
        let files = files(&format!(
            "//- book.toml\n{book}//- .mujaz/links.json\n\
             {{\"https://a.example/\": {{\"2025-11-01\": \"404\", \"2025-11-06\": \"404\"}},\n\
             \"https://b.example/\": {{\"2025-11-06\": \"404\"}}}}\n\
             //- content/sources/library.yaml\n\
             gone: {{title: {{en: Gone}}, url: \"https://a.example/\", archive-url: \"https://archive.example/x\"}}\n\
             lost: {{title: {{en: Lost}}, url: \"https://c.example/\", archive-url: \"https://a.example/\"}}\n\
             there: {{title: {{en: There}}, url: \"https://b.example/\"}}\n"
        ));
        let dead = page(&files, "en/sources/gone.html");
        let notice = dead.find("This address no longer answers").expect("it is said");
        assert!(
            dead[notice..].contains("6 November 2025") || dead[notice..].contains("6 Nov 2025"),
            "{dead}"
        );
        let copy = dead.find("href=\"https://archive.example/x\"").expect("it is linked");
        let plain = dead.rfind("href=\"https://a.example/\"").expect("it is linked");
        assert!(copy < plain || theme == "plain", "the copy comes first");
        assert!(page(&files, "ar/sources/gone.html").contains("لم يعد هذا الرابط يعمل"));
        assert!(!page(&files, "en/sources/there.html").contains("no longer answers"));
        // A copy that is gone as well is not offered.
        assert!(!page(&files, "en/sources/lost.html").contains("href=\"https://a.example/"));
        assert!(files.keys().all(|path| !path.contains("links.json")));
    }
}
