//! Questions of the client, answered. In: a question, and the sites as they are known. Out: an answer, or why there is none.

use crate::desk::lines::Lines;
use crate::desk::page::Page;
use crate::desk::stand::Question;
use crate::diag::catalog::Catalog;
use crate::diag::report::Report;
use crate::ide::complete::complete;
use crate::ide::fix::{certain, repairs};
use crate::ide::hover::hover;
use crate::ide::jump::{Found, Own, definition, references};
use crate::ide::outline::{find_documents, outline};
use crate::ide::rename::{find_renamed, rename};
use crate::lsp::convert::{self, Asked, Client, Offer, Place, Sheet, Work};
use crate::lsp::kept::{At, Workshop};
use crate::lsp::uri;
use crate::parse::{ParseOptions, parse};
use lsp_server::Request;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Why a question has no answer.
pub(crate) enum Fault {
    /// The site is not known yet, or not as it is now.
    Early,
    /// There is no such question.
    Unknown,
    /// It cannot be read, and why.
    Misread(String),
    /// What it asks for cannot be, and why.
    Refused(String),
}

type Answer = Result<Value, Fault>;

/// The sites, the client, and the language it is answered in.
#[derive(Clone, Copy)]
pub(crate) struct Setting<'run> {
    /// The sites.
    pub(crate) workshop: &'run Workshop,
    /// The client.
    pub(crate) client: &'run Client,
    /// Its language.
    pub(crate) catalog: &'run Catalog,
}

/// A place in a file, ready to be asked about.
struct Seat<'run> {
    setting: Setting<'run>,
    at: At<'run>,
    lines: Lines,
}

impl<'run> Setting<'run> {
    /// Answers a question.
    ///
    /// # Errors
    /// Where it has no answer, or none yet.
    pub(crate) fn answer(self, request: &Request) -> Answer {
        let params = request.params.clone();
        match request.method.as_str() {
            "textDocument/completion" => self.about(params, |desk, asked| {
                let items = complete(desk.question(asked));
                Ok(convert::completions(items, &desk.sheet()))
            }),
            "textDocument/hover" => self.about(params, |desk, asked| {
                let card = hover(desk.question(asked));
                Ok(card.map_or(Value::Null, |card| convert::card(card, &desk.sheet())))
            }),
            "textDocument/definition" => self.about(params, |desk, asked| {
                let found = definition(desk.question(asked));
                Ok(found.map_or(Value::Null, |found| desk.places(&[found]).swap_remove(0)))
            }),
            "textDocument/references" => self.about(params, Seat::references),
            "textDocument/prepareRename" => self.about(params, |desk, asked| {
                let found = find_renamed(desk.question(asked));
                Ok(found.map_or(Value::Null, |(id, range)| convert::renamed(&id, &range, &desk.sheet())))
            }),
            "textDocument/rename" => self.about(params, Seat::rename),
            "textDocument/documentSymbol" => self.about(params, |desk, _| {
                let page = desk.page();
                let question = desk.question(&Asked::default());
                Ok(convert::symbols(outline(page, question.lang()), &desk.sheet()))
            }),
            "textDocument/codeAction" => self.about(params, Seat::actions),
            "workspace/symbol" => self.documents(&params),
            _ => Err(Fault::Unknown),
        }
    }

    /// Answers a question about a file; with nothing where the file stands in no site.
    fn about(self, params: Value, answer: impl FnOnce(&Seat<'run>, &Asked) -> Answer) -> Answer {
        let asked = convert::asked(params).map_err(Fault::Misread)?;
        match self.workshop.find(&asked.uri).map_err(|()| Fault::Early)? {
            Some(at) => answer(&Seat { lines: Lines::new(&at.text), setting: self, at }, &asked),
            None => Ok(Value::Null),
        }
    }

    /// Returns the documents of all sites that answer to a word.
    fn documents(self, params: &Value) -> Answer {
        let word = params.get("query").and_then(Value::as_str).unwrap_or_default();
        let mut found = Vec::new();
        for at in self.workshop.all().map_err(|()| Fault::Early)? {
            for entry in find_documents(at.desk, word) {
                let Some(span) = at.desk.find_home(entry.entity) else { continue };
                let path = at.desk.input.file(span.file).path.clone();
                let place = Found { path, range: span.range() };
                let name = entry.names.first().unwrap_or(&entry.id).to_string();
                let (uri, range) = located(&at, &place, self.client);
                found.push(convert::document((name, &entry.id), entry.entity, (&uri, range)));
            }
        }
        Ok(Value::Array(found))
    }
}

/// Returns the client's name of a file, and a range in it.
fn located(at: &At<'_>, found: &Found, client: &Client) -> (String, (Place, Place)) {
    // What was found was found in the text as it was known then; a file that was not looked at is as it is now.
    let known = at.desk.input.find_path(&found.path).map(|file| at.desk.input.text(file));
    let text = if found.path == at.path { &*at.text } else { known.unwrap_or_default() };
    let text = if found.range.end <= text.len() { text } else { known.unwrap_or_default() };
    let lines = Lines::new(text);
    let place = |offset| lines.place(text, offset, client.unit);
    (at.name_of(&found.path).0, (place(found.range.start), place(found.range.end)))
}

impl<'run> Seat<'run> {
    fn page(&self) -> Page<'_> {
        Page { path: &self.at.path, text: &self.at.text }
    }

