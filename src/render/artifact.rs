//! A target becomes bytes: one match over what a file may be.

use crate::input::Content;
use crate::lang::tag::Lang;
use crate::model::id::EntityId;
use crate::plan::target::{Target, What};
use crate::plan::url;
use crate::render::calendar::calendar;
use crate::render::card::draw;
use crate::render::data::file::data_file;
use crate::render::export::export;
use crate::render::feed::feed;
use crate::render::here::Here;
use crate::render::html::escape;
use crate::render::metadata::without_metadata;
use crate::render::page::page;
use crate::render::preview::preview;
use crate::render::search::index::SearchIndex;
use crate::render::site::Site;
use crate::render::sitemap::{robots, sitemap, sitemap_index};
use crate::render::web_app::web_app;
use crate::span::FileId;
use std::borrow::Cow;

/// A file that could not be made, and why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RenderError {
    /// The path of the file.
    pub path: String,
    /// What the template asked for.
    pub message: String,
}

/// Returns the bytes of a target.
///
/// # Errors
/// Where a template asks its view for something that it has not.
pub fn artifact<'a>(
    site: &'a Site<'a>,
    index: Option<&SearchIndex>,
    target: &'a Target,
) -> Result<Cow<'a, [u8]>, RenderError> {
    let config = &site.graph.config;
    let text = |text: String| Cow::Owned(text.into_bytes());
    Ok(match target.what {
        What::Chooser
        | What::NotFound
        | What::Home(_)
        | What::Entity(..)
        | What::History(..)
        | What::Parallel(..)
        | What::List(..)
        | What::Year(..)
        | What::Timeline(_)
        | What::TimelineYear(..)
        | What::Deadlines(_)
        | What::Portion(..)
        | What::Names(..)
        | What::Corrections(_)
        | What::Network(_)
        | What::Pairs(..)
        | What::Map(_)
        | What::SearchPage(_)
        | What::DataPage(_)
        | What::Offline(_) => {
            let lang = target.what.find_language().unwrap_or(config.default_language);
            let here = Here { site, what: target.what, lang, path: &target.path };
            let error = |message| RenderError { path: target.path.to_string(), message };
            Cow::Owned(page(here).map_err(error)?)
        }
        What::WebApp(lang) => text(web_app(Here { site, what: target.what, lang, path: &target.path })),
        What::Search(file) => text(index.and_then(|index| index.find(file)).unwrap_or_default()),
        What::Data(file) => Cow::Owned(data_file(site, file)),
        What::Feed(of, format, lang) => {
            text(feed(Here { site, what: target.what, lang, path: &target.path }, (of, format)))
        }
        What::Calendar(lang) => {
            text(calendar(Here { site, what: target.what, lang, path: &target.path }, None))
        }
        What::CalendarOf(id, lang) => {
            text(calendar(Here { site, what: target.what, lang, path: &target.path }, Some(id)))
        }
        What::Sitemap(part) => text(sitemap(site, part)),
        What::SitemapIndex => text(sitemap_index(site)),
        What::Robots => text(robots(site)),
        What::NoJekyll => Cow::Borrowed(b""),
        What::Cname => text(format!("{}\n", config.cname.as_deref().unwrap_or_default())),
        What::Asset(number) => without_metadata(&site.theme.assets[number as usize].bytes),
        What::OwnAsset(file) => Cow::Borrowed(bytes(site, file)),
        What::Attachment(id) => without_metadata(bytes(site, site.graph.attachment(id).file)),
        What::Copy(id) => {
            // As it was taken, metadata and all: its SHA-256 stands on its source's page.
            let file = site.graph.source(id).find_published_copy().and_then(|copy| copy.file);
            Cow::Borrowed(file.map_or(&b""[..], |file| bytes(site, file)))
        }
        What::Preview(lang, shard) => {
            text(preview(Here { site, what: target.what, lang, path: &target.path }, shard))
        }
        What::Card(number) => Cow::Owned(draw(&site.cards[number as usize], &site.theme.faces)),
        What::Export(of, format) => text(export(site.graph, (of, format))),
        What::Redirect(id, lang) => text(redirect(site, target, (id, lang))),
    })
}

fn bytes<'a>(site: &'a Site<'a>, file: FileId) -> &'a [u8] {
    match &site.input.file(file).content {
        Content::Text(text) => text.as_bytes(),
        Content::Bytes(bytes) => bytes,
        Content::Fault(_) => b"",
    }
}

/// Returns the page at an old address: it leads on by itself, and by a link.
fn redirect(site: &Site<'_>, target: &Target, (id, lang): (EntityId, Lang)) -> String {
    let here = Here { site, what: What::Entity(id, lang), lang, path: &target.path };
    let href = escape(&url_of(here));
    let (name, name_lang) = here.name(id);
    let canonical =
        here.absolute(here.what).map(|url| format!("<link rel=\"canonical\" href=\"{}\">\n", escape(&url)));
    format!(
        "<!doctype html>\n<html lang=\"{name_lang}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<meta http-equiv=\"refresh\" content=\"0; url={href}\">\n{}</head>\n\
         <body>\n<p><a href=\"{href}\">{}</a></p>\n</body>\n</html>\n",
        name_lang.direction().as_str(),
        escape(name),
        canonical.unwrap_or_default(),
        escape(name),
    )
}

fn url_of(here: Here<'_>) -> String {
    here.site.plan.find_path(here.what).map(|path| url::relative(here.path, path)).unwrap_or_default()
}
