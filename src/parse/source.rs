//! The keys of a source, wherever it is written: in the library or in a brief.

use crate::diag::code::Code;
use crate::diag::phrase::say;
use crate::lang::tag::{Direction, Lang};
use crate::model::label::Label;
use crate::model::source::{Imprint, ImprintNumbers, Publishing, SourceCopy, SourceType};
use crate::parse::draft::{AuthorDraft, SourceFacts};
use crate::parse::id::{Spelt, find_fault, is_unsafe};
use crate::parse::keys::key::names;
use crate::parse::keys::source as keys;
use crate::parse::named::{Meant, Name};
use crate::parse::reader::{Fields, Reader};
use crate::parse::yaml::node::{Node, Value};
use crate::span::{Span, Word};
use unicode_bidi::BidiClass;

/// The keys of a source. In the library its `id` is its file's name or its key, and need not be written.
pub const KEYS: [&str; 23] = names(&keys::KEYS);
/// What an entry of a file of sources may have besides.
pub const OF_ENTRIES: [&str; 1] = names(&keys::OF_ENTRIES);
/// The keys of `copy`.
const COPY: [&str; 3] = names(&keys::COPY);

/// Where a source of the library has its id from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdFrom {
    /// Its file.
    FileName,
    /// Its key in a file of several.
    Key,
}

const RELIABILITIES: [(&str, char); 6] =
    [("A", 'A'), ("B", 'B'), ("C", 'C'), ("D", 'D'), ("E", 'E'), ("F", 'F')];
const CREDIBILITIES: [(&str, u8); 6] = [("1", 1), ("2", 2), ("3", 3), ("4", 4), ("5", 5), ("6", 6)];

