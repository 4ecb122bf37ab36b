//! Cited works and their publishers.

use crate::lang::tag::Lang;
use crate::model::brief::Text;
use crate::model::date::Dated;
use crate::model::id::{ActorId, PublisherId, Slug, SourceId};
use crate::model::label::Label;
use crate::span::{FileId, Span, Word};
use percent_encoding::percent_decode_str;
use std::collections::{BTreeMap, BTreeSet};
use url::Url;

/// What kind of work a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceType {
    /// `article`
    Article,
    /// `statement`
    Statement,
    /// `report`
    Report,
    /// `document`
    Document,
    /// `dataset`
    Dataset,
    /// `interview`
    Interview,
    /// `broadcast`
    Broadcast,
    /// `social-post`
    SocialPost,
    /// `observation`
    Observation,
}

impl SourceType {
    /// Every type with its name in front matter.
    pub const ALL: [(&'static str, Self); 9] = [
        ("article", Self::Article),
        ("statement", Self::Statement),
        ("report", Self::Report),
        ("document", Self::Document),
        ("dataset", Self::Dataset),
        ("interview", Self::Interview),
        ("broadcast", Self::Broadcast),
        ("social-post", Self::SocialPost),
        ("observation", Self::Observation),
    ];

    /// Returns its name in front matter.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, of)| *of == self).map(|(name, _)| *name).unwrap_or_default()
    }
}

/// A cited work.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its id.
    pub slug: Slug,
    /// The last part of its address.
    pub url_slug: Slug,
    /// Old addresses.
    pub aliases_of_url: Vec<Word>,
    /// Its title.
    pub title: Label,
    /// Who wrote or said it: names as written, or actors.
    pub authors: Vec<Author>,
    /// Whether others wrote it with them, who are not named.
    pub has_other_authors: bool,
    /// Whether a journal has it, and not a newspaper: a library says so, or it has a volume, which newspapers have not.
    pub is_in_journal: bool,
    /// Who published it.
    pub publisher: Option<PublisherId>,
    /// Where it stands in what it appeared in, as far as that is told.
    pub imprint: Imprint,
    /// Its address; `http` or `https`.
    pub url: Option<String>,
    /// An archived copy's address.
    pub archive_url: Option<String>,
    /// When the copy was made.
    pub archive_date: Option<Dated>,
    /// When it was published.
    pub date: Option<Dated>,
    /// When it was read.
    pub accessed: Option<Dated>,
    /// The language it is in.
    pub language: Option<Lang>,
    /// What kind of work it is.
    pub kind: Option<SourceType>,
    /// Whether it is a person who is not named.
    pub unnamed: bool,
    /// The works it repeats.
    pub derived_from: Vec<SourceId>,
    /// Admiralty scale: `A` to `F`.
    pub reliability: Option<char>,
    /// Admiralty scale: 1 to 6.
    pub credibility: Option<u8>,
    /// Words quoted from it.
    pub quote: Label,
    /// What readers should know of it.
    pub note: Label,
    /// The language of the file it was written in.
    pub original: Lang,
    /// A copy of it among the site's own files.
    pub copy: Option<SourceCopy>,
    /// Prose, by language.
    pub texts: BTreeMap<Lang, Box<Text>>,
    /// Free keys for templates.
    pub extra: serde_json::Value,
    /// The path of the file it was written in.
    pub path: Box<str>,
    /// Where its id stands.
    pub span: Span,
}

/// Where a work stands in what it appeared in, as is printed there. What is not known is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imprint {
    /// The title of the book, the journal or the series, where another than its publisher's name.
    pub container: Label,
    /// The rest, which citation styles set.
    pub numbers: ImprintNumbers,
}

/// The numbers by which a work is found in what it appeared in: words, for not all of them are numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ImprintNumbers {
    /// The volume: `12`
    pub volume: String,
    /// The issue of a journal, or the number of a report: `3`, `2025/14`
    pub number: String,
    /// The pages: `45–62`, `e1234`
    pub pages: String,
    /// The edition: `2`, `second, revised`
    pub edition: String,
}

impl Source {
    /// Returns whether it is part of something that has a title of its own.
    #[must_use]
    pub fn is_contained(&self) -> bool {
        !self.imprint.container.is_empty()
    }

