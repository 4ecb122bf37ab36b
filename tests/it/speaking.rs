//! What authors are told, in Arabic: every phrase of the code has its Arabic, and no word of English is left in it.

use crate::folder::Folder;
use crate::pages;
use crate::program::{run, run_with};
use mujaz::diag::catalog::Catalog;
use mujaz::diag::code::Code;
use mujaz::session::{SessionOptions, prepare};
use serde_yaml::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The plural categories of Arabic, as CLDR has them.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];
/// What `phrase` itself asks the catalogue for.
const OWN: [&str; 2] = [", ", "{first} or {second}"];

/// A phrase of the code: its English, and whether it counts.
type Phrases = BTreeMap<String, bool>;

/// Returns every phrase that the code says, by its key in a catalogue.
#[expect(clippy::disallowed_methods, reason = "this test reads the code")]
fn phrases() -> Phrases {
    let mut phrases = Phrases::new();
    let files = walkdir::WalkDir::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    for file in files.into_iter().filter_map(Result::ok).filter(|file| file.file_type().is_file()) {
        if file.path().extension().is_some_and(|ending| ending == "rs") {
            let text = std::fs::read_to_string(file.path()).expect("the code can be read");
            // Tests stand at the end of a file, and say what they like.
            let text = text.split("#[cfg(test)]").next().unwrap_or_default();
            phrases_of(text, &mut phrases);
        }
    }
    phrases
}

fn phrases_of(text: &str, phrases: &mut Phrases) {
    for (start, is_counted) in text
        .match_indices("say!(")
        .map(|(at, _)| (at + 5, false))
        .chain(text.match_indices("say_count!(").map(|(at, _)| (at + 11, true)))
    {
        let line = text[..start].rsplit('\n').next().unwrap_or_default().trim_start();
        if line.starts_with("//") {
            continue;
        }
        let literals = literals(&text[start..]);
        let key = match (is_counted, literals.as_slice()) {
            (true, [(1, _), (2, other), ..]) => other.clone(),
            (false, [(0, sense), (0, words), ..]) => format!("{sense} | {words}"),
            (false, [(0, words), ..]) => words.clone(),
            (false, []) => continue,
            (_, other) => panic!("what is said here? {other:?} {line}"),
        };
        assert_eq!(
            *phrases.entry(key.clone()).or_insert(is_counted),
            is_counted,
            "`{key}` is said in two ways"
        );
    }
}

/// Returns the text literals among the arguments of a macro that `text` begins behind the bracket of, each with the
/// number of the argument that it is; those within other brackets are left out.
fn literals(text: &str) -> Vec<(usize, String)> {
    let (mut found, mut depth, mut number) = (Vec::new(), 0usize, 0);
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        match sign {
            '"' => {
                let (literal, length) = literal(&rest[1..]);
                if depth == 0 {
                    found.push((number, literal));
                }
                rest = &rest[1 + length..];
                continue;
            }
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => break,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => number += 1,
            _ => {}
        }
        rest = &rest[sign.len_utf8()..];
    }
    found
}

/// Returns what a literal says, and how long it is with the quote at its end.
fn literal(text: &str) -> (String, usize) {
    let mut words = String::new();
    let mut signs = text.char_indices();
    while let Some((at, sign)) = signs.next() {
        match sign {
            '"' => return (words, at + 1),
            '\\' => match signs.next().expect("a literal ends").1 {
                '\n' => {
                    let rest = signs.as_str();
                    let blank = rest.chars().take_while(|sign| sign.is_whitespace()).count();
                    if blank > 0 {
                        signs.nth(blank - 1);
                    }
                }
                'n' => words.push('\n'),
                sign => words.push(sign),
            },
            sign => words.push(sign),
        }
    }
    panic!("a literal that does not end");
}

/// Returns the forms of each phrase in the Arabic catalogue.
fn catalogue() -> BTreeMap<String, BTreeMap<String, String>> {
    let text = include_str!("../../src/diag/ar.yaml");
    let read: BTreeMap<String, Value> = serde_yaml::from_str(text).expect("the catalogue is a map");
    let forms = |value: Value| match value {
        Value::String(words) => BTreeMap::from([("fixed".to_owned(), words)]),
        other => serde_yaml::from_value(other).expect("a map of plural categories"),
    };
    read.into_iter().map(|(key, value)| (key, forms(value))).collect()
}

/// Returns the names in braces of a text, and the code in backticks.
fn parts(words: &str) -> (BTreeSet<&str>, BTreeSet<&str>) {
    let is_name = |name: &&str| !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    let names = words.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name);
    (names.filter(is_name).collect(), words.split('`').skip(1).step_by(2).collect())
}

