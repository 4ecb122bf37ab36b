//! A site is written beside the last one, then takes its place in one step. In: paths and bytes, from any
//! thread. Out: an output folder that is the old site or the new one, whole, whatever happens between.
#![expect(clippy::disallowed_methods, reason = "`disk` is where files are written")]

use crate::diag::failure::Because;
use crate::diag::phrase::say;
use crate::disk::manifest::{self, Manifest};
use crate::disk::path::{is_inside, is_plain, spoken};
use crate::disk::tree::{Deed, Foreign, cannot, dress};
use crate::disk::workspace::Workspace;
use crate::session::Output;
use anyhow::{Result, bail};
use rayon::prelude::*;
use rustix::fs::{FlockOperation, Mode, OFlags, flock, openat};
use rustix::io::Errno;
use std::fs::{self, File};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

/// What a build did to the output folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The files of the site.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Those written anew.
    pub changed: u64,
    /// Those of the last site that are gone.
    pub removed: u64,
}

/// A site in the making. Dropped unfinished, it leaves the last site as it was.
#[derive(Debug)]
pub struct Stage {
    output: PathBuf,
    workspace: Workspace,
    /// The folder of the new site.
    new: File,
    /// The folder of the last site and what of it is ours; nothing where there is none, or it is empty.
    last: Option<(File, Manifest)>,
    made: Mutex<Made>,
    bytes: AtomicU64,
    is_done: bool,
    _lock: Lock,
}

/// The site's folder, locked against another build.
#[derive(Debug)]
pub(crate) struct Lock(File);

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing the file would not do: a program that is being started may still hold a copy of it.
        let _ = flock(&self.0, FlockOperation::Unlock);
    }
}

/// The paths of the new site so far.
#[derive(Debug, Default)]
struct Made {
    /// Those written.
    changed: Vec<Box<str>>,
    /// Those that are the last site's still.
    same: Vec<Box<str>>,
}

impl Stage {
    /// Opens the stage for the output folder `build_dir` of the site in `root`. What a build that was
    /// killed left behind is cleared away, or the last site put back.
    ///
    /// # Errors
    /// Where the folder is not ours, another build is running, or the system refuses.
    pub fn open(root: &Path, build_dir: &str) -> Result<Self> {
        let first = build_dir.split('/').next().unwrap_or_default();
        if !is_inside(build_dir) || ["content", "themes", ".git", ".mujaz", "book.toml"].contains(&first) {
            bail!(say!(
                "the output folder `{path}` is not a folder of its own inside the site's",
                path = build_dir
            ));
        }
        let lock = lock(root)?;
        make_parents(root, build_dir)?;
        let output = root.join(build_dir);
        let workspace = Workspace::open(&output)?;
        let new = workspace.new_tree();
        let opened = || -> Result<(File, Option<(File, Manifest)>)> {
            Ok((File::open(&new).because(|| cannot(Deed::Open, &new))?, last(&output)?))
        };
        match opened() {
            Ok((new, last)) => {
                let made = Mutex::default();
                let bytes = AtomicU64::new(0);
                Ok(Self { output, workspace, new, last, made, bytes, is_done: false, _lock: lock })
            }
            Err(error) => {
                // The fault found matters more than a fault in clearing up after it.
                let _ = workspace.clear();
                Err(error)
            }
        }
    }

    /// Returns the output folder.
    #[must_use]
    pub fn output(&self) -> &Path {
        &self.output
    }

