//! `mujaz check --external`, against a server of ours that misbehaves.
#![expect(clippy::disallowed_methods, reason = "these tests start the program and a server for it")]

use crate::folder::Folder;
use crate::server::Server;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

const BOOK: &str = "[book]\ntitle = \"T\"\nlanguage = \"ar\"\nlanguages = [\"ar\", \"en\"]\n\
                    [output.html]\nsite-url = \"https://example.org/\"\n[check]\nmissing-archive = \"allow\"\n\
                    uncited-source = \"allow\"\n";
/// Noon of 6, 7 and 8 November 2025.
const DAYS: [&str; 3] = ["1762430400", "1762516800", "1762603200"];

/// A site whose sources have these addresses, called `s0`, `s1` …
fn site(name: &str, urls: &[String]) -> Folder {
    let folder = Folder::new(name);
    folder.put("book.toml", BOOK);
    let source =
        |(at, url): (usize, &String)| format!("s{at}: {{title: {{en: Work {at}}}, url: \"{url}\"}}\n");
    let library: String = urls.iter().enumerate().map(source).collect();
    folder.put("content/sources/library.yaml", library);
    folder
}

fn program(folder: &Folder, day: usize, arguments: &[&str]) -> (i32, String, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_mujaz"));
    for name in ["NO_COLOR", "CLICOLOR_FORCE"] {
        program.env_remove(name);
    }
    program.env("SOURCE_DATE_EPOCH", DAYS[day]).env("http_proxy", "http://127.0.0.1:9");
    let Output { status, stdout, stderr } =
        program.current_dir(&folder.path).args(arguments).output().expect("the program can be started");
    let text = |bytes| String::from_utf8(bytes).expect("the program prints UTF-8");
    (status.code().unwrap_or(-1), text(stdout), text(stderr))
}

/// Checks a site with the addresses of `servers` in reach, and returns the status and what was printed.
fn check(folder: &Folder, day: usize, servers: &[&Server], more: &[&str]) -> (i32, String, String) {
    let reach: Vec<String> = servers.iter().map(|server| format!("--reach={}", server.address)).collect();
    let mut arguments = vec!["check", "--external", "--pause", "0", "--timeout", "700"];
    arguments.extend(reach.iter().map(String::as_str));
    arguments.extend(more);
    program(folder, day, &arguments)
}

#[test]
fn dead_is_only_what_is_gone_on_two_days() {
    let server = Server::start("127.0.0.1");
    let folder = site("two-days", &["404", "410", "200", "back"].map(|path| server.url(path)));
    server.set("back", "404 Not Found\nContent-Length: 0\n\n");
    let (status, out, news) = check(&folder, 0, &[&server], &[]);
    assert_eq!((status, out.as_str()), (0, ""), "{news}");
    assert!(news.contains(&format!("perhaps gone: {} (404; ", server.url("404"))), "{news}");
    // The same day is one day, however often it asks.
    assert_eq!(check(&folder, 0, &[&server], &["--again"]).0, 0);
    server.set("back", "200 OK\nContent-Length: 0\n\n");
    let (status, out, news) = check(&folder, 1, &[&server], &[]);
    assert_eq!(status, 3, "{out}{news}");
    assert_eq!(out.matches("error[dead-link]").count(), 2, "{out}");
    assert!(out.contains("--> content/sources/library.yaml:1:1"), "{out}");
    let said = format!("`{}` answers 404 (asked on 2025-11-06 and 2025-11-07)", server.url("404"));
    assert!(out.contains(&said), "{out}");
    assert!(out.contains("answers 410 (asked on"), "{out}");
    // What was better between begins anew.
    server.set("back", "404 Not Found\nContent-Length: 0\n\n");
    assert_eq!(check(&folder, 2, &[&server], &[]).1.matches("error[dead-link]").count(), 2);
}

#[test]
fn other_faults_are_named_and_are_no_faults_of_the_site() {
    let server = Server::start("127.0.0.1");
    let paths = ["403", "500", "503", "circle", "closes", "half", "hangs", "long-head"];
    let folder = site("other-faults", &paths.map(|path| server.url(path)));
    for day in [0, 1] {
        let (status, out, news) = check(&folder, day, &[&server], &[]);
        assert_eq!((status, out.as_str()), (0, ""), "{news}");
        for (path, why) in
            [("403", "403"), ("500", "500"), ("503", "503"), ("circle", "redirected too often")]
        {
            let said = format!("could not be checked: {} ({why})", server.url(path));
            assert!(news.contains(&said), "{said}: {news}");
        }
        for path in paths {
            assert!(
                news.contains(&format!("could not be checked: {} (", server.url(path))),
                "{path}: {news}"
            );
        }
        assert_eq!(program(&folder, day, &["build"]).0, 0);
    }
    let answers = folder.tree(".mujaz")["links.json"].clone();
    assert!(!answers.contains("\"404\"") && answers.contains("\"2025-11-07\": \"403\""), "{answers}");
}

