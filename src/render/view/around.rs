//! What is the same around all pages of one folder and one section.

use crate::render::view::piece::{NavItem, Ref, Words};
use crate::render::view::ready::Ready;

/// What is the same around all pages of one language, folder and section: the fields of a
/// [`Frame`](crate::render::view::piece::Frame) of these names.
#[derive(Clone, Debug)]
pub struct Around {
    /// The site's name.
    pub site_title: Ready<String>,
    /// The address of the output folder.
    pub root: Ready<String>,
    /// The home page.
    pub home: Ready<String>,
    /// The page on which a language is chosen.
    pub chooser: Ready<String>,
    /// Stylesheets.
    pub stylesheets: Ready<Vec<String>>,
    /// The sections of the site.
    pub nav: Ready<Vec<NavItem>>,
    /// Prose pages.
    pub pages: Ready<Vec<Ref>>,
    /// The corrections of the whole site.
    pub corrections: Ready<String>,
    /// The page on which readers keep the site.
    pub offline: Ready<Option<String>>,
    /// The page on which readers search.
    pub search: Ready<String>,
    /// The page that lists the data of the site.
    pub data: Ready<String>,
    /// The Atom feed.
    pub feed: Ready<Option<String>>,
    /// The licence of the content.
    pub license: Ready<Option<String>>,
    /// Who makes the site.
    pub authors: Ready<Vec<Words>>,
}
