//! Where something is written, and everywhere it is named. In: a question. Out: files and bytes.

use crate::desk::page::Page;
use crate::desk::prose::Mark;
use crate::desk::site::Entry;
use crate::desk::stand::{Question, Standing};
use crate::diag::report::Report;
use crate::model::body::{Block, BlockKind};
use crate::parse::markdown::parse_body;
use crate::parse::markdown::prose::{Dialect, Prose};
use crate::span::{FileId, Span};
use std::ops::Range;

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The file's path from the site's folder.
    pub path: String,
    /// The bytes.
    pub range: Range<usize>,
}

/// Returns where what is named at the place is written.
#[must_use]
pub fn definition(question: Question<'_>) -> Option<Found> {
    let text = question.page.text;
    match question.standing() {
        Standing::Mark(Mark::WikiHeading(id, heading)) => {
            let id = &text[id];
            let entry = if id.is_empty() { question.find_own() } else { question.desk.find(id) };
            self::heading(question, entry?, &text[heading]).or_else(|| home(question, entry?))
        }
        Standing::Mark(Mark::LinkHeading(path, heading)) => {
            let path = &text[path];
            let entry = if path.is_empty() { question.find_own() } else { question.find_linked(path) };
            self::heading(question, entry?, &text[heading]).or_else(|| home(question, entry?))
        }
        Standing::Mark(Mark::Link(path)) => {
            let path = question.find_path(&text[path])?;
            Some(Found { path, range: 0..0 })
        }
        Standing::Mark(Mark::Footnote(label)) => {
            let mark = format!("[^{}]:", &text[label]);
            let is_line = |at: &usize| *at == 0 || text[..*at].trim_end_matches(' ').ends_with('\n');
            let at = text.match_indices(&mark).map(|(at, _)| at).find(is_line)?;
            Some(Found { path: question.page.path.to_owned(), range: at..at })
        }
        Standing::Mark(Mark::Wiki(_) | Mark::Citation(_))
        | Standing::Spot(_)
        | Standing::OwnId(_)
        | Standing::Nothing => home(question, question.find_named()?.0),
    }
}

/// Returns everywhere that what is named at the place is named, its own place first where `own` asks for it.
#[must_use]
pub fn references(question: Question<'_>, own: Own) -> Vec<Found> {
    let Some((entry, _)) = question.find_named() else { return Vec::new() };
    let mut found: Vec<Found> = Vec::new();
    if own == Own::With {
        found.extend(home(question, entry));
    }
    let uses = question.desk.uses(entry.entity).iter().filter_map(|of| found_at(question, of.span));
    found.extend(uses);
    found
}

/// Whether the place where something is written is one where it is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Own {
    /// It is.
    With,
    /// It is not.
    Without,
}

fn home(question: Question<'_>, entry: &Entry) -> Option<Found> {
    found_at(question, question.desk.find_home(entry.entity)?)
}

fn found_at(question: Question<'_>, span: Span) -> Option<Found> {
    let file = question.desk.input.files.get(span.file.0 as usize)?;
    Some(Found { path: file.path.clone(), range: span.range() })
}

/// Returns a heading of a document, in the language of the file where it has it.
fn heading(question: Question<'_>, entry: &Entry, id: &str) -> Option<Found> {
    let is_own = question.find_own().is_some_and(|own| own.entity == entry.entity);
    let lang = question.lang();
    if is_own {
        let Page { path, text } = question.page;
        let prose = Prose { file: FileId(0), source: text, lang, dialect: Dialect::Briefs };
        let body = parse_body(prose, question.page.body()..text.len(), &mut Vec::new(), &mut Report::new());
        let span = find(&body.blocks, id)?;
        return Some(Found { path: path.to_owned(), range: span.range() });
    }
    let text = question.desk.graph().text(entry.entity, lang)?;
    found_at(question, find(&text.body.blocks, id)?)
}

fn find(blocks: &[Block], id: &str) -> Option<Span> {
    let is_it = |block: &&Block| matches!(&block.kind, BlockKind::Heading(heading) if *heading.id == *id);
    blocks.iter().find(is_it).map(|block| block.span)
}
