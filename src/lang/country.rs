//! Countries by the two letters that ISO 3166 has for them. Knows names enough to advise, in English and in
//! Arabic; never shows one to a reader.

use crate::lang::fold::fold;
use crate::lang::near::find_nearest;

/// A line for each country: its code, then names of it, with tabs between.
const COUNTRIES: &str = include_str!("countries.tsv");

/// What is known of a text that was written for a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Country {
    /// It is a code.
    Code,
    /// It names the country of this code.
    Named(&'static str),
    /// It is near to a name of the country of this code.
    Near(&'static str, &'static str),
    /// It is like no country.
    Unknown,
}

/// Returns what is known of `text`.
#[must_use]
pub fn find_country(text: &str) -> Country {
    let rows = || COUNTRIES.lines().filter_map(|line| line.split_once('\t'));
    if rows().any(|(code, _)| code == text) {
        return Country::Code;
    }
    let folded = fold(text);
    let is_named = |code: &str, names: &str| {
        code.eq_ignore_ascii_case(text) || names.split('\t').any(|name| fold(name) == folded)
    };
    if let Some((code, _)) = rows().find(|(code, names)| is_named(code, names)) {
        return Country::Named(code);
    }
    let names = rows().flat_map(|(code, names)| names.split('\t').map(move |name| (name, code)));
    let near = find_nearest(text, names.clone().map(|(name, _)| name));
    let near = near.and_then(|near| names.clone().find(|(name, _)| *name == near));
    near.map_or(Country::Unknown, |(name, code)| Country::Near(code, name))
}

/// Returns names of the country of a code.
pub fn country_names(code: &str) -> impl Iterator<Item = &'static str> {
    let row = COUNTRIES.lines().filter_map(|line| line.split_once('\t')).find(|(of, _)| *of == code);
    row.into_iter().flat_map(|(_, names)| names.split('\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_names_are_told_apart() {
        assert_eq!(COUNTRIES.lines().count(), 249);
        assert_eq!(find_country("IQ"), Country::Code);
        assert_eq!(find_country("iq"), Country::Named("IQ"));
        assert_eq!(find_country("Iraq"), Country::Named("IQ"));
        assert_eq!(find_country("الأردن"), Country::Named("JO"));
        assert_eq!(find_country("UK"), Country::Named("GB"));
        assert_eq!(find_country("Jordn"), Country::Near("JO", "Jordan"));
        assert_eq!(find_country("XX"), Country::Unknown);
    }
}
