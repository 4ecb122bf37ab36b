//! A citation style by name, or from a file of the site → the style. A file may come from anybody: it is looked at
//! before it is read, so that none can take long, call for itself or grow without end.

use crate::diag::phrase::{Phrase, say};
use crate::guard::guarded;
use crate::input::{Content, Input};
use crate::lang::near::find_nearest;
use crate::model::config::{CitationStyle, StyleOrigin};
use crate::parse::style_steps::most_steps;
use hayagriva::archive::ArchivedStyle;
use hayagriva::citationberg::json::Item;
use hayagriva::citationberg::{IndependentStyle, Locale, LocaleCode, Style};
use hayagriva::{BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, Rendered};
use serde_json::{Value, json};
use std::error::Error as _;
use std::sync::Arc;

/// The styles of our own, by name; the first is the one of sites that name none.
pub const HOUSE: [(&str, &str); 3] = [
    ("mujaz", include_str!("styles/mujaz.csl")),
    ("mujaz-author-date", include_str!("styles/mujaz-author-date.csl")),
    ("mujaz-notes", include_str!("styles/mujaz-notes.csl")),
];
/// The largest file of a style, in bytes: the largest of the official repository has 240 KB.
const LARGEST: usize = 256 * 1024;
/// How deep elements may stand in one another: the deepest style of the official repository has 51.
const DEEPEST: usize = 56;
/// How many attributes an element may have.
const MOST_ATTRIBUTES: usize = 40;
/// How many steps a style may need to set one work once: the longest of the official repository need 92,000.
const MOST_STEPS: u64 = 140_000;

/// The kinds of works that a style is tried with, as the Citation Style Language calls them.
const KINDS: [&str; 8] =
    ["article-newspaper", "report", "document", "dataset", "interview", "broadcast", "post", "webpage"];

/// What is wrong with a style: what to say, and what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StyleFault {
    /// In one phrase.
    pub message: Phrase,
    /// What would be right.
    pub help: Phrase,
}

impl StyleFault {
    fn new(message: Phrase, help: Phrase) -> Box<Self> {
        Box::new(Self { message, help })
    }
}

/// Returns the style of sites that name none.
#[must_use]
pub fn house() -> CitationStyle {
    let csl = IndependentStyle::from_xml(HOUSE[0].1).expect("our own styles are read by a test");
    CitationStyle { csl: Arc::new(csl), origin: StyleOrigin::House }
}

/// Returns the style of a name, or of a `.csl` file of the site.
///
/// # Errors
/// Where there is none of that name, or the file holds none that can be used.
pub fn find_style(name: &str, input: &Input) -> Result<CitationStyle, Box<StyleFault>> {
    if name.ends_with(".csl") {
        return read_file(name, input).map(|csl| CitationStyle { csl, origin: StyleOrigin::Other });
    }
    if let Some((_, text)) = HOUSE.iter().find(|(house, _)| *house == name) {
        let csl = IndependentStyle::from_xml(text).expect("our own styles are read by a test");
        return Ok(CitationStyle { csl: Arc::new(csl), origin: StyleOrigin::House });
    }
    match ArchivedStyle::by_name(name).map(ArchivedStyle::get) {
        Some(Style::Independent(csl)) => Ok(CitationStyle { csl: Arc::new(csl), origin: StyleOrigin::Other }),
        Some(Style::Dependent(_)) | None => Err(unknown(name)),
    }
}

fn unknown(name: &str) -> Box<StyleFault> {
    let archived = ArchivedStyle::all().iter().flat_map(|style| style.names().iter().copied());
    let names: Vec<&str> = HOUSE.iter().map(|(name, _)| *name).chain(archived).collect();
    let help = match find_nearest(name, names) {
        Some(near) => say!("did you mean `{near}`?", near),
        None => say!(
            "write `mujaz`, `mujaz-author-date`, `mujaz-notes`, a name such as `ieee` or `apa`, or the path \
             of a `.csl` file"
        ),
    };
    StyleFault::new(say!("no citation style is called `{name}`", name), help)
}

