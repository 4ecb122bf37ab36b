//! Whatever is written, and wherever one asks, there is an answer or none: never an end.

use crate::lsp::client::Client;
use crate::lsp::completing::{NOTE, newsroom};
use crate::support::{TODAY, input};
use mujaz::desk::page::Page;
use mujaz::desk::site::Desk;
use mujaz::desk::stand::Question;
use mujaz::diag::catalog::Catalog;
use mujaz::ide::complete::complete;
use mujaz::ide::hover::hover;
use mujaz::ide::jump::{Own, definition, references};
use mujaz::ide::outline::outline;
use mujaz::ide::rename::{find_renamed, rename};
use mujaz::input::Input;
use mujaz::lang::tag::Lang;
use serde_json::json;

/// Numbers that look like chance, the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % (most.max(1) as u64)).expect("it is small")
    }
}

/// What is put into texts.
const SCRAPS: [&str; 24] = [
    "[", "]", "[[", "]]", "[@", "{", "}", "\n", "\r\n", "\r", "---\n", ": ", "- ", "\"", "'", "#", "|", "🙂",
    "مُ", "\u{200f}", "`", "[^", "](", "<!--",
];

/// Returns a text with a few changes in it.
fn changed(text: &str, dice: &mut Dice) -> String {
    let mut text = text.to_owned();
    for _ in 0..=dice.below(6) {
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let at = places[dice.below(places.len())];
        match dice.below(3) {
            0 => text.insert_str(at, SCRAPS[dice.below(SCRAPS.len())]),
            1 => {
                let end = places[dice.below(places.len())];
                let end = end.clamp(at, (at + 40).min(text.len()));
                let end = places.iter().copied().filter(|place| *place <= end).max().unwrap_or(at);
                text.replace_range(at.min(end)..end, "");
            }
            _ => text.truncate(at),
        }
    }
    text
}

#[test]
fn no_text_is_too_odd_and_no_place_either() {
    let folder = newsroom("lsp-anything");
    let site: String = folder.tree("").iter().filter(|(path, _)| !path.ends_with('/')).fold(
        String::new(),
        |mut site, (path, text)| {
            site.push_str(&format!("//- {path}\n{text}"));
            site
        },
    );
    let english = Lang::parse("en").unwrap();
    let desk = Desk::new(Input { today: TODAY, ..input(&site) }, english);
    let catalog = Catalog::english();
    let mut dice = Dice(7);
    let paths = [NOTE, "content/actors/iraq.md", "content/sources/library.yaml", "book.toml"];
    for round in 0..400 {
        let path = paths[round % paths.len()];
        let saved = desk.input.text(desk.input.find_path(path).unwrap());
        let text = changed(saved, &mut dice);
        let page = Page { path, text: &text };
        let _ = outline(page, english);
        for _ in 0..12 {
            // Also inside a character, and past the end.
            let question = Question { desk: &desk, page, offset: dice.below(text.len() + 3), catalog };
            for item in complete(question) {
                assert!(text.get(item.replace.clone()).is_some(), "{text:?}: {item:?}");
            }
            let _ = (hover(question), definition(question), references(question, Own::With));
            if let Some((id, range)) = find_renamed(question) {
                assert_eq!(text.get(range), Some(id.as_str()));
                let _ = rename(question, "new-id");
            }
        }
    }
}

#[test]
fn a_server_outlives_any_change_of_a_text() {
    let folder = newsroom("lsp-outlives");
    let mut client = Client::start(&folder);
    client.open_saved(NOTE);
    let mut dice = Dice(11);
    let mut version = 1;
    for round in 0..60 {
        let text = changed(&folder.text(NOTE), &mut dice);
        version += 1;
        let uri = client.uri(NOTE);
        let document = json!({ "uri": uri, "version": version });
        // Ranges that no text has are taken as near as they can be.
        let range = json!({ "start": { "line": dice.below(90), "character": dice.below(90) }, "end": { "line": dice.below(90), "character": dice.below(9) } });
        let changes = json!([{ "text": text }, { "range": range, "text": SCRAPS[dice.below(SCRAPS.len())] }]);
        client.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }));
        let place = json!({ "line": dice.below(40), "character": dice.below(60) });
        let method = ["completion", "hover", "definition", "documentSymbol"][round % 4];
        let params = json!({ "textDocument": { "uri": client.uri(NOTE) }, "position": place });
        client.ask(&format!("textDocument/{method}"), params);
    }
    assert_eq!(client.leave(), 0);
}

#[test]
fn a_question_that_is_taken_back_is_answered_so_and_one_that_is_old_too() {
    let folder = newsroom("lsp-cancel");
    let mut client = Client::start(&folder);
    client.open_saved(NOTE);
    let mut params = client.behind(NOTE, "{id: ir");
    params["context"] = json!({ "includeDeclaration": true });
    client.ask("textDocument/references", params.clone());
    // Both wait until the site is known as it is now.
    client.replace(NOTE, "محادثات", "مشاورات");
    let first = client.begin("textDocument/references", params.clone());
    client.tell("$/cancelRequest", json!({ "id": first }));
    assert_eq!(client.answer(first)["error"]["code"], -32800);
    let second = client.begin("textDocument/references", params.clone());
    client.replace(NOTE, "مشاورات", "لقاءات");
    assert_eq!(client.answer(second)["error"]["code"], -32801);
    let found = client.ask("textDocument/references", params);
    assert_eq!(found.as_array().map(Vec::len), Some(7));
    assert_eq!(client.leave(), 0);
}

#[test]
fn a_text_beyond_all_limits_does_no_harm() {
    let folder = newsroom("lsp-huge");
    let mut client = Client::start(&folder);
    let line = "كلمة [[iraq]] وأخرى.\n";
    client.open(
        NOTE,
        &format!("---\ntitle: x\ndate: 2025\n---\n{}", line.repeat(5 * 1024 * 1024 / line.len())),
    );
    let params = client.behind(NOTE, "[[ir");
    assert!(
        client.ask("textDocument/hover", params)["contents"]["value"]
            .as_str()
            .is_some_and(|of| of.contains("Iraq"))
    );
    assert_eq!(client.leave(), 0);
}
