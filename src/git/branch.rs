//! A site as one commit on a branch of another repository. In: files on disk, a remote, a branch. Out: the commit, pushed
//! in one step. Neither the work tree, the index, the stash nor a branch of the repository is touched: objects are
//! written into its store, where they wait for nothing, and git notes by itself what the remote has.

use crate::diag::failure::{Because, Failure};
use crate::diag::phrase::{Phrase, say};
use crate::git::run::{self, Answer, command, own_command, phrase};
use anyhow::{Result, bail};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The line of a message that says from which commit a site was made.
const SOURCE: &str = "Mujaz-Source: ";
/// The line of a message that says in which folder of its repository the site stands.
const FOLDER: &str = "Mujaz-Folder: ";

/// The repository that a site's folder is in.
#[derive(Debug)]
pub struct Repository {
    root: PathBuf,
    /// Its own folder, `.git`; of a worktree, the folder that it has in there.
    pub folder: PathBuf,
    /// The path of the site's folder in it, with `/` at its end; empty where it is the whole.
    prefix: String,
    /// The commit that is checked out.
    pub head: String,
}

/// A branch of another repository.
#[derive(Clone, Copy, Debug)]
pub struct Branch<'a> {
    /// The name or address of the other repository.
    pub remote: &'a str,
    /// Its name there.
    pub name: &'a str,
}

/// The last commit of a branch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tip {
    /// The commit.
    pub commit: String,
    /// Its files.
    pub tree: String,
    message: String,
}

/// Whether a branch may be published to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It may: it does not exist yet, or was published from here or an ancestor of what is here.
    Ours,
    /// Somebody else made its last commit.
    Foreign,
    /// It was published from another folder.
    OtherSite(String),
    /// It was published from a commit that is not part of what is here.
    Ahead(String),
}

/// How two trees differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// The paths of files that are new.
    pub added: Vec<String>,
    /// Those whose bytes are others.
    pub changed: Vec<String>,
    /// Those that are gone.
    pub removed: Vec<String>,
}

