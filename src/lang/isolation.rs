//! Which stretches of a line have to be kept apart from it, so that each is read in its own direction. In: text
//! and the direction of its line. Out: ranges. Marks up nothing.

use crate::lang::tag::Direction;
use std::ops::Range;
use unicode_bidi::{BidiClass, bidi_class};

/// What stands in a text for something else that is read against the line's direction, as one word.
pub const FOREIGN: char = '\u{fffc}';
/// What stands in a text for something else that no stretch may reach across.
pub const BARRIER: char = '\u{1c}';
/// What stands in a text for words that are read with the line's direction, or for words of both.
pub const OWN: char = '\u{1d}';

/// A stretch that is read in a direction of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// What it is.
    pub nature: Nature,
}

/// What a stretch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// Words of a script that runs against the line.
    Words,
    /// A number with a sign or a unit, a range, a date, a score or a telephone number: from left to right.
    Number,
}

/// Returns whether a line in `direction` surely needs nothing kept apart in `text`. It looks at bytes alone.
#[must_use]
pub fn is_plain(direction: Direction, text: &str) -> bool {
    match direction {
        Direction::Ltr => !has_any(text.as_bytes(), |byte| byte >= 0xd6 && !(0xe2..=0xe9).contains(&byte)),
        // Arabic, Hebrew and their neighbours but for digits; « » and general punctuation.
        Direction::Rtl => {
            let bytes = text.as_bytes();
            let is_kept =
                |byte: u8| byte.is_ascii_alphanumeric() || !matches!(byte, 0..=0xc2 | 0xd6..=0xdf | 0xe2);
            let is_digit = |(first, second): (&u8, &u8)| {
                (*first == 0xd9 && (0xa0..=0xa9).contains(second))
                    | (*first == 0xdb && (0xb0..=0xb9).contains(second))
            };
            let has_digit =
                || bytes.iter().zip(&bytes[1..]).fold(false, |found, pair| found | is_digit(pair));
            !has_any(bytes, is_kept) && (bytes.is_empty() || !has_digit())
        }
    }
}

/// Returns whether any byte is such a one. Blocks of bytes are looked at whole, which is many at a time.
fn has_any(bytes: &[u8], is_it: impl Fn(u8) -> bool) -> bool {
    bytes.chunks(64).any(|block| block.iter().fold(false, |found, byte| found | is_it(*byte)))
}

/// Returns the stretches of `text` that a line in `direction` has to keep apart, in order.
#[must_use]
pub fn stretches(direction: Direction, text: &str) -> Vec<Stretch> {
    let signs: Vec<Sign> =
        text.char_indices().map(|(at, it)| Sign { at, it, class: Class::of(direction, it) }).collect();
    let pieces = pieces(&signs);
    let mut found = Vec::new();
    let mut at = 0;
    while at < signs.len() {
        if matches!(signs[at].class, Class::Own | Class::Space | Class::Barrier) {
            at += 1;
            continue;
        }
        let stretch = piece(direction, (&signs, &pieces), at)
            .or_else(|| quoted(&signs, at))
            .or_else(|| number(direction, &signs, at))
            .or_else(|| words(direction, &signs, at));
        let Some((end, nature)) = stretch else {
            at += 1;
            continue;
        };
        let stop = signs.get(end).map_or(text.len(), |sign| sign.at);
        if let Some(nature) = nature {
            found.push(Stretch { range: signs[at].at..stop, nature });
        }
        at = end;
    }
    found
}

/// Returns `text` with each stretch between isolates, for where there is no markup. A hyphen that is a minus
/// becomes one.
#[must_use]
pub fn isolate_stretches(direction: Direction, text: &str) -> String {
    if is_plain(direction, text) || text.contains(['\u{2066}', '\u{2067}', '\u{2068}']) {
        return text.to_owned();
    }
    let found = stretches(direction, text);
    let mut isolated = String::with_capacity(text.len() + 12);
    let mut written = 0;
    for stretch in found.iter().filter(|stretch| stretch.range.len() < text.len()) {
        isolated.push_str(&text[written..stretch.range.start]);
        isolated.push(if stretch.nature == Nature::Number { '\u{2066}' } else { '\u{2068}' });
        isolated.push_str(sign_of(stretch, text));
        isolated
            .push_str(&text[stretch.range.start + sign_of(stretch, text).len().min(1)..stretch.range.end]);
        isolated.push('\u{2069}');
        written = stretch.range.end;
    }
    isolated.push_str(&text[written..]);
    isolated
}

