//! Texts from elsewhere become drafts: the dates that are found in them, what stands in the made file, and that no file
//! is touched that is there.
#![expect(clippy::disallowed_methods, reason = "some of these tests start the program")]

use crate::folder::Folder;
use crate::support::{BOOK, TODAY};
use mujaz::diag::code::Level;
use mujaz::import::article::Article;
use mujaz::import::brief::{Accept, Brief, Part, Wishes, make_brief};
use mujaz::import::known::KnownNames;
use mujaz::import::phrases::find::find_dates;
use mujaz::import::plain::read_plain;
use mujaz::input::{Content, Day, Input, InputFile};
use mujaz::lang::tag::Lang;
use mujaz::session::{Drafting, Prepared, SessionOptions, prepare};
use std::collections::BTreeSet;
use std::io::Write;
use std::process::{Command, Stdio};

const ARABIC: &str = include_str!("../import/dates.ar.tsv");
const ENGLISH: &str = include_str!("../import/dates.en.tsv");
const TRAPS: &str = include_str!("../import/traps.tsv");
/// An article in the form of a date, key points and prose.
const BRIDGE: &str = include_str!("../import/bridge.ar.txt");

/// How many dates were found rightly, found at all, and there to be found.
#[derive(Default)]
struct Score {
    right: usize,
    found: usize,
    there: usize,
    passages: usize,
    misses: Vec<String>,
}

fn day(text: &str) -> Option<Day> {
    let parts: Vec<i32> = text.split('-').filter_map(|part| part.parse().ok()).collect();
    let [year, month, day] = parts.as_slice() else { return None };
    Day::find(*year, u8::try_from(*month).ok()?, u8::try_from(*day).ok()?)
}

fn score(table: &str) -> Score {
    let mut score = Score::default();
    for line in table.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        let [on, expected, text] = line.splitn(3, '\t').collect::<Vec<_>>()[..] else {
            panic!("three columns: {line}")
        };
        let expected: BTreeSet<String> =
            expected.split(' ').filter(|date| *date != "-").map(str::to_owned).collect();
        let found: BTreeSet<String> =
            find_dates(text, day(on)).iter().map(|found| found.date.to_string()).collect();
        score.right += expected.intersection(&found).count();
        score.found += found.len();
        score.there += expected.len();
        score.passages += 1;
        if expected != found {
            score.misses.push(format!("{expected:?} {found:?}\n  {text}"));
        }
    }
    score
}

#[test]
fn dates_in_prose_are_found_and_hardly_anything_else() {
    let (arabic, english, traps) = (score(ARABIC), score(ENGLISH), score(TRAPS));
    assert!(arabic.passages >= 40 && english.passages >= 40 && traps.passages >= 30);
    assert_eq!(traps.there, 0);
    for (name, own) in [("Arabic", &arabic), ("English", &english)] {
        let precision = own.right as f64 / (own.found + traps.found) as f64;
        let reach = own.right as f64 / own.there as f64;
        let misses = [own.misses.join("\n"), traps.misses.join("\n")].concat();
        assert!(precision >= 0.97, "{name}: precision {precision:.3}\n{misses}");
        assert!(reach >= 0.9, "{name}: reach {reach:.3}\n{misses}");
    }
}

#[test]
fn without_the_day_of_the_article_nothing_is_reckoned_from_it() {
    let dates = |text| find_dates(text, None).iter().map(|found| found.date.to_string()).collect::<Vec<_>>();
    assert_eq!(dates("يوم الثلاثاء المقبل، وفي أغسطس الماضي، وقبل يومين"), Vec::<String>::new());
    assert_eq!(dates("next Tuesday, last August, in March; on 6 November"), Vec::<String>::new());
    assert_eq!(dates("on 6 November 2025, and again on 6 November"), ["2025-11-06", "2025-11-06"]);
}

fn site_with(files: &[(&str, &str)]) -> Input {
    let own = [("book.toml", BOOK)];
    let file = |(path, text): &(&str, &str)| InputFile {
        path: (*path).to_owned(),
        content: Content::Text((*text).to_owned()),
    };
    Input::new(own.iter().chain(files).map(file).collect(), TODAY)
}

fn with_drafts(input: &Input) -> Prepared {
    prepare(input, SessionOptions { drafts: Drafting::With, ..SessionOptions::default() })
}

const ACTORS: [(&str, &str); 2] = [
    ("content/actors/roads.md", "---\nname: {ar: هيئة الطرق الوطنية, en: National Roads Authority}\n---\n"),
    ("content/topics/bridges.md", "---\nname: {ar: الجسر القديم, en: Old bridge}\n---\n"),
];

