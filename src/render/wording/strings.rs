//! The fixed words of a theme. In: Fluent files. Out: a word or a counted phrase, as plain text without
//! isolates; templates isolate what they insert.

use crate::diag::code::Code;
use crate::diag::phrase::{Phrase, say};
use crate::diag::plural::Plurals;
use crate::diag::report::{Diagnostic, Report};
use crate::lang::tag::Lang;
use crate::model::config::{DateStyle, Digits};
use crate::render::wording::numbers::has_persian_digits;
use crate::span::{FileId, Span};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::collections::{BTreeMap, BTreeSet};

/// One file of fixed words.
#[derive(Clone, Copy, Debug)]
pub struct StringsFile<'text> {
    /// Its text.
    pub text: &'text str,
    /// Its number, where it is the site's own; nothing for a file inside the program.
    pub file: Option<FileId>,
}

/// The fixed words of one language.
pub struct Strings {
    bundle: FluentBundle<FluentResource>,
    plurals: Plurals,
    plain: BTreeMap<String, String>,
    keys: BTreeSet<String>,
}

impl std::fmt::Debug for Strings {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Strings").field("keys", &self.keys.len()).finish_non_exhaustive()
    }
}

impl Strings {
    /// Returns the words of these files in `lang`; a later file's words replace an earlier one's. What is
    /// not Fluent is reported.
    #[must_use]
    pub fn new(lang: Lang, style: &DateStyle, files: &[StringsFile<'_>], report: &mut Report) -> Self {
        let locale = lang.as_str().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match style.digits {
            Digits::Latin => latin_digits,
            Digits::Arabic if has_persian_digits(lang) => persian_digits,
            Digits::Arabic => arabic_digits,
        }));
        let mut keys = BTreeSet::new();
        for file in files {
            let resource = match FluentResource::try_new(file.text.to_owned()) {
                Ok(resource) => resource,
                Err((resource, errors)) => {
                    report_errors(*file, &errors, report);
                    resource
                }
            };
            for entry in resource.entries() {
                if let fluent_syntax::ast::Entry::Message(message) = entry {
                    keys.insert(message.id.name.to_owned());
                }
            }
            bundle.add_resource_overriding(resource);
        }
        let mut strings = Self { bundle, plurals: Plurals::new(lang.as_str()), plain: BTreeMap::new(), keys };
        strings.plain =
            strings.keys.iter().filter_map(|key| Some((key.clone(), strings.format(key, None)?))).collect();
        strings
    }

    /// Returns the keys of all words.
    #[must_use]
    pub fn keys(&self) -> &BTreeSet<String> {
        &self.keys
    }

    /// Returns the words for `key`, or nothing where there are none, or they need something to be inserted.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<&str> {
        self.plain.get(key).map(String::as_str)
    }

    /// Returns the words for `key`, or the key itself where there are none.
    #[must_use]
    pub fn get<'words>(&'words self, key: &'words str) -> &'words str {
        self.find(key).unwrap_or(key)
    }

    /// Returns the words for `key` with these values inserted; numbers choose the plural form. Nothing
    /// where there is no such key, or it needs other values.
    #[must_use]
    pub fn fill(&self, key: &str, values: &[(&str, Filling<'_>)]) -> Option<String> {
        let mut arguments = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            let value: FluentValue<'_> = match value {
                Filling::Number(number) => self.counted(*number),
                Filling::Text(text) => FluentValue::from(*text),
            };
            arguments.set((*name).to_owned(), value);
        }
        self.format(key, Some(&arguments))
    }

    /// Returns a count as Fluent takes it. Its own library knows the forms of numbers up to 100 alone (of 103 it says in
    /// Arabic what it says of 100): a small number chooses the words, and what is written is carried in a field that
    /// nothing else uses.
    fn counted(&self, number: i64) -> FluentValue<'static> {
        let small = u64::try_from(number).ok().map(|count| (count, self.plurals.small(count)));
        match small {
            Some((count, small)) if small != count => {
                let options = FluentNumberOptions {
                    currency: Some(number.to_string()),
                    ..FluentNumberOptions::default()
                };
                FluentValue::Number(FluentNumber::new(small as f64, options))
            }
            _ => FluentValue::from(number),
        }
    }

    fn format(&self, key: &str, arguments: Option<&FluentArgs<'_>>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let words = self.bundle.format_pattern(pattern, arguments, &mut errors);
        errors.is_empty().then(|| words.into_owned())
    }
}

