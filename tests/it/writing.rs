//! The output folder is the old site or the new one, and what others put in it is theirs.
#![expect(clippy::disallowed_methods, reason = "these tests are about files")]

use crate::folder::Folder;
use mujaz::disk::stage::{Stage, Written};
use rustix::fs::{CWD, FileType, Mode, mknodat};
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

type Files<'a> = &'a [(&'a str, &'a str)];

fn build(folder: &Folder, files: Files<'_>) -> anyhow::Result<Written> {
    build_into(folder, "public", files)
}

fn build_into(folder: &Folder, build_dir: &str, files: Files<'_>) -> anyhow::Result<Written> {
    let stage = Stage::open(&folder.path, build_dir)?;
    for (path, text) in files {
        stage.write(path, text.as_bytes())?;
    }
    stage.finish()
}

fn refusal(result: anyhow::Result<Written>) -> String {
    format!("{:#}", result.expect_err("it is refused"))
}

/// Returns the paths of the output folder, and asserts that nothing is left beside it.
fn paths(folder: &Folder) -> Vec<String> {
    assert_eq!(folder.names(), ["public"]);
    let paths = folder.tree("public").into_keys();
    paths.filter(|path| path != ".mujaz-manifest").collect()
}

const SITE: Files<'static> = &[("index.html", "i"), ("ar/briefs/a.html", "a"), ("ar/briefs/b.html", "b")];

#[test]
fn the_first_build_writes_all() {
    let folder = Folder::new("first");
    let written = build(&folder, SITE).expect("the disk obeys");
    assert_eq!(written, Written { files: 3, bytes: 3, changed: 3, removed: 0 });
    assert_eq!(paths(&folder), ["ar/", "ar/briefs/", "ar/briefs/a.html", "ar/briefs/b.html", "index.html"]);
}

#[test]
fn a_build_that_changes_nothing_touches_nothing() {
    let folder = Folder::new("unchanged");
    build(&folder, SITE).expect("the disk obeys");
    let before: Vec<_> =
        ["public", "public/ar", "public/index.html"].map(|path| folder.identity(path)).into();
    assert_eq!(
        build(&folder, SITE).expect("the disk obeys"),
        Written { files: 3, bytes: 3, changed: 0, removed: 0 }
    );
    let after: Vec<_> = ["public", "public/ar", "public/index.html"].map(|path| folder.identity(path)).into();
    assert_eq!(before, after);
    assert_eq!(paths(&folder).len(), 5);
}

#[test]
fn only_what_changed_is_written_anew_and_what_is_gone_goes() {
    let folder = Folder::new("changes");
    build(&folder, SITE).expect("the disk obeys");
    let (index, a) = (folder.identity("public/index.html"), folder.identity("public/ar/briefs/a.html"));
    let new = [("index.html", "i"), ("ar/briefs/a.html", "A"), ("en/c.html", "c")];
    assert_eq!(
        build(&folder, &new).expect("the disk obeys"),
        Written { files: 3, bytes: 3, changed: 2, removed: 1 }
    );
    assert_eq!(folder.identity("public/index.html"), index);
    assert_ne!(folder.identity("public/ar/briefs/a.html").0, a.0);
    assert_eq!(paths(&folder), ["ar/", "ar/briefs/", "ar/briefs/a.html", "en/", "en/c.html", "index.html"]);
    assert_eq!(build(&folder, &[("index.html", "i")]).expect("the disk obeys").removed, 2);
    assert_eq!(paths(&folder), ["index.html"]);
}

#[test]
fn what_somebody_did_to_our_files_is_mended() {
    let folder = Folder::new("mended");
    build(&folder, SITE).expect("the disk obeys");
    fs::remove_file(folder.path.join("public/index.html")).expect("the disk obeys");
    fs::remove_file(folder.path.join("public/ar/briefs/a.html")).expect("the disk obeys");
    symlink("/etc/passwd", folder.path.join("public/ar/briefs/a.html")).expect("the disk obeys");
    folder.put("public/ar/briefs/b.html", "B");
    assert_eq!(build(&folder, SITE).expect("the disk obeys").changed, 3);
    assert_eq!(folder.tree("public")["ar/briefs/a.html"], "a");
    assert_eq!(folder.tree("public")["ar/briefs/b.html"], "b");
}

#[test]
fn the_same_files_leave_the_same_tree_however_they_come() {
    let (one, other) = (Folder::new("same-one"), Folder::new("same-other"));
    build(&one, SITE).expect("the disk obeys");
    build(&other, &[("old.html", "x"), SITE[2]]).expect("the disk obeys");
    build(&other, &[SITE[1], SITE[2], SITE[0]]).expect("the disk obeys");
    assert_eq!(one.tree("public"), other.tree("public"));
}

