//! A date in words is read back as the same date, by a reader that knows the months and the prepositions of Arabic and
//! English. It reads what is said of one form alone: `../2026` and `[..2026]` are said in the same words.

use mujaz::lang::tag::Lang;
use mujaz::model::config::{DateStyle, Digits, Months};
use mujaz::model::date::FuzzyDate;
use mujaz::render::wording::dates::DateWording;
use proptest::prelude::*;

/// The names of each month: English in full and short, Gregorian and Levantine Arabic.
const MONTHS: [[&str; 4]; 12] = [
    ["January", "Jan", "يناير", "كانون الثاني"],
    ["February", "Feb", "فبراير", "شباط"],
    ["March", "Mar", "مارس", "آذار"],
    ["April", "Apr", "أبريل", "نيسان"],
    ["May", "May", "مايو", "أيار"],
    ["June", "Jun", "يونيو", "حزيران"],
    ["July", "Jul", "يوليو", "تموز"],
    ["August", "Aug", "أغسطس", "آب"],
    ["September", "Sept", "سبتمبر", "أيلول"],
    ["October", "Oct", "أكتوبر", "تشرين الأول"],
    ["November", "Nov", "نوفمبر", "تشرين الثاني"],
    ["December", "Dec", "ديسمبر", "كانون الأول"],
];

const SEASONS: [(u8, [&str; 2]); 4] =
    [(21, ["spring", "ربيع"]), (22, ["summer", "صيف"]), (23, ["autumn", "خريف"]), (24, ["winter", "شتاء"])];

/// Returns the words with Latin digits, and without what only keeps a line together.
fn plain(words: &str) -> String {
    let digit = |letter: char| match letter {
        '٠'..='٩' => char::from_digit(u32::from(letter) - u32::from('٠'), 10).unwrap(),
        _ => letter,
    };
    words.chars().filter(|letter| *letter != '\u{2060}').map(digit).collect()
}

/// Returns the number of a month that has this name, or these two with a slash.
fn month(name: &str) -> Option<usize> {
    let number = |name: &str| MONTHS.iter().position(|names| names.contains(&name));
    let mut numbers = name.split('/').map(number).collect::<Option<Vec<_>>>()?;
    numbers.dedup();
    match numbers.as_slice() {
        [number] => Some(number + 1),
        _ => None,
    }
}

/// Returns the words between two others.
fn between<'words>(words: &'words str, before: &str, after: &str) -> Option<&'words str> {
    words.strip_prefix(before)?.strip_suffix(after)
}