impl Reader<'_> {
    /// Returns the facts of a source; `name` is what it is called in messages.
    pub fn source_facts(&mut self, fields: &mut Fields, name: Name<'_>) -> SourceFacts {
        self.own = self.any_language(fields, "language");
        let facts = self.facts_of(fields, name);
        self.own = None;
        facts
    }

    fn facts_of(&mut self, fields: &mut Fields, name: Name<'_>) -> SourceFacts {
        let language = self.own;
        let unnamed = self.flag(fields, "unnamed");
        if !unnamed {
            self.require(fields, "title", name);
        }
        let lang = self.lang;
        let others: Vec<Lang> = language.iter().chain(self.languages).copied().collect();
        let own = |label: Label| in_own_language(label, lang, &others);
        let [date, accessed] = ["date", "accessed"].map(|key| self.date(fields, key));
        if let (Some(date), Some(accessed)) = (&date, &accessed) {
            self.check_plausible((date, "date"), (accessed, "accessed"));
        }
        let authors = self.authors(fields);
        if let Some(author) = authors.first().filter(|_| unnamed) {
            self.say_named(author.word.span);
        }
        SourceFacts {
            title: own(self.label(fields, "title")),
            authors: authors.into_iter().map(|of| AuthorDraft { name: own(of.name), ..of }).collect(),
            has_other_authors: false,
            is_in_journal: false,
            publisher: fields
                .take("publisher")
                .and_then(|node| self.author_of(node, Name::Key("publisher")))
                .map(|of| AuthorDraft { name: own(of.name), ..of }),
            imprint: Imprint {
                container: own(self.label(fields, "container")),
                numbers: self.numbers(fields),
            },
            url: self.url(fields, "url"),
            archive_url: self.url(fields, "archive-url"),
            archive_date: self.date(fields, "archive-date"),
            date,
            accessed,
            language,
            kind: self.one_of(fields, "type", &SourceType::ALL),
            unnamed,
            derived_from: self.origins(fields),
            reliability: self.one_of(fields, "reliability", &RELIABILITIES),
            credibility: self.one_of(fields, "credibility", &CREDIBILITIES),
            quote: own(self.label(fields, "quote")),
            note: self.label(fields, "note"),
            copy: self.copy(fields),
        }
    }

    /// Says that one who is not named has a name, which readers would see.
    pub(crate) fn say_named(&mut self, author: Span) {
        let message = say!("a source that is not named has an `author`");
        let help = say!(
            "remove one of the two: put a name that must not be published under `internal`, and a description into the title"
        );
        self.say(Code::UnnamedAuthor, author, message, help);
    }

    /// Says where a source of the library gives itself another id than it has.
    pub fn check_own_id(&mut self, fields: &mut Fields, id: &str, from: IdFrom) {
        let Some(word) = fields.take("id").and_then(|node| self.id_of(node, Name::Key("id"))) else { return };
        if word.value != id {
            let message = say!("the id `{written}` is not `{id}`", written = &word.value, id);
            let help = match from {
                IdFrom::FileName => say!("remove it: the id is the file's name"),
                IdFrom::Key => say!("remove it: the id is its key in this file"),
            };
            self.say(Code::ContradictingFact, word.span, message, help);
        }
    }

    /// Returns what is printed of its place in what it appeared in. A hyphen between pages is a dash.
    fn numbers(&mut self, fields: &mut Fields) -> ImprintNumbers {
        let mut written =
            |key| self.scalar(fields, key, Meant::Text).map(|word| word.value).unwrap_or_default();
        ImprintNumbers {
            volume: written("volume"),
            number: written("number"),
            pages: page_range(&written("pages")),
            edition: written("edition"),
        }
    }

    /// Returns the copy among the site's own files.
    fn copy(&mut self, fields: &mut Fields) -> Option<SourceCopy> {
        let node = fields.take("copy")?;
        let span = self.first_line(node.span);
        let mut keys = self.fields(node, Name::Key("copy"), &COPY)?;
        for key in ["file", "sha256"] {
            self.require(&keys, key, Name::Key("copy"));
        }
        let is_published = self.flag(&mut keys, "publish");
        let (name, sha256) =
            (self.scalar(&mut keys, "file", Meant::Text), self.scalar(&mut keys, "sha256", Meant::Text));
        let (name, sha256) = (name?, sha256?);
        if let Some((message, help)) = find_fault(&name.value, Spelt::FileName) {
            self.say(Code::BadId, name.span, message, help);
            return None;
        }
        if sha256.value.len() != 64 || !sha256.value.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            let message = say!("`{sha256}` is not a SHA-256", sha256 = &sha256.value);
            let help = say!("write its 64 hexadecimal digits, as `sha256sum` prints them");
            self.say(Code::UnknownValue, sha256.span, message, help);
            return None;
        }
        if is_published && is_unsafe(&name.value) {
            let message = say!("`{name}` could run a script in a reader's browser", name = &name.value);
            let help = say!(
                "publish it as a picture (`.png`, `.webp`), a PDF or text, or keep it: `publish: false`"
            );
            self.say(Code::UnsafeAttachment, name.span, message, help);
            return None;
        }
        Some(SourceCopy {
            name: name.value.into(),
            sha256: sha256.value.to_ascii_lowercase().into(),
            publishing: if is_published { Publishing::Published } else { Publishing::Kept },
            file: None,
            span,
        })
    }

    fn authors(&mut self, fields: &mut Fields) -> Vec<AuthorDraft> {
        let items = match fields.take("author") {
            None => return Vec::new(),
            Some(Node { value: Value::List(items), .. }) => items,
            Some(node) => return self.author_of(node, Name::Key("author")).into_iter().collect(),
        };
        let mut authors: Vec<AuthorDraft> = Vec::new();
        for node in items {
            let Some(author) = self.author_of(node, Name::Item("author")) else { continue };
            if authors.iter().any(|of| of.word.value == author.word.value) {
                let message = say!("`{word}` is listed twice", word = &author.word.value);
                self.say(Code::RepeatedItem, author.word.span, message, say!("remove one of the two"));
            } else {
                authors.push(author);
            }
        }
        authors
    }

    /// Returns the ids of the works that a source repeats, each once.
    fn origins(&mut self, fields: &mut Fields) -> Vec<Word> {
        let mut origins: Vec<Word> = Vec::new();
        for word in self.ids(fields, "derived-from") {
            if origins.iter().any(|of| of.value == word.value) {
                let message = say!("`{word}` is listed twice", word = &word.value);
                self.say(Code::RepeatedItem, word.span, message, say!("remove one of the two"));
            } else {
                origins.push(word);
            }
        }
        origins
    }

    /// Returns an actor's id or a name; the first words of a map are the word that may be an id.
    fn author_of(&mut self, node: Node, name: Name<'_>) -> Option<AuthorDraft> {
        if matches!(node.value, Value::Text(_)) {
            let word = self.id_of(node, name)?;
            let name = Label::plain(self.lang, &word.value);
            return Some(AuthorDraft { word, name, person: None });
        }
        let span = self.first_line(node.span);
        let label = self.label_of(node, name)?;
        let first = label.iter().next().map(|(_, words)| words.to_owned()).unwrap_or_default();
        Some(AuthorDraft { word: Word::new(first, span), name: label, person: None })
    }
}

