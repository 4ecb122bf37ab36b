//! The history of a folder, asked of the command `git`, which these tests need: repositories of many shapes, and what
//! a hostile one may not do.
#![expect(clippy::disallowed_methods, reason = "these tests start programs and make repositories")]

use crate::folder::Folder;
use mujaz::git::history::read_past;
use mujaz::input::{Commit, Day, Deed, Gap, Past, State, Version};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};

const DONE: Version = Version { state: State::Finished, dated: false };
const BOOK: &str = "[book]\ntitle = \"T\"\nlanguage = \"ar\"\nlanguages = [\"ar\", \"en\"]\n\
                    [output.html]\nsite-url = \"https://example.org/\"\n";
const TEXT: &str = "content/briefs/2025-11-07-مشاورات.ar.md";

/// Runs git in a folder, as somebody with a name and an address, at a day of November 2025.
fn git_on(day: u8, folder: &Path, arguments: &[&str]) -> Output {
    let date = format!("2025-11-{day:02}T23:30:00+03:00");
    let mut command = Command::new("git");
    command.current_dir(folder).args(["-c", "protocol.file.allow=always"]).args(arguments);
    for (name, value) in [
        ("GIT_CONFIG_GLOBAL", "/dev/null"),
        ("GIT_CONFIG_NOSYSTEM", "1"),
        ("GIT_AUTHOR_NAME", "Ann Writer"),
        ("GIT_AUTHOR_EMAIL", "writer@mail.example"),
        ("GIT_COMMITTER_NAME", "Committer"),
        ("GIT_COMMITTER_EMAIL", "committer@mail.example"),
        ("GIT_AUTHOR_DATE", &date),
        ("GIT_COMMITTER_DATE", &date),
    ] {
        command.env(name, value);
    }
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
        command.env_remove(name);
    }
    command.output().expect("these tests need the command `git`: install it")
}

