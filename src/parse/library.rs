//! A YAML file of sources: a map of ids to keys.

use crate::diag::report::Report;
use crate::input::Input;
use crate::lang::tag::Lang;
use crate::parse::draft::{AddressDraft, DocumentDraft, SourceFacts};
use crate::parse::files::Library;
use crate::parse::named::{Meant, Name};
use crate::parse::reader::{Reader, Syntax};
use crate::parse::source::{IdFrom, KEYS, OF_ENTRIES};
use crate::parse::yaml::node::Value;
use crate::parse::yaml::read::read;
use crate::span::Word;

/// Returns a source of a library that has no text of its own.
#[must_use]
pub fn entry(input: &Input, library: Library, id: Word, facts: SourceFacts) -> DocumentDraft<SourceFacts> {
    DocumentDraft {
        folder: "content/sources".into(),
        stem: format!("content/sources/{}", id.value).into(),
        original: library.lang,
        facts,
        address: AddressDraft::default(),
        texts: Vec::new(),
        path: input.file(library.file).path.as_str().into(),
        id,
    }
}

/// Returns the sources of a YAML file.
#[must_use]
pub fn read_yaml(
    input: &Input,
    languages: &[Lang],
    library: Library,
    report: &mut Report,
) -> Vec<DocumentDraft<SourceFacts>> {
    let Library { file, lang, .. } = library;
    let source = input.text(file);
    let Some(node) = read(source, 0..source.len(), file, report) else { return Vec::new() };
    let mut reader =
        Reader { source, file, lang, languages, syntax: Syntax::Yaml, own: None, report: Report::new() };
    let mut sources = Vec::new();
    let keys = [&KEYS[..], &OF_ENTRIES].concat();
    match node.value {
        Value::Null => {}
        Value::Map(entries) => {
            for entry_of in entries.into_iter().filter(|of| !of.repeated) {
                let id = entry_of.key;
                let name = Name::Key(&id.value);
                let good = reader.check_id(&id, Name::Source);
                let Some(mut fields) = reader.fields(entry_of.node, name, &keys) else { continue };
                // What is missing in an entry is missing at its id.
                fields.span = id.span;
                fields.take("internal");
                reader.check_own_id(&mut fields, &id.value, IdFrom::Key);
                let facts = reader.source_facts(&mut fields, name);
                if good {
                    sources.push(entry(input, library, id, facts));
                }
            }
        }
        value => reader.wrong_type(&value, node.span, Name::File, Meant::Entries),
    }
    report.merge(reader.report);
    sources
}
