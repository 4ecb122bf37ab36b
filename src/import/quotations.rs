//! What somebody is quoted as saying, and who. In: plain text, Arabic or English. Out: quotations with their speakers;
//! nothing in quotes that is a name, or a word held at arm's length.

use crate::import::escape::one_line;
use crate::lang::fold::fold;
use crate::lang::words::words;
use std::ops::Range;

/// A quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// Where its words stand, without the quotes.
    pub range: Range<usize>,
    /// Who says it, in the words of the text.
    pub speaker: Option<String>,
}

/// The fewest words of a quotation.
const FEWEST: usize = 4;
/// The most words of a speaker.
const LONGEST_SPEAKER: usize = 9;

/// How many bytes before a quotation its sentence is looked for in.
const REACH: usize = 4000;

/// Verbs of saying in Arabic, folded; what has them speaks.
const SAID: [&str; 66] = [
    "قال",
    "قالت",
    "قالوا",
    "اكد",
    "اكدت",
    "اكدوا",
    "اضاف",
    "اضافت",
    "اشار",
    "اشارت",
    "صرح",
    "صرحت",
    "اوضح",
    "اوضحت",
    "ذكر",
    "ذكرت",
    "كشف",
    "كشفت",
    "شدد",
    "شددت",
    "تابع",
    "تابعت",
    "لفت",
    "لفتت",
    "نفي",
    "نفت",
    "حذر",
    "حذرت",
    "اعلن",
    "اعلنت",
    "اعتبر",
    "اعتبرت",
    "راي",
    "رات",
    "تحدث",
    "تحدثت",
    "دعا",
    "دعت",
    "طالب",
    "طالبت",
    "كتب",
    "كتبت",
    "وصف",
    "وصفت",
    "افاد",
    "افادت",
    "بين",
    "نقل",
    "نقلت",
    "استطرد",
    "اردف",
    "اردفت",
    "واصل",
    "زعم",
    "زعمت",
    "اقر",
    "اقرت",
    "تعهد",
    "تعهدت",
    "نوه",
    "يقول",
    "تقول",
    "يضيف",
    "يري",
    "يوكد",
    "يءكد",
];
/// Participles of saying: the subject of the sentence goes on speaking.
const SAYING: [&str; 26] = [
    "قاءلا",
    "قاءله",
    "مءكدا",
    "مءكده",
    "مشيرا",
    "مشيره",
    "مشددا",
    "مشدده",
    "مضيفا",
    "مضيفه",
    "موضحا",
    "موضحه",
    "لافتا",
    "لافته",
    "محذرا",
    "محذره",
    "معتبرا",
    "معتبره",
    "مبينا",
    "مبينه",
    "منوها",
    "متابعا",
    "نافيا",
    "نافيه",
    "واصفا",
    "واصفه",
];
/// Words at which the name of an Arabic speaker ends.
const STOPS: [&str; 30] = [
    "ان",
    "انه",
    "انها",
    "انهم",
    "بان",
    "بانه",
    "بانها",
    "الي",
    "علي",
    "عن",
    "قد",
    "ل",
    "خلال",
    "اليوم",
    "امس",
    "الجمعه",
    "السبت",
    "الاحد",
    "الاثنين",
    "الثلاثاء",
    "الاربعاء",
    "الخميس",
    "قاءلا",
    "ردا",
    "حول",
    "عبر",
    "الذي",
    "التي",
    "لكن",
    "فيما",
];
/// English verbs of saying.
const ENGLISH: [&str; 36] = [
    "said",
    "says",
    "told",
    "added",
    "stated",
    "warned",
    "insisted",
    "noted",
    "wrote",
    "declared",
    "announced",
    "argued",
    "replied",
    "explained",
    "stressed",
    "confirmed",
    "tweeted",
    "claimed",
    "acknowledged",
    "admitted",
    "continued",
    "denied",
    "vowed",
    "described",
    "called",
    "remarked",
    "asserted",
    "emphasised",
    "emphasized",
    "posted",
    "recalled",
    "responded",
    "cautioned",
    "concluded",
    "spoke",
    "spoken",
];
/// English words behind which nobody is named anew.
const PRONOUNS: [&str; 7] = ["he", "she", "they", "it", "who", "we", "i"];

