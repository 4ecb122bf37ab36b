//! Which raw HTML may stand in prose. In: names of elements and attributes. Out: whether they are kept.
//! What could run, load or cover something is not here.

/// The elements that are kept.
pub const ELEMENTS: [&str; 62] = [
    "a",
    "abbr",
    "address",
    "article",
    "aside",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "ul",
];

/// The attributes that every element may have.
pub const GENERAL_ATTRIBUTES: [&str; 4] = ["class", "dir", "lang", "title"];

/// The attributes of single elements.
pub const ATTRIBUTES: [(&str, &[&str]); 12] = [
    ("a", &["href", "hreflang"]),
    ("blockquote", &["cite"]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("del", &["datetime"]),
    ("details", &["open"]),
    ("ins", &["datetime"]),
    ("ol", &["start", "reversed"]),
    ("q", &["cite"]),
    ("td", &["colspan", "rowspan", "headers"]),
    ("th", &["colspan", "rowspan", "headers", "scope"]),
    ("time", &["datetime"]),
];

/// The schemes that an address may have; it may also have none.
pub const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Returns whether an element is kept.
#[must_use]
pub fn is_kept_element(name: &str) -> bool {
    ELEMENTS.binary_search(&name).is_ok()
}

/// Returns whether an attribute of a kept element is kept; what it holds is another matter.
#[must_use]
pub fn is_kept_attribute(element: &str, attribute: &str) -> bool {
    let own = ATTRIBUTES.iter().find(|(name, _)| *name == element).map(|(_, attributes)| *attributes);
    GENERAL_ATTRIBUTES.contains(&attribute) || own.is_some_and(|own| own.contains(&attribute))
}

/// Returns the scheme of an address as a browser reads it: controls and white space are passed over.
#[must_use]
pub fn find_scheme(address: &str) -> Option<String> {
    let shown = |character: &char| !character.is_control() && !character.is_whitespace();
    let plain: String = address.chars().filter(shown).take(64).collect();
    let (scheme, _) = plain.split_once(':')?;
    let begins = scheme.starts_with(|first: char| first.is_ascii_alphabetic());
    let is_scheme = scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    (begins && is_scheme).then(|| scheme.to_ascii_lowercase())
}

/// Returns whether an address has a scheme that could run something, or that we do not know.
#[must_use]
pub fn is_unsafe_address(address: &str) -> bool {
    find_scheme(address).is_some_and(|scheme| !SCHEMES.contains(&scheme.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_in_order() {
        assert!(ELEMENTS.is_sorted());
        assert!(is_kept_element("bdi") && !is_kept_element("script") && !is_kept_element("img"));
        assert!(is_kept_attribute("a", "href") && !is_kept_attribute("a", "onclick"));
    }

    #[test]
    fn schemes_cannot_be_hidden() {
        for address in
            ["javascript:x", "JaVaScRiPt:x", "java\nscript:x", " \u{1}javascript:x", "data:text/html,x"]
        {
            assert!(is_unsafe_address(address), "{address:?}");
        }
        for address in ["https://a.b", "../a.md", "a/b:c", "#x", "MAILTO:a@b.c", "//host/a"] {
            assert!(!is_unsafe_address(address), "{address:?}");
        }
    }
}
