//! The keys of `book.toml`.

use crate::diag::phrase::say;
use crate::model::config::{Digits, Months};
use crate::parse::keys::key::Shape::{
    ByLanguage, Flag, Label, Language, Levels, List, Map, OneOf, Scalar, Table, Text, Url,
};
use crate::parse::keys::key::{Key, optional, required, words};

/// Names of months, and what they mean.
pub const MONTHS: [(&str, Months); 3] =
    [("levantine", Months::Levantine), ("gregorian", Months::Gregorian), ("both", Months::Both)];
/// Digits, and what they mean.
pub const DIGITS: [(&str, Digits); 2] = [("latn", Digits::Latin), ("arab", Digits::Arabic)];
/// Calendars.
pub const CALENDARS: [&str; 2] = ["gregory", "islamic-umalqura"];

const MONTH_WORDS: [&str; 3] = words(&MONTHS);
const DIGIT_WORDS: [&str; 2] = words(&DIGITS);

/// The tables of `book.toml`.
pub static TOP: [Key; 9] = [
    required("book", Map(&BOOK), || say!("What the site is: its title, its languages")),
    optional("build", Map(&BUILD), || say!("Where the site is written")),
    optional("output", Map(&OUTPUT), || say!("How the site is made")),
    optional("dates", ByLanguage(&DATES), || say!("How dates and numbers read in each language")),
    optional("references", Map(&REFERENCES), || say!("How cited works read")),
    optional("archive", Map(&ARCHIVE), || say!("Where `mujaz archive` looks for archived copies")),
    optional("history", Map(&HISTORY), || say!("Whether readers see how briefs came to be")),
    optional("roles", Table(&Label), || {
        say!("Roles of actors that the site adds, and their words in each language")
    }),
    optional("check", Levels, || say!("The level of each message: `error`, `warn` or `allow`")),
];

/// The keys of `[book]`.
pub static BOOK: [Key; 7] = [
    required("title", Label, || say!("The title of the site, or one for each language")),
    optional("description", Label, || say!("What the site is about, in a sentence")),
    optional("authors", List(&Text), || say!("Who makes the site: names")),
    optional("language", Language, || say!("The default language: that of files that name none")),
    optional("languages", List(&Language), || {
        say!("All languages, in the order in which readers are offered them")
    }),
    optional("license", Text, || say!("The licence of the texts: `CC-BY-4.0`")),
    optional("src", OneOf(&["content", "content/"]), || say!("The folder of the texts: always `content`")),
];

/// The keys of `[build]`.
pub static BUILD: [Key; 1] =
    [optional("build-dir", Text, || say!("The folder that the site is written into; without it, `public`"))];

/// The keys of `[output]`.
pub static OUTPUT: [Key; 1] = [optional("html", Map(&HTML), || say!("How the pages are made"))];

/// The keys of `[output.html]`.
pub static HTML: [Key; 8] = [
    optional("site-url", Url, || say!("Where the site is published: `https://example.org/briefs/`")),
    optional("theme", Text, || say!("The theme: the name of a folder in `themes`; without it, `default`")),
    optional("cname", Text, || say!("The host name of the site: `briefs.example.org`")),
    optional("git-repository-url", Url, || say!("Where the repository of the site can be seen")),
    optional("edit-url-template", Text, || say!("Where a file is edited: `https://…/{path}`")),
    optional("additional-css", List(&Text), || say!("Stylesheets of the site's own: paths from its folder")),
    optional("offline", Flag, || say!("`false`: readers cannot keep the site on their devices")),
    optional("theme-options", Table(&Scalar), || say!("What the theme lets a site choose")),
];

/// The keys of `[dates.ar]` and its like.
pub static DATES: [Key; 3] = [
    optional("months", OneOf(&MONTH_WORDS), || say!("Which names the months have")),
    optional("digits", OneOf(&DIGIT_WORDS), || say!("Which digits dates and numbers are written with")),
    optional("calendars", List(&OneOf(&CALENDARS)), || say!("Which calendars dates are told in")),
];

/// The keys of `[references]`.
pub static REFERENCES: [Key; 1] =
    [optional("style", Text, || say!("A citation style: its name, or the path of a file of CSL"))];

/// The keys of `[archive]`.
pub static ARCHIVE: [Key; 1] =
    [optional("find-url", Url, || say!("The address that is asked whether there is a copy"))];

/// The keys of `[history]`.
pub static HISTORY: [Key; 1] =
    [optional("show", Flag, || say!("`false`: the commits that changed a brief are not shown"))];
