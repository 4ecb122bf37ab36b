//! Where things are written and named, other names for them, symbols, and what can be put right.

use crate::folder::Folder;
use crate::lsp::client::{Client, able, offset, words};
use crate::lsp::completing::{ENGLISH, NOTE, newsroom};
use crate::program::run;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Returns each place as its file and the words there.
fn places(client: &Client, folder: &Folder, found: &Value) -> Vec<(String, String)> {
    let place = |place: &Value| {
        let uri = place["uri"].as_str().expect("it is text");
        let path = uri.strip_prefix(&client.uri("")).expect("it stands in the site").to_owned();
        let text = folder.text(&path);
        let range = &place["range"];
        (path, words(&text, range).to_owned())
    };
    found.as_array().expect("it is a list").iter().map(place).collect()
}

fn definition(client: &mut Client, folder: &Folder, before: &str) -> Option<(String, Value)> {
    let params = client.behind(NOTE, before);
    let found = client.ask("textDocument/definition", params);
    let path = found["uri"].as_str()?.strip_prefix(&client.uri(""))?.to_owned();
    let _ = folder;
    Some((path, found["range"]["start"].clone()))
}

#[test]
fn definitions_are_the_file_the_entry_the_heading_the_footnote() {
    let folder = newsroom("lsp-definition");
    let mut client = Client::start(&folder);
    client.open_saved(NOTE);
    let at = |line: u32, character: u32| json!({ "line": line, "character": character });
    for (before, path, place) in [
        ("{id: ir", "content/actors/iraq.md", at(0, 0)),
        ("[[baghd", "content/places/baghdad.md", at(0, 0)),
        ("sources: [alar", "content/sources/library.yaml", at(0, 0)),
        ("../actors/us", "content/actors/usa.md", at(0, 0)),
        ("[[iraq#hist", "content/actors/iraq.md", at(6, 0)),
        ("usa.md)[^", NOTE, at(25, 0)),
        ("topics: [sec", "content/topics/security.md", at(0, 0)),
    ] {
        assert_eq!(definition(&mut client, &folder, before), Some((path.to_owned(), place)), "{before}");
    }
    assert_eq!(definition(&mut client, &folder, "زار ال"), None);
    let path = "content/sources/library.yaml";
    client.open_saved(path);
    let params = client.behind(path, "derived-from: [al");
    let found = client.ask("textDocument/definition", params);
    assert_eq!((&found["uri"], &found["range"]["start"]["line"]), (&json!(client.uri(path)), &json!(0)));
}

#[test]
fn references_are_found_in_front_matter_and_in_prose_of_every_file() {
    let folder = newsroom("lsp-references");
    let mut client = Client::start(&folder);
    client.open_saved(NOTE);
    let mut params = client.behind(NOTE, "{id: ir");
    params["context"] = json!({ "includeDeclaration": true });
    let found = client.ask("textDocument/references", params.clone());
    let found = places(&client, &folder, &found);
    assert_eq!(found.len(), 7, "{found:?}");
    assert_eq!(found[0], ("content/actors/iraq.md".to_owned(), String::new()));
    let files: Vec<&str> = found[1..].iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(files, ["content/actors/sudani.md", NOTE, NOTE, NOTE, NOTE, ENGLISH]);
    assert!(found[1..].iter().all(|(_, words)| words.starts_with("iraq")), "{found:?}");
    params["context"] = json!({ "includeDeclaration": false });
    let found = client.ask("textDocument/references", params);
    assert_eq!(places(&client, &folder, &found).len(), 6);
    // From the entry itself.
    let path = "content/sources/library.yaml";
    client.open_saved(path);
    let mut params = client.behind(path, "alar");
    params["context"] = json!({ "includeDeclaration": false });
    let found = client.ask("textDocument/references", params);
    let found = places(&client, &folder, &found);
    assert_eq!(found.len(), 7, "{found:?}");
    assert!(found.iter().all(|(_, words)| words.contains("alaraby-1")), "{found:?}");
}

