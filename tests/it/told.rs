//! Mistakes that would mislead readers without anybody noticing: each is told of where it stands.

use crate::support::{files, site};
use mujaz::session::{SessionOptions, prepare};
use mujaz::span::LineIndex;

/// Returns what is said with one of these codes: `path:line code text`, the text that it is said of.
fn told(text: &str, codes: &[&str]) -> Vec<String> {
    let input = site(text);
    let prepared = prepare(&input, SessionOptions::default());
    let mut told: Vec<String> = Vec::new();
    for (_, of) in prepared.diagnostics.iter().filter(|(_, of)| codes.contains(&of.code.name())) {
        let text = input.text(of.span.file);
        let line = LineIndex::new(text).position(text, of.span.start as usize).line;
        let path = &input.file(of.span.file).path;
        let name = path.rsplit('/').next().unwrap_or_default();
        let help = of.help.as_ref().map(ToString::to_string).unwrap_or_default();
        told.push(format!("{name}:{line} {} {} | {help}", &text[of.span.range()], of.code.name()));
    }
    told
}

const TWO: &str = "//- content/sources/l.yaml
a: {title: A}
b: {title: B}
";

#[test]
fn works_parted_by_a_comma_are_told_of() {
    let text = format!(
        "{TWO}//- content/briefs/2025-11-07-m.en.md
---
title: M
summary:
  - One [@a, @b]
  - Two [@b، @a]
---
Three [@a, p. 4, @b; @b, post of @press] and [@a, desk@example.org, 3 May].
"
    );
    assert_eq!(
        told(&text, &["bad-citation", "uncited-key-point"]),
        [
            "2025-11-07-m.en.md:4 @b bad-citation | part sources with `;`: `[@a; @b]`",
            "2025-11-07-m.en.md:5 @a bad-citation | part sources with `;`: `[@b; @a]`",
            "2025-11-07-m.en.md:7 @b bad-citation | part sources with `;`: `[@a; @b]`",
        ]
    );
}

#[test]
fn one_who_is_not_named_has_no_name() {
    let text = "//- content/sources/l.yaml
hidden: {title: H, unnamed: true, author: Confidential}
kept:
  title: K
  unnamed: true
  internal: {name: SECRET}
//- content/sources/b.bib
@misc{insider, title={I}, author={Doe, Jo}, note={unnamed: true}}
//- content/briefs/2025-11-07-m.en.md
---
title: M
---
Words [@hidden; @kept; @insider].
";
    let said = told(text, &["unnamed-author", "unknown-key"]);
    let help = "remove one of the two: put a name that must not be published under `internal`, and a description \
                into the title";
    assert_eq!(
        said,
        [
            format!("b.bib:1 Doe, Jo unnamed-author | {help}"),
            format!("l.yaml:1 Confidential unnamed-author | {help}"),
        ]
    );
    for (path, bytes) in files(text) {
        assert!(!String::from_utf8_lossy(&bytes).contains("SECRET"), "{path}");
    }
}

#[test]
fn a_report_that_repeats_what_came_later_is_told_of() {
    let text = "//- content/sources/l.yaml
late: {title: L, date: 2025-11-08}
same: {title: S, date: 2025-11}
heard: {title: H, date: 2025-11-05, type: statement, derived-from: [late]}
own: {title: O, date: 2025-11-05, type: report, derived-from: [late, same]}
";
    let said = told(text, &["implausible-date"]);
    let help = "put one of the two dates right, or remove `late` here";
    assert_eq!(said, [format!("l.yaml:4 late implausible-date | {help}")]);
}

#[test]
fn days_that_can_hardly_be_right_are_told_of() {
    let text = "//- content/sources/l.yaml
hijri: {title: H, url: \"https://a.example/1\", date: 1446-07-01}
old: {title: O, date: 1446}
manuscript: {title: M, url: \"https://a.example/2\", date: 1377~}
late: {title: L, date: 2035}
//- content/briefs/1446-09-01-a.en.md
---
title: A
dates:
  - {date: 1446-09-01, title: Then}
  - {date: 2035-01-01, title: To come, type: deadline}
---
//- content/briefs/b.en.md
---
title: B
date: 2035-01-01
---
//- content/briefs/2025-11-08-c.en.md
---
title: C
---
";
    let hijri = "1446 looks like a year of the Hijri calendar: in the Gregorian it is about 2025";
    assert_eq!(
        told(text, &["implausible-date"]),
        [
            format!("1446-09-01-a.en.md:1  implausible-date | {hijri}"),
            "b.en.md:3 2035-01-01 implausible-date | write the day from which it speaks".to_owned(),
            format!("l.yaml:1 1446-07-01 implausible-date | {hijri}"),
            "l.yaml:4 2035 implausible-date | write the day on which it was published".to_owned(),
        ]
    );
}

#[test]
fn a_correction_of_a_day_to_come_changes_no_day_of_a_brief() {
    let text = "//- book.toml
[book]
title = \"T\"
language = \"en\"
languages = [\"ar\", \"en\"]
[output.html]
site-url = \"https://example.org/\"
//- content/briefs/2025-11-01-m.en.md
---
title: M
dates:
  - {date: 2026-01-02, title: Talks, type: deadline}
corrections:
  - {date: 2099-11-08, text: Tomorrow}
---
Words.
";
    let files = files(text);
    let calendars: Vec<&String> = files.keys().filter(|path| path.ends_with(".ics")).collect();
    assert!(!calendars.is_empty());
    for path in calendars {
        let text = String::from_utf8_lossy(&files[path]);
        assert!(text.contains("DTSTAMP:20251101T000000Z"), "{path}: {text}");
    }
    let feed = String::from_utf8_lossy(&files["en/feed.xml"]).into_owned();
    assert!(!feed.contains("2099-11-08T"), "{feed}");
    let sitemap = String::from_utf8_lossy(&files["sitemap.xml"]).into_owned();
    assert!(sitemap.contains("<lastmod>2025-11-01</lastmod>") && !sitemap.contains("2099"), "{sitemap}");
}

#[test]
fn the_sitemap_knows_corrections_and_no_day_to_come() {
    let last = |facts: &str| {
        let text = format!(
            "//- book.toml\n[book]\ntitle = \"T\"\nlanguage = \"en\"\nlanguages = [\"en\"]\n[output.html]\n\
             site-url = \"https://example.org/\"\n//- content/briefs/m.en.md\n---\ntitle: M\n{facts}\n---\nWords.\n"
        );
        let sitemap = String::from_utf8_lossy(&files(&text)["sitemap.xml"]).into_owned();
        let after = sitemap.split("<lastmod>").nth(1).unwrap_or_default();
        after.split('<').next().unwrap_or_default().to_owned()
    };
    let correction = "corrections:\n  - {date: 2025-06-01, text: C}";
    assert_eq!(last(&format!("date: 2025-01-01\n{correction}")), "2025-06-01");
    assert_eq!(last(&format!("date: 2025-01-01\nupdated: 2025-07-01\n{correction}")), "2025-07-01");
    assert_eq!(last(&format!("date: 2025-01-01\nupdated: 2025-03-01\n{correction}")), "2025-06-01");
    assert_eq!([last("date: 2035-01-01"), last("date: 2025-01")], ["2025-11-07", ""]);
}
