//! What a page says of itself: title, date, authors, address, publisher, from its tags for machines. In: HTML. Out: an
//! article.

use crate::import::article::{Article, Cited};
use crate::import::escape::one_line;
use crate::import::html::prose::{find_article, markdown};
use crate::import::html::tree::Tree;
use crate::lang::tag::Lang;
use crate::model::date::FuzzyDate;
use crate::model::source::SourceType;
use crate::parse::values::is_web_address;
use serde_json::Value;
use url::Url;

/// Returns the article of a page.
#[must_use]
pub fn read_html(html: &str) -> Article {
    let tree = Tree::read(html);
    let data = linked_data(&tree);
    let text = |value: Option<String>| value.map(|text| one_line(&text)).filter(|text| !text.is_empty());
    let heading = || tree.named("h1").map(|at| tree.text(at)).find(|text| !text.trim().is_empty());
    let title_tag = || tree.named("title").map(|at| tree.text(at)).next();
    let title = text(
        meta(&tree, &["og:title"])
            .or_else(|| find_text(&data, "headline"))
            .or_else(heading)
            .or_else(title_tag),
    );
    let url = meta(&tree, &["og:url"]).or_else(|| canonical(&tree)).filter(|url| is_web_address(url));
    let published = meta(
        &tree,
        &["article:published_time", "datePublished", "date", "dc.date", "pubdate", "DC.date.issued"],
    )
    .or_else(|| find_text(&data, "datePublished"))
    .or_else(|| time_tag(&tree));
    let date = published.as_deref().and_then(day);
    let authors: Vec<String> = authors(&tree, &data);
    let publisher = text(
        find_name(&data, "publisher")
            .or_else(|| meta(&tree, &["og:site_name", "publisher", "application-name"])),
    );
    let language = tree.named("html").find_map(|at| Lang::parse(tree.nodes[at].attribute("lang")?));
    let base = url.as_deref().and_then(|url| Url::parse(url).ok());
    let body = markdown(&tree, find_article(&tree), (title.as_deref(), base.as_ref()));
    let source = title.clone().filter(|_| url.is_some() || publisher.is_some()).map(|title| Cited {
        title: Some(title),
        authors: authors.clone(),
        publisher,
        url,
        date: date.clone(),
        language,
        kind: Some(SourceType::Article),
        ..Cited::default()
    });
    let description = text(meta(&tree, &["description", "og:description"]));
    let kept = description.map(|text| ("description".to_owned(), Value::String(text)));
    Article {
        title,
        date,
        body,
        source,
        lang: language,
        kept: kept.into_iter().collect(),
        ..Article::default()
    }
}

/// Returns the content of the first `meta` of one of these names.
fn meta(tree: &Tree, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| {
        tree.named("meta").find_map(|at| {
            let node = &tree.nodes[at];
            let own = ["property", "name", "itemprop"].iter().find_map(|key| node.attribute(key))?;
            let content = node.attribute("content").filter(|_| own.eq_ignore_ascii_case(name))?;
            (!content.trim().is_empty()).then(|| content.trim().to_owned())
        })
    })
}

fn canonical(tree: &Tree) -> Option<String> {
    let is_canonical = |at: &usize| {
        tree.nodes[*at].attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"))
    };
    let link = tree.named("link").find(is_canonical)?;
    tree.nodes[link].attribute("href").map(|href| href.trim().to_owned())
}

fn time_tag(tree: &Tree) -> Option<String> {
    tree.named("time").find_map(|at| tree.nodes[at].attribute("datetime").map(str::to_owned))
}

/// Returns the day that a moment is written with.
fn day(text: &str) -> Option<String> {
    let day = text.trim().get(..10).unwrap_or(text.trim());
    FuzzyDate::parse(day).ok().map(|date| date.to_string())
}

fn authors(tree: &Tree, data: &[Value]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for value in data.iter().filter_map(|of| of.get("author")) {
        let all = value.as_array().map_or_else(|| vec![value], |all| all.iter().collect());
        names.extend(all.into_iter().filter_map(|of| of.get("name").unwrap_or(of).as_str().map(one_line)));
    }
    if names.is_empty() {
        names.extend(meta(tree, &["author", "article:author", "dc.creator"]).map(|name| one_line(&name)));
    }
    names.retain(|name| !name.is_empty() && !name.contains("://"));
    names.dedup();
    names
}

/// Returns the things that a page's linked data describes.
fn linked_data(tree: &Tree) -> Vec<Value> {
    let mut found = Vec::new();
    for at in tree.named("script") {
        let is_data = tree.nodes[at]
            .attribute("type")
            .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json"));
        if !is_data {
            continue;
        }
        let Ok(value) = serde_json::from_str::<Value>(&tree.text(at)) else { continue };
        let list = match value {
            Value::Array(items) => items,
            Value::Object(mut map) => match map.remove("@graph") {
                Some(Value::Array(items)) => items,
                Some(_) | None => vec![Value::Object(map)],
            },
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
        };
        found.extend(list);
    }
    // What has a headline is the article, whatever else the page describes.
    found.sort_by_key(|of| of.get("headline").is_none());
    found
}

fn find_text(data: &[Value], key: &str) -> Option<String> {
    data.iter().find_map(|of| of.get(key)?.as_str().map(str::to_owned))
}

fn find_name(data: &[Value], key: &str) -> Option<String> {
    data.iter().find_map(|of| {
        let value = of.get(key)?;
        value.get("name").unwrap_or(value).as_str().map(str::to_owned)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_becomes_its_article() {
        let article = read_html(
            "<!doctype html><html lang=ar><head><title>خبر | الغد</title><meta property=og:title content='افتتاح الجسر'>\
             <link rel=canonical href='https://ghad.example/a/1'>\
             <script type='application/ld+json'>{\"headline\": \"x\", \"datePublished\": \"2024-05-03T10:00:00+03:00\", \
             \"author\": {\"name\": \"ريم\"}, \"publisher\": {\"name\": \"الغد\"}}</script></head><body><nav><p>قائمة</p></nav>\
             <article><h1>افتتاح الجسر</h1><p>فُتح <b>الجسر</b> اليوم. <a href='/b'>اقرأ</a> <a href='javascript:x'>لا</a>\
             <h3>خلفية</h3><ul><li>أولاً<li>ثانياً</ul><blockquote><p>قال كذا.</p></blockquote><script>alert(1)</script>\
             <p>&lt;script&gt; # [[x]]</article></body></html>",
        );
        assert_eq!(
            (article.title.as_deref(), article.date.as_deref()),
            (Some("افتتاح الجسر"), Some("2024-05-03"))
        );
        let source = article.source.expect("the page is a source");
        assert_eq!(
            (source.url.as_deref(), source.publisher.as_deref()),
            (Some("https://ghad.example/a/1"), Some("الغد"))
        );
        assert_eq!(source.authors, ["ريم"]);
        let expected = "فُتح **الجسر** اليوم. [اقرأ](<https://ghad.example/b>) لا\n\n### خلفية\n\n- أولاً\n- ثانياً\n\n> قال كذا.\n\n\
                        \\<script> # \\[\\[x\\]\\]\n";
        assert_eq!(article.body, expected);
    }

    #[test]
    fn a_deep_or_broken_page_is_read() {
        let deep = format!("{}<p>end", "<div>".repeat(50_000));
        assert_eq!(read_html(&deep).body, "end\n");
        assert_eq!(read_html("<p>a<p>b</i></div>").body, "a\n\nb\n");
        assert_eq!(read_html("").body, "");
    }
}
