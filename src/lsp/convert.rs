//! Our values ↔ those of the protocol. The only file that names its types.

use crate::desk::lines::{self, Lines, Unit};
use crate::diag::catalog::Catalog;
use crate::diag::code::Level;
use crate::diag::report::Diagnostic;
use crate::ide::complete::item::{Item, ItemKind};
use crate::ide::hover::Card;
use crate::ide::outline::{Symbol, SymbolKind};
use crate::input::Input;
use crate::lsp::uri;
use crate::model::id::EntityId;
use crate::span::Span;
use lsp_server::RequestId;
use lsp_types as lsp;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

/// Who the client is, and what it can do.
#[derive(Clone, Debug, Default)]
pub(crate) struct Client {
    /// What its columns count.
    pub(crate) unit: Unit,
    /// The language it speaks, where it says so.
    pub(crate) locale: Option<String>,
    /// The folders it has open.
    pub(crate) folders: Vec<String>,
    /// Whether it tells of files that others change.
    pub(crate) can_watch: bool,
    /// Whether it renames files.
    pub(crate) can_move: bool,
    /// Whether it makes files.
    pub(crate) can_make: bool,
}

/// A place in a text.
pub(crate) type Place = lines::Place;

/// One change of a text: of a range, or of all of it.
pub(crate) struct Change {
    /// What makes way; nothing for all.
    pub(crate) range: Option<(Place, Place)>,
    /// What takes its place.
    pub(crate) text: String,
}

/// A file that the client has opened.
pub(crate) struct Opened {
    /// How the client names it.
    pub(crate) uri: String,
    /// Which version of it.
    pub(crate) version: i32,
    /// Its text.
    pub(crate) text: String,
}

/// A text whose places are told.
pub(crate) struct Sheet<'run> {
    pub(crate) text: &'run str,
    pub(crate) lines: &'run Lines,
    pub(crate) unit: Unit,
}

impl Sheet<'_> {
    fn place(&self, offset: usize) -> lsp::Position {
        let Place { line, column } = self.lines.place(self.text, offset, self.unit);
        lsp::Position { line, character: column }
    }

    fn range(&self, range: &Range<usize>) -> lsp::Range {
        lsp::Range { start: self.place(range.start), end: self.place(range.end) }
    }
}

fn read<Params: DeserializeOwned>(params: Value) -> Result<Params, String> {
    serde_json::from_value(params).map_err(|error| error.to_string())
}

fn written(value: impl serde::Serialize) -> Value {
    serde_json::to_value(value).expect("values of the protocol are JSON")
}

fn place_of(position: lsp::Position) -> Place {
    Place { line: position.line, column: position.character }
}

impl Client {
    /// Returns who the client says it is.
    ///
    /// # Errors
    /// Where it does not say so as the protocol has it.
    #[expect(deprecated, reason = "older clients name their folder only so")]
    pub(crate) fn read(params: Value) -> Result<Self, String> {
        let params: lsp::InitializeParams = read(params)?;
        let units = params.capabilities.general.and_then(|general| general.position_encodings);
        let is_utf8 = units.is_some_and(|units| units.first() == Some(&lsp::PositionEncodingKind::UTF8));
        let workspace = params.capabilities.workspace.unwrap_or_default();
        let watching = workspace.did_change_watched_files.and_then(|watching| watching.dynamic_registration);
        let edit = workspace.workspace_edit.filter(|edit| edit.document_changes == Some(true));
        let kinds = edit.and_then(|edit| edit.resource_operations).unwrap_or_default();
        let folders = params.workspace_folders.unwrap_or_default();
        let mut folders: Vec<String> = folders.into_iter().map(|of| of.uri.as_str().to_owned()).collect();
        if folders.is_empty() {
            let path = params.root_path.map(|path| uri::uri(Path::new(&path)));
            folders.extend(params.root_uri.map(|uri| uri.as_str().to_owned()).or(path));
        }
        Ok(Self {
            unit: if is_utf8 { Unit::Utf8 } else { Unit::Utf16 },
            locale: params.locale,
            folders,
            can_watch: watching == Some(true),
            can_move: kinds.contains(&lsp::ResourceOperationKind::Rename),
            can_make: kinds.contains(&lsp::ResourceOperationKind::Create),
        })
    }
}

