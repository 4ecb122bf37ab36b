//! A made brief whose prose leads where the site has nothing → one that says so and leads nowhere. In: the text of the
//! file and what is wrong with it. Out: the text with those signs made plain; not a word of it goes.

use crate::diag::code::Level;
use crate::diag::report::Diagnostic;
use crate::import::article::Note;
use crate::span::FileId;
use std::collections::BTreeSet;

/// Returns the text of a file with every link, citation and picture made plain that is an error there, and what they
/// were; nothing where there is none. `front` is where the prose begins.
#[must_use]
pub fn settle(
    text: &str,
    (file, front): (FileId, usize),
    faults: &[(Level, Diagnostic)],
) -> Option<(String, Vec<Note>)> {
    let mut places: BTreeSet<usize> = BTreeSet::new();
    let mut notes = Vec::new();
    let own = faults.iter().filter(|(level, fault)| *level == Level::Error && fault.span.file == file);
    for (_, fault) in own.filter(|(_, fault)| fault.span.start as usize >= front) {
        // The place is that of the words or of the whole link; its sign stands there or before.
        let line = text[..fault.span.start as usize].rfind('\n').map_or(0, |at| at + 1).max(front);
        let end = (fault.span.end as usize).max(fault.span.start as usize + 1).min(text.len());
        let reach = text.get(line..end).unwrap_or_default();
        let Some(sign) = reach.rfind(['[', '<', '!']) else { continue };
        let mut at = line + sign;
        while at > line && matches!(text.as_bytes()[at - 1], b'[' | b'!') {
            at -= 1;
        }
        let is_plain = at > 0 && text.as_bytes()[at - 1] == b'\\';
        if !is_plain && places.insert(at) {
            let rest = text[at..].lines().next().unwrap_or_default();
            let close = rest.find([']', '>', ')']).map_or(rest.len(), |end| end + 1);
            let close = close + rest[close..].bytes().take_while(|byte| *byte == b']').count();
            notes.push(Note::LeadsNowhere(rest[..close].to_owned()));
        }
    }
    if places.is_empty() {
        return None;
    }
    let mut settled = String::with_capacity(text.len() + places.len() * 2);
    let mut last = 0;
    for at in places {
        settled.push_str(&text[last..at]);
        let signs = text[at..].bytes().take_while(|byte| matches!(byte, b'[' | b'!' | b'<')).count().max(1);
        for sign in text[at..at + signs].chars() {
            settled.push('\\');
            settled.push(sign);
        }
        last = at + signs;
    }
    settled.push_str(&text[last..]);
    Some((settled, notes))
}
