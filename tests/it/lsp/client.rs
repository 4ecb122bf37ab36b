//! A client that says what it is told to, and hears what it waits for.
#![expect(clippy::disallowed_methods, reason = "this client starts the program")]

use crate::folder::Folder;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// How long the server may keep an answer: long enough for a machine that is busy with other tests.
const PATIENCE: Duration = Duration::from_secs(120);

/// A client and its server.
pub(crate) struct Client {
    child: Child,
    to: ChildStdin,
    from: Receiver<Value>,
    root: String,
    next: i32,
    versions: BTreeMap<String, i32>,
    texts: BTreeMap<String, String>,
    /// The messages that nobody has waited for yet.
    heard: Vec<Value>,
    /// What the server said of itself.
    pub(crate) said: Value,
}

/// What an editor of today can do.
pub(crate) fn able() -> Value {
    json!({
        "workspace": {
            "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create", "rename", "delete"] },
            "didChangeWatchedFiles": { "dynamicRegistration": true },
        },
        "textDocument": { "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } } } },
    })
}

impl Client {
    /// Starts the server on a folder.
    pub(crate) fn start(folder: &Folder) -> Self {
        Self::start_as(folder, json!({ "capabilities": able() }))
    }

    /// Starts the server, and says of the client what `params` say.
    pub(crate) fn start_as(folder: &Folder, mut params: Value) -> Self {
        let mut client = Self::connect(folder);
        params["processId"] = Value::Null;
        params["rootUri"] = format!("file://{}", client.root).into();
        client.said = client.ask("initialize", params);
        client.tell("initialized", json!({}));
        client
    }