/// Returns what we can do for a client.
pub(crate) fn capabilities(client: &Client) -> Value {
    let encoding = match client.unit {
        Unit::Utf8 => lsp::PositionEncodingKind::UTF8,
        Unit::Utf16 => lsp::PositionEncodingKind::UTF16,
    };
    let sync = lsp::TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(lsp::TextDocumentSyncKind::INCREMENTAL),
        save: Some(lsp::TextDocumentSyncSaveOptions::Supported(true)),
        ..lsp::TextDocumentSyncOptions::default()
    };
    let signs = ["[", "@", "#", "(", "^", ":", " ", "-", "\"", ",", "{", "/", "="];
    let completion = lsp::CompletionOptions {
        trigger_characters: Some(signs.map(str::to_owned).to_vec()),
        ..lsp::CompletionOptions::default()
    };
    let actions = lsp::CodeActionOptions {
        code_action_kinds: Some(vec![lsp::CodeActionKind::QUICKFIX, lsp::CodeActionKind::SOURCE_FIX_ALL]),
        ..lsp::CodeActionOptions::default()
    };
    written(lsp::InitializeResult {
        capabilities: lsp::ServerCapabilities {
            position_encoding: Some(encoding),
            text_document_sync: Some(lsp::TextDocumentSyncCapability::Options(sync)),
            completion_provider: Some(completion),
            hover_provider: Some(lsp::HoverProviderCapability::Simple(true)),
            definition_provider: Some(lsp::OneOf::Left(true)),
            references_provider: Some(lsp::OneOf::Left(true)),
            document_symbol_provider: Some(lsp::OneOf::Left(true)),
            workspace_symbol_provider: Some(lsp::OneOf::Left(true)),
            rename_provider: Some(lsp::OneOf::Right(lsp::RenameOptions {
                prepare_provider: Some(true),
                work_done_progress_options: lsp::WorkDoneProgressOptions::default(),
            })),
            code_action_provider: Some(lsp::CodeActionProviderCapability::Options(actions)),
            ..lsp::ServerCapabilities::default()
        },
        server_info: Some(lsp::ServerInfo {
            name: "mujaz".to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        }),
    })
}

/// Returns what we ask a client to watch.
pub(crate) fn watchers() -> Value {
    let glob = |pattern: &str| lsp::FileSystemWatcher {
        glob_pattern: lsp::GlobPattern::String(pattern.to_owned()),
        kind: None,
    };
    let watchers = ["**/book.toml", "**/content/**", "**/themes/**"].map(glob).to_vec();
    let options = written(lsp::DidChangeWatchedFilesRegistrationOptions { watchers });
    written(lsp::RegistrationParams {
        registrations: vec![lsp::Registration {
            id: "files".to_owned(),
            method: "workspace/didChangeWatchedFiles".to_owned(),
            register_options: Some(options),
        }],
    })
}

/// Returns the question that is taken back.
pub(crate) fn cancelled(params: &Value) -> Option<RequestId> {
    serde_json::from_value(params.get("id")?.clone()).ok()
}

/// Returns the file that is opened.
pub(crate) fn opened(params: Value) -> Option<Opened> {
    let params: lsp::DidOpenTextDocumentParams = read(params).ok()?;
    let lsp::TextDocumentItem { uri, version, text, .. } = params.text_document;
    Some(Opened { uri: uri.as_str().to_owned(), version, text })
}

/// Returns the changes of a file: its name, its new version, and what changes in turn.
pub(crate) fn changed(params: Value) -> Option<(String, i32, Vec<Change>)> {
    let params: lsp::DidChangeTextDocumentParams = read(params).ok()?;
    let change = |change: lsp::TextDocumentContentChangeEvent| Change {
        range: change.range.map(|range| (place_of(range.start), place_of(range.end))),
        text: change.text,
    };
    let changes = params.content_changes.into_iter().map(change).collect();
    let document = params.text_document;
    Some((document.uri.as_str().to_owned(), document.version, changes))
}

/// Returns the file that a notification names.
pub(crate) fn named(params: &Value) -> Option<String> {
    Some(params.get("textDocument")?.get("uri")?.as_str()?.to_owned())
}

/// Returns the files that others have changed.
pub(crate) fn watched(params: Value) -> Vec<String> {
    let params: Option<lsp::DidChangeWatchedFilesParams> = read(params).ok();
    let changes = params.map(|params| params.changes).unwrap_or_default();
    changes.into_iter().map(|change| change.uri.as_str().to_owned()).collect()
}

