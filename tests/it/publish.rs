//! A site published to a bare repository on disk: what it becomes there, what is refused, and that a run may be
//! interrupted at every step.
#![expect(clippy::disallowed_methods, reason = "these tests start programs and make repositories")]

use crate::folder::Folder;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const BOOK: &str = "[book]\ntitle = \"T\"\nlanguage = \"ar\"\nlanguages = [\"ar\"]\n\
                    [output.html]\nsite-url = \"https://example.org/\"\ncname = \"example.org\"\n";
const ACTOR: &str = "content/actors/iraq.md";
const PAGE: &str = "ar/actors/iraq.html";
const WHO: &str = "[user]\nname = Ann Writer\nemail = writer@mail.example\n";

/// A site in a repository, and the repository that it is published to.
struct Place {
    folder: Folder,
}

impl Place {
    /// Makes both; nothing is published yet.
    fn new(name: &str) -> Self {
        let place = Self { folder: Folder::new(name) };
        place.folder.put("gitconfig", WHO);
        place.git(&place.folder.path, &["init", "-q", "--bare", "-b", "main", "remote.git"]);
        place.git(&place.folder.path, &["init", "-q", "-b", "main", "work"]);
        place.put("book.toml", BOOK);
        place.put(ACTOR, "---\nname: {ar: العراق}\n---\n");
        place.put(".gitignore", "public/\n");
        place.commit("First");
        place.git(&place.work(), &["remote", "add", "origin", "../remote.git"]);
        place
    }

    fn work(&self) -> PathBuf {
        self.folder.path.join("work")
    }

    fn remote(&self) -> PathBuf {
        self.folder.path.join("remote.git")
    }

    fn put(&self, path: &str, text: &str) {
        self.folder.put(&format!("work/{path}"), text);
    }

    fn commit(&self, subject: &str) {
        self.git(&self.work(), &["add", "-A"]);
        self.git(&self.work(), &["commit", "-q", "-m", subject]);
    }

    /// Gives a program an environment in which git knows of this place alone.
    fn tame(&self, command: &mut Command) {
        for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "EMAIL"] {
            command.env_remove(name);
        }
        command.env("GIT_CONFIG_GLOBAL", self.folder.path.join("gitconfig")).env("GIT_CONFIG_NOSYSTEM", "1");
        command.env("SOURCE_DATE_EPOCH", "1762473600");
    }

    fn ask(&self, folder: &Path, arguments: &[&str]) -> Output {
        let mut command = Command::new("git");
        self.tame(command.current_dir(folder).args(arguments));
        command.output().expect("these tests need the command `git`: install it")
    }

    /// Runs git, and returns what it says.
    fn git(&self, folder: &Path, arguments: &[&str]) -> String {
        let output = self.ask(folder, arguments);
        assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    /// Publishes from a folder, and returns the status and all that was said.
    fn publish_from(&self, folder: &Path, arguments: &[&str], path: Option<&str>) -> (Option<i32>, String) {
        let mut program = Command::new(env!("CARGO_BIN_EXE_mujaz"));
        self.tame(program.current_dir(folder).args(["publish", "--no-cards"]).args(arguments));
        if let Some(path) = path {
            program.env("PATH", path);
        }
        let Output { status, stdout, stderr } = program.output().expect("the program can be started");
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        (status.code(), text(stdout) + &text(stderr))
    }

    fn publish(&self, arguments: &[&str]) -> (Option<i32>, String) {
        self.publish_from(&self.work(), arguments, None)
    }

    /// Publishes, and asserts that it ends like this and says so.
    fn expect(&self, arguments: &[&str], (status, words): (i32, &str)) {
        let (ended, said) = self.publish(arguments);
        assert_eq!(ended, Some(status), "{said}");
        assert!(said.contains(words), "{said}");
    }

    /// Returns the last commit of the branch that is published to; nothing where there is none.
    fn tip(&self) -> String {
        let tip = self.ask(&self.remote(), &["rev-parse", "--verify", "-q", "refs/heads/gh-pages"]);
        String::from_utf8_lossy(&tip.stdout).trim().to_owned()
    }

    fn commits(&self) -> String {
        self.git(&self.remote(), &["rev-list", "--count", "gh-pages"])
    }

    /// Returns a published file.
    fn published(&self, path: &str) -> String {
        self.git(&self.remote(), &["show", &format!("gh-pages:{path}")])
    }

    /// Returns all that publishing may not touch.
    fn untouched(&self) -> (Vec<String>, Vec<u8>, Vec<(String, String)>) {
        let work = self.work();
        let said = [
            &["status", "--porcelain", "--untracked-files=all", "--ignored"][..],
            &["stash", "list"],
            &["for-each-ref", "refs/heads", "refs/tags", "refs/stash"],
            &["symbolic-ref", "HEAD"],
            &["rev-parse", "HEAD"],
        ];
        let said = said.map(|arguments| self.git(&work, arguments)).to_vec();
        let index = std::fs::read(work.join(".git/index")).expect("there is an index");
        let tree = self.folder.tree("work").into_iter().filter(|(path, _)| !path.starts_with(".git/"));
        (said, index, tree.collect())
    }

    /// Puts a program called `git` before the real one, and returns the path on which it is found first.
    fn wrap(&self, script: &str) -> String {
        let before = std::env::var("PATH").expect("there is a path");
        let find = Command::new("sh").args(["-c", "command -v git"]).output().expect("there is a shell");
        let git = String::from_utf8(find.stdout).expect("its path is UTF-8");
        let text = format!("#!/bin/sh\ngit={}\nhere={}\n{script}", git.trim(), self.folder.path.display());
        self.folder.put("bin/git", text);
        let file = self.folder.path.join("bin/git");
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755)).expect("the disk obeys");
        format!("{}:{before}", self.folder.path.join("bin").display())
    }
}

