//! People and bodies that a text names and the site does not know yet: by given names, titles, verbs of saying, and the
//! words that institutions are called by. In: plain text, Arabic or English. Out: names with their places. A name that
//! only may be one is left out.

use crate::import::names::{
    ARABIC_BODIES, ARABIC_GIVEN, ARABIC_NOT_NAMES, ARABIC_OWNED_BODIES, ARABIC_TITLES, ENGLISH_BODIES,
    ENGLISH_NOT_NAMES, ENGLISH_SAYING, ENGLISH_TITLES,
};
use crate::lang::fold::fold;
use crate::lang::words::words;
use std::collections::BTreeSet;
use std::ops::Range;

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    /// A person.
    Person,
    /// An institution, a force, a group.
    Body,
}

/// A name in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundName {
    /// What it is the name of.
    pub kind: NameKind,
    /// Where it stands first.
    pub range: Range<usize>,
}

/// A word and what stands before it.
struct Word<'text> {
    range: Range<usize>,
    raw: &'text str,
    folded: String,
    /// Whether only white space stands between it and the word before.
    joined: bool,
    /// Whether a mark stands behind it.
    ends: bool,
}

/// Returns the names in a text that overlap none of `known`, each once.
#[must_use]
pub fn find_names(text: &str, known: &[Range<usize>]) -> Vec<FoundName> {
    let words = read_words(text);
    let mut found: Vec<FoundName> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match name_at(&words, at) {
            Some((kind, names)) => {
                let range = words[names.start].range.start..words[names.end - 1].range.end;
                found.push(FoundName { kind, range: own_start(text, range) });
                at = names.end;
            }
            None => at += 1,
        }
    }
    found.retain(|name| !overlaps(known, &name.range));
    found.extend(quoted_bodies(text).into_iter().filter(|name| !overlaps(known, &name.range)));
    found.sort_by_key(|name| name.range.start);
    let mut seen = BTreeSet::new();
    found.retain(|name| seen.insert(key(&text[name.range.clone()])));
    // `السوداني` behind `محمد شياع السوداني` is the same man.
    let folded: Vec<String> = found.iter().map(|name| fold(&text[name.range.clone()])).collect();
    let tails = folded.iter().flat_map(|name| name.match_indices(' ').map(|(at, _)| &name[at + 1..]));
    let tails: BTreeSet<&str> = tails.collect();
    let own = found.iter().zip(&folded).filter(|(_, name)| !tails.contains(name.as_str()));
    own.map(|(name, _)| name.clone()).collect()
}

/// Returns whether a range overlaps one of `known`, which are in order.
fn overlaps(known: &[Range<usize>], range: &Range<usize>) -> bool {
    let next = known.partition_point(|of| of.end <= range.start);
    known.get(next).is_some_and(|of| of.start < range.end)
}

/// Returns a name as it is told apart from others: with the article that `لل` hides.
fn key(name: &str) -> String {
    let folded = fold(name);
    folded.strip_prefix("لل").map_or(folded.clone(), |rest| format!("ال{rest}"))
}

/// Words before the name of a body in quotes: `تنظيم "…"`, `قال لـ"…"`.
const BEFORE_QUOTED: [&str; 17] = [
    "تنظيم",
    "لتنظيم",
    "صحيفه",
    "لصحيفه",
    "وكاله",
    "لوكاله",
    "قناه",
    "لقناه",
    "حركه",
    "حزب",
    "جماعه",
    "شركه",
    "منظمه",
    "موقع",
    "لموقع",
    "شبكه",
    "ل",
];

