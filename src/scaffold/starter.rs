//! A new site. In: its titles, its languages, its address. Out: the files that it begins with: `book.toml`, a first brief
//! about the site itself, whoever writes it, what publishes it, and settings for an editor.

use crate::amend::{Place, amend};
use crate::diag::phrase::{Phrase, say};
use crate::diag::report::Report;
use crate::input::{Content, Day, Input, InputFile};
use crate::lang::tag::Lang;
use crate::parse::values::{find_any_language, is_web_address};
use crate::parse::{ParseOptions, parse};
use crate::scaffold::document::{NewFile, checked_title};
use crate::scaffold::spell::{fill, quoted};
use crate::survey::survey;

/// The workflow that publishes our own site, of which those of other sites are made.
const OWN_WORKFLOW: &str = include_str!("../../.github/workflows/pages.yml");

/// How a site that is alone in its repository gets mujaz.
const INSTALL: &str = include_str!("texts/install.yml");

/// What a new site is to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteRequest {
    /// Its titles: `ar=…` for one language, or one for all.
    pub titles: Vec<String>,
    /// Its languages, the default one first; else those of the titles, else Arabic and English.
    pub langs: Vec<String>,
    /// Where it will be published.
    pub url: Option<String>,
}

/// A title for one language, or for all.
type Title = (Option<Lang>, String);

impl SiteRequest {
    /// Returns the languages of the site.
    ///
    /// # Errors
    /// Where one is no language, or is named twice.
    pub fn languages(&self) -> Result<Vec<Lang>, Phrase> {
        let mut languages = Vec::new();
        for tag in &self.langs {
            let lang = find_any_language(tag.trim()).ok_or_else(|| {
                say!("`{tag}` is no language: write its tag, such as `ar`, `en`, `fa` or `ar-IQ`", tag)
            })?;
            if languages.contains(&lang) {
                return Err(say!("the language `{lang}` is named twice", lang = lang.as_str()));
            }
            languages.push(lang);
        }
        if languages.is_empty() {
            for lang in self.split_titles().into_iter().filter_map(|(lang, _)| lang) {
                if !languages.contains(&lang) {
                    languages.push(lang);
                }
            }
        }
        if languages.is_empty() {
            languages.extend(["ar", "en"].into_iter().filter_map(Lang::parse));
        }
        Ok(languages)
    }

    /// Returns the languages that have no title yet.
    ///
    /// # Errors
    /// Where the languages cannot be had.
    pub fn untitled(&self) -> Result<Vec<Lang>, Phrase> {
        let titles = self.split_titles();
        if titles.iter().any(|(lang, _)| lang.is_none()) {
            return Ok(Vec::new());
        }
        let has_none = |lang: &Lang| !titles.iter().any(|(of, _)| *of == Some(*lang));
        Ok(self.languages()?.into_iter().filter(has_none).collect())
    }

    fn split_titles(&self) -> Vec<Title> {
        let split = |title: &String| match title.split_once('=') {
            Some((tag, rest)) if find_any_language(tag.trim()).is_some() => {
                (find_any_language(tag.trim()), rest.to_owned())
            }
            Some(_) | None => (None, title.clone()),
        };
        self.titles.iter().map(split).collect()
    }

    /// Returns the title as `book.toml` has it.
    fn title(&self, languages: &[Lang]) -> Result<String, Phrase> {
        let titles = self.split_titles();
        if let Some(lang) = self.untitled()?.first() {
            return Err(match titles.is_empty() {
                true => say!(
                    "the site has no title: `--title {lang}=…`, or `--title …` for all languages",
                    lang = lang.as_str(),
                ),
                false => say!("the title in `{lang}` is missing: `--title {lang}=…`", lang = lang.as_str()),
            });
        }
        if let [(None, title)] = titles.as_slice() {
            return checked_title(title).map(|title| quoted(&title));
        }
        let mut words = Vec::new();
        for (lang, title) in &titles {
            let Some(lang) = lang else {
                return Err(say!("`{title}` is a title of no language: write `--title en=…`", title));
            };
            if !languages.contains(lang) {
                return Err(say!(
                    "`{lang}` has a title and is no language of the site: add `--lang {lang}`",
                    lang = lang.as_str(),
                ));
            }
            if words.iter().any(|(of, _)| of == lang) {
                return Err(say!("the title in `{lang}` is given twice", lang = lang.as_str()));
            }
            words.push((*lang, quoted(&checked_title(title)?)));
        }
        words.sort_by_key(|(lang, _)| languages.iter().position(|of| of == lang));
        let words: Vec<String> = words.iter().map(|(lang, title)| format!("{lang} = {title}")).collect();
        Ok(format!("{{ {} }}", words.join(", ")))
    }