    /// Returns how many bytes the new site has so far.
    pub fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }

    /// Returns the bytes of a file of ours in the last site; nothing where it has none at `path`.
    pub fn find_last(&self, path: &str) -> Option<Vec<u8>> {
        let (folder, own) = self.last.as_ref()?;
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let file = own.paths.contains(path).then(|| openat(folder, path, flags, Mode::empty()).ok())??;
        let mut file = File::from(file);
        let mut bytes = Vec::new();
        file.metadata().is_ok_and(|about| about.is_file()).then(|| file.read_to_end(&mut bytes).ok())??;
        Some(bytes)
    }

    /// Writes one file of the new site. One whose bytes are those of the last site is that file still.
    ///
    /// # Errors
    /// Where the path leads outside, or the system refuses.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<()> {
        if !is_plain(path) || path == manifest::NAME {
            bail!(say!("`{path}` cannot be a file of the output folder", path));
        }
        let is_same = self.is_same(path, bytes);
        if !is_same {
            self.create(path, bytes).because(|| cannot(Deed::Write, &self.output.join(path)))?;
        }
        self.bytes.fetch_add(bytes.len() as u64, Ordering::Relaxed);
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if is_same { &mut made.same } else { &mut made.changed }.push(path.into());
        Ok(())
    }

    fn create(&self, path: &str, bytes: &[u8]) -> std::io::Result<()> {
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::CLOEXEC;
        let open = || openat(&self.new, path, flags, Mode::from_raw_mode(0o666));
        let file = match open() {
            // The first file of a folder makes it; asking before each file would cost more.
            Err(Errno::NOENT) => {
                let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
                fs::create_dir_all(self.workspace.new_tree().join(folder))?;
                open()?
            }
            file => file?,
        };
        File::from(file).write_all(bytes)
    }

    /// Returns whether the last site has a file of ours with these bytes at `path`. No more is read of it
    /// than that takes.
    fn is_same(&self, path: &str, bytes: &[u8]) -> bool {
        let Some((folder, own)) = &self.last else { return false };
        if !own.paths.contains(path) {
            return false;
        }
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let Ok(file) = openat(folder, path, flags, Mode::empty()) else { return false };
        let mut file = File::from(file);
        let about = file.metadata();
        if !about.is_ok_and(|about| about.is_file() && about.len() == bytes.len() as u64) {
            return false;
        }
        let mut old = vec![0; bytes.len()];
        file.read_exact(&mut old).is_ok() && old == bytes
    }

    /// Puts the new site in the place of the last one. Files that others put there come along.
    ///
    /// # Errors
    /// Where a file that is not ours is in the way, or the system refuses; the last site is then still whole.
    pub fn finish(mut self) -> Result<Written> {
        let made = std::mem::take(&mut *self.made.lock().unwrap_or_else(PoisonError::into_inner));
        let count = (made.changed.len() + made.same.len()) as u64;
        let changed = made.changed.len() as u64;
        let mut paths: Vec<Box<str>> = made.same.iter().cloned().chain(made.changed).collect();
        paths.par_sort_unstable();
        let new = Manifest { paths: paths.into_iter().collect() };
        check_names(&new, count)?;
        let removed = self.last.iter().flat_map(|(_, own)| own.paths.difference(&new.paths)).count() as u64;
        let written = Written { files: count, bytes: self.bytes(), changed, removed };
        if self.last.is_none() || changed > 0 || removed > 0 {
            let list = new.bytes();
            self.create(manifest::NAME, &list).because(|| cannot(Deed::WriteList, &self.output))?;
            self.carry_over(&made.same, &new)?;
            self.workspace.swap()?;
        }
        self.is_done = true;
        // The new site is in its place. What could not be cleared is cleared by the next build, which says why
        // if it cannot either.
        let _ = self.workspace.clear();
        Ok(written)
    }

    /// Takes over what has not changed, and untouched what others have put in the output folder.
    fn carry_over(&self, same: &[Box<str>], planned: &Manifest) -> Result<()> {
        let Ok(about) = fs::symlink_metadata(&self.output) else { return Ok(()) };
        let new = self.workspace.new_tree();
        let nothing = Manifest::default();
        let own = self.last.as_ref().map_or(&nothing, |(_, own)| own);
        let foreign = Foreign::of(&self.output, own)?;
        if let Some(path) = foreign.find_clash(planned) {
            let path = self.output.join(path);
            bail!(say!(
                "`{path}` was not made by mujaz, and stands where a file of the site goes: move it away",
                path = spoken(&path),
            ));
        }
        foreign.link(&self.output, &new)?;
        same.par_iter().try_for_each(|path| {
            let (old, new) = (self.output.join(&**path), new.join(&**path));
            link_or_copy(&old, &new).because(|| cannot(Deed::Keep, &old))
        })?;
        dress(&new, &about);
        Ok(())
    }
}