/// Returns the quotations of a text.
#[must_use]
pub fn find_quotations(text: &str) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = Vec::new();
    let mut last: Option<(usize, String)> = None;
    for range in quoted(text) {
        let count = words(&text[range.clone()]).count();
        if count < FEWEST {
            continue;
        }
        let start = sentence_start(text, range.start);
        let inner_start = found.last().map_or(start, |before| before.range.end.max(start));
        let named = before(&text[inner_start..range.start]).or_else(|| after(text, &range));
        let Some(voice) = named.or_else(|| (inner_start > start).then_some(Voice::Same)) else { continue };
        let speaker = match voice {
            Voice::Named(name) => Some(name),
            Voice::Same => last.as_ref().map(|(_, name)| name.clone()),
        };
        if let Some(name) = &speaker {
            last = Some((range.end, name.clone()));
        }
        found.push(Quotation { range, speaker });
    }
    found
}

/// Who speaks.
enum Voice {
    Named(String),
    /// Whoever spoke last.
    Same,
}

/// Returns what stands between quotes.
fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(char, usize)> = None;
    for (at, character) in text.char_indices() {
        match (character, open) {
            ('\n', _) => open = None,
            ('«', None) => open = Some(('»', at + character.len_utf8())),
            ('“' | '„' | '”', None) => open = Some(('”', at + character.len_utf8())),
            ('"', None) => open = Some(('"', at + 1)),
            (_, Some((close, start))) if character == close || close == '”' && character == '“' => {
                found.push(start..at);
                open = None;
            }
            _ => {}
        }
    }
    found
}

/// Returns where the sentence begins that a place stands in; full stops inside quotes end none.
fn sentence_start(text: &str, at: usize) -> usize {
    // A sentence is looked for no further back than the longest of them reach.
    let far = (at.saturating_sub(REACH)..=at).find(|place| text.is_char_boundary(*place)).unwrap_or(at);
    let line = text[far..at].rfind('\n').map_or(far, |end| far + end + 1);
    let head = &text[line..at];
    let mut start = line;
    let mut before = ' ';
    for (place, character) in head.char_indices().map(|(place, character)| (line + place, character)) {
        let is_end =
            matches!(before, '.' | '!' | '?' | '؟' | '…') && character.is_whitespace() || character == '\n';
        if is_end {
            start = place + character.len_utf8();
        }
        before = character;
    }
    start
}

/// Returns who speaks by the words before a quotation.
fn before(text: &str) -> Option<Voice> {
    let places: Vec<Range<usize>> = words(text).collect();
    let folded: Vec<String> = places.iter().map(|place| fold(&text[place.clone()])).collect();
    let bare = |at: usize| {
        folded[at].strip_prefix(['و', 'ف']).filter(|rest| SAID.contains(rest)).unwrap_or(&folded[at])
    };
    for at in (0..folded.len()).rev() {
        let word = folded[at].strip_prefix('و').filter(|rest| SAYING.contains(rest)).unwrap_or(&folded[at]);
        if SAYING.contains(&word) {
            return Some(Voice::Same);
        }
        if SAID.contains(&bare(at)) {
            // `بين` is between as well, and `ذكر` a noun: `طالباً عدم ذكر اسمه`.
            let is_between = bare(at) == "بين" && folded.get(at + 1).is_none_or(|next| next != "ان");
            let before = at.checked_sub(1).map_or("", |before| folded[before].as_str());
            if is_between || matches!(before, "عدم" | "دون" | "بدون" | "علي" | "من" | "في") {
                continue;
            }
            return Some(arabic_subject(text, &places, &folded, at));
        }
        if ENGLISH.contains(&word) {
            return Some(english_subject_before(text, &places, &folded, at));
        }
        if word == "according" && folded.get(at + 1).is_some_and(|next| next == "to") {
            return named(&text[places.get(at + 2)?.start..]);
        }
    }
    None
}

