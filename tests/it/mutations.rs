//! Texts with random mistakes: nothing panics, and where the gate lets YAML through, it and the decoder agree.

use crate::support::input;
use mujaz::diag::report::Report;
use mujaz::parse::yaml::node::{Node, Value};
use mujaz::parse::yaml::read::read;
use mujaz::parse::{ParseOptions, parse};
use mujaz::span::FileId;

/// A row of numbers that is the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).expect("below the limit")
    }
}

const PIECES: [&str; 46] = [
    ":", ": ", "-", "- ", "#", " #", "\"", "'", "[", "]", "{", "}", ",", "&a ", "*a", "!t ", "!!str ", "|",
    ">", "|-\n", "? ", "%", "@", "`", "\\", "\t", " ", "  ", "\n", "\r\n", "\r", "~", "null", "true", "1e3",
    ".nan", "0x1f", "---\n", "...\n", "<<: ", "\u{200f}", "\u{feff}", "\u{85}", "\u{2028}", "ة", "$",
];

/// Returns `text` with a few mistakes.
fn mutated(text: &str, numbers: &mut Numbers) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for _ in 0..=numbers.below(3) {
        let at = numbers.below(characters.len().max(1)).min(characters.len());
        match numbers.below(4) {
            0 if at < characters.len() => drop(characters.remove(at)),
            1 if at < characters.len() => {
                let end = (at + 1 + numbers.below(12)).min(characters.len());
                let copy: Vec<char> = characters[at..end].to_vec();
                let to = numbers.below(characters.len());
                characters.splice(to..to, copy);
            }
            _ => drop(characters.splice(at..at, PIECES[numbers.below(PIECES.len())].chars())),
        }
    }
    characters.into_iter().collect()
}

const FRONT: &str = "title: \"مشاورات: بغداد\" # note\ndate: 2025-11-06\nupdated: 2025\ndraft: false\nsummary:\n  - one\n  - >-\n    two\n    three [@a]\n  - |\n    four\n\n    five\nactors: [iraq, {id: us, role: 'speaker'}]\ndates:\n- date: {date: ../2026, text: by the end}\n  title: {ar: نهاية, en: end}\n  type: deadline\n  source: a\nsources:\n  - id: a\n    title: T\n    credibility: 2\n    unnamed: true\ncoordinates: [33.3, -44.4e0]\nextra:\n  a: ~\n  b:\n  c: {d: [1, 2.5, ''], e: {}}\n";

#[test]
fn the_gate_and_the_decoder_agree() {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let mut passed = 0;
    for _ in 0..6000 {
        let text = mutated(FRONT, &mut numbers);
        let mut report = Report::new();
        let node = read(&text, 0..text.len(), FileId(0), &mut report);
        let Some(node) = node else {
            assert!(!report.diagnostics().is_empty(), "nothing is said of {text:?}");
            continue;
        };
        if !report.diagnostics().is_empty() {
            continue;
        }
        passed += 1;
        let decoded: serde_yaml::Value = serde_yaml::from_str(&text).expect("what passes is YAML");
        assert_same(&node, &decoded, &text);
    }
    assert!(passed > 1000, "only {passed} texts passed");
}

/// Asserts that a value is what the decoder alone says, and that its place holds it.
fn assert_same(node: &Node, decoded: &serde_yaml::Value, text: &str) {
    let written = &text[node.span.range()];
    match (&node.value, decoded) {
        (Value::Null, serde_yaml::Value::Null) => {}
        (Value::Bool(a), serde_yaml::Value::Bool(b)) => assert_eq!(a, b, "{text:?}"),
        (Value::Number(a), serde_yaml::Value::Number(b)) => {
            assert_eq!(a.as_f64(), b.as_f64(), "{text:?}");
            assert!(!written.is_empty() && !written.contains(char::is_whitespace), "{written:?} in {text:?}");
        }
        (Value::Text(a), serde_yaml::Value::String(b)) => assert_eq!(a, b, "{text:?}"),
        (Value::Text(a), serde_yaml::Value::Number(b)) => {
            assert!(!b.is_f64() || !b.as_f64().is_some_and(f64::is_finite), "{a}")
        }
        (Value::List(a), serde_yaml::Value::Sequence(b)) => {
            assert_eq!(a.len(), b.len(), "{text:?}");
            for (a, b) in a.iter().zip(b) {
                assert!(node.span.start <= a.span.start && a.span.end <= node.span.end, "{a:?} in {text:?}");
                assert_same(a, b, text);
            }
        }
        (Value::Map(a), serde_yaml::Value::Mapping(b)) => {
            assert_eq!(a.len(), b.len(), "{text:?}");
            for (a, (key, b)) in a.iter().zip(b) {
                // The decoder alone reads a key `1` as a number.
                if let serde_yaml::Value::String(key) = key {
                    assert_eq!(&a.key.value, key, "{text:?}");
                }
                assert!(node.span.start <= a.key.span.start, "{a:?} in {text:?}");
                assert!(
                    a.key.span.start <= a.node.span.start && a.node.span.end <= node.span.end,
                    "{a:?} in {text:?}"
                );
                assert_same(&a.node, b, text);
            }
        }
        (a, b) => panic!("{a:?} is not {b:?} in {text:?}"),
    }
}

