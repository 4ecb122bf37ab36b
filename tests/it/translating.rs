//! Translations: begun, found to be old, recorded as current.

use crate::folder::Folder;
use crate::program::{news_of, run};
use crate::support::{lines, site};
use mujaz::diag::report::Report;
use mujaz::model::body::{Body, ReferenceKind};
use mujaz::parse::draft::Drafts;
use mujaz::parse::{ParseOptions, parse};
use mujaz::resolve::pairing::numbers;
use mujaz::scaffold::translation::new_translation;
use mujaz::session::{Drafting, SessionOptions, prepare};
use mujaz::survey::{BlockNoun, Part, State, survey};

/// A brief with a block of every kind.
const ORIGINAL: &str = "//- content/briefs/2025-11-07-talks/index.ar.md
---
title: 'مشاورات: بغداد'
date: 2025-11-07
summary:
  - التقى مسؤولون في بغداد [@s]. {#talks}
  - \"قال: نعم [@s, ص 4]\"
sources: [{id: s, title: بيان}]
---
## ما الذي جرى؟ {#what}

أعلن [[numan]] اللقاء[^day]، ثم
[[other|غيره]] و[رابط](https://a.example/x) [@s].

<!-- للمحرّر وحده -->

> كلام كما قيل…
>
> — [[numan]] [@s]

- أول [@s]
- ثان
  - ثالث

1. واحد

2. اثنان

| الاسم | الدور |
|---|:-:|
| [[numan|هو]] | طرف |

```text
كما هو
```

> [!NOTE]
> تنبيه

مصطلح
: معناه [@s]

***

![صورة](x.png)

**خاتمة** `كما هي`.

[^day]: يوم الخميس [@s].
//- content/briefs/2025-11-07-talks/x.png
//- content/actors/numan.md
---
name: {ar: النعمان, en: Numan}
---
//- content/actors/other.ar.md
---
name: {ar: غيره, en: Other}
---
كلام عن غيره.
";

fn drafts(text: &str) -> (mujaz::input::Input, Drafts, Vec<String>) {
    let site = site(text);
    let mut report = Report::new();
    let drafts = parse(&site, &ParseOptions { drafts: true }, &mut report);
    let said = lines(&site, report);
    (site, drafts, said)
}

fn begun(text: &str, id: &str, to: &str) -> Result<(String, String), String> {
    let (site, drafts, _) = drafts(text);
    new_translation(id, to, (&drafts, &site))
        .map(|file| (file.path, file.text))
        .map_err(|why| why.to_string())
}

#[test]
fn a_new_translation_follows_its_original_block_by_block() {
    let (path, text) = begun(ORIGINAL, "2025-11-07-talks", "en").unwrap();
    assert_eq!(path, "content/briefs/2025-11-07-talks/index.en.md");
    let (input, drafts, said) = drafts(&format!("{ORIGINAL}//- {path}\n{text}"));
    assert_eq!(said, Vec::<String>::new(), "{text}");
    let texts = &drafts.briefs[0].texts;
    let bodies: Vec<&Body> = texts.iter().map(|text| &text.body).collect();
    let pairs = numbers(&bodies[0].blocks, &bodies[1].blocks);
    let straight: Vec<u32> = (0..).take(bodies[0].blocks.len()).collect();
    assert_eq!(pairs, straight, "{text}");
    assert_eq!(bodies[0].footnotes.len(), bodies[1].footnotes.len());
    // Every link and citation leads where it led, in the same order.
    let led = |at: usize| -> Vec<(ReferenceKind, &str)> {
        texts[at].references.iter().map(|of| (of.kind, of.word.value.as_str())).collect()
    };
    assert_eq!(led(0), led(1), "{text}");
    assert_eq!(texts[0].summary.len(), texts[1].summary.len());
    for kept in [
        "## ⟦…⟧? {#what}",
        "[[other|⟦…⟧]]",
        "[⟦…⟧](https://a.example/x)",
        "[^day]: ⟦…⟧ [@s].",
        "كما هو\n```",
        "`كما هي`",
    ] {
        assert!(text.contains(kept), "{kept}\n{text}");
    }
    for comment in ["<!-- ## ما الذي جرى؟ {#what} -->", "# مشاورات: بغداد\n", "  # قال: نعم [@s, ص 4]\n"]
    {
        assert!(text.contains(comment), "{comment}\n{text}");
    }
    assert!(!text.contains("للمحرّر وحده"), "comments of the original stay with it");
    // It is recorded as current from the first, and is no part of the site.
    let translation = survey(&drafts, &input).into_iter().find(|of| &*of.id == "2025-11-07-talks").unwrap();
    assert!(translation.state == State::Current && translation.is_draft && translation.gaps.is_empty());
    let finished = prepare(&input, SessionOptions::default());
    assert_eq!(finished.graph.briefs[0].texts.len(), 1);
    let shown = prepare(&input, SessionOptions { drafts: Drafting::With, ..SessionOptions::default() });
    assert!(!shown.has_errors(), "{:?}", shown.diagnostics);
    assert!(shown.diagnostics.iter().any(|(_, fault)| fault.code.name() == "untranslated-gap"));
}

#[test]
fn terms_words_between_tags_and_titles_of_pictures_are_gaps_too() {
    let original = "//- content/briefs/2025-11-07-talks/index.ar.md\n---\ntitle: ا\n---\nالسد\n: حاجز كبير.\n\nفقرة بعد القائمة.\n\n\
                    <div class=\"x\">كلام</div>\n\n![صورة](x.png \"عنوانها\")\n";
    let (_, text) = begun(original, "2025-11-07-talks", "en").unwrap();
    assert!(text.contains("-->\n⟦…⟧\n: ⟦…⟧.\n\n<!-- فقرة بعد القائمة. -->\n⟦…⟧.\n"), "{text}");
    assert!(text.contains("-->\n<div class=\"x\">⟦…⟧</div>\n"), "{text}");
    assert!(text.contains("![⟦…⟧](x.png \"⟦…⟧\")"), "{text}");
    assert_eq!(text.matches("فقرة").count(), 1, "{text}");
}

#[test]
fn what_the_original_says_in_odd_ways_still_is_no_fault() {
    for body in [
        "",
        "a --> b <!-- c --> d",
        "<div>\n\nx\n\n</div>",
        "    code\n    more",
        "a  \nb\\\nc",
        "Title\n=====\n\nx\n\nSub\n---\n",
        "* a\n\n  b\n\n* c\n- d",
        "[a][b] and [c]\n\n[b]: https://a.example/ \"t\"\n[c]: https://b.example/",
        "[[x|a|b]] [[]] [@] [@s",
        "> a\n\n> b\n\nx",
        "\\[[x]] \\`a` *x [@s]* ~~[y](z)~~",
        "- [ ] a\n- [x] b",
        "a[^1]\n\n[^1]: b\n\n    c\n\nd",
    ] {
        let site = format!("//- content/pages/p.ar.md\n---\ntitle: ت\n---\n{body}\n");
        let (path, text) = begun(&site, "p", "en").unwrap();
        let (input, drafts, said) = drafts(&format!("{site}//- {path}\n{text}"));
        let own: Vec<&String> =
            said.iter().filter(|line| line.contains("p.en.md") && line.contains("bad-yaml")).collect();
        assert!(own.is_empty(), "{own:?}\n{text}");
        let texts = &drafts.pages[0].texts;
        let (one, other) = (&texts[0].body.blocks, &texts[1].body.blocks);
        assert_eq!(
            numbers(one, other),
            (0..).take(one.len()).collect::<Vec<u32>>(),
            "{text}\n{one:?}\n{other:?}"
        );
        assert_eq!(survey(&drafts, &input)[0].state, State::Current);
    }
}

#[test]
fn what_cannot_be_translated_is_said() {
    for (id, to, sentence) in [
        ("2025-11-07-talk", "en", "did you mean `2025-11-07-talks`?"),
        ("2025-11-07-talks", "fr", "`fr` is no language of this site"),
        ("2025-11-07-talks", "ar", "is written in `ar`"),
        ("numan", "en", "has no words of its own to translate: its names are in `content/actors/numan.md`"),
    ] {
        let why = begun(ORIGINAL, id, to).unwrap_err();
        assert!(why.contains(sentence), "{why}");
    }
    let there = format!("{ORIGINAL}//- content/actors/other.en.md\n---\ndraft: true\n---\nWords.\n");
    let why = begun(&there, "other", "en").unwrap_err();
    assert!(why.contains("is translated into `en` already: `content/actors/other.en.md`"), "{why}");
    assert_eq!(begun(ORIGINAL, "other", "en").unwrap().0, "content/actors/other.en.md");
    let trees = "//- content/ar/briefs/2025-11-07-x.md\n---\ntitle: س\n---\nكلام.\n";
    assert_eq!(begun(trees, "2025-11-07-x", "en").unwrap().0, "content/en/briefs/2025-11-07-x.md");
}

const BOOK: &str = "[book]\ntitle = \"T\"\nlanguage = \"ar\"\nlanguages = [\"ar\", \"en\"]\n\
                    [output.html]\nsite-url = \"https://example.org/\"\n";

fn folder(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.put("book.toml", BOOK);
    folder.put("content/pages/a.ar.md", "---\ntitle: أ\n---\nأول.\n\nثان.\n\nثالث.\n");
    folder.put("content/pages/a.en.md", "---\ntitle: A # mine\n---\nOne.\n\nTwo.\n\nThree.\n");
    folder
}

#[test]
fn sync_records_and_status_names_what_changed_since() {
    let folder = folder("synced");
    let (status, out, _) = run(&folder, &["status"]);
    assert_eq!(status, 0);
    assert_eq!(
        out,
        "ar (العربية): nothing to translate\nen (English): 1 document, 1 never synced\n  never synced\n    a: content/pages/a.en.md\n"
    );
    let (status, out, _) = run(&folder, &["sync", "a"]);
    assert_eq!((status, out.as_str()), (0, "content/pages/a.en.md: recorded as current\n"));
    let text = folder.tree("content/pages")["a.en.md"].clone();
    assert!(
        text.starts_with("---\ntitle: A # mine\ntranslation: {of: \"ar\", revision: \"")
            && text.ends_with("\"}\n---\nOne.\n\nTwo.\n\nThree.\n"),
        "{text}"
    );
    assert_eq!(run(&folder, &["check", "--strict"]).0, 0);
    assert_eq!(run(&folder, &["status", "--strict"]).0, 0);
    assert_eq!(
        run(&folder, &["sync", "--all"]).1,
        "content/pages/a.en.md: is current, and says so already\n"
    );
    folder.put("content/pages/a.ar.md", "---\ntitle: أ\n---\nأول.\n\nثان، وقد تغيّر.\n\nثالث.\n\nرابع.\n");
    let (status, out, _) = run(&folder, &["status", "--lang", "en"]);
    let expected = "en (English): 1 document, 1 stale\n  stale\n    a: content/pages/a.en.md\n      \
                    content/pages/a.en.md:7: paragraph, see content/pages/a.ar.md:6\n      \
                    content/pages/a.ar.md:10: paragraph, not translated yet\n";
    assert_eq!((status, out.as_str()), (0, expected));
    assert_eq!(run(&folder, &["status", "--strict"]).0, 1);
    assert_eq!(run(&folder, &["status", "--strict=missing"]).0, 0);
    let json: serde_json::Value = serde_json::from_str(&run(&folder, &["status", "--json"]).1).unwrap();
    assert_eq!((&json[0]["state"], &json[0]["draft"]), (&"stale".into(), &false.into()));
    assert_eq!(
        json[0]["stale"][0]["translation"],
        serde_json::json!({"file": "content/pages/a.en.md", "line": 7})
    );
    assert_eq!(
        json[0]["stale"][1]["original"],
        serde_json::json!({"file": "content/pages/a.ar.md", "line": 10})
    );
    // The new paragraph has no translation: to record it would hide that.
    let before = folder.tree("");
    let (status, out, news) = run(&folder, &["sync", "a"]);
    assert_eq!((status, out.as_str()), (1, ""));
    assert!(
        news.contains("lacks 1 paragraph of the original, first that at content/pages/a.ar.md:10"),
        "{news}"
    );
    assert_eq!(folder.tree(""), before);
    assert_eq!(
        run(&folder, &["sync", "a", "--force"]).1,
        "content/pages/a.en.md: recorded as current, 2 parts had changed\n"
    );
    assert_eq!(run(&folder, &["status", "--strict"]).0, 0);
}

#[test]
fn sync_refuses_what_is_not_finished() {
    let folder = folder("unfinished");
    folder.put("content/pages/b.ar.md", "---\ntitle: ب\n---\nكلام.\n");
    assert_eq!(run(&folder, &["new", "translation", "b", "--to", "en"]).1, "content/pages/b.en.md\n");
    folder.put("content/pages/b.ar.md", "---\ntitle: ب\n---\nكلام آخر.\n");
    let (status, _, news) = run(&folder, &["sync", "b"]);
    assert!(status == 1 && news.contains("content/pages/b.en.md: line 5 is left to translate"), "{news}");
    folder.put("content/pages/a.en.md", "---\ntitle: A\n---\nOne [@nobody].\n\nTwo.\n\nThree.\n");
    let (status, _, news) = run(&folder, &["sync", "--all"]);
    assert!(status == 1 && news.contains("content/pages/a.en.md: 1 error, see `mujaz check`"), "{news}");
    assert!(news.ends_with("2 translations not recorded\n"), "{news}");
    folder.put(
        "content/pages/a.en.md",
        "---\ntitle: A\ntranslation: {of: ar, revision: yes}\n---\nOne.\n\nTwo.\n\nThree.\n",
    );
    assert_eq!(run(&folder, &["sync", "a"]).1, "content/pages/a.en.md: recorded as current\n");
    assert!(folder.tree("content/pages")["a.en.md"].contains("translation: {of: ar, revision: \""));
    folder.put("content/briefs/2025-11-07-d.ar.md", "---\ntitle: د\nsummary: [أ, ب]\n---\n");
    folder.put("content/briefs/2025-11-07-d.en.md", "---\ntitle: D\nsummary: [a]\n---\n");
    let (status, _, news) = run(&folder, &["sync", "2025-11-07-d"]);
    assert!(status == 1 && news.contains("has 1 key point, and the original 2"), "{news}");
    assert!(news_of(&folder, &["sync", "c"]).contains("there is no document `c`"));
    assert!(news_of(&folder, &["sync", "a", "--lang", "fr"]).contains("`fr` is no language"));
    folder.put("content/pages/c.ar.md", "---\ntitle: ج\n---\n");
    assert!(news_of(&folder, &["sync", "c"]).contains("`mujaz new translation c --to …` begins one"));
    assert_eq!(run(&folder, &["status", "--strict=missing"]).0, 1);
}

#[test]
fn a_translation_without_front_matter_gets_one() {
    let folder = Folder::new("bare");
    folder.put("book.toml", BOOK);
    folder.put("content/actors/iraq.ar.md", "---\nname: {ar: العراق, en: Iraq}\n---\nبلد.\n");
    for (bare, begins) in [
        ("\u{feff}A country.\r\n", "\u{feff}---\r\ntranslation: {"),
        ("---\n# mine\n---\nA country.\n", "---\n# mine\ntranslation: {"),
    ] {
        folder.put("content/actors/iraq.en.md", bare);
        assert_eq!(run(&folder, &["sync", "iraq"]).0, 0);
        let text = folder.tree("content/actors")["iraq.en.md"].clone();
        assert!(text.starts_with(begins) && text.contains("A country."), "{text:?}");
        assert_eq!(run(&folder, &["status", "--strict=stale,unsynced"]).0, 0);
    }
}

#[test]
fn moved_and_removed_blocks_are_told_apart() {
    let site = |original: &str, revision: &str| {
        format!(
            "//- content/pages/a.ar.md\n---\ntitle: أ\n---\n{original}\n//- content/pages/a.en.md\n---\ntitle: A\n{revision}---\nOne.\n\nTwo.\n"
        )
    };
    let (input, first, _) = drafts(&site("أول.\n\nثان.", ""));
    let revision = format!("translation: {{of: ar, revision: \"{}\"}}\n", survey(&first, &input)[0].revision);
    let parts = |original: &str| -> Vec<Part> {
        let (input, drafts, _) = drafts(&site(original, &revision));
        match survey(&drafts, &input).remove(0).state {
            State::Stale(parts) => parts.iter().map(|of| of.part).collect(),
            state => panic!("{state:?}"),
        }
    };
    assert_eq!(parts("ثان.\n\nأول."), [Part::Order]);
    assert_eq!(parts("أول."), [Part::Gone]);
    assert_eq!(parts("أول!\n\nثان."), [Part::Block(BlockNoun::Paragraph)]);
}
