//! A site that is served while it is written: what browsers get after a change is what a build of the new files makes.
#![expect(clippy::disallowed_methods, reason = "these tests ask a server of their own, and change files")]

use crate::folder::Folder;
use crate::support::{TODAY, page, rendered, site};
use mujaz::serve::keeper::Served;
use mujaz::serve::{Server, listen};
use mujaz::session::{Audience, Cards, Drafting, LinkNews, SessionOptions, Strictness, prepare};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;

const BOOK: &str = "[book]\ntitle = \"T\"\nlanguage = \"ar\"\nlanguages = [\"ar\", \"en\"]\n\n[output.html]\nsite-url = \"https://example.org/base/\"\n";
const NOTE: &str = "---\ntitle: زيارة\ndate: 2025-11-07\nactors: [iraq]\nsummary:\n  - وصل الوفد.\n---\nوصل الوفد إلى العراق.\n";
const IRAQ: &str = "---\nname: {ar: العراق, en: Iraq}\ntype: state\n---\n";
const PAGE: &str = "ar/briefs/note.html";

const OPTIONS: SessionOptions = SessionOptions {
    audience: Audience::Editors,
    cards: Cards::Without,
    drafts: Drafting::Without,
    links: LinkNews::Told,
    strictness: Strictness::Usual,
};

/// A site's folder and its server.
struct Stand {
    folder: Folder,
    server: Server,
}

/// What browsers are told, as it comes.
struct News(BufReader<TcpStream>);

impl News {
    /// Waits for what is told next that is so.
    fn until(&mut self, is_so: impl Fn(&str) -> bool) -> String {
        loop {
            let mut line = String::new();
            assert!(self.0.read_line(&mut line).unwrap() > 0, "the server says nothing more");
            if let Some(data) = line.strip_prefix("data: ")
                && is_so(data)
            {
                return data.trim().to_owned();
            }
        }
    }
}

impl Stand {
    fn new(name: &str) -> Self {
        let folder = Folder::new(name);
        folder.put("book.toml", BOOK);
        folder.put("content/briefs/note.ar.md", NOTE);
        folder.put("content/actors/iraq.md", IRAQ);
        let served = Served { root: folder.path.clone(), today: TODAY, options: OPTIONS };
        let server = Server::start(served, listen(0).unwrap()).unwrap();
        Self { folder, server }
    }

    fn send(&self, request: &str) -> TcpStream {
        let mut stream = TcpStream::connect(self.server.address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        stream
    }

    /// Returns the head of an answer, and its body.
    fn ask(&self, method: &str, path: &str, host: &str) -> (String, String) {
        let mut stream =
            self.send(&format!("{method} /{path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n"));
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.to_owned(), body.to_owned())
    }

    fn get(&self, path: &str) -> String {
        let (head, body) = self.ask("GET", path, "localhost");
        assert!(head.starts_with("HTTP/1.1 200"), "{path}: {head}");
        body
    }

    fn news(&self) -> News {
        let stream = self.send("GET /_mujaz/news HTTP/1.1\r\nhost: localhost\r\n\r\n");
        News(BufReader::new(stream))
    }

    /// Waits until a page is as `is_so` says, looking at it whenever there is news.
    fn wait(&self, path: &str, is_so: impl Fn(&str) -> bool) {
        let mut news = self.news();
        while !is_so(&self.get(path)) {
            news.until(|_| true);
        }
    }

    /// Returns the first page that is not what a build of the files makes.
    fn find_other(&self, sources: &[(&str, &str)]) -> Option<String> {
        let text: String = sources.iter().map(|(path, text)| format!("//- {path}\n{text}")).collect();
        let input = site(&format!("//- book.toml\n{BOOK}{text}"));
        let built = rendered(&prepare(&input, OPTIONS), &input);
        let pages = built.keys().filter(|path| path.ends_with(".html"));
        let is_other = |path: &&String| bare(&self.ask("GET", path, "localhost").1) != page(&built, path);
        pages.into_iter().find(is_other).cloned()
    }
}

/// Returns a page without the script that is served in it.
fn bare(page: &str) -> String {
    page.split_inclusive('\n').filter(|line| !line.contains("_mujaz/")).collect()
}

#[test]
fn pages_are_those_of_a_build_with_a_script() {
    let stand = Stand::new("serve-pages");
    let sources = [("content/briefs/note.ar.md", NOTE), ("content/actors/iraq.md", IRAQ)];
    assert_eq!(stand.find_other(&sources), None);
    let shown = stand.get(PAGE);
    assert!(shown.contains("<script src=\"/_mujaz/live.js\" data-mark="), "{shown}");
    assert!(stand.get("_mujaz/live.js").contains("EventSource"));
    assert_eq!(stand.get("base/ar/briefs/note.html"), shown, "under the path of its own host");
    assert!(stand.ask("GET", "ar/briefs", "localhost").0.contains("location: /ar/briefs/\r\n"));
    assert!(stand.get("").contains("data-mark="), "the chooser");
    let (head, body) = stand.ask("GET", "no/such.html", "localhost");
    assert!(head.starts_with("HTTP/1.1 404") && body.contains("<html"), "{head}");
    assert!(stand.get("sw.js").contains("unregister"));
    assert!(stand.get("search/index.js").contains("index"), "search is made when it is asked for");
}

