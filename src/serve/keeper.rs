//! The site while its files change, kept by one thread. In: questions for its files, and word of what changed. Out:
//! answers, and news for browsers. A change of words alone is taken in at once; a second thread prepares the whole
//! site again behind it, as `build` would.

use crate::diag::failure::Because;
use crate::diag::phrase::say;
use crate::disk::read::{read_one, read_site};
use crate::input::{Day, Input, InputFile};
use crate::model::graph::Graph;
use crate::plan::target::What;
use crate::render::artifact::{RenderError, artifact};
use crate::render::offline::worker;
use crate::render::search::index::SearchIndex;
use crate::render::site::{Kept as Made, Site};
use crate::serve::news::news;
use crate::serve::watch::Change;
use crate::session::{Prepared, Rewording, SessionOptions, prepare};
use crate::span::FileId;
use anyhow::{Result, bail};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;
use tokio::sync::{oneshot, watch};

/// How long nothing has to change before the whole site is prepared again.
const QUIET: Duration = Duration::from_millis(200);
/// Up to how many files whose words changed are taken in at once.
const MANY: usize = 20;

/// What is served.
#[derive(Clone, Debug)]
pub struct Served {
    /// The site's folder.
    pub root: PathBuf,
    /// The day it is.
    pub today: Day,
    /// What the site is made for.
    pub options: SessionOptions,
}

/// An answer to a question for a file.
#[derive(Debug)]
pub(crate) enum Answer {
    /// Its bytes.
    Found(Vec<u8>),
    /// There is none; the bytes of the page that says so, where the site has one.
    Missing(Option<Vec<u8>>),
    /// There is a folder of this name: its page is this path.
    Folder(String),
    /// The page cannot be made, and why.
    Broken(RenderError),
}

enum Message {
    Ask(Question),
    Change(Change),
    Prepared(Box<Pass>),
    Indexed(Arc<Prepared>, Box<SearchIndex>),
    Stop,
}

#[derive(Debug)]
struct Question {
    path: String,
    answer: oneshot::Sender<Answer>,
}

/// The whole site, prepared.
struct Pass {
    prepared: Prepared,
    input: Input,
    version: u64,
}

/// The door to the thread that keeps the site.
#[derive(Debug)]
pub(crate) struct Keeper {
    inbox: Sender<Message>,
    news: watch::Receiver<Arc<str>>,
}

impl Keeper {
    /// Reads the site, and begins to keep it. Returns how many errors and other complaints there are.
    ///
    /// # Errors
    /// Where there is no site.
    pub(crate) fn start(served: Served) -> Result<(Arc<Self>, (usize, usize))> {
        let input = Input::new(read_site(&served.root), served.today);
        if input.find_path("book.toml").is_none() {
            bail!(say!("there is no `book.toml` in `{path}`", path = served.root.display().to_string()));
        }
        let prepared = prepare(&input, served.options);
        let errors = prepared.count_errors();
        let complaints = (errors, prepared.diagnostics.len() - errors);
        let (inbox, messages) = channel();
        let (told, news) = watch::channel(Arc::from(news(1, &input, &prepared.diagnostics)));
        let (jobs, waiting) = channel();
        let back = inbox.clone();
        let options = served.options;
        spawn("prepare", move || {
            for_each_job(&waiting, |(version, input)| {
                let pass = Pass { prepared: prepare(&input, options), input, version };
                // Nobody waits for it once the server has stopped.
                let _ = back.send(Message::Prepared(Box::new(pass)));
            });
        })?;
        let kept = Kept {
            root: served.root,
            base: base(&prepared.graph),
            prepared: Arc::new(prepared),
            made_from: input.clone(),
            input,
            version: 1,
            adopted: 0,
            index: None,
            is_indexing: false,
            searching: Vec::new(),
            inbox: inbox.clone(),
            jobs,
            told,
        };
        spawn("keep", move || kept.keep(&messages))?;
        Ok((Arc::new(Self { inbox, news }), complaints))
    }

    /// Returns the file at a path of the site.
    pub(crate) async fn ask(&self, path: String) -> Option<Answer> {
        let (answer, answered) = oneshot::channel();
        self.inbox.send(Message::Ask(Question { path, answer })).ok()?;
        answered.await.ok()
    }

    /// Takes in that files may have changed.
    pub(crate) fn change(&self, change: Change) {
        // A keeper that has stopped keeps nothing.
        let _ = self.inbox.send(Message::Change(change));
    }