/// What a question about a file asks.
#[derive(Debug, Default)]
pub(crate) struct Asked {
    /// The file.
    pub(crate) uri: String,
    /// The place, or the start of the range.
    pub(crate) place: Place,
    /// The end of the range.
    pub(crate) end: Place,
    /// Whether the place where something is written is asked for as well.
    pub(crate) with_own: bool,
    /// The new name.
    pub(crate) new_name: String,
    /// The kinds of actions that are wanted; none for all.
    only: Vec<String>,
    /// What the client knows to be wrong in the range.
    complaints: Vec<lsp::Diagnostic>,
}

impl Asked {
    /// Returns whether actions of a kind are wanted.
    pub(crate) fn wants(&self, kind: &str) -> bool {
        let is_it =
            |only: &String| kind == only || kind.starts_with(&format!("{only}.")) || only.starts_with(kind);
        self.only.is_empty() || self.only.iter().any(is_it)
    }

    /// Returns the complaint of a code, as the client has it.
    pub(crate) fn complaint(&self, code: &str) -> Option<Value> {
        let code = lsp::NumberOrString::String(code.to_owned());
        self.complaints.iter().find(|of| of.code.as_ref() == Some(&code)).map(written)
    }
}

/// Returns what a question about a file asks.
///
/// # Errors
/// Where it names no file, or a place that is none.
pub(crate) fn asked(params: Value) -> Result<Asked, String> {
    let document: lsp::TextDocumentIdentifier = part(&params, "textDocument")?.ok_or("no `textDocument`")?;
    let position: Option<lsp::Position> = part(&params, "position")?;
    let range: Option<lsp::Range> = part(&params, "range")?;
    let (start, end) = match (position, range) {
        (Some(place), _) => (place, place),
        (None, Some(range)) => (range.start, range.end),
        (None, None) => (lsp::Position::default(), lsp::Position::default()),
    };
    let references: Option<lsp::ReferenceContext> = part(&params, "context").ok().flatten();
    let actions: Option<lsp::CodeActionContext> = part(&params, "context").ok().flatten();
    let actions = actions.unwrap_or_default();
    let name: Option<String> = part(&params, "newName")?;
    Ok(Asked {
        uri: document.uri.as_str().to_owned(),
        place: place_of(start),
        end: place_of(end),
        with_own: references.is_some_and(|context| context.include_declaration),
        new_name: name.unwrap_or_default(),
        only: actions.only.unwrap_or_default().iter().map(|kind| kind.as_str().to_owned()).collect(),
        complaints: actions.diagnostics,
    })
}

/// Returns a part of what a question says.
fn part<Part: DeserializeOwned>(params: &Value, name: &str) -> Result<Option<Part>, String> {
    params.get(name).filter(|part| !part.is_null()).cloned().map(read).transpose()
}

/// Returns a notification's words on a file.
pub(crate) fn diagnostics(uri: &str, version: Option<i32>, diagnostics: Value) -> Value {
    let mut params = json!({ "uri": uri, "diagnostics": diagnostics });
    if let Some(version) = version {
        params["version"] = version.into();
    }
    params
}

/// Returns all that is wrong with one file.
pub(crate) fn complaints(
    found: &[&(Level, Diagnostic)],
    (input, root): (&Input, &Path),
    (client, catalog): (&Client, &Catalog),
) -> Value {
    let mut sheets = Sheets { input, root, unit: client.unit, last: None };
    let complaint = |(level, diagnostic): &&(Level, Diagnostic)| {
        let (_, range) = sheets.place(diagnostic.span);
        let mut message = diagnostic.message.told(catalog);
        if let Some(help) = &diagnostic.help {
            message = format!("{message}\n{}", help.told(catalog));
        }
        let related: Vec<lsp::DiagnosticRelatedInformation> = diagnostic
            .labels
            .iter()
            .filter_map(|label| {
                let (uri, range) = sheets.place(label.span);
                let location = lsp::Location { uri: uri.parse().ok()?, range };
                Some(lsp::DiagnosticRelatedInformation { location, message: label.text.told(catalog) })
            })
            .collect();
        lsp::Diagnostic {
            range,
            severity: Some(match level {
                Level::Error => lsp::DiagnosticSeverity::ERROR,
                Level::Warn | Level::Allow => lsp::DiagnosticSeverity::WARNING,
            }),
            code: Some(lsp::NumberOrString::String(diagnostic.code.name().to_owned())),
            source: Some("mujaz".to_owned()),
            message,
            related_information: (!related.is_empty()).then_some(related),
            ..lsp::Diagnostic::default()
        }
    };
    written(found.iter().map(complaint).collect::<Vec<_>>())
}