/// Does on the disk what an edit says.
fn apply(client: &Client, folder: &Folder, edit: &Value) {
    let inner = |uri: &Value| {
        let uri = uri.as_str().expect("it is text").to_owned();
        let path = uri.strip_prefix(&client.uri("")).expect("it stands in the site").to_owned();
        percent(&path)
    };
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    for change in edit["documentChanges"].as_array().expect("it is a list") {
        match change["kind"].as_str() {
            Some("create") => folder.put(&inner(&change["uri"]), ""),
            Some("rename") => {
                for (path, text) in std::mem::take(&mut texts) {
                    folder.put(&path, text);
                }
                folder.rename(&inner(&change["oldUri"]), &inner(&change["newUri"]));
            }
            _ => {
                let path = inner(&change["textDocument"]["uri"]);
                let mut text = folder.text(&path);
                let mut edits = change["edits"].as_array().expect("it is a list").clone();
                edits.sort_by_key(|edit| std::cmp::Reverse(offset(&text, &edit["range"]["start"])));
                for edit in edits {
                    let range = offset(&text, &edit["range"]["start"])..offset(&text, &edit["range"]["end"]);
                    text.replace_range(range, edit["newText"].as_str().expect("it is text"));
                }
                texts.insert(path, text);
            }
        }
    }
    for (path, text) in texts {
        folder.put(&path, text);
    }
}

fn percent(path: &str) -> String {
    percent_encoding::percent_decode_str(path).decode_utf8().expect("it is UTF-8").into_owned()
}

/// Returns what `mujaz check` says of a site.
fn checked(folder: &Folder) -> String {
    let (status, out, news) = run(folder, &["check", "--no-history"]);
    assert!(status == 0, "{out}{news}");
    out
}

#[test]
fn an_id_gets_another_name_everywhere_and_the_site_is_as_right_as_before() {
    for (name, path, before, new, gone) in [
        ("actor", NOTE, "{id: ir", "republic-of-iraq", "content/actors/iraq.md"),
        ("arabic", NOTE, "[[ira", "العراق الجديد", "content/actors/iraq.md"),
        ("link", NOTE, "- us", "2025", "content/actors/usa.md"),
        ("entry", NOTE, "sources: [ala", "alaraby-2", ""),
        ("brief", NOTE, "\ntit", "2025-11-07-other", NOTE),
    ] {
        let folder = newsroom(&format!("lsp-rename-{name}"));
        folder.put(
            "content/pages/about.ar.md",
            "---\ntitle: عنا\n---\nانظر [[2025-11-07-talks]] و[هذا](../briefs/2025-11-07-talks.ar.md).\n",
        );
        let was = checked(&folder);
        let mut client = Client::start(&folder);
        client.open_saved(path);
        let mut params = client.behind(path, before);
        params["newName"] = new.into();
        let edit = client.ask("textDocument/rename", params);
        assert_eq!(client.leave(), 0);
        let client = Client::connect(&folder);
        apply(&client, &folder, &edit);
        let said = |text: &str| text.lines().filter(|line| line.starts_with("warning")).count();
        assert_eq!(said(&checked(&folder)), said(&was), "{name}: {edit}");
        assert!(gone.is_empty() || !folder.path.join(gone).exists(), "{name}");
    }
}

