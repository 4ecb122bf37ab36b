//! `mujaz serve`: the site on this machine, as it is while it is written.

use crate::cmd::environment::Environment;
use crate::cmd::site::{Outcome, SiteArguments};
use crate::diag::phrase::{say, say_count};
use crate::serve::keeper::Served;
use crate::serve::{Server, listen};
use crate::session::{Audience, SessionOptions};
use crate::term::print;
use anyhow::Result;
use clap::Args;
use std::process::{Command, Stdio};

/// The port that is asked for where none is named.
const PORT: u16 = 3000;

/// Shows the site on this machine while it is written
///
/// Pages are made when a browser asks for them, and show a change as soon as its file is saved, at the same place.
/// Errors are told on the page, over the last version without them. Nothing is written into the output folder, and
/// nobody but this machine can ask.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    site: SiteArguments,
    /// The port to answer at; where others have it, the next one that is free
    #[arg(long, value_name = "PORT", default_value_t = PORT)]
    port: u16,
    /// Open the site in the browser
    #[arg(long)]
    open: bool,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, environment: Environment) -> Result<Outcome> {
    let listener = listen(arguments.port)?;
    let port = listener.local_addr()?.port();
    if port != arguments.port {
        environment.news(&say!("port {port} is taken", port = arguments.port));
    }
    let options = SessionOptions { audience: Audience::Editors, ..arguments.site.options() };
    let served = Served { root: arguments.site.root.clone(), today: environment.today, options };
    let server = Server::start(served, listener)?;
    let (errors, others) = server.complaints;
    let url = server.url();
    print::result(&format!("{url}\n"));
    if errors + others > 0 {
        environment.news(&say!(
            "{errors}, {warnings}: `mujaz check` tells all of them",
            errors = say_count!(errors, "{count} error", "{count} errors"),
            warnings = say_count!(others, "{count} warning", "{count} warnings"),
        ));
    }
    environment.news(&say!("press Ctrl+C to stop"));
    if arguments.open && !is_opened(&url) {
        environment.news(&say!("no browser could be opened: go to the address above"));
    }
    server.wait();
    Ok(Outcome::Fine)
}

/// Opens an address in the browser, and returns whether that could be.
#[expect(clippy::disallowed_methods, reason = "the browser is another program")]
fn is_opened(url: &str) -> bool {
    let program = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    Command::new(program).arg(url).stdout(Stdio::null()).stderr(Stdio::null()).spawn().is_ok()
}