/// Places in files of an input.
struct Sheets<'run> {
    input: &'run Input,
    root: &'run Path,
    unit: Unit,
    /// The lines of the file that was asked about last.
    last: Option<(crate::span::FileId, Lines)>,
}

impl Sheets<'_> {
    /// Returns the name of a file, and a range in it; the start of the first line where it has no text.
    fn place(&mut self, span: Span) -> (String, lsp::Range) {
        let Some(file) = self.input.files.get(span.file.0 as usize) else {
            return (uri::uri(&self.root.join("book.toml")), lsp::Range::default());
        };
        let text = self.input.text(span.file);
        if self.last.as_ref().is_none_or(|(of, _)| *of != span.file) {
            self.last = Some((span.file, Lines::new(text)));
        }
        let name = uri::uri(&self.root.join(&file.path));
        let Some((_, lines)) = &self.last else { return (name, lsp::Range::default()) };
        (name, Sheet { text, lines, unit: self.unit }.range(&span.range()))
    }
}

/// Returns what is offered, in its order.
pub(crate) fn completions(items: Vec<Item>, sheet: &Sheet<'_>) -> Value {
    let item = |(at, item): (usize, Item)| lsp::CompletionItem {
        label: item.label,
        kind: Some(match item.kind {
            ItemKind::Key => lsp::CompletionItemKind::PROPERTY,
            ItemKind::Document => lsp::CompletionItemKind::REFERENCE,
            ItemKind::Word => lsp::CompletionItemKind::ENUM_MEMBER,
            ItemKind::Date => lsp::CompletionItemKind::CONSTANT,
            ItemKind::Path => lsp::CompletionItemKind::FILE,
            ItemKind::Anchor => lsp::CompletionItemKind::FIELD,
        }),
        detail: item.detail,
        documentation: item.about.map(|value| {
            lsp::Documentation::MarkupContent(lsp::MarkupContent { kind: lsp::MarkupKind::Markdown, value })
        }),
        sort_text: Some(format!("{at:04}")),
        filter_text: Some(item.filter),
        text_edit: Some(lsp::CompletionTextEdit::Edit(lsp::TextEdit {
            range: sheet.range(&item.replace),
            new_text: item.insert,
        })),
        ..lsp::CompletionItem::default()
    };
    // What answers to a longer word may not be among these: the client asks again.
    let is_incomplete = items.iter().any(|item| matches!(item.kind, ItemKind::Document | ItemKind::Path));
    let items = items.into_iter().enumerate().map(item).collect();
    written(lsp::CompletionList { is_incomplete, items })
}

/// Returns a card.
pub(crate) fn card(card: Card, sheet: &Sheet<'_>) -> Value {
    let markup = lsp::MarkupContent { kind: lsp::MarkupKind::Markdown, value: card.text };
    let range = Some(sheet.range(&card.range));
    written(lsp::Hover { contents: lsp::HoverContents::Markup(markup), range })
}

fn range_of((start, end): (Place, Place)) -> lsp::Range {
    let position = |place: Place| lsp::Position { line: place.line, character: place.column };
    lsp::Range { start: position(start), end: position(end) }
}

/// Returns a place in a file.
pub(crate) fn location(uri: &str, range: (Place, Place)) -> Value {
    json!({ "uri": uri, "range": range_of(range) })
}

/// Returns what can be renamed.
pub(crate) fn renamed(id: &str, range: &Range<usize>, sheet: &Sheet<'_>) -> Value {
    json!({ "range": sheet.range(range), "placeholder": id })
}

/// Returns the parts of a file.
pub(crate) fn symbols(symbols: Vec<Symbol>, sheet: &Sheet<'_>) -> Value {
    written(symbols.into_iter().map(|of| symbol(of, sheet)).collect::<Vec<_>>())
}

