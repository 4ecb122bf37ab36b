//! Many addresses asked: a few hosts at a time, each of them one request after the other. In: addresses. Out: what each
//! answered, as it comes; those that could not be asked are told of as well.

use crate::model::link::Answer;
use crate::net::client::{Client, Host, Manners};
use std::collections::{BTreeMap, VecDeque};
use std::sync::Mutex;
use std::time::{Duration, Instant};
use url::Url;

/// After how many silences in a row a host is left alone.
const MOST_SILENCES: usize = 2;

/// What came of one address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// It was asked.
    Answer(Answer),
    /// It was not asked, and why.
    NotAsked(&'static str),
}

/// Asks each of the addresses, in their order within each host, and tells `hear` of each, from several threads.
pub fn ask_all(urls: Vec<String>, manners: &Manners, hear: &(dyn Fn(&str, Told) + Sync)) {
    let client = Client::new(manners);
    let mut hosts: BTreeMap<String, VecDeque<String>> = BTreeMap::new();
    for url in urls {
        let host = Url::parse(&url).ok().and_then(|url| url.host_str().map(str::to_owned));
        hosts.entry(host.unwrap_or_default()).or_default().push_back(url);
    }
    let until = Instant::now() + manners.budget;
    let round = Round { client: &client, manners, until, hear };
    // The host with the most addresses takes longest: it begins first.
    let mut queue: Vec<VecDeque<String>> = hosts.into_values().collect();
    queue.sort_by_key(|urls| urls.len());
    let count = manners.hosts.clamp(1, queue.len().max(1));
    let queue = Mutex::new(queue);
    std::thread::scope(|scope| {
        for _ in 0..count {
            scope.spawn(|| {
                loop {
                    let next = queue.lock().expect("no thread panics while it holds the lock").pop();
                    let Some(urls) = next else { break };
                    round.host(urls);
                }
            });
        }
    });
}

struct Round<'run> {
    client: &'run Client,
    manners: &'run Manners,
    until: Instant,
    hear: &'run (dyn Fn(&str, Told) + Sync),
}

impl Round<'_> {
    /// Asks all addresses of one host.
    fn host(&self, urls: VecDeque<String>) {
        let mut left_alone = None;
        let mut silences = 0;
        for (at, url) in urls.iter().enumerate() {
            if left_alone.is_none() && Instant::now() >= self.until {
                left_alone = Some("the time is up; another run goes on from here");
            }
            if let Some(why) = left_alone {
                (self.hear)(url, Told::NotAsked(why));
                continue;
            }
            if at > 0 {
                std::thread::sleep(self.manners.pause);
            }
            let mut asked = self.client.ask(url);
            if let Host::Busy(Some(wait)) = asked.host
                && self.has_time_for(wait)
            {
                std::thread::sleep(wait);
                asked = self.client.ask(url);
            }
            silences = if asked.host == Host::Silent { silences + 1 } else { 0 };
            left_alone = match asked.host {
                Host::Busy(_) => Some("its host asks to be left alone"),
                Host::Silent if silences >= MOST_SILENCES => Some("its host does not answer"),
                Host::Well | Host::Silent => None,
            };
            (self.hear)(url, Told::Answer(asked.answer));
        }
    }

    fn has_time_for(&self, wait: Duration) -> bool {
        wait <= self.manners.patience
            && Instant::now().checked_add(wait).is_some_and(|then| then < self.until)
    }
}
