//! Values of a closed form: dates, addresses, coordinates, names from a list. A fault is said once, at its place.

use crate::diag::code::Code;
use crate::diag::phrase::{Phrase, say};
use crate::diag::report::Diagnostic;
use crate::lang::country::{Country, find_country};
use crate::lang::near::find_nearest;
use crate::lang::tag::Lang;
use crate::model::date::{Dated, FuzzyDate};
use crate::model::label::Label;
use crate::parse::keys::key;
use crate::parse::named::{Meant, Name};
use crate::parse::reader::{Fields, Reader, is_direction, list_of};
use crate::parse::yaml::node::{Node, Value};
use crate::span::{Span, Spanned, Word};

/// The keys of a date with words.
const DATE: [&str; 2] = key::names(&key::DATE);

impl Reader<'_> {
    /// Returns the text of a scalar as it was written: `2025` is text here.
    pub fn scalar_of(&mut self, node: Node, name: Name<'_>, meant: Meant) -> Option<Word> {
        match node.value {
            Value::Text(_) => self.words_of(node, name, meant),
            Value::Number(_) => {
                let written = self.source.get(node.span.range()).unwrap_or_default();
                Some(Word::new(written.to_owned(), node.span))
            }
            value => {
                self.wrong_type(&value, node.span, name, meant);
                None
            }
        }
    }

    /// Returns the scalar of a key as it was written.
    pub fn scalar(&mut self, fields: &mut Fields, key: &str, meant: Meant) -> Option<Word> {
        let node = fields.take(key)?;
        self.scalar_of(node, Name::Key(key), meant)
    }

    /// Returns a date: a scalar, or a map of `date` and `text`.
    pub fn date_of(&mut self, node: Node, name: Name<'_>) -> Option<Spanned<Dated>> {
        if let Value::Map(_) = node.value {
            let mut fields = self.fields(node, name, &DATE)?;
            // A key of another name was most likely meant to be it.
            if fields.unknown == 0 {
                self.require(&fields, "date", name);
            }
            let text = self.label(&mut fields, "text");
            let date = fields.take("date")?;
            let date = self.plain_date_of(date, name)?;
            return Some(Spanned::new(Dated { date: date.value, text }, date.span));
        }
        let date = self.plain_date_of(node, name)?;
        Some(Spanned::new(Dated { date: date.value, text: Label::default() }, date.span))
    }

    fn plain_date_of(&mut self, node: Node, name: Name<'_>) -> Option<Spanned<FuzzyDate>> {
        if let Value::List(_) = node.value
            && let Some(date) = self.find_set(node.span)
        {
            return Some(Spanned::new(date, node.span));
        }
        let word = self.scalar_of(node, name, Meant::Date)?;
        match FuzzyDate::parse(&word.value) {
            Ok(date) => Some(Spanned::new(date, word.span)),
            Err(error) => {
                let span = self.place_in(&word, error.offset, error.length);
                let diagnostic = Diagnostic::new(Code::BadDate, span, error.message);
                self.report.add(diagnostic.maybe_help(error.help));
                None
            }
        }
    }

    /// Returns the set of dates that a list is: `[2025-11-06, 2025-11-09]` is one in EDTF, and a list to YAML.
    fn find_set(&self, span: Span) -> Option<FuzzyDate> {
        let written = self.source.get(span.range()).filter(|written| written.starts_with('['))?;
        FuzzyDate::parse(&written.split_whitespace().collect::<String>()).ok()
    }

    /// Returns the place of some bytes of a word: all of it where the text was not written as it reads.
    fn place_in(&self, word: &Word, offset: usize, length: usize) -> Span {
        let written = self.source.get(word.span.range()).unwrap_or_default();
        match written.find(&word.value) {
            Some(at) if offset + length <= word.value.len() => {
                let start = word.span.start as usize + at + offset;
                Span::new(word.span.file, start, start + length)
            }
            Some(_) | None => word.span,
        }
    }

    /// Returns the date of a key.
    pub fn date(&mut self, fields: &mut Fields, key: &str) -> Option<Spanned<Dated>> {
        let node = fields.take(key)?;
        self.date_of(node, Name::Key(key))
    }

    /// Says where one of two dates, each with its key, is later than the other can be.
    pub fn check_order(
        &mut self,
        (first, first_key): (&Spanned<Dated>, &str),
        (last, last_key): (&Spanned<Dated>, &str),
    ) {
        if !first.value.date.begins_by(&last.value.date) {
            let help = say!(
                "write a date from {date} on, or put `{first_key}` right",
                date = first.value.date.to_string(),
                first_key,
            );
            self.say_earlier(Code::ReversedDates, (last.span, last_key), (first.span, first_key), help);
        }
    }

    /// Says where one of two dates of a source, each with its key, is well before the other, which it can hardly be.
    pub fn check_plausible(
        &mut self,
        (first, first_key): (&Spanned<Dated>, &str),
        (last, last_key): (&Spanned<Dated>, &str),
    ) {
        if first.value.date.is_well_after(&last.value.date) {
            let help = say!("put one of the two right");
            self.say_earlier(Code::ImplausibleDate, (last.span, last_key), (first.span, first_key), help);
        }
    }

    fn say_earlier(
        &mut self,
        code: Code,
        (span, last_key): (Span, &str),
        (first, first_key): (Span, &str),
        help: Phrase,
    ) {
        let message = say!("`{last_key}` is earlier than `{first_key}`", last_key, first_key);
        let diagnostic = Diagnostic::new(code, span, message).label(first, Name::Key(first_key).phrase());
        self.report.add(diagnostic.help(help));
    }

    /// Returns what a word of a list means.
    pub fn one_of<T: Copy>(&mut self, fields: &mut Fields, key: &str, all: &[(&str, T)]) -> Option<T> {
        let word = self.scalar(fields, key, Meant::Text)?;
        if let Some((_, value)) = all.iter().find(|(name, _)| *name == word.value) {
            return Some(*value);
        }
        let known: Vec<&str> = all.iter().map(|(name, _)| *name).collect();
        let near = find_nearest(&word.value, known.iter().copied());
        let message = say!("`{key}` has no value `{value}`", key, value = &word.value);
        let diagnostic = Diagnostic::new(Code::UnknownValue, word.span, message);
        self.say_near(diagnostic, &word, near, say!("use one of: {all}", all = list_of(&known)));
        None
    }

    /// Returns the language that a work is in: any tag, not only one of the site's.
    pub fn any_language(&mut self, fields: &mut Fields, key: &str) -> Option<Lang> {
        let word = self.text(fields, key)?;
        let lang = find_any_language(&word.value);
        if lang.is_none() {
            self.say_no_language(&word.value, word.span);
        }
        lang
    }

    /// Says that a text names no language.
    pub fn say_no_language(&mut self, text: &str, span: Span) {
        let message = say!("`{tag}` is not a language tag", tag = text);
        let help = match language_named(text) {
            Some(tag) => say!("write `{right}`", right = tag),
            None => say!("write its BCP 47 tag: `ar`, `en`, `fa`, `ar-IQ`"),
        };
        self.say(Code::UnknownLanguage, span, message, help);
    }

    /// Returns an address, if it is one of `http` or `https`.
    pub fn url_of(&mut self, node: Node, name: Name<'_>) -> Option<String> {
        let word = self.text_of(node, name)?;
        if is_web_address(&word.value) {
            return Some(word.value);
        }
        let url = &word.value;
        let (message, help) = match url.split_once("://") {
            _ if url.chars().any(is_direction) => (
                say!("a hidden character in {name}", name = name.phrase()),
                say!("type or copy the address anew"),
            ),
            Some((scheme, _)) if is_http(scheme) => (
                say!("`{url}` is not a whole address", url),
                say!("write `https://`, a host and a path, with `%20` for a space"),
            ),
            None if url.contains('.') && !url.contains([' ', ':', '/', '@']) => {
                (say!("`{url}` does not begin with `https://`", url), say!("write `https://{url}`", url))
            }
            Some(_) | None => (
                say!("`{url}` is not an address of the web", url),
                say!("write an address that begins with `https://` or `http://`"),
            ),
        };
        self.say(Code::BadUrl, word.span, message, help);
        None
    }

    /// Returns the address of a key.
    pub fn url(&mut self, fields: &mut Fields, key: &str) -> Option<String> {
        let node = fields.take(key)?;
        self.url_of(node, Name::Key(key))
    }

    /// Returns the latitude and longitude of `coordinates`.
    pub fn coordinates(&mut self, fields: &mut Fields) -> Option<(f64, f64)> {
        let node = fields.take("coordinates")?;
        let span = self.first_line(node.span);
        let items = match node.value {
            Value::List(items) => items,
            value => {
                self.wrong_type(&value, node.span, Name::Key("coordinates"), Meant::Coordinates);
                return None;
            }
        };
        let numbers: Vec<f64> = items.iter().filter_map(number).collect();
        let help = say!("write `[latitude, longitude]` in degrees: `[33.3, 44.4]`");
        let (&[latitude, longitude], 2) = (numbers.as_slice(), items.len()) else {
            self.say(Code::BadCoordinates, span, say!("`coordinates` are not two numbers"), help);
            return None;
        };
        if latitude.abs() <= 90.0 && longitude.abs() <= 180.0 {
            return Some((latitude, longitude));
        }
        let swapped = longitude.abs() <= 90.0 && latitude.abs() <= 180.0;
        let help = if swapped {
            say!("did you mean `[{first}, {last}]`?", first = longitude, last = latitude)
        } else {
            help
        };
        let message = if latitude.abs() <= 90.0 {
            say!("a longitude of {longitude}", longitude)
        } else {
            say!("a latitude of {latitude}", latitude)
        };
        self.say(Code::BadCoordinates, span, message, help);
        None
    }

    /// Returns the code of `country`.
    pub fn country(&mut self, fields: &mut Fields) -> Option<String> {
        let word = self.text(fields, "country")?;
        let help = match find_country(&word.value) {
            Country::Code => return Some(word.value),
            Country::Named(code) => say!("write `{right}`", right = code),
            Country::Near(code, name) => say!("write `{code}` for {name}", code, name),
            Country::Unknown => say!("write the two letters that ISO 3166 has for the country: `IQ`"),
        };
        let message = say!("`{code}` is not the code of a country", code = &word.value);
        self.say(Code::UnknownValue, word.span, message, help);
        None
    }

    /// Returns the Wikidata item of `wikidata`.
    pub fn wikidata(&mut self, fields: &mut Fields) -> Option<String> {
        let word = self.scalar(fields, "wikidata", Meant::Text)?;
        if is_item(&word.value) {
            return Some(word.value);
        }
        let last = word.value.rsplit(['/', ':']).next().unwrap_or_default().to_uppercase();
        let near = if last.starts_with('Q') { last } else { format!("Q{last}") };
        let help = if is_item(&near) {
            say!("write `{right}`", right = near)
        } else {
            say!("write `Q` and digits: `Q796`")
        };
        let message = say!("`{item}` is not a Wikidata item", item = &word.value);
        self.say(Code::UnknownValue, word.span, message, help);
        None
    }
}

