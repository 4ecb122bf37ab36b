//! Text cut into words, and names found in it, in Arabic with what is written onto them. In: plain text.
//! Out: ranges of its bytes.

use crate::lang::fold::{find_folded, fold, fold_into, is_invisible};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// The fewest letters of a name; one in ASCII may have two (`UN`).
const FEWEST: usize = 3;
/// The longest name in capitals whose case must be the same, as `US` and `ISIS`.
const LONGEST_ACRONYM: usize = 5;

/// Returns the words of `text`: runs of letters and digits with the marks on them.
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = skip(text, at, Run::Gap);
        at = skip(text, start, Run::Word);
        (start < at).then_some(start..at)
    })
}

/// What a run of characters is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Run {
    Word,
    Gap,
}

/// Returns where the run of characters that starts at `at` ends, all of which are parts of words or all not.
fn skip(text: &str, mut at: usize, run: Run) -> usize {
    let of_words = run == Run::Word;
    let bytes = text.as_bytes();
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii() {
            if byte.is_ascii_alphanumeric() != of_words {
                return at;
            }
            at += 1;
            continue;
        }
        // Arabic letters and marks, two bytes each, are what most words are made of.
        if let (0xd8, 0xa1..) | (0xd9, ..=0x92) = (byte, bytes[at + 1]) {
            if !of_words {
                return at;
            }
            at += 2;
            continue;
        }
        let Some(character) = text[at..].chars().next() else { return at };
        if is_word(character) != of_words {
            return at;
        }
        at += character.len_utf8();
    }
    at
}

fn is_word(character: char) -> bool {
    match character {
        'ء'..='\u{652}' => true,
        // What stands between words most often, without a look into the tables of Unicode.
        '،' | '؛' | '؟' | '«' | '»' | '\u{a0}' | '–' | '—' | '\u{2018}'..='\u{201f}' | '…' => {
            false
        }
        _ => character.is_alphanumeric() || is_combining_mark(character) || is_invisible(character),
    }
}

/// A name, by its first word.
#[derive(Debug)]
struct Name {
    owner: usize,
    rest: Vec<Part>,
    /// The name as written, where its case must be the same.
    exact: Option<Box<str>>,
}

/// A word of a name after the first.
#[derive(Debug)]
struct Part {
    /// What stands before it in the name as written.
    join: Box<str>,
    word: Box<str>,
}

/// A name in text.
struct Found {
    owner: usize,
    range: Range<usize>,
    words: usize,
}

/// Which words were found to begin a name of one finder, and which were not.
#[derive(Debug, Default)]
pub struct Memory {
    begins: FxHashMap<SmolStr, bool>,
}

/// Finds names in text: whole words, in any spelling, in Arabic with what is written onto the first word.
#[derive(Debug)]
pub struct NameFinder {
    by_first: FxHashMap<Box<str>, Vec<Name>>,
    beginnings: Beginnings,
}

