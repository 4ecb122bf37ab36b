//! A site to take along: one archive, or a folder.
#![expect(clippy::disallowed_methods, reason = "these tests start programs and look at files")]

use crate::folder::Folder;
use crate::hostile::judge::elements;
use crate::program;
use flate2::read::DeflateDecoder;
use mujaz::disk::archive::{Archive, Others};
use std::collections::BTreeMap;
use std::io::Read;

const BOOK: &str = "[book]\ntitle = {ar = \"موجز: أ/ب\", en = \"Brief\"}\nlanguage = \"ar\"\nlanguages = [\"ar\", \"en\"]\n\
                    [output.html]\nsite-url = \"https://example.org/\"\ncname = \"example.org\"\n";
/// The site's name as that of a file.
const NAME: &str = "موجز أ ب";

fn site(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.put("book.toml", BOOK);
    folder.put("content/actors/صباح.md", "---\nname: {ar: صباح النعمان, en: Sabah al-Numan}\n---\n");
    folder.put(
        "content/briefs/2025-11-07-talks/index.ar.md",
        "---\ntitle: مشاورات\nactors: [صباح]\n---\n![](map.svgz)\n",
    );
    folder.put("content/briefs/2025-11-07-talks/notes.pdf", "not really a paper");
    folder.put("content/briefs/2025-11-07-talks/index.en.md", "---\ntitle: Talks\n---\n[Paper](notes.pdf)\n");
    folder.put(
        "content/briefs/2025-11-07-talks/index.ar.md",
        "---\ntitle: مشاورات\nactors: [صباح]\n---\n[ورقة](notes.pdf)\n",
    );
    folder
}

fn run(folder: &Folder, arguments: &[&str]) -> (Option<i32>, String) {
    let (status, out, news) = program::run(folder, arguments);
    (Some(status), out + &news)
}

fn number(bytes: &[u8], at: usize, length: usize) -> usize {
    bytes[at..at + length].iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte))
}

/// Returns the files of an archive by their names. Every record is read, and every sum compared.
fn unzipped(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let end = bytes.windows(4).rposition(|four| four == b"PK\x05\x06").expect("there is an end");
    let (mut count, mut at) = (number(bytes, end + 10, 2), number(bytes, end + 16, 4));
    if count == 0xffff {
        let wide = number(bytes, end - 20 + 8, 8);
        assert_eq!(
            (&bytes[end - 20..end - 16], &bytes[wide..wide + 4]),
            (&b"PK\x06\x07"[..], &b"PK\x06\x06"[..])
        );
        (count, at) = (number(bytes, wide + 32, 8), number(bytes, wide + 48, 8));
    }
    let mut files = BTreeMap::new();
    let mut last = 0;
    for _ in 0..count {
        assert_eq!(&bytes[at..at + 4], b"PK\x01\x02");
        let (flags, method, packed) =
            (number(bytes, at + 8, 2), number(bytes, at + 10, 2), number(bytes, at + 20, 4));
        assert_eq!(
            (flags, number(bytes, at + 12, 4)),
            (1 << 11, 0x21 << 16),
            "names are UTF-8, times are none"
        );
        let name = bytes[at + 46..at + 46 + number(bytes, at + 28, 2)].to_vec();
        let head = number(bytes, at + 42, 4);
        assert_eq!((&bytes[head..head + 4], head), (&b"PK\x03\x04"[..], last));
        assert_eq!(bytes[head + 4..head + 26], bytes[at + 6..at + 28], "both records agree");
        let start = head + 30 + name.len() + number(bytes, head + 28, 2);
        last = start + packed;
        let mut file = Vec::new();
        match method {
            0 => file.extend(&bytes[start..last]),
            8 => {
                let length = DeflateDecoder::new(&bytes[start..last]).read_to_end(&mut file);
                assert!(length.is_ok(), "it is deflated");
            }
            other => panic!("method {other}"),
        }
        assert_eq!(crc32fast::hash(&file) as usize, number(bytes, at + 16, 4));
        assert_eq!(file.len(), number(bytes, at + 24, 4));
        at += 46 + name.len() + number(bytes, at + 30, 2) + number(bytes, at + 32, 2);
        assert!(files.insert(String::from_utf8(name).expect("names are UTF-8"), file).is_none());
    }
    files
}

#[test]
fn an_archive_holds_what_the_folder_holds_and_is_the_same_each_time() {
    let folder = site("export");
    let (status, said) = run(&folder, &["export", "zip"]);
    assert_eq!(status, Some(0), "{said}");
    let file = format!("{NAME}.zip");
    assert!(said.contains(&format!("in `{file}`")), "{said}");
    let bytes = std::fs::read(folder.path.join(&file)).unwrap();
    assert_eq!(run(&folder, &["export", "zip", "again.zip"]).0, Some(0));
    assert_eq!(std::fs::read(folder.path.join("again.zip")).unwrap(), bytes);
    assert_eq!(run(&folder, &["export", "folder"]).0, Some(0));
    let mut tree = folder.tree(NAME);
    assert!(tree.remove(".mujaz-manifest").is_some());
    let tree: BTreeMap<String, String> = tree.into_iter().filter(|(path, _)| !path.ends_with('/')).collect();
    let files = unzipped(&bytes).into_iter().map(|(path, bytes)| {
        let path = path.strip_prefix(&format!("{NAME}/")).expect("all is in one folder").to_owned();
        (path, String::from_utf8_lossy(&bytes).into_owned())
    });
    assert_eq!(files.collect::<BTreeMap<_, _>>(), tree);
    assert!(tree.contains_key("index.html") && tree.contains_key("ar/actors/صباح.html"), "{:?}", tree.keys());
    for server in [
        "sw.js",
        "404.html",
        "CNAME",
        ".nojekyll",
        "robots.txt",
        "sitemap.xml",
        "en/offline.html",
        "en/app.webmanifest",
    ] {
        assert!(!tree.contains_key(server), "{server}");
    }
    assert!(tree.keys().all(|path| !path.starts_with("offline/")));
    assert_eq!(folder.names(), ["again.zip", "book.toml", "content", NAME, &file]);
}

