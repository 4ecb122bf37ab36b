//! Linked data: what every page says of itself to machines, in one file for each language. In: the site. Out: JSON-LD
//! with the terms of schema.org.

use crate::lang::tag::Lang;
use crate::plan::target::What;
use crate::render::data::gather::room;
use crate::render::here::Here;
use crate::render::json_ld::node;
use crate::render::site::Site;

/// Returns the nodes of all pages of a language.
pub(crate) fn linked<'a>(site: &'a Site<'a>, lang: Lang) -> String {
    let mut json = String::with_capacity(room(site.graph));
    json.push_str("{\"@context\":\"https://schema.org\",\"@graph\":[");
    let pages = site.plan.targets.iter().filter(|target| match target.what {
        What::Home(of) | What::Entity(_, of) => of == lang,
        _ => false,
    });
    let mut is_first = true;
    for target in pages {
        let node = node(Here { site, what: target.what, lang, path: &target.path });
        if node.0.is_empty() {
            continue;
        }
        json.push_str(if is_first { "\n" } else { ",\n" });
        is_first = false;
        json.push_str(&node.0);
    }
    json.push_str("\n]}\n");
    json
}
