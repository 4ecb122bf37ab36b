//! What is offered and what is told of words, and where.

use crate::folder::Folder;
use crate::lsp::client::{Client, words};
use crate::support::BOOK;
use serde_json::{Value, json};

pub(crate) const NOTE: &str = "content/briefs/2025-11-07-talks.ar.md";
pub(crate) const ENGLISH: &str = "content/briefs/2025-11-07-talks.en.md";

/// A site with something of everything.
pub(crate) fn newsroom(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.put("book.toml", format!("{BOOK}\n[roles]\nhost = {{ ar = \"مضيف\", en = \"host\" }}\n"));
    folder.put(
        NOTE,
        "---\ntitle: محادثات بغداد\ndate: 2025-11-07\nactors:\n  - {id: iraq, role: speaker}\n  - usa\nplaces: [baghdad]\n\
         topics: [security]\nsources: [alaraby-1]\nsummary:\n  - وصل الوفد [@alaraby-1].\ndates:\n  - date: 2025-11~\n    title: زيارة\n    \
         by: iraq\n    source: [alaraby-1]\n---\n## الخلفية {#background}\n\nزار الوفد [[iraq]] و[[baghdad|العاصمة]] 🙂 \
         [هنا](../actors/usa.md)[^1] [@alaraby-1, ص 4].\n\n> قلنا\n>\n> — [[iraq#history]] [@alaraby-1]\n\n[^1]: حاشية.\n",
    );
    folder.put(ENGLISH, "---\ntitle: Talks in Baghdad\nsummary:\n  - The delegation arrived [@alaraby-1].\n---\n\nTo [[iraq|Iraq]].\n");
    folder.put(
        "content/actors/iraq.md",
        "---\nname: {ar: العراق, en: Iraq}\naliases: {ar: [جمهورية العراق]}\ntype: state\ncountry: IQ\n---\n## History {#history}\n\nOld.\n",
    );
    folder.put(
        "content/actors/usa.md",
        "---\nname: {ar: الولايات المتحدة, en: United States}\ntype: state\npart-of: []\n---\n",
    );
    folder.put("content/actors/sudani.md", "---\nname: {ar: السوداني, en: Al-Sudani}\ntype: person\npositions:\n  - {title: رئيس, organization: iraq}\n---\n");
    folder.put(
        "content/places/baghdad.md",
        "---\nname: {ar: بغداد, en: Baghdad}\ncoordinates: [33.3, 44.4]\n---\n",
    );
    folder.put("content/topics/security.md", "---\nname: {ar: الأمن, en: Security}\n---\n");
    folder.put(
        "content/sources/library.yaml",
        "alaraby-1:\n  title: خبر العربي\n  publisher: usa\n  url: https://example.org/1\n  archive-url: https://archive.example/1\n  \
         date: 2025-11-07\n  type: article\n  reliability: B\n  credibility: 2\nother:\n  title: Another\n  url: https://example.org/2\n  \
         archive-url: https://archive.example/2\n  derived-from: [alaraby-1]\n",
    );
    folder
}

fn labels(offers: &[Value]) -> Vec<&str> {
    offers.iter().filter_map(|offer| offer["label"].as_str()).collect()
}

/// Returns a file as it would be with what is offered under a label.
fn taken(client: &Client, path: &str, offers: &[Value], label: &str) -> String {
    let offer = offers.iter().find(|offer| offer["label"] == label);
    let offer = offer.unwrap_or_else(|| panic!("{label} is offered: {:?}", labels(offers)));
    let mut text = client.text(path).to_owned();
    let range = &offer["textEdit"]["range"];
    let (start, end) = (
        crate::lsp::client::offset(&text, &range["start"]),
        crate::lsp::client::offset(&text, &range["end"]),
    );
    text.replace_range(start..end, offer["textEdit"]["newText"].as_str().expect("it is text"));
    text
}

/// Opens a brief with `text` in its front matter, and returns what is offered behind `before`.
fn in_front(client: &mut Client, text: &str, before: &str) -> Vec<Value> {
    let whole = format!("---\n{text}\n---\n");
    client.open("content/briefs/2025-11-08-new.ar.md", &whole);
    client.offers("content/briefs/2025-11-08-new.ar.md", before)
}

