//! The program itself: what it prints where, and with which status it ends.
#![expect(clippy::disallowed_methods, reason = "these tests start the program")]

use crate::folder::Folder;
use crate::program::ended;
use std::process::{Command, Stdio};

const BOOK: &str = "[book]\ntitle = \"T\"\nlanguage = \"ar\"\nlanguages = [\"ar\", \"en\"]\n\
                    [output.html]\nsite-url = \"https://example.org/\"\n";

fn site(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.put("book.toml", BOOK);
    folder.put("content/actors/iraq.md", "---\nname: {ar: العراق, en: Iraq}\n---\n");
    folder
}

/// Returns a site with one error, at line 3, column 10 of a brief, and a warning.
fn wrong_site(name: &str) -> Folder {
    let folder = site(name);
    folder.put("content/briefs/2025-11-07-a.ar.md", "---\ntitle: ا\nactors: [irak]\n---\n");
    folder.put("content/a.md", "");
    folder
}

fn program(folder: &Folder, arguments: &[&str]) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_mujaz"));
    for name in ["NO_COLOR", "CLICOLOR_FORCE", "SOURCE_DATE_EPOCH"] {
        program.env_remove(name);
    }
    program.current_dir(&folder.path).args(arguments);
    program
}

fn run(folder: &Folder, arguments: &[&str]) -> (i32, String, String) {
    ended(&mut program(folder, arguments))
}

#[test]
fn a_good_site_has_nothing_said_of_it() {
    let folder = site("good");
    assert_eq!(run(&folder, &["check"]), (0, String::new(), "nothing to say\n".to_owned()));
    let there = folder.path.to_str().expect("its name is UTF-8").to_owned();
    let elsewhere = Folder::new("elsewhere");
    assert_eq!(run(&elsewhere, &["check", "--root", &there]).0, 0);
}

#[test]
fn errors_end_with_one_and_warnings_with_nought() {
    let (status, out, news) = run(&wrong_site("wrong"), &["check"]);
    assert_eq!((status, news.as_str()), (1, "1 error, 1 warning\n"));
    assert!(out.contains("error[unknown-actor]: no actor named `irak`"), "{out}");
    assert!(out.contains("--> content/briefs/2025-11-07-a.ar.md:3:10"), "{out}");
    assert!(out.contains("help: did you mean `iraq`?"), "{out}");
    let folder = site("warned");
    folder.put("content/a.md", "");
    assert_eq!(run(&folder, &["check"]).0, 0);
    assert_eq!(run(&folder, &["check", "--strict"]).0, 1);
}

#[test]
fn every_format_gives_the_place() {
    let folder = wrong_site("formats");
    let (status, out, _) = run(&folder, &["check", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&out).expect("it is JSON");
    assert_eq!((status, json.as_array().map(Vec::len)), (1, Some(2)));
    let fault = &json[1];
    assert_eq!((&fault["code"], &fault["level"]), (&"unknown-actor".into(), &"error".into()));
    assert_eq!((&fault["line"], &fault["column"], &fault["end_column"]), (&3.into(), &10.into(), &14.into()));
    let (_, out, _) = run(&folder, &["check", "--format", "sarif"]);
    let sarif: serde_json::Value = serde_json::from_str(&out).expect("it is JSON");
    let result = &sarif["runs"][0]["results"][1];
    assert_eq!(result["ruleId"], "unknown-actor");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "content/briefs/2025-11-07-a.ar.md");
    assert_eq!((&place["region"]["startLine"], &place["region"]["startColumn"]), (&3.into(), &10.into()));
    let (_, out, _) = run(&folder, &["check", "--format", "github"]);
    let line = out.lines().nth(1).unwrap_or_default();
    let place =
        "::error file=content/briefs/2025-11-07-a.ar.md,line=3,col=10,endColumn=14,title=unknown-actor::";
    assert!(line.starts_with(place), "{line}");
    assert!(line.ends_with("%0Adid you mean `iraq`?"), "{line}");
}

