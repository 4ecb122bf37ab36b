//! What an id may be: a name that is a file's on every system, part of an address, and fit for `[[…]]`.

use crate::diag::code::Code;
use crate::diag::phrase::{Phrase, say, say_count};
use crate::diag::report::{Diagnostic, Report};
use crate::input::Input;
use crate::parse::draft::Drafts;
use crate::parse::named::Name;
use crate::parse::reader::{Reader, code_point, is_direction};
use crate::span::{Span, Word};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// Signs that no file name may hold somewhere, or that an address or `[[…]]` gives another meaning.
const FORBIDDEN: &str = ":?#%*|<>\"\\/[]";
/// Signs that an id of a source may not hold besides.
const CITING: &str = ",،;؛@='(){}~";
const LONGEST: usize = 100;

/// Endings of files that could run something in a reader's browser.
const UNSAFE: [&str; 15] = [
    "html", "htm", "xhtml", "xht", "shtml", "js", "mjs", "cjs", "wasm", "svg", "svgz", "xml", "xsl", "xslt",
    "swf",
];

/// Returns whether a file of this name could run something in a reader's browser.
#[must_use]
pub fn is_unsafe(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| UNSAFE.contains(&ending.as_str()))
}

/// What is spelt as ids are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelt {
    /// An id.
    Id,
    /// The name of a file that is published.
    FileName,
}

/// Returns why `id` may not be an id, or the name of a file, and what to do, if it may not.
#[must_use]
pub fn find_fault(id: &str, spelt: Spelt) -> Option<(Phrase, Phrase)> {
    let of = |id: Phrase, file_name: Phrase| if spelt == Spelt::Id { id } else { file_name };
    if id.is_empty() {
        return Some((say!("an empty id"), say!("name it with a short word")));
    }
    if let Some(sign) = id.chars().find(|of| FORBIDDEN.contains(*of)) {
        let message = of(
            say!("the id `{id}` holds `{sign}`", id, sign),
            say!("the file name `{id}` holds `{sign}`", id, sign),
        );
        return Some((message, say!("write it without {signs}", signs = spaced(FORBIDDEN))));
    }
    if let Some(sign) = id.chars().find(|of| of.is_control() || is_direction(*of)) {
        let clean: String = id.chars().filter(|of| !of.is_control() && !is_direction(*of)).collect();
        let (clean, code) = (&clean, code_point(sign));
        let message = of(
            say!("the id `{clean}` holds a hidden character ({code})", clean, code = &code),
            say!("the file name `{clean}` holds a hidden character ({code})", clean, code = &code),
        );
        return Some((message, say!("name it anew: `{clean}`", clean)));
    }
    if id.starts_with(['.', ' ']) || id.ends_with(['.', ' ']) || id.trim() != id {
        let message = of(
            say!("the id `{id}` begins or ends with a dot or a space", id),
            say!("the file name `{id}` begins or ends with a dot or a space", id),
        );
        return Some((message, say!("remove it")));
    }
    if id.len() > LONGEST {
        let message = of(
            say_count!(
                id.len(),
                "the id `{id}` is {count} byte long",
                "the id `{id}` is {count} bytes long",
                id
            ),
            say_count!(
                id.len(),
                "the file name `{id}` is {count} byte long",
                "the file name `{id}` is {count} bytes long",
                id
            ),
        );
        return Some((message, say!("keep it below 100 bytes: 100 Latin letters, 50 Arabic ones")));
    }
    let stem = id.split('.').next().unwrap_or_default().to_ascii_lowercase();
    if is_device(&stem) {
        let message = of(
            say!("the id `{id}` is the name of a device on Windows", id),
            say!("the file name `{id}` is the name of a device on Windows", id),
        );
        return Some((message, say!("use another name")));
    }
    if id.eq_ignore_ascii_case("index") {
        let message = of(
            say!("the id `index` is the address of a list"),
            say!("the file name `index` is the address of a list"),
        );
        return Some((message, say!("use another name")));
    }
    None
}

