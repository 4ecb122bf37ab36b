//! Diagnostics as JSON: an array, each with its code, level, message, help, file and positions (from 1,
//! columns in characters). Words are in the language of whoever asked, names of codes and levels never change.

use crate::diag::code::Level;
use crate::diag::report::{Diagnostic, Label};
use crate::term::place::{Located, Place};
use serde::Serialize;

#[derive(Serialize)]
struct Item<'a> {
    code: &'static str,
    level: &'static str,
    message: String,
    help: Option<String>,
    #[serde(flatten)]
    place: Where<'a>,
    labels: Vec<LabelItem<'a>>,
}

#[derive(Serialize)]
struct LabelItem<'a> {
    text: String,
    #[serde(flatten)]
    place: Where<'a>,
}

#[derive(Serialize)]
struct Where<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

fn at(place: Place<'_>) -> Where<'_> {
    let Place { path, start, end, .. } = place;
    Where { file: path, line: start.line, column: start.column, end_line: end.line, end_column: end.column }
}

/// Returns the word for a level.
#[must_use]
pub fn level_name(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warn => "warning",
        Level::Allow => "note",
    }
}

/// Returns the diagnostics as a JSON array.
#[must_use]
pub fn json(located: &Located<'_>) -> String {
    let items: Vec<Item<'_>> =
        located.iter().map(|(level, diagnostic)| item(located, level, diagnostic)).collect();
    let text = serde_json::to_string_pretty(&items).expect("strings and numbers are always JSON");
    format!("{text}\n")
}

fn item<'a>(located: &Located<'a>, level: Level, diagnostic: &'a Diagnostic) -> Item<'a> {
    let label = |label: &'a Label| LabelItem {
        text: label.text.told(located.words),
        place: at(located.place(label.span)),
    };
    Item {
        code: diagnostic.code.name(),
        level: level_name(level),
        message: diagnostic.message.told(located.words),
        help: diagnostic.help.as_ref().map(|help| help.told(located.words)),
        place: at(located.place(diagnostic.span)),
        labels: diagnostic.labels.iter().map(label).collect(),
    }
}
