//! What a YAML parser could not read, said for authors.

use crate::diag::code::Code;
use crate::diag::phrase::{Phrase, say};
use crate::diag::report::Diagnostic;
use crate::parse::yaml::slip::find_slip;
use crate::span::{FileId, Span};
use granit_parser::{ErrorKind, ScanError};

/// Returns the diagnostic of a parser's error in `source`, which stands `base` bytes into `file`.
pub(super) fn diagnose(error: &ScanError, source: &str, base: usize, file: FileId) -> Diagnostic {
    let at = error.marker().byte_offset().unwrap_or_default().min(source.len());
    // An error at the very end is shown at the last character that was written.
    let at = if source[at..].trim().is_empty() { last_character(source) } else { at };
    if let Some(slip) = find_slip(source, at).filter(|_| may_be_slip(error.kind())) {
        let span = Span::new(file, base + slip.range.start, base + slip.range.end);
        return Diagnostic::new(Code::BadYaml, span, slip.message).help(slip.help);
    }
    let end = at + source[at..].chars().next().map_or(0, char::len_utf8);
    let (code, message, help) = words(error.kind());
    Diagnostic::new(code, Span::new(file, base + at, base + end), message).help(help)
}

/// Returns whether a line that was not understood may be the cause of an error.
fn may_be_slip(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::MappingValueNotAllowed
            | ErrorKind::InvalidColonPlacement
            | ErrorKind::SimpleKeyExpected
            | ErrorKind::ExpectedBlockMappingKey
    )
}

fn last_character(source: &str) -> usize {
    source.trim_end().char_indices().next_back().map_or(0, |(at, _)| at)
}

fn words(kind: &ErrorKind) -> (Code, Phrase, Phrase) {
    let bad = |message: Phrase, help: Phrase| (Code::BadYaml, message, help);
    if let Some((message, help)) = of_brackets(kind) {
        return bad(message, help);
    }
    match kind {
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement => {
            bad(say!("a `:` where no key can end"), quote())
        }
        ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar => {
            bad(say!("a quote that is not closed"), say!("close it with the same quote"))
        }
        ErrorKind::UnexpectedCharacter { character } => bad(
            say!("a value cannot begin with `{character}`", character = *character),
            say!("write the value in double quotes"),
        ),
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInPlainScalar => {
            bad(say!("a tab where spaces are meant"), say!("indent with spaces"))
        }
        ErrorKind::ExpectedBlockSequenceEntry => bad(
            say!("a list item without `-`"),
            say!("begin the line with `- `, or indent it as the key above the list"),
        ),
        ErrorKind::SimpleKeyExpected | ErrorKind::ExpectedBlockMappingKey => bad(
            say!("a line that is no `key: value`"),
            say!("write `key: value`, or indent the line under its key"),
        ),
        ErrorKind::MissingAnchorOrAliasName => {
            bad(say!("a value cannot begin with `&` or `*`"), say!("write the value in double quotes"))
        }
        ErrorKind::InvalidTrailingDoubleQuotedScalar | ErrorKind::InvalidTrailingSingleQuotedScalar => bad(
            say!("text after a closing quote"),
            say!("put the whole value in quotes, and write quotes inside it as `\\\"`"),
        ),
        ErrorKind::RecursionLimitExceeded => {
            (Code::DeepNesting, say!("values nested too deeply"), say!("write it with fewer levels"))
        }
        ErrorKind::DirectiveDisallowed => (
            Code::ForbiddenYaml,
            say!("a line that begins with `%`"),
            say!("remove it: front matter has no directives"),
        ),
        other => bad(say!("not YAML: {fault}", fault = Phrase::foreign(other.to_string())), quote()),
    }
}

/// Returns what is said of lists and maps in brackets.
fn of_brackets(kind: &ErrorKind) -> Option<(Phrase, Phrase)> {
    Some(match kind {
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => (
            say!("`{open}` is closed by `{close}`", open = *open, close = *close),
            say!("close it with `{close}`", close = end_of(*open)),
        ),
        ErrorKind::UnclosedFlowCollection { open } => (
            say!("`{open}` is not closed", open = *open),
            say!("add the closing `{close}`", close = end_of(*open)),
        ),
        ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping => {
            (say!("a `[` or `{` is not closed"), say!("add the closing `]` or `}`"))
        }
        ErrorKind::ExpectedFlowSequenceSeparator => {
            (say!("a list that goes on without `,`"), say!("put `,` between items and `]` at the end"))
        }
        ErrorKind::ExpectedFlowMappingSeparator => {
            (say!("a map that goes on without `,`"), say!("put `,` between keys and `}` at the end"))
        }
        _ => return None,
    })
}

fn quote() -> Phrase {
    say!("write the value in double quotes, or check the indentation of the line")
}

/// Returns what closes a list or a map.
fn end_of(open: char) -> char {
    if open == '[' { ']' } else { '}' }
}
