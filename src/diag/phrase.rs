//! What is said to authors: the English, and what stands in it, so that it can be told in another language.
//! The English is the key of the catalogue of each other language, as in GNU gettext.

use crate::diag::catalog::Catalog;
use std::fmt;

/// One thing said: words with `{names}` in them, and what stands in the place of each name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Phrase {
    words: Words,
    values: Vec<(&'static str, Value)>,
}

/// The English of a phrase.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Words {
    /// The same for every number. Where other languages have several words for the English, `sense` says which.
    Fixed { sense: Option<&'static str>, words: &'static str },
    /// One form for one, another for all other numbers; the number is `{count}`.
    Counted { one: &'static str, other: &'static str, count: u64 },
    /// Words of others, which have no translation: an error of the system or of a library.
    Foreign(String),
}

/// What stands in the place of a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// The author's own words, or a name.
    Text(String),
    /// Words that are told in the reader's language themselves.
    Phrase(Box<Phrase>),
    /// Several of which one is right: "a, b or c".
    AnyOf(Vec<Value>),
    /// Several, as a list: "a, b, c".
    Each(Vec<Value>),
}

/// Says something: `say!("no actor named `{name}`", name)`, or `name = expression`. `say!("keys of" => "a brief")` tells
/// the words from the same words in another sense, for which other languages have another form; the key in a catalogue
/// is then `keys of | a brief`.
macro_rules! say {
    (@value $name:ident) => { $crate::diag::phrase::Value::from($name) };
    (@value $name:ident $value:expr) => { $crate::diag::phrase::Value::from($value) };
    ($sense:literal => $words:literal) => {
        $crate::diag::phrase::Phrase::in_sense($sense, $words)
    };
    ($words:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::diag::phrase::Phrase::fixed(
            $words,
            vec![$((stringify!($name), $crate::diag::phrase::say!(@value $name $($value)?))),*],
        )
    };
}
pub(crate) use say;

/// Says something of a number: `say_count!(count, "{count} file", "{count} files")`, then what else stands in it.
macro_rules! say_count {
    ($count:expr, $one:literal, $other:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::diag::phrase::Phrase::counted(
            u64::try_from($count).unwrap_or(u64::MAX),
            ($one, $other),
            vec![$((stringify!($name), $crate::diag::phrase::say!(@value $name $($value)?))),*],
        )
    };
}
pub(crate) use say_count;

impl Phrase {
    /// Returns a phrase that is the same for every number; `say!` calls it.
    #[must_use]
    pub fn fixed(words: &'static str, values: Vec<(&'static str, Value)>) -> Self {
        Self { words: Words::Fixed { sense: None, words }, values }
    }

    /// Returns a phrase that has several forms in other languages; `say!` calls it.
    #[must_use]
    pub fn in_sense(sense: &'static str, words: &'static str) -> Self {
        Self { words: Words::Fixed { sense: Some(sense), words }, values: Vec::new() }
    }

    /// Returns a phrase with a form for one and a form for other numbers; `say_count!` calls it.
    #[must_use]
    pub fn counted(
        count: u64,
        forms: (&'static str, &'static str),
        values: Vec<(&'static str, Value)>,
    ) -> Self {
        let (one, other) = forms;
        Self { words: Words::Counted { one, other, count }, values }
    }

    /// Returns words of others, which are told as they are.
    #[must_use]
    pub fn foreign(words: impl Into<String>) -> Self {
        Self { words: Words::Foreign(words.into()), values: Vec::new() }
    }

    /// Returns words of a catalogue into which nothing is put, as they are told.
    #[must_use]
    pub fn told_words(words: &str, catalog: &Catalog) -> String {
        Telling { catalog, clean: &str::to_owned }.filled(words, &[], None)
    }

    /// Returns it with what would be right behind it, where that is known.
    #[must_use]
    pub fn followed_by(self, help: Option<Self>) -> Self {
        match help {
            Some(help) => say!("{message}: {help}", message = self, help),
            None => self,
        }
    }

    /// Returns it in the language of `catalog`; in English where the catalogue lacks it.
    #[must_use]
    pub fn told(&self, catalog: &Catalog) -> String {
        self.told_as(catalog, &str::to_owned)
    }

    /// Returns it in the language of `catalog`, with all that others wrote as `clean` gives it back.
    #[must_use]
    pub fn told_as(&self, catalog: &Catalog, clean: &dyn Fn(&str) -> String) -> String {
        let telling = Telling { catalog, clean };
        match &self.words {
            Words::Foreign(words) => telling.apart(words),
            Words::Fixed { sense: None, words } => {
                telling.filled(catalog.find(words).unwrap_or(words), &self.values, None)
            }
            Words::Fixed { sense: Some(sense), words } => {
                telling.filled(catalog.find_sense(sense, words).unwrap_or(words), &self.values, None)
            }
            Words::Counted { one, other, count } => {
                let own = if *count == 1 { one } else { other };
                let words = catalog.find_counted(other, *count).unwrap_or(own);
                telling.filled(words, &self.values, Some(*count))
            }
        }
    }
}

/// How phrases are told: in which language, and how the words of others are shown in it.
struct Telling<'a> {
    catalog: &'a Catalog,
    clean: &'a dyn Fn(&str) -> String,
}

