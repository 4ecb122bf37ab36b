//! The words of one language for what is said to authors: a catalogue whose keys are the English.

use intl_pluralrules::{PluralRuleType, PluralRules};
use std::collections::BTreeMap;
use unic_langid::LanguageIdentifier;

/// The words of one language.
#[derive(Debug, Default)]
pub struct Catalog {
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

impl Catalog {
    /// Returns the catalogue of English, which is empty: the English stands in the code.
    #[must_use]
    pub fn english() -> Self {
        Self::default()
    }

    /// Returns the catalogue of Arabic.
    #[must_use]
    pub fn arabic() -> Self {
        let phrases = serde_yaml::from_str(include_str!("ar.yaml")).expect("a test reads the catalogue");
        Self { phrases, is_rtl: true }
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

    /// Returns how words for `count` of something are told; `english` is the form for other numbers than one.
    #[must_use]
    pub fn find_counted(&self, english: &str, count: u64) -> Option<&str> {
        let forms = match self.phrases.get(english)? {
            Forms::Fixed(words) => return Some(words),
            Forms::Counted(forms) => forms,
        };
        let lang: LanguageIdentifier = "ar".parse().ok()?;
        let rules = PluralRules::create(lang, PluralRuleType::CARDINAL).ok()?;
        let category = format!("{:?}", rules.select(count).ok()?).to_lowercase();
        forms.get(&category).or_else(|| forms.get("other")).map(String::as_str)
    }

    /// Returns the mark before text that may run the other way: in a language that runs from the right, the
    /// first strong isolate of the Unicode Bidirectional Algorithm.
    #[must_use]
    pub fn opening(&self) -> &'static str {
        if self.is_rtl { "\u{2068}" } else { "" }
    }

    /// Returns the mark after such text.
    #[must_use]
    pub fn closing(&self) -> &'static str {
        if self.is_rtl { "\u{2069}" } else { "" }
    }

    /// Returns text with the marks around it that keep it from turning what stands beside it.
    #[must_use]
    pub fn isolated(&self, text: &str) -> String {
        format!("{}{text}{}", self.opening(), self.closing())
    }
}
