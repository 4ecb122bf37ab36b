//! The pieces that pages share.

use crate::render::view::ready::Ready;
use serde::Serialize;

/// What every page has around its content.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Frame {
    /// The language of the page.
    pub lang: String,
    /// Its direction: `ltr` or `rtl`.
    pub dir: &'static str,
    /// The digits of the page: `latn`, `arab` …
    pub digits: &'static str,
    /// What kind of page it is: `home`, `brief`, `actor` …
    pub kind: &'static str,
    /// The text of `<title>`, its parts isolated from each other.
    pub title: String,
    /// One sentence about the page.
    pub description: Option<String>,
    /// The site's name.
    pub site_title: Ready<String>,
    /// The address of the output folder: empty, or ending in `/`. The function `asset` begins with it.
    pub root: Ready<String>,
    /// How many files of `previews/` there are in a language: `site.js` finds the right one by it.
    pub previews: usize,
    /// The home page of this language.
    pub home: Ready<String>,
    /// The page on which a language is chosen.
    pub chooser: Ready<String>,
    /// Stylesheets, in order.
    pub stylesheets: Ready<Vec<String>>,
    /// The sections of the site.
    pub nav: Ready<Vec<NavItem>>,
    /// Prose pages of the site: about, method …
    pub pages: Ready<Vec<Ref>>,
    /// The corrections of the whole site.
    pub corrections: Ready<String>,
    /// The page on which readers keep the site on their device; none where it does not offer that.
    pub offline: Ready<Option<String>>,
    /// The page on which readers search.
    pub search: Ready<String>,
    /// The page that lists the data of the site.
    pub data: Ready<String>,
    /// This page in every language, this one's included, in the order of the switcher.
    pub alternates: Vec<Alternate>,
    /// The absolute address of this page; none without a `site-url`.
    pub canonical: Option<String>,
    /// The absolute address for readers of other languages.
    pub x_default: Option<String>,
    /// The Atom feed of this language.
    pub feed: Ready<Option<String>>,
    /// The feeds of what the page is about, and those of the site, for the programs that read them.
    pub feeds: Vec<FeedLink>,
    /// JSON-LD, escaped for a `<script>`.
    pub json_ld_html: String,
    /// What social networks show of the page; none without a `site-url`.
    pub social: Option<Social>,
    /// Whether the site was written in spite of errors.
    pub forced: bool,
    /// Whether search engines are asked to pass the page by.
    pub noindex: bool,
    /// The absolute address where the page's file is edited.
    pub edit: Option<String>,
    /// The licence of the content.
    pub license: Ready<Option<String>>,
    /// Who makes the site.
    pub authors: Ready<Vec<Words>>,
    /// The version of mujaz.
    pub version: &'static str,
}

/// What social networks show of a page (the Open Graph protocol, ogp.me).
#[derive(Clone, Debug, Serialize)]
pub struct Social {
    /// `article` or `website`.
    pub kind: &'static str,
    /// The title of the page, without the site's name.
    pub title: String,
    /// The language, and its region where that is known: `ar_IQ`.
    pub locale: String,
    /// The other languages that the page is in.
    pub other_locales: Vec<String>,
    /// The absolute address of its picture.
    pub image: Option<String>,
    /// The day it was published, as ISO 8601 has it, where it is known to the day.
    pub published: Option<String>,
    /// The day it was last changed.
    pub modified: Option<String>,
}

/// A section of the site.
#[derive(Clone, Debug, Serialize)]
pub struct NavItem {
    /// Its key in the theme's strings: `nav-briefs` …
    pub key: &'static str,
    /// Its address.
    pub href: String,
    /// Whether this page is it, or in it.
    pub current: bool,
}

/// A page in one language.
#[derive(Clone, Debug, Serialize)]
pub struct Alternate {
    /// The language.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// The language's own name for itself.
    pub name: String,
    /// The address of the page.
    pub href: String,
    /// Its absolute address; none without a `site-url`.
    pub absolute: Option<String>,
    /// Whether it is this page.
    pub current: bool,
}

