//! The program: arguments in, exit status out.

use std::process::ExitCode;

#[expect(clippy::disallowed_methods, reason = "the arguments come in here")]
fn main() -> ExitCode {
    mujaz::cmd::run(std::env::args_os())
}
