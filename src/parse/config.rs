//! `book.toml` → what it means; every default filled in, every fault said.

use crate::diag::code::{Code, Level};
use crate::diag::phrase::say;
use crate::diag::report::{Diagnostic, Report};
use crate::input::{Content, Input};
use crate::lang::near::find_nearest;
use crate::lang::tag::Lang;
use crate::model::config::{Config, DateStyle, HistoryWish, Keeping, SiteUrl, Unread, default_style};
use crate::model::label::Label;
use crate::parse::citation_style::{find_style, house};
use crate::parse::fault;
use crate::parse::keys::book as keys;
use crate::parse::keys::key::names;
use crate::parse::named::{Meant, Name};
use crate::parse::reader::{Fields, Reader, Syntax, list_of, match_language};
use crate::parse::toml;
use crate::parse::values::{find_any_language, is_web_address};
use crate::parse::yaml::node::{Entry, Node, Value};
use crate::span::{FileId, Span, Word};
use std::collections::BTreeMap;

const TOP: [&str; 9] = names(&keys::TOP);
const BOOK: [&str; 7] = names(&keys::BOOK);
const BUILD: [&str; 1] = names(&keys::BUILD);
const OUTPUT: [&str; 1] = names(&keys::OUTPUT);
const DATES: [&str; 3] = names(&keys::DATES);
const REFERENCES: [&str; 1] = names(&keys::REFERENCES);
const ARCHIVE: [&str; 1] = names(&keys::ARCHIVE);
const HISTORY: [&str; 1] = names(&keys::HISTORY);
const HTML: [&str; 8] = names(&keys::HTML);
const LEVELS: [(&str, Level); 3] = [("error", Level::Error), ("warn", Level::Warn), ("allow", Level::Allow)];

/// The availability API of the Internet Archive.
const INTERNET_ARCHIVE: &str = "https://archive.org/wayback/available?url=";

/// What has to stay below the site's folder.
#[derive(Clone, Copy)]
enum Inside {
    Stylesheet,
    Output,
}

/// Of a file that cannot be read, or only in part, nothing is known to be missing.
const NOTHING_READ: Unread = Unread { languages: true, site_url: true };

/// Returns what `book.toml` means, and the place of the file. Without one, or where it cannot be read, the
/// defaults: one language, English, where none is given.
#[must_use]
pub fn read_config(input: &Input, report: &mut Report) -> (Config, Span) {
    let Some(file) = input.find_path("book.toml") else {
        let span = Span::whole(FileId(0));
        if !input.files.is_empty() {
            let diagnostic = Diagnostic::new(Code::MissingKey, span, say!("the site has no `book.toml`"));
            report.add(diagnostic.help(say!(
                "write one beside `content/`, with `title`, `language` and `languages` under `[book]`"
            )));
        }
        return (Config { unread: NOTHING_READ, ..defaults() }, span);
    };
    let span = Span::whole(file);
    if let Some(diagnostic) = fault::find(input, file) {
        report.add(diagnostic);
        return (Config { unread: NOTHING_READ, ..defaults() }, span);
    }
    let source = input.text(file);
    let (node, faults) = toml::read(source, file);
    let sound = faults.is_empty();
    for diagnostic in faults {
        report.add(diagnostic);
    }
    let languages = find_languages(&node);
    let lang = languages[0];
    let own = Report::new();
    let mut reader =
        Reader { source, file, lang, languages: &languages, syntax: Syntax::Toml, own: None, report: own };
    let mut config = reader.config(node, input);
    if !sound {
        config.unread = NOTHING_READ;
    }
    if sound {
        // What a broken file leaves out is not missing: only its syntax is spoken of.
        report.merge(reader.report);
    }
    (config, span)
}

