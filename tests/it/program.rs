//! The program, run in a folder.
#![expect(clippy::disallowed_methods, reason = "these tests start the program")]

use crate::folder::Folder;
use std::process::{Command, Output, Stdio};

/// Returns the status of the program with these arguments in a folder, and what it printed to standard output and standard
/// error. It has no terminal, and no wishes of ours.
pub(crate) fn run(folder: &Folder, arguments: &[&str]) -> (i32, String, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_mujaz"));
    for name in ["NO_COLOR", "CLICOLOR_FORCE", "SOURCE_DATE_EPOCH", "LANG", "LC_ALL"] {
        program.env_remove(name);
    }
    program.current_dir(&folder.path).args(arguments).stdin(Stdio::null());
    let Output { status, stdout, stderr } = program.output().expect("the program can be started");
    let text = |bytes| String::from_utf8(bytes).expect("the program prints UTF-8");
    (status.code().unwrap_or(-1), text(stdout), text(stderr))
}

/// Returns what the program says when it cannot do what it is asked to.
pub(crate) fn news_of(folder: &Folder, arguments: &[&str]) -> String {
    let (status, out, news) = run(folder, arguments);
    assert!(status == 2 && out.is_empty(), "{status} {out}{news}");
    news
}
