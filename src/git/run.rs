//! The command `git`, run. In: a folder and arguments. Out: a program that is ready to be started. There are two of them:
//! one runs nothing that a repository names, the other is git as its user has set it up, for what the user asked git for.
#![expect(clippy::disallowed_methods, reason = "`git` is run here")]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Variables of the environment that say where git's own settings are; it sees no others.
const KEPT: [&str; 7] = [
    "PATH",
    "HOME",
    "XDG_CONFIG_HOME",
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_NOSYSTEM",
    "GIT_CEILING_DIRECTORIES",
];
/// What git is told whatever a repository says. Nothing in it may start a program, reach a network or change what is
/// read.
const SETTINGS: [&str; 12] = [
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.pager=cat",
    "core.quotePath=false",
    "core.sshCommand=false",
    "diff.external=",
    "diff.orderFile=/dev/null",
    "log.showRoot=true",
    "log.showSignature=false",
    "mailmap.file=",
    "mailmap.blob=",
    "protocol.allow=never",
];
/// Variables that say which repository is meant. A hook has them in its environment; the folder alone decides.
const LOCAL: [&str; 15] = [
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_CONFIG",
    "GIT_DIR",
    "GIT_GRAFT_FILE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_INTERNAL_SUPER_PREFIX",
    "GIT_NAMESPACE",
    "GIT_NO_REPLACE_OBJECTS",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_REPLACE_REF_BASE",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
];
/// What git is told where it is the user's own. No address is made up from the names of a user and a machine.
const OWN_SETTINGS: [&str; 3] =
    ["user.useConfigOnly=true", "i18n.commitEncoding=UTF-8", "core.quotePath=false"];

/// Returns a run of git in a folder that reads what is there and runs nothing that a repository could name.
pub(crate) fn command(root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.env_clear();
    command.envs(KEPT.iter().filter_map(|name| Some((name, std::env::var_os(name)?))));
    command.env("LC_ALL", "C").env("GIT_OPTIONAL_LOCKS", "0").env("GIT_TERMINAL_PROMPT", "0");
    // A repository may be without some of its files, and name a program that fetches them.
    command.env("GIT_NO_LAZY_FETCH", "1").env("GIT_ALLOW_PROTOCOL", "none");
    command.env("GIT_NO_REPLACE_OBJECTS", "1").env("GIT_GRAFT_FILE", "/dev/null");
    command.arg("-C").arg(root).arg("--no-pager").arg("--literal-pathspecs");
    for setting in SETTINGS {
        command.args(["-c", setting]);
    }
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Returns a run of git as its user has set it up: with credentials, proxies, keys, and the hooks of what is done.
pub(crate) fn own_command(root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    for name in LOCAL {
        command.env_remove(name);
    }
    command.env("LC_ALL", "C").env("LANGUAGE", "C").env("GIT_OPTIONAL_LOCKS", "0");
    command.arg("-C").arg(root).arg("--no-pager");
    for setting in OWN_SETTINGS {
        command.args(["-c", setting]);
    }
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// What a run of git said.
pub(crate) struct Answer {
    /// Whether it did what it was asked to.
    pub(crate) is_good: bool,
    /// Its answer.
    pub(crate) out: String,
    /// What it had to say besides.
    pub(crate) error: String,
}

/// Returns what git says.
///
/// # Errors
/// Where it does not start.
pub(crate) fn ask(mut command: Command) -> std::io::Result<Answer> {
    command.output().map(answer)
}

/// Returns what git says to what it is told. Its answers are read meanwhile, so that neither side waits for ever.
///
/// # Errors
/// Where it does not start.
pub(crate) fn tell(mut command: Command, words: &[u8]) -> std::io::Result<Answer> {
    let mut child = command.stdin(Stdio::piped()).spawn()?;
    let stdin = child.stdin.take();
    std::thread::scope(|scope| {
        // Where git ends early, what it says tells why.
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(words)));
        child.wait_with_output().map(answer)
    })
}

fn answer(output: Output) -> Answer {
    let text = |bytes: Vec<u8>| {
        String::from_utf8(bytes)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
    };
    Answer { is_good: output.status.success(), out: text(output.stdout), error: text(output.stderr) }
}

/// Returns a line of git's as a phrase that may stand in a sentence.
pub(crate) fn phrase(line: &str) -> String {
    let line = line.trim_start_matches("fatal:").trim_start_matches("error:").trim();
    line.chars().filter(|letter| !letter.is_control()).take(200).collect()
}