    /// Returns what readers are told that it is: the name of its kind, or of what it is more narrowly.
    #[must_use]
    pub fn find_shown_kind(&self) -> Option<&'static str> {
        match self.kind? {
            SourceType::Article if self.is_in_journal => Some("journal-article"),
            SourceType::Document if self.is_contained() => Some("chapter"),
            kind => Some(kind.name()),
        }
    }

    /// Returns its copy where readers get it: that very file, which still is what it was.
    #[must_use]
    pub fn find_published_copy(&self) -> Option<&SourceCopy> {
        self.copy.as_ref().filter(|copy| copy.publishing == Publishing::Published && copy.file.is_some())
    }
}

/// The folder of copies.
pub const COPIES: &str = "content/sources/files/";

/// A copy of a source among the site's own files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceCopy {
    /// Its name in [`COPIES`].
    pub name: Box<str>,
    /// The SHA-256 that it had when it was taken, in small hexadecimal digits.
    pub sha256: Box<str>,
    /// Whether readers get it.
    pub publishing: Publishing,
    /// The file; nothing where it is not there.
    pub file: Option<FileId>,
    /// Where it is told of.
    pub span: Span,
}

/// Whether readers get a copy of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Publishing {
    /// It is kept for editors alone.
    Kept,
    /// It is published.
    Published,
}

/// Who wrote a source.
#[derive(Clone, Debug)]
pub enum Author {
    /// An actor of the site.
    Actor(ActorId),
    /// A name, and its parts where a library has them.
    Name(Label, Option<PersonName>),
}

/// The parts of a person's name, which citation styles put in their own order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct PersonName {
    /// `Meer`
    pub family: String,
    /// `Charles`
    pub given: String,
    /// `van der`
    pub particle: String,
    /// `Jr.`
    pub suffix: String,
}

impl PersonName {
    /// Returns the name as it is said: `Charles van der Meer`.
    #[must_use]
    pub fn whole(&self) -> String {
        joined(&[&self.given, &self.particle, &self.family, &self.suffix], " ")
    }

    /// Returns the family's name with what belongs to it: `van der Meer`.
    #[must_use]
    pub fn last(&self) -> String {
        joined(&[&self.particle, &self.family], " ")
    }
}

/// Returns the parts of a name that there are, with `between` between them.
#[must_use]
pub fn joined(parts: &[&str], between: &str) -> String {
    parts.iter().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between)
}

impl Author {
    /// Returns the actor, where it is one of the site's.
    #[must_use]
    pub fn find_actor(&self) -> Option<ActorId> {
        match self {
            Self::Actor(id) => Some(*id),
            Self::Name(..) => None,
        }
    }
}

/// Who publishes sources: an actor of the site, or only a name.
#[derive(Clone, Debug)]
pub struct Publisher {
    /// The actor's id, or one made from the name.
    pub slug: Slug,
    /// Its name.
    pub name: Label,
    /// The actor it is.
    pub actor: Option<ActorId>,
}

/// Words of a query by which senders know who sent a reader, besides those that begin with `utm_`.
const TRACKING: [&str; 2] = ["fbclid", "gclid"];

/// Returns some of all works and what they repeat, near or far.
#[must_use]
pub fn works_behind(all: &[Source], ids: &[SourceId]) -> BTreeSet<SourceId> {
    let mut works: BTreeSet<SourceId> = ids.iter().copied().collect();
    let mut waiting = ids.to_vec();
    while let Some(at) = waiting.pop() {
        for parent in &all[at.index()].derived_from {
            if works.insert(*parent) {
                waiting.push(*parent);
            }
        }
    }
    works
}

