//! JSON that stands in an HTML page, written straight as text. In: keys and values. Out: JSON in which nothing
//! can end the element it stands in, or begin a comment.

use crate::render::html::plain_length;

/// A value, written; nothing of it where it is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Json(pub(crate) String);

impl Json {
    /// Returns a value by itself.
    pub(crate) fn of(value: &str) -> Self {
        let mut json = String::new();
        value.write(&mut json);
        Self(json)
    }

    /// Returns a list, or nothing where it is empty.
    pub(crate) fn list(items: &[impl Value]) -> Self {
        let mut json = String::new();
        items.write(&mut json);
        Self(json)
    }
}

/// What can be the value of a key.
pub(crate) trait Value {
    /// Appends itself, or nothing where it says nothing.
    fn write(&self, json: &mut String);
}

impl Json {
    /// Returns the node that a page is about, all others within it, as the terms of schema.org; nothing where
    /// it says nothing.
    pub(crate) fn for_page(&self) -> String {
        let Some(inside) = self.0.strip_prefix('{') else { return String::new() };
        format!("{{\"@context\":\"https://schema.org\",{inside}")
    }
}

impl Value for Json {
    fn write(&self, json: &mut String) {
        json.push_str(&self.0);
    }
}

impl Value for str {
    fn write(&self, json: &mut String) {
        if !self.is_empty() {
            json.push('"');
            escape_into(self, json);
            json.push('"');
        }
    }
}

impl Value for String {
    fn write(&self, json: &mut String) {
        self.as_str().write(json);
    }
}

impl Value for f64 {
    fn write(&self, json: &mut String) {
        // JSON has no infinity, and no sign for what is no number.
        if self.is_finite() {
            json.push_str(&format!("{self:?}"));
        }
    }
}

impl<V: Value + ?Sized> Value for &V {
    fn write(&self, json: &mut String) {
        (**self).write(json);
    }
}

impl<V: Value> Value for Option<V> {
    fn write(&self, json: &mut String) {
        if let Some(value) = self {
            value.write(json);
        }
    }
}

impl<V: Value> Value for Vec<V> {
    fn write(&self, json: &mut String) {
        self.as_slice().write(json);
    }
}

impl<V: Value> Value for [V] {
    fn write(&self, json: &mut String) {
        let start = json.len();
        for value in self {
            let before = json.len();
            json.push(if before == start { '[' } else { ',' });
            let empty = json.len();
            value.write(json);
            if json.len() == empty {
                json.truncate(before);
            }
        }
        if json.len() > start {
            json.push(']');
        }
    }
}

/// A node in the making: what is not known is left out.
pub(crate) struct Node(String);

impl Node {
    /// Returns a node of a type of schema.org.
    pub(crate) fn new(kind: &str) -> Self {
        Self(format!("{{\"@type\":\"{kind}\""))
    }

    /// Returns an object of no type.
    pub(crate) fn object() -> Self {
        Self("{".to_owned())
    }

    /// Adds a value under a key that needs no escape.
    pub(crate) fn with(mut self, key: &str, value: impl Value) -> Self {
        let before = self.0.len();
        self.0.push_str(if before == 1 { "\"" } else { ",\"" });
        self.0.push_str(key);
        self.0.push_str("\":");
        let empty = self.0.len();
        value.write(&mut self.0);
        if self.0.len() == empty {
            self.0.truncate(before);
        }
        self
    }

    /// Returns the node, whole.
    pub(crate) fn done(mut self) -> Json {
        self.0.push('}');
        Json(self.0)
    }
}

/// Appends the inside of a JSON string that may stand in a `<script>`.
fn escape_into(text: &str, json: &mut String) {
    let is_kept = |byte: u8| byte >= b' ' && !matches!(byte, b'"' | b'\\' | b'<' | b'>' | b'&' | 0xe2);
    let from = plain_length(text, is_kept);
    let mut written = 0;
    for (at, byte) in text.bytes().enumerate().skip(from) {
        let length = match byte {
            b'"' | b'\\' | b'<' | b'>' | b'&' | 0..=0x1f => 1,
            // U+2028 and U+2029 end a line of a script.
            0xe2 if matches!(text.as_bytes()[at..], [_, 0x80, 0xa8 | 0xa9, ..]) => 3,
            _ => continue,
        };
        json.push_str(&text[written..at]);
        written = at + length;
        if let b'"' | b'\\' = byte {
            json.push('\\');
            json.push(char::from(byte));
            continue;
        }
        for character in text[at..written].chars() {
            json.push_str(&format!("\\u{:04x}", u32::from(character)));
        }
    }
    json.push_str(&text[written..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_the_script() {
        let words = "</script><!-- & \u{2028}\u{2029} \" \\ \n \u{1} “ سلام";
        let json = Node::new("Thing").with("name", words).done().for_page();
        assert!(!json.contains(['<', '>', '&', '\u{2028}', '\u{2029}', '\n']), "{json}");
        let read: serde_json::Value = serde_json::from_str(&json).expect("still JSON");
        assert_eq!(read["name"], words);
        assert_eq!(read["@context"], "https://schema.org");
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let nothing: Vec<Json> = vec![Json::default()];
        let node = Node::new("Place").with("a", "").with("b", None::<String>).with("c", nothing);
        let Json(json) = node.with("d", 33.0).with("e", vec!["x", "", "y"]).with("f", f64::NAN).done();
        assert_eq!(json, r#"{"@type":"Place","d":33.0,"e":["x","y"]}"#);
    }
}
