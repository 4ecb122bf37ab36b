//! JSON Feed 1.1.

use crate::render::feed::entry::{Channel, Entry};
use crate::render::json::{Json, Node};

/// Returns a feed as JSON Feed.
pub(super) fn write(channel: &Channel) -> String {
    let feed = Node::object()
        .with("version", "https://jsonfeed.org/version/1.1")
        .with("title", &channel.title)
        .with("home_page_url", &channel.home)
        .with("feed_url", &channel.address)
        .with("description", &channel.subtitle)
        .with("language", channel.lang.as_str())
        .with("authors", authors(&channel.authors));
    let items: Vec<Json> = channel.entries.iter().map(item).collect();
    // A list of items is asked for, even where it is empty.
    let items = if items.is_empty() { Json("[]".to_owned()) } else { Json::list(&items) };
    let Json(mut json) = feed.with("items", items).done();
    json.push('\n');
    json
}

fn item(entry: &Entry) -> Json {
    let topics: Vec<&str> = entry.topics.iter().map(|(_, name)| name.as_str()).collect();
    // An item has some text; one that says nothing but its title has that.
    let text = if entry.text.is_empty() { &entry.title } else { &entry.text };
    Node::object()
        .with("id", &entry.id)
        .with("url", &entry.address)
        .with("title", &entry.title)
        .with("content_text", text)
        .with("date_published", &entry.published)
        .with("date_modified", &entry.updated)
        .with("language", entry.lang.as_str())
        .with("authors", authors(&entry.authors))
        .with("tags", topics)
        .done()
}

fn authors(names: &[String]) -> Vec<Json> {
    names.iter().map(|name| Node::object().with("name", name).done()).collect()
}