/// Returns the brief of an article in a site, and what is wrong with the site that holds it.
fn made(article: &Article, (tag, accept): (&str, Accept)) -> (Brief, Vec<String>) {
    let site = site_with(&ACTORS);
    let graph = with_drafts(&site).graph;
    let names = KnownNames::new(&graph);
    let lang = Lang::parse(tag).unwrap();
    let brief =
        make_brief(article, &Wishes { lang, part: Part::Original, accept, id: None, names: &names }).unwrap();
    let files = [&ACTORS[..], &[(brief.path.as_str(), brief.text.as_str())]].concat();
    let input = site_with(&files);
    let prepared = with_drafts(&input);
    let errors = prepared.diagnostics.iter().filter(|(level, _)| *level == Level::Error);
    let errors = errors.map(|(_, fault)| format!("{} {}", fault.code.name(), fault.message)).collect();
    (brief, errors)
}

#[test]
fn an_article_becomes_a_draft_with_proposals_as_comments() {
    let (brief, errors) = made(&read_plain(BRIDGE), ("ar", Accept::Nothing));
    assert_eq!(errors, Vec::<String>::new(), "{}", brief.text);
    assert!(
        brief.path.starts_with("content/briefs/2025-03-14-") && brief.path.ends_with("/index.ar.md"),
        "{}",
        brief.path
    );
    let dates: Vec<&str> = brief.proposals.dates.iter().map(|date| date.date.as_str()).collect();
    let expected = [
        "2025-03",
        "2009",
        "../2027",
        "2025-03-14",
        "2009-06-09",
        "2014-09~",
        "2025-03-12",
        "2025-03-18",
        "2025-02",
    ];
    assert_eq!(dates, expected);
    for line in ["date: 2025-03-14", "draft: true", "# actors:", "#   - \"roads\"", "#   - date: \"../2027\""]
    {
        assert!(brief.text.lines().any(|of| of.starts_with(line)), "{line}\n{}", brief.text);
    }
    let speakers: Vec<_> = brief.proposals.quotations.iter().filter_map(|of| of.speaker.as_deref()).collect();
    assert_eq!(speakers.len(), 4, "{speakers:?}");
    assert!(speakers[0].contains("سلمى الحداد") && speakers[3].contains("سامر محمود الخطيب"), "{speakers:?}");
    let names: Vec<&str> = brief.proposals.names.iter().map(|name| name.words.as_str()).collect();
    for name in ["وزارة الأشغال العامة", "سلمى الحداد", "سامر محمود الخطيب"]
    {
        assert!(names.contains(&name), "{name} {names:?}");
    }
    // The line that a comment names is the line of the file.
    let line = brief
        .text
        .lines()
        .position(|line| line.contains("التاسع من حزيران") && !line.starts_with('#'))
        .unwrap()
        + 1;
    assert!(brief.text.contains(&format!("date: 2009-06-09 # السطر {line}،")), "{line}\n{}", brief.text);
}

#[test]
fn every_proposal_is_a_fact_that_can_be_read_once_it_is_taken() {
    let (brief, errors) = made(&read_plain(BRIDGE), ("ar", Accept::Everything));
    assert_eq!(errors, Vec::<String>::new(), "{}", brief.text);
    let files = [&ACTORS[..], &[(brief.path.as_str(), brief.text.as_str())]].concat();
    let graph = with_drafts(&site_with(&files)).graph;
    assert_eq!(graph.events.len(), brief.proposals.dates.len());
    assert_eq!(graph.briefs[0].actors.len(), 1);
    let bare = brief.text.lines().filter(|line| line.starts_with("# ")).count();
    assert!(bare <= 3, "what is accepted is no comment\n{}", brief.text);
}

#[test]
fn hostile_text_stays_words() {
    let hostile = "date 2025-03-14 - a: \"b\" # c \u{202e}{x: [y} - --- - <script>alert(1)</script>\n\n---\ntitle: no\n---\n\n\
                   <script>alert(1)</script> [[nobody]] [@nothing] ![x](y.png) {{< x >}}\n\n# no heading\n\n```\n\n\
                   In 2008 \"*&!%|> @` : - # {} [] was said of it\u{2066}\", said Adam Fowler.\n\n- 2: x\n+ y\n> z\n";
    for accept in [Accept::Nothing, Accept::Everything] {
        let (brief, errors) = made(&read_plain(hostile), ("en", accept));
        assert_eq!(errors, Vec::<String>::new(), "{}", brief.text);
        let input = site_with(&[(brief.path.as_str(), brief.text.as_str())]);
        let prepared = with_drafts(&input);
        assert_eq!(prepared.graph.briefs.len(), 1);
        assert!(!brief.text.contains('\u{202e}') && !brief.text.contains('\u{2066}'));
        let said: Vec<&str> = prepared.diagnostics.iter().map(|(_, fault)| fault.code.name()).collect();
        assert!(!said.contains(&"unsafe-html"), "{said:?}");
    }
}