/// Returns pages with a dash between the first and the last, as they are printed: `45-62` and `45--62` are `45–62`. A
/// hyphen within the name of a page stays: `A-3`.
#[must_use]
pub fn page_range(written: &str) -> String {
    let mut range = String::with_capacity(written.len() + 2);
    let mut rest = written.trim();
    while let Some(at) = rest.find('-') {
        let (before, behind) = (&rest[..at], rest[at..].trim_start_matches('-'));
        let is_between = before.trim_end().ends_with(|sign: char| sign.is_numeric() || sign.is_lowercase())
            && behind.trim_start().starts_with(char::is_alphanumeric);
        let hyphens = &rest[at..rest.len() - behind.len()];
        range.push_str(if is_between { before.trim_end() } else { before });
        range.push_str(if is_between { "–" } else { hyphens });
        rest = if is_between { behind.trim_start() } else { behind };
    }
    range + rest
}

/// Returns a plain label in the first of `others` that runs as its letters do, where the file's language does
/// not: the English title of an English work in an Arabic file.
#[must_use]
pub fn in_own_language(label: Label, file: Lang, others: &[Lang]) -> Label {
    let words: Vec<(Lang, &str)> = label.iter().collect();
    let [(lang, text)] = words.as_slice() else { return label };
    let Some(direction) = direction_of(text).filter(|_| *lang == file) else { return label };
    let runs = |lang: &&Lang| lang.direction() == direction;
    match others.iter().find(runs).filter(|_| file.direction() != direction) {
        Some(other) => Label::plain(*other, text),
        None => label,
    }
}

/// Returns the direction of the first letter.
fn direction_of(text: &str) -> Option<Direction> {
    text.chars().find_map(|character| match unicode_bidi::bidi_class(character) {
        BidiClass::L => Some(Direction::Ltr),
        BidiClass::R | BidiClass::AL => Some(Direction::Rtl),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_title_is_in_the_language_its_script_shows() {
        let lang = |tag| Lang::parse(tag).expect("a tag");
        let in_file = |text: &str| {
            let label =
                in_own_language(Label::plain(lang("ar"), text), lang("ar"), &[lang("fa"), lang("en")]);
            label.iter().next().map(|(lang, _)| lang)
        };
        assert_eq!(in_file("«Iraq» and the coalition"), Some(lang("en")));
        assert_eq!(in_file("العراق والتحالف"), Some(lang("ar")));
        assert_eq!(in_file("2025"), Some(lang("ar")));
    }

    #[test]
    fn pages_have_a_dash_between_them() {
        for (written, printed) in [
            ("45-62", "45–62"),
            ("45--62", "45–62"),
            (" 45 - 62, 70-71 ", "45–62, 70–71"),
            ("S12-S19", "S12–S19"),
            ("xii-xv", "xii–xv"),
            ("٤٥-٦٢", "٤٥–٦٢"),
            ("45–62", "45–62"),
            ("A-3", "A-3"),
            ("e1234", "e1234"),
            ("12-", "12-"),
            ("", ""),
        ] {
            assert_eq!(page_range(written), printed);
        }
    }
}
