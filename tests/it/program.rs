//! The program, run in a folder.
#![expect(clippy::disallowed_methods, reason = "these tests start the program")]

use crate::folder::Folder;
use std::process::{Command, Output, Stdio};

/// Returns the status of the program with these arguments in a folder, and what it printed to standard output and standard
/// error. It has no terminal and no wishes of ours, and always the same day.
pub(crate) fn run(folder: &Folder, arguments: &[&str]) -> (i32, String, String) {
    ended(&mut program(folder, arguments))
}

/// Returns the same of a program that finds these variables in its environment.
pub(crate) fn run_with(
    folder: &Folder,
    arguments: &[&str],
    variables: &[(&str, &str)],
) -> (i32, String, String) {
    ended(program(folder, arguments).envs(variables.iter().copied()))
}

/// Returns the status of a program that has ended, and what it printed to standard output and standard error.
pub(crate) fn ended(program: &mut Command) -> (i32, String, String) {
    let Output { status, stdout, stderr } = program.output().expect("the program can be started");
    let text = |bytes| String::from_utf8(bytes).expect("the program prints UTF-8");
    (status.code().unwrap_or(-1), text(stdout), text(stderr))
}

fn program(folder: &Folder, arguments: &[&str]) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_mujaz"));
    for name in ["NO_COLOR", "CLICOLOR_FORCE", "LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES"] {
        program.env_remove(name);
    }
    // The seventh of November 2025.
    program.env("SOURCE_DATE_EPOCH", "1762473600");
    program.current_dir(&folder.path).args(arguments).stdin(Stdio::null());
    program
}

/// Starts the program and kills it, the later the more `spins` there are.
pub(crate) fn kill(folder: &Folder, arguments: &[&str], spins: u32) {
    let mut program = program(folder, arguments);
    let mut child =
        program.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program can be started");
    (0..spins).for_each(|_| std::hint::spin_loop());
    child.kill().expect("the child can be killed");
    child.wait().expect("the child can be waited for");
}

/// Returns what the program says when it cannot do what it is asked to.
pub(crate) fn news_of(folder: &Folder, arguments: &[&str]) -> String {
    let (status, out, news) = run(folder, arguments);
    assert!(status == 2 && out.is_empty(), "{status} {out}{news}");
    news
}