/// Words in a language that may not be the page's.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Words {
    /// The words.
    pub text: String,
    /// Their language; none where it is the page's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// Their direction; none where it is the page's language's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dir: Option<&'static str>,
}

/// A link to a page of the site.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Ref {
    /// Its address.
    pub href: String,
    /// What it is called.
    pub name: Ready<Words>,
}

/// A date.
#[derive(Clone, Debug, Default, Serialize)]
pub struct DateView {
    /// In the reader's words.
    pub words: String,
    /// The day of the Umm al-Qura calendar, where there is room for it and the site asks for it.
    pub also: Option<String>,
    /// For `<time datetime>`; none where HTML has no form for it.
    pub datetime: Option<String>,
    /// How the source put it.
    pub text: Option<Words>,
}

/// A brief in a list.
#[derive(Clone, Debug, Serialize)]
pub struct BriefCard {
    /// The brief, by its title.
    pub brief: Ref,
    /// The day it speaks from.
    pub date: Ready<DateView>,
    /// Its first key point, as text; none in long lists.
    pub point: Option<Words>,
    /// The role of the actor whose page it is on.
    pub role: Option<String>,
    /// On the page of an entity, what it says of it, in the place of the key point.
    pub places: Vec<BacklinkPlace>,
    /// The places that are left out there.
    pub left_out: Option<LeftOut>,
}

/// Places that a list has no room for.
#[derive(Clone, Debug, Serialize)]
pub struct LeftOut {
    /// The first of them.
    pub href: String,
    /// How many there are.
    pub count: usize,
}

/// Something that has a date.
#[derive(Clone, Debug, Serialize)]
pub struct EventView {
    /// Its anchor, to which pictures lead.
    pub anchor: Option<String>,
    /// When.
    pub date: DateView,
    /// What.
    pub title: Words,
    /// `event`, `deadline`, `announcement` or `period`.
    pub kind: &'static str,
    /// The brief that tells it; none on that brief's own page.
    pub brief: Option<Ref>,
    /// Whose word or deed it is: who promised, who announced.
    pub by: Vec<Ref>,
    /// Whom it concerns besides.
    pub actors: Vec<Ref>,
    /// Where.
    pub places: Vec<Ref>,
    /// Who says so.
    pub sources: Vec<Ref>,
    /// Who says so, by the marks of the page's own sources, in its brief.
    pub marks: Vec<MarkView>,
    /// Whether its time is over, on the day of the build.
    pub past: bool,
}

/// A deadline: what was promised, by whom, and how long there is.
#[derive(Clone, Debug, Serialize)]
pub struct DeadlineView {
    /// What is due, by whom and whom it concerns; its sources stand below.
    pub event: EventView,
    /// Who says so, and when.
    pub said: Vec<SaidView>,
    /// `due`, `now` where it may be any day, or `past`, on the day of the build.
    pub standing: &'static str,
    /// How long there is or how long ago it was, in words, on the day of the build.
    pub left: String,
    /// The first day it may be, in days from 1970, for `deadlines.js`; none where it may be any before its last.
    pub first: Option<String>,
    /// The last day it may be, likewise.
    pub last: Option<String>,
    /// Whether these days themselves are only about right.
    pub about: bool,
    /// Whether it is shown only when those before it are past, by the reader's clock.
    pub spare: bool,
}

/// A source of a deadline.
#[derive(Clone, Debug, Serialize)]
pub struct SaidView {
    /// The source.
    pub source: Ref,
    /// When it was said.
    pub date: Option<DateView>,
}

/// A file to download.
#[derive(Clone, Debug, Serialize)]
pub struct DownloadView {
    /// Its address.
    pub href: String,
    /// The format's own name: `BibTeX`.
    pub name: &'static str,
}

/// A feed, for `<link rel="alternate">`.
#[derive(Clone, Debug, Serialize)]
pub struct FeedLink {
    /// Its address.
    pub href: String,
    /// Its media type.
    pub media_type: &'static str,
    /// What it tells of, its parts isolated from each other.
    pub title: String,
}

