//! Dates in words: one wording a language, built once and shared by all threads.

use crate::input::Day;
use crate::lang::tag::Lang;
use crate::model::config::DateStyle;
use crate::model::date::FuzzyDate;
use crate::model::edtf::form::{Choice, Edge, Form, Mark, Point};
use crate::render::wording::arabic::Arabic;
use crate::render::wording::english::English;
use crate::render::wording::months::HijriDays;
use crate::render::wording::neutral::Neutral;
use crate::render::wording::phrases::{Phrases, Room, Sense};

/// How dates read in one language of the site.
pub struct DateWording {
    phrases: Box<dyn Phrases>,
    hijri: Option<HijriDays>,
}

impl DateWording {
    /// Returns the wording of `lang` in this style.
    #[must_use]
    pub fn new(lang: Lang, style: &DateStyle) -> Self {
        let phrases: Box<dyn Phrases> = if lang.is_arabic() {
            Box::new(Arabic::new(lang, style))
        } else if lang.language() == "en" {
            Box::new(English::new(lang, style))
        } else {
            Box::new(Neutral::new(lang, style))
        };
        Self { phrases, hijri: style.umm_al_qura.then(|| HijriDays::new(lang, style)) }
    }

    /// Returns a date as in a sentence: `by the end of 2026`; a day with that of Umm al-Qura
    /// beside it, where the style asks for it.
    #[must_use]
    pub fn long(&self, date: &FuzzyDate) -> String {
        let hijri = self.umm_al_qura(date);
        write(&*self.phrases, date, ((Sense::Happens, Room::Long), hijri))
    }

    /// Returns a date as in a sentence, of the Gregorian calendar alone: `by the end of 2026`.
    #[must_use]
    pub fn full(&self, date: &FuzzyDate) -> String {
        self.of(date, (Sense::Happens, Room::Long))
    }

    /// Returns a date as in a list, of the Gregorian calendar alone: `by the end of 2026`.
    #[must_use]
    pub fn short(&self, date: &FuzzyDate) -> String {
        self.of(date, (Sense::Happens, Room::Short))
    }

    /// Returns the date of what is due, happens or lasts, of the Gregorian calendar alone: `no later than the end of 2026`.
    #[must_use]
    pub fn of(&self, date: &FuzzyDate, at: (Sense, Room)) -> String {
        write(&*self.phrases, date, (at, None))
    }

    /// Returns when something began or ended, as in a sentence; a span is the time within which it did.
    #[must_use]
    pub fn end(&self, date: &FuzzyDate) -> String {
        let choice = match date.form() {
            Form::Span(Edge::On(from), Edge::On(to)) if from != to => Choice::Between(*from, *to),
            Form::Span(Edge::On(from), Edge::Open | Edge::Unknown) => Choice::From(*from),
            Form::Span(Edge::Open | Edge::Unknown, Edge::On(to)) => Choice::UpTo(*to),
            Form::OneOf(choices) if choices.len() == 1 => choices[0],
            Form::Moment(..) | Form::On(_) | Form::Span(..) | Form::OneOf(_) => return self.full(date),
        };
        self.phrases.choice(choice, Room::Long)
    }

    /// Returns a day: `6 November 2025`.
    #[must_use]
    pub fn day(&self, day: Day) -> String {
        self.phrases.date(Point::from_day(day), Room::Long)
    }

    /// Returns a month (1 to 12) of a year: `November 2025`.
    #[must_use]
    pub fn month_year(&self, year: i32, month: u8) -> String {
        self.phrases.month(year, month.clamp(1, 12))
    }

    /// Returns a year: `2025`.
    #[must_use]
    pub fn year(&self, year: i32) -> String {
        self.phrases.year(year)
    }

    /// Returns the date of Umm al-Qura, where the style asks for it and the date is a day nobody doubts.
    #[must_use]
    pub fn umm_al_qura(&self, date: &FuzzyDate) -> Option<String> {
        let day = match date.form() {
            Form::Moment(day, _) => *day,
            Form::On(point) if point.mark == Mark::Sure => point.find_day()?,
            Form::On(_) | Form::Span(..) | Form::OneOf(_) => return None,
        };
        self.hijri.as_ref()?.find_day(day)
    }
}

