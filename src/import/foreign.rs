//! Markdown of another generator or notebook → an article: Hugo, Zola, Jekyll, Obsidian. In: a file's text and name.
//! Out: an article in which no key is lost: what has no counterpart is kept as it is.

use crate::diag::report::{Diagnostic, Report};
use crate::import::article::{Article, Note};
use crate::import::escape::is_unwanted;
use crate::import::pairing::split_language;
use crate::lang::tag::Lang;
use crate::model::date::FuzzyDate;
use crate::parse::toml;
use crate::parse::yaml::read::read;
use crate::span::FileId;
use serde_json::Value;

/// Keys that say when something was published, the surest first.
const DATES: [&str; 8] = [
    "date",
    "publishdate",
    "published",
    "pubdate",
    "date_published",
    "created",
    "date created",
    "created_at",
];
const UPDATES: [&str; 6] =
    ["lastmod", "updated", "modified", "last_modified_at", "date modified", "updated_at"];
const SUMMARIES: [&str; 4] = ["summary", "description", "excerpt", "abstract"];
const AUTHORS: [&str; 2] = ["author", "authors"];
const TAGS: [&str; 5] = ["tags", "tag", "categories", "category", "topics"];
/// Keys that say nothing once a draft is made.
const SILENT: [&str; 1] = ["draft"];

/// Returns the article of a Markdown file, and what is wrong with its front matter; nothing where that cannot be read.
#[must_use]
pub fn read_markdown(source: &str, name: &str) -> (Option<Article>, Vec<Diagnostic>) {
    let text = source.replace("\r\n", "\n");
    let (keys, body, faults) = match front(&text) {
        Front::None => (Vec::new(), text.as_str(), Vec::new()),
        Front::Read(keys, body) => (keys, body, Vec::new()),
        Front::Broken(faults) => return (None, faults),
    };
    let mut article = Article::default();
    for (key, value) in keys {
        take(&mut article, &key, value);
    }
    article.lang = article.lang.or_else(|| split_language(name).1);
    let (day, words) = from_name(name);
    article.date = article.date.take().or(day);
    let own_heading = heading(body);
    article.title = article.title.take().or(own_heading).or_else(|| words.clone());
    if article.slug.is_none() {
        article.slug = words.filter(|words| words.is_ascii() && words != "index" && words != "_index");
    }
    let body = without_heading(body.trim_start_matches('\n'), article.title.as_deref());
    article.notes = shortcodes(body);
    article.body = body.chars().filter(|character| !is_unwanted(*character)).collect();
    if !article.body.is_empty() && !article.body.ends_with('\n') {
        article.body.push('\n');
    }
    (Some(article), faults)
}

enum Front<'text> {
    None,
    Read(Vec<(String, Value)>, &'text str),
    Broken(Vec<Diagnostic>),
}

fn front(text: &str) -> Front<'_> {
    let fence = if text.starts_with("---\n") {
        "---"
    } else if text.starts_with("+++\n") {
        "+++"
    } else {
        return Front::None;
    };
    let start = fence.len() + 1;
    let mut at = start;
    let Some(end) = text[start..].split_inclusive('\n').find_map(|line| {
        let here = at;
        at += line.len();
        (line.trim_end() == fence).then_some(here)
    }) else {
        return Front::None;
    };
    let body = &text[at..];
    let mut report = Report::new();
    let (node, faults) = if fence == "---" {
        let node = read(text, start..end, FileId(0), &mut report);
        (node, report.diagnostics().to_vec())
    } else {
        let (node, faults) = toml::read(&text[start..end], FileId(0));
        (Some(node).filter(|_| faults.is_empty()), faults)
    };
    match node.map(|node| node.to_json()) {
        Some(Value::Object(map)) => Front::Read(map.into_iter().collect(), body),
        Some(Value::Null) => Front::Read(Vec::new(), body),
        Some(_) | None => Front::Broken(faults),
    }
}

fn take(article: &mut Article, key: &str, value: Value) {
    let name = key.to_lowercase();
    let is = |list: &[&str]| list.contains(&name.as_str());
    // Zola's taxonomies are tags by another name.
    if let ("taxonomies", Value::Object(map)) = (name.as_str(), &value) {
        map.values().for_each(|value| article.tags.extend(strings(value)));
        return;
    }
    let date = || strings(&value).first().and_then(|text| day(text));
    let taken = match () {
        () if is(&DATES) && article.date.is_none() => date().map(|date| article.date = Some(date)),
        () if is(&UPDATES) && article.updated.is_none() => date().map(|date| article.updated = Some(date)),
        () if name == "title" && article.title.is_none() => strings(&value)
            .first()
            .filter(|text| !text.trim().is_empty())
            .map(|text| article.title = Some(text.clone())),
        () if is(&SUMMARIES) && article.summary.is_empty() && !strings(&value).is_empty() => {
            article.summary = strings(&value);
            Some(())
        }
        () if is(&AUTHORS) && !strings(&value).is_empty() => {
            article.authors.extend(strings(&value));
            Some(())
        }
        () if is(&TAGS) && !strings(&value).is_empty() => {
            article.tags.extend(strings(&value));
            Some(())
        }
        () if matches!(name.as_str(), "lang" | "language") => {
            article.lang = strings(&value).first().and_then(|tag| Lang::parse(tag));
            article.lang.map(|_| ())
        }
        () if name == "slug" => {
            article.slug = strings(&value).into_iter().next();
            article.slug.as_ref().map(|_| ())
        }
        () if is(&SILENT) => Some(()),
        () => None,
    };
    if taken.is_none() {
        article.kept.push((key.to_owned(), value));
    }
}