#[test]
fn a_text_of_thousands_of_dates_still_fits() {
    let long: String = (0..4000)
        .map(|at| {
            format!(
                "On {} March {} Adam Number{at} said “this is what was said by him”.\n\n",
                at % 28 + 1,
                1900 + at / 28
            )
        })
        .collect();
    let (brief, errors) =
        made(&read_plain(&format!("date 2025-03-14 - a point\n\n{long}")), ("en", Accept::Everything));
    assert_eq!(errors, Vec::<String>::new());
    assert!(brief.text.contains("more are not shown"));
}

fn run(folder: &Folder, arguments: &[&str], stdin: Option<&str>) -> (i32, String, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_mujaz"));
    program
        .env_remove("CLICOLOR_FORCE")
        .env("SOURCE_DATE_EPOCH", "1762473600")
        .current_dir(&folder.path)
        .args(arguments);
    let mut child =
        program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(stdin.unwrap_or_default().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap_or(-1), text(output.stdout), text(output.stderr))
}

fn site(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.put("book.toml", BOOK);
    ACTORS.iter().for_each(|(path, text)| folder.put(path, text));
    folder
}

#[test]
fn a_file_is_imported_once_and_never_over_another() {
    let folder = site("import-once");
    folder.put("bridge.txt", BRIDGE);
    let (status, out, news) = run(&folder, &["import", "bridge.txt", "--id", "bridge"], None);
    assert_eq!((status, news.as_str()), (0, ""), "{out}");
    assert!(out.contains("2009-06-09") && out.contains("content/briefs/bridge/index.ar.md"), "{out}");
    let before = folder.tree("content");
    let (status, _, news) = run(&folder, &["import", "bridge.txt", "--id", "bridge"], None);
    assert_eq!(status, 2);
    assert!(news.contains("`bridge` already"), "{news}");
    assert_eq!(folder.tree("content"), before);
    assert_eq!(run(&folder, &["check"], None).0, 0);
    assert_eq!(run(&folder, &["check", "--drafts"], None).0, 0);
    // A file that no site knows of is left as it is too.
    folder.put("content/briefs/other/index.ar.md.txt", "");
    folder.put("content/briefs/new/index.ar.md", "mine");
    let (status, ..) = run(&folder, &["import", "bridge.txt", "--id", "new"], None);
    assert_eq!((status, folder.tree("content/briefs/new").len()), (2, 1));
}

#[test]
fn without_a_date_the_file_says_so_and_is_a_draft_still() {
    let folder = site("import-undated");
    let (status, out, _) = run(
        &folder,
        &["import", "-"],
        Some("A short note\n\nThey met last Tuesday. They signed it in May 2020.\n"),
    );
    assert_eq!(status, 0);
    assert!(
        out.contains("no date was found") && out.contains("2020-05") && out.contains("index.en.md"),
        "{out}"
    );
    assert_eq!(run(&folder, &["check"], None).0, 0);
    let (status, out, _) = run(
        &folder,
        &["import", "-", "--date", "2020-06-05", "--id", "dated"],
        Some("A short note\n\nThey met last Tuesday.\n"),
    );
    assert_eq!(status, 0);
    assert!(out.contains("2020-06-02"), "{out}");
    let (status, _, news) = run(&folder, &["import", "-", "--date", "5 June"], Some("x"));
    assert!(status == 2 && news.contains("`5 June` is not a date"), "{news}");
}

