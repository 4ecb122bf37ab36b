//! Days of the Umm al-Qura calendar and of the Gregorian one. Never a guess: outside its published years there is none.

use crate::input::Day;
use icu_calendar::cal::Hijri;
use icu_calendar::cal::hijri::UmmAlQura;
use icu_calendar::{Date, Gregorian};

/// The years of the calendar that were published; elsewhere nobody's calendar agrees.
const PUBLISHED: std::ops::RangeInclusive<i32> = 1300..=1600;

/// Returns the Hijri day of a Gregorian one.
#[must_use]
pub fn find_hijri(day: Day) -> Option<Date<Hijri<UmmAlQura>>> {
    let date = Date::try_new_gregorian(day.year, day.month, day.day).ok()?;
    let date = date.to_calendar(Hijri::new_umm_al_qura());
    PUBLISHED.contains(&date.year().extended_year()).then_some(date)
}

/// Returns the Gregorian day of a Hijri one.
#[must_use]
pub fn find_gregorian(year: i32, month: u8, day: u8) -> Option<Day> {
    if !PUBLISHED.contains(&year) || !(1..=12).contains(&month) {
        return None;
    }
    let date = Date::try_new_hijri_with_calendar(year, month, day, Hijri::new_umm_al_qura()).ok()?;
    let date = date.to_calendar(Gregorian);
    Some(Day { year: date.era_year().extended_year, month: date.month().ordinal, day: date.day_of_month().0 })
}

/// Returns the first and the last Gregorian day of a Hijri month.
#[must_use]
pub fn find_month(year: i32, month: u8) -> Option<(Day, Day)> {
    let last = find_gregorian(year, month, 30).or_else(|| find_gregorian(year, month, 29))?;
    Some((find_gregorian(year, month, 1)?, last))
}

/// Returns the first and the last Gregorian day of a Hijri year.
#[must_use]
pub fn find_year(year: i32) -> Option<(Day, Day)> {
    Some((find_month(year, 1)?.0, find_month(year, 12)?.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_days_are_converted() {
        assert_eq!(find_gregorian(1447, 5, 15), Day::find(2025, 11, 6));
        assert_eq!(find_gregorian(1445, 9, 1), Day::find(2024, 3, 11));
        assert_eq!(find_month(1446, 9), Day::find(2025, 3, 1).zip(Day::find(2025, 3, 29)));
        assert_eq!(find_gregorian(1446, 13, 1), None);
        assert_eq!(find_gregorian(900, 1, 1), None);
    }
}
