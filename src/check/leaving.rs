//! Links that take readers out of their language: `leaving-language`, `untranslated-link`.

use crate::diag::code::Code;
use crate::diag::phrase::say;
use crate::diag::report::{Diagnostic, Edit, Fix, Report};
use crate::lang::tag::Lang;
use crate::model::brief::{Target, Text};
use crate::model::graph::Graph;
use crate::model::id::EntityId;
use crate::plan::site::preview_key;
use crate::plan::url::encode;
use crate::span::Span;
use std::collections::BTreeMap;

/// Reports every link to the page of a document in another language of the site, and every one to a document whose
/// words are not there in this one.
pub(crate) fn leaving(graph: &Graph, report: &mut Report) {
    let own = graph.config.site_url.as_ref().and_then(|site| without_scheme(&site.url));
    let mut pages: Option<BTreeMap<String, EntityId>> = None;
    for id in graph.entities() {
        for text in graph.texts(id).into_iter().flat_map(|texts| texts.values()) {
            for (target, span) in text.targets.iter().zip(&text.places) {
                match target {
                    Target::Outside(url) => {
                        let Some((lang, path)) = own.as_deref().and_then(|own| find_page(url, own, graph))
                        else {
                            continue;
                        };
                        if lang == text.lang || !graph.config.languages.contains(&text.lang) {
                            continue;
                        }
                        let pages = pages.get_or_insert_with(|| pages_of(graph));
                        report.add(to_other_language(graph, (text, lang), (pages.get(&path), *span)));
                    }
                    Target::Entity { id: to, .. } if *to != id => {
                        report_untranslated(graph, text, (*to, *span), report);
                    }
                    Target::Entity { .. } | Target::Attachment(_) | Target::Fragment(_) | Target::Nowhere => {
                    }
                }
            }
        }
    }
}

fn without_scheme(url: &str) -> Option<String> {
    url.split_once("://").map(|(_, rest)| rest.to_owned())
}

/// Returns the language and the rest of the address of a page of this site.
fn find_page(url: &str, own: &str, graph: &Graph) -> Option<(Lang, String)> {
    let rest = without_scheme(url)?;
    let path = rest.strip_prefix(own)?;
    let path = path.split(['#', '?']).next().unwrap_or_default();
    let (first, rest) = path.split_once('/')?;
    let lang = graph.config.languages.iter().find(|lang| lang.as_str() == first)?;
    let rest = percent_encoding::percent_decode_str(rest).decode_utf8_lossy();
    Some((*lang, encode(&rest)))
}

/// Returns the documents by the addresses of their pages without the language.
fn pages_of(graph: &Graph) -> BTreeMap<String, EntityId> {
    graph.entities().into_iter().map(|id| (preview_key(graph, id), id)).collect()
}

fn to_other_language(
    graph: &Graph,
    (text, lang): (&Text, Lang),
    (page, span): (Option<&EntityId>, Span),
) -> Diagnostic {
    let message = say!(
        "leads from a text in `{own}` to a page in `{lang}`",
        own = text.lang.as_str(),
        lang = lang.as_str()
    );
    let diagnostic = Diagnostic::new(Code::LeavingLanguage, span, message);
    let Some(id) = page else {
        return diagnostic.help(say!(
            "link a document of the site by its id, `[[id]]`: it leads to the page in the reader's language"
        ));
    };
    let slug = &**graph.slug(*id);
    let help =
        say!("link the document itself, `[[{slug}]]`: it leads to the page in the reader's language", slug);
    let path = match id {
        EntityId::Brief(id) => Some(&*graph.brief(*id).path),
        EntityId::Actor(id) => Some(&*graph.actor(*id).path),
        EntityId::Place(id) => Some(&*graph.place(*id).path),
        EntityId::Topic(id) => Some(&*graph.topic(*id).path),
        EntityId::Page(id) => Some(&*graph.page(*id).path),
        EntityId::Source(_) | EntityId::Publisher(_) => None,
    };
    let path = path.and_then(|path| path.strip_prefix("content"));
    let Some(path) = path.filter(|path| !path.contains([' ', '(', ')'])) else {
        return diagnostic.help(help);
    };
    let title = say!("link the file `{path}`", path);
    diagnostic.help(help).fix(Fix::suggested(title, vec![Edit { span, text: path.to_owned() }]))
}

fn report_untranslated(graph: &Graph, text: &Text, (to, span): (EntityId, Span), report: &mut Report) {
    let (EntityId::Brief(_) | EntityId::Page(_)) = to else { return };
    let Some(texts) = graph.texts(to).filter(|texts| !texts.is_empty() && !texts.contains_key(&text.lang))
    else {
        return;
    };
    if !graph.config.languages.contains(&text.lang)
        || texts.keys().any(|lang| lang.language() == text.lang.language())
    {
        return;
    }
    let (slug, lang) = (&**graph.slug(to), text.lang.as_str());
    let message = say!("`{slug}` has no words in `{lang}`", slug, lang);
    let help = say!(
        "begin the translation with `mujaz new translation {slug} --to {lang}`, or tell readers of it in the text",
        slug,
        lang
    );
    report.add(Diagnostic::new(Code::UntranslatedLink, span, message).help(help));
}
