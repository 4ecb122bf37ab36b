//! Values → words, labels and lists, with every fault said once at its place. Knows no key's meaning.

use crate::diag::code::Code;
use crate::diag::phrase::{self, Phrase, say};
use crate::diag::report::{Diagnostic, Edit, Report};
use crate::lang::near::find_nearest;
use crate::lang::tag::Lang;
use crate::model::label::Label;
use crate::parse::comment::{find_unended, unended, without_comments};
use crate::parse::named::{Meant, Name};
use crate::parse::yaml::gate::is_hidden;
use crate::parse::yaml::node::{Entry, Node, Value};
use crate::span::{FileId, Span, Word};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// How the file writes keys, for what the report advises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// `key: value`
    Yaml,
    /// `key = "value"`
    Toml,
    /// `key = {value}`
    Bibtex,
}

/// The file being read.
#[derive(Debug)]
pub struct Reader<'run> {
    /// Its text.
    pub source: &'run str,
    /// Its number.
    pub file: FileId,
    /// The language of its plain words.
    pub lang: Lang,
    /// The languages of the site.
    pub languages: &'run [Lang],
    /// The language of the work that is told of: what is said of it may be in that as well.
    pub own: Option<Lang>,
    /// How it writes keys.
    pub syntax: Syntax,
    /// What is wrong with it.
    pub report: Report,
}

/// The keys of one map that were not read yet.
#[derive(Debug)]
pub struct Fields {
    entries: Vec<Entry>,
    /// Keys that unknown ones were probably meant to be: they are not missing as well.
    meant: Vec<String>,
    /// How many keys the map has, unknown ones included.
    pub length: usize,
    /// How many of them are unknown.
    pub unknown: usize,
    /// Where the map stands: its first line.
    pub span: Span,
}

impl Fields {
    /// Returns the value of a key, which then counts as read.
    pub fn take(&mut self, key: &str) -> Option<Node> {
        let at = self.entries.iter().position(|entry| entry.key.value == key)?;
        Some(self.entries.remove(at).node)
    }

    /// Returns whether the key is there.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.find(key).is_some()
    }

    /// Returns whether the key is there, or one that was probably meant to be it.
    #[must_use]
    pub fn may_have(&self, key: &str) -> bool {
        self.has(key) || self.meant.iter().any(|meant| meant == key)
    }

    /// Returns a key that was not read yet.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key.value == key)
    }

    /// Returns all keys that were not read yet, in the order of writing.
    #[must_use]
    pub fn into_entries(self) -> Vec<Entry> {
        self.entries
    }

    /// Returns all keys that were not read yet, in the order of writing.
    pub fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter()
    }
}

/// Keys of other tools, and what they are called here.
const SYNONYMS: [(&str, &str); 19] = [
    ("author", "authors"),
    ("categories", "topics"),
    ("category", "topics"),
    ("description", "summary"),
    ("events", "dates"),
    ("key-points", "summary"),
    ("keywords", "topics"),
    ("label", "name"),
    ("label", "title"),
    ("lastmod", "updated"),
    ("modified", "updated"),
    ("name", "title"),
    ("people", "actors"),
    ("published", "date"),
    ("redirects", "aliases"),
    ("references", "sources"),
    ("tags", "topics"),
    ("timeline", "dates"),
    ("title", "name"),
];

impl<'run> Reader<'run> {
    /// Adds a diagnostic with help.
    pub fn say(&mut self, code: Code, span: Span, message: Phrase, help: Phrase) {
        self.report.add(Diagnostic::new(code, span, message).help(help));
    }

    /// Adds a diagnostic of `word` with the question whether `near` was meant; where nothing is near, with other help.
    pub fn say_near(&mut self, diagnostic: Diagnostic, word: &Word, near: Option<&str>, otherwise: Phrase) {
        self.report.add(match near {
            Some(near) => diagnostic.did_you_mean(word, near),
            None => diagnostic.help(otherwise),
        });
    }