#[test]
fn only_this_machine_may_read() {
    let stand = Stand::new("serve-hosts");
    assert!(stand.server.address.ip().is_loopback());
    for host in ["example.org", "localhost.example.org", "10.0.0.1", ""] {
        assert!(stand.ask("GET", PAGE, host).0.starts_with("HTTP/1.1 403"), "{host}");
    }
    assert!(stand.ask("GET", PAGE, "127.0.0.1:3000").0.starts_with("HTTP/1.1 200"));
    assert!(stand.ask("POST", PAGE, "localhost").0.starts_with("HTTP/1.1 405"));
    for path in
        ["../book.toml", "%2e%2e/book.toml", "..%2fbook.toml", "content/briefs/note.ar.md", "book.toml"]
    {
        assert!(stand.ask("GET", path, "localhost").0.starts_with("HTTP/1.1 404"), "{path}");
    }
}

#[test]
fn changed_words_are_on_the_page_and_then_everywhere() {
    let stand = Stand::new("serve-words");
    let changed = NOTE.replace("وصل الوفد إلى", "غادر الوفد").replace("title: زيارة", "title: رحلة");
    stand.folder.put("content/briefs/note.ar.md", &changed);
    stand.wait(PAGE, |page| page.contains("غادر الوفد") && page.contains("<h1>رحلة</h1>"));
    let sources = [("content/briefs/note.ar.md", &*changed), ("content/actors/iraq.md", IRAQ)];
    let mut news = stand.news();
    while stand.find_other(&sources).is_some() {
        news.until(|_| true);
    }
}

#[test]
fn files_come_and_go_and_are_half_written() {
    let stand = Stand::new("serve-files");
    let other = NOTE.replace("زيارة", "مغادرة");
    stand.folder.put("content/briefs/new/index.ar.md", &other);
    stand.wait("ar/index.html", |page| page.contains("مغادرة"));
    // A file that is half written is an error for as long as it is; then it is right.
    stand.folder.put("content/briefs/new/index.ar.md", &other[..60]);
    stand.news().until(|told| told.contains("content/briefs/new/index.ar.md"));
    assert!(stand.get("ar/briefs/new.html").contains("مغادرة"), "the last good version is shown");
    stand.folder.put("content/briefs/new/index.ar.md", &other);
    stand.news().until(|told| told.contains("\"errors\":{\"ar\":[],\"en\":[]}"));
    // Another name.
    let at = |name: &str| stand.folder.path.join("content/briefs").join(name);
    fs::rename(at("new"), at("renamed")).unwrap();
    stand.wait("ar/index.html", |page| page.contains("briefs/renamed.html"));
    fs::remove_dir_all(at("renamed")).unwrap();
    stand.wait("ar/index.html", |page| !page.contains("مغادرة"));
    // All of it gone and another there, as a checkout does.
    fs::remove_dir_all(stand.folder.path.join("content")).unwrap();
    stand.wait("ar/index.html", |page| !page.contains("زيارة"));
    stand.folder.put("content/briefs/note.ar.md", NOTE);
    stand.folder.put("content/actors/iraq.md", IRAQ);
    stand.wait("ar/index.html", |page| page.contains("زيارة"));
    let again = NOTE.replace("وصل", "حضر");
    stand.folder.put("content/briefs/note.ar.md", &again);
    stand.wait(PAGE, |page| page.contains("حضر الوفد إلى"));
}

#[test]
fn errors_are_told_with_their_place_and_themes_are_followed() {
    let stand = Stand::new("serve-errors");
    stand.folder.put("content/briefs/note.ar.md", NOTE.replace("وصل الوفد إلى", "[[nowhere]] و"));
    let told = stand.news().until(|told| told.contains("broken-link"));
    assert!(
        told.contains("\"file\": \"content/briefs/note.ar.md\"") && told.contains("\"line\": 8"),
        "{told}"
    );
    // Each page tells them in its own language.
    assert!(told.contains("no document named `nowhere`") && told.contains("لا وثيقة بالمعرّف"), "{told}");
    stand.folder.put("content/briefs/note.ar.md", NOTE.replace("date: 2025-11-07", "date: 2025-13-07"));
    let told = stand.news().until(|told| told.contains("date"));
    assert!(told.contains("\"line\": 3"), "{told}");
    stand.folder.put("content/briefs/note.ar.md", NOTE);
    stand.news().until(|told| told.contains("\"errors\":{\"ar\":[],\"en\":[]}"));
    stand.folder.put("themes/default/templates/404.html", "<!doctype html><html><body>لا شيء</body></html>");
    let mut news = stand.news();
    while !stand.ask("GET", "none", "localhost").1.contains("لا شيء") {
        news.until(|_| true);
    }
}

#[test]
fn a_page_that_cannot_be_made_says_so_in_its_language() {
    let stand = Stand::new("serve-broken");
    stand.folder.put("themes/default/templates/brief.html", "{{ page.nothing.at_all }}");
    let mut news = stand.news();
    let page = loop {
        let (head, page) = stand.ask("GET", PAGE, "localhost");
        if head.starts_with("HTTP/1.1 500") {
            break page;
        }
        news.until(|_| true);
    };
    let said = "لا يمكن بناء \u{2068}`ar/briefs/note.html`\u{2069}";
    assert!(page.contains(said) && page.contains("<html lang=\"ar\""), "{page}");
}

#[test]
fn a_port_that_is_taken_is_passed_over() {
    let first = listen(0).unwrap();
    let port = first.local_addr().unwrap().port();
    let second = listen(port).unwrap();
    assert!(second.local_addr().unwrap().port() > port);
}
