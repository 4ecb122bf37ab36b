//! A new document. In: what it is to be, and the site that it is to be part of. Out: its file, with the keys of its
//! kind told of in comments; or why it cannot be had, in a sentence.

use crate::diag::phrase::{Phrase, Value, say};
use crate::lang::slug::words_of_id;
use crate::lang::tag::Lang;
use crate::model::date::FuzzyDate;
use crate::parse::draft::{Drafts, SourceReference};
use crate::parse::files::Folder;
use crate::parse::id::{Spelt, find_fault};
use crate::parse::reader::{code_point, is_direction, match_language};
use crate::parse::values::is_web_address;
use crate::scaffold::spell::{fill, yaml};
use crate::survey::{Document, documents};
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// What a new document is to be.
#[derive(Clone, Debug)]
pub struct Request {
    /// What kind of document.
    pub folder: Folder,
    /// Its title or name.
    pub title: String,
    /// Its language; else the site's default one.
    pub lang: Option<String>,
    /// Its id; else made from its title.
    pub id: Option<String>,
    /// The day of a brief.
    pub date: String,
    /// Its name in other languages: `en=Baghdad`.
    pub names: Vec<String>,
    /// The address of a source.
    pub url: Option<String>,
}

/// A file to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// Its path from the site's folder.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// Returns the file of a new document, and its id.
///
/// # Errors
/// Where the request asks for what a site cannot have.
pub fn new_document(request: &Request, drafts: &Drafts) -> Result<(NewFile, String), Phrase> {
    let title = checked_title(&request.title)?;
    let lang = match &request.lang {
        Some(tag) => find_language(tag, &drafts.config.languages)?,
        None => drafts.config.default_language,
    };
    let date = FuzzyDate::parse(&request.date).map_err(|error| error.message.followed_by(error.help))?;
    let date = date.to_string();
    let id = match &request.id {
        Some(id) => id.clone(),
        None => default_id(request.folder, &title, &date),
    };
    check_id(&id, (request.folder, drafts))?;
    if let Some(url) = request.url.as_ref().filter(|url| !is_web_address(url)) {
        return Err(say!("`{url}` is not an address of the web: it begins with `https://`", url));
    }
    let languages = &drafts.config.languages;
    let names = names(&title, lang, (&request.names, languages))?;
    let url =
        request.url.as_ref().map_or("# url: https://…".to_owned(), |url| format!("url: {}", yaml(url)));
    let (title, date) = (yaml(&title), yaml_date(&date));
    let values =
        [("title", &*title), ("date", &date), ("lang", lang.as_str()), ("names", &names), ("url", &url)];
    let text = fill(template(request.folder, lang), &values);
    let path = Layout::of(request.folder, drafts).path(&id, lang);
    Ok((NewFile { path, text }, id))
}

/// Returns a title without the spaces around it.
///
/// # Errors
/// Where it is empty, or holds what no line of text holds.
pub fn checked_title(title: &str) -> Result<String, Phrase> {
    let title = title.trim();
    if title.is_empty() {
        return Err(say!("the title is empty: write it in quotes, such as \"…\""));
    }
    if let Some(sign) = title.chars().find(|sign| sign.is_control() || is_direction(*sign)) {
        let clean: String = title.chars().filter(|sign| !sign.is_control() && !is_direction(*sign)).collect();
        let code = code_point(sign);
        return Err(say!(
            "the title `{clean}` holds a hidden character ({code}): write it anew",
            clean,
            code
        ));
    }
    Ok(title.to_owned())
}

/// Returns the language of the site that a tag names.
///
/// # Errors
/// Where it has none such.
pub fn find_language(tag: &str, languages: &[Lang]) -> Result<Lang, Phrase> {
    match_language(tag, languages).ok_or_else(|| {
        let all = Value::Each(languages.iter().map(|lang| Value::from(lang.as_str())).collect());
        say!("`{tag}` is no language of this site, which has {all}", tag, all)
    })
}

/// Returns a date as YAML has it: quoted where it would be read as something else.
fn yaml_date(date: &str) -> Cow<'_, str> {
    let is_plain = date.chars().all(|sign| sign.is_ascii_digit() || sign == '-');
    if is_plain { Cow::Borrowed(date) } else { Cow::Owned(format!("\"{date}\"")) }
}

/// Returns the id of a title; that of a brief begins with its date, as far as that is one of a calendar.
fn default_id(folder: Folder, title: &str, date: &str) -> String {
    let slug = words_of_id(title);
    let is_calendar = date.chars().all(|sign| sign.is_ascii_digit() || sign == '-');
    if folder == Folder::Briefs && is_calendar { format!("{date}-{slug}") } else { slug }
}

