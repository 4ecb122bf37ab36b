//! Which foreign texts are one in several languages: by their names alone, as Hugo, Zola and Jekyll tell languages apart.

use crate::lang::tag::Lang;
use std::collections::BTreeMap;

/// Returns a text's name without its language, and the language: `talks.ar.md`, `talks/index.ar.md`, `ar/talks.md`.
#[must_use]
pub fn split_language(name: &str) -> (String, Option<Lang>) {
    let parse = |tag: &str| {
        let is_tag = (2..=5).contains(&tag.len()) && tag.is_ascii();
        Lang::parse(tag).filter(|_| is_tag)
    };
    if let Some((stem, ending)) = name.rsplit_once('.')
        && let Some((bare, tag)) = stem.rsplit_once('.')
        && let Some(lang) = parse(tag)
    {
        return (format!("{bare}.{ending}"), Some(lang));
    }
    match name.split_once('/') {
        Some((folder, rest)) if folder.len() == 2 => match parse(folder) {
            Some(lang) => (rest.to_owned(), Some(lang)),
            None => (name.to_owned(), None),
        },
        Some(_) | None => (name.to_owned(), None),
    }
}

/// Returns for each text, told by the name of its file and its language, which other one it translates. A text with no
/// name is one of several of a file, and translates none. The original is the text in the default language, else the
/// first; of two in one language the second is a text of its own.
#[must_use]
pub fn find_originals(texts: &[(Option<&str>, Lang)], default: Lang) -> Vec<Option<usize>> {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, (name, _)) in texts.iter().enumerate() {
        if let Some(name) = name {
            groups.entry(split_language(name).0).or_default().push(at);
        }
    }
    let mut originals = vec![None; texts.len()];
    for group in groups.into_values() {
        let lang = |at: &usize| texts[*at].1;
        let Some(original) = group.iter().find(|at| lang(at) == default).or(group.first()).copied() else {
            continue;
        };
        let mut told = vec![texts[original].1];
        for at in group.into_iter().filter(|at| *at != original) {
            if !told.contains(&texts[at].1) {
                told.push(texts[at].1);
                originals[at] = Some(original);
            }
        }
    }
    originals
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lang(tag: &str) -> Lang {
        Lang::parse(tag).expect("a language")
    }

    #[test]
    fn names_tell_languages_in_three_ways() {
        for (name, bare, tag) in [
            ("talks.ar.md", "talks.md", Some("ar")),
            ("posts/talks/index.en.md", "posts/talks/index.md", Some("en")),
            ("ar/posts/talks.md", "posts/talks.md", Some("ar")),
            ("talks.md", "talks.md", None),
            ("posts/talks.md", "posts/talks.md", None),
            ("v1.2.md", "v1.2.md", None),
        ] {
            assert_eq!(split_language(name), (bare.to_owned(), tag.map(lang)), "{name}");
        }
    }

    #[test]
    fn texts_of_one_name_in_several_languages_are_one() {
        let (ar, en) = (lang("ar"), lang("en"));
        let texts =
            [("a.en.md", en), ("a.md", ar), ("b.en.md", en), ("ar/c.md", ar), ("en/c.md", en), ("c.md", en)];
        let texts = texts.map(|(name, lang)| (Some(name), lang));
        assert_eq!(find_originals(&texts, ar), [Some(1), None, None, None, Some(3), None]);
        assert_eq!(find_originals(&[(None, ar), (None, en)], ar), [None, None]);
    }
}
