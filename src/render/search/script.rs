//! A value as a classic script: `__mujaz("search/terms/3", …);`.

use serde::Serialize;
use std::fmt::Write as _;

/// Returns the script that hands a value over under a name.
#[must_use]
pub fn script(name: &str, value: &impl Serialize) -> String {
    let json = serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned());
    let mut script = String::with_capacity(name.len() + json.len() + 16);
    // Both can only fail where memory ends.
    let _ = writeln!(
        script,
        "__mujaz(\"{name}\",{});",
        json.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
    );
    script
}
