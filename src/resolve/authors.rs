//! Who writes and publishes, where that is an actor of the site. In: the actors, and a name or an id. Out: the actor.

use crate::lang::fold::fold;
use crate::model::id::ActorId;
use crate::parse::draft::{AuthorDraft, Drafts};
use std::collections::HashMap;

/// Returns a name as all spell it: folded, with single spaces, `Family, Given` as `Given Family` where each of the two
/// is one word of Latin letters.
pub(crate) fn spelt_alike(name: &str) -> String {
    let folded = fold(name);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let is_word = |word: &str| {
        let is_part = |sign: char| sign.is_ascii_alphabetic() || matches!(sign, '-' | '\'' | '’');
        word.starts_with(|first: char| first.is_ascii_alphabetic()) && word.chars().all(is_part)
    };
    if let [family, given] = words.as_slice()
        && let Some(family) = family.strip_suffix(',')
        && is_word(family)
        && is_word(given)
    {
        return format!("{given} {family}");
    }
    words.join(" ")
}

/// The actors by id and by folded name; a name that several actors share is none's.
pub(crate) struct Actors {
    by_id: HashMap<String, ActorId>,
    by_name: HashMap<String, Option<ActorId>>,
}

impl Actors {
    /// Returns the actors of all drafts.
    pub(crate) fn new(drafts: &Drafts) -> Self {
        let mut actors = Self { by_id: HashMap::new(), by_name: HashMap::new() };
        for (at, draft) in drafts.actors.iter().enumerate() {
            let id = ActorId::from_index(at);
            actors.by_id.insert(draft.id.value.clone(), id);
            let names = draft.facts.name.iter().map(|(_, name)| name);
            let names = names.chain(draft.facts.aliases.iter().map(|(_, name)| &**name));
            for name in names {
                let owner = actors.by_name.entry(spelt_alike(name)).or_insert(Some(id));
                if *owner != Some(id) {
                    *owner = None;
                }
            }
        }
        actors
    }

    /// Returns the actor whose id or name it is.
    pub(crate) fn find(&self, author: &AuthorDraft) -> Option<ActorId> {
        let by_id = self.by_id.get(&author.word.value).copied();
        let mut names = author.name.iter().map(|(_, name)| spelt_alike(name));
        by_id.or_else(|| names.find_map(|name| self.by_name.get(&name).copied().flatten()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_however_it_is_spelt() {
        for written in ["Sam Hick", "SAM  HICK", " Hick, Sam", "hick,\u{a0}Sam"] {
            assert_eq!(spelt_alike(written), "sam hick", "{written}");
        }
        assert_eq!(spelt_alike("Smith, Jr."), "smith, jr.");
        assert_eq!(spelt_alike("Reed, Allen, Sam"), "reed, allen, sam");
        assert_eq!(spelt_alike("de Vries, Jan"), "de vries, jan");
        assert_eq!(spelt_alike("الجبوري, أحمد"), "الجبوري, احمد");
    }
}
