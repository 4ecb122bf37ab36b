//! What search engines read: sitemaps with the languages of each page (sitemaps.org 0.9, `xhtml:link`), and
//! `robots.txt`.

use crate::model::config::SiteUrl;
use crate::model::id::EntityId;
use crate::plan::site::SITEMAP_ADDRESSES;
use crate::plan::target::{Target, What};
use crate::plan::url;
use crate::render::html::escape;
use crate::render::site::Site;
use std::fmt::Write;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// Returns the pages that search engines may list, in the order of their paths.
fn pages<'a>(site: &'a Site<'a>) -> impl Iterator<Item = &'a Target> {
    site.plan.targets.iter().filter(|target| target.what.is_page() && target.what != What::NotFound)
}

/// Returns one part of the sitemap, from 0.
#[must_use]
pub fn sitemap(site: &Site<'_>, part: u32) -> String {
    let Some(address) = &site.graph.config.site_url else { return String::new() };
    let mut xml = HEAD.to_owned();
    xml.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
    for target in pages(site).skip(part as usize * SITEMAP_ADDRESSES).take(SITEMAP_ADDRESSES) {
        add_page(site, address, target, &mut xml);
    }
    xml.push_str("</urlset>\n");
    xml
}

fn add_page(site: &Site<'_>, address: &SiteUrl, target: &Target, xml: &mut String) {
    // Writing to a `String` cannot fail.
    let _ = write!(xml, "<url><loc>{}</loc>", escape(&url::absolute(address, &target.path)));
    if let Some(date) = last_change(site, target.what) {
        let _ = write!(xml, "<lastmod>{date}</lastmod>");
    }
    let config = &site.graph.config;
    let mut alternate = |lang: &str, what: What| {
        if let Some(path) = site.plan.find_path(what) {
            let href = escape(&url::absolute(address, path));
            let _ = write!(xml, "<xhtml:link rel=\"alternate\" hreflang=\"{lang}\" href=\"{href}\"/>");
        }
    };
    for lang in &config.languages {
        if let Some(what) = target.what.in_language(*lang) {
            alternate(lang.as_str(), what);
        }
    }
    if let Some(what) = target.what.in_language(config.default_language) {
        alternate("x-default", what);
    }
    xml.push_str("</url>\n");
}

/// Returns the day of a brief's last change, where it is known to the day.
fn last_change(site: &Site<'_>, what: What) -> Option<String> {
    let What::Entity(EntityId::Brief(id), _) = what else { return None };
    let brief = site.graph.brief(id);
    let day = brief.find_day_of_change(site.graph.today)?;
    Some(format!("{:04}-{:02}-{:02}", day.year, day.month, day.day))
}

/// Returns the list of the sitemap's parts.
#[must_use]
pub fn sitemap_index(site: &Site<'_>) -> String {
    let Some(address) = &site.graph.config.site_url else { return String::new() };
    let mut xml = HEAD.to_owned();
    xml.push_str("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for target in site.plan.targets.iter().filter(|target| matches!(target.what, What::Sitemap(_))) {
        let _ =
            writeln!(xml, "<sitemap><loc>{}</loc></sitemap>", escape(&url::absolute(address, &target.path)));
    }
    xml.push_str("</sitemapindex>\n");
    xml
}

/// Returns `robots.txt`: everything may be read.
#[must_use]
pub fn robots(site: &Site<'_>) -> String {
    let mut text = "User-agent: *\nAllow: /\n".to_owned();
    if let Some(address) = &site.graph.config.site_url {
        let _ = write!(text, "\nSitemap: {}\n", url::absolute(address, "sitemap.xml"));
    }
    text
}