#[test]
fn silence_is_waited_for_a_while_and_a_silent_host_is_left_alone() {
    let server = Server::start("127.0.0.1");
    let urls: Vec<String> = (0..8).map(|at| server.url(&format!("hangs?{at}"))).collect();
    for at in 0..8 {
        server.set(&format!("hangs?{at}"), "");
    }
    let hanging: Vec<String> = urls.iter().map(|_| server.url("hangs")).take(1).collect();
    let folder = site("silent", &[&hanging[..], &urls[..]].concat());
    let started = Instant::now();
    let (status, _, news) = check(&folder, 0, &[&server], &[]);
    assert_eq!(status, 0, "{news}");
    assert!(news.contains("(its host does not answer)"), "{news}");
    assert!(started.elapsed() < Duration::from_secs(9), "{:?}", started.elapsed());
    assert!(server.requests().len() <= 4);
}

#[test]
fn get_is_asked_where_head_does_not_say_and_no_body_is_taken() {
    let server = Server::start("127.0.0.1");
    let paths = ["200", "405", "head-404", "huge", "slow", "moved"];
    let folder = site("head", &paths.map(|path| server.url(path)));
    let started = Instant::now();
    let (status, out, news) = check(&folder, 0, &[&server], &[]);
    assert_eq!((status, out.as_str(), news.as_str()), (0, "", "6 links asked\nnothing to say\n"));
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
    let requests = server.requests();
    assert_eq!(requests.iter().filter(|of| *of == "HEAD /200").count(), 2, "{requests:?}");
    assert!(!requests.contains(&"GET /200".to_owned()), "{requests:?}");
    for path in ["405", "head-404", "huge", "slow"] {
        assert!(requests.contains(&format!("GET /{path}")), "{requests:?}");
    }
    for head in server.heads() {
        let head = head.to_lowercase();
        assert!(head.contains("user-agent: mujaz/"), "{head}");
        assert!(!head.contains("cookie") && !head.contains("authorization") && !head.contains("referer"));
        assert_eq!(head.starts_with("get"), head.contains("range: bytes=0-0"), "{head}");
    }
}

#[test]
fn nothing_but_public_addresses_is_asked() {
    let server = Server::start("127.0.0.1");
    let other = Server::start("127.0.0.1");
    server.set("to-other", &format!("302 Found\nLocation: {}\nContent-Length: 0\n\n", other.url("200")));
    let ways = ["to-metadata", "to-private", "to-v6", "to-file", "to-password", "to-other"];
    let mut urls = ways.map(|path| server.url(path)).to_vec();
    urls.push(other.url("200"));
    urls.push(format!("http://localhost:{}/200", other.address.port()));
    urls.push(format!("http://[::ffff:127.0.0.1]:{}/200", other.address.port()));
    urls.push(format!("http://me:secret@{}/200", server.address));
    let folder = site("private", &urls);
    let (status, out, news) = check(&folder, 0, &[&server], &[]);
    assert_eq!((status, out.as_str()), (0, ""), "{news}");
    assert!(other.requests().is_empty());
    for path in ["to-metadata", "to-private", "to-v6", "to-other"] {
        let said = format!("could not be checked: {} (not a public address)", server.url(path));
        assert!(news.contains(&said), "{news}");
    }
    for path in ["to-file", "to-password"] {
        let said = format!("could not be checked: {} (led to no address of the web)", server.url(path));
        assert!(news.contains(&said), "{news}");
    }
    assert!(news.contains("(an address with a password)"), "{news}");
    assert_eq!(news.matches("not a public address").count(), 7, "{news}");
    // Without a word of ours the server itself is out of reach.
    let (_, _, news) = check(&folder, 1, &[], &[]);
    assert!(server.heads().iter().all(|head| !head.contains("secret")) && news.contains("not a public"));
}

#[test]
fn a_connection_that_is_not_trusted_says_nothing_of_the_page() {
    let server = Server::start("127.0.0.1");
    let refused = {
        let gone = Server::start("127.0.0.1");
        gone.address
    };
    let folder = site(
        "untrusted",
        &[format!("https://{}/200", server.address), "https://no-such-host.invalid/".to_owned()],
    );
    let arguments = ["--reach", &refused.to_string()];
    for day in [0, 1] {
        let (status, out, news) = check(&folder, day, &[&server], &arguments);
        assert_eq!((status, out.as_str()), (0, ""), "{news}");
        assert!(news.contains(&format!("https://{}/200 (no trusted connection)", server.address)), "{news}");
        assert!(news.contains("https://no-such-host.invalid/ (no such host)"), "{news}");
    }
}

