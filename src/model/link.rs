//! What addresses on the web answered, and on which days. Plain data: nothing is asked here.

use crate::input::Day;
use crate::model::date::FuzzyDate;
use std::collections::BTreeMap;

/// Where the site's folder keeps it.
pub const PATH: &str = ".mujaz/links.json";

/// What an address answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is there; the status.
    Alive(u16),
    /// It is not there: 404 or 410.
    Gone(u16),
    /// Nothing that says whether it is there: another status, or why there was none.
    Unclear(Box<str>),
}

impl Answer {
    /// Returns what a status of HTTP says. A part that cannot be had (416) is a part of something that is there.
    #[must_use]
    pub fn from_status(status: u16) -> Self {
        match status {
            200..=299 | 416 => Self::Alive(status),
            404 | 410 => Self::Gone(status),
            _ => Self::Unclear(status.to_string().into()),
        }
    }

    /// Returns the answer that a text spells.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        text.parse().map_or_else(|_| Self::Unclear(text.into()), Self::from_status)
    }

    /// Returns it as text, which [`Answer::parse`] reads.
    #[must_use]
    pub fn spelt(&self) -> String {
        match self {
            Self::Alive(status) | Self::Gone(status) => status.to_string(),
            Self::Unclear(words) => words.to_string(),
        }
    }
}

/// What all answers of an address come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It was never asked.
    Unasked,
    /// The last clear answer was that it is there.
    Alive,
    /// Nothing is certain: it failed in another way than 404 and 410, or it failed on one day only.
    Uncertain,
    /// It answered 404 or 410 on two days or more, and nothing better since the first of them.
    Dead(Death),
}

/// When an address was found to be dead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Death {
    /// The first day on which it was gone.
    pub first: Day,
    /// The last.
    pub last: Day,
    /// What it answered then: 404 or 410.
    pub status: u16,
}

/// The answers of addresses, by day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links {
    asked: BTreeMap<Box<str>, BTreeMap<Day, Answer>>,
}

impl Links {
    /// Adds what an address answered on a day. Of one day the clearest answer counts, and of two clear ones the last;
    /// what a better answer has made void is forgotten.
    pub fn record(&mut self, url: &str, day: Day, answer: Answer) {
        let answers = self.asked.entry(url.into()).or_default();
        let is_unclear = matches!(answer, Answer::Unclear(_));
        if is_unclear && answers.get(&day).is_some_and(|of| !matches!(of, Answer::Unclear(_))) {
            return;
        }
        answers.insert(day, answer);
        let alive = answers.iter().rev().find(|(_, of)| matches!(of, Answer::Alive(_))).map(|(day, _)| *day);
        let (first, last) = gone(answers).map_or((None, None), |death| (Some(death.first), Some(death.last)));
        let newest = answers.keys().next_back().copied();
        answers.retain(|of, _| [alive, first, last, newest].contains(&Some(*of)));
    }

    /// Returns what an address answered on a day.
    #[must_use]
    pub fn find(&self, url: &str, day: Day) -> Option<&Answer> {
        self.asked.get(url)?.get(&day)
    }

    /// Returns the last day on which an address was asked.
    #[must_use]
    pub fn last_asked(&self, url: &str) -> Option<Day> {
        self.asked.get(url)?.keys().next_back().copied()
    }

    /// Returns what all answers of an address come to.
    #[must_use]
    pub fn standing(&self, url: &str) -> Standing {
        let Some(answers) = self.asked.get(url) else { return Standing::Unasked };
        if let Some(death) = gone(answers) {
            return if death.first < death.last { Standing::Dead(death) } else { Standing::Uncertain };
        }
        let is_clear = answers.values().any(|answer| matches!(answer, Answer::Alive(_)));
        if is_clear { Standing::Alive } else { Standing::Uncertain }
    }

    /// Returns every address with its answers by day, sorted.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &BTreeMap<Day, Answer>)> {
        self.asked.iter().map(|(url, answers)| (&**url, answers))
    }
}

/// Returns the day of a copy whose address holds the time it was made at, as web archives write it:
/// `/web/20251107123456/`.
#[must_use]
pub fn find_version_day(url: &str) -> Option<Day> {
    let digits = url.split('/').find_map(|part| {
        let length = part.bytes().take_while(u8::is_ascii_digit).count();
        let is_time = length == 14 && part[length..].bytes().all(|of| of.is_ascii_lowercase() || of == b'_');
        is_time.then(|| &part[..length])
    })?;
    let text = format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..8]);
    FuzzyDate::parse(&text).ok()?.find_day()
}

/// Returns since when and until when an address was gone, after it last was there.
fn gone(answers: &BTreeMap<Day, Answer>) -> Option<Death> {
    let since = answers.iter().rev().take_while(|(_, answer)| !matches!(answer, Answer::Alive(_)));
    let days: Vec<(Day, u16)> = since
        .filter_map(|(day, answer)| match answer {
            Answer::Gone(status) => Some((*day, *status)),
            Answer::Alive(_) | Answer::Unclear(_) => None,
        })
        .collect();
    let (last, status) = *days.first()?;
    let (first, _) = *days.last()?;
    Some(Death { first, last, status })
}