#[test]
fn files_of_others_stay_as_they_are() {
    let folder = Folder::new("foreign");
    build(&folder, SITE).expect("the disk obeys");
    folder.put("public/.git/objects/1", "git");
    folder.put("public/ar/theirs.txt", "theirs");
    symlink("nowhere", folder.path.join("public/link")).expect("the disk obeys");
    mknodat(CWD, folder.path.join("public/pipe"), FileType::Fifo, Mode::from_raw_mode(0o600), 0)
        .expect("the disk obeys");
    fs::create_dir_all(folder.path.join("public/empty/deep")).expect("the disk obeys");
    let rights = |mode: u32| fs::Permissions::from_mode(mode);
    fs::set_permissions(folder.path.join("public/.git"), rights(0o750)).expect("the disk obeys");
    fs::set_permissions(folder.path.join("public/empty/deep"), rights(0o500)).expect("the disk obeys");
    let kept = ["public/.git/objects/1", "public/ar/theirs.txt", "public/link", "public/pipe"];
    let before = kept.map(|path| folder.identity(path));
    let folders = ["public/.git", "public/.git/objects", "public/empty/deep"];
    let dress = |path: &str| (folder.about(path).mode(), folder.about(path).mtime_nsec());
    let dressed = folders.map(dress);
    build(&folder, &[("index.html", "new")]).expect("the disk obeys");
    assert_eq!(kept.map(|path| folder.identity(path)), before);
    assert_eq!(folders.map(dress), dressed);
    assert_eq!(folder.tree("public")["link"], "-> nowhere");
    assert!(kept[..2].iter().all(|path| folder.about(path).nlink() == 1));
    assert!(!folder.tree("public").contains_key("ar/briefs/"));
    fs::set_permissions(folder.path.join("public/empty/deep"), rights(0o700)).expect("the disk obeys");
}