fn read_file(path: &str, input: &Input) -> Result<Arc<IndependentStyle>, Box<StyleFault>> {
    let text = match input.find_path(path).map(|file| &input.file(file).content) {
        Some(Content::Text(text)) => text,
        Some(Content::Bytes(_) | Content::Fault(_)) | None => {
            return Err(StyleFault::new(
                say!("`{path}` cannot be read", path),
                say!("put a CSL file there, or write the name of a style: `mujaz`"),
            ));
        }
    };
    let other = say!("take a style from the Zotero style repository");
    check_text(text, path).map_err(|message| StyleFault::new(message, other.clone()))?;
    let style = Style::from_xml(text).map_err(|error| {
        let reason = error.source().map_or_else(|| error.to_string(), ToString::to_string);
        let reason: String = reason.chars().filter(|c| !c.is_control()).take(160).collect();
        let message = say!("`{path}` is no CSL style: {fault}", path, fault = Phrase::foreign(reason));
        StyleFault::new(message, say!("write a style of CSL 1.0"))
    })?;
    let Style::Independent(style) = style else {
        let help = say!("name the style that it stands for: its `independent-parent`");
        return Err(StyleFault::new(say!("`{path}` only points to another style", path), help));
    };
    let fewer = say!("take a macro out of its own way, or call fewer");
    check_macros(&style, path).map_err(|message| StyleFault::new(message, fewer))?;
    if !works(&style) {
        let message = say!("`{path}` cannot be used: the library of citation styles fails at it", path);
        return Err(StyleFault::new(message, other));
    }
    Ok(Arc::new(style))
}

/// Returns whether a style sets works of every kind, of which much is known or little, alone and beside another.
fn works(style: &IndependentStyle) -> bool {
    let little = [("title", Value::from("A"))];
    let author = |name: &str| json!({ "literal": name });
    let much = [
        ("title", Value::from("A")),
        ("author", json!([author("B"), author("C"), author("D"), author("E")])),
        ("publisher", Value::from("F")),
        ("container-title", Value::from("G")),
        ("URL", Value::from("https://example.org/")),
        ("genre", Value::from("H")),
        ("citation-label", Value::from("I")),
        ("issued", json!({ "date-parts": [[2025, 2, 3]] })),
        ("accessed", json!({ "date-parts": [[2025]] })),
    ];
    let item = |id: &str, kind: &str, facts: &[(&str, Value)]| {
        let mut fields: serde_json::Map<String, Value> =
            facts.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect();
        fields.insert("id".to_owned(), Value::from(id));
        fields.insert("type".to_owned(), Value::from(kind));
        serde_json::from_value::<Item>(Value::Object(fields)).expect("an item is JSON")
    };
    KINDS.iter().all(|kind| {
        [&little[..], &much].iter().all(|facts| {
            let items = [item("a", kind, facts), item("b", kind, facts)];
            guarded(|| cite(style, &items, (None, &[]))).is_some()
        })
    })
}

/// Returns what a style makes of works, each cited once and all of them listed, with the words of a locale.
#[must_use]
pub fn cite(
    style: &IndependentStyle,
    items: &[Item],
    (code, locales): (Option<&LocaleCode>, &[Locale]),
) -> Rendered {
    let mut driver = BibliographyDriver::new();
    for (at, item) in (1..).zip(items) {
        let cited = vec![CitationItem::with_entry(item)];
        driver.citation(CitationRequest::new(cited, style, code.cloned(), locales, Some(at)));
    }
    driver.finish(BibliographyRequest::new(style, code.cloned(), locales))
}

/// Says what keeps a text from being read as XML at all.
fn check_text(text: &str, path: &str) -> Result<(), Phrase> {
    if text.len() > LARGEST {
        return Err(say!("`{path}` is larger than {size} KB", path, size = LARGEST / 1024));
    }
    if text.contains("<!DOCTYPE") || text.contains("<!ENTITY") || text.contains("<![CDATA[") {
        return Err(say!("`{path}` declares a document type or entities", path));
    }
    let mut depth = 0usize;
    for part in text.split('<').skip(1) {
        let tag = part.split('>').next().unwrap_or_default();
        if tag.starts_with(['?', '!']) {
            continue;
        }
        if tag.matches('=').count() > MOST_ATTRIBUTES {
            return Err(say!(
                "`{path}` has an element of more than {most} attributes",
                path,
                most = MOST_ATTRIBUTES
            ));
        }
        if tag.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if !tag.ends_with('/') {
            depth += 1;
        }
        if depth > DEEPEST {
            return Err(say!("`{path}` nests elements more than {depth} deep", path, depth = DEEPEST));
        }
    }
    Ok(())
}

/// Says where macros call each other without end, or so often that nobody would wait for it.
fn check_macros(style: &IndependentStyle, path: &str) -> Result<(), Phrase> {
    if most_steps(style, &KINDS, path)? > MOST_STEPS {
        return Err(say!("`{path}` calls its macros so often that it does not end in time", path));
    }
    Ok(())
}