/// Returns a date in words, with another calendar's day beside its own.
fn write(phrases: &dyn Phrases, date: &FuzzyDate, (at, hijri): ((Sense, Room), Option<String>)) -> String {
    let beside = |words: String| match &hijri {
        Some(hijri) => format!("{words} ({hijri})"),
        None => words,
    };
    let (_, room) = at;
    match date.form() {
        Form::Moment(day, clock) => {
            phrases.moment(beside(phrases.date(Point::from_day(*day), room)), *clock, room)
        }
        Form::On(point) => beside(phrases.date(*point, room)),
        Form::Span(from, to) => span(phrases, (*from, *to), at),
        Form::OneOf(choices) => match &**choices {
            [Choice::UpTo(point)] => phrases.no_later(*point, at),
            [choice] => phrases.choice(*choice, room),
            choices => phrases.one_of(choices, room),
        },
    }
}

fn span(phrases: &dyn Phrases, ends: (Edge, Edge), at: (Sense, Room)) -> String {
    let (_, room) = at;
    match ends {
        (Edge::On(from), Edge::On(to)) => phrases.span(from, to, room),
        (Edge::On(from), Edge::Open) => phrases.onward(from, room),
        (Edge::On(from), Edge::Unknown) => phrases.unended(from, room),
        (Edge::Open, Edge::On(to)) => phrases.no_later(to, at),
        (Edge::Unknown, Edge::On(to)) => phrases.until(to, room),
        (Edge::Open | Edge::Unknown, Edge::Open | Edge::Unknown) => String::new(),
    }
}

impl std::fmt::Debug for DateWording {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("DateWording").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::config::{Digits, Months, default_style};

    const ENGLISH: &[(&str, &str, &str)] = &[
        ("2025-11-06", "6 November 2025", "6 Nov 2025"),
        ("2025-11", "November 2025", "Nov 2025"),
        ("2026", "2026", "2026"),
        ("2025-11~", "around November 2025", "c. Nov 2025"),
        ("2024?", "2024 (uncertain)", "2024?"),
        ("2024-09%", "around September 2024 (uncertain)", "c. Sept 2024?"),
        ("2024-09/2026", "from September 2024 to 2026", "Sept 2024 – 2026"),
        ("../2026", "by the end of 2026", "by the end of 2026"),
        ("../2025-11-06", "on or before 6 November 2025", "on or before 6 Nov 2025"),
        ("../2026~", "by around the end of 2026", "by c. the end of 2026"),
        ("2026-12-31/..", "from 31 December 2026 on", "from 31 Dec 2026"),
        ("2022/..", "from 2022 on", "from 2022"),
        ("/2026", "until 2026 (start unknown)", "until 2026"),
        ("2024/", "from 2024 (end unknown)", "from 2024"),
        ("201X", "the 2010s", "the 2010s"),
        ("../201X", "by the end of 2019", "by the end of 2019"),
        ("19XX", "between 1900 and 1999", "between 1900 and 1999"),
        ("2025-21", "spring 2025", "spring 2025"),
        ("2025-24~", "around winter 2025", "c. winter 2025"),
        ("2025-XX", "some month of 2025", "some month of 2025"),
        ("2025-11-XX", "some day in November 2025", "some day in Nov 2025"),
        ("2025-XX-XX", "some day in 2025", "some day in 2025"),
        ("2025-11-06T14:30+03:00", "6 November 2025, 14:30 (UTC+3)", "6 Nov 2025, 14:30"),
        ("2025-11-06T14:30:05Z", "6 November 2025, 14:30:05 (UTC)", "6 Nov 2025, 14:30:05"),
        ("2025-11-06T14:30-03:30", "6 November 2025, 14:30 (UTC−3:30)", "6 Nov 2025, 14:30"),
        ("2025-11-06T14:30", "6 November 2025, 14:30", "6 Nov 2025, 14:30"),
        ("2025-11-06/2025-11-09", "6–9 November 2025", "6–9 Nov 2025"),
        ("2025-10-28/2025-11-03", "28 October – 3 November 2025", "28 Oct – 3 Nov 2025"),
        ("2025-12-28/2026-01-03", "from 28 December 2025 to 3 January 2026", "28 Dec 2025 – 3 Jan 2026"),
        ("2025-09/2025-11", "September–November 2025", "Sept–Nov 2025"),
        ("2024/2026", "2024–2026", "2024–2026"),
        ("2024~/2026", "from around 2024 to 2026", "c. 2024 – 2026"),
        ("[2024-09,2024-10]", "either September or October 2024", "either Sept or Oct 2024"),
        ("[2025-11-06,2025-11-07]", "either 6 or 7 November 2025", "either 6 or 7 Nov 2025"),
        ("[2024,2025,2026]", "2024, 2025 or 2026", "2024, 2025 or 2026"),
        ("[..2026]", "by the end of 2026", "by the end of 2026"),
        ("[2026..]", "no earlier than 2026", "no earlier than 2026"),
        ("[2024-09..2026-01]", "between September 2024 and January 2026", "between Sept 2024 and Jan 2026"),
        ("-0043", "44 BC", "44 BC"),
    ];

