//! The words of one language for what is said to authors: a catalogue whose keys are the English.

use crate::diag::plural::Plurals;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The words of one language.
#[derive(Debug)]
pub struct Catalog {
    /// The language, by its tag.
    pub tag: &'static str,
    phrases: BTreeMap<String, Forms>,
    is_rtl: bool,
}

/// How one phrase is told: by the plural categories of CLDR where it has a number.
#[derive(Debug, serde::Deserialize)]
#[serde(untagged)]
enum Forms {
    Fixed(String),
    Counted(BTreeMap<String, String>),
}

/// English stands in the code.
static ENGLISH: LazyLock<Catalog> =
    LazyLock::new(|| Catalog { tag: "en", phrases: BTreeMap::new(), is_rtl: false });
static ARABIC: LazyLock<Catalog> =
    LazyLock::new(|| Catalog::read("ar", include_str!("ar.yaml")).running_left());

impl Catalog {
    /// The languages that there are catalogues of, by tag.
    pub const TAGS: [&'static str; 2] = ["ar", "en"];

    /// Returns the catalogue of English, which is empty: the English stands in the code.
    #[must_use]
    pub fn english() -> &'static Self {
        &ENGLISH
    }

    /// Returns the catalogue of Arabic.
    #[must_use]
    pub fn arabic() -> &'static Self {
        &ARABIC
    }

    /// Returns the catalogue of the language of a tag such as `ar`, `ar-IQ` or `ar_IQ.UTF-8`.
    #[must_use]
    pub fn of(tag: &str) -> Option<&'static Self> {
        let end = tag.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(tag.len());
        match tag[..end].to_ascii_lowercase().as_str() {
            "ar" => Some(Self::arabic()),
            "en" => Some(Self::english()),
            _ => None,
        }
    }

    fn read(tag: &'static str, text: &str) -> Self {
        Self { tag, phrases: serde_yaml::from_str(text).expect("a test reads the catalogue"), is_rtl: false }
    }

    /// Returns it as the catalogue of a language that runs from the right, with the Latin words of its phrases isolated.
    fn running_left(mut self) -> Self {
        for forms in self.phrases.values_mut() {
            match forms {
                Forms::Fixed(words) => *words = with_latin_apart(words),
                Forms::Counted(all) => all.values_mut().for_each(|words| *words = with_latin_apart(words)),
            }
        }
        self.is_rtl = true;
        self
    }

    /// Returns how words that are the same for every number are told.
    #[must_use]
    pub fn find(&self, english: &str) -> Option<&str> {
        match self.phrases.get(english)? {
            Forms::Fixed(words) => Some(words),
            Forms::Counted(_) => None,
        }
    }

    /// Returns how words are told in one of their senses.
    #[must_use]
    pub fn find_sense(&self, sense: &str, english: &str) -> Option<&str> {
        self.find(&format!("{sense} | {english}"))
    }

    /// Returns the words of all phrases that have a sense, by the English, without it.
    pub fn in_sense(&self, sense: &str) -> impl Iterator<Item = (&str, &str)> {
        self.phrases.iter().filter_map(move |(key, forms)| match forms {
            Forms::Fixed(words) => Some((key.strip_prefix(sense)?.strip_prefix(" | ")?, words.as_str())),
            Forms::Counted(_) => None,
        })
    }

    /// Returns how words for `count` of something are told; `english` is the form for other numbers than one.
    #[must_use]
    pub fn find_counted(&self, english: &str, count: u64) -> Option<&str> {
        let forms = match self.phrases.get(english)? {
            Forms::Fixed(words) => return Some(words),
            Forms::Counted(forms) => forms,
        };
        forms.get(Plurals::new(self.tag).form(count)).or_else(|| forms.get("other")).map(String::as_str)
    }

    /// Returns the mark before text that may run the other way: in a language that runs from the right, the
    /// first strong isolate of the Unicode Bidirectional Algorithm.
    #[must_use]
    pub fn opening(&self) -> &'static str {
        if self.is_rtl { OPENING } else { "" }
    }

    /// Returns the mark after such text.
    #[must_use]
    pub fn closing(&self) -> &'static str {
        if self.is_rtl { CLOSING } else { "" }
    }

    /// Returns text with the marks around it that keep it from turning what stands beside it.
    #[must_use]
    pub fn isolated(&self, text: &str) -> String {
        format!("{}{text}{}", self.opening(), self.closing())
    }
}

const OPENING: &str = "\u{2068}";
const CLOSING: &str = "\u{2069}";

/// Returns words of a language that runs from the right with each run of Latin words isolated: `UTF-8`, `GitHub Pages`.
/// Code in backticks is isolated when it is told, and names in braces give way to something else.
fn with_latin_apart(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 16);
    let mut rest = words;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '`' => rest[1..].find('`').map_or(rest.len(), |end| end + 2),
            '{' => rest.find('}').map_or(rest.len(), |end| end + 1),
            'A'..='Z' | 'a'..='z' => {
                let length = latin(rest);
                out.extend([OPENING, &rest[..length], CLOSING]);
                rest = &rest[length..];
                continue;
            }
            other => other.len_utf8(),
        };
        out.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    out
}

/// Returns how long the Latin words are that a text begins with.
fn latin(text: &str) -> usize {
    let is_part = |sign: char| sign.is_ascii_alphanumeric() || " -./_+".contains(sign);
    let end = text.find(|sign: char| !is_part(sign)).unwrap_or(text.len());
    text[..end].trim_end_matches(|sign: char| !sign.is_ascii_alphanumeric() && sign != '+').len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_catalogue_is_found_by_any_tag_of_its_language() {
        let tag = |tag: &str| Catalog::of(tag).map(|catalog| catalog.tag);
        assert_eq!(tag("ar_IQ.UTF-8"), Some("ar"));
        assert_eq!(tag("AR"), Some("ar"));
        assert_eq!(tag("en-US"), Some("en"));
        assert_eq!(["C", "fr_FR", "", "arz"].map(tag), [None; 4]);
        assert!(Catalog::TAGS.iter().all(|known| tag(known) == Some(known)));
    }

    #[test]
    fn latin_words_are_isolated() {
        assert_eq!(
            with_latin_apart("صيغة CSL 1.0، `write`{path} في GitHub Pages."),
            "صيغة \u{2068}CSL 1.0\u{2069}، `write`{path} في \u{2068}GitHub Pages\u{2069}."
        );
    }
}