fn arabic_subject(text: &str, places: &[Range<usize>], folded: &[String], verb: usize) -> Voice {
    let was =
        folded[..verb].iter().rposition(|word| matches!(word.as_str(), "كان" | "وكان" | "كانت" | "وكانت"));
    let is_perfect = verb > 0 && folded[verb - 1] == "قد";
    let first = match was.filter(|_| is_perfect) {
        Some(at) => at + 1,
        None => verb + 1,
    };
    let mut end = first;
    // Within a title `إلى` leads on: `المبعوث الأميركي إلى العراق`.
    let is_envoy = folded
        .get(first)
        .is_some_and(|word| matches!(word.as_str(), "المبعوث" | "السفير" | "المبعوثه" | "السفيره"));
    let leads_on = |at: usize| is_envoy && matches!(folded[at].as_str(), "الي" | "لدي");
    while end < folded.len()
        && end < first + LONGEST_SPEAKER
        && (leads_on(end) || !STOPS.contains(&folded[end].as_str()))
    {
        let gap = places.get(end + 1).map_or("", |next| &text[places[end].end..next.start]);
        end += 1;
        if gap.contains(['،', ',', ':', '؛', '(', '"', '«', '“']) {
            break;
        }
    }
    if first >= end {
        return Voice::Same;
    }
    let name = text[places[first].start..places[end - 1].end].trim();
    Voice::Named(one_line(name.trim_end_matches(" لـ").trim_end_matches(" ل")))
}

fn english_subject_before(text: &str, places: &[Range<usize>], folded: &[String], verb: usize) -> Voice {
    let mut first = verb;
    while first > 0 && verb - first < LONGEST_SPEAKER {
        let gap = &text[places[first - 1].end..places[first].start];
        if gap.contains([',', ':', ';', '"', '”', '“'])
            || matches!(folded[first - 1].as_str(), "and" | "but" | "that" | "as")
        {
            break;
        }
        first -= 1;
    }
    // `Mark Savaya, the envoy, has spoken of …`: who it is stands before the first comma.
    let helps = |word: &String| matches!(word.as_str(), "has" | "had" | "have" | "also" | "later" | "was");
    let is_behind_comma = first > 0 && text[places[first - 1].end..places[first].start].contains(',');
    if is_behind_comma && folded[first..verb].iter().all(helps) {
        let names =
            places.iter().position(|place| text[place.end..].starts_with(',')).map_or(first, |at| at + 1);
        return speaker(text, &places[..names], &folded[..names]);
    }
    speaker(text, &places[first..verb], &folded[first..verb])
}

fn speaker(text: &str, places: &[Range<usize>], folded: &[String]) -> Voice {
    let (Some(from), Some(to)) = (places.first(), places.last()) else { return Voice::Same };
    if folded
        .iter()
        .all(|word| PRONOUNS.contains(&word.as_str()) || word == "has" || word == "had" || word == "also")
    {
        return Voice::Same;
    }
    Voice::Named(one_line(&text[from.start..to.end]))
}

fn named(text: &str) -> Option<Voice> {
    let end = text.find([',', '.', ':', ';', '"', '“']).unwrap_or(text.len());
    let name = one_line(&text[..end]);
    (!name.is_empty() && name.split(' ').count() <= LONGEST_SPEAKER).then_some(Voice::Named(name))
}