/// A value inserted into words.
#[derive(Clone, Copy, Debug)]
pub enum Filling<'text> {
    /// A count.
    Number(i64),
    /// A name or a date, ready to read.
    Text(&'text str),
}

fn report_errors(file: StringsFile<'_>, errors: &[fluent_syntax::parser::ParserError], report: &mut Report) {
    let Some(id) = file.file else { return };
    for error in errors {
        let span = Span::new(id, error.pos.start, error.pos.end);
        let fault = error.kind.to_string().trim_end_matches('.').to_lowercase();
        let message = say!("not Fluent: {fault}", fault = Phrase::foreign(fault));
        let help = say!("write `key = words`, and counted words as `{ $count -> [one] … *[other] … }`");
        report.add(Diagnostic::new(Code::BadString, span, message).help(help));
    }
}

type Memoizer = intl_memoizer::concurrent::IntlLangMemoizer;

fn latin_digits(value: &FluentValue<'_>, _: &Memoizer) -> Option<String> {
    match value {
        FluentValue::Number(FluentNumber { value, options }) => {
            Some(options.currency.clone().unwrap_or_else(|| format!("{value}")))
        }
        FluentValue::String(_) | FluentValue::Custom(_) | FluentValue::None | FluentValue::Error => None,
    }
}

fn arabic_digits(value: &FluentValue<'_>, memoizer: &Memoizer) -> Option<String> {
    Some(in_digits(&latin_digits(value, memoizer)?, '٠'))
}

fn persian_digits(value: &FluentValue<'_>, memoizer: &Memoizer) -> Option<String> {
    Some(in_digits(&latin_digits(value, memoizer)?, '۰'))
}

fn in_digits(number: &str, zero: char) -> String {
    let other = |digit: char| match digit.to_digit(10) {
        Some(value) => char::from_u32(u32::from(zero) + value).unwrap_or(digit),
        None => digit,
    };
    number.chars().map(other).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::config::default_style;

    #[test]
    fn counts_have_the_digits_of_their_language() {
        let text = "n = { $count } x\n";
        let file = StringsFile { text, file: None };
        let say = |tag, digits| {
            let lang = Lang::parse(tag).expect("a tag");
            let style = DateStyle { digits, ..default_style(lang) };
            let strings = Strings::new(lang, &style, &[file], &mut Report::new());
            strings.fill("n", &[("count", Filling::Number(1405))]).expect("words")
        };
        assert_eq!(say("ar", Digits::Arabic), "١٤٠٥ x");
        assert_eq!(say("fa", Digits::Arabic), "۱۴۰۵ x");
        assert_eq!(say("fa", Digits::Latin), "1405 x");
    }

    #[test]
    fn all_six_arabic_plurals_are_chosen() {
        let text = "n = { $count ->\n [zero] لا\n [one] واحد\n [two] اثنان\n [few] { $count } قليلة\n [many] { $count } كثيراً\n *[other] { $count } غيرها\n }\n";
        let lang = Lang::parse("ar").expect("a tag");
        let mut report = Report::new();
        let file = StringsFile { text, file: None };
        let strings = Strings::new(lang, &default_style(lang), &[file], &mut report);
        let say = |count| strings.fill("n", &[("count", Filling::Number(count))]).expect("words");
        let said: Vec<String> = [0, 1, 2, 3, 11, 100, 102, 103, 111, 1405].into_iter().map(say).collect();
        let words = [
            "لا",
            "واحد",
            "اثنان",
            "3 قليلة",
            "11 كثيراً",
            "100 غيرها",
            "102 غيرها",
            "103 قليلة",
            "111 كثيراً",
            "1405 قليلة",
        ];
        assert_eq!(said, words);
        assert_eq!(strings.find("n"), None);
        assert_eq!(strings.get("none"), "none");
    }
}