impl Repository {
    /// Returns the repository that `root` is in.
    ///
    /// # Errors
    /// Where there is no git, no repository, or nothing is committed in it yet.
    pub fn open(root: &Path) -> Result<Self> {
        let about = ["rev-parse", "--absolute-git-dir", "--show-prefix"];
        let about = ask(command(root, &about))?;
        if !about.is_good {
            let trouble = explain(&about.error);
            let path = root.display().to_string();
            bail!(say!("`{path}` cannot be published with git: {trouble}", path, trouble));
        }
        let mut lines = about.out.lines();
        let (folder, prefix) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
        let head = ask(command(root, &["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]))?;
        if !head.is_good {
            bail!(say!(
                "nothing is committed yet: commit the site, so that what is published can be told from where it came"
            ));
        }
        let (folder, prefix, head) = (folder.into(), prefix.to_owned(), head.out.trim().to_owned());
        Ok(Self { root: root.to_owned(), folder, prefix, head })
    }

    /// Asserts that a branch of a remote can be published to, and by somebody with a name.
    ///
    /// # Errors
    /// Where a name is none, there is no such remote, the branch is the one that is checked out, or git does not know
    /// who commits.
    pub fn check(&self, branch: Branch<'_>) -> Result<()> {
        let Branch { remote, name } = branch;
        let is_name = !name.starts_with('-') && self.hear(&["check-ref-format", "--branch", name])?.is_good;
        if !is_name {
            bail!(say!("`{name}` cannot be the name of a branch", name));
        }
        let is_address = remote.contains(['/', ':']) && !remote.starts_with('-');
        if !is_address && !self.hear(&["remote", "get-url", "--", remote])?.is_good {
            bail!(say!(
                "there is no remote `{remote}`: name one with `--remote`, or add it with `git remote add`",
                remote,
            ));
        }
        let here = self.hear(&["symbolic-ref", "--quiet", "--short", "HEAD"])?;
        if here.out.trim() == name {
            bail!(say!(
                "`{name}` is the branch that is checked out, with the texts of the site: name another with `--branch`",
                name,
            ));
        }
        for who in ["GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"] {
            if !ask(own_command(&self.root, &["var", who]))?.is_good {
                bail!(say!(
                    "git does not know who publishes: \
                     `git config user.name` and `git config user.email` tell it"
                ));
            }
        }
        Ok(())
    }

    /// Returns the paths, from the site's folder, of what in `places` is not committed as it is. A file that git
    /// ignores counts where `is_read` says so.
    ///
    /// # Errors
    /// Where git does not answer.
    pub fn uncommitted(&self, places: &[&str], is_read: impl Fn(&str) -> bool) -> Result<Vec<String>> {
        let status = [
            "status",
            "--porcelain=v1",
            "-z",
            "--no-renames",
            "--untracked-files=all",
            "--ignored=traditional",
            "--",
        ];
        let status = self.hear(&[&status[..], places].concat())?;
        if !status.is_good {
            bail!(say!("git does not tell what is committed: {trouble}", trouble = explain(&status.error)));
        }
        let mut paths = Vec::new();
        for entry in status.out.split('\0') {
            let (Some(state), Some(path)) = (entry.get(..2), entry.get(3..)) else { continue };
            let path = path.strip_prefix(&self.prefix).unwrap_or(path);
            if state != "!!" || is_read(path) {
                paths.push(path.to_owned());
            }
        }
        Ok(paths)
    }

    /// Returns the last commit of a branch; nothing where there is no such branch.
    ///
    /// # Errors
    /// Where the remote cannot be reached, or what it has cannot be fetched.
    pub fn find_tip(&self, branch: Branch<'_>) -> Result<Option<Tip>> {
        let Some(commit) = self.ask_tip(branch)? else { return Ok(None) };
        let whole = format!("{commit}^{{tree}}");
        if !self.hear(&["cat-file", "-e", &whole])?.is_good {
            let reference = format!("refs/heads/{}", branch.name);
            let fetch = [
                "fetch",
                "--quiet",
                "--no-tags",
                "--no-write-fetch-head",
                "--refmap=",
                "--no-recurse-submodules",
                "--no-auto-maintenance",
                "--",
                branch.remote,
                &reference,
            ];
            let fetched = ask(own_command(&self.root, &fetch))?;
            if !fetched.is_good {
                bail!(say!(
                    "`{name}` cannot be fetched from `{remote}`: {trouble}",
                    name = branch.name,
                    remote = branch.remote,
                    trouble = explain(&fetched.error),
                ));
            }
        }
        let read = self.hear(&["cat-file", "commit", &commit])?;
        let (head, message) = read.out.split_once("\n\n").unwrap_or((&read.out, ""));
        let Some(tree) = head.lines().find_map(|line| line.strip_prefix("tree ")) else {
            bail!(moved(branch));
        };
        Ok(Some(Tip { commit, tree: tree.to_owned(), message: message.to_owned() }))
    }

    fn ask_tip(&self, branch: Branch<'_>) -> Result<Option<String>> {
        let reference = format!("refs/heads/{}", branch.name);
        let listed = ask(own_command(&self.root, &["ls-remote", "--", branch.remote, &reference]))?;
        if !listed.is_good {
            bail!(say!(
                "`{remote}` does not answer: {trouble}",
                remote = branch.remote,
                trouble = explain(&listed.error),
            ));
        }
        let lines = listed.out.lines().filter_map(|line| line.split_once('\t'));
        Ok(lines.filter(|(_, name)| *name == reference).map(|(commit, _)| commit.to_owned()).next())
    }

    /// Returns whether what a branch holds may give way to the site.
    ///
    /// # Errors
    /// Where git cannot be asked.
    pub fn standing(&self, tip: &Tip) -> Result<Standing> {
        let find = |key: &str| tip.message.lines().rev().find_map(|line| line.strip_prefix(key));
        let Some(source) = find(SOURCE).filter(|source| is_commit(source)) else {
            return Ok(Standing::Foreign);
        };
        let folder = find(FOLDER).unwrap_or_default();
        if folder != self.site_folder() {
            return Ok(Standing::OtherSite(folder.to_owned()));
        }
        let is_behind = self.hear(&["merge-base", "--is-ancestor", source, "HEAD"])?.is_good;
        Ok(if is_behind { Standing::Ours } else { Standing::Ahead(source[..12].to_owned()) })
    }

    /// Returns the name by which messages know the site's folder.
    fn site_folder(&self) -> &str {
        if self.prefix.is_empty() { "." } else { self.prefix.trim_end_matches('/') }
    }

    /// Writes the files at `paths` of a folder into the store, byte for byte, and returns the tree of them.
    ///
    /// # Errors
    /// Where git cannot write them.
    pub fn write_tree(&self, folder: &Path, paths: &[String]) -> Result<String> {
        let mut names = Vec::new();
        for path in paths {
            names.extend_from_slice(folder.join(path).as_os_str().as_encoded_bytes());
            names.push(b'\n');
        }
        let blobs = self.tell(&["hash-object", "-w", "--no-filters", "--stdin-paths"], &names)?;
        let blobs: Vec<&str> = blobs.lines().collect();
        if blobs.len() != paths.len() {
            bail!(say!(
                "of the files git took {taken}, and there are {all}: the name of their folder may be what it cannot read",
                taken = blobs.len(),
                all = paths.len(),
            ));
        }
        let mut folders = BTreeMap::from([(String::new(), Vec::new())]);
        for (path, blob) in paths.iter().zip(blobs) {
            let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
            enter(&mut folders, folder).push(format!("100644 blob {blob}\t{name}"));
        }
        self.write_folders(folders)
    }

    /// Writes the folders, those within others first, and returns the outermost.
    fn write_folders(&self, mut folders: BTreeMap<String, Vec<String>>) -> Result<String> {
        loop {
            let depth = |folder: &str| if folder.is_empty() { 0 } else { 1 + folder.matches('/').count() };
            let deepest = folders.keys().map(|folder| depth(folder)).max().unwrap_or_default();
            let names: Vec<String> =
                folders.keys().filter(|folder| depth(folder) == deepest).cloned().collect();
            let mut listing = String::new();
            for entries in names.iter().filter_map(|name| folders.remove(name)) {
                entries.iter().for_each(|entry| listing.extend([entry, "\0"]));
                listing.push('\0');
            }
            let trees = self.tell(&["mktree", "-z", "--batch"], listing.as_bytes())?;
            let trees: Vec<&str> = trees.lines().collect();
            if trees.len() != names.len() {
                bail!(say!(
                    "of the folders git took {taken}, and there are {all}",
                    taken = trees.len(),
                    all = names.len()
                ));
            }
            if deepest == 0 {
                return trees.first().map(|tree| (*tree).to_owned()).because(|| say!("a site has a folder"));
            }
            for (folder, tree) in names.iter().zip(trees) {
                let (above, name) = folder.rsplit_once('/').unwrap_or(("", folder));
                enter(&mut folders, above).push(format!("040000 tree {tree}\t{name}"));
            }
        }
    }

    /// Returns how a tree differs from that of a tip; all of it is new where there is none.
    ///
    /// # Errors
    /// Where git does not answer.
    pub fn compare(&self, tip: Option<&Tip>, tree: &str) -> Result<Difference> {
        let mut difference = Difference::default();
        let Some(tip) = tip else {
            let listed = self.hear(&["ls-tree", "-r", "-z", "--full-tree", "--name-only", tree])?;
            difference.added = listed.out.split_terminator('\0').map(str::to_owned).collect();
            return Ok(difference);
        };
        let told = self.hear(&["diff-tree", "-r", "-z", "--no-renames", "--name-status", &tip.tree, tree])?;
        if !told.is_good {
            bail!(say!(
                "git cannot compare the site with what is published: {trouble}",
                trouble = explain(&told.error)
            ));
        }
        let mut parts = told.out.split_terminator('\0');
        while let (Some(state), Some(path)) = (parts.next(), parts.next()) {
            let paths = match state {
                "A" => &mut difference.added,
                "D" => &mut difference.removed,
                _ => &mut difference.changed,
            };
            paths.push(path.to_owned());
        }
        Ok(difference)
    }

    /// Writes a commit of a tree that follows a tip, and returns it. Its message says where it came from.
    ///
    /// # Errors
    /// Where git cannot write it.
    pub fn commit(&self, (tip, tree): (Option<&Tip>, &str), message: &str) -> Result<String> {
        let mut arguments = vec!["commit-tree", tree, "-F", "-"];
        if let Some(tip) = tip {
            arguments.extend(["-p", &tip.commit]);
        }
        let message =
            format!("{}\n\n{SOURCE}{}\n{FOLDER}{}\n", message.trim_end(), self.head, self.site_folder());
        let written = tell(own_command(&self.root, &arguments), message.as_bytes())?;
        if !written.is_good || !is_commit(written.out.trim()) {
            bail!(say!("git cannot commit the site: {trouble}", trouble = explain(&written.error)));
        }
        Ok(written.out.trim().to_owned())
    }

    /// Makes a commit the last of a branch, in one step, provided that `tip` still is.
    ///
    /// # Errors
    /// Where it is not, the remote refuses, or cannot be reached.
    pub fn push(&self, branch: Branch<'_>, (tip, commit): (Option<&Tip>, &str)) -> Result<()> {
        let reference = format!("refs/heads/{}", branch.name);
        let lease = format!("--force-with-lease={reference}:{}", tip.map_or("", |tip| &tip.commit));
        let what = format!("{commit}:{reference}");
        let push = [
            "push",
            "--porcelain",
            "--no-follow-tags",
            "--no-recurse-submodules",
            &lease,
            "--",
            branch.remote,
            &what,
        ];
        let pushed = ask(own_command(&self.root, &push))?;
        if pushed.is_good {
            return Ok(());
        }
        // An answer that is lost on the way says nothing of what was done.
        match self.ask_tip(branch) {
            Ok(Some(now)) if now == commit => return Ok(()),
            Ok(now) if now.as_deref() != tip.map(|tip| &*tip.commit) => bail!(moved(branch)),
            Ok(_) | Err(_) => {}
        }
        let refused = pushed.out.lines().find(|line| line.starts_with('!'));
        let refused = refused.and_then(|line| line.rsplit('\t').next()).unwrap_or_default();
        let said = if refused.is_empty() { explain(&pushed.error) } else { explain(refused) };
        bail!(say!(
            "`{remote}` does not take what is published: {trouble}",
            remote = branch.remote,
            trouble = said
        ))
    }

    /// Returns what git says when it runs nothing that the repository names.
    fn hear(&self, arguments: &[&str]) -> Result<Answer> {
        ask(command(&self.root, arguments))
    }

    /// Returns what git says to what it is told.
    fn tell(&self, arguments: &[&str], words: &[u8]) -> Result<String> {
        let answer = tell(command(&self.root, arguments), words)?;
        if !answer.is_good {
            bail!(say!("git cannot write the site: {trouble}", trouble = explain(&answer.error)));
        }
        Ok(answer.out)
    }
}

/// Returns the entries of a folder. That it and each folder above it exist is noted.
fn enter<'a>(folders: &'a mut BTreeMap<String, Vec<String>>, folder: &str) -> &'a mut Vec<String> {
    folders.entry(folder.to_owned()).or_default()
}

fn ask(command: Command) -> Result<Answer> {
    run::ask(command).map_err(unstarted)
}

fn tell(command: Command, words: &[u8]) -> Result<Answer> {
    run::tell(command, words).map_err(unstarted)
}

fn unstarted(error: std::io::Error) -> anyhow::Error {
    if error.kind() == std::io::ErrorKind::NotFound {
        return say!("publishing needs the command `git`: install it").into();
    }
    Failure::new(say!("git cannot be run"), error).into()
}

fn is_commit(text: &str) -> bool {
    (40..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn moved(Branch { remote, name }: Branch<'_>) -> Phrase {
    say!(
        "`{name}` of `{remote}` has moved meanwhile, and nothing is published: run `mujaz publish` again",
        name,
        remote,
    )
}

/// Returns what it means that git says this, where that is known.
fn meaning(said: &str) -> Option<Phrase> {
    let has = |words: &[&str]| words.iter().any(|words| said.contains(words));
    Some(if has(&["not a git repository"]) {
        say!("it is in no git repository")
    } else if has(&["must be run in a work tree"]) {
        say!("it is in no git repository that has a work tree")
    } else if has(&["dubious ownership"]) {
        say!("the repository belongs to another user (`git config --global safe.directory`)")
    } else if has(&["Could not resolve host", "Connection refused", "Connection timed out"]) {
        say!("there is no network, or no such host")
    } else if has(&["Network is unreachable"]) {
        say!("there is no network")
    } else if has(&["Authentication failed"]) {
        say!("permission denied")
    } else if has(&["could not read Username", "could not read Password"]) {
        say!("permission denied: git has no credentials for it")
    } else if has(&["Permission denied", "insufficient permission"]) {
        say!("permission denied")
    } else if has(&["unable to create temporary"]) {
        say!("permission denied, or no room")
    } else if has(&["does not appear to be a git repository", "does not exist"]) {
        say!("there is no repository there")
    } else {
        return None;
    })
}

/// Returns what went wrong, in a phrase, with what git says of it.
fn explain(error: &str) -> Phrase {
    let is_word = |line: &&str| !line.trim().is_empty() && !line.starts_with("hint:");
    let first = ["fatal:", "remote:", "error:", ""]
        .into_iter()
        .find_map(|start| error.lines().filter(is_word).find(|line| line.starts_with(start)));
    let said = phrase(first.unwrap_or("nothing"));
    match meaning(error) {
        Some(meaning) => say!("{meaning} (git says `{said}`)", meaning, said),
        None => say!("git says `{said}`", said),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trouble_is_told_in_a_phrase() {
        let said =
            explain("ssh: Could not resolve host name\nfatal: Could not read from remote repository.\n")
                .to_string();
        assert!(said.starts_with("there is no network, or no such host (git says `"), "{said}");
        assert_eq!(explain("fatal: bad object\n").to_string(), "git says `bad object`");
        assert_eq!(explain("").to_string(), "git says `nothing`");
    }

    #[test]
    fn a_commit_is_named_by_its_hash() {
        assert!(is_commit(&"a".repeat(40)) && is_commit(&"0".repeat(64)));
        for text in ["", "HEAD", "-x", &"g".repeat(40)] {
            assert!(!is_commit(text), "{text}");
        }
    }
}