/// Returns the minus that a number begins with, where a hyphen stands for it.
#[must_use]
pub fn sign_of(stretch: &Stretch, text: &str) -> &'static str {
    let is_minus = stretch.nature == Nature::Number && text[stretch.range.start..].starts_with('-');
    if is_minus { "−" } else { "" }
}

#[derive(Clone, Copy)]
struct Sign {
    at: usize,
    it: char,
    class: Class,
}

/// What a character is to a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// A letter that runs with the line.
    Own,
    /// A letter that runs against it, or what stands for such words.
    Foreign,
    /// A digit.
    Digit,
    /// A mark on the letter before it.
    Mark,
    /// White space.
    Space,
    /// What no stretch reaches across.
    Barrier,
    /// Anything else.
    Neutral,
}

impl Class {
    fn of(direction: Direction, it: char) -> Self {
        let side = |found| if direction == found { Self::Own } else { Self::Foreign };
        match it {
            // Most of what is written, without a look into the tables of Unicode.
            'a'..='z' | 'A'..='Z' => return side(Direction::Ltr),
            '\u{621}'..='\u{64a}' => return side(Direction::Rtl),
            '0'..='9' => return Self::Digit,
            ' ' | '\n' => return Self::Space,
            '!'..='~' => return Self::Neutral,
            FOREIGN => return Self::Foreign,
            OWN => return Self::Own,
            BARRIER => return Self::Barrier,
            // Marks of direction that the author set are the author's business.
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                return Self::Barrier;
            }
            _ => {}
        }
        match bidi_class(it) {
            BidiClass::L => side(Direction::Ltr),
            BidiClass::R | BidiClass::AL => side(Direction::Rtl),
            BidiClass::EN | BidiClass::AN => Self::Digit,
            BidiClass::NSM => Self::Mark,
            _ if it.is_whitespace() => Self::Space,
            _ => Self::Neutral,
        }
    }
}

type Found = Option<(usize, Option<Nature>)>;

/// The pieces of a line that is wholly against its page, from barrier to barrier, in which words are.
fn pieces(signs: &[Sign]) -> Vec<Range<usize>> {
    let is_any = |class| signs.iter().any(|sign| sign.class == class);
    if !is_any(Class::Foreign) || is_any(Class::Own) {
        return Vec::new();
    }
    let mut pieces = Vec::new();
    let mut start = 0;
    for inside in signs.split(|sign| sign.class == Class::Barrier) {
        let spaces = inside.iter().rev().take_while(|sign| sign.class == Class::Space).count();
        if inside.iter().any(|sign| sign.class == Class::Foreign) {
            pieces.push(start..start + inside.len() - spaces);
        }
        start += inside.len() + 1;
    }
    pieces
}

/// What stands from `start` to the end of its piece, with its marks: they belong to its words.
fn piece(direction: Direction, (signs, pieces): (&[Sign], &[Range<usize>]), start: usize) -> Found {
    let piece = pieces.get(pieces.partition_point(|piece| piece.end <= start))?;
    let begins = matches!(signs[start].class, Class::Foreign | Class::Digit) || opens(signs[start].it);
    let is_whole = || number(direction, signs, start).is_some_and(|(end, _)| end == piece.end);
    (begins && piece.start <= start && !is_whole()).then_some((piece.end, Some(Nature::Words)))
}

/// Whether a sign stands before what belongs to it.
fn opens(sign: char) -> bool {
    matches!(sign, '(' | '[' | '«' | '“' | '‘' | '"' | '\'' | '#' | '@' | '.' | '…')
}

