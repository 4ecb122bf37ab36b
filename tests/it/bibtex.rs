//! Libraries in BibTeX, from their file to what readers and programs get.

use crate::support::{files, page};

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
