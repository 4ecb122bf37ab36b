//! The site's folder, watched. In: what the system says of files. Out: which of them to look at again, in one word
//! for all that happens at once.

use crate::diag::failure::Because;
use crate::diag::phrase::say;
use anyhow::Result;
use notify::event::{EventKind, ModifyKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, Weak};
use std::time::{Duration, Instant};

/// How long nothing more has to happen before what did is looked at.
const QUIET: Duration = Duration::from_millis(12);
/// How long what happens is waited for at most.
const LONGEST: Duration = Duration::from_millis(120);
/// From how many files on all are read again.
const MANY: usize = 200;

/// What may have changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// These files, by their paths from the site's folder.
    Files(BTreeSet<String>),
    /// Anything.
    Anything,
}

impl Change {
    fn add(&mut self, other: Self) {
        match (&mut *self, other) {
            (Self::Files(files), Self::Files(more)) => {
                files.extend(more);
                if files.len() > MANY {
                    *self = Self::Anything;
                }
            }
            (Self::Files(_), Self::Anything) => *self = Self::Anything,
            (Self::Anything, _) => {}
        }
    }
}

/// A folder that is watched until this is dropped.
pub(crate) type Watch = Arc<Mutex<RecommendedWatcher>>;

/// Calls `tell` from a thread of its own whenever files of the site have changed.
///
/// # Errors
/// Where the system watches no more files.
pub(crate) fn watch(root: &Path, tell: impl Fn(Change) + Send + 'static) -> Result<Watch> {
    let (sender, receiver) = channel();
    let send = move |event| {
        // Nobody listens any more once the server has stopped.
        let _ = sender.send(event);
    };
    let mut watcher = notify::recommended_watcher(send).because(|| say!("cannot watch files"))?;
    let cannot = || {
        say!(
            "cannot watch `{path}`: the system may watch too few files ({setting})",
            path = root.display().to_string(),
            setting = "fs.inotify.max_user_watches",
        )
    };
    watcher.watch(root, RecursiveMode::NonRecursive).because(cannot)?;
    watch_folders(root, &mut watcher).because(cannot)?;
    let watch = Arc::new(Mutex::new(watcher));
    let listener = Listener { root: root.to_owned(), watch: Arc::downgrade(&watch) };
    let thread = std::thread::Builder::new().name("watch".to_owned());
    thread.spawn(move || listener.listen(&receiver, &tell)).because(|| say!("cannot start a thread"))?;
    Ok(watch)
}

/// Watches the folders of the site that are there.
fn watch_folders(root: &Path, watcher: &mut RecommendedWatcher) -> notify::Result<()> {
    for folder in ["content", "themes"] {
        let folder = root.join(folder);
        if folder.is_dir() && !folder.is_symlink() {
            watcher.watch(&folder, RecursiveMode::Recursive)?;
        }
    }
    Ok(())
}

struct Listener {
    root: PathBuf,
    watch: Weak<Mutex<RecommendedWatcher>>,
}

impl Listener {
    fn listen(&self, receiver: &Receiver<notify::Result<Event>>, tell: &dyn Fn(Change)) {
        while let Ok(event) = receiver.recv() {
            let mut change = change_of(&self.root, event);
            let end = Instant::now() + LONGEST;
            loop {
                let left = end.saturating_duration_since(Instant::now()).min(QUIET);
                match receiver.recv_timeout(left) {
                    Ok(event) => match (&mut change, change_of(&self.root, event)) {
                        (Some(change), Some(more)) => change.add(more),
                        (change, more) => *change = change.take().or(more),
                    },
                    Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
                }
            }
            if change == Some(Change::Anything) {
                self.watch_again();
            }
            if let Some(change) = change {
                tell(change);
            }
        }
    }

    /// Watches folders that came back after they were gone: a checkout of another branch does that.
    fn watch_again(&self) {
        if let Some(watch) = self.watch.upgrade()
            && let Ok(mut watcher) = watch.lock()
        {
            // What cannot be watched was said when the server began.
            let _ = watch_folders(&self.root, &mut watcher);
        }
    }
}

/// Returns what an event says may have changed; nothing of one that is only of reading.
fn change_of(root: &Path, event: notify::Result<Event>) -> Option<Change> {
    let Ok(event) = event else { return Some(Change::Anything) };
    if event.need_rescan() {
        return Some(Change::Anything);
    }
    match event.kind {
        // Reading a file is told of too.
        EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_)) => return None,
        EventKind::Create(_)
        | EventKind::Modify(_)
        | EventKind::Remove(_)
        | EventKind::Any
        | EventKind::Other => {}
    }
    let mut files = BTreeSet::new();
    for path in event.paths {
        match place(root, &path) {
            Place::Ours(path) => drop(files.insert(path)),
            Place::Folder => return Some(Change::Anything),
            Place::Other => {}
        }
    }
    (!files.is_empty()).then_some(Change::Files(files))
}

enum Place {
    /// A file of the site.
    Ours(String),
    /// A folder, or what has no ending and may have been one.
    Folder,
    /// Nothing of ours: the built site, say.
    Other,
}

fn place(root: &Path, path: &Path) -> Place {
    let Ok(inner) = path.strip_prefix(root) else { return Place::Other };
    let parts: Option<Vec<&str>> = inner.iter().map(|part| part.to_str()).collect();
    let Some(parts) = parts else { return Place::Folder };
    match parts[..] {
        ["content" | "themes"] | [] => Place::Folder,
        // What `book.toml` names may be read anew.
        ["book.toml"] => Place::Folder,
        ["content" | "themes", ..] if path.extension().is_some() && !path.is_dir() => {
            Place::Ours(parts.join("/"))
        }
        ["content" | "themes", ..] => Place::Folder,
        [name] if name.ends_with(".css") || name.ends_with(".csl") => Place::Ours(name.to_owned()),
        _ => Place::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(kind: EventKind, path: &str) -> notify::Result<Event> {
        Ok(Event::new(kind).add_path(PathBuf::from(path)))
    }

    #[test]
    fn reading_and_the_built_site_change_nothing() {
        let root = Path::new("/site");
        let open = EventKind::Access(notify::event::AccessKind::Any);
        assert_eq!(change_of(root, event(open, "/site/content/a.md")), None);
        assert_eq!(change_of(root, event(EventKind::Any, "/site/public/a.html")), None);
        assert_eq!(change_of(root, event(EventKind::Any, "/site/.git/index")), None);
        let files = |path: &str| Some(Change::Files(BTreeSet::from([path.to_owned()])));
        assert_eq!(change_of(root, event(EventKind::Any, "/site/content/a.md")), files("content/a.md"));
        assert_eq!(change_of(root, event(EventKind::Any, "/site/book.toml")), Some(Change::Anything));
        assert_eq!(change_of(root, event(EventKind::Any, "/site/content/briefs/b")), Some(Change::Anything));
        assert_eq!(change_of(root, Err(notify::Error::generic("x"))), Some(Change::Anything));
    }

    #[test]
    fn what_happens_at_once_is_one_change() {
        let files = |paths: &[&str]| Change::Files(paths.iter().map(|path| (*path).to_owned()).collect());
        let mut change = files(&["a"]);
        change.add(files(&["b"]));
        assert_eq!(change, files(&["a", "b"]));
        change.add(Change::Anything);
        change.add(files(&["c"]));
        assert_eq!(change, Change::Anything);
    }
}
