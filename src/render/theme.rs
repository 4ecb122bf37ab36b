//! A theme, compiled. In: the theme inside the program and the site's own files over it. Out: templates,
//! words and assets. A template receives one view and cannot read files or reach the network.

use crate::diag::code::Code;
use crate::diag::phrase::{Phrase, say};
use crate::diag::report::{Diagnostic, Report};
use crate::input::{Content, Input};
use crate::lang::near::find_nearest;
use crate::lang::tag::Lang;
use crate::model::config::{Config, DateStyle, default_style};
use crate::plan::url;
use crate::render::asset::{Asset, assets};
use crate::render::card::lettering::Faces;
use crate::render::template::{Piece, filled, pieces};
use crate::render::theme_file::ThemeFile;
use crate::render::wording::strings::{Filling, Strings, StringsFile};
use crate::span::Span;
use include_dir::{Dir, include_dir};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;
use tera::{Context, Error, ErrorKind, Kwargs, State, Tera, TeraResult, Value};

static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");
static PLAIN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/plain");

/// How many bytes most pages have at most.
const PAGE: usize = 32 * 1024;

/// A theme for all languages of a site.
pub struct Theme {
    templates: BTreeMap<Lang, Tera>,
    strings: BTreeMap<Lang, Arc<Strings>>,
    /// Stylesheets, fonts and pictures.
    pub assets: Vec<Asset>,
    /// The faces that cards are drawn with: the fonts of `cards/`.
    pub(crate) faces: Faces,
}

impl std::fmt::Debug for Theme {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Theme").field("assets", &self.assets.len()).finish_non_exhaustive()
    }
}

impl Theme {
    /// Returns the theme that `config` names: the one inside the program, with the site's own files in
    /// `themes/<name>/` in the place of those of the same path. What is wrong with them is reported.
    #[must_use]
    pub fn compile(input: &Input, config: &Config, report: &mut Report) -> Self {
        let files = files(input, config, report);
        let assets = assets(&files);
        let published =
            Arc::new(assets.iter().map(|asset| (asset.name.clone(), asset.path.clone())).collect());
        let mut templates = BTreeMap::new();
        let mut strings = BTreeMap::new();
        for lang in &config.languages {
            let style = config.dates.get(lang).cloned().unwrap_or_else(|| default_style(*lang));
            let words = Arc::new(words(&files, *lang, &style, report));
            // Every language has the same templates: what is wrong with them is said once.
            let mut first = if templates.is_empty() { Some(&mut *report) } else { None };
            templates
                .insert(*lang, compile(&files, (Arc::clone(&words), Arc::clone(&published)), first.take()));
            strings.insert(*lang, words);
        }
        Self { templates, strings, assets, faces: faces(&files) }
    }

    /// Returns the fixed words of a language of the site.
    #[must_use]
    pub fn strings(&self, lang: Lang) -> &Strings {
        &self.strings[&lang]
    }

    /// Returns the fixed words of a language of the site, to be kept.
    #[must_use]
    pub fn shared_strings(&self, lang: Lang) -> Arc<Strings> {
        Arc::clone(&self.strings[&lang])
    }

    /// Returns the page that `template` makes of a view.
    ///
    /// # Errors
    /// Where the template asks the view for something that it has not: its message, with file and line.
    pub fn render(&self, template: &str, lang: Lang, view: &impl Serialize) -> Result<Vec<u8>, String> {
        let context = Context::from_serialize(view).map_err(|error| error.to_string())?;
        let mut page = Vec::with_capacity(PAGE);
        let rendered = self.templates[&lang].render_to(template, &context, &mut page);
        rendered.map(|()| page).map_err(|error| explain(&error))
    }
}

fn explain(error: &Error) -> String {
    match error.kind() {
        ErrorKind::SyntaxError(found) | ErrorKind::RenderingError(found) => {
            format!("{}:{}: {}", found.filename(), found.span().start_line, found.message())
        }
        _ => error.to_string(),
    }
}