#[test]
fn a_host_that_is_busy_is_waited_for_or_left_alone() {
    let (busy, ready) = (Server::start("127.0.0.1"), Server::start("127.0.0.2"));
    busy.set("soon", "429 Too Many Requests\nRetry-After: 0\nContent-Length: 0\n\n");
    let mut urls = vec![busy.url("soon"), busy.url("429"), busy.url("200")];
    urls.extend((0..6).map(|at| ready.url(&format!("200?{at}"))));
    for at in 0..6 {
        ready.set(&format!("200?{at}"), "200 OK\nContent-Length: 0\n\n");
    }
    let folder = site("busy", &urls);
    let (status, _, news) = check(&folder, 0, &[&busy, &ready], &[]);
    assert_eq!(status, 0, "{news}");
    // `/200` comes first; `/429` asks for an hour, and the rest of its host waits for another run.
    assert_eq!(busy.requests(), ["HEAD /200", "HEAD /429"], "{news}");
    assert!(news.contains(&format!("{} (429)", busy.url("429"))), "{news}");
    assert!(news.contains(&format!("{} (its host asks to be left alone)", busy.url("soon"))), "{news}");
    assert_eq!((ready.requests().len(), ready.most(), busy.most()), (6, 1, 1));
    // Another day goes on with what was not asked; a short wait is waited.
    check(&folder, 1, &[&busy, &ready], &[]);
    assert_eq!(busy.requests()[..2], ["HEAD /soon", "HEAD /soon"]);
}

#[test]
fn an_answer_of_today_is_not_asked_again() {
    let server = Server::start("127.0.0.1");
    let folder = site("again", &[server.url("200"), server.url("403")]);
    assert!(check(&folder, 0, &[&server], &[]).2.starts_with("2 links asked\n"));
    assert_eq!(server.requests().len(), 3);
    let (_, _, news) = check(&folder, 0, &[&server], &[]);
    assert!(news.starts_with("0 links asked, 2 known from today\n"), "{news}");
    assert!(server.requests().is_empty());
    check(&folder, 0, &[&server], &["--again"]);
    assert_eq!(server.requests().len(), 3);
    check(&folder, 1, &[&server], &[]);
    assert_eq!(server.requests().len(), 3);
    folder.put(".mujaz/links.json", "{");
    let (status, _, news) = check(&folder, 1, &[&server], &[]);
    assert!(status == 0 && news.starts_with("`.mujaz/links.json` could not be understood"), "{news}");
    assert_eq!(folder.names(), [".mujaz", "book.toml", "content"]);
}

#[test]
fn nothing_is_asked_unless_it_is_asked_for() {
    let server = Server::start("127.0.0.1");
    let folder = site("unasked", &[server.url("200")]);
    let reach = format!("--reach={}", server.address);
    assert_eq!(program(&folder, 0, &["check", &reach]).0, 0);
    assert_eq!(program(&folder, 0, &["build"]).0, 0);
    assert!(server.requests().is_empty() && !folder.names().contains(&".mujaz".to_owned()));
}

#[test]
fn a_living_copy_softens_a_dead_link() {
    let server = Server::start("127.0.0.1");
    let folder = site("softened", &[]);
    let source = |id: &str, archive: &str| {
        let (url, archive) = (server.url("404"), server.url(archive));
        format!("{id}: {{title: {{en: W}}, url: \"{url}\", archive-url: \"{archive}\"}}\n")
    };
    folder.put("content/sources/library.yaml", source("kept", "200"));
    check(&folder, 0, &[&server], &[]);
    let (status, out, news) = check(&folder, 1, &[&server], &[]);
    assert_eq!(status, 0, "{out}");
    assert!(out.contains("warning[archived-only]") && !out.contains("dead-link"), "{out}{news}");
    assert_eq!(check(&folder, 1, &[&server], &["--strict"]).0, 3);
    folder.put("content/sources/library.yaml", source("lost", "410"));
    check(&folder, 1, &[&server], &[]);
    let (status, out, _) = check(&folder, 2, &[&server], &[]);
    assert_eq!(status, 3);
    assert!(out.contains("error[dead-link]") && out.contains("error[dead-archive]"), "{out}");
    // A fault of the site's own weighs more; a build is kept from nothing.
    assert_eq!(program(&folder, 2, &["build"]).0, 0);
    folder.put("content/briefs/2025-11-07-a.ar.md", "---\ntitle: ا\nactors: [irak]\n---\n");
    assert_eq!(check(&folder, 2, &[&server], &[]).0, 1);
}
