//! What the environment says. Read once, here.
#![expect(clippy::disallowed_methods, reason = "the commands are where the environment is read")]

use crate::input::Day;
use crate::term::print::Wish;
use anyhow::{Result, bail};
use std::time::{SystemTime, UNIX_EPOCH};

/// What of the environment matters.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Environment {
    /// The day of the build, in UTC: of `SOURCE_DATE_EPOCH` where it is set, else today.
    pub(crate) today: Day,
    /// Whether colours are wanted.
    pub(crate) colours: Wish,
}

impl Environment {
    /// Returns what the environment says.
    pub(crate) fn read() -> Result<Self> {
        let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let is_forced =
            std::env::var_os("CLICOLOR_FORCE").is_some_and(|value| !value.is_empty() && value != "0");
        let colours = match (is_set("NO_COLOR"), is_forced) {
            (true, _) => Wish::Never,
            (false, true) => Wish::Always,
            (false, false) => Wish::Automatic,
        };
        Ok(Self { today: today()?, colours })
    }
}

fn today() -> Result<Day> {
    let seconds = match std::env::var_os("SOURCE_DATE_EPOCH") {
        Some(value) => match value.to_str().and_then(parse_seconds) {
            Some(seconds) => seconds,
            None => {
                let value = value.to_string_lossy();
                bail!("SOURCE_DATE_EPOCH is `{value}`: give it in seconds since 1970, such as 1762473600")
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
    fn seconds_are_days() {
        assert_eq!(day_of(0), Day { year: 1970, month: 1, day: 1 });
        assert_eq!(day_of(1_762_473_600), Day { year: 2025, month: 11, day: 7 });
        assert_eq!(day_of(951_782_400 - 1), Day { year: 2000, month: 2, day: 28 });
    }
}