fn defaults() -> Config {
    let lang = Lang::parse("en").expect("`en` is a language");
    Config {
        title: Label::default(),
        description: Label::default(),
        authors: Vec::new(),
        default_language: lang,
        languages: vec![lang],
        license: None,
        build_dir: "public".to_owned(),
        site_url: None,
        theme: "default".to_owned(),
        cname: None,
        git_repository_url: None,
        edit_url_template: None,
        additional_css: Vec::new(),
        offline: Keeping::default(),
        history: HistoryWish::default(),
        citation_style: house(),
        dates: BTreeMap::from([(lang, default_style(lang))]),
        roles: BTreeMap::new(),
        find_archive_url: INTERNET_ARCHIVE.to_owned(),
        theme_options: BTreeMap::new(),
        levels: BTreeMap::new(),
        unread: Unread::default(),
    }
}

/// Returns the languages that are written, the default first: labels are read with them before the keys are.
fn find_languages(root: &Node) -> Vec<Lang> {
    let book = find(root, "book");
    let text = |node: &Node| match &node.value {
        Value::Text(text) => find_any_language(text),
        _ => None,
    };
    let default = book.and_then(|book| find(book, "language")).and_then(text);
    let mut languages: Vec<Lang> = default.into_iter().collect();
    if let Some(Node { value: Value::List(items), .. }) = book.and_then(|book| find(book, "languages")) {
        for lang in items.iter().filter_map(text) {
            if !languages.contains(&lang) {
                languages.push(lang);
            }
        }
    }
    if languages.is_empty() { defaults().languages } else { languages }
}

fn find<'node>(node: &'node Node, key: &str) -> Option<&'node Node> {
    match &node.value {
        Value::Map(entries) => entries.iter().find(|entry| entry.key.value == key).map(|entry| &entry.node),
        _ => None,
    }
}