/// Returns an address without what does not change where it leads: the scheme, `www.`, the port that the scheme has
/// anyway, capitals of the host, the last slash, the fragment, and what only says who sent a reader. That of a copy in
/// the Wayback Machine is the address that it is a copy of.
#[must_use]
pub fn bare_address(url: &str) -> String {
    if let Some(copied) = find_copied(url) {
        return bare_address(copied);
    }
    let (host, rest) = host_and_rest(url);
    let rest = rest.split('#').next().unwrap_or_default();
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let is_kept = |part: &&str| {
        let name = part.split('=').next().unwrap_or_default();
        !part.is_empty() && !name.starts_with("utm_") && !TRACKING.contains(&name)
    };
    let query: Vec<&str> = query.split('&').filter(is_kept).collect();
    match query.as_slice() {
        [] => format!("{host}{}", path.trim_end_matches('/')),
        query => format!("{host}{path}?{}", query.join("&")),
    }
}

/// Returns the address of which one in the Wayback Machine is a copy.
#[must_use]
pub fn find_copied(url: &str) -> Option<&str> {
    let (host, rest) = host_and_rest(url);
    let (when, copied) = rest.strip_prefix("/web/")?.split_once('/')?;
    let is_copy = host == "web.archive.org" && when.starts_with(|first: char| first.is_ascii_digit());
    (is_copy && copied.contains('.')).then_some(copied)
}

/// Returns whether two addresses lead to one page, or to a copy of it in the Wayback Machine; whether letters are written
/// as they are or in ASCII does not matter.
#[must_use]
pub fn is_same_page(one: &str, other: &str) -> bool {
    let bare = |url: &str| {
        let url = find_copied(url).unwrap_or(url);
        let bare = Url::parse(url).map_or_else(|_| bare_address(url), |url| bare_address(url.as_str()));
        percent_decode_str(&bare).decode_utf8_lossy().into_owned()
    };
    bare(one) == bare(other)
}

/// Returns the host of an address, without what does not change where it leads, and what stands behind it.
fn host_and_rest(url: &str) -> (String, &str) {
    let url = url.split_once("://").map_or(url, |(_, rest)| rest);
    let (host, rest) = url.split_at(url.find(['/', '?', '#']).unwrap_or(url.len()));
    let host = host.to_ascii_lowercase();
    let host = host.strip_suffix(":443").or_else(|| host.strip_suffix(":80")).unwrap_or(&host);
    (host.strip_prefix("www.").unwrap_or(host).to_owned(), rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_of_the_page_however_that_is_written() {
        let copy = |of: &str| format!("https://web.archive.org/web/20251107000000/{of}");
        for (url, copied) in [
            ("https://a.example/x", "http://www.a.example/x/#top"),
            ("https://a.example/x", "https:/a.example/x"),
            ("https://a.example/x", "a.example:80/x"),
            ("https://a.example/خبر", "https://a.example/%D8%AE%D8%A8%D8%B1"),
            ("https://مثال.example/x?b=1", "http://xn--mgbh0fb.example/x?b=1&utm_source=a"),
        ] {
            assert!(is_same_page(url, &copy(copied)), "{url}: {copied}");
        }
        assert!(is_same_page(&copy("https://a.example/x"), "https://a.example/x"));
        for copied in
            ["https://a.example/", "https://b.example/x", "https://a.example/x?id=2", "https://a.example/X"]
        {
            assert!(!is_same_page("https://a.example/x", &copy(copied)), "{copied}");
        }
        assert_eq!(find_copied("https://archive.ph/abc"), None);
    }

    #[test]
    fn one_address_is_one_however_it_is_written() {
        for url in [
            "https://a.example/x",
            "http://www.a.example/x/#top",
            "https://web.archive.org/web/20251107000000/https://a.example/x",
            "https://web.archive.org/web/2025id_/http://www.a.example/x/",
            "HTTPS://WWW.A.EXAMPLE:443/x?utm_source=letter&fbclid=1#part",
            "http://a.example:80/x/?gclid=2",
            "https://web.archive.org/web/2025/https://A.example/x?utm_medium=feed",
        ] {
            assert_eq!(bare_address(url), "a.example/x", "{url}");
        }
        assert_eq!(bare_address("https://a.example:8080/X?b=1&utm_id=3&a=2"), "a.example:8080/X?b=1&a=2");
        assert_eq!(bare_address("https://a.example/?id=1"), "a.example/?id=1");
        assert_eq!(bare_address("https://web.archive.org/web/"), "web.archive.org/web");
        assert_eq!(bare_address("https://web.archive.org/about/x"), "web.archive.org/about/x");
    }
}