    /// Returns the keys of a map; says which are not among `known`. `name` is what the map is.
    pub fn fields(&mut self, node: Node, name: Name<'_>, known: &[&str]) -> Option<Fields> {
        let span = self.first_line(node.span);
        let entries = match node.value {
            Value::Map(entries) => entries,
            Value::Refused => return None,
            value => {
                self.wrong_type(&value, node.span, name, Meant::Keys);
                return None;
            }
        };
        let (kept, unknown): (Vec<Entry>, Vec<Entry>) = entries
            .into_iter()
            .filter(|entry| !entry.repeated)
            .partition(|entry| known.contains(&entry.key.value.as_str()));
        let (length, strange) = (kept.len() + unknown.len(), unknown.len());
        let unknown = unknown.iter().filter(|entry| entry.key.value != "<<");
        let meant = unknown.filter_map(|entry| self.unknown_key(&entry.key, name, known)).collect();
        Some(Fields { entries: kept, meant, length, unknown: strange, span })
    }

    /// Says that a key is unknown; returns the one that was probably meant.
    fn unknown_key(&mut self, key: &Word, name: Name<'_>, known: &[&str]) -> Option<String> {
        let synonym = SYNONYMS.iter().find(|(other, own)| *other == key.value && known.contains(own));
        let near = synonym.map(|(_, own)| *own).or_else(|| find_nearest(&key.value, known.iter().copied()));
        let is_document = known.contains(&"extra");
        let otherwise = match key.value.as_str() {
            "id" if is_document => say!("remove it: the id is the file's name, or its folder's"),
            "lang" | "language" if is_document => say!("remove it: the language is in the file's name"),
            _ if is_document => {
                say!("remove it, or put it under `extra:` (for templates) or `internal:` (for editors)")
            }
            _ => say!("use one of: {all}", all = list_of(known)),
        };
        let message = say!("{name} has no key `{key}`", name = name.phrase(), key = &key.value);
        self.say_near(Diagnostic::new(Code::UnknownKey, key.span, message), key, near, otherwise);
        near.map(str::to_owned)
    }

    /// Says that a value is not of the kind that is meant; of nothing, that it is empty.
    pub fn wrong_type(&mut self, value: &Value, span: Span, name: Name<'_>, meant: Meant) {
        match value {
            Value::Refused => {}
            Value::Null => self.empty(span, name, meant),
            Value::Bool(_) | Value::Number(_) | Value::Text(_) | Value::List(_) | Value::Map(_) => {
                let message = say!(
                    "{name} is {found}, where {meant} is meant",
                    name = name.phrase(),
                    found = value.noun(),
                    meant = meant.phrase(),
                );
                let help = self.advice(value, span, meant);
                let span = self.first_line(span);
                self.report.add(Diagnostic::new(Code::WrongType, span, message).maybe_help(help));
            }
        }
    }

    fn advice(&self, value: &Value, span: Span, meant: Meant) -> Option<Phrase> {
        let written = self.source.get(span.range())?;
        let is_text = matches!(meant, Meant::Text | Meant::Label);
        match value {
            Value::Bool(_) | Value::Number(_) if is_text || meant == Meant::Id => {
                Some(say!("write it in quotes: `\"{written}\"`", written))
            }
            Value::Text(_) if meant == Meant::List && !written.contains('\n') => {
                let bare = self.syntax == Syntax::Yaml && !written.contains([',', '[', ']', '{', '}', ':']);
                let quoted = bare || written.starts_with(['"', '\'']);
                let item = if quoted { written.to_owned() } else { format!("\"{written}\"") };
                Some(say!("write a list: `[{item}]`", item))
            }
            Value::Map(_) if is_text && is_sentence(written) => Some(say!(
                "a `: ` makes a map: write the text in quotes: `'{text}'`",
                text = written.replace('\'', "''"),
            )),
            Value::Bool(_)
            | Value::Number(_)
            | Value::Text(_)
            | Value::List(_)
            | Value::Map(_)
            | Value::Null
            | Value::Refused => Some(say!("write {meant}", meant = meant.to_write())),
        }
    }

    /// Says that nothing is written where something is meant.
    pub fn empty(&mut self, span: Span, name: Name<'_>, meant: Meant) {
        let message = say!("{name} is empty", name = name.phrase());
        let meant = meant.to_write();
        let help = match name {
            Name::Item(_) => say!("write {meant}, or remove the item", meant),
            _ => say!("write {meant}, or remove the key", meant),
        };
        self.say(Code::EmptyValue, span, message, help);
    }

    /// Says that a map has no `key`, where it has none, and none that was meant to be it.
    pub fn require(&mut self, fields: &Fields, key: &str, name: Name<'_>) {
        if !fields.may_have(key) {
            self.missing(fields.span, key, name);
        }
    }

