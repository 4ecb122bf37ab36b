//! Citations: `[@id]`, `[@id, p. 4]`, `[@a; @b]`. In: what stands in the brackets. Out: ids and locators.

use std::ops::Range;

/// One work of a citation, as ranges of the text in the brackets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cited {
    /// The id.
    pub(crate) id: Range<usize>,
    /// Where in the work.
    pub(crate) locator: Option<Range<usize>>,
}

/// Returns the works that `inner` cites; nothing where it is no citation.
pub(crate) fn find_cited(inner: &str) -> Option<Vec<Cited>> {
    let mut cited = Vec::new();
    let mut start = 0;
    // An Arabic keyboard gives the Arabic semicolon, as it gives the Arabic comma before a locator.
    for part in inner.split_inclusive([';', '؛']) {
        cited.push(one(part.trim_end_matches([';', '؛']), start)?);
        start += part.len();
    }
    if cited.is_empty() || inner.ends_with([';', '؛']) {
        return None;
    }
    Some(cited)
}

/// Returns the ids in a locator that a comma parts from what stands before: `@b` in `[@a, @b]` and `[@a, p. 4, @b]`.
pub(crate) fn find_parted(locator: &str) -> Vec<Range<usize>> {
    let mut parted = Vec::new();
    let mut start = 0;
    for part in locator.split_inclusive([',', '،']) {
        let text = part.trim_end_matches([',', '،']);
        let lead = text.len() - text.trim_start().len();
        let word = text.trim_start().strip_prefix('@').filter(|rest| rest.starts_with(char::is_alphanumeric));
        let length = word.map(|rest| rest.find(char::is_whitespace).unwrap_or(rest.len()));
        parted.extend(length.map(|length| start + lead + 1..start + lead + 1 + length));
        start += part.len();
    }
    parted
}

fn one(part: &str, offset: usize) -> Option<Cited> {
    let lead = part.len() - part.trim_start().len();
    let text = part.trim();
    let id = text.strip_prefix('@')?;
    let end = id.find([',', '،']).unwrap_or(id.len());
    let (id, rest) = id.split_at(end);
    let id = id.trim_end();
    if id.is_empty() || id.contains(char::is_whitespace) {
        return None;
    }
    let id_start = offset + lead + 1;
    let rest_start = id_start + end;
    let comma = rest.chars().next().map_or(0, char::len_utf8);
    let locator = &rest[comma..];
    let space = locator.len() - locator.trim_start().len();
    let locator_start = rest_start + comma + space;
    let locator = locator.trim();
    let locator = (!locator.is_empty()).then(|| locator_start..locator_start + locator.len());
    Some(Cited { id: id_start..id_start + id.len(), locator })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn works_that_a_comma_parts_are_found() {
        let found = |locator: &str| -> Vec<String> {
            find_parted(locator).into_iter().map(|range| locator[range].to_owned()).collect()
        };
        assert_eq!(found("@b"), ["b"]);
        assert_eq!(found("p. 4, @b, @ج-1 ص 2"), ["b", "ج-1"]);
        assert_eq!(found("ص 4، @b"), ["b"]);
        let others = ["p. 4", "post by @centcom", "press@example.org, 3 May", "a, b@c", "p. 4, @", "x @b, y"];
        others.into_iter().for_each(|other| assert_eq!(found(other), Vec::<String>::new(), "{other}"));
    }

    #[test]
    fn works_and_locators_are_told_apart() {
        let read = |inner: &str| -> Option<Vec<(String, Option<String>)>> {
            let cited = find_cited(inner)?;
            let texts =
                cited.into_iter().map(|c| (inner[c.id].to_owned(), c.locator.map(|l| inner[l].to_owned())));
            Some(texts.collect())
        };
        let of = |id: &str, locator: Option<&str>| (id.to_owned(), locator.map(String::from));
        assert_eq!(read("@a"), Some(vec![of("a", None)]));
        assert_eq!(read("@a, p. 4; @b"), Some(vec![of("a", Some("p. 4")), of("b", None)]));
        assert_eq!(read("@أ، ص 4"), Some(vec![of("أ", Some("ص 4"))]));
        assert_eq!(
            read("@أ، ص 4؛ @ب"),
            Some(vec![of("أ", Some("ص 4")), of("ب", None)]),
            "an Arabic semicolon parts works"
        );
        assert_eq!(read("@a;"), None);
        assert_eq!(read("@a؛"), None);
        assert_eq!(read(""), None);
        assert_eq!(read("@"), None);
        assert_eq!(read("@a; b"), None);
        assert_eq!(read("@a b"), None);
        assert_eq!(read("^1"), None);
    }
}