/// Returns whether a text has words of its own, beside what is put into it.
fn has_words(text: &str) -> bool {
    let bare = text.split('`').step_by(2).collect::<String>();
    let outside = bare.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
    outside.collect::<String>().contains(char::is_alphabetic)
}

#[test]
fn every_phrase_has_its_arabic_and_every_arabic_its_phrase() {
    let (phrases, catalogue) = (phrases(), catalogue());
    assert!(phrases.len() > 500, "{}", phrases.len());
    let mut faults = Vec::new();
    for (key, is_counted) in &phrases {
        match catalogue.get(key) {
            None if has_words(key) => faults.push(format!("no Arabic: {key}")),
            Some(forms) if *is_counted == forms.contains_key("fixed") => {
                faults.push(format!("one form where there are six, or six where there is one: {key}"));
            }
            None | Some(_) => {}
        }
    }
    let is_used =
        |key: &String| phrases.contains_key(key) || OWN.contains(&&**key) || key.starts_with("help | ");
    faults.extend(catalogue.keys().filter(|key| !is_used(key)).map(|key| format!("nobody says: {key}")));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn arabic_has_all_that_the_english_has() {
    let mut faults = Vec::new();
    for (key, forms) in catalogue() {
        let (names, code) = parts(&key);
        if !forms.contains_key("fixed") {
            let categories: Vec<&str> = forms.keys().map(String::as_str).collect();
            let mut all = CATEGORIES.to_vec();
            all.sort_unstable();
            if categories != all {
                faults.push(format!("{categories:?}: {key}"));
            }
        }
        for (category, words) in &forms {
            let (own_names, own_code) = parts(words);
            // None, one and two are said without their number.
            let missing: Vec<&&str> = names.difference(&own_names).collect();
            let may_lack = matches!(category.as_str(), "zero" | "one" | "two");
            let is_missing = missing.iter().any(|name| **name != "count" || !may_lack) && category != "zero";
            if is_missing || !own_names.is_subset(&names) {
                faults.push(format!("{names:?} and {own_names:?}: {words}"));
            }
            if code != own_code && category != "zero" {
                faults.push(format!("{code:?} and {own_code:?}: {words}"));
            }
            let bare: String = words.split('`').step_by(2).collect();
            let is_english =
                |word: &str| ["the", "is", "a", "an", "of", "to", "and", "or", "it"].contains(&word);
            let has_arabic = bare.chars().any(|sign| ('ء'..='ي').contains(&sign));
            if (has_words(words) && !has_arabic) || bare.split_whitespace().any(is_english) {
                faults.push(format!("no Arabic: {words}"));
            }
            if words.matches('`').count() % 2 != 0 || words.contains(['\u{200e}', '\u{200f}']) {
                faults.push(format!("an odd mark: {words}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Returns what of a text stands outside isolates.
fn outside(text: &str) -> String {
    let mut depth = 0usize;
    let keep = |sign: &char| match sign {
        '\u{2066}'..='\u{2068}' => {
            depth += 1;
            false
        }
        '\u{2069}' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    };
    text.chars().filter(keep).collect()
}

#[test]
fn no_english_is_left_in_what_is_said_in_arabic() {
    let arabic = Catalog::arabic();
    let mut faults = Vec::new();
    for code in Code::ALL {
        let Some(wrong) = pages::example(code.page(), "Wrong") else { continue };
        let (input, _) = pages::read(wrong);
        for (_, said) in prepare(&input, SessionOptions::default()).diagnostics {
            let labels = said.labels.iter().map(|label| &label.text);
            for phrase in std::iter::once(&said.message).chain(&said.help).chain(labels) {
                let told = phrase.told(arabic);
                let bare = outside(&told);
                // What a library says of a template is its own, and has no other words.
                let is_foreign = bare.is_empty() && *code == Code::BadTemplate;
                let has_arabic = bare.chars().any(|sign| ('ء'..='ي').contains(&sign));
                let is_key = told.trim_matches(['\u{2068}', '\u{2069}']).starts_with('`') && bare.is_empty();
                if bare.contains(|sign: char| sign.is_ascii_alphabetic())
                    || !(has_arabic || is_foreign || is_key)
                {
                    faults.push(format!("{}: {told}", code.name()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Makes a site with mistakes in a folder.
fn faulty(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.put("book.toml", "[book]\ntitle = \"موجز\"\nlanguage = \"ar\"\n");
    folder.put(
        "content/briefs/2025-11-07-a.md",
        "---\ntitel: محادثات\nactors: [isreal]\ndate: 2025-02-30\n---\nنص [[iraq]].\n",
    );
    folder.put("content/actors/israel.md", "---\nname: إسرائيل\n---\n");
    folder
}

const ARABIC: &str = "\
خطأ[unknown-actor]: لا طرف بالمعرّف \u{2068}`isreal`\u{2069}
 --> content/briefs/2025-11-07-a.md:3:10
  |
3 | actors: [isreal]
  |          ^^^^^^
  |
  = الحل: هل تقصد \u{2068}`israel`\u{2069}؟
";

#[test]
fn the_program_speaks_the_language_that_it_is_asked_for() {
    let folder = faulty("speaking");
    let (status, out, news) = run(&folder, &["check", "--ui-lang", "ar"]);
    assert_eq!(status, 1, "{out}{news}");
    assert!(out.contains(ARABIC), "{out}");
    assert!(news.contains("أخطاء"), "{news}");
    for (variables, is_arabic) in [
        (&[("LANG", "ar_IQ.UTF-8")][..], true),
        (&[("LANG", "ar_IQ.UTF-8"), ("LC_ALL", "C")], false),
        (&[("LANG", "en_US.UTF-8"), ("LC_MESSAGES", "ar")], true),
        (&[("LANG", "de_DE.UTF-8"), ("LANGUAGE", "de:ar")], true),
        (&[], false),
    ] {
        let (_, out, _) = run_with(&folder, &["check"], variables);
        assert_eq!(out.contains(ARABIC), is_arabic, "{variables:?} {out}");
        assert_eq!(out.contains("error[unknown-actor]: no actor named `isreal`"), !is_arabic, "{out}");
    }
    let (_, out, _) = run_with(&folder, &["--ui-lang=en", "check"], &[("LANG", "ar_IQ.UTF-8")]);
    assert!(out.contains("error[unknown-actor]"), "{out}");
}

#[test]
fn programs_are_told_names_that_never_change_and_words_in_the_language() {
    let folder = faulty("speaking-programs");
    let (_, json, _) = run(&folder, &["check", "--format", "json", "--ui-lang", "ar"]);
    let read: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    let said = read.as_array().expect("a list").iter().find(|it| it["code"] == "unknown-actor").expect("it");
    assert_eq!(said["level"], "error");
    assert_eq!(said["message"], "لا طرف بالمعرّف \u{2068}`isreal`\u{2069}");
    let (_, github, _) = run(&folder, &["check", "--format", "github", "--ui-lang", "ar"]);
    assert!(
        github.contains("title=unknown-actor::لا طرف بالمعرّف \u{2068}`isreal`\u{2069}%0Aهل تقصد"),
        "{github}"
    );
    let (_, sarif, _) = run(&folder, &["check", "--format", "sarif", "--ui-lang", "ar"]);
    assert!(sarif.contains("لا طرف بالمعرّف") && sarif.contains("## صواب"), "{sarif}");
}

#[test]
fn what_a_text_says_turns_nothing_around_in_arabic() {
    let folder = faulty("speaking-hostile");
    folder.put("content/actors/x.md", "---\nname: \"a\u{202e}b\"\ncountry: \"\u{2069}\u{202e}x\"\n---\n");
    let (_, out, _) = run(&folder, &["check", "--ui-lang", "ar"]);
    let depth =
        |text: &str| text.matches(['\u{2066}', '\u{2068}']).count() == text.matches('\u{2069}').count();
    assert!(out.lines().all(depth) && !out.contains('\u{202e}'), "{out}");
}

#[test]
fn errors_of_commands_and_of_the_system_are_told_in_arabic() {
    let folder = Folder::new("speaking-errors");
    let told = |arguments: &[&str]| {
        let (status, out, news) = run_with(&folder, arguments, &[("LC_ALL", "ar")]);
        assert!(status == 2 && out.is_empty(), "{status} {out} {news}");
        assert!(!outside(&news).replace("mujaz: ", "").contains(|c: char| c.is_ascii_alphabetic()), "{news}");
        news
    };
    assert!(told(&["build"]).starts_with("mujaz: لا \u{2068}`book.toml`\u{2069} في \u{2068}`.`\u{2069}"));
    assert!(told(&["build", "--quite"]).contains("هل تقصد \u{2068}`--quiet`\u{2069}؟"));
    assert!(told(&["bild"]).contains("لا أمر باسم \u{2068}`bild`\u{2069}\nهل تقصد \u{2068}`build`\u{2069}؟"));
    assert!(told(&["check", "--format", "xml"]).contains("\u{2068}`sarif`\u{2069}"));
    assert!(told(&["serve", "--port", "x"]).contains("لا تصلح القيمة"));
    assert!(told(&["new", "brief"]).contains("ينقص ما يلي"));
    assert!(told(&["check", "--root"]).contains("لا بد من قيمة"));
    assert!(told(&["archive", "a", "--find", "--url", "u"]).contains("لا يجتمع"));
    assert!(
        told(&["check", "--explain", "unknown-acter"]).contains("هل تقصد \u{2068}`unknown-actor`\u{2069}؟")
    );
    faulty("speaking-errors-of-the-system");
    folder.put("book.toml", "[book]\ntitle = \"a\"\n");
    let (_, _, news) = run_with(&folder, &["import", "nothing.txt"], &[("LC_ALL", "ar")]);
    assert_eq!(news, "mujaz: لا يمكن أن يُقرأ \u{2068}`nothing.txt`\u{2069}: لا ملف ولا مجلد بهذا الاسم\n");
}

#[test]
fn pages_of_codes_are_told_in_arabic_with_the_same_examples() {
    let folder = Folder::new("speaking-pages");
    for code in Code::ALL {
        let page = code.page_in("ar");
        assert!(page.starts_with(&format!("# {}\n\n", code.name())) && page.ends_with('\n'), "{page}");
        for (english, arabic) in [("Wrong", "خطأ"), ("Right", "صواب")] {
            assert_eq!(
                pages::example(code.page(), english),
                pages::example(&page, arabic),
                "{}",
                code.name()
            );
        }
        assert!(!page.contains("## Wrong") && !page.contains("## Right"), "{}", code.name());
    }
    let (status, out, _) = run(&folder, &["--ui-lang", "ar", "check", "--explain", "unknown-key"]);
    assert!(status == 0 && out == Code::UnknownKey.page_in("ar"), "{out}");
    assert!(Code::UnknownKey.page_in("en") == Code::UnknownKey.page());
    let (status, out, _) = run(&folder, &["check", "--explain", "unknown-key", "--ui-lang=ar"]);
    assert!(status == 0 && out == Code::UnknownKey.page_in("ar"), "{out}");
    let news = run(&folder, &["check", "--strict", "--explain", "unknown-key", "--ui-lang=ar"]).2;
    assert!(
        news.contains("لا يجتمع \u{2068}`--explain <اسم>`\u{2069} مع \u{2068}`--strict`\u{2069}")
            || news.contains("لا يجتمع \u{2068}`--strict`\u{2069}"),
        "{news}"
    );
}

#[test]
fn help_of_every_command_is_in_arabic() {
    let folder = Folder::new("speaking-help");
    let names = [
        "build",
        "check",
        "archive",
        "serve",
        "import",
        "init",
        "new",
        "sync",
        "status",
        "publish",
        "export",
        "schema",
        "lsp",
        "completions",
    ];
    let kinds = ["brief", "actor", "place", "topic", "source", "page", "translation"];
    let mut all: Vec<Vec<&str>> = vec![vec![]];
    all.extend(names.map(|name| vec![name]));
    all.extend(kinds.map(|kind| vec!["new", kind]));
    all.extend(["zip", "folder"].map(|form| vec!["export", form]));
    let (_, of_help, _) = run(&folder, &["--ui-lang", "ar", "help", "new", "brief"]);
    assert_eq!(of_help, run(&folder, &["new", "brief", "--help", "--ui-lang", "ar"]).1);
    for mut arguments in all {
        arguments.extend(["--help", "--ui-lang", "ar"]);
        let (status, out, news) = run(&folder, &arguments);
        assert!(status == 0 && out.contains("الاستعمال: \u{2066}mujaz"), "{arguments:?} {out}{news}");
        // What is left of Latin letters outside isolates names options, commands and values at the start of a line.
        for line in outside(&out).lines() {
            let words = line.split_whitespace().skip_while(|word| {
                word.starts_with('-') || word.starts_with('<') || names.contains(word) || kinds.contains(word)
            });
            let rest = words.collect::<Vec<_>>().join(" ");
            let is_value = line.trim_start().starts_with("- ")
                || ["zip", "folder"].iter().any(|of| rest.starts_with(of));
            assert!(
                is_value || !rest.contains(|c: char| c.is_ascii_alphabetic()),
                "{arguments:?}: {line}\n{out}"
            );
        }
    }
}