/// Returns the faces in a theme's `cards/`, in the order of their names.
fn faces(files: &Files<'_>) -> Faces {
    let is_font = |path: &str| path.ends_with(".ttf") || path.ends_with(".otf");
    let fonts = files.iter().filter(|(path, _)| path.starts_with("cards/") && is_font(path));
    Faces::new(fonts.map(|(_, file)| file.bytes.to_vec()))
}

type Files<'text> = BTreeMap<String, ThemeFile<'text>>;

fn files<'input>(input: &'input Input, config: &Config, report: &mut Report) -> Files<'input> {
    let mut files = Files::new();
    let folder = format!("themes/{}/", config.theme);
    let mut has_any = ["default", "plain"].contains(&&*config.theme);
    if is_on_default(input, config, report) {
        add_embedded(&DEFAULT, &mut files);
    } else {
        // A theme that takes nothing from the default one still has cards drawn: they are no page of its own.
        DEFAULT.get_dir("cards").into_iter().for_each(|cards| add_embedded(cards, &mut files));
        add_embedded(&PLAIN, &mut files);
    }
    for (id, file) in input.iter() {
        let Some(path) = file.path.strip_prefix(&folder) else { continue };
        let bytes = match &file.content {
            Content::Text(text) => text.as_bytes(),
            Content::Bytes(bytes) => bytes,
            Content::Fault(_) => continue,
        };
        has_any = true;
        files.insert(path.to_owned(), ThemeFile { bytes, file: Some(id) });
    }
    if !has_any {
        report_unknown(input, &config.theme, report);
    }
    files
}

/// Returns whether what a theme does not have itself is taken from the default theme, and not from the plain one:
/// the key `base` of its `theme.toml` says which.
fn is_on_default(input: &Input, config: &Config, report: &mut Report) -> bool {
    let path = format!("themes/{}/theme.toml", config.theme);
    let own = input.find_path(&path).filter(|_| config.theme != "plain");
    let Some(file) = own else { return config.theme != "plain" };
    let text = input.text(file);
    let table = match text.parse::<toml::Table>() {
        Ok(table) => table,
        Err(error) => {
            let range = error.span().unwrap_or(0..0);
            let span = Span::new(file, range.start, range.end);
            let message = say!("not TOML: {fault}", fault = Phrase::foreign(error.message()));
            report.add(Diagnostic::new(Code::BadToml, span, message).help(say!("correct it")));
            return true;
        }
    };
    match table.get("base").map(|base| base.as_str()) {
        None | Some(Some("default")) => true,
        Some(Some("plain")) => false,
        Some(_) => {
            let at = text.find("base").unwrap_or(0);
            let span = Span::new(file, at, at + "base".len());
            let message = say!("no theme can stand on that `base`");
            let help = say!("write `base = \"default\"` or `base = \"plain\"`");
            report.add(Diagnostic::new(Code::UnknownTheme, span, message).help(help));
            true
        }
    }
}

fn add_embedded(folder: &Dir<'static>, files: &mut Files<'_>) {
    for file in folder.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        files.insert(path, ThemeFile { bytes: file.contents(), file: None });
    }
    folder.dirs().for_each(|folder| add_embedded(folder, files));
}

fn report_unknown(input: &Input, theme: &str, report: &mut Report) {
    let Some(book) = input.find_path("book.toml") else { return };
    let at = input.text(book).find(&format!("\"{theme}\"")).map(|at| at + 1);
    let span = at.map_or(Span::whole(book), |at| Span::new(book, at, at + theme.len()));
    let paths = input.files.iter().filter_map(|file| file.path.strip_prefix("themes/"));
    let names = paths.filter_map(|path| path.split('/').next()).chain(["default", "plain"]);
    let help = match find_nearest(theme, names) {
        Some(near) => say!("did you mean `{near}`?", near),
        None => say!("put the theme in `themes/{theme}/`, or use `default` or `plain`", theme),
    };
    let message = say!("no theme named `{theme}`", theme);
    report.add(Diagnostic::new(Code::UnknownTheme, span, message).help(help));
}