fn git(folder: &Path, arguments: &[&str]) {
    let output = git_on(1, folder, arguments);
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn commit(folder: &Path, day: u8, subject: &str) {
    git(folder, &["add", "-A"]);
    let output = git_on(day, folder, &["commit", "-q", "--allow-empty-message", "-m", subject]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Returns a repository with a site in it that was committed three times: as a draft, published, and changed.
fn repository(name: &str) -> Folder {
    let folder = Folder::new(name);
    git(&folder.path, &["init", "-q", "-b", "main"]);
    folder.put("book.toml", BOOK);
    folder.put(TEXT, "---\ntitle: مشاورات\ndraft: true\n---\nنص.\n");
    commit(&folder.path, 1, "hush");
    folder.put(TEXT, "---\ntitle: مشاورات\n---\nنص.\n");
    commit(&folder.path, 2, "Published");
    folder.put(TEXT, "---\ntitle: مشاورات\n---\nنص آخر.\n");
    commit(&folder.path, 3, "تصويب");
    folder
}

fn known(root: &Path) -> Vec<Commit> {
    match read_past(root) {
        Past::Known(commits) => commits,
        other => panic!("no history: {other:?}"),
    }
}

/// Returns each commit in a line: its subject, and what it did to which texts.
fn lines(root: &Path) -> Vec<String> {
    let deed = |deed: &Deed| match deed {
        Deed::Added(_) => "added".to_owned(),
        Deed::Changed(_) => "changed".to_owned(),
        Deed::Moved(from, _) => format!("moved from {from}"),
        Deed::Removed => "removed".to_owned(),
    };
    let line = |commit: Commit| {
        let changes: Vec<String> =
            commit.changes.iter().map(|change| format!("{} {}", change.path, deed(&change.deed))).collect();
        format!("{}: {}", commit.subject, changes.join(", "))
    };
    known(root).into_iter().map(line).collect()
}

fn build(folder: &Path, arguments: &[&str], path: Option<&Path>) -> (Option<i32>, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_mujaz"));
    program
        .current_dir(folder)
        .args(arguments)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1");
    // What a hook of git would have in its environment says nothing of the site's folder.
    program.env("GIT_DIR", "/nowhere").env("GIT_EXTERNAL_DIFF", "touch pwned");
    if let Some(path) = path {
        program.env("PATH", path);
    }
    let output = program.output().expect("the program can be started");
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn commits_tell_days_names_and_drafts() {
    let folder = repository("history");
    folder.put("content/briefs/2025-11-08-plan/map.png", "a");
    commit(&folder.path, 4, "A map");
    let commits = known(&folder.path);
    assert_eq!(commits.len(), 3, "a commit without texts is none of ours");
    folder.put("content/briefs/2025-11-08-plan/map.png", "b");
    folder.put("content/briefs/2025-11-08-other.md", "a");
    commit(&folder.path, 5, "Another map, and a text");
    assert_eq!(known(&folder.path)[3].folders, ["content/briefs/2025-11-08-plan"]);
    let subjects: Vec<&str> = commits.iter().map(|commit| commit.subject.as_str()).collect();
    assert_eq!(subjects, ["hush", "Published", "تصويب"]);
    assert_eq!(commits[2].day, Some(Day { year: 2025, month: 11, day: 3 }));
    assert!(commits.iter().all(|commit| commit.author == "Ann Writer"));
    let deeds: Vec<&Deed> = commits.iter().map(|commit| &commit.changes[0].deed).collect();
    let draft = Version { state: State::Draft, dated: false };
    assert_eq!(deeds, [&Deed::Added(draft), &Deed::Changed(DONE), &Deed::Changed(DONE)]);
    assert_eq!(commits[0].changes[0].path, TEXT);
}

#[test]
fn the_site_tells_of_them_and_of_no_address() {
    let folder = repository("history-site");
    assert_eq!(build(&folder.path, &["build"], None), (Some(0), String::new()));
    let tree = folder.tree("public");
    let page = "en/briefs/2025-11-07-مشاورات/history.html";
    assert!(tree[page].contains("Ann Writer") && tree[page].contains("Published"), "{}", tree[page]);
    assert_eq!(tree[page].matches("<time datetime=\"2025-11-").count(), 2, "{}", tree[page]);
    for (path, text) in &tree {
        assert!(!text.contains("mail.example") && !text.contains("hush"), "{path}");
    }
    // The same repository gives the same bytes, and without a history there are no pages of it.
    assert_eq!(build(&folder.path, &["build"], None).0, Some(0));
    assert_eq!(folder.tree("public"), tree);
    assert_eq!(build(&folder.path, &["build", "--no-history"], None), (Some(0), String::new()));
    assert!(folder.tree("public").keys().all(|path| !path.ends_with("history.html")));
    folder.put("book.toml", format!("{BOOK}[history]\nshow = false\n"));
    assert_eq!(build(&folder.path, &["build"], None), (Some(0), String::new()));
    assert!(folder.tree("public").keys().all(|path| !path.ends_with("history.html")));
}

#[test]
fn a_commit_that_changed_nothing_for_readers_is_in_no_history() {
    let folder = repository("history-internal");
    folder.put(TEXT, "---\ntitle: مشاورات\ninternal: {who: Karim}\n---\nنص آخر.\n");
    commit(&folder.path, 4, "Karim spoke to us");
    assert_eq!(lines(&folder.path).last().map(String::as_str), Some("Karim spoke to us: "));
    assert_eq!(build(&folder.path, &["build"], None), (Some(0), String::new()));
    for (path, text) in &folder.tree("public") {
        assert!(!text.contains("Karim"), "{path}");
    }
}

#[test]
fn merges_are_one_change_and_moves_are_followed() {
    let folder = repository("history-merge");
    git(&folder.path, &["checkout", "-q", "-b", "side"]);
    folder.put(TEXT, "---\ntitle: مشاورات\n---\nنص ثالث.\n");
    commit(&folder.path, 4, "on the side");
    folder.put(TEXT, "---\ntitle: مشاورات\n---\nنص رابع.\n");
    commit(&folder.path, 5, "on the side again");
    git(&folder.path, &["checkout", "-q", "main"]);
    folder.put("other.txt", "a");
    commit(&folder.path, 6, "no text");
    git(&folder.path, &["merge", "-q", "--no-ff", "-m", "Merged", "side"]);
    let moved = "content/briefs/2025-11-07-talks/index.ar.md";
    std::fs::create_dir_all(folder.path.join(moved).parent().unwrap()).unwrap();
    git(&folder.path, &["mv", TEXT, moved]);
    commit(&folder.path, 7, "");
    // What is moved and changed at once is another text.
    std::fs::remove_file(folder.path.join(moved)).unwrap();
    folder.put("content/briefs/2025-11-07-new.ar.md", "---\ntitle: مشاورات\n---\nنص خامس.\n");
    commit(&folder.path, 8, "moved and changed");
    assert_eq!(
        lines(&folder.path)[3..],
        [
            format!("Merged: {TEXT} changed"),
            format!(": {moved} moved from {TEXT}"),
            format!("moved and changed: content/briefs/2025-11-07-new.ar.md added, {moved} removed"),
        ]
    );
}

#[test]
fn a_site_may_be_a_folder_of_a_repository_or_of_a_worktree() {
    let folder = Folder::new("history-within");
    git(&folder.path, &["init", "-q", "-b", "main"]);
    folder.put("content/briefs/not-ours.md", "a");
    folder.put("my site/content/briefs/a.md", "a");
    commit(&folder.path, 1, "One");
    folder.put("content/briefs/not-ours.md", "b");
    commit(&folder.path, 2, "Not ours");
    folder.put("my site/content/briefs/a.md", "b");
    commit(&folder.path, 3, "Two");
    let expected = ["One: content/briefs/a.md added", "Two: content/briefs/a.md changed"];
    assert_eq!(lines(&folder.path.join("my site")), expected);
    git(&folder.path, &["worktree", "add", "-q", "other", "HEAD"]);
    assert_eq!(lines(&folder.path.join("other/my site")), expected);
}

#[test]
fn a_shallow_clone_has_no_history_and_says_so() {
    let folder = repository("history-whole");
    let clone = Folder::new("history-shallow");
    let from = format!("file://{}", folder.path.display());
    git(&clone.path, &["clone", "-q", "--depth", "1", &from, "site"]);
    let site = clone.path.join("site");
    assert_eq!(read_past(&site), Past::Missing(Gap::Shallow));
    let (status, news) = build(&site, &["build"], None);
    assert_eq!(status, Some(0), "{news}");
    assert!(news.contains("warning[missing-history]") && news.contains("fetch-depth: 0"), "{news}");
    assert!(clone.tree("site/public").keys().all(|path| !path.ends_with("history.html")));
    assert_eq!(build(&site, &["check", "--no-history"], None), (Some(0), "nothing to say\n".to_owned()));
    // A site that is not in the shallow repository misses nothing.
    clone.put("site/apart/content/briefs/a.md", "a");
    assert_eq!(read_past(&site.join("apart")), Past::Untold);
    git(&site, &["fetch", "-q", "--unshallow"]);
    assert_eq!(known(&site).len(), 3);
}

#[test]
fn a_clone_without_older_files_fetches_nothing() {
    let folder = repository("history-source");
    git(&folder.path, &["config", "uploadpack.allowFilter", "true"]);
    let clone = Folder::new("history-partial");
    let from = format!("file://{}", folder.path.display());
    git(&clone.path, &["clone", "-q", "--filter=blob:none", &from, "site"]);
    let site = clone.path.join("site");
    git(&site, &["config", "remote.origin.uploadpack", "touch pwned; git-upload-pack"]);
    assert_eq!(read_past(&site), Past::Missing(Gap::Partial));
    assert!(!site.join("pwned").exists());
}

#[test]
fn where_there_is_nothing_to_know_nothing_is_missed() {
    let folder = Folder::new("history-none");
    folder.put(".git", "gitdir: nowhere");
    folder.put("content/briefs/a.md", "a");
    assert!(!matches!(read_past(&folder.path), Past::Known(_)));
    std::fs::remove_file(folder.path.join(".git")).unwrap();
    // The folder lies in the project's own repository, which knows nothing of it.
    assert_eq!(read_past(&folder.path), Past::Untold);
    git(&folder.path, &["init", "-q"]);
    assert_eq!(read_past(&folder.path), Past::Untold, "no commit yet");
    folder.put("a.txt", "a");
    git(&folder.path, &["add", "a.txt"]);
    git(&folder.path, &["commit", "-q", "-m", "no text"]);
    assert_eq!(read_past(&folder.path), Past::Untold, "the texts are not in it");
    // Without git a site is built all the same.
    let site = repository("history-without-git");
    let (status, news) = build(&site.path, &["build"], Some(&folder.path));
    assert_eq!((status, news.as_str()), (Some(0), ""));
    assert!(site.tree("public").keys().all(|path| !path.ends_with("history.html")));
}

#[test]
fn a_repository_that_git_refuses_is_told_of() {
    let site = repository("history-refused");
    for (name, says, wanted) in [
        ("distrust", "detected dubious ownership in repository at 'x'", "safe.directory"),
        ("broken", "bad object HEAD", "git says `bad object HEAD`"),
    ] {
        let folder = Folder::new(&format!("history-{name}"));
        folder.put("git", format!("#!/bin/sh\necho \"fatal: {says}\" >&2\nexit 128\n"));
        let file = folder.path.join("git");
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755)).unwrap();
        let (status, news) = build(&site.path, &["build"], Some(&folder.path));
        assert_eq!(status, Some(0), "{news}");
        assert!(news.contains("warning[missing-history]") && news.contains(wanted), "{news}");
    }
}

#[test]
fn a_hostile_repository_runs_nothing_and_bends_nothing() {
    let folder = repository("history-hostile");
    let before = lines(&folder.path);
    let pwned = folder.path.join("pwned");
    let touch = format!("touch {}", pwned.display());
    folder.put("hooks/post-index-change", format!("#!/bin/sh\n{touch}\n"));
    let hook = folder.path.join("hooks/post-index-change");
    std::fs::set_permissions(&hook, std::fs::Permissions::from_mode(0o755)).unwrap();
    let hooks = folder.path.join("hooks").display().to_string();
    for (key, value) in [
        ("core.fsmonitor", touch.as_str()),
        ("core.hooksPath", &hooks),
        ("core.pager", &touch),
        ("pager.log", &touch),
        ("diff.external", &touch),
        ("diff.x.command", &touch),
        ("diff.x.textconv", &touch),
        ("filter.x.smudge", &touch),
        ("filter.x.process", &touch),
        ("gpg.program", &touch),
        ("core.sshCommand", &touch),
        ("core.editor", &touch),
        ("alias.log", &format!("!{touch}")),
        ("alias.cat-file", &format!("!{touch}")),
        ("alias.rev-parse", &format!("!{touch}")),
        ("log.showSignature", "true"),
        ("log.showRoot", "false"),
        ("log.follow", "true"),
        ("log.diffMerges", "off"),
        ("log.date", "relative"),
        ("log.mailmap", "true"),
        ("mailmap.file", "/dev/zero"),
        ("diff.renames", "copies"),
        ("diff.orderFile", "/dev/zero"),
        ("diff.relative", "false"),
        ("diff.noprefix", "true"),
        ("format.pretty", "%ae"),
        ("core.quotePath", "true"),
        ("color.ui", "always"),
        ("i18n.logOutputEncoding", "UTF-16"),
    ] {
        git_on(1, &folder.path, &["config", key, value]);
    }
    folder.put(".gitattributes", "*.md diff=x filter=x\n");
    assert_eq!(lines(&folder.path), before);
    assert_eq!(build(&folder.path, &["build"], None).0, Some(0));
    assert!(folder.tree("public").contains_key("ar/briefs/2025-11-07-مشاورات/history.html"));
    assert!(!pwned.exists(), "something of the repository's was run");
}

#[test]
fn a_message_may_hold_anything() {
    let folder = repository("history-message");
    let odd = ":100644 100644 a b M\u{1e}\u{1f}\u{202e}<b>\tcontent/x.md";
    folder.put(TEXT, "---\ntitle: a\n---\n\\ of \u{202e}\n");
    commit(&folder.path, 4, odd);
    std::fs::remove_file(folder.path.join(TEXT)).unwrap();
    std::os::unix::fs::symlink("/etc/passwd", folder.path.join(TEXT)).unwrap();
    commit(&folder.path, 5, "a link is no text");
    let all = lines(&folder.path);
    assert_eq!(all[3..], [format!("{odd}: {TEXT} changed"), format!("a link is no text: {TEXT} removed")]);
}

#[test]
fn names_follow_the_mailmap_of_the_site() {
    let folder = repository("history-mailmap");
    folder.put(".mailmap", "A Better Name <writer@mail.example>\n");
    assert!(known(&folder.path).iter().all(|commit| commit.author == "A Better Name"));
}