/// Returns names of bodies that stand in quotes.
fn quoted_bodies(text: &str) -> Vec<FoundName> {
    let mut found = Vec::new();
    for (open, close) in [('"', '"'), ('«', '»'), ('“', '”')] {
        let mut at = 0;
        while let Some(start) = text[at..].find(open).map(|start| at + start) {
            let inner = start + open.len_utf8();
            let Some(end) = text[inner..].find([close, '\n']).map(|end| inner + end) else { break };
            let before = text[..start].trim_end_matches(['ـ', ' ']);
            let word = before.rsplit(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
            let count = words(&text[inner..end]).count();
            let is_named = BEFORE_QUOTED.contains(&fold(word).as_str()) && (1..=3).contains(&count);
            if is_named && text[end..].starts_with(close) {
                found.push(FoundName { kind: NameKind::Body, range: inner..end });
            }
            at = end + text[end..].chars().next().map_or(1, char::len_utf8);
        }
    }
    found
}

/// Returns a range without what is written onto its first Arabic word: `وزارة` keeps its `و`, `ووزارة` loses one.
fn own_start(text: &str, range: Range<usize>) -> Range<usize> {
    let first = text[range.clone()].split_whitespace().next().unwrap_or_default();
    let folded = fold(first);
    let is_head = |word: &str| {
        ARABIC_BODIES.contains(&word) || ARABIC_OWNED_BODIES.contains(&word) || ARABIC_GIVEN.contains(&word)
    };
    if is_head(&folded) {
        return range;
    }
    let cut = folded.chars().next().filter(|letter| "وفبلك".contains(*letter));
    match cut {
        Some(letter) if is_head(&folded[letter.len_utf8()..]) => {
            range.start + first.chars().next().map_or(0, char::len_utf8)..range.end
        }
        _ => range,
    }
}

fn read_words(text: &str) -> Vec<Word<'_>> {
    let places: Vec<Range<usize>> = words(text).collect();
    let gap = |at: usize| match (places.get(at.wrapping_sub(1)), places.get(at)) {
        (Some(before), Some(place)) => &text[before.end..place.start],
        _ => "\n",
    };
    let is_space = |gap: &str| !gap.is_empty() && gap.chars().all(|sign| sign == ' ' || sign == '\u{a0}');
    let word = |(at, place): (usize, &Range<usize>)| {
        let raw = &text[place.clone()];
        let short = at > 0 && places[at - 1].len() <= 4;
        let initial = short && matches!(gap(at), ". ")
            || at > 0 && gap(at) == "." && places[at - 1].len() == 1
            || matches!(gap(at), "-" | "’" | "'");
        Word {
            range: place.clone(),
            raw,
            folded: fold(raw),
            joined: is_space(gap(at)) || initial,
            ends: !is_space(gap(at + 1)),
        }
    };
    places.iter().enumerate().map(word).collect()
}