const NEW: &str = "content/briefs/2025-11-08-new.ar.md";

#[test]
fn keys_are_offered_where_they_may_stand_and_only_once() {
    let folder = newsroom("lsp-keys");
    let mut client = Client::start(&folder);
    let offers = in_front(&mut client, "title: x\ndate: 2025\nsu", "\nsu");
    assert!(labels(&offers).contains(&"summary") && !labels(&offers).contains(&"title"), "{offers:?}");
    assert!(taken(&client, NEW, &offers, "summary").contains("\nsummary: \n---"));
    let offers = in_front(&mut client, "dates:\n  - date: 2025\n    ", "date: 2025\n    ");
    assert_eq!(labels(&offers), ["title", "type", "by", "actors", "places", "source", "text"]);
    let offers = in_front(&mut client, "actors:\n  - {id: iraq, r}", "iraq, r");
    assert_eq!(labels(&offers), ["role"]);
    client.open("content/actors/new.md", "---\nname:\n  \n---\n");
    let offers = client.offers("content/actors/new.md", "name:\n  ");
    assert_eq!(labels(&offers), ["ar", "en"]);
    client.open("content/sources/more.yaml", "x:\n  title: a\n  arch\n");
    let offers = client.offers("content/sources/more.yaml", "  arch");
    assert!(labels(&offers).contains(&"archive-url") && !labels(&offers).contains(&"title"), "{offers:?}");
    client.open("book.toml", "[book]\ntitle = \"x\"\nlan\n[dates.ar]\nmonths = \n[check]\nunci");
    assert!(labels(&client.offers("book.toml", "lan")).contains(&"languages"));
    let offers = client.offers("book.toml", "months = ");
    assert!(taken(&client, "book.toml", &offers, "levantine").contains("months = \"levantine\"\n"));
    assert!(labels(&client.offers("book.toml", "unci")).contains(&"uncited-key-point"));
}

#[test]
fn ids_are_found_by_any_of_their_names() {
    let folder = newsroom("lsp-ids");
    let mut client = Client::start(&folder);
    for (typed, id) in
        [("العرا", "iraq"), ("ira", "iraq"), ("جمهوريه", "iraq"), ("united", "usa"), ("ولايات", "usa")]
    {
        let offers = in_front(&mut client, &format!("actors: [{typed}]"), &format!("[{typed}"));
        assert_eq!(labels(&offers).first(), Some(&id), "{typed}: {offers:?}");
        assert!(
            offers[0]["filterText"].as_str().is_some_and(|filter| filter.starts_with(typed)),
            "{offers:?}"
        );
        assert!(taken(&client, NEW, &offers, id).contains(&format!("actors: [{id}]\n")));
    }
    let offers = in_front(&mut client, "actors: ", "actors: ");
    assert!(taken(&client, NEW, &offers, "usa").contains("actors: [usa]\n"));
    assert_eq!(
        offers.iter().find(|of| of["label"] == "usa").map(|of| &of["detail"]),
        Some(&json!("الولايات المتحدة · United States"))
    );
    let offers = in_front(&mut client, "actors:\n  - ", "actors:\n  - ");
    assert_eq!(labels(&offers), ["iraq", "sudani", "usa", "id", "role"]);
    assert_eq!(labels(&in_front(&mut client, "places: []", "[")), ["baghdad"]);
    assert!(labels(&in_front(&mut client, "related: []", "[")).contains(&"2025-11-07-talks"));
}

#[test]
fn words_of_closed_lists_and_dates_are_offered() {
    let folder = newsroom("lsp-words");
    let mut client = Client::start(&folder);
    let roles = in_front(&mut client, "actors: [{id: iraq, role: }]", "role: ");
    assert!(labels(&roles).contains(&"mediator") && labels(&roles).contains(&"host"), "{roles:?}");
    assert_eq!(labels(&in_front(&mut client, "draft: ", "draft: ")), ["true", "false"]);
    assert_eq!(
        labels(&in_front(&mut client, "sources:\n  - id: x\n    reliability: ", "reliability: ")),
        ["A", "B", "C", "D", "E", "F"]
    );
    let dates = in_front(&mut client, "date: ", "date: ");
    assert_eq!(labels(&dates)[..3], ["2025-11-07", "2025-11", "2025"]);
    let around = dates.iter().find(|of| of["label"] == "2025-11~").expect("it is offered");
    assert!(
        around["detail"].as_str().is_some_and(|words| words.contains("around November 2025")),
        "{around}"
    );
    assert!(labels(&dates).contains(&"2025-11-07/2025-11-09"));
}

