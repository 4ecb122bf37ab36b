//! The words of one document, read again. In: a graph, and the document as it is now, whose facts are what they were.
//! Out: the graph with these words. What other documents say of it stays as it was until all of them are read again.

use crate::diag::report::Report;
use crate::input::Input;
use crate::model::brief::Text;
use crate::model::graph::Graph;
use crate::model::id::EntityId;
use crate::parse::draft::DocumentDraft;
use crate::resolve::claims::claims_of_brief;
use crate::resolve::documents::{Facts, finish_document};
use crate::resolve::links::{Linker, Standpoint};
use crate::resolve::names::Names;
use crate::resolve::statements::statements;
use crate::resolve::texts::resolve_text;

/// Puts the words of a document into a graph that has it already. Returns which it is; nothing where the
/// graph has it not, or not in these languages.
#[must_use]
pub fn reword(
    graph: &mut Graph,
    names: &Names,
    (mut draft, input): (DocumentDraft<()>, &Input),
    report: &mut Report,
) -> Option<EntityId> {
    let of = names.find(&draft.id.value)?;
    let is_known = |texts: &std::collections::BTreeMap<_, Box<Text>>| {
        texts.len() == draft.texts.len() && draft.texts.iter().all(|text| texts.contains_key(&text.lang))
    };
    if !graph.texts(of).is_some_and(is_known) {
        return None;
    }
    let facts = Facts {
        briefs: &graph.briefs,
        actors: &graph.actors,
        places: &graph.places,
        sources: &graph.sources,
        publishers: &graph.publishers,
    };
    let linker = Linker { names, shelf: &*graph };
    let mut resolutions = Vec::with_capacity(draft.texts.len());
    for text in &draft.texts {
        let from = Standpoint { owner: of, text, folder: &draft.folder };
        let declared = facts.declared(of, text, names);
        let name_of = |id: EntityId, lang| graph.name(id, lang).0;
        let (resolution, own) = resolve_text(&linker, from, &declared, &name_of);
        report.merge(own);
        resolutions.push(resolution);
    }
    for found in finish_document((of, &mut draft), resolutions, input, report) {
        put(graph, of, found.text);
    }
    if let EntityId::Brief(id) = of {
        let statements = statements(&graph.briefs[id.index()]);
        graph.briefs[id.index()].statements = statements;
        graph.claims[id.index()] =
            claims_of_brief(&graph.briefs[id.index()], (&graph.sources, &graph.publishers));
    }
    Some(of)
}

fn put(graph: &mut Graph, of: EntityId, text: Box<Text>) {
    if let EntityId::Brief(id) = of {
        graph.briefs[id.index()].add_cited(&text.cited);
    }
    if let Some(texts) = graph.texts_mut(of) {
        texts.insert(text.lang, text);
    }
}
