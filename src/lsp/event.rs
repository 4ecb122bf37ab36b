//! What happens while a client is talked with.

use crate::desk::site::Desk;
use lsp_server::Message;
use std::path::PathBuf;
use std::sync::Arc;

/// What happens.
pub(crate) enum Event {
    /// The client says something.
    Message(Message),
    /// The client says something that is no message: why.
    Broken(String),
    /// The client is gone.
    Closed,
    /// A site was read anew.
    Studied(Box<Studied>),
    /// Files of a site have changed, as the system says: its folder and their paths, or nothing where any may have.
    Changed(PathBuf, Option<Vec<String>>),
}

/// A site that was read anew.
pub(crate) struct Studied {
    /// Its folder.
    pub(crate) root: PathBuf,
    /// Which version of it.
    pub(crate) version: u64,
    /// The site.
    pub(crate) desk: Arc<Desk>,
}
