//! Raw HTML made harmless. In: a page's body that holds HTML of the author's. Out: the same without anything
//! that could run, load or cover something. Our own ids and pictures stay.

use crate::model::markup::{ATTRIBUTES, ELEMENTS, GENERAL_ATTRIBUTES, SCHEMES, is_unsafe_address};
use ammonia::Builder;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Mutex;

/// The roles that we write ourselves.
const ROLES: [&str; 5] = ["doc-biblioref", "doc-noteref", "doc-backlink", "doc-endnotes", "note"];

/// Returns `html` sanitised; `own` holds the ids and picture addresses that we wrote.
pub(super) fn sanitise(html: &str, own: Vec<String>) -> String {
    let mut attributes: HashMap<&str, HashSet<&str>> =
        ATTRIBUTES.iter().map(|(element, names)| (*element, names.iter().copied().collect())).collect();
    attributes.entry("a").or_default().extend(["rel", "role", "aria-label"]);
    for element in ["aside", "section"] {
        attributes.entry(element).or_default().extend(["role", "aria-label"]);
    }
    attributes.insert("img", ["src", "alt", "loading"].into());
    attributes.entry("pre").or_default().insert("tabindex");
    let mut general: HashSet<&str> = GENERAL_ATTRIBUTES.into();
    general.insert("id");
    let own: HashSet<String> = own.into_iter().collect();
    let given: Mutex<HashSet<String>> = Mutex::default();
    let mut builder = Builder::empty();
    builder
        .tags(ELEMENTS.into_iter().chain(["img"]).collect())
        .clean_content_tags(["script", "style", "iframe", "noscript", "template", "svg", "math"].into())
        .tag_attributes(attributes)
        .generic_attributes(general)
        .url_schemes(SCHEMES.into())
        .link_rel(None)
        .strip_comments(true)
        .attribute_filter(move |element, attribute, value| {
            let is_first = || given.lock().expect("no thread panics").insert(value.to_owned());
            let kept = match (element, attribute) {
                (_, "id") => own.contains(value) && is_first(),
                ("img", "src") => own.contains(value),
                (_, "cite") => !is_unsafe_address(value),
                ("pre", "tabindex") => value == "0",
                (_, "role") => ROLES.contains(&value),
                _ => true,
            };
            kept.then_some(Cow::Borrowed(value))
        });
    without_empty_pictures(builder.clean(html).to_string())
}

/// Returns `html`, as the sanitiser wrote it, without pictures that lost their address.
fn without_empty_pictures(html: String) -> String {
    if !html.contains("<img") {
        return html;
    }
    let mut kept = String::with_capacity(html.len());
    let mut rest = html.as_str();
    // Every tag is walked through: an attribute may hold what looks like one.
    while let Some(start) = rest.find('<') {
        let (before, from) = rest.split_at(start);
        let mut within = false;
        let is_end = |character: char| {
            within ^= character == '"';
            character == '>' && !within
        };
        let end = from.find(is_end).map_or(from.len(), |end| end + 1);
        let tag = &from[..end];
        kept.push_str(before);
        if !tag.starts_with("<img") || tag.contains(" src=\"") {
            kept.push_str(tag);
        }
        rest = &from[end..];
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sanitised(html: &str) -> String {
        sanitise(html, vec!["b1".to_owned(), "map.png".to_owned()])
    }

    #[test]
    fn only_our_ids_and_pictures_stay_and_an_id_once() {
        assert_eq!(sanitised("<p id=\"b1\">a</p><p id=\"b1\">b</p>"), "<p id=\"b1\">a</p><p>b</p>");
        assert_eq!(sanitised("<img src=\"map.png\" alt=\"m\">"), "<img src=\"map.png\" alt=\"m\">");
        let hidden = sanitised("<b title='<img a>'>x<img src=map.gif title='a>b'>y</b>");
        assert!(hidden.starts_with("<b title=") && hidden.ends_with("\">xy</b>"), "{hidden}");
    }

    #[test]
    fn addresses_that_run_go_wherever_they_stand() {
        assert_eq!(sanitised("<q cite=\"javascript:x\">a</q>"), "<q>a</q>");
        assert_eq!(sanitised("<a href=\" java&#10;script:x\">a</a>"), "<a>a</a>");
        assert_eq!(sanitised("<q cite=\"https://a.example\">a</q>"), "<q cite=\"https://a.example\">a</q>");
    }
}
