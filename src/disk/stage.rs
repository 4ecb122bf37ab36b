//! A site is written beside the last one, then takes its place in one step. In: paths and bytes, from any
//! thread. Out: an output folder that is the old site or the new one, whole, whatever happens between.
#![expect(clippy::disallowed_methods, reason = "`disk` is where files are written")]

use crate::disk::manifest::{self, Manifest};
use crate::disk::path::is_inside;
use anyhow::{Context, Result, bail};
use rayon::prelude::*;
use rustix::fs::{CWD, FlockOperation, RenameFlags, flock, renameat_with};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, RwLock};
use walkdir::WalkDir;

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

/// A site in the making.
#[derive(Debug)]
pub struct Stage {
    /// The output folder.
    output: PathBuf,
    /// Where the new site is made; a sibling, so that it can take the output's place in one step.
    stage: PathBuf,
    /// Where the old site waits while two renames take the place of one.
    aside: PathBuf,
    /// What of the output is ours; nothing where there is no output yet.
    last: Option<Manifest>,
    folders: RwLock<BTreeSet<String>>,
    paths: Mutex<BTreeSet<String>>,
    bytes: AtomicU64,
    changed: AtomicU64,
    is_done: bool,
    _lock: File,
}

impl Stage {
    /// Opens the stage for the output folder `build_dir` of the site in `root`. What a build that was
    /// killed left behind is cleared away, or the last site put back.
    ///
    /// # Errors
    /// Where the folder is not ours, another build is running, or the system refuses.
    pub fn open(root: &Path, build_dir: &str) -> Result<Self> {
        if !is_inside(build_dir) {
            bail!("the output folder `{build_dir}` is not inside the site's folder");
        }
        let lock = lock(root)?;
        let output = root.join(build_dir);
        let parent = output.parent().unwrap_or(root);
        make_parents(root, build_dir)?;
        let name = output.file_name().unwrap_or_default().to_string_lossy();
        let stage = parent.join(format!(".{name}.mujaz-stage"));
        let aside = parent.join(format!(".{name}.mujaz-last"));
        recover(&output, &aside)?;
        clear(&stage)?;
        let last = last(&output)?;
        fs::create_dir(&stage).with_context(|| cannot("make", &stage))?;
        let stage = Self {
            output,
            stage,
            aside,
            last,
            folders: RwLock::default(),
            paths: Mutex::default(),
            bytes: AtomicU64::new(0),
            changed: AtomicU64::new(0),
            is_done: false,
            _lock: lock,
        };
        let mark = stage.stage.join(manifest::NAME);
        fs::write(&mark, Manifest::default().bytes()).with_context(|| cannot("write", &mark))?;
        Ok(stage)
    }

    /// Writes one file of the new site. One whose bytes are those of the last site is that file still.
    ///
    /// # Errors
    /// Where the path leads outside, would replace a file that is not ours, or the system refuses.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<()> {
        if !is_inside(path) {
            bail!("`{path}` is not inside the output folder");
        }
        self.make_folder(path)?;
        let target = self.stage.join(path);
        let is_same = self.find_same(path, bytes)?;
        if !(is_same && fs::hard_link(self.output.join(path), &target).is_ok()) {
            fs::write(&target, bytes).with_context(|| cannot("write", &target))?;
            self.changed.fetch_add(1, Ordering::Relaxed);
        }
        self.bytes.fetch_add(bytes.len() as u64, Ordering::Relaxed);
        let is_new = self.paths.lock().map(|mut paths| paths.insert(path.to_owned())).unwrap_or(true);
        if !is_new {
            bail!("`{path}` is planned twice");
        }
        Ok(())
    }

    /// Returns whether the last site has a file of ours with these bytes at `path`.
    fn find_same(&self, path: &str, bytes: &[u8]) -> Result<bool> {
        let Some(last) = &self.last else { return Ok(false) };
        let old = self.output.join(path);
        let Ok(about) = fs::symlink_metadata(&old) else { return Ok(false) };
        if !last.paths.contains(path) {
            bail!("`{}` is not a file of mujaz, and a page has to go there: move it away", old.display());
        }
        let is_candidate = about.is_file() && about.len() == bytes.len() as u64;
        Ok(is_candidate && fs::read(&old).is_ok_and(|old| old == bytes))
    }

    fn make_folder(&self, path: &str) -> Result<()> {
        let Some((folder, _)) = path.rsplit_once('/') else { return Ok(()) };
        if self.folders.read().is_ok_and(|folders| folders.contains(folder)) {
            return Ok(());
        }
        let target = self.stage.join(folder);
        fs::create_dir_all(&target).with_context(|| cannot("make", &target))?;
        if let Ok(mut folders) = self.folders.write() {
            folders.insert(folder.to_owned());
        }
        Ok(())
    }

    /// Puts the new site in the place of the last one. Files that others put there come along.
    ///
    /// # Errors
    /// Where the system refuses; the last site is then still whole.
    pub fn finish(mut self) -> Result<Written> {
        let paths =
            std::mem::take(&mut *self.paths.lock().expect("no thread panics while it holds the lock"));
        let new = Manifest { paths };
        let removed = self.last.iter().flat_map(|last| last.paths.difference(&new.paths)).count() as u64;
        let written = Written {
            files: new.paths.len() as u64,
            bytes: self.bytes.load(Ordering::Relaxed),
            changed: self.changed.load(Ordering::Relaxed),
            removed,
        };
        if self.last.is_some() && written.changed == 0 && removed == 0 {
            return Ok(written);
        }
        let list = self.stage.join(manifest::NAME);
        fs::write(&list, new.bytes()).with_context(|| cannot("write", &list))?;
        if let Some(last) = &self.last {
            self.carry_over(last)?;
        }
        self.swap()?;
        self.is_done = true;
        // The new site is in place: what is left of the old one is cleared now, or by the next build.
        let _ = remove_tree(&self.stage);
        let _ = remove_tree(&self.aside);
        Ok(written)
    }

    /// Takes over, untouched, what others have put in the output folder.
    fn carry_over(&self, last: &Manifest) -> Result<()> {
        for entry in WalkDir::new(&self.output).follow_links(false).min_depth(1) {
            let entry = entry.with_context(|| cannot("read", &self.output))?;
            let path = entry.path().strip_prefix(&self.output).unwrap_or(entry.path());
            let name = path.to_string_lossy();
            let target = self.stage.join(path);
            if entry.file_type().is_dir() {
                let holds_ours = last.paths.range(format!("{name}/")..).next();
                if holds_ours.is_none_or(|ours| !ours.starts_with(&format!("{name}/"))) {
                    fs::create_dir_all(&target).with_context(|| cannot("make", &target))?;
                }
            } else if *name != *manifest::NAME && !last.paths.contains(&*name) {
                if let Some(folder) = target.parent() {
                    fs::create_dir_all(folder).with_context(|| cannot("make", folder))?;
                }
                let kept =
                    || format!("cannot keep `{}`, which is not a file of mujaz", entry.path().display());
                fs::hard_link(entry.path(), &target).with_context(kept)?;
            }
        }
        Ok(())
    }

    fn swap(&self) -> Result<()> {
        let explain =
            || format!("cannot put the new site at `{}`; the last one is still there", self.output.display());
        if !self.output.exists() {
            return fs::rename(&self.stage, &self.output).with_context(explain);
        }
        match renameat_with(CWD, &self.stage, CWD, &self.output, RenameFlags::EXCHANGE) {
            Ok(()) => Ok(()),
            Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS | rustix::io::Errno::NOTSUP) => {
                fs::rename(&self.output, &self.aside).with_context(explain)?;
                if let Err(error) = fs::rename(&self.stage, &self.output) {
                    fs::rename(&self.aside, &self.output).with_context(explain)?;
                    return Err(error).with_context(explain);
                }
                Ok(())
            }
            Err(error) => Err(error).with_context(explain),
        }
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if !self.is_done {
            let _ = remove_tree(&self.stage);
        }
    }
}

