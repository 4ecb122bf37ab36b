//! A build that is killed, or runs out of room, leaves one whole site.
#![expect(clippy::disallowed_methods, reason = "these tests start programs and look at files")]

use crate::folder::Folder;
use mujaz::disk::stage::Stage;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

/// The folder in which a process of ours builds until it is killed.
const FOLDER: &str = "MUJAZ_TEST_FOLDER";
/// How often a build is killed.
const KILLS: u32 = 150;
const PAGES: u32 = 30;

fn build(folder: &Path, letter: &str, mut step: impl FnMut()) -> anyhow::Result<()> {
    let stage = Stage::open(folder, "public")?;
    for page in 0..PAGES {
        // Of three pages, one never changes.
        let text = if page % 3 == 0 { "same" } else { letter };
        stage.write(&format!("{}/{page}.html", page % 4), text.repeat(3000).as_bytes())?;
        step();
    }
    stage.write(&format!("only-{letter}.html"), letter.as_bytes())?;
    step();
    stage.finish()?;
    step();
    Ok(())
}

/// Asserts that the output folder holds the whole of one of the two sites, and the file of somebody else.
fn assert_whole(folder: &Folder, moment: &str) {
    let tree = folder.tree("public");
    let letter = if tree.contains_key("only-a.html") { "a" } else { "b" };
    assert_eq!(tree.get(&format!("only-{letter}.html")).map(String::as_str), Some(letter), "{moment}");
    for page in 0..PAGES {
        let text = if page % 3 == 0 { "same" } else { letter };
        let found = tree.get(&format!("{}/{page}.html", page % 4));
        assert!(found.is_some_and(|found| *found == text.repeat(3000)), "{moment}: page {page} of {letter}");
    }
    assert_eq!(tree.get("theirs/diary.txt").map(String::as_str), Some("dear"), "{moment}");
    // The pages, the only one, the diary, the list, and five folders.
    assert_eq!(tree.len(), PAGES as usize + 1 + 1 + 1 + 5, "{moment}");
}

/// Builds one site after the other, and says each step on standard output, until the process is killed.
fn build_for_ever(folder: &Path) {
    let mut out = std::io::stdout();
    loop {
        for letter in ["a", "b"] {
            let said = build(folder, letter, || {
                let _ = out.write_all(b".").and_then(|()| out.flush());
            });
            said.expect("a build after a kill is like any other");
        }
    }
}

#[test]
fn a_kill_at_any_moment_leaves_one_site_whole() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        return build_for_ever(Path::new(&folder));
    }
    let folder = Folder::new("killed");
    build(&folder.path, "a", || {}).expect("the first build succeeds");
    folder.put("public/theirs/diary.txt", "dear");
    for kill in 0..KILLS {
        let mut child = Command::new(std::env::current_exe().expect("the tests are a program"))
            .args(["--exact", "killing::a_kill_at_any_moment_leaves_one_site_whole", "--nocapture"])
            .env(FOLDER, &folder.path)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the tests can be started");
        // Steps of the test itself are said as well, so this many are somewhere in the first two builds. Most
        // kills come where the trees are swapped, a little later each time.
        let steps = if kill % 5 == 0 { kill % 120 } else { 2 + PAGES + kill % 2 * (PAGES + 2) };
        let mut said = vec![0; 64 + steps as usize];
        let out = child.stdout.as_mut().expect("it is piped");
        let mut dots = 0;
        while dots < steps {
            let length = out.read(&mut said[..1]).expect("the child says its steps");
            assert!(length > 0, "the child ended by itself");
            dots += u32::from(said[0] == b'.');
        }
        (0..kill * 300).for_each(|_| std::hint::spin_loop());
        child.kill().expect("the child can be killed");
        child.wait().expect("the child can be waited for");
        assert_whole(&folder, &format!("kill {kill} after {steps} steps"));
    }
    build(&folder.path, "b", || {}).expect("the last build succeeds");
    assert_whole(&folder, "after all");
    assert_eq!(folder.names(), ["public"]);
}

#[test]
fn a_full_disk_leaves_the_last_site_whole() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        let said = build(Path::new(&folder), "b", || {}).expect_err("there is no room");
        return println!("{said:#}");
    }
    let folder = Folder::new("full");
    build(&folder.path, "a", || {}).expect("the first build succeeds");
    folder.put("public/theirs/diary.txt", "dear");
    // A limit on the size of files stands for a full disk: it needs no rights, and fails at the same place.
    let limited = "trap '' XFSZ; ulimit -f 2; exec \"$0\" \"$@\"";
    let child = Command::new("sh")
        .args(["-c", limited])
        .arg(std::env::current_exe().expect("the tests are a program"))
        .args(["--exact", "killing::a_full_disk_leaves_the_last_site_whole", "--nocapture"])
        .env(FOLDER, &folder.path)
        .output()
        .expect("the tests can be started");
    let said = String::from_utf8_lossy(&child.stdout);
    assert!(
        child.status.success() && said.contains("cannot write `") && said.contains("too large"),
        "{said}"
    );
    assert_whole(&folder, "after a full disk");
    assert_eq!(folder.names(), ["public"]);
}
