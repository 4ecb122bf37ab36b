//! The program: arguments in, exit status out.

use std::process::ExitCode;

/// Pages are made of many small pieces on all cores at once, which the system's allocator is slow at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[expect(clippy::disallowed_methods, reason = "the arguments come in here")]
fn main() -> ExitCode {
    mujaz::guard::end_at_panics();
    mujaz::cmd::run(std::env::args_os())
}