/// Returns the words of a language: those of English, then of the language, then of its region, the
/// later in the place of the earlier.
fn words(files: &Files<'_>, lang: Lang, style: &DateStyle, report: &mut Report) -> Strings {
    let mut found = Vec::new();
    let mut embedded = Vec::new();
    for name in ["en", lang.language(), lang.as_str()] {
        if let Some(text) =
            DEFAULT.get_file(format!("strings/{name}.ftl")).and_then(|file| file.contents_utf8())
        {
            embedded.push(StringsFile { text, file: None });
        }
        let own = files.get(&format!("strings/{name}.ftl")).filter(|file| file.file.is_some());
        if let Some(ThemeFile { bytes, file }) = own
            && let Ok(text) = std::str::from_utf8(bytes)
        {
            found.push(StringsFile { text, file: *file });
        }
    }
    embedded.append(&mut found);
    Strings::new(lang, style, &embedded, report)
}

/// The output path of each asset, by its path in the theme's `static/`.
type Published = BTreeMap<String, String>;

fn compile(
    files: &Files<'_>,
    (words, published): (Arc<Strings>, Arc<Published>),
    report: Option<&mut Report>,
) -> Tera {
    let mut tera = Tera::new();
    // Words into which nothing is inserted are values already.
    let plain = words.keys().iter().filter_map(|key| Some((key.clone(), Value::from(words.find(key)?))));
    let plain: HashMap<String, Value> = plain.collect();
    let ours = files.iter().filter(|(path, file)| path.starts_with("partials/") && file.file.is_none());
    let pieces: Vec<Piece<'_>> =
        ours.filter_map(|(_, file)| std::str::from_utf8(file.bytes).ok()).flat_map(pieces).collect();
    let mut templates: Vec<(String, Cow<'_, str>)> = Vec::new();
    for (path, file) in files {
        let name = path.strip_prefix("templates/").or(path.starts_with("partials/").then_some(path));
        if let (Some(name), Ok(text)) = (name, std::str::from_utf8(file.bytes)) {
            // Those of the site are left as they are, since faults in them are told of by line and column.
            let is_ours = file.file.is_none();
            let text = if is_ours { Cow::Owned(filled(text, &pieces, &words)) } else { Cow::Borrowed(text) };
            templates.push((name.to_owned(), text));
        }
    }
    tera.register_function("t", move |values: Kwargs, _: &State<'_>| translate(&words, &plain, &values));
    tera.register_function("asset", move |values: Kwargs, state: &State<'_>| {
        address(&published, &values, state)
    });
    if let Err(error) = tera.add_raw_templates(templates.iter().map(|(name, text)| (name.as_str(), &**text)))
        && let Some(report) = report
    {
        report_template(files, &error, report);
    }
    tera
}

/// The function `asset` of templates: `asset(path="js/site.js")` is the address, seen from the page, of that
/// file of the theme's `static/`. A component does not know the page: call it in a template.
fn address(published: &Published, values: &Kwargs, state: &State<'_>) -> TeraResult<String> {
    let path: &str = values.must_get("path")?;
    let to = published.get(path).ok_or_else(|| Error::message(format!("no file `static/{path}`")))?;
    let frame: Option<Value> = state.get("frame")?;
    let root = frame.as_ref().and_then(|frame| frame.get_from_path("root")?.as_str());
    root.map(|root| url::below(root, to)).ok_or_else(|| Error::message("`asset` needs the `frame` of a page"))
}

/// The function `t` of templates: `t(key="briefs", count=3)`.
fn translate(strings: &Strings, plain: &HashMap<String, Value>, values: &Kwargs) -> TeraResult<Value> {
    let key: &str = values.must_get("key")?;
    if let Some(words) = plain.get(key) {
        return Ok(words.clone());
    }
    let mut texts: Vec<(String, Result<i64, String>)> = Vec::new();
    for (name, value) in values.iter() {
        let name = name.to_string();
        if name != "key" {
            let value = value
                .as_i128()
                .and_then(|number| i64::try_from(number).ok())
                .ok_or_else(|| value.to_string());
            texts.push((name, value));
        }
    }
    let fillings: Vec<(&str, Filling<'_>)> = texts
        .iter()
        .map(|(name, value)| match value {
            Ok(number) => (name.as_str(), Filling::Number(*number)),
            Err(text) => (name.as_str(), Filling::Text(text)),
        })
        .collect();
    strings
        .fill(key, &fillings)
        .map(Value::from)
        .ok_or_else(|| Error::message(format!("no words for `{key}` with these values")))
}

/// A fault in a template: where, as a range of bytes, and what.
struct TemplateFault {
    template: String,
    range: Range<usize>,
    message: String,
}

fn report_template(files: &Files<'_>, error: &Error, report: &mut Report) {
    let own = files.values().find_map(|file| file.file);
    for fault in template_faults(files, error) {
        let file = files.get(&path_of(&fault.template)).and_then(|file| file.file);
        let (file, range) = match (file, own) {
            (Some(file), _) => (file, fault.range),
            // The theme's own templates have no fault, but a file of the site may have taken from them what they need.
            (None, Some(own)) => (own, 0..0),
            (None, None) => continue,
        };
        let message = fault.message.lines().next().unwrap_or_default().to_lowercase();
        let span = Span::new(file, range.start, range.end);
        let help = say!("correct the template; the views are listed in the default theme's README");
        report.add(Diagnostic::new(Code::BadTemplate, span, Phrase::foreign(message)).help(help));
    }
}

/// Returns the path of a template in its theme.
fn path_of(template: &str) -> String {
    if template.starts_with("partials/") { template.to_owned() } else { format!("templates/{template}") }
}

fn template_faults(files: &Files<'_>, error: &Error) -> Vec<TemplateFault> {
    if let ErrorKind::SyntaxError(found) | ErrorKind::RenderingError(found) = error.kind() {
        let range = found.span().range.clone();
        let (template, message) = (found.filename().to_owned(), found.message().to_owned());
        return vec![TemplateFault { template, range, message }];
    }
    // Names that are not there are told of in one text: `error: …`, then `--> file:line:column`.
    let text = error.to_string();
    let mut faults = Vec::new();
    let mut message = "";
    for line in text.lines().map(str::trim) {
        if let Some(words) = line.strip_prefix("error: ") {
            message = words;
        } else if let Some(place) = line.strip_prefix("--> ")
            && let Some((template, range)) = place_of(files, place)
        {
            faults.push(TemplateFault { template, range, message: message.to_owned() });
        }
    }
    if faults.is_empty() {
        faults.push(TemplateFault { template: String::new(), range: 0..0, message: text });
    }
    faults
}

/// Returns the template and the range that `404.html:2:3` stands for; its column counts characters from 1.
fn place_of(files: &Files<'_>, place: &str) -> Option<(String, Range<usize>)> {
    let (rest, column) = place.rsplit_once(':')?;
    let (template, line) = rest.rsplit_once(':')?;
    let (line, column): (usize, usize) = (line.parse().ok()?, column.parse().ok()?);
    let text = std::str::from_utf8(files.get(&path_of(template))?.bytes).ok()?;
    let before: usize = text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let line = text[before..].lines().next().unwrap_or_default();
    let (at, first) = line.char_indices().nth(column.checked_sub(1)?).unwrap_or((line.len(), ' '));
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let rest = &line[at..];
    let length = rest.find(|c| !is_name(c)).unwrap_or(rest.len()).max(first.len_utf8()).min(rest.len());
    Some((template.to_owned(), before + at..before + at + length))
}
