//! What is said of front matter, `book.toml`, file names and libraries, and where.

use crate::support::{input, lines, site};
use mujaz::diag::report::Report;
use mujaz::input::Input;
use mujaz::parse::draft::Drafts;
use mujaz::parse::{ParseOptions, parse};

fn read(input: &Input) -> (Drafts, Vec<String>) {
    let mut report = Report::new();
    let drafts = parse(input, &ParseOptions::default(), &mut report);
    (drafts, lines(input, report))
}

/// Asserts what is said of a site: each line without the folder `content/`.
fn assert_said(text: &str, expected: &str) {
    let (_, said) = read(&site(text));
    let said: Vec<&str> = said.iter().map(|line| line.trim_start_matches("content/")).collect();
    let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(said, expected);
}

#[test]
fn every_fault_of_a_brief_is_said_once_at_its_place() {
    assert_said(
        "//- content/briefs/a.ar.md
---
titel: X
date: 2025-02-30
actors: iraq
tags: [a]
updated: 2025
summary:
  - a
  -
sources: [{title: x}, {id: a, titel: y}, b, 5]
dates:
  - {date: 1.0, title: x}
  - date: 2025
    type: dedline
  - 5
places: [\u{200f}baghdad]
corrections:
  - {}
slug: a/b
aliases: [../x]
extra: 5
---
body
",
        "briefs/a.ar.md:2:1 unknown-key a brief has no key `titel`
        briefs/a.ar.md:3:15 bad-date `2025-02-30` cannot be: February of 2025 has 28 days
        briefs/a.ar.md:4:9 wrong-type `actors` is text, where a list is meant
        briefs/a.ar.md:5:1 unknown-key a brief has no key `tags`
        briefs/a.ar.md:9:3 empty-value an item of `summary` is empty
        briefs/a.ar.md:10:11 missing-key a source has no `id`
        briefs/a.ar.md:10:31 unknown-key a source has no key `titel`
        briefs/a.ar.md:10:45 wrong-type an item of `sources` is a number, where an id is meant
        briefs/a.ar.md:12:12 bad-date `1.0` is not a date
        briefs/a.ar.md:13:5 missing-key an item of `dates` has no `title`
        briefs/a.ar.md:14:11 unknown-value `type` has no value `dedline`
        briefs/a.ar.md:15:5 wrong-type an item of `dates` is a number, where a map of keys is meant
        briefs/a.ar.md:16:10 hidden-character a hidden character (U+200F) in the id `baghdad`
        briefs/a.ar.md:18:5 missing-key an item of `corrections` has no `date`
        briefs/a.ar.md:18:5 missing-key an item of `corrections` has no `text`
        briefs/a.ar.md:19:7 bad-id the id `a/b` holds `/`
        briefs/a.ar.md:20:11 outside-folder `../x` is not an old address of this site
        briefs/a.ar.md:21:8 wrong-type `extra` is a number, where a map of keys is meant",
    );
}

#[test]
fn every_fault_of_an_actor_and_of_places_is_said_once_at_its_place() {
    assert_said(
        "//- content/actors/a.md
---
name: {ar: x, en: , fr: z, en: q}
aliases: {ar: x, en: [y]}
type: persn
positions:
 - title: x
   from: 2025-13
   organisation: x
part-of: iraq
country: true
wikidata: 796
links: [www.x.org, {url: 'ftp://x'}]
---
//- content/places/p.md
---
name: X
coordinates: [144.4, 33.3]
---
//- content/places/q.md
---
coordinates: [a, 33.3]
---
",
        "actors/a.md:2:15 empty-value `name` in `en` is empty
        actors/a.md:2:21 unknown-language `fr` is not a language of this site
        actors/a.md:2:28 duplicate-key the key `en` is written twice
        actors/a.md:3:15 wrong-type a language of `aliases` is text, where a list is meant
        actors/a.md:4:7 unknown-value `type` has no value `persn`
        actors/a.md:7:15 bad-date `2025-13` cannot be: there is no month `13`
        actors/a.md:8:4 unknown-key an item of `positions` has no key `organisation`
        actors/a.md:9:10 wrong-type `part-of` is text, where a list is meant
        actors/a.md:10:10 wrong-type `country` is `true` or `false`, where text is meant
        actors/a.md:11:11 unknown-value `796` is not a Wikidata item
        actors/a.md:12:9 bad-url `www.x.org` does not begin with `https://`
        actors/a.md:12:26 bad-url `ftp://x` is not an address of the web
        places/p.md:3:14 bad-coordinates a latitude of 144.4
        places/q.md:1:1 missing-key a place has no `name`
        places/q.md:2:14 bad-coordinates `coordinates` are not two numbers",
    );
}

