//! The paths below `content/` → documents with their files, libraries and attachments. Reads no text.

use crate::diag::code::Code;
use crate::diag::phrase::{Phrase, say};
use crate::diag::report::{Diagnostic, Report};
use crate::input::Input;
use crate::lang::near::find_nearest;
use crate::lang::tag::Lang;
use crate::model::config::Config;
use crate::model::source::COPIES;
use crate::parse::draft::AttachmentDraft;
use crate::parse::fault;
use crate::parse::id::{Spelt, find_fault, is_unsafe};
use crate::parse::reader::{list_of, match_language};
use crate::parse::values::{find_any_language, is_language_tag, language_named};
use crate::span::{FileId, Span};
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;

/// A folder of `content/`, which says what its documents are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Folder {
    /// `briefs/`
    Briefs,
    /// `actors/`
    Actors,
    /// `places/`
    Places,
    /// `topics/`
    Topics,
    /// `sources/`
    Sources,
    /// `pages/`
    Pages,
}

impl Folder {
    const ALL: [(&'static str, Self); 6] = [
        ("briefs", Self::Briefs),
        ("actors", Self::Actors),
        ("places", Self::Places),
        ("topics", Self::Topics),
        ("sources", Self::Sources),
        ("pages", Self::Pages),
    ];

    /// Returns the folder's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Briefs => "briefs",
            Self::Actors => "actors",
            Self::Places => "places",
            Self::Topics => "topics",
            Self::Sources => "sources",
            Self::Pages => "pages",
        }
    }

    /// Returns the folder of this name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(of, _)| *of == name).map(|(_, folder)| *folder)
    }
}

/// One file of a document.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// Its language.
    pub lang: Lang,
    /// The file.
    pub file: FileId,
}

/// A document: the files that share a path but for the language.
#[derive(Debug)]
pub struct Group {
    /// What it is.
    pub folder: Folder,
    /// Its id.
    pub id: String,
    /// Where it stands, without the language's folder: `content/briefs/talks`.
    pub place: String,
    /// Its path without the language's folder, language and ending: `content/briefs/talks/index`.
    pub stem: String,
    /// Its files, one a language.
    pub parts: Vec<Part>,
}

/// A file of several sources.
#[derive(Clone, Copy, Debug)]
pub struct Library {
    /// The file.
    pub file: FileId,
    /// The language of its plain words.
    pub lang: Lang,
    /// How it is written.
    pub kind: LibraryKind,
}

/// How a file of several sources is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LibraryKind {
    /// A map of ids to keys.
    Yaml,
    /// BibTeX or BibLaTeX.
    Bibtex,
}

/// All files below `content/`, each where it belongs.
#[derive(Debug, Default)]
pub struct Sorted {
    /// Documents, by folder and path.
    pub groups: Vec<Group>,
    /// Files of several sources, by path.
    pub libraries: Vec<Library>,
    /// Files to publish, by path.
    pub attachments: Vec<AttachmentDraft>,
}

/// A file's path below `content/`, taken apart.
struct Place {
    file: FileId,
    folder: Folder,
    /// The folders from the kind's own, without the language's: `briefs`, `talks`.
    folders: Vec<String>,
    /// The file's name.
    name: String,
    /// The language of the tree that it stands in.
    tree: Option<Lang>,
}

impl Place {
    fn dir(&self) -> String {
        format!("content/{}", self.folders.join("/"))
    }
}

/// A Markdown file's name, taken apart.
struct Name {
    stem: String,
    lang: Option<Lang>,
    /// The language that it names and the site does not have.
    unknown: Option<String>,
}

/// A document whose files are being gathered, and those whose language is unknown.
type Gathered = (Group, Vec<(Part, String)>);

struct Sorter<'run> {
    input: &'run Input,
    config: &'run Config,
    report: &'run mut Report,
    /// Folders of which was said that they are not where they should be.
    said: BTreeSet<String>,
    /// The attachments so far, by path.
    published: BTreeMap<String, FileId>,
}

/// Returns where each file below `content/` belongs; says which belong nowhere.
#[must_use]
pub fn sort(input: &Input, config: &Config, report: &mut Report) -> Sorted {
    sort_some((input, &|_| true), config, report)
}