#[test]
fn colours_are_as_the_environment_wishes() {
    let folder = wrong_site("colours");
    let with = |variables: &[(&str, &str)]| {
        ended(program(&folder, &["check"]).envs(variables.iter().copied())).1.contains('\u{1b}')
    };
    assert!(!with(&[]), "a pipe is no terminal");
    assert!(with(&[("CLICOLOR_FORCE", "1")]));
    assert!(!with(&[("CLICOLOR_FORCE", "0")]));
    assert!(!with(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(with(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "")]));
}

#[test]
fn every_code_is_explained() {
    let folder = Folder::new("explained");
    let (status, out, _) = run(&folder, &["check", "--explain", "unknown-actor"]);
    assert_eq!((status, out.lines().next()), (0, Some("# unknown-actor")));
    assert_eq!(run(&folder, &["check", "--explain", "error[unknown-actor]"]).1, out);
    let (status, _, news) = run(&folder, &["check", "--explain", "unknown-acter"]);
    assert_eq!(status, 2);
    assert_eq!(news, "mujaz: there is no code `unknown-acter`: did you mean `unknown-actor`?\n");
}

#[test]
fn what_cannot_run_ends_with_two_and_a_sentence() {
    let empty = Folder::new("no-book");
    let (status, _, news) = run(&empty, &["check"]);
    assert!(status == 2 && news.contains("there is no `book.toml`"), "{news}");
    let folder = site("cannot");
    for (arguments, sentence) in [
        (&["buidl"][..], "a similar subcommand exists: 'build'"),
        (&["check", "--formt", "json"], "a similar argument exists: '--format'"),
        (&["check", "--format", "xml"], "possible values: text, json, sarif, github"),
        (&["check", "--root", "nowhere"], "there is no `book.toml` in `nowhere`"),
        (&[], "Usage: mujaz [OPTIONS] <COMMAND>"),
    ] {
        let (status, out, news) = run(&folder, arguments);
        assert!(status == 2 && out.is_empty() && news.contains(sentence), "{arguments:?}: {news}");
    }
    let (status, _, news) = ended(program(&folder, &["check"]).env("SOURCE_DATE_EPOCH", "yesterday"));
    assert!(status == 2 && news.contains("SOURCE_DATE_EPOCH is `yesterday`"), "{news}");
}