#[test]
fn yaml_that_front_matter_has_no_use_for_is_refused() {
    assert_said(
        "//- content/topics/a.md
---
name: &x a
part-of: *x
---
//- content/topics/b.md
---
name: !!str a
---
//- content/topics/c.md
---
name: a: b
---
//- content/topics/d.md
---
name: \"a
---
//- content/topics/e.md
---
name: a
//- content/topics/f.md
---
- a
---
//- content/topics/g.md
---
\tname: a
---
//- content/topics/h.md
---
<<: {a: b}
name: x
...
name: y
---
//- content/topics/i.md
---
na\u{200f}me: x
? [a]
: b
---
//- content/topics/j.md
---
name: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
---
//- content/topics/k.md
---
name: [a, b
---
",
        "topics/a.md:2:7 forbidden-yaml an anchor: `&x`
        topics/a.md:3:10 forbidden-yaml an alias: `*x`
        topics/b.md:2:7 forbidden-yaml a tag: `!!str`
        topics/c.md:2:8 bad-yaml a `:` where no key can end
        topics/d.md:2:7 bad-yaml a quote that is not closed
        topics/e.md:1:1 unclosed-front-matter front matter that is not closed
        topics/f.md:2:1 wrong-type front matter is a list, where keys are meant
        topics/g.md:2:1 bad-yaml a tab where spaces are meant
        topics/h.md:2:1 forbidden-yaml a merge key: `<<`
        topics/h.md:5:1 forbidden-yaml a second document
        topics/i.md:2:1 hidden-character a hidden character (U+200F) in the key `name`
        topics/i.md:3:3 bad-yaml a list or map where a key is meant
        topics/j.md:2:38 deep-nesting values nested more than 32 levels deep
        topics/k.md:2:7 bad-yaml `[` is not closed",
    );
}

#[test]
fn facts_are_written_once_and_files_stand_where_documents_do() {
    assert_said(
        "//- content/briefs/x.ar.md
---
title: x
date: 2025
places: [a]
---
//- content/briefs/x.en.md
---
title: x
date: '2025'
places: [b]
topics: [c]
translators: [z]
translation: {of: arr, status: done}
---
//- content/actors/X.md
---
name: x
---
//- content/actor/y.md
//- content/actor/z.md
//- content/fr/actors/y.md
//- content/actors/y.fr.md
//- content/a.md
//- content/briefs/con.md
---
title: x
date: 2025
---
//- content/briefs/f/index.md
---
title: x
date: 2025
translation: {by: x}
---
//- content/briefs/f/index.ar.md
---
title: x
---
//- content/briefs/f/notes.md
//- content/briefs/f/data.html
//- content/briefs/f/talks.jpg
//- content/briefs/photo.jpg
//- content/briefs/index.md
//- content/topics/t.yaml
//- content/briefs/2025-02-30-z.md
---
title: x
---
",
        "a.md:1:1 misplaced-file `a.md` stands in no folder of `content`
        actor/y.md:1:1 misplaced-file `content/actor` is no folder that documents stand in
        actors/y.fr.md:1:1 missing-key an actor has no `name`
        actors/y.fr.md:1:1 unknown-language the file's name says `fr`, which is not a language of this site
        briefs/2025-02-30-z.md:1:1 bad-date the file's name: `2025-02-30` cannot be: February of 2025 has 28 days
        briefs/con.md:1:1 bad-id the id `con` is the name of a device on Windows
        briefs/f/data.html:1:1 unsafe-attachment `data.html` could run a script in a reader's browser
        briefs/f/index.ar.md:1:1 missing-key a brief has no `date`
        briefs/f/index.md:1:1 two-originals `f` has two files in `ar`
        briefs/f/notes.md:1:1 misplaced-file a text beside the `index` of another document
        briefs/index.md:1:1 misplaced-file an `index` without a folder of its own
        briefs/photo.jpg:1:1 misplaced-file `photo.jpg` belongs to no document, and is not published
        briefs/x.ar.md:1:1 duplicate-id the id `x` is taken
        briefs/x.en.md:3:1 repeated-fact `date` is written in the original already
        briefs/x.en.md:4:1 contradicting-fact `places` is not what the original says
        briefs/x.en.md:5:1 contradicting-fact `topics` is a fact, and stands in a translation only
        briefs/x.en.md:6:1 contradicting-fact `translators` is a fact, and stands in a translation only
        briefs/x.en.md:7:19 unknown-language `arr` is not a language of this site
        briefs/x.en.md:7:32 unknown-value `status` has no value `done`
        fr/actors/y.md:1:1 unknown-language the folder `content/fr` names a language that the site does not have
        topics/t.yaml:1:1 misplaced-file `t.yaml` is not Markdown",
    );
}

#[test]
fn every_fault_of_a_library_is_said_and_the_rest_is_read() {
    let text = "//- content/sources/a.yaml
x:
  title: X
  reliability: G
  credibility: 7
  language: Arabic
  url: example.org/x
y:
z: {publisher: {ar: a, en: b}}
'w,x': {title: w}
//- content/sources/b.bib
@article{one,
 title = {Caf{\\'e} {NASA}},
 author = {Doe, Jane and {U.S. Central Command}},
 journaltitle = {Al-Arabi},
 date = {2024-09~},
 url = {https://x.org/a_b},
 urldate = {2025-11-06},
 langid = {english},
}
@article{two,
 title = {x
}
@online{three, title={T}, year=2025, month=feb, day=30}
@online{one, title={T}}
@online{four, url={x}}
";
    assert_said(
        text,
        "sources/a.yaml:3:16 unknown-value `reliability` has no value `G`
        sources/a.yaml:4:16 unknown-value `credibility` has no value `7`
        sources/a.yaml:5:13 unknown-language `Arabic` is not a language tag
        sources/a.yaml:6:8 bad-url `example.org/x` is not an address of the web
        sources/a.yaml:7:1 empty-value `y` is empty
        sources/a.yaml:8:1 missing-key `z` has no `title`
        sources/a.yaml:9:1 bad-id the id `w,x` holds `,`
        sources/b.bib:13:1 bad-bibtex not BibTeX: expected comma
        sources/b.bib:13:32 bad-date `2025-02-30` cannot be: February of 2025 has 28 days
        sources/b.bib:14:9 duplicate-id the id `one` is taken
        sources/b.bib:15:9 missing-key `four` has no `title`
        sources/b.bib:15:20 bad-url `x` is not an address of the web",
    );
    let (drafts, _) = read(&site(text));
    let one = drafts.sources.iter().find(|source| source.id.value == "one").expect("the first entry is read");
    let words = |label: &mujaz::model::label::Label| {
        label.iter().map(|(lang, words)| format!("{lang}: {words}")).collect::<Vec<_>>()
    };
    assert_eq!(words(&one.facts.title), ["en: Café NASA"]);
    let authors: Vec<_> = one.facts.authors.iter().map(|author| author.word.value.as_str()).collect();
    assert_eq!(authors, ["Jane Doe", "U.S. Central Command"]);
    assert_eq!(one.facts.publisher.as_ref().map(|of| of.word.value.as_str()), Some("Al-Arabi"));
    assert_eq!(one.facts.url.as_deref(), Some("https://x.org/a_b"));
    assert_eq!(one.facts.date.as_ref().map(|date| date.value.date.to_string()), Some("2024-09~".to_owned()));
}

#[test]
fn every_fault_of_book_toml_is_said_once_at_its_place() {
    assert_said(
        "//- book.toml
[book]
title = {ar = \"x\", fr = \"y\"}
language = \"fa\"
languages = [\"ar\", \"en\", \"ar\", \"english\"]
author = \"x\"
src = \"src\"
[build]
build-dir = \"../x\"
[output.html]
site-url = \"/x/\"
theme = \"../x\"
cname = \"https://x\"
edit-url-template = \"https://x\"
additional-css = [\"../x.css\", \"x.css\"]
mathjax-support = true
[output.html.theme-options]
a = 1
b = true
[dates.ar]
months = \"levant\"
digits = 5
calendars = [\"hijri\"]
[dates.de]
[roles]
x = {ar = \"y\"}
[check]
uncited = \"warn\"
uncited-key-point = \"warning\"
",
        "book.toml:2:20 unknown-language `fr` is not a language of this site
        book.toml:3:12 unknown-language the default language `fa` is not among `languages`
        book.toml:4:26 duplicate-key `ar` is listed twice
        book.toml:4:32 unknown-language `english` is not a language tag
        book.toml:5:1 unknown-key `[book]` has no key `author`
        book.toml:6:7 unknown-value `src` is `src`
        book.toml:8:13 outside-folder the output folder `../x` is not below the site's folder
        book.toml:10:12 bad-url `/x/` is not where a site can be
        book.toml:11:9 outside-folder `../x` is not the name of a theme
        book.toml:12:9 bad-url `https://x` is not a host name
        book.toml:13:21 bad-url `https://x` is not an address with `{path}`
        book.toml:14:19 outside-folder a stylesheet `../x.css` is not below the site's folder
        book.toml:14:31 unreadable-file `x.css` cannot be read
        book.toml:15:1 unknown-key `[output.html]` has no key `mathjax-support`
        book.toml:20:10 unknown-value `months` has no value `levant`
        book.toml:21:10 unknown-value `digits` has no value `5`
        book.toml:22:14 unknown-value `calendars` has no value `hijri`
        book.toml:23:8 unknown-language `de` is not a language of this site
        book.toml:27:1 unknown-key no message is called `uncited`
        book.toml:28:21 unknown-value `uncited-key-point` has no level `warning`",
    );
}

#[test]
fn broken_toml_is_said_whole_and_nothing_is_missing() {
    assert_said(
        "//- book.toml\n[book]\ntitle = x\nlanguage = \"ar\"\nlanguage = \"en\"\n[x\n",
        "book.toml:2:9 bad-toml not TOML: string values must be quoted, expected literal string
        book.toml:4:1 duplicate-key the key `language` is written twice
        book.toml:5:3 bad-toml not TOML: unclosed table, expected `]`",
    );
}

#[test]
fn a_site_without_book_toml_has_one_fault_and_the_defaults() {
    let input = input("//- content/topics/a.md\n---\nname: a\n---\n");
    let (drafts, said) = read(&input);
    assert_eq!(said, ["content/topics/a.md:1:1 missing-key the site has no `book.toml`"]);
    assert_eq!(drafts.config.build_dir, "public");
    assert_eq!(drafts.topics.len(), 1);
}

#[test]
fn both_layouts_pair_by_path() {
    let text = "//- content/ar/briefs/2025-11-07-a/index.md
---
title: ا
---
//- content/ar/briefs/2025-11-07-a/map.png
x
//- content/en/briefs/2025-11-07-a/index.md
---
title: A
---
//- content/en/briefs/2025-11-07-a/map.png
x
//- content/en/briefs/2025-11-07-a/img/plan.pdf
x
//- content/briefs/deep/b.en.md
---
title: B
date: 2025
---
//- content/briefs/deep/b.md
---
title: ب
---
//- content/en/topics/t.ar.md
---
name: ت
---
";
    let (drafts, said) = read(&site(text));
    assert_eq!(said, [""; 0]);
    let shown: Vec<_> = drafts
        .briefs
        .iter()
        .map(|brief| {
            let langs: Vec<_> = brief.texts.iter().map(|text| text.lang.as_str()).collect();
            format!("{} in {} at {}: {}", brief.id.value, brief.folder, brief.stem, langs.join(" "))
        })
        .collect();
    assert_eq!(
        shown,
        [
            "2025-11-07-a in content/briefs/2025-11-07-a at content/briefs/2025-11-07-a/index: ar en",
            // The original is the file that has the date.
            "b in content/briefs/deep at content/briefs/deep/b: en ar",
        ]
    );
    let date = drafts.briefs[0].facts.date.as_ref().map(|date| date.value.date.to_string());
    assert_eq!(date.as_deref(), Some("2025-11-07"));
    assert_eq!(drafts.topics[0].texts[0].lang.as_str(), "ar");
    let files: Vec<_> = drafts.attachments.iter().map(|of| format!("{} {}", of.folder, of.name)).collect();
    assert_eq!(
        files,
        ["content/briefs/2025-11-07-a map.png", "content/briefs/2025-11-07-a img/plan.pdf"],
        "the same file in both trees is published once"
    );
}

#[test]
fn drafts_are_left_out_with_their_faults_unless_asked_for() {
    let text = "//- content/briefs/a.ar.md
---
title: ا
date: 2025
---
//- content/briefs/a.en.md
---
title: A
draft: true
nonsense: x
---
//- content/briefs/b.md
---
draft: true
date: 2025-99
---
";
    let input = site(text);
    let (drafts, said) = read(&input);
    assert_eq!(said, [""; 0]);
    assert_eq!(drafts.briefs.len(), 1);
    assert_eq!(drafts.briefs[0].texts.len(), 1);
    assert_eq!(drafts.left_out.iter().map(|id| id.value.as_str()).collect::<Vec<_>>(), ["b"]);
    let mut report = Report::new();
    let drafts = parse(&input, &ParseOptions { drafts: true }, &mut report);
    assert_eq!((drafts.briefs.len(), drafts.briefs[0].texts.len()), (2, 2));
    assert_eq!(drafts.briefs.iter().filter(|brief| brief.facts.draft).count(), 1);
    assert_eq!(
        lines(&input, report),
        [
            "content/briefs/a.en.md:4:1 unknown-key a brief has no key `nonsense`",
            "content/briefs/b.md:1:1 missing-key a brief has no `title`",
            "content/briefs/b.md:3:12 bad-date `2025-99` cannot be: there is no month `99`",
        ]
    );
}

#[test]
fn every_key_of_a_brief_is_read() {
    let text = "//- content/briefs/a.ar.md\r\n---\r
title: عنوان\r
date: {date: 2025-11, text: هذا الشهر}\r
updated: 2025-11-06T14:30+03:00\r
summary: one point\r
actors: [iraq, {id: us, role: host}]\r
sources: [x, {id: y}, {id: z, title: Z, author: [iraq, {ar: ا, en: A}], language: en}]\r
dates:\r
  - {date: ../2026, text: by the end, title: {ar: ن, en: n}, type: deadline, source: [x, y], places: [p]}\r
corrections: [{date: 2025-11-08, text: fixed}]\r
authors: [ا]\r
related: [b]\r
slug: talks\r
aliases: [old/talks.html]\r
extra: {a: [1, true, ~, x]}\r
internal: {anything: goes}\r
---\r
body\r
";
    let (drafts, said) = read(&site(text));
    assert_eq!(said, [""; 0]);
    let brief = &drafts.briefs[0];
    let facts = &brief.facts;
    assert_eq!(facts.date.as_ref().map(|date| date.value.text.iter().count()), Some(1));
    assert_eq!(facts.actors[1].role.as_ref().map(|role| role.value.as_str()), Some("host"));
    assert_eq!(facts.sources.len(), 3);
    assert_eq!(facts.events[0].sources.len(), 2);
    assert_eq!(facts.events[0].date.as_ref().map(|date| date.value.text.is_empty()), Some(false));
    assert_eq!(brief.address.extra, serde_json::json!({"a": [1, true, null, "x"]}));
    assert_eq!(brief.address.slug.as_ref().map(|slug| slug.value.as_str()), Some("talks"));
    assert_eq!(brief.texts[0].summary.len(), 1);
}

#[test]
fn a_role_may_be_labelled_where_it_stands() {
    let text = "//- content/briefs/a.ar.md
---
title: x
date: 2025
actors: [{id: iraq, role: {ar: راعٍ, en: sponsor}}, {id: us, role: host}]
---
";
    let (drafts, said) = read(&site(text));
    assert_eq!(said, [""; 0]);
    assert_eq!(drafts.briefs[0].facts.actors[0].role.as_ref().map(|role| role.value.as_str()), Some("راعٍ"));
    let words = drafts.config.roles["راعٍ"].iter().map(|(lang, words)| format!("{lang} {words}"));
    assert_eq!(words.collect::<Vec<_>>(), ["ar راعٍ", "en sponsor"]);
}

#[test]
fn a_source_has_the_id_of_its_place() {
    assert_said(
        "//- content/sources/a.md
---
id: b
title: A
---
//- content/sources/c.yaml
d: {id: d, title: D}
e: {id: f, title: E}
//- content/topics/t.md
---
id: t
name: T
---
",
        "sources/a.md:2:5 contradicting-fact the id `b` is not `a`
        sources/c.yaml:2:9 contradicting-fact the id `f` is not `e`
        topics/t.md:2:1 unknown-key a topic has no key `id`",
    );
}

#[test]
fn a_file_that_cannot_be_taken_in_is_said_once() {
    use mujaz::input::{Content, Fault, InputFile};
    let mut files = site("").files;
    let faults = [
        ("content/briefs/2025-01-01-a.ar.md", Fault::NotUtf8(7)),
        ("content/briefs/2025-01-01-a.en.md", Fault::Utf16),
        ("content/briefs/b", Fault::SymbolicLink),
        ("content/sources/l.yaml", Fault::Nul(3)),
        ("content/briefs/c/x.png", Fault::TooLarge(50 << 20)),
        ("themes/mine", Fault::SymbolicLink),
    ];
    for (path, fault) in faults {
        files.push(InputFile { path: path.to_owned(), content: Content::Fault(fault) }.into());
    }
    let (drafts, said) = read(&Input::new(files, crate::support::TODAY));
    assert_eq!(
        said,
        [
            "content/briefs/2025-01-01-a.ar.md:1:1 not-utf8 not UTF-8 from byte 7 on",
            "content/briefs/2025-01-01-a.en.md:1:1 not-utf8 UTF-16, not UTF-8",
            "content/briefs/b:1:1 symbolic-link a symbolic link",
            "content/briefs/c/x.png:1:1 large-file a file of more than 50 MB",
            "content/sources/l.yaml:1:1 nul-byte a NUL byte, at byte 3",
            "themes/mine:1:1 symbolic-link a symbolic link",
        ]
    );
    assert_eq!(drafts.briefs.len(), 1, "links to a broken brief are not broken as well");
}

/// Returns the title, authors, publisher, address, date and type of a source.
fn shown(drafts: &Drafts, id: &str) -> String {
    let facts = &drafts.sources.iter().find(|source| source.id.value == id).expect("it is read").facts;
    let label = |label: &mujaz::model::label::Label| {
        label.iter().map(|(lang, words)| format!("{lang} {words}")).collect::<String>()
    };
    let authors: Vec<_> = facts.authors.iter().map(|of| of.word.value.as_str()).collect();
    [
        label(&facts.title),
        authors.join("; "),
        facts.publisher.as_ref().map(|of| label(&of.name)).unwrap_or_default(),
        facts.url.clone().unwrap_or_default(),
        facts.date.as_ref().map(|date| date.value.date.to_string()).unwrap_or_default(),
        facts.kind.map(|kind| kind.name()).unwrap_or_default().to_owned(),
    ]
    .join(" | ")
}

#[test]
fn commands_of_latex_in_bibtex_are_read() {
    let text = "//- content/sources/a.bib
@string{press = {Universit{\\'e} ``Press''}}
@misc{q,
  title = {{\\'\\i} \\ldots{} \\emph{x} 5\\textsuperscript{th} Report No.~5 ``quoted'' and `so' --- a\\_b \\& c\\,d},
  author = {Mar{\\'\\i}a X},
  publisher = press,
  howpublished = {\\url{https://e.org/~x--y_z}},
  date = {2025-03~},
  note = {See \\href{https://e.org}{\\textit{this}}, https://e.org/~b--c, \\foo{and} \\bar that},
}
@misc{odd, title = {a $b$ c}, url = {https://e.org/~x--y}}
@misc{bad, title = {a $b}}
";
    let (drafts, said) = read(&site(text));
    assert_eq!(
        said,
        ["content/sources/a.bib:11:1 bad-bibtex an entry that does not end"],
        "what cannot be read is told of as before"
    );
    assert_eq!(
        shown(&drafts, "q"),
        "en í … x 5th Report No.\u{a0}5 “quoted” and ‘so’ — a_b & c d | María X | en Université “Press” | \
         https://e.org/~x--y_z | 2025-03~ | "
    );
    let q = drafts.sources.iter().find(|source| source.id.value == "q").expect("it is read");
    let note = q.facts.note.iter().next().expect("it has a note").1;
    assert_eq!(note, "See this, https://e.org/~b--c, and that");
    assert_eq!(shown(&drafts, "odd"), "en a $b$ c |  |  | https://e.org/~x--y |  | ");
}

#[test]
fn entries_of_bibtex_inherit_and_are_told_of_what_is_wrong() {
    let text = "//- content/sources/a.bib
@STRING( press = \"East (and West) Press\" )
@article( round, title = {Round (brackets)}, author={Smith, John and }, publisher = press )
@inproceedings{q, title={Q}, author={A, B}, crossref={P}}
@inproceedings{own, title={Own}, crossref={p}, year={2020}, publisher={Mine}}
@inproceedings{lost, title={Lost}, crossref={nowhere}}
@inproceedings{near, title={Near}, crossref={rond}}
@misc{twice, title={One}, Title={Two}, keywords={a}, keywords={b}}
@misc{k, title={K}, langid={klingon}}
@misc{l, title={L}, language={klingon}, langid={ukrainian}}
@misc{m, title={M}, language={English (US), Arabic}}
@misc{edited, title={Edited}, author={ and }, editor={E, D}}
@proceedings{p, title={Proceedings}, editor={E, D}, publisher={House}, date={2019-05}, url={https://e.org/p}}
";
    let (drafts, said) = read(&site(text));
    assert_eq!(
        said,
        [
            "content/sources/a.bib:2:54 bad-bibtex a list of names that ends in `and`",
            "content/sources/a.bib:5:46 bad-bibtex no entry of this file is called `nowhere`",
            "content/sources/a.bib:6:46 bad-bibtex no entry of this file is called `rond`",
            "content/sources/a.bib:7:27 duplicate-key the key `Title` is written twice",
            "content/sources/a.bib:8:29 unknown-language `klingon` is not a language tag",
            "content/sources/a.bib:11:39 bad-bibtex a list of names that ends in `and`",
        ]
    );
    for (id, expected) in [
        ("round", "en Round (brackets) | John Smith | en East (and West) Press |  |  | article"),
        ("q", "en Q | B A | en House |  | 2019-05 | document"),
        ("own", "en Own |  | en Mine |  | 2020 | document"),
        ("edited", "en Edited |  |  |  |  | "),
        ("twice", "en One |  |  |  |  | "),
    ] {
        assert_eq!(shown(&drafts, id), expected);
    }
    let language = |id: &str| {
        let source = drafts.sources.iter().find(|source| source.id.value == id).expect("it is read");
        source.facts.language.map(|lang| lang.to_string())
    };
    assert_eq!([language("l"), language("m")], [Some("uk".to_owned()), Some("en".to_owned())]);
}

#[test]
fn bibtex_is_read_as_zotero_writes_it() {
    let text = "//- content/sources/zotero.bib

@article{__2025,
\ttitle = {بغداد وواشنطن: مشاورات تقنية},
\tauthor = {{العربي الجديد}},
\turl = {https://www.alaraby.co.uk/politics/%D8%A8_x~y},
\tabstract = {Costs \\$5 & {more} 100\\% of it: @home},
\tlanguage = {ar},
\turldate = {2025-11-07},
\tjournal = {العربي الجديد},
\tmonth = nov,
\tyear = {2025},
\tfile = {Snapshot:C\\:\\\\Zotero\\\\x.html:text/html},
\tkeywords = {Iraq, \\_x},
}

@techreport{doe_report_2024,
\taddress = {Washington},
\ttitle = {The {U}.{S}. \\& {Iraq}: {Na\\\"ive} {Questions} --- {Part} 2},
\tauthor = {Doe, Jane and van der Berg, Jan and Group, The {Crisis}},
\tinstitution = {International Crisis Group},
\tmonth = sep,
\tyear = {2024},
\tdoi = {10.1000/xyz},
}

@misc{uscentcom_tweet,
\ttype = {Tweet},
\ttitle = {Statement},
\thowpublished = {https://x.com/CENTCOM/status/1},
\tdate = {2025-08/2025-09},
\tlangid = {american},
}

@online{nodate,
\ttitle = \"Quoted \" # { title},
\tdate = {n.d.},
}
";
    let (drafts, said) = read(&site(text));
    assert_eq!(said, ["content/sources/zotero.bib:36:10 bad-date `n.d.` is not a date"]);
    let shown = |id: &str| shown(&drafts, id);
    assert_eq!(
        shown("__2025"),
        "ar بغداد وواشنطن: مشاورات تقنية | العربي الجديد | ar العربي الجديد | \
         https://www.alaraby.co.uk/politics/%D8%A8_x~y | 2025-11 | article"
    );
    assert_eq!(
        shown("doe_report_2024"),
        "en The U.S. & Iraq: Naïve Questions — Part 2 | Jane Doe; Jan van der Berg; The Crisis Group | \
         en International Crisis Group | https://doi.org/10.1000/xyz | 2024-09 | report"
    );
    assert_eq!(
        shown("uscentcom_tweet"),
        "en Statement |  |  | https://x.com/CENTCOM/status/1 | 2025-08/2025-09 | social-post"
    );
    assert_eq!(shown("nodate"), "en Quoted title |  |  |  |  | ");
}

#[test]
fn evidence_that_cannot_be_is_told_of() {
    assert_said(
        "//- content/briefs/a.ar.md
---
title: خبر
date: 2025-11-05
corrections:
  - {date: 2025-11-05, text: x}
  - {date: 2025-10-30, text: y}
---
//- content/sources/a.yaml
one: {title: T, author: [iraq, iraq, Iraq]}
two words: {title: T}
o'neil: {title: T}
",
        "briefs/a.ar.md:6:12 reversed-dates `corrections` is earlier than `date`
        sources/a.yaml:1:32 repeated-item `iraq` is listed twice
        sources/a.yaml:2:1 bad-id the id `two words` holds a space, and could not be cited
        sources/a.yaml:3:1 bad-id the id `o'neil` holds `'`",
    );
}

#[test]
fn a_set_of_dates_needs_no_quotes() {
    let text = "//- content/briefs/a.ar.md\n---\ntitle: خبر\ndate: [2025-11-06, 2025-11-09]\ndates:\n\
                - {date: [..2025-11-06], title: x}\n- {date: {date: [2024,2025]}, title: x}\n---\n";
    let (drafts, said) = read(&site(text));
    assert_eq!(said, [""; 0]);
    let date = drafts.briefs[0].facts.date.as_ref().expect("a date");
    assert_eq!(date.value.date.to_string(), "[2025-11-06,2025-11-09]");
    assert_said(
        "//- content/briefs/a.ar.md\n---\ntitle: خبر\ndate: [2025-11-06, soon]\n---\n",
        "briefs/a.ar.md:3:7 wrong-type `date` is a list, where a date is meant",
    );
}
