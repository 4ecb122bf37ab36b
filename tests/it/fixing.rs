//! `mujaz check --fix`: what has one right answer is put right, and every other byte stays as it is.
#![expect(clippy::disallowed_methods, reason = "these tests are about files")]

use crate::folder::Folder;
use crate::program::run;
use crate::support::site;
use mujaz::diag::code::Code;
use mujaz::diag::report::{Diagnostic, Edit, Fix};
use mujaz::input::Input;
use mujaz::mend::mend;
use mujaz::session::{SessionOptions, prepare};
use mujaz::span::{FileId, Span};
use std::fs;

const BOOK: &str = "[book]\ntitle = \"T\"\nlanguage = \"ar\"\nlanguages = [\"ar\", \"en\"]\n\
                    [output.html]\nsite-url = \"https://example.org/\"\n";
const PATH: &str = "content/briefs/2025-11-07-x.ar.md";

fn diagnose(input: &Input) -> Vec<Diagnostic> {
    prepare(input, SessionOptions::default()).diagnostics.into_iter().map(|(_, of)| of).collect()
}

/// Returns what a file of a site says after it was put right.
fn mended(path: &str, text: &str) -> Option<String> {
    let input = site(&format!("//- book.toml\n{BOOK}{text}"));
    let (mended, _) = mend(&input, &diagnose);
    mended.into_iter().find(|of| of.path == path).map(|of| of.after)
}

/// Returns what a brief says after it was put right.
fn brief(keys: &str, words: &str) -> Option<String> {
    let actors = "//- content/actors/iraq.md\n---\nname: {ar: العراق, en: Iraq}\n---\n";
    mended(PATH, &format!("{actors}//- {PATH}\n---\ntitle: X\n{keys}---\n{words}\n"))
}

#[test]
fn marks_items_and_facts_that_can_only_be_one_thing_are_put_right() {
    let with = |keys: &str, words: &str| Some(format!("---\ntitle: X\n{keys}---\n{words}\n"));
    assert_eq!(brief("", "قال, ثم؟ نعم;\n\n`قال, نعم`"), with("", "قال، ثم؟ نعم؛\n\n`قال, نعم`"));
    assert_eq!(brief("", "قال \u{202b}نعم\u{202c}\u{202c} ثم"), with("", "قال \u{202b}نعم\u{202c} ثم"));
    assert_eq!(brief("actors: [iraq, iraq]\n", "في العراق."), with("actors: [iraq]\n", "في العراق."));
    assert_eq!(
        brief("actors:\n  - {id: iraq, role: subject}\n  - iraq\n", "في العراق."),
        with("actors:\n  - {id: iraq, role: subject}\n", "في العراق.")
    );
    assert_eq!(brief("actors: [\u{200f}iraq]\n", "في العراق."), with("actors: [iraq]\n", "في العراق."));
    assert_eq!(brief("related: [y, 2025-11-07-x]\n", "نص."), with("related: [y]\n", "نص."));
    let translated = "//- content/briefs/2025-11-07-x.ar.md\n---\ntitle: X\nupdated: 2025-11-08\n---\nنص.\n\
                      //- content/briefs/2025-11-07-x.en.md\n---\ntitle: X\nupdated: 2025-11-08\n---\nText.\n";
    let english = mended("content/briefs/2025-11-07-x.en.md", translated);
    assert_eq!(english.as_deref(), Some("---\ntitle: X\n---\nText.\n"));
}

#[test]
fn what_may_be_meant_otherwise_is_left() {
    for (keys, words) in [
        ("actors: [irak]\n", "نص."),
        ("", "قال \u{202b}نعم"),
        ("", "بلغ ١2٣"),
        ("", "### ثالث"),
        ("actors: [{id: iraq, role: subject}, {id: iraq, role: target}]\n", "في العراق."),
    ] {
        assert_eq!(brief(keys, words), None, "{keys}{words}");
    }
}

#[test]
fn what_overlaps_is_put_right_in_rounds() {
    let input = site("//- content/a.md\nxx\n");
    let file = input.find_path("content/a.md").unwrap();
    let diagnose = |input: &Input| {
        let text = input.text(file);
        let fix = |at: usize, text: &str| {
            let edit = Edit { span: Span::new(file, at, at + 1), text: text.to_owned() };
            let title = mujaz::diag::phrase::Phrase::foreign("write it");
            let span = Span::whole(FileId(0));
            let said = mujaz::diag::phrase::Phrase::foreign("wrong");
            Diagnostic::new(Code::ForeignPunctuation, span, said).fix(Fix::certain(title, vec![edit]))
        };
        let wrong = text.char_indices().filter(|(_, sign)| *sign == 'x');
        wrong.flat_map(|(at, _)| [fix(at, "yy"), fix(at, "z")]).collect()
    };
    let (mended, count) = mend(&input, &diagnose);
    assert_eq!((mended[0].after.as_str(), count), ("yyyy\n", 2));
}

#[test]
fn nothing_is_written_that_was_not_agreed_to() {
    let folder = Folder::new("fix-shown");
    folder.put("book.toml", BOOK);
    let text = "---\ntitle: X\n---\nواحد\n\nقال, ثم\n";
    folder.put(PATH, text);
    let (status, out, news) = run(&folder, &["check", "--fix"]);
    let diff = format!("--- a/{PATH}\n+++ b/{PATH}\n@@ -3,4 +3,4 @@\n ---\n واحد\n \n-قال, ثم\n+قال، ثم\n");
    assert!(out.starts_with(&diff), "{out}");
    assert!(out.contains("warning[foreign-punctuation]"), "what is left is told of: {out}");
    assert!(news.contains("nothing is written: 1 fault in 1 file; `--yes` writes without asking"), "{news}");
    assert_eq!((status, fs::read_to_string(folder.path.join(PATH)).unwrap().as_str()), (0, text));
    assert_eq!(run(&folder, &["check", "--strict", "--fix"]).0, 1);
    assert_eq!(run(&folder, &["check", "--yes"]).0, 2);
}

#[test]
fn every_other_byte_stays_as_it_is() {
    let folder = Folder::new("fix-written");
    folder.put("book.toml", BOOK);
    folder.put(PATH, "\u{feff}---\r\ntitle: X\r\n---\r\nقال, ثم \t\r\n\r\n* نعم;  \r\n```\r\nقال, ثم");
    let before = folder.about("book.toml").modified().unwrap();
    let (status, out, news) = run(&folder, &["check", "--fix", "--yes", "--format", "json"]);
    assert_eq!((status, out.trim()), (0, "[]"), "{news}");
    assert!(news.contains("+قال، ثم") && news.contains("put right: 2 faults in 1 file\n"), "{news}");
    let after = fs::read_to_string(folder.path.join(PATH)).unwrap();
    assert_eq!(after, "\u{feff}---\r\ntitle: X\r\n---\r\nقال، ثم \t\r\n\r\n* نعم؛  \r\n```\r\nقال, ثم");
    assert_eq!(folder.about("book.toml").modified().unwrap(), before);
    assert_eq!(folder.names(), ["book.toml", "content"]);
    let (_, out, news) = run(&folder, &["check", "--fix", "--yes"]);
    assert_eq!(out, "");
    assert!(news.starts_with("nothing that has one right answer\n"), "{news}");
}