/// The words between a pair of quotation marks, where all of them run against the line and there are several.
fn quoted(signs: &[Sign], start: usize) -> Found {
    const PAIRS: [(char, char); 4] = [('«', '»'), ('“', '”'), ('‘', '’'), ('"', '"')];
    let opened = signs[start.checked_sub(1)?].it;
    let (_, close) = PAIRS.into_iter().find(|(open, _)| *open == opened)?;
    let mut depth = 0usize;
    let length = signs[start..].iter().position(|sign| {
        let is_close = sign.it == close && depth == 0;
        depth = match sign.it {
            it if it == close => depth.saturating_sub(1),
            it if it == opened => depth + 1,
            _ => depth,
        };
        is_close
    })?;
    let inside = &signs[start..start + length];
    let stops = |sign: &Sign| matches!(sign.class, Class::Own | Class::Barrier);
    let is_several = inside.iter().any(|sign| sign.class == Class::Space);
    let is_foreign = inside.iter().any(|sign| sign.class == Class::Foreign) && !inside.iter().any(stops);
    (is_several && is_foreign).then_some((start + length, Some(Nature::Words)))
}

/// Words that run against the line, with the numbers and signs among them.
fn words(direction: Direction, signs: &[Sign], start: usize) -> Found {
    let is_opened = direction == Direction::Rtl && opens_word(signs, start);
    if signs[start].class != Class::Foreign && !is_opened {
        return None;
    }
    if direction == Direction::Rtl
        && let Some(end) = address(signs, start)
    {
        return Some((end, Some(Nature::Words)));
    }
    let mut end = start + 1;
    let mut at = end;
    while let Some(sign) = signs.get(at) {
        match sign.class {
            Class::Foreign | Class::Digit | Class::Mark => end = at + 1,
            Class::Own | Class::Barrier => break,
            Class::Space if !ends_word(direction, signs, at) => {}
            Class::Neutral if joins(direction, signs, at) => {}
            // These belong to the word they follow.
            Class::Neutral if end == at && matches!(sign.it, '%' | '+' | '#' | '°' | '™' | '®') => {
                end = at + 1
            }
            Class::Space | Class::Neutral => break,
        }
        at += 1;
    }
    Some((end, Some(Nature::Words)))
}

/// Whether nothing that is a part of a word stands before `at`.
fn stands_free(signs: &[Sign], at: usize) -> bool {
    at == 0 || matches!(signs[at - 1].class, Class::Space | Class::Neutral | Class::Barrier)
}

/// Whether a sign stands before a word as a part of it: `#tag`, `@name`, `.org`.
fn opens_word(signs: &[Sign], at: usize) -> bool {
    let is_word = signs.get(at + 1).is_some_and(|next| next.class == Class::Foreign && next.it != FOREIGN);
    matches!(signs[at].it, '#' | '@' | '.') && stands_free(signs, at) && is_word
}

/// Where an address of the web ends that begins at `start`, in whatever script its parts are.
fn address(signs: &[Sign], start: usize) -> Option<usize> {
    let scheme = signs[start..].iter().take_while(|sign| sign.it.is_ascii_alphabetic()).count();
    let after = signs[start + scheme..].iter().take(3).map(|sign| sign.it);
    if scheme == 0 || !after.eq("://".chars()) {
        return None;
    }
    let is_over = |sign: &Sign| {
        matches!(sign.class, Class::Space | Class::Barrier)
            || matches!(sign.it, '<' | '>' | '"' | '«' | '»' | '“' | '”')
    };
    let length = signs[start..].iter().position(is_over).unwrap_or(signs.len() - start);
    let address = &signs[start..start + length];
    let is_closing =
        |sign: &&Sign| matches!(sign.it, '.' | ',' | ';' | ':' | '!' | '?' | '،' | '؛' | '؟' | ')' | ']');
    Some(start + length - address.iter().rev().take_while(is_closing).count())
}

/// Whether the white space at `at` ends the words before it: what follows is none of theirs.
fn ends_word(direction: Direction, signs: &[Sign], at: usize) -> bool {
    let after = |by: usize| signs.get(at + by);
    // "Boeing 737" is a name; a number after an Arabic one belongs to the English line.
    let is_digit = after(1).is_some_and(|next| next.class == Class::Digit);
    let is_number = is_digit && (direction == Direction::Rtl || is_between(signs, at + 1));
    let goes_on = is_number || after(1).is_some_and(|next| next.class == Class::Foreign);
    let is_and = after(1).is_some_and(|next| next.it == '&')
        && after(2).is_some_and(|next| next.class == Class::Space)
        && after(3).is_some_and(|next| next.class == Class::Foreign);
    !goes_on && !is_and
}

