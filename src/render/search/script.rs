//! A value as a classic script: `__mujaz("terms/3",["sum", …]);`.

use serde::Serialize;
use std::fmt::Write as _;

/// Returns the script that hands a value over under a name, with what it is known by.
#[must_use]
pub fn script(name: &str, sum: &str, value: &impl Serialize) -> String {
    let json = serde_json::to_string(&(sum, value)).unwrap_or_else(|_| "null".to_owned());
    let mut script = String::with_capacity(name.len() + json.len() + 16);
    // Both can only fail where memory ends.
    let _ = writeln!(
        script,
        "__mujaz(\"{name}\",{});",
        json.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
    );
    script
}