    /// Says that a key is missing.
    pub fn missing(&mut self, span: Span, key: &str, name: Name<'_>) {
        let help = match self.syntax {
            Syntax::Yaml => say!("add `{key}: …`", key),
            Syntax::Toml => say!("add `{key} = \"…\"`", key),
            Syntax::Bibtex => say!("add `{key} = {…}`", key),
        };
        self.say(Code::MissingKey, span, say!("{name} has no `{key}`", name = name.phrase(), key), help);
    }

    /// Returns the part of a span that is on its first line.
    #[must_use]
    pub fn first_line(&self, span: Span) -> Span {
        let text = self.source.get(span.range()).unwrap_or_default();
        let length = text.lines().next().unwrap_or_default().trim_end().len();
        Span { end: Span::new(span.file, span.start as usize, span.start as usize + length).end, ..span }
    }

    /// Returns a value's text.
    pub fn text_of(&mut self, node: Node, name: Name<'_>) -> Option<Word> {
        self.words_of(node, name, Meant::Text)
    }

    /// Returns a value that is a line of Markdown, as it was written.
    pub fn line_of(&mut self, node: Node, name: Name<'_>) -> Option<Word> {
        match node.value {
            Value::Text(text) if !text.trim().is_empty() => {
                Some(Word::new(text.trim().to_owned(), node.span))
            }
            value => self.text_of(Node { value, span: node.span }, name),
        }
    }

    /// Returns text without its comments; `meant` is what is meant there.
    pub(crate) fn words_of(&mut self, node: Node, name: Name<'_>, meant: Meant) -> Option<Word> {
        match node.value {
            Value::Text(text) => {
                if let Some(at) = find_unended(&text) {
                    // Where the value is written as it is, the comment's own place.
                    let written = self.source.get(node.span.range()).and_then(|of| of.find(&text[at..]));
                    let start = node.span.range().start + written.unwrap_or_default();
                    self.report.add(unended(Span::new(self.file, start, node.span.range().end)));
                }
                let bare = without_comments(&text);
                if bare.trim().is_empty() {
                    self.empty(node.span, name, meant);
                    return None;
                }
                Some(Word::new(bare.trim().to_owned(), node.span))
            }
            value => {
                self.wrong_type(&value, node.span, name, meant);
                None
            }
        }
    }

    /// Returns the text of a key.
    pub fn text(&mut self, fields: &mut Fields, key: &str) -> Option<Word> {
        let node = fields.take(key)?;
        self.text_of(node, Name::Key(key))
    }

    /// Returns the items of a key's list.
    pub fn list(&mut self, fields: &mut Fields, key: &str) -> Vec<Node> {
        match fields.take(key) {
            None => Vec::new(),
            Some(Node { value: Value::List(items), .. }) => items,
            Some(Node { value, span }) => {
                self.wrong_type(&value, span, Name::Key(key), Meant::List);
                Vec::new()
            }
        }
    }

    /// Returns the texts of a key's list.
    pub fn texts(&mut self, fields: &mut Fields, key: &str) -> Vec<Word> {
        let items = self.list(fields, key);
        items.into_iter().filter_map(|node| self.text_of(node, Name::Item(key))).collect()
    }

    /// Returns the strings of a key's list.
    pub fn strings(&mut self, fields: &mut Fields, key: &str) -> Vec<String> {
        self.texts(fields, key).into_iter().map(|word| word.value).collect()
    }

    /// Returns a value that is an id, without hidden characters, of which it speaks.
    pub fn id_of(&mut self, node: Node, name: Name<'_>) -> Option<Word> {
        let mut word = self.words_of(node, name, Meant::Id)?;
        if let Some(hidden) = word.value.chars().find(|character| is_direction(*character)) {
            word.value.retain(|character| !is_direction(character));
            let message = say!(
                "a hidden character ({code}) in the id `{id}`",
                code = code_point(hidden),
                id = &word.value,
            );
            let help = say!("type it anew: `{id}`", id = &word.value);
            let clean = |written: &str| written.chars().filter(|of| !is_direction(*of)).collect();
            let written = self.source.get(word.span.range());
            let edit = written.map(|written| Edit { span: word.span, text: clean(written) });
            let diagnostic = Diagnostic::new(Code::HiddenCharacter, word.span, message).help(help);
            self.report.add(diagnostic.maybe_certain(say!("remove the sign"), edit));
        }
        if !is_nfc(&word.value) {
            word.value = word.value.nfc().collect();
        }
        Some(word)
    }

