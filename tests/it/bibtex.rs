//! Libraries in BibTeX, from their file to what readers and programs get.

use crate::support::{files, page, site};
use mujaz::session::{SessionOptions, prepare};

const BOOK: &str = "//- book.toml
[book]
title = {ar = \"م\", en = \"T\"}
description = {ar = \"و\", en = \"D\"}
language = \"en\"
languages = [\"ar\", \"en\"]
[output.html]
site-url = \"https://example.org/\"
[dates.ar]
months = \"both\"
";

#[test]
fn notes_that_people_make_for_themselves_reach_no_output() {
    let text = "//- content/sources/a.bib
@misc{one, title={One}, annotation={SECRET}, annote={SECRET}}
//- content/briefs/2025-11-07-b.en.md
---
title: B
---
Words [@one].
";
    for (path, bytes) in &files(&format!("{BOOK}{text}")) {
        assert!(!String::from_utf8_lossy(bytes).contains("SECRET"), "{path}");
    }
}

#[test]
fn comments_in_bibtex_reach_no_output() {
    let text = "//- content/sources/a.bib
<!-- @misc{gone, title={Withdrawn SECRET}} -->
@string{house = {House <!-- SECRET house -->}}
@article{one, title={Clear <!-- {SECRET --> title}, author={Poe, Ann <!-- SECRET and Doe --> and Roe, Jo},
  journal=house, year={2024<!-- SECRET -->}, url={https://e.org/x<!--SECRET-->}, note={read <!-- SECRET
  over two lines --> twice}}
@misc{two, title = \"Open {A <!-- SECRET\" # \" SECRET} SECRET\", note={kept}}
//- content/briefs/2025-11-07-b.en.md
---
title: B
---
Words [@one; @two].
";
    let files = files(&format!("{BOOK}{text}"));
    for (path, bytes) in &files {
        assert!(!String::from_utf8_lossy(bytes).contains("SECRET"), "{path}");
    }
    let bib = page(&files, "references.bib");
    for kept in ["{Clear title}", "{Poe, Ann and Roe, Jo}", "{House}", "{https://e.org/x}", "{Open A}"] {
        assert!(bib.contains(kept), "{kept}: {bib}");
    }
    assert!(bib.contains("read twice") && bib.contains("note = {kept") && bib.contains("{2024}"), "{bib}");
}

/// Returns what is exported of a library in BibTeX: BibTeX, RIS and CSL-JSON.
fn exported(library: &str) -> [String; 3] {
    let actor = "//- content/actors/roe.md\n---\nname: {ar: جين رو, en: Jane Roe}\ntype: person\n---\n";
    let files = files(&format!("{BOOK}{actor}//- content/sources/a.bib\n{library}"));
    ["references.bib", "references.ris", "references.json"].map(|path| page(&files, path))
}

#[test]
fn an_editor_is_no_author_and_others_have_no_name() {
    let library = "@book{b, editor={Ed, Itor}, title={B}}
@misc{j, author={Poe, Ann and others}, title={J}}
@misc{r, author={Roe, Jane}, title={R}}
";
    let [bib, ris, csl] = exported(library);
    for (text, name) in [(&bib, "Itor"), (&ris, "Itor"), (&csl, "Itor"), (&ris, "others"), (&csl, "others")] {
        assert!(!text.contains(name), "{name}: {text}");
    }
    assert!(bib.contains("author = {Poe, Ann and others},"), "{bib}");
    assert!(bib.contains("author = {Jane Roe},"), "a person is no institution: {bib}");
}

#[test]
fn an_article_of_a_journal_stays_one() {
    let library = "@article{j, title={J}, journal={Nature}}
@article{n, title={N}, journaltitle={The Daily}, entrysubtype={newspaper}}
";
    let [bib, ris, csl] = exported(library);
    assert_eq!(bib.matches("newspaper").count(), 1, "{bib}");
    assert!(ris.contains("TY  - JOUR") && ris.contains("TY  - NEWS"), "{ris}");
    assert!(csl.contains("article-journal") && csl.contains("article-newspaper"), "{csl}");
    let [again, ..] = exported(&bib);
    assert_eq!(again, bib);
}

#[test]
fn what_bibtex_cannot_mean_is_told_of_and_escaped_addresses_are_plain() {
    let text = r"//- content/sources/a.bib
@misc{m, title={M}, year={2025}, month={13}}
@misc{a, title={A}, author={Poe, Ann and}}
@misc{u, title={U}, url={https://e.org/a\_b\%20c?d=1\&e=2\#f}}
";
    let input = site(text);
    let prepared = prepare(&input, SessionOptions::default());
    let mut codes: Vec<(&str, String)> = Vec::new();
    for (_, of) in &prepared.diagnostics {
        let text = &input.text(of.span.file)[of.span.range()];
        codes.push((of.code.name(), text.to_owned()));
    }
    codes.retain(|(code, _)| code.starts_with("bad-"));
    assert_eq!(codes, [("bad-date", "13".to_owned()), ("bad-bibtex", "Poe, Ann and".to_owned())]);
    let graph = &prepared.graph;
    let find = |id: &str| graph.sources.iter().find(|source| &*source.slug == id).expect("it is read");
    assert_eq!(find("u").url.as_deref(), Some("https://e.org/a_b%20c?d=1&e=2#f"));
    assert_eq!(find("m").date.as_ref().map(|dated| dated.date.to_string()).as_deref(), Some("2025"));
}
