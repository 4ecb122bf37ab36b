//! Another id for a document, everywhere at once. In: a question and the new id. Out: changes of texts and names of files;
//! or why it cannot be.

use crate::desk::site::{Desk, Entry, Naming};
use crate::desk::stand::Question;
use crate::diag::phrase::{Phrase, say};
use crate::diag::report::Report;
use crate::model::id::EntityId;
use crate::parse::front::read_front;
use crate::parse::id::{Spelt, find_fault};
use crate::parse::reader::match_language;
use crate::parse::yaml::node::{Node, Value};
use crate::parse::yaml::read::read;
use crate::plan::url::encode;
use crate::scaffold::spell::{quoted, yaml};
use crate::span::{FileId, Span};
use std::collections::BTreeMap;
use std::ops::Range;

/// A change of a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Patch {
    /// The file's path, before anything is renamed.
    pub path: String,
    /// The bytes that make way.
    pub range: (usize, usize),
    /// What takes their place.
    pub text: String,
}

/// All that a new id changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Renaming {
    /// Changes of texts, by file and place.
    pub patches: Vec<Patch>,
    /// Files and folders that get another name: from, to.
    pub moves: Vec<(String, String)>,
}

/// Returns the id at the place and where it stands; nothing where none is that may be changed there.
#[must_use]
pub fn find_renamed(question: Question<'_>) -> Option<(String, Range<usize>)> {
    let (entry, range) = question.find_named()?;
    let written = &question.page.text[range.clone()];
    // A link by path is not the id, and a name of a document is not either.
    let at = written.find(&*entry.id)?;
    let start = range.start + at;
    Some((entry.id.to_string(), start..start + entry.id.len()))
}

/// Returns what changes where the document at the place is called `new`.
///
/// # Errors
/// Where it cannot be.
pub fn rename(question: Question<'_>, new: &str) -> Result<Renaming, Phrase> {
    let Some((entry, _)) = question.find_named() else {
        return Err(say!("nothing with an id stands here: put the cursor on one"));
    };
    let (desk, new) = (question.desk, new.trim());
    check(desk, entry, new)?;
    let mut renaming = Renaming::default();
    if *new == *entry.id {
        return Ok(renaming);
    }
    for of in desk.uses(entry.entity) {
        let patch = patch(desk, (of.span, of.naming), (&entry.id, new));
        renaming.patches.push(patch.ok_or_else(|| unwritten(desk, of.span, &entry.id))?);
    }
    move_home(desk, entry, new, &mut renaming);
    renaming.patches.sort();
    renaming.patches.dedup();
    Ok(renaming)
}

/// Says that an id is not written where it is named.
fn unwritten(desk: &Desk, span: Span, id: &str) -> Phrase {
    let path = desk.input.file(span.file).path.as_str();
    say!("`{id}` is written in another way in `{path}`: put it right by hand first", id, path)
}

/// Says why a document cannot have an id, by the rules that its file is read with.
fn check(desk: &Desk, entry: &Entry, new: &str) -> Result<(), Phrase> {
    if let Some((message, help)) = find_fault(new, Spelt::Id) {
        return Err(say!("{message}: {help}", message, help));
    }
    if let (EntityId::Source(_), Some(sign)) = (entry.entity, new.chars().find(|sign| ",;@".contains(*sign)))
    {
        return Err(say!("`{new}` holds `{sign}`, which parts the works of a citation", new, sign));
    }
    if let Some((_, end)) = new.rsplit_once('.')
        && match_language(end, &desk.graph().config.languages).is_some()
    {
        return Err(say!("`{new}` ends like a language: write it without `.{end}`", new, end));
    }
    let wanted = new.to_lowercase();
    let is_taken = |of: &&Entry| of.entity != entry.entity && of.id.to_lowercase() == wanted;
    match desk.entries.iter().find(is_taken) {
        Some(other) => {
            let home = desk.find_home(other.entity);
            let path = home.map_or("", |span| desk.input.file(span.file).path.as_str());
            Err(say!("the id `{new}` is taken: `{path}` has it", new, path))
        }
        None => Ok(()),
    }
}

/// Returns the change of one place where the document is named.
fn patch(desk: &Desk, (span, naming): (Span, Naming), (old, new): (&str, &str)) -> Option<Patch> {
    let path = desk.input.file(span.file).path.clone();
    let written = desk.input.text(span.file).get(span.range())?;
    let start = span.start as usize;
    if naming == Naming::Path {
        let parts = [(old.to_owned(), new.to_owned()), (encode(old), encode(new))];
        return parts.iter().find_map(|(old, new)| {
            let at = find_part(written, old)?;
            Some(Patch { path: path.clone(), range: (start + at, start + at + old.len()), text: new.clone() })
        });
    }
    let at = written.find(old)?;
    let is_bare = written.trim() == old;
    let text = if naming == Naming::Fact && is_bare { spelt(new) } else { new.to_owned() };
    Some(Patch { path, range: (start + at, start + at + old.len()), text })
}

