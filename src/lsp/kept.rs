//! The sites that files are opened in. In: what the client opens, changes and closes. Out: each site as it was last known,
//! and what is wrong with it. Each has a thread that reads it anew when nothing has changed for a moment.

use crate::desk::lines::{Lines, Unit};
use crate::desk::site::Desk;
use crate::diag::catalog::Catalog;
use crate::diag::code::Level;
use crate::diag::report::Diagnostic;
use crate::disk::read::{TEXT_LIMIT, read_one, read_site};
use crate::input::{Content, Day, Input};
use crate::lang::tag::Lang;
use crate::lsp::convert::{self, Change, Client, Opened};
use crate::lsp::event::{Event, Studied};
use crate::lsp::uri;
use crate::serve::watch::{self, Watch, watch};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

/// How long nothing has to change before a site is read anew.
const QUIET: Duration = Duration::from_millis(80);
/// From how many files on all are read again.
const MANY: usize = 50;

/// What is to be read anew.
struct Job {
    version: u64,
    input: Input,
    lang: Lang,
}

/// A file that the client has open.
struct Sheet {
    uri: String,
    version: i32,
    text: Arc<str>,
}

/// A site that is kept.
struct Site {
    /// Its files as they are on the disk.
    saved: Input,
    /// Those that are open, by their paths from the site's folder.
    open: BTreeMap<String, Sheet>,
    /// Grows with every change.
    version: u64,
    /// The site as it was last known, and of which version that is.
    desk: Option<(u64, Arc<Desk>)>,
    jobs: Sender<Job>,
    /// What the client was told of each file last.
    told: BTreeMap<String, Value>,
    _watch: Option<Watch>,
}

/// How a file was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Leaving {
    /// It was saved, and stays open.
    Saved,
    /// It was closed.
    Closed,
}

/// All sites.
pub(crate) struct Workshop {
    today: Day,
    events: Sender<Event>,
    lang: Lang,
    can_watch: bool,
    sites: BTreeMap<PathBuf, Site>,
    /// Files that stand in no site, yet.
    loose: BTreeMap<String, Opened>,
}

/// A file of a site, as it is now.
pub(crate) struct At<'run> {
    /// The site's folder.
    pub(crate) root: &'run Path,
    /// The file's path from there.
    pub(crate) path: String,
    /// Its text.
    pub(crate) text: Arc<str>,
    /// The site as it was last known.
    pub(crate) desk: &'run Arc<Desk>,
    /// Whether that is as it is now.
    pub(crate) is_current: bool,
    site: &'run Site,
}

impl At<'_> {
    /// Returns the text of a file of the site as the client has it.
    pub(crate) fn text_of(&self, path: &str) -> Arc<str> {
        match self.site.open.get(path) {
            Some(sheet) => Arc::clone(&sheet.text),
            None => {
                let input = &self.site.saved;
                input.find_path(path).map_or_else(|| Arc::from(""), |file| Arc::from(input.text(file)))
            }
        }
    }

    /// Returns how the client names a file of the site, and which version of it is open.
    pub(crate) fn name_of(&self, path: &str) -> (String, Option<i32>) {
        match self.site.open.get(path) {
            Some(sheet) => (sheet.uri.clone(), Some(sheet.version)),
            None => (uri::uri(&self.root.join(path)), None),
        }
    }
}

impl Workshop {
    /// Returns one with no site.
    pub(crate) fn new(today: Day, events: Sender<Event>) -> Self {
        let lang = Lang::parse("en").expect("`en` is a language");
        let (sites, loose) = (BTreeMap::new(), BTreeMap::new());
        Self { today, events, lang, can_watch: false, sites, loose }
    }

    /// Begins with the sites in the folders that the client has open.
    pub(crate) fn begin(&mut self, client: &Client, catalog: &Catalog) {
        self.lang = Lang::parse(catalog.tag).unwrap_or(self.lang);
        self.can_watch = client.can_watch;
        for folder in client.folders.iter().filter_map(|folder| uri::path(folder)) {
            if let Some(root) = find_root(&folder.join("book.toml")) {
                self.enter(&root);
            }
        }
    }

    /// Takes in a file that the client opens.
    pub(crate) fn open(&mut self, opened: Opened) {
        let found = uri::path(&opened.uri).and_then(|path| Some((find_root(&path)?, path)));
        let Some((root, path)) = found else {
            self.loose.insert(opened.uri.clone(), opened);
            return;
        };
        let Some(inner) = inner(&root, &path) else { return };
        self.enter(&root);
        let lang = self.lang;
        if let Some(site) = self.sites.get_mut(&root) {
            let text = Arc::from(opened.text.strip_prefix('\u{feff}').unwrap_or(&opened.text));
            site.open.insert(inner, Sheet { uri: opened.uri, version: opened.version, text });
            site.renew(lang);
        }
    }

