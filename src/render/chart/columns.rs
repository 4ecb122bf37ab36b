//! How many there are, where they are too many for a mark each: a column for each month or year, which leads to the
//! page of that time. In: days. Out: an SVG that is a list of links.

use crate::input::Day;
use crate::render::chart::axis::{Axis, Days, Scale, Tick, Today, em};
use crate::render::chart::picture::Frame;
use crate::render::here::Here;
use crate::render::html::escape;
use crate::render::wording::strings::Filling;
use std::fmt::Write as _;

/// The height of the tallest column, in twelfths of a letter's size.
const TALLEST: usize = 90;

/// Returns the columns of these days; `find_href` knows the page of a year, or of a month of it.
#[must_use]
pub fn columns(
    here: Here<'_>,
    days: &[Day],
    frame: Frame<'_>,
    find_href: impl Fn(Day, Option<u8>) -> Option<String>,
) -> String {
    let axis = Axis::new(here, Days { all: days, exact: days }, frame.scale, [false, false]);
    let Some(axis) = axis else { return String::new() };
    let axis = match frame.today {
        Today::Drawn => axis.with_today(here.graph().today),
        Today::Absent => axis,
    };
    let height = axis.head() + TALLEST + 2;
    let mut svg = format!(
        "<svg class=\"chart\" width=\"100%\" height=\"{}\" role=\"list\" aria-label=\"{}\">\n",
        em(height),
        escape(frame.name)
    );
    axis.draw(here, height, &mut svg);
    let mut counts = vec![0usize; axis.ticks.len()];
    for day in days {
        // What began before the year that is drawn stands in its first month.
        let at = axis.ticks.partition_point(|tick| tick.first <= *day).saturating_sub(1);
        if let Some(count) = counts.get_mut(at) {
            *count += 1;
        }
    }
    let most = counts.iter().copied().max().unwrap_or(1).max(1);
    for (Tick { first, end, .. }, events) in axis.ticks.iter().zip(&counts).filter(|(_, events)| **events > 0)
    {
        let is_month = end.number() - first.number() < 32;
        let tall = (events * TALLEST).div_ceil(most);
        let (start, end) = (axis.place(first.number()), axis.place(end.number()));
        let width = (end - start) * 0.8;
        let left = axis.left(start + (end - start) * 0.1, width);
        let (top, tall) = (em(axis.head() + TALLEST - tall), em(tall));
        let column = format!(
            "<rect class=\"column\" x=\"{left:.1}%\" y=\"{top}\" width=\"{width:.1}%\" height=\"{tall}\"/>"
        );
        let title = escape(&title(here, (*first, is_month), *events));
        let _ = match find_href(*first, is_month.then_some(first.month)) {
            Some(href) => writeln!(
                svg,
                "<g role=\"listitem\"><a href=\"{}\" class=\"mark\"><title>{title}</title>{column}</a></g>",
                escape(&href)
            ),
            None => writeln!(svg, "<g role=\"listitem\"><title>{title}</title>{column}</g>"),
        };
    }
    svg.push_str("</svg>\n");
    svg
}

/// Returns a month or year, and how many events it has.
fn title(here: Here<'_>, (first, is_month): (Day, bool), events: usize) -> String {
    let dates = &here.locale().dates;
    let when = if is_month { dates.month_year(first.year, first.month) } else { dates.year(first.year) };
    let count = [("count", Filling::Number(i64::try_from(events).unwrap_or(i64::MAX)))];
    let count = here.locale().strings.fill("count-events", &count).unwrap_or_else(|| here.number(events));
    format!("{when} · {count}")
}

/// Returns the scale that suits the days of so many years.
#[must_use]
pub fn scale(days: &[Day]) -> Scale {
    let years = days.iter().map(|day| day.year);
    match (years.clone().min(), years.max()) {
        (Some(first), Some(last)) if first == last => Scale::MonthsOf(first),
        _ => Scale::Fitting,
    }
}
