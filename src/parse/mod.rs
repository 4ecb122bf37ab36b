//! Input → Drafts: text becomes words with places. A name is still a word; nothing is looked up.

pub mod draft;
pub mod fault;
pub(crate) mod comment;
pub mod keys;
pub mod yaml;
pub mod named;
pub mod reader;
pub mod values;
pub mod id;
pub mod source;
pub mod brief;
pub mod entity;
pub mod toml;
mod style_steps;
pub mod citation_style;
pub mod config;
pub mod front;
pub mod markdown;
pub mod files;
mod key_point;
pub mod document;
pub mod library;
pub(crate) mod exported_note;
pub(crate) mod latex;
pub(crate) mod person_name;
mod bibtex_braces;
mod bibtex_text;
mod bibtex_doi;
mod bibtex_date;
mod bibtex_entry;
pub mod bibtex;
pub mod kinds;
pub mod again;
pub mod answers;

use crate::diag::code::Code;
use crate::diag::report::Report;
use crate::input::Input;
use crate::parse::config::read_config;
use crate::parse::document::Setting;
use crate::parse::draft::{DocumentDraft, Drafts, SourceFacts};
use crate::parse::files::{Folder, sort};
use crate::parse::id::refuse_repeated;
use crate::parse::kinds::{Read, add, read, read_library};
use rayon::prelude::*;

/// How a site is read.
#[derive(Clone, Copy, Debug, Default)]
pub struct ParseOptions {
    /// Whether drafts are part of it.
    pub drafts: bool,
}

/// Returns the drafts of `input`, which is read in parallel and put together by path. Whatever is wrong with it is in the report, and the rest is read all the same.
#[must_use]
pub fn parse(input: &Input, options: &ParseOptions, report: &mut Report) -> Drafts {
    let (config, config_span) = read_config(input, report);
    let mut own = Report::new();
    let sorted = sort(input, &config, &mut own);
    let languages = config.languages.clone();
    let setting =
        Setting { input, languages: &languages, default: config.default_language, drafts: options.drafts };
    let documents = || -> Vec<(Read, Report)> {
        let groups = sorted.groups.par_iter();
        groups.map(|group| reported(|report| read(setting, group, report))).collect()
    };
    let libraries = || -> Vec<(Vec<DocumentDraft<SourceFacts>>, Report)> {
        let libraries = sorted.libraries.par_iter();
        libraries.map(|library| reported(|report| read_library(setting, *library, report))).collect()
    };
    // A library is one file, however long: it begins first.
    let (libraries, documents) = rayon::join(libraries, documents);
    let unread = config.unread;
    let room = |folder| sorted.groups.iter().filter(|group| group.folder == folder).count();
    let in_libraries = libraries.iter().map(|(sources, _)| sources.len()).sum::<usize>();
    let mut drafts = Drafts {
        config,
        config_span,
        briefs: Vec::with_capacity(room(Folder::Briefs)),
        actors: Vec::with_capacity(room(Folder::Actors)),
        places: Vec::with_capacity(room(Folder::Places)),
        topics: Vec::with_capacity(room(Folder::Topics)),
        pages: Vec::with_capacity(room(Folder::Pages)),
        sources: Vec::with_capacity(room(Folder::Sources) + in_libraries),
        attachments: sorted.attachments,
        left_out: Vec::new(),
    };
    for (read, said) in documents {
        own.merge(said);
        add(&mut drafts, read);
    }
    for (sources, said) in libraries {
        own.merge(said);
        drafts.sources.extend(sources);
    }
    if unread.languages {
        // Which languages the site has is not known: `book.toml` was told of that.
        own.forget(Code::UnknownLanguage);
    }
    report.merge(own);
    label_roles(&mut drafts);
    refuse_repeated(&mut drafts, input, report);
    drafts
}

/// Returns what was read, and what is wrong with it.
fn reported<T>(read: impl FnOnce(&mut Report) -> T) -> (T, Report) {
    let mut report = Report::new();
    let found = read(&mut report);
    (found, report)
}

/// Adds the roles that briefs label in place to those that the site labels; of two labels the site's counts.
fn label_roles(drafts: &mut Drafts) {
    for part in drafts.briefs.iter_mut().flat_map(|brief| &mut brief.facts.actors) {
        let label = std::mem::take(&mut part.role_label);
        if let (Some(role), false) = (&part.role, label.is_empty()) {
            drafts.config.roles.entry(role.value.clone()).or_insert(label);
        }
    }
}