fn number(node: &Node) -> Option<f64> {
    match &node.value {
        Value::Number(number) => number.as_f64(),
        Value::Null | Value::Bool(_) | Value::Text(_) | Value::List(_) | Value::Map(_) | Value::Refused => {
            None
        }
    }
}

fn is_item(text: &str) -> bool {
    let digits = text.strip_prefix('Q').unwrap_or_default();
    !digits.is_empty() && digits.len() <= 12 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_http(scheme: &str) -> bool {
    scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
}

/// Returns whether `text` is a whole address of `http` or `https`.
#[must_use]
pub fn is_web_address(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default().split(':').next().unwrap_or_default();
    let odd =
        |of: char| of.is_whitespace() || of.is_control() || "<>\"`\\{}|^".contains(of) || is_direction(of);
    is_http(scheme) && !host.is_empty() && !host.starts_with('.') && !text.chars().any(odd)
}

/// Returns the language of any tag whose primary language has two or three letters.
#[must_use]
pub fn find_any_language(tag: &str) -> Option<Lang> {
    Lang::parse(tag).filter(|lang| lang.language().len() <= 3)
}

/// The tags of languages with their names in English, and those that BibTeX has for them.
const LANGUAGES: &str = "\
af afrikaans
am amharic
ar arabic العربية
az azerbaijani
be belarusian
bg bulgarian
bn bengali
bs bosnian
ca catalan
cs czech
cy welsh
da danish
de german ngerman austrian naustrian swissgerman nswissgerman
el greek
en english american british usenglish ukenglish canadian australian newzealand
es spanish
et estonian
eu basque
fa persian farsi
fi finnish
fr french français francais canadien acadian
ga irish
he hebrew
hi hindi
hr croatian
hu hungarian magyar
hy armenian
id indonesian
is icelandic
it italian
ja japanese
ka georgian
ko korean
ku kurdish kurmanji
la latin
lt lithuanian
lv latvian
mk macedonian
mr marathi
ms malay
nl dutch
nb norsk norwegian
nn nynorsk
pl polish
ps pashto
pt portuguese portuges brazilian brazil
ro romanian
ru russian
sk slovak
sl slovene slovenian
so somali
sq albanian
sr serbian serbianc
sv swedish
sw swahili
ta tamil
th thai
tr turkish
uk ukrainian
ur urdu
vi vietnamese
zh chinese
";

/// Returns whether a tag is that of a language that many write.
#[must_use]
pub fn is_language_tag(tag: &str) -> bool {
    LANGUAGES.lines().filter_map(|row| row.split_once(' ')).any(|(of, _)| of == tag)
}

/// Returns the tag of a language's English name, or of the name that BibTeX has for it.
#[must_use]
pub fn language_named(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    let mut rows = LANGUAGES.lines().filter_map(|row| row.split_once(' '));
    rows.find(|(_, names)| names.split(' ').any(|of| of == name)).map(|(tag, _)| tag)
}
