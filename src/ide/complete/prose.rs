//! Links, citations, headings and footnotes in prose.

use crate::desk::prose::Mark;
use crate::desk::site::Entry;
use crate::desk::stand::Question;
use crate::diag::report::Report;
use crate::ide::complete::documents::{document, documents};
use crate::ide::complete::item::{Item, ItemKind};
use crate::model::body::{Block, BlockKind, plain_text};
use crate::model::id::EntityId;
use crate::parse::markdown::parse_body;
use crate::parse::markdown::prose::{Dialect, Prose};
use crate::span::FileId;
use std::ops::Range;

/// Returns what may be written in a mark.
pub(super) fn prose(question: Question<'_>, mark: &Mark) -> Vec<Item> {
    let text = question.page.text;
    match mark {
        Mark::Wiki(id) => named(question, id, ("]]", |_| true)),
        Mark::Citation(id) => named(question, id, ("]", |entry| matches!(entry.entity, EntityId::Source(_)))),
        Mark::Link(path) => paths(question, path),
        Mark::WikiHeading(id, heading) => match &text[id.clone()] {
            "" => own_headings(question, heading),
            id => headings(question, question.desk.find(id), heading),
        },
        Mark::LinkHeading(path, heading) => match &text[path.clone()] {
            "" => own_headings(question, heading),
            path => headings(question, question.find_linked(path), heading),
        },
        Mark::Footnote(label) => footnotes(text, label),
    }
}

/// Returns documents by id, with what closes the mark where nothing does yet.
fn named(
    question: Question<'_>,
    id: &Range<usize>,
    (close, is_wanted): (&str, fn(&Entry) -> bool),
) -> Vec<Item> {
    let text = question.page.text;
    // What stands between the place and the end of the line may be prose that was there before.
    let is_closed = text[id.end..].starts_with([']', '|', '#', ',', ';']);
    let replace = if is_closed { id.clone() } else { id.start..question.offset.max(id.start) };
    let word = &text[id.start..question.offset.clamp(id.start, id.end)];
    let close = if is_closed { "" } else { close };
    let found = documents(question.desk, word, is_wanted);
    let item = |entry: &Entry| {
        let item = document(entry, word, replace.clone());
        let insert = format!("{}{close}", item.insert);
        item.inserting(insert)
    };
    found.into_iter().map(item).collect()
}

/// Returns documents by the paths of their files, from the folder of this one.
fn paths(question: Question<'_>, path: &Range<usize>) -> Vec<Item> {
    let text = question.page.text;
    let typed = &text[path.start..question.offset.clamp(path.start, path.end)];
    let word = typed.rsplit('/').next().unwrap_or_default();
    let folder: Vec<&str> = question.page.path.split('/').collect();
    let folder = &folder[..folder.len() - 1];
    let found = documents(question.desk, word, |_| true);
    let item = |entry: &Entry| {
        let home = question.desk.find_home(entry.entity)?;
        let target = &question.desk.input.files.get(home.file.0 as usize)?.path;
        let relative = relative(folder, target.strip_suffix(".md").map(|_| target.as_str())?);
        let item = document(entry, typed, path.clone());
        let filter = format!("{} {relative}", item.filter);
        Some(Item { label: relative.clone(), kind: ItemKind::Path, filter, insert: relative, ..item })
    };
    found.into_iter().filter_map(item).collect()
}

/// Returns a path as it is from a folder, with spaces as links have them.
fn relative(folder: &[&str], target: &str) -> String {
    let parts: Vec<&str> = target.split('/').collect();
    let shared = folder.iter().zip(&parts).take_while(|(a, b)| a == b).count();
    let mut path = "../".repeat(folder.len() - shared);
    path.push_str(&parts[shared..].join("/"));
    path.replace(' ', "%20")
}

/// Returns the headings of a document: of this one as they are now.
fn headings(question: Question<'_>, entry: Option<&Entry>, replace: &Range<usize>) -> Vec<Item> {
    let Some(entry) = entry else { return Vec::new() };
    let is_own = question.find_own().is_some_and(|own| own.entity == entry.entity);
    if is_own {
        return own_headings(question, replace);
    }
    let text = question.desk.graph().text(entry.entity, question.lang());
    text.map_or_else(Vec::new, |text| anchors(&text.body.blocks, replace))
}

/// Returns the headings of the file as it is now.
fn own_headings(question: Question<'_>, replace: &Range<usize>) -> Vec<Item> {
    let (source, lang) = (question.page.text, question.lang());
    let prose = Prose { file: FileId(0), source, lang, dialect: Dialect::Briefs };
    let range = question.page.body()..source.len();
    anchors(&parse_body(prose, range, &mut Vec::new(), &mut Report::new()).blocks, replace)
}

fn anchors(blocks: &[Block], replace: &Range<usize>) -> Vec<Item> {
    let item = |block: &Block| match &block.kind {
        BlockKind::Heading(heading) => {
            let words = plain_text(&heading.words, &|_| "");
            let item = Item::new(&heading.id, ItemKind::Anchor, replace.clone()).detail(words.clone());
            Some(Item { filter: format!("{} {words}", heading.id), ..item })
        }
        _ => None,
    };
    blocks.iter().filter_map(item).collect()
}

/// Returns the footnotes that the text defines.
fn footnotes(text: &str, replace: &Range<usize>) -> Vec<Item> {
    let defined = text.lines().filter_map(|line| line.trim_start().strip_prefix("[^")?.split_once("]:"));
    defined
        .map(|(label, words)| Item::new(label, ItemKind::Anchor, replace.clone()).detail(words.trim()))
        .collect()
}
