//! One fault, one diagnostic: what follows from a fault is not said as well, and what is right is not said at all.

use crate::support::{lines, site};
use mujaz::diag::report::Report;
use mujaz::input::Input;
use mujaz::session::{SessionOptions, prepare};
use mujaz::span::LineIndex;

/// Returns what is said of a whole site: path, place, code and message.
fn said(text: &str) -> Vec<String> {
    let input = site(text);
    said_of(&input)
}

fn said_of(input: &Input) -> Vec<String> {
    let mut report = Report::new();
    for (_, diagnostic) in prepare(input, SessionOptions::default()).diagnostics {
        report.add(diagnostic);
    }
    lines(input, report)
}

/// Returns what is said of the prose of one brief, without its path and message: line, column and code.
fn prose(body: &str) -> Vec<String> {
    let book = "//- book.toml\n[book]\ntitle = \"T\"\nlanguage = \"en\"\n\
                [output.html]\nsite-url = \"https://example.org/\"\n";
    let text =
        format!("{book}//- content/briefs/2025-11-07-x.md\n---\ntitle: X\ndate: 2025-11-07\n---\n{body}\n");
    let place = |line: String| {
        let line = line.trim_start_matches("content/briefs/2025-11-07-x.md:").to_owned();
        line.split(' ').take(2).collect::<Vec<_>>().join(" ")
    };
    said(&text).into_iter().map(place).collect()
}

/// Returns what is said of a `book.toml`, with a brief and an actor in two languages.
fn book(text: &str) -> Vec<String> {
    said(&format!(
        "//- book.toml\n{text}\n//- content/actors/iraq.md\n---\nname: {{ar: العراق, en: Iraq}}\n---\n\
         //- content/briefs/2025-11-07-x.ar.md\n---\ntitle: مشاورات\nactors: [iraq]\n---\nنص عن العراق.\n\
         //- content/briefs/2025-11-07-x.en.md\n---\ntitle: Talks\n---\nText on Iraq.\n"
    ))
}

#[test]
fn a_bad_address_of_the_site_is_not_missing_as_well() {
    let languages = "[book]\ntitle = \"T\"\nlanguage = \"ar\"\nlanguages = [\"ar\", \"en\"]\n";
    let with = |rest: &str| book(&format!("{languages}{rest}"));
    assert_eq!(
        with("[output.html]\nsite-url = \"example.org\"\n"),
        ["book.toml:6:12 bad-url `example.org` is not where a site can be"]
    );
    assert_eq!(
        with("[output.html]\nsite_url = \"https://example.org/\"\n"),
        ["book.toml:6:1 unknown-key `[output.html]` has no key `site_url`"]
    );
    assert_eq!(
        with("[output]\nhtml = 1\n"),
        ["book.toml:6:8 wrong-type `[output.html]` is a number, where a map of keys is meant"]
    );
    assert_eq!(
        with(""),
        ["book.toml:1:1 missing-site-url no `site-url`: feeds, sitemap and canonical links are left out"]
    );
}

#[test]
fn labels_are_not_blamed_for_languages_that_could_not_be_read() {
    let url = "[output.html]\nsite-url = \"https://example.org/\"\n";
    let codes = |text: &str| -> Vec<String> {
        let code = |line: String| line.split(' ').take(2).collect::<Vec<_>>().join(" ");
        book(&format!("{text}{url}")).into_iter().map(code).collect()
    };
    assert_eq!(
        codes("[book\ntitle = \"T\"\nlanguage = \"ar\"\nlanguages = [\"ar\", \"en\"]\n"),
        ["book.toml:1:6 bad-toml"]
    );
    assert_eq!(
        codes("[book]\ntitle = \"T\"\nlanguage = \"ar\"\nlanguages = [\"ar\", \"english!\"]\n"),
        ["book.toml:4:20 unknown-language"]
    );
    assert_eq!(
        codes("[book]\ntitle = \"T\"\nlanguage = \"ar\"\nlanguages = [\"ar\", 1]\n"),
        ["book.toml:4:20 wrong-type"]
    );
    assert_eq!(
        codes("[book]\ntitle = \"T\"\nlanguage = \"ar\"\nlangages = [\"ar\", \"en\"]\n"),
        ["book.toml:4:1 unknown-key"]
    );
    // What is read well is believed.
    assert_eq!(
        codes("[book]\ntitle = \"T\"\nlanguage = \"ar\"\n"),
        [
            "content/actors/iraq.md:2:20 unknown-language",
            "content/briefs/2025-11-07-x.en.md:1:1 unknown-language",
        ]
    );
}