/// Returns where a part of a path is this name, or begins with it and a dot.
fn find_part(path: &str, name: &str) -> Option<usize> {
    let is_part = |at: &usize| {
        let begins = *at == 0 || path[..*at].ends_with('/');
        begins && path[at + name.len()..].chars().next().is_none_or(|sign| "/.#".contains(sign))
    };
    path.match_indices(name).map(|(at, _)| at).filter(is_part).last()
}

/// Returns an id as YAML has it, in a list in brackets too.
fn spelt(id: &str) -> String {
    let is_plain = |sign: char| sign.is_alphanumeric() || "-_.".contains(sign);
    let is_number = id.parse::<f64>().is_ok() || !id.contains(char::is_alphabetic);
    let is_word = id.chars().all(is_plain) && id.starts_with(char::is_alphanumeric) && !is_number;
    let is_safe = id.starts_with(|sign: char| sign.is_ascii_digit()) || yaml(id) == id;
    if is_word && is_safe { id.to_owned() } else { quoted(id) }
}

/// Adds what changes where the document itself is written.
fn move_home(desk: &Desk, entry: &Entry, new: &str, renaming: &mut Renaming) {
    let graph = desk.graph();
    let texts = graph.texts(entry.entity).into_iter().flat_map(BTreeMap::values);
    let mut moved: Vec<(String, String)> = Vec::new();
    let mut files: Vec<FileId> = Vec::new();
    for text in texts {
        files.push(text.file);
        let path = &desk.input.file(text.file).path;
        moved.extend(moved_path(path, (&entry.id, new)));
    }
    if moved.is_empty() {
        // One of several in a file: its id stands there.
        if let Some(span) = desk.find_home(entry.entity) {
            renaming.patches.extend(patch(desk, (span, Naming::Fact), (&entry.id, new)));
            renaming.patches.extend(own_id(desk, span.file, (&entry.id, new)));
        }
    }
    for file in files {
        renaming.patches.extend(own_id(desk, file, (&entry.id, new)));
    }
    moved.sort();
    moved.dedup();
    renaming.moves = moved;
}

/// Returns the new name of a file, or of the folder that is its document.
fn moved_path(path: &str, (old, new): (&str, &str)) -> Option<(String, String)> {
    let (folder, name) = path.rsplit_once('/')?;
    if let Some(ending) = name.strip_prefix(old).filter(|rest| rest.starts_with('.')) {
        return Some((path.to_owned(), format!("{folder}/{new}{ending}")));
    }
    let (above, last) = folder.rsplit_once('/')?;
    (last == old && name.starts_with("index.")).then(|| (folder.to_owned(), format!("{above}/{new}")))
}

/// Returns the change of the key `id` with which a source of a file gives itself its id a second time.
fn own_id(desk: &Desk, file: FileId, (old, new): (&str, &str)) -> Option<Patch> {
    let path = desk.input.file(file).path.clone();
    let source = desk.input.text(file);
    let mut unheard = Report::new();
    let found = if path.ends_with(".md") {
        let front = read_front(source, file, &mut unheard);
        find(front.keys.as_ref()?, "id")?.clone()
    } else if path.ends_with(".yaml") || path.ends_with(".yml") {
        let root = read(source, 0..source.len(), file, &mut unheard)?;
        find(find(&root, old)?, "id")?.clone()
    } else {
        return None;
    };
    let is_it = matches!(&found.value, Value::Text(text) if text == old);
    is_it.then(|| patch(desk, (found.span, Naming::Fact), (old, new))).flatten()
}

fn find<'node>(node: &'node Node, key: &str) -> Option<&'node Node> {
    match &node.value {
        Value::Map(entries) => entries.iter().find(|entry| entry.key.value == key).map(|entry| &entry.node),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_parts_of_paths() {
        assert_eq!(find_part("../actors/iraq.md#x", "iraq"), Some(10));
        assert_eq!(find_part("iraq/index.ar.md", "iraq"), Some(0));
        assert_eq!(find_part("../actors/iraqi.md", "iraq"), None);
        let moved = |path| moved_path(path, ("a", "b"));
        assert_eq!(
            moved("content/briefs/a.ar.md"),
            Some(("content/briefs/a.ar.md".into(), "content/briefs/b.ar.md".into()))
        );
        assert_eq!(
            moved("content/ar/briefs/a/index.md"),
            Some(("content/ar/briefs/a".into(), "content/ar/briefs/b".into()))
        );
        assert_eq!(moved("content/sources/library.yaml"), None);
    }

    #[test]
    fn ids_that_yaml_would_take_for_something_else_are_quoted() {
        for plain in ["iraq", "العراق", "2025-11-07-talks", "a.b"] {
            assert_eq!(spelt(plain), plain);
        }
        for odd in ["2025", "true", "a, b", "1e5", "2025-11", "a b"] {
            assert_eq!(spelt(odd), format!("\"{odd}\""));
        }
    }
}