    fn sheet(&self) -> Sheet<'_> {
        Sheet { text: &self.at.text, lines: &self.lines, unit: self.setting.client.unit }
    }

    fn question(&self, asked: &Asked) -> Question<'_> {
        let offset = self.lines.offset(&self.at.text, asked.place, self.setting.client.unit);
        Question { desk: self.at.desk, page: self.page(), offset, catalog: self.setting.catalog }
    }

    /// Asks for the site as it is now.
    fn need_current(&self) -> Result<(), Fault> {
        if self.at.is_current { Ok(()) } else { Err(Fault::Early) }
    }

    fn places(&self, found: &[Found]) -> Vec<Value> {
        let place = |found| {
            let (uri, range) = located(&self.at, found, self.setting.client);
            convert::location(&uri, range)
        };
        found.iter().map(place).collect()
    }

    fn references(&self, asked: &Asked) -> Answer {
        self.need_current()?;
        let own = if asked.with_own { Own::With } else { Own::Without };
        Ok(Value::Array(self.places(&references(self.question(asked), own))))
    }

    fn rename(&self, asked: &Asked) -> Answer {
        self.need_current()?;
        let refuse = |why: crate::diag::phrase::Phrase| Fault::Refused(why.told(self.setting.catalog));
        let renaming = rename(self.question(asked), &asked.new_name).map_err(refuse)?;
        if !renaming.moves.is_empty() && !self.setting.client.can_move {
            let why =
                crate::diag::phrase::say!("this editor renames no files, and the id is the name of one");
            return Err(refuse(why));
        }
        let mut work = Work::default();
        for patch in renaming.patches {
            work.patch(&self.at, (&patch.path, patch.range.0..patch.range.1), patch.text);
        }
        for (from, to) in renaming.moves {
            let name = |path: &str| uri::uri(&self.at.root.join(path));
            work.moves.push((name(&from), name(&to)));
        }
        Ok(work.written(self.setting.client))
    }

    fn actions(&self, asked: &Asked) -> Answer {
        self.need_current()?;
        let desk = self.at.desk;
        let Some(file) = desk.input.find_path(&self.at.path) else { return Ok(Value::Null) };
        let offset = |place| self.lines.offset(&self.at.text, place, self.setting.client.unit);
        let range = offset(asked.place)..offset(asked.end);
        let mut offers = Vec::new();
        if asked.wants("quickfix") {
            let drafts = || parse(&desk.input, &ParseOptions { drafts: true }, &mut Report::new());
            for repair in repairs(desk, &drafts, (file, range)) {
                let mut work = Work::default();
                for edit in &repair.edits {
                    let path = &desk.input.file(edit.span.file).path;
                    work.patch(&self.at, (path, edit.span.range()), edit.text.clone());
                }
                work.makes.extend(repair.file.map(|of| (uri::uri(&self.at.root.join(of.path)), of.text)));
                offers.push(Offer {
                    title: repair.title.told(self.setting.catalog),
                    kind: "quickfix",
                    is_preferred: repair.is_certain,
                    of: asked.complaint(desk.prepared.diagnostics[repair.of].1.code.name()),
                    work,
                });
            }
        }
        let sure = certain(desk, file);
        if asked.wants("source.fixAll") && !sure.is_empty() {
            let mut work = Work::default();
            for edit in sure {
                work.patch(&self.at, (&self.at.path, edit.span.range()), edit.text.clone());
            }
            let title = crate::diag::phrase::say!("Put right what is certain").told(self.setting.catalog);
            offers.push(Offer { title, kind: "source.fixAll.mujaz", is_preferred: false, of: None, work });
        }
        Ok(convert::actions(offers, self.setting.client))
    }
}

impl Work {
    /// Adds a change of a file, whose text is as the site is known.
    fn patch(&mut self, at: &At<'_>, (path, range): (&str, std::ops::Range<usize>), text: String) {
        let (uri, version) = at.name_of(path);
        let whole: Arc<str> = at.text_of(path);
        let entry = self.texts.entry(uri).or_insert_with(|| (version, whole, BTreeMap::new()));
        entry.2.insert((range.start, range.end), text);
    }
}
