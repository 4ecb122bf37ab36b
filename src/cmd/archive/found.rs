//! Copies looked for in a web archive: an address is asked for the copy that it has of another (the availability API of
//! the Internet Archive, or one that answers like it).

use crate::cmd::environment::Environment;
use crate::diag::failure::{self, Failure};
use crate::diag::phrase::{Phrase, say};
use crate::input::Day;
use crate::model::date::FuzzyDate;
use crate::model::link::find_version_day;
use crate::model::source::{Source, find_copied, is_same_page};
use crate::net::client::{Client, Manners};
use crate::parse::values::is_web_address;
use crate::term::place::harmless;
use crate::term::print;
use anyhow::{Result, bail};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

/// The longest answer that is read, in bytes.
const LARGEST: u64 = 64 * 1024;

/// A copy that an archive has.
pub(super) struct Found<'graph> {
    /// Of what.
    pub(super) source: &'graph Source,
    /// Its address.
    pub(super) url: String,
    /// Its day.
    pub(super) date: Option<String>,
}

/// Looks for copies.
pub(super) struct Finder<'run> {
    /// What the address of a source is put behind.
    pub(super) address: &'run str,
    /// How to behave.
    pub(super) manners: Manners,
    /// The language to speak.
    pub(super) environment: Environment,
}

impl Finder<'_> {
    /// Returns the copies of these sources that are not known yet; says which could not be looked for.
    pub(super) fn find<'graph>(&self, sources: &[&'graph Source]) -> Vec<Found<'graph>> {
        let client = Client::new(&self.manners);
        let bar = print::progress(sources.len() as u64, &say!("looking"), self.environment.words);
        let mut found = Vec::new();
        for (at, source) in sources.iter().enumerate() {
            bar.inc(1);
            let Some(url) = &source.url else { continue };
            if at > 0 {
                std::thread::sleep(self.manners.pause);
            }
            let asked = format!("{}{}", self.address, utf8_percent_encode(url, NON_ALPHANUMERIC));
            match ask(&client, &asked) {
                Ok(None) => {}
                Ok(Some((copy, day))) => match find_objection(source, (&copy, day)) {
                    Some(said) => self.environment.news(&said),
                    None => {
                        let date = day.map(|day| FuzzyDate::from_day(day).to_string());
                        found.push(Found { source, url: copy, date });
                    }
                },
                Err(error) => {
                    let said = say!("no copy of `{id}` was looked for", id = &source.slug);
                    let error = anyhow::Error::from(Failure::new(said, error));
                    print::news(&format!("{}\n", failure::told(&error, self.environment.words, &harmless)));
                }
            }
        }
        bar.finish_and_clear();
        found.retain(|found| found.source.archive_url.as_deref() != Some(&*found.url));
        found
    }
}

/// Returns the copy that an archive says it has.
fn ask(client: &Client, asked: &str) -> Result<Option<Copy>> {
    let bytes = client.fetch(asked, LARGEST)?;
    match serde_json::from_slice::<Value>(&bytes) {
        Ok(answer) if answer.get("archived_snapshots").is_some() => Ok(copy_in(&answer)),
        Ok(_) | Err(_) => bail!(say!("the answer of `{url}` could not be understood", url = asked)),
    }
}

/// Returns why what was found is no copy of this work: it is of another page, or older than the work.
fn find_objection(source: &Source, (copy, day): (&str, Option<Day>)) -> Option<Phrase> {
    let id = &source.slug;
    let of_other = |page: &&str| source.url.as_deref().is_some_and(|own| !is_same_page(page, own));
    if let Some(page) = find_copied(copy).filter(of_other) {
        return Some(say!(
            "the copy that was found of `{id}` is left out: it is one of another page, `{page}`",
            id,
            page
        ));
    }
    let made = FuzzyDate::from_day(day?);
    let is_older = source.date.as_ref().is_some_and(|of| of.date.is_well_after(&made));
    is_older.then(|| {
        say!("the copy that was found of `{id}` is left out: it was made on {day}, before the work was published", id, day = made.to_string())
    })
}

/// The address of a copy, and its day.
type Copy = (String, Option<Day>);

/// Returns the address and day of the copy that an answer tells of: one that was there when it was taken.
fn copy_in(answer: &Value) -> Option<Copy> {
    let closest = answer.get("archived_snapshots")?.get("closest")?;
    let is_good = closest.get("available")?.as_bool()?
        && closest.get("status").and_then(Value::as_str).is_none_or(|status| status.starts_with('2'));
    let url = closest.get("url")?.as_str()?;
    // The Internet Archive tells of its copies by their old addresses.
    let url = match url.strip_prefix("http://web.archive.org/") {
        Some(rest) => format!("https://web.archive.org/{rest}"),
        None => url.to_owned(),
    };
    let stamp = closest.get("timestamp").and_then(Value::as_str).unwrap_or_default();
    let day = find_version_day(&format!("/{stamp}/")).or_else(|| find_version_day(&url));
    (is_good && is_web_address(&url)).then_some((url, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_copies_that_are_there_are_found() {
        let answer = |available: bool, status: &str, url: &str| {
            let text = format!(
                r#"{{"url": "a", "archived_snapshots": {{"closest": {{"available": {available}, "status": "{status}",
                "url": "{url}", "timestamp": "20251107123456"}}}}}}"#
            );
            copy_in(&serde_json::from_str(&text).expect("it is JSON"))
        };
        let (url, day) =
            answer(true, "200", "http://web.archive.org/web/20251107123456/a").expect("there is one");
        assert_eq!(
            (url.as_str(), day),
            ("https://web.archive.org/web/20251107123456/a", Day::find(2025, 11, 7))
        );
        assert_eq!(answer(false, "200", "https://a.example/"), None);
        assert_eq!(answer(true, "404", "https://a.example/"), None);
        assert_eq!(answer(true, "200", "javascript:alert(1)"), None);
        assert_eq!(copy_in(&serde_json::json!({"archived_snapshots": {}})), None);
    }
}