fn cannot(what: &str, path: &Path) -> String {
    format!("cannot {what} `{}`", path.display())
}

/// Returns the site's folder, locked against another build until it is dropped.
fn lock(root: &Path) -> Result<File> {
    let folder = File::open(root).with_context(|| cannot("open", root))?;
    match flock(&folder, FlockOperation::NonBlockingLockExclusive) {
        Ok(()) => Ok(folder),
        Err(rustix::io::Errno::WOULDBLOCK) => {
            bail!("another build of `{}` is running: wait for it, or stop it", root.display())
        }
        // A file system that knows no locks: two builds at once are the user's care.
        Err(_) => Ok(folder),
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
                bail!("the output folder `{}` is a symbolic link: name a folder of its own", path.display())
            }
            Ok(about) if !about.is_dir() => bail!("`{}` is a file, not an output folder", path.display()),
            Ok(_) => {}
            Err(_) if at + 1 == parts.len() => {}
            Err(_) => fs::create_dir(&path).with_context(|| cannot("make", &path))?,
        }
    }
    Ok(())
}

/// Puts the last site back where a kill between two renames left none.
fn recover(output: &Path, aside: &Path) -> Result<()> {
    if !aside.exists() {
        return Ok(());
    }
    if output.exists() {
        return remove_tree(aside).with_context(|| cannot("remove", aside));
    }
    fs::rename(aside, output).with_context(|| cannot("put back", output))
}

/// Removes what a killed build left of its stage.
fn clear(stage: &Path) -> Result<()> {
    let Ok(about) = fs::symlink_metadata(stage) else { return Ok(()) };
    let is_empty = || fs::read_dir(stage).is_ok_and(|mut entries| entries.next().is_none());
    if !about.is_dir() || !(stage.join(manifest::NAME).exists() || is_empty()) {
        bail!("`{}` is in the way and not mujaz's: move it away", stage.display());
    }
    remove_tree(stage).with_context(|| cannot("remove", stage))
}

/// Removes a tree of ours. Its manifest goes last, so that what a kill leaves is still known as ours.
fn remove_tree(tree: &Path) -> std::io::Result<()> {
    let Ok(entries) = fs::read_dir(tree) else { return Ok(()) };
    let entries: Vec<fs::DirEntry> = entries.collect::<std::io::Result<_>>()?;
    entries.par_iter().filter(|entry| entry.file_name() != manifest::NAME).try_for_each(|entry| {
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())
        } else {
            fs::remove_file(entry.path())
        }
    })?;
    fs::remove_dir_all(tree)
}

/// Returns what of the output folder is ours; nothing where there is none, or it is empty.
fn last(output: &Path) -> Result<Option<Manifest>> {
    if !output.exists() {
        return Ok(None);
    }
    if let Some(manifest) =
        Manifest::read(output).with_context(|| cannot("read", &output.join(manifest::NAME)))?
    {
        return Ok(Some(manifest));
    }
    let mut entries = fs::read_dir(output).with_context(|| cannot("read", output))?;
    if entries.next().is_some() {
        bail!(
            "`{}` is not empty and was not made by mujaz: empty it, or name another `build-dir`",
            output.display()
        );
    }
    Ok(None)
}