    const ARABIC: &[(&str, &str, &str)] = &[
        ("2025-11-06", "6 تشرين الثاني 2025", "6 تشرين الثاني 2025"),
        ("2025-11", "تشرين الثاني 2025", "تشرين الثاني 2025"),
        ("2026", "2026", "2026"),
        ("2025-11~", "نحو تشرين الثاني 2025", "نحو تشرين الثاني 2025"),
        ("2024~", "نحو عام 2024", "نحو 2024"),
        ("2024?", "2024 (تاريخ غير مؤكد)", "2024؟"),
        ("2024-09%", "نحو أيلول 2024 (تاريخ غير مؤكد)", "نحو أيلول 2024؟"),
        ("2024-09/2026", "من أيلول 2024 إلى عام 2026", "من أيلول 2024 إلى 2026"),
        ("../2026", "في نهاية عام 2026 أو قبلها", "نهاية 2026 أو قبلها"),
        ("../2025-11-06", "في 6 تشرين الثاني 2025 أو قبله", "6 تشرين الثاني 2025 أو قبله"),
        ("../2025-11", "في نهاية تشرين الثاني 2025 أو قبلها", "نهاية تشرين الثاني 2025 أو قبلها"),
        ("2026-12-31/..", "اعتباراً من 31 كانون الأول 2026", "من 31 كانون الأول 2026"),
        ("2022/..", "اعتباراً من عام 2022", "من 2022"),
        ("/2026", "حتى عام 2026 (البداية غير معروفة)", "حتى 2026"),
        ("2024/", "من عام 2024 (النهاية غير معروفة)", "من 2024"),
        ("197X", "في سبعينيات القرن العشرين", "سبعينيات القرن العشرين"),
        ("../201X", "في نهاية عام 2019 أو قبلها", "نهاية 2019 أو قبلها"),
        ("2025-21", "ربيع 2025", "ربيع 2025"),
        ("2025-XX", "أحد أشهر عام 2025", "أحد أشهر عام 2025"),
        ("2025-11-XX", "أحد أيام تشرين الثاني 2025", "أحد أيام تشرين الثاني 2025"),
        (
            "2025-11-06T14:30+03:00",
            "6 تشرين الثاني 2025، الساعة 14:30 (غرينتش+3)",
            "6 تشرين الثاني 2025، 14:30",
        ),
        (
            "2025-11-06T14:30Z",
            "6 تشرين الثاني 2025، الساعة 14:30 بتوقيت غرينتش",
            "6 تشرين الثاني 2025، 14:30",
        ),
        ("2025-11-06/2025-11-09", "من 6 إلى 9 تشرين الثاني 2025", "من 6 إلى 9 تشرين الثاني 2025"),
        (
            "2025-10-28/2025-11-03",
            "من 28 تشرين الأول إلى 3 تشرين الثاني 2025",
            "من 28 تشرين الأول إلى 3 تشرين الثاني 2025",
        ),
        ("2025-09/2025-11", "من أيلول إلى تشرين الثاني 2025", "من أيلول إلى تشرين الثاني 2025"),
        ("2024/2026", "من عام 2024 إلى عام 2026", "من 2024 إلى 2026"),
        ("[2024-09,2024-10]", "أيلول أو تشرين الأول 2024", "أيلول أو تشرين الأول 2024"),
        ("[2024,2025,2026]", "عام 2024 أو عام 2025 أو عام 2026", "2024 أو 2025 أو 2026"),
        ("[2024..2026]", "بين عامي 2024 و2026", "بين عامي 2024 و2026"),
        ("[2025-11-06..2025-11-09]", "بين 6 و9 تشرين الثاني 2025", "بين 6 و9 تشرين الثاني 2025"),
        ("[..2026]", "في نهاية عام 2026 أو قبلها", "نهاية 2026 أو قبلها"),
        ("[2026..]", "في موعد لا يسبق عام 2026", "في موعد لا يسبق 2026"),
        ("-0043", "44 ق.م", "44 ق.م"),
    ];