#[test]
fn links_citations_paths_headings_and_footnotes_are_offered_in_prose() {
    let folder = newsroom("lsp-prose");
    let mut client = Client::start(&folder);
    client.open(NEW, "---\ntitle: x\nsummary:\n  - قال [@\n---\n## أول\n\nو[[بغ و[@ و[[iraq#]] و[x](../act و[^\n\n[^1]: y\n");
    let sources = client.offers(NEW, "قال [@");
    assert_eq!(labels(&sources), ["alaraby-1", "other"]);
    assert!(taken(&client, NEW, &sources, "other").contains("قال [@other]\n"));
    let found = client.offers(NEW, "[[بغ");
    assert!(taken(&client, NEW, &found, "baghdad").contains("و[[baghdad]] و[@"), "{found:?}");
    assert_eq!(labels(&client.offers(NEW, "iraq#")), ["history"]);
    let paths = client.offers(NEW, "](../act");
    assert!(
        paths.iter().all(|of| of["filterText"].as_str().is_some_and(|filter| filter.starts_with("../act"))),
        "{paths:?}"
    );
    client.replace(NEW, "../act", "../actors/usa");
    let paths = client.offers(NEW, "](../actors/usa");
    assert_eq!(labels(&paths), ["../actors/usa.md"]);
    assert_eq!(labels(&client.offers(NEW, "و[^")), ["1"]);
    client.replace(NEW, "[[بغ", "[a](#");
    assert_eq!(client.offers(NEW, "[a](#")[0]["detail"], "أول");
}

fn card(client: &mut Client, path: &str, before: &str) -> (String, String) {
    let params = client.behind(path, before);
    let card = client.ask("textDocument/hover", params);
    let text = card["contents"]["value"].as_str().unwrap_or_default().replace(['\u{2068}', '\u{2069}'], "");
    let range =
        if card.is_null() { String::new() } else { words(client.text(path), &card["range"]).to_owned() };
    (text, range)
}

#[test]
fn cards_tell_of_documents_keys_and_dates() {
    let folder = newsroom("lsp-hover");
    let mut client = Client::start(&folder);
    client.open_saved(NOTE);
    let (text, word) = card(&mut client, NOTE, "{id: ira");
    assert_eq!(word, "iraq");
    assert!(text.starts_with("**العراق** · **Iraq**\n\n`iraq` — an actor (`state`)"), "{text}");
    assert!(text.contains("جمهورية العراق") && text.contains("named in 6 places"), "{text}");
    let (text, word) = card(&mut client, NOTE, "الوفد [@alar");
    assert_eq!(word, "alaraby-1");
    assert!(
        text.contains("**خبر العربي**") && text.contains("worth `B2`") && text.contains("7 November 2025"),
        "{text}"
    );
    let (text, word) = card(&mut client, NOTE, "[[baghdad");
    assert!(word == "baghdad" && text.contains("a place"), "{text}");
    let (text, word) = card(&mut client, NOTE, "- date: 2025-11");
    assert_eq!(
        (text.as_str(), word.as_str()),
        ("`2025-11~` — around November 2025\n\nfrom `2025-11-01` to `2025-11-30`", "2025-11~")
    );
    let (text, word) = card(&mut client, NOTE, "\nsumm");
    assert!(word == "summary" && text.starts_with("**`summary`** — Key points"), "{text}");
    let (text, _) = card(&mut client, NOTE, "../actors/us");
    assert!(text.contains("**الولايات المتحدة**"), "{text}");
    assert_eq!(card(&mut client, NOTE, "زار الو").0, "");
    client.open("book.toml", "[book]\ntitle = \"x\"\n[check]\nuncited-key-point = \"warn\"\n");
    assert!(card(&mut client, "book.toml", "\nuncited").0.contains("uncited-key-point"));
}
