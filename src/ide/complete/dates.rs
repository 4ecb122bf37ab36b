//! Dates that may be meant, from today on, each in a form of EDTF and told in words.

use crate::desk::stand::Question;
use crate::ide::complete::item::{Item, ItemKind};
use crate::model::date::FuzzyDate;
use std::ops::Range;

/// Returns dates around today, in the forms that dates have.
pub(super) fn dates(question: Question<'_>, replace: &Range<usize>) -> Vec<Item> {
    let today = question.desk.input.today;
    let day = today.iso();
    let later = crate::input::Day::from_number(today.number() + 2).iso();
    let (year, month) = (&day[..day.len() - 6], &day[..day.len() - 3]);
    let decade = format!("{}X", &year[..year.len() - 1]);
    let forms = [
        day.clone(),
        month.to_owned(),
        year.to_owned(),
        format!("{day}/{later}"),
        format!("{month}~"),
        format!("{month}?"),
        format!("../{day}"),
        format!("{day}/.."),
        format!("{day}T14:30+03:00"),
        decade,
    ];
    let item = |form: String| {
        let date = FuzzyDate::parse(&form).ok()?;
        let words = question.desk.dates.full(&date);
        Some(Item::new(&form, ItemKind::Date, replace.clone()).detail(words))
    };
    forms.into_iter().filter_map(item).collect()
}