#[test]
fn a_document_in_a_folder_is_renamed_with_all_its_files() {
    let folder = newsroom("lsp-rename-folder");
    folder.put("content/briefs/trip/index.ar.md", "---\ntitle: رحلة\ndate: 2025-11\n---\n![صورة](a.png)\n");
    folder.put("content/briefs/trip/index.en.md", "---\ntitle: Trip\n---\n![A picture](a.png)\n");
    folder.put("content/briefs/trip/a.png", "no picture");
    folder.put("content/pages/about.ar.md", "---\ntitle: عنا\n---\n[صورة](../briefs/trip/a.png) [[trip]]\n");
    let mut client = Client::start(&folder);
    client.open_saved("content/pages/about.ar.md");
    let mut params = client.behind("content/pages/about.ar.md", "[[tri");
    let prepared = client.ask("textDocument/prepareRename", params.clone());
    assert_eq!(prepared["placeholder"], "trip");
    assert_eq!(words(client.text("content/pages/about.ar.md"), &prepared["range"]), "trip");
    params["newName"] = "journey".into();
    let edit = client.ask("textDocument/rename", params);
    apply(&client, &folder, &edit);
    assert!(folder.path.join("content/briefs/journey/a.png").exists());
    assert_eq!(
        folder.text("content/pages/about.ar.md"),
        "---\ntitle: عنا\n---\n[صورة](../briefs/journey/a.png) [[journey]]\n"
    );
}

#[test]
fn ids_that_cannot_be_are_refused_with_a_sentence() {
    let folder = newsroom("lsp-refused");
    let mut client = Client::start(&folder);
    client.open_saved(NOTE);
    for (new, why) in [
        ("a/b", "the id `a/b` holds `/`"),
        ("", "an empty id"),
        ("baghdad", "the id `baghdad` is taken: `content/places/baghdad.md` has it"),
        ("USA", "the id `USA` is taken"),
        ("index", "the address of a list"),
        ("x.en", "ends like a language"),
    ] {
        let mut params = client.behind(NOTE, "{id: ir");
        params["newName"] = new.into();
        let error = client.ask_wrongly("textDocument/rename", params);
        assert_eq!(error["code"], -32803);
        assert!(error["message"].as_str().is_some_and(|message| message.contains(why)), "{new}: {error}");
    }
    let mut params = client.behind(NOTE, "sources: [ala");
    params["newName"] = "a;b".into();
    assert!(
        client.ask_wrongly("textDocument/rename", params)["message"]
            .as_str()
            .is_some_and(|of| of.contains("parts the works"))
    );
    let params = client.behind(NOTE, "زار ال");
    assert_eq!(client.ask("textDocument/prepareRename", params.clone()), Value::Null);
    let mut params = params;
    params["newName"] = "x".into();
    assert_eq!(client.ask_wrongly("textDocument/rename", params)["code"], -32803);
    drop(client);
    // An editor that renames no files cannot rename what a file is named by.
    let mut client = Client::start_as(&folder, json!({ "capabilities": {} }));
    client.open_saved(NOTE);
    let mut params = client.behind(NOTE, "{id: ir");
    params["newName"] = "new".into();
    assert!(
        client.ask_wrongly("textDocument/rename", params)["message"]
            .as_str()
            .is_some_and(|of| of.contains("renames no files"))
    );
    let mut params = client.behind(NOTE, "sources: [ala");
    params["newName"] = "new".into();
    let edit = client.ask("textDocument/rename", params);
    assert_eq!(edit["changes"].as_object().map(serde_json::Map::len), Some(3), "{edit}");
}

#[test]
fn symbols_are_keys_key_points_headings_and_documents() {
    let folder = newsroom("lsp-symbols");
    let mut client = Client::start(&folder);
    client.open_saved(NOTE);
    let uri = client.uri(NOTE);
    let symbols = client.ask("textDocument/documentSymbol", json!({ "textDocument": { "uri": uri } }));
    let names: Vec<&str> =
        symbols.as_array().expect("a list").iter().filter_map(|of| of["name"].as_str()).collect();
    assert_eq!(
        names,
        ["title", "date", "actors", "places", "topics", "sources", "summary", "dates", "الخلفية"]
    );
    assert_eq!(symbols[6]["children"][0]["name"], "وصل الوفد [@alaraby-1].");
    let heading = &symbols[8];
    assert!(words(client.text(NOTE), &heading["range"]).contains("زار الوفد"), "{heading}");
    let all = client.ask("workspace/symbol", json!({ "query": "بغداد" }));
    let found: Vec<&str> =
        all.as_array().expect("a list").iter().filter_map(|of| of["containerName"].as_str()).collect();
    assert_eq!(found, ["baghdad", "2025-11-07-talks"]);
}

