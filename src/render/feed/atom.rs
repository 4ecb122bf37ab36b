//! Atom (RFC 4287).

use crate::render::feed::entry::{Channel, Entry};
use crate::render::html::{escape, escape_into};

/// When an entry was changed of which nothing is known: that it was is asked for.
const UNKNOWN: &str = "1970-01-01T00:00:00Z";

/// Returns a feed as Atom.
pub(super) fn write(channel: &Channel) -> String {
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n",
        channel.lang
    );
    element("title", &channel.title, &mut xml);
    if let Some(subtitle) = &channel.subtitle {
        element("subtitle", subtitle, &mut xml);
    }
    element("id", &channel.address, &mut xml);
    link(("self", "application/atom+xml"), &channel.address, &mut xml);
    link(("alternate", "text/html"), &channel.home, &mut xml);
    element("updated", &channel.updated, &mut xml);
    authors(&channel.authors, &mut xml);
    if let Some(license) = &channel.license {
        element("rights", license, &mut xml);
    }
    for of in &channel.entries {
        entry(of, &mut xml);
    }
    xml.push_str("</feed>\n");
    xml
}

fn entry(entry: &Entry, xml: &mut String) {
    xml.push_str(&format!("<entry xml:lang=\"{}\">\n", entry.lang));
    element("title", &entry.title, xml);
    element("id", &entry.id, xml);
    let mut page = |lang: &str, address: &str| {
        xml.push_str(&format!("<link rel=\"alternate\" type=\"text/html\" hreflang=\"{lang}\" href=\""));
        escape_into(address, xml);
        xml.push_str("\"/>\n");
    };
    page(entry.page_lang.as_str(), &entry.address);
    for (lang, address) in &entry.others {
        page(lang.as_str(), address);
    }
    if let Some(published) = &entry.published {
        element("published", published, xml);
    }
    element("updated", entry.updated.as_deref().unwrap_or(UNKNOWN), xml);
    authors(&entry.authors, xml);
    for (id, name) in &entry.topics {
        xml.push_str(&format!("<category term=\"{}\" label=\"{}\"/>\n", escape(id), escape(name)));
    }
    if !entry.text.is_empty() {
        element("summary", &entry.text, xml);
    }
    xml.push_str("</entry>\n");
}

fn authors(names: &[String], xml: &mut String) {
    for name in names {
        xml.push_str("<author><name>");
        escape_into(name, xml);
        xml.push_str("</name></author>\n");
    }
}

fn element(name: &str, text: &str, xml: &mut String) {
    xml.push('<');
    xml.push_str(name);
    xml.push('>');
    escape_into(text, xml);
    xml.push_str("</");
    xml.push_str(name);
    xml.push_str(">\n");
}

fn link((rel, media_type): (&str, &str), address: &str, xml: &mut String) {
    xml.push_str(&format!("<link rel=\"{rel}\" type=\"{media_type}\" href=\""));
    escape_into(address, xml);
    xml.push_str("\"/>\n");
}
