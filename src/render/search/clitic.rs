//! What is written onto Arabic words: `وبيان` is found under `بيان` as well. In: all terms of the site. Out: what
//! each is without it.

use crate::lang::stem::{find_without_clitic, is_arabic, without_article};
use crate::render::search::dictionary::Terms;
use rayon::prelude::*;
use rustc_hash::FxHashSet;

/// Returns for each term what it is found under as well, if anything.
#[must_use]
pub fn others(terms: &Terms) -> Vec<Option<&str>> {
    let words = Words::new(terms);
    terms.par_iter().map(|(term, _)| find_other(term, &words)).collect()
}

/// The words of the site, as far as they tell what is written onto others.
struct Words<'a> {
    known: FxHashSet<&'a str>,
    with_article: FxHashSet<&'a str>,
}

impl<'a> Words<'a> {
    fn new(terms: &'a Terms) -> Self {
        let bare = || terms.iter().map(|(term, _)| (&**term, without_article(term)));
        Self {
            known: bare().map(|(_, bare)| bare).collect(),
            with_article: bare()
                .filter(|(term, bare)| bare.len() < term.len())
                .map(|(_, bare)| bare)
                .collect(),
        }
    }
}

/// Returns what a term is found under as well: itself without a letter that may be written onto it. The
/// site's own words tell: a word that stands with the article begins with that letter, unless the rest is a
/// word of the site too; and in `للبنان` the second `ل` is the word's, since the site has a `لبنان`.
fn find_other<'a>(term: &'a str, words: &Words<'_>) -> Option<&'a str> {
    if !is_arabic(term) {
        return None;
    }
    let behind = term.strip_prefix(['و', 'ف']).filter(|rest| rest.starts_with("لل")).unwrap_or(term);
    if let Some(rest) = behind.strip_prefix('ل').filter(|rest| rest.starts_with('ل')) {
        return words.known.contains(rest).then_some(rest);
    }
    let other = find_without_clitic(term)?;
    let is_likely = term.starts_with('و') || other.chars().nth(3).is_some();
    (words.known.contains(other) || (is_likely && !words.with_article.contains(term))).then_some(other)
}