#[test]
fn a_site_is_published_as_one_commit_and_then_another() {
    let place = Place::new("publish");
    place.put("notes.txt", "not of the site");
    // Something is staged, and something stashed.
    place.put("staged.txt", "a");
    place.git(&place.work(), &["add", "staged.txt"]);
    place.git(&place.work(), &["stash", "-q"]);
    place.put("staged.txt", "b");
    place.git(&place.work(), &["add", "staged.txt"]);
    let before = place.untouched();
    place.expect(&[], (0, "published in `gh-pages` of `origin` as "));
    assert_eq!((place.untouched(), place.commits().as_str()), (before.clone(), "1"));
    assert!(place.published(PAGE).contains("العراق"));
    assert_eq!(
        (place.published("CNAME").as_str(), place.published(".nojekyll").as_str()),
        ("example.org", "")
    );
    let first = place.tip();
    let about = place.git(&place.remote(), &["log", "-1", "--format=%an <%ae>%n%cn%n%B", "gh-pages"]);
    let head = place.git(&place.work(), &["rev-parse", "HEAD"]);
    let wanted = format!(
        "Ann Writer <writer@mail.example>\nAnn Writer\npublish: {}\n\nMujaz-Source: {head}\nMujaz-Folder: .",
        &head[..10]
    );
    assert_eq!(about, wanted);
    // Nothing has changed: no commit.
    place.expect(&[], (0, "nothing has changed"));
    assert_eq!((place.tip(), place.untouched()), (first.clone(), before));
    place.put(ACTOR, "---\nname: {ar: لبنان}\n---\n");
    place.commit("Second");
    place.expect(&["--dry-run"], (0, "~ ar/actors/iraq.html\n"));
    assert_eq!(place.tip(), first);
    place.expect(&["--message", "خبر"], (0, "published"));
    assert_eq!(place.git(&place.remote(), &["rev-parse", "gh-pages^"]), first);
    assert_eq!(place.git(&place.remote(), &["log", "-1", "--format=%s", "gh-pages"]), "خبر");
    assert!(place.published(PAGE).contains("لبنان") && !place.published(PAGE).contains("العراق"));
    place.git(&place.remote(), &["fsck", "--strict"]);
}

#[test]
fn what_is_published_is_what_build_makes() {
    let place = Place::new("publish-same");
    place.put(".gitattributes", "*.html text eol=crlf\n*.css filter=x\n");
    place.commit("Attributes");
    place.git(&place.work(), &["config", "filter.x.clean", "echo spoilt"]);
    place.git(&place.work(), &["config", "core.autocrlf", "true"]);
    place.expect(&[], (0, "published"));
    let mut build = Command::new(env!("CARGO_BIN_EXE_mujaz"));
    place.tame(build.current_dir(place.work()).args(["build", "--no-cards"]));
    assert!(build.output().unwrap().status.success());
    let out = place.folder.path.join("out");
    let clone = ["-c", "core.autocrlf=false", "clone", "-q", "-b", "gh-pages", "remote.git", "out"];
    place.git(&place.folder.path, &clone);
    std::fs::remove_dir_all(out.join(".git")).unwrap();
    std::fs::remove_file(place.work().join("public/.mujaz-manifest")).unwrap();
    assert_eq!(place.folder.tree("out"), place.folder.tree("work/public"));
}