/// Returns the texts of a value: one, or those of a list; of a map its `name`.
fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.trim().to_owned()],
        Value::Number(number) => vec![number.to_string()],
        Value::Array(items) => items.iter().flat_map(strings).collect(),
        Value::Object(map) => map.get("name").map(strings).unwrap_or_default(),
        Value::Null | Value::Bool(_) => Vec::new(),
    }
}

/// Returns the day that a date or moment is written with.
fn day(text: &str) -> Option<String> {
    let text = text.trim();
    if let Ok(date) = FuzzyDate::parse(text)
        && date.find_clock().is_none()
    {
        return Some(date.to_string());
    }
    let head = text.get(..10)?;
    FuzzyDate::parse(head).ok().filter(FuzzyDate::is_day).map(|date| date.to_string())
}

/// Returns the day and the words that a file's name holds: `2024-05-01-title`.
fn from_name(name: &str) -> (Option<String>, Option<String>) {
    let path: Vec<&str> = name.split('/').collect();
    let file = path.last().copied().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    // A bundle is called by its folder: `talks/index.md`, `talks/index.ar.md`.
    let bare = stem.split('.').next().unwrap_or(stem);
    let is_bundle = matches!(bare, "index" | "_index") && path.len() > 1;
    let bare = if is_bundle { path[path.len() - 2] } else { bare };
    let date = bare.get(..10).and_then(day);
    let rest = if date.is_some() { bare[10..].trim_start_matches(['-', '_', ' ']) } else { bare };
    (date, (!rest.is_empty()).then(|| rest.to_owned()))
}

fn heading(body: &str) -> Option<String> {
    let first = body.lines().find(|line| !line.trim().is_empty())?;
    first.strip_prefix("# ").map(|title| title.trim().to_owned())
}

fn without_heading<'body>(body: &'body str, title: Option<&str>) -> &'body str {
    match (heading(body), title) {
        (Some(own), Some(title)) if own == title => {
            body.split_once('\n').map_or("", |(_, rest)| rest.trim_start_matches('\n'))
        }
        _ => body,
    }
}

/// Returns the commands of other generators that stand in a text.
fn shortcodes(body: &str) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    for (open, close) in [("{{<", "}}"), ("{{%", "}}"), ("{%", "%}"), ("{{", "}}")] {
        for (at, _) in body.match_indices(open) {
            let line = body[at..].lines().next().unwrap_or_default();
            let Some(end) = line.find(close) else { continue };
            let note = Note::Shortcode(line[..end + close.len()].to_owned());
            let is_new = !notes
                .iter()
                .any(|of| matches!((of, &note), (Note::Shortcode(a), Note::Shortcode(b)) if a == b));
            if is_new && notes.len() < 20 {
                notes.push(note);
            }
        }
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(source: &str, name: &str) -> Article {
        read_markdown(source, name).0.expect("it can be read")
    }

    #[test]
    fn front_matter_of_each_kind_is_read() {
        let hugo = article(
            "---\ntitle: T\ndate: 2024-05-03T10:00:00+03:00\ntags: [a, b]\nweight: 3\n---\nText {{< youtube x >}}",
            "posts/a.md",
        );
        assert_eq!((hugo.title.as_deref(), hugo.date.as_deref()), (Some("T"), Some("2024-05-03")));
        assert_eq!(
            (hugo.tags.as_slice(), hugo.kept.len(), hugo.notes.len()),
            (&["a".to_owned(), "b".to_owned()][..], 1, 1)
        );
        let zola = article(
            "+++\ntitle = \"Z\"\ndate = 2024-05-03\n[taxonomies]\ntags = [\"x\"]\n[extra]\nk = 1\n+++\nText",
            "z.md",
        );
        assert_eq!((zola.date.as_deref(), zola.tags.as_slice()), (Some("2024-05-03"), &["x".to_owned()][..]));
        assert_eq!(zola.kept[0].0, "extra");
        let jekyll = article("---\nlayout: post\n---\n# Own title\n\nText", "_posts/2024-05-01-my-post.md");
        assert_eq!(
            (jekyll.title.as_deref(), jekyll.date.as_deref()),
            (Some("Own title"), Some("2024-05-01"))
        );
        assert_eq!((jekyll.slug.as_deref(), jekyll.body.as_str()), (Some("my-post"), "Text\n"));
        let obsidian = article("---\ncreated: 2024-05-01\ncssclasses: wide\n---\nSee [[Note]].", "ملاحظة.md");
        assert_eq!(
            (obsidian.title.as_deref(), obsidian.date.as_deref()),
            (Some("ملاحظة"), Some("2024-05-01"))
        );
        assert_eq!(article("Only words", "x.md").body, "Only words\n");
        let lang = article("Words", "posts/x.ar.md").lang.expect("the name says it");
        assert_eq!(lang.as_str(), "ar");
    }

    #[test]
    fn broken_front_matter_is_said() {
        let (article, faults) = read_markdown("---\na: [1\n---\nText", "x.md");
        assert!(article.is_none() && !faults.is_empty());
        assert!(read_markdown("+++\na = \n+++\nText", "x.md").0.is_none());
    }
}