impl NameFinder {
    /// Returns the finder of names, each with the number of its owner. Names of fewer than three letters,
    /// in ASCII fewer than two, are left out: they would be found everywhere.
    pub fn new<'name>(names: impl Iterator<Item = (usize, &'name str)>) -> Self {
        let mut finder = Self { by_first: FxHashMap::default(), beginnings: Beginnings::default() };
        for (owner, name) in names {
            finder.add(owner, name);
        }
        #[expect(clippy::iter_over_hash_type, reason = "each list is sorted by itself")]
        for names in finder.by_first.values_mut() {
            names.sort_by(|a, b| b.rest.len().cmp(&a.rest.len()).then(a.owner.cmp(&b.owner)));
        }
        finder
    }

    fn add(&mut self, owner: usize, name: &str) {
        let mut parts = Vec::new();
        let mut end = 0;
        for range in words(name) {
            let mut word = fold(&name[range.clone()]);
            settle(&mut word);
            parts.push(Part { join: name[end..range.start].into(), word: word.into() });
            end = range.end;
        }
        parts.retain(|part| !part.word.is_empty());
        let letters: usize = parts.iter().map(|part| part.word.chars().count()).sum();
        if letters < if name.is_ascii() { FEWEST - 1 } else { FEWEST } {
            return;
        }
        let first = parts.remove(0).word;
        let exact = (parts.is_empty() && is_acronym(name.trim())).then(|| name.trim().into());
        self.beginnings.add(&first);
        self.by_first.entry(first).or_default().push(Name { owner, rest: parts, exact });
    }

    /// Returns every name in `text` that no longer name overlaps, in order: whose it is, and where. What is
    /// written onto an Arabic name (`و ف ب ل ك`) stays outside the range, since it is no part of the name;
    /// the article stays inside, and so does `لل`, which cannot be cut from it.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<(usize, Range<usize>)> {
        self.find_knowing(text, &mut |_, _| true)
    }

    /// Returns what [`NameFinder::find`] does, faster where many texts are read: which words begin no name is kept in
    /// `memory`.
    #[must_use]
    pub fn find_remembering(&self, text: &str, memory: &mut Memory) -> Vec<(usize, Range<usize>)> {
        self.find_knowing(text, &mut |word, folded| {
            if let Some(begins) = memory.begins.get(word) {
                return *begins;
            }
            folded.clear();
            fold_into(word, folded);
            settle(folded);
            let mut begins = false;
            for_each_stem(folded, &mut |stem, _| begins |= self.by_first.contains_key(stem));
            memory.begins.insert(word.into(), begins);
            begins
        })
    }

    /// Returns every name in `text`; `begins` may say of a word that it begins none, and may use the string that it is given.
    fn find_knowing(
        &self,
        text: &str,
        begins: &mut dyn FnMut(&str, &mut String) -> bool,
    ) -> Vec<(usize, Range<usize>)> {
        let mut found = Vec::new();
        let mut folded = String::new();
        let mut end = 0;
        for place in words(text) {
            let word = &text[place.clone()];
            if place.start < end || !self.may_begin(word) || !begins(word, &mut folded) {
                continue;
            }
            folded.clear();
            fold_into(word, &mut folded);
            settle(&mut folded);
            if let Some(name) = self.find_at(text, place, &folded) {
                end = name.range.end;
                found.push((name.owner, name.range));
            }
        }
        found
    }

    /// Returns whether a word may be the first of a name, by its first letters alone.
    fn may_begin(&self, word: &str) -> bool {
        let mut letters = word.chars();
        let mut first = [0; LETTERS];
        for (at, (place, letter)) in first.iter_mut().zip(letters.by_ref()).enumerate() {
            match find_folded(letter) {
                // What may be written onto a name, and what only folding tells.
                Some('ا' | 'و' | 'ف' | 'ب' | 'ل' | 'ك') if at == 0 => return true,
                None => return true,
                Some(letter) => *place = u32::from(letter),
            }
        }
        // A hamza written by itself makes another letter of the one before it.
        letters.next() == Some(HAMZA_ABOVE) || self.beginnings.may_be(first)
    }

    fn find_at(&self, text: &str, place: Range<usize>, folded: &str) -> Option<Found> {
        let mut best: Option<Found> = None;
        for_each_stem(folded, &mut |stem, skipped| {
            let names = self.beginnings.may_begin(stem).then(|| self.by_first.get(stem));
            let Some(names) = names.flatten() else { return };
            let start = place.start + written_length(&text[place.clone()], skipped);
            for name in names {
                let words = name.rest.len() + 1;
                if best.as_ref().is_some_and(|best| best.words >= words) {
                    continue;
                }
                if let Some(end) = name.find_end(text, start..place.end) {
                    best = Some(Found { owner: name.owner, range: start..end, words });
                }
            }
        });
        best
    }
}

impl Name {
    /// Returns where the name ends, if it stands in `text` with its first word at `first`.
    fn find_end(&self, text: &str, first: Range<usize>) -> Option<usize> {
        if self.exact.as_ref().is_some_and(|exact| text[first.clone()] != **exact) {
            return None;
        }
        let mut before = first.clone();
        let mut places = words(&text[first.end..]);
        let mut word = String::new();
        for part in &self.rest {
            let place = places.next()?;
            let place = first.end + place.start..first.end + place.end;
            word.clear();
            fold_into(&text[place.clone()], &mut word);
            settle(&mut word);
            if *word != *part.word || !part.is_joined(&text[before.clone()], &text[before.end..place.start]) {
                return None;
            }
            before = place;
        }
        Some(before.end)
    }
}

