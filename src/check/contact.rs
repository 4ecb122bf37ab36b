//! `personal-contact`: e-mail addresses and telephone numbers in what readers see. What was made a link is meant for
//! them.

use crate::check::prose::{Line, is_eastern_digit};
use crate::diag::code::Code;
use crate::diag::phrase::say;
use crate::diag::report::Diagnostic;
use crate::lang::fold::fold;
use std::ops::Range;

/// The words that a telephone number stands behind, folded.
const BEFORE: [&str; 26] = [
    "tel",
    "telephone",
    "phone",
    "mobile",
    "cell",
    "cellphone",
    "whatsapp",
    "fax",
    "telegram",
    "viber",
    "هاتف",
    "الهاتف",
    "هاتفه",
    "هاتفها",
    "تلفون",
    "تليفون",
    "جوال",
    "الجوال",
    "جواله",
    "موبايل",
    "محمول",
    "واتساب",
    "واتس",
    "فاكس",
    "نقال",
    "ارضي",
];
/// How many digits a telephone number has at least.
const FEWEST_DIGITS: usize = 6;
/// How many digits a telephone number has at most (ITU-T E.164).
const MOST_DIGITS: usize = 15;

/// Adds every e-mail address and every telephone number in a line.
pub(crate) fn contact(line: &Line<'_>, found: &mut Vec<Diagnostic>) {
    let bytes = line.text.as_bytes();
    if bytes.contains(&b'@') {
        for range in emails(line.text) {
            let message = say!(
                "`{address}` is an e-mail address in published text",
                address = &line.text[range.clone()]
            );
            let help = say!("leave it out; one that readers are to write to is a link: `<a@example.org>`");
            found.push(Diagnostic::new(Code::PersonalContact, line.span(&range), message).help(help));
        }
    }
    if has_digits(bytes) {
        for range in telephones(line.text) {
            let message = say!(
                "`{number}` is a telephone number in published text",
                number = &line.text[range.clone()]
            );
            let help = say!("leave it out; one that readers are to call is a link: `[words](tel:+1…)`");
            found.push(Diagnostic::new(Code::PersonalContact, line.span(&range), message).help(help));
        }
    }
}

/// Returns whether there are digits enough for a telephone number.
fn has_digits(bytes: &[u8]) -> bool {
    let ascii = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
    let eastern = || bytes.windows(2).filter(|pair| is_eastern_digit(pair)).count();
    ascii >= FEWEST_DIGITS || ascii + eastern() >= FEWEST_DIGITS
}

fn emails(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let is_local = |byte: &u8| byte.is_ascii_alphanumeric() || b"._%+-".contains(byte);
    let is_domain = |byte: &u8| byte.is_ascii_alphanumeric() || b".-".contains(byte);
    let mut found = Vec::new();
    for at in bytes.iter().enumerate().filter(|(_, byte)| **byte == b'@').map(|(at, _)| at) {
        let local = bytes[..at].iter().rev().take_while(|byte| is_local(byte)).count();
        let domain = bytes[at + 1..].iter().take_while(|byte| is_domain(byte)).count();
        let domain = text[at + 1..at + 1 + domain].trim_end_matches(['.', '-']);
        let Some((_, last)) = domain.rsplit_once('.') else { continue };
        let is_name = last.len() >= 2 && last.bytes().all(|byte| byte.is_ascii_alphabetic());
        // `user:password@host` and `/@name` stand in addresses of pages.
        let is_apart =
            !text[..at - local].ends_with(['/', ':', '@', '=']) || text[..at - local].ends_with("mailto:");
        if local > 0 && is_name && is_apart && !domain.starts_with('.') {
            found.push(at - local..at + 1 + domain.len());
        }
    }
    found
}

/// A run of digits with what stands between them: spaces, hyphens, full stops, parentheses.
struct Run<'text> {
    range: Range<usize>,
    /// The lengths of the groups of digits.
    groups: Vec<usize>,
    /// Its digits, in ASCII.
    digits: String,
    /// What stands between the groups.
    marks: Vec<&'text str>,
}

fn telephones(text: &str) -> Vec<Range<usize>> {
    runs(text).into_iter().filter(|run| is_telephone(text, run)).map(|run| run.range).collect()
}

fn value(sign: char) -> Option<char> {
    match sign {
        '0'..='9' => Some(sign),
        '٠'..='٩' => char::from_digit(u32::from(sign) - 0x660, 10),
        '۰'..='۹' => char::from_digit(u32::from(sign) - 0x6f0, 10),
        _ => None,
    }
}

