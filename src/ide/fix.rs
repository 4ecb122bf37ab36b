//! How what is wrong can be put right. In: the site as it is known, a file and a range of it. Out: what is done, and the
//! changes. Only what a diagnostic tells of is ever changed.

use crate::desk::site::Desk;
use crate::diag::code::Code;
use crate::diag::phrase::{Phrase, say};
use crate::diag::report::{Certainty, Diagnostic, Edit};
use crate::lang::slug::words_of_id;
use crate::parse::draft::Drafts;
use crate::parse::files::Folder;
use crate::scaffold::document::{NewFile, Request, new_document};
use crate::span::FileId;
use std::ops::Range;

/// Something that can be done.
#[derive(Clone, Debug)]
pub struct Repair<'desk> {
    /// What is done, in the imperative.
    pub title: Phrase,
    /// Whether nothing else could have been meant.
    pub is_certain: bool,
    /// What it puts right: its number among all that is wrong with the site.
    pub of: usize,
    /// The changes.
    pub edits: Vec<&'desk Edit>,
    /// A file that is made.
    pub file: Option<NewFile>,
}

/// Returns what can be done about what is wrong in a range of a file.
#[must_use]
pub fn repairs<'desk>(
    desk: &'desk Desk,
    drafts: &dyn Fn() -> Drafts,
    (file, range): (FileId, Range<usize>),
) -> Vec<Repair<'desk>> {
    let touches = |diagnostic: &Diagnostic| {
        let span = diagnostic.span.range();
        diagnostic.span.file == file && span.start <= range.end && span.end >= range.start
    };
    let all = desk.prepared.diagnostics.iter().enumerate();
    let mut repairs = Vec::new();
    for (of, (_, diagnostic)) in all.filter(|(_, (_, diagnostic))| touches(diagnostic)) {
        if let Some(fix) = &diagnostic.fix {
            let is_certain = fix.certainty == Certainty::Certain;
            let (title, edits) = (fix.title.clone(), fix.edits.iter().collect());
            repairs.push(Repair { title, is_certain, of, edits, file: None });
        }
        if let Some(made) =
            folder_of(diagnostic.code).and_then(|folder| create(desk, drafts, (diagnostic, folder)))
        {
            let title = say!("Make `{path}`", path = made.path.as_str());
            repairs.push(Repair { title, is_certain: false, of, edits: Vec::new(), file: Some(made) });
        }
    }
    repairs
}

/// Returns all changes of a file that are certain and touch each other nowhere, by place.
#[must_use]
pub fn certain(desk: &Desk, file: FileId) -> Vec<&Edit> {
    let mut taken: Vec<&Edit> = Vec::new();
    for (_, diagnostic) in &desk.prepared.diagnostics {
        let Some(fix) = diagnostic.fix.as_ref().filter(|fix| fix.certainty == Certainty::Certain) else {
            continue;
        };
        let is_here = fix.edits.iter().all(|edit| edit.span.file == file);
        let is_free = |edit: &Edit| {
            taken.iter().all(|of| of.span.end < edit.span.start || edit.span.end < of.span.start)
        };
        if is_here && fix.edits.iter().all(is_free) {
            taken.extend(&fix.edits);
        }
    }
    taken.sort_by_key(|edit| edit.span);
    taken
}

/// Returns where the document stands that nobody has written yet.
fn folder_of(code: Code) -> Option<Folder> {
    match code {
        Code::UnknownActor => Some(Folder::Actors),
        Code::UnknownPlace => Some(Folder::Places),
        Code::UnknownTopic => Some(Folder::Topics),
        Code::UnknownSource => Some(Folder::Sources),
        _ => None,
    }
}

/// Returns the file of a document with the id that is named and not there.
fn create(
    desk: &Desk,
    drafts: &dyn Fn() -> Drafts,
    (diagnostic, folder): (&Diagnostic, Folder),
) -> Option<NewFile> {
    let written = desk.input.text(diagnostic.span.file).get(diagnostic.span.range())?;
    let id = written.trim().trim_matches(['"', '\'']).to_owned();
    if id.is_empty() || desk.find(&id).is_some() {
        return None;
    }
    let title = id.replace(['-', '_'], " ");
    let title = if words_of_id(&title).is_empty() { id.clone() } else { title };
    let request = Request {
        folder,
        title,
        lang: None,
        id: Some(id),
        date: desk.input.today.iso(),
        names: Vec::new(),
        url: None,
    };
    new_document(&request, &drafts()).ok().map(|(file, _)| file)
}
