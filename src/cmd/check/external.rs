//! `mujaz check --external`: asks the addresses of sources, and keeps what they answer.

use crate::cmd::environment::Environment;
use crate::disk::replace::{Existing, replace};
use crate::input::{Content, Day, Input};
use crate::model::graph::Graph;
use crate::model::link::{Answer, Links, PATH, Standing};
use crate::net::client::Manners;
use crate::net::round::{Told, ask_all};
use crate::parse::answers::{read_answers, write_answers};
use crate::term::place::harmless;
use crate::term::print;
use crate::term::text::counted;
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
            print::news(&format!("`{PATH}` could not be understood: it is written anew\n"));
            Links::default()
        });
        let all = addresses(graph);
        let asked = self.due(&all, &links);
        let bar = print::progress(asked.len() as u64);
        bar.set_message("asking");
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
        let known = if known > 0 { format!(", {known} known from today") } else { String::new() };
        print::news(&format!("{} asked{known}\n", counted(due - heard.not_asked.len(), "link")));
        print::news(&unchecked(&all, &heard, today));
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
fn unchecked(all: &BTreeSet<&str>, heard: &Heard, today: Day) -> String {
    let say = |url: &&str| -> Option<String> {
        if let Some(why) = heard.not_asked.get(*url) {
            return Some(format!("could not be checked: {url} ({why})"));
        }
        match heard.links.find(url, today)? {
            Answer::Unclear(why) => Some(format!("could not be checked: {url} ({why})")),
            Answer::Gone(status) if heard.links.standing(url) == Standing::Uncertain => {
                Some(format!("perhaps gone: {url} ({status}; asked on another day before it is called dead)"))
            }
            Answer::Gone(_) | Answer::Alive(_) => None,
        }
    };
    let said: Vec<String> = all.iter().filter_map(say).collect();
    let mut text = String::new();
    for line in said.iter().take(NAMED) {
        text.push_str(&harmless(line));
        text.push('\n');
    }
    if said.len() > NAMED {
        text.push_str(&format!("and {}\n", counted(said.len() - NAMED, "other")));
    }
    text
}