/// Returns who speaks by the words behind a quotation: `…,” Smith said`, `…,” said Smith`, `… على حد تعبيره`.
fn after(text: &str, quote: &Range<usize>) -> Option<Voice> {
    let tail = &text[quote.end..];
    let tail = tail.trim_start_matches(['"', '”', '»', '“', ',', '،', ' ', '.']);
    let end = tail.find(['\n', '"', '“', '«']).unwrap_or(tail.len());
    let tail = &tail[..end];
    let places: Vec<Range<usize>> = words(tail).take(14).collect();
    let folded: Vec<String> = places.iter().map(|place| fold(&tail[place.clone()])).collect();
    let first = folded.first()?;
    if matches!(first.as_str(), "بحسب" | "وفق" | "وفقا" | "حسب") || first == "according" {
        let skip = 1 + folded[1..]
            .iter()
            .take_while(|word| matches!(word.as_str(), "ما" | "ل" | "to" | "قول"))
            .count();
        return named(&tail[places.get(skip)?.start..]);
    }
    if tail.starts_with("على حد") || tail.starts_with("كما قال") || tail.starts_with("يقول") {
        let verb = folded.iter().position(|word| SAID.contains(&word.as_str()))?;
        return Some(arabic_subject(tail, &places, &folded, verb));
    }
    let verb = folded.iter().position(|word| ENGLISH.contains(&word.as_str())).filter(|at| *at <= 6)?;
    let stops = tail.find(['.', '!', '?']).unwrap_or(tail.len());
    if places[verb].start > stops {
        return None;
    }
    if verb > 0 {
        return Some(speaker(tail, &places[..verb], &folded[..verb]));
    }
    let rest = &tail[places[verb].end..];
    let end = rest.find([',', '.', ':', ';', '\n']).unwrap_or(rest.len());
    let place = |of: &Range<usize>| of.start < end;
    let inner: Vec<Range<usize>> = words(rest).take_while(place).take(LONGEST_SPEAKER).collect();
    let mut names: Vec<String> = inner.iter().map(|of| fold(&rest[of.clone()])).collect();
    let stop = names
        .iter()
        .position(|word| matches!(word.as_str(), "in" | "on" | "at" | "to" | "during" | "after" | "when"));
    let length = stop.unwrap_or(names.len());
    names.truncate(length);
    Some(speaker(rest, &inner[..length], &names))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, String)> {
        let quotations = find_quotations(text).into_iter();
        quotations.map(|of| (&text[of.range], of.speaker.unwrap_or_default())).collect()
    }

    #[test]
    fn who_is_quoted_is_told() {
        let text = "وقال سامر الحداد، في تصريح، إن \"اللجنة ستبدأ عملها قريباً\". وأضاف أن \"العمل سيكون علنياً ومنظماً\"، \
                    مشيراً إلى أن «الموازنة لم تُقرّ حتى الآن».";
        let speakers: Vec<String> = found(text).into_iter().map(|(_, speaker)| speaker).collect();
        assert_eq!(speakers, ["سامر الحداد", "سامر الحداد", "سامر الحداد"]);
        let text = "وقال مسؤول رفيع، لـ\"الغد\"، طالباً عدم ذكر اسمه، إن \"المفاوضات ستبدأ بعد أيام قليلة\".";
        assert_eq!(found(text)[0].1, "مسؤول رفيع");
        let text = "وكانت الوزيرة ليلى منصور قد تحدثت عن \"مرحلة جديدة من العمل المشترك\".";
        assert_eq!(found(text), [("مرحلة جديدة من العمل المشترك", "الوزيرة ليلى منصور".to_owned())]);
    }

    #[test]
    fn english_speakers_stand_before_and_behind() {
        let text = "“We will rebuild the whole bridge,” said Mona Haddad, the engineer. “It takes two more years,” she added.\n\
                    Omar Aziz said: “Nobody asked us before that.”";
        let speakers: Vec<String> = found(text).into_iter().map(|(_, speaker)| speaker).collect();
        assert_eq!(speakers, ["Mona Haddad", "Mona Haddad", "Omar Aziz"]);
        let text = "“This is not what was meant,” Rim Saab said. Mark Hill, the envoy, has spoken of a port “free of \
                    all armed groups.”";
        assert_eq!(found(text)[1].1, "Mark Hill");
    }

    #[test]
    fn names_and_single_words_in_quotes_are_no_quotations() {
        assert!(found("هاجم تنظيم \"داعش\" القرية، وقالت صحيفة \"الغد الجديد\" إنها \"آمنة\".").is_empty());
        assert!(found("The so-called “safe zone” lies in the “Green Valley Park”.").is_empty());
    }
}
