//! One list of sources: the library's, and those written in briefs. In: drafts. Out: drafts whose sources
//! all stand in one sorted list, each brief naming its own by id.

use crate::diag::code::Code;
use crate::diag::phrase::say;
use crate::diag::report::{Diagnostic, Report};
use crate::parse::draft::{AddressDraft, DocumentDraft, Drafts, SourceReference};
use crate::span::Word;
use std::collections::HashMap;

/// Sorts every list by id, keeps the first of documents with the same id, and moves the sources that are
/// written in briefs into the library. An id that is taken is reported.
pub(crate) fn gather(drafts: &mut Drafts, report: &mut Report) {
    let mut written = take_written(drafts);
    report_taken(drafts, &written, report);
    drafts.sources.append(&mut written);
    sort(&mut drafts.briefs);
    sort(&mut drafts.actors);
    sort(&mut drafts.places);
    sort(&mut drafts.topics);
    sort(&mut drafts.sources);
    sort(&mut drafts.pages);
}

fn sort<Facts>(drafts: &mut Vec<DocumentDraft<Facts>>) {
    drafts.sort_by(|a, b| a.id.value.cmp(&b.id.value).then_with(|| a.id.span.cmp(&b.id.span)));
    drafts.dedup_by(|later, first| later.id.value == first.id.value);
}

type SourceDraft = DocumentDraft<crate::parse::draft::SourceFacts>;

fn take_written(drafts: &mut Drafts) -> Vec<SourceDraft> {
    let mut written = Vec::new();
    for brief in &mut drafts.briefs {
        for source in &mut brief.facts.sources {
            let SourceReference::Written(parts) = source else { continue };
            let id = parts.0.clone();
            let SourceReference::Written(parts) = std::mem::replace(source, SourceReference::Id(id)) else {
                continue;
            };
            let (id, facts) = *parts;
            written.push(DocumentDraft {
                id,
                folder: brief.folder.clone(),
                stem: "".into(),
                original: brief.original,
                facts,
                address: AddressDraft::default(),
                texts: Vec::new(),
                path: brief.path.clone(),
            });
        }
    }
    written
}

/// Reports each source written in a brief whose id is another document's or another such source's.
fn report_taken(drafts: &Drafts, written: &[SourceDraft], report: &mut Report) {
    let mut taken: HashMap<String, Word> = HashMap::new();
    let mut take = |id: &Word| {
        taken.entry(id.value.to_lowercase()).or_insert_with(|| id.clone());
    };
    drafts.briefs.iter().for_each(|draft| take(&draft.id));
    drafts.actors.iter().for_each(|draft| take(&draft.id));
    drafts.places.iter().for_each(|draft| take(&draft.id));
    drafts.topics.iter().for_each(|draft| take(&draft.id));
    drafts.sources.iter().for_each(|draft| take(&draft.id));
    drafts.pages.iter().for_each(|draft| take(&draft.id));
    for source in written {
        let id = &source.id;
        if let Some(first) = taken.get(&id.value.to_lowercase()) {
            let message = say!("the id `{id}` is already taken", id = &id.value);
            let help = say!("describe a source once and give its id elsewhere, or choose another id");
            let diagnostic = Diagnostic::new(Code::DuplicateId, id.span, message).help(help);
            report.add(diagnostic.label(first.span, say!("first used here")));
        } else {
            taken.insert(id.value.to_lowercase(), id.clone());
        }
    }
}