#[test]
fn a_folder_of_notes_comes_whole_or_not_at_all() {
    let folder = site("import-folder");
    folder.put("notes/_posts/2024-05-01-first.md", "---\nlayout: post\ntags: [الجسر القديم, other]\n---\n# First\n\nSee [[Second]] and [[roads]]; {% raw %}. ![p](p.png) [x](y.md) [@nothing]\n");
    folder.put("notes/second.md", "+++\ntitle = \"Second\"\ndate = 2024-06-02\nweight = 4\n+++\nText.\n");
    folder.put("notes/third/index.md", "---\ntitle: Third\ncreated: 2024-06-03\naliases: [t]\n---\nText.\n");
    folder.put("notes/p.png", "x");
    folder.put("notes/_index.md", "+++\ntitle = \"All\"\n+++\n");
    folder.put("notes/broken.md", "---\ntitle: [\n---\nText.\n");
    let (status, _, news) = run(&folder, &["import", "notes"], None);
    assert!(status == 2 && news.contains("`broken.md` cannot be read"), "{news}");
    assert!(folder.tree("content/briefs").is_empty());
    folder.put("notes/broken.md", "---\ntitle: Mended\n---\nText.\n");
    let (status, out, news) = run(&folder, &["import", "notes"], None);
    assert_eq!(status, 0, "{news}");
    let tree = folder.tree("content/briefs");
    for path in ["2024-05-01-first", "2024-06-02-second", "2024-06-03-third", "broken"] {
        let there = tree.keys().any(|of| of.contains(&format!("{path}/index.")));
        assert!(
            there || path == "broken" && tree.keys().any(|of| of.starts_with("mended/")),
            "{path} {:?}",
            tree.keys()
        );
    }
    assert!(news.contains("2 other files"), "{news}");
    let first = tree
        .iter()
        .find(|(path, _)| path.starts_with("2024-05-01-first/index."))
        .map(|(_, text)| text)
        .unwrap();
    for words in ["[[roads]]", "[[2024-06-02-second]]", "\"layout\": \"post\"", "{% raw %}", "\"bridges\""] {
        assert!(first.contains(words), "{words}\n{first}");
    }
    assert_eq!(run(&folder, &["check"], None).0, 0, "{out}");
    // What is missing of a date is all that is wrong once drafts are looked at.
    let (_, out, _) = run(&folder, &["check", "--drafts", "--format", "json"], None);
    assert!(!out.contains("broken-link") && !out.contains("unknown-source"), "{out}");
}

#[test]
fn pages_and_entries_bring_their_source() {
    let folder = site("import-sources");
    folder.put(
        "page.html",
        "<html lang=en><title>Bridge</title><meta property=og:url content=https://a.example/1><meta name=author content='Rim Saab'>\
         <meta property=article:published_time content=2024-05-03T10:00Z><article><p>Work began on 1 March 2024, <a href=/2>here</a>.</article>",
    );
    folder.put("works.bib", "@report{harbour2023, title = {Harbours}, date = {2023-02}, author = {Salim, Nora}, abstract = {Built in 1932.}}\n");
    let (status, out, news) = run(&folder, &["import", "page.html"], None);
    assert_eq!((status, news.as_str()), (0, ""));
    assert!(out.contains("2024-03-01"), "{out}");
    let (status, out, news) = run(&folder, &["import", "works.bib", "--lang", "en"], None);
    assert_eq!((status, news.as_str()), (0, ""));
    assert!(out.contains("1932"), "{out}");
    let tree = folder.tree("content/briefs");
    let page = &tree["2024-05-03-bridge/index.en.md"];
    assert!(
        page.contains("url: \"https://a.example/1\"") && page.contains("[here](<https://a.example/2>)"),
        "{page}"
    );
    let entry = tree.values().find(|text| text.contains("harbour2023")).unwrap();
    assert!(entry.contains("author: [\"Nora Salim\"]") && entry.contains("type: \"report\""), "{entry}");
    assert_eq!(run(&folder, &["check", "--drafts"], None).0, 0);
    // A work that the site has is cited, not described again.
    let (status, ..) = run(&folder, &["import", "works.bib", "--lang", "en", "--id", "again"], None);
    assert_eq!(status, 0);
    assert!(folder.tree("content/briefs/again")["index.en.md"].contains("sources: [\"harbour2023\"]"));
    assert_eq!(run(&folder, &["check", "--drafts"], None).0, 0);
}

#[test]
fn what_stands_in_the_way_of_one_keeps_all_from_being_written() {
    let folder = site("import-whole");
    folder.put("notes/a.md", "---\ntitle: Aa\n---\nText.\n");
    folder.put("notes/b.md", "---\ntitle: Bb\n---\nText.\n");
    // A folder where the second file would stand: no brief of the site, and in the way all the same.
    folder.put("content/briefs/b/index.en.md/mine.txt", "mine");
    let before = folder.tree("content");
    let (status, _, news) = run(&folder, &["import", "notes"], None);
    assert!(status == 2 && news.contains("is there already"), "{news}");
    assert_eq!(folder.tree("content"), before);
}