/// The mark of a cited work.
#[derive(Clone, Debug, Serialize)]
pub struct MarkView {
    /// Its number, or who and when, with what stands around it.
    pub words_html: String,
    /// Its entry in the list of sources.
    pub href: String,
    /// The id of the place where it is cited.
    pub id: String,
    /// What is heard in its place; empty where it is words itself.
    pub name: String,
}

/// Events under one heading.
#[derive(Clone, Debug, Serialize)]
pub struct EventGroup {
    /// A year, or nothing.
    pub heading: Option<String>,
    /// In the order of time.
    pub events: Vec<EventView>,
}

/// A document that speaks of another.
#[derive(Clone, Debug, Serialize)]
pub struct BacklinkView {
    /// The document that speaks of it.
    pub from: Ref,
    /// Where, in the order of reading.
    pub places: Vec<BacklinkPlace>,
}

/// A place where a document is spoken of.
#[derive(Clone, Debug, Serialize)]
pub struct BacklinkPlace {
    /// The paragraph.
    pub href: String,
    /// The sentence it stands in.
    pub sentence: Words,
}

/// A cited work, in a list or on its own page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SourceItem {
    /// Its number among the sources of the page; none on its own page, nor where the style has no numbers.
    pub number: Option<String>,
    /// The id of its entry in the list.
    pub anchor: String,
    /// The formatted reference.
    pub reference_html: String,
    /// Where the page cites it.
    pub cited_at: Vec<CitedAt>,
    /// Its page.
    pub source: Ref,
    /// Who wrote or said it.
    pub authors: Vec<Ref>,
    /// Who published it.
    pub publisher: Option<Ref>,
    /// When.
    pub date: Option<DateView>,
    /// When it was read.
    pub accessed: Option<DateView>,
    /// `article`, `statement` …
    pub kind: Option<&'static str>,
    /// Whether it is a person who is not named.
    pub unnamed: bool,
    /// Its absolute address.
    pub url: Option<String>,
    /// The host of that address.
    pub host: Option<String>,
    /// The absolute address of an archived copy.
    pub archive_url: Option<String>,
    /// When the copy was made.
    pub archive_date: Option<DateView>,
    /// The attributes that a link to it or to that copy has: those of Robust Links. Empty where there is no copy.
    pub robust_html: String,
    /// When its address was last found not to answer any more; none where it may.
    pub dead: Option<DateView>,
    /// The copy of it that the site publishes.
    pub copy: Option<CopyView>,
    /// The language it is in, in words of the page; none where it is the page's.
    pub language: Option<String>,
    /// Admiralty scale, `A` to `F`.
    pub reliability: Option<char>,
    /// Admiralty scale, 1 to 6.
    pub credibility: Option<u8>,
    /// The same in the digits of the page.
    pub credibility_number: Option<String>,
    /// Words quoted from it.
    pub quote: Option<Words>,
    /// What readers should know of it.
    pub note: Option<Words>,
    /// The works it repeats.
    pub derived_from: Vec<Ref>,
}

/// A copy of a cited work that the site publishes.
#[derive(Clone, Debug, Serialize)]
pub struct CopyView {
    /// Where it is.
    pub href: String,
    /// The name of its file.
    pub name: String,
    /// Its SHA-256, in hexadecimal digits.
    pub sha256: String,
}

/// What a key point rests on.
#[derive(Clone, Debug, Serialize)]
pub struct StandingView {
    /// `none`: no source; `unnamed`: one person who is not named, or reports that all repeat one; `one`: one source;
    /// `shared`: several of which no two are independent; `several`: at least two that have nothing in common.
    pub kind: &'static str,
    /// The same in words, with numbers.
    pub words: String,
    /// Whether there are several sources.
    pub has_several: bool,
    /// The works that all its sources go back to, where no two are independent; those that its only source repeats.
    pub origins: Vec<Ref>,
    /// Who wrote or said all of several sources, or where all are read, where that is why no two are independent.
    pub shared: Option<Ref>,
    /// The best reliability among them: Admiralty scale, `A` to `F`.
    pub reliability: Option<char>,
    /// The best credibility: Admiralty scale, 1 to 6.
    pub credibility: Option<u8>,
    /// The same in the digits of the page.
    pub credibility_number: Option<String>,
    /// The people who say it by name.
    pub people: Vec<Ref>,
    /// The institutions that say it.
    pub bodies: Vec<Ref>,
    /// When it was last put right.
    pub corrected: Option<DateView>,
    /// Whether the words beside it are a translation that may be older than that.
    pub is_older: bool,
}

