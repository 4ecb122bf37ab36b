//! The file that keeps what addresses answered, as JSON: in, and out again. An address a line, so that a change of one
//! is a change of one line.

use crate::diag::code::Code;
use crate::diag::phrase::say;
use crate::diag::report::{Diagnostic, Report};
use crate::input::{Day, Input};
use crate::model::date::FuzzyDate;
use crate::model::link::{Answer, Links, PATH};
use crate::span::{FileId, Span};
use serde::de::IgnoredAny;
use serde_json::Value;
use std::fmt::Write;

/// Returns the answers that the site's folder keeps; nothing where the file cannot be understood.
#[must_use]
pub fn read_answers(input: &Input) -> Option<Links> {
    let Some(file) = input.find_path(PATH) else { return Some(Links::default()) };
    let Value::Object(addresses) = serde_json::from_str(input.text(file)).ok()? else { return None };
    let mut links = Links::default();
    for (url, answers) in addresses {
        let Value::Object(answers) = answers else { return None };
        for (day, answer) in answers {
            links.record(&url, parse_day(&day)?, Answer::parse(answer.as_str()?));
        }
    }
    Some(links)
}

/// Returns the answers that the site's folder keeps; none where the file cannot be understood, which is reported: what
/// rests on them is not told of then.
#[must_use]
pub fn answers(input: &Input, report: &mut Report) -> Links {
    let (links, file) = (read_answers(input), input.find_path(PATH));
    if let (None, Some(file)) = (&links, file) {
        let message =
            say!("what links answered cannot be understood: `dead-link` and `dead-archive` are not told of");
        let help = say!(
            "take out what a merge has left in it, or remove the file and run `mujaz check --external` again"
        );
        report.add(
            Diagnostic::new(Code::BrokenAnswers, find_fault(file, input.text(file)), message).help(help),
        );
    }
    links.unwrap_or_default()
}

/// Returns the line from which on a text is no JSON, or its first.
fn find_fault(file: FileId, text: &str) -> Span {
    let number = serde_json::from_str::<IgnoredAny>(text).map_or_else(|error| error.line(), |_| 1);
    let start: usize = text.split_inclusive('\n').take(number.saturating_sub(1)).map(str::len).sum();
    let line = text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    Span::new(file, start, start + line.len())
}

/// Returns the file of these answers.
#[must_use]
pub fn write_answers(links: &Links) -> String {
    let mut text = String::from("{");
    for (at, (url, answers)) in links.iter().enumerate() {
        let days = answers
            .iter()
            .map(|(day, answer)| format!("{}: {}", Value::from(spelt(*day)), Value::from(answer.spelt())));
        let days = days.collect::<Vec<_>>().join(", ");
        let comma = if at > 0 { "," } else { "" };
        let _ = write!(text, "{comma}\n  {}: {{{days}}}", Value::from(url));
    }
    text.push_str("\n}\n");
    text
}

/// Returns a day as ISO 8601 writes it.
#[must_use]
pub fn spelt(day: Day) -> String {
    FuzzyDate::from_day(day).to_string()
}

fn parse_day(text: &str) -> Option<Day> {
    FuzzyDate::parse(text).ok()?.find_day()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{Content, InputFile};

    fn input(text: &str) -> Input {
        let content = Content::Text(text.to_owned());
        Input::new(vec![InputFile { path: PATH.to_owned(), content }], Day { year: 2025, month: 11, day: 7 })
    }

    #[test]
    fn what_is_written_is_read_again() {
        let text = "{\n  \"https://a.example/\\\"ا\": {\"2025-11-05\": \"404\", \"2025-11-07\": \"no answer\"},\n  \
                    \"https://b.example/\": {\"2025-11-07\": \"200\"}\n}\n";
        let links = read_answers(&input(text)).expect("it is such a file");
        assert_eq!(write_answers(&links), text);
        assert_eq!(read_answers(&input(&write_answers(&Links::default()))), Some(Links::default()));
    }

    #[test]
    fn a_file_that_is_broken_is_told_of_once_where_it_breaks() {
        let told = |text: &str| {
            let mut report = Report::default();
            assert_eq!(answers(&input(text), &mut report), Links::default());
            let told = report.diagnostics().iter();
            told.map(|of| format!("{} {}", of.code.name(), &text[of.span.range()])).collect::<Vec<_>>()
        };
        let good = "{\n  \"https://a.example/\": {\"2025-11-05\": \"404\"}";
        assert_eq!(told(&format!("{good},\n<<<<<<< HEAD\n}}\n")), ["broken-answers <<<<<<< HEAD"]);
        assert_eq!(told(good), ["broken-answers   \"https://a.example/\": {\"2025-11-05\": \"404\"}"]);
        assert_eq!([told(""), told("[]")], [["broken-answers "], ["broken-answers []"]]);
        assert_eq!(told("{}"), Vec::<String>::new());
    }

    #[test]
    fn what_is_no_such_file_is_not_understood() {
        for text in
            ["", "[]", "{\"u\": 1}", "{\"u\": {\"today\": \"404\"}}", "{\"u\": {\"2025-11-07\": 404}}"]
        {
            assert_eq!(read_answers(&input(text)), None, "{text}");
        }
    }
}
