//! Beginning and end, places, and whatever a client may say.

use crate::folder::Folder;
use crate::lsp::client::{Client, able, words};
use crate::support::BOOK;
use serde_json::{Value, json};

const NOTE: &str = "content/briefs/2025-11-07-note.ar.md";
const TEXT: &str = "---\ntitle: زيارة 🙂 الوفد\ndate: 2025-11-07\nactors: [iraq]\n---\nوصل 🙂 الوفدُ إلى [[العراق]] و[[iraq]].\r\n";

/// A site with one brief and one actor.
pub(crate) fn small(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.put("book.toml", BOOK);
    folder.put(NOTE, TEXT);
    folder.put("content/actors/iraq.md", "---\nname: {ar: العراق, en: Iraq}\ntype: state\n---\n");
    folder
}

#[test]
fn it_begins_and_ends_as_the_protocol_has_it() {
    let folder = small("lsp-life");
    let mut client = Client::connect(&folder);
    let early = client.ask_wrongly("textDocument/hover", json!({}));
    assert_eq!(early["code"], -32002);
    let said = client.ask("initialize", json!({ "capabilities": able(), "processId": null }));
    assert_eq!(said["capabilities"]["positionEncoding"], "utf-16");
    assert_eq!(said["capabilities"]["textDocumentSync"]["change"], 2);
    assert_eq!(said["serverInfo"]["name"], "mujaz");
    assert_eq!(client.ask_wrongly("initialize", json!({ "capabilities": {} }))["code"], -32600);
    client.tell("initialized", json!({}));
    let asked = client.wait(|message| message["method"] == "client/registerCapability");
    assert_eq!(asked["params"]["registrations"][0]["method"], "workspace/didChangeWatchedFiles");
    client.message(json!({ "id": asked["id"], "result": null }));
    assert_eq!(client.ask_wrongly("mujaz/nothing", json!({}))["code"], -32601);
    assert_eq!(client.ask_wrongly("textDocument/completion", json!({ "position": 1 }))["code"], -32602);
    assert_eq!(client.ask("shutdown", Value::Null), Value::Null);
    assert_eq!(client.ask_wrongly("textDocument/hover", json!({}))["code"], -32600);
    client.tell("exit", Value::Null);
    assert_eq!(client.status(), 0);
}

#[test]
fn a_client_that_leaves_without_a_word_is_no_success() {
    let folder = small("lsp-sudden");
    let mut client = Client::start(&folder);
    client.tell("exit", Value::Null);
    assert_eq!(client.status(), 1);
}

#[test]
fn what_is_no_json_is_told_of_and_the_next_message_read() {
    let folder = small("lsp-broken");
    let mut client = Client::start(&folder);
    client.send(b"Content-Length: 9\r\n\r\n{\"id\": 1,");
    let told = client.wait(|message| message.get("error").is_some());
    assert_eq!((&told["error"]["code"], &told["id"]), (&json!(-32700), &Value::Null));
    client.send(b"Content-Length: 2\r\n\r\n\xff\xfe");
    assert_eq!(client.wait(|message| message.get("error").is_some())["error"]["code"], -32700);
    client.send(b"Content-Type: nonsense\r\nno header\r\n");
    assert_eq!(client.wait(|message| message.get("error").is_some())["error"]["code"], -32700);
    assert_eq!(client.leave(), 0);
}

#[test]
fn places_count_the_units_of_utf_16() {
    let folder = small("lsp-places");
    let mut client = Client::start(&folder);
    client.open(NOTE, TEXT);
    let told = client.diagnostics(NOTE);
    let broken: Vec<&Value> = told.iter().filter(|of| of["code"] == "broken-link").collect();
    assert_eq!(broken.len(), 1, "{told:?}");
    assert_eq!(words(TEXT, &broken[0]["range"]), "العراق");
    assert_eq!(broken[0]["range"]["start"], json!({ "line": 5, "character": 20 }));
    assert_eq!((&broken[0]["source"], &broken[0]["severity"]), (&json!("mujaz"), &json!(1)));
    // A change behind what has two units and what has a mark of its own.
    client.replace(NOTE, "[[العراق]]", "[[iraq|العراق]]");
    let told = client.diagnostics(NOTE);
    assert!(told.iter().all(|of| of["code"] != "broken-link"), "{told:?}");
    assert_eq!(client.leave(), 0);
}

#[test]
fn places_count_bytes_where_the_client_wants_it_so() {
    let folder = small("lsp-bytes");
    let general = json!({ "positionEncodings": ["utf-8", "utf-16"] });
    let mut client = Client::start_as(&folder, json!({ "capabilities": { "general": general } }));
    assert_eq!(client.said["capabilities"]["positionEncoding"], "utf-8");
    client.open(NOTE, TEXT);
    let told = client.diagnostics(NOTE);
    let broken = told.iter().find(|of| of["code"] == "broken-link").expect("it is told of");
    let line = TEXT.lines().nth(5).expect("it is there");
    assert_eq!(broken["range"]["start"]["character"], line.find("العراق").expect("it is there"));
}