#[test]
fn what_is_not_committed_is_not_published_unless_told() {
    let place = Place::new("publish-dirty");
    place.put("notes.txt", "not of the site");
    place.put(ACTOR, "---\nname: {ar: لبنان}\n---\n");
    place.expect(&[], (2, "`content/actors/iraq.md` is not committed"));
    place.put("content/actors/egypt.md", "---\nname: {ar: مصر}\n---\n");
    place.expect(&[], (2, "and 1 other is not committed"));
    assert_eq!(place.tip(), "");
    let before = place.untouched();
    place.expect(&["--allow-dirty"], (0, "published"));
    assert_eq!(place.untouched(), before);
    assert!(place.published(PAGE).contains("لبنان"));
    let subject = place.git(&place.remote(), &["log", "-1", "--format=%s", "gh-pages"]);
    assert!(subject.ends_with(", with what was not committed"), "{subject}");
    // What git ignores and a build reads is not committed either.
    place.commit("All");
    place.put(".gitignore", "public/\ncontent/actors/syria.md\n");
    place.put("content/actors/syria.md", "---\nname: {ar: سوريا}\n---\n");
    place.expect(&[], (2, "`content/actors/syria.md` is not committed"));
}

#[test]
fn content_with_errors_is_not_published() {
    let place = Place::new("publish-errors");
    place.put("content/briefs/2025-11-07-a.ar.md", "---\ntitle: ا\nactors: [irak]\n---\n");
    place.commit("Wrong");
    place.expect(&[], (1, "error[unknown-actor]"));
    assert_eq!(place.tip(), "");
}

#[test]
fn what_others_put_there_stays() {
    let place = Place::new("publish-foreign");
    place.git(&place.work(), &["push", "-q", "origin", "main:gh-pages"]);
    let theirs = place.tip();
    place.expect(&[], (2, "holds what mujaz did not publish"));
    assert_eq!(place.tip(), theirs);
    place.expect(&["--take-over"], (0, "published"));
    assert_eq!(place.git(&place.remote(), &["rev-parse", "gh-pages^"]), theirs);
    place.expect(&[], (0, "nothing has changed"));
    // Another site of the same repository.
    place.put("other/book.toml", BOOK);
    place.commit("Another");
    place.expect(&["--root", "other"], (2, "holds the site in the folder `.`"));
    place.expect(&["--root", "other", "--branch", "other"], (0, "published in `other`"));
}

#[test]
fn a_remote_that_has_moved_is_not_published_to() {
    let place = Place::new("publish-moved");
    place.expect(&[], (0, "published"));
    // A colleague publishes what is not here yet.
    place.git(&place.work(), &["push", "-q", "origin", "main"]);
    place.git(&place.folder.path, &["clone", "-q", "-b", "main", "remote.git", "colleague"]);
    let colleague = place.folder.path.join("colleague");
    place.folder.put("colleague/content/actors/egypt.md", "---\nname: {ar: مصر}\n---\n");
    place.git(&colleague, &["add", "-A"]);
    place.git(&colleague, &["commit", "-q", "-m", "Egypt"]);
    place.git(&colleague, &["push", "-q"]);
    assert_eq!(place.publish_from(&colleague, &[], None).0, Some(0));
    let theirs = place.tip();
    place.expect(&[], (2, "has moved: it was published from commit "));
    assert_eq!(place.tip(), theirs);
    place.git(&place.work(), &["pull", "-q", "origin", "main"]);
    place.expect(&[], (0, "nothing has changed"));
    // It moves between the look at it and the push.
    place.put(ACTOR, "---\nname: {ar: لبنان}\n---\n");
    place.commit("Lebanon");
    let script = "for word; do [ \"$word\" = push ] && \
                  \"$git\" -C \"$here/remote.git\" update-ref refs/heads/gh-pages main; done\n\
                  exec \"$git\" \"$@\"\n";
    let path = place.wrap(script);
    let (status, said) = place.publish_from(&place.work(), &[], Some(&path));
    assert_eq!(status, Some(2), "{said}");
    assert!(said.contains("`gh-pages` of `origin` has moved meanwhile, and nothing is published"), "{said}");
    assert_eq!(place.tip(), place.git(&place.remote(), &["rev-parse", "main"]));
}

