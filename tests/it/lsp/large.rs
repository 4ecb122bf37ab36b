//! A site of 2,000 briefs: the server answers while it is read anew.

use crate::folder::Folder;
use crate::generate;
use crate::lsp::client::Client;
use serde_json::json;
use std::time::{Duration, Instant};

/// How many briefs the site has.
const BRIEFS: usize = 2000;
/// How many completions are measured.
const ROUNDS: usize = 60;
/// What half of them may take at most.
const MOST: Duration = Duration::from_millis(50);

/// Makes the site.
pub(crate) fn large(name: &str) -> Folder {
    let folder = Folder::new(name);
    generate::site(BRIEFS, &mut |path, text| folder.put(path, text));
    folder
}

#[test]
fn half_of_all_completions_take_less_than_50_ms_in_a_site_of_2000_briefs() {
    let folder = large("lsp-large");
    let mut client = Client::start(&folder);
    let path = "content/briefs/2025-11-07-new.ar.md";
    let began = Instant::now();
    client.open(path, "---\ntitle: خبر\ndate: 2025-11-07\nactors: [\n---\nقال [[ وأكد [@ ثم\n");
    client.diagnostics(path);
    eprintln!("first diagnostics after {:?}", began.elapsed());
    let mut took: Vec<Duration> = Vec::new();
    for round in 0..ROUNDS {
        // Every change has the site read anew behind the answers.
        client.replace(path, "خبر", if round % 2 == 0 { "خبرخبر" } else { "خبر" });
        client.replace(path, if round % 2 == 0 { "خبرخبر" } else { "خبر" }, "خبر");
        let before = ["actors: [", "[[", "[@", "date: "][round % 4];
        let params = client.behind(path, before);
        let began = Instant::now();
        let result = client.ask("textDocument/completion", params);
        took.push(began.elapsed());
        assert!(result["items"].as_array().is_some_and(|items| items.len() > 5), "{before}: {result}");
    }
    took.sort();
    eprintln!("completions: {:?} … {:?} … {:?}", took[0], took[ROUNDS / 2], took[ROUNDS - 1]);
    assert!(took[ROUNDS / 2] < MOST, "{:?}", took[ROUNDS / 2]);
    let began = Instant::now();
    client.replace(path, "actors: [", "actors: [nobody-at-all]");
    loop {
        let told = client.diagnostics(path);
        if told.iter().any(|of| of["code"] == "unknown-actor") {
            break;
        }
    }
    eprintln!("an error was told after {:?}", began.elapsed());
    let _ = json!({});
    assert_eq!(client.leave(), 0);
}