/// Returns why an id may not be that of a source, which is cited and is a key of BibTeX, and what to do, if it may not.
fn find_source_fault(id: &str) -> Option<(Phrase, Phrase)> {
    if id.contains(char::is_whitespace) {
        let right: String = id.split_whitespace().collect::<Vec<_>>().join("-");
        let message = say!("the id `{id}` holds a space, and could not be cited", id);
        return Some((message, say!("name it anew: `{clean}`", clean = right)));
    }
    let sign = id.chars().find(|of| CITING.contains(*of))?;
    let help =
        say!("write it without {signs}, which citations and BibTeX read otherwise", signs = spaced(CITING));
    Some((say!("the id `{id}` holds `{sign}`", id, sign), help))
}

fn spaced(signs: &str) -> String {
    signs.chars().map(String::from).collect::<Vec<_>>().join(" ")
}

fn is_device(stem: &str) -> bool {
    let numbered = |name: &str| {
        stem.strip_prefix(name)
            .is_some_and(|rest| rest.len() == 1 && matches!(rest.as_bytes()[0], b'1'..=b'9'))
    };
    matches!(stem, "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

impl Reader<'_> {
    /// Returns whether a word may be an id; says why not. `name` is what it is the id of: of a source, it may
    /// not hold what a citation or BibTeX reads otherwise either.
    pub fn check_id(&mut self, id: &Word, name: Name<'_>) -> bool {
        let of_source = || find_source_fault(&id.value).filter(|_| name == Name::Source);
        let fault = find_fault(&id.value, Spelt::Id).or_else(of_source);
        match fault {
            None => true,
            Some((message, help)) => {
                self.say(Code::BadId, id.span, message, help);
                false
            }
        }
    }
}

/// Drops documents whose id another one has, whatever the case of its letters; the first by path keeps it.
pub fn refuse_repeated(drafts: &mut Drafts, input: &Input, report: &mut Report) {
    let mut ids: Vec<&Word> = Vec::new();
    ids.extend(drafts.briefs.iter().map(|draft| &draft.id));
    ids.extend(drafts.actors.iter().map(|draft| &draft.id));
    ids.extend(drafts.places.iter().map(|draft| &draft.id));
    ids.extend(drafts.topics.iter().map(|draft| &draft.id));
    ids.extend(drafts.pages.iter().map(|draft| &draft.id));
    ids.extend(drafts.sources.iter().map(|draft| &draft.id));
    // Files are numbered by path.
    ids.sort_by_key(|id| id.span);
    let mut first: BTreeMap<String, &Word> = BTreeMap::new();
    let mut repeated: BTreeSet<Span> = BTreeSet::new();
    for id in ids {
        match first.entry(id.value.to_lowercase()) {
            Entry::Vacant(place) => {
                place.insert(id);
            }
            Entry::Occupied(other) => {
                let other = other.get();
                let path = &input.file(other.span.file).path;
                let message = say!("the id `{id}` is taken", id = &id.value);
                let diagnostic = Diagnostic::new(Code::DuplicateId, id.span, message);
                let help = say!("rename one of the two: `{path}` has it as well", path);
                report.add(diagnostic.label(other.span, say!("first here")).help(help));
                repeated.insert(id.span);
            }
        }
    }
    if repeated.is_empty() {
        return;
    }
    drafts.briefs.retain(|draft| !repeated.contains(&draft.id.span));
    drafts.actors.retain(|draft| !repeated.contains(&draft.id.span));
    drafts.places.retain(|draft| !repeated.contains(&draft.id.span));
    drafts.topics.retain(|draft| !repeated.contains(&draft.id.span));
    drafts.pages.retain(|draft| !repeated.contains(&draft.id.span));
    drafts.sources.retain(|draft| !repeated.contains(&draft.id.span));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_names_everywhere() {
        for good in ["iraq", "العراق", "2025-11-07-talks", "x.y", "Ain al-Asad", "console", "com10"] {
            assert_eq!(find_fault(good, Spelt::Id), None, "{good}");
        }
        let long = "a".repeat(101);
        let bad =
            ["", "a:b", "a|b", "a\u{200f}", ".x", "x.", " x", "CON", "nul.x", "com1", "index", "a]", "a\n"];
        for bad in bad.into_iter().chain([long.as_str()]) {
            assert!(find_fault(bad, Spelt::Id).is_some(), "{bad:?}");
        }
    }
}
