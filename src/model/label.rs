//! A short text in one or more languages: a name, a title, a role.

use crate::lang::tag::Lang;

/// A few words by language, in the order of writing; at most one text a language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    words: Vec<(Lang, Box<str>)>,
}

impl Label {
    /// Returns a label in one language.
    #[must_use]
    pub fn plain(lang: Lang, words: &str) -> Self {
        Self { words: vec![(lang, words.into())] }
    }

    /// Returns the label of these texts.
    #[must_use]
    pub fn from_words(words: Vec<(Lang, Box<str>)>) -> Self {
        Self { words }
    }

    /// Returns the words in exactly this language.
    #[must_use]
    pub fn find(&self, lang: Lang) -> Option<&str> {
        self.words.iter().find(|(of, _)| *of == lang).map(|(_, words)| &**words)
    }

    /// Returns the words in this language, or in one of the same primary language, or else the first
    /// that were written, with the language they are in.
    #[must_use]
    pub fn best(&self, lang: Lang) -> Option<(&str, Lang)> {
        let near = |of: &Lang| of.language() == lang.language();
        let found = self.words.iter().find(|(of, _)| *of == lang);
        let found = found.or_else(|| self.words.iter().find(|(of, _)| near(of)));
        found.or_else(|| self.words.first()).map(|(of, words)| (&**words, *of))
    }

    /// Adds the texts of `other` in languages that this has none in.
    pub fn add_missing(&mut self, other: &Label) {
        for (lang, words) in other.iter() {
            if self.find(lang).is_none() {
                self.words.push((lang, words.into()));
            }
        }
    }

    /// Returns every text with its language.
    pub fn iter(&self) -> impl Iterator<Item = (Lang, &str)> {
        self.words.iter().map(|(lang, words)| (*lang, &**words))
    }

    /// Returns whether nothing was written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}
