//! Raw HTML made harmless. In: a page's body that holds HTML of the author's. Out: the same without anything
//! that could run, load or cover something. Our own ids and pictures stay.

use crate::model::markup::{ATTRIBUTES, ELEMENTS, GENERAL_ATTRIBUTES, SCHEMES};
use ammonia::Builder;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// Returns `html` sanitised; `own` holds the ids and picture addresses that we wrote.
pub(super) fn sanitise(html: &str, own: Vec<String>) -> String {
    let mut attributes: HashMap<&str, HashSet<&str>> =
        ATTRIBUTES.iter().map(|(element, names)| (*element, names.iter().copied().collect())).collect();
    attributes.entry("a").or_default().extend(["rel", "aria-label"]);
    attributes.insert("img", ["src", "alt", "loading"].into());
    attributes.entry("pre").or_default().insert("tabindex");
    let mut general: HashSet<&str> = GENERAL_ATTRIBUTES.into();
    general.insert("id");
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
            let is_ours = || own.iter().any(|own| own == value);
            let kept = match (element, attribute) {
                (_, "id") | ("img", "src") => is_ours(),
                ("pre", "tabindex") => value == "0",
                _ => true,
            };
            kept.then_some(Cow::Borrowed(value))
        });
    builder.clean(html).to_string()
}
