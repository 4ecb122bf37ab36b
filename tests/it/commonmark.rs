//! All examples of CommonMark 0.31.2 through our own tree: the reference HTML, up to insignificant white space.
#![expect(clippy::disallowed_methods, reason = "the examples are not part of this repository")]

use mujaz::diag::report::Report;
use mujaz::lang::tag::Lang;
use mujaz::model::body::{Cite, Link};
use mujaz::model::brief::Mention;
use mujaz::parse::markdown::parse_body;
use mujaz::parse::markdown::prose::{Dialect, Prose};
use mujaz::render::html::resolver::{CitationMark, Destination, Resolver};
use mujaz::render::html::{HtmlWords, HtmlWriter, Style};
use mujaz::span::FileId;
use std::fmt::Write;

/// How many examples the specification has.
const EXAMPLES: usize = 652;
/// What begins and ends an example.
const FENCE: &str = "````````````````````````````````";
/// Elements beside which white space is not shown.
const BLOCKS: [&str; 24] = [
    "blockquote",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "iframe",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "td",
    "th",
    "tr",
    "ul",
];

/// An example of the specification.
struct Example {
    number: usize,
    section: String,
    markdown: String,
    html: String,
}

/// Knows of nothing: CommonMark's links lead where they say.
struct Nothing;

impl Resolver for Nothing {
    fn destination<'a>(&'a self, _: &'a Link) -> Destination<'a> {
        Destination::Nowhere
    }

    fn citation<'a>(&'a self, _: &'a Cite) -> Option<CitationMark<'a>> {
        None
    }

    fn mentions(&self) -> &[Mention] {
        &[]
    }

    fn mentioned<'a>(&'a self, _: &'a Mention) -> Destination<'a> {
        Destination::Nowhere
    }
}

/// Returns the examples in the text of the specification; `→` stands for a tab in them.
fn examples(specification: &str) -> Vec<Example> {
    let mut examples = Vec::new();
    let mut section = String::new();
    let mut lines = specification.lines();
    while let Some(line) = lines.next() {
        if line.strip_prefix(FENCE) == Some(" example") {
            let text = |end: &'static str, lines: &mut std::str::Lines<'_>| -> String {
                lines.take_while(|line| *line != end).map(|line| line.replace('→', "\t") + "\n").collect()
            };
            let markdown = text(".", &mut lines);
            let html = text(FENCE, &mut lines);
            examples.push(Example { number: examples.len() + 1, section: section.clone(), markdown, html });
        } else if let Some(title) = line.strip_prefix('#') {
            title.trim_start_matches('#').trim().clone_into(&mut section);
        }
    }
    examples
}

/// Returns Markdown as HTML, with nothing added and nothing taken away.
fn html(markdown: &str) -> String {
    let lang = Lang::parse("en").unwrap();
    let prose = Prose { file: FileId(0), source: markdown, lang, dialect: Dialect::CommonMark };
    let body = parse_body(prose, 0..markdown.len(), &mut Vec::new(), &mut Report::new());
    let words = HtmlWords {
        alerts: [""; 5],
        footnotes: "",
        evidence: "",
        strings: None,
        tasks: [""; 2],
        numbers: None,
    };
    HtmlWriter::new(&Nothing, words, Style::CommonMark, lang).body(&body)
}

/// Returns HTML without the white space that nobody sees: runs of it outside `<pre>` are one space, and there
/// is none beside the tags of blocks.
fn normal(html: &str) -> String {
    let mut normal = String::new();
    let mut rest = html;
    let mut preformatted = 0_usize;
    while !rest.is_empty() {
        let is_tag = rest.starts_with('<');
        let end = match is_tag {
            true => rest.find('>').map_or(rest.len(), |at| at + 1),
            false => rest.find('<').unwrap_or(rest.len()),
        };
        let (piece, after) = rest.split_at(end);
        rest = after;
        if !is_tag {
            add_words(piece, preformatted, &mut normal);
            continue;
        }
        let name = piece.trim_start_matches(['<', '/']);
        let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        match (name, piece.starts_with("</")) {
            ("pre", false) => preformatted += 1,
            ("pre", true) => preformatted = preformatted.saturating_sub(1),
            _ => {}
        }
        if BLOCKS.contains(&name) {
            if name != "pre" || preformatted > 0 {
                normal.truncate(normal.trim_end().len());
            }
            normal.push('\n');
        }
        normal.push_str(piece);
        if BLOCKS.contains(&name) {
            normal.push('\n');
        }
    }
    let lines = normal.trim().split('\n').filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

fn add_words(words: &str, preformatted: usize, normal: &mut String) {
    if preformatted > 0 {
        return normal.push_str(&words.replace('\n', "␊").replace(' ', "␠"));
    }
    for character in words.chars() {
        match (character.is_ascii_whitespace(), normal.ends_with([' ', '\n'])) {
            (true, false) if !normal.is_empty() => normal.push(' '),
            (true, _) => {}
            (false, _) => normal.push(character),
        }
    }
}

#[test]
fn white_space_that_is_seen_is_kept() {
    assert_eq!(normal("<ul>\n<li> a\n b </li>\n</ul>\n"), normal("<ul><li>a b</li></ul>"));
    assert_ne!(normal("<p>a b</p>"), normal("<p>ab</p>"));
    assert_ne!(normal("<p>a<em> b</em></p>"), normal("<p>a<em>b</em></p>"));
    assert_ne!(normal("<pre><code>a\nb\n</code></pre>"), normal("<pre><code>a b\n</code></pre>"));
    assert_ne!(normal("<pre><code>a\n\n</code></pre>"), normal("<pre><code>a\n</code></pre>"));
    assert_ne!(normal("<p>a</p><p>b</p>"), normal("<p>a b</p>"));
}

#[test]
fn every_example_of_commonmark_gives_its_html() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/target/commonmark/spec.txt");
    let specification = std::fs::read_to_string(path).unwrap_or_else(|_| {
        panic!("the examples of CommonMark are missing: run tests/tools/fetch-commonmark.sh, or ./check")
    });
    let examples = examples(&specification);
    assert_eq!(examples.len(), EXAMPLES, "the specification is not that of 0.31.2");
    let mut failed = 0;
    let mut report = String::new();
    for example in &examples {
        let ours = html(&example.markdown);
        if normal(&ours) != normal(&example.html) {
            failed += 1;
            let Example { number, section, markdown, html } = example;
            let _ = writeln!(report, "\n{number}, {section}:\n{markdown:?}\n  {html:?}\n  {ours:?}");
        }
    }
    assert_eq!(failed, 0, "of {EXAMPLES} examples these are not as the specification has them:\n{report}");
}