#[test]
fn help_and_version_are_results() {
    let folder = Folder::new("helped");
    let (status, out, news) = run(&folder, &["--help"]);
    assert!(status == 0 && news.is_empty());
    for part in ["build", "check", "Exit status: 0 fine, 1 the content has errors, 2 it could not run"] {
        assert!(out.contains(part), "{out}");
    }
    assert_eq!(run(&folder, &["--version"]).1, format!("mujaz {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let folder = site("gone");
    for at in 0..400 {
        folder.put(&format!("content/briefs/2025-11-07-{at}.md"), "---\ntitle: ا\nactors: [irak]\n---\n");
    }
    let mut child = program(&folder, &["check"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program can be started");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "400 errors\n");
}

#[test]
fn the_last_line_says_what_was_made() {
    let folder = site("built");
    let (status, out, news) = run(&folder, &["build"]);
    assert_eq!((status, news.as_str()), (0, ""));
    let tree = folder.tree("public");
    assert!(tree.contains_key("ar/actors/iraq.html") && tree.contains_key(".nojekyll"), "{tree:?}");
    let files = tree.keys().filter(|path| !path.ends_with('/')).count() - 1;
    assert!(
        out.contains(&format!(" pages in 2 languages in `public` ({files} of {files} files written, ")),
        "{out}"
    );
    assert!(out.ends_with(" ms)\n") || out.ends_with(" s)\n"), "{out}");
    let again = run(&folder, &["build"]);
    assert!(again.1.contains(&format!("(0 of {files} files written, ")), "{}", again.1);
    assert_eq!(run(&folder, &["build", "--quiet"]), (0, String::new(), String::new()));
}

#[test]
fn with_errors_nothing_is_written_unless_forced() {
    let folder = site("forced");
    run(&folder, &["build"]);
    let before = folder.tree("public");
    folder.put("content/briefs/2025-11-07-a.ar.md", "---\ntitle: ا\nactors: [irak]\n---\n");
    let (status, out, news) = run(&folder, &["build"]);
    assert_eq!((status, out.as_str()), (1, ""));
    assert!(news.contains("error[unknown-actor]") && news.contains("nothing is written"), "{news}");
    assert_eq!(folder.tree("public"), before);
    let (status, out, news) = run(&folder, &["build", "--force"]);
    assert!(status == 1 && out.contains("files written") && news.contains("1 error\n"), "{out}{news}");
    assert!(folder.tree("public").contains_key("ar/briefs/2025-11-07-a.html"));
    assert_eq!(folder.names(), ["book.toml", "content", "public"]);
}

#[test]
fn drafts_are_built_where_they_are_asked_for() {
    let folder = site("drafted");
    folder.put("content/briefs/2025-11-07-a.ar.md", "---\ntitle: ا\ndraft: true\n---\n");
    let page = "ar/briefs/2025-11-07-a.html";
    run(&folder, &["build"]);
    assert!(!folder.tree("public").contains_key(page));
    run(&folder, &["build", "--drafts"]);
    assert!(folder.tree("public").contains_key(page));
    assert!(run(&folder, &["build"]).1.contains(" removed, "));
    assert!(!folder.tree("public").contains_key(page));
}

#[test]
fn what_cannot_be_written_ends_with_two_and_leaves_what_was() {
    let folder = site("unwritable");
    folder.put("public/diary.txt", "dear");
    let (status, out, news) = run(&folder, &["build"]);
    assert_eq!((status, out.as_str()), (2, ""));
    assert!(
        news.contains("`public` is as it was: `public` is not empty and was not made by mujaz"),
        "{news}"
    );
    let book = BOOK.replace("[output.html]", "[build]\nbuild-dir = \"notes/public\"\n[output.html]");
    folder.put("book.toml", book);
    folder.put("notes", "a file");
    let (status, _, news) = run(&folder, &["build"]);
    assert!(status == 2 && news.contains("`notes` is no folder: name another `build-dir`"), "{news}");
    assert_eq!(folder.tree("public").len(), 1);
}

#[test]
fn the_same_site_gives_the_same_bytes_wherever_it_is_built() {
    let (one, other) = (site("bytes-one"), site("bytes-other"));
    for folder in [&one, &other] {
        for at in 0..20 {
            let text = format!("---\ntitle: ا{at}\nactors: [iraq]\n---\nقال العراق [[iraq]].\n");
            folder.put(&format!("content/briefs/2025-11-07-{at}.ar.md"), text);
        }
    }
    let day = ("SOURCE_DATE_EPOCH", "1762473600");
    let here = [day, ("RAYON_NUM_THREADS", "1"), ("TZ", "Asia/Baghdad"), ("LC_ALL", "C")];
    let there = [day, ("RAYON_NUM_THREADS", "7"), ("TZ", "America/New_York"), ("LC_ALL", "ar_IQ.UTF-8")];
    assert_eq!(ended(program(&one, &["build"]).envs(here)).0, 0);
    assert_eq!(ended(program(&other, &["build"]).envs(there)).0, 0);
    assert_eq!(one.tree("public"), other.tree("public"));
}

#[test]
fn every_shell_completes_commands_and_flags() {
    let folder = Folder::new("completions");
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let (status, script, news) = run(&folder, &["completions", shell]);
        assert_eq!(status, 0, "{news}");
        for word in ["publish", "translation", "no-cards"] {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
    assert_eq!(run(&folder, &["completions", "tcsh"]).0, 2);
}