#[test]
fn a_key_of_another_name_is_not_missing_as_well() {
    let url = "//- book.toml\n[book]\ntitle = \"T\"\nlanguage = \"en\"\n\
               [output.html]\nsite-url = \"https://example.org/\"\n";
    let actor = |keys: &str| said(&format!("{url}//- content/actors/a.md\n---\n{keys}---\n"));
    assert_eq!(actor("title: A\n"), ["content/actors/a.md:2:1 unknown-key an actor has no key `title`"]);
    let brief = |keys: &str| said(&format!("{url}//- content/briefs/a.md\n---\n{keys}---\nText.\n"));
    assert_eq!(
        brief("title: A\ndate: {a: 1}\n"),
        ["content/briefs/a.md:3:8 unknown-key `date` has no key `a`"]
    );
    assert_eq!(
        brief("title: A\ndate: {text: late}\n"),
        ["content/briefs/a.md:3:7 missing-key `date` has no `date`"]
    );
    assert_eq!(
        brief("name: A\ndate: 2025\n"),
        ["content/briefs/a.md:2:1 unknown-key a brief has no key `name`"]
    );
}

#[test]
fn a_country_is_a_code_of_two_letters() {
    let helps = |country: &str| -> Vec<String> {
        let input = site(&format!("//- content/actors/a.md\n---\nname: A\ncountry: {country}\n---\n"));
        let all = prepare(&input, SessionOptions::default()).diagnostics;
        let all = all.into_iter().filter(|(_, of)| of.code.name() == "unknown-value");
        all.filter_map(|(_, diagnostic)| diagnostic.help.map(|help| help.to_string())).collect()
    };
    assert_eq!(helps("IQ"), [""; 0]);
    assert_eq!(helps("NO"), [""; 0], "Norway is text in YAML 1.2");
    assert_eq!(helps("Iraq"), ["write `IQ`"]);
    assert_eq!(helps("العراق"), ["write `IQ`"]);
    assert_eq!(helps("iq"), ["write `IQ`"]);
    assert_eq!(helps("UK"), ["write `GB`"]);
    assert_eq!(helps("Irak"), ["write `IQ`"]);
    assert_eq!(helps("Jordn"), ["write `JO` for Jordan"]);
    assert_eq!(helps("Mesopotamia"), ["write the two letters that ISO 3166 has for the country: `IQ`"]);
}

#[test]
fn comments_that_do_not_end_where_they_are_meant_to_are_said() {
    assert_eq!(prose("One <!-- a\n\nb --> two."), ["5:5 unclosed-comment"]);
    assert_eq!(prose("- one <!-- a\n- b --> two"), ["5:7 unclosed-comment"]);
    assert_eq!(prose("|a|b|\n|-|-|\n| c <!-- d | e --> f |"), ["7:5 unclosed-comment"]);
    assert_eq!(prose("# One <!-- a\nb --> two"), ["5:7 unclosed-comment"]);
    assert_eq!(prose("One.\n\n<!-- a\n\nTwo."), ["7:1 unclosed-comment"]);
    assert_eq!(prose("<!-- a <!-- b --> c"), ["5:8 unclosed-comment"]);
    assert_eq!(prose("One <!-- a\nb --> two.\n\n<!-- c\n\nd -->\n\n`<!--` \\<!-- <!-->"), [""; 0]);
    let text =
        "//- content/briefs/2025-11-07-a.en.md\n---\ntitle: A <!-- b\nsummary: [\"C <!-- d\"]\n---\nE.\n";
    let all = prepare(&site(text), SessionOptions::default()).diagnostics;
    let said = all.iter().filter(|(_, of)| of.code.name() == "unclosed-comment");
    assert_eq!(said.count(), 2, "{all:?}");
}