/// Returns the decade that Arabic calls by its tens and its century, without the last digit of its years.
fn arabic_decade(words: &str) -> Option<usize> {
    const TENS: [&str; 10] = [
        "العقد الأول من",
        "العقد الثاني من",
        "عشرينيات",
        "ثلاثينيات",
        "أربعينيات",
        "خمسينيات",
        "ستينيات",
        "سبعينيات",
        "ثمانينيات",
        "تسعينيات",
    ];
    const ORDINALS: [&str; 9] =
        ["الحادي", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع"];
    let words = words.strip_prefix("في ").unwrap_or(words);
    let (tens, century) = words.split_once(" القرن ")?;
    let tens = TENS.iter().position(|name| *name == tens)?;
    let ordinal = |name: &str| ORDINALS.iter().position(|ordinal| *ordinal == name).map(|at| at + 1);
    let century = match century {
        "العشرين" => 20,
        "الثلاثين" => 30,
        century => match (between(century, "", " عشر"), between(century, "", " والعشرين")) {
            (Some(name), _) => 10 + ordinal(name)?,
            (None, name) => 20 + ordinal(name?)?,
        },
    };
    Some((century - 1) * 10 + tens)
}

/// Returns the date that is said in words without doubt.
fn sure(words: &str) -> Option<String> {
    for say in ["some day in ", "أحد أيام "] {
        if let Some(rest) = words.strip_prefix(say) {
            let rest = sure(rest)?;
            return Some(if rest.len() == 4 { format!("{rest}-XX-XX") } else { format!("{rest}-XX") });
        }
    }
    for say in ["some month of ", "أحد أشهر "] {
        if let Some(rest) = words.strip_prefix(say) {
            return Some(format!("{}-XX", sure(rest)?));
        }
    }
    if let Some(decade) = arabic_decade(words) {
        return Some(format!("{decade}X"));
    }
    if let Some(decade) = between(words, "the ", "0s") {
        return Some(format!("{decade}X"));
    }
    let pair = words.strip_prefix("between ").and_then(|rest| rest.split_once(" and "));
    let pair = pair.or_else(|| words.strip_prefix("بين عامي ").and_then(|rest| rest.split_once(" و")));
    if let Some((first, last)) = pair {
        let wide = [(1, "9"), (2, "99")].into_iter().find(|(digits, nines)| {
            let stem = &first[..4 - digits];
            first.len() == 4
                && first[4 - digits..].bytes().all(|digit| digit == b'0')
                && last == format!("{stem}{nines}")
        });
        let (digits, _) = wide?;
        return Some(format!("{}{}", &first[..4 - digits], "X".repeat(digits)));
    }
    let words = words.strip_prefix("عام ").unwrap_or(words);
    let (head, year) = words.rsplit_once(' ').unwrap_or(("", words));
    if year.len() != 4 || year.parse::<u16>().is_err() {
        return None;
    }
    if head.is_empty() {
        return Some(year.to_owned());
    }
    if let Some((number, _)) = SEASONS.iter().find(|(_, names)| names.contains(&head)) {
        return Some(format!("{year}-{number}"));
    }
    match head.split_once(' ').and_then(|(day, name)| Some((day.parse::<u8>().ok()?, month(name)?))) {
        Some((day, month)) => Some(format!("{year}-{month:02}-{day:02}")),
        None => Some(format!("{year}-{:02}", month(head)?)),
    }
}

/// Returns the date that is said in words, with how sure it is.
fn point(words: &str) -> Option<String> {
    let (words, is_uncertain) = match [" (uncertain)", " (تاريخ غير مؤكد)", "?", "؟"]
        .into_iter()
        .find_map(|doubt| words.strip_suffix(doubt))
    {
        Some(words) => (words, true),
        None => (words, false),
    };
    let around = ["around ", "نحو ", "c. "].into_iter().find_map(|around| words.strip_prefix(around));
    let mark = match (around.is_some(), is_uncertain) {
        (false, false) => "",
        (true, false) => "~",
        (false, true) => "?",
        (true, true) => "%",
    };
    Some(format!("{}{mark}", sure(around.unwrap_or(words))?))
}

/// Returns the last day of what is said in words, as the date that it ends.
fn end(words: &str) -> Option<String> {
    point(&words.replacen("the end of ", "", 1).replacen("نهاية ", "", 1))
}

/// Returns the date that the first of two says, where the second says the rest for both.
fn shared(first: &str, last: &str) -> Option<String> {
    if let Some(whole) = point(first) {
        return Some(whole);
    }
    let (year, rest) = last.split_at_checked(4)?;
    if let Ok(day) = first.parse::<u8>() {
        return Some(format!("{year}{}-{day:02}", rest.get(..3)?));
    }
    match first.split_once(' ').and_then(|(day, name)| Some((day.parse::<u8>().ok()?, month(name)?))) {
        Some((day, month)) => Some(format!("{year}-{month:02}-{day:02}")),
        None => Some(format!("{year}-{:02}", month(first)?)),
    }
}

/// Returns two dates as EDTF has their span.
fn span(first: &str, last: &str) -> Option<String> {
    let last = point(last)?;
    Some(format!("{}/{last}", shared(first, &last)?))
}

/// Returns a span that English writes with a dash, long or short, between its two dates.
fn dashed(words: &str) -> Option<String> {
    let (first, last) = words.split_once(" – ").or_else(|| words.split_once('–'))?;
    // Of the days of a month the name stands after both.
    span(first, last)
}

/// Returns the date that one of several is.
fn one_of(words: &str) -> Option<String> {
    let either = words.strip_prefix("either ").or_else(|| words.strip_prefix("إما "));
    let parts: Vec<&str> =
        either.unwrap_or(words).split(" or ").flat_map(|part| part.split(" أو ")).collect();
    let parts: Vec<&str> = parts.into_iter().flat_map(|part| part.split(", ")).collect();
    let (last, others) = parts.split_last().filter(|(_, others)| !others.is_empty())?;
    let last = point(last)?;
    let mut all = others.iter().map(|other| shared(other, &last)).collect::<Option<Vec<_>>>()?;
    all.push(last);
    Some(format!("[{}]", all.join(",")))
}

/// Returns a day with its time.
fn moment(words: &str) -> Option<String> {
    let (day, rest) = words.split_once(", ").or_else(|| words.split_once("، الساعة "))?;
    let (time, zone) = rest.split_once(' ').unwrap_or((rest, ""));
    let zone = match zone {
        "" => String::new(),
        "(UTC)" | "بتوقيت غرينتش" => "Z".to_owned(),
        zone => {
            let offset = between(zone, "(UTC", ")").or_else(|| between(zone, "(غرينتش", ")"))?;
            let sign = if offset.starts_with('−') { '-' } else { '+' };
            let (hours, minutes) = offset[sign_length(offset)..]
                .split_once(':')
                .unwrap_or((&offset[sign_length(offset)..], "0"));
            format!("{sign}{:02}:{:02}", hours.parse::<u8>().ok()?, minutes.parse::<u8>().ok()?)
        }
    };
    time.contains(':').then_some(())?;
    Some(format!("{}T{time}{zone}", sure(day)?))
}

fn sign_length(offset: &str) -> usize {
    offset.chars().next().map_or(0, char::len_utf8)
}

/// Returns the date that is said in words as in a sentence, as EDTF writes it.
fn read(words: &str) -> Option<String> {
    let words = plain(words);
    let words = words.as_str();
    let after = |say: &[&str]| say.iter().find_map(|say| words.strip_prefix(say));
    if let Some(rest) = after(&["on or before ", "by "]) {
        return Some(format!("../{}", end(rest)?));
    }
    let (said, doubt) = match words.strip_suffix(" (تاريخ غير مؤكد)") {
        Some(said) => (said, " (تاريخ غير مؤكد)"),
        None => (words, ""),
    };
    if let Some(rest) = between(said, "في ", " أو قبله").or_else(|| between(said, "في ", " أو قبلها"))
    {
        return Some(format!("../{}", end(&format!("{rest}{doubt}"))?));
    }
    if let Some(rest) = after(&["no earlier than ", "في موعد لا يسبق "]) {
        return Some(format!("[{}..]", point(rest)?));
    }
    if let Some(rest) = after(&["اعتباراً من "]) {
        return Some(format!("{}/..", point(rest)?));
    }
    if let Some(rest) = between(words, "from ", " on").or_else(|| between(words, "from ", " on (uncertain)"))
    {
        let doubt = if words.ends_with("(uncertain)") { " (uncertain)" } else { "" };
        return Some(format!("{}/..", point(&format!("{rest}{doubt}"))?));
    }
    let unknown_start = between(words, "until ", " (start unknown)");
    if let Some(rest) = unknown_start.or_else(|| between(words, "حتى ", " (البداية غير معروفة)"))
    {
        return Some(format!("/{}", point(rest)?));
    }
    let unknown_end = between(words, "from ", " (end unknown)");
    if let Some(rest) = unknown_end.or_else(|| between(words, "من ", " (النهاية غير معروفة)"))
    {
        return Some(format!("{}/", point(rest)?));
    }
    if let Some((first, last)) = words.strip_prefix("from ").and_then(|rest| rest.split_once(" to ")) {
        return span(first, last);
    }
    if let Some((first, last)) = words.strip_prefix("من ").and_then(|rest| rest.split_once(" إلى ")) {
        return span(first, last);
    }
    point(words).or_else(|| moment(words)).or_else(|| dashed(words)).or_else(|| one_of(words))
}

/// A day, a month, a season or a year.
fn bare() -> impl Strategy<Value = String> {
    (1000..3000i32, 1..=12u8, 1..=28u8, 21..=24u8, 0..4u8).prop_map(|(year, month, day, season, fineness)| {
        match fineness {
            0 => format!("{year}"),
            1 => format!("{year}-{month:02}"),
            2 => format!("{year}-{season}"),
            _ => format!("{year}-{month:02}-{day:02}"),
        }
    })
}

fn marked() -> impl Strategy<Value = String> {
    let mark = prop_oneof![4 => Just(""), 1 => Just("~"), 1 => Just("?"), 1 => Just("%")];
    (bare(), mark).prop_map(|(date, mark)| format!("{date}{mark}"))
}

/// What is less exactly known: some day, some month, a decade, a century.
fn vague() -> impl Strategy<Value = String> {
    (1000..3000i32, 1..=12u8, 0..5u8).prop_map(|(year, month, kind)| match kind {
        0 => format!("{year}-XX-XX"),
        1 => format!("{year}-XX"),
        2 => format!("{year}-{month:02}-XX"),
        3 => format!("{}X", year / 10),
        _ => format!("{}XX", year / 100),
    })
}

fn zone() -> impl Strategy<Value = String> {
    let offset = (1..=12u8, prop_oneof![Just(0u8), Just(30), Just(45)], any::<bool>()).prop_map(
        |(hours, minutes, is_west)| format!("{}{hours:02}:{minutes:02}", if is_west { '-' } else { '+' }),
    );
    prop_oneof![Just(String::new()), Just("Z".to_owned()), offset]
}

fn time() -> impl Strategy<Value = String> {
    let clock = (0..24u8, 0..60u8, proptest::option::of(0..60u8));
    (1000..3000i32, 1..=12u8, 1..=28u8, clock, zone()).prop_map(|(year, month, day, clock, zone)| {
        let seconds = clock.2.map(|second| format!(":{second:02}")).unwrap_or_default();
        format!("{year}-{month:02}-{day:02}T{:02}:{:02}{seconds}{zone}", clock.0, clock.1)
    })
}

/// Two dates near each other, so that they often share a month or a year.
fn near() -> impl Strategy<Value = (String, String)> {
    let close = (1000..3000i32, (1..=12u8, 1..=28u8), (1..=12u8, 1..=28u8), 0..3u8).prop_map(
        |(year, (month, day), (other_month, other_day), kind)| match kind {
            0 => (format!("{year}-{month:02}-{day:02}"), format!("{year}-{month:02}-{other_day:02}")),
            1 => (format!("{year}-{month:02}-{day:02}"), format!("{year}-{other_month:02}-{other_day:02}")),
            _ => (format!("{year}-{month:02}"), format!("{year}-{other_month:02}")),
        },
    );
    prop_oneof![close, (marked(), marked())]
}

fn said() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => marked(),
        1 => vague(),
        2 => time(),
        1 => marked().prop_map(|date| format!("../{date}")),
        1 => marked().prop_map(|date| format!("{date}/..")),
        1 => marked().prop_map(|date| format!("/{date}")),
        1 => marked().prop_map(|date| format!("{date}/")),
        1 => marked().prop_map(|date| format!("[{date}..]")),
        4 => near().prop_map(|(first, last)| format!("{first}/{last}")),
        2 => near().prop_map(|(first, last)| format!("[{first},{last}]")),
        1 => (marked(), near()).prop_map(|(one, (other, third))| format!("[{one},{other},{third}]")),
    ]
}