    /// Returns what browsers are told, now and whenever it changes.
    pub(crate) fn news(&self) -> watch::Receiver<Arc<str>> {
        self.news.clone()
    }

    /// Ends its threads.
    pub(crate) fn stop(&self) {
        let _ = self.inbox.send(Message::Stop);
    }
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> Result<()> {
    let thread = std::thread::Builder::new().name(name.to_owned()).spawn(work);
    thread.map(drop).because(|| say!("cannot start a thread"))
}

/// Calls `work` with the newest job whenever none has come for a while.
fn for_each_job<Job>(jobs: &Receiver<Job>, mut work: impl FnMut(Job)) {
    while let Ok(mut job) = jobs.recv() {
        loop {
            match jobs.recv_timeout(QUIET) {
                Ok(newer) => job = newer,
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
        work(job);
    }
}

/// Returns the path that the site has on its own host, without slashes around it.
fn base(graph: &Graph) -> String {
    let url = graph.config.site_url.as_ref();
    url.map(|url| url.base_path.trim_matches('/').to_owned()).unwrap_or_default()
}

/// What the thread keeps.
struct Kept {
    root: PathBuf,
    base: String,
    /// The site that is shown.
    prepared: Arc<Prepared>,
    /// What it was made from.
    made_from: Input,
    /// The files as they are.
    input: Input,
    /// Grows with every change.
    version: u64,
    /// How often another site was taken for the one that is shown.
    adopted: u64,
    index: Option<Box<SearchIndex>>,
    is_indexing: bool,
    /// Who waits for the search index.
    searching: Vec<Question>,
    inbox: Sender<Message>,
    jobs: Sender<(u64, Input)>,
    told: watch::Sender<Arc<str>>,
}

impl Kept {
    fn keep(mut self, messages: &Receiver<Message>) {
        let mut kept: Option<(u64, Made)> = None;
        loop {
            let (prepared, input) = (Arc::clone(&self.prepared), self.made_from.clone());
            let of_this = kept.take().filter(|(of, _)| *of == self.adopted);
            let site = match of_this {
                Some((_, kept)) => prepared.site_again(&input, kept),
                None => prepared.site(&input),
            };
            let message = loop {
                match messages.recv() {
                    Ok(Message::Ask(question)) => self.answer(&site, question),
                    Ok(other) => break other,
                    Err(_) => return,
                }
            };
            let mut own = (self.adopted, site.keep());
            drop(prepared);
            match message {
                Message::Change(change) => self.change(change, &mut own.1),
                Message::Prepared(pass) => self.adopt(*pass),
                Message::Indexed(of, index) => self.index(&of, index),
                Message::Stop => return,
                Message::Ask(_) => {}
            }
            kept = Some(own);
        }
    }

    fn answer(&mut self, site: &Site<'_>, question: Question) {
        let Question { path, answer } = question;
        let is_search = self.prepared.find_target(&path).is_some_and(|of| matches!(of.what, What::Search(_)));
        if is_search && self.index.is_none() {
            self.searching.push(Question { path, answer });
            self.begin_index();
            return;
        }
        // Who asked may have gone away.
        let _ = answer.send(self.find(site, &path));
    }

    fn find(&self, site: &Site<'_>, path: &str) -> Answer {
        let below = |path: &str| if path.is_empty() { "index.html".to_owned() } else { path.to_owned() };
        let inner = path.strip_prefix(&self.base).and_then(|path| path.strip_prefix('/'));
        let inner = inner.filter(|_| !self.base.is_empty());
        if path == worker::PATH || inner == Some(worker::PATH) {
            return Answer::Found(worker::farewell().as_bytes().to_vec());
        }
        for path in std::iter::once(path).chain(inner) {
            let path = if path.ends_with('/') { format!("{path}index.html") } else { below(path) };
            if let Some(target) = self.prepared.find_target(&path) {
                return made(artifact(site, self.index.as_deref(), target), Answer::Found);
            }
            let folder = format!("{path}/index.html");
            if self.prepared.find_target(&folder).is_some() {
                return Answer::Folder(format!("{path}/"));
            }
        }
        match self.prepared.find_target("404.html") {
            Some(target) => made(artifact(site, None, target), |bytes| Answer::Missing(Some(bytes))),
            None => Answer::Missing(None),
        }
    }

    /// Makes the search index in a thread of its own, once.
    fn begin_index(&mut self) {
        if std::mem::replace(&mut self.is_indexing, true) {
            return;
        }
        let (prepared, input, inbox) =
            (Arc::clone(&self.prepared), self.made_from.clone(), self.inbox.clone());
        let work = move || {
            let index = SearchIndex::new(&prepared.site(&input));
            let _ = inbox.send(Message::Indexed(prepared, Box::new(index)));
        };
        if spawn("index", work).is_err() {
            self.is_indexing = false;
            self.searching.clear();
        }
    }

    fn index(&mut self, of: &Arc<Prepared>, index: Box<SearchIndex>) {
        self.is_indexing = false;
        if Arc::ptr_eq(of, &self.prepared) {
            self.index = Some(index);
        }
        for question in std::mem::take(&mut self.searching) {
            let _ = self.inbox.send(Message::Ask(question));
        }
    }

    fn change(&mut self, change: Change, kept: &mut Made) {
        let mut now = self.input.clone();
        match change {
            Change::Files(paths) => {
                for path in paths {
                    let is_named = |path: &str| now.find_path(path).is_some();
                    if !path.contains('/') && !is_named(&path) {
                        continue;
                    }
                    match read_one(&self.root, &path) {
                        Some(InputFile { content, .. }) => now.put(&path, content),
                        None => now.take(&path),
                    }
                }
            }
            Change::Anything => now = Input::new(read_site(&self.root), now.today),
        }
        if difference(&self.input, &now).is_some_and(|changed| changed.is_empty()) {
            return;
        }
        self.input = now;
        self.version += 1;
        // Against what is shown, so that what could not be taken in before, a file half written say, can be now.
        let changed = difference(&self.made_from, &self.input).unwrap_or_default();
        if changed.len() <= MANY {
            changed.into_iter().for_each(|file| self.reword(file, kept));
        }
        // Nobody prepares it once the server has stopped.
        let _ = self.jobs.send((self.version, self.input.clone()));
    }

    /// Takes in that a file has other words, where that is all there is to it.
    fn reword(&mut self, file: FileId, kept: &mut Made) {
        if !self.input.file(file).path.starts_with("content/") {
            return;
        }
        let Some(prepared) = Arc::get_mut(&mut self.prepared) else { return };
        match prepared.reword((&self.made_from, &self.input), file) {
            Rewording::More => return,
            Rewording::Done(id) => {
                kept.rename(id, &prepared.graph);
                self.made_from.files[file.0 as usize] = Arc::clone(&self.input.files[file.0 as usize]);
            }
            Rewording::Faulty => {}
        }
        let _ = self.told.send(news(self.version, &self.input, &self.prepared.diagnostics).into());
    }

    /// Shows the site that was prepared, unless files have changed again. One with errors is not shown: its errors
    /// are.
    fn adopt(&mut self, pass: Pass) {
        if pass.version != self.version {
            return;
        }
        let Pass { prepared, input, .. } = pass;
        let told = news(self.version, &input, &prepared.diagnostics);
        if !prepared.has_errors() || self.prepared.has_errors() {
            self.base = base(&prepared.graph);
            let last = std::mem::replace(&mut self.prepared, Arc::new(prepared));
            // Letting go of a large site takes a while.
            let _ = spawn("drop", move || drop(last));
            self.made_from = input;
            self.adopted += 1;
            self.index = None;
        }
        let _ = self.told.send(told.into());
    }
}

fn made(made: Result<std::borrow::Cow<'_, [u8]>, RenderError>, found: impl Fn(Vec<u8>) -> Answer) -> Answer {
    made.map_or_else(Answer::Broken, |bytes| found(bytes.into_owned()))
}

/// Returns the files that hold something else; nothing where they are not the same files.
fn difference(before: &Input, now: &Input) -> Option<Vec<FileId>> {
    let pairs = || before.files.iter().zip(&now.files);
    let is_same_paths =
        before.files.len() == now.files.len() && pairs().all(|(a, b)| Arc::ptr_eq(a, b) || a.path == b.path);
    let is_other = |(a, b): (&Arc<InputFile>, &Arc<InputFile>)| !Arc::ptr_eq(a, b) && a.content != b.content;
    let changed = || pairs().zip((0u32..).map(FileId)).filter(|(pair, _)| is_other(*pair));
    is_same_paths.then(|| changed().map(|(_, file)| file).collect())
}