impl Part {
    /// Returns whether `between` may stand before this word, behind the word `before`: what the name has
    /// there itself, white space, one hyphen or apostrophe, or a full stop that ends no sentence.
    fn is_joined(&self, before: &str, between: &str) -> bool {
        let mark = between.trim();
        match mark {
            "" => true,
            "-" | "–" | "'" | "’" | "/" => mark.len() == between.len(),
            "." => mark.len() == between.len() || before.len() <= FEWEST,
            _ => *between == *self.join,
        }
    }
}

/// Returns whether a name is capitals and digits, few enough to be a word of the language in small letters.
fn is_acronym(name: &str) -> bool {
    name.len() <= LONGEST_ACRONYM
        && name.bytes().any(|byte| byte.is_ascii_uppercase())
        && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// How many letters of a beginning are looked at.
const LETTERS: usize = 3;
/// A hamza that sits on the letter before it.
const HAMZA_ABOVE: char = '\u{654}';

/// How names begin: a set of bits that first letters share. Most words are known from it to be no name.
#[derive(Debug)]
struct Beginnings {
    bits: [u64; 128],
}

impl Default for Beginnings {
    fn default() -> Self {
        Self { bits: [0; 128] }
    }
}

impl Beginnings {
    fn add(&mut self, word: &str) {
        let bit = Self::bit(Self::letters(word));
        self.bits[bit / 64] |= 1 << (bit % 64);
    }

    /// Returns whether a folded word may be one that was added.
    fn may_begin(&self, word: &str) -> bool {
        self.may_be(Self::letters(word))
    }

    /// Returns whether a word of these first letters may be.
    fn may_be(&self, first: [u32; LETTERS]) -> bool {
        let bit = Self::bit(first);
        self.bits[bit / 64] >> (bit % 64) & 1 == 1
    }

    /// Returns the first letters of a folded word; 0 behind its last.
    fn letters(word: &str) -> [u32; LETTERS] {
        let mut letters = word.chars().map(u32::from);
        std::array::from_fn(|_| letters.next().unwrap_or(0))
    }

    fn bit(first: [u32; LETTERS]) -> usize {
        let mixed = first.iter().fold(0u32, |mixed, letter| mixed.wrapping_mul(37).wrapping_add(*letter));
        (mixed % (128 * 64)) as usize
    }
}

/// Gives a folded word the ending it has in another case: that of `المسلمين` to `المسلمون`, of `أبي` to `أبو`.
fn settle(word: &mut String) {
    if word.len() >= 10 && word.ends_with("ون") {
        word.truncate(word.len() - "ون".len());
        word.push_str("ين");
    } else if matches!(word.as_str(), "ابو" | "ابا") {
        "ابي".clone_into(word);
    }
}

/// Returns how many bytes of `word` its first `letters` letters take, marks on them included.
fn written_length(word: &str, letters: usize) -> usize {
    if letters == 0 {
        return 0;
    }
    let is_letter = |character: char| !is_combining_mark(character) && !is_invisible(character);
    let mut starts = word.char_indices().filter(|(_, character)| is_letter(*character));
    starts.nth(letters).map_or(word.len(), |(at, _)| at)
}

/// Calls `see` with every word that `word` may be with something written onto it, and how many letters
/// before it are not its own: `وببغداد` may be `بغداد` behind two, `للقيادة` is `القيادة` behind none.
fn for_each_stem(word: &str, see: &mut impl FnMut(&str, usize)) {
    see(word, 0);
    if !word.starts_with(['ا', 'و', 'ف', 'ب', 'ل', 'ك']) {
        return;
    }
    see_article(word, 0, see);
    see_preposition(word, 0, see);
    if let Some(rest) = word.strip_prefix(['و', 'ف']) {
        see_noun(rest, 1, see);
        see_article(rest, 1, see);
        see_preposition(rest, 1, see);
    }
}

fn see_noun(word: &str, skipped: usize, see: &mut impl FnMut(&str, usize)) {
    see(if matches!(word, "ابو" | "ابا") { "ابي" } else { word }, skipped);
}

fn see_article(word: &str, skipped: usize, see: &mut impl FnMut(&str, usize)) {
    if let Some(rest) = word.strip_prefix("ال") {
        see(rest, skipped);
    }
}

fn see_preposition(word: &str, skipped: usize, see: &mut impl FnMut(&str, usize)) {
    if let Some(rest) = word.strip_prefix("لل") {
        see(&format!("ال{rest}"), skipped);
        see(&format!("ا{word}"), skipped);
        see(rest, skipped);
    }
    if let Some(rest) = word.strip_prefix(['ب', 'ل', 'ك']) {
        see_noun(rest, skipped + 1, see);
        see_article(rest, skipped + 1, see);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'text>(names: &[&str], text: &'text str) -> Vec<(usize, &'text str)> {
        let finder = NameFinder::new(names.iter().copied().enumerate());
        finder.find(text).into_iter().map(|(owner, range)| (owner, &text[range])).collect()
    }

    /// Asserts what is found of one name in each text.
    fn assert_each(name: &str, texts: &[(&str, Option<&str>)]) {
        for (text, expected) in texts {
            let found = found(&[name], text);
            assert_eq!(found.first().map(|(_, words)| *words), *expected, "{name} in {text}");
        }
    }

    #[test]
    fn text_is_cut_into_words() {
        let cut = |text| words(text).map(|range| text[range].to_owned()).collect::<Vec<_>>();
        assert_eq!(cut("قالَ: «نعم»، 3.5٪ (F-16)"), ["قالَ", "نعم", "3", "5", "F", "16"]);
        assert_eq!(cut("Iraq’s co-op"), ["Iraq", "s", "co", "op"]);
        assert_eq!(cut("مـحـمّـد"), ["مـحـمّـد"]);
        assert_eq!(cut(" …—\n"), Vec::<String>::new());
    }

    #[test]
    fn what_is_written_onto_a_name_stays_outside() {
        let found = Some("بغداد");
        for text in
            ["بغداد", "ببغداد", "وبغداد", "فبغداد", "لبغداد", "كبغداد", "وببغداد", "فلبغداد", "«وبغداد»،"]
        {
            assert_each("بغداد", &[(text, found)]);
        }
        assert_each("بغداد", &[("وَبَغدادَ", Some("بَغدادَ")), ("لبـغـداد", Some("بـغـداد"))]);
        assert_each("بغداد", &[("البغدادي", None), ("بغداديون", None), ("ووبغداد", None), ("سبغداد", None)]);
    }

    #[test]
    fn what_only_folding_tells_is_looked_at() {
        for (name, text) in [
            ("رئيس", "ري\u{654}يس"),
            ("سؤال", "سو\u{654}ال"),
            ("مسؤول", "مَسْؤول"),
            ("محمد", "مـحمد"),
            ("Élan", "ELAN"),
            ("elan", "Élan"),
            ("شيء", "شيء"),
            ("سوء", "سوو\u{654}"),
            ("UN", "UN"),
        ] {
            assert_eq!(found(&[name], text).len(), 1, "{name} in {text}");
        }
    }

    #[test]
    fn the_article_is_part_of_the_name() {
        let found = Some("العراق");
        for text in ["العراق", "والعراق", "بالعراق", "وبالعراق", "كالعراق", "فالعراق", "لالعراق"]
        {
            assert_each("العراق", &[(text, found)]);
        }
        assert_each("العراق", &[("للعراق", Some("للعراق")), ("وللعراق", Some("للعراق")), ("عراق", None)]);
        assert_each("عراق", &[("بالعراق", Some("العراق")), ("للعراق", Some("للعراق"))]);
        assert_each("القيادة المركزية", &[("وللقيادة المركزية", Some("للقيادة المركزية"))]);
        assert_each("اللجنة العليا", &[("قال للجنة العليا", Some("للجنة العليا"))]);
        assert_each("الله", &[("لله", Some("لله")), ("والله", Some("الله")), ("بالله", Some("الله"))]);
    }

    #[test]
    fn spelling_and_case_are_left_open() {
        let name = "القيادة المركزية الأميركية";
        assert_each(name, &[("للقيادة المركزية الأمريكية", None)]);
        assert_each(name, &[("القياده المركزيه الاميركيه", Some("القياده المركزيه الاميركيه"))]);
        assert_each("الإخوان المسلمون", &[("للإخوان المسلمين", Some("للإخوان المسلمين"))]);
        assert_each("الحوثيون", &[("مع الحوثيين", Some("الحوثيين")), ("والحوثيون", Some("الحوثيون"))]);
        assert_each("أبو مهدي المهندس", &[("لأبي مهدي المهندس", Some("أبي مهدي المهندس"))]);
        assert_each("أبو مهدي المهندس", &[("رأى أبا مهدي المهندس", Some("أبا مهدي المهندس"))]);
        assert_each("مستشفى ابن سينا", &[("بمستشفي إبن سينا", Some("مستشفي إبن سينا"))]);
        assert_each("عملية 2003", &[("عملية ٢٠٠٣", Some("عملية ٢٠٠٣"))]);
    }

    #[test]
    fn the_longest_name_wins() {
        let names = ["وزارة الدفاع", "وزارة الدفاع العراقية", "العراق"];
        assert_eq!(found(&names, "في وزارة الدفاع العراقية"), [(1, "وزارة الدفاع العراقية")]);
        assert_eq!(found(&names, "في وزارة الدفاع، العراقية"), [(0, "وزارة الدفاع")]);
        assert_eq!(found(&names, "وزارة الدفاع في العراق"), [(0, "وزارة الدفاع"), (2, "العراق")]);
        let names = ["Iraq", "Iraq Brief", "Brief Note"];
        assert_eq!(found(&names, "Iraq Brief Note"), [(1, "Iraq Brief")]);
    }

    #[test]
    fn names_that_are_words_begin_with_prefixes_too() {
        assert_each("بابل", &[("في بابل", Some("بابل")), ("ببابل", Some("بابل")), ("ابل", None)]);
        assert_each("لبنان", &[("بنان", None), ("ولبنان", Some("لبنان")), ("للبنان", Some("لبنان"))]);
        assert_each("واسط", &[("في واسط", Some("واسط")), ("بواسط", Some("واسط"))]);
    }

    #[test]
    fn short_names_are_not_looked_for() {
        assert_each("ان", &[("قال ان", None)]);
        assert_each("مي", &[("وقالت مي", None)]);
        assert_each("آل ثاني", &[("وآل ثاني", Some("آل ثاني"))]);
        assert_each("A", &[("A man", None)]);
        assert_each("", &[("", None), ("text", None)]);
    }

    #[test]
    fn latin_names_are_whole_words() {
        let names = ["Ain al-Asad", "Iraq", "Moqtada al-Sadr", "St. Petersburg"];
        assert_eq!(found(&names, "at ain al Asad base"), [(0, "ain al Asad")]);
        assert_eq!(found(&names, "Iraqi, Iraq's IRAQ-based"), [(1, "Iraq"), (1, "IRAQ")]);
        assert_eq!(found(&names, "Muqtada al-Sadr"), []);
        assert_eq!(
            found(&names, "in St. Petersburg, St Petersburg"),
            [(3, "St. Petersburg"), (3, "St Petersburg")]
        );
        assert_eq!(found(&["Iraq Kurdistan"], "in Iraq. Kurdistan, in Iraq, Kurdistan"), []);
        assert_eq!(found(&["CENTCOM (US)"], "the CENTCOM (US) said"), [(0, "CENTCOM (US")]);
        assert_eq!(found(&["CENTCOM"], "قالت الـCENTCOM"), [(0, "الـCENTCOM")]);
    }

    #[test]
    fn acronyms_keep_their_case() {
        let names = ["US", "NATO", "ISIS", "U.S."];
        assert_eq!(found(&names, "let us see, Isis"), []);
        assert_eq!(found(&names, "the US and nato NATO"), [(0, "US"), (1, "NATO")]);
        assert_eq!(found(&names, "the U.S. Army, بـISIS"), [(3, "U.S"), (2, "ISIS")]);
    }

    #[test]
    fn owners_of_one_name_are_taken_in_order() {
        assert_eq!(found(&["Iraq", "Iraq"], "Iraq and Iraq"), [(0, "Iraq"), (0, "Iraq")]);
    }
}