#[test]
fn what_is_wrong_is_told_as_it_is_typed_and_taken_back_when_it_is_right() {
    let folder = small("lsp-typing");
    let mut client = Client::start(&folder);
    client.open_saved(NOTE);
    client.diagnostics(NOTE);
    client.replace(NOTE, "actors: [iraq]", "actors: [irak]\ntitel: x");
    let told = client.diagnostics(NOTE);
    let codes: Vec<&str> = told.iter().filter_map(|of| of["code"].as_str()).collect();
    assert_eq!(codes, ["unknown-actor", "unknown-key", "broken-link"], "{told:?}");
    assert!(told[0]["message"].as_str().is_some_and(|of| of.contains("no actor named `irak`\n")), "{told:?}");
    client.replace(NOTE, "[irak]\ntitel: x", "[iraq]");
    client.replace(NOTE, "[[العراق]]", "[[iraq]]");
    let mut told = client.diagnostics(NOTE);
    while told.iter().any(|of| of["severity"] == 1) {
        told = client.diagnostics(NOTE);
    }
    // A file that nobody has open is told of as well, and so is that it is right again.
    folder.put("content/actors/iraq.md", "---\nname: [x]\n---\n");
    let changes = json!({ "changes": [{ "uri": client.uri("content/actors/iraq.md"), "type": 2 }] });
    client.tell("workspace/didChangeWatchedFiles", changes.clone());
    assert_eq!(client.diagnostics("content/actors/iraq.md")[0]["code"], "wrong-type");
    folder.put("content/actors/iraq.md", "---\nname: {ar: العراق, en: Iraq}\n---\n");
    client.tell("workspace/didChangeWatchedFiles", changes);
    assert_eq!(client.diagnostics("content/actors/iraq.md"), Vec::<Value>::new());
    assert_eq!(client.leave(), 0);
}

#[test]
fn files_that_others_change_are_seen_without_a_client_that_watches() {
    let folder = small("lsp-watching");
    let mut client = Client::start_as(&folder, json!({ "capabilities": {} }));
    client.open_saved(NOTE);
    client.diagnostics(NOTE);
    folder.put("content/actors/iraq.md", "---\nname: [x]\n---\n");
    assert_eq!(client.diagnostics("content/actors/iraq.md")[0]["code"], "wrong-type");
}

#[test]
fn a_closed_file_is_what_the_disk_has() {
    let folder = small("lsp-closing");
    let mut client = Client::start(&folder);
    client.open(NOTE, &TEXT.replace("[[العراق]]", "[[iraq]]").replace("date: 2025-11-07\n", "date: x\n"));
    assert!(client.diagnostics(NOTE).iter().any(|of| of["code"] == "bad-date"));
    let uri = client.uri(NOTE);
    client.tell("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
    let told = client.diagnostics(NOTE);
    assert!(
        told.iter().any(|of| of["code"] == "broken-link") && told.iter().all(|of| of["code"] != "bad-date")
    );
}

#[test]
fn files_outside_a_site_get_nothing_and_do_no_harm() {
    let folder = Folder::new("lsp-outside");
    folder.put("notes/a.md", "# A\n");
    let mut client = Client::start(&folder);
    client.open_saved("notes/a.md");
    assert_eq!(client.offers("notes/a.md", "#"), Vec::<Value>::new());
    let item = json!({ "uri": "untitled:Untitled-1", "languageId": "markdown", "version": 1, "text": "[[" });
    client.tell("textDocument/didOpen", json!({ "textDocument": item }));
    let at = json!({ "textDocument": { "uri": "untitled:Untitled-1" }, "position": { "line": 0, "character": 2 } });
    assert_eq!(client.ask("textDocument/completion", at), Value::Null);
    // A site may begin later.
    client.replace("notes/a.md", "# A", "# B");
    folder.put("book.toml", BOOK);
    folder.put("content/briefs/x.ar.md", "---\ntitle: x\n---\n");
    client.open_saved("content/briefs/x.ar.md");
    assert!(client.diagnostics("content/briefs/x.ar.md").iter().any(|of| of["code"] == "missing-key"));
    assert_eq!(client.leave(), 0);
}

#[test]
fn messages_are_told_in_arabic_to_a_client_that_speaks_it() {
    let folder = small("lsp-arabic");
    let mut client = Client::start_as(&folder, json!({ "capabilities": able(), "locale": "ar-IQ" }));
    client.open(NOTE, TEXT);
    let offered = client.offers(NOTE, "date: 2025-11-07\n");
    let summary = offered.iter().find(|of| of["label"] == "summary").expect("it is offered");
    assert!(summary["detail"].as_str().is_some_and(|of| of.starts_with("النقاط الرئيسة")), "{summary}");
}
