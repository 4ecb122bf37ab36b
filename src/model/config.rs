//! What `book.toml` means.

use crate::diag::code::{Code, Level};
use crate::lang::tag::Lang;
use crate::model::label::Label;
use hayagriva::citationberg::IndependentStyle;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Which names Arabic months have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Months {
    /// كانون الثاني، شباط …
    Levantine,
    /// يناير، فبراير …
    Gregorian,
    /// تشرين الثاني/نوفمبر
    Both,
}

/// Which digits numbers and dates are written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Digits {
    /// 0123456789
    Latin,
    /// ٠١٢٣٤٥٦٧٨٩
    Arabic,
}

/// How dates and numbers read in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateStyle {
    /// The month set (of Arabic; other languages have one).
    pub months: Months,
    /// The digits.
    pub digits: Digits,
    /// Whether the Umm al-Qura date stands beside a day's Gregorian one.
    pub umm_al_qura: bool,
}

/// Returns the style that `lang` has where `book.toml` says nothing: the month names of its region (those of
/// Iraq, the Levant and Palestine are Levantine), Latin digits in Arabic as its newspapers use them, the
/// Gregorian calendar alone.
#[must_use]
pub fn default_style(lang: Lang) -> DateStyle {
    let levantine = matches!(lang.region(), Some("IQ" | "LB" | "SY" | "JO" | "PS"));
    let levantine = lang.is_arabic() && (levantine || lang.language() == "apc");
    let months = if levantine { Months::Levantine } else { Months::Gregorian };
    let own_digits = matches!(lang.language(), "fa" | "ps" | "ckb");
    let digits = if own_digits { Digits::Arabic } else { Digits::Latin };
    DateStyle { months, digits, umm_al_qura: false }
}

/// The address the site is published at: absolute, `http` or `https`, ends with `/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteUrl {
    /// The whole address.
    pub url: String,
    /// Its path: `/` or `/iraq-brief/`.
    pub base_path: String,
}

/// Whether readers can keep the site on their device for reading without a network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keeping {
    /// They can: the site has a service worker, packs of pages and a page on which they choose.
    #[default]
    Offered,
    /// They cannot; what a former version of the site left on their device is cleared away.
    Withdrawn,
}

/// Whether readers are shown the history of briefs, where there is one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HistoryWish {
    /// They are.
    #[default]
    Shown,
    /// They are not.
    Hidden,
}

/// Who wrote a citation style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StyleOrigin {
    /// We did: dates in it read as on the rest of the site.
    House,
    /// Others did: dates in it read as it says.
    Other,
}

/// How cited works are told of: a style of the Citation Style Language.
#[derive(Clone, Debug)]
pub struct CitationStyle {
    /// The style.
    pub csl: Arc<IndependentStyle>,
    /// Who wrote it.
    pub origin: StyleOrigin,
}

/// The site as `book.toml` describes it; every default filled in.
#[derive(Clone, Debug)]
pub struct Config {
    /// The site's name.
    pub title: Label,
    /// One sentence about it.
    pub description: Label,
    /// Who makes it.
    pub authors: Vec<String>,
    /// The language of files that name none.
    pub default_language: Lang,
    /// All languages, in the order of the switcher; never empty, holds the default.
    pub languages: Vec<Lang>,
    /// The licence of the content, as an SPDX id or words.
    pub license: Option<String>,
    /// The output folder, relative to the site's.
    pub build_dir: String,
    /// Where the site is published, for what must be absolute.
    pub site_url: Option<SiteUrl>,
    /// The theme's name.
    pub theme: String,
    /// The domain of GitHub Pages.
    pub cname: Option<String>,
    /// Where the sources of the site are.
    pub git_repository_url: Option<String>,
    /// Where a file is edited, with `{path}`.
    pub edit_url_template: Option<String>,
    /// Stylesheets of the site's own, relative to its folder.
    pub additional_css: Vec<String>,
    /// How dates read, for every language of the site.
    pub dates: BTreeMap<Lang, DateStyle>,
    /// Roles of actors beyond the built-in ones, with their words.
    pub roles: BTreeMap<String, Label>,
    /// Whether readers can keep it on their device.
    pub offline: Keeping,
    /// Whether readers are shown how briefs came to be.
    pub history: HistoryWish,
    /// How cited works are told of.
    pub citation_style: CitationStyle,
    /// Where an archive is asked for its copy of an address, which is put behind it.
    pub find_archive_url: String,
    /// Values for the theme's options.
    pub theme_options: BTreeMap<String, String>,
    /// Levels that differ from the codes' own.
    pub levels: BTreeMap<Code, Level>,
    /// What was written, but could not be understood.
    pub unread: Unread,
}

impl Config {
    /// Returns the own name of a language, with what tells it from others of the site that have the same name:
    /// `العربية (EG)` where the site is written in the Arabic of another country too.
    #[must_use]
    pub fn own_name(&self, lang: Lang) -> String {
        let name = lang.find_own_name().unwrap_or(lang.as_str());
        let is_shared = self.languages.iter().any(|of| *of != lang && of.find_own_name() == Some(name));
        match lang.as_str().split_once('-') {
            Some((_, rest)) if is_shared => format!("{name} ({rest})"),
            Some(_) | None => name.to_owned(),
        }
    }
}

/// What of `book.toml` was written, but could not be understood. The report says so, and nothing that follows from
/// its lack is said as well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unread {
    /// The languages, or some of them.
    pub languages: bool,
    /// The address of the site.
    pub site_url: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_region_decides_the_months() {
        let months = |tag: &str| default_style(Lang::parse(tag).expect("a tag")).months;
        assert_eq!(months("ar-IQ"), Months::Levantine);
        assert_eq!(months("ar"), Months::Gregorian);
        assert_eq!(months("ar-EG"), Months::Gregorian);
        assert_eq!(months("en-IQ"), Months::Gregorian);
    }
}