/// Returns those of the files whose paths `is_wanted` says.
#[must_use]
pub fn sort_some(
    (input, is_wanted): (&Input, &dyn Fn(&str) -> bool),
    config: &Config,
    report: &mut Report,
) -> Sorted {
    let mut sorter = Sorter { input, config, report, said: BTreeSet::new(), published: BTreeMap::new() };
    let mut texts = Vec::new();
    let mut rest = Vec::new();
    for (file, of) in input.iter().filter(|(_, of)| is_wanted(&of.path)) {
        let is_ours = of.path.starts_with("content/") || of.path == "content";
        let fault = fault::find(input, file).filter(|_| is_ours || of.path.starts_with("themes"));
        if let Some(diagnostic) = fault.filter(|_| !is_ours || ending(&of.path) != "md") {
            sorter.report.add(diagnostic);
            continue;
        }
        let Some(path) = of.path.strip_prefix("content/") else { continue };
        if of.path.starts_with(COPIES) {
            // What sources say of them is all that is known of them.
            continue;
        }
        let Some(place) = sorter.place(file, path) else { continue };
        let ending = ending(&place.name);
        if ending == "md" { texts.push(place) } else { rest.push((place, ending)) }
    }
    let (groups, bundles) = sorter.documents(texts);
    let mut sorted = Sorted { groups, ..Sorted::default() };
    for (place, ending) in rest {
        sorter.other(place, &ending, &bundles, &mut sorted);
    }
    sorted
}

/// Returns what a text and its translations have in common: the name of the file up to its first dot, or of its folder.
#[must_use]
pub fn document_name(path: &str) -> &str {
    let mut parts = path.rsplit('/');
    let name = parts.next().unwrap_or_default();
    let stem = name.split('.').next().unwrap_or_default();
    if stem == "index" { parts.next().unwrap_or_default() } else { stem }
}