#[test]
fn a_site_in_a_folder_and_in_a_worktree_is_published() {
    let place = Place::new("publish-within");
    place.put("my site/book.toml", BOOK);
    place.put(&format!("my site/{ACTOR}"), "---\nname: {ar: سوريا}\n---\n");
    place.commit("Within");
    place.put("README", "elsewhere in the repository");
    place.put("content/actors/egypt.md", "not of this site");
    place.expect(&["--root", "my site"], (0, "published"));
    assert!(place.published(PAGE).contains("سوريا"));
    place.git(&place.work(), &["worktree", "add", "-q", "../tree", "HEAD"]);
    let tree = place.folder.path.join("tree/my site");
    assert_eq!(
        place.publish_from(&tree, &[], None),
        (Some(0), "nothing has changed: `gh-pages` of `origin` is this site already\n".to_owned())
    );
    place.folder.put("tree/my site/content/actors/iraq.md", "---\nname: {ar: اليمن}\n---\n");
    assert_eq!(place.publish_from(&tree, &["--allow-dirty"], None).0, Some(0));
    assert!(place.published(PAGE).contains("اليمن"));
}

#[test]
fn what_cannot_be_done_is_said_in_a_sentence() {
    let place = Place::new("publish-cannot");
    place.expect(&["--remote", "nowhere"], (2, "there is no remote `nowhere`"));
    place.expect(&["--branch", "main"], (2, "`main` is the branch that is checked out"));
    place.expect(&["--branch", "a..b"], (2, "cannot be the name of a branch"));
    place.expect(&["--remote", "../gone.git"], (2, "there is no repository there"));
    place.folder.put("gitconfig", "");
    place.expect(&[], (2, "git does not know who publishes"));
    place.folder.put("gitconfig", WHO);
    for (hook, at) in
        [("remote.git/hooks/pre-receive", "declined"), ("work/.git/hooks/pre-push", "not today")]
    {
        place.folder.put(hook, "#!/bin/sh\necho 'error: not today' >&2\nexit 1\n");
        let file = place.folder.path.join(hook);
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755)).unwrap();
        place.expect(&[], (2, "`origin` does not take what is published"));
        place.expect(&[], (2, at));
        std::fs::remove_file(file).unwrap();
    }
    assert_eq!(place.tip(), "");
    let bare = Folder::new("publish-no-repository");
    bare.put("book.toml", BOOK);
    bare.put(".git", "gitdir: nowhere\n");
    let (status, said) = place.publish_from(&bare.path, &[], None);
    assert!(status == Some(2) && said.contains("is in no git repository"), "{said}");
}

/// Each time that git is started, the program is killed once before git has done anything and once after.
#[test]
fn a_run_that_is_killed_at_any_step_has_published_all_or_nothing() {
    let place = Place::new("publish-killed");
    place.expect(&[], (0, "published"));
    let script = "n=$(($(cat \"$here/count\") + 1)); echo $n > \"$here/count\"\n\
                  if [ $n = \"$(cat \"$here/step\")\" ]; then\n\
                  [ \"$(cat \"$here/when\")\" = after ] && \"$git\" \"$@\" > \"$here/said\" < /dev/null\n\
                  kill -9 $PPID; exit 1\nfi\nexec \"$git\" \"$@\"\n";
    let path = place.wrap(script);
    let (mut kills, mut pushed) = (0, 0);
    for when in ["before", "after"] {
        for step in 1.. {
            let name = format!("{when}-{step}");
            place.put(ACTOR, &format!("---\nname: {{ar: {name}}}\n---\n"));
            place.commit(&name);
            place.folder.put("count", "0");
            place.folder.put("step", step.to_string());
            place.folder.put("when", when);
            let (before, last) = (place.untouched(), place.tip());
            let (status, said) = place.publish_from(&place.work(), &["--no-history"], Some(&path));
            assert_eq!(place.untouched(), before, "{name}");
            if status.is_some() {
                assert_eq!(status, Some(0), "{name}: {said}");
                break;
            }
            kills += 1;
            if place.tip() == last {
                assert!(!place.published(PAGE).contains(&name), "{name}");
            } else {
                pushed += 1;
                assert_eq!(place.git(&place.remote(), &["rev-parse", "gh-pages^"]), last, "{name}");
                assert!(place.published(PAGE).contains(&name), "{name}");
            }
            // The next run has nothing in its way, and publishes what was not.
            let (status, said) = place.publish(&["--no-history"]);
            assert_eq!(status, Some(0), "{name}: {said}");
            assert_eq!(place.git(&place.remote(), &["rev-parse", "gh-pages^"]), last, "{name}: one commit");
            assert!(place.published(PAGE).contains(&name), "{name}");
        }
    }
    assert!(kills > 20, "{kills} runs were killed");
    assert_eq!(pushed, 1, "one of them after its push");
    place.git(&place.remote(), &["fsck", "--strict"]);
    let left: Vec<String> =
        place.folder.tree("work/.git").into_keys().filter(|path| path.ends_with(".lock")).collect();
    assert!(left.is_empty(), "{left:?}");
}
