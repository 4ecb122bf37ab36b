//! Words spelt so that they are read back as they are: in YAML, in TOML, and in the place of `{{names}}` in a text.

/// Returns a text as a value of YAML behind a key or a dash: plain where that is safe, else in quotes.
#[must_use]
pub fn yaml(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// Returns a text in quotes. JSON's strings are YAML's, and TOML's where they hold no control characters.
#[must_use]
pub fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn is_plain(text: &str) -> bool {
    let is_harmless = |sign: char| sign.is_alphanumeric() || " -–—,.()’«»“”…⟦⟧[]@!؟?،؛;:/%".contains(sign);
    let first = text.chars().next().is_some_and(|sign| sign.is_alphabetic() || "«“⟦".contains(sign));
    let is_word = !matches!(
        text.to_ascii_lowercase().as_str(),
        "true" | "false" | "null" | "yes" | "no" | "on" | "off" | "y" | "n" | "nan" | "inf" | "infinity"
    );
    let is_one = !text.contains(": ") && !text.ends_with([':', ' ']) && !text.contains("  ");
    first && is_word && is_one && text.chars().all(is_harmless)
}

/// Returns `template` with values in the place of their names: `{{title}}`. What stands in a value is never read as a
/// name again.
#[must_use]
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        filled.push_str(before);
        let (name, after) = after.split_once("}}").unwrap_or((after, ""));
        let value = values.iter().find(|(of, _)| *of == name);
        filled.push_str(value.map_or("", |(_, value)| value));
        rest = after;
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::report::Report;
    use crate::parse::yaml::read::read;
    use crate::span::FileId;

    #[test]
    fn what_is_spelt_is_read_back() {
        for text in [
            "مشاورات في بغداد",
            "a: b",
            "a #b",
            "«بيان»: أول",
            "- x",
            "true",
            "1e5",
            "2025-11-07",
            "\"x\" \\ 'y'",
            "x:",
            "@x",
            "[x]",
            "{x}",
            "* x",
            "⟦…⟧ [@a, p. 4; @b].",
            "null",
            "50%",
            "a  b",
            "x\u{200f}",
            "نعم، لا؛ هل؟",
        ] {
            let line = format!("key: {}\n", yaml(text));
            let node = read(&line, 0..line.len(), FileId(0), &mut Report::new()).expect("it is YAML");
            assert_eq!(node.to_json()["key"], text, "{line}");
        }
        assert_eq!(yaml("مشاورات في بغداد"), "مشاورات في بغداد");
    }

    #[test]
    fn values_are_not_filled_again() {
        assert_eq!(fill("a {{x}} b {{y}}{{z}}", &[("x", "{{y}}"), ("y", "1")]), "a {{y}} b 1");
    }
}
