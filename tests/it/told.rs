//! Mistakes that would mislead readers without anybody noticing: each is told of where it stands.

use crate::support::site;
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
