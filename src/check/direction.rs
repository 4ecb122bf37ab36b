//! Controls of direction: `unbalanced-direction`, `hidden-direction`. Marks (LRM, RLM, ALM) and pairs that are closed
//! are ordinary writing.

use crate::check::prose::Line;
use crate::diag::code::Code;
use crate::diag::phrase::{Phrase, say};
use crate::diag::report::{Diagnostic, Edit, Fix};
use crate::input::Input;
use crate::model::brief::Text;
use crate::span::Span;
use std::collections::BTreeSet;
use std::ops::Range;

/// Returns whether a text may hold any control of direction: written as it is, or as an entity.
pub(crate) fn may_have_controls(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_control = |at: usize| match bytes.get(at + 1..at + 3) {
        Some([0x80, last]) => (0xaa..=0xae).contains(last),
        Some([0x81, last]) => (0xa6..=0xa9).contains(last),
        _ => false,
    };
    let mut firsts = bytes.iter().enumerate().filter(|(_, byte)| **byte == 0xe2);
    firsts.any(|(at, _)| is_control(at)) || text.contains("&#")
}

/// What a control does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    /// It opens an embedding (LRE, RLE) or an override (LRO, RLO).
    Embed,
    /// It opens an isolate (LRI, RLI, FSI).
    Isolate,
    /// It closes the last embedding or override (PDF).
    CloseEmbedding,
    /// It closes the last isolate, and all that was opened in it (PDI).
    CloseIsolate,
}

fn act(sign: char) -> Option<Act> {
    match sign {
        '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => Some(Act::Embed),
        '\u{2066}'..='\u{2068}' => Some(Act::Isolate),
        '\u{202c}' => Some(Act::CloseEmbedding),
        '\u{2069}' => Some(Act::CloseIsolate),
        _ => None,
    }
}

fn name(sign: char) -> &'static str {
    match sign {
        '\u{202a}' => "LRE",
        '\u{202b}' => "RLE",
        '\u{202c}' => "PDF",
        '\u{202d}' => "LRO",
        '\u{202e}' => "RLO",
        '\u{2066}' => "LRI",
        '\u{2067}' => "RLI",
        '\u{2068}' => "FSI",
        _ => "PDI",
    }
}

/// Returns how a control is called: `RLE (U+202B)`.
fn called(sign: char) -> String {
    format!("{} (U+{:04X})", name(sign), u32::from(sign))
}

fn is_override(sign: char) -> bool {
    matches!(sign, '\u{202d}' | '\u{202e}')
}

/// Adds every control in a line that overrides the direction of letters, and every one that has no partner in it.
/// The places of those that stand in prose are added to `seen`.
pub(crate) fn direction(line: &Line<'_>, seen: &mut BTreeSet<u32>, found: &mut Vec<Diagnostic>) {
    let mut open: Vec<(usize, char, Act)> = Vec::new();
    for (at, sign) in line.text.char_indices() {
        let Some(act) = act(sign) else { continue };
        let range = at..at + sign.len_utf8();
        if let Some(span) = line.find(&range) {
            seen.insert(span.start);
        }
        if is_override(sign) {
            found.push(hidden(
                line.span(&range),
                say!("`{sign}` shows letters in another order than they have", sign = called(sign)),
            ));
        }
        match act {
            Act::Embed | Act::Isolate => open.push((at, sign, act)),
            Act::CloseEmbedding => match open.last() {
                Some((_, _, Act::Embed)) => drop(open.pop()),
                _ => found.push(unopened(line, &range, sign)),
            },
            Act::CloseIsolate => match open.iter().rposition(|(_, _, act)| *act == Act::Isolate) {
                Some(of) => found.extend(open.drain(of..).skip(1).filter_map(|of| unclosed(line, of))),
                None => found.push(unopened(line, &range, sign)),
            },
        }
    }
    found.extend(open.into_iter().filter_map(|of| unclosed(line, of)));
}

fn unopened(line: &Line<'_>, range: &Range<usize>, sign: char) -> Diagnostic {
    let span = line.span(range);
    let message = say!("`{sign}` closes nothing that was opened in this paragraph", sign = called(sign));
    let diagnostic = Diagnostic::new(Code::UnbalancedDirection, span, message).help(say!("remove the sign"));
    // Without a partner it does nothing, so that nothing looks otherwise without it.
    let edits = vec![Edit { span, text: String::new() }];
    let is_there = line.find(range).is_some();
    if is_there { diagnostic.fix(Fix::certain(say!("remove the sign"), edits)) } else { diagnostic }
}

/// Returns that a control has no partner; of one that overrides is said already that it should go.
fn unclosed(line: &Line<'_>, (at, sign, act): (usize, char, Act)) -> Option<Diagnostic> {
    if is_override(sign) {
        return None;
    }
    let range = at..at + sign.len_utf8();
    let span = line.span(&range);
    let close = if act == Act::Isolate { '\u{2069}' } else { '\u{202c}' };
    let message = say!("`{sign}` is opened and not closed in this paragraph", sign = called(sign));
    let help = say!(
        "close it with `{close}` behind the words that it is meant for, or remove it",
        close = called(close)
    );
    let diagnostic = Diagnostic::new(Code::UnbalancedDirection, span, message).help(help);
    let edits = vec![Edit { span, text: String::new() }];
    let is_there = line.find(&range).is_some();
    Some(if is_there { diagnostic.fix(Fix::suggested(say!("remove the sign"), edits)) } else { diagnostic })
}

fn hidden(span: Span, message: Phrase) -> Diagnostic {
    let diagnostic = Diagnostic::new(Code::HiddenDirection, span, message).help(say!("remove the sign"));
    let is_there = span.start < span.end;
    let edits = vec![Edit { span, text: String::new() }];
    // What readers saw may be what was meant.
    if is_there { diagnostic.fix(Fix::suggested(say!("remove the sign"), edits)) } else { diagnostic }
}

/// Adds every control that stands in a file outside its front matter and its prose: in code, in an address, in HTML.
pub(crate) fn outside_prose(text: &Text, input: &Input, seen: &BTreeSet<u32>, found: &mut Vec<Diagnostic>) {
    let source = input.text(text.file);
    let Some(first) = text.body.blocks.first() else { return };
    let start = first.span.start as usize;
    let Some(body) = source.get(start..) else { return };
    for (at, sign) in body.char_indices().filter(|(_, sign)| act(*sign).is_some()) {
        let span = Span::new(text.file, start + at, start + at + sign.len_utf8());
        if !seen.contains(&span.start) && !is_in_comment(&body[..at]) {
            let message = say!("`{sign}` is hidden in code, in an address or in HTML", sign = called(sign));
            found.push(hidden(span, message));
        }
    }
}

fn is_in_comment(before: &str) -> bool {
    before.rfind("<!--").is_some_and(|open| !before[open..].contains("-->"))
}
