//! `mujaz check --external`: asks the addresses of sources, and keeps what they answer.

use crate::cmd::environment::Environment;
use crate::diag::phrase::{Phrase, Value, say, say_count};
use crate::disk::replace::{Existing, replace};
use crate::input::{Content, Day, Input};
use crate::model::graph::Graph;
use crate::model::link::{Answer, Links, PATH, Standing};
use crate::net::client::{Manners, reason_phrase};
use crate::net::round::{Told, ask_all};
use crate::parse::answers::{read_answers, write_answers};
use crate::term::print;
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Mutex;

/// How many answers are kept in memory alone before they are written.
const UNWRITTEN: usize = 50;
/// How many addresses that could not be checked are named.
const NAMED: usize = 25;

/// What to ask again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asking {
    /// What was not asked today.
    New,
    /// Everything.
    Again,
}

/// How to ask.
pub(super) struct External<'run> {
    /// The site's folder.
    pub(super) root: &'run Path,
    /// What to ask again.
    pub(super) asking: Asking,
    /// How to behave.
    pub(super) manners: Manners,
    /// The day of the answers.
    pub(super) environment: Environment,
}

/// What is known, and how much of it is not yet written.
struct Heard {
    links: Links,
    unwritten: usize,
    not_asked: BTreeMap<String, &'static str>,
}

impl External<'_> {
    /// Asks the addresses of all sources, writes what they answer to the site's folder and into `input`, and says
    /// which could not be checked.
    pub(super) fn ask(&self, graph: &Graph, input: &mut Input) -> Result<()> {
        let today = self.environment.today;
        let links = read_answers(input).unwrap_or_else(|| {
            self.environment.news(&say!("`{path}` could not be understood: it is written anew", path = PATH));
            Links::default()
        });
        let all = addresses(graph);
        let asked = self.due(&all, &links);
        let bar = print::progress(asked.len() as u64, &say!("asking"), self.environment.words);
        let (due, known) = (asked.len(), all.len() - asked.len());
        let heard = Mutex::new(Heard { links, unwritten: 0, not_asked: BTreeMap::new() });
        ask_all(asked, &self.manners, &|url, told| {
            bar.inc(1);
            let mut heard = heard.lock().expect("no thread panics while it holds the lock");
            match told {
                Told::Answer(answer) => heard.links.record(url, today, answer),
                Told::NotAsked(why) => drop(heard.not_asked.insert(url.to_owned(), why)),
            }
            heard.unwritten += 1;
            if heard.unwritten >= UNWRITTEN {
                heard.unwritten = 0;
                // What keeps it from being written is said at the end; until then it is only lost to a kill.
                let _ = self.write(&heard.links);
            }
        });
        bar.finish_and_clear();
        let heard = heard.into_inner().expect("no thread panics while it holds the lock");
        if due > 0 {
            input.put(PATH, Content::Text(self.write(&heard.links)?));
        }
        let asked = say_count!(due - heard.not_asked.len(), "{count} link asked", "{count} links asked");
        let known = say_count!(known, "{count} known from today", "{count} known from today");
        let said = if all.len() > due { vec![asked.into(), known.into()] } else { vec![asked.into()] };
        self.environment.news(&say!("{all}", all = Value::Each(said)));
        unchecked(&all, &heard, today).iter().for_each(|said| self.environment.news(said));
        Ok(())
    }

    /// Returns the addresses that are to be asked: those never asked first, then the longest unasked.
    fn due(&self, all: &BTreeSet<&str>, links: &Links) -> Vec<String> {
        let today = self.environment.today;
        let is_due = |url: &&&str| self.asking == Asking::Again || links.find(url, today).is_none();
        let mut due: Vec<&str> = all.iter().filter(is_due).copied().collect();
        due.sort_by_key(|url| links.last_asked(url));
        due.into_iter().map(str::to_owned).collect()
    }

    fn write(&self, links: &Links) -> Result<String> {
        let text = write_answers(links);
        replace(self.root, PATH, (text.as_bytes(), Existing::Replaced))?;
        Ok(text)
    }
}

/// Returns the addresses of all sources and of their archived copies.
fn addresses(graph: &Graph) -> BTreeSet<&str> {
    let both = graph.sources.iter().flat_map(|source| source.url.iter().chain(&source.archive_url));
    both.map(String::as_str).collect()
}

/// Returns what is to be said of addresses that gave no clear answer today. None of them is a fault.
fn unchecked(all: &BTreeSet<&str>, heard: &Heard, today: Day) -> Vec<Phrase> {
    let unchecked =
        |url: &str, why: &str| say!("could not be checked: {url} ({why})", url, why = reason_phrase(why));
    let say = |url: &&str| -> Option<Phrase> {
        if let Some(why) = heard.not_asked.get(*url) {
            return Some(unchecked(url, why));
        }
        match heard.links.find(url, today)? {
            Answer::Unclear(why) => Some(unchecked(url, why)),
            Answer::Gone(status) if heard.links.standing(url) == Standing::Uncertain => Some(say!(
                "perhaps gone: {url} ({status}; asked on another day before it is called dead)",
                url = *url,
                status = *status,
            )),
            Answer::Gone(_) | Answer::Alive(_) => None,
        }
    };
    let mut said: Vec<Phrase> = all.iter().filter_map(say).collect();
    if said.len() > NAMED {
        let others = say_count!(said.len() - NAMED, "and {count} other", "and {count} others");
        said.truncate(NAMED);
        said.push(others);
    }
    said
}