    /// Begins to keep a site.
    fn enter(&mut self, root: &Path) {
        if self.sites.contains_key(root) {
            return;
        }
        let (jobs, waiting) = channel();
        let (events, place) = (self.events.clone(), root.to_owned());
        let study = move || study(&waiting, &place, &events);
        if std::thread::Builder::new().name("study".to_owned()).spawn(study).is_err() {
            return;
        }
        let (events, place) = (self.events.clone(), root.to_owned());
        let tell = move |change| {
            let paths = match change {
                watch::Change::Files(paths) => Some(paths.into_iter().collect()),
                watch::Change::Anything => None,
            };
            // Nobody listens once the server has ended.
            let _ = events.send(Event::Changed(place.clone(), paths));
        };
        let mut site = Site {
            saved: Input::new(read_site(root), self.today),
            open: BTreeMap::new(),
            version: 0,
            desk: None,
            jobs,
            told: BTreeMap::new(),
            // A client that cannot tell of files has them watched here.
            _watch: if self.can_watch { None } else { watch(root, tell).ok() },
        };
        site.renew(self.lang);
        self.sites.insert(root.to_owned(), site);
    }

    /// Takes in what the client has changed in a file.
    pub(crate) fn change(&mut self, changed: (String, i32, Vec<Change>), unit: Unit) {
        let (uri, version, changes) = changed;
        if let Some(loose) = self.loose.get_mut(&uri) {
            (loose.text, loose.version) = (applied(&loose.text, changes, unit), version);
            return;
        }
        let lang = self.lang;
        let Some((site, path)) = self.find_mut(&uri) else { return };
        let Some(sheet) = site.open.get_mut(&path) else { return };
        sheet.text = applied(&sheet.text, changes, unit).into();
        sheet.version = version;
        site.renew(lang);
    }

    /// Takes in that the client has saved a file, or closed it: then it is as on the disk.
    pub(crate) fn leave(&mut self, uri: &str, how: Leaving) {
        let is_closed = how == Leaving::Closed;
        if self.loose.contains_key(uri) {
            let loose = self.loose.remove(uri).filter(|_| !is_closed);
            loose.into_iter().for_each(|opened| self.open(opened));
            return;
        }
        let found = self.find_mut(uri).map(|(site, path)| {
            if is_closed {
                site.open.remove(&path);
            }
            path
        });
        let root = uri::path(uri).and_then(|path| find_root(&path));
        if let (Some(path), Some(root)) = (found, root) {
            self.look_again(&root, Some(vec![path]));
        }
    }

    /// Takes in what the client says of files that others have changed.
    pub(crate) fn watched(&mut self, uris: &[String]) {
        for (_, opened) in std::mem::take(&mut self.loose) {
            self.open(opened);
        }
        let mut changed: BTreeMap<PathBuf, Vec<String>> = BTreeMap::new();
        for path in uris.iter().filter_map(|uri| uri::path(uri)) {
            for root in self.sites.keys() {
                if let Some(inner) = inner(root, &path) {
                    changed.entry(root.clone()).or_default().push(inner);
                }
            }
        }
        for (root, paths) in changed {
            self.look_again(&root, Some(paths));
        }
    }

    /// Reads files of a site again: these, or all.
    pub(crate) fn look_again(&mut self, root: &Path, paths: Option<Vec<String>>) {
        let (today, lang) = (self.today, self.lang);
        let Some(site) = self.sites.get_mut(root) else { return };
        // A folder that is gone, and what `book.toml` names, are known only by reading all.
        let is_plain = |path: &String| {
            let is_known = site.saved.find_path(path).is_some();
            path != "book.toml" && (is_known || read_one(root, path).is_some())
        };
        match paths.filter(|paths| paths.len() < MANY && paths.iter().all(is_plain)) {
            Some(paths) => {
                for path in paths {
                    match read_one(root, &path) {
                        Some(file) => site.saved.put(&path, file.content),
                        None => site.saved.take(&path),
                    }
                }
            }
            None => site.saved = Input::new(read_site(root), today),
        }
        site.renew(lang);
    }

    fn find_mut(&mut self, uri: &str) -> Option<(&mut Site, String)> {
        let path = uri::path(uri)?;
        let root = find_root(&path)?;
        let inner = inner(&root, &path)?;
        Some((self.sites.get_mut(&root)?, inner))
    }