/// Returns the wordings of the languages in each month set and with both digits.
fn wordings() -> Vec<(String, DateWording)> {
    let mut all = Vec::new();
    for tag in ["en", "ar", "ar-IQ"] {
        for months in [Months::Levantine, Months::Gregorian, Months::Both] {
            for digits in [Digits::Latin, Digits::Arabic] {
                let style = DateStyle { months, digits, umm_al_qura: false };
                let wording = DateWording::new(Lang::parse(tag).unwrap(), &style);
                all.push((format!("{tag} {months:?} {digits:?}"), wording));
            }
        }
    }
    all
}

#[test]
fn words_are_read_as_the_date_that_they_say() {
    let wordings = wordings();
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(3000) };
    proptest!(config, |(text in said())| {
        // A span that ends before it begins is no date.
        let Ok(date) = FuzzyDate::parse(&text) else { return Err(TestCaseError::reject("no date")) };
        let is_same = text.split_once('/').is_some_and(|(first, last)| first == last);
        prop_assume!(!is_same);
        let is_simple = !text.contains(['/', '[', 'T', 'X']);
        for (style, wording) in &wordings {
            let long = wording.long(&date);
            prop_assert_eq!(read(&long), Some(date.to_string()), "{}: {}", style, long);
            if is_simple {
                let short = wording.short(&date);
                prop_assert_eq!(point(&plain(&short)), Some(date.to_string()), "{}: {}", style, short);
            }
        }
    });
}
