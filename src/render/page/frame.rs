//! What every page has around its content.

use crate::lang::bidi::isolate;
use crate::lang::isolation::isolate_stretches;
use crate::lang::tag::Lang;
use crate::model::id::EntityId;
use crate::plan::portion::Listing;
use crate::plan::target::{Fed, FeedFormat, Kind, What};
use crate::plan::url;
use crate::render::asset::find_stylesheet;
use crate::render::here::Here;
use crate::render::json_ld::json_ld;
use crate::render::page::social::social;
use crate::render::site::prose_pages;
use crate::render::view::piece::{Alternate, DownloadView, FeedLink, Frame, NavItem};

/// What a page says of itself to its frame.
pub(crate) struct About<'a> {
    /// The kind of page, as a class.
    pub(crate) kind: &'static str,
    /// Its title; the site's name where it has none.
    pub(crate) title: &'a str,
    /// One sentence about it.
    pub(crate) description: Option<String>,
    /// The file it was written in.
    pub(crate) file: Option<&'a str>,
}

/// Returns the frame of the page that `here` is.
pub(crate) fn frame(here: Here<'_>, about: About<'_>) -> Frame {
    let config = &here.graph().config;
    let site_title = config.title.best(here.lang).map(|(title, _)| title).unwrap_or_default();
    let apart = |text: &str| isolate_stretches(here.lang.direction(), text);
    let title = match about.title {
        "" => apart(site_title),
        title => format!("{} · {}", isolate(&apart(title)), isolate(&apart(site_title))),
    };
    // A page that says nothing of itself is told of by its title, and by what the site is.
    let site_description = config.description.best(here.lang).map(|(text, _)| apart(text));
    let description = match about.description.filter(|text| !text.is_empty()) {
        Some(text) => Some(apart(&text)),
        None if about.title.is_empty() => site_description,
        None => site_description.map(|text| format!("{} · {text}", isolate(&apart(about.title)))),
    };
    Frame {
        kind: about.kind,
        title,
        description,
        alternates: alternates(here),
        canonical: here.absolute(here.what),
        x_default: x_default(here),
        feeds: feeds(here, site_title),
        json_ld_html: json_ld(here),
        social: social(here, about.title, site_title),
        // It may change while the rest is kept.
        forced: here.site.forced,
        edit: about.file.and_then(|path| edit(here, path)),
        ..around(here, site_title)
    }
}

/// Returns what is the same around the page and its neighbours in its folder: the frame of none of them.
fn around(here: Here<'_>, site_title: &str) -> Frame {
    let config = &here.graph().config;
    let folder = here.path.rfind('/').map_or("", |end| &here.path[..end]);
    let section = section_of(here.what, here.lang);
    here.site.around((folder, here.lang, section), || Frame {
        lang: here.lang.to_string(),
        dir: here.lang.direction().as_str(),
        digits: here.locale().digits,
        site_title: site_title.to_owned().into(),
        root: url::to_root(here.path).into(),
        previews: here.site.plan.previews.len(),
        home: here.href(What::Home(here.lang)).into(),
        chooser: here.href(What::Chooser).into(),
        stylesheets: stylesheets(here).into(),
        nav: nav(here, section).into(),
        pages: here.entities(prose_pages(here.graph())).into(),
        corrections: here.href(What::Corrections(here.lang)).into(),
        offline: find_href(here, What::Offline(here.lang)).into(),
        search: here.href(What::SearchPage(here.lang)).into(),
        data: here.href(What::DataPage(here.lang)).into(),
        feed: find_href(here, What::Feed(Fed::Site, FeedFormat::Atom, here.lang)).into(),
        license: config.license.clone().into(),
        authors: here.people(&config.authors).into(),
        version: env!("CARGO_PKG_VERSION"),
        ..Frame::default()
    })
}

/// Returns the absolute address for readers of other languages; none for a page that is in no one language.
fn x_default(here: Here<'_>) -> Option<String> {
    let other = here.what.in_language(here.graph().config.default_language);
    let chooser = (here.what == What::Chooser).then_some(What::Chooser);
    here.absolute(other.or(chooser)?)
}

fn edit(here: Here<'_>, path: &str) -> Option<String> {
    let template = here.graph().config.edit_url_template.as_ref()?;
    Some(template.replace("{path}", &url::encode(path)))
}

fn stylesheets(here: Here<'_>) -> Vec<String> {
    let own = find_stylesheet(&here.site.theme.assets).and_then(|at| u32::try_from(at).ok());
    let mut sheets: Vec<String> = own.into_iter().map(|at| here.href(What::Asset(at))).collect();
    for path in &here.graph().config.additional_css {
        if let Some(file) = here.site.input.find_path(path) {
            sheets.push(here.href(What::OwnAsset(file)));
        }
    }
    sheets
}

