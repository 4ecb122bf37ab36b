//! Diagnostics as SARIF 2.1.0 (OASIS), for tools that gather the findings of others. Columns count UTF-16
//! code units there unless said otherwise; `columnKind` says that ours are code points.

use crate::diag::code::{Code, Level};
use crate::diag::report::Diagnostic;
use crate::plan::url::encode;
use crate::term::json::level_name;
use crate::term::place::{Located, Place};
use serde_json::{Value, json};

/// Returns the diagnostics as one SARIF log.
#[must_use]
pub fn sarif(located: &Located<'_>) -> String {
    let tag = located.words.tag;
    let rule = |code: &Code| {
        json!({
            "id": code.name(),
            "defaultConfiguration": { "level": level_name(code.level()) },
            "help": { "text": code.page_in(tag), "markdown": code.page_in(tag) },
        })
    };
    let rules: Vec<Value> = Code::ALL.iter().map(rule).collect();
    let results: Vec<Value> =
        located.iter().map(|(level, diagnostic)| result(located, level, diagnostic)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "mujaz",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn result(located: &Located<'_>, level: Level, diagnostic: &Diagnostic) -> Value {
    let message = diagnostic.message.told(located.words);
    let text = match &diagnostic.help {
        Some(help) => format!("{message}\n{}", help.told(located.words)),
        None => message,
    };
    let labels = diagnostic.labels.iter();
    let related: Vec<Value> = labels
        .map(|label| {
            json!({
                "physicalLocation": physical(&located.place(label.span)),
                "message": { "text": label.text.told(located.words) },
            })
        })
        .collect();
    json!({
        "ruleId": diagnostic.code.name(),
        "level": level_name(level),
        "message": { "text": text },
        "locations": [{ "physicalLocation": physical(&located.place(diagnostic.span)) }],
        "relatedLocations": related,
    })
}

fn physical(place: &Place<'_>) -> Value {
    json!({
        "artifactLocation": { "uri": encode(place.path) },
        "region": {
            "startLine": place.start.line,
            "startColumn": place.start.column,
            "endLine": place.end.line,
            "endColumn": place.end.column,
        },
    })
}
