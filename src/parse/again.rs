//! One document, read again after one of its files changed. In: the files as they are now. Out: its words. Its facts
//! are not looked at: whether they are what they were is another question, answered here too.

use crate::diag::report::Report;
use crate::model::config::Config;
use crate::parse::document::{Outcome, Setting};
use crate::parse::draft::DocumentDraft;
use crate::parse::files::{Group, document_name, sort_some};
use crate::parse::front::read_front;
use crate::parse::kinds::{Read, read};
use crate::parse::yaml::node::{Entry, Node, Value};
use crate::span::FileId;

/// Keys that hold words, or are for editors alone.
const WORDS: [&str; 3] = ["title", "summary", "internal"];

/// Returns whether a file says the same facts before and after a change of its text. Where it cannot be read, nobody
/// knows.
#[must_use]
pub fn has_same_facts(before: &str, now: &str, file: FileId) -> bool {
    let mut unheard = Report::new();
    let old = read_front(before, file, &mut unheard);
    let new = read_front(now, file, &mut unheard);
    if old.broken || new.broken || old.keys.is_some() != new.keys.is_some() {
        return false;
    }
    let (Some(old), Some(new)) = (old.keys, new.keys) else { return true };
    let (Value::Map(old), Value::Map(new)) = (&old.value, &new.value) else { return false };
    let is_fact = |entry: &&Entry| !WORDS.contains(&entry.key.value.as_str());
    let others: Vec<&Entry> = new.iter().filter(is_fact).collect();
    let same = |node: &Node, other: &Node| node.is_same(before, other, now);
    let found = |entry: &Entry| {
        others.iter().any(|of| of.key.value == entry.key.value && same(&entry.node, &of.node))
    };
    old.iter().filter(is_fact).count() == others.len() && old.iter().filter(is_fact).all(found)
}

/// Returns the words of the document that a file belongs to, as the input has them now; nothing where it is none that
/// is part of the site.
#[must_use]
pub fn read_again(
    setting: Setting<'_>,
    (config, file): (&Config, FileId),
    report: &mut Report,
) -> Option<DocumentDraft<()>> {
    let mut unheard = Report::new();
    // The files of a document have its name in their paths.
    let name = document_name(&setting.input.file(file).path);
    let groups = sort_some((setting.input, &|path| path.contains(name)), config, &mut unheard).groups;
    let group = groups.iter().find(|group| group.parts.iter().any(|part| part.file == file))?;
    words(setting, group, report)
}

fn words(setting: Setting<'_>, group: &Group, report: &mut Report) -> Option<DocumentDraft<()>> {
    match read(setting, group, report) {
        Read::Brief(read) => without_facts(read),
        Read::Actor(read) => without_facts(read),
        Read::Place(read) => without_facts(read),
        Read::Topic(read) => without_facts(read),
        Read::Source(read) => without_facts(read),
        Read::Page(read) => without_facts(read),
    }
}

fn without_facts<Facts>(outcome: Outcome<Facts>) -> Option<DocumentDraft<()>> {
    let Outcome::Read(draft) = outcome else { return None };
    let DocumentDraft { id, folder, stem, original, address, texts, path, .. } = *draft;
    Some(DocumentDraft { id, folder, stem, original, facts: (), address, texts, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_no_facts() {
        let old = "---\ntitle: A\ndate: 2025-11-07\nsummary:\n  - One\n---\nBody";
        let same = |now: &str| has_same_facts(old, now, FileId(0));
        assert!(same("---\ndate: 2025-11-07\ntitle: B\nsummary: [Two, Three]\n---\nOther"));
        assert!(!same("---\ntitle: A\ndate: 2025-11-08\nsummary:\n  - One\n---\nBody"));
        assert!(!same("---\ntitle: A\ndate: 2025-11-07\ntopics: [x]\n---\nBody"));
        assert!(!same("---\ntitle: A\nsummary:\n  - One\n---\nBody"));
        assert!(!same("---\ntitle: A\ndate: 2025-11-07\nBody"));
        assert!(!same(""));
    }
}