impl Reader<'_> {
    fn config(&mut self, root: Node, input: &Input) -> Config {
        let mut config = defaults();
        let Some(mut fields) = self.fields(root, Name::Key("book.toml"), &TOP) else { return config };
        config.default_language = self.lang;
        let is_book_written = fields.may_have("book");
        config.unread.site_url = fields.may_have("output");
        match fields.take("book").and_then(|node| self.fields(node, Name::Key("[book]"), &BOOK)) {
            Some(book) => self.book(book, &mut config),
            None if is_book_written => config.unread.languages = true,
            None => self.missing_title(),
        }
        if config.languages.is_empty() {
            config.languages = self.languages.to_vec();
        }
        config.dates = config.languages.iter().map(|lang| (*lang, default_style(*lang))).collect();
        if let Some(mut build) =
            fields.take("build").and_then(|node| self.fields(node, Name::Key("[build]"), &BUILD))
            && let Some(word) = self.text(&mut build, "build-dir")
            && self.check_build_dir(&word)
        {
            config.build_dir = word.value.trim_end_matches('/').to_owned();
        }
        let output = fields.take("output").and_then(|node| self.fields(node, Name::Key("[output]"), &OUTPUT));
        let html = output.and_then(|mut output| {
            config.unread.site_url = output.may_have("html");
            output.take("html")
        });
        if let Some(html) = html.and_then(|node| self.fields(node, Name::Key("[output.html]"), &HTML)) {
            self.html(html, &mut config, input);
        }
        for entry in self.table(&mut fields, "dates") {
            self.date_style(entry, &mut config);
        }
        self.choices(&mut fields, &mut config, input);
        for Entry { key, node, .. } in self.table(&mut fields, "roles") {
            if let Some(label) = self.label_of(node, Name::Key(&key.value)) {
                config.roles.insert(key.value, label);
            }
        }
        for entry in self.table(&mut fields, "check") {
            config.levels.extend(self.level(&entry));
        }
        config
    }

    /// Reads the tables of one key each.
    fn choices(&mut self, fields: &mut Fields, config: &mut Config, input: &Input) {
        let references = fields.take("references");
        if let Some(mut references) =
            references.and_then(|node| self.fields(node, Name::Key("[references]"), &REFERENCES))
            && let Some(word) = self.text(&mut references, "style")
        {
            match find_style(&word.value, input) {
                Ok(style) => config.citation_style = style,
                Err(fault) => self.say(Code::BadCitationStyle, word.span, fault.message, fault.help),
            }
        }
        let archive = fields.take("archive");
        if let Some(mut archive) =
            archive.and_then(|node| self.fields(node, Name::Key("[archive]"), &ARCHIVE))
            && let Some(url) = self.url(&mut archive, "find-url")
        {
            config.find_archive_url = url;
        }
        let history = fields.take("history");
        if let Some(mut history) =
            history.and_then(|node| self.fields(node, Name::Key("[history]"), &HISTORY))
            && history.has("show")
            && !self.flag(&mut history, "show")
        {
            config.history = HistoryWish::Hidden;
        }
    }

    fn missing_title(&mut self) {
        let span = Span::whole(self.file);
        let help = say!("add `[book]` and `title = \"…\"`");
        self.say(Code::MissingKey, span, say!("the site has no `title`"), help);
    }

    /// Returns the keys of a table whose keys are free.
    fn table(&mut self, fields: &mut Fields, key: &str) -> Vec<Entry> {
        match fields.take(key) {
            None => Vec::new(),
            Some(Node { value: Value::Map(entries), .. }) => entries,
            Some(Node { value, span }) => {
                self.wrong_type(&value, span, Name::Key(key), Meant::Table);
                Vec::new()
            }
        }
    }

    fn book(&mut self, mut book: Fields, config: &mut Config) {
        self.require(&book, "title", Name::Key("[book]"));
        let said = self.report.diagnostics().len();
        config.unread.languages =
            ["language", "languages"].iter().any(|key| !book.has(key) && book.may_have(key));
        config.languages = self.site_languages(&mut book);
        config.unread.languages |= self.report.diagnostics().len() > said;
        config.title = self.label(&mut book, "title");
        config.description = self.label(&mut book, "description");
        config.authors = self.strings(&mut book, "authors");
        config.license = self.text(&mut book, "license").map(|word| word.value);
        if let Some(word) =
            self.text(&mut book, "src").filter(|word| word.value.trim_end_matches('/') != "content")
        {
            let message = say!("`src` is `{folder}`", folder = &word.value);
            let help = say!("keep the texts in `content`, and remove the key");
            self.say(Code::UnknownValue, word.span, message, help);
        }
    }

    /// Returns `languages`, with `language` among them; says which of them are none.
    fn site_languages(&mut self, book: &mut Fields) -> Vec<Lang> {
        let default = book.find("language").map(|entry| entry.node.span);
        let default = default.zip(self.any_language(book, "language"));
        let listed = book.has("languages");
        let mut languages: Vec<Lang> = Vec::new();
        for word in self.texts(book, "languages") {
            match find_any_language(&word.value) {
                Some(lang) if languages.contains(&lang) => {
                    let message = say!("`{word}` is listed twice", word = lang.as_str());
                    self.say(Code::DuplicateKey, word.span, message, say!("remove one of the two"));
                }
                Some(lang) => languages.push(lang),
                None => {
                    let message = say!("`{tag}` is not a language tag", tag = &word.value);
                    let help = say!("write its BCP 47 tag: `ar`, `en`, `ar-IQ`");
                    self.say(Code::UnknownLanguage, word.span, message, help);
                }
            }
        }
        if let Some((span, lang)) = default
            && !languages.contains(&lang)
        {
            if listed && !languages.is_empty() {
                let tag = lang.as_str();
                let message = say!("the default language `{tag}` is not among `languages`", tag);
                self.say(Code::UnknownLanguage, span, message, say!("add `\"{tag}\"` to `languages`", tag));
            }
            languages.insert(0, lang);
        }
        languages
    }

    fn html(&mut self, mut html: Fields, config: &mut Config, input: &Input) {
        config.unread.site_url = html.may_have("site-url");
        if let Some(word) = self.text(&mut html, "site-url") {
            config.site_url = self.site_url(&word);
        }
        if let Some(word) = self.text(&mut html, "theme") {
            if is_single_part(&word.value) {
                config.theme = word.value;
            } else {
                let message = say!("`{theme}` is not the name of a theme", theme = &word.value);
                let help = say!("write the name of a folder in `themes`: `default`");
                self.say(Code::OutsideFolder, word.span, message, help);
            }
        }
        if let Some(word) = self.text(&mut html, "cname") {
            if is_host(&word.value) {
                self.check_host(&word, config.site_url.as_ref());
                config.cname = Some(word.value);
            } else {
                let message = say!("`{host}` is not a host name", host = &word.value);
                let help = say!("write the name alone: `briefs.example.org`");
                self.say(Code::BadUrl, word.span, message, help);
            }
        }
        config.git_repository_url = self.url(&mut html, "git-repository-url");
        if let Some(word) = self.text(&mut html, "edit-url-template") {
            if word.value.contains("{path}") && is_web_address(&word.value.replace("{path}", "path")) {
                config.edit_url_template = Some(word.value);
            } else {
                let message = say!("`{url}` is not an address with `{path}`", url = &word.value);
                let help = say!("write `https://…/{path}`: the file's path is put there");
                self.say(Code::BadUrl, word.span, message, help);
            }
        }
        let words = self.texts(&mut html, "additional-css");
        config.additional_css = words.iter().filter_map(|word| self.stylesheet(word, input)).collect();
        if html.has("offline") && !self.flag(&mut html, "offline") {
            config.offline = Keeping::Withdrawn;
        }
        for Entry { key, node, .. } in self.table(&mut html, "theme-options") {
            let name = Name::Key(&key.value);
            let value = match node.value {
                Value::Bool(value) => Some(value.to_string()),
                Value::Text(text) => Some(text),
                _ => self.scalar_of(node, name, Meant::Text).map(|word| word.value),
            };
            config.theme_options.extend(value.map(|value| (key.value, value)));
        }
    }

    fn stylesheet(&mut self, word: &Word, input: &Input) -> Option<String> {
        if !self.check_inside(word, Inside::Stylesheet) {
            return None;
        }
        if !word.value.ends_with(".css") {
            let message = say!("`{path}` is not the name of a stylesheet", path = &word.value);
            let help = say!("name a file that ends with `.css`");
            self.say(Code::UnknownValue, word.span, message, help);
            return None;
        }
        match input.find_path(&word.value).map(|file| &input.file(file).content) {
            Some(Content::Text(_) | Content::Bytes(_)) => Some(word.value.clone()),
            None | Some(Content::Fault(_)) => {
                let message = say!("`{path}` cannot be read", path = &word.value);
                let help = say!("put a stylesheet there, or remove it from the list");
                self.say(Code::UnreadableFile, word.span, message, help);
                None
            }
        }
    }

    /// Says where the site's address is on another host than `cname`.
    fn check_host(&mut self, cname: &Word, site_url: Option<&SiteUrl>) {
        let Some(host) = site_url.and_then(|address| address.url.split('/').nth(2)) else { return };
        let host = host.rsplit('@').next().unwrap_or_default().split(':').next().unwrap_or_default();
        if !host.eq_ignore_ascii_case(&cname.value) {
            let cname_host = &cname.value;
            let message = say!("`{cname}` is not the host of `site-url`, `{host}`", cname = cname_host, host);
            let help = say!(
                "write `site-url = \"https://{cname}/\"`, or `cname = \"{host}\"`",
                cname = cname_host,
                host,
            );
            self.say(Code::DifferingHost, cname.span, message, help);
        }
    }

    fn site_url(&mut self, word: &Word) -> Option<SiteUrl> {
        let url = word.value.as_str();
        if !is_web_address(url) || url.contains(['?', '#']) {
            let message = say!("`{url}` is not where a site can be", url);
            let help = say!("write the whole address: `https://example.org/briefs/`");
            self.say(Code::BadUrl, word.span, message, help);
            return None;
        }
        let url = if url.ends_with('/') { url.to_owned() } else { format!("{url}/") };
        let host = url.find("://").map_or(0, |at| at + 3);
        let base_path = url[host..].find('/').map_or("/", |at| &url[host + at..]).to_owned();
        Some(SiteUrl { url, base_path })
    }

    fn check_build_dir(&mut self, word: &Word) -> bool {
        if !self.check_inside(word, Inside::Output) {
            return false;
        }
        let first = word.value.split('/').next().unwrap_or_default();
        let taken = ["content", "themes", "book.toml", ".git", ".mujaz"]
            .iter()
            .any(|of| first.eq_ignore_ascii_case(of));
        if taken {
            let message = say!("the output folder `{path}` is the site's own", path = &word.value);
            let help = say!("write the name of another folder: `public`");
            self.say(Code::OutsideFolder, word.span, message, help);
        }
        !taken
    }

    /// Returns whether a path stays below the site's folder; says where it does not.
    fn check_inside(&mut self, word: &Word, what: Inside) -> bool {
        let path = word.value.trim_end_matches('/');
        let odd = path.contains(['\\', ':', '\0']) || path.chars().any(char::is_control);
        let inside = !odd && !path.is_empty() && path.split('/').all(|part| !matches!(part, "" | "." | ".."));
        if !inside {
            let path = &word.value;
            let message = match what {
                Inside::Stylesheet => say!("a stylesheet `{path}` is not below the site's folder", path),
                Inside::Output => say!("the output folder `{path}` is not below the site's folder", path),
            };
            let help = say!("write a path from the site's folder, without `..`");
            self.say(Code::OutsideFolder, word.span, message, help);
        }
        inside
    }

    fn date_style(&mut self, entry: Entry, config: &mut Config) {
        let Some(lang) = match_language(&entry.key.value, &config.languages) else {
            self.find_language(&entry.key);
            return;
        };
        let name = format!("[dates.{lang}]");
        let Some(mut fields) = self.fields(entry.node, Name::Key(&name), &DATES) else {
            return;
        };
        let mut style: DateStyle = default_style(lang);
        style.months = self.one_of(&mut fields, "months", &keys::MONTHS).unwrap_or(style.months);
        style.digits = self.one_of(&mut fields, "digits", &keys::DIGITS).unwrap_or(style.digits);
        for word in self.texts(&mut fields, "calendars") {
            match word.value.as_str() {
                "gregory" => {}
                "islamic-umalqura" => style.umm_al_qura = true,
                other => {
                    let message = say!("`{key}` has no value `{value}`", key = "calendars", value = other);
                    let help = say!("use one of: {all}", all = list_of(&keys::CALENDARS));
                    self.say(Code::UnknownValue, word.span, message, help);
                }
            }
        }
        config.dates.insert(lang, style);
    }

    fn level(&mut self, entry: &Entry) -> Option<(Code, Level)> {
        let Entry { key, node, .. } = entry;
        let code = Code::find(&key.value);
        if code.is_none() {
            let names: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
            let near = find_nearest(&key.value, names);
            let otherwise = say!("write the name that a message has in brackets: `uncited-key-point`");
            let message = say!("no message is called `{code}`", code = &key.value);
            self.say_near(Diagnostic::new(Code::UnknownKey, key.span, message), key, near, otherwise);
        }
        let word = self.text_of(node.clone(), Name::Key(&key.value))?;
        let level = LEVELS.iter().find(|(name, _)| *name == word.value).map(|(_, level)| *level);
        if level.is_none() {
            let message = say!("`{code}` has no level `{level}`", code = &key.value, level = &word.value);
            let near = find_nearest(&word.value, ["error", "warn", "allow"]);
            let otherwise = say!("use one of: {all}", all = list_of(&["error", "warn", "allow"]));
            self.say_near(Diagnostic::new(Code::UnknownValue, word.span, message), &word, near, otherwise);
        }
        code.zip(level)
    }
}

/// Returns whether a name is one part of a path: a folder's name.
fn is_single_part(name: &str) -> bool {
    !name.starts_with('.') && !name.contains(['/', '\\', ':', '\0']) && !name.chars().any(char::is_control)
}

fn is_host(name: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|of| of.is_alphanumeric() || of == '-')
    };
    name.len() <= 253 && name.contains('.') && name.split('.').all(is_label)
}