const SITE: &str = "//- book.toml\n[book]\ntitle = {ar = \"ا\", en = \"b\"}\nlanguage = \"ar\"\nlanguages = [\"ar\", \"en\"]\n[output.html]\nsite-url = \"https://example.org/x\"\nadditional-css = []\n[dates.ar]\nmonths = \"both\"\n[check]\nuncited-key-point = \"allow\"\n//- content/briefs/x.ar.md\n---\ntitle: x\ndate: 2025-11\nactors: [{id: a, role: speaker}]\nplaces: [p]\nsources: [one, {id: two, title: T}]\n---\n# Words [[a|b]] [@one]\n//- content/briefs/x.en.md\n---\ntitle: x\nsummary: [a]\ntranslation: {of: ar, status: draft}\n---\nWords\n//- content/actors/a.md\n---\nname: {ar: a, en: b}\naliases: {ar: [x]}\npositions: [{title: t, from: 2024, to: ../2026}]\nlinks: [https://a.b]\n---\n//- content/sources/l.yaml\nthree: {title: x, url: https://a.b}\n//- content/sources/m.bib\n@string{aa = {Al-Arabi}}\n@article{one,\n title = {Caf{\\'e} $x$ {NASA}},\n author = {Doe, Jane and {Central Command}},\n journal = aa # { b},\n date = {2024-09~},\n month = nov,\n url = {https://x.org/a_b},\n}\n@online{four, title=\"T\", year=2025}\n";

#[test]
fn a_site_with_mistakes_is_read_without_panic() {
    let mut numbers = Numbers(0x1234_5678_9abc_def1);
    for _ in 0..1500 {
        let text = mutated(&mutated(SITE, &mut numbers), &mut numbers);
        let input = input(&text);
        let mut report = Report::new();
        let drafts = parse(&input, &ParseOptions { drafts: true }, &mut report);
        assert!(!drafts.config.languages.is_empty());
        for diagnostic in report.diagnostics() {
            let source = input.text(diagnostic.span.file);
            assert!(source.get(diagnostic.span.range()).is_some(), "{diagnostic:?} in {text:?}");
        }
    }
}

#[test]
fn text_that_calls_for_itself_ends() {
    let deep = "{".repeat(50_000);
    let commands = "\\a{".repeat(20_000);
    for bibtex in [
        "@string{a = a}\n@article{x, title = a}",
        "@string{a = b}\n@string{b = a # b}\n@article{x, title = a}",
        "@article{x, title={T}, crossref={x}}\n@article{y, title={T}, xdata={y}}",
        &format!("@article{{x, title={{{deep}}}}}"),
        &format!("@article{{x, title={{{commands}}}}}"),
        &format!("@article{{x, title={{{commands}{}}}}}", "}".repeat(20_000)),
        &"@".repeat(50_000),
        &"@article{x,".repeat(2_000),
        &"@article{x,\n".repeat(2_000),
    ] {
        let input = input(&format!("//- content/sources/x.bib\n{bibtex}\n"));
        let _ = parse(&input, &ParseOptions::default(), &mut Report::new());
    }
    for yaml in [
        "[".repeat(60_000),
        "{a: ".repeat(15_000),
        "- ".repeat(30_000),
        "a: &a [*a, *a]\n".repeat(2_000),
        "? ".repeat(30_000),
    ] {
        let input = input(&format!("//- content/topics/x.md\n---\n{yaml}\n---\n"));
        let mut report = Report::new();
        let _ = parse(&input, &ParseOptions::default(), &mut report);
        assert!(!report.diagnostics().is_empty());
    }
}