#[test]
fn links_and_citations_that_do_not_end_are_said_once_each() {
    assert_eq!(prose("See [[]]."), ["5:5 empty-link"]);
    assert_eq!(prose("See [[ ]] and [[iraq."), ["5:5 empty-link", "5:15 unclosed-link"]);
    assert_eq!(prose("See [[x and [[#b0|this]]."), ["5:5 unclosed-link"]);
    assert_eq!(prose("See [[x]."), ["5:5 unclosed-link"]);
    assert_eq!(prose("See [@] and [@x."), ["5:5 bad-citation", "5:13 bad-citation"]);
    assert_eq!(prose("See [@a; b]."), ["5:5 bad-citation"]);
    // Escaped, or code, or a list of lists: meant as it is.
    assert_eq!(prose("See \\[[x and \\[@x and `[[x` and `[@]` and [[1, 2], 3]."), [""; 0]);
    assert_eq!(prose("```\n[[x\n[@]\n```\n\n[@home](https://example.org/)"), [""; 0]);
}

#[test]
fn footnotes_are_written_once_and_used() {
    assert_eq!(prose("A.[^1]\n\n[^1]: One.\n\n[^1]: Two."), ["9:1 duplicate-footnote"]);
    assert_eq!(prose("A.\n\n[^1]: One."), ["7:1 unused-footnote"]);
    assert_eq!(prose("A.\n\n[^1]: One.\n[^1]: Two."), ["7:1 unused-footnote", "8:1 duplicate-footnote"]);
    assert_eq!(prose("A.[^1]\n\n[^1]: One.[^2]\n\n[^2]: Two."), [""; 0]);
    assert_eq!(prose("A.[^Note]\n\n[^note]: One."), [""; 0]);
}

#[test]
fn alerts_are_known_and_alone_in_their_line() {
    assert_eq!(prose("> [!NOTTE]\n> A."), ["5:3 unknown-alert"]);
    assert_eq!(prose("> [!NOTE] A.\n> B."), ["5:3 unknown-alert"]);
    assert_eq!(prose("> [!note]\n> A.\n\nA [!] B.\n\n> A\n> [!X]"), [""; 0]);
}

#[test]
fn a_written_id_of_a_heading_is_meant_as_it_is() {
    assert_eq!(prose("## A {#x}\n\n## B {#x}"), ["7:7 duplicate-heading"]);
    assert_eq!(prose("## X\n\n## B {#x}"), ["7:7 duplicate-heading"]);
    assert_eq!(prose("## A\n\n## A\n\n## B {#b}"), [""; 0]);
    // The page has parts of its own; a heading whose words are theirs gives way by itself.
    assert_eq!(prose("## Works {#sources}"), ["5:11 duplicate-heading"]);
    assert_eq!(prose("## Sources"), [""; 0]);
}

#[test]
fn images_from_elsewhere_are_told_of() {
    assert_eq!(prose("![A](https://example.org/a.png)"), ["5:6 remote-image"]);
    assert_eq!(prose("[A](https://example.org/a.png)"), [""; 0]);
}