fn name_at(words: &[Word<'_>], at: usize) -> Option<(NameKind, Range<usize>)> {
    let is_arabic = words[at].folded.starts_with(|first: char| matches!(first, 'ء'..='ي'));
    if is_arabic {
        let body = arabic_body(words, at).map(|names| (NameKind::Body, names));
        let person = || arabic_person(words, at).or_else(|| titled(words, at));
        return body.or_else(|| person().map(|names| (NameKind::Person, names)));
    }
    english(words, at)
}

/// Returns the word as it is without one letter written onto it, where it is one of `list` so.
fn is_one_of(word: &str, list: &[&str]) -> bool {
    list.contains(&word)
        || word.strip_prefix(['و', 'ف', 'ب', 'ل', 'ك']).is_some_and(|rest| list.contains(&rest))
}

fn is_family(word: &str) -> bool {
    word.starts_with("ال") && word.chars().count() >= 5 && !ARABIC_NOT_NAMES.contains(&word)
}

fn arabic_person(words: &[Word<'_>], at: usize) -> Option<Range<usize>> {
    // `على` is a preposition, `علي` a name.
    let is_preposition = words[at].raw.ends_with('ى') && words[at].folded.ends_with("علي");
    if !is_one_of(&words[at].folded, ARABIC_GIVEN) || is_preposition {
        return None;
    }
    let mut end = at + 1;
    let mut is_whole = false;
    while let Some(word) = words.get(end).filter(|word| word.joined && end < at + 5) {
        let folded = word.folded.as_str();
        let next_is_family = words.get(end + 1).is_some_and(|next| next.joined && is_family(&next.folded));
        let is_plain =
            !folded.starts_with("ال") && !ARABIC_NOT_NAMES.contains(&folded) && folded.chars().count() >= 3;
        let links = matches!(folded, "بن" | "ابن" | "ابو" | "ابي" | "ال" | "عبد" | "ولد" | "ام");
        if is_family(folded) {
            is_whole = true;
            end += 1;
            break;
        }
        let is_foreign_family =
            is_plain && end == at + 1 && (word.ends || is_foreign_given(&words[at].folded));
        if links || ARABIC_GIVEN.contains(&folded) || is_plain && next_is_family || is_foreign_family {
            is_whole |= !links;
            end += 1;
            if is_foreign_family && !ARABIC_GIVEN.contains(&folded) && !next_is_family {
                break;
            }
        } else {
            break;
        }
    }
    (is_whole && end - at >= 2).then_some(at..end)
}

/// Given names from elsewhere, behind which one word follows that is the family's.
const FOREIGN: [&str; 34] = [
    "مارك",
    "دونالد",
    "جو",
    "فلاديمير",
    "ايمانويل",
    "انتوني",
    "ماركو",
    "بنيامين",
    "جون",
    "توم",
    "ستيف",
    "جيمس",
    "روبرت",
    "ديفيد",
    "مايكل",
    "جورج",
    "انطونيو",
    "اورسولا",
    "كير",
    "ريشي",
    "اولاف",
    "فريدريش",
    "سيرغي",
    "رجب",
    "هاكان",
    "بيت",
    "لويد",
    "جيك",
    "نيكولاي",
    "دينيس",
    "كامالا",
    "باراك",
    "هيلاري",
    "توماس",
];

fn is_foreign_given(word: &str) -> bool {
    is_one_of(word, &FOREIGN)
}

/// Returns a name that stands behind a title and what is said of it, up to a mark: `المبعوث الأميركي إلى العراق …،`.
fn titled(words: &[Word<'_>], at: usize) -> Option<Range<usize>> {
    if !is_one_of(&words[at].folded, ARABIC_TITLES) {
        return None;
    }
    let mut next = at + 1;
    let is_told = |word: &Word<'_>| {
        word.folded.starts_with("ال")
            || word.folded.starts_with("لل")
            || matches!(
                word.folded.as_str(),
                "الي" | "في" | "باسم" | "لدي" | "رءيس" | "وزير" | "لشوون" | "لشءون" | "و"
            )
    };
    let leads = |word: &Word<'_>| matches!(word.folded.as_str(), "الي" | "في" | "لدي");
    while words.get(next).is_some_and(|word| word.joined && next < at + 8 && is_told(word)) {
        // Behind `إلى` stands a place, with its article or without: `المبعوث إلى لبنان`.
        next += if leads(&words[next]) { 2 } else { 1 };
    }
    let start = next;
    while words.get(next).is_some_and(|word| (word.joined || next == start) && next < start + 3) {
        let word = &words[next];
        let is_body = is_one_of(&word.folded, ARABIC_OWNED_BODIES) || is_one_of(&word.folded, ARABIC_BODIES);
        let is_plain = !ARABIC_NOT_NAMES.contains(&word.folded.as_str())
            && !is_told(word)
            && !is_body
            && word.folded.chars().count() >= 3;
        if !(is_plain || next > start && is_family(&word.folded)) {
            return None;
        }
        next += 1;
        if word.ends {
            break;
        }
    }
    let last = words.get(next.checked_sub(1)?)?;
    (words.get(start)?.joined && next - start >= 2 && last.ends).then_some(start..next)
}

fn arabic_body(words: &[Word<'_>], at: usize) -> Option<Range<usize>> {
    let head = &words[at].folded;
    let is_adjective = |word: &Word<'_>| word.joined && is_family(&word.folded);
    let mut end = at + 1;
    if is_one_of(head, ARABIC_OWNED_BODIES) {
        let first = words.get(end).filter(|word| {
            word.joined && (word.folded.starts_with("ال") && word.folded.chars().count() >= 4)
        })?;
        if ARABIC_NOT_NAMES.contains(&first.folded.as_str()) {
            return None;
        }
        end += 1;
    } else if !is_one_of(head, ARABIC_BODIES) || !words.get(end).is_some_and(is_adjective) {
        return None;
    }
    while words.get(end).is_some_and(is_adjective) && end < at + 5 {
        if words[end - 1].ends {
            break;
        }
        end += 1;
    }
    (end - at >= 2).then_some(at..end)
}

fn is_capital(word: &Word<'_>) -> bool {
    word.raw.starts_with(char::is_uppercase) && !ENGLISH_NOT_NAMES.contains(&word.folded.as_str())
}

fn english(words: &[Word<'_>], at: usize) -> Option<(NameKind, Range<usize>)> {
    let mut start = at;
    let mut is_titled = false;
    while words
        .get(start)
        .is_some_and(|word| ENGLISH_TITLES.contains(&word.folded.as_str()) && (start == at || word.joined))
    {
        is_titled = true;
        start += 1;
    }
    if !words.get(start).is_some_and(is_capital) || start > at && !words[start].joined {
        return None;
    }
    let links = |word: &Word<'_>| {
        matches!(
            word.folded.as_str(),
            "of" | "and" | "for" | "al" | "el" | "bin" | "ibn" | "de" | "van" | "von" | "the"
        )
    };
    let mut end = start + 1;
    while end < start + 8 && words.get(end).is_some_and(|word| word.joined) {
        let leads_on =
            links(&words[end]) && words.get(end + 1).is_some_and(|next| next.joined && is_capital(next));
        if is_capital(&words[end]) {
            end += 1;
        } else if leads_on {
            end += 2;
        } else {
            break;
        }
    }
    let names = &words[start..end];
    let is_body = names.len() >= 2 && names.iter().any(|word| ENGLISH_BODIES.contains(&word.folded.as_str()));
    if is_body && !is_titled {
        return Some((NameKind::Body, start..end));
    }
    let prose = ["of", "and", "for", "the"];
    let length = names.iter().position(|word| prose.contains(&word.folded.as_str())).unwrap_or(names.len());
    let end = start + length;
    let says = |at: usize| {
        words.get(at).is_some_and(|word| word.joined && ENGLISH_SAYING.contains(&word.folded.as_str()))
    };
    let is_said = says(end)
        || start > 0 && ENGLISH_SAYING.contains(&words[start - 1].folded.as_str()) && words[start].joined;
    let is_described = words[end - 1].ends && describes(words, end);
    let is_person = (2..=4).contains(&length)
        && (is_titled || is_said || is_described)
        && !names[..length].iter().any(|word| ENGLISH_BODIES.contains(&word.folded.as_str()));
    is_person.then_some((NameKind::Person, start..end))
}

/// Returns whether what follows a name says what somebody does: `, a spokesman for …`.
fn describes(words: &[Word<'_>], at: usize) -> bool {
    words.get(at).is_some_and(|word| !word.joined)
        && words[at..].iter().take(6).any(|word| {
            ENGLISH_TITLES.contains(&word.folded.as_str()) && word.raw.starts_with(char::is_lowercase)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(NameKind, &str)> {
        find_names(text, &[]).into_iter().map(|name| (name.kind, &text[name.range])).collect()
    }

    #[test]
    fn arabic_people_and_bodies_are_found() {
        let text = "قال سامر محمود الحداد، المتحدث باسم وزارة النقل اللبنانية، إن المبعوث الفرنسي إلى لبنان لوران ديشان، زار القوات \
                    البحرية اللبنانية، والتقى ليلى الخطيب.";
        let expected = [
            (NameKind::Person, "سامر محمود الحداد"),
            (NameKind::Body, "وزارة النقل اللبنانية"),
            (NameKind::Person, "لوران ديشان"),
            (NameKind::Body, "القوات البحرية اللبنانية"),
            (NameKind::Person, "ليلى الخطيب"),
        ];
        assert_eq!(found(text), expected);
        let quoted = found("هاجم تنظيم \"الفجر\" القرية، وقال لـ\"الغد الجديد\" إنها \"آمنة\".");
        assert_eq!(quoted, [(NameKind::Body, "الفجر"), (NameKind::Body, "الغد الجديد")]);
        assert!(found("صباح الجمعة حسن الجوار في العراق، وقد مارس الضغوط على دعم القوات.").is_empty());
    }

    #[test]
    fn english_people_and_bodies_are_found() {
        let text = "Gen. Adam Fowler met the U.S. Harbour Ministry on Monday. Lina Saad, a spokeswoman for the Port Authority of Tyre, \
                    said nothing. “No,” said Karim Nasr.";
        let expected = [
            (NameKind::Person, "Adam Fowler"),
            (NameKind::Body, "U.S. Harbour Ministry"),
            (NameKind::Person, "Lina Saad"),
            (NameKind::Body, "Port Authority of Tyre"),
            (NameKind::Person, "Karim Nasr"),
        ];
        assert_eq!(found(text), expected);
        assert!(found("On Monday the Green Zone was quiet. New York was not.").is_empty());
    }
}