    /// Returns the address as `book.toml` has it.
    fn address(&self) -> Result<Option<String>, Phrase> {
        let Some(url) = self.url.as_deref().map(str::trim).filter(|url| !url.is_empty()) else {
            return Ok(None);
        };
        if !is_web_address(url) || url.contains(['?', '#']) {
            return Err(say!(
                "`{url}` is not the address of a site: write it as `https://example.org/briefs/`",
                url,
            ));
        }
        Ok(Some(format!("{}/", url.trim_end_matches('/'))))
    }
}

/// Whose words a starting text has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Words {
    Arabic,
    English,
}

impl Words {
    fn of(lang: Lang) -> Self {
        if lang.is_arabic() { Self::Arabic } else { Self::English }
    }

    fn choose<T>(self, arabic: T, english: T) -> T {
        match self {
            Self::Arabic => arabic,
            Self::English => english,
        }
    }
}

/// Returns the files of a new site, by path.
///
/// # Errors
/// Where the request asks for what a site cannot have.
pub fn starter(request: &SiteRequest, today: Day) -> Result<Vec<NewFile>, Phrase> {
    let languages = request.languages()?;
    let (title, address) = (request.title(&languages)?, request.address()?);
    let begun = Begun { told: told(&languages), languages, today };
    let mut files = vec![begun.book(&title, address.as_deref())];
    files.extend(begun.content());
    begun.record(&mut files);
    let file = |path: &str, text: &str| NewFile { path: path.to_owned(), text: text.to_owned() };
    files.push(file(".gitignore", "public/\n.public.*\n"));
    files.push(NewFile { path: ".github/workflows/pages.yml".to_owned(), text: workflow() });
    files.push(file(".vscode/settings.json", include_str!("texts/settings.json")));
    files.push(file(".vscode/preview.css", include_str!("texts/preview.css")));
    files.push(file(".vscode/mujaz.code-snippets", include_str!("texts/mujaz.code-snippets")));
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

/// Returns the languages that starting texts are written in: Arabic and English where the site has them. Others show
/// these as what is not translated yet; a site with neither begins with English words in its default language.
fn told(languages: &[Lang]) -> Vec<Lang> {
    let is_known = |lang: &&Lang| matches!(lang.language(), "ar" | "en");
    let known: Vec<Lang> = languages.iter().filter(is_known).copied().collect();
    if known.is_empty() { languages.first().copied().into_iter().collect() } else { known }
}

/// Returns the workflow of a site that is alone in its repository.
#[must_use]
pub fn workflow() -> String {
    let (head, rest) = OWN_WORKFLOW.split_once("      - uses: actions/cache@").unwrap_or((OWN_WORKFLOW, ""));
    let tail = rest.find("      - uses: actions/configure-pages@").map_or("", |at| &rest[at..]);
    let head =
        head.replacen("Builds this repository's site and publishes", "Builds the site and publishes", 1);
    format!("{head}{INSTALL}{tail}")
}

struct Begun {
    /// The languages of starting texts, the original's first.
    told: Vec<Lang>,
    /// All languages.
    languages: Vec<Lang>,
    today: Day,
}

impl Begun {
    fn book(&self, title: &str, address: Option<&str>) -> NewFile {
        let default = self.languages.first().map_or("", Lang::as_str);
        let words = self.languages.first().map_or(Words::English, |lang| Words::of(*lang));
        let languages: Vec<String> = self.languages.iter().map(|lang| quoted(lang.as_str())).collect();
        let mut text = format!(
            "#:schema ./.vscode/book.schema.json\n\n[book]\ntitle = {title}\nlanguage = \"{default}\" # {}\nlanguages = [{}]\n\n[output.html]\n",
            words.choose("لغة الملفات التي لا تذكر لغتها", "that of files that name none"),
            languages.join(", "),
        );
        match address {
            Some(url) => text.push_str(&format!("site-url = {}\n", quoted(url))),
            None => text.push_str(words.choose(
                "# عنوان الموقع بعد نشره. وحين يُكتب يُحذف السطر الأخير من هذا الملف.\n\
                 # site-url = \"https://example.org/briefs/\"\n\n\
                 [check]\nmissing-site-url = \"allow\"\n",
                "# Where the site will be published. Once it is set, delete the last line of this file.\n\
                 # site-url = \"https://example.org/briefs/\"\n\n\
                 [check]\nmissing-site-url = \"allow\"\n",
            )),
        }
        NewFile { path: "book.toml".to_owned(), text }
    }

    /// Returns a label in the languages of starting texts, as YAML has it between braces.
    fn label(&self, arabic: &str, english: &str) -> String {
        let word = |lang: &Lang| format!("{lang}: {}", Words::of(*lang).choose(arabic, english));
        format!("{{{}}}", self.told.iter().map(word).collect::<Vec<_>>().join(", "))
    }

    fn content(&self) -> Vec<NewFile> {
        let name = self.label("هيئة التحرير", "The editors");
        let actor = format!("---\nname: {name}\ntype: group\n---\n");
        let mut files = vec![NewFile { path: "content/actors/editors.md".to_owned(), text: actor }];
        for (at, lang) in self.told.iter().enumerate() {
            let words = Words::of(*lang);
            let facts = if at == 0 { self.facts(*lang) } else { self.origin() };
            let text = fill(
                "---\ntitle: {{title}}\n{{facts}}summary:\n  - {{point}} [@first-note].\n---\n{{body}}",
                &[
                    ("title", words.choose("الموجز الأول", "The first brief")),
                    ("facts", &facts),
                    (
                        "point",
                        words.choose(
                            "هذا أول موجز في الموقع، وهو عن الموقع نفسه",
                            "This is the first brief of the site, and is about the site itself",
                        ),
                    ),
                    (
                        "body",
                        words.choose(include_str!("texts/first.ar.md"), include_str!("texts/first.en.md")),
                    ),
                ],
            );
            let path = format!("content/briefs/{}-first-brief/index.{lang}.md", self.today.iso());
            files.push(NewFile { path, text });
        }
        files
    }

    fn facts(&self, lang: Lang) -> String {
        let title = self
            .label("ملاحظة هيئة التحرير عند إنشاء الموقع", "Note of the editors on the creation of the site");
        let event = self.label("إنشاء الموقع", "The site is created");
        fill(
            "date: {{date}}\nactors: [editors]\nsources:\n  - id: first-note\n    title: {{title}}\n    author: editors\n    \
             date: {{date}}\n    language: {{lang}}\n    type: statement\ndates:\n  - date: {{date}}\n    title: {{event}}\n    \
             actors: [editors]\n    source: first-note\n",
            &[("date", &self.today.iso()), ("lang", lang.as_str()), ("title", &title), ("event", &event)],
        )
    }

    fn origin(&self) -> String {
        let of = self.told.first().map_or("", Lang::as_str);
        format!("translation: {{of: {of}, status: reviewed}}\n")
    }

    /// Records in the translations that they are current.
    fn record(&self, files: &mut [NewFile]) {
        let input = input(files, self.today);
        let drafts = parse(&input, &ParseOptions { drafts: true }, &mut Report::new());
        for translation in survey(&drafts, &input) {
            let path = translation.file.map(|file| input.file(file).path.as_str());
            for file in files.iter_mut().filter(|file| Some(&*file.path) == path) {
                if let Some(text) = amend(&file.text, Place::FrontMatter, &translation.keys()) {
                    file.text = text;
                }
            }
        }
    }
}

/// Returns what of these files a site is read from.
#[must_use]
pub fn input(files: &[NewFile], today: Day) -> Input {
    let is_read = |file: &&NewFile| file.path == "book.toml" || file.path.starts_with("content/");
    let file =
        |file: &NewFile| InputFile { path: file.path.clone(), content: Content::Text(file.text.clone()) };
    Input::new(files.iter().filter(is_read).map(file).collect(), today)
}