#[test]
fn repeated_ids_are_said_where_they_are_repeated() {
    let text = "//- content/actors/a.md\n---\nname: A\n---\n//- content/places/b.md\n---\nname: B\n---\n\
                //- content/briefs/2025-11-07-x.md\n---\ntitle: X\nactors: [a, a]\nplaces: [b, b]\n\
                related: [2025-11-07-x]\ndates:\n  - {date: 2025, title: D, actors: [a, a]}\n\
                sources:\n  - {id: s, title: S}\n  - {id: s, title: T}\n---\nText.\n";
    let codes: Vec<String> = said(text)
        .into_iter()
        .filter(|line| line.starts_with("content/"))
        .map(|line| line.split(' ').take(2).collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(
        codes,
        [
            "content/briefs/2025-11-07-x.md:3:13 repeated-item",
            "content/briefs/2025-11-07-x.md:4:13 repeated-item",
            "content/briefs/2025-11-07-x.md:5:11 related-to-itself",
            "content/briefs/2025-11-07-x.md:7:40 repeated-item",
            "content/briefs/2025-11-07-x.md:10:10 duplicate-id",
        ]
    );
}

#[test]
fn dates_that_may_be_in_order_are() {
    let said_of = |keys: &str, brief: &str| {
        let text = format!(
            "//- content/actors/a.md\n---\nname: A\npositions: [{{title: P, {keys}}}]\n---\n\
             //- content/briefs/2025-11-07-x.md\n---\ntitle: X\n{brief}---\nText.\n"
        );
        let lines = said(&text).into_iter().filter(|line| line.contains("reversed-dates"));
        lines.map(|line| line.split(' ').next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(said_of("from: 2021-05, to: 2021", "updated: 2025-11\n"), [""; 0]);
    assert_eq!(said_of("to: 2021", "updated: 2025-11-07\n"), [""; 0]);
    assert_eq!(said_of("from: 2021-05, to: 2021-04", ""), ["content/actors/a.md:3:43"]);
    assert_eq!(said_of("from: 2021", "updated: 2025-11-06\n"), ["content/briefs/2025-11-07-x.md:3:10"]);
    assert_eq!(
        said_of("from: 2021", "date: 2025-12\nupdated: 2025-11-30\n"),
        ["content/briefs/2025-11-07-x.md:4:10"]
    );
}

#[test]
fn a_chain_of_aliases_is_told_of_a_few_times() {
    let mut keys = String::from("name: A\nextra:\n  a: &a [x, x]\n");
    for pair in ('a'..='y').zip('b'..='z') {
        keys.push_str(&format!("  {}: &{} [*{}, *{}]\n", pair.1, pair.1, pair.0, pair.0));
    }
    let all = said(&format!("//- content/actors/a.md\n---\n{keys}---\n"));
    let refused = all.iter().filter(|line| line.contains("forbidden-yaml")).count();
    assert_eq!(refused, 4, "{all:#?}");
    assert!(all.iter().any(|line| line.contains("and perhaps more after it")), "{all:#?}");
}

/// Returns what is said of a brief in Arabic with this front matter, with the help, beside an actor of two names.
fn front(keys: &str) -> Vec<String> {
    told(&format!(
        "//- content/actors/ahmad.md\n---\nname: {{ar: أحمد خليل, en: Ahmad Khalil}}\n---\n\
         //- content/briefs/2025-01-02-x.ar.md\n{keys}\nنص.\n"
    ))
}

/// Returns what is said of a site: line, column, message and help.
fn told(text: &str) -> Vec<String> {
    let book = "//- book.toml\n[book]\ntitle = \"T\"\nlanguage = \"ar\"\nlanguages = [\"ar\", \"en\"]\n[check]\n\
                missing-site-url = \"allow\"\nmissing-translation = \"allow\"\norphan-actor = \"allow\"\nunmentioned-actor = \"allow\"\n";
    let input = site(&format!("{book}{text}"));
    let line = |fault: &mujaz::diag::report::Diagnostic| {
        let text = input.text(fault.span.file);
        let place = LineIndex::new(text).position(text, fault.span.start as usize);
        format!("{}:{} {}", place.line, place.column, fault.sentence())
    };
    prepare(&input, SessionOptions::default()).diagnostics.iter().map(|(_, fault)| line(fault)).collect()
}

#[test]
fn a_line_that_is_no_key_and_value_is_told_of_where_it_stands() {
    for (line, said) in [
        ("title عنوان", "2:1 no `:` behind the key `title`: write `title: عنوان`"),
        ("title:عنوان", "2:1 no space behind the `:` of `title`: write `title: عنوان`"),
        ("title： عنوان", "2:6 `：` behind the key `title`, where `:` is meant: write `title: عنوان`"),
        ("title: “أ: ب”", "2:8 `“` and `”` are no quotes to YAML: write `title: \"أ: ب\"`"),
        (
            "title:\u{a0}عنوان",
            "2:1 a character that cannot be seen (U+00A0) beside the key `title`: type it anew, with a plain space: \
             `title: عنوان`",
        ),
    ] {
        assert_eq!(front(&format!("---\n{line}\ndate: 2026-01-02\n---")), [said]);
    }
    assert_eq!(
        front("---\ntitle: عنوان\nactors:\u{a0}[ahmad]\n---"),
        [
            "3:1 a character that cannot be seen (U+00A0) beside the key `actors`: type it anew, with a plain space: \
          `actors: [ahmad]`"
        ]
    );
}

#[test]
fn quotes_that_yaml_does_not_know_are_told_of_where_they_hold_a_whole_value() {
    assert_eq!(
        front("---\ntitle: “عنوان”\ndate: «2025-01-02»\nactors: [“ahmad”]\n---"),
        [
            "2:8 `“` and `”` are no quotes to YAML: write `\"عنوان\"`, or `\"“عنوان”\"` if readers are to see the quotes",
            "3:7 `«` and `»` are no quotes to YAML: write `\"2025-01-02\"`",
            "4:10 `“` and `”` are no quotes to YAML: write `\"ahmad\"`",
        ]
    );
    for title in ["«عنوان كله»", "“أ” و“ب”", "قال: “نعم”", "\"“عنوان”\"", "قال “نعم” وذهب"]
    {
        let title = if title.contains(": ") { format!("\"{title}\"") } else { title.to_owned() };
        assert_eq!(
            front(&format!("---\ntitle: {title}\nactors: [ahmad]\n---")),
            Vec::<String>::new(),
            "{title}"
        );
    }
}

#[test]
fn a_fence_of_other_dashes_is_told_of_at_its_line() {
    for fence in ["—", "----"] {
        let said = front(&format!("{fence}\ntitle: عنوان\ndate: 2026-01-02\n{fence}"));
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(
            said[0].starts_with(&format!("1:1 front matter between lines of `{fence}`: its fence is `---`"))
        );
    }
}

#[test]
fn a_name_where_an_id_is_meant_leads_to_the_id() {
    let said = front(
        "---\ntitle: ع\nactors: [أحمد خليل]\nplaces: [الموصل القديمة]\nsources: [بيان الوزارة]\n---\n[[احمد خليل]]\n\
                      //- content/places/old-mosul.md\n---\nname: {ar: الموصل القديمة, en: Old Mosul}\n---\n\
                      //- content/sources/ministry.md\n---\ntitle: بيان الوزارة\n---",
    );
    for (place, id) in [("3:10", "ahmad"), ("4:10", "old-mosul"), ("5:11", "ministry"), ("7:3", "ahmad")] {
        let is_it =
            |line: &&String| line.starts_with(place) && line.ends_with(&format!("did you mean `{id}`?"));
        assert_eq!(said.iter().filter(is_it).count(), 1, "{place} {said:#?}");
    }
}

#[test]
fn a_space_in_the_name_of_a_linked_file_is_told_of() {
    assert_eq!(prose("![map](city map.jpg) and [x](a b.md)."), ["5:1 unclosed-link", "5:26 unclosed-link"]);
    assert_eq!(prose("A [remark] (as in b c.md), [1](see below) and `![a](b c.jpg)`."), Vec::<String>::new());
}

#[test]
fn a_sign_that_overrides_is_told_of_once() {
    assert_eq!(prose("A \u{202e}word."), ["5:3 hidden-direction"]);
    assert_eq!(prose("A \u{202b}word."), ["5:3 unbalanced-direction"]);
}

#[test]
fn a_file_whose_name_is_not_quite_right_is_told_what_it_should_be() {
    let keys = "---\ntitle: ع\n---\nنص.\n";
    let first = |path: &str| told(&format!("//- content/briefs/{path}\n{keys}")).swap_remove(0);
    let right = |name: &str| format!("rename it `{name}` if it is meant to be one");
    assert!(first("2026-01-02-x.ar.md.txt").ends_with(&right("2026-01-02-x.ar.md")));
    assert!(first("2026-01-02-x.ar.txt").ends_with(&right("2026-01-02-x.ar.md")));
    assert!(first("2026-01-02-x.txt").ends_with(&right("2026-01-02-x.ar.md")));
    assert!(
        first("2026-01-02-x.fr.md")
            .ends_with("use one of `ar`, `en`, or add `fr` to `languages` in `book.toml`")
    );
    assert!(
        first("٢٠٢٦-٠١-٠٢-x.ar.md").ends_with("write it `2026-01-02` in the name, or add `date: 2026-01-02`")
    );
}
