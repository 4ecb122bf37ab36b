//! The names of months and the days of the Umm al-Qura calendar, through ICU. Never puts a date into a sentence.

use crate::input::Day;
use crate::lang::tag::Lang;
use crate::model::config::{DateStyle, Months};
use crate::model::hijri::find_hijri;
use crate::render::wording::numbers;
use icu_calendar::cal::Hijri;
use icu_calendar::cal::hijri::UmmAlQura;
use icu_calendar::{Date, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{M, YMD};

/// The names of the twelve months, in full and short.
#[derive(Debug)]
pub struct MonthNames {
    long: [Box<str>; 12],
    short: [Box<str>; 12],
}

impl MonthNames {
    /// Returns the names that months have in `lang` and its style.
    #[must_use]
    pub fn new(lang: Lang, style: &DateStyle) -> Self {
        let own = |tag: Lang, length: M| read_names(tag, style, length);
        if !lang.is_arabic() {
            return Self { long: own(lang, M::long()), short: own(lang, M::medium()) };
        }
        // Which names months have is a matter of region in Arabic; it has no short ones.
        let levantine = || own(Lang::parse("ar-IQ").unwrap_or(lang), M::long());
        let from_levant =
            matches!(lang.region(), Some("IQ" | "LB" | "SY" | "JO" | "PS")) || lang.language() == "apc";
        let gregorian = || match Lang::parse("ar") {
            Some(plain) if from_levant => own(plain, M::long()),
            Some(_) | None => own(lang, M::long()),
        };
        let long = match style.months {
            Months::Levantine => levantine(),
            Months::Gregorian => gregorian(),
            Months::Both => {
                let (levantine, gregorian) = (levantine(), gregorian());
                // The two names stay on one line: a word joiner after the slash.
                let both = |month: usize| format!("{}/\u{2060}{}", levantine[month], gregorian[month]);
                std::array::from_fn(|month| both(month).into())
            }
        };
        Self { short: long.clone(), long }
    }

    /// Returns the name of a month (1 to 12).
    #[must_use]
    pub fn long(&self, month: u8) -> &str {
        self.long.get(usize::from(month.saturating_sub(1))).map_or("", |name| name)
    }

    /// Returns the short name of a month (1 to 12).
    #[must_use]
    pub fn short(&self, month: u8) -> &str {
        self.short.get(usize::from(month.saturating_sub(1))).map_or("", |name| name)
    }
}

fn read_names(lang: Lang, style: &DateStyle, length: M) -> [Box<str>; 12] {
    let locale = numbers::locale(lang, style.digits);
    let formatter = FixedCalendarDateTimeFormatter::<Gregorian, M>::try_new(locale.into(), length).ok();
    std::array::from_fn(|month| {
        let month = u8::try_from(month + 1).unwrap_or(1);
        let date = Date::try_new_gregorian(2025, month, 1).ok();
        let name = formatter.as_ref().zip(date).map(|(formatter, date)| formatter.format(&date).to_string());
        numbers::visible(&name.unwrap_or_else(|| month.to_string())).into()
    })
}

/// The calendar of Umm al-Qura as one language writes it.
#[derive(Debug)]
pub struct HijriDays {
    formatter: Option<FixedCalendarDateTimeFormatter<Hijri<UmmAlQura>, YMD>>,
}

impl HijriDays {
    /// Returns the calendar in `lang`.
    #[must_use]
    pub fn new(lang: Lang, style: &DateStyle) -> Self {
        let locale = numbers::locale(lang, style.digits);
        Self { formatter: FixedCalendarDateTimeFormatter::try_new(locale.into(), YMD::long()).ok() }
    }

    /// Returns the day in that calendar: `15 جمادى الأولى 1447 هـ`; nothing outside its published years.
    #[must_use]
    pub fn find_day(&self, day: Day) -> Option<String> {
        let formatter = self.formatter.as_ref()?;
        find_hijri(day).map(|date| numbers::visible(&formatter.format(&date).to_string()))
    }
}