    /// Returns the ids of a key's list.
    pub fn ids(&mut self, fields: &mut Fields, key: &str) -> Vec<Word> {
        let items = self.list(fields, key);
        items.into_iter().filter_map(|node| self.id_of(node, Name::Item(key))).collect()
    }

    /// Returns whether a key is `true`.
    pub fn flag(&mut self, fields: &mut Fields, key: &str) -> bool {
        match fields.take(key) {
            None => false,
            Some(Node { value: Value::Bool(value), .. }) => value,
            Some(Node { value, span }) => {
                self.wrong_type(&value, span, Name::Key(key), Meant::Flag);
                false
            }
        }
    }

    /// Returns the site's language that a tag names: that very one, or the only one of its primary language; else that
    /// of the work that is told of.
    pub fn find_language(&mut self, tag: &Word) -> Option<Lang> {
        let own = || self.own.and_then(|own| match_language(&tag.value, &[own]));
        if let Some(lang) = match_language(&tag.value, self.languages).or_else(own) {
            return Some(lang);
        }
        let others = self.own.filter(|own| !self.languages.contains(own));
        let known: Vec<&str> = self.languages.iter().chain(&others).map(Lang::as_str).collect();
        let near = find_nearest(&tag.value, known.iter().copied());
        let otherwise =
            say!("use one of {all}, or add it to `languages` in `book.toml`", all = list_of(&known));
        let message = say!("`{tag}` is not a language of this site", tag = &tag.value);
        self.say_near(Diagnostic::new(Code::UnknownLanguage, tag.span, message), tag, near, otherwise);
        None
    }

    /// Returns plain text in the file's language, or a map of languages.
    pub fn label_of(&mut self, node: Node, name: Name<'_>) -> Option<Label> {
        let entries = match node.value {
            Value::Map(entries) if entries.is_empty() => {
                self.empty(node.span, name, Meant::Label);
                return None;
            }
            Value::Map(entries) => entries,
            Value::Text(_) | Value::Null => {
                let word = self.text_of(node, name)?;
                return Some(Label::plain(self.lang, &word.value));
            }
            value => {
                self.wrong_type(&value, node.span, name, Meant::Label);
                return None;
            }
        };
        let mut words: Vec<(Lang, Box<str>)> = Vec::new();
        for Entry { key, node, repeated } in entries {
            if repeated {
                continue;
            }
            let lang = self.find_language(&key);
            let text = self.text_of(node, Name::In(&name, &key.value));
            if let (Some(lang), Some(text)) = (lang, text)
                && words.iter().all(|(of, _)| *of != lang)
            {
                words.push((lang, text.value.into()));
            }
        }
        (!words.is_empty()).then(|| Label::from_words(words))
    }

    /// Returns the label of a key; empty where there is none.
    pub fn label(&mut self, fields: &mut Fields, key: &str) -> Label {
        let node = fields.take(key);
        node.and_then(|node| self.label_of(node, Name::Key(key))).unwrap_or_default()
    }

    /// Returns the label of a key, and says so where it is missing; `name` is what should have it.
    pub fn needed_label(&mut self, fields: &mut Fields, key: &str, name: Name<'_>) -> Label {
        self.require(fields, key, name);
        self.label(fields, key)
    }
}

/// Says whether a map is a sentence in which a colon stands, as in `- He said: no`.
fn is_sentence(written: &str) -> bool {
    !written.starts_with('{') && !written.contains('\n') && written.contains(": ")
}

/// Returns words as messages list them.
#[must_use]
pub fn list_of(words: &[&str]) -> phrase::Value {
    phrase::Value::each_quoted(words.iter().copied())
}

/// Returns a character by its number, as Unicode writes it.
#[must_use]
pub fn code_point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

/// Returns the language among `languages` that a tag names: that very one, or the only one of its primary
/// language where the tag is a primary language alone.
#[must_use]
pub fn match_language(tag: &str, languages: &[Lang]) -> Option<Lang> {
    let lang = Lang::parse(tag)?;
    if languages.contains(&lang) {
        return Some(lang);
    }
    let mut near = languages.iter().filter(|of| lang.as_str() == of.language());
    near.next().copied().filter(|_| near.next().is_none())
}

/// Returns whether a character changes directions or marks bytes; joiners, which Persian spelling needs, do not.
#[must_use]
pub fn is_direction(character: char) -> bool {
    is_hidden(character) && !matches!(character, '\u{200c}' | '\u{200d}')
}