fn nav(here: Here<'_>, section: Option<What>) -> Vec<NavItem> {
    let lang = here.lang;
    let sections: [(&'static str, What); 7] = [
        ("nav-briefs", What::List(Kind::Briefs, lang)),
        ("nav-actors", What::List(Kind::Actors, lang)),
        ("nav-places", What::List(Kind::Places, lang)),
        ("nav-topics", What::List(Kind::Topics, lang)),
        ("nav-sources", What::List(Kind::Sources, lang)),
        ("nav-timeline", What::Timeline(lang)),
        ("nav-deadlines", What::Deadlines(lang)),
    ];
    let item = |(key, what): (&'static str, What)| NavItem {
        key,
        href: here.href(what),
        current: section == Some(what),
    };
    sections.into_iter().map(item).collect()
}

/// Returns the section that a page is in.
fn section_of(what: What, lang: Lang) -> Option<What> {
    let list = |kind| Some(What::List(kind, lang));
    match what {
        What::Entity(EntityId::Brief(_), _)
        | What::History(..)
        | What::Parallel(..)
        | What::Year(..)
        | What::List(Kind::Briefs, _) => list(Kind::Briefs),
        What::Entity(EntityId::Actor(_), _) | What::List(Kind::Actors, _) => list(Kind::Actors),
        What::Entity(EntityId::Place(_), _) | What::List(Kind::Places, _) => list(Kind::Places),
        What::Entity(EntityId::Topic(_), _) | What::List(Kind::Topics, _) => list(Kind::Topics),
        What::Entity(EntityId::Source(_) | EntityId::Publisher(_), _)
        | What::List(Kind::Sources | Kind::Publishers, _) => list(Kind::Sources),
        What::Network(_) | What::Pairs(..) => list(Kind::Actors),
        What::Map(_) => list(Kind::Places),
        What::Timeline(_) | What::TimelineYear(..) => Some(What::Timeline(lang)),
        What::Deadlines(_) | What::Portion(Listing::Deadlines, ..) => Some(What::Deadlines(lang)),
        What::Portion(Listing::Briefs(_), ..) => list(Kind::Briefs),
        What::Portion(Listing::Events(_), ..) => Some(What::Timeline(lang)),
        What::Portion(Listing::Of(id), ..) => section_of(What::Entity(id, lang), lang),
        What::Names(kind, ..) => section_of(What::List(kind, lang), lang),
        What::Entity(EntityId::Page(_), _)
        | What::Chooser
        | What::NotFound
        | What::Home(_)
        | What::Corrections(_)
        | What::Portion(Listing::Corrections, ..)
        | What::Offline(_)
        | What::WebApp(_)
        | What::SearchPage(_)
        | What::DataPage(_)
        | What::Data(_)
        | What::Search(_)
        | What::Feed(..)
        | What::Calendar(_)
        | What::CalendarOf(..)
        | What::Sitemap(_)
        | What::SitemapIndex
        | What::Robots
        | What::NoJekyll
        | What::Cname
        | What::Asset(_)
        | What::OwnAsset(_)
        | What::Attachment(_)
        | What::Copy(_)
        | What::Card(_)
        | What::Preview(..)
        | What::Export(..)
        | What::Redirect(..) => None,
    }
}

/// Returns the feeds that a page leads to: those of what it is about, and those of the site.
fn feeds(here: Here<'_>, site_title: &str) -> Vec<FeedLink> {
    let mut feeds = Vec::new();
    if let What::Entity(id, _) = here.what {
        let name = &here.locale().name(id).text;
        feeds.extend(feed_links(here, Fed::Of(id), &format!("{} · {}", isolate(name), isolate(site_title))));
    } else if let What::Corrections(_) | What::Portion(Listing::Corrections, ..) = here.what {
        let title = format!("{} · {}", isolate(here.say("corrections")), isolate(site_title));
        feeds.extend(feed_links(here, Fed::Corrections, &title));
    }
    feeds.extend(feed_links(here, Fed::Site, site_title));
    feeds
}

fn feed_links(here: Here<'_>, of: Fed, title: &str) -> Vec<FeedLink> {
    let link = |(_, format): (&str, FeedFormat)| {
        let href = find_href(here, What::Feed(of, format, here.lang))?;
        Some(FeedLink { href, media_type: format.media_type(), title: title.to_owned() })
    };
    FeedFormat::ALL.into_iter().filter_map(link).collect()
}

/// Returns feeds as files to take along; nothing where there are none.
pub(crate) fn feed_files(here: Here<'_>, of: Fed) -> Vec<DownloadView> {
    let file = |(name, format): (&'static str, FeedFormat)| {
        find_href(here, What::Feed(of, format, here.lang)).map(|href| DownloadView { href, name })
    };
    FeedFormat::ALL.into_iter().filter_map(file).collect()
}

/// Returns the address of a file that not every site has.
pub(crate) fn find_href(here: Here<'_>, what: What) -> Option<String> {
    here.site.plan.find_path(what).map(|_| here.href(what))
}

/// Returns this page in every language of the site.
fn alternates(here: Here<'_>) -> Vec<Alternate> {
    let mut alternates = Vec::new();
    for lang in &here.graph().config.languages {
        if let Some(what) = here.what.in_language(*lang) {
            alternates.push(alternate(here, *lang, what));
        }
    }
    alternates
}

/// Returns a page in a language, by the language's own name.
pub(crate) fn alternate(here: Here<'_>, lang: Lang, what: What) -> Alternate {
    let name = here.graph().config.own_name(lang);
    Alternate {
        lang: lang.to_string(),
        dir: lang.direction().as_str(),
        name,
        href: here.href(what),
        absolute: here.absolute(what),
        current: what == here.what,
    }
}