impl Output for Stage {
    type Error = anyhow::Error;

    fn write(&self, path: &str, bytes: &[u8]) -> Result<()> {
        Self::write(self, path, bytes)
    }

    fn find_last(&self, path: &str) -> Option<Vec<u8>> {
        Self::find_last(self, path)
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if !self.is_done {
            let _ = self.workspace.clear();
        }
    }
}

/// Gives a file a second name. Where the file system knows no such thing, a second file of the same age.
fn link_or_copy(old: &Path, new: &Path) -> std::io::Result<()> {
    match fs::hard_link(old, new) {
        Ok(()) => return Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            fs::create_dir_all(new.parent().unwrap_or(new))?;
        }
        Err(_) => {}
    }
    if fs::hard_link(old, new).is_ok() {
        return Ok(());
    }
    fs::copy(old, new)?;
    File::options().write(true).open(new)?.set_modified(fs::symlink_metadata(old)?.modified()?)
}

/// Refuses two files with one name, also where case is ignored: some file systems do.
fn check_names(planned: &Manifest, count: u64) -> Result<()> {
    let mut names: Vec<(String, &str)> =
        planned.paths.par_iter().map(|path| (path.to_lowercase(), &**path)).collect();
    names.par_sort_unstable();
    for pair in names.windows(2) {
        if let [(one, first), (other, second)] = pair
            && one == other
        {
            bail!(say!("`{first}` and `{second}` are one file where case is ignored", first, second));
        }
    }
    if planned.paths.len() as u64 != count {
        bail!(say!("a file of the site was made twice"));
    }
    Ok(())
}

/// Returns the site's folder, locked against another build until it is dropped.
pub(crate) fn lock(root: &Path) -> Result<Lock> {
    let folder = File::open(root).because(|| cannot(Deed::Open, root))?;
    match flock(&folder, FlockOperation::NonBlockingLockExclusive) {
        Err(Errno::WOULDBLOCK) => {
            bail!(say!("another build of `{path}` is running: wait for it, or stop it", path = spoken(root)))
        }
        // Where the file system knows no locks, two builds at once are the user's care.
        Ok(()) | Err(_) => Ok(Lock(folder)),
    }
}

/// Makes the folders above the output folder. One that is a symbolic link is refused.
fn make_parents(root: &Path, build_dir: &str) -> Result<()> {
    let mut path = root.to_path_buf();
    let parts: Vec<&str> = build_dir.split('/').collect();
    for (at, part) in parts.iter().enumerate() {
        path.push(part);
        match fs::symlink_metadata(&path) {
            Ok(about) if about.file_type().is_symlink() => {
                bail!(say!(
                    "the output folder `{path}` is a symbolic link: name a folder of its own",
                    path = spoken(&path),
                ))
            }
            Ok(about) if !about.is_dir() => {
                bail!(say!("`{path}` is no folder: name another `build-dir`", path = spoken(&path)))
            }
            Ok(_) => {}
            Err(_) if at + 1 == parts.len() => {}
            Err(_) => fs::create_dir(&path).because(|| cannot(Deed::Make, &path))?,
        }
    }
    Ok(())
}

/// Returns the output folder and what of it is ours; nothing where there is none, or it is empty.
fn last(output: &Path) -> Result<Option<(File, Manifest)>> {
    if fs::symlink_metadata(output).is_err() {
        return Ok(None);
    }
    let folder = File::open(output).because(|| cannot(Deed::Open, output))?;
    let list = output.join(manifest::NAME);
    if let Some(own) = Manifest::read(output).because(|| cannot(Deed::Read, &list))? {
        return Ok(Some((folder, own)));
    }
    let mut entries = fs::read_dir(output).because(|| cannot(Deed::Read, output))?;
    if entries.next().is_some() {
        bail!(say!(
            "`{path}` is not empty and was not made by mujaz: empty it, or name another `build-dir`",
            path = spoken(output),
        ));
    }
    Ok(None)
}