impl Telling<'_> {
    /// Returns words with what stands in the place of each name. A name that nothing is given for stays as it
    /// is: braces are part of what authors are shown, as in `{ar: …, en: …}`.
    fn filled(&self, words: &str, values: &[(&'static str, Value)], count: Option<u64>) -> String {
        let mut out = String::with_capacity(words.len() + 32);
        let mut rest = words;
        // Text in backticks is isolated as a whole.
        let mut is_quoted = false;
        while let Some(at) = rest.find(['{', '`']) {
            out.push_str(&rest[..at]);
            rest = &rest[at..];
            if rest.starts_with('`') {
                out.push_str(if is_quoted { "`" } else { self.catalog.opening() });
                out.push_str(if is_quoted { self.catalog.closing() } else { "`" });
                (is_quoted, rest) = (!is_quoted, &rest[1..]);
                continue;
            }
            let name = rest[1..].split_once('}').map_or("", |(name, _)| name);
            let told = match (name, count) {
                ("count", Some(count)) => Some(count.to_string()),
                _ => values.iter().find(|(own, _)| *own == name).map(|(_, value)| match (is_quoted, value) {
                    (true, Value::Text(text)) => (self.clean)(text),
                    (_, value) => self.value(value),
                }),
            };
            match told {
                Some(told) => (out.push_str(&told), rest = &rest[name.len() + 2..]),
                None => (out.push('{'), rest = &rest[1..]),
            };
        }
        out.push_str(rest);
        out
    }

    /// Returns the words of others, kept from turning what stands beside them.
    fn apart(&self, text: &str) -> String {
        self.catalog.isolated(&(self.clean)(text))
    }

    fn value(&self, value: &Value) -> String {
        match value {
            Value::Text(text) if text.bytes().all(|byte| byte.is_ascii_digit()) => text.clone(),
            Value::Text(text) => self.apart(text),
            Value::Phrase(phrase) => phrase.told_as(self.catalog, self.clean),
            Value::AnyOf(all) => match all.split_last() {
                Some((last, [])) => self.value(last),
                Some((last, firsts)) => {
                    let words = self.catalog.find("{first} or {second}").unwrap_or("{first} or {second}");
                    let both = [("first", Value::Each(firsts.to_vec())), ("second", last.clone())];
                    self.filled(words, &both, None)
                }
                None => String::new(),
            },
            Value::Each(all) => self.list(all),
        }
    }

    fn list(&self, all: &[Value]) -> String {
        let comma = self.catalog.find(", ").unwrap_or(", ");
        all.iter().map(|value| self.value(value)).collect::<Vec<_>>().join(comma)
    }
}

impl Value {
    /// Returns the author's own words, in backticks.
    #[must_use]
    pub fn quoted(text: impl Into<String>) -> Self {
        Self::from(Phrase::fixed("`{text}`", vec![("text", Self::Text(text.into()))]))
    }

    /// Returns several, each in backticks.
    pub fn each_quoted<'a>(all: impl IntoIterator<Item = &'a str>) -> Self {
        Self::Each(all.into_iter().map(Self::quoted).collect())
    }
}

/// In English, as logs and tests read it.
impl fmt::Display for Phrase {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.told(Catalog::english()))
    }
}

impl std::error::Error for Phrase {}

impl From<Phrase> for Value {
    fn from(phrase: Phrase) -> Self {
        Self::Phrase(Box::new(phrase))
    }
}

macro_rules! texts {
    ($($from:ty),*) => {
        $(impl From<$from> for Value {
            fn from(text: $from) -> Self {
                Self::Text(text.to_string())
            }
        })*
    };
}
texts!(
    &str,
    &&str,
    String,
    &String,
    &Box<str>,
    &std::borrow::Cow<'_, str>,
    char,
    u8,
    u16,
    u32,
    u64,
    usize,
    i32,
    f64
);

#[cfg(test)]
mod tests {
    use super::Value;
    use crate::diag::catalog::Catalog;

    #[test]
    fn english_is_what_the_code_says() {
        let name = "isreal";
        assert_eq!(say!("no actor named `{name}`", name).to_string(), "no actor named `isreal`");
        assert_eq!(say_count!(1_usize, "{count} file", "{count} files").to_string(), "1 file");
        assert_eq!(say_count!(0_usize, "{count} file", "{count} files").to_string(), "0 files");
        assert_eq!(say!("as a map: `{ar: …, en: …}`").to_string(), "as a map: `{ar: …, en: …}`");
        let any = Value::AnyOf(["a", "b", "c"].map(Value::quoted).to_vec());
        assert_eq!(say!("write {any}", any).to_string(), "write `a`, `b` or `c`");
        assert_eq!(say!("`{a}` and {b}", a = "{b}", b = "`x").to_string(), "`{b}` and `x");
    }

    #[test]
    fn arabic_has_six_forms_and_sets_the_words_of_others_apart() {
        let arabic = Catalog::arabic();
        let files = |count: u64| say_count!(count, "{count} file", "{count} files").told(arabic);
        let all = [0, 1, 2, 3, 11, 100].map(files);
        assert_eq!(all, ["لا ملفات", "ملف واحد", "ملفان", "3 ملفات", "11 ملفاً", "100 ملف"]);
        let any = Value::AnyOf(["a", "b", "c"].map(Value::quoted).to_vec());
        let told = say!("{any}", any).told(arabic);
        assert_eq!(told, "\u{2068}`a`\u{2069}، \u{2068}`b`\u{2069} أو \u{2068}`c`\u{2069}");
    }
}
