//! The language server: the protocol of editors (LSP 3.17) over standard input and output. In: messages of one client. Out:
//! answers, diagnostics, and nothing else. A site is kept for each folder with a `book.toml` that files are opened in;
//! threads of its own read it anew, and questions are answered meanwhile from what was known last.

mod uri;
mod event;
mod convert;
mod kept;
mod answer;

use crate::diag::catalog::Catalog;
use crate::input::Day;
use crate::lsp::answer::{Fault, Setting};
use crate::lsp::convert::Client;
use crate::lsp::event::{Event, Studied};
use crate::lsp::kept::{Leaving, Workshop};
use anyhow::{Context, Result};
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::io::{BufRead, ErrorKind, Write};
use std::sync::mpsc::{Receiver, Sender, channel};

/// How far the conversation has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// The client has not said who it is.
    New,
    /// Questions are answered.
    Open,
    /// The client has said good-bye.
    Shut,
}

/// How the conversation ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The client said good-bye first.
    Proper,
    /// It did not.
    Sudden,
}

/// Talks with a client until it is gone; in the language of `words`, unless it says which one it speaks.
///
/// # Errors
/// Where no thread can be started, or the client takes no answers.
pub fn serve(
    (input, output): (impl BufRead + Send + 'static, impl Write),
    today: Day,
    words: &'static Catalog,
) -> Result<Ending> {
    let (events, inbox) = channel();
    let sender = events.clone();
    let reading = std::thread::Builder::new().name("read".to_owned());
    reading.spawn(move || read(input, &sender)).context("cannot start a thread")?;
    let server = Server {
        output,
        inbox,
        queue: VecDeque::new(),
        stage: Stage::New,
        client: Client::default(),
        catalog: words,
        workshop: Workshop::new(today, events),
        waiting: Vec::new(),
        asked: 0,
    };
    server.talk()
}

/// Reads messages. What is no JSON is told of, and the next message read: its length is known.
fn read(mut input: impl BufRead, events: &Sender<Event>) {
    loop {
        let event = match Message::read(&mut input) {
            Ok(Some(message)) => Event::Message(message),
            Ok(None) => Event::Closed,
            Err(error) if error.kind() == ErrorKind::InvalidData => Event::Broken(error.to_string()),
            Err(_) => Event::Closed,
        };
        let is_last = matches!(event, Event::Closed);
        if events.send(event).is_err() || is_last {
            return;
        }
    }
}

struct Server<Output> {
    output: Output,
    inbox: Receiver<Event>,
    /// What happened and was not seen to yet.
    queue: VecDeque<Event>,
    stage: Stage,
    client: Client,
    catalog: &'static Catalog,
    workshop: Workshop,
    /// Questions that wait until a site is known as it is now.
    waiting: Vec<Request>,
    /// How many questions we have asked the client.
    asked: i32,
}

impl<Output: Write> Server<Output> {
    fn talk(mut self) -> Result<Ending> {
        loop {
            if self.queue.is_empty() {
                // The reading thread says so before it ends.
                self.queue.push_back(self.inbox.recv().context("nobody speaks any more")?);
            }
            self.queue.extend(self.inbox.try_iter());
            match self.queue.pop_front() {
                None => {}
                Some(Event::Closed) => return Ok(self.ending()),
                Some(Event::Broken(why)) => self.refuse(&why)?,
                Some(Event::Studied(studied)) => self.adopt(*studied)?,
                Some(Event::Changed(root, paths)) => self.workshop.look_again(&root, paths),
                Some(Event::Message(Message::Request(request))) => self.request(request)?,
                Some(Event::Message(Message::Response(_))) => {}
                Some(Event::Message(Message::Notification(of))) if of.method == "exit" => {
                    return Ok(self.ending());
                }
                Some(Event::Message(Message::Notification(notification))) => {
                    self.notification(notification)?
                }
            }
        }
    }

    fn ending(&self) -> Ending {
        if self.stage == Stage::Shut { Ending::Proper } else { Ending::Sudden }
    }

    fn send(&mut self, message: impl Into<Message>) -> Result<()> {
        message.into().write(&mut self.output).context("the client takes no answer")
    }

    /// Answers what is no message: there is no number to answer to.
    fn refuse(&mut self, why: &str) -> Result<()> {
        let why: String = why.chars().take(200).collect();
        let error = json!({ "code": ErrorCode::ParseError as i32, "message": why });
        let text = json!({ "jsonrpc": "2.0", "id": null, "error": error }).to_string();
        write!(self.output, "Content-Length: {}\r\n\r\n{text}", text.len())?;
        self.output.flush().context("the client takes no answer")
    }

    fn fail(&mut self, id: RequestId, code: ErrorCode, message: impl Into<String>) -> Result<()> {
        self.send(Response::new_err(id, code as i32, message.into()))
    }

    fn request(&mut self, request: Request) -> Result<()> {
        if self.is_cancelled(&request.id) {
            return self.fail(request.id, ErrorCode::RequestCanceled, "cancelled");
        }
        match (self.stage, request.method.as_str()) {
            (Stage::New, "initialize") => self.initialize(request),
            (Stage::New, _) => {
                self.fail(request.id, ErrorCode::ServerNotInitialized, "the first request is `initialize`")
            }
            (Stage::Open, "initialize") => {
                self.fail(request.id, ErrorCode::InvalidRequest, "`initialize` comes once")
            }
            (Stage::Open, "shutdown") => {
                self.stage = Stage::Shut;
                for waiting in std::mem::take(&mut self.waiting) {
                    self.fail(waiting.id, ErrorCode::RequestCanceled, "the server shuts down")?;
                }
                self.send(Response::new_ok(request.id, Value::Null))
            }
            (Stage::Open, _) => self.answer(request),
            (Stage::Shut, _) => self.fail(request.id, ErrorCode::InvalidRequest, "the server has shut down"),
        }
    }

    /// Returns whether the client has taken a question back already.
    fn is_cancelled(&self, id: &RequestId) -> bool {
        self.queue.iter().any(|event| match event {
            Event::Message(Message::Notification(of)) if of.method == "$/cancelRequest" => {
                convert::cancelled(&of.params).as_ref() == Some(id)
            }
            _ => false,
        })
    }

    fn initialize(&mut self, request: Request) -> Result<()> {
        let client = match Client::read(request.params) {
            Ok(client) => client,
            Err(why) => return self.fail(request.id, ErrorCode::InvalidParams, why),
        };
        if let Some(locale) = &client.locale {
            self.catalog = Catalog::of(locale).unwrap_or_else(Catalog::english);
        }
        self.workshop.begin(&client, self.catalog);
        self.client = client;
        self.stage = Stage::Open;
        let result = convert::capabilities(&self.client);
        self.send(Response::new_ok(request.id, result))
    }

    /// Answers a question, or lets it wait for the site as it is now.
    fn answer(&mut self, request: Request) -> Result<()> {
        let setting = Setting { workshop: &self.workshop, client: &self.client, catalog: self.catalog };
        match setting.answer(&request) {
            Ok(result) => self.send(Response::new_ok(request.id, result)),
            Err(Fault::Early) => {
                self.waiting.push(request);
                Ok(())
            }
            Err(Fault::Unknown) => {
                let message = format!("no method `{}`", request.method);
                self.fail(request.id, ErrorCode::MethodNotFound, message)
            }
            Err(Fault::Misread(why)) => self.fail(request.id, ErrorCode::InvalidParams, why),
            Err(Fault::Refused(why)) => self.fail(request.id, ErrorCode::RequestFailed, why),
        }
    }

    fn notification(&mut self, notification: Notification) -> Result<()> {
        let Notification { method, params } = notification;
        if self.stage != Stage::Open {
            return Ok(());
        }
        match method.as_str() {
            "initialized" => return self.watch(),
            "$/cancelRequest" => {
                let id = convert::cancelled(&params);
                let (taken, kept): (Vec<Request>, Vec<Request>) =
                    std::mem::take(&mut self.waiting).into_iter().partition(|of| Some(&of.id) == id.as_ref());
                self.waiting = kept;
                for request in taken {
                    self.fail(request.id, ErrorCode::RequestCanceled, "cancelled")?;
                }
            }
            "textDocument/didOpen" => {
                if let Some(opened) = convert::opened(params) {
                    self.workshop.open(opened);
                }
            }
            "textDocument/didChange" => {
                if let Some(changed) = convert::changed(params) {
                    self.workshop.change(changed, self.client.unit);
                    for request in std::mem::take(&mut self.waiting) {
                        let message = "the text has changed since";
                        self.fail(request.id, ErrorCode::ContentModified, message)?;
                    }
                }
            }
            "textDocument/didSave" | "textDocument/didClose" => {
                if let Some(uri) = convert::named(&params) {
                    let is_closed = method == "textDocument/didClose";
                    self.workshop.leave(&uri, if is_closed { Leaving::Closed } else { Leaving::Saved });
                }
            }
            "workspace/didChangeWatchedFiles" => self.workshop.watched(&convert::watched(params)),
            _ => {}
        }
        Ok(())
    }

    /// Asks the client to tell of files that others change.
    fn watch(&mut self) -> Result<()> {
        if !self.client.can_watch {
            return Ok(());
        }
        self.asked += 1;
        let params = convert::watchers();
        self.send(Request::new(self.asked.into(), "client/registerCapability".to_owned(), params))
    }

    /// Takes in that a site was read anew, and tells the client what is wrong with it now.
    fn adopt(&mut self, studied: Studied) -> Result<()> {
        for (uri, version, diagnostics) in self.workshop.adopt(studied, (&self.client, self.catalog)) {
            let params = convert::diagnostics(&uri, version, diagnostics);
            self.send(Notification::new("textDocument/publishDiagnostics".to_owned(), params))?;
        }
        for request in std::mem::take(&mut self.waiting) {
            self.answer(request)?;
        }
        Ok(())
    }
}