fn actions(client: &mut Client, path: &str, diagnostic: &Value, only: &[&str]) -> Vec<Value> {
    let mut context = json!({ "diagnostics": [diagnostic] });
    if !only.is_empty() {
        context["only"] = json!(only);
    }
    let params = json!({ "textDocument": { "uri": client.uri(path) }, "range": diagnostic["range"], "context": context });
    client.ask("textDocument/codeAction", params).as_array().expect("a list").clone()
}

#[test]
fn a_document_that_is_named_and_not_there_can_be_made() {
    let folder = newsroom("lsp-make");
    let mut client = Client::start_as(&folder, json!({ "capabilities": able() }));
    client.open_saved(NOTE);
    client.replace(NOTE, "  - usa\n", "  - usa\n  - كردستان\n");
    let told = client.diagnostics(NOTE);
    let unknown = told.iter().find(|of| of["code"] == "unknown-actor").expect("it is told of").clone();
    let offers = actions(&mut client, NOTE, &unknown, &["quickfix"]);
    let make =
        offers.iter().find(|of| of["title"] == "Make `content/actors/كردستان.md`").expect("it is offered");
    assert_eq!(
        (&make["kind"], &make["diagnostics"][0]["code"]),
        (&json!("quickfix"), &json!("unknown-actor"))
    );
    assert_eq!(actions(&mut client, NOTE, &unknown, &["refactor"]), Vec::<Value>::new());
    folder.put(NOTE, client.text(NOTE));
    apply(&client, &folder, &make["edit"]);
    assert!(folder.text("content/actors/كردستان.md").contains("name:\n  ar: كردستان\n"));
    checked(&folder);
}

#[test]
fn what_was_meant_is_offered_and_what_is_certain_is_done_at_once() {
    let folder = newsroom("lsp-fix");
    let mut client = Client::start(&folder);
    client.open_saved(NOTE);
    client.replace(NOTE, "topics: [security]", "topics: [securty]\nsumary: x");
    let told = client.diagnostics(NOTE);
    for (code, title, right) in [
        ("unknown-topic", "write `security`", "topics: [security]\n"),
        ("unknown-key", "write `summary`", "summary: x\n"),
    ] {
        let wrong = told.iter().find(|of| of["code"] == code).expect("it is told of").clone();
        let offers = actions(&mut client, NOTE, &wrong, &[]);
        let offer = offers.iter().find(|of| of["title"] == title).unwrap_or_else(|| panic!("{offers:?}"));
        let change = &offer["edit"]["documentChanges"][0];
        assert!(change["textDocument"]["version"].is_i64(), "{change}");
        let edits: Vec<(Value, String)> = change["edits"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|edit| (edit["range"].clone(), edit["newText"].as_str().expect("text").to_owned()))
            .collect();
        let mut text = client.text(NOTE).to_owned();
        let (range, new) = &edits[0];
        text.replace_range(offset(&text, &range["start"])..offset(&text, &range["end"]), new);
        assert!(text.contains(right), "{text}");
    }
    // A mark of the other script has one right answer.
    client.replace(NOTE, "زار الوفد", "زار الوفد, ثم عاد");
    client.replace(NOTE, "topics: [securty]\nsumary: x", "topics: [security]");
    let mut told = client.diagnostics(NOTE);
    while told.iter().any(|of| of["severity"] == 1) {
        told = client.diagnostics(NOTE);
    }
    let any = told.first().expect("it is told of").clone();
    let all = actions(&mut client, NOTE, &any, &["source.fixAll"]);
    assert_eq!(all.len(), 1, "{told:?} {all:?}");
    assert_eq!(all[0]["kind"], "source.fixAll.mujaz");
    let change = &all[0]["edit"]["documentChanges"][0]["edits"][0];
    assert_eq!((words(client.text(NOTE), &change["range"]), &change["newText"]), (",", &json!("،")));
}