fn runs(text: &str) -> Vec<Run<'_>> {
    let mut runs: Vec<Run<'_>> = Vec::new();
    for (at, sign) in text.char_indices() {
        let Some(digit) = value(sign) else { continue };
        let end = at + sign.len_utf8();
        let joins = |run: &Run<'_>| {
            let between = &text[run.range.end..at];
            matches!(between, "" | " " | "-" | "." | "\u{a0}" | "‑" | ") " | ")" | ")-" | " (" | "(")
        };
        match runs.last_mut().filter(|run| joins(run)) {
            Some(run) => {
                let between = &text[run.range.end..at];
                if between.is_empty() {
                    *run.groups.last_mut().expect("a run has a group") += 1;
                } else {
                    run.groups.push(1);
                    run.marks.push(between);
                }
                run.digits.push(digit);
                run.range.end = end;
            }
            None => runs.push(Run {
                range: at..end,
                groups: vec![1],
                digits: digit.to_string(),
                marks: Vec::new(),
            }),
        }
    }
    for run in &mut runs {
        let before = &text[..run.range.start];
        let signs = before.len() - before.trim_end_matches(['+', '(', '＋']).len();
        run.range.start -= signs;
    }
    runs
}

fn is_telephone(text: &str, run: &Run<'_>) -> bool {
    let count = run.digits.len();
    let signs = text[run.range.clone()].trim_start_matches('(');
    if !(FEWEST_DIGITS..=MOST_DIGITS).contains(&count) || !stands_alone(text, run) {
        return false;
    }
    let is_behind_word = || {
        let before = text[..run.range.start].trim_end_matches([':', ' ', '.', '\u{a0}', '(', '،']);
        let word = before.rsplit(|sign: char| !sign.is_alphanumeric()).next().unwrap_or_default();
        let word = fold(word);
        let rest = word.strip_prefix(['و', 'ب', 'ل']).unwrap_or(&word);
        BEFORE.contains(&word.as_str()) || BEFORE.contains(&rest)
    };
    let is_number = || run.groups.len() == 2 && run.marks[0] == ".";
    let only_zeros = || run.digits[run.groups[0]..].bytes().all(|digit| digit == b'0');
    let is_grouped =
        || run.groups.len() > 1 && run.groups[1..].iter().all(|group| *group == 3) && run.groups[0] < 4;
    if signs.starts_with(['+', '＋']) {
        let begins = !run.digits.starts_with('0');
        return begins && count >= 8 && !is_number() && !(is_grouped() && only_zeros());
    }
    if is_behind_word() {
        return !is_number();
    }
    if run.digits.starts_with("00") {
        return count >= 11 && run.digits.as_bytes()[2] != b'0' && !is_number();
    }
    let is_local =
        run.digits.starts_with('0') && (9..=11).contains(&count) && run.digits.as_bytes()[1] != b'0';
    if is_local && run.groups.len() == 1 {
        return count >= 10;
    }
    if is_local {
        let area = run.groups[0];
        let is_even = run.groups.len() <= 5 && run.groups[1..].iter().all(|group| (2..=8).contains(group));
        return (2..=5).contains(&area) && is_even && !is_number();
    }
    // `(202) 555-0143`: of three, three and four digits; neither of the first groups begins with 0 or 1.
    let begins = |at: usize| matches!(run.digits.as_bytes()[at], b'2'..=b'9');
    run.groups == [3, 3, 4] && run.marks.iter().all(|mark| *mark != " ") && begins(0) && begins(3)
}

/// Returns whether nothing beside a run makes it a part of something longer: a word, an address, an id, a sum.
fn stands_alone(text: &str, run: &Run<'_>) -> bool {
    let before = text[..run.range.start].chars().next_back();
    let after = text[run.range.end..].chars().next();
    let joins = |sign: char| {
        sign.is_ascii_alphanumeric()
            || value(sign).is_some()
            || matches!(sign, '/' | '_' | '=' | '#' | '$' | '€' | '£' | '%' | '@' | '–' | '-')
    };
    let is_isbn = || {
        let words = text[..run.range.start].trim_end_matches([' ', ':', '\u{a0}']);
        ["ISBN", "ISSN", "DOI", "doi", "ردمك", "ISBN-10", "ISBN-13"].iter().any(|name| words.ends_with(name))
    };
    let word = text[..run.range.start].rsplit(char::is_whitespace).next().unwrap_or_default();
    let mut rest = text[run.range.end..].chars();
    let goes_on =
        matches!(rest.next(), Some(',' | ':' | '٬' | '٫' | '/')) && rest.next().and_then(value).is_some();
    !before.is_some_and(joins) && !after.is_some_and(joins) && !is_isbn() && !word.contains("://") && !goes_on
}