/// Where the number that begins at `at` ends, and the white space behind it.
fn behind_number(signs: &[Sign], at: usize) -> usize {
    let is_inside = |at: usize| matches!(sign_at(signs, at), '.' | ',' | '٫' | '٬' | '-' | '–' | '/' | ':');
    let mut end = at;
    while is_digit(signs, end) || (is_inside(end) && is_digit(signs, end + 1)) {
        end += 1;
    }
    let spaces = signs[end.min(signs.len())..].iter().take_while(|sign| sign.class == Class::Space);
    end + spaces.count()
}

/// Whether words that run against the line go on behind the number that begins at `at`.
fn is_between(signs: &[Sign], at: usize) -> bool {
    signs.get(behind_number(signs, at)).is_some_and(|next| next.class == Class::Foreign)
}

/// Whether a comma at `at` stands between words that run against a line from right to left. A number behind it is theirs
/// unless words of the line follow: "Reuters, 5 May", but not "Trump, 3" before "days" in Arabic.
fn parts_words(signs: &[Sign], at: usize) -> bool {
    let is_class = |at: usize, class| signs.get(at).is_some_and(|sign| sign.class == class);
    let next = if is_class(at + 1, Class::Space) { at + 2 } else { at + 1 };
    if is_digit(signs, next) {
        let is_inside = next == at + 1 && is_digit(signs, at.wrapping_sub(1));
        return is_inside || !is_class(behind_number(signs, next), Class::Own);
    }
    is_class(next, Class::Foreign)
}

/// Whether a sign stands inside words that run against the line: an apostrophe, a slash, a full stop in a name.
fn joins(direction: Direction, signs: &[Sign], at: usize) -> bool {
    let is_foreign =
        |at: usize| signs.get(at).is_some_and(|sign| matches!(sign.class, Class::Foreign | Class::Digit));
    let is_space = |at: usize| signs.get(at).is_some_and(|sign| sign.class == Class::Space);
    match (direction, signs[at].it) {
        (Direction::Rtl, ',' | ';' | '٬' | '٫') => parts_words(signs, at),
        (Direction::Rtl, '.') if signs.get(at + 1).is_some_and(|next| next.it == ',') => {
            parts_words(signs, at + 1)
        }
        (_, '.' | ':' | '&') if is_space(at + 1) => is_foreign(at + 2),
        (Direction::Ltr, '،' | '؛') => is_space(at + 1) && is_foreign(at + 2),
        // An address in an English line is read from the left, each Arabic part of it by itself.
        (Direction::Ltr, it) => matches!(it, '\'' | '’' | '-' | '‑') && is_foreign(at + 1),
        (
            Direction::Rtl,
            '\'' | '’' | '-' | '‑' | '–' | '.' | '/' | ':' | '_' | '@' | '&' | '~' | '?' | '=' | '%' | '#'
            | '+' | '\\',
        ) => is_foreign(at + 1) || signs[at + 1..].iter().take(3).any(|sign| sign.it == '/'),
        (Direction::Rtl, _) => false,
    }
}