fn ending(name: &str) -> String {
    name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

impl Sorter<'_> {
    fn say(&mut self, code: Code, file: FileId, message: Phrase, help: Phrase) {
        self.report.add(Diagnostic::new(code, Span::whole(file), message).help(help));
    }

    /// Returns where a file stands; nothing where it is hidden or in no folder of ours.
    fn place(&mut self, file: FileId, path: &str) -> Option<Place> {
        let mut parts: Vec<&str> = path.split('/').collect();
        if parts.iter().any(|part| part.starts_with('.'))
            || matches!(parts.last(), Some(&"Thumbs.db" | &"desktop.ini"))
        {
            return None;
        }
        let mut tree = None;
        if parts.len() > 1 && Folder::find(parts[0]).is_none() {
            tree = match_language(parts[0], &self.config.languages);
            let names_one =
                tree.is_none() && Folder::find(parts[1]).is_some() && find_any_language(parts[0]).is_some();
            if names_one {
                self.unknown_tree(file, parts[0]);
                return None;
            }
            if tree.is_some() {
                parts.remove(0);
            }
        }
        let name = (*parts.last()?).to_owned();
        let folders: Vec<String> = parts[..parts.len() - 1].iter().map(|part| (*part).to_owned()).collect();
        let Some(folder) = folders.first().and_then(|first| Folder::find(first)) else {
            self.misplaced(file, path, folders.first().map(String::as_str));
            return None;
        };
        Some(Place { file, folder, folders, name, tree })
    }

    fn unknown_tree(&mut self, file: FileId, tag: &str) {
        if self.said.insert(tag.to_owned()) {
            let message =
                say!("the folder `content/{tag}` names a language that the site does not have", tag);
            let help = self.language_help(tag);
            self.say(Code::UnknownLanguage, file, message, help);
        }
    }

    fn language_help(&self, tag: &str) -> Phrase {
        let known: Vec<&str> = self.config.languages.iter().map(Lang::as_str).collect();
        // What is a language is no slip for another.
        let near = find_nearest(tag, known.iter().copied()).filter(|_| !is_language_tag(tag));
        match near {
            Some(near) => say!("did you mean `{near}`?", near),
            None => say!(
                "use one of {all}, or add `{tag}` to `languages` in `book.toml`",
                all = list_of(&known),
                tag
            ),
        }
    }

    fn misplaced(&mut self, file: FileId, path: &str, folder: Option<&str>) {
        let names: Vec<&str> = Folder::ALL.iter().map(|(name, _)| *name).collect();
        let near = folder.and_then(|folder| find_nearest(folder, names.iter().copied()));
        let help = match near {
            Some(near) => say!("did you mean `content/{near}`?", near),
            None => say!("move it to one of the folders {all} of `content`", all = list_of(&names)),
        };
        match folder {
            None => {
                let message = say!("`{path}` stands in no folder of `content`", path);
                self.say(Code::MisplacedFile, file, message, help);
            }
            Some(folder) => {
                // One folder is spoken of once, however many files it holds.
                if self.said.insert(folder.to_owned()) {
                    let message = say!("`content/{folder}` is no folder that documents stand in", folder);
                    self.say(Code::MisplacedFile, file, message, help);
                }
            }
        }
    }

    fn name_of(&self, stem: &str) -> Name {
        let plain = Name { stem: stem.to_owned(), lang: None, unknown: None };
        let Some((head, tag)) = stem.rsplit_once('.').filter(|(head, _)| !head.is_empty()) else {
            return plain;
        };
        let lang = match_language(tag, &self.config.languages);
        let named = find_any_language(tag).is_some() || language_named(tag).is_some();
        if lang.is_none() && !named {
            return plain;
        }
        let unknown = lang.is_none().then(|| tag.to_owned());
        Name { stem: head.to_owned(), lang, unknown }
    }

    /// Returns the documents of these Markdown files, and the folders that are documents themselves.
    fn documents(&mut self, texts: Vec<Place>) -> (Vec<Group>, BTreeSet<String>) {
        let named: Vec<(Place, Name)> = texts
            .into_iter()
            .map(|place| {
                let name = self.name_of(&place.name[..place.name.len() - ".md".len()]);
                (place, name)
            })
            .collect();
        let is_index = |place: &Place, name: &Name| name.stem == "index" && place.folders.len() > 1;
        let bundles: BTreeSet<String> = named
            .iter()
            .filter(|(place, name)| is_index(place, name))
            .map(|(place, _)| place.dir())
            .collect();
        let mut groups: BTreeMap<(Folder, String), Gathered> = BTreeMap::new();
        for (place, name) in named {
            let index = is_index(&place, &name);
            let dir = place.dir();
            let message = if !index && find_bundle(&bundles, &dir).is_some() {
                Some(say!("a text beside the `index` of another document"))
            } else if !index && name.stem == "index" {
                Some(say!("an `index` without a folder of its own"))
            } else {
                None
            };
            if let Some(message) = message {
                let help = say!("move it to a folder or a name of its own");
                self.say(Code::MisplacedFile, place.file, message, help);
                continue;
            }
            let id =
                if index { place.folders.last().cloned().unwrap_or_default() } else { name.stem.clone() };
            let stem = format!("{dir}/{}", name.stem);
            let lang = name.lang.or(place.tree).unwrap_or(self.config.default_language);
            let part = Part { lang, file: place.file };
            let group = || Group {
                folder: place.folder,
                id: id.nfc().collect(),
                place: dir,
                stem: stem.clone(),
                parts: Vec::new(),
            };
            let entry = groups.entry((place.folder, stem.clone())).or_insert_with(|| (group(), Vec::new()));
            match name.unknown {
                None => self.add_part(&mut entry.0, part),
                Some(tag) => entry.1.push((part, tag)),
            }
        }
        let groups = groups.into_values().map(|(mut group, unknown)| {
            for (part, tag) in unknown {
                let message =
                    say!("the file's name says `{tag}`, which is not a language of this site", tag = &tag);
                let help = self.language_help(&tag);
                self.say(Code::UnknownLanguage, part.file, message, help);
                // A document of which this is all still has its id.
                if group.parts.is_empty() {
                    group.parts.push(part);
                }
            }
            group
        });
        (groups.collect(), bundles)
    }

    fn add_part(&mut self, group: &mut Group, part: Part) {
        match group.parts.iter().find(|of| of.lang == part.lang) {
            None => group.parts.push(part),
            Some(first) => {
                let message =
                    say!("`{id}` has two files in `{lang}`", id = &group.id, lang = part.lang.as_str());
                let diagnostic = Diagnostic::new(Code::TwoOriginals, Span::whole(part.file), message);
                let diagnostic = diagnostic.label(Span::whole(first.file), say!("the other one"));
                let help = say!("keep one of the two, or put another language in its name");
                self.report.add(diagnostic.help(help));
            }
        }
    }

    /// Puts a file that is not Markdown where it belongs.
    fn other(&mut self, place: Place, ending: &str, bundles: &BTreeSet<String>, sorted: &mut Sorted) {
        let kind = match ending {
            "yaml" | "yml" => Some(LibraryKind::Yaml),
            "bib" | "bibtex" => Some(LibraryKind::Bibtex),
            _ => None,
        };
        let file = place.file;
        if let (Folder::Sources, Some(kind)) = (place.folder, kind) {
            let stem = place.name.rsplit_once('.').map_or("", |(stem, _)| stem);
            let lang = self.name_of(stem).lang.or(place.tree).unwrap_or(self.config.default_language);
            sorted.libraries.push(Library { file, lang, kind });
            return;
        }
        if matches!(place.folder, Folder::Actors | Folder::Places | Folder::Topics) && kind.is_some() {
            let message = say!("`{name}` is not Markdown", name = &place.name);
            let help = say!("name it `….md` and put its keys between lines of `---`");
            self.say(Code::MisplacedFile, file, message, help);
            return;
        }
        if let Some(draft) = self.attachment(&place, ending, bundles) {
            // Both trees of a document may hold a file of one name: the first one is published.
            let path = format!("{}/{}", draft.folder, draft.name);
            match self.published.get(&path).copied() {
                None => {
                    self.published.insert(path, file);
                    sorted.attachments.push(draft);
                }
                Some(first) if self.input.file(first).content == self.input.file(file).content => {}
                Some(first) => {
                    let message = say!("two files would be published as `{name}`", name = &draft.name);
                    let diagnostic = Diagnostic::new(Code::DuplicateUrl, Span::whole(file), message);
                    let diagnostic = diagnostic.label(Span::whole(first), say!("the other one"));
                    self.report.add(diagnostic.help(say!("rename one of the two")));
                }
            }
        }
    }

    fn attachment(
        &mut self,
        place: &Place,
        ending: &str,
        bundles: &BTreeSet<String>,
    ) -> Option<AttachmentDraft> {
        let (file, name) = (place.file, place.name.as_str());
        if is_unsafe(name) {
            let message = say!("`{name}` could run a script in a reader's browser", name);
            let help = say!("publish it as a picture (`.png`, `.webp`), a PDF or text");
            self.say(Code::UnsafeAttachment, file, message, help);
            return None;
        }
        if name.ends_with('~') || matches!(ending, "bak" | "orig" | "tmp" | "swp") {
            let message = say!("`{name}` looks like an editor's copy, and is not published", name);
            self.say(Code::MisplacedFile, file, message, say!("remove it"));
            return None;
        }
        let dir = place.dir();
        let bundle = find_bundle(bundles, &dir).map(str::to_owned);
        if name.ends_with(".md.txt") || (bundle.is_none() && ending == "txt") {
            let stem = name.trim_end_matches(".txt").trim_end_matches(".md");
            let lang = self.name_of(stem).lang.is_none().then_some(self.config.default_language);
            let tag = lang.map(|lang| format!(".{lang}")).unwrap_or_default();
            let message = say!("`{name}` is no text of the site: its name ends with `.txt`", name);
            let help =
                say!("rename it `{right}` if it is meant to be one", right = format!("{stem}{tag}.md"));
            self.say(Code::MisplacedFile, file, message, help);
            return None;
        }
        let Some(folder) = bundle else {
            let message = say!("`{name}` belongs to no document, and is not published", name);
            let help = say!("put it in a folder of its document's, beside an `index.md`");
            self.say(Code::MisplacedFile, file, message, help);
            return None;
        };
        let below = dir[folder.len()..].trim_start_matches('/');
        let path = if below.is_empty() { name.to_owned() } else { format!("{below}/{name}") };
        for part in path.split('/').filter(|part| !part.eq_ignore_ascii_case("index")) {
            if let Some((message, help)) = find_fault(part, Spelt::FileName) {
                self.say(Code::BadId, file, message, help);
                return None;
            }
        }
        Some(AttachmentDraft { folder: folder.into(), name: path.into(), file })
    }
}

/// Returns the nearest folder at or above `dir` that is a document.
fn find_bundle<'set>(bundles: &'set BTreeSet<String>, dir: &str) -> Option<&'set str> {
    let mut dir = dir;
    loop {
        if let Some(found) = bundles.get(dir) {
            return Some(found);
        }
        dir = dir.rsplit_once('/')?.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_belong_together_are_one_document() {
        assert_eq!(document_name("content/briefs/a/index.ar.md"), "a");
        assert_eq!(document_name("content/ar/briefs/a.md"), document_name("content/en/briefs/a.en.md"));
    }
}
