//! What the environment says. Read once, here.
#![expect(clippy::disallowed_methods, reason = "the commands are where the environment is read")]

use crate::diag::catalog::Catalog;
use crate::diag::phrase::{Phrase, say};
use crate::input::Day;
use crate::term::place::told;
use crate::term::print::{self, Wish};
use anyhow::{Result, bail};
use std::time::{SystemTime, UNIX_EPOCH};

/// What of the environment matters.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Environment {
    /// The day of the build, in UTC: of `SOURCE_DATE_EPOCH` where it is set, else today.
    pub(crate) today: Day,
    /// Whether colours are wanted.
    pub(crate) colours: Wish,
    /// The language to speak.
    pub(crate) words: &'static Catalog,
}

impl Environment {
    /// Returns what the environment says, and `words` for the language.
    pub(crate) fn read(words: &'static Catalog) -> Result<Self> {
        let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let is_forced =
            std::env::var_os("CLICOLOR_FORCE").is_some_and(|value| !value.is_empty() && value != "0");
        let colours = match (is_set("NO_COLOR"), is_forced) {
            (true, _) => Wish::Never,
            (false, true) => Wish::Always,
            (false, false) => Wish::Automatic,
        };
        Ok(Self { today: today()?, colours, words })
    }

    /// Returns a phrase in the language to speak, as one line.
    pub(crate) fn line(&self, phrase: &Phrase) -> String {
        format!("{}\n", told(phrase, self.words))
    }

    /// Prints a phrase as a result.
    pub(crate) fn result(&self, phrase: &Phrase) {
        print::result(&self.line(phrase));
    }

    /// Prints a phrase as news.
    pub(crate) fn news(&self, phrase: &Phrase) {
        print::news(&self.line(phrase));
    }
}

/// Returns the words of the language that the environment asks for, as POSIX and GNU gettext have it: `LC_ALL`, then
/// `LC_MESSAGES`, then `LANG`; where they name any language but that of `C`, those of `LANGUAGE` before it.
pub(crate) fn language() -> &'static Catalog {
    language_of(&|name| std::env::var(name).ok())
}

fn language_of(find: &dyn Fn(&str) -> Option<String>) -> &'static Catalog {
    let find = |name: &str| find(name).filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(find).unwrap_or_default();
    if matches!(locale.split('.').next(), None | Some("" | "C" | "POSIX")) {
        return Catalog::english();
    }
    let wished = find("LANGUAGE").unwrap_or_default();
    let first = wished.split(':').find_map(Catalog::of);
    first.or_else(|| Catalog::of(&locale)).unwrap_or(Catalog::english())
}

fn today() -> Result<Day> {
    let seconds = match std::env::var_os("SOURCE_DATE_EPOCH") {
        Some(value) => match value.to_str().and_then(parse_seconds) {
            Some(seconds) => seconds,
            None => {
                let value = value.to_string_lossy();
                bail!(say!(
                    "SOURCE_DATE_EPOCH is `{value}`: give it in seconds since 1970, such as 1762473600",
                    value = &value,
                ))
            }
        },
        None => {
            let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
            i64::try_from(since.as_secs()).unwrap_or_default()
        }
    };
    Ok(day_of(seconds))
}

/// Returns the seconds since 1970 that a text gives, to the end of the year 9999.
fn parse_seconds(text: &str) -> Option<i64> {
    let seconds = text.trim().parse::<i64>().ok()?;
    (0..=253_402_300_799).contains(&seconds).then_some(seconds)
}

/// Returns the day, in UTC, of a time in seconds since 1970.
fn day_of(seconds: i64) -> Day {
    Day::from_number(seconds.div_euclid(86_400))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_seconds_are_seconds() {
        assert_eq!(parse_seconds("1762473600"), Some(1_762_473_600));
        for text in ["", "-1", "1.5", "now", "253402300800", "99999999999999999999"] {
            assert_eq!(parse_seconds(text), None, "{text}");
        }
    }

    #[test]
    fn the_language_is_found_as_in_posix() {
        let of = |variables: &[(&str, &str)]| {
            let find =
                |name: &str| variables.iter().find(|(of, _)| *of == name).map(|(_, it)| (*it).to_owned());
            language_of(&find).tag
        };
        assert_eq!(of(&[]), "en");
        assert_eq!(of(&[("LANG", "ar_IQ.UTF-8")]), "ar");
        assert_eq!(of(&[("LANG", "ar_IQ.UTF-8"), ("LC_ALL", "")]), "ar");
        assert_eq!(of(&[("LANG", "ar_IQ.UTF-8"), ("LC_ALL", "C")]), "en");
        assert_eq!(of(&[("LANG", "ar"), ("LC_ALL", "C.UTF-8"), ("LANGUAGE", "ar")]), "en");
        assert_eq!(of(&[("LANG", "en_GB.UTF-8"), ("LC_MESSAGES", "ar")]), "ar");
        assert_eq!(of(&[("LANG", "de_DE.UTF-8")]), "en");
        assert_eq!(of(&[("LANG", "fr_FR.UTF-8"), ("LANGUAGE", "fr:ar:en")]), "ar");
        assert_eq!(of(&[("LANGUAGE", "ar")]), "en");
    }

    #[test]
    fn seconds_are_days() {
        assert_eq!(day_of(0), Day { year: 1970, month: 1, day: 1 });
        assert_eq!(day_of(1_762_473_600), Day { year: 2025, month: 11, day: 7 });
        assert_eq!(day_of(951_782_400 - 1), Day { year: 2000, month: 2, day: 28 });
    }
}