/// Hosts of web archives, each with what the path of a copy begins with.
const ARCHIVES: [(&str, &str); 14] = [
    ("web.archive.org", "/web/"),
    ("archive.org", "/wayback/"),
    ("archive.org", "/web/"),
    ("wayback.archive.org", "/web/"),
    ("wayback.archive-it.org", "/"),
    ("archive.today", "/"),
    ("archive.ph", "/"),
    ("archive.is", "/"),
    ("archive.li", "/"),
    ("archive.fo", "/"),
    ("archive.md", "/"),
    ("archive.vn", "/"),
    ("perma.cc", "/"),
    ("webcitation.org", "/"),
];

/// Returns whether an address is that of a copy in a web archive.
#[must_use]
pub fn is_archived_copy(url: &str) -> bool {
    let url = url.split_once("://").map_or(url, |(_, rest)| rest);
    let (host, path) = url.split_at(url.find(['/', '?', '#']).unwrap_or(url.len()));
    let host = host.to_ascii_lowercase();
    let host = host.strip_suffix(":443").or_else(|| host.strip_suffix(":80")).unwrap_or(&host);
    let host = host.strip_prefix("www.").unwrap_or(host);
    let begins = |start: &str| path.strip_prefix(start).is_some_and(|rest| !rest.is_empty());
    ARCHIVES.iter().any(|(of, start)| *of == host && begins(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u8) -> Day {
        Day { year: 2025, month: 11, day }
    }

    fn links(answers: &[(u8, &str)]) -> Links {
        let mut links = Links::default();
        answers.iter().for_each(|(on, answer)| links.record("u", day(*on), Answer::parse(answer)));
        links
    }

    #[test]
    fn dead_is_what_was_gone_on_two_days_and_never_there_between() {
        let dead = |first, last, status| Standing::Dead(Death { first: day(first), last: day(last), status });
        for (answers, standing) in [
            (&[][..], Standing::Unasked),
            (&[(1, "404")], Standing::Uncertain),
            (&[(1, "404"), (1, "404")], Standing::Uncertain),
            (&[(1, "404"), (2, "410")], dead(1, 2, 410)),
            (&[(1, "404"), (2, "200"), (3, "404")], Standing::Uncertain),
            (&[(1, "404"), (2, "200"), (3, "404"), (4, "404")], dead(3, 4, 404)),
            (&[(1, "404"), (2, "403"), (3, "404")], dead(1, 3, 404)),
            (&[(1, "404"), (2, "404"), (3, "503")], dead(1, 2, 404)),
            (&[(1, "404"), (2, "404"), (3, "206")], Standing::Alive),
            (&[(1, "429"), (2, "timeout"), (3, "500")], Standing::Uncertain),
            (&[(1, "200"), (2, "403")], Standing::Alive),
            (&[(2, "404"), (1, "404")], dead(1, 2, 404)),
            (&[(1, "404"), (1, "403"), (2, "404")], dead(1, 2, 404)),
            (&[(1, "404"), (1, "200"), (2, "404")], Standing::Uncertain),
        ] {
            assert_eq!(links(answers).standing("u"), standing, "{answers:?}");
        }
    }

    #[test]
    fn the_address_of_a_copy_may_hold_its_day() {
        let found = find_version_day("https://web.archive.org/web/20251107123456/https://a.example/");
        assert_eq!(found, Some(day(7)));
        assert_eq!(
            find_version_day("https://web.archive.org/web/20251107123456if_/https://a.example/"),
            found
        );
        for url in ["https://a.example/20251307123456/", "https://a.example/20251107/", "https://a.example/"]
        {
            assert_eq!(find_version_day(url), None, "{url}");
        }
    }

    #[test]
    fn the_address_of_a_copy_is_known() {
        for url in [
            "https://web.archive.org/web/20251107123456/https://a.example/",
            "http://www.archive.org/wayback/20251107/a.example",
            "https://archive.ph/abcde",
            "https://archive.today/2025.11.07-123456/https://a.example/",
            "https://Perma.cc/AB12-CD34",
            "https://www.webcitation.org/6abc?url=x",
        ] {
            assert!(is_archived_copy(url), "{url}");
        }
        for url in [
            "https://archive.org/details/a-book",
            "https://web.archive.org/about/",
            "https://archive.ph/",
            "https://archive.phone.example/x",
            "https://a.example/?u=https://archive.ph/x",
        ] {
            assert!(!is_archived_copy(url), "{url}");
        }
    }

    #[test]
    fn only_what_still_matters_is_kept() {
        let kept = |answers: &[(u8, &str)]| {
            let links = links(answers);
            let days = links.iter().flat_map(|(_, answers)| answers.keys().map(|day| day.day));
            days.collect::<Vec<_>>()
        };
        assert_eq!(kept(&[(1, "200"), (2, "200"), (3, "200")]), [3]);
        assert_eq!(kept(&[(1, "404"), (2, "404"), (3, "404"), (4, "403"), (5, "500")]), [1, 3, 5]);
        assert_eq!(kept(&[(1, "404"), (2, "404"), (3, "200")]), [3]);
    }
}
