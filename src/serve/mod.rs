//! A site served to those who write it, on this machine alone. In: a folder that changes. Out: pages as they are now,
//! and a word to browsers when they are no longer so.

mod news;
pub(crate) mod watch;
pub mod keeper;
mod http;

use crate::diag::failure::Because;
use crate::diag::phrase::say;
use crate::serve::http::Door;
use crate::serve::keeper::{Keeper, Served};
use crate::serve::watch::{Change, Watch, watch};
use anyhow::{Result, bail};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How many ports are tried, from the one that was asked for.
const PORTS: u16 = 20;

/// A server that runs. It stops when it is dropped.
#[derive(Debug)]
pub struct Server {
    /// Where it answers.
    pub address: SocketAddr,
    /// What is wrong with the site that it began with: errors, other complaints.
    pub complaints: (usize, usize),
    door: Option<Door>,
    keeper: Arc<Keeper>,
    _watch: Watch,
}

impl Server {
    /// Starts a server on a listener of this machine.
    ///
    /// # Errors
    /// Where the folder cannot be read or watched, or the system refuses.
    pub fn start(served: Served, listener: TcpListener) -> Result<Self> {
        let address = listener.local_addr().because(|| say!("cannot tell the address of the server"))?;
        let root = whole_path(&served.root)?;
        let (keeper, complaints) = Keeper::start(Served { root: root.clone(), ..served })?;
        let watched = Arc::clone(&keeper);
        let watch = watch(&root, move |change| watched.change(change))?;
        let door = Door::open(listener, Arc::clone(&keeper))?;
        // What changed before the watch began is seen now.
        keeper.change(Change::Anything);
        Ok(Self { address, complaints, door: Some(door), keeper, _watch: watch })
    }

    /// Returns the address of the site for a browser.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://localhost:{}/", self.address.port())
    }

    /// Serves until the program ends.
    pub fn wait(mut self) {
        if let Some(door) = self.door.take() {
            door.wait();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.keeper.stop();
        if let Some(door) = self.door.take() {
            door.close();
        }
    }
}

/// Returns a folder by the path that the system tells of what happens in it.
#[expect(clippy::disallowed_methods, reason = "nothing is read: the path is compared with those of changes")]
fn whole_path(root: &Path) -> Result<PathBuf> {
    std::fs::canonicalize(root).because(|| say!("cannot open `{path}`", path = root.display().to_string()))
}

/// Returns a listener on this machine alone, at a port or, where others have it, at one of the next.
///
/// # Errors
/// Where all are taken, or the system refuses.
#[expect(clippy::disallowed_methods, reason = "this is where the site is served")]
pub fn listen(port: u16) -> Result<TcpListener> {
    let last = port.saturating_add(PORTS - 1);
    for tried in port..=last {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, tried)) {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {}
            Err(error) => return Err(error).because(|| say!("cannot listen at port {port}", port = tried)),
        }
    }
    bail!(say!("the ports {first} to {last} are all taken: name another with `--port`", first = port, last))
}