#[test]
fn every_link_of_an_export_leads_to_a_file_in_it() {
    let folder = site("export-links");
    assert_eq!(run(&folder, &["export", "folder", "out/site"]).0, Some(2), "the folder above is to be there");
    assert_eq!(run(&folder, &["export", "folder", "out"]).0, Some(0));
    let tree = folder.tree("out");
    let mut count = 0;
    for (path, text) in tree.iter().filter(|(path, _)| path.ends_with(".html")) {
        for element in elements(text) {
            let canonical = element.find("rel").is_some_and(|rel| ["canonical", "alternate"].contains(&rel));
            for address in ["href", "src", "action"].iter().filter_map(|name| element.find(name)) {
                let address = address.split(['#', '?']).next().unwrap_or_default();
                if address.is_empty() || canonical || address.contains(':') {
                    continue;
                }
                let address = percent_encoding::percent_decode_str(address).decode_utf8().unwrap();
                let mut parts: Vec<&str> = path.split('/').collect();
                parts.pop();
                for part in address.split('/') {
                    match part {
                        ".." => {
                            assert!(parts.pop().is_some(), "{path}: {address} leads outside")
                        }
                        part => parts.push(part),
                    }
                }
                count += 1;
                assert!(tree.contains_key(&parts.join("/")), "{path}: no file at {address}");
            }
        }
    }
    assert!(count > 300, "{count} addresses were walked");
}

#[test]
fn what_mujaz_did_not_make_is_not_replaced() {
    let folder = site("export-theirs");
    folder.put("thesis.zip", "years of work");
    folder.put("thesis/chapter.txt", "years of work");
    let (status, said) = run(&folder, &["export", "zip", "thesis.zip"]);
    assert!(status == Some(2) && said.contains("`thesis.zip` was not made by mujaz"), "{said}");
    let (status, said) = run(&folder, &["export", "folder", "thesis"]);
    assert!(status == Some(2) && said.contains("was not made by mujaz"), "{said}");
    assert_eq!(folder.tree("thesis").len(), 1);
    assert_eq!(std::fs::read(folder.path.join("thesis.zip")).unwrap(), b"years of work");
    assert_eq!(run(&folder, &["export", "zip", "thesis.zip", "--force"]).0, Some(0));
    // One of its own is.
    assert_eq!(run(&folder, &["export", "zip", "thesis.zip"]).0, Some(0));
    let before = std::fs::read(folder.path.join("thesis.zip")).unwrap();
    folder.put("content/briefs/2025-11-08-a.ar.md", "---\ntitle: ا\nactors: [irak]\n---\n");
    let (status, said) = run(&folder, &["export", "zip", "thesis.zip"]);
    assert!(status == Some(1) && said.contains("nothing is written"), "{said}");
    assert_eq!(std::fs::read(folder.path.join("thesis.zip")).unwrap(), before);
}

#[test]
fn an_archive_that_is_not_finished_leaves_the_last_one() {
    let folder = Folder::new("export-unfinished");
    let path = folder.path.join("a.zip");
    let archive = Archive::open(&path, "a", Others::Kept).unwrap();
    archive.write("one.html", b"one").unwrap();
    archive.finish().unwrap();
    let before = std::fs::read(&path).unwrap();
    let archive = Archive::open(&path, "a", Others::Kept).unwrap();
    archive.write("two.html", &b"two".repeat(1000)).unwrap();
    assert!(archive.write("../out.html", b"").is_err());
    assert_eq!(folder.names(), ["a.zip"], "what is being made has no name");
    drop(archive);
    assert_eq!(std::fs::read(&path).unwrap(), before);
    // What a kill left is no obstacle, and is not written through.
    std::os::unix::fs::symlink("/nowhere", folder.path.join(".a.zip.mujaz-new")).unwrap();
    let archive = Archive::open(&path, "a", Others::Kept).unwrap();
    archive.write("two.html", &b"two".repeat(1000)).unwrap();
    archive.finish().unwrap();
    assert_eq!(
        unzipped(&std::fs::read(&path).unwrap()),
        BTreeMap::from([("a/two.html".to_owned(), b"two".repeat(1000))])
    );
    assert_eq!(folder.names(), ["a.zip"]);
}

#[test]
fn an_archive_may_hold_more_files_than_its_oldest_form_counts() {
    let folder = Folder::new("export-many");
    let path = folder.path.join("many.zip");
    let archive = Archive::open(&path, "many", Others::Kept).unwrap();
    for at in (0..66_000).rev() {
        archive.write(&format!("{at:05}.txt"), b"").unwrap();
    }
    let length = archive.finish().unwrap();
    let bytes = std::fs::read(&path).unwrap();
    assert_eq!((unzipped(&bytes).len(), bytes.len() as u64), (66_000, length));
    assert!(Archive::open(&path, "many", Others::Kept).is_ok(), "it is known as ours");
}