    fn lang(tag: &str) -> Lang {
        Lang::parse(tag).expect("a tag")
    }

    fn wording(tag: &str) -> DateWording {
        DateWording::new(lang(tag), &default_style(lang(tag)))
    }

    fn date(text: &str) -> FuzzyDate {
        FuzzyDate::parse(text).expect(text)
    }

    #[test]
    fn every_form_reads_as_an_editor_would_write_it() {
        for (tag, table) in [("en", ENGLISH), ("ar-IQ", ARABIC)] {
            let wording = wording(tag);
            for (text, long, short) in table {
                assert_eq!(wording.long(&date(text)), *long, "{text}");
                assert_eq!(wording.short(&date(text)), *short, "{text}");
            }
        }
    }

    #[test]
    fn ends_are_said_of_every_form() {
        for (text, english, arabic) in [
            ("2001-05-06", "6 May 2001", "6 أيار 2001"),
            ("2001~", "around 2001", "نحو عام 2001"),
            ("2001?", "2001 (uncertain)", "2001 (تاريخ غير مؤكد)"),
            ("199X", "the 1990s", "في تسعينيات القرن العشرين"),
            ("201X", "the 2010s", "في العقد الثاني من القرن الحادي والعشرين"),
            ("19XX", "between 1900 and 1999", "بين عامي 1900 و1999"),
            ("2001-21", "spring 2001", "ربيع 2001"),
            ("2001-XX-XX", "some day in 2001", "أحد أيام عام 2001"),
            ("[2001,2002]", "either 2001 or 2002", "عام 2001 أو عام 2002"),
            ("[2001,2002,2004]", "2001, 2002 or 2004", "عام 2001 أو عام 2002 أو عام 2004"),
            ("../2010", "by the end of 2010", "في نهاية عام 2010 أو قبلها"),
            ("[..2010]", "by the end of 2010", "في نهاية عام 2010 أو قبلها"),
            ("/2010-05-06", "on or before 6 May 2010", "في 6 أيار 2010 أو قبله"),
            ("2001/..", "no earlier than 2001", "في موعد لا يسبق عام 2001"),
            ("[2001..]", "no earlier than 2001", "في موعد لا يسبق عام 2001"),
            ("2001/2003", "between 2001 and 2003", "بين عامي 2001 و2003"),
            ("[2001-05..2001-07]", "between May 2001 and July 2001", "بين أيار وتموز 2001"),
            ("2001/2001", "2001", "2001"),
        ] {
            assert_eq!(wording("en").end(&date(text)), english, "{text}");
            assert_eq!(wording("ar-IQ").end(&date(text)), arabic, "{text}");
        }
    }

    #[test]
    fn a_last_day_is_told_by_what_it_is_of() {
        use Sense::{Due, Happens, Lasts};
        for (sense, text, english, arabic) in [
            (Due, "../2026", "no later than the end of 2026", "في موعد أقصاه نهاية عام 2026"),
            (Due, "[..2026]", "no later than the end of 2026", "في موعد أقصاه نهاية عام 2026"),
            (Due, "../2025-11-07", "no later than 7 November 2025", "في موعد أقصاه 7 تشرين الثاني 2025"),
            (Happens, "../2025-11-07", "on or before 7 November 2025", "في 7 تشرين الثاني 2025 أو قبله"),
            (
                Lasts,
                "../2024-09",
                "until the end of September 2024 at the latest",
                "حتى نهاية أيلول 2024 على الأبعد",
            ),
        ] {
            assert_eq!(wording("en").of(&date(text), (sense, Room::Long)), english, "{text}");
            assert_eq!(wording("ar-IQ").of(&date(text), (sense, Room::Long)), arabic, "{text}");
        }
        assert_eq!(wording("ar-IQ").of(&date("../2026"), (Due, Room::Short)), "في موعد أقصاه نهاية 2026");
    }

