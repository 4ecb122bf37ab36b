//! What a YAML parser could not read, said for authors.

use crate::diag::code::Code;
use crate::diag::report::Diagnostic;
use crate::span::{FileId, Span};
use granit_parser::{ErrorKind, ScanError};

const QUOTE: &str = "write the value in double quotes, or check the indentation of the line";

/// Returns the diagnostic of a parser's error in `source`, which stands `base` bytes into `file`.
pub(super) fn diagnose(error: &ScanError, source: &str, base: usize, file: FileId) -> Diagnostic {
    let at = error.marker().byte_offset().unwrap_or_default().min(source.len());
    // An error at the very end is shown at the last character that was written.
    let at = if source[at..].trim().is_empty() { last_character(source) } else { at };
    let end = at + source[at..].chars().next().map_or(0, char::len_utf8);
    let (code, message, help) = words(error.kind());
    Diagnostic::new(code, Span::new(file, base + at, base + end), message).help(help)
}

fn last_character(source: &str) -> usize {
    source.trim_end().char_indices().next_back().map_or(0, |(at, _)| at)
}

fn words(kind: &ErrorKind) -> (Code, String, String) {
    let bad = |message: &str, help: &str| (Code::BadYaml, message.to_owned(), help.to_owned());
    match kind {
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement => {
            bad("a `:` where no key can end", QUOTE)
        }
        ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar => {
            bad("a quote that is not closed", "close it with the same quote")
        }
        ErrorKind::UnexpectedCharacter { character } => {
            bad(&format!("a value cannot begin with `{character}`"), "write the value in double quotes")
        }
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => bad(
            &format!("`{open}` is closed by `{close}`"),
            &format!("close it with `{}`", if *open == '[' { ']' } else { '}' }),
        ),
        ErrorKind::UnclosedFlowCollection { open } => bad(
            &format!("`{open}` is not closed"),
            &format!("add the closing `{}`", if *open == '[' { ']' } else { '}' }),
        ),
        ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping => {
            bad("a `[` or `{` is not closed", "add the closing `]` or `}`")
        }
        ErrorKind::ExpectedFlowSequenceSeparator => {
            bad("a list that goes on without `,`", "put `,` between items and `]` at the end")
        }
        ErrorKind::ExpectedFlowMappingSeparator => {
            bad("a map that goes on without `,`", "put `,` between keys and `}` at the end")
        }
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInPlainScalar => bad("a tab where spaces are meant", "indent with spaces"),
        ErrorKind::ExpectedBlockSequenceEntry => {
            bad("a list item without `-`", "begin the line with `- `, or indent it as the key above the list")
        }
        ErrorKind::SimpleKeyExpected | ErrorKind::ExpectedBlockMappingKey => {
            bad("a line that is no `key: value`", "write `key: value`, or indent the line under its key")
        }
        ErrorKind::MissingAnchorOrAliasName => {
            bad("a value cannot begin with `&` or `*`", "write the value in double quotes")
        }
        ErrorKind::InvalidTrailingDoubleQuotedScalar | ErrorKind::InvalidTrailingSingleQuotedScalar => bad(
            "text after a closing quote",
            "put the whole value in quotes, and write quotes inside it as `\\\"`",
        ),
        ErrorKind::RecursionLimitExceeded => (
            Code::DeepNesting,
            "values nested too deeply".to_owned(),
            "write it with fewer levels".to_owned(),
        ),
        ErrorKind::DirectiveDisallowed => (
            Code::ForbiddenYaml,
            "a line that begins with `%`".to_owned(),
            "remove it: front matter has no directives".to_owned(),
        ),
        other => bad(&format!("not YAML: {other}"), QUOTE),
    }
}