#[test]
fn keys_without_a_counterpart_are_kept_beside_accepted_proposals() {
    let folder = site("import-kept");
    let note = "---\ntitle: \"A: note\"\ndate: 2024-05-01\nweight: 3\nparams: {deep: [1, {x: \"- # y\"}], \"od d\": null}\nurl: /old/\n---\n\
                Karim Nasr said “nothing of this was ever agreed” in March 2023.\n";
    folder.put("note.md", note);
    let (status, out, news) = run(&folder, &["import", "note.md", "--accept-all"], None);
    assert_eq!((status, news.as_str()), (0, ""), "{out}");
    let text = &folder.tree("content/briefs")["2024-05-01-note/index.en.md"];
    let kept = "    \"params\": {\"deep\": [1, {\"x\": \"- # y\"}], \"od d\": null}";
    for line in
        ["dates:", "internal:", "  imported:", "    \"weight\": 3", kept, "  people:", "  quotations:"]
    {
        assert!(text.lines().any(|of| of.starts_with(line)), "{line}\n{text}");
    }
    let (status, out, _) = run(&folder, &["check", "--drafts"], None);
    assert_eq!(status, 0, "{out}");
}

#[test]
fn texts_of_a_folder_that_are_one_in_two_languages_become_one_brief() {
    let folder = site("import-pairs");
    folder.put(
        "hugo/talks/index.ar.md",
        "---\ntitle: مشاورات\ndate: 2025-11-07\nauthor: كاتب\n---\nجرت في بغداد.\n",
    );
    folder.put(
        "hugo/talks/index.en.md",
        "---\ntitle: Talks\ndate: 2025-11-07\nauthor: A writer\n---\nIn Baghdad.\n",
    );
    folder.put("hugo/en/alone.md", "---\ntitle: Alone\ndate: 2025-11-08\n---\nNo other language has it.\n");
    let (status, out, news) = run(&folder, &["import", "hugo"], None);
    assert_eq!(status, 0, "{out}{news}");
    let made = folder.tree("content/briefs");
    let texts: Vec<&String> = made.keys().filter(|path| path.ends_with(".md")).collect();
    assert_eq!(
        texts,
        ["2025-11-07-talks/index.ar.md", "2025-11-07-talks/index.en.md", "2025-11-08-alone/index.en.md"]
    );
    let (status, out, news) = run(&folder, &["check", "--drafts"], None);
    assert_eq!(status, 0, "{out}{news}");
}

#[test]
fn entries_of_bibtex_are_each_a_work_in_whatever_languages_they_are() {
    let folder = site("import-works");
    folder.put(
        "works.bib",
        "@article{a2025, title={العلاقات الثنائية}, author={الكاظمي، سعاد}, date={2025-11}}\n\
         @article{b2024, title={Oil and gas}, author={Doe, Jane}, date={2024-03}}\n",
    );
    let (status, out, news) = run(&folder, &["import", "works.bib"], None);
    assert_eq!(status, 0, "{out}{news}");
    let made = folder.tree("content/briefs");
    assert_eq!(made.keys().filter(|path| path.ends_with(".md")).count(), 2, "{:?}", made.keys());
    let gas = &made["oil-and-gas/index.en.md"];
    assert!(
        gas.contains("id: \"b2024\"") && gas.contains("date: 2024-03") && gas.contains("Jane Doe"),
        "{gas}"
    );
}

#[test]
fn links_between_notes_of_a_folder_lead_to_the_briefs_they_become() {
    let folder = site("import-links");
    folder.put("notes/a.md", "---\ntitle: A\ndate: 2026-01-01\n---\nSee [[b]] and [x](b.md), not [[c]].\n");
    folder.put("notes/b.md", "---\ntitle: B\ndate: 2026-01-02\n---\n[*back* `a`](./a.md).\n");
    let (status, out, news) = run(&folder, &["import", "notes"], None);
    assert_eq!(status, 0, "{out}{news}");
    let made = folder.tree("content/briefs");
    let (a, b) = (&made["2026-01-01-a/index.en.md"], &made["2026-01-02-b/index.en.md"]);
    assert!(a.contains("See [[2026-01-02-b]] and [[2026-01-02-b|x]], not \\[\\[c]].\n"), "{a}");
    assert!(b.contains("[*back* `a`](../2026-01-01-a/index.md)."), "{b}");
    let (status, out, _) = run(&folder, &["check", "--drafts"], None);
    assert_eq!(status, 0, "{out}");
}