    /// Starts the server, and says nothing yet.
    pub(crate) fn connect(folder: &Folder) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_mujaz"))
            .arg("lsp")
            .env("SOURCE_DATE_EPOCH", "1762473600")
            .current_dir(&folder.path)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program can be started");
        let to = child.stdin.take().expect("it was asked for");
        let mut out = BufReader::new(child.stdout.take().expect("it was asked for"));
        let (heard, from) = channel();
        std::thread::spawn(move || {
            while let Some(message) = read(&mut out) {
                if heard.send(message).is_err() {
                    return;
                }
            }
        });
        let root = folder.path.to_str().expect("paths of tests are text").to_owned();
        let (versions, texts) = (BTreeMap::new(), BTreeMap::new());
        Self { child, to, from, root, next: 0, versions, texts, heard: Vec::new(), said: Value::Null }
    }

    /// Returns the name of a file.
    pub(crate) fn uri(&self, path: &str) -> String {
        let mut uri = format!("file://{}/", self.root);
        for byte in path.bytes() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => {
                    uri.push(char::from(byte))
                }
                other => uri.push_str(&format!("%{other:02X}")),
            }
        }
        uri
    }

    /// Sends bytes as they are.
    pub(crate) fn send(&mut self, bytes: &[u8]) {
        self.to.write_all(bytes).expect("the server listens");
        self.to.flush().expect("the server listens");
    }

    /// Sends a message.
    pub(crate) fn message(&mut self, mut message: Value) {
        message["jsonrpc"] = "2.0".into();
        let text = message.to_string();
        self.send(format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes());
    }

    /// Sends a notification.
    pub(crate) fn tell(&mut self, method: &str, params: Value) {
        self.message(json!({ "method": method, "params": params }));
    }

    /// Sends a question; returns its number.
    pub(crate) fn begin(&mut self, method: &str, params: Value) -> i32 {
        self.next += 1;
        self.message(json!({ "id": self.next, "method": method, "params": params }));
        self.next
    }

    /// Returns the first message that is so.
    pub(crate) fn wait(&mut self, is_it: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.heard.iter().position(&is_it) {
            return self.heard.remove(at);
        }
        loop {
            let message = self.from.recv_timeout(PATIENCE).expect("the server answers");
            if is_it(&message) {
                return message;
            }
            self.heard.push(message);
        }
    }

    /// Returns the answer to a question, whole.
    pub(crate) fn answer(&mut self, id: i32) -> Value {
        self.wait(|message| message["id"] == id && message.get("method").is_none())
    }

    /// Asks, and returns the result.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.begin(method, params);
        let answer = self.answer(id);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].clone()
    }

    /// Asks, and returns the error.
    pub(crate) fn ask_wrongly(&mut self, method: &str, params: Value) -> Value {
        let id = self.begin(method, params);
        let answer = self.answer(id);
        assert!(answer.get("result").is_none(), "{method}: {answer}");
        answer["error"].clone()
    }

    /// Opens a file.
    pub(crate) fn open(&mut self, path: &str, text: &str) {
        let language = if path.ends_with(".md") { "markdown" } else { "toml" };
        let item = json!({ "uri": self.uri(path), "languageId": language, "version": 1, "text": text });
        self.versions.insert(path.to_owned(), 1);
        self.texts.insert(path.to_owned(), text.to_owned());
        self.tell("textDocument/didOpen", json!({ "textDocument": item }));
    }

    /// Opens a file as it is on the disk.
    pub(crate) fn open_saved(&mut self, path: &str) {
        let text = std::fs::read_to_string(format!("{}/{path}", self.root)).expect("the file is there");
        self.open(path, &text);
    }

    /// Returns a file as it is in the editor.
    pub(crate) fn text(&self, path: &str) -> &str {
        &self.texts[path]
    }

    /// Writes `new` in the place of the first `old` of a file, as an editor tells of it.
    pub(crate) fn replace(&mut self, path: &str, old: &str, new: &str) {
        let text = self.texts[path].clone();
        let at = text.find(old).unwrap_or_else(|| panic!("{old} stands in {text}"));
        let range = json!({ "start": place(&text, at), "end": place(&text, at + old.len()) });
        self.edit(path, &[(range, new.to_owned())]);
    }

    /// Makes changes in a file, the last one first.
    pub(crate) fn edit(&mut self, path: &str, edits: &[(Value, String)]) {
        let mut text = self.texts[path].clone();
        let version = self.versions[path] + 1;
        let mut changes = Vec::new();
        let mut edits = edits.to_vec();
        edits.sort_by_key(|(range, _)| std::cmp::Reverse(offset(&text, &range["start"])));
        for (range, new) in &edits {
            text.replace_range(offset(&text, &range["start"])..offset(&text, &range["end"]), new);
            changes.push(json!({ "range": range, "text": new }));
        }
        self.versions.insert(path.to_owned(), version);
        self.texts.insert(path.to_owned(), text);
        let document = json!({ "uri": self.uri(path), "version": version });
        self.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }));
    }

    /// Returns the parameters of a question about the place behind the first `before` of a file.
    pub(crate) fn behind(&self, path: &str, before: &str) -> Value {
        let text = &self.texts[path];
        let at = text.find(before).unwrap_or_else(|| panic!("{before} stands in {text}")) + before.len();
        json!({ "textDocument": { "uri": self.uri(path) }, "position": place(text, at) })
    }

    /// Returns what is told of a file next.
    pub(crate) fn diagnostics(&mut self, path: &str) -> Vec<Value> {
        let uri = self.uri(path);
        let message = self.wait(|message| {
            message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri.as_str()
        });
        message["params"]["diagnostics"].as_array().expect("it is a list").clone()
    }

    /// Returns the labels of what is offered behind a text.
    pub(crate) fn offers(&mut self, path: &str, before: &str) -> Vec<Value> {
        let params = self.behind(path, before);
        let result = self.ask("textDocument/completion", params);
        result["items"].as_array().cloned().unwrap_or_default()
    }

    /// Says good-bye; returns the exit status.
    pub(crate) fn leave(mut self) -> i32 {
        let result = self.ask("shutdown", Value::Null);
        assert_eq!(result, Value::Null);
        self.tell("exit", Value::Null);
        self.status()
    }

    /// Returns the exit status of a server that ends.
    pub(crate) fn status(&mut self) -> i32 {
        self.child.wait().expect("it ends").code().unwrap_or(-1)
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn read(out: &mut impl BufRead) -> Option<Value> {
    let mut length = None;
    loop {
        let mut line = String::new();
        if out.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end().split_once(": ") {
            Some(("Content-Length", number)) => length = number.parse::<usize>().ok(),
            Some(_) => {}
            None => {
                assert_eq!(line, "\r\n", "nothing but messages is printed");
                break;
            }
        }
    }
    let mut bytes = vec![0; length.expect("a message says how long it is")];
    out.read_exact(&mut bytes).ok()?;
    Some(serde_json::from_slice(&bytes).expect("a message is JSON"))
}

/// Returns the place of a byte, in units of UTF-16.
pub(crate) fn place(text: &str, at: usize) -> Value {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let line = text[..at].matches('\n').count();
    json!({ "line": line, "character": text[start..at].encode_utf16().count() })
}

/// Returns the byte of a place.
pub(crate) fn offset(text: &str, place: &Value) -> usize {
    let line = usize::try_from(place["line"].as_u64().expect("it is a number")).expect("it is small");
    let column = usize::try_from(place["character"].as_u64().expect("it is a number")).expect("it is small");
    let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let mut units = 0;
    for (at, sign) in text[start..].char_indices() {
        if units >= column {
            return start + at;
        }
        units += sign.len_utf16();
    }
    text.len()
}

/// Returns the words at a range of a text.
pub(crate) fn words<'text>(text: &'text str, range: &Value) -> &'text str {
    &text[offset(text, &range["start"])..offset(text, &range["end"])]
}
