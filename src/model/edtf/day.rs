//! Arithmetic with days of the Gregorian calendar, also before it was decreed. Never asks what day it is.

use crate::input::Day;

/// Returns whether February of `year` has 29 days.
#[must_use]
pub fn is_leap_year(year: i32) -> bool {
    year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0)
}

/// Returns the number of days of a month (1 to 12) of `year`.
#[must_use]
pub fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        2 if is_leap_year(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl Day {
    /// Returns the day, or nothing where the calendar has none such.
    #[must_use]
    pub fn find(year: i32, month: u8, day: u8) -> Option<Self> {
        let exists = (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    /// Returns the first day of a month.
    #[must_use]
    pub fn first_of_month(year: i32, month: u8) -> Self {
        Self { year, month, day: 1 }
    }

    /// Returns the last day of a month.
    #[must_use]
    pub fn last_of_month(year: i32, month: u8) -> Self {
        Self { year, month, day: days_in_month(year, month) }
    }

    /// Returns how many days after 1 January 1970 it is.
    #[must_use]
    pub fn number(self) -> i64 {
        // Years are counted from March, so that the leap day is the last of its year.
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let month = (i64::from(self.month) + 9) % 12;
        let day_of_year = (153 * month + 2) / 5 + i64::from(self.day) - 1;
        let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
    }

    /// Returns the day that is so many days after 1 January 1970.
    #[must_use]
    pub fn from_number(number: i64) -> Self {
        let shifted = number + 719_468;
        let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
        let leaps = day_of_era / 1460 - day_of_era / 36_524 + day_of_era / 146_096;
        let year_of_era = (day_of_era - leaps) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = era * 400 + year_of_era + i64::from(month <= 2);
        let small = |number: i64| u8::try_from(number).unwrap_or(1);
        Self { year: i32::try_from(year).unwrap_or(i32::MAX), month: small(month), day: small(day) }
    }

    /// Returns the day of the week: 0 is Monday.
    #[must_use]
    pub fn weekday(self) -> u8 {
        u8::try_from((self.number() + 3).rem_euclid(7)).unwrap_or(0)
    }

    /// Returns how many days it is from this day to `other`: negative where `other` is earlier.
    #[must_use]
    pub fn days_until(self, other: Self) -> i64 {
        other.number() - self.number()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u8, day: u8) -> Day {
        Day::find(year, month, day).expect("a day")
    }

    #[test]
    fn days_are_counted_across_months_leap_years_and_eras() {
        assert_eq!(day(1970, 1, 1).number(), 0);
        assert_eq!(day(2025, 11, 6).number(), 20_398);
        assert_eq!(day(2024, 2, 28).days_until(day(2024, 3, 1)), 2);
        assert_eq!(day(2025, 2, 28).days_until(day(2025, 3, 1)), 1);
        assert_eq!(day(2026, 12, 31).days_until(day(2025, 12, 31)), -365);
        assert_eq!(day(-1, 12, 31).days_until(day(0, 12, 31)), 366);
        let mut before = day(-401, 12, 31);
        for (year, month) in (-400..=401).flat_map(|year| (1..=12).map(move |month| (year, month))) {
            for number in 1..=days_in_month(year, month) {
                assert_eq!(before.days_until(day(year, month, number)), 1, "{year}-{month}-{number}");
                assert_eq!(Day::from_number(day(year, month, number).number()), day(year, month, number));
                before = day(year, month, number);
            }
        }
    }

    #[test]
    fn weeks_begin_on_monday() {
        assert_eq!(day(2025, 11, 7).weekday(), 4);
        assert_eq!(day(1969, 12, 29).weekday(), 0);
        assert_eq!(day(2024, 2, 29).weekday(), 3);
    }

    #[test]
    fn days_that_are_not_are_not_found() {
        assert_eq!(Day::find(2025, 2, 29), None);
        assert_eq!(Day::find(1900, 2, 29), None);
        assert_eq!(Day::find(2025, 13, 1), None);
        assert_eq!(Day::find(2025, 1, 0), None);
        assert!(Day::find(2000, 2, 29).is_some());
    }
}