/// A number that is more than digits and the points and commas among them.
fn number(direction: Direction, signs: &[Sign], start: usize) -> Found {
    let is_digit = |at: usize| is_digit(signs, at);
    let sign_at = |at: usize| sign_at(signs, at);
    let mut end = begun(signs, start)?;
    let mut is_composed = end > start;
    if !is_digit(end) {
        return None;
    }
    let follows = || direction == Direction::Rtl && follows_clitic(signs, start);
    if !(stands_free(signs, start) || follows()) {
        return None;
    }
    let is_telephone = is_composed && matches!(signs[start].it, '+' | '(');
    let mut is_arabic_indic = false;
    loop {
        while is_digit(end) {
            is_arabic_indic |= !sign_at(end).is_ascii() && bidi_class(sign_at(end)) == BidiClass::AN;
            end += 1;
        }
        match sign_at(end) {
            '.' | ',' | '٫' | '٬' | ':' if is_digit(end + 1) => end += 1,
            '-' | '–' | '‑' | '−' | '×' | '/' if is_digit(end + 1) => {
                is_composed |= sign_at(end) != '/';
                end += 1;
            }
            '-' | '–' | '‑' | '−' if is_currency(sign_at(end + 1)) && is_digit(end + 2) => {
                is_composed = true;
                end += 2;
            }
            ' ' | '\u{a0}' if is_telephone && is_digit(end + 1) => end += 1,
            '%' | '‰' | '°' | '′' | '″' | '+' | '$' | '€' | '£' => {
                is_composed = true;
                end += 1;
            }
            _ => break,
        }
    }
    if signs.get(end).is_some_and(|sign| sign.class == Class::Foreign) {
        // "5kg", "2nd", "3M": the letters are part of it, and go on.
        let (end, _) = words(direction, signs, end)?;
        return Some((end, Some(Nature::Number)));
    }
    if let Some(stop) = unit(signs, end) {
        return Some((stop, Some(Nature::Number)));
    }
    let is_needed = is_composed && (direction == Direction::Rtl || is_arabic_indic);
    Some((end, is_needed.then_some(Nature::Number)))
}

/// Where the digits of a number begin, behind a sign of its own, a currency, an area code in parentheses.
fn begun(signs: &[Sign], start: usize) -> Option<usize> {
    let mut end = start;
    while matches!(
        sign_at(signs, end),
        '-' | '−' | '+' | '±' | '~' | '≈' | '<' | '>' | '$' | '€' | '£' | '¥' | '#' | '('
    ) && end < start + 3
    {
        if sign_at(signs, end) != '(' {
            end += 1;
            continue;
        }
        let close = (end + 1..signs.len()).find(|at| !is_digit(signs, *at))?;
        if sign_at(signs, close) != ')' || sign_at(signs, close + 1) != ' ' || !is_digit(signs, close + 2) {
            return None;
        }
        end = close + 2;
    }
    Some(end)
}

fn is_digit(signs: &[Sign], at: usize) -> bool {
    signs.get(at).is_some_and(|sign| sign.class == Class::Digit)
}

/// Returns the character at a place; a space behind the end.
fn sign_at(signs: &[Sign], at: usize) -> char {
    signs.get(at).map_or(' ', |sign| sign.it)
}

/// Whether a sign is that of a currency.
fn is_currency(sign: char) -> bool {
    matches!(sign, '$' | '€' | '£' | '¥')
}

/// Whether what stands before `start` is written onto the number there, as `و` and `بـ` are. A hyphen behind any but
/// `و` belongs to a name (`ف-16`).
fn follows_clitic(signs: &[Sign], start: usize) -> bool {
    let is_letter = |sign: &&Sign| matches!(sign.class, Class::Own | Class::Mark);
    let length = signs[..start].iter().rev().take_while(is_letter).count();
    let word = signs[start - length..start].iter().filter(|sign| sign.class == Class::Own && sign.it != 'ـ');
    let word: String = word.map(|sign| sign.it).collect();
    let bare = word.strip_prefix(['و', 'ف']).unwrap_or(&word);
    let is_clitic = !word.is_empty() && matches!(bare, "" | "ب" | "ل" | "ك" | "ال" | "بال" | "لل" | "كال");
    let has_tatweel = signs[start - 1].it == 'ـ';
    is_clitic && (!matches!(signs[start].it, '-' | '‑') || bare.is_empty() && word != "ف" || has_tatweel)
}

