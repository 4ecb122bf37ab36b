//! Days of briefs and of sources by themselves. In: drafts, and the day of the build. Out: in the report, what is dated
//! in the future, and years that look like those of the Hijri calendar. Events may be of any day.

use crate::diag::code::Code;
use crate::diag::phrase::{Phrase, say};
use crate::diag::report::{Diagnostic, Report};
use crate::input::Day;
use crate::model::date::{Dated, FuzzyDate, Precision};
use crate::model::hijri::find_gregorian;
use crate::parse::draft::Drafts;
use crate::span::Spanned;
use std::ops::RangeInclusive;

/// Years that no brief and no page of the web is of, and that are those of its time in the Hijri calendar.
const HIJRI: RangeInclusive<i32> = 1300..=1500;

/// Reports the days of briefs and of sources that can hardly be right.
pub(crate) fn check_days(drafts: &Drafts, today: Day, report: &mut Report) {
    for draft in &drafts.briefs {
        let Some(date) = &draft.facts.date else { continue };
        if let Some((year, help)) = find_hijri_year(&date.value.date) {
            say_so(date, (say!("the brief is dated in the year {year}", year), help), report);
        } else if !draft.facts.draft && date.value.date.is_well_after(&FuzzyDate::from_day(today)) {
            let help = say!("write the day from which it speaks");
            say_so(date, (say!("the brief is dated in the future"), help), report);
        }
    }
    for draft in &drafts.sources {
        let Some(date) = &draft.facts.date else { continue };
        // What was written about then, or in some year of many, is old: so are manuscripts that the web has pictures of.
        let is_exact = !date.value.date.is_approximate() && date.value.date.precision() <= Precision::Year;
        let hijri = find_hijri_year(&date.value.date).filter(|_| is_exact && draft.facts.url.is_some());
        if let Some((year, help)) = hijri {
            say_so(date, (say!("a source on the web is dated in the year {year}", year), help), report);
        } else if is_to_come(&date.value.date, today) {
            let help = say!("write the day on which it was published");
            say_so(date, (say!("the source is dated in the future"), help), report);
        }
    }
}

fn say_so(date: &Spanned<Dated>, (message, help): (Phrase, Phrase), report: &mut Report) {
    report.add(Diagnostic::new(Code::ImplausibleDate, date.span, message).help(help));
}

/// Returns whether a work can hardly be out yet. Journals are dated ahead, by the month or the year of an issue.
fn is_to_come(date: &FuzzyDate, today: Day) -> bool {
    if date.precision() <= Precision::Day {
        return date.is_well_after(&FuzzyDate::from_day(today));
    }
    date.earliest().is_some_and(|first| first.year > today.year + 1)
}

/// Returns the year of a date that looks like one of the Hijri calendar, with a word of what it would be.
fn find_hijri_year(date: &FuzzyDate) -> Option<(String, Phrase)> {
    let (first, last) = (date.earliest().or(date.latest())?, date.latest().or(date.earliest())?);
    if !HIJRI.contains(&first.year) || !HIJRI.contains(&last.year) {
        return None;
    }
    // Every month there has 29 days, and some have no more.
    let gregorian = |day: Day| find_gregorian(day.year, day.month, day.day.min(29)).map(|day| day.year);
    let (from, to) = (gregorian(first)?, gregorian(last)?);
    let year = first.year.to_string();
    let help = if from == to {
        say!(
            "{year} looks like a year of the Hijri calendar: in the Gregorian it is about {from}",
            year = &year,
            from = from.to_string(),
        )
    } else {
        say!(
            "{year} looks like a year of the Hijri calendar: in the Gregorian it is about {from} or {to}",
            year = &year,
            from = from.to_string(),
            to = to.to_string(),
        )
    };
    Some((year, help))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_the_hijri_calendar_are_known_with_what_they_are() {
        let of = |text: &str| {
            let found = find_hijri_year(&FuzzyDate::parse(text).expect("a date"));
            found.map(|(_, help)| help.to_string().rsplit("about ").next().unwrap_or_default().to_owned())
        };
        assert_eq!(of("1446-09-01").as_deref(), Some("2025"));
        assert_eq!(of("1446-07-31").as_deref(), Some("2025"));
        assert_eq!(of("1446").as_deref(), Some("2024 or 2025"));
        assert_eq!(of("1300").as_deref(), Some("1882 or 1883"));
        assert_eq!([of("1299-12-31"), of("1501"), of("2025-11-06"), of("1446/2025")], [const { None }; 4]);
    }

    #[test]
    fn a_work_is_to_come_where_it_can_hardly_be_out() {
        let today = Day { year: 2025, month: 11, day: 7 };
        let of = |text: &str| is_to_come(&FuzzyDate::parse(text).expect("a date"), today);
        assert!([of("2025-11-09"), of("2035"), of("2035-01"), of("2027")].iter().all(|is| *is));
        assert!(
            ![of("2025-11-08"), of("2025-12"), of("2026"), of("2026-03"), of("2024/..")].iter().any(|is| *is)
        );
    }
}