fn check_id(id: &str, (folder, drafts): (Folder, &Drafts)) -> Result<(), Phrase> {
    let languages = &drafts.config.languages;
    if let Some((message, help)) = find_fault(id, Spelt::Id) {
        return Err(message.followed_by(Some(help)));
    }
    if folder == Folder::Sources
        && let Some(sign) = id.chars().find(|sign| ",;@".contains(*sign))
    {
        return Err(say!("the id `{id}` holds `{sign}`, which parts the works of a citation", id, sign));
    }
    if let Some((_, end)) = id.rsplit_once('.')
        && match_language(end, languages).is_some()
    {
        return Err(say!("the id `{id}` ends like a language: name it without `.{end}`", id, end));
    }
    match owner(id, drafts) {
        Some((id, path)) => {
            Err(say!("the id `{id}` is taken: `{path}` has it; choose another with `--id`", id, path))
        }
        None => Ok(()),
    }
}

/// Returns the id that is the same but for the case of its letters, and the file that has it.
fn owner<'drafts>(id: &str, drafts: &'drafts Drafts) -> Option<(&'drafts str, &'drafts str)> {
    let wanted = id.nfc().collect::<String>().to_lowercase();
    let is_it = |of: &str| of.to_lowercase() == wanted;
    if let Some(of) = documents(drafts).iter().find(|of| is_it(of.id)) {
        return Some((of.id, of.path));
    }
    drafts.briefs.iter().find_map(|brief| {
        let written = brief.facts.sources.iter().filter_map(|source| match source {
            SourceReference::Written(written) => Some(written.0.value.as_str()),
            SourceReference::Id(_) => None,
        });
        Some((written.into_iter().find(|of| is_it(of))?, &*brief.path))
    })
}

/// Returns the lines of a name in each language; where it is not known a comment holds its place.
fn names(title: &str, lang: Lang, (also, languages): (&[String], &[Lang])) -> Result<String, Phrase> {
    let mut known = vec![(lang, title.to_owned())];
    for words in also {
        let (tag, name) = words
            .split_once('=')
            .ok_or_else(|| say!("`{words}` names no language: write it as `en=…`", words))?;
        let lang = find_language(tag.trim(), languages)?;
        if known.iter().any(|(of, _)| *of == lang) {
            return Err(say!("the name in `{lang}` is given twice", lang = lang.as_str()));
        }
        known.push((lang, checked_title(name)?));
    }
    let line = |lang: &Lang| match known.iter().find(|(of, _)| of == lang) {
        Some((_, name)) => format!("  {}: {}", lang.as_str(), yaml(name)),
        None => format!("  # {}: …", lang.as_str()),
    };
    Ok(languages.iter().map(line).collect::<Vec<_>>().join("\n"))
}

fn template(folder: Folder, lang: Lang) -> &'static str {
    let (ar, en) = match folder {
        Folder::Briefs => (include_str!("texts/brief.ar.md"), include_str!("texts/brief.en.md")),
        Folder::Actors => (include_str!("texts/actor.ar.md"), include_str!("texts/actor.en.md")),
        Folder::Places => (include_str!("texts/place.ar.md"), include_str!("texts/place.en.md")),
        Folder::Topics => (include_str!("texts/topic.ar.md"), include_str!("texts/topic.en.md")),
        Folder::Sources => (include_str!("texts/source.ar.md"), include_str!("texts/source.en.md")),
        Folder::Pages => (include_str!("texts/page.ar.md"), include_str!("texts/page.en.md")),
    };
    if lang.is_arabic() { ar } else { en }
}

/// How a site arranges its files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Layout {
    folder: Folder,
    /// Whether each language has a folder: `content/ar/briefs/`.
    trees: Habit,
    /// Whether a document has a folder: `talks/index.ar.md`.
    bundles: Habit,
}

/// Whether a site does something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Habit {
    Yes,
    No,
}

impl Layout {
    /// Returns what most documents of a kind do; briefs have folders where there are none yet, so that pictures can stand
    /// beside them.
    fn of(folder: Folder, drafts: &Drafts) -> Self {
        let all = documents(drafts);
        let own: Vec<&Document<'_>> =
            all.iter().filter(|of| of.folder == folder && of.path.ends_with(".md")).collect();
        let is_tree = |of: &Document<'_>| {
            let first = of.path.split('/').nth(1).unwrap_or_default();
            first != folder.name() && match_language(first, &drafts.config.languages).is_some()
        };
        let habit = |count: usize, of: usize| if count * 2 > of { Habit::Yes } else { Habit::No };
        let bundles = own.iter().filter(|of| of.stem.ends_with("/index")).count();
        let trees = all.iter().filter(|of| is_tree(of)).count();
        Self {
            folder,
            trees: habit(trees, all.len()),
            bundles: match own.len() {
                0 if folder == Folder::Briefs => Habit::Yes,
                count => habit(bundles, count),
            },
        }
    }

    fn path(self, id: &str, lang: Lang) -> String {
        let (kind, lang) = (self.folder.name(), lang.as_str());
        let top = match self.trees {
            Habit::Yes => format!("content/{lang}/{kind}/{id}"),
            Habit::No => format!("content/{kind}/{id}"),
        };
        let named = matches!(self.folder, Folder::Briefs | Folder::Pages) && self.trees == Habit::No;
        let ending = if named { format!(".{lang}.md") } else { ".md".to_owned() };
        match self.bundles {
            Habit::Yes => format!("{top}/index{ending}"),
            Habit::No => format!("{top}{ending}"),
        }
    }
}