/// Where a unit ends that stands after a number and a space: a sign, or a short word in small letters.
fn unit(signs: &[Sign], at: usize) -> Option<usize> {
    if signs.get(at)?.class != Class::Space {
        return None;
    }
    if matches!(signs.get(at + 1)?.it, '%' | '‰' | '°') {
        return Some(at + 2);
    }
    let letters = |from: usize| {
        signs[from.min(signs.len())..].iter().take_while(|sign| sign.class == Class::Foreign).count()
    };
    let length = letters(at + 1);
    let mut end = at + 1 + length;
    let is_word_over =
        signs.get(end).is_none_or(|sign| sign.class != Class::Digit && sign.class != Class::Mark);
    let is_unit = (1..=4).contains(&length) && signs[at + 1].it.is_lowercase() && is_word_over;
    if signs.get(end).is_some_and(|sign| sign.it == '/') && letters(end + 1) > 0 {
        end += 1 + letters(end + 1);
    }
    is_unit.then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(direction: Direction, text: &str) -> Vec<&str> {
        assert!(!is_plain(direction, text) || stretches(direction, text).is_empty(), "{text}");
        stretches(direction, text).into_iter().map(|stretch| &text[stretch.range]).collect()
    }

    #[test]
    fn each_foreign_word_of_a_line_is_kept_apart() {
        let kept = |text| kept(Direction::Rtl, text);
        assert_eq!(kept("قوات AFRICOM (CENTCOM), 2026 (C-130) هنا"), ["AFRICOM", "CENTCOM", "C-130"]);
        assert_eq!(kept("قال Dr. Smith's report. ثم"), ["Dr. Smith's report"]);
        assert_eq!(kept("الملف report-2025.pdf هنا"), ["report-2025.pdf"]);
        assert_eq!(kept("انظر https://example.org/a/b?c=d&e=1."), ["https://example.org/a/b?c=d&e=1"]);
        assert_eq!(kept("قال «no comment, he said» ومضى"), ["no comment, he said"]);
        assert_eq!(kept("قال «“no comment”, he said» ثم"), ["“no comment”, he said"]);
        assert_eq!(kept("قال ««no comment», he said» ثم"), ["«no comment», he said"]);
        assert_eq!(kept("طائرة Boeing 737 وحزب C++"), ["Boeing 737", "C++"]);
        assert_eq!(kept("في بغداد عام 2025، وبعده 1,5."), [""; 0]);
    }

    #[test]
    fn a_number_that_is_more_than_digits_is_kept_apart() {
        let kept = |text| kept(Direction::Rtl, text);
        assert_eq!(kept("بلغ 18% عند -5° بكلفة $1.4 هنا"), ["18%", "-5°", "$1.4"]);
        assert_eq!(kept("يوم 2026-01-27 في 2024–2026، بنتيجة 2-1."), ["2026-01-27", "2024–2026", "2-1"]);
        assert_eq!(kept("على +249 123 456 789 أو (0123) 456-789"), ["+249 123 456 789", "(0123) 456-789"]);
        assert_eq!(kept("وزن 5 kg ثم 5kg"), ["5 kg", "5kg"]);
        assert_eq!(kept("سرعة 3.5 km/h ثم"), ["3.5 km/h"]);
        assert_eq!(kept("من ٢٠٢٤-٢٠٢٦"), ["٢٠٢٤-٢٠٢٦"]);
        assert_eq!(kept("بين 12.5%-15% أو $5–$10 أو 12.5 % هنا"), ["12.5%-15%", "$5–$10", "12.5 %"]);
        assert_eq!(kept("صور Landsat 8–9 هنا"), ["Landsat 8–9"]);
    }

    #[test]
    fn what_is_written_onto_a_number_stays_outside() {
        let kept = |text| kept(Direction::Rtl, text);
        assert_eq!(kept("بين 2023-06-01 و2025-06-01"), ["2023-06-01", "2025-06-01"]);
        assert_eq!(kept("و20–25 وبـ5-7% و$5 وبـ$20 و5°"), ["20–25", "5-7%", "$5", "$20", "5°"]);
        assert_eq!(kept("و10:30-12:15 و+964 770 123 4567"), ["10:30-12:15", "+964 770 123 4567"]);
        assert_eq!(kept("و-5% وبـ-3°"), ["-5%", "-3°"]);
        assert_eq!(kept("لل20% وال18% فبـ3-2"), ["20%", "18%", "3-2"]);
        // No clitic, but the end of a name.
        assert_eq!(kept("كوفيد-19 ومقاتلة ف-16 وقاذفة ب-52"), [""; 0]);
    }

    #[test]
    fn addresses_and_what_begins_with_a_sign_are_kept_whole() {
        let kept = |text| kept(Direction::Rtl, text);
        let text = "(انظر https://example.org/مسار/صفحة?x=1&y=2#z)، ثم https://example.org/أ.";
        assert_eq!(kept(text), ["https://example.org/مسار/صفحة?x=1&y=2#z", "https://example.org/أ"]);
        assert_eq!(kept("وسم #Iraq2025 وحساب @account ومنصة .NET هنا"), ["#Iraq2025", "@account", ".NET"]);
    }

    #[test]
    fn arabic_words_in_an_english_line_are_kept_apart() {
        let kept = |text| kept(Direction::Ltr, text);
        assert_eq!(kept("He said عمر السوداني, 3 questions"), ["عمر السوداني"]);
        assert_eq!(kept("by سالم, عمر, ليلى, 2025"), ["سالم", "عمر", "ليلى"]);
        assert_eq!(kept("said «لا تعليق، شكراً» and"), ["لا تعليق، شكراً"]);
        assert_eq!(kept("https://a.example/أوراق/المرفأ/2025"), ["أوراق", "المرفأ"]);
        assert_eq!(kept("by سالم 3 times"), ["سالم"]);
        assert_eq!(kept("18% at -5°, 2024–2026"), [""; 0]);
    }

    #[test]
    fn commas_among_foreign_words_are_theirs() {
        let kept = |text| kept(Direction::Rtl, text);
        assert_eq!(kept("بلغ السعر USD 1,250,000 والإنتاج 180,000 b/d."), ["USD 1,250,000", "180,000 b/d"]);
        assert_eq!(kept("في London, UK ثم Houston, Texas, USA."), ["London, UK", "Houston, Texas, USA"]);
        assert_eq!(
            kept("انظر (Smith, J., 2020, p. 15) و(Reuters, 5 May 2025)."),
            ["Smith, J., 2020, p. 15", "Reuters, 5 May 2025"]
        );
        // Brackets and quotation marks are the Arabic line's: what is in them comes behind what is before them.
        assert_eq!(kept("القرار UNSCR 2732 (2024), para. 5 ودخل"), ["UNSCR 2732", "para. 5"]);
        assert_eq!(kept("قال Trump «yes» ثم"), ["Trump", "yes"]);
        // What belongs to the Arabic around them stays outside.
        assert_eq!(kept("قال Trump, 3 أيام، وUK (لندن)، ثم Reuters، 5 أيام"), ["Trump", "UK", "Reuters"]);
        assert_eq!(kept("زار Baghdad, وعاد"), ["Baghdad"]);
    }

    #[test]
    fn a_line_that_is_wholly_foreign_keeps_its_marks() {
        let rtl = |text| kept(Direction::Rtl, text);
        assert_eq!(
            rtl("We will resume, «soon», at 180,000 b/d."),
            ["We will resume, «soon», at 180,000 b/d."]
        );
        assert_eq!(rtl("“We will.”"), ["“We will.”"]);
        assert_eq!(rtl("See \u{fffc}, p. 5.\u{1c} End!"), ["See \u{fffc}, p. 5.", "End!"]);
        assert_eq!(rtl("\u{1d}: London."), ["London"]);
        assert_eq!(rtl("5 kg"), ["5 kg"]);
        let ltr = |text| kept(Direction::Ltr, text);
        assert_eq!(ltr("سنستأنف الضخ، بلا شروط، خلال 5 أيام."), ["سنستأنف الضخ، بلا شروط، خلال 5 أيام."]);
        assert_eq!(
            ltr("said: خلال 5 أيام, or بعد (نعم) then سالم 3 times (5)"),
            ["خلال 5 أيام", "بعد", "نعم", "سالم"]
        );
    }

    #[test]
    fn plain_text_keeps_its_stretches_apart_once() {
        let isolated = isolate_stretches(Direction::Rtl, "HMCG عند -5°");
        assert_eq!(isolated, "\u{2068}HMCG\u{2069} عند \u{2066}−5°\u{2069}");
        assert_eq!(isolate_stretches(Direction::Rtl, &isolated), isolated);
        assert_eq!(isolate_stretches(Direction::Rtl, "HMCG"), "HMCG");
    }

    #[test]
    fn a_stretch_reaches_over_what_stands_for_words_but_over_no_barrier() {
        assert_eq!(kept(Direction::Rtl, "the \u{fffc} ship"), ["the \u{fffc} ship"]);
        assert_eq!(kept(Direction::Rtl, "the \u{1c} ship"), ["the", "ship"]);
    }
}
