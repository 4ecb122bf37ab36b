//! Schemas say of every key what `parse` says of it.

use crate::folder::Folder;
use crate::program::run;
use crate::support::{lines, site};
use mujaz::diag::catalog::Catalog;
use mujaz::diag::report::Report;
use mujaz::ide::schema::{Subject, schema};
use mujaz::parse::files::Folder as Kind;
use mujaz::parse::keys::key::{Key, Shape};
use mujaz::parse::keys::{book, source};
use mujaz::parse::kinds::keys_of;
use mujaz::parse::{ParseOptions, parse};
use serde_json::Value;

/// Returns the unknown keys of a file, as messages tell of them.
fn unknown(path: &str, text: &str) -> Vec<String> {
    let input = site(&format!("//- {path}\n{text}\n"));
    let mut report = Report::new();
    let _ = parse(&input, &ParseOptions { drafts: true }, &mut report);
    lines(&input, report).into_iter().filter(|line| line.contains(" unknown-key ")).collect()
}

/// What sees a map of keys, with what has to be written around it in YAML.
type See<'run> = &'run mut dyn FnMut((&str, &str), &[&'static Key]);

/// Calls `see` with every map of keys in a shape: what has to be written around it in YAML, and its keys.
fn for_each_map(keys: &[&'static Key], around: (&str, &str), see: See<'_>) {
    see(around, keys);
    for key in keys {
        let inner: Vec<&'static Key> = key.shape.keys().iter().collect();
        if inner.is_empty() {
            continue;
        }
        let (open, close) = match key.shape {
            Shape::List(_) | Shape::OneOrMore(_) => ("[", "]"),
            Shape::ByLanguage(_) => ("{ar: ", "}"),
            _ => ("", ""),
        };
        // Of a source that has no id, nothing else is read.
        let id = if keys.iter().any(|key| key.name == "id") { "id: x, " } else { "" };
        let before = format!("{}{{{id}{}: {open}", around.0, key.name);
        let after = format!("{close}}}{}", around.1);
        for_each_map(&inner, (&before, &after), see);
    }
}

/// Returns the maps of keys that a schema has, each by its path.
fn maps_of(schema: &Value, path: &str, found: &mut Vec<(String, Vec<String>)>) {
    match schema {
        Value::Object(object) => {
            if let (Some(Value::Object(properties)), Some(false)) =
                (object.get("properties"), object.get("additionalProperties").and_then(Value::as_bool))
            {
                found.push((path.to_owned(), properties.keys().cloned().collect()));
            }
            for (name, value) in object.iter().filter(|(name, _)| *name != "$defs") {
                let is_name = matches!(
                    name.as_str(),
                    "anyOf" | "items" | "properties" | "allOf" | "additionalProperties"
                );
                let path = if is_name { path.to_owned() } else { format!("{path}/{name}") };
                maps_of(value, &path, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| maps_of(item, path, found)),
        _ => {}
    }
}

const FOLDERS: [(&str, Kind); 6] = [
    ("content/briefs/2025-11-07-a.ar.md", Kind::Briefs),
    ("content/actors/a.md", Kind::Actors),
    ("content/places/a.md", Kind::Places),
    ("content/topics/a.md", Kind::Topics),
    ("content/sources/a.md", Kind::Sources),
    ("content/pages/a.ar.md", Kind::Pages),
];

/// Returns the YAML of a map with one key.
fn with(around: (&str, &str), key: &str) -> String {
    format!("{}{{{key}: 1}}{}", around.0, around.1)
}

#[test]
fn every_key_of_the_table_is_read_and_no_other_is() {
    let mut count = 0;
    for (path, kind) in FOLDERS {
        for_each_map(&keys_of(kind), ("", ""), &mut |around, keys| {
            for key in keys {
                count += 1;
                let front = format!("---\n{}\n---", with(around, key.name));
                assert_eq!(unknown(path, &front), [""; 0], "{path}: {front}");
            }
            let mut front = format!("---\n{}\n---", with(around, "zzzz"));
            if around.0.contains("translation: ") {
                // Only a translation is asked how it stands to its original.
                let stem = path.trim_end_matches(".md").trim_end_matches(".ar");
                front.push_str(&format!("\n//- {stem}.en.md\n{front}"));
            }
            assert_eq!(unknown(path, &front).len(), 1, "{path}: {front}");
        });
    }
    assert!(count > 100, "only {count} keys were tried");
    let library: Vec<&Key> = source::KEYS.iter().chain(&source::OF_ENTRIES).collect();
    for_each_map(&library, ("a: ", ""), &mut |around, keys| {
        for key in keys {
            assert_eq!(unknown("content/sources/a.yaml", &with(around, key.name)), [""; 0]);
        }
    });
}

#[test]
fn every_key_of_book_toml_is_read_and_no_other_is() {
    let mut count = 0;
    let mut walk: Vec<(String, &[Key])> = vec![(String::new(), &book::TOP)];
    while let Some((table, keys)) = walk.pop() {
        for name in keys.iter().map(|key| key.name).chain(["zzzz"]) {
            let text = format!("{table}{name} = 1");
            let said = unknown("book.toml", &text);
            assert_eq!(said.len(), usize::from(name == "zzzz"), "{text}: {said:?}");
            count += 1;
        }
        for key in keys.iter().filter(|key| !key.shape.keys().is_empty()) {
            let language = if matches!(key.shape, Shape::ByLanguage(_)) { "en." } else { "" };
            walk.push((format!("{table}{}.{language}", key.name), key.shape.keys()));
        }
    }
    assert!(count > 35, "only {count} keys were tried");
}

#[test]
fn schemas_have_the_keys_of_the_table() {
    let english = Catalog::english();
    for (name, subject) in Subject::ALL {
        let keys = match subject {
            Subject::Front(folder) => keys_of(folder),
            Subject::Library => source::KEYS.iter().chain(&source::OF_ENTRIES).collect(),
            Subject::Book => book::TOP.iter().collect(),
        };
        let mut wanted: Vec<Vec<String>> = Vec::new();
        for_each_map(&keys, ("", ""), &mut |_, keys| {
            wanted.push(keys.iter().map(|key| key.name.to_owned()).collect());
        });
        let mut found = Vec::new();
        maps_of(&schema(subject, english), "", &mut found);
        let mut found: Vec<Vec<String>> = found.into_iter().map(|(_, keys)| keys).collect();
        for keys in found.iter_mut().chain(&mut wanted) {
            keys.sort();
        }
        found.retain(|keys| !keys.contains(&"uncited-key-point".to_owned()));
        for all in [&mut found, &mut wanted] {
            all.sort();
            all.dedup();
        }
        assert_eq!(found, wanted, "{name}");
    }
}

#[test]
fn the_command_prints_schemas_in_both_languages() {
    let folder = Folder::new("schema");
    let (status, english, _) = run(&folder, &["schema", "brief"]);
    let read: Value = serde_json::from_str(&english).unwrap();
    assert_eq!((status, read["properties"]["title"]["description"].as_str()), (0, Some("The title")));
    assert_eq!(read["$schema"], "https://json-schema.org/draft/2020-12/schema");
    let (_, arabic, _) = run(&folder, &["schema", "book", "--ui-lang", "ar"]);
    let read: Value = serde_json::from_str(&arabic).unwrap();
    let mut described = 0;
    tell(&read, &mut |description| {
        described += 1;
        assert!(description.chars().any(|sign| ('\u{620}'..'\u{64a}').contains(&sign)), "{description}");
    });
    assert!(described > 30);
    let (status, _, told) = run(&folder, &["schema", "page", "extra"]);
    assert_eq!(status, 2, "{told}");
    assert_eq!(run(&folder, &["schema", "nothing"]).0, 2);
}

fn tell(schema: &Value, see: &mut dyn FnMut(&str)) {
    match schema {
        Value::Object(object) => {
            if let Some(Value::String(description)) = object.get("description") {
                see(description);
            }
            object.values().for_each(|value| tell(value, see));
        }
        Value::Array(items) => items.iter().for_each(|item| tell(item, see)),
        _ => {}
    }
}

#[test]
fn every_key_is_told_of_in_arabic() {
    let arabic = Catalog::arabic();
    for (_, subject) in Subject::ALL {
        tell(&schema(subject, arabic), &mut |description| {
            assert!(description.chars().any(|sign| ('\u{620}'..'\u{64a}').contains(&sign)), "{description}");
        });
    }
}