    /// Returns a file as it is now; nothing where it stands in no site. `Err` where the site is not known yet.
    pub(crate) fn find(&self, uri: &str) -> Result<Option<At<'_>>, ()> {
        let found = || {
            let path = uri::path(uri)?;
            let root = find_root(&path)?;
            let inner = inner(&root, &path)?;
            Some((self.sites.get_key_value(&root)?, inner))
        };
        let Some(((root, site), path)) = found() else { return Ok(None) };
        at(root, site, path).map(Some).ok_or(())
    }

    /// Returns every site, each with no file of its own. `Err` where one is not known yet.
    pub(crate) fn all(&self) -> Result<Vec<At<'_>>, ()> {
        self.sites.iter().map(|(root, site)| at(root, site, String::new()).ok_or(())).collect()
    }

    /// Takes in a site that was read anew. Returns of which files something else is to be told than before: the client's
    /// name of each, its version, and all that is wrong with it.
    pub(crate) fn adopt(
        &mut self,
        studied: Studied,
        (client, catalog): (&Client, &Catalog),
    ) -> Vec<(String, Option<i32>, Value)> {
        let Studied { root, version, desk } = studied;
        let Some(site) = self.sites.get_mut(&root) else { return Vec::new() };
        if let Some((_, last)) = site.desk.replace((version, Arc::clone(&desk))) {
            // Letting go of a large site takes a while.
            let _ = std::thread::Builder::new().spawn(move || drop(last));
        }
        if version != site.version {
            return Vec::new();
        }
        let mut by_file: BTreeMap<String, Vec<&(Level, Diagnostic)>> = BTreeMap::new();
        for found in &desk.prepared.diagnostics {
            let path = desk.input.files.get(found.1.span.file.0 as usize).map(|file| file.path.clone());
            by_file.entry(path.unwrap_or_else(|| "book.toml".to_owned())).or_default().push(found);
        }
        let told: BTreeMap<String, Value> = by_file
            .into_iter()
            .map(|(path, found)| (path, convert::complaints(&found, (&desk.input, &root), (client, catalog))))
            .collect();
        let mut news = Vec::new();
        let gone = site.told.keys().filter(|path| !told.contains_key(*path));
        let gone: Vec<(&String, Value)> = gone.map(|path| (path, Value::Array(Vec::new()))).collect();
        let is_new = |(path, value): &(&String, &Value)| site.told.get(*path) != Some(value);
        let new = told.iter().filter(is_new).map(|(path, value)| (path, value.clone()));
        for (path, value) in gone.into_iter().chain(new) {
            let sheet = site.open.get(path);
            let name = sheet.map_or_else(|| uri::uri(&root.join(path)), |sheet| sheet.uri.clone());
            news.push((name, sheet.map(|sheet| sheet.version), value));
        }
        site.told = told;
        news
    }
}

fn at<'run>(root: &'run Path, site: &'run Site, path: String) -> Option<At<'run>> {
    let (version, desk) = site.desk.as_ref()?;
    let text = match site.open.get(&path) {
        Some(sheet) => Arc::clone(&sheet.text),
        None => {
            site.saved.find_path(&path).map_or_else(|| Arc::from(""), |file| Arc::from(site.saved.text(file)))
        }
    };
    Some(At { root, path, text, desk, is_current: *version == site.version, site })
}

impl Site {
    /// Has the site read anew, with what is open in the place of what is saved.
    fn renew(&mut self, lang: Lang) {
        self.version += 1;
        let mut input = self.saved.clone();
        let is_part =
            |path: &str| path == "book.toml" || path.starts_with("content/") || path.starts_with("themes/");
        for (path, sheet) in self.open.iter().filter(|(path, _)| is_part(path)) {
            if sheet.text.len() as u64 <= TEXT_LIMIT {
                input.put(path, Content::Text(sheet.text.to_string()));
            }
        }
        // Nobody reads it once the server has ended.
        let _ = self.jobs.send(Job { version: self.version, input, lang });
    }
}

/// Reads a site anew whenever nothing has changed for a moment; the first time at once.
fn study(jobs: &Receiver<Job>, root: &Path, events: &Sender<Event>) {
    let mut quiet = Duration::ZERO;
    while let Ok(mut job) = jobs.recv() {
        loop {
            match jobs.recv_timeout(quiet) {
                Ok(newer) => job = newer,
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
        quiet = QUIET;
        let Job { version, input, lang } = job;
        let desk = Arc::new(Desk::new(input, lang));
        let studied = Studied { root: root.to_owned(), version, desk };
        if events.send(Event::Studied(Box::new(studied))).is_err() {
            return;
        }
    }
}

/// Returns the nearest folder above a file that has a `book.toml`.
#[expect(clippy::disallowed_methods, reason = "a site is found by its `book.toml`")]
fn find_root(path: &Path) -> Option<PathBuf> {
    let is_site = |folder: &&Path| {
        std::fs::symlink_metadata(folder.join("book.toml")).is_ok_and(|about| about.is_file())
    };
    path.ancestors().skip(1).find(is_site).map(Path::to_owned)
}

/// Returns the path of a file from the site's folder.
fn inner(root: &Path, path: &Path) -> Option<String> {
    let inner = path.strip_prefix(root).ok()?.to_str()?;
    (!inner.is_empty()).then(|| inner.to_owned())
}

/// Returns a text after changes, each made in what the one before it left.
fn applied(text: &str, changes: Vec<Change>, unit: Unit) -> String {
    let mut text = text.to_owned();
    for Change { range, text: new } in changes {
        match range {
            None => text = new,
            Some((start, end)) => {
                let lines = Lines::new(&text);
                let start = lines.offset(&text, start, unit);
                let end = lines.offset(&text, end, unit).max(start);
                text.replace_range(start..end, &new);
            }
        }
    }
    text
}
