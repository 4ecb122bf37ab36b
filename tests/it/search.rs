//! Search as a browser does it: the theme's own scripts, run in node, on an index of our own. The analyser is
//! written twice, in Rust and in JavaScript; these tests hold both together.
#![expect(clippy::disallowed_methods, reason = "these tests run node, and read the words of this site")]

use crate::support::{files, input};
use mujaz::lang::skeleton::skeleton;
use mujaz::lang::stem::{find_without_clitic, stem, without_article};
use mujaz::lang::term::{for_each_term, term};
use mujaz::render::search::pack::Packer;
use mujaz::session::{SessionOptions, prepare};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;

/// How many of the first results count.
const FIRST: usize = 5;

fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(top().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Returns what the scripts answer to each question.
fn ask(questions: &[Value]) -> Vec<Value> {
    let node = Command::new("node")
        .arg(top().join("tests/search/ask.mjs"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("missing: node; apt-get install nodejs, version 20 or newer");
    let lines: Vec<String> = questions.iter().map(Value::to_string).collect();
    let mut node = node;
    let mut stdin = node.stdin.take().unwrap();
    let writer = std::thread::spawn(move || stdin.write_all(lines.join("\n").as_bytes()));
    let output = node.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let answers: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), questions.len(), "node answers every question");
    answers
}

/// Returns what the Rust side makes of a text: each term with its stem, skeleton and what is written onto it.
fn analysed(text: &str) -> Value {
    let mut terms = Vec::new();
    for_each_term(text, &mut |place| terms.push(term(&text[place])));
    let row = |term: &String| {
        let rest = find_without_clitic(term).unwrap_or("-");
        json!([term, stem(term), skeleton(stem(term)), without_article(term), rest])
    };
    terms.iter().filter(|term| !term.is_empty()).map(row).collect()
}

/// Writes the site of the tests, and returns its folder.
fn built(name: &str) -> PathBuf {
    built_from(name, &read("tests/search/site.txt"))
}

/// Writes a site, and returns its folder.
fn built_from(name: &str, text: &str) -> PathBuf {
    let input = input(text);
    let prepared = prepare(&input, SessionOptions::default());
    assert!(!prepared.has_errors(), "{:?}", prepared.diagnostics);
    let files = Mutex::new(BTreeMap::new());
    let write = |path: &str, bytes: &[u8]| -> Result<(), Infallible> {
        files.lock().unwrap().insert(path.to_owned(), bytes.to_vec());
        Ok(())
    };
    assert!(prepared.render(&input, &write).unwrap().is_empty());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    for (path, bytes) in files.into_inner().unwrap() {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn question(site: &Path, query: &str, language: &str, filters: &Value) -> Value {
    json!({ "site": site, "query": query, "language": language, "filters": filters })
}

/// Returns the ids of the briefs among results.
fn briefs(answer: &Value) -> Vec<String> {
    let addresses = answer.as_array().unwrap().iter().map(|result| result["address"].as_str().unwrap());
    let ids = addresses.filter_map(|address| address.strip_prefix("briefs/")?.strip_suffix(".html"));
    ids.map(str::to_owned).collect()
}

#[test]
fn both_analysers_say_what_the_vectors_say() {
    let vectors = read("tests/search/vectors.tsv");
    let rows: Vec<Vec<&str>> = vectors.lines().skip(1).map(|line| line.split('\t').collect()).collect();
    assert!(rows.len() > 100);
    let answers = ask(&rows.iter().map(|row| json!({ "words": row[0] })).collect::<Vec<_>>());
    for (row, answer) in rows.iter().zip(answers) {
        let expected = json!([row[1..].iter().collect::<Vec<_>>()]);
        assert_eq!(analysed(row[0]), expected, "in Rust: {}", row[0]);
        assert_eq!(answer, expected, "in JavaScript: {}", row[0]);
    }
}

#[test]
fn both_analysers_agree_on_every_text_of_this_site() {
    let mut texts = vec![read("tests/search/site.txt"), read("src/lang/forms.rs"), read("src/lang/fold.rs")];
    texts.extend(walkdir::WalkDir::new(top().join("content")).sort_by_file_name().into_iter().filter_map(
        |entry| {
            let entry = entry.unwrap();
            entry.file_type().is_file().then(|| fs::read_to_string(entry.path()).unwrap_or_default())
        },
    ));
    texts.push(
        "İı ŁŒß ﷺ ﻻ ½ Ⅷ 日本語 가나 עִבְרִית мир x̌ 1,2 1,234.5 ٣٬٥٠٠ بـ١٢ و9 d'eau Sana'a's 𐎀𐎁".to_owned(),
    );
    let lines: BTreeSet<&str> = texts.iter().flat_map(|text| text.lines()).collect();
    let answers = ask(&lines.iter().map(|line| json!({ "words": line })).collect::<Vec<_>>());
    for (line, answer) in lines.iter().zip(answers) {
        assert_eq!(answer, analysed(line), "{line}");
    }
}

#[test]
fn a_browser_unpacks_what_is_packed_and_nothing_else() {
    let mut seed: u32 = 3;
    let mut letter = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from_u32(0x20 + (seed >> 16) % 0x600).unwrap_or(' ')
    };
    let random: String = std::iter::repeat_with(&mut letter).take(9000).collect();
    let texts = [
        String::new(),
        "ab".to_owned(),
        "سوق ".repeat(3000),
        read("tests/search/site.txt"),
        format!("{random}{}", random.chars().skip(4000).collect::<String>()),
    ];
    let mut packer = Packer::new();
    let mut questions: Vec<Value> = texts.iter().map(|text| json!({ "packed": packer.pack(text) })).collect();
    // As they are; a block of a kind that is none; a length of which nothing follows; a repeat of nothing.
    questions.extend(["L+##$~_zX6", ")#", "L+##$~:%", "`(##"].map(|letters| json!({ "packed": letters })));
    let answers = ask(&questions);
    for (text, answer) in texts.iter().zip(&answers) {
        assert_eq!(answer, text);
    }
    assert_eq!(answers[texts.len()..], [json!("foo"), Value::Null, Value::Null, Value::Null]);
}

#[test]
fn every_kind_of_query_finds_what_is_meant() {
    let site = built("search-queries");
    let text = read("tests/search/queries.tsv");
    let rows: Vec<Vec<&str>> = text.lines().skip(1).map(|line| line.split('\t').collect()).collect();
    let questions: Vec<Value> =
        rows.iter().map(|row| question(&site, row[2], row[1], &json!({ "kind": "brief" }))).collect();
    let mut missed = Vec::new();
    for (row, answer) in rows.iter().zip(ask(&questions)) {
        let found = briefs(&answer);
        let first = &found[..found.len().min(FIRST)];
        if !row[3].split(',').all(|id| first.iter().any(|found| found == id)) {
            missed.push(format!(
                "{} {}: {} was expected, {} was found",
                row[0],
                row[2],
                row[3],
                first.join(" ")
            ));
        }
    }
    assert!(missed.is_empty(), "\n{}", missed.join("\n"));
}

#[test]
fn results_are_one_for_both_versions_and_show_what_was_found() {
    let site = built("search-results");
    let answers = ask(&[
        question(&site, "بئر", "ar", &json!({ "kind": "brief" })),
        question(&site, "قاسم", "ar", &json!({})),
        question(&site, "السوق السوداء", "en", &json!({ "kind": "brief" })),
        question(&site, "زئبق", "ar", &json!({})),
    ]);
    let well = &answers[0][0];
    assert_eq!(well["name"], "بئر ارتوازية تنهي العطش");
    assert_eq!(well["kind"], "موجز");
    let marked: Vec<&str> = well["marked"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert_eq!(marked, ["بئر", "بئر", "الآبار"]);
    let kinds: Vec<&str> =
        answers[1].as_array().unwrap().iter().filter_map(|one| one["kind"].as_str()).collect();
    assert!(kinds.contains(&"شخص") && kinds.contains(&"موجز"), "{kinds:?}");
    assert_eq!(answers[2][0]["name"], "The olive season starts early", "the reader's own language");
    assert_eq!(briefs(&answers[2]).iter().filter(|id| *id == "olive").count(), 1);
    assert_eq!(answers[3], json!([]));
}

#[test]
fn results_are_narrowed_by_every_filter() {
    let site = built("search-filters");
    let answers = ask(&[
        question(&site, "", "en", &json!({ "place": "harbour", "year": "2026" })),
        question(&site, "the new season", "en", &json!({ "topic": "farming" })),
        question(&site, "", "en", &json!({ "actor": "kholi" })),
        question(&site, "Harbour", "en", &json!({ "kind": "place" })),
        question(&site, "harbour", "en", &json!({ "kind": "nothing" })),
        question(&site, "the new season", "en", &json!({ "topic": "9", "actor": "nobody" })),
        question(&site, "the new season", "en", &json!({})),
    ]);
    assert_eq!(briefs(&answers[0]), ["pigeon", "tax"], "the newest first");
    assert_eq!(briefs(&answers[1]), ["olive"]);
    assert_eq!(briefs(&answers[2]), ["election", "ferry"]);
    assert_eq!(answers[3][0]["address"], "places/harbour.html");
    assert!(answers[4].as_array().unwrap().len() <= 10);
    assert_eq!(answers[5], answers[6], "what is no id narrows nothing");
}

#[test]
fn the_index_is_the_same_each_time() {
    let (one, other) = (built("search-once"), built("search-again"));
    for file in walkdir::WalkDir::new(one.join("search")).sort_by_file_name() {
        let file = file.unwrap();
        if file.file_type().is_file() {
            let path = file.path().strip_prefix(&one).unwrap();
            assert_eq!(fs::read(file.path()).unwrap(), fs::read(other.join(path)).unwrap(), "{path:?}");
        }
    }
}

#[test]
fn a_result_shows_a_sentence_from_deep_in_a_text_with_the_words_marked() {
    let years = ["spring", "summer", "autumn", "winter"];
    let line =
        |at: usize| format!("In the {} of year {at} the valley was quiet and green.\n\n", years[at % 4]);
    let lead: String = (0..60).map(line).collect();
    let mut text = read("tests/search/site.txt");
    for (id, last) in [("heron", "A grey heron came back to the pond."), ("plain", "Nothing came back.")] {
        text += &format!(
            "\n//- content/briefs/{id}.en.md\n---\ntitle: Of {id}\ndate: 2025-05-05\nsummary:\n  - The valley of {id}.\n---\n\n{lead}{last}\n\n{lead}"
        );
    }
    let site = built_from("search-sentences", &text);
    let answers = ask(&[question(&site, "grey pond", "en", &json!({ "kind": "brief" }))]);
    let first = &answers[0][0];
    assert_eq!(first["address"], "briefs/heron.html");
    assert_eq!(first["marked"], json!(["grey", "pond"]));
    let sentences: Vec<&str> =
        first["sentences"].as_array().unwrap().iter().filter_map(|line| line["text"].as_str()).collect();
    assert_eq!(sentences[0], "The valley of heron.", "key points are first");
    let numbers: Vec<usize> = sentences
        .iter()
        .filter_map(|sentence| sentence.split("year ").nth(1)?.split(' ').next()?.parse().ok())
        .collect();
    assert!(numbers.len() > 3 && numbers[0] < 20 && numbers[numbers.len() - 1] > 40, "{sentences:?}");
}

#[test]
fn what_keeps_stretches_of_a_result_apart_is_no_part_of_its_words() {
    let mut text = read("tests/search/site.txt");
    text += "\n//- content/briefs/turnout.ar.md\n---\ntitle: \"خطة HMCG للموسم\"\ndate: 2025-05-05\n---\n\nارتفعت بنسبة 11.56% خلال 2026–2030 عند Port Said.\n";
    let site = built_from("search-isolated", &text);
    let answers = ask(&["2030 HMCG", "11.56", "«2030 عند Port»", "«خلال 2026»"]
        .map(|query| question(&site, query, "ar", &json!({ "kind": "brief" }))));
    let first = &answers[0][0];
    assert_eq!(first["name"], "خطة \u{2068}HMCG\u{2069} للموسم");
    let sentence =
        "ارتفعت بنسبة \u{2066}11.56%\u{2069} خلال \u{2066}2026–2030\u{2069} عند \u{2068}Port Said\u{2069}.";
    assert_eq!(first["sentences"], json!([{ "text": sentence, "lang": "ar" }]));
    assert_eq!(first["marked"], json!(["HMCG", "2030"]));
    assert_eq!(answers[1][0]["marked"], json!(["11.56"]));
    assert_eq!([briefs(&answers[2]), briefs(&answers[3])], [["turnout"], ["turnout"]]);
}

#[test]
fn each_line_of_a_result_is_in_its_own_language() {
    let mut text = read("tests/search/site.txt");
    text += "\n//- content/actors/guards.md\n---\nname: {ar: حراس النهر, en: Guards}\naliases: {en: [River guards]}\n---\n\nحراس على الضفة.\n";
    text += "\n//- content/sources/survey.md\n---\ntitle: {ar: مسح, en: Survey}\nquote: {ar: جف النهر., en: The river is dry.}\n---\n\nقيس النهر.\n";
    let site = built_from("search-languages", &text);
    let answers = ask(&["river guards", "survey"].map(|query| question(&site, query, "en", &json!({}))));
    let line = |text: &str, lang: &str| json!({ "text": text, "lang": lang });
    let guards = &answers[0][0];
    assert_eq!(guards["sentences"], json!([line("حراس على الضفة.", "ar")]));
    assert_eq!(guards["besides"], json!([line("River guards", "en")]), "the prose says nothing of its names");
    let survey = answers[1].as_array().unwrap().iter().find(|of| of["name"] == "Survey").expect("the source");
    assert_eq!(survey["sentences"], json!([line("قيس النهر.", "ar"), line("The river is dry.", "en")]));
}

/// Returns a brief in English whose own words stand behind many others.
fn deep(id: &str, words: &str) -> String {
    let lead = "Nobody in the valley could remember a summer as long as this one was. ".repeat(8);
    format!("\n//- content/briefs/{id}.en.md\n---\ntitle: {id}\ndate: 2025-05-05\n---\n\n{lead}{words}\n")
}

#[test]
fn a_phrase_is_found_deep_in_a_text_and_nothing_else_is() {
    let mut text = read("tests/search/site.txt");
    text += &deep("heron", "Then the old grey heron came back to the pond.");
    text += &deep("apart", "The grey evening was calm. A heron came, black as a market that is closed.");
    text += &deep("turned", "The heron grey with age left; the market went black.");
    let site = built_from("search-phrases", &text);
    let ask_for = |query: &str, language: &str| question(&site, query, language, &json!({ "kind": "brief" }));
    let answers = ask(&[
        ask_for("\"grey heron\"", "en"),
        ask_for("grey heron", "en"),
        ask_for("\"black market\"", "en"),
        ask_for("«السوق السوداء»", "ar"),
        ask_for("«السوداء السوق»", "ar"),
    ]);
    assert_eq!(briefs(&answers[0]), ["heron"]);
    assert_eq!(briefs(&answers[1]).len(), 3, "without quotes the words may stand anywhere");
    assert_eq!(briefs(&answers[2]), ["olive"]);
    assert_eq!(briefs(&answers[3]), ["olive"]);
    assert_eq!(briefs(&answers[4]), Vec::<String>::new());
}

#[test]
fn a_phrase_is_found_in_other_names_events_and_languages() {
    let mut text = read("tests/search/site.txt");
    text += "\n//- content/actors/olives.md\n---\nname: {ar: الزيتون, en: Olives}\naliases: {en: [Union of Olive Growers]}\ntype: organization\n---\n";
    let brief = |id: &str, words: &str, keys: &str| {
        format!("\n//- content/briefs/{id}.en.md\n---\ntitle: {id}\ndate: 2025-05-05\n{keys}---\n\n{words}\n")
    };
    let event = "dates:\n  - {date: 2025-06-01, title: {en: The lantern tower reopens, ar: افتتاح}}\n";
    text += &brief("tower", "Nobody came.", event);
    text += &brief("growers", "Growers of an olive, a union of two.", "");
    text += &brief("short", "They met.", "actors: [olives]\n");
    let site = built_from("search-phrases-of-facts", &text);
    let answers = ask(&["\"union of olive growers\"", "\"lantern tower\"", "«السوق السوداء»"]
        .map(|query| question(&site, query, "en", &json!({}))));
    let found = |at: usize| -> Vec<&str> {
        answers[at].as_array().unwrap().iter().filter_map(|one| one["address"].as_str()).collect()
    };
    assert_eq!(found(0), ["actors/olives.html", "briefs/short.html"]);
    assert_eq!(found(1), ["briefs/tower.html"]);
    assert_eq!(found(2), ["briefs/olive.html"]);
}

#[test]
fn a_phrase_is_found_with_a_letter_written_onto_its_first_word() {
    let mut text = read("tests/search/site.txt");
    let brief = |id: &str, words: &str| {
        format!("\n//- content/briefs/{id}.ar.md\n---\ntitle: {id}\ndate: 2025-05-05\n---\n\n{words}\n")
    };
    text += &brief("rail", "يرتبط الميناء بسكة حديد جديدة.");
    text += &brief("iron", "وصل حديد كثير من غير سفن.");
    text += &brief("road", "وفتحوا ولطريق التنمية باب.");
    text += &brief("rite", "مشروع طريق التنمية.");
    let site = built_from("search-phrases-clitics", &text);
    let answers = ask(&["«سكة حديد»", "«طريق التنمية»", "«وبسكة حديد»", "سكة"]
        .map(|query| question(&site, query, "ar", &json!({ "kind": "brief" }))));
    assert_eq!(briefs(&answers[0]), ["rail"]);
    assert_eq!(
        briefs(&answers[1]).iter().map(String::as_str).collect::<BTreeSet<_>>(),
        ["rite", "road"].into()
    );
    assert_eq!([&briefs(&answers[2])[..], &briefs(&answers[3])[..1]], [["rail"], ["rail"]]);
    assert_eq!(answers[3][0]["marked"], json!(["بسكة"]));
}

#[test]
fn an_acronym_is_found_with_dots_and_without() {
    let mut text = read("tests/search/site.txt");
    let brief = |id: &str, lang: &str, words: &str| {
        format!("\n//- content/briefs/{id}.{lang}.md\n---\ntitle: {id}\ndate: 2025-05-05\n---\n\n{words}\n")
    };
    text += &brief("plain", "en", "UNHCR came, and NRP with it.");
    text += &brief("dotted", "en", "Then the U.N.H.C.R. came.");
    text += &brief("oil", "ar", "قررت أوبك ذلك.");
    let site = built_from("search-acronyms", &text);
    let answers = ask(&[("U.N.H.C.R.", "en"), ("unhcr", "en"), ("N.R.P.", "en"), ("أ.و.ب.ك", "ar")]
        .map(|(query, language)| question(&site, query, language, &json!({ "kind": "brief" }))));
    for both in &answers[..2] {
        let found: BTreeSet<String> = briefs(both).into_iter().collect();
        assert!(found.contains("plain") && found.contains("dotted"), "{found:?}");
    }
    assert_eq!([&briefs(&answers[2])[0], &briefs(&answers[3])[0]], ["plain", "oil"]);
    assert_eq!(answers[3][0]["marked"], json!(["أوبك"]));
}

#[test]
fn a_mistyped_word_is_found_by_another_of_its_forms() {
    let mut text = read("tests/search/site.txt");
    text += "\n//- content/briefs/dam.en.md\n---\ntitle: dam\ndate: 2025-05-05\n---\n\nThe reservoirs, the resolutions, violations of these, flights and quarrels announced.\n";
    let site = built_from("search-typos", &text);
    let queries = ["reservior", "resoluton", "violatoin", "flihgt", "quarel", "announse"];
    let answers = ask(&queries.map(|query| question(&site, query, "en", &json!({ "kind": "brief" }))));
    for (query, answer) in queries.iter().zip(&answers) {
        assert_eq!(briefs(answer).first().map(String::as_str), Some("dam"), "{query}");
    }
}

#[test]
fn inflections_that_end_alike_are_one_word() {
    let mut text = read("tests/search/site.txt");
    text += "\n//- content/briefs/fear.en.md\n---\ntitle: fear\ndate: 2025-05-05\n---\n\nA worrying wind was carrying sand.\n";
    text += "\n//- content/briefs/vote.ar.md\n---\ntitle: vote\ndate: 2025-05-05\n---\n\nأدلوا بأصواتهم.\n";
    let site = built_from("search-inflections", &text);
    let answers = ask(&[("worries", "en"), ("carries", "en"), ("أصواتكم", "ar"), ("أصوات", "ar")]
        .map(|(query, language)| question(&site, query, language, &json!({ "kind": "brief" }))));
    let first: Vec<String> = answers.iter().filter_map(|answer| briefs(answer).into_iter().next()).collect();
    assert_eq!(first, ["fear", "fear", "vote", "vote"]);
}

#[test]
fn a_brief_is_found_by_who_wrote_and_translated_it() {
    let mut text = read("tests/search/site.txt");
    text += "\n//- content/briefs/signed.en.md\n---\ntitle: signed\ndate: 2025-05-05\nauthors: [Nadia Haddad]\ntranslators: [ليلى الربيعي]\n---\n\nWords.\n";
    text += "\n//- content/briefs/signed.ar.md\n---\ntitle: signed\ntranslation: {by: Omar Zubaidi}\n---\n\nكلمات.\n";
    let site = built_from("search-authors", &text);
    let answers = ask(&["Haddad", "\"Nadia Haddad\"", "الربيعي", "Zubaidi"]
        .map(|query| question(&site, query, "en", &json!({ "kind": "brief" }))));
    for answer in &answers {
        assert_eq!(briefs(answer).first().map(String::as_str), Some("signed"));
    }
}

/// Returns a site of many briefs of words that none of them knows from the others.
fn many_briefs(edit: impl Fn(usize, &str) -> String) -> String {
    let mut text = "//- book.toml\n[book]\ntitle = \"T\"\nlanguage = \"en\"\n".to_owned();
    let mut seed: u32 = 7;
    for brief in 0..150 {
        let mut words = String::new();
        for _ in 0..600 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let number = (seed >> 16) % 2500;
            let letter = |at: u32| char::from(b"bdfgklmnprstvz"[(at % 14) as usize]);
            words.extend([letter(number), 'a', letter(number / 14), 'o', letter(number / 196), 'u', ' ']);
        }
        let month = brief % 12 + 1;
        text += &format!(
            "//- content/briefs/b{brief}.en.md\n---\ntitle: Brief {brief}\ndate: 2024-{month:02}-03\n---\n\n{}\n",
            edit(brief, &words)
        );
    }
    text
}

/// Returns the files of the index that are not the same in both sites, or are in one only.
fn changed(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let paths: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let changed =
        paths.into_iter().filter(|path| path.starts_with("search/") && one.get(*path) != other.get(*path));
    changed.cloned().collect()
}

#[test]
fn a_text_that_changes_changes_few_files() {
    let before = files(&many_briefs(|_, words| words.to_owned()));
    let all = before.keys().filter(|path| path.starts_with("search/")).count();
    let count = |files: &[String], folder: &str| files.iter().filter(|path| path.starts_with(folder)).count();
    assert!(all > 70, "{all}");
    let edited =
        files(&many_briefs(
            |brief, words| {
                if brief == 75 { words.replacen("a", "e", 1) } else { words.to_owned() }
            },
        ));
    let of_edit = changed(&before, &edited);
    assert!(of_edit.contains(&"search/index.js".to_owned()));
    assert!(of_edit.len() <= 16, "{of_edit:?}");
    assert_eq!(count(&of_edit, "search/en/"), 1, "{of_edit:?}");
    let newest = "//- content/briefs/new.en.md\n---\ntitle: Zebra\ndate: 2025-01-01\n---\n\nQuokka.\n";
    let added = files(&(many_briefs(|_, words| words.to_owned()) + newest));
    let of_new = changed(&before, &added);
    assert!(of_new.len() <= 24, "{of_new:?}");
    assert!(count(&of_new, "search/en/") <= 8, "{of_new:?}");
}

/// Returns what the index of a site of one language knows files of results by.
fn known(files: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let script = String::from_utf8(files["search/index.js"].clone()).unwrap();
    let json = script.trim_end().trim_start_matches("__mujaz(\"index\",").trim_end_matches(");");
    let (_, index): (String, Value) = serde_json::from_str(json).unwrap();
    let sums: Vec<char> = index["results"][1].as_str().unwrap().chars().collect();
    sums.chunks(2).map(|sum| sum.iter().collect()).collect()
}

#[test]
fn a_file_of_results_is_known_by_its_words() {
    let before = files(&many_briefs(|_, words| words.to_owned()));
    let added =
        |brief, words: &str| if brief == 75 { format!("{}. Nafas.", words.trim()) } else { words.to_owned() };
    let after = files(&many_briefs(added));
    let sums = [known(&before), known(&after)];
    let changed: Vec<usize> = (0..sums[0].len()).filter(|at| sums[0][*at] != sums[1][*at]).collect();
    assert_eq!(sums[0].len(), 38);
    assert_eq!(changed.len(), 1, "the file of the brief alone");
    let path = format!("search/en/{}.js", changed[0]);
    assert_ne!(before[&path], after[&path]);
    for (at, sum) in sums[1].iter().enumerate() {
        let script = String::from_utf8(after[&format!("search/en/{at}.js")].clone()).unwrap();
        assert!(script.starts_with(&format!("__mujaz(\"en/{at}\",[\"{sum}\",")), "{script}");
    }
}

/// Returns a page of the site as Chromium makes it from a folder.
fn seen(site: &Path, page: &str) -> String {
    let profile = site.join("profile");
    let output = Command::new("chromium")
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
        ])
        .args(["--disable-component-update", "--disable-sync", "--virtual-time-budget=10000", "--dump-dom"])
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg(format!("file://{}/{page}", site.display()))
        .output()
        .expect("missing: chromium; apt-get install chromium");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_browser_searches_in_a_folder() {
    let site = built("search-browser");
    // قاض, then the beginning of a word.
    let arabic = seen(&site, "ar/search.html?q=%D9%82%D8%A7%D8%B6%D9%8A");
    assert!(arabic.contains("نتيجة واحدة"), "{arabic}");
    assert!(arabic.contains("<mark>القضاة</mark>"), "{arabic}");
    assert!(arabic.contains("href=\"briefs/election.html\""), "{arabic}");
    let english = seen(&site, "en/search.html?q=beek&kind=brief");
    assert!(english.contains("<mark>Beekeepers</mark>"), "{english}");
}

#[test]
fn without_scripts_the_lists_are_the_search() {
    let site = built("search-lists");
    let page = fs::read_to_string(site.join("en/search.html")).unwrap();
    let without = page.find("<noscript>").unwrap();
    assert!(page[without..].contains("Search needs JavaScript"));
    for list in ["briefs/index.html", "actors/index.html", "places/index.html", "years/2025.html"] {
        assert!(page[without..].contains(&format!("href=\"{list}\"")), "{list}");
    }
    let home = fs::read_to_string(site.join("ar/index.html")).unwrap();
    assert!(home.contains("href=\"search.html\""));
}
