//! The pages that lead in: the choice of a language, and the page for an address that is not there.

use crate::lang::tag::Lang;
use crate::plan::target::What;
use crate::plan::url;
use crate::render::here::Here;
use crate::render::page::frame::{About, alternate, frame};
use crate::render::view::page::{ChooserView, NotFoundView, SiteCard};
use crate::render::view::piece::{Frame, Words};

/// Returns the view of the page on which a language is chosen.
pub(crate) fn chooser(here: Here<'_>) -> ChooserView {
    let about = About { kind: "chooser", title: "", description: None, file: None };
    ChooserView { frame: frame(here, about), sites: sites(here) }
}

fn sites(here: Here<'_>) -> Vec<SiteCard> {
    here.graph().config.languages.iter().map(|lang| site(here, *lang)).collect()
}

fn site(here: Here<'_>, lang: Lang) -> SiteCard {
    let config = &here.graph().config;
    let words = |label: &crate::model::label::Label| {
        let (text, of) = label.best(lang).unwrap_or(("", lang));
        Words { text: text.to_owned(), lang: Some(of.to_string()), dir: Some(of.direction().as_str()) }
    };
    let said = |key: &str| here.site.locale(lang).strings.get(key).to_owned();
    SiteCard {
        home: alternate(here, lang, What::Home(lang)),
        title: words(&config.title),
        description: words(&config.description),
        last_read: said("last-read"),
        not_found: said("not-found"),
        not_found_text: said("not-found-text"),
    }
}

/// Returns the view of the page for an address that is not there. It is served at any depth, so every
/// address on it begins at the root.
pub(crate) fn not_found(here: Here<'_>) -> NotFoundView {
    let about = About { kind: "not-found", title: here.say("not-found"), description: None, file: None };
    let mut frame = frame(here, about);
    frame.noindex = true;
    frame.canonical = None;
    frame.x_default = None;
    from_root(here, &mut frame);
    let mut sites = sites(here);
    sites.iter_mut().for_each(|site| root(here, &mut site.home.href));
    NotFoundView { frame, sites }
}

fn from_root(here: Here<'_>, frame: &mut Frame) {
    let hrefs = [&mut frame.root, &mut frame.home, &mut frame.chooser].into_iter();
    let hrefs = hrefs.chain([&mut frame.corrections, &mut frame.search, &mut frame.data]);
    hrefs.for_each(|href| href.change(|href| root(here, href)));
    frame.stylesheets.change(|sheets| sheets.iter_mut().for_each(|href| root(here, href)));
    for href in [&mut frame.feed, &mut frame.offline] {
        href.change(|href| href.iter_mut().for_each(|href| root(here, href)));
    }
    frame.feeds.iter_mut().for_each(|feed| root(here, &mut feed.href));
    frame.nav.change(|items| items.iter_mut().for_each(|item| root(here, &mut item.href)));
    frame.pages.change(|pages| pages.iter_mut().for_each(|page| root(here, &mut page.href)));
}

/// Makes an address that is relative to the output folder begin at the root of the host.
fn root(here: Here<'_>, href: &mut String) {
    let base = here.graph().config.site_url.as_ref().map_or("/", |site| site.base_path.as_str());
    // The base path is part of a URL as its author wrote it: what is encoded there stays as it is.
    *href = format!("{}{href}", url::encode(base).replace("%25", "%"));
}