#[test]
fn a_file_of_others_is_never_replaced() {
    let folder = Folder::new("clash");
    build(&folder, SITE).expect("the disk obeys");
    folder.put("public/CNAME", "mine.example");
    folder.put("public/en/index.html/x", "a folder");
    folder.put("public/fr", "a file");
    let before = folder.tree("public");
    let clashes: [Files<'_>; 3] =
        [&[("CNAME", "ours")], &[("en/index.html", "ours")], &[("fr/index.html", "ours")]];
    for (files, path) in clashes.iter().zip(["CNAME", "en/index.html", "fr"]) {
        let refusal = refusal(build(&folder, files));
        assert!(refusal.contains(&format!("public/{path}` was not made by mujaz")), "{refusal}");
        assert_eq!(folder.tree("public"), before);
    }
    assert_eq!(folder.names(), ["public"]);
}

#[test]
fn a_folder_of_others_is_refused() {
    let folder = Folder::new("refused");
    folder.put("public/thesis.txt", "years");
    let refusal = refusal(build(&folder, SITE));
    assert!(refusal.contains("was not made by mujaz"), "{refusal}");
    assert_eq!(paths(&folder), ["thesis.txt"]);
}

#[test]
fn an_empty_folder_is_taken() {
    let folder = Folder::new("taken");
    fs::create_dir(folder.path.join("public")).expect("the disk obeys");
    assert_eq!(build(&folder, SITE).expect("the disk obeys").changed, 3);
    assert_eq!(paths(&folder).len(), 5);
}

#[test]
fn output_folders_that_are_not_inside_or_not_folders_are_refused() {
    let folder = Folder::new("places");
    folder.put("file", "x");
    fs::create_dir(folder.path.join("elsewhere")).expect("the disk obeys");
    symlink("elsewhere", folder.path.join("link")).expect("the disk obeys");
    let before = folder.tree("");
    for build_dir in [
        "..",
        ".",
        "",
        "/tmp/x",
        "../x",
        "a/../../x",
        "content",
        "content/out",
        ".git",
        "file",
        "file/x",
        "link",
        "link/x",
    ] {
        refusal(build_into(&folder, build_dir, SITE));
    }
    assert_eq!(folder.tree(""), before);
    build_into(&folder, "a/b/c", SITE).expect("the disk obeys");
    assert_eq!(folder.tree("a/b/c")["index.html"], "i");
}

#[test]
fn paths_that_lead_outside_are_refused() {
    let folder = Folder::new("outside");
    for path in ["../x", "/x", "a/../../x", "", "a//b", "a\nb", ".mujaz-manifest"] {
        refusal(build(&folder, &[(path, "x")]));
    }
    refusal(build(&folder, &[("a", "x"), ("A", "y")]));
    refusal(build(&folder, &[("a", "x"), ("a", "y")]));
    refusal(build(&folder, &[("a", "x"), ("a/b", "y")]));
    assert_eq!(folder.names(), Vec::<String>::new());
}

#[test]
fn a_stage_that_is_dropped_changes_nothing() {
    let folder = Folder::new("dropped");
    build(&folder, SITE).expect("the disk obeys");
    let before = folder.tree("");
    let stage = Stage::open(&folder.path, "public").expect("the disk obeys");
    stage.write("index.html", b"new").expect("the disk obeys");
    assert_eq!(stage.bytes(), 3);
    drop(stage);
    assert_eq!(folder.tree(""), before);
}

#[test]
fn two_builds_at_once_do_not_meet() {
    let folder = Folder::new("two");
    let first = Stage::open(&folder.path, "public").expect("the disk obeys");
    let second = refusal(build(&folder, SITE));
    assert!(second.contains("another build"), "{second}");
    first.write("index.html", b"first").expect("the disk obeys");
    first.finish().expect("the disk obeys");
    assert_eq!(folder.tree("public")["index.html"], "first");
    build(&folder, SITE).expect("the disk obeys");
}

#[test]
fn writing_from_many_threads() {
    use rayon::prelude::*;
    let folder = Folder::new("threads");
    let stage = Stage::open(&folder.path, "public").expect("the disk obeys");
    let path = |at: usize| format!("{}/{}/{at}.html", at % 7, at % 13);
    (0..2000)
        .into_par_iter()
        .for_each(|at| stage.write(&path(at), path(at).as_bytes()).expect("the disk obeys"));
    assert_eq!(stage.finish().expect("the disk obeys").files, 2000);
    let tree = folder.tree("public");
    assert!((0..2000).all(|at| tree[&path(at)] == path(at)));
}

/// Returns a folder with a site, as a build leaves its workspace at some moment. `lay` lays out the workspace.
fn killed(name: &str, lay: impl Fn(&Folder)) -> Folder {
    let folder = Folder::new(name);
    build(&folder, SITE).expect("the disk obeys");
    folder.put("public/theirs.txt", "theirs");
    folder.put(".public.mujaz-stage/made-by-mujaz", "");
    lay(&folder);
    folder
}

/// Notes which tree is about to become the output folder.
fn note_swap(folder: &Folder, tree: &str) {
    let about = folder.about(tree);
    folder.put(".public.mujaz-stage/swapping", format!("{} {}\n", about.dev(), about.ino()));
}

fn shift(folder: &Folder, from: &str, to: &str) {
    fs::rename(folder.path.join(from), folder.path.join(to)).expect("the disk obeys");
}

const NEW: &str = ".public.mujaz-stage/new";
const OLD: &str = ".public.mujaz-stage/old";

/// Asserts that the next build clears up and finds the site as it was.
fn assert_unharmed(folder: &Folder) {
    assert_eq!(build(folder, SITE).expect("the disk obeys").changed, 0);
    assert_eq!(
        paths(folder),
        ["ar/", "ar/briefs/", "ar/briefs/a.html", "ar/briefs/b.html", "index.html", "theirs.txt"]
    );
    assert_eq!(folder.tree("public")["theirs.txt"], "theirs");
}

#[test]
fn a_half_made_stage_is_cleared() {
    let folder = killed("killed-writing", |folder| folder.put(&format!("{NEW}/ar/x.html"), "half"));
    assert_unharmed(&folder);
}

#[test]
fn a_full_stage_that_was_not_swapped_is_cleared() {
    let folder = killed("killed-before-swap", |folder| {
        folder.put(&format!("{NEW}/.mujaz-manifest"), "#\nx.html\n");
        folder.put(&format!("{NEW}/x.html"), "new");
        folder.put(&format!("{NEW}/theirs.txt"), "older");
        note_swap(folder, NEW);
    });
    assert_unharmed(&folder);
}

#[test]
fn what_others_wrote_during_the_swap_is_kept() {
    let folder = killed("killed-after-swap", |folder| {
        folder.put(&format!("{NEW}/.mujaz-manifest"), "#\nindex.html\n");
        folder.put(&format!("{NEW}/index.html"), "older");
        folder.put(&format!("{NEW}/theirs.txt"), "newest");
        folder.put(&format!("{NEW}/theirs/late.txt"), "late");
        note_swap(folder, "public");
    });
    assert_eq!(build(&folder, SITE).expect("the disk obeys").changed, 0);
    let tree = folder.tree("public");
    assert_eq!(
        (&*tree["index.html"], &*tree["theirs.txt"], &*tree["theirs/late.txt"]),
        ("i", "newest", "late")
    );
    assert_eq!(folder.names(), ["public"]);
}

#[test]
fn the_last_site_is_put_back_after_a_kill_between_two_renames() {
    let folder = killed("killed-between", |folder| {
        folder.put(&format!("{NEW}/.mujaz-manifest"), "#\nindex.html\n");
        folder.put(&format!("{NEW}/index.html"), "new");
        note_swap(folder, NEW);
        shift(folder, "public", OLD);
    });
    assert_unharmed(&folder);
}

#[test]
fn a_kill_after_two_renames_leaves_the_new_site() {
    let folder = killed("killed-after-two", |folder| {
        note_swap(folder, "public");
        folder.put(&format!("{OLD}/.mujaz-manifest"), "#\nindex.html\n");
        folder.put(&format!("{OLD}/index.html"), "old");
    });
    assert_unharmed(&folder);
}

#[test]
fn a_stage_that_is_not_ours_is_refused() {
    let folder = Folder::new("not-our-stage");
    folder.put(".public.mujaz-stage/diary.txt", "dear");
    let refusal = refusal(build(&folder, SITE));
    assert!(refusal.contains("in the way"), "{refusal}");
    assert_eq!(folder.names(), [".public.mujaz-stage"]);
    assert_eq!(folder.tree(".public.mujaz-stage")["diary.txt"], "dear");
}