    #[test]
    fn month_names_and_digits_follow_the_style() {
        let long = |tag: &str, months, digits| {
            let style = DateStyle { months, digits, umm_al_qura: false };
            DateWording::new(lang(tag), &style).long(&date("2025-11-06"))
        };
        assert_eq!(long("ar", Months::Levantine, Digits::Latin), "6 تشرين الثاني 2025");
        assert_eq!(long("ar-IQ", Months::Gregorian, Digits::Latin), "6 نوفمبر 2025");
        assert_eq!(long("ar", Months::Both, Digits::Latin), "6 تشرين الثاني/\u{2060}نوفمبر 2025");
        assert_eq!(long("ar", Months::Both, Digits::Arabic), "٦ تشرين الثاني/\u{2060}نوفمبر ٢٠٢٥");
        assert_eq!(long("ar-MA", Months::Gregorian, Digits::Latin), "6 نونبر 2025");
        assert_eq!(wording("ar").long(&date("2025-11-06")), "6 نوفمبر 2025");
        assert_eq!(wording("en-US").long(&date("2025-11-06")), "November 6, 2025");
        assert_eq!(wording("en-US").long(&date("2025-11-06/2025-11-09")), "November 6–9, 2025");
        assert_eq!(wording("en-US").long(&date("2025-10-28/2025-11-03")), "October 28 – November 3, 2025");
        assert_eq!(wording("ar-IQ").month_year(2025, 1), "كانون الثاني 2025");
        assert_eq!(wording("en").year(2025), "2025");
    }

    #[test]
    fn the_day_of_umm_al_qura_stands_beside_where_asked_for() {
        let asked = |tag: &str| {
            DateWording::new(lang(tag), &DateStyle { umm_al_qura: true, ..default_style(lang(tag)) })
        };
        let (arabic, english) = (asked("ar-IQ"), asked("en"));
        assert_eq!(arabic.long(&date("2025-11-06")), "6 تشرين الثاني 2025 (15 جمادى الأولى 1447 هـ)");
        assert_eq!(english.long(&date("2025-11-06")), "6 November 2025 (15 Jumada I 1447 AH)");
        assert_eq!(
            english.long(&date("2025-11-06T14:30Z")),
            "6 November 2025 (15 Jumada I 1447 AH), 14:30 (UTC)"
        );
        assert_eq!(english.short(&date("2025-11-06")), "6 Nov 2025");
        for text in ["2025-11", "2025-11-06~", "2025-11-06/2025-11-09", "1850-01-01", "2200-01-01"] {
            assert_eq!(english.umm_al_qura(&date(text)), None, "{text}");
        }
        assert_eq!(wording("en").umm_al_qura(&date("2025-11-06")), None);
    }

    #[test]
    fn every_language_says_every_form_without_hidden_marks() {
        fn shared<T: Send + Sync>(_: &T) {}
        let hidden = ['\u{200e}', '\u{200f}', '\u{61c}'];
        for tag in
            ["fa", "he", "ur", "fr", "de", "ckb", "zh-Hant", "ja", "th", "tr", "bn", "qaa", "ar-EG", "en-001"]
        {
            let wording = wording(tag);
            shared(&wording);
            for (text, ..) in ENGLISH.iter().chain(ARABIC) {
                for words in [wording.long(&date(text)), wording.short(&date(text))] {
                    assert!(!words.is_empty() && !words.contains(hidden), "{tag} {text}: {words}");
                }
            }
        }
        assert_eq!(wording("fr").long(&date("2025-11-06")), "6 novembre 2025");
        assert_eq!(wording("de").long(&date("../2026")), "≤ 2026");
        assert_eq!(wording("fa").long(&date("2025-11-06")), "۶ نوامبر ۲۰۲۵");
    }
}