#[expect(deprecated, reason = "the type has a field that nobody fills any more")]
fn symbol(symbol: Symbol, sheet: &Sheet<'_>) -> lsp::DocumentSymbol {
    let Symbol { name, kind, range, own, parts } = symbol;
    let children: Vec<_> = parts.into_iter().map(|of| self::symbol(of, sheet)).collect();
    lsp::DocumentSymbol {
        name,
        detail: None,
        kind: match kind {
            SymbolKind::Key => lsp::SymbolKind::PROPERTY,
            SymbolKind::Point => lsp::SymbolKind::STRING,
            SymbolKind::Heading => lsp::SymbolKind::NAMESPACE,
            SymbolKind::Source => lsp::SymbolKind::OBJECT,
        },
        tags: None,
        deprecated: None,
        range: sheet.range(&range),
        selection_range: sheet.range(&own),
        children: (!children.is_empty()).then_some(children),
    }
}

/// Returns a document by its name.
pub(crate) fn document(
    (name, id): (String, &str),
    entity: EntityId,
    (uri, range): (&str, (Place, Place)),
) -> Value {
    let kind = match entity {
        EntityId::Brief(_) | EntityId::Page(_) => lsp::SymbolKind::FILE,
        EntityId::Actor(_) | EntityId::Publisher(_) => lsp::SymbolKind::CLASS,
        EntityId::Place(_) => lsp::SymbolKind::NAMESPACE,
        EntityId::Topic(_) => lsp::SymbolKind::ENUM,
        EntityId::Source(_) => lsp::SymbolKind::OBJECT,
    };
    json!({ "name": name, "kind": kind, "containerName": id, "location": location(uri, range) })
}

/// Changes of files, by the client's name of each: which version of it is open, its text, and what makes way in it.
type Texts = BTreeMap<String, (Option<i32>, Arc<str>, BTreeMap<(usize, usize), String>)>;

/// What is to be done to files.
#[derive(Debug, Default)]
pub(crate) struct Work {
    /// Changes of texts.
    pub(crate) texts: Texts,
    /// Files and folders that get another name, after their texts were changed.
    pub(crate) moves: Vec<(String, String)>,
    /// Files that are made.
    pub(crate) makes: Vec<(String, String)>,
}

impl Work {
    /// Returns it as the client wants it: with versions and names of files where it knows such.
    pub(crate) fn written(self, client: &Client) -> Value {
        let change = |text: &str, edits: BTreeMap<(usize, usize), String>| -> Vec<Value> {
            let lines = Lines::new(text);
            let sheet = Sheet { text, lines: &lines, unit: client.unit };
            let edit = |((start, end), new)| json!({ "range": sheet.range(&(start..end)), "newText": new });
            edits.into_iter().map(edit).collect()
        };
        if !client.can_move && !client.can_make {
            let changes: serde_json::Map<String, Value> = self
                .texts
                .into_iter()
                .map(|(uri, (_, text, edits))| (uri, change(&text, edits).into()))
                .collect();
            return json!({ "changes": changes });
        }
        let mut all: Vec<Value> = Vec::new();
        for (uri, text) in self.makes {
            all.push(json!({ "kind": "create", "uri": uri, "options": { "ignoreIfExists": true } }));
            let start = lsp::Range::default();
            let document = json!({ "uri": uri, "version": null });
            all.push(json!({ "textDocument": document, "edits": [{ "range": start, "newText": text }] }));
        }
        for (uri, (version, text, edits)) in self.texts {
            let document = json!({ "uri": uri, "version": version });
            all.push(json!({ "textDocument": document, "edits": change(&text, edits) }));
        }
        for (from, to) in self.moves {
            all.push(json!({ "kind": "rename", "oldUri": from, "newUri": to }));
        }
        json!({ "documentChanges": all })
    }
}

/// Something that a client can have done.
pub(crate) struct Offer {
    /// What, in the imperative.
    pub(crate) title: String,
    /// Its kind.
    pub(crate) kind: &'static str,
    /// Whether nothing else could be meant.
    pub(crate) is_preferred: bool,
    /// What it puts right, as the client has it.
    pub(crate) of: Option<Value>,
    /// What is done.
    pub(crate) work: Work,
}

/// Returns what can be done; of a client that makes no files, without those that do.
pub(crate) fn actions(offers: Vec<Offer>, client: &Client) -> Value {
    let can = |offer: &Offer| offer.work.makes.is_empty() || client.can_make;
    let action = |offer: Offer| {
        let mut action = json!({
            "title": offer.title,
            "kind": offer.kind,
            "edit": offer.work.written(client),
        });
        if offer.is_preferred {
            action["isPreferred"] = true.into();
        }
        if let Some(of) = offer.of {
            action["diagnostics"] = Value::Array(vec![of]);
        }
        action
    };
    Value::Array(offers.into_iter().filter(can).map(action).collect())
}