/// What a key point rests on, in short.
#[derive(Clone, Debug, Serialize)]
pub struct ShortStanding {
    /// As in `StandingView`.
    pub kind: &'static str,
    /// The same in words, with numbers.
    pub words: String,
    /// When the key point was last put right.
    pub corrected: Option<DateView>,
    /// Where that is told; empty where it was not put right.
    pub correction: String,
}

/// A key point, away from its brief.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimView {
    /// Its words.
    pub words: Words,
    /// The day its brief speaks from.
    pub date: Ready<DateView>,
    /// The brief, at the key point.
    pub brief: Ref,
    /// What it rests on.
    pub standing: StandingView,
    /// On the page of a source that it does not cite itself: the works by which it comes down to it.
    pub through: Vec<Ref>,
}

/// A place where a page cites a work.
#[derive(Clone, Debug, Serialize)]
pub struct CitedAt {
    /// The place.
    pub href: String,
    /// Its number among the places of this work, in the digits of the page; none where there is no other.
    pub number: Option<String>,
    /// What it leads to, in words.
    pub label: String,
}

/// What was put right.
#[derive(Clone, Debug, Serialize)]
pub struct CorrectionView {
    /// Its anchor on the page of its brief.
    pub anchor: String,
    /// When.
    pub date: DateView,
    /// What.
    pub text: Words,
    /// What stood there before.
    pub before: Option<Words>,
    /// The key point that it puts right: its address, and its number.
    pub point: Option<Ref>,
    /// Where in which brief it stands; none on that brief's own page.
    pub brief: Option<Ref>,
}

/// That the words of a page are not what a reader of its language would expect.
#[derive(Clone, Debug, Serialize)]
pub struct Notice {
    /// `missing`: there is no translation and the original is shown; `outdated`: it is older than the
    /// original.
    pub kind: &'static str,
    /// The original, by the name of its language in the words of the page.
    pub original: Ref,
    /// The paragraphs that are behind: links to them, by their numbers from 1.
    pub blocks: Vec<Ref>,
}

/// An entry of a list of entities.
#[derive(Clone, Debug, Serialize)]
pub struct ListItem {
    /// The entity.
    pub entity: Ref,
    /// In how many briefs it is, in the digits of the page; none where it is in none.
    pub count: Option<String>,
    /// What it is: a key of the theme's strings, such as `actor-type-state`.
    pub kind: Option<String>,
}

/// Entries under one heading.
#[derive(Clone, Debug, Serialize)]
pub struct ListGroup {
    /// A letter, or nothing.
    pub heading: Option<String>,
    /// In the order of the language.
    pub items: Vec<ListItem>,
}

/// A year, and how much there is in it.
#[derive(Clone, Debug, Serialize)]
pub struct YearLink {
    /// The year, in the digits of the page.
    pub year: String,
    /// Its page.
    pub href: String,
    /// How many briefs or events, in the digits of the page.
    pub count: String,
    /// Whether it is this page.
    pub current: bool,
}

/// A page of a list by name.
#[derive(Clone, Debug, Serialize)]
pub struct NamesLink {
    /// The first name on it.
    pub first: Words,
    /// Its address.
    pub href: String,
    /// Whether it is this page.
    pub current: bool,
}

/// Two actors who appear in the same briefs.
#[derive(Clone, Debug, Serialize)]
pub struct TogetherView {
    /// The one.
    pub one: Ref,
    /// The other.
    pub other: Ref,
    /// In how many briefs both are, in the digits of the page.
    pub count: String,
    /// The newest of them.
    pub brief: Option<Ref>,
    /// Its day.
    pub date: Option<Ready<DateView>>,
}
