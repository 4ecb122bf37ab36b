//! Who writes and publishes, where that is an actor of the site. In: the actors, and a name or an id. Out: the actor.

use crate::lang::fold::fold;
use crate::model::id::ActorId;
use crate::parse::draft::{AuthorDraft, Drafts};
use std::collections::HashMap;

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
                let owner = actors.by_name.entry(fold(name)).or_insert(Some(id));
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
        let mut names = author.name.iter().map(|(_, name)| fold(name));
        by_id.or_else(|| names.find_map(|name| self.by_name.get(&name).copied().flatten()))
    }
}
